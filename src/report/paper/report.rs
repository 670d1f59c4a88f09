//! A paper as the result of a command: its fields as JSON, its text as a document, and the file itself.

use super::fields::{FieldValue, Fields};
use crate::diag::LocatedFinding;
use crate::model::{PaperKind, Period};
use crate::report::json_values::Word;
use crate::report::object::{Object, object};
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, JsonShape, PlanLabel, Report, Sheet};
use crate::value::Day;
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A paper that was made.
pub struct PaperReport {
    /// The head.
    pub head: Head,
    /// The paper; none where no plan could be computed.
    pub plans: Vec<MadePaper>,
    /// The errors, and the texts that are not finished.
    pub findings: Vec<LocatedFinding>,
    /// The keys that the paper needs and nobody has given.
    pub lacking: Vec<LackingRow>,
    /// The faults of the template, one sentence each.
    pub template_faults: Vec<String>,
}

/// A key that is not there.
#[derive(Clone, Debug)]
pub struct LackingRow {
    pub(crate) key: String,
    pub(crate) about: String,
}

/// A paper of a plan.
#[derive(Clone, Debug)]
pub struct MadePaper {
    pub(crate) label: PlanLabel,
    pub(crate) kind: PaperKind,
    pub(crate) period: Period,
    pub(crate) day: Day,
    pub(crate) fields: Fields,
    /// The text of the filled template.
    pub(crate) doc: Doc,
    /// The filled template.
    pub(crate) file: Vec<u8>,
    /// The sheets of an annex.
    pub(crate) sheets: Vec<Sheet>,
}

impl Report for PaperReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        self.plans.iter().map(|paper| paper.doc.clone())
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn foot(&self) -> impl Object {
        Hindrances { lacking: &self.lacking, template_faults: &self.template_faults }
    }

    fn columns(&self) -> Vec<&'static str> {
        Vec::new()
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        std::iter::empty()
    }

    fn file(&self) -> &[u8] {
        self.plans.first().map(|paper| paper.file.as_slice()).unwrap_or_default()
    }

    fn sheets(&self) -> &[Sheet] {
        self.plans.first().map(|paper| paper.sheets.as_slice()).unwrap_or_default()
    }
}

object! { MadePaper, paper => {
    ..paper.label;
    "paper": Word(paper.kind), en: "the kind of paper", vi: "loại văn bản";
    "period": Some(paper.period.name.as_str()).filter(|name| !name.is_empty()).map(crate::text::Raw::new), en: "the period, such as 2023-Q3; none where the paper is about other days",
        vi: "kỳ, ví dụ 2023-Q3; không có khi văn bản không theo kỳ";
    "from": paper.period.from, en: "the first day of the period", vi: "ngày đầu của kỳ";
    "to": paper.period.to, en: "the last day of the period", vi: "ngày cuối của kỳ";
    "day": paper.day, en: "the day of which the paper speaks", vi: "ngày mà văn bản tính đến";
    "fields": paper.fields, en: "the values that fill the template, by their names (`cchc paper --fields`)",
        vi: "các giá trị điền vào mẫu, theo tên (`cchc paper --fields`)";
} }

/// Why there is no paper.
struct Hindrances<'r> {
    lacking: &'r [LackingRow],
    template_faults: &'r [String],
}

object! { Hindrances<'_>, hindrances => {
    "lacking": hindrances.lacking, en: "the keys that must be added; if any, no paper is made",
        vi: "các khóa văn bản cần mà chưa có; khi đó không có văn bản";
    "template_faults": hindrances.template_faults, en: "the faults of the template, one sentence each; if any, no paper is made",
        vi: "các lỗi của mẫu, mỗi lỗi một câu; khi đó không có văn bản";
} }

object! { LackingRow, row => {
    "key": row.key, en: "the table and the key", vi: "bảng và khóa";
    "about": row.about, en: "the meaning of the key, in the language of messages", vi: "nội dung khóa, theo ngôn ngữ thông báo";
} }

impl Json for Fields {
    fn shape() -> JsonShape {
        JsonShape::Entries { words: None, value: Box::new(JsonShape::OneOf(vec![JsonShape::Plain, JsonShape::Null])) }
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => to.serialize_none(),
            Self::Text(text) => to.serialize_str(text),
            Self::Group(fields) => fields.serialize(to),
            Self::List(items) => items.serialize(to),
            Self::Texts(texts) => texts.serialize(to),
        }
    }
}
