//! `cchc validate`: every finding of every file in one run.

use crate::app::{self, PlanCounts, Ran, Unsound};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::{outputs::Format, outputs::OutputOptions, outputs::Outputs};
use crate::diag::{Level, LocatedFinding};
use crate::model::FailOn;
use crate::report::{Block, Cell, Doc};
use crate::report::{Remark, remark_cases};
use crate::report::{json::Output, json::PlanCountsJson};
use crate::text::{Both, Lang, Raw};
use crate::write::json;
use crate::write::{findings::concise, findings::full};
use crate::write::{github, gitlab, junit, markdown_with, remarks_csv, sarif};
use anyhow::Result;

command! {
    "validate", en: "cchc validate", vi: "cchc validate";
    about
        en: "Check every file of the plans; name every fault at its place",
        vi: "Kiểm tra mọi tệp của kế hoạch; chỉ ra từng lỗi đúng chỗ";
    examples
        en: "cchc validate                              every plan of the workspace\ncchc validate -p long-an-2023              one plan\ncchc validate --fail-on warning            warnings fail too\ncchc validate --output-format concise      one line per finding",
        vi: "cchc validate                              mọi kế hoạch\ncchc validate -p long-an-2023              một kế hoạch\ncchc validate --fail-on warning            cảnh báo cũng tính là không đạt\ncchc validate --output-format concise      mỗi phát hiện một dòng";

    fail_on: Option<FailOn> = "--fail-on LEVEL",
        en: "Exit 1 from this level on: error (default), warning or never",
        vi: "Trả về 1 từ mức này: error (mặc định), warning hoặc never";
    outputs: OutputOptions;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let ran = app::run(
        &context.watched(&workspace),
        &context.selection(&workspace),
        as_of,
        Unsound::Use,
        |plan, _, _, _| PlanCounts::of(plan),
    )?;
    Context::expect_plans(&ran)?;

    let fails = match options.fail_on {
        Some(FailOn::Never) => None,
        Some(FailOn::Warning) => Some(Level::Warning),
        Some(FailOn::Error) | None => Some(Level::Error),
    };
    let is_failing = |finding: &LocatedFinding| fails.is_some_and(|level| finding.level() >= level);
    let failed = ran.findings.iter().any(is_failing);
    let (lang, prefix) = (context.lang, &workspace.prefix);
    let ids: Vec<String> = ran.plans.iter().map(|plan| plan.id.clone()).collect();
    let all = Remark::of_all(&ran.findings, lang);
    let shown: Vec<Remark> = all
        .iter()
        .filter(|remark| !context.quiet || fails.is_some_and(|level| remark.level >= level))
        .cloned()
        .collect();
    let summary = summary(&ran, lang);
    outputs.deliver(context, !failed, &|format, paper| {
        Ok(match format {
            Format::Text if context.quiet => full(&shown, paper),
            Format::Text => full(&shown, paper) + &summary,
            Format::Concise => concise(&shown, lang),
            Format::Csv => remarks_csv(&shown),
            Format::Markdown => markdown_with(&[line(&summary)], &shown, lang),
            Format::Json => {
                let plans = ran.plans.iter().map(counts_json).collect();
                json::to_string(&Output::new(
                    context.run("validate", as_of, &workspace.shown, !failed),
                    plans,
                    &ran.findings,
                ))?
            }
            Format::Github => github(&all, prefix, lang),
            Format::Gitlab => gitlab(&all, prefix)?,
            Format::Sarif => sarif(&all, &ids, prefix, lang)?,
            Format::Junit => junit("validate", &remark_cases(&ids, &all, fails, lang)),
        })
    })?;
    // A list of findings that another program reads holds nothing else.
    if outputs.main() == Format::Concise && !context.quiet {
        output::complain(&summary);
    }
    Ok(if failed { Exit::Found } else { Exit::Clean })
}

fn counts_json(plan: &PlanCounts) -> PlanCountsJson {
    let PlanCounts { id, title, tasks, targets, assignees, values } = plan.clone();
    PlanCountsJson { id, title, tasks, targets, assignees, values }
}

fn line(text: &str) -> Doc {
    Doc { blocks: vec![Block::Line(Cell::Text(Raw::new(text.trim_end())))] }
}

/// One line: what was read, and what was found.
fn summary(ran: &Ran<PlanCounts>, lang: Lang) -> String {
    const CLEAN: Both = Both { en: "✓ {read}: no findings", vi: "✓ {read}: không phát hiện gì" };
    const FINE: Both = Both { en: "✓ {read}: {found}", vi: "✓ {read}: {found}" };
    const FAULTY: Both = Both { en: "✗ {read}: {found}", vi: "✗ {read}: {found}" };
    let count = |number: usize, one: Both, many: Both| {
        let form = if number == 1 { one } else { many };
        let number = crate::value::count(i64::try_from(number).unwrap_or(i64::MAX), lang);
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
