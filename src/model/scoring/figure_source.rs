//! The source of a criterion's figure: what in the plan is scored.

use crate::keys::{Form, Shape, TableReader, ValueReader, table};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::{AreaId, IndicatorId, TaskId, Text, id_fault, word_enum};

word_enum! {
    /// The figure of several tasks.
    pub enum TasksFigure {
        /// Tasks done, in time or late, of those that could be.
        DoneShare = "done-share",
        /// Tasks done in time, of those done and overdue.
        OnTimeShare = "on-time-share",
        /// Tasks done late or overdue.
        LateCount = "late-count",
    }
}

word_enum! {
    /// The figure of the reports that the plan owes.
    pub enum ReportsFigure {
        /// Reports sent in time, of those due.
        OnTimeShare = "on-time-share",
        /// Reports that came after their due day.
        LateCount = "late-count",
        /// Reports that have not come and whose due day has passed.
        MissingCount = "missing-count",
    }
}

word_enum! {
    /// How several indicators make one figure.
    pub enum Combination {
        /// They are added.
        Sum = "sum",
        /// Their plain mean.
        Mean = "mean",
        /// 100 less each of them, in percent.
        HundredMinus = "100-minus",
    }
}

/// The source of a criterion's figure.
#[derive(Clone, Debug)]
pub enum FigureSource {
    /// The value of an indicator to date.
    Indicator(At<IndicatorId>),
    /// The day of the last delivery of a task.
    Task(At<TaskId>),
    /// A figure over several tasks.
    Tasks(TasksChosen, TasksFigure),
    /// A figure over the reports that the plan owes.
    Reports(ReportsFigure),
    /// A figure of several indicators.
    Combined(Combination, Vec<At<IndicatorId>>),
    /// Points that a person gives.
    Manual,
}

/// The tasks over which a figure goes.
#[derive(Clone, Debug)]
pub enum TasksChosen {
    /// All tasks of the plan.
    All,
    /// Those of an area.
    Area(At<AreaId>),
    /// Those that are named.
    Listed(Vec<At<TaskId>>),
}

impl FigureSource {
    /// The indicators that it names.
    pub(crate) fn indicators(&self) -> &[At<IndicatorId>] {
        match self {
            Self::Indicator(id) => std::slice::from_ref(id),
            Self::Combined(_, ids) => ids,
            Self::Task(_) | Self::Tasks(..) | Self::Reports(_) | Self::Manual => &[],
        }
    }
}

const ONE_SOURCE: Both = Both {
    en: "exactly one of indicator, task, tasks (with as), reports, sum, mean, 100-minus, manual",
    vi: "đúng một trong indicator, task, tasks (kèm as), reports, sum, mean, 100-minus, manual",
};
const AS_OF_TASKS: Both = Both { en: "left out: only `tasks` has `as`", vi: "bỏ đi: chỉ `tasks` mới có `as`" };
const ONLY_TRUE: Both = Both { en: "true, or left out", vi: "true, hoặc bỏ đi" };
const NOT_EMPTY: Both = Both { en: "a list of at least one indicator", vi: "danh sách ít nhất một chỉ số" };

