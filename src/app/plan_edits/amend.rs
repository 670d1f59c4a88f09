//! The amendment that names everything in which the plan differs from an earlier version of it.

use super::amending::{Decision, Part, known, naming, spelled};
use super::former::Amending;
use super::new_item::expect;
use crate::app::draft::{EditBase, FileEdit};
use crate::calc::diff::{Change, ChangeKind, Topic, difference};
use crate::diag::Failure;
use crate::model::{Goal, Plan};
use crate::source::Sources;
use crate::text::{Both, Raw, fold};
use crate::value::Day;

/// An amendment to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewAmendment {
    pub number: String,
    pub date: Option<Day>,
    pub about: Option<String>,
}

/// A task or target that changed.
struct Changed {
    part: Part,
    /// Its id now; of one that is gone, its id before.
    id: String,
    /// Its ids in both versions.
    names: Vec<String>,
    /// Whether it is a task that is due on other days.
    is_due_moved: bool,
}

/// The edits that write the amendment: it names every task and target that the plan has, lacks or changes against
/// `before`, and each of them gets its former bound or due day in `was`.
///
/// # Errors
/// When one of the two versions has errors or was not issued, the amendment stands in `before` already, or the changes
/// are those of another one.
pub(crate) fn amend(
    base: EditBase<'_>,
    (before, sources): (&Plan, &Sources),
    new: &NewAmendment,
) -> Result<Vec<FileEdit>, Failure> {
    let date = day_of(base, before, new)?;
    let changes = difference(before, base.plan, base.as_of).changes;
    let changes: Vec<Change> = changes.into_iter().filter(|change| change.kind.is_of_the_plan()).collect();
    let number = fold(&new.number);
    let is_of_another =
        |change: &&Change| change.amendment.as_ref().is_some_and(|other| fold(other.as_str()) != number);
    let own: Vec<&Change> = changes.iter().filter(|change| !is_of_another(change)).collect();
    if own.is_empty() {
        return nothing_left(base, new, changes.iter().find_map(|change| change.amendment.as_ref()));
    }
    let mut items = items_of(&own);
    items.extend(with_the_end(before, base.plan, &items));
    let gone = own.iter().find(|change| change.kind.is_loss()).and_then(|change| change.topic.id());
    if let Some(id) = gone.filter(|_| !base.force) {
        return Err(lost(id.as_str()));
    }
    let amending = Amending { base, before, sources, date, number: spelled(base, &new.number) };
    let (mut edits, mut named) = (Vec::new(), Vec::new());
    for item in &items {
        named.push((item.part, item.id.as_str()));
        edits.extend(amending.ended(&item.id, &item.names)?);
        if item.part == Part::Adds {
            continue;
        }
        let due = if item.is_due_moved { amending.former_due(&item.id, &item.names)? } else { Vec::new() };
        let bound = if item.part == Part::Changes { amending.former_bound(&item.id, &item.names)? } else { Vec::new() };
        // A former state belongs to something that is named as changed.
        if item.part == Part::Drops && !due.is_empty() {
            named.push((Part::Changes, item.id.as_str()));
        }
        edits.extend(due.into_iter().chain(bound));
    }
    let decision = Decision { number: new.number.clone(), about: new.about.clone(), date };
    edits.extend(naming(base, &decision, &named));
    Ok(edits)
}

/// The answer where no change is left: the amendment names all of them, another one does, or there are none.
fn nothing_left(base: EditBase<'_>, new: &NewAmendment, other: Option<&Raw>) -> Result<Vec<FileEdit>, Failure> {
    const OTHER: Both = Both {
        en: "every change since that version is named by amendment {number} already",
        vi: "quyết định {number} đã nêu mọi thay đổi so với phiên bản đó",
    };
    const COMMIT: Both = Both {
        en: "commit it before the next changes: then they can be told apart",
        vi: "commit trước khi sửa tiếp: khi đó mới phân biệt được các thay đổi sau",
    };
    const NONE: Both = Both {
        en: "the plan asks for nothing else than in that version",
        vi: "kế hoạch không có gì khác phiên bản đó",
    };
    const BASE: Both = Both {
        en: "if the changes are committed already, name the version before them with --base",
        vi: "nếu thay đổi đã được commit, chọn phiên bản trước đó bằng --base",
    };
    match other {
        Some(other) => Err(Failure::new(OTHER).text("number", other.as_str()).help(COMMIT)),
        None if known(base, &new.number).is_some() => Ok(Vec::new()),
        None => Err(Failure::new(NONE).help(BASE)),
    }
}

