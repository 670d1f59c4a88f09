//! Making a new plan: its files are made in memory and checked, then written.

use super::destination::Destination;
use super::fresh::workspace_files;
use super::new_plan::{NewPlan, Request};
use super::source::Source;
use crate::app::{self, PlanRun, Selection, Treatment};
use crate::diag::{Failure, Level, LocatedFinding};
use crate::model::FileKind;
use crate::report::PlanLabel;
use crate::schema::{SCHEMAS, json_schema, schema_file, with_schema};
use crate::source::{Disk, FilePath, Files as _, Memory};
use crate::store::{NewFile, NewFiles, preview_new, write_new};
use crate::text::{Both, Lang};
use crate::value::Day;
use anyhow::Result;

/// The answer to a request for a new plan.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The plan was written, or in a dry run would be.
    Made(Destination, NewPlan, NewFiles),
    /// These errors keep it from being written.
    Refused(Vec<LocatedFinding>, Failure),
}

/// Makes a new plan, and around it a workspace where there is none.
///
/// # Errors
/// When the request cannot be followed, or a file cannot be written: nothing is there then that was not before.
pub(crate) fn begin(request: &Request<'_>) -> Result<Outcome> {
    const SOURCE_FAULTY: Both = Both {
        en: "a plan with errors is not carried over; nothing was written",
        vi: "không chuyển kế hoạch đang có lỗi; chưa ghi gì",
    };
    const NOT_VALID: Both = Both {
        en: "the new plan would not be valid; nothing was written",
        vi: "kế hoạch mới sẽ không hợp lệ; chưa ghi gì",
    };
    let Request { here, named, from, dry_run, keep, lang, .. } = *request;
    let destination = Destination::of(here, named)?;
    let mut old = None;
    let plan = match from.map(|from| Source::find(here, &destination, from)).transpose()? {
        Some(Ok(source)) => {
            let root = destination.inside.as_ref().map(|(root, _)| root.as_path());
            let plan = request.carried(&source, root == Some(source.files.root()))?;
            old = Some(source);
            plan
        }
        Some(Err(errors)) => return Ok(Outcome::Refused(errors, Failure::new(SOURCE_FAULTY))),
        None => request.fresh()?,
    };
    let files = files(&destination, &plan, lang)?;
    let mut errors = looked_at((&destination, plan.days.start), &files, &plan, old.as_ref())?.findings;
    errors.retain(|finding| finding.rule().level == Level::Error);
    if !errors.is_empty() {
        return Ok(Outcome::Refused(errors, Failure::new(NOT_VALID)));
    }
    let written = put(&destination, &files, NewFolder { named, dry_run, keep })?;
    Ok(Outcome::Made(destination, plan, written))
}

/// How the new folder is made.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct NewFolder<'n> {
    /// Its name, as the caller wrote it.
    pub named: &'n str,
    pub dry_run: bool,
    /// Whether files that are there stay, and only those that are missing are added.
    pub keep: bool,
}

/// Writes the files, or tells which would be written.
///
/// # Errors
/// When one cannot be written, or a plan stands there already.
pub(in crate::app) fn put(destination: &Destination, files: &[NewFile], folder: NewFolder<'_>) -> Result<NewFiles> {
    const PLAN_THERE: Both = Both {
        en: "`{folder}` holds a plan already; --force adds files, but not to a plan",
        vi: "`{folder}` đã có kế hoạch; --force chỉ bổ sung tệp, không trộn vào kế hoạch",
    };
    let NewFolder { named, dry_run, keep } = folder;
    if keep && holds_plan(destination, files) {
        return Err(Failure::new(PLAN_THERE).arg("folder", named).into());
    }
    let write = if dry_run { preview_new } else { write_new };
    Ok(write(&destination.target, named, files, keep)?)
}

