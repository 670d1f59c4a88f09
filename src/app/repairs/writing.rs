//! Writes repairs: under the locks of their plans they are found once more, so that nothing is written that was decided
//! from older files.

use super::search::{RepairScope, Repairs, find_repairs};
use crate::diag::Failure;
use crate::report::LeftRepair;
use crate::source::{Disk, FilePath};
use crate::store::{Lock, lock_plan, rewrite};
use crate::value::Day;
use std::collections::BTreeSet;

/// So many plans are locked at once: the system lets a process open only so many files.
const MOST_LOCKED: usize = 50;

/// Repairs that the files hold now.
#[derive(Debug, Default)]
pub(crate) struct WrittenRepairs {
    pub repairs: Repairs,
    /// The files are written, but the system did not say that they would outlast a power cut.
    pub warnings: Vec<Failure>,
    /// Why the files that are not among the repairs could not be written.
    pub failure: Option<Failure>,
}

/// Writes what can be repaired in the scope. It looks at all of it before it locks anything.
pub(crate) fn write_repairs(disk: &Disk, scope: &RepairScope, as_of: Day) -> anyhow::Result<WrittenRepairs> {
    let mut written = WrittenRepairs::default();
    let found = find_repairs(disk, scope, as_of)?;
    let folders: BTreeSet<FilePath> = found.rewrites.iter().map(|(folder, _)| folder.clone()).collect();
    let is_plan = |folder: &FilePath| scope.folders.contains(folder);
    written.repairs.left = found.left;
    // The shared files come first: plans may hang on them.
    let folders: Vec<FilePath> = folders.into_iter().collect();
    for some in folders.chunks(MOST_LOCKED) {
        let shared = some.iter().any(|folder| !is_plan(folder));
        let some_plans = some.iter().filter(|folder| is_plan(folder)).cloned().collect();
        let part = RepairScope { folders: some_plans, shared };
        let locks = some.iter().map(|folder| lock_plan(disk, folder)).collect::<Result<Vec<Lock>, Failure>>();
        let outcome = match locks {
            Ok(locks) => write_locked(disk, &part, as_of, &mut written, &locks)?,
            Err(failure) => Err(failure),
        };
        if let Err(failure) = outcome {
            written.failure = Some(failure);
            break;
        }
    }
    Ok(written)
}

fn write_locked(
    disk: &Disk,
    part: &RepairScope,
    as_of: Day,
    written: &mut WrittenRepairs,
    _: &[Lock],
) -> anyhow::Result<Result<(), Failure>> {
    let Repairs { rows, left, edited, rewrites } = find_repairs(disk, part, as_of)?;
    // A file is written whole or not at all, and so are its repairs told.
    for ((_, file), edit) in rewrites.into_iter().zip(edited) {
        let path = file.path.clone();
        match rewrite(disk, &[file]) {
            Ok(warnings) => written.warnings.extend(warnings),
            Err(failure) => return Ok(Err(failure)),
        }
        written.repairs.rows.extend(rows.iter().filter(|row| row.at.file == path).cloned());
        written.repairs.edited.push(edit);
    }
    let is_known = |row: &LeftRepair| written.repairs.left.iter().any(|known| known.row == row.row);
    let new: Vec<_> = left.into_iter().filter(|row| !is_known(row)).collect();
    written.repairs.left.extend(new);
    Ok(Ok(()))
}
