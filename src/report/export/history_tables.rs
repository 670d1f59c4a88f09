//! A table of an export: the bounds and due days that amendments changed.

use super::plan_on_day::PlanOnDay;
use super::plan_tables::id;
use super::schema::{TO_PLAN, Table};
use crate::model::{AfterTerm, Asked, Due, Former, Op, Plan, Target};
use crate::report::fields::{Datum, Kind, PLAN, field, words};
use crate::text::{Both, Raw};
use crate::value::{Day, Item, List, word_enum};

word_enum! {
    /// The things that have a history.
    enum Kept {
        Task = "task",
        Target = "target",
    }
}

pub(super) static HISTORY: Table = Table {
    name: "history",
    doc: Both {
        en: "one row per bound or due day that an amendment changed, by the day",
        vi: "mỗi dòng một mức hoặc thời hạn đã được điều chỉnh, tính đến ngày tính",
    },
    fields: &[
        PLAN,
        field("kind", Kind::Word(words::<Kept>), "what it belonged to", "thuộc về gì"),
        field("item", Kind::Text, "id of the task or target", "mã nhiệm vụ hoặc chỉ tiêu"),
        field("in_force_until", Kind::Day, "the last day on which it was in force", "ngày cuối còn áp dụng"),
        field(
            "op",
            Kind::Word(words::<Op>),
            "of a target: how the figure was held against the bound",
            "cách so với mức khi đó",
        ),
        field(
            "bound",
            Kind::Number,
            "the number of the bound then: percent for ratios, the place for ranks, the step of a rise or fall",
            "con số của mức khi đó: phần trăm với ratio, bậc với hạng, mức tăng hoặc giảm",
        ),
        field("pool", Kind::Whole, "of a rank: among how many", "hạng trong tổng số bao nhiêu"),
        field("until", Kind::Day, "of a target: until when it was to be reached", "hạn đạt khi đó"),
        field(
            "due",
            Kind::Text,
            "of a task: when it was due, as the file writes it",
            "thời hạn khi đó, như ghi trong tệp",
        ),
        field("class", Kind::Text, "of a target: the class then", "mức xếp loại khi đó"),
        field("decision", Kind::Text, "the decision that changed it", "quyết định đã điều chỉnh"),
    ],
    key: &["plan", "kind", "item", "in_force_until"],
    links: &[TO_PLAN],
};

/// The entries that were over by the day of the view. The other tables have those that are in force on it.
pub(super) fn history(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let tasks = plan.tasks.iter().flat_map(|task| {
        past(&task.was, view.as_of).map(move |former| {
            let due = Datum::Text(due_as_written(&former.due.value));
            row(
                plan,
                Kept::Task,
                task.id.value.raw(),
                &**former,
                [Datum::Empty, Datum::Empty, Datum::Empty, Datum::Empty, due, Datum::Empty],
            )
        })
    });
    let targets = plan.targets.iter().flat_map(|target| {
        past(&target.was, view.as_of).map(move |former| {
            let by = former.by.or(target.by).map_or(plan.end.value, |by| by.value);
            let bound = former.bound.as_ref().map(|bound| &bound.value);
            row(plan, Kept::Target, target.id.value.raw(), &**former, bound_of(bound, target, by))
        })
    });
    tasks.chain(targets).collect()
}

fn past<F: Former>(was: &List<F>, day: Day) -> impl Iterator<Item = &Item<F>> {
    was.iter().filter(move |former| former.until().value < day)
}

fn row(plan: &Plan, kind: Kept, item: Raw, former: &impl Former, facts: [Datum; 6]) -> Vec<Datum> {
    let named = [id(plan), Datum::Word(kind.word()), Datum::Text(item), Datum::Day(former.until().value)];
    let decision = Datum::of(former.decision(), Datum::text);
    named.into_iter().chain(facts).chain([decision]).collect()
}

/// The columns of a bound; of a milestone only its day was another.
fn bound_of(bound: Option<&Asked>, target: &Target, by: Day) -> [Datum; 6] {
    let present = target.bounds().next().map(|bound| &bound.value);
    let pool = bound.and_then(|bound| bound.pool_size().or_else(|| present?.pool_size()));
    [
        Datum::of(bound.or(present), |bound| Datum::Word(bound.word())),
        Datum::of(bound.and_then(Asked::number).as_ref(), Datum::stated),
        Datum::of(pool, Datum::whole),
        Datum::Day(by),
        Datum::Empty,
        Datum::of(bound.and_then(Asked::class), Datum::text),
    ]
}

/// A due day as a file writes it; several are parted by blanks.
fn due_as_written(due: &Due) -> Raw {
    Raw::new(match due {
        Due::On(day) => day.to_string(),
        Due::By(stretch) => stretch.to_string(),
        Due::Days(days) => days.iter().map(|day| day.value.to_string()).collect::<Vec<_>>().join(" "),
        Due::After { term, event, .. } => {
            let term = term.map(|AfterTerm { days, working }| {
                format!("{} = {days}, ", if working { "working-days" } else { "days" })
            });
            format!("{}after = {}", term.unwrap_or_default(), event.as_str())
        }
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => due.word().unwrap_or_default().to_owned(),
    })
}
