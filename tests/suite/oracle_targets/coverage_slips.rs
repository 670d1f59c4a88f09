//! Tests of the test: where the program had one of these faults, the default run would show it. The oracle with a slip
//! stands for such a program.

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::{Value, json};

use super::Targets;
use super::answers::Verdict;
use super::compare::{answers, as_json, differences};
use super::generate;
use super::model::Workspace;
use crate::oracle::{Oracle as _, Slip, on};

/// The output of a program that answers like the oracle.
fn printed(workspace: &Workspace) -> Value {
    let settings = &workspace.settings;
    let mut plans = Vec::new();
    for plan in &workspace.plans {
        let mut verdicts = json!({});
        for verdict in Verdict::ALL {
            verdicts[verdict.word()] = json!(0);
        }
        let mut targets = Vec::new();
        for (target, answer) in &answers(plan, workspace) {
            let count = &mut verdicts[answer.verdict.word()];
            *count = json!(count.as_i64().expect("a count") + 1);
            targets.push(as_json(target, answer));
        }
        plans.push(json!({ "id": plan.base.id, "verdicts": verdicts, "targets": targets }));
    }
    json!({
        "command": "check-targets", "as_of": settings.base.as_of.to_string(), "ok": true, "plans": plans,
    })
}

/// Each slip makes a difference in a workspace of the default run.
#[test]
fn the_default_run_shows_every_slip() {
    let workspaces: Vec<Workspace> = (0..Targets::WORKSPACES).map(generate::workspace).collect();
    let right: Vec<Value> = workspaces.par_iter().map(printed).collect();
    for (workspace, printed) in workspaces.iter().zip(&right).take(5) {
        assert_eq!(differences(workspace, printed), Vec::<String>::new());
    }
    let drawn: Vec<Slip> = SLIPS.into_iter().filter_map(|(is_on, slip)| is_on.then_some(slip)).collect();
    let hidden: Vec<Slip> = drawn
        .into_par_iter()
        .filter(|slip| {
            let seen = workspaces.iter().zip(&right).any(|(workspace, printed)| {
                let mut slipped = workspace.clone();
                slipped.settings.base.slip = Some(*slip);
                !differences(&slipped, printed).is_empty()
            });
            !seen
        })
        .collect();
    assert_eq!(hidden, [], "nothing shows these");
}

/// The slips in what targets ask for.
const SLIPS: [(bool, Slip); 24] = [
    (on::CHANGES, Slip::BaselineADayLater),
    (on::CHANGES, Slip::ShortBaseline),
    (on::CHANGES, Slip::PercentIsPoints),
    (on::CHANGES, Slip::AsGoodIsBetter),
    (on::CHANGES, Slip::OutsideTheRange),
    (on::CHANGES, Slip::NoDirection),
    (on::CHANGES, Slip::AnyPool),
    (on::CHANGES, Slip::NotComparableIsNoData),
    (on::CHANGES, Slip::PlainAttainment),
    (on::CHANGES, Slip::AttainmentOutside),
    (on::CHANGES, Slip::TwoClassesShort),
    (on::CHANGES, Slip::FlowFromBaseline),
    (on::DAYS, Slip::ByRests),
    (on::HISTORY, Slip::NoHistory),
    (on::HISTORY, Slip::UntilTheDayBefore),
    (on::HISTORY, Slip::LastOfTheHistory),
    (on::HISTORY, Slip::OldBoundNewBy),
    (on::HISTORY, Slip::DroppedStays),
    (on::REPLACES, Slip::ReplacedGoesOn),
    (on::REPLACES, Slip::ReplacedOnTheDay),
    (on::SOURCES, Slip::NoValuesFrom),
    (on::SOURCES, Slip::OwnValuesLast),
    (on::PERIODS, Slip::NoOwnPeriods),
    (on::PERIODS, Slip::NoOwnReports),
];
