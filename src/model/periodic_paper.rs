//! The texts that an office writes into its paper on a period: `papers/<period>.toml`. The rest is computed.

use super::Period;
use crate::keys::{Entity, Form, Keys, NameKind, Shape, ValueReader, table};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{AreaId, Day, Text};

table! {
    /// A file of papers/.
    pub struct PaperFile: "a file of papers", "tệp báo cáo", total {
        pub number: Option<At<u32>> = optional "number", "the number of the paper; without it, a blank for the clerk", "số của báo cáo; không có thì để trống cho văn thư";
        pub date: Option<At<Day>> = optional "date", "the day of the paper", "ngày ký báo cáo";
        pub to: Vec<At<Text>> = optional "to", "to whom it goes (kính gửi), in place of those of [paper]", "nơi kính gửi, thay cho [paper]";
        pub proposals: Vec<At<Text>> = optional "proposals", "proposals beside those of open difficulties", "kiến nghị, ngoài kiến nghị trong issues.toml";
        let note: Text = optional "note", "a remark", "ghi chú";
        let areas: AreaTexts = optional "areas", "what was done in each area, by its id; a blank line begins a paragraph", "kết quả từng lĩnh vực, theo mã; dòng trống mở đoạn mới";
        pub assessment: Assessment = optional "assessment", "the assessment", "đánh giá chung";
        pub next: NextSteps = optional "next", "the next period", "kỳ tới";
    }
    with table {
        pub areas: Vec<(At<AreaId>, At<Text>)> = areas.map(|at| at.value.0).unwrap_or_default();
        pub place: Place = table.place();
    }
}

table! {
    /// The assessment in a report.
    #[derive(Default)]
    pub struct Assessment: "[assessment]", "[assessment]" {
        pub achieved: Option<At<Text>> = optional "achieved", "what was achieved", "kết quả đạt được";
        pub limits: Option<At<Text>> = optional "limits", "limits; they stand before the list of what is overdue and missed", "tồn tại, hạn chế; đứng trước danh sách quá hạn, không đạt";
        pub causes: Option<At<Text>> = optional "causes", "their causes; default the unresolved difficulties", "nguyên nhân; mặc định là khó khăn chưa giải quyết";
    }
}

table! {
    /// The next period in a report.
    #[derive(Default)]
    pub struct NextSteps: "[next]", "[next]" {
        pub directions: Option<At<Text>> = optional "directions", "directions; they stand before the list of what is due next", "phương hướng; đứng trước danh sách việc đến hạn kỳ tới";
    }
}

/// A paper of a plan.
#[derive(Clone, Debug)]
pub struct PeriodicPaper {
    /// The period that the file's name says.
    pub period: Period,
    pub file: PaperFile,
}

impl PaperFile {
    /// The text of an area.
    pub(crate) fn area(&self, id: &AreaId) -> Option<&Text> {
        self.areas.iter().find(|(known, _)| known.value.is(id.as_str())).map(|(_, text)| &text.value)
    }

    /// Every text, for checks of what is still to be written.
    pub(crate) fn texts(&self) -> Vec<&At<Text>> {
        let written =
            [&self.assessment.achieved, &self.assessment.limits, &self.assessment.causes, &self.next.directions];
        let areas = self.areas.iter().map(|(_, text)| text);
        self.to.iter().chain(areas).chain(written.into_iter().flatten()).chain(&self.proposals).collect()
    }
}

/// The table `[areas]`. Its reader is written by hand, since its keys are ids of areas and `table!` declares only
/// tables whose keys are known.
#[derive(Clone, Debug, Default)]
struct AreaTexts(Vec<(At<AreaId>, At<Text>)>);

impl Shape for AreaTexts {
    const EXPECTED: Both = Both { en: "a table of texts by area", vi: "bảng lời văn theo lĩnh vực" };

    fn form() -> Form {
        Form::Entries(NameKind::Declared(Entity::Area), Box::new(Text::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        const KEYS: Keys = Keys { title: AreaTexts::EXPECTED, all: &[] };
        let table = reader.table(node, KEYS, |table| {
            let texts = table.entries(|id, node, reader| {
                let text = reader.value::<Text>(node)?;
                Some((At::new(AreaId::from(id.value), id.place), text))
            });
            Some(Self(texts))
        });
        table.map(|item| item.value)
    }
}
