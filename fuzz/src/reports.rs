//! Everything that is computed from plans, over a workspace in which files are replaced: states, targets,
//! assignment, tables, places and the difference to the sound workspace. All of it is shown, and harmless.

use super::harmless;
use super::validate::{head, remarks_out};
use super::workspace::{Case, case, one_at_a_time, sound};
use cchc::app::{Ran, Unsound, compare, run as run_plans, run_pools};
use cchc::calc::{Verdict, View};
use cchc::model::{Plan, Settings};
use cchc::report::{
    Compared, Cut, Doc, Filter, GroupBy, Grouping, Mark, Marks, RankedBy, Stage, StatusOptions, StatusRollup,
    TargetRollup, assignment_doc, cascade_doc, cascades, compared_doc, difference_doc, due_doc, export_rows,
    export_tables, lists_doc, plan_assignment, plan_difference, plan_due, plan_status, plan_targets, ranking,
    ranking_doc, reports_doc, status_doc, steps_doc, suggestions_doc, target_rollup_doc, targets_doc,
};
use cchc::report::{Remark, assignment_cases, target_cases};
use cchc::report::{
    json::Output, json::PlanAssignmentJson, json::PlanDifferenceJson, json::PlanDueJson, json::PlanStatusJson,
    json::PlanTargetsJson, json::StatesJson, json::StatusRollupJson, json::TargetRollupJson, json::against_parent,
    json::ranked_units, json::rankings,
};
use cchc::source::{Files, Place, Sources};
use cchc::text::Raw;
use cchc::write::json::to_string;
use cchc::write::{
    ExportForm, PackageHead, Paper, assignment_csv, data_package, junit, markdown, ranking_csv, suggestions_csv,
    targets_csv, write_doc,
};
use serde::Serialize;

/// Tries one input.
pub fn run(bytes: &[u8]) {
    outputs(&case(bytes));
}

/// Computes from a workspace and tries some of the outputs.
pub fn outputs(case: &Case) {
    match case.pick(8, 6) {
        0 => statuses(case),
        1 => targets(case),
        2 => assignments(case),
        3 => tables(case),
        4 => places(case),
        _ => differences(case),
    }
}

fn computed<T: Send>(case: &Case, work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync) -> Ran<T> {
    run_plans(&case.files, &one_at_a_time(), case.as_of, Unsound::LeaveOut, work).expect("no thread is needed")
}

/// Some of the outputs of a report.
fn shown(what: &str, doc: &Doc, case: &Case) {
    let paper = Paper { width: case.width, lang: case.lang, colour: false };
    match case.pick(1, 3) {
        0 => harmless::page(what, &write_doc(doc, paper)),
        1 => harmless::coloured(what, &write_doc(doc, Paper { colour: true, ..paper })),
        _ => harmless::markdown(what, &markdown(doc, case.lang)),
    }
}

fn json<T: Serialize>(command: &'static str, plans: Vec<T>, more: Vec<(&'static str, serde_json::Value)>, case: &Case) {
    let text = to_string(&Output::new(head(command, case), plans, []).with(more)).expect("it is written");
    harmless::json(command, &text);
}

fn group(case: &Case) -> GroupBy {
    [GroupBy::Plan, GroupBy::Locality, GroupBy::Level, GroupBy::Parent][case.pick(48, 4)]
}

fn statuses(case: &Case) {
    let ran = computed(case, |plan, view, settings, _| {
        let status = plan_status(plan, view, settings.at_risk_percent, &Filter::default());
        (status, plan_due(plan, view, &[]))
    });
    let (plans, due): (Vec<_>, Vec<_>) = ran.plans.into_iter().unzip();
    let groupings = [Grouping::Area, Grouping::Assignee, Grouping::Month, Grouping::Plans(group(case))];
    let by = Some(groupings[case.pick(48, 4)]);
    let options = StatusOptions { by, tasks: true, cut: Cut::default() };
    shown("status", &status_doc(&plans, &ran.summaries, case.as_of, options), case);
    shown("reports", &reports_doc(&plans, &ran.summaries, case.as_of), case);
    shown("due", &due_doc(&due, case.as_of), case);
    let rollup = StatusRollup::new(&plans, &ran.summaries, group(case), Cut::default());
    let rollup = serde_json::to_value(StatusRollupJson::from(&rollup)).expect("a value");
    json("status", plans.iter().map(PlanStatusJson::from).collect(), vec![("rollup", rollup)], case);
    json("done", due.iter().map(PlanDueJson::from).collect(), Vec::new(), case);
}

