//! `cchc check-targets`: what was asked, what is, how much is missing, where it leads.

use crate::app::Treatment;
use crate::calc::Verdict;
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_areas};
use crate::cli::options::{Names, Slice, cut, expect_plan_table};
use crate::cli::outputs::{OutputOptions, Outputs, TablesWithFindings};
use crate::diag::{Failure, Group};
use crate::report::{
    By, FigureSums, GroupBy, PlanTargets, Shape, TargetNumber, TargetRollup, TargetsReport, plan_targets,
};
use crate::text::Both;
use crate::write::Format;
use anyhow::Result;
use std::collections::BTreeSet;

command! {
    "check-targets", en: "cchc check-targets", vi: "cchc check-targets";
    about
        en: "Check each target: value, what is missing, pace, forecast and verdict",
        vi: "Kiểm tra từng chỉ tiêu: số liệu, còn thiếu, tiến độ, dự báo và kết quả";
    examples
        en: "cchc check-targets --as-of 2023-09-30             every target\ncchc check-targets --target so-hoa -v             how one was judged, step by step\ncchc check-targets --fail-on-verdict missed       for a CI job (the default)\ncchc check-targets --by parent                    many plans, counts added\ncchc check-targets --against-parent               bounds beside those of the plan above\ncchc check-targets --output-format csv -o t.csv   for a spreadsheet",
        vi: "cchc check-targets --as-of 2023-09-30             mọi chỉ tiêu\ncchc check-targets --target so-hoa -v             một chỉ tiêu được tính thế nào, từng bước\ncchc check-targets --fail-on-verdict missed       cho CI (mặc định)\ncchc check-targets --by parent                    nhiều kế hoạch, số liệu cộng lại\ncchc check-targets --against-parent               đặt bên cạnh yêu cầu của cấp trên\ncchc check-targets --output-format csv -o t.csv   cho bảng tính";

    target: Names = "--target ID",
        en: "Only this target (repeatable)",
        vi: "Chỉ chỉ tiêu này (lặp lại được)";
    area: Names = "--area ID",
        en: "Only targets of this area (id or title)",
        vi: "Chỉ chỉ tiêu của lĩnh vực này (mã hoặc tên)";
    verbose: bool = "-v --verbose",
        en: "Explain each target step by step",
        vi: "Giải thích từng chỉ tiêu, từng bước";
    by: Option<String> = "--by WHAT",
        en: "Several plans: a row for each plan, locality, level or parent (default plan), or a table of each plan's targets (target)",
        vi: "Nhiều kế hoạch: mỗi dòng một plan, locality, level hoặc parent (mặc định plan), hoặc bảng chỉ tiêu của từng kế hoạch (target)"
        .one_of(&["plan", "locality", "level", "parent", "target"]);
    sort: Option<By<TargetNumber>> = "--sort COLUMN",
        en: "Sort plans by name, targets or a verdict, the most first",
        vi: "Sắp xếp kế hoạch theo name, targets hoặc một kết quả, nhiều nhất đứng trước";
    slice: Slice;
    against_parent: bool = "--against-parent",
        en: "The bounds beside those of the plan above; exit 1 when one asks for less",
        vi: "Đặt mức yêu cầu bên cạnh mức của kế hoạch cấp trên; trả về 1 khi có mức thấp hơn"
        .conflicts_with_all(["target", "area", "verbose", "by", "fail-on-verdict", "sort", "top", "bottom"]);
    fail_on_verdict: Option<Vec<Verdict>> = "--fail-on-verdict VERDICT",
        en: "Exit 1 on these verdicts (default missed; none): attained, on-track, at-risk, off-track, out-of-reach, missed, awaiting-data, no-data, not-comparable, not-applicable, not-measurable",
        vi: "Trả về 1 khi có kết quả này (mặc định missed; none): attained, on-track, at-risk, off-track, out-of-reach, missed, awaiting-data, no-data, not-comparable, not-applicable, not-measurable";
    outputs: OutputOptions<TablesWithFindings>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let failing = options.fail_on_verdict.clone().unwrap_or_else(|| vec![Verdict::Missed]);
    let wanted = &options.target;
    let outputs = Outputs::read(context, &options.outputs)?;
    let is_of_rows = matches!(outputs.main(), Format::Csv | Format::Xlsx);
    if options.verbose && is_of_rows {
        const SAYS: Both = Both {
            en: "`-v` explains in text; it does not go with {format}",
            vi: "`-v` giải thích bằng chữ; không dùng với {format}",
        };
        return Err(Failure::new(SAYS).arg("format", outputs.main().word()).into());
    }
    let cut = cut(options.sort, &options.slice, By::Number(TargetNumber::Verdict(Verdict::Attained)));
    let compares = options.against_parent;
    let how = How {
        at_once: outputs.needs_whole() || compares || !wanted.is_empty() || !options.area.is_empty(),
        treatment: if compares { Treatment::COMPARE } else { Treatment::COMPUTE },
        ..How::usual(outputs.main().names_errors())
    };
    let group = if compares { Group::AgainstParent } else { Group::Targets };
    let (mut kept, mut chosen, mut delivery) = (Vec::new(), None, outputs.begin(context)?);
    let (mut fails, mut sums) = (false, FigureSums::default());
    let report = |head, shape| TargetsReport { failing: failing.clone(), ..TargetsReport::new(head, shape) };
    let ran = Computation::in_parts(
        context,
        how,
        |plan, view, settings, sources| {
            let areas = Meant::areas(plan, &options.area);
            let mut targets = plan_targets(plan, view, settings, &|place| sources.locate(place));
            if let Some(ids) = areas.ids(&options.area) {
                targets.keep_areas(&ids);
            }
            (targets, areas)
        },
        |scene, part| {
            let (mut plans, areas): (Vec<PlanTargets>, Vec<Meant>) = part.plans.into_iter().unzip();
            expect_areas(&options.area, areas.iter())?;
            if plans.iter().any(|plan| !plan.targets.is_empty()) && !options.area.is_empty() {
                // A plan without targets of the area is not a plan to compare.
                plans.retain(|plan| !plan.targets.is_empty());
            }
            let counted = if scene.is_of_many { usize::MAX } else { plans.len() };
            choose(&mut plans, wanted)?;
            // A plan that has none of the targets asked for is not a plan to compare.
            let shape =
                shape(options, if wanted.is_empty() && options.area.is_empty() { counted } else { plans.len() });
            expect_plan_table(&cut, matches!(shape, Shape::Rollup(_)) || plans.is_empty())?;
            chosen = Some(shape);
            fails |= plans.iter().any(|plan| failing.iter().any(|verdict| plan.failing_verdicts().of(*verdict) > 0));
            let findings = concerning(part.findings, |finding| finding.rule().is_in(group));
            let part = TargetsReport { plans, findings, ..report(scene.head(context, NAME, Exit::Clean), shape) };
            delivery.part(&part)?;
            let mut plans = part.plans;
            for plan in &mut plans {
                sums.add(plan);
                // A workbook is written from the closing report.
                if !scene.is_of_many || outputs.needs_whole() {
                    continue;
                }
                plan.forget_targets();
                if shape == Shape::Rollup(GroupBy::Plan) {
                    plan.forget_figures();
                }
            }
            kept.extend(plans);
            Ok(())
        },
    )?;
    let shape = chosen.unwrap_or(Shape::Tables);
    let rollup = match shape {
        Shape::Rollup(by) => Some(TargetRollup::of_sums(&kept, sums, &ran.summaries, by, cut)),
        Shape::Steps | Shape::Tables | Shape::Compared | Shape::AgainstParent => None,
    };
    let (head, is_whole) = (ran.head(context, NAME, Exit::Clean), ran.is_whole());
    let Computation { summaries: all, taken, .. } = ran;
    let mut closing = TargetsReport { plans: kept, all, taken, rollup, ..report(head, shape) };
    let exit = Exit::of(is_whole, if compares { closing.asks_for_less() } else { fails });
    closing.head.ok = exit == Exit::Clean;
    delivery.close(&closing)?;
    Ok(exit)
}

