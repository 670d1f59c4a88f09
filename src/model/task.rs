//! A task of the plan (nhiệm vụ), and what was done for it.

use super::rules::NO_DUE;
use super::{due::Due, former::FormerDue, money::Spent, whole::NotNegative, whole::Percentage};
use crate::diag::Finding;
use crate::keys::{Entity, Form, Keep, NameKind, Shape, TableReader, ValueReader, table};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{AreaId, AssigneeId, ContentId, Day, Exact, FundId, List, TargetId, TaskId, Text};
use smol_str::SmolStr;

table! {
    /// A task of the plan.
    pub struct Task: "a [[task]]", "[[task]]" {
        pub id: At<TaskId> = required "id", "the task's id", "mã nhiệm vụ";
        pub area: At<AreaId> = optional "area", "its area; default: the id up to its first dot", "lĩnh vực; mặc định là phần mã trước dấu chấm đầu tiên" else area_of(&id);
        /// The id stands for a faulty title, so that the rest of the task is still checked.
        pub title: Text = required "title", "what is to be done", "nội dung nhiệm vụ" else Text::from(id.value.as_str());
        pub output: Option<Text> = optional "output", "what comes out of it (sản phẩm)", "sản phẩm";
        pub leads: Vec<At<AssigneeId>> as OneOrMore = optional "lead", "who leads (chủ trì); one", "người chủ trì; một người";
        pub support: Vec<At<AssigneeId>> = optional "support", "who supports (phối hợp)", "người phối hợp";
        pub oversee: Vec<At<AssigneeId>> = optional "oversee", "who oversees (giám sát)", "người giám sát";
        /// A task with a faulty due day stays in the plan as one that is never late.
        pub due: At<Due> = expected "due", "when it is due", "thời hạn" else At::new(Due::OnDemand, table.place());
        pub was: List<FormerDue> = optional "was", "due days in force before an amendment, oldest first", "thời hạn trước khi điều chỉnh, cũ nhất trước";
        pub serves: Vec<At<TargetId>> = optional "serves", "the targets that it moves", "các chỉ tiêu mà nhiệm vụ phục vụ";
        pub source: Option<Text> = optional "source", "where the written plan says so", "vị trí trong văn bản";
        pub provisional: bool = optional "provisional", "not in the text at hand; to be confirmed", "chưa có trong văn bản; cần xác nhận";
        pub cost: Option<At<Exact>> as NotNegative = optional "cost", "estimated cost in đồng", "dự toán, đồng";
        pub spent: Option<At<Spent>> = optional "spent", "spent so far in đồng: a sum, or one a day", "đã chi, đồng: tổng số, hoặc từng khoản theo ngày";
        pub fund: Option<At<FundId>> = optional "fund", "the fund that pays for it", "nguồn kinh phí";
        pub content: Option<At<ContentId>> = optional "content", "the content of its spending", "nội dung chi";
        pub started: Option<At<Day>> = optional "started", "the day on which work began", "ngày bắt đầu";
        pub done: List<Delivery> = optional "done", "the deliveries", "kết quả đã nộp";
        pub progress: List<Progress> = optional "progress", "how far it was on a day", "tiến độ theo ngày";
        pub dropped: Option<At<DropDecision>> = optional "dropped", "that it was dropped, when and why", "dừng thực hiện: khi nào, vì sao";
    }
    with table {
        pub title_place: Place = {
            let id = id.as_ref()?;
            require_due(table, id);
            title.as_ref().map_or(id.place, |title| title.place)
        };
    }
}

table! {
    pub struct Delivery: "an entry of `done`", "mục `done`" {
        pub on: At<Day> = required "on", "the day of delivery", "ngày nộp";
        pub occurrence: Option<At<OccurrenceName>> = optional "for", "which occurrence of a recurring task", "cho kỳ nào của nhiệm vụ định kỳ";
        pub by: Option<At<AssigneeId>> = optional "by", "which member of the group that leads the task delivered", "thành viên nào của nhóm chủ trì đã nộp";
        pub evidence: Option<At<Vec<At<String>>>> = optional "evidence", "document numbers, or files of the plan's folder", "số văn bản hoặc tệp trong thư mục kế hoạch";
        let note: Text = optional "note", "a remark", "ghi chú";
    }
}

