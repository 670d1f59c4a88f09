//! The ranking of the town's communes, and the cascade from each commune to the town.

use super::files::{decimal, folder, plans, text};
use super::{place, town, verdict};
use crate::{cchc, run};
use serde_json::Value;

#[test]
fn the_ranking_is_reckoned_again() {
    let table = town(&["rank", "xep-hang-par-index"]);
    assert_eq!(table.status, 0, "{}", table.stderr);
    let json = town(&["rank", "diem-par-index", "--output-format", "json"]).json();
    let units = json["plans"].as_array().expect("units");
    assert_eq!(units.len(), 14);
    for plan in plans().iter().filter(|plan| plan.parent.is_some()) {
        let (rank, points) = place(plan);
        let own = plan.score("2023-Q3").expect("a score");
        let line = table.stdout.lines().find(|line| line.contains(&plan.unit)).expect("its line");
        let mut expected = vec![rank.to_string()];
        expected.extend(plan.unit.split(' ').map(str::to_owned));
        expected.push(format!("[{}]", plan.id));
        expected.extend([decimal(own), "rank".to_owned(), "≤".to_owned(), "3".to_owned()]);
        if rank > 3 {
            expected.extend([(rank - 3).to_string(), decimal(points[2] - own)]);
        }
        // One of the plans is a draft.
        assert_eq!(line.replace(" (draft)", "").split_whitespace().collect::<Vec<_>>(), expected);
        let unit = units.iter().find(|unit| unit["id"] == plan.id.as_str()).expect("its unit");
        assert_eq!((&unit["rank"], &unit["of"]), (&Value::from(rank), &Value::from(14)));
    }
    // Two share the second place, and nobody is third.
    let ranks: Vec<u64> = units.iter().filter_map(|unit| unit["rank"].as_u64()).collect();
    assert_eq!(ranks[..4], [1, 2, 2, 4]);
}

#[test]
fn an_incomplete_period_gives_no_ranks_and_names_the_missing_units() {
    let outcome = town(&["rank", "xep-hang-par-index", "--period", "2023-H1"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    let without: Vec<String> = plans()
        .iter()
        .filter(|plan| plan.parent.is_some() && plan.score("2023-H1").is_none())
        // A commune that began on 1 July was not there at the end of the half-year.
        .filter(|plan| plan.start.as_str() <= "2023-06-14")
        .map(|plan| plan.unit.clone())
        .collect();
    assert_eq!(without.len(), 1);
    let says = format!("No ranks: without a usable score for 2023-H1: {}.", without.join(", "));
    assert!(outcome.stdout.contains(&says), "{}", outcome.stdout);
    for wrong in [&["rank", "so-tin-bai"][..], &["rank", "xep-hang-par-index", "--period", "2023-Q2"], &["rank"]] {
        assert_eq!(town(wrong).status, 2, "{wrong:?}");
    }
    let json = town(&["rank", "xep-hang-par-index", "--period", "2023-H1", "--output-format", "json"]).json();
    assert_eq!(json["rankings"][0]["refused"], "no-common-period");
    assert_eq!(json["rankings"][0]["without"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["rankings"][0]["of"], 13);
}

#[test]
fn the_rank_target_is_decided_by_the_scores_of_the_workspace() {
    let json = town(&["check-targets", "--output-format", "json"]).json();
    for plan in plans().iter().filter(|plan| plan.parent.is_some()) {
        let shown = json["plans"].as_array().expect("plans").iter().find(|one| one["id"] == plan.id.as_str());
        let targets = shown.expect("the plan")["targets"].as_array().expect("targets").clone();
        let target = targets.iter().find(|target| target["id"] == "par-index").expect("the target");
        let (rank, _) = place(plan);
        assert_eq!((&target["value"]["rank"], &target["value"]["of"]), (&Value::from(rank), &Value::from(14)));
        assert_eq!(target["verdict"], verdict(plan, "xep-hang-par-index"));
        let short = rank.saturating_sub(3);
        let expected = if short == 0 { Value::Null } else { serde_json::json!({"amount": short, "unit": "places"}) };
        assert_eq!(target["shortfall"], expected, "{}", plan.unit);
    }
    // One plan alone is judged by the same pool, which is read for it.
    let one = town(&["check-targets", "-p", "hiep-thanh-2023", "--target", "par-index", "-v"]).stdout;
    assert!(one.contains("82.25 points, place 4 of 14"), "{one}");
    // Before the scores of the quarter are known, two of those of the half-year are missing: no place is made up.
    let args = ["check-targets", "-p", "hiep-thanh-2023", "--as-of", "2023-09-25", "--lang", "en"];
    let before = run(cchc().arg("-C").arg(folder()).args(args)).stdout;
    assert!(before.contains("no data") && before.contains("No ranks: without a usable score for 2023-H1"), "{before}");
}

#[test]
fn the_cascade_is_reckoned_again() {
    let all = plans();
    let table = town(&["check-targets", "--against-parent"]);
    assert_eq!(table.status, 1, "one target is weaker: {}", table.stderr);
    let json = town(&["check-targets", "--against-parent", "--output-format", "json"]).json();
    let cascades = json["against_parent"].as_array().expect("plans below");
    assert_eq!(cascades.len(), 14);
    let mut counts = (0, 0, 0);
    for plan in all.iter().filter(|plan| plan.parent.is_some()) {
        let shown = cascades.iter().find(|one| one["id"] == plan.id.as_str()).expect("the plan");
        let pairs = shown["targets"].as_array().expect("targets");
        assert_eq!(pairs.len(), all[0].targets.len());
        for (pair, above) in pairs.iter().zip(&all[0].targets) {
            let indicator = text(above, "indicator");
            let op = pair["above"]["op"].as_str().expect("the key of a bound");
            assert!(above.contains_key(op), "{pair}");
            let (asked, own) = (all[0].at_least(&indicator).expect("a bound"), plan.at_least(&indicator));
            let relation = match own {
                None => "absent",
                Some(own) if own < asked => "weaker",
                Some(_) => "as-strong",
            };
            assert_eq!(pair["relation"], relation, "{} {indicator}", plan.unit);
            assert_eq!(pair["above"]["value"], asked);
            assert_eq!(pair["own"]["value"].as_i64(), own);
            match relation {
                "as-strong" => counts.0 += 1,
                "weaker" => counts.1 += 1,
                _ => counts.2 += 1,
            }
        }
    }
    let (strong, weaker, absent) = counts;
    let says = format!("Compared: {strong} as strong · {weaker} weaker · {absent} no target");
    assert!(table.stdout.contains(&says), "{says} in:\n{}", table.stdout);
    let line = table.stdout.lines().find(|line| line.contains("Hòa Thuận") && line.contains("weaker"));
    assert!(line.is_some_and(|line| line.contains("≥ 55 %") && line.contains("≥ 50 %")), "{}", table.stdout);
}

/// Once no test noticed that the command printed the table of targets in place of this one.
#[test]
fn a_comparison_with_the_parent_has_a_row_for_each_target_above() {
    let csv = town(&["check-targets", "--against-parent", "--output-format", "csv"]).stdout;
    let json = town(&["check-targets", "--against-parent", "--output-format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let cascades = json["against_parent"].as_array().expect("a list");
    let pairs: usize = cascades.iter().map(|cascade| cascade["targets"].as_array().map_or(0, Vec::len)).sum();
    assert!(pairs > 0 && csv.lines().count() == pairs + 1, "{csv}");
    assert!(csv.starts_with("plan,parent,indicator,relation,target,op,bound,until,parent_target,"), "{csv}");
}
