//! `cchc record --from`: the figures of filled forms, shown as a change and, with `--write`, recorded, all or nothing.

use super::edit::complain_of_written;
use crate::app::{self, EditBase, EditMode, FilledForms, FormFile, FormWish, NewHead};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::given_file::{named_files, read_given};
use crate::cli::output;
use crate::cli::outputs::hand_over;
use crate::diag::{Failure, Level, LocatedFinding};
use crate::grid::{self, GridRefusal};
use crate::report::{FormCounts, FormsOutcome, FormsReport, Head, RefusedRow};
use crate::text::{Both, Raw};
use crate::value::Message;
use crate::write::Format;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// How filled forms are taken.
pub(super) struct FormsTaken<'f> {
    pub files: &'f [String],
    pub wish: FormWish,
    /// Whether the change is made, and not only shown.
    pub write: bool,
    /// Whether it is made though the plan would have a new error.
    pub force: bool,
    pub is_json: bool,
}

pub(super) fn run((context, command): (&Context, &'static str), taken: &FormsTaken<'_>) -> Result<Exit> {
    let named: Vec<String> = taken.files.iter().flat_map(|file| named_files(context, file)).collect();
    let named = without_locks(context, &named);
    refuse_twice(context, &named)?;
    let files = named.iter().map(|file| read(context, file)).collect::<Result<Vec<FormFile>>>()?;
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let only = app::only_plan(&workspace.over(&workspace.files), &context.selection(&workspace))?;
    let mode = EditMode { as_of, dry_run: !taken.write, force: taken.force };
    let mut filled = FilledForms::default();
    let decide = |base: EditBase<'_>| {
        if let Some(period) = &taken.wish.period {
            app::expect_period(base.plan, period)?;
        }
        filled = app::read_forms(base, &files, &taken.wish);
        let values: Vec<_> = filled.values.iter().map(|one| one.value.clone()).collect();
        // Where a row is refused, the others are tried too: every fault is told in one run.
        app::record_all(base, &values, NewHead::OfNone)
    };
    let draft = app::draft(&workspace.files, &workspace.shared, &only, mode, decide, |_, _| ())?;
    let errors = if taken.force { Vec::new() } else { draft.errors() };
    let is_sound = errors.is_empty() && filled.refused.is_empty();
    let of_rows = errors.iter().filter_map(|error| refused_by(error, &filled));
    let refused = filled.refused.iter().cloned().chain(of_rows).collect();
    let outcome = match (is_sound, taken.write) {
        (false, _) => FormsOutcome::Refused,
        (true, false) => FormsOutcome::Shown,
        (true, true) => FormsOutcome::Written,
    };
    let is_refused = outcome == FormsOutcome::Refused;
    let counts = FormCounts {
        figures: filled.values.len(),
        empty: filled.empty,
        known: filled.known,
        formulas: filled.formulas,
    };
    let head = Head { command, as_of, lang: context.lang, site: workspace.site, ok: !is_refused };
    let mut plan = draft.plan.clone();
    if is_refused {
        (plan.edits, plan.files) = (Vec::new(), Vec::new());
    }
    let mut findings = draft.new.clone();
    // A row tells its error; one that is forced stands in no row.
    let is_told = |finding: &LocatedFinding| finding.level() == Level::Error && refused_by(finding, &filled).is_some();
    findings.retain(|finding| taken.force || !is_told(finding));
    let figures = filled.values.iter().map(|one| one.figure.clone()).collect();
    let report = FormsReport { head, plan, figures, counts, refused, outcome, findings };
    let write = || -> Result<()> {
        if outcome == FormsOutcome::Written {
            for warning in draft.write(&workspace.files)? {
                output::complain(&warning.warning(context.lang));
            }
        }
        Ok(())
    };
    let tell_written = || {
        if outcome == FormsOutcome::Written && !report.plan.files.is_empty() && !context.quiet {
            complain_of_written(&report.plan.files, context.lang);
        }
    };
    if taken.is_json {
        // JSON tells what was done, so it comes last.
        write()?;
        let told = hand_over(context, &report, Format::Json);
        if told.is_err() {
            tell_written();
        }
        return told.map(|()| if is_refused { Exit::Found } else { Exit::Clean });
    }
    // The page comes first: nothing that can still fail comes behind the writing.
    if !context.quiet || is_refused {
        hand_over(context, &report, Format::Text)?;
    }
    context.complain_of(&report.findings);
    if is_refused {
        output::complain(&refusal(report.refused.len()).words(context.lang));
        return Ok(Exit::Found);
    }
    write()?;
    tell_written();
    Ok(Exit::Clean)
}