/// The name of an occurrence of a recurring task.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OccurrenceName {
    /// A report period, for `every-report`.
    Report(SmolStr),
    /// Its due day, for all others.
    Day(Day),
}

table! {
    /// How far a task was on a day.
    pub struct Progress: "an entry of `progress`", "mục `progress`" {
        pub on: At<Day> = required "on", "the day", "ngày";
        pub percent: At<Exact> as Percentage = required "percent", "how far it is, 0 to 100", "phần trăm hoàn thành, 0 đến 100";
        let note: Text = optional "note", "a remark", "ghi chú";
    }
}

table! {
    /// The decision that a task is not done any more.
    pub struct DropDecision: "`dropped`", "`dropped`" called "a table { on = …, why = … }", "bảng { on = …, why = … }" {
        pub on: At<Day> = required "on", "from which day", "từ ngày";
        pub why: Text = required "why", "for what reason", "lý do";
        pub decision: Option<Text> = optional "decision", "by which decision", "theo quyết định nào";
    }
}

impl Task {
    /// Everybody with a role in the task: leads, then supports, then overseers.
    pub fn people(&self) -> impl Iterator<Item = &At<AssigneeId>> {
        self.leads.iter().chain(&self.support).chain(&self.oversee)
    }

    /// Whether it was dropped on or before this day.
    pub(crate) fn is_dropped(&self, as_of: Day) -> bool {
        self.dropped.as_ref().is_some_and(|dropped| dropped.value.on.value <= as_of)
    }
}

/// One id. A list of several is read as well, so that the rule "only one leads" can name them.
#[derive(Clone, Debug)]
pub(super) struct OneOrMore(Vec<At<AssigneeId>>);

impl Keep<Vec<At<AssigneeId>>> for OneOrMore {
    fn keep(self) -> Vec<At<AssigneeId>> {
        self.0
    }
}

impl Shape for OneOrMore {
    const EXPECTED: Both = AssigneeId::EXPECTED;

    fn form() -> Form {
        // A list of several can be read; that only one leads is a rule.
        Form::OneOf(vec![AssigneeId::form(), Vec::<At<AssigneeId>>::form()])
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if node.as_list().is_some() {
            return Shape::read(node, reader).map(Self);
        }
        let id = AssigneeId::read(node, reader)?;
        Some(Self(vec![At::new(id, reader.place(node))]))
    }
}

impl OccurrenceName {
    /// The name as `for` of a delivery and `--for` have it, without quotes.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Report(name) => name.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

impl Shape for OccurrenceName {
    const EXPECTED: Both = Both {
        en: "a period such as \"2023-Q1\", or a due day such as 2023-06-30",
        vi: "một kỳ, ví dụ \"2023-Q1\", hoặc ngày đến hạn, ví dụ 2023-06-30",
    };

    fn form() -> Form {
        Form::OneOf(vec![Day::form(), Form::Name(NameKind::Declared(Entity::Period))])
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if node.is_datetime() {
            return Day::read(node, reader).map(Self::Day);
        }
        if node.as_text().is_none() {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        }
        Text::read(node, reader).map(|name| Self::Report(SmolStr::new(name.as_str())))
    }
}

/// The area that the id of a task names.
fn area_of(id: &At<TaskId>) -> At<AreaId> {
    At::new(AreaId::from(id.value.as_str().split('.').next().unwrap_or_default()), id.place)
}

/// Reports a task without a due day, by a rule of its own.
fn require_due(table: &mut TableReader<'_, '_, '_>, id: &At<TaskId>) {
    if !table.has("due") && !table.reader().is_damaged() {
        let finding = Finding::new(&NO_DUE, table.place()).text("task", id.value.as_str());
        table.reader().push(finding.field("due"));
    }
}
