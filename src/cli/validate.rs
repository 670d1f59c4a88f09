//! `cchc validate`: every finding of every file in one run.

use super::Exit;
use super::arguments::described;
use super::context::Context;
use super::options::{choice, output_format, text};
use super::output;
use crate::app::{self, PlanCounts, Ran, Unsound};
use crate::diag::{Level, LocatedFinding};
use crate::format::Remark;
use crate::format::findings::{concise, full};
use crate::format::json::{Output, PlanCountsJson};
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{ArgMatches, Command};

pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Check every file of the plans; name every fault at its place",
        vi: "Kiểm tra mọi tệp của kế hoạch; chỉ ra từng lỗi đúng chỗ",
    };
    const EXAMPLES: Both = Both {
        en: "cchc validate                              every plan of the workspace\ncchc validate -p long-an-2023              one plan\ncchc validate --fail-on warning            warnings fail too\ncchc validate --output-format concise      one line per finding",
        vi: "cchc validate                              mọi kế hoạch\ncchc validate -p long-an-2023              một kế hoạch\ncchc validate --fail-on warning            cảnh báo cũng tính là không đạt\ncchc validate --output-format concise      mỗi phát hiện một dòng",
    };
    let command = Command::new("validate")
        .arg(
            choice(
                lang,
                "fail-on",
                "LEVEL",
                Both {
                    en: "Exit 1 from this level on: error (default), warning or never",
                    vi: "Trả về 1 từ mức này: error (mặc định), warning hoặc never",
                },
                ["error", "warning", "never"],
            )
            .default_value("error")
            .hide_default_value(true),
        )
        .arg(output_format(
            lang,
            Both { en: "full (default), concise or json", vi: "full (mặc định), concise hoặc json" },
            ["full", "text", "concise", "json"],
        ));
    described(command, lang, ABOUT, EXAMPLES, Both::same("cchc validate"))
}

pub(super) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let ran = app::run(&workspace.files, &context.selection(&workspace), as_of, Unsound::Use, |plan, _, _| {
        PlanCounts::of(plan)
    })?;
    Context::expect_plans(&ran)?;

    let fails: Option<Level> = match text(options, "fail-on") {
        Some("never") => None,
        Some("warning") => Some(Level::Warning),
        Some(_) | None => Some(Level::Error),
    };
    let is_failing = |finding: &LocatedFinding| fails.is_some_and(|level| finding.level() >= level);
    let failed = ran.findings.iter().any(is_failing);
    let shown = ran.findings.iter().filter(|finding| !context.quiet || is_failing(finding));
    let shown: Vec<Remark> = shown.map(|finding| Remark::of(finding, context.lang)).collect();
    let format = text(options, "output-format");
    let page = match format {
        Some("json") => {
            let plans = ran.plans.iter().map(counts_json).collect();
            Output::new(context.run("validate", as_of, &workspace.shown, !failed), plans, &ran.findings).write()?
        }
        Some("concise") => concise(&shown, context.lang),
        Some(_) | None => full(&shown, context.paper()),
    };
    context.hand_over(&page)?;
    if format != Some("json") && !context.quiet {
        let summary = summary(&ran, context.lang);
        // A list of findings that another program reads holds nothing else.
        if format == Some("concise") { output::complain(&summary) } else { output::print(&summary)? }
    }
    Ok(if failed { Exit::Found } else { Exit::Clean })
}

fn counts_json(plan: &PlanCounts) -> PlanCountsJson {
    let PlanCounts { id, title, tasks, targets, assignees, values } = plan.clone();
    PlanCountsJson { id, title, tasks, targets, assignees, values }
}

/// One line: what was read, and what was found.
fn summary(ran: &Ran<PlanCounts>, lang: Lang) -> String {
    const CLEAN: Both = Both { en: "✓ {read}: no findings", vi: "✓ {read}: không phát hiện gì" };
    const FINE: Both = Both { en: "✓ {read}: {found}", vi: "✓ {read}: {found}" };
    const FAULTY: Both = Both { en: "✗ {read}: {found}", vi: "✗ {read}: {found}" };
    let count = |number: usize, one: Both, many: Both| {
        let form = if number == 1 { one } else { many };
        let number = crate::text::count(i64::try_from(number).unwrap_or(i64::MAX), lang);
        crate::text::fill(form.get(lang), |_| number.clone())
    };
    let sum = |part: fn(&PlanCounts) -> usize| ran.plans.iter().map(part).sum::<usize>();
    let read = [
        count(
            ran.plans.len(),
            Both { en: "{n} plan", vi: "{n} kế hoạch" },
            Both { en: "{n} plans", vi: "{n} kế hoạch" },
        ),
        count(
            sum(|plan| plan.tasks),
            Both { en: "{n} task", vi: "{n} nhiệm vụ" },
            Both { en: "{n} tasks", vi: "{n} nhiệm vụ" },
        ),
        count(
            sum(|plan| plan.targets),
            Both { en: "{n} target", vi: "{n} chỉ tiêu" },
            Both { en: "{n} targets", vi: "{n} chỉ tiêu" },
        ),
    ]
    .join(", ");
    let of = |level| ran.findings.iter().filter(|finding| finding.level() == level).count();
    let levels = [
        (Level::Error, Both { en: "{n} error", vi: "{n} lỗi" }, Both { en: "{n} errors", vi: "{n} lỗi" }),
        (
            Level::Warning,
            Both { en: "{n} warning", vi: "{n} cảnh báo" },
            Both { en: "{n} warnings", vi: "{n} cảnh báo" },
        ),
        (Level::Note, Both { en: "{n} note", vi: "{n} lưu ý" }, Both { en: "{n} notes", vi: "{n} lưu ý" }),
    ];
    let found: Vec<String> = levels
        .into_iter()
        .filter(|(level, ..)| of(*level) > 0)
        .map(|(level, one, many)| count(of(level), one, many))
        .collect();
    let template = match (found.is_empty(), of(Level::Error)) {
        (true, _) => CLEAN,
        (false, 0) => FINE,
        (false, _) => FAULTY,
    };
    let line =
        crate::text::fill(template.get(lang), |hole| if hole == "read" { read.clone() } else { found.join(", ") });
    format!("{line}\n")
}
