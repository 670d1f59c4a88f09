//! Targets keep these properties for any figures.

use cchc::calc::{Verdict, View, target_status};
use cchc::diag::Sink;
use cchc::model::{Plan, Settings, load_plan, load_shared};
use cchc::report::{Head, Shape, Site, TargetsReport, plan_targets};
use cchc::source::{FilePath, Memory, Sources};
use cchc::text::Lang;
use cchc::value::Day;
use cchc::write::{Format, Screen, write};

const HEAD: &str = r#"
id = "p"
title = "P"
unit = "U"
level = "commune"
start = 2023-01-01
end = 2023-12-31
[[area]]
id = "1"
title = "A"
"#;

/// A plan with one target of this bound on one ratio, and the values of these periods.
fn plan(bound: &str, accumulate: &str, values: &[(&str, &str, &str)], reversed: bool) -> Plan {
    let mut memory = Memory::default();
    let target = ["[[target]]", "id = \"t\"", "indicator = \"i\"", bound];
    let mut lines: Vec<&str> = target[1..].to_vec();
    if reversed {
        lines.reverse();
    }
    memory.put("plan.toml", format!("{HEAD}{}\n{}\n", target[0], lines.join("\n")));
    memory.put("assignees.toml", "[[assignee]]\nid = \"a\"\ntitle = \"A\"\nkind = \"official\"\n");
    memory.put("tasks.toml", "");
    memory.put(
        "indicators.toml",
        format!("[[indicator]]\nid = \"i\"\ntitle = \"I\"\nmeasure = \"ratio\"\naccumulate = \"{accumulate}\"\n"),
    );
    for (period, reported, figure) in values {
        let text = format!("reported-on = {reported}\n[values]\ni = {figure}\n");
        memory.put(&format!("values/{period}.toml"), text);
    }
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let shared = load_shared(&memory, &mut sources, &mut sink);
    let plan = load_plan(&memory, &FilePath::root(), &shared, &mut sources, &mut sink);
    assert!(plan.sound, "{:?}", sink.into_findings());
    plan
}

fn standing(plan: &Plan, day: &str) -> cchc::calc::TargetStatus {
    let as_of = Day::parse(day).expect("a day");
    target_status(plan, &plan.targets[0], View::new(as_of, &Settings::default()), 10)
}

#[test]
fn one_part_in_a_million_below_the_bound_is_not_attained() {
    for bound in [1_i64, 30, 55, 84, 85, 99, 100] {
        for denominator in [1_000_000_i64, 99_999_900, 9_000_000_000_000_000_000] {
            // The least numerator that meets the bound, and the one before.
            let meets = i64::try_from((i128::from(bound) * i128::from(denominator) + 99) / 100).expect("fits");
            for (numerator, attained) in [(meets, true), (meets - 1, false)] {
                let figure = format!("{{ numerator = {numerator}, denominator = {denominator} }}");
                let plan = plan(&format!("at-least = {bound}"), "latest", &[("2023-Q1", "2023-03-17", &figure)], false);
                let found = standing(&plan, "2023-06-30");
                assert_eq!(found.verdict == Verdict::Attained, attained, "{figure} against {bound}");
                assert_eq!(found.shortfall.is_none(), attained);
            }
        }
    }
}

#[test]
fn a_figure_below_the_bound_never_looks_equal_to_it() {
    // Not 99 and 100: what is nearly reached reads 99 % in a column of its own.
    for bound in [1_i64, 30, 55, 85] {
        for denominator in [1_000_000_i64, 99_999_900, 9_000_000_000_000_000_000] {
            let below = i64::try_from((i128::from(bound) * i128::from(denominator) + 99) / 100 - 1).expect("fits");
            let figure = format!("{{ numerator = {below}, denominator = {denominator} }}");
            let plan = plan(&format!("at-least = {bound}"), "latest", &[("2023-Q1", "2023-03-17", &figure)], false);
            let settings = Settings::default();
            let view = View::new(Day::parse("2023-06-30").expect("a day"), &settings);
            let settings = cchc::model::Settings::default();
            let targets = plan_targets(&plan, view, &settings, &|place| Sources::default().locate(place));
            let [page, steps] = [Shape::Tables, Shape::Steps].map(|shape| {
                let (command, site) = ("check-targets", Site::default());
                let head = Head { command, as_of: view.as_of, lang: Lang::En, site, ok: true };
                let (plans, all, taken) = (vec![targets.clone()], Vec::new(), Vec::new());
                let (failing, findings) = (Vec::new(), Vec::new());
                let report = TargetsReport { head, plans, all, taken, shape, rollup: None, failing, findings };
                let screen = Screen { width: 300, lang: Lang::En, colour: false, bars: None };
                let mut page = Vec::new();
                write(&report, Format::Text, screen, &mut page).expect("a vector takes all");
                String::from_utf8(page).expect("it is text")
            });
            // The bound itself is the only figure that reads so.
            assert_eq!(page.matches(&format!(" {bound} %")).count(), 1, "{page}");
            assert_eq!(steps.matches(&format!(" {bound} %")).count(), 1, "{steps}");
            assert!(!page.contains("attained"), "{page}");
        }
    }
}

