//! A bound in words: as it was asked for, and as the figure that it makes.

use crate::model::{Asked, Bound, Measure, Step};
use crate::text::Both;
use crate::value::{Cell, Exact};

/// The bound in words. A step also shows the figure that it makes, where that is known.
pub(crate) fn bound_cell(asked: &Asked, bound: Option<&Bound>, measure: Option<Measure>) -> Cell {
    const CLASS: Both = Both { en: "{class} or better", vi: "{class} trở lên" };
    const MAKES: Both = Both::same("{step} ({bound})");
    match asked {
        Asked::Bound(bound) => figure_cell(bound, measure),
        Asked::Class(class) => Cell::phrase(CLASS, vec![("class", Cell::Text(class.raw().clone()))]),
        Asked::Step(step, _) => match bound {
            Some(bound) => {
                let parts = vec![("step", step_cell(step, measure)), ("bound", figure_cell(bound, measure))];
                Cell::phrase(MAKES, parts)
            }
            None => step_cell(step, measure),
        },
    }
}

fn figure_cell(bound: &Bound, measure: Option<Measure>) -> Cell {
    let number = |sign: &'static str, figure: &Exact| {
        let figure = Cell::Number(figure.clone(), 18);
        let suffix = if measure == Some(Measure::Ratio) { Cell::Word(Both::same("%")) } else { Cell::Empty };
        Cell::Joined(vec![Cell::Word(Both::same(sign)), figure, suffix], " ")
    };
    match bound {
        Bound::AtLeast(figure) => number("≥", figure),
        Bound::MoreThan(figure) => number(">", figure),
        Bound::AtMost(figure) => number("≤", figure),
        Bound::LessThan(figure) => number("<", figure),
        Bound::RankWithin(rank, of) => {
            const RANK: Both = Both { en: "rank ≤ {rank}", vi: "hạng ≤ {rank}" };
            const RANK_OF: Both = Both { en: "rank ≤ {rank}/{of}", vi: "hạng ≤ {rank}/{of}" };
            let rank = ("rank", Cell::Count(*rank as usize));
            match of {
                Some(of) => Cell::phrase(RANK_OF, vec![rank, ("of", Cell::Count(of.value as usize))]),
                None => Cell::phrase(RANK, vec![rank]),
            }
        }
        Bound::Done => Cell::Word(Both { en: "done", vi: "hoàn thành" }),
    }
}

fn step_cell(step: &Step, measure: Option<Measure>) -> Cell {
    const RISE: Both = Both { en: "rise by {n}", vi: "tăng {n}" };
    const FALL: Both = Both { en: "fall by {n}", vi: "giảm {n}" };
    const RISE_POINTS: Both = Both { en: "rise by {n} points", vi: "tăng {n} điểm" };
    const FALL_POINTS: Both = Both { en: "fall by {n} points", vi: "giảm {n} điểm" };
    const PLACES: Both = Both { en: "rise by {n} places", vi: "tăng {n} bậc" };
    const RISE_PERCENT: Both =
        Both { en: "rise by {n} % of the baseline", vi: "tăng {n} % so với mức xuất phát" };
    const FALL_PERCENT: Both =
        Both { en: "fall by {n} % of the baseline", vi: "giảm {n} % so với mức xuất phát" };
    const BETTER: Both = Both { en: "better than the baseline", vi: "tốt hơn mức xuất phát" };
    let has_points = matches!(measure, Some(Measure::Ratio | Measure::Score));
    let (template, number) = match step {
        Step::Rise(places) if measure == Some(Measure::Rank) => (PLACES, places),
        Step::Rise(points) => (if has_points { RISE_POINTS } else { RISE }, points),
        Step::Fall(points) => (if has_points { FALL_POINTS } else { FALL }, points),
        Step::RisePercent(percent) => (RISE_PERCENT, percent),
        Step::FallPercent(percent) => (FALL_PERCENT, percent),
        Step::Better => return Cell::Word(BETTER),
    };
    Cell::phrase(template, vec![("n", Cell::Number(number.clone(), 18))])
}