/// Every file to be written, by its path below the new folder.
///
/// # Errors
/// When a schema cannot be written as JSON, which does not happen.
pub(in crate::app) fn files(destination: &Destination, plan: &NewPlan, lang: Lang) -> Result<Vec<NewFile>> {
    if let Some((root, folder)) = &destination.inside {
        // Where the workspace has no schemas, an editor would only look for them in vain.
        let has_schemas = root.join(SCHEMAS).join(schema_file(FileKind::Plan)).is_file();
        let named = |(name, content): NewFile| {
            let content = if has_schemas { with_schema(&folder.join(&name), &content) } else { content };
            (name, content)
        };
        return Ok(plan.files.iter().cloned().map(named).collect());
    }
    let mut files = workspace_files(plan.days, lang);
    for (name, content) in &plan.shared {
        files.retain(|(known, _)| known != name);
        files.push((name.clone(), content.clone()));
    }
    let below = |(name, content): &NewFile| (format!("plans/{}/{name}", plan.id), content.clone());
    files.extend(plan.files.iter().map(below));
    for (name, content) in &mut files {
        *content = with_schema(&FilePath::new(name), content);
    }
    for kind in FileKind::ALL {
        files.push((format!("{SCHEMAS}/{}", schema_file(kind)), json_schema(kind)?));
    }
    Ok(files)
}

/// The new plan as it would be read.
pub(in crate::app) struct NewLook {
    /// Its name in a report.
    pub label: Option<PlanLabel>,
    /// Its findings; warnings that the workspace raised to errors are to be seen to afterwards.
    pub findings: Vec<LocatedFinding>,
}

/// Reads the files as they would be where they go, looked at from a day.
///
/// # Errors
/// When the workspace cannot be read, or has a plan of that id.
pub(in crate::app) fn looked_at(
    (destination, day): (&Destination, Day),
    files: &[NewFile],
    plan: &NewPlan,
    old: Option<&Source>,
) -> Result<NewLook> {
    let mut memory = Memory::default();
    for (name, content) in files {
        let path = destination
            .inside
            .as_ref()
            .map_or_else(|| name.clone(), |(_, folder)| folder.join(name).as_str().to_owned());
        memory.put(&path, content.as_str());
    }
    if let Some((root, _)) = &destination.inside {
        let disk = Disk::new(root)?;
        for name in ["cchc.toml", "indicators.toml"] {
            if let Ok(content) = disk.read(&FilePath::new(name)) {
                memory.put(name, content);
            }
        }
        let ids = app::run(&disk, &Selection::all(), day, Treatment::CHECK, |plan, _, _, _| {
            plan.id.value.as_str().to_owned()
        })?;
        if ids.plans.iter().any(|id| id.eq_ignore_ascii_case(&plan.id)) {
            const TAKEN: Both = Both { en: "there is a plan `{id}` already", vi: "đã có kế hoạch `{id}`" };
            const HELP: Both = Both { en: "give another one with --id", vi: "đặt mã khác bằng --id" };
            return Err(Failure::new(TAKEN).arg("id", &*plan.id).help(HELP).into());
        }
    }
    // Targets may start from the figures of the old plan. Its other files are not here, and it was checked already.
    let path = old.map(|old| (old.folder.join("plan.toml"), old));
    if let Some((path, old)) = path.filter(|_| destination.inside.is_some())
        && let Ok(content) = old.files.read(&path)
    {
        memory.put(path.as_str(), content);
    }
    let is_of_old = |finding: &LocatedFinding| finding.plan.as_deref() == old.map(|old| old.id.as_str());
    let PlanRun { plans, mut findings, .. } =
        app::run(&memory, &Selection::all(), day, Treatment::CHECK, |plan, view, _, _| PlanLabel::of(plan, view))?;
    findings.retain(|finding| old.is_none() || !is_of_old(finding));
    let label = plans.into_iter().find(|label| label.id.as_str().eq_ignore_ascii_case(&plan.id));
    Ok(NewLook { label, findings })
}

/// Whether a plan stands where the new one is to go.
fn holds_plan(destination: &Destination, files: &[NewFile]) -> bool {
    let plan = files.iter().find(|(name, _)| name.ends_with("plan.toml"));
    plan.is_some_and(|(name, _)| destination.target.join(name).symlink_metadata().is_ok())
}
