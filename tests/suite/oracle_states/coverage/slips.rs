//! Tests of the test: where the program had one of these faults, the default run would show it. The oracle with a slip
//! stands for such a program.

use serde_json::{Value, json};

use super::default_run;
use crate::oracle::{Slip, expect_slips_to_show};
use crate::oracle_states::history::{Seen, seen};
use crate::oracle_states::model::Workspace;
use crate::oracle_states::{assign, compare};

/// The output of a program that answers like the oracle: the states, and the gaps.
fn printed(workspace: &Workspace) -> [Value; 2] {
    let settings = &workspace.settings;
    let run = |command: &str, plan_as_json: fn(&Seen) -> Value| {
        let plans: Vec<Value> = seen(workspace).iter().map(plan_as_json).collect();
        let no_gaps = plans.iter().all(|plan| plan["gaps"].as_array().is_none_or(Vec::is_empty));
        json!({ "command": command, "as_of": settings.as_of.to_string(), "ok": no_gaps, "plans": plans })
    };
    [run("status", compare::plan_as_json), run("assign", assign::plan_as_json)]
}

/// The differences between an oracle and what a program prints.
fn differences(workspace: &Workspace, [states, gaps]: &[Value; 2]) -> Vec<String> {
    let mut found = compare::status(workspace, states);
    found.extend(assign::differences(workspace, gaps));
    found
}

/// Each slip makes a difference in a workspace of the default run.
#[test]
fn the_default_run_shows_every_slip_of_states() {
    let workspaces = default_run();
    let slipped = |workspace: &Workspace, slip| {
        let mut slipped = workspace.clone();
        slipped.settings.slip = Some(slip);
        slipped
    };
    expect_slips_to_show(&workspaces, &SLIPS, printed, slipped, differences);
}

/// The slips in tasks and assignment.
const SLIPS: [Slip; 20] = [
    Slip::ReportsDoNotRest,
    Slip::IssueByTheWrittenDay,
    Slip::NoWorkDays,
    Slip::WorkedHoliday,
    Slip::EndRests,
    Slip::ForNamesTheMovedDay,
    Slip::FirstMember,
    Slip::OneMemberIsNothing,
    Slip::VacantForAll,
    Slip::MembersDoNotLead,
    Slip::MemberLateAsGroup,
    Slip::NoHistory,
    Slip::UntilTheDayBefore,
    Slip::LastOfTheHistory,
    Slip::AddedWasThere,
    Slip::AddedOwesAll,
    Slip::ReplacedGoesOn,
    Slip::ReplacedOnTheDay,
    Slip::ReplacedGaps,
    Slip::SpentLater,
];