/// The files without those by which Excel marks a file that somebody has open: `*.xlsx` names them too.
fn without_locks<'f>(context: &Context, files: &'f [String]) -> Vec<&'f str> {
    const OPEN: Both = Both {
        en: "`{file}` is passed over: Excel has the form open",
        vi: "bỏ qua `{file}`: phiếu đang mở trong Excel",
    };
    let is_lock = |file: &str| Path::new(file).file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    let (locks, forms): (Vec<&str>, Vec<&str>) = files.iter().map(String::as_str).partition(|file| is_lock(file));
    for lock in locks {
        output::complain(&Failure::new(OPEN).text("file", lock).warning(context.lang));
    }
    forms
}

/// Refuses a file that is named twice.
fn refuse_twice(context: &Context, files: &[&str]) -> Result<(), Failure> {
    const TWICE: Both = Both { en: "`{file}` is named twice", vi: "`{file}` được nêu hai lần" };
    let mut seen = BTreeSet::new();
    let place = |file: &str| {
        let path = context.target(file);
        path.canonicalize().unwrap_or(path)
    };
    match files.iter().find(|file| !seen.insert(place(file))) {
        Some(file) => Err(Failure::new(TWICE).text("file", *file)),
        None => Ok(()),
    }
}

/// The row of the figure that an error is about.
fn refused_by(error: &LocatedFinding, filled: &FilledForms) -> Option<RefusedRow> {
    const SAYS: Both = Both::same("{message}");
    const MOST_CHARACTERS: usize = 400;
    let item = error.item()?;
    let value = filled.values.iter().find(|one| one.value.indicator.eq_ignore_ascii_case(item))?;
    let why = Message { says: SAYS, args: vec![("message", error.said(MOST_CHARACTERS))] };
    Some(RefusedRow { place: value.place.clone(), title: Some(value.figure.title.clone()), code: None, why })
}

fn refusal(count: usize) -> Failure {
    const NONE: Both = Both {
        en: "nothing was written: the change would bring a new error",
        vi: "chưa ghi gì: thay đổi này sẽ gây lỗi mới",
    };
    const ONE: Both = Both {
        en: "nothing was written: one row cannot be taken",
        vi: "chưa ghi gì: có một dòng không nhận được",
    };
    const SEVERAL: Both = Both {
        en: "nothing was written: {count} rows cannot be taken",
        vi: "chưa ghi gì: có {count} dòng không nhận được",
    };
    let says = match count {
        0 => NONE,
        1 => ONE,
        _ => SEVERAL,
    };
    Failure::new(says).arg("count", count.to_string())
}

fn read(context: &Context, name: &str) -> Result<FormFile> {
    const UNREAD: Both =
        Both { en: "the form `{file}` cannot be read: {why}", vi: "không đọc được phiếu `{file}`: {why}" };
    let bytes = read_given(context, name, || Failure::new(UNREAD).text("file", name))?;
    let unreadable = |refusal: GridRefusal| {
        const SAYS: Both = Both::same("{why}");
        Message { says: SAYS, args: vec![("why", refusal.words())] }
    };
    Ok(FormFile { name: Raw::new(name), grids: grid::read(&bytes, name).map_err(unreadable) })
}
