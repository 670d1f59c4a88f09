//! `cchc check-targets`: what was asked, what is, how much is missing, where it leads.

use super::arguments::described;
use super::computed::Computed;
use super::context::Context;
use super::options::{choice, cut, cutting, expect_plan_table, flag, list, meanings, output_format, text, texts};
use super::{Exit, Failure};
use crate::calc::Verdict;
use crate::diag::LocatedFinding;
use crate::format::json::{PlanTargetsJson, TargetRollupJson, against_parent};
use crate::format::{markdown, targets_csv, write_doc};
use crate::scalar::Day;
use crate::text::{Both, Lang, Raw};
use crate::view::{
    Block, By, Cell, Doc, GroupBy, PlanTargets, TargetNumber, TargetRollup, cascade_doc, cascades, compared_doc,
    plan_targets, steps_doc, target_rollup_doc, targets_doc,
};
use anyhow::Result;
use clap::{ArgMatches, Command};
use serde_json::Value;

pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Check each target: value, what is missing, pace, forecast and verdict",
        vi: "Kiểm tra từng chỉ tiêu: số liệu, còn thiếu, tiến độ, dự báo và kết quả",
    };
    const EXAMPLES: Both = Both {
        en: "cchc check-targets --as-of 2023-09-30             every target\ncchc check-targets --target so-hoa -v             how one was judged, step by step\ncchc check-targets --fail-on-verdict missed       for a CI job (the default)\ncchc check-targets --by parent                    many plans, counts added\ncchc check-targets --against-parent               what the plan above asks for, side by side\ncchc check-targets --output-format csv -o t.csv   for a spreadsheet",
        vi: "cchc check-targets --as-of 2023-09-30             mọi chỉ tiêu\ncchc check-targets --target so-hoa -v             một chỉ tiêu được tính thế nào, từng bước\ncchc check-targets --fail-on-verdict missed       cho CI (mặc định)\ncchc check-targets --by parent                    nhiều kế hoạch, số liệu cộng lại\ncchc check-targets --against-parent               đặt bên cạnh yêu cầu của cấp trên\ncchc check-targets --output-format csv -o t.csv   cho bảng tính",
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
        .arg(choice(
            lang,
            "by",
            "WHAT",
            Both {
                en: "Several plans: a row for each plan, locality, level or parent (default plan), or a table of each plan's targets (target)",
                vi: "Nhiều kế hoạch: mỗi dòng một plan, locality, level hoặc parent (mặc định plan), hoặc bảng chỉ tiêu của từng kế hoạch (target)",
            },
            ["plan", "locality", "level", "parent", "target"],
        ))
        .args(cutting(
            lang,
            Both {
                en: "Sort plans by name, targets or a verdict, the most first",
                vi: "Sắp xếp kế hoạch theo name, targets hoặc một kết quả, nhiều nhất đứng trước",
            },
        ))
        .arg(
            flag(
                lang,
                "against-parent",
                Both {
                    en: "The bounds beside those of the plan above; exit 1 when one asks for less",
                    vi: "Đặt mức yêu cầu bên cạnh mức của kế hoạch cấp trên; trả về 1 khi có mức thấp hơn",
                },
            )
            .conflicts_with_all(["target", "verbose", "by", "fail-on-verdict", "sort", "top", "bottom"]),
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
        .arg(output_format(
            lang,
            Both { en: "text (default), json, csv or markdown", vi: "text (mặc định), json, csv hoặc markdown" },
            ["text", "json", "csv", "markdown"],
        ));
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
    let format = text(options, "output-format").unwrap_or_default();
    let verbose = options.get_flag("verbose");
    if verbose && format == "csv" {
        const SAYS: Both = Both {
            en: "`-v` explains in text; it does not go with csv",
            vi: "`-v` giải thích bằng chữ; không dùng với csv",
        };
        return Err(Failure::new(SAYS).into());
    }

    let cut =
        cut(options, By::Number(TargetNumber::Verdict(Verdict::Attained)), TargetNumber::words(), TargetNumber::parse)?;
    let mut ran = Computed::run(context, format == "json", |plan, view, settings, sources| {
        plan_targets(plan, view, settings, &|place| {
            let at = sources.locate(place);
            (Raw::new(at.file.as_str()), at.start.line)
        })
    })?;
    if options.get_flag("against-parent") {
        return against(context, &ran, format);
    }
    choose(&mut ran.plans, &wanted)?;

    let plans = &ran.plans;
    let shape = Shape::of(options, plans.len());
    let by = match shape {
        Shape::Rollup(by) => Some(by),
        Shape::Steps | Shape::Tables | Shape::Compared => None,
    };
    expect_plan_table(options, by.is_some() || plans.is_empty())?;
    let rollup = by.map(|by| TargetRollup::new(plans, &ran.summaries, by, cut));
    let exit = ran.exit(plans.iter().flat_map(|plan| &plan.targets).any(|row| failing.contains(&row.standing.verdict)));
    let json = || plans.iter().map(|plan| PlanTargetsJson::new(plan, context.lang)).collect::<Vec<_>>();
    if format == "json" {
        let rollup = serde_json::to_value(rollup.as_ref().map(TargetRollupJson::from))?;
        let more = vec![("rollup", rollup), ("against_parent", Value::Null)];
        context.hand_over(&ran.json(context, ("check-targets", exit), json(), more, concerns)?)?;
        return Ok(exit);
    }
    if !plans.is_empty() && (!context.quiet || exit != Exit::Clean) {
        let doc = || match (shape, &rollup) {
            (_, Some(rollup)) => target_rollup_doc(rollup, ran.as_of),
            (Shape::Steps, _) => explained(plans, ran.as_of),
            (Shape::Compared, _) => compared_doc(plans, &ran.summaries, ran.as_of),
            (Shape::Tables | Shape::Rollup(_), None) => targets_doc(plans, ran.as_of),
        };
        context.hand_over(&match format {
            "csv" => targets_csv(&json())?,
            "markdown" => markdown(&doc(), context.lang),
            _ => write_doc(&doc(), context.paper()),
        })?;
    }
    Ok(exit)
}

fn concerns(finding: &LocatedFinding) -> bool {
    finding.rule().code.starts_with("E3")
}

/// How the targets are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// Each step by step.
    Steps,
    /// A table for each plan.
    Tables,
    /// A table of plans for each target.
    Compared,
    /// A table of plans.
    Rollup(GroupBy),
}

