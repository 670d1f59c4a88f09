//! `cchc diff`: what a change means for the plans, not which lines it touches.

use crate::app::{self, Half};
use crate::cli::{context::Context, context::Workspace};
use crate::cli::{exit::Exit, git_fault};
use crate::cli::{outputs::Format, outputs::OutputOptions, outputs::Outputs};
use crate::diag::{Level, LocatedFinding};
use crate::report::{Compared, Mark, PlanDifference, Stage, difference_doc, plan_difference};
use crate::report::{Remark, remark_cases};
use crate::report::{json::Output, json::PlanDifferenceJson, json::StatesJson};
use crate::source::{FilePath, Files, Location, Place, Repository, Revision};
use crate::text::{Lang, Raw};
use crate::write::findings::concise;
use crate::write::json;
use crate::write::{github, gitlab, junit, markdown, remarks_csv, sarif, write_doc};
use anyhow::Result;

command! {
    "diff", en: "cchc diff BASE [HEAD]", vi: "cchc diff BASE [HEAD]";
    about
        en: "Show what a change means: targets loosened, deadlines moved, values restated",
        vi: "Cho biết thay đổi có nghĩa gì: nới chỉ tiêu, lùi thời hạn, sửa số liệu đã báo cáo";
    examples
        en: "cchc diff main                               the files here against the branch main\ncchc diff --merge-base origin/main           … against where this branch left it\ncchc diff v1 v2                              one revision against another\ncchc diff main --fail-on loosened,unamended  for a CI job\ncchc diff main --output-format markdown      for a comment on a pull request",
        vi: "cchc diff main                               tệp hiện tại so với nhánh main\ncchc diff --merge-base origin/main           … so với chỗ nhánh này tách ra\ncchc diff v1 v2                              so hai phiên bản\ncchc diff main --fail-on loosened,unamended  cho CI\ncchc diff main --output-format markdown      cho bình luận của pull request";

    // A name like an option is refused by us, with the reason.
    base: String = "BASE",
        en: "The revision to compare with: a branch, tag or commit",
        vi: "Phiên bản để so sánh: nhánh, thẻ hoặc commit"
        .allow_hyphen_values(true);
    head: Option<String> = "HEAD",
        en: "The revision that is compared; default the files on the disk",
        vi: "Phiên bản được so sánh; mặc định là tệp trên đĩa";
    merge_base: bool = "--merge-base",
        en: "Compare with where HEAD left BASE, not with BASE as it is now",
        vi: "So với chỗ HEAD tách khỏi BASE, không phải BASE hiện nay";
    fail_on: Vec<Mark> = "--fail-on MARK",
        en: "Exit 1 on changes with these marks (default none): loosened (a target asks for less, by a later day, or is made qualitative or removed), moved-after-due (a deadline before --as-of was moved or taken away), restated (a value reported in BASE has another figure or is gone), unamended (an issued plan asks for something else, and no [[amendment]] that BASE lacks names it)",
        vi: "Trả về 1 khi có thay đổi mang dấu này (mặc định không): loosened (chỉ tiêu đòi hỏi ít hơn, lùi ngày, thành định tính hoặc bị bỏ), moved-after-due (thời hạn trước --as-of bị dời hoặc bỏ), restated (số liệu đã báo cáo ở BASE bị sửa hoặc bị rút), unamended (kế hoạch đã ban hành đổi nội dung mà không có [[amendment]] mới nào nêu)";
    outputs: OutputOptions;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let (failing, base_name, head_name) = (&options.fail_on, options.base.as_str(), options.head.as_deref());
    let outputs = Outputs::read(context, &options.outputs)?;
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let (base, head) = revisions(&workspace, base_name, head_name, options.merge_base)?;
    let files: &dyn Files = head.as_ref().map_or(&workspace.files, |head| head);

    let compared = app::compare(&base, files, &context.selection(&workspace), as_of, |base, head| {
        let before = base.map(|half| (half, locator(half)));
        let now = head.map(|half| (half, locator(half)));
        let (before, now) = (before.as_ref().map(stage), now.as_ref().map(stage));
        plan_difference(before, now, as_of)
    })?;
    Context::expect_names(&compared.unmatched, compared.is_empty)?;
    let plans: Vec<PlanDifference> = compared.plans.into_iter().flatten().collect();
    let (base_errors, head_errors) = (compared.base_errors, compared.head_errors);

    let found = plans.iter().flat_map(|plan| &plan.changes).any(|row| failing.iter().any(|mark| row.change.is(*mark)));
    let is_whole = base_errors.is_empty() && head_errors.is_empty();
    let exit = match (is_whole, found) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Found,
        (true, false) => Exit::Clean,
    };
    let named = Compared { base: Raw::new(base_name), head: head_name.map(Raw::new), as_of, is_whole };
    let doc = difference_doc(&plans, &named);
    let lang = context.lang;
    let ids: Vec<String> = plans.iter().map(|plan| plan.id.as_str().to_owned()).collect();
    // At the places of HEAD, which is what a server shows; what is wrong in BASE bears its name.
    let remarks = || {
        let mut remarks = in_base(&base_errors, base_name, lang);
        remarks.extend(Remark::of_all(&head_errors, lang));
        let rows = plans.iter().flat_map(|plan| plan.changes.iter().map(move |row| (plan, row)));
        remarks.extend(rows.map(|(plan, row)| Remark::of_change(plan, row, failing, lang)));
        remarks
    };
    let mut errors = in_revision(base_errors.clone(), Some(base_name));
    errors.extend(in_revision(head_errors.clone(), head_name));
    if !outputs.main().tells_errors() {
        context.complain_of(&errors, 0);
    }
    let prefix = &workspace.prefix;
    outputs.deliver(context, exit == Exit::Clean, &|format, paper| {
        Ok(match format {
            Format::Text => write_doc(&doc, paper),
            Format::Markdown => markdown(&doc, lang),
            Format::Csv => remarks_csv(&remarks()),
            Format::Concise => concise(&remarks(), lang),
            Format::Github => github(&remarks(), prefix, lang),
            Format::Gitlab => gitlab(&remarks(), prefix)?,
            Format::Sarif => sarif(&remarks(), &ids, prefix, lang)?,
            Format::Junit => junit("diff", &remark_cases(&ids, &remarks(), Some(Level::Error), lang)),
            Format::Json => {
                let head = head_name.zip(head.as_ref().map(Revision::commit));
                let states = StatesJson { base: (base_name, base.commit()), head };
                let plans = plans.iter().map(|plan| PlanDifferenceJson::new(plan, states, lang)).collect();
                let run = context.run("diff", as_of, &workspace.shown, exit == Exit::Clean);
                json::to_string(&Output::new(run, plans, &errors))?
            }
        })
    })?;
    Ok(exit)
}

