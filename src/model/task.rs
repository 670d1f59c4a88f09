//! A task of the plan (nhiệm vụ), and what was done for it.

use super::rules::NO_DUE;
use super::{AreaId, AssigneeId, Due, TargetId, TaskId};
use crate::diag::Finding;
use crate::keys::{Entity, Form, Named, Reading, Shape, Text, keys};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::List;
use crate::value::{Day, Exact};

keys! {
    /// The keys of a task.
    pub task_keys: "a [[task]]", "[[task]]";
    required ID: TaskId = "id", "the task's id", "mã nhiệm vụ";
    optional AREA: AreaId = "area", "its area; default: the id up to its first dot", "lĩnh vực; mặc định là phần mã trước dấu chấm đầu tiên";
    required TITLE: Text = "title", "what is to be done", "nội dung nhiệm vụ";
    optional OUTPUT: Text = "output", "what comes out of it (sản phẩm)", "sản phẩm";
    optional LEAD: OneOrMore = "lead", "who leads (chủ trì); one", "người chủ trì; một người";
    optional SUPPORT: Vec<At<AssigneeId>> = "support", "who supports (phối hợp)", "người phối hợp";
    optional OVERSEE: Vec<At<AssigneeId>> = "oversee", "who oversees (giám sát)", "người giám sát";
    expected DUE: Due = "due", "when it is due", "thời hạn";
    optional SERVES: Vec<At<TargetId>> = "serves", "the targets that it moves", "các chỉ tiêu mà nhiệm vụ phục vụ";
    optional SOURCE: Text = "source", "where the written plan says so", "vị trí trong văn bản";
    optional PROVISIONAL: bool = "provisional", "not in the text at hand; to be confirmed", "chưa có trong văn bản; cần xác nhận";
    optional COST: NotNegative = "cost", "estimated cost in đồng", "dự toán, đồng";
    optional SPENT: NotNegative = "spent", "spent so far in đồng", "đã chi, đồng";
    optional STARTED: Day = "started", "the day on which work began", "ngày bắt đầu";
    optional DONE: List<Delivery> = "done", "what was delivered", "kết quả đã giao";
    optional PROGRESS: List<Progress> = "progress", "how far it was on a day", "tiến độ theo ngày";
    optional DROPPED: Dropped = "dropped", "that it was dropped, when and why", "dừng thực hiện: khi nào, vì sao";
}

keys! {
    /// The keys of a delivery.
    pub delivery_keys: "an entry of `done`", "mục `done`";
    required ON: Day = "on", "the day of delivery", "ngày giao";
    optional FOR: Occurrence = "for", "which occurrence of a recurring task", "cho kỳ nào của nhiệm vụ định kỳ";
    optional EVIDENCE: Vec<At<String>> = "evidence", "document numbers, or files of the plan's folder", "số văn bản hoặc tệp trong thư mục kế hoạch";
    optional NOTE: Text = "note", "a remark", "ghi chú";
}

keys! {
    /// The keys of a progress entry.
    pub progress_keys: "an entry of `progress`", "mục `progress`";
    required ON: Day = "on", "the day", "ngày";
    required PERCENT: Percentage = "percent", "how far it is, 0 to 100", "phần trăm hoàn thành, 0 đến 100";
    optional NOTE: Text = "note", "a remark", "ghi chú";
}

keys! {
    /// The keys of a dropped task.
    pub dropped_keys: "`dropped`", "`dropped`";
    required ON: Day = "on", "from which day", "từ ngày";
    required WHY: Text = "why", "for what reason", "lý do";
    optional DECISION: Text = "decision", "by which decision", "theo quyết định nào";
}

/// A task of the plan.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: At<TaskId>,
    /// The area to which it belongs.
    pub area: At<AreaId>,
    /// What is to be done.
    pub title: Text,
    /// Where the title stands.
    pub title_place: Place,
    /// What comes out of it.
    pub output: Option<Text>,
    /// Who leads; more than one is a gap.
    pub leads: Vec<At<AssigneeId>>,
    /// Who supports.
    pub support: Vec<At<AssigneeId>>,
    /// Who oversees.
    pub oversee: Vec<At<AssigneeId>>,
    /// When it is due.
    pub due: At<Due>,
    /// The targets that it moves.
    pub serves: Vec<At<TargetId>>,
    /// Where the written plan says so.
    pub source: Option<Text>,
    /// Whether the text at hand does not have it.
    pub provisional: bool,
    /// Estimated cost in đồng, not negative.
    pub cost: Option<At<Exact>>,
    /// Spent so far in đồng, not negative.
    pub spent: Option<At<Exact>>,
    /// The day on which work began.
    pub started: Option<At<Day>>,
    /// What was delivered.
    pub done: List<Delivery>,
    /// How far it was on a day.
    pub progress: List<Progress>,
    /// That it was dropped.
    pub dropped: Option<At<Dropped>>,
}

