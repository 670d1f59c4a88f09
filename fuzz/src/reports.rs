//! Everything that is computed from plans, over a workspace in which files are replaced: states, targets,
//! assignment, points, tables, places and the difference to the sound workspace. All of it is shown, and harmless.

use super::harmless;
use super::validate::{head, written};
use super::workspace::{Case, case, one_at_a_time, sound};
use cchc::app::{PlanRun, Treatment, compare, run as run_plans};
use cchc::calc::diff::Mark;
use cchc::calc::{Verdict, View};
use cchc::model::{Plan, Settings};
use cchc::report::{
    AssignmentReport, AssignmentView, Calendar, CalendarReport, Cut, DifferenceReport, DueReport, Filter, GroupBy,
    Grouping, Listing, Marks, RankingReport, RankingScore, ScoreReport, Shape, Stage, States, StatusReport,
    StatusRollup, TargetRollup, TargetsReport, export_rows, export_tables, plan_assignment, plan_calendar,
    plan_difference, plan_due, plan_scoring, plan_status, plan_targets, ranked, ranking,
};
use cchc::source::{Files, Place, Sources};
use cchc::write::{CsvForm, ExportForm, PackageHead, data_package};

/// Tries one input.
pub fn run(bytes: &[u8]) {
    outputs(&case(bytes));
}

/// Computes from a workspace and tries some of the outputs.
pub fn outputs(case: &Case) {
    match case.pick(8, 7) {
        0 => statuses(case),
        1 => targets(case),
        2 => assignments(case),
        3 => tables(case),
        4 => places(case),
        5 => scores(case),
        _ => differences(case),
    }
}

fn computed<T: Send>(case: &Case, work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync) -> PlanRun<T> {
    run_plans(&case.files, &one_at_a_time(), case.as_of, Treatment::COMPARE, work).expect("no thread is needed")
}

fn group(case: &Case) -> GroupBy {
    [GroupBy::Plan, GroupBy::Locality, GroupBy::Level, GroupBy::Parent][case.pick(48, 4)]
}

fn statuses(case: &Case) {
    let ran = computed(case, |plan, view, settings, _| {
        let status = plan_status(plan, view, settings.at_risk_percent, &Filter::default());
        let filter = Filter::default();
        (status, (plan_due(plan, view, &filter), plan_calendar(plan, view, &filter)))
    });
    let (plans, dated): (Vec<_>, Vec<_>) = ran.plans.into_iter().unzip();
    let (due, calendars): (Vec<_>, Vec<_>) = dated.into_iter().unzip();
    let grouping =
        [Grouping::Area, Grouping::Assignee, Grouping::Month, Grouping::Plans(group(case))][case.pick(48, 4)];
    let rollup = StatusRollup::new(&plans, &ran.end.summaries, group(case), Cut::default());
    let rollup = matches!(grouping, Grouping::Plans(_)).then_some(rollup);
    let listing = [Listing::Open, Listing::Tasks, Listing::Reports][case.pick(2, 3)];
    let head = || head("status", case);
    let calendar = Calendar::of(&calendars, None, (case.as_of, case.lang), &[3]);
    written(&CalendarReport { head: head(), plans: calendars, calendar, findings: Vec::new() }, case);
    written(&DueReport { head: head(), plans: due, findings: Vec::new() }, case);
    let findings = Vec::new();
    written(
        &StatusReport {
            head: head(),
            plans,
            all: ran.end.summaries,
            grouping,
            rollup,
            listing,
            names_missing: true,
            findings,
        },
        case,
    );
}

fn targets(case: &Case) {
    let ran = computed(case, |plan, view, settings, sources| {
        plan_targets(plan, view, settings, &|place| sources.locate(place))
    });
    let by = group(case);
    let shape =
        [Shape::Steps, Shape::Tables, Shape::Compared, Shape::Rollup(by), Shape::AgainstParent][case.pick(16, 5)];
    let rollup = TargetRollup::new(&ran.plans, &ran.end.summaries, by, Cut::default());
    let report = TargetsReport {
        head: head("check-targets", case),
        plans: ran.plans,
        all: ran.end.summaries,
        taken: ran.end.taken,
        shape,
        rollup: matches!(shape, Shape::Rollup(_)).then_some(rollup),
        failing: Verdict::ALL.to_vec(),
        findings: ran.findings,
    };
    written(&report, case);
}

