//! Taking a task or a target out of a plan from a day on.

use super::amending::{Decision, Part, known, naming, spelled};
use super::new_item::expect;
use crate::app::draft::{EditBase, FileEdit};
use crate::app::naming::one_of;
use crate::app::task_at::{TaskAt, day, table, text};
use crate::diag::Failure;
use crate::edit::Edit;
use crate::model::Target;
use crate::text::Both;
use crate::value::{Day, Item, word_enum};

word_enum! {
    /// A thing that can be dropped.
    pub enum Droppable {
        /// A task.
        Task = "task",
        /// A target.
        Target = "target",
    }
}

/// A task or target to be dropped, and the reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Drop {
    /// Its kind; found where only one of both has the id.
    pub kind: Option<Droppable>,
    pub id: String,
    /// The first day without it; else the day of the decision, or the day to look from.
    pub on: Option<Day>,
    pub why: Option<String>,
    /// The number of the decision.
    pub decision: Option<String>,
    /// The subject of a decision that amendments.toml does not have yet; the reason by default.
    pub about: Option<String>,
}

const NO_TARGET: Both = Both { en: "no target is called `{name}`", vi: "không có chỉ tiêu `{name}`" };

/// The edits that drop a task or a target.
///
/// # Errors
/// When it is not known, an id names both, it was dropped already, or a target cannot be dropped without a decision.
pub(crate) fn drop_item(base: EditBase<'_>, drop: &Drop) -> Result<Vec<FileEdit>, Failure> {
    const EXAMPLE: Both = Both {
        en: "for example: cchc drop task 3.2 --why \"…\" --decision 60/QĐ-UBND",
        vi: "ví dụ: cchc drop task 3.2 --why \"…\" --decision 60/QĐ-UBND",
    };
    expect("cchc drop", &[(Both::same("--why"), drop.why.is_some())], EXAMPLE)?;
    let (kind, id) = meant(base, drop)?;
    match kind {
        Droppable::Task => task(base, drop, &id),
        Droppable::Target => target(base, drop, &id),
    }
}

/// The kind and the id that a name means: an id, a title, the title of an indicator.
fn meant(base: EditBase<'_>, drop: &Drop) -> Result<(Droppable, String), Failure> {
    const BOTH: Both = Both {
        en: "`{id}` is a task and a target: cchc drop task {id}, or cchc drop target {id}",
        vi: "`{id}` vừa là nhiệm vụ vừa là chỉ tiêu: cchc drop task {id}, hoặc cchc drop target {id}",
    };
    const NOTHING: Both =
        Both { en: "no task and no target is called `{name}`", vi: "không có nhiệm vụ hay chỉ tiêu `{name}`" };
    let (tasks, targets) = (&base.plan.tasks, &base.plan.targets);
    if let Some(kind) = drop.kind {
        return Ok((kind, drop.id.clone()));
    }
    match (tasks.named(&drop.id), targets.named(&drop.id)) {
        (Some(_), Some(_)) => return Err(Failure::new(BOTH).arg("id", &*drop.id)),
        (None, Some(_)) => return Ok((Droppable::Target, drop.id.clone())),
        (Some(_), None) => return Ok((Droppable::Task, drop.id.clone())),
        (None, None) => {}
    }
    let called = tasks.called(&drop.id).into_iter().map(|task| (Droppable::Task, task.id.value.as_str()));
    let targets_called = targets.called(&drop.id).into_iter();
    let called = called.chain(targets_called.map(|target| (Droppable::Target, target.id.value.as_str())));
    match called.collect::<Vec<_>>().as_slice() {
        [(kind, id)] => Ok((*kind, (*id).to_owned())),
        [] => {
            let ids = tasks.iter().map(|task| task.id.value.as_str());
            Err(Failure::unknown(NOTHING, &drop.id, ids.chain(targets.iter().map(|target| target.id.value.as_str()))))
        }
        several => Err(Failure::several(&drop.id, several.iter().map(|(_, id)| *id))),
    }
}

