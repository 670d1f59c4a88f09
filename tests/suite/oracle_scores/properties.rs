//! Properties that the points of the program keep for any figures. Forty plans of one workspace have figures
//! from a seed, each plan better ones than the plan before, and one set scores them all.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::oracle::{Rng, printed};

/// So many plans, from the worst figures to the best.
const PLANS: usize = 40;

/// Each rule with the key of its figure, the most points, and `times` where it has one.
const CRITERIA: [(&str, &str, &str, i64); 13] = [
    ("steps", "indicator = \"share\"", "steps = [[100, 4], [95, 3.5], [50, 1]]", 4),
    ("capped", "indicator = \"share\"", "capped = 80", 3),
    ("proportion", "indicator = \"share\"", "proportion = true", 3),
    ("score", "indicator = \"score\"", "proportion = true", 2),
    ("band", "indicator = \"share\"", "band = { full = 95, zero-below = 60 }", 3),
    ("yes-no", "indicator = \"more\"", "yes-no = true", 1),
    ("by-date", "task = \"1.1\"", "by-date = [[2023-02-01, 2], [2023-02-15, 1]]", 2),
    ("minus", "indicator = \"fewer\"", "minus = { each = 0.07 }", 2),
    ("floor", "indicator = \"fewer\"", "minus = { each = 0.5, floor = 0.5 }", 2),
    ("down", "indicator = \"fewer\"", "steps = [[0, 2], [5, 1.5], [9, 1]], down = true", 2),
    ("bonus", "indicator = \"more\"", "bonus = { each = 0.3, cap = 2 }", 2),
    ("outside", "indicator = \"more\"", "bonus = { each = 0.3, cap = 5, outside = true }", 5),
    ("less", "100-minus = [\"late\"]", "capped = 90", 2),
];

/// Numbers from the worst to the best.
fn rising(rng: &mut Rng, low: i64, high: i64) -> Vec<i64> {
    let mut all: Vec<i64> = (0..PLANS).map(|_| rng.between(low, high)).collect();
    all.sort_unstable();
    // The worst figure of all is always there.
    all[0] = low;
    all
}

/// The printed answer for a workspace of this seed; one criterion does not apply where it is named.
fn answer(seed: u64, without: Option<&str>) -> Value {
    let mut rng = Rng::new(seed);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: String, text: String| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    };
    let mut set = String::from(
        "id = \"bo\"\ntitle = \"Bộ\"\nlevel = \"commune\"\nfrom = 2023-01-01\nto = 2023-12-31\nmaximum = 28\n",
    );
    for (id, figure, rule, most) in CRITERIA {
        write!(set, "[[criterion]]\nid = \"{id}\"\ntitle = \"T\"\nmax = {most}\n").expect("a String takes all");
        write!(set, "figure = {{ {figure} }}\nrule = {{ {rule} }}\n").expect("a String takes all");
    }
    let of = |id: &str, rest: &str| format!("[[indicator]]\nid = \"{id}\"\ntitle = \"T\"\n{rest}\n");
    let ratio = "measure = \"ratio\"\naccumulate = \"latest\"\nnumerator = \"a\"\ndenominator = \"b\"";
    let count = "measure = \"count\"\naccumulate = \"latest\"\nunit = \"b\"";
    let indicators = [
        of("share", ratio),
        of("late", ratio),
        of("more", count),
        of("fewer", count),
        of("score", "measure = \"score\"\nmaximum = 80"),
    ];
    write("cchc.toml".to_owned(), String::new());
    write("scoring/bo.toml".to_owned(), set);
    write("indicators.toml".to_owned(), indicators.concat());
    let all = rng.pick(&[7, 20, 89, 3718]);
    let shares = rising(&mut rng, 0, all);
    let mut lates = rising(&mut rng, 0, all);
    let mut fewer = rising(&mut rng, 0, 12);
    let mut days = rising(&mut rng, 1, 28);
    let (more, scores) = (rising(&mut rng, 0, 25), rising(&mut rng, 0, 80));
    for list in [&mut lates, &mut fewer, &mut days] {
        list.reverse();
    }
    for place in 0..PLANS {
        let plan = format!("plans/p{place:02}");
        let head = format!(
            "id = \"p{place:02}\"\ntitle = \"T\"\nunit = \"U {place}\"\nlevel = \"commune\"\nstart = 2023-01-01\n\
             end = 2023-12-31\n[[area]]\nid = \"1\"\ntitle = \"T\"\n"
        );
        write(format!("{plan}/plan.toml"), head);
        write(
            format!("{plan}/assignees.toml"),
            "[[assignee]]\nid = \"a\"\ntitle = \"A\"\nkind = \"official\"\n".into(),
        );
        let task = format!(
            "[[task]]\nid = \"1.1\"\ntitle = \"T\"\nlead = \"a\"\ndue = 2023-02-28\ndone = [{{ on = 2023-02-{:02} }}]\n",
            days[place]
        );
        write(format!("{plan}/tasks.toml"), task);
        let values = format!(
            "reported-on = 2023-12-15\n[values]\nshare = {{ numerator = {}, denominator = {all} }}\nlate = {{ numerator = \
             {}, denominator = {all} }}\nmore = {{ count = {} }}\nfewer = {{ count = {} }}\nscore = {{ score = {} }}\n",
            shares[place], lates[place], more[place], fewer[place], scores[place]
        );
        write(format!("{plan}/values/2023.toml"), values);
        if let Some(id) = without {
            write(
                format!("{plan}/scores/bo.toml"),
                format!("[scores]\n{id} = {{ not-applicable = true, why = \"w\" }}\n"),
            );
        }
    }
    printed(folder.path(), "2024-01-05", &["score"]).expect("an answer")
}