#[test]
fn looking_later_makes_no_value_and_a_new_period_changes_nothing_before() {
    let q1 = ("2023-Q1", "2023-03-17", "{ numerator = 1, denominator = 3 }");
    let h1 = ("2023-H1", "2023-06-19", "{ numerator = 3, denominator = 7 }");
    for accumulate in ["latest", "sum"] {
        let none = plan("at-least = 50", accumulate, &[], false);
        for day in ["2023-01-01", "2023-12-31", "2024-06-30", "2099-01-01"] {
            assert_eq!(standing(&none, day).verdict, Verdict::NoData);
        }
        let (one, two) =
            (plan("at-least = 50", accumulate, &[q1], false), plan("at-least = 50", accumulate, &[q1, h1], false));
        for day in ["2023-03-16", "2023-03-17", "2023-06-18"] {
            let known = |plan| standing(plan, day).value.map(|value| (value.amount, value.through, value.known_on));
            assert_eq!(known(&one), known(&two), "{day}");
        }
        let later = standing(&two, "2023-06-19").value.expect("a value");
        assert_eq!(later.parts.len(), 1, "six months supersede the quarter");
    }
}

#[test]
fn the_order_of_keys_and_files_does_not_matter() {
    let values = [
        ("2023-Q1", "2023-03-17", "{ numerator = 1, denominator = 3 }"),
        ("2023-Q3", "2023-09-18", "{ denominator = 9, numerator = 2 }"),
        ("2023-H1", "2023-06-19", "{ numerator = 3, denominator = 7 }"),
    ];
    let mut backwards = values;
    backwards.reverse();
    for accumulate in ["latest", "sum"] {
        let (one, other) =
            (plan("at-least = 50", accumulate, &values, false), plan("at-least = 50", accumulate, &backwards, true));
        for day in ["2023-03-31", "2023-06-30", "2023-09-30", "2024-01-31"] {
            let (one, other) = (standing(&one, day), standing(&other, day));
            assert_eq!(one.verdict, other.verdict);
            assert_eq!(one.forecast, other.forecast);
            assert_eq!(one.value.map(|value| value.amount), other.value.map(|value| value.amount));
        }
    }
}

/// From the worst to the best.
fn goodness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Missed | Verdict::OutOfReach => 0,
        Verdict::OffTrack => 1,
        Verdict::AtRisk => 2,
        Verdict::OnTrack => 3,
        Verdict::Attained => 4,
        Verdict::AwaitingData
        | Verdict::NoData
        | Verdict::NotComparable
        | Verdict::NotApplicable
        | Verdict::NotMeasurable => panic!("{} cannot be reached here", verdict.word()),
    }
}

const STEPS: [&str; 4] = ["rise-by", "fall-by", "rise-by-percent", "fall-by-percent"];

fn step(op: &str, by: &str, first: &str) -> String {
    format!("{op} = {by}\nbaseline = {{ value = {first}, on = 2022-12-31 }}")
}

#[test]
fn a_tighter_step_never_improves_a_verdict() {
    let mut compared = 0;
    for op in STEPS {
        for (first, figure) in
            [("40", (41, 100)), ("40", (43, 100)), ("9", (1, 12)), ("88.5", (91, 100)), ("50", (1, 2))]
        {
            let value = format!("{{ numerator = {}, denominator = {} }}", figure.0, figure.1);
            for accumulate in ["latest", "sum"] {
                for day in ["2023-03-31", "2024-02-01"] {
                    let periods = [("2023-Q1", "2023-03-17", &*value), ("2023", "2023-12-18", &*value)];
                    let known = if day < "2024" { &periods[..1] } else { &periods[..] };
                    let found: Vec<u8> = ["0", "0.5", "1", "2.5", "3", "5", "12", "30", "60"]
                        .map(|by| {
                            let plan = plan(&step(op, by, first), accumulate, known, false);
                            goodness(standing(&plan, day).verdict)
                        })
                        .to_vec();
                    assert!(found.is_sorted_by(|looser, tighter| looser >= tighter), "{op} from {first}: {found:?}");
                    compared += found.windows(2).filter(|pair| pair[0] > pair[1]).count();
                }
            }
        }
    }
    assert!(compared > 20, "only {compared} steps made a difference");
}

#[test]
fn a_step_is_judged_as_the_figure_that_it_makes() {
    for (op, by, first, plain) in [
        ("rise-by", "2.5", "40", "at-least = 42.5"),
        ("fall-by", "2.5", "40", "at-most = 37.5"),
        ("rise-by-percent", "20", "40", "at-least = 48"),
        ("fall-by-percent", "20", "40", "at-most = 32"),
        ("rise-by", "60", "40.5", "at-least = 100"),
        ("fall-by", "60", "40.5", "at-most = 0"),
    ] {
        let plain = format!("{plain}\nbaseline = {{ value = {first}, on = 2022-12-31 }}");
        for (numerator, denominator) in [(30, 100), (42, 100), (85, 200), (48, 100), (0, 7), (7, 7)] {
            let value = format!("{{ numerator = {numerator}, denominator = {denominator} }}");
            for accumulate in ["latest", "sum"] {
                let periods = [("2023-Q1", "2023-03-17", &*value)];
                let [step, plain] = [&step(op, by, first), &plain]
                    .map(|bound| standing(&plan(bound, accumulate, &periods, false), "2023-04-30"));
                assert_eq!(step.bound, plain.bound, "{op} = {by}");
                assert_eq!((step.verdict, step.is_final), (plain.verdict, plain.is_final), "{op} = {by}: {value}");
                assert_eq!((step.expected, step.shortfall), (plain.expected, plain.shortfall), "{op} = {by}: {value}");
            }
        }
    }
}
