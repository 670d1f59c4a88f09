//! Tests of the test: where the program had one of these faults, the default run would show it. The oracle with a slip
//! stands for such a program.

use serde_json::{Value, json};

use super::Scores;
use super::compare::{differences, plans};
use super::generate;
use super::model::Workspace;
use crate::oracle::{Oracle as _, Slip, expect_slips_to_show};

/// The output of a program that answers like the oracle.
fn printed(workspace: &Workspace) -> Value {
    let as_of = workspace.base.settings.base.as_of.to_string();
    json!({ "command": "score", "as_of": as_of, "ok": true, "plans": plans(workspace), "findings": [] })
}

/// Each slip makes a difference in a workspace of the default run.
#[test]
fn the_default_run_shows_every_slip_in_scores() {
    let workspaces: Vec<Workspace> = (0..Scores::WORKSPACES).map(generate::workspace).collect();
    let slipped = |workspace: &Workspace, slip| {
        let mut slipped = workspace.clone();
        slipped.base.settings.base.slip = Some(slip);
        slipped
    };
    expect_slips_to_show(&workspaces, &SLIPS, printed, slipped, differences);
}

/// The slips in points and totals.
const SLIPS: [Slip; 18] = [
    Slip::ValuesBeforeTheSet,
    Slip::DeliveriesOutside,
    Slip::OwesAll,
    Slip::FirstDelivery,
    Slip::SumOfSome,
    Slip::MeanWithEmpty,
    Slip::ADayLate,
    Slip::StrictSteps,
    Slip::PointsAboveTheMost,
    Slip::NoFloor,
    Slip::BonusWithoutCap,
    Slip::NoTimes,
    Slip::NoOwnWay,
    Slip::NoRescale,
    Slip::BonusWithin,
    Slip::ClassAbove,
    Slip::ClassOfTheCertain,
    Slip::FlowsFall,
];

/// The same seed makes the same workspace.
#[test]
fn same_seed_makes_the_same_sets() {
    let one = format!("{:?}", generate::workspace(7));
    assert_eq!(one, format!("{:?}", generate::workspace(7)));
    assert_ne!(one, format!("{:?}", generate::workspace(8)));
}