/// The day of the amendment, once nothing speaks against writing it.
fn day_of(base: EditBase<'_>, before: &Plan, new: &NewAmendment) -> Result<Day, Failure> {
    const EXAMPLE: Both = Both {
        en: "for example: cchc amend 60/QĐ-UBND --date 2023-07-03 --about \"Điều chỉnh kế hoạch\"",
        vi: "ví dụ: cchc amend 60/QĐ-UBND --date 2023-07-03 --about \"Điều chỉnh kế hoạch\"",
    };
    const UNSOUND: Both = Both {
        en: "the plan has errors, so its changes cannot be told",
        vi: "kế hoạch đang có lỗi nên không xác định được thay đổi",
    };
    const BEFORE_UNSOUND: Both = Both {
        en: "the earlier version of the plan has errors, so its changes cannot be told",
        vi: "bản trước của kế hoạch có lỗi nên không xác định được thay đổi",
    };
    const ANOTHER_BASE: Both =
        Both { en: "name another version with --base", vi: "chọn phiên bản khác bằng --base" };
    const VALIDATE: Both =
        Both { en: "`cchc validate` names every fault", vi: "`cchc validate` chỉ ra từng lỗi" };
    const DRAFT: Both = Both {
        en: "the earlier version of the plan is a draft: a draft may change without an amendment",
        vi: "bản trước của kế hoạch còn là dự thảo: dự thảo thay đổi không cần quyết định điều chỉnh",
    };
    const STANDS: Both = Both {
        en: "amendment {number} stands in the earlier version already, so it cannot have brought these changes",
        vi: "quyết định {number} đã có trong bản trước nên không thể là căn cứ của các thay đổi này",
    };
    const BEFORE_ISSUE: Both = Both {
        en: "the plan was issued on {issued}, so no amendment can be of {date}",
        vi: "kế hoạch ban hành ngày {issued} nên không thể có quyết định điều chỉnh ngày {date}",
    };
    const OTHER_DAY: Both = Both {
        en: "amendments.toml says that {number} is of {date}",
        vi: "amendments.toml ghi {number} ban hành ngày {date}",
    };
    if !base.sound {
        return Err(Failure::new(UNSOUND).help(VALIDATE));
    }
    if !before.sound {
        return Err(Failure::new(BEFORE_UNSOUND).help(ANOTHER_BASE));
    }
    if before.issued.is_none() {
        return Err(Failure::new(DRAFT).help(ANOTHER_BASE));
    }
    let issued = before.issued.as_ref().and_then(|issued| issued.value.date).map(|date| date.value);
    if let (Some(date), Some(issued)) = (new.date, issued.filter(|issued| new.date < Some(*issued))) {
        return Err(Failure::new(BEFORE_ISSUE).day("date", date).day("issued", issued));
    }
    let number = fold(&new.number);
    if before.amendments.iter().any(|one| fold(one.number.value.as_str()) == number) {
        return Err(Failure::new(STANDS).text("number", new.number.as_str()).help(ANOTHER_BASE));
    }
    let there = known(base, &new.number);
    let dated = there.and_then(|one| one.date).map(|date| date.value);
    if let (Some(dated), Some(asked)) = (dated, new.date)
        && dated != asked
    {
        return Err(Failure::new(OTHER_DAY).text("number", new.number.as_str()).day("date", dated));
    }
    let date = new.date.or(dated);
    let about = new.about.is_some() || there.is_some();
    expect("cchc amend", &[(Both::same("--date"), date.is_some()), (Both::same("--about"), about)], EXAMPLE)?;
    Ok(date.unwrap_or(base.as_of))
}

/// That the table of a task or target is gone, so that nothing can show it on an earlier day.
fn lost(id: &str) -> Failure {
    const GONE: Both = Both {
        en: "`{id}` is gone from the files, so no report of an earlier day could show it",
        vi: "`{id}` không còn trong các tệp nên báo cáo của ngày trước không thể hiện được",
    };
    const PUT_BACK: Both = Both {
        en: "put its table back and use `cchc drop`; --force names it all the same",
        vi: "khôi phục bảng của mục này rồi dùng `cchc drop`; --force để vẫn nêu",
    };
    Failure::new(GONE).text("id", id).help(PUT_BACK)
}

/// The tasks and targets of these changes, each once. One that comes or goes is not named as changed as well.
fn items_of(changes: &[&Change]) -> Vec<Changed> {
    let mut items: Vec<Changed> = Vec::new();
    for change in changes.iter().filter(|change| !change.names().is_empty()) {
        let part = if change.kind.is_addition() {
            Part::Adds
        } else if change.kind.is_end() {
            Part::Drops
        } else {
            Part::Changes
        };
        let is_due_moved = change.kind == ChangeKind::DeadlineMoved;
        let ids = if let Topic::Task(id) | Topic::Target(id) = &change.topic {
            vec![id.as_str()]
        } else {
            // An indicator that is counted in another way changes each target that measures it.
            change.names().iter().map(String::as_str).collect()
        };
        for id in ids {
            if let Some(known) = items.iter_mut().find(|item| item.id.eq_ignore_ascii_case(id)) {
                known.is_due_moved |= is_due_moved;
                if part != Part::Changes {
                    known.part = part;
                }
                continue;
            }
            items.push(Changed { part, id: id.to_owned(), names: change.names().to_vec(), is_due_moved });
        }
    }
    items
}

/// The targets whose last day is that of the plan, where the plan ends on another day now.
fn with_the_end(before: &Plan, now: &Plan, items: &[Changed]) -> Vec<Changed> {
    if before.end.value == now.end.value {
        return Vec::new();
    }
    let ends_with_the_plan = |plan: &Plan, id: &str| {
        let target = plan.targets.named(id);
        target.is_some_and(|target| target.by.is_none() && matches!(target.goal, Goal::Bound(_)))
    };
    let ids = now.targets.iter().map(|target| target.id.value.as_str());
    let moved = ids.filter(|id| ends_with_the_plan(before, id) && ends_with_the_plan(now, id));
    let new = moved.filter(|id| !items.iter().any(|item| item.id.eq_ignore_ascii_case(id)));
    new.map(|id| Changed { part: Part::Changes, id: id.to_owned(), names: vec![id.to_owned()], is_due_moved: false })
        .collect()
}