impl Drop {
    /// The first day without it, and the decision; with the day that its amendment has, where there is one.
    fn decided(&self, base: EditBase<'_>) -> (Day, Option<Decision>, Option<Day>) {
        let dated = self.decision.as_deref().and_then(|number| known(base, number)?.date).map(|date| date.value);
        let on = self.on.or(dated).unwrap_or(base.as_of);
        let about = self.about.clone().or_else(|| self.why.clone());
        (on, self.decision.clone().map(|number| Decision { number, about, date: on }), dated)
    }
}

fn task(base: EditBase<'_>, drop: &Drop, id: &str) -> Result<Vec<FileEdit>, Failure> {
    const DROPPED: &str = "dropped";
    const ALREADY: Both =
        Both { en: "task {task} was dropped on {on} already", vi: "nhiệm vụ {task} đã dừng từ ngày {on}" };
    const FORCE: Both = Both { en: "--force writes the new reason", vi: "--force để ghi lại" };
    let (on, decision, _) = drop.decided(base);
    let at = TaskAt::find(base, id)?;
    let id = at.task.id.value.as_str();
    if let Some(earlier) = &at.task.dropped
        && !base.force
    {
        return Err(Failure::new(ALREADY).arg("task", id).day("on", earlier.value.on.value).help(FORCE));
    }
    let dropped = table([
        ("on", Some(day(on))),
        ("why", drop.why.as_deref().map(text)),
        ("decision", drop.decision.as_deref().map(|number| text(&spelled(base, number)))),
    ]);
    let edit = at.work(DROPPED, vec![Edit::set(at.key(DROPPED), dropped)]);
    let naming = decision.and_then(|decision| naming(base, &decision, &[(Part::Drops, id)]));
    Ok([Some(edit), naming].into_iter().flatten().collect())
}

/// A target has no key of its own that drops it: the amendment does.
fn target(base: EditBase<'_>, drop: &Drop, id: &str) -> Result<Vec<FileEdit>, Failure> {
    const DRAFT: Both = Both {
        en: "the plan is a draft: take the table of target `{target}` out of plan.toml, nobody has decided it yet",
        vi: "kế hoạch còn là dự thảo: xóa bảng của chỉ tiêu `{target}` trong plan.toml, vì chưa ban hành",
    };
    const NO_DECISION: Both = Both {
        en: "a target of an issued plan is dropped by a decision: --decision NUMBER",
        vi: "chỉ tiêu của kế hoạch đã ban hành chỉ bỏ bằng quyết định: --decision SỐ",
    };
    const OTHER_DAY: Both = Both {
        en: "a target ends on the day of its amendment, and {number} is of {date}: leave --on out",
        vi: "chỉ tiêu hết hiệu lực từ ngày của quyết định, mà {number} ban hành ngày {date}: bỏ --on",
    };
    const ALREADY: Both = Both {
        en: "target `{target}` is not in the plan on {on}: an amendment dropped it, or adds it later",
        vi: "chỉ tiêu `{target}` không thuộc kế hoạch vào ngày {on}: quyết định đã bỏ, hoặc bổ sung sau đó",
    };
    let target: &Item<Target> = one_of(&base.plan.targets, id, NO_TARGET)?;
    let id = target.id.value.as_str();
    if base.plan.issued.is_none() {
        return Err(Failure::new(DRAFT).arg("target", id));
    }
    let (on, decision, dated) = drop.decided(base);
    if let (Some(number), Some(dated)) = (&drop.decision, dated.filter(|dated| *dated != on)) {
        return Err(Failure::new(OTHER_DAY).text("number", number.as_str()).day("date", dated));
    }
    if !base.plan.amended.has_target(id, on) {
        return Err(Failure::new(ALREADY).arg("target", id).day("on", on));
    }
    let decision = decision.ok_or_else(|| Failure::new(NO_DECISION))?;
    Ok(naming(base, &decision, &[(Part::Drops, id)]).into_iter().collect())
}
