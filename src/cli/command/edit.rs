//! The commands that edit plan files share this: the edit is shown as a diff, refused when it would bring a new
//! error, and written.

use crate::app::{self, Draft, EditBase, EditMode, FileEdit};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::TypedDay;
use crate::cli::output;
use crate::cli::outputs::hand_over;
use crate::diag::Failure;
use crate::report::{EditOutcome, EditedFile, EditsReport, Head, IndicatorEffect, indicator_effect};
use crate::text::{Both, Lang, Raw};
use crate::value::Day;
use crate::write::Format;
use anyhow::Result;

options! {
    /// The options of a command that edits a plan.
    pub(in crate::cli) struct EditOptions {
        dry_run: bool = "--dry-run", en: "Only show the change", vi: "Chỉ xem thay đổi, không ghi";
        force: bool = "--force",
            en: "Make the change though it brings a new error; let --output replace any file but plan files",
            vi: "Vẫn ghi dù gây lỗi mới; cho --output ghi đè mọi tệp, trừ tệp kế hoạch";
    }
}

/// The day of an option, by default that of `--as-of`.
pub(in crate::cli) fn day_or_as_of(typed: Option<TypedDay>, base: EditBase<'_>) -> Result<Day, Failure> {
    typed.map_or(Ok(base.as_of), |typed| typed.day(base.settings))
}

/// Makes an edit of the one plan that is meant. `indicator` names the one whose standing is told.
pub(in crate::cli) fn make(
    context: &Context,
    (command, is_json): (&'static str, bool),
    options: &EditOptions,
    indicator: Option<&str>,
    decide: impl FnOnce(EditBase<'_>) -> Result<Vec<FileEdit>, Failure> + Send,
) -> Result<Exit> {
    const NOTHING: Both = Both { en: "nothing to change\n", vi: "không có gì thay đổi\n" };
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let only = app::only_plan(&workspace.over(&workspace.files), &context.selection(&workspace))?;
    let EditOptions { dry_run, force } = *options;
    let mode = EditMode { as_of, dry_run, force };
    let tell = |before: EditBase<'_>, after: EditBase<'_>| {
        let (old, new) = (|place| before.sources.locate(place), |place| after.sources.locate(place));
        let id = indicator.and_then(|name| app::indicator_id(before.plan, name))?;
        indicator_effect((before.plan, &old), (after.plan, &new), &id, after.view(), after.settings)
    };
    let draft = app::draft(&workspace.files, &workspace.shared, &only, mode, decide, tell)?;
    let outcome = match (!draft.errors().is_empty() && !force, draft.is_empty(), dry_run) {
        (true, ..) => EditOutcome::Refused,
        (false, true, _) => EditOutcome::Empty,
        (false, false, true) => EditOutcome::DryRun,
        (false, false, false) => EditOutcome::Written,
    };
    let (refused, writes) = (outcome == EditOutcome::Refused, outcome == EditOutcome::Written);
    let head = Head { command, as_of, lang: context.lang, site: workspace.site, ok: !refused };
    let (plan, effect, findings) = (draft.plan.clone(), draft.words.clone(), draft.new.clone());
    let report = EditsReport { head, plan, effect, sound: draft.sound, outcome, findings };
    let failure = refused.then(|| refusal(&draft));
    let write = || -> Result<()> {
        for warning in if writes { draft.write(&workspace.files)? } else { Vec::new() } {
            output::complain(&warning.warning(context.lang));
        }
        Ok(())
    };
    if is_json {
        // JSON tells what was done, so it comes last.
        write()?;
        let told = hand_over(context, &report, Format::Json);
        if told.is_err() && writes {
            // A person who sees only a failure would make the same edit again.
            complain_of_written(&report.plan.files, context.lang);
        }
        return told.map(|()| if refused { Exit::Found } else { Exit::Clean });
    }
    // The page comes first: nothing that can still fail comes behind the writing.
    if !context.quiet || refused {
        hand_over(context, &report, Format::Text)?;
    }
    context.complain_of(&report.findings);
    if let Some(failure) = failure {
        output::complain(&failure.words(context.lang));
        return Ok(Exit::Found);
    }
    if outcome == EditOutcome::Empty && !context.quiet {
        output::complain(NOTHING.get(context.lang));
    }
    write()?;
    if writes && !context.quiet {
        complain_of_written(&report.plan.files, context.lang);
    }
    Ok(Exit::Clean)
}

/// Tells which files are written.
pub(super) fn complain_of_written(files: &[EditedFile], lang: Lang) {
    let paths: Vec<String> = files.iter().map(|file| file.path.as_str().to_owned()).collect();
    complain_of_paths(&paths, lang);
}

/// The same of files by their paths.
pub(super) fn complain_of_paths(paths: &[String], lang: Lang) {
    const WRITTEN: Both = Both { en: "✓ written: {files}\n", vi: "✓ đã ghi: {files}\n" };
    let shown: Vec<String> = paths.iter().map(|path| Raw::new(&**path).terminal().to_string()).collect();
    output::complain(&crate::text::fill(WRITTEN.get(lang), |_| shown.join(", ")));
}

fn refusal(draft: &Draft<Option<IndicatorEffect>>) -> Failure {
    const ONE: Both = Both {
        en: "nothing was written: the change would bring a new error",
        vi: "chưa ghi gì: thay đổi này sẽ gây một lỗi mới",
    };
    const SEVERAL: Both = Both {
        en: "nothing was written: the change would bring {count} new errors",
        vi: "chưa ghi gì: thay đổi này sẽ gây {count} lỗi mới",
    };
    const FORCE: Both = Both { en: "--force writes it all the same", vi: "--force để vẫn ghi" };
    let count = draft.errors().len();
    Failure::new(if count == 1 { ONE } else { SEVERAL }).arg("count", count.to_string()).help(FORCE)
}
