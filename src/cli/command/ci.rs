//! `cchc ci`: everything that a job asks of a plan repository, in one run with one exit status.

use crate::calc::{State, Verdict};
use crate::cli::computed::Computed;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::{environment::Environment, environment::Server};
use crate::cli::{outputs::Format, outputs::OutputOptions, outputs::Outputs};
use crate::diag::{Group, Level};
use crate::keys::Text;
use crate::model::{CiSettings, FailOn};
use crate::report::json::PlanCiJson;
use crate::report::{Case, Remark, RemarkKind, assignment_cases, remark_cases, target_cases};
use crate::report::{
    Cut, Doc, Filter, GroupBy, PlanAssignment, PlanStatus, PlanTargets, Reasons, StatusOptions, TargetRollup,
    plan_assignment, plan_status, plan_targets, reasons_doc, status_doc, target_rollup_doc, targets_doc,
};
use crate::source::{At, Location};
use crate::text::Lang;
use crate::write::{Paper, github, gitlab, junit, markdown_with, remarks_csv, sarif, write_doc};
use crate::write::{findings::brief, findings::concise};
use anyhow::Result;

command! {
    "ci", en: "cchc ci", vi: "cchc ci";
    about
        en: "Validate, check targets and assignment, show the status: for a CI job",
        vi: "Kiểm tra tệp, chỉ tiêu, phân công và tình hình trong một lần chạy: cho CI";
    examples
        en: "cchc ci                                    in a job; annotations where the server shows them\ncchc ci --as-of 2023-09-30                 … as it was on a day\ncchc ci --server none                      plain text, whatever runs the job\ncchc ci --report sarif=cchc.sarif --report junit=cchc.xml",
        vi: "cchc ci                                    trong CI; ghi chú ngay dòng lỗi nếu máy chủ hỗ trợ\ncchc ci --as-of 2023-09-30                 … tính đến một ngày\ncchc ci --server none                      chỉ in chữ, dù chạy ở đâu\ncchc ci --report sarif=cchc.sarif --report junit=cchc.xml";

    server: Option<String> = "--server SERVER",
        en: "github, gitlab or none; default by the variables that the server sets",
        vi: "github, gitlab hoặc none; mặc định theo biến môi trường của máy chủ"
        .one_of(&["github", "gitlab", "none"]);
    outputs: OutputOptions;
}

/// One plan with all that is asked of it.
struct Checked {
    status: PlanStatus,
    targets: PlanTargets,
    assignment: PlanAssignment,
    /// Where each task stands in its file, in the order of the tasks.
    places: Vec<Location>,
}

/// What fails the job, as cchc.toml has it.
#[derive(Clone, Debug)]
struct Rules {
    level: Option<Level>,
    verdicts: Vec<Verdict>,
    states: Vec<State>,
    gaps: bool,
}

impl Rules {
    /// Words that mean nothing were reported as errors of cchc.toml.
    fn of(ci: &CiSettings) -> Self {
        let parsed =
            |words: &Vec<At<Text>>| words.iter().map(|word| word.value.as_str().to_owned()).collect::<Vec<_>>();
        let verdicts = ci.fail_on_verdict.as_ref().map(parsed);
        let states = ci.fail_on_state.as_ref().map(parsed).unwrap_or_default();
        Self {
            level: match ci.fail_on {
                Some(FailOn::Never) => None,
                Some(FailOn::Warning) => Some(Level::Warning),
                Some(FailOn::Error) | None => Some(Level::Error),
            },
            verdicts: verdicts.map_or_else(
                || vec![Verdict::Missed],
                |words| words.iter().filter_map(|word| Verdict::parse(word)).collect(),
            ),
            states: states.iter().filter_map(|word| State::parse(word)).collect(),
            gaps: ci.fail_on_gaps.unwrap_or(true),
        }
    }
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
        Some(Server::Github) => outputs.prefer(Format::Github, &options.outputs),
        Some(Server::Gitlab) => outputs.report_unless_asked(Format::Gitlab, context.target(GITLAB_REPORT)),
        None => {}
    }
    let (ran, rules) = check(context)?;
    let reasons = reasons(&ran, &rules);
    let exit = if reasons.is_empty() {
        Exit::Clean
    } else if reasons.findings == 0 && reasons.unreadable > 0 {
        Exit::Failed
    } else {
        Exit::Found
    };
    let lang = context.lang;
    let job =
        Job { remarks: remarks(&ran, &rules, lang), reasons: reasons_doc(&reasons), ran: &ran, rules: &rules, lang };
    outputs.deliver(context, exit == Exit::Clean, &|format, paper| job.page(context, exit, format, paper))?;
    Ok(exit)
}

fn check(context: &Context) -> Result<(Computed<Checked>, Rules)> {
    let ran = Computed::run(context, true, |plan, view, settings, sources| {
        let locate = |place| sources.locate(place);
        Checked {
            status: plan_status(plan, view, settings.at_risk_percent, &Filter::default()),
            targets: plan_targets(plan, view, settings, &locate),
            assignment: plan_assignment(plan, view, false, &locate),
            places: plan.tasks.iter().map(|task| locate(task.id.place)).collect(),
        }
    })?;
    let rules = Rules::of(&ran.settings.ci);
    Ok((ran, rules))
}

