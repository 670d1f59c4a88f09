//! Tests of the test: the generated targets reach every verdict that they can have.

use std::collections::BTreeSet;

use super::WORKSPACES;
use super::answers::Verdict;
use super::compare::as_json;
use super::generate;
use super::model::Op;
use super::rules::answer;
use super::write;

/// In the default run each bound comes with each of its verdicts, and each figure is both there
/// and not.
#[test]
fn generated_targets_reach_every_verdict() {
    let mut reached = BTreeSet::new();
    let mut flags = BTreeSet::new();
    for seed in 0..WORKSPACES {
        let workspace = generate::workspace(seed);
        for plan in &workspace.plans {
            for target in &plan.targets {
                let found = answer(target, plan, &workspace.plans, &workspace.settings);
                let bound = found.bound.map_or("qualitative", |bound| write::op(bound.op));
                let measure = found.measure.map_or("none", write::measure);
                reached.insert((bound, found.verdict.word()));
                reached.insert((measure, found.verdict.word()));
                if found.bound.is_some_and(|bound| matches!(bound.op, Op::AtMost | Op::LessThan)) {
                    reached.insert(("upper", found.verdict.word()));
                }
                flags.insert((measure, "forecast", found.forecast.is_some()));
                flags.insert((measure, "shortfall", found.shortfall.is_some()));
                let json = as_json(target, &found);
                for key in ["partial", "stale"] {
                    flags.extend(json["value"][key].as_bool().map(|flag| (measure, key, flag)));
                }
            }
        }
    }
    let any = ["no-data", "attained", "awaiting-data", "missed", "on-track", "at-risk", "off-track"];
    for kind in ["at-least", "upper", "ratio"] {
        for verdict in any {
            assert!(reached.contains(&(kind, verdict)), "no {kind} target is {verdict}");
        }
    }
    for op in ["more-than", "at-most", "less-than", "count", "amount", "score"] {
        for verdict in ["no-data", "attained", "missed", "off-track"] {
            assert!(reached.contains(&(op, verdict)), "no {op} target is {verdict}");
        }
    }
    for verdict in ["no-data", "attained", "awaiting-data", "missed", "at-risk", "off-track"] {
        assert!(reached.contains(&("rank-within", verdict)), "no rank is {verdict}");
    }
    for verdict in ["attained", "missed", "on-track", "at-risk"] {
        assert!(reached.contains(&("done", verdict)), "no milestone is {verdict}");
    }
    assert!(reached.contains(&("ratio", "not-applicable")));
    assert!(reached.contains(&("qualitative", Verdict::NotMeasurable.word())));
    for measure in ["ratio", "count", "amount", "score"] {
        for key in ["forecast", "shortfall", "partial", "stale"] {
            for flag in [true, false] {
                assert!(flags.contains(&(measure, key, flag)), "no {measure} has {key} {flag}");
            }
        }
    }
}

/// The same seed makes the same workspace.
#[test]
fn same_seed_makes_the_same_targets() {
    let one = format!("{:?}", generate::workspace(7));
    assert_eq!(one, format!("{:?}", generate::workspace(7)));
    assert_ne!(one, format!("{:?}", generate::workspace(8)));
}
