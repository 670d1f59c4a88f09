//! `cchc check-targets`: what was asked, what is, how much is missing, where it leads.

use super::arguments::described;
use super::computed::Computed;
use super::context::Context;
use super::options::{flag, list, meanings, texts};
use super::outputs::{Format, Outputs, output_options};
use super::{Exit, Failure};
use crate::calc::Verdict;
use crate::diag::LocatedFinding;
use crate::format::findings::concise;
use crate::format::json::PlanTargetsJson;
use crate::format::{Remark, github, gitlab, junit, markdown, sarif, target_cases, targets_csv, write_doc};
use crate::scalar::Day;
use crate::text::{Both, Lang};
use crate::view::{Block, Cell, Doc, PlanTargets, plan_targets, steps_doc, targets_doc};
use anyhow::Result;
use clap::{ArgMatches, Command};

pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Check each target: value, what is missing, pace, forecast and verdict",
        vi: "Kiểm tra từng chỉ tiêu: số liệu, còn thiếu, tiến độ, dự báo và kết quả",
    };
    const EXAMPLES: Both = Both {
        en: "cchc check-targets --as-of 2023-09-30             every target\ncchc check-targets --target so-hoa -v             how one was judged, step by step\ncchc check-targets --fail-on-verdict missed       for a CI job (the default)\ncchc check-targets --output-format csv -o t.csv   for a spreadsheet",
        vi: "cchc check-targets --as-of 2023-09-30             mọi chỉ tiêu\ncchc check-targets --target so-hoa -v             một chỉ tiêu được tính thế nào, từng bước\ncchc check-targets --fail-on-verdict missed       cho CI (mặc định)\ncchc check-targets --output-format csv -o t.csv   cho bảng tính",
    };
    let command = Command::new("check-targets")
        .arg(list(
            lang,
            "target",
            "ID",
            Both { en: "Only this target (repeatable)", vi: "Chỉ chỉ tiêu này (lặp lại được)" },
        ))
        .arg(
            flag(
                lang,
                "verbose",
                Both { en: "Explain each target step by step", vi: "Giải thích từng chỉ tiêu, từng bước" },
            )
            .short('v'),
        )
        .arg(list(
            lang,
            "fail-on-verdict",
            "VERDICT",
            Both {
                en: "Exit 1 on these verdicts (default missed; none): attained, on-track, at-risk, off-track, missed, awaiting-data, no-data, not-applicable, not-measurable",
                vi: "Trả về 1 khi có kết quả này (mặc định missed; none): attained, on-track, at-risk, off-track, missed, awaiting-data, no-data, not-applicable, not-measurable",
            },
        ))
        .args(output_options(lang));
    described(command, lang, ABOUT, EXAMPLES, Both::same("cchc check-targets"))
}

pub(super) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let failing = if options.contains_id("fail-on-verdict") {
        const SAYS: Both = Both { en: "there is no verdict `{name}`", vi: "không có kết quả `{name}`" };
        meanings(&texts(options, "fail-on-verdict"), SAYS, &Verdict::ALL.map(Verdict::word), Verdict::parse)?
    } else {
        vec![Verdict::Missed]
    };
    let wanted = texts(options, "target");
    let outputs = Outputs::read(options)?;
    let verbose = options.get_flag("verbose");
    if verbose && outputs.main() == Format::Csv {
        const SAYS: Both = Both {
            en: "`-v` explains in text; it does not go with csv",
            vi: "`-v` giải thích bằng chữ; không dùng với csv",
        };
        return Err(Failure::new(SAYS).into());
    }

    let mut ran = Computed::run(context, outputs.main().tells_errors(), |plan, view, settings, sources| {
        plan_targets(plan, view, settings, &|place| sources.locate(place))
    })?;
    choose(&mut ran.plans, &wanted)?;

    let plans = &ran.plans;
    let exit = ran.exit(plans.iter().flat_map(|plan| &plan.targets).any(|row| failing.contains(&row.standing.verdict)));
    let concerns = |finding: &LocatedFinding| finding.rule().code.starts_with("E3");
    let (lang, ids) = (context.lang, plans.iter().map(|plan| plan.id.as_str().to_owned()).collect::<Vec<_>>());
    let json = || plans.iter().map(|plan| PlanTargetsJson::new(plan, lang)).collect::<Vec<_>>();
    let remarks = || {
        let rows = plans.iter().flat_map(|plan| plan.targets.iter().map(move |row| (plan, row)));
        let failing = rows.filter(|(_, row)| failing.contains(&row.standing.verdict));
        let mut remarks = ran.remarks(lang, concerns);
        remarks.extend(failing.map(|(plan, row)| Remark::of_target(plan, row, lang)));
        remarks
    };
    let doc = if verbose { explained(plans, ran.as_of) } else { targets_doc(plans, ran.as_of) };
    outputs.deliver(context, exit == Exit::Clean, &|format, paper| {
        Ok(match format {
            Format::Text => write_doc(&doc, paper),
            Format::Markdown => markdown(&doc, lang),
            Format::Csv => targets_csv(&json())?,
            Format::Json => ran.json(context, ("check-targets", exit), json(), concerns)?,
            Format::Concise => concise(&remarks(), lang),
            Format::Github => github(&remarks(), &ran.prefix, lang),
            Format::Gitlab => gitlab(&remarks(), &ran.prefix)?,
            Format::Sarif => sarif(&remarks(), &ids, &ran.prefix, lang)?,
            Format::Junit => {
                let mut cases = ran.error_cases(lang);
                cases.extend(target_cases(plans, &failing, lang));
                junit("check-targets", &cases)
            }
        })
    })?;
    Ok(exit)
}

/// Each target step by step, under the title of its plan.
fn explained(plans: &[PlanTargets], as_of: Day) -> Doc {
    let mut doc = Doc::default();
    for plan in plans {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), Cell::Day(as_of)));
        doc.blocks.extend(plan.targets.iter().flat_map(|row| steps_doc(plan, row, as_of).blocks));
    }
    doc
}

/// Keeps the targets that are asked for; a name that means none is a slip.
fn choose(plans: &mut Vec<PlanTargets>, wanted: &[String]) -> Result<()> {
    const NO_TARGET: Both = Both { en: "there is no target `{name}`", vi: "không có chỉ tiêu `{name}`" };
    if wanted.is_empty() || plans.is_empty() {
        return Ok(());
    }
    for name in wanted {
        let known: Vec<&str> = plans.iter().flat_map(|plan| &plan.targets).map(|row| row.id.as_str()).collect();
        if !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Err(Failure::unknown(NO_TARGET, name, known).into());
        }
    }
    for plan in plans.iter_mut() {
        plan.targets.retain(|row| wanted.iter().any(|name| row.id.as_str().eq_ignore_ascii_case(name)));
    }
    plans.retain(|plan| !plan.targets.is_empty());
    Ok(())
}
