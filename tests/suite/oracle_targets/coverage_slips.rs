//! Tests of the test: where the program had one of these faults, the default run would show it. The oracle with a slip
//! stands for such a program.

use serde_json::{Value, json};

use super::Targets;
use super::answers::Verdict;
use super::compare::{answers, as_json, differences};
use super::generate;
use super::model::Workspace;
use crate::oracle::{Oracle as _, Slip, expect_slips_to_show};

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
    let slipped = |workspace: &Workspace, slip| {
        let mut slipped = workspace.clone();
        slipped.settings.base.slip = Some(slip);
        slipped
    };
    expect_slips_to_show(&workspaces, &SLIPS, printed, slipped, differences);
}

/// The slips in what targets ask for.
const SLIPS: [Slip; 24] = [
    Slip::BaselineADayLater,
    Slip::ShortBaseline,
    Slip::PercentIsPoints,
    Slip::AsGoodIsBetter,
    Slip::OutsideTheRange,
    Slip::NoDirection,
    Slip::AnyPool,
    Slip::NotComparableIsNoData,
    Slip::PlainAttainment,
    Slip::AttainmentOutside,
    Slip::TwoClassesShort,
    Slip::FlowFromBaseline,
    Slip::ByRests,
    Slip::NoHistory,
    Slip::UntilTheDayBefore,
    Slip::LastOfTheHistory,
    Slip::OldBoundNewBy,
    Slip::DroppedStays,
    Slip::ReplacedGoesOn,
    Slip::ReplacedOnTheDay,
    Slip::NoValuesFrom,
    Slip::OwnValuesLast,
    Slip::NoOwnPeriods,
    Slip::NoOwnReports,
];
