//! The points that a figure gives by a rule. Exact: nothing is rounded before it is shown.

use crate::model::PointsRule;
use crate::value::{Day, Exact};

/// A figure as rules see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Scored {
    /// A number, in percent for ratios, and the highest that there can be.
    Number(Exact, Option<Exact>),
    /// The day of a delivery; `None`: not delivered.
    Day(Option<Day>),
}

/// The points of a figure, from 0 to `max`, for a bonus from outside to its cap. `coefficient` multiplies them. `None`
/// where the rule does not fit the figure.
pub(crate) fn points(rule: &PointsRule, max: &Exact, figure: &Scored, coefficient: Option<&Exact>) -> Option<Exact> {
    let nothing = Exact::from(0);
    let all = |holds: bool| if holds { max.clone() } else { nothing.clone() };
    let hundred = Exact::from(100);
    let raw = match (rule, figure) {
        (PointsRule::YesNo, Scored::Number(number, _)) => all(!number.is_zero()),
        (PointsRule::YesNo, Scored::Day(day)) => all(day.is_some()),
        (PointsRule::Steps { steps, down }, Scored::Number(number, _)) => {
            let reached = steps.iter().find(|step| if *down { *number <= step.bound } else { *number >= step.bound });
            reached.map_or(nothing.clone(), |step| step.points.clone())
        }
        (PointsRule::Capped(full), Scored::Number(number, _)) => {
            if number >= full {
                max.clone()
            } else {
                (&(number * max) / full)?
            }
        }
        (PointsRule::Proportion, Scored::Number(number, most)) => (&(number * max) / most.as_ref()?)?,
        (PointsRule::Band(band), Scored::Number(number, _)) => {
            if *number >= band.full.value {
                max.clone()
            } else if *number < band.zero_below.value {
                nothing.clone()
            } else {
                (&(number * max) / &hundred)?
            }
        }
        (PointsRule::ByDate(days), Scored::Day(delivered)) => {
            let reached = delivered.and_then(|on| days.iter().find(|entry| on <= entry.day));
            reached.map_or(nothing.clone(), |entry| entry.points.clone())
        }
        (PointsRule::Minus(minus), Scored::Number(number, _)) => {
            (max - &(&minus.each.value * number)).max(minus.floor.value.clone())
        }
        (PointsRule::Bonus(bonus), Scored::Number(number, _)) => {
            (&bonus.each.value * number).min(bonus.cap.value.clone())
        }
        (PointsRule::ByDate(_), Scored::Number(..))
        | (
            PointsRule::Steps { .. }
            | PointsRule::Capped(_)
            | PointsRule::Proportion
            | PointsRule::Band(_)
            | PointsRule::Minus(_)
            | PointsRule::Bonus(_),
            Scored::Day(_),
        ) => return None,
    };
    // A coefficient takes its share of what the rule gives, and that is the maximum at most.
    let held = raw.max(nothing).min(most_points(rule, max));
    Some(coefficient.map_or(held.clone(), |coefficient| &held * coefficient))
}

