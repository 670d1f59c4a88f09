//! A finding in JSON.

use super::counts::PlanCounts;
use crate::diag::{LocatedFinding, LocatedNote};
use crate::report::json_shape::{Json, JsonShape};
use crate::report::json_values::{AtLeast, InLang, Text, Word};
use crate::report::object::object;
use crate::source::Position;
use crate::text::Lang;
use crate::value::{Cell, words};
use serde::Serialize;
use serde_json::{Map, Value, json};

object! { PlanCounts, plan => {
    ..plan.label.or_folder();
    "tasks": plan.tasks, en: "number of tasks that were read", vi: "số nhiệm vụ đã đọc";
    "targets": plan.targets, en: "number of targets", vi: "số chỉ tiêu";
    "assignees": plan.assignees, en: "number of assignees", vi: "số người, đơn vị được giao";
    "values": plan.values, en: "number of reported values", vi: "số số liệu đã báo cáo";
} }

object! { InLang<'_, LocatedFinding>, InLang(finding, lang) => {
    "code": Text(finding.rule().code), en: "code of the rule", vi: "mã quy tắc";
    "name": Text(finding.rule().name), en: "name of the rule", vi: "tên quy tắc";
    "level": Word(finding.level()), en: "how much it matters", vi: "mức độ";
    "message": finding.message(*lang), en: "the message, in the language of `lang`",
        vi: "thông báo, theo ngôn ngữ `lang`";
    "help": finding.help(*lang), en: "the advice", vi: "gợi ý";
    "plan": finding.plan, en: "id of the plan that it concerns", vi: "mã kế hoạch liên quan";
    "item": finding.item().filter(|item| !item.is_empty()).map(Text), en: "id of the task, target or other item",
        vi: "mã nhiệm vụ, chỉ tiêu hoặc mục khác";
    "field": finding.field().filter(|field| !field.is_empty()).map(Text), en: "the key of the item",
        vi: "khóa của mục đó";
    "file": Text(finding.at.file.as_str()), en: "the file, from the root of the workspace, with `/`",
        vi: "tệp, tính từ gốc không gian làm việc, dùng `/`";
    "start": finding.at.start, en: "the first place", vi: "chỗ bắt đầu";
    "end": finding.at.end, en: "the place behind the last character", vi: "chỗ ngay sau ký tự cuối";
    "args": Args::of(finding), en: "the values in the message, by name", vi: "các giá trị trong thông báo, theo tên";
    "notes": finding.notes.iter().map(|note| Note(note, finding.note(note, *lang))).collect::<Vec<_>>(),
        en: "further places that it speaks of", vi: "các chỗ khác có liên quan";
} }

/// A second place of a finding, with its text.
struct Note<'f>(&'f LocatedNote, String);

object! { Note<'_>, Note(note, message) => {
    "message": message, en: "the text about this place", vi: "lời về chỗ này";
    "file": Text(note.at.file.as_str()), en: "its file", vi: "tệp";
    "start": note.at.start, en: "the first place", vi: "chỗ bắt đầu";
    "end": note.at.end, en: "the place behind the last character", vi: "chỗ ngay sau ký tự cuối";
} }

object! { Position, at => {
    "line": AtLeast::<1, _>(at.line), en: "the line, from 1", vi: "dòng, từ 1";
    "column": AtLeast::<1, _>(at.column), en: "the column, from 1, in Unicode scalar values",
        vi: "cột, từ 1, tính theo ký tự Unicode";
    "byte": at.byte, en: "the byte of the file, from 0", vi: "byte trong tệp, từ 0";
} }

/// The values of a finding by their names, sorted.
#[derive(Serialize)]
#[serde(transparent)]
struct Args(Map<String, Value>);

impl Args {
    fn of(finding: &LocatedFinding) -> Self {
        Self(finding.args().iter().map(|(name, arg)| ((*name).to_owned(), value(arg))).collect())
    }
}

impl Json for Args {
    fn shape() -> JsonShape {
        let text = || JsonShape::Text;
        let value = JsonShape::OneOf(vec![text(), JsonShape::Number, JsonShape::List(Box::new(text()))]);
        JsonShape::Entries { words: None, value: Box::new(value) }
    }
}

fn value(arg: &Cell) -> Value {
    match arg {
        Cell::Text(raw) => raw.as_str().into(),
        Cell::Texts(raws, _) => raws.iter().map(|raw| Value::from(raw.as_str())).collect(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Number(number, _) => json!(number),
        // Data does not change with the language; the message is for people.
        Cell::Empty
        | Cell::Unknown
        | Cell::Word(_)
        | Cell::Phrase(_)
        | Cell::Share(..)
        | Cell::Percent(_)
        | Cell::Exactly(_)
        | Cell::Month(..)
        | Cell::Joined(..)
        | Cell::Toned(..) => words(arg, Lang::En).into(),
    }
}