fn assignments(case: &Case) {
    let ran =
        computed(case, |plan, view, _, sources| plan_assignment(plan, view, true, &|place| sources.locate(place)));
    let marks = if case.pick(1, 5) == 0 { Marks::Letters } else { Marks::Signs };
    let views = [AssignmentView::Matrix(marks), AssignmentView::Lists(true), AssignmentView::Suggestions];
    let report = AssignmentReport {
        head: head("assign", case),
        plans: ran.plans,
        view: views[case.pick(16, 3)],
        failing: true,
        findings: ran.findings,
    };
    written(&report, case);
}

/// A form of CSV: the usual one, or that of a Vietnamese spreadsheet.
fn form_of(case: &Case) -> CsvForm {
    let vietnamese = CsvForm { bom: true, separator: ';', decimal: ',' };
    if case.pick(32, 2) == 0 { CsvForm::USUAL } else { vietnamese }
}

fn tables(case: &Case) {
    let form = if case.pick(1, 2) == 0 { ExportForm::Csv(form_of(case)) } else { ExportForm::JsonLines };
    let ran = computed(case, |plan, view, settings, _| {
        let rows = export_rows(plan, view, settings);
        let tables = export_tables().zip(rows);
        tables.map(|(table, rows)| form.rows(table, &rows).expect("it is written")).collect::<Vec<String>>()
    });
    for (index, table) in export_tables().enumerate() {
        let rows: String = ran.plans.iter().filter_map(|plan| plan.get(index).cloned()).collect();
        match form {
            ExportForm::Csv(csv) => {
                harmless::csv_with(table.name, &(form.head(table) + &rows), csv.separator, csv.decimal);
            }
            ExportForm::JsonLines => rows.lines().for_each(|line| drop(harmless::json(table.name, line))),
        }
    }
    let left_out: Vec<String> = ran.end.summaries.iter().map(|plan| plan.folder.as_str().to_owned()).collect();
    let head = PackageHead { as_of: case.as_of, lang: case.lang, form, left_out: &left_out };
    let tables: Vec<_> = export_tables().map(|table| (table, 0)).collect();
    harmless::json("package", &data_package(head, &tables).expect("it is written"));
}

fn places(case: &Case) {
    let ran = run_plans(&case.files, &one_at_a_time(), case.as_of, Treatment::POOLS, |_, _, _, _| ())
        .expect("no thread is needed");
    let scores: Vec<_> = ran.end.summaries.iter().flat_map(|plan| &plan.scores).collect();
    for score in scores {
        let pools = ran.end.ranks.pools_of(&score.indicator);
        let by = RankingScore { title: score.title.clone(), score: score.indicator.clone(), rank: None };
        let rankings: Vec<_> = pools.map(|pool| ranking(pool, &ran.end.summaries, &by, None)).collect();
        written(&RankingReport { head: head("rank", case), rankings, findings: ran.findings.clone() }, case);
    }
}

fn scores(case: &Case) {
    let ran = computed(case, |plan, view, _, _| plan_scoring(plan, view, None));
    let mut plans = ran.plans;
    ranked(&mut plans);
    let report = ScoreReport { head: head("score", case), plans, failing: None, findings: ran.findings };
    written(&report, case);
}

fn differences(case: &Case) {
    let sound = sound();
    let (base, now): (&dyn Files, &dyn Files) =
        if case.pick(1, 2) == 0 { (sound, &case.files) } else { (&case.files, sound) };
    let compared = compare(base, now, &one_at_a_time(), case.as_of, |before, after| {
        let before = before.map(|half| (half, |place: Place| half.sources.locate(place)));
        let after = after.map(|half| (half, |place: Place| half.sources.locate(place)));
        let before = before.as_ref().map(|(half, locate)| Stage { plan: half.plan, locate });
        let after = after.as_ref().map(|(half, locate)| Stage { plan: half.plan, locate });
        plan_difference(before, after, case.as_of)
    })
    .expect("no thread is needed");
    let plans: Vec<_> = compared.plans.into_iter().flatten().collect();
    let states = States { base: ("main".to_owned(), "0123456789".to_owned()), head: None };
    let errors = [compared.base_errors, compared.head_errors];
    written(&DifferenceReport::new(head("diff", case), plans, states, Mark::ALL.to_vec(), errors), case);
}