/// The shape in which targets are shown. One plan shows its targets. Several plans are compared by the targets that
/// were asked for, or counted.
fn shape(options: &Options, plans: usize) -> Shape {
    match options.by.as_deref() {
        _ if options.against_parent => Shape::AgainstParent,
        _ if options.verbose => Shape::Steps,
        Some("target") => Shape::Tables,
        Some("plan") => Shape::Rollup(GroupBy::Plan),
        Some("locality") => Shape::Rollup(GroupBy::Locality),
        Some("level") => Shape::Rollup(GroupBy::Level),
        Some("parent") => Shape::Rollup(GroupBy::Parent),
        Some(_) | None if plans <= 1 => Shape::Tables,
        Some(_) | None if !options.target.is_empty() => Shape::Compared,
        Some(_) | None => Shape::Rollup(GroupBy::Plan),
    }
}

/// Keeps the targets that are asked for; a name that means none is a slip.
fn choose(plans: &mut Vec<PlanTargets>, wanted: &Names) -> Result<()> {
    const NO_TARGET: Both = Both { en: "there is no target `{name}`", vi: "không có chỉ tiêu `{name}`" };
    if wanted.is_empty() || plans.is_empty() {
        return Ok(());
    }
    let rows = || plans.iter().flat_map(|plan| &plan.targets);
    let called = |name: &str| PlanTargets::called(plans, name);
    let names = wanted.meant(|name| !called(name).is_empty());
    let names = names.map_err(|name| Failure::unknown(NO_TARGET, &name, rows().map(|row| row.id.as_str())))?;
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for name in names {
        let called = called(&name);
        if called.len() > 1 {
            return Err(Failure::several(&name, called.iter().map(String::as_str)).into());
        }
        ids.extend(called);
    }
    for plan in plans.iter_mut() {
        plan.targets.retain(|row| ids.contains(&row.id.as_str().to_ascii_lowercase()));
    }
    plans.retain(|plan| !plan.targets.is_empty());
    Ok(())
}
