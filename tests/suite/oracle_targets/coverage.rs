//! Tests of the test: the generated targets reach every verdict that they can have.

use std::collections::BTreeSet;

use super::Targets;
use super::answers::{Answer, Verdict};
use super::compare::{answers, as_json};
use super::figures_drawn::POOL;
use super::model::{Figure, Op, Plan};
use super::numbers::whole;
use super::parents::Kind;
use super::tally;
use super::write;
use super::{calendar, generate};
use crate::oracle::{Oracle as _, Tally};
use crate::oracle_states::periods::whole_occurrences;

/// In the default run each bound comes with each of its verdicts, and each figure is both there
/// and not.
#[test]
fn generated_targets_reach_every_verdict() {
    let mut reached = BTreeSet::new();
    let mut flags = BTreeSet::new();
    for seed in 0..Targets::WORKSPACES {
        let workspace = generate::workspace(seed);
        for plan in &workspace.plans {
            for (target, found) in &answers(plan, &workspace) {
                let bound = found.bound.map_or("qualitative", |bound| write::op(bound.op));
                let measure = found.measure.map_or("none", write::measure);
                reached.insert((bound, found.verdict.word()));
                reached.insert((measure, found.verdict.word()));
                if found.bound.is_some_and(|bound| matches!(bound.op, Op::AtMost | Op::LessThan)) {
                    reached.insert(("upper", found.verdict.word()));
                }
                flags.insert((measure, "forecast", found.forecast.is_some()));
                flags.insert((measure, "shortfall", found.shortfall.is_some()));
                let json = as_json(target, found);
                for key in ["partial", "stale"] {
                    flags.extend(json["value"][key].as_bool().map(|flag| (measure, key, flag)));
                }
            }
        }
    }
    let any = ["no-data", "attained", "awaiting-data", "missed", "on-track", "at-risk", "off-track"];
    for kind in ["at-least", "upper", "ratio", "count", "score"] {
        for verdict in any {
            assert!(reached.contains(&(kind, verdict)), "no {kind} target is {verdict}");
        }
    }
    for op in ["more-than", "at-most", "less-than", "amount"] {
        for verdict in ["no-data", "attained", "awaiting-data", "missed", "off-track"] {
            assert!(reached.contains(&(op, verdict)), "no {op} target is {verdict}");
        }
    }
    for verdict in ["no-data", "attained", "awaiting-data", "missed", "at-risk", "off-track"] {
        assert!(reached.contains(&("rank-within", verdict)), "no rank is {verdict}");
    }
    for verdict in ["attained", "missed", "on-track", "at-risk"] {
        assert!(reached.contains(&("done", verdict)), "no milestone is {verdict}");
    }
    for kind in ["ratio", "count", "amount", "at-least", "at-most", "less-than"] {
        assert!(reached.contains(&(kind, "out-of-reach")), "no {kind} target is out of reach");
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

/// The default run has computed and reported ranks, values of `end`, targets that are final early,
/// and every finding between plans and their parents.
#[test]
fn generated_plans_reach_the_rules_between_plans() {
    let mut tally = Tally::default();
    let (mut shared_places, mut units_twice, mut on_the_edge) = (0, 0, 0);
    for seed in 0..Targets::WORKSPACES {
        let workspace = generate::workspace(seed);
        tally::count(&workspace, &mut tally);
        for plan in &workspace.plans {
            let all = &workspace.plans;
            let same_unit = |other: &&Plan| other.base.unit == plan.base.unit && other.base.parent == plan.base.parent;
            units_twice += usize::from(plan.base.parent.is_some() && all.iter().filter(same_unit).count() > 1);
            for (_, found) in &answers(plan, &workspace) {
                shared_places += usize::from(is_in_a_pool(found));
                on_the_edge += usize::from(stands_on_the_edge(found));
            }
        }
    }
    for kind in Kind::ALL {
        let count = tally.count("findings between a plan and its parent", kind.word());
        assert!(count > 0, "{} is not found", kind.word());
    }
    for verdict in [Verdict::Attained, Verdict::OutOfReach] {
        let count = tally.count("targets final before the end", verdict.word());
        assert!(count > 0, "{} is never final early", verdict.word());
    }
    for (table, name) in [("ranks", "computed"), ("ranks", "reported instead"), ("values", "from `end`")] {
        assert!(tally.count(table, name) > 10, "{name}\n{tally}");
    }
    assert!(shared_places > 5 && units_twice > 5, "{shared_places} {units_twice}");
    assert!(on_the_edge > 10, "{on_the_edge}");
}

/// Whether a place was computed among more than two.
fn is_in_a_pool(found: &Answer) -> bool {
    let rank = found.value.as_ref().and_then(|value| value.rank);
    rank.is_some_and(|(_, of)| of.is_some_and(|of| of > 2 && of < POOL))
}

/// Whether the value is exactly what was expected.
fn stands_on_the_edge(found: &Answer) -> bool {
    found.expected.is_some() && found.value.as_ref().and_then(|value| value.value.as_ref()) == found.expected.as_ref()
}

/// The same seed makes the same workspace.
#[test]
fn same_seed_makes_the_same_targets() {
    let one = format!("{:?}", generate::workspace(7));
    assert_eq!(one, format!("{:?}", generate::workspace(7)));
    assert_ne!(one, format!("{:?}", generate::workspace(8)));
}

/// Nothing that is generated is an error of the format.
#[test]
fn no_generated_target_or_value_is_an_error() {
    for seed in 0..Targets::WORKSPACES {
        let workspace = generate::workspace(seed);
        for plan in &workspace.plans {
            let base = &plan.base;
            assert!(base.start < base.end, "seed {seed} {}", base.id);
            assert!(base.parent.as_ref().is_none_or(|id| *id != base.id), "seed {seed} {}", base.id);
            for task in &base.tasks {
                if let Some(found) = whole_occurrences(&task.due, base, &workspace.settings.base) {
                    assert!(!found.is_empty(), "seed {seed} {task:?}");
                    for delivery in &task.done {
                        assert!(found.iter().any(|each| each.is_named(delivery)), "seed {seed} {task:?}");
                    }
                }
            }
            for target in &plan.targets {
                let by = target.by.unwrap_or(base.end);
                let on = target.baseline.as_ref().map(|baseline| baseline.on.unwrap_or(base.start));
                assert!(by > base.start && on.is_none_or(|on| on <= by), "seed {seed} {target:?}");
                let bound = target.bound.filter(|bound| bound.op == Op::RankWithin);
                let above = bound.is_some_and(|bound| bound.of.is_some_and(|of| bound.value.exact() > whole(of)));
                assert!(!above, "seed {seed} {target:?}");
            }
            let names = calendar::periods(base, &workspace.settings.base);
            for file in &plan.files {
                // A name of an indicator's own scheme stands in files of its own.
                let of_its_own = file.values.iter().all(|value| value.indicator.starts_with("rieng-"));
                assert!(names.contains(&file.period) || of_its_own, "seed {seed} {:?}", file.period);
                for value in &file.values {
                    let within = match value.figure {
                        Figure::Counts(part, all) => 0 <= part && part <= all,
                        Figure::Rank(rank, of) => 1 <= rank && of.is_none_or(|of| rank <= of),
                        Figure::Count(number) | Figure::Amount(number) => number >= 0,
                        Figure::Percent(percent) => percent.exact() <= whole(100),
                        Figure::Score(_) | Figure::Done(_) | Figure::Class(_) => true,
                    };
                    assert!(within, "seed {seed} {value:?}");
                }
            }
        }
    }
}
