//! What the commands that edit plan files have in common: the change is shown as a diff, refused when it would
//! bring a new error, and written.

use crate::app::{self, Draft, FileEdit, Ground, Manner, Waiting};
use crate::cli::context::Context;
use crate::cli::{exit::Exit, output};
use crate::diag::Failure;
use crate::report::{PlanChanges, Recorded, edits::recorded, recorded_doc};
use crate::report::{json::Output, json::PlanChangesJson};
use crate::text::{Both, Lang};
use crate::value::Day;
use crate::write::json;
use crate::write::{diff, write_doc};
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

/// Makes a change of the one plan that is meant. `record`s name the indicator, whose standing is then told.
pub(in crate::cli) fn make(
    context: &Context,
    (command, is_json): (&'static str, bool),
    options: &EditOptions,
    indicator: Option<&str>,
    decide: impl FnOnce(Ground<'_>) -> Result<Vec<FileEdit>, Failure> + Send,
) -> Result<Exit> {
    const NOTHING: Both = Both { en: "nothing to change\n", vi: "không có gì thay đổi\n" };
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let folder = app::only_plan(&workspace.files, &context.selection(&workspace))?;
    let EditOptions { dry_run, force } = *options;
    let manner = Manner { as_of, dry_run, force, waiting: Waiting::default() };
    let tell = |before: Ground<'_>, after: Ground<'_>| {
        let (old, new) = (|place| before.sources.locate(place), |place| after.sources.locate(place));
        indicator.and_then(|id| recorded((before.plan, &old), (after.plan, &new), id, after.view(), after.settings))
    };
    let draft = app::draft(&workspace.files, &folder, manner, decide, tell)?;
    let refused = !draft.errors().is_empty() && !force;
    let write = !dry_run && !refused && !draft.is_empty();
    if is_json {
        return in_json(context, &workspace, (command, as_of), draft, write, refused);
    }
    // What is shown is shown first: nothing that can still fail comes behind the writing.
    if !context.quiet || refused {
        context.hand_over(&page(context, &draft, refused, dry_run && !refused))?;
    }
    context.complain_of(&draft.new, 0);
    if refused {
        output::complain(&refusal(&draft).words(context.lang));
        return Ok(Exit::Found);
    }
    if draft.is_empty() {
        if !context.quiet {
            output::complain(NOTHING.get(context.lang));
        }
        return Ok(Exit::Clean);
    }
    if write {
        let plan = draft.plan.clone();
        for warning in draft.write(&workspace.files)? {
            output::complain(&warning.warning(context.lang));
        }
        if !context.quiet {
            complain_of_written(&plan, context.lang);
        }
    }
    Ok(Exit::Clean)
}

fn complain_of_written(plan: &PlanChanges, lang: Lang) {
    const WRITTEN: Both = Both { en: "✓ written: {files}\n", vi: "✓ đã ghi: {files}\n" };
    let paths: Vec<String> = plan.files.iter().map(|file| file.path.terminal().to_string()).collect();
    output::complain(&crate::text::fill(WRITTEN.get(lang), |_| paths.join(", ")));
}

fn page(context: &Context, draft: &Draft<Option<Recorded>>, refused: bool, dry_run: bool) -> String {
    const DRY_RUN: Both = Both { en: "(dry run: nothing was written)\n", vi: "(chỉ xem: chưa ghi gì)\n" };
    const UNSOUND: Both = Both {
        en: "(the plan has errors: no verdict is computed from it)\n",
        vi: "(kế hoạch đang có lỗi nên không tính kết quả chỉ tiêu)\n",
    };
    let mut page = diff(&draft.plan.files, context.paper());
    match &draft.told {
        Some(recorded) if draft.sound => page.push_str(&write_doc(&recorded_doc(recorded), context.paper())),
        Some(_) if !refused => page.push_str(UNSOUND.get(context.lang)),
        Some(_) | None => {}
    }
    if dry_run && !draft.is_empty() {
        page.push_str(DRY_RUN.get(context.lang));
    }
    page
}

fn refusal(draft: &Draft<Option<Recorded>>) -> Failure {
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

/// JSON tells what was done, so it comes last.
fn in_json(
    context: &Context,
    workspace: &crate::cli::context::Workspace,
    (command, as_of): (&'static str, Day),
    draft: Draft<Option<Recorded>>,
    write: bool,
    refused: bool,
) -> Result<Exit> {
    let (plan, findings) = (draft.plan.clone(), draft.new.clone());
    let told = draft.told.clone().filter(|_| draft.sound);
    if write {
        for warning in draft.write(&workspace.files)? {
            output::complain(&warning.warning(context.lang));
        }
    }
    let changes = PlanChangesJson::new(&plan, write);
    let changes = match &told {
        Some(recorded) => changes.with_targets(recorded, context.lang),
        None => changes,
    };
    let head = context.run(command, as_of, &workspace.shown, !refused);
    let told = json::to_string(&Output::new(head, vec![changes], &findings)).map_err(Into::into);
    if let Err(error) = told.and_then(|told| context.hand_over(&told)) {
        // Who hears of nothing but a failure would make the same change again.
        if write {
            complain_of_written(&plan, context.lang);
        }
        return Err(error);
    }
    Ok(if refused { Exit::Found } else { Exit::Clean })
}
