//! `cchc ci`: everything that a job asks of a plan repository, in one run with one exit status.

use super::ci_page::{CiPage, CiPages, PageOptions};
use crate::cli::computed::{Computation, How};
use crate::cli::context::Context;
use crate::cli::environment::{Environment, Server};
use crate::cli::exit::Exit;
use crate::cli::outputs::{Findings, OutputOptions, Outputs};
use crate::report::{
    CiReport, FailRules, FigureSums, Filter, PlanChecks, Reasons, plan_assignment, plan_status, plan_targets,
};
use crate::write::Format;
use anyhow::Result;

command! {
    "ci", en: "cchc ci", vi: "cchc ci";
    about
        en: "Validate, check targets and assignment, show the status: for a CI job",
        vi: "Kiểm tra tệp, chỉ tiêu, phân công và tình hình trong một lần chạy: cho CI";
    examples
        en: "cchc ci                                    in a job; annotations where the server shows them\ncchc ci --as-of 2023-09-30                 … as it was on a day\ncchc ci --server none                      plain text, whatever runs the job\ncchc ci --report sarif=cchc.sarif --report junit=cchc.xml\ncchc ci --page public --public             with pages for citizens",
        vi: "cchc ci                                    trong CI; ghi chú ngay dòng lỗi nếu máy chủ hỗ trợ\ncchc ci --as-of 2023-09-30                 … tính đến một ngày\ncchc ci --server none                      chỉ in chữ, dù chạy ở đâu\ncchc ci --report sarif=cchc.sarif --report junit=cchc.xml\ncchc ci --page public --public             kèm trang web cho người dân";

    server: Option<String> = "--server SERVER",
        en: "github, gitlab or none; default by the variables that the server sets",
        vi: "github, gitlab hoặc none; mặc định theo biến môi trường của máy chủ"
        .one_of(&["github", "gitlab", "none"]);
    pages: PageOptions;
    outputs: OutputOptions<Findings>;
}

/// The name that GitLab's own jobs give to a code quality report.
const GITLAB_REPORT: &str = "gl-code-quality-report.json";

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let server = match options.server.as_deref() {
        Some("github") => Some(Server::Github),
        Some("gitlab") => Some(Server::Gitlab),
        Some(_) => None,
        None => Environment::server(),
    };
    let mut outputs = Outputs::read(context, &options.outputs)?;
    match server {
        Some(Server::Github) => outputs.default_to(Format::Github, &options.outputs),
        Some(Server::Gitlab) => outputs.add_file_unless_given(Format::Gitlab, context.target(GITLAB_REPORT)),
        None => {}
    }
    let (mut kept, mut sums, mut reasons) = (PlanChecks::default(), FigureSums::default(), Reasons::default());
    let pages = CiPages::read(context, &options.pages);
    let mut folder = pages.begin(context)?;
    let writer = folder.writer();
    let mut delivery = outputs.begin(context)?;
    let ran = Computation::in_parts(
        context,
        How { at_once: outputs.needs_whole(), ..How::usual(true) },
        |plan, view, settings, sources| {
            let locate = |place| sources.locate(place);
            // Only tasks whose state fails the job are shown at their places.
            let fails_on_states = !FailRules::of(&settings.ci).states.is_empty();
            let placed = plan.tasks.iter().filter(|_| fails_on_states);
            let checks = (
                plan_status(plan, view, settings.at_risk_percent, &Filter::default()),
                plan_targets(plan, view, settings, &locate),
                plan_assignment(plan, view, false, &locate),
                placed.map(|task| locate(task.id.place)).collect(),
            );
            (checks, writer.write(plan, view, settings, sources))
        },
        |scene, part| {
            let rules = FailRules::of(&scene.settings.ci);
            let (checks, pages): (Vec<_>, Vec<CiPage>) = part.plans.into_iter().unzip();
            pages.into_iter().try_for_each(|page| folder.add(page))?;
            let plans: PlanChecks = checks.into_iter().collect();
            reasons.add(&plans.reasons(&rules, &part.findings, part.unreadable));
            let (head, findings) = (scene.head(context, NAME, Exit::Clean), part.findings);
            for plan in &plans.targets {
                sums.add(plan);
            }
            let (sums, reasons) = (FigureSums::default(), Reasons::default());
            let report = CiReport { head, plans, is_of_many: true, all: Vec::new(), sums, rules, reasons, findings };
            delivery.part(&report)?;
            let mut plans = report.plans;
            if scene.is_of_many {
                plans.forget_rows();
            }
            kept.extend(plans);
            Ok(())
        },
    )?;
    let exit = if reasons.is_empty() {
        Exit::Clean
    // With `fail-on = "never"` an error does not count as a finding. The run could still not compute that plan.
    } else if reasons.findings == 0 && reasons.unreadable > 0 {
        Exit::Failed
    } else {
        Exit::Found
    };
    folder.finish(context, &ran)?;
    let (head, rules) = (ran.head(context, NAME, exit), FailRules::of(&ran.scene.settings.ci));
    let (is_of_many, findings) = (ran.scene.is_of_many, Vec::new());
    let report = CiReport { head, plans: kept, is_of_many, all: ran.summaries, sums, rules, reasons, findings };
    delivery.close(&report)?;
    Ok(exit)
}