/// One delivery.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The day of delivery.
    pub on: At<Day>,
    /// Which occurrence it is for.
    pub occurrence: Option<At<Occurrence>>,
    /// Document numbers, or files of the plan's folder; `None` when not given.
    pub evidence: Option<At<Vec<At<String>>>>,
}

/// The name of an occurrence of a recurring task.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Occurrence {
    /// A report period, for `every-report`.
    Report(String),
    /// Its due day, for all others.
    Day(Day),
}

/// How far a task was on a day.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The day.
    pub on: At<Day>,
    /// How far, 0 to 100 percent.
    pub percent: At<Exact>,
}

/// That a task was dropped.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// From which day.
    pub on: At<Day>,
    /// For what reason.
    pub why: Text,
    /// By which decision.
    pub decision: Option<Text>,
}

impl Task {
    /// Everybody with a role in the task: leads, then supports, then overseers.
    pub fn people(&self) -> impl Iterator<Item = &At<AssigneeId>> {
        self.leads.iter().chain(&self.support).chain(&self.oversee)
    }

    /// Whether it was dropped on or before this day.
    #[must_use]
    pub fn is_dropped(&self, as_of: Day) -> bool {
        self.dropped.as_ref().is_some_and(|dropped| dropped.value.on.value <= as_of)
    }
}

/// One id, or a list of them where there should be one.
#[derive(Clone, Debug)]
pub(super) struct OneOrMore(Vec<At<AssigneeId>>);

impl Shape for OneOrMore {
    const EXPECTED: Both = AssigneeId::EXPECTED;

    fn form() -> Form {
        // A list of several can be read; that only one leads is a rule.
        Form::OneOf(vec![AssigneeId::form(), Vec::<At<AssigneeId>>::form()])
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        if node.as_list().is_some() {
            return Shape::read(node, reading).map(Self);
        }
        let id = AssigneeId::read(node, reading)?;
        Some(Self(vec![At::new(id, reading.place(node))]))
    }
}

impl Shape for Occurrence {
    const EXPECTED: Both = Both {
        en: "a report period such as \"2023-Q1\", or a due day such as 2023-06-30",
        vi: "kỳ báo cáo, ví dụ \"2023-Q1\", hoặc ngày đến hạn, ví dụ 2023-06-30",
    };

    fn form() -> Form {
        Form::OneOf(vec![Day::form(), Form::Name(Named::Declared(Entity::Period))])
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        if node.is_datetime() {
            return Day::read(node, reading).map(Self::Day);
        }
        if node.as_text().is_none() {
            reading.wrong_type(node, Self::EXPECTED);
            return None;
        }
        Text::read(node, reading).map(|name| Self::Report(name.as_str().to_owned()))
    }
}

impl Shape for Delivery {
    const EXPECTED: Both = delivery_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(delivery_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let delivery = reading.table(node, delivery_keys::KEYS, |table| {
            let (on, occurrence) = (table.get(&delivery_keys::ON), table.get(&delivery_keys::FOR));
            let evidence = table.get(&delivery_keys::EVIDENCE);
            let _ = table.get(&delivery_keys::NOTE);
            Some(Self { on: on?, occurrence, evidence })
        });
        delivery.map(|item| item.value)
    }
}

impl Shape for Progress {
    const EXPECTED: Both = progress_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(progress_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let progress = reading.table(node, progress_keys::KEYS, |table| {
            let (on, percent) = (table.get(&progress_keys::ON), table.get(&progress_keys::PERCENT));
            let _ = table.get(&progress_keys::NOTE);
            Some(Self { on: on?, percent: percent?.map(|percent| Exact::from(percent.0)) })
        });
        progress.map(|item| item.value)
    }
}