table! {
    struct FigureKeys: "`figure`", "`figure`" called "a table such as { indicator = \"id\" }", "bảng, ví dụ { indicator = \"mã\" }" {
        let indicator: IndicatorId = optional "indicator", "the value of an indicator within `from`…`to`", "số liệu của một chỉ số trong khoảng `from`…`to`";
        let task: TaskId = optional "task", "the day of the last delivery of a task", "ngày nộp kết quả (lần cuối) của một nhiệm vụ";
        let tasks: TasksChosen = optional "tasks", "several tasks: \"all\", \"area:3\" or a list of ids; with `as`", "nhiều nhiệm vụ: \"all\", \"area:3\" hoặc danh sách mã; kèm `as`";
        let counted: TasksFigure = optional "as", "which figure of those tasks", "lấy số nào của các nhiệm vụ đó";
        let reports: ReportsFigure = optional "reports", "a figure of the reports that the plan owes", "số liệu về các báo cáo phải gửi";
        let sum: Vec<At<IndicatorId>> = optional "sum", "indicators that are added", "cộng các chỉ số";
        let mean: Vec<At<IndicatorId>> = optional "mean", "indicators of which the mean is taken", "trung bình các chỉ số";
        let hundred_minus: Vec<At<IndicatorId>> = optional "100-minus", "100 less these indicators in percent", "100 trừ các chỉ số tính bằng phần trăm";
        let manual: bool = optional "manual", "points that a person gives", "điểm do người chấm tự cho";
    }
    with table {
        pub source: FigureSource = {
            if !table.is_sound() {
                return None;
            }
            if let (None, Some(counted)) = (&tasks, &counted) {
                table.reader().contradiction("as", counted.place, AS_OF_TASKS);
                return None;
            }
            let combined = |how, list: Option<At<Vec<At<IndicatorId>>>>| list.map(|list| (how, list));
            let lists = [
                combined(Combination::Sum, sum),
                combined(Combination::Mean, mean),
                combined(Combination::HundredMinus, hundred_minus),
            ];
            if let Some((how, list)) = lists.iter().flatten().find(|(_, list)| list.value.is_empty()) {
                table.reader().contradiction(how.word(), list.place, NOT_EMPTY);
                return None;
            }
            if let Some(manual) = manual.filter(|manual| !manual.value) {
                table.reader().contradiction("manual", manual.place, ONLY_TRUE);
                return None;
            }
            if tasks.is_some() && counted.is_none() {
                table.missing("as");
                return None;
            }
            let of_tasks = tasks.zip(counted).map(|(tasks, counted)| FigureSource::Tasks(tasks.value, counted.value));
            let given: Vec<FigureSource> = [
                indicator.map(FigureSource::Indicator),
                task.map(FigureSource::Task),
                of_tasks,
                reports.map(|figure| FigureSource::Reports(figure.value)),
                manual.map(|_| FigureSource::Manual),
            ]
            .into_iter()
            .flatten()
            .chain(lists.into_iter().flatten().map(|(how, list)| FigureSource::Combined(how, list.value)))
            .collect();
            only_one(given, table)?
        };
    }
}

/// The only source of a table; a finding where it has none or several.
fn only_one(given: Vec<FigureSource>, table: &mut TableReader<'_, '_, '_>) -> Option<FigureSource> {
    let mut given = given.into_iter();
    if let (Some(source), None) = (given.next(), given.next()) {
        return Some(source);
    }
    let place = table.place();
    table.reader().contradiction("figure", place, ONE_SOURCE);
    None
}

impl Shape for FigureSource {
    const EXPECTED: Both = FigureKeys::EXPECTED;

    fn form() -> Form {
        FigureKeys::form()
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        FigureKeys::read(node, reader).map(|keys| keys.source)
    }
}

impl Shape for TasksChosen {
    const EXPECTED: Both = Both {
        en: "\"all\", an area such as \"area:3\", or a list of ids of tasks",
        vi: "\"all\", một lĩnh vực như \"area:3\", hoặc danh sách mã nhiệm vụ",
    };

    fn form() -> Form {
        Form::OneOf(vec![
            Form::Words(vec!["all"]),
            Form::Pattern("^area:[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"),
            Vec::<At<TaskId>>::form(),
        ])
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if node.as_list().is_some() {
            let tasks: Vec<At<TaskId>> = Shape::read(node, reader)?;
            if tasks.is_empty() {
                reader.contradiction("tasks", reader.place(node), Self::EXPECTED);
                return None;
            }
            return Some(Self::Listed(tasks));
        }
        let Some(word) = node.as_text() else {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        match word.strip_prefix("area:") {
            Some(id) if id_fault(id).is_none() => Some(Self::Area(At::new(AreaId::from(id), reader.place(node)))),
            None if word == "all" => Some(Self::All),
            Some(_) | None => {
                let text = Text::read(node, reader)?;
                reader.wrong_value(node, Self::EXPECTED, text.as_str(), None);
                None
            }
        }
    }
}
