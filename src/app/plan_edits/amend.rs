//! The amendment that names everything in which the plan differs from an earlier version of it.

use super::amending::{Decision, Part, known, naming, spelled};
use super::new_item::{expect, position};
use crate::app::draft::{EditBase, Field, FileEdit, Subject, Work};
use crate::app::task_at::{TaskAt, day, names, table, text};
use crate::calc::diff::{Change, ChangeKind, Topic, difference};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::model::{Former, Op, Plan, Target};
use crate::parse::Plain;
use crate::source::{FileId, Sources};
use crate::text::{Both, fold};
use crate::value::{Day, Item, List};

const WAS: &str = "was";
const BY: &str = "by";
const OF: &str = "of";
const DUE: &str = "due";

/// An amendment to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewAmendment {
    pub number: String,
    pub date: Option<Day>,
    pub about: Option<String>,
}

/// The edits that write the amendment: it names every task and target that the plan has, lacks or changes against
/// `before`, and each of them gets its former bound or due day in `was`.
///
/// # Errors
/// When one of the two versions has errors or was not issued, or the amendment stands in `before` already.
pub(crate) fn amend(
    base: EditBase<'_>,
    (before, sources): (&Plan, &Sources),
    new: &NewAmendment,
) -> Result<Vec<FileEdit>, Failure> {
    let date = day_of(base, before, new)?;
    let changes = difference(before, base.plan, base.as_of).changes;
    let own = |change: &&Change| {
        let is_of_another = change.amendment.as_ref().is_some_and(|number| fold(number.as_str()) != fold(&new.number));
        change.kind.is_of_the_plan() && !is_of_another
    };
    let changes: Vec<&Change> = changes.iter().filter(own).collect();
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let items = items_of(&changes);
    let number = &spelled(base, &new.number);
    let amending = Amending { base, before, sources, date, number };
    let mut edits = Vec::new();
    for (part, id) in &items {
        if *part == Part::Changes {
            edits.extend(amending.former_due(id)?);
            edits.extend(amending.former_bound(id));
        }
    }
    let decision = Decision { number: new.number.clone(), about: new.about.clone(), date };
    let named: Vec<(Part, &str)> = items.iter().map(|(part, id)| (*part, id.as_str())).collect();
    edits.extend(naming(base, &decision, &named));
    Ok(edits)
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

/// The tasks and targets of these changes, each once: what comes and goes is not named as changed as well.
fn items_of(changes: &[&Change]) -> Vec<(Part, String)> {
    const ADDING: [ChangeKind; 2] = [ChangeKind::TaskAdded, ChangeKind::TargetAdded];
    const DROPPING: [ChangeKind; 3] = [ChangeKind::TaskDropped, ChangeKind::TaskRemoved, ChangeKind::TargetRemoved];
    let mut items: Vec<(Part, String)> = Vec::new();
    let mut ids: Vec<(Part, &str)> = Vec::new();
    for change in changes {
        let part = if ADDING.contains(&change.kind) {
            Part::Adds
        } else if DROPPING.contains(&change.kind) {
            Part::Drops
        } else {
            Part::Changes
        };
        match (&change.topic, change.names()) {
            (_, []) => {}
            (Topic::Task(id) | Topic::Target(id), _) => ids.push((part, id.as_str())),
            (_, names) => ids.extend(names.iter().map(|name| (part, name.as_str()))),
        }
    }
    // The order of the list decides: what is added or dropped goes first.
    for part in Part::ALL.into_iter().filter(|part| *part != Part::Changes).chain([Part::Changes]) {
        for (_, id) in ids.iter().filter(|(own, _)| *own == part) {
            let is_there = items.iter().any(|(_, known)| known.eq_ignore_ascii_case(id));
            if !is_there {
                items.push((part, (*id).to_owned()));
            }
        }
    }
    items
}

/// The two versions of the plan, and the amendment between them.
struct Amending<'a> {
    base: EditBase<'a>,
    before: &'a Plan,
    sources: &'a Sources,
    date: Day,
    number: &'a str,
}