fn targets(case: &Case) {
    let ran = computed(case, |plan, view, settings, sources| {
        plan_targets(plan, view, settings, &|place| sources.locate(place))
    });
    let (plans, all) = (&ran.plans, &ran.summaries);
    shown("targets", &targets_doc(plans, case.as_of), case);
    shown("compared", &compared_doc(plans, all, case.as_of), case);
    for plan in plans {
        for row in &plan.targets {
            shown("steps", &steps_doc(plan, row, case.as_of), case);
        }
    }
    let rollup = TargetRollup::new(plans, all, &ran.ranks, group(case), Cut::default());
    shown("rollup", &target_rollup_doc(&rollup, case.as_of), case);
    let cascades = cascades(all, &ran.taken);
    shown("cascade", &cascade_doc(&cascades, all, case.as_of), case);
    let plans_json = || plans.iter().map(|plan| PlanTargetsJson::new(plan, case.lang)).collect::<Vec<_>>();
    harmless::csv("targets", &targets_csv(&plans_json()).expect("it is written"));
    let rollup = serde_json::to_value(TargetRollupJson::from(&rollup)).expect("a value");
    let above = against_parent(&cascades).expect("a value");
    json("check-targets", plans_json(), vec![("rollup", rollup), ("against_parent", above)], case);
    harmless::xml("targets", &junit("check-targets", &target_cases(plans, &Verdict::ALL, case.lang)));
    let rows = plans.iter().flat_map(|plan| plan.targets.iter().map(move |row| (plan, row)));
    let remarks: Vec<Remark> = rows.map(|(plan, row)| Remark::of_target(plan, row, case.lang)).collect();
    remarks_out(&remarks, &[], "", case);
}

fn assignments(case: &Case) {
    let ran =
        computed(case, |plan, view, _, sources| plan_assignment(plan, view, true, &|place| sources.locate(place)));
    let plans = &ran.plans;
    let marks = if case.pick(1, 5) == 0 { Marks::Letters } else { Marks::Signs };
    shown("assignment", &assignment_doc(plans, case.as_of, marks), case);
    shown("lists", &lists_doc(plans, case.as_of, true), case);
    shown("suggestions", &suggestions_doc(plans, case.as_of), case);
    let plans_json: Vec<_> = plans.iter().map(PlanAssignmentJson::from).collect();
    harmless::csv("assignment", &assignment_csv(&plans_json).expect("it is written"));
    harmless::csv("suggestions", &suggestions_csv(&plans_json).expect("it is written"));
    json("assign", plans_json, Vec::new(), case);
    harmless::xml("assignment", &junit("assign", &assignment_cases(plans, true, case.lang)));
}

fn tables(case: &Case) {
    let form = if case.pick(1, 2) == 0 { ExportForm::Csv } else { ExportForm::JsonLines };
    let ran = computed(case, |plan, view, settings, _| {
        let rows = export_rows(plan, view, settings);
        let tables = export_tables().zip(rows);
        tables.map(|(table, rows)| form.rows(table, &rows).expect("it is written")).collect::<Vec<String>>()
    });
    for (index, table) in export_tables().enumerate() {
        let rows: String = ran.plans.iter().filter_map(|plan| plan.get(index).cloned()).collect();
        match form {
            ExportForm::Csv => harmless::csv(table.name, &(form.head(table) + &rows)),
            ExportForm::JsonLines => rows.lines().for_each(|line| drop(harmless::json(table.name, line))),
        }
    }
    let left_out: Vec<String> = ran.summaries.iter().map(|plan| plan.folder.as_str().to_owned()).collect();
    let head = PackageHead { as_of: case.as_of, lang: case.lang, form, left_out: &left_out };
    let tables: Vec<_> = export_tables().map(|table| (table, 0)).collect();
    harmless::json("package", &data_package(head, &tables).expect("it is written"));
}

fn places(case: &Case) {
    let ran = run_pools(&case.files, &one_at_a_time(), case.as_of).expect("no thread is needed");
    let scores: Vec<_> = ran.summaries.iter().flat_map(|plan| &plan.scores).collect();
    for score in scores {
        let pools = ran.ranks.pools_of(&score.indicator);
        let by = RankedBy { title: score.title.clone(), score: score.indicator.clone(), rank: None };
        let ranked: Vec<_> = pools.map(|pool| ranking(pool, &ran.summaries, &by, None)).collect();
        shown("ranking", &ranking_doc(&ranked, case.as_of), case);
        harmless::csv("ranking", &ranking_csv(&ranked_units(&ranked)).expect("it is written"));
        json("rank", ranked_units(&ranked), vec![("rankings", rankings(&ranked))], case);
    }
}

fn differences(case: &Case) {
    let sound = sound();
    let (base, now): (&dyn Files, &dyn Files) =
        if case.pick(1, 2) == 0 { (sound, &case.files) } else { (&case.files, sound) };
    let compared = compare(base, now, &one_at_a_time(), case.as_of, |before, after| {
        let before = before.map(|half| (half, |place: Place| half.sources.locate(place)));
        let after = after.map(|half| (half, |place: Place| half.sources.locate(place)));
        let before = before.as_ref().map(|(half, locate)| Stage { plan: half.plan, settings: half.settings, locate });
        let after = after.as_ref().map(|(half, locate)| Stage { plan: half.plan, settings: half.settings, locate });
        plan_difference(before, after, case.as_of)
    })
    .expect("no thread is needed");
    let plans: Vec<_> = compared.plans.into_iter().flatten().collect();
    let named = Compared { base: Raw::new("main"), head: None, as_of: case.as_of, is_whole: true };
    shown("difference", &difference_doc(&plans, &named), case);
    let states = StatesJson { base: ("main", "0123456789"), head: None };
    json("diff", plans.iter().map(|plan| PlanDifferenceJson::new(plan, states, case.lang)).collect(), Vec::new(), case);
    let rows = plans.iter().flat_map(|plan| plan.changes.iter().map(move |row| (plan, row)));
    let remarks: Vec<Remark> = rows.map(|(plan, row)| Remark::of_change(plan, row, &Mark::ALL, case.lang)).collect();
    remarks_out(&remarks, &[], "", case);
}
