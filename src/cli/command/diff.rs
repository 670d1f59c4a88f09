//! `cchc diff`: what a change means for the plans, not which lines it touches.

use crate::app::{self, PlanState};
use crate::calc::diff::Mark;
use crate::cli::context::{Context, Workspace};
use crate::cli::exit::Exit;
use crate::cli::git_fault;
use crate::cli::outputs::{Findings, OutputOptions, Outputs};
use crate::report::{DifferenceReport, Head, PlanDifference, Report as _, Stage, States, plan_difference};
use crate::source::{Location, Place, Repository, Revision};
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
    outputs: OutputOptions<Findings>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let (failing, base_name, head_name) = (options.fail_on.clone(), options.base.as_str(), options.head.as_deref());
    let outputs = Outputs::read(context, &options.outputs)?;
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let (base, head) = revisions(&workspace, base_name, head_name, options.merge_base)?;
    let current = head.as_ref().map_or_else(|| workspace.over(&workspace.files), app::Workspace::from);

    let compared = app::compare(&base, current, &context.selection(&workspace), as_of, |base, head| {
        let before = base.map(|half| (half, locator(half)));
        let now = head.map(|half| (half, locator(half)));
        let (before, now) = (before.as_ref().map(stage), now.as_ref().map(stage));
        plan_difference(before, now, as_of)
    })?;
    Context::expect_names(&compared.unmatched, compared.known.iter().map(String::as_str), compared.is_empty)?;
    let plans: Vec<PlanDifference> = compared.plans.into_iter().flatten().collect();
    let errors = [compared.base_errors, compared.head_errors];

    let found = plans.iter().flat_map(|plan| &plan.changes).any(|row| failing.iter().any(|mark| row.change.is(*mark)));
    let exit = Exit::of(errors.iter().all(Vec::is_empty), found);
    let named = |name: &str, revision: &Revision| (name.to_owned(), revision.commit().to_owned());
    let states = States {
        base: named(base_name, &base),
        head: head_name.zip(head.as_ref()).map(|(name, head)| named(name, head)),
    };
    let head = Head { command: NAME, as_of, lang: context.lang, site: workspace.site, ok: exit == Exit::Clean };
    let report = DifferenceReport::new(head, plans, states, failing, errors);
    if !outputs.main().names_errors() {
        context.complain_of(&report.findings().cloned().collect::<Vec<_>>());
    }
    outputs.deliver(context, &report)?;
    Ok(exit)
}

/// The two states; without a name for HEAD, that is what stands on the disk.
pub(super) fn revisions(
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
    let ids = app::plan_ids(workspace.over(&workspace.files));
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
fn locator(half: PlanState<'_>) -> impl Fn(Place) -> Location + '_ {
    move |place| half.sources.locate(place)
}

fn stage<'s, L: Fn(Place) -> Location>((half, locate): &'s (PlanState<'s>, L)) -> Stage<'s> {
    Stage { plan: half.plan, locate }
}