/// The criteria of a plan with their points and the most points; none where it does not apply.
fn points(plan: &Value) -> Vec<(String, Option<f64>, f64)> {
    let criteria = plan["sets"][0]["criteria"].as_array().expect("criteria");
    let of = |each: &Value| {
        let id = each["id"].as_str().expect("an id").to_owned();
        (id, each["computed"].as_f64(), each["max"].as_f64().expect("the most points"))
    };
    criteria.iter().map(of).collect()
}

/// The plans of an answer.
fn plans(answer: &Value) -> &Vec<Value> {
    let plans = answer["plans"].as_array().expect("plans");
    assert_eq!(plans.len(), PLANS);
    plans
}

#[test]
fn points_stay_within_the_maximum_and_a_better_figure_never_loses_points() {
    for seed in 0..4 {
        let answer = answer(seed, None);
        let all: Vec<_> = plans(&answer).iter().map(points).collect();
        for (before, after) in all.iter().zip(&all[1..]) {
            for ((id, worse, most), (_, better, _)) in before.iter().zip(after) {
                let (worse, better) = (worse.expect("points"), better.expect("points"));
                assert!(worse <= better, "seed {seed}, {id}: {worse} and then {better}");
                assert!((0.0..=*most).contains(&worse), "seed {seed}, {id}: {worse} of {most}");
            }
        }
        for (number, (id, ..)) in all[0].iter().enumerate() {
            assert!(all[0][number].1 < all[PLANS - 1][number].1, "seed {seed}: nothing moves {id}");
        }
    }
}

#[test]
fn a_criterion_that_does_not_apply_changes_no_share_of_another_and_parts_make_the_whole() {
    let whole = answer(9, None);
    for without in ["steps", "capped", "minus", "by-date"] {
        let less = answer(9, Some(without));
        for (plan, other) in plans(&whole).iter().zip(plans(&less)) {
            let (mut sum, mut left) = (0.0, 28.0);
            for ((id, all, most), (_, now, _)) in points(plan).iter().zip(points(other)) {
                if id == without {
                    assert_eq!(now, None, "{id} has left the maximum");
                    left -= most;
                    continue;
                }
                assert_eq!(*all, now, "{id} without {without}");
                if id != "outside" {
                    sum += all.expect("points");
                }
            }
            let total = other["sets"][0]["total"]["certain"].as_f64().expect("a total");
            // Each printed part is rounded to six decimals.
            assert!((total - sum * 28.0 / left).abs() < 0.000_02, "{total} and {sum} of {left}");
        }
    }
}