/// The errors of BASE with its name before what is said.
fn in_base(errors: &[LocatedFinding], base: &str, lang: Lang) -> Vec<Remark> {
    let mut remarks = Remark::of_all(errors, lang);
    for remark in &mut remarks {
        remark.message = format!("{}: {}", Raw::new(base).terminal(), remark.message);
    }
    remarks
}

/// The two states; without a name for HEAD, that is what stands on the disk.
fn revisions(
    workspace: &Workspace,
    base: &str,
    head: Option<&str>,
    merge_base: bool,
) -> Result<(Revision, Option<Revision>)> {
    let failed = |name: &str| {
        let name = name.to_owned();
        move |fault| git_fault::failure(&fault, &name)
    };
    let repository = Repository::around(&workspace.root).map_err(failed(base))?;
    if head.is_none() {
        repository.expect_all_files().map_err(failed(base))?;
    }
    let ids = app::plan_ids(&workspace.files);
    let on_disk = |folder: &[u8]| repository.workspace(folder).map(|files| app::plan_ids(&files));
    let head_snapshot = head.map(|head| repository.revision(head).map_err(failed(head))).transpose()?;
    // A named HEAD may stand before a move that the disk shows: BASE is looked up from where HEAD has the workspace.
    let (here, ids, head_revision) = match (head, &head_snapshot) {
        (Some(name), Some(snapshot)) => {
            let found = app::workspace_in(snapshot, repository.prefix(), &ids, &on_disk).map_err(failed(name))?;
            let files = snapshot.workspace(&found);
            (found, app::plan_ids(&files), Some(files))
        }
        _ => (repository.prefix().to_owned(), ids, None),
    };
    let now = |folder: &[u8]| match &head_snapshot {
        Some(head) => head.has_workspace(folder).then(|| app::plan_ids(&head.workspace(folder))),
        None => on_disk(folder),
    };
    let read = |name: &str| {
        let snapshot = repository.revision(name)?;
        app::workspace_in(&snapshot, &here, &ids, &now).map(|found| snapshot.workspace(&found))
    };
    let base_revision = if merge_base {
        // The name of each is told apart before what they have in common is looked for.
        repository.revision(base).map_err(failed(base))?;
        let common = repository.merge_base(base, head.unwrap_or("HEAD")).map_err(failed(base))?;
        read(&common).map_err(failed(&common))?
    } else {
        read(base).map_err(failed(base))?
    };
    Ok((base_revision, head_revision))
}

/// Names places in the texts of one state.
fn locator(half: Half<'_>) -> impl Fn(Place) -> Location + '_ {
    move |place| half.sources.locate(place)
}

fn stage<'s, L: Fn(Place) -> Location>((half, locate): &'s (Half<'s>, L)) -> Stage<'s> {
    Stage { plan: half.plan, settings: half.settings, locate }
}

/// Errors with the revision in front of their files, as git itself names a file of a revision.
fn in_revision(errors: Vec<LocatedFinding>, revision: Option<&str>) -> Vec<LocatedFinding> {
    let Some(revision) = revision else { return errors };
    let named = |file: &FilePath| FilePath::new(&format!("{revision}:{}", file.as_str()));
    let mut errors = errors;
    for error in &mut errors {
        error.at.file = named(&error.at.file);
        for note in &mut error.notes {
            note.at.file = named(&note.at.file);
        }
    }
    errors
}
