//! `cchc validate --fix`: makes the safe repairs, shows them, and tells what remains.

use super::edit::complain_of_written;
use crate::app::{self, RepairScope, Repairs, Run, Selection, Treatment, WrittenRepairs};
use crate::cli::computed::{Computation, How};
use crate::cli::context::{Context, Workspace};
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::outputs::Delivery;
use crate::diag::Level;
use crate::report::{FindingsReport, PlanCounts, RepairOutcome, RepairRow, RepairsReport, RunSize};
use crate::source::Files;
use crate::text::Both;
use crate::value::Day;
use anyhow::Result;

/// Repairs the plans of the selection and the files that all plans share, and hands the report over. Only with `write`
/// do files change.
pub(super) fn run(
    (context, command): (&Context, &'static str),
    delivery: Delivery<'_>,
    failing: Option<Level>,
    write: bool,
) -> Result<(Exit, RunSize)> {
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let (scope, selection) = scope(context, &workspace, as_of)?;
    let found = if write {
        app::write_repairs(&workspace.files, &scope, as_of)?
    } else {
        WrittenRepairs { repairs: app::find_repairs(&workspace.files, &scope, as_of)?, ..WrittenRepairs::default() }
    };
    let WrittenRepairs { repairs, warnings, failure } = found;
    for warning in warnings {
        output::complain(&warning.warning(context.lang));
    }
    let tell_written = || {
        if write && !repairs.edited.is_empty() {
            complain_of_written(&repairs.edited, context.lang);
        }
    };
    if let Some(failure) = failure {
        tell_written();
        return Err(failure.into());
    }
    let outcome = if write { RepairOutcome::Written } else { RepairOutcome::Shown };
    // A fault whose repair is only shown still stands in its file.
    let is_failing = |row: &RepairRow| failing.is_some_and(|level| row.rule.level >= level);
    let fails = !write && repairs.rows.iter().any(is_failing);
    let view = View { context, command, workspace: &workspace, as_of, selection, failing, outcome, fails };
    let told = if write {
        view.tell(&workspace.files, &repairs, delivery)
    } else {
        view.tell(&repairs.over(&workspace.files), &repairs, delivery)
    };
    if told.is_err() || !context.quiet {
        // A person who sees only a failure would not look for what was changed.
        tell_written();
    }
    if repairs.rows.is_empty() && !context.quiet {
        const NOTHING: Both = Both { en: "nothing to mend\n", vi: "không có chỗ nào sửa được\n" };
        output::complain(NOTHING.get(context.lang));
    }
    told
}

/// The plans of the selection, and a selection that means them also when their ids are mended.
fn scope(context: &Context, workspace: &Workspace, as_of: Day) -> Result<(RepairScope, Selection)> {
    let selection = context.selection(workspace);
    let run = Run::open(workspace.over(&workspace.files), &selection, as_of)?;
    Context::expect_names(&run.unmatched, run.known_ids(), run.is_empty())?;
    let scope = RepairScope { folders: run.taken_folders().cloned().collect(), shared: true };
    let is_of_root = scope.folders.iter().any(|folder| folder.as_str().is_empty());
    let selection = if selection.is_all() || is_of_root {
        selection.widened()
    } else {
        selection.renamed(scope.folders.iter().map(|folder| folder.as_str().to_owned()).collect())
    };
    Ok((scope, selection))
}

/// How the findings that remain are looked at.
struct View<'v> {
    context: &'v Context,
    command: &'static str,
    workspace: &'v Workspace,
    as_of: Day,
    selection: Selection,
    failing: Option<Level>,
    outcome: RepairOutcome,
    /// Whether the run fails by a fault whose repair is only shown.
    fails: bool,
}

impl View<'_> {
    /// Hands the repairs over, with the findings of the files as they are behind them.
    fn tell(self, files: &dyn Files, repairs: &Repairs, mut delivery: Delivery<'_>) -> Result<(Exit, RunSize)> {
        let Self { context, command, workspace, as_of, selection, failing, outcome, fails } = self;
        let (mut size, mut is_first) = (RunSize::default(), true);
        let report = |findings: FindingsReport, is_first: bool| {
            let Repairs { rows, left, edited, .. } = repairs;
            RepairsReport { findings, is_first, rows, left, edited, outcome, fails }
        };
        let run = Run::open(files, &selection, as_of)?;
        let how = How { treatment: Treatment::CHECK, ..How::usual(true) };
        let quiet = context.quiet;
        let ran = Computation::of_run(
            context,
            (workspace, as_of),
            run,
            how,
            |plan, view, _, _| PlanCounts::of(plan, view),
            |scene, part| {
                size.add(&part.plans, &part.findings);
                let head = scene.head(context, command, Exit::Clean);
                let (counts, findings) = (part.plans, part.findings);
                let part = FindingsReport { head, counts, size, findings, failing, quiet };
                delivery.part(&report(part, std::mem::replace(&mut is_first, false)))
            },
        )?;
        let exit =
            if fails || failing.is_some_and(|level| size.at_least(level) > 0) { Exit::Found } else { Exit::Clean };
        let head = ran.head(context, command, exit);
        let closing = FindingsReport { head, counts: Vec::new(), size, findings: Vec::new(), failing, quiet };
        delivery.close(&report(closing, false))?;
        Ok((exit, size))
    }
}