impl Shape for Dropped {
    const EXPECTED: Both = Both { en: "a table { on = …, why = … }", vi: "bảng { on = …, why = … }" };

    fn form() -> Form {
        Form::Table(dropped_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let dropped = reading.table(node, dropped_keys::KEYS, |table| {
            let (on, why) = (table.get(&dropped_keys::ON), table.get(&dropped_keys::WHY));
            let decision = table.get(&dropped_keys::DECISION).map(|at| at.value);
            Some(Self { on: on?, why: why?.value, decision })
        });
        dropped.map(|item| item.value)
    }
}

impl Shape for Task {
    const EXPECTED: Both = task_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(task_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let task = reading.table(node, task_keys::KEYS, |table| {
            let (id, area, title) =
                (table.get(&task_keys::ID), table.get(&task_keys::AREA), table.get(&task_keys::TITLE));
            let output = table.get(&task_keys::OUTPUT).map(|at| at.value);
            let leads = table.get(&task_keys::LEAD).map(|at| at.value.0).unwrap_or_default();
            let support = table.get(&task_keys::SUPPORT).map(|at| at.value).unwrap_or_default();
            let oversee = table.get(&task_keys::OVERSEE).map(|at| at.value).unwrap_or_default();
            let due = table.get(&task_keys::DUE);
            let serves = table.get(&task_keys::SERVES).map(|at| at.value).unwrap_or_default();
            let source = table.get(&task_keys::SOURCE).map(|at| at.value);
            let provisional = table.get(&task_keys::PROVISIONAL).is_some_and(|at| at.value);
            let (cost, spent) = (table.get(&task_keys::COST), table.get(&task_keys::SPENT));
            let (cost, spent) =
                (cost.map(|at| at.map(|sum| Exact::from(sum.0))), spent.map(|at| at.map(|sum| Exact::from(sum.0))));
            let started = table.get(&task_keys::STARTED);
            let done = table.get(&task_keys::DONE).map(|at| at.value).unwrap_or_default();
            let progress = table.get(&task_keys::PROGRESS).map(|at| at.value).unwrap_or_default();
            let dropped = table.get(&task_keys::DROPPED);
            let id = id?;
            // What is left of a task whose title is faulty is still checked; the fault was reported.
            let title_place = title.as_ref().map_or(id.place, |title| title.place);
            let title = title.map_or_else(|| Text::from(id.value.as_str()), |title| title.value);
            if due.is_none() && !table.has(&task_keys::DUE) && !table.reading().is_damaged() {
                let finding = Finding::new(&NO_DUE, table.place()).text("task", id.value.as_str());
                table.reading().push(finding.field(task_keys::DUE.info.name));
            }
            // A task whose due day is faulty stays in the plan as one that is never late; the fault
            // was reported, so nothing is computed from it.
            let due = due.unwrap_or_else(|| At::new(Due::OnDemand, table.place()));
            let stem = id.value.as_str().split('.').next().unwrap_or_default();
            let area = area.unwrap_or_else(|| At::new(AreaId::made(stem), id.place));
            Some(Self {
                id,
                area,
                title,
                title_place,
                output,
                leads,
                support,
                oversee,
                due,
                serves,
                source,
                provisional,
                cost,
                spent,
                started,
                done,
                progress,
                dropped,
            })
        });
        task.map(|item| item.value)
    }
}

/// A whole number within bounds.
macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $least:expr, $most:expr, $en:literal, $vi:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        struct $name(i64);

        impl Shape for $name {
            const EXPECTED: Both = Both { en: $en, vi: $vi };

            fn form() -> Form {
                Form::Whole { least: $least, most: $most }
            }

            fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
                let (least, most): (Option<i64>, Option<i64>) = ($least, $most);
                let number = i64::read(node, reading)?;
                if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
                    reading.wrong_value(node, Self::EXPECTED, reading.written(node), None);
                    return None;
                }
                Some(Self(number))
            }
        }
    };
}
bounded!(
    /// A sum of money.
    NotNegative,
    Some(0),
    None,
    "a whole number, 0 or more",
    "số nguyên, từ 0 trở lên"
);
bounded!(
    /// How far something is.
    Percentage,
    Some(0),
    Some(100),
    "a whole number from 0 to 100",
    "số nguyên từ 0 đến 100"
);