fn reasons(ran: &Computed<Checked>, rules: &Rules) -> Reasons {
    let verdict = |verdict: Verdict| {
        let rows = ran.plans.iter().flat_map(|plan| &plan.targets.targets);
        (verdict, rows.filter(|row| row.standing.verdict == verdict).count())
    };
    let state = |state: State| {
        let rows = ran.plans.iter().flat_map(|plan| &plan.status.tasks);
        (state, rows.filter(|row| row.status.state == state).count())
    };
    let gaps: usize = ran.plans.iter().map(|plan| plan.assignment.gaps.len()).sum();
    Reasons {
        findings: ran.findings.iter().filter(|one| rules.level.is_some_and(|level| one.level() >= level)).count(),
        unreadable: ran.unreadable(),
        verdicts: rules.verdicts.iter().map(|one| verdict(*one)).filter(|(_, count)| *count > 0).collect(),
        states: rules.states.iter().map(|one| state(*one)).filter(|(_, count)| *count > 0).collect(),
        gaps: if rules.gaps { gaps } else { 0 },
    }
}

/// Every finding, and what fails besides: gaps as the errors that they are for this job, verdicts and states.
fn remarks(ran: &Computed<Checked>, rules: &Rules, lang: Lang) -> Vec<Remark> {
    let mut remarks = Remark::of_all(&ran.findings, lang);
    for remark in remarks.iter_mut().filter(|remark| rules.gaps && is_gap(remark)) {
        remark.level = Level::Error;
    }
    for plan in &ran.plans {
        let failing = plan.targets.targets.iter().filter(|row| rules.verdicts.contains(&row.standing.verdict));
        remarks.extend(failing.map(|row| Remark::of_target(&plan.targets, row, lang)));
        let tasks = plan.status.tasks.iter().zip(&plan.places);
        let failing = tasks.filter(|(row, _)| rules.states.contains(&row.status.state));
        remarks.extend(failing.map(|(row, at)| Remark::of_task(&plan.status, row, at, lang)));
    }
    remarks
}

fn is_gap(remark: &Remark) -> bool {
    matches!(remark.kind, RemarkKind::Rule(rule) if rule.is_in(Group::Gaps))
}

/// What the job found, in any format.
struct Job<'j> {
    ran: &'j Computed<Checked>,
    rules: &'j Rules,
    remarks: Vec<Remark>,
    reasons: Doc,
    lang: Lang,
}

impl Job<'_> {
    fn page(&self, context: &Context, exit: Exit, format: Format, paper: Paper) -> Result<String> {
        let (lang, remarks, prefix) = (self.lang, self.remarks.as_slice(), &self.ran.prefix);
        Ok(match format {
            Format::Text => self.text(paper),
            // The log shows the tables, the change its annotations, and the summary both.
            Format::Github => self.text(paper) + &github(remarks, prefix, lang),
            Format::Concise => concise(remarks, lang),
            Format::Markdown => self.markdown(),
            Format::Csv => remarks_csv(remarks),
            Format::Gitlab => gitlab(remarks, prefix)?,
            Format::Sarif => sarif(remarks, &self.ids(), prefix, lang)?,
            Format::Junit => junit("ci", &self.cases()),
            Format::Json => {
                let plans = self
                    .ran
                    .plans
                    .iter()
                    .map(|plan| PlanCiJson::new(&plan.status, &plan.targets, &plan.assignment, lang));
                self.ran.json(context, ("ci", exit), plans.collect(), |_| true)?
            }
        })
    }

    fn ids(&self) -> Vec<String> {
        self.ran.plans.iter().map(|plan| plan.status.id.as_str().to_owned()).collect()
    }

    fn targets(&self) -> Vec<PlanTargets> {
        self.ran.plans.iter().map(|plan| plan.targets.clone()).collect()
    }

    /// The table of targets, and where the tasks stand.
    fn docs(&self) -> [Doc; 2] {
        let statuses: Vec<PlanStatus> = self.ran.plans.iter().map(|plan| plan.status.clone()).collect();
        let (plans, all, as_of) = (self.targets(), &self.ran.summaries, self.ran.as_of);
        // As `check-targets` shows one plan, or several.
        let targets = if plans.len() > 1 {
            target_rollup_doc(&TargetRollup::new(&plans, all, &self.ran.ranks, GroupBy::Plan, Cut::default()), as_of)
        } else {
            targets_doc(&plans, as_of)
        };
        [targets, status_doc(&statuses, all, as_of, StatusOptions::default())]
    }

    fn text(&self, paper: Paper) -> String {
        let docs = if self.ran.plans.is_empty() { Vec::new() } else { self.docs().to_vec() };
        let mut page = brief(&self.remarks, paper);
        for doc in docs.iter().chain([&self.reasons]) {
            if !page.is_empty() {
                page.push('\n');
            }
            page.push_str(&write_doc(doc, paper));
        }
        page
    }

    /// The targets are what a reader of the summary asks for first.
    fn markdown(&self) -> String {
        let mut docs = if self.ran.plans.is_empty() { Vec::new() } else { self.docs().to_vec() };
        docs.insert(docs.len().min(1), self.reasons.clone());
        markdown_with(&docs, &self.remarks, self.lang)
    }

    fn cases(&self) -> Vec<Case> {
        let findings: Vec<Remark> =
            self.remarks.iter().filter(|remark| matches!(remark.kind, RemarkKind::Rule(_))).cloned().collect();
        let assignments: Vec<PlanAssignment> = self.ran.plans.iter().map(|plan| plan.assignment.clone()).collect();
        let mut cases = remark_cases(&self.ids(), &findings, self.rules.level, self.lang);
        cases.extend(target_cases(&self.targets(), &self.rules.verdicts, self.lang));
        cases.extend(assignment_cases(&assignments, self.rules.gaps, self.lang));
        cases
    }
}
