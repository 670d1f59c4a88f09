//! The bound or due day that was in force before an amendment: `was` of a task or a target tells it.

use super::new_item::position;
use crate::app::draft::{EditBase, Field, FileEdit, Subject, Work};
use crate::app::task_at::{TaskAt, day, names as keys_of, table, text};
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
const UNTIL: &str = "until";
const DECISION: &str = "decision";

/// The two versions of a plan, and the amendment between them.
pub(super) struct Amending<'a> {
    pub base: EditBase<'a>,
    pub before: &'a Plan,
    pub sources: &'a Sources,
    pub date: Day,
    /// Its number, as its amendment spells it.
    pub number: String,
}

impl Amending<'_> {
    /// The edits of `was` for a task that is due otherwise now. `names` are its ids in both versions.
    pub(super) fn former_due(&self, id: &str, names: &[String]) -> Result<Vec<FileEdit>, Failure> {
        let old = names.iter().find_map(|name| self.before.tasks.named(name));
        let (Some(now), Some(old)) = (self.base.plan.tasks.named(id), old) else { return Ok(Vec::new()) };
        let at = TaskAt::find(self.base, id)?;
        let former = table_of(self.sources, old.id.place.file, "task", old.id.value.as_str());
        let Some(due) = former.as_ref().and_then(|old| old.get(DUE)) else { return Ok(Vec::new()) };
        let edits = self.entry(id, (&old.was, &now.was), &at.key(WAS), vec![(DUE, due.clone())])?;
        Ok(if edits.is_empty() { Vec::new() } else { vec![at.work(WAS, edits)] })
    }

    /// The edits of `dropped` for a task that was dropped since: it cannot end before the amendment, and names it.
    pub(super) fn ended(&self, id: &str, names: &[String]) -> Result<Vec<FileEdit>, Failure> {
        const DROPPED: &str = "dropped";
        let was_dropped =
            names.iter().filter_map(|name| self.before.tasks.named(name)).any(|old| old.dropped.is_some());
        let dropped = self.base.plan.tasks.named(id).and_then(|task| task.dropped.as_ref());
        let Some(dropped) = dropped.filter(|_| !was_dropped) else { return Ok(Vec::new()) };
        let at = TaskAt::find(self.base, id)?;
        let key = |name: &str| [&at.key(DROPPED)[..], &[Step::Key(name.to_owned())]].concat();
        let too_early = dropped.value.on.value < self.date;
        let day = too_early.then(|| Edit::set(key("on"), day(self.date)));
        let is_undecided = dropped.value.decision.is_none();
        let number = is_undecided.then(|| Edit::set(key(DECISION), text(&self.number)));
        let edits: Vec<Edit> = day.into_iter().chain(number).collect();
        Ok(if edits.is_empty() { Vec::new() } else { vec![at.work(DROPPED, edits)] })
    }

    /// The edits of `was` for a target that changed. `names` are its ids in both versions.
    pub(super) fn former_bound(&self, id: &str, names: &[String]) -> Result<Vec<FileEdit>, Failure> {
        let old = names.iter().find_map(|name| self.before.targets.named(name));
        let (Some(now), Some(old)) = (self.base.plan.targets.named(id), old) else { return Ok(Vec::new()) };
        let (file, own) = (now.id.place.file, self.base.sources);
        let tables = (
            table_of(self.sources, old.id.place.file, "target", old.id.value.as_str()),
            table_of(own, file, "target", now.id.value.as_str()),
        );
        let (Some(old_table), Some(now_table)) = tables else { return Ok(Vec::new()) };
        let former = self.former_keys(&old_table, &now_table);
        let path = own.path(file).clone();
        let number = position(self.base, &path, ("target", "id"), now.id.value.as_str());
        let Some(number) = number.filter(|_| !former.is_empty()) else { return Ok(Vec::new()) };
        let key = vec![Step::Key("target".to_owned()), Step::Index(number), Step::Key(WAS.to_owned())];
        let edits = self.entry(id, (&old.was, &now.was), &key, former)?;
        if edits.is_empty() {
            return Ok(Vec::new());
        }
        let subject = Some(Subject::Other(now.id.value.as_str().to_owned()));
        let field = Field { subject, is_new: false, name: WAS.to_owned(), path: key };
        let edits = edits.into_iter().map(|edit| edit.in_order(keys_of(Target::KEYS))).collect();
        Ok(vec![FileEdit { path, work: Work::Edit(edits), fields: vec![field] }])
    }

    /// The keys of the bound that was in force: the bound itself, with `of` and `by` where they differed. A milestone
    /// needs its day alone. A target without a bound asked for nothing.
    fn former_keys(&self, old: &Plain, now: &Plain) -> Vec<(&'static str, Plain)> {
        let bound = Op::ALL.iter().find_map(|op| Some((op.word(), old.get(op.word())?.clone())));
        let Some(bound) = bound else { return Vec::new() };
        let last_day = |target: &Plain, plan: &Plan| {
            target.get(BY).cloned().unwrap_or_else(|| Plain::Date(plan.end.value.to_string()))
        };
        let (old_by, now_by) = (last_day(old, self.before), last_day(now, self.base.plan));
        let is_milestone = bound.0 == Op::Done.word() && now.get(bound.0) == Some(&bound.1);
        let by = (is_milestone || old_by != now_by).then_some((BY, old_by));
        let of = (old.get(OF) != now.get(OF)).then(|| old.get(OF).cloned()).flatten().map(|of| (OF, of));
        let bound = (!is_milestone).then_some(bound);
        [bound, of, by].into_iter().flatten().collect()
    }

    /// The edits by which the list of former states ends with this one, until the day before the amendment. Entries
    /// that were made since `before` without another decision are put right: the first holds what was in force, and
    /// those behind it were never decided.
    fn entry<F: Former>(
        &self,
        id: &str,
        (before, now): (&List<F>, &List<F>),
        list: &[Step],
        keys: Vec<(&'static str, Plain)>,
    ) -> Result<Vec<Edit>, Failure> {
        const BACKWARDS: Both = Both {
            en: "`{id}` was changed after {until} already, so an amendment of {date} cannot come behind that",
            vi: "`{id}` đã được điều chỉnh sau ngày {until} nên không thể ghi thêm quyết định ngày {date}",
        };
        let Some(until) = self.date.plus(-1) else { return Ok(Vec::new()) };
        if let Some(last) = before.iter().map(|one| one.until().value).max().filter(|last| *last >= until) {
            let failure = Failure::new(BACKWARDS).text("id", id).day("until", last);
            return Err(failure.day("date", self.date));
        }
        let is_new = |one: &Item<F>| !before.iter().any(|old| old.until().value == one.until().value);
        let new: Vec<(usize, &Item<F>)> = now.iter().enumerate().filter(|(_, one)| is_new(one)).collect();
        let own = fold(&self.number);
        let is_of_another = |one: &Item<F>| one.decision().is_some_and(|number| fold(number.as_str()) != own);
        if new.iter().any(|(_, one)| is_of_another(one)) {
            return Ok(Vec::new());
        }
        let Some(((first, _), others)) = new.split_first() else {
            let keys = keys.into_iter().map(|(key, value)| (key, Some(value)));
            let entry = table(keys.chain([(UNTIL, Some(day(until))), (DECISION, Some(text(&self.number)))]));
            return Ok(vec![Edit::append(list.to_vec(), entry)]);
        };
        let at = |steps: &[Step]| [list, steps].concat();
        let key = |name: &str| at(&[Step::Index(*first), Step::Key(name.to_owned())]);
        let put_right = [Edit::set(key(UNTIL), day(until)), Edit::set(key(DECISION), text(&self.number))];
        let never_decided = others.iter().rev().map(|(number, _)| Edit::remove(at(&[Step::Index(*number)])));
        Ok(put_right.into_iter().chain(never_decided).collect())
    }
}

/// The table of an id in a list of a file.
fn table_of(sources: &Sources, file: FileId, list: &str, id: &str) -> Option<Plain> {
    let data = Plain::parse(sources.text(file))?;
    let has_id =
        |table: &&Plain| table.get("id").and_then(Plain::as_text).is_some_and(|own| own.eq_ignore_ascii_case(id));
    data.get(list)?.elements()?.iter().find(has_id).cloned()
}