/// The most points that a rule can give.
pub(super) fn most_points(rule: &PointsRule, max: &Exact) -> Exact {
    match rule {
        PointsRule::Bonus(bonus) if bonus.outside => bonus.cap.value.clone(),
        PointsRule::YesNo
        | PointsRule::Steps { .. }
        | PointsRule::Capped(_)
        | PointsRule::Proportion
        | PointsRule::Band(_)
        | PointsRule::ByDate(_)
        | PointsRule::Minus(_)
        | PointsRule::Bonus(_) => max.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Scored, points};
    use crate::diag::Sink;
    use crate::keys::{FileReport, read_file};
    use crate::model::ScoringSet;
    use crate::source::{FilePath, Memory, Sources};
    use crate::value::{Day, Exact};

    /// The points by a rule as a file writes it, as a decimal of at most four digits.
    fn given(rule: &str, max: &str, figure: &Scored, coefficient: Option<&Exact>) -> Option<String> {
        let mut files = Memory::default();
        let text = format!(
            "id = \"a\"\ntitle = \"A\"\nlevel = \"commune\"\nfrom = 2025-01-01\nto = 2025-12-31\nmaximum = {max}\n\
             [[criterion]]\nid = \"1\"\ntitle = \"T\"\nmax = {max}\nfigure = {{ task = \"1\" }}\nrule = {rule}\n"
        );
        files.put("scoring/a.toml", text);
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let path = FilePath::new("scoring/a.toml");
        let report = read_file(&files, &path, ScoringSet::KEYS, &mut sources, &mut sink, ScoringSet::from_keys);
        let FileReport::Read { value: Some(set), .. } = report else { panic!("{rule} can be read") };
        assert_eq!(sink.into_findings(), [], "{rule}");
        let criterion = set.criteria.first().expect("a criterion");
        let rule = &criterion.rule.as_ref().expect("a rule").value;
        points(rule, &criterion.max.value, figure, coefficient).map(|points| points.decimal(4))
    }

    fn number(text: &str) -> Exact {
        Exact::parse(text).expect("a number")
    }

    fn percent(numerator: i64, denominator: i64) -> Scored {
        let share = Exact::ratio(100 * numerator, denominator).expect("a share");
        Scored::Number(share, Some(Exact::from(100)))
    }

    fn count(count: &str) -> Scored {
        Scored::Number(number(count), None)
    }

    fn day(text: &str) -> Scored {
        Scored::Day(Day::parse(text))
    }

    #[test]
    fn the_worked_examples_of_the_design_give_their_points() {
        let of = |rule, max, figure: &Scored| given(rule, max, figure, None).expect("the rule fits");
        assert_eq!(of("{ capped = 80 }", "4", &percent(66, 89)), "3.7079");
        assert_eq!(of("{ capped = 50 }", "4", &percent(2255, 3718)), "4");
        let times = given("{ capped = 50 }", "4", &percent(2255, 3718), Some(&number("0.9")));
        assert_eq!(times.as_deref(), Some("3.6"));
        let below_nothing = given("{ minus = { each = 0.25 } }", "2", &count("-7"), Some(&number("0.85")));
        assert_eq!(below_nothing.as_deref(), Some("1.7"), "held at the maximum before it is multiplied");
        assert_eq!(of("{ proportion = true }", "3", &percent(26, 33)), "2.3636");
        let band = "{ band = { full = 100, zero-below = 80 } }";
        assert_eq!(of(band, "3", &percent(26, 33)), "0");
        assert_eq!(of(band, "3", &percent(27, 33)), "2.4545");
        assert_eq!(of("{ steps = [[100, 2], [95, 1]] }", "2", &percent(2076, 2158)), "1");
        assert_eq!(of("{ minus = { each = 0.25 } }", "2", &count("1")), "1.75");
        assert_eq!(of("{ minus = { each = 0.02 } }", "2", &count("82")), "0.36");
        assert_eq!(of("{ capped = 90 }", "3", &count("95.7")), "3", "100 less 3.80 and 0.5");
    }

    #[test]
    fn every_rule_holds_at_its_edges() {
        let of = |rule, max, figure: &Scored| given(rule, max, figure, None).expect("the rule fits");
        for (rule, figure, points) in [
            ("{ yes-no = true }", count("0"), "0"),
            ("{ yes-no = true }", count("0.01"), "2"),
            ("{ yes-no = true }", day("2025-12-31"), "2"),
            ("{ yes-no = true }", Scored::Day(None), "0"),
            ("{ steps = [[100, 2], [90, 0.5]] }", percent(9, 10), "0.5"),
            ("{ steps = [[100, 2], [90, 0.5]] }", percent(899, 1000), "0"),
            ("{ steps = [[100, 2], [90, 0.5]] }", percent(1, 1), "2"),
            ("{ steps = [[0, 2], [3, 1]], down = true }", count("0"), "2"),
            ("{ steps = [[0, 2], [3, 1]], down = true }", count("3"), "1"),
            ("{ steps = [[0, 2], [3, 1]], down = true }", count("4"), "0"),
            ("{ capped = 80 }", percent(80, 100), "2"),
            ("{ capped = 80 }", percent(0, 100), "0"),
            ("{ capped = 80 }", count("-5"), "0"),
            ("{ proportion = true }", percent(1, 1), "2"),
            ("{ proportion = true }", Scored::Number(number("45"), Some(number("60"))), "1.5"),
            ("{ band = { full = 90, zero-below = 50 } }", percent(90, 100), "2"),
            ("{ band = { full = 90, zero-below = 50 } }", percent(50, 100), "1"),
            ("{ band = { full = 90, zero-below = 50 } }", percent(499, 1000), "0"),
            ("{ by-date = [[2025-01-31, 2], [2025-02-28, 0.5]] }", day("2025-01-31"), "2"),
            ("{ by-date = [[2025-01-31, 2], [2025-02-28, 0.5]] }", day("2025-02-01"), "0.5"),
            ("{ by-date = [[2025-01-31, 2], [2025-02-28, 0.5]] }", day("2025-03-01"), "0"),
            ("{ by-date = [[2025-01-31, 2], [2025-02-28, 0.5]] }", Scored::Day(None), "0"),
            ("{ minus = { each = 0.5, floor = 0.5 } }", count("3"), "0.5"),
            ("{ minus = { each = 0.5, floor = 0.5 } }", count("9"), "0.5"),
            ("{ minus = { each = 0.5 } }", count("0"), "2"),
            ("{ bonus = { each = 1, cap = 2 } }", count("1"), "1"),
            ("{ bonus = { each = 1, cap = 2 } }", count("7"), "2"),
            ("{ bonus = { each = 1, cap = 5, outside = true } }", count("7"), "5"),
        ] {
            assert_eq!(of(rule, "2", &figure), points, "{rule} for {figure:?}");
        }
        for (rule, figure) in [("{ capped = 80 }", day("2025-01-31")), ("{ proportion = true }", count("3"))] {
            assert_eq!(given(rule, "2", &figure, None), None, "{rule} does not fit {figure:?}");
        }
        let by_date = "{ by-date = [[2025-01-31, 2]] }";
        assert_eq!(given(by_date, "2", &count("3"), None), None, "a count is not a day");
    }

    #[test]
    fn a_better_figure_never_loses_points() {
        let rules = [
            ("{ steps = [[100, 2], [90, 1.5], [60, 0.5]] }", false),
            ("{ steps = [[1, 2], [40, 1]], down = true }", true),
            ("{ capped = 80 }", false),
            ("{ proportion = true }", false),
            ("{ band = { full = 90, zero-below = 45 } }", false),
            ("{ minus = { each = 0.02, floor = 0.1 } }", true),
            ("{ bonus = { each = 0.03, cap = 1.7 } }", false),
        ];
        for (rule, lower_is_better) in rules {
            let mut before: Option<Exact> = None;
            for figure in 0..=120 {
                let figure = if lower_is_better { 120 - figure } else { figure };
                let points = given(rule, "2", &percent(figure, 100), None).expect("the rule fits");
                let points = number(&points);
                assert!(points <= Exact::from(2) && !points.is_negative(), "{rule} at {figure}");
                assert!(before.is_none_or(|before| before <= points), "{rule} at {figure}");
                before = Some(points);
            }
        }
    }
}