impl Shape {
    /// One plan shows its targets; of several, those that are asked for are compared, and else counted.
    fn of(options: &ArgMatches, plans: usize) -> Self {
        let named = options.contains_id("target");
        match text(options, "by") {
            _ if options.get_flag("verbose") => Self::Steps,
            Some("target") => Self::Tables,
            Some("plan") => Self::Rollup(GroupBy::Plan),
            Some("locality") => Self::Rollup(GroupBy::Locality),
            Some("level") => Self::Rollup(GroupBy::Level),
            Some("parent") => Self::Rollup(GroupBy::Parent),
            Some(_) | None if plans <= 1 => Self::Tables,
            Some(_) | None if named => Self::Compared,
            Some(_) | None => Self::Rollup(GroupBy::Plan),
        }
    }
}

/// The bounds beside those of the plans above.
fn against(context: &Context, ran: &Computed<PlanTargets>, format: &str) -> Result<Exit> {
    if format == "csv" {
        const SAYS: Both = Both {
            en: "`--against-parent` goes with text, json or markdown",
            vi: "`--against-parent` dùng với text, json hoặc markdown",
        };
        return Err(Failure::new(SAYS).into());
    }
    let cascades = cascades(&ran.summaries, &ran.taken);
    let exit = ran.exit(cascades.iter().flat_map(|cascade| &cascade.pairs).any(|pair| pair.relation.is_less()));
    if format == "json" {
        let plans = ran.plans.iter().map(|plan| PlanTargetsJson::new(plan, context.lang)).collect();
        let more = vec![("rollup", Value::Null), ("against_parent", against_parent(&cascades)?)];
        context.hand_over(&ran.json(context, ("check-targets", exit), plans, more, concerns)?)?;
    } else if !context.quiet || exit != Exit::Clean {
        let doc = cascade_doc(&cascades, &ran.summaries, ran.as_of);
        let page = if format == "markdown" { markdown(&doc, context.lang) } else { write_doc(&doc, context.paper()) };
        context.hand_over(&page)?;
    }
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