impl Amending<'_> {
    /// The entry of `was` for a task that is due otherwise now.
    fn former_due(&self, id: &str) -> Result<Option<FileEdit>, Failure> {
        let (Some(now), Some(old)) = (self.base.plan.tasks.named(id), self.before.tasks.named(id)) else {
            return Ok(None);
        };
        if self.is_told(&old.was, &now.was) {
            return Ok(None);
        }
        let at = TaskAt::find(self.base, id)?;
        let due = table_of(self.sources, old.id.place.file, "task", old.id.value.as_str()).and_then(|old| {
            let due = old.get(DUE)?.clone();
            (at.data.get(DUE) != Some(&due) && !is_event_alone(&due, at.data.get(DUE))).then_some(due)
        });
        Ok(due.and_then(|due| Some(at.work(WAS, vec![Edit::append(at.key(WAS), self.entry(vec![(DUE, due)])?)]))))
    }

    /// The entry of `was` for a target that asks for something else now.
    fn former_bound(&self, id: &str) -> Option<FileEdit> {
        let (now, old) = (self.base.plan.targets.named(id)?, self.before.targets.named(id)?);
        if self.is_told(&old.was, &now.was) {
            return None;
        }
        let (file, place) = (now.id.place.file, self.base.sources);
        let now_table = table_of(place, file, "target", now.id.value.as_str())?;
        let old_table = table_of(self.sources, old.id.place.file, "target", old.id.value.as_str())?;
        let former = former_keys(self.before, (&old_table, &now_table));
        let entry = self.entry((!former.is_empty()).then_some(former)?)?;
        let path = place.path(file).clone();
        let number = position(self.base, &path, ("target", "id"), now.id.value.as_str())?;
        let key = vec![Step::Key("target".to_owned()), Step::Index(number), Step::Key(WAS.to_owned())];
        let subject = Some(Subject::Other(now.id.value.as_str().to_owned()));
        let field = Field { subject, is_new: false, name: WAS.to_owned(), path: key.clone() };
        let edit = Edit::append(key, entry).in_order(names(Target::KEYS));
        Some(FileEdit { path, work: Work::Edit(vec![edit]), fields: vec![field] })
    }

    /// Whether the state before is known: an entry came since, or one holds until that day or a later one.
    fn is_told<F: Former>(&self, before: &List<F>, now: &List<F>) -> bool {
        let is_new = |one: &Item<F>| !before.iter().any(|old| old.until().value == one.until().value);
        let until = self.date.plus(-1);
        now.iter().any(|one| is_new(one) || Some(one.until().value) >= until)
    }

    /// An entry of `was` with its last day and the decision; `None` before the calendar.
    fn entry(&self, keys: Vec<(&'static str, Plain)>) -> Option<Plain> {
        let until = self.date.plus(-1)?;
        let keys = keys.into_iter().map(|(key, value)| (key, Some(value)));
        Some(table(keys.chain([("until", Some(day(until))), ("decision", Some(text(self.number)))])))
    }
}

/// Whether two due days differ only in that the event has come: nobody decided that.
fn is_event_alone(old: &Plain, now: Option<&Plain>) -> bool {
    let without_event = |due: &Plain| {
        let Plain::Table(entries) = due else { return None };
        Some(entries.iter().filter(|(key, _)| key != "event").cloned().collect::<Vec<(String, Plain)>>())
    };
    let (old, now) = (without_event(old), now.and_then(without_event));
    old.is_some() && old == now
}

/// The keys of a bound that was in force: the bound itself, with `of` and `by` where they differed. A milestone needs
/// its day alone.
fn former_keys(before: &Plan, (old, now): (&Plain, &Plain)) -> Vec<(&'static str, Plain)> {
    let bound = Op::ALL.iter().find_map(|op| Some((op.word(), old.get(op.word())?.clone())));
    let Some(bound) = bound else { return Vec::new() };
    let end = Plain::Date(before.end.value.to_string());
    let (old_by, now_by) = (old.get(BY), now.get(BY));
    let by = (old_by != now_by).then(|| (BY, old_by.cloned().unwrap_or(end)));
    let of = (old.get(OF) != now.get(OF)).then(|| old.get(OF).cloned()).flatten().map(|of| (OF, of));
    let is_same_bound = now.get(bound.0) == Some(&bound.1);
    if is_same_bound && by.is_none() && old.get(OF) == now.get(OF) {
        return Vec::new();
    }
    let is_milestone = bound.0 == Op::Done.word();
    let bound = (!(is_milestone && is_same_bound)).then_some(bound);
    [bound, of, by].into_iter().flatten().collect()
}

/// The table of an id in a list of a file.
fn table_of(sources: &Sources, file: FileId, list: &str, id: &str) -> Option<Plain> {
    let data = Plain::parse(sources.text(file))?;
    let has_id =
        |table: &&Plain| table.get("id").and_then(Plain::as_text).is_some_and(|own| own.eq_ignore_ascii_case(id));
    data.get(list)?.elements()?.iter().find(has_id).cloned()
}
