//! Edits that an editor proposes over its open texts: the same that commands make, checked in the same way, and not
//! written here.

use super::draft::{EditBase, FileEdit, propose};
use super::renaming::RenamedFile;
use super::repairs::{Repairs, find_repairs_from};
use super::task_at::{TaskAt, text};
use super::{KeptCheck, NewDelivery, RepairScope, deliver};
use crate::diag::{Failure, LocatedFinding};
use crate::edit::Edit;
use crate::source::{FilePath, Files};
use crate::store::Rewrite;
use crate::text::Both;
use std::collections::BTreeSet;

/// The text that a file would have.
#[derive(Clone, Debug)]
pub(crate) struct NewText {
    pub path: FilePath,
    pub before: String,
    pub after: String,
}

impl NewText {
    fn of(rewrites: Vec<Rewrite>) -> Vec<Self> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
        let new = |Rewrite { path, before, after }: Rewrite| {
            Some(Self { path, before: text(before.unwrap_or_default())?, after: text(after)? })
        };
        rewrites.into_iter().filter_map(new).collect()
    }
}

impl From<RenamedFile> for NewText {
    fn from(file: RenamedFile) -> Self {
        Self { after: file.after(), path: file.path, before: file.before }
    }
}

/// The repair of one finding of a plan, or of the files that all plans share.
///
/// # Errors
/// The outer one when the threads for reading cannot be made. The inner one when the repair does not stand.
pub(crate) fn repaired<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    finding: &LocatedFinding,
) -> anyhow::Result<Result<Vec<NewText>, Failure>> {
    const BRINGS: Both = Both {
        en: "this repair would bring another finding: {finding}",
        vi: "sửa như vậy thì có phát hiện khác: {finding}",
    };
    const NOT_MENDED: Both =
        Both { en: "this repair does not mend the fault", vi: "sửa như vậy không hết lỗi" };
    let check = check.with_values(|_| ());
    let plan = check.plan_of(&finding.at.file);
    let folders = plan.and_then(|plan| check.folder(plan)).cloned().into_iter().collect();
    let scope = RepairScope { folders, shared: plan.is_none() };
    let Repairs { rewrites, left, .. } = find_repairs_from(files, &scope, check, Some(finding))?;
    if !rewrites.is_empty() {
        return Ok(Ok(NewText::of(rewrites.into_iter().map(|(_, rewrite)| rewrite).collect())));
    }
    let why = left.into_iter().find_map(|left| left.why);
    Ok(Err(why.map_or_else(|| Failure::new(NOT_MENDED), |why| Failure::new(BRINGS).arg("finding", why.coded()))))
}

/// Every repair that `validate --fix` would make in one plan; without one, in the files that all plans share.
///
/// # Errors
/// When the threads for reading cannot be made.
pub(crate) fn all_repaired<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    plan: Option<usize>,
) -> anyhow::Result<Vec<NewText>> {
    let folders: BTreeSet<FilePath> = plan.and_then(|plan| check.folder(plan)).cloned().into_iter().collect();
    let scope = RepairScope { folders, shared: plan.is_none() };
    let repairs = find_repairs_from(files, &scope, check.with_values(|_| ()), None)?;
    Ok(NewText::of(repairs.rewrites.into_iter().map(|(_, rewrite)| rewrite).collect()))
}

/// A delivery of a task of a plan, as `cchc done` records it.
///
/// # Errors
/// When the delivery cannot be recorded without further facts.
pub(crate) fn delivered<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    plan: usize,
    delivery: &NewDelivery,
) -> Result<Vec<NewText>, Failure> {
    proposed(files, check, plan, |base| deliver(base, delivery))
}

/// An output for a task that names none.
///
/// # Errors
/// When the task cannot be edited.
pub(crate) fn with_output<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    plan: usize,
    (task, output): (&str, &str),
) -> Result<Vec<NewText>, Failure> {
    const KEY: &str = "output";
    proposed(files, check, plan, |base| {
        let at = TaskAt::find(base, task)?;
        Ok(vec![at.work(KEY, vec![Edit::set(at.key(KEY), text(output))])])
    })
}

fn proposed<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    plan: usize,
    decide: impl FnOnce(EditBase<'_>) -> Result<Vec<FileEdit>, Failure>,
) -> Result<Vec<NewText>, Failure> {
    let Some(folder) = check.folder(plan) else { return Ok(Vec::new()) };
    let beside = check.beside(plan);
    propose((files, check.shared()), (folder, &beside), check.as_of(), decide).map(NewText::of)
}
