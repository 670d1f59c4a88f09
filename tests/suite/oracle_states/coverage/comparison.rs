//! Tests of the test: the comparison sees a wrong answer, and finds no fault with a right one.

use serde_json::{Value, json};

use crate::oracle_states::answers::State;
use crate::oracle_states::assign;
use crate::oracle_states::compare::status;
use crate::oracle_states::gaps::gaps;
use crate::oracle_states::model::{Due, Workspace};
use crate::oracle_states::periods::day;
use crate::oracle_states::samples::{settings, task, year_2023};

/// A right answer gives no difference; one wrong state gives one, and so does a missing key.
#[test]
fn comparison_sees_faults() {
    let mut plan = year_2023();
    plan.tasks = vec![task(Due::On(day(2023, 6, 30)))];
    let workspace = Workspace { seed: 0, settings: settings(day(2023, 7, 2)), plans: vec![plan] };
    let mut counts = json!({
        "id": "1", "tasks": 1, "completion": { "numerator": 0, "denominator": 1 },
    });
    for state in State::ALL {
        let key = state.word().replace('-', "_");
        counts[key] = json!(u8::from(state == State::Overdue));
    }
    let right = json!({
        "command": "status", "as_of": "2023-07-02", "ok": true, "findings": [],
        "plans": [{
            "id": "p000", "start": "2023-01-01", "end": "2023-12-31", "provisional": 0, "state": "draft", "replaced_by": null,
            "areas": [counts], "total": counts,
            "tasks": [{
                "id": "1.1", "area": "1", "title": "Nhiệm vụ số 1.1", "state": "overdue", "due": "2023-06-30",
                "due_as_written": null, "days_late": 2, "percent": null, "occurrences": null, "members": null,
                "cost": null, "spent": null, "fund": null,
            }],
        }],
    });
    let found = |printed| status(&workspace, &printed);
    assert_eq!(found(right.clone()), Vec::<String>::new());
    let mut wrong = right.clone();
    wrong["plans"][0]["tasks"][0]["days_late"] = json!(3);
    let messages = found(wrong);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("task 1.1 days_late"), "{messages:?}");
    assert!(messages[0].contains("the oracle says 2, the program 3"));
    let mut missing = right;
    missing["plans"][0]["tasks"][0].as_object_mut().expect("a task").remove("percent");
    assert_eq!(found(missing).len(), 1);
}

/// The order of gaps does not matter, but each counts once.
#[test]
fn comparison_sees_a_gap_too_many_or_too_few() {
    let mut plan = year_2023();
    plan.tasks = vec![task(Due::OnDemand)];
    let workspace = Workspace { seed: 0, settings: settings(day(2023, 7, 2)), plans: vec![plan] };
    assert_eq!(gaps(&workspace.plans[0], &workspace.settings, day(2023, 7, 2)).len(), 1);
    let gap = json!({ "kind": "no-lead", "tasks": ["1.1"], "assignees": [] });
    let nothing = json!({
        "id": "van-phong", "leads": 0, "supports": 0, "oversees": 0, "leads_overdue": 0, "leads_due_soon": 0,
    });
    let found = |gaps: Vec<Value>| {
        let printed = json!({
            "command": "assign", "as_of": "2023-07-02", "ok": false, "findings": [{ "level": "warning" }],
            "plans": [{ "id": "p000", "assignees": [nothing], "gaps": gaps }],
        });
        assign::differences(&workspace, &printed)
    };
    assert_eq!(found(vec![gap.clone()]), Vec::<String>::new());
    assert_eq!(found(vec![]).len(), 1);
    assert_eq!(found(vec![gap.clone(), gap]).len(), 1);
}
