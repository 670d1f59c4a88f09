//! Who stands where by a score: the rows behind `cchc rank`, and the report.

use crate::calc::{Member, NoRank, PlanSummary, Pool, Rank, RankPeriod};
use crate::model::{Basis, Bound, IndicatorId};
use crate::report::targets::document::basis_note;
use crate::report::{Align, Block, Cell, Column, Doc, Row, Table, Tone};
use crate::text::{Both, Raw, sort_key};
use crate::value::{Day, Exact};

/// The ranking of one pool.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The name of what is ranked by, or of the rank.
    pub title: Raw,
    /// The id of the score.
    pub score: Raw,
    /// The id of the plan above.
    pub parent: Raw,
    /// The body that it belongs to, where the workspace holds it.
    pub parent_unit: Option<Raw>,
    /// The period; `None` where nobody has a score.
    pub period: Option<String>,
    /// The highest score there is, where the units agree on it.
    pub maximum: Option<Exact>,
    /// The units, the best first; those without a score last.
    pub rows: Vec<RankedUnit>,
    /// Why there are no places.
    pub refused: Option<NoRank>,
}

/// One unit of a ranking.
#[derive(Clone, Debug)]
pub struct RankedUnit {
    /// The id of its plan.
    pub plan: Raw,
    /// The unit.
    pub unit: Raw,
    /// Its points, where they are known.
    pub score: Option<Exact>,
    /// From which day.
    pub known_on: Option<Day>,
    /// How sure they are.
    pub basis: Option<Basis>,
    /// Its place.
    pub rank: Option<usize>,
    /// Which place its plan asks for.
    pub within: Option<usize>,
    /// How many places it is behind that; 0 where it has reached it.
    pub places_short: Option<usize>,
    /// How many points it is behind the unit at that place; 0 where it has reached it.
    pub points_short: Option<Exact>,
}

impl RankedUnit {
    /// The word for how sure its points are.
    #[must_use]
    pub fn basis_word(&self) -> Option<&'static str> {
        self.basis.map(Basis::word)
    }
}

/// What is ranked by: a score, and where a rank was named that is computed from it, that rank.
#[derive(Clone, Debug)]
pub struct RankedBy {
    /// The name of what was named.
    pub title: Raw,
    /// The score.
    pub score: IndicatorId,
    /// The rank; without it, the targets on every rank that is computed from the score count.
    pub rank: Option<IndicatorId>,
}

/// The ranking of a pool in a period, else in the latest that can be ranked, else in the latest that has scores.
#[must_use]
pub fn ranking(pool: &Pool, plans: &[PlanSummary], by: &RankedBy, period: Option<&str>) -> Ranking {
    let latest = |is_meant: &dyn Fn(&RankPeriod) -> bool| pool.periods().iter().rev().find(|period| is_meant(period));
    let chosen = match period {
        Some(period) => latest(&|one| one.name == period),
        None => latest(&|period| period.refused().is_none()).or_else(|| latest(&|_| true)),
    };
    let (placed, refused) = match chosen.map(|period| pool.ranks(period)) {
        Some(Ok(placed)) => (placed, None),
        Some(Err(why)) => (Vec::new(), Some(why)),
        None => {
            let without = pool.members.iter().map(|member| member.unit.clone()).collect();
            (Vec::new(), Some(NoRank::NoPeriod { period: None, without }))
        }
    };
    let unit = |member: &Member| {
        let known = chosen.and_then(|period| member.in_period(&period.name));
        let within = within(plans, member, by);
        let place = placed.iter().find(|(other, _)| other.plan == member.plan).map(|(_, place)| place);
        let behind = |place: &Rank| points_short(&placed, place, within?);
        RankedUnit {
            plan: member.plan.raw(),
            unit: member.unit.clone(),
            score: known.map(|known| known.score.clone()),
            known_on: known.map(|known| known.known_on),
            basis: known.map(|known| known.basis),
            rank: place.map(|place| place.rank),
            within,
            places_short: place.and_then(|place| Some(place.rank.saturating_sub(within?))),
            points_short: place.and_then(behind),
        }
    };
    let mut rows: Vec<RankedUnit> = match chosen {
        Some(period) => pool.ranked(period).map(unit).collect(),
        None => pool.members.iter().map(unit).collect(),
    };
    rows.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| sort_key(a.unit.as_str()).cmp(&sort_key(b.unit.as_str()))));
    let ranked = pool.members.iter().filter(|member| rows.iter().any(|row| row.plan.as_str() == member.plan.as_str()));
    let mut maxima = ranked.filter_map(|member| member.maximum.clone());
    let maximum = maxima.next().filter(|first| maxima.all(|other| other == *first));
    Ranking {
        title: by.title.clone(),
        score: pool.score.raw(),
        parent: pool.parent.raw(),
        parent_unit: plans.iter().find(|plan| plan.id.is(pool.parent.as_str())).map(|plan| plan.unit.clone()),
        period: chosen.map(|period| period.name.clone()),
        maximum,
        rows,
        refused,
    }
}

/// The best place that a plan asks for by this score, on the rank that was named.
fn within(plans: &[PlanSummary], member: &Member, by: &RankedBy) -> Option<usize> {
    let plan = plans.iter().find(|plan| plan.id == member.plan)?;
    let by_score = |id: &IndicatorId| {
        let is_named = by.rank.as_ref().is_none_or(|named| named.is(id.as_str()));
        is_named && plan.ranks.iter().any(|rank| rank.indicator.is(id.as_str()) && rank.score.is(by.score.as_str()))
    };
    let asked =
        plan.targets.iter().filter(|target| by_score(&target.indicator)).filter_map(|target| match target.bound {
            Bound::RankWithin(rank, _) => usize::try_from(rank).ok(),
            Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done => None,
        });
    asked.min()
}

/// What is missing to the points of the last one within the place: whoever has those shares the place.
fn points_short(placed: &[(&Member, Rank)], own: &Rank, within: usize) -> Option<Exact> {
    if own.rank <= within {
        return Some(Exact::from(0));
    }
    let (_, last) = placed.get(within.checked_sub(1)?)?;
    Some(&last.score - &own.score)
}

/// The report of these rankings.
#[must_use]
pub fn ranking_doc(rankings: &[Ranking], as_of: Day) -> Doc {
    let mut doc = Doc::default();
    for ranking in rankings {
        doc.blocks.push(Block::Title(Cell::Text(ranking.title.clone()), Cell::as_of(as_of)));
        doc.blocks.push(Block::Line(about(ranking)));
        doc.blocks.push(Block::Table(table(ranking)));
        doc.blocks.extend(ranking.refused.as_ref().map(|why| Block::Line(refusal(why))));
        doc.blocks.extend(basis_note(ranking.rows.iter().filter_map(|row| row.basis).min()).map(Block::Line));
    }
    doc
}

/// Among whom, when, and on which scale.
fn about(ranking: &Ranking) -> Cell {
    const UNDER: Both = Both { en: "units under {parent}: {count}", vi: "đơn vị thuộc {parent}: {count}" };
    const PERIOD: Both = Both { en: "period {period}", vi: "kỳ {period}" };
    const OUT_OF: Both = Both { en: "out of {maximum} points", vi: "thang điểm {maximum}" };
    let parent = ranking.parent_unit.clone().unwrap_or_else(|| ranking.parent.clone());
    let mut cells =
        vec![Cell::phrase(UNDER, vec![("count", Cell::Count(ranking.rows.len())), ("parent", Cell::Text(parent))])];
    if let Some(period) = &ranking.period {
        cells.push(Cell::phrase(PERIOD, vec![("period", Cell::Text(Raw::new(&**period)))]));
    }
    if let Some(maximum) = &ranking.maximum {
        cells.push(Cell::phrase(OUT_OF, vec![("maximum", Cell::Number(maximum.clone(), 18))]));
    }
    Cell::Joined(cells, " · ")
}

fn table(ranking: &Ranking) -> Table {
    const WITHIN: Both = Both { en: "rank ≤ {rank}", vi: "hạng ≤ {rank}" };
    let column = |title: Both, align, rank, only_when_used| Column { title: title.into(), align, rank, only_when_used };
    let columns = vec![
        column(Both { en: "Rank", vi: "Hạng" }, Align::Number, 0, false),
        column(Both { en: "Unit", vi: "Đơn vị" }, Align::Text, 0, false),
        column(Both { en: "Points", vi: "Điểm" }, Align::Number, 0, false),
        column(Both { en: "Asked", vi: "Yêu cầu" }, Align::Text, 2, true),
        column(Both { en: "Places short", vi: "Thiếu bậc" }, Align::Number, 1, true),
        column(Both { en: "Points short", vi: "Thiếu điểm" }, Align::Number, 1, true),
    ];
    let row = |unit: &RankedUnit| {
        let reached = unit.places_short == Some(0);
        let rank = unit.rank.map_or(Cell::Unknown, Cell::Count);
        let short = |cell: Cell| if reached { Cell::Empty } else { cell };
        let cells = vec![
            if reached { rank.toned(Tone::Good) } else { rank },
            Cell::Text(unit.unit.clone()),
            unit.score.clone().map_or(Cell::Unknown, |score| Cell::Number(score, 18)),
            unit.within.map_or(Cell::Empty, |rank| Cell::phrase(WITHIN, vec![("rank", Cell::Count(rank))])),
            unit.places_short.map_or(Cell::Empty, |places| short(Cell::Count(places))),
            unit.points_short.clone().map_or(Cell::Empty, |points| short(Cell::Number(points, 18))),
        ];
        Row { cells, is_total: false }
    };
    Table { columns, rows: ranking.rows.iter().map(row).collect(), headed: true }
}

/// Why there is no place, as a sentence.
pub(crate) fn refusal(why: &NoRank) -> Cell {
    const NO_POOL: Both = Both {
        en: "No places: the plan names no plan above, so nobody knows among whom it is ranked.",
        vi: "Không xếp hạng: kế hoạch không ghi kế hoạch cấp trên, không biết xếp giữa những đơn vị nào.",
    };
    const ALONE: Both = Both {
        en: "No places: there is no other plan under the same parent.",
        vi: "Không xếp hạng: không có kế hoạch nào khác cùng cấp trên.",
    };
    const ALONE_THEN: Both = Both {
        en: "No places: at the end of {period} there is only one unit.",
        vi: "Không xếp hạng: cuối kỳ {period} chỉ có một đơn vị.",
    };
    const MAXIMA: Both = Both {
        en: "No places: the units measure the score on different maxima.",
        vi: "Không xếp hạng: các đơn vị chấm theo điểm tối đa khác nhau.",
    };
    const NO_SCORE: Both = Both {
        en: "No places: nobody has a score yet.",
        vi: "Không xếp hạng: chưa đơn vị nào có điểm.",
    };
    const WITHOUT: Both = Both {
        en: "No places: without a usable score for {period}: {units}.",
        vi: "Không xếp hạng: chưa có điểm dùng được của kỳ {period}: {units}.",
    };
    match why {
        NoRank::NoPool => Cell::Word(NO_POOL),
        NoRank::Alone => Cell::Word(ALONE),
        NoRank::Maxima(_) => Cell::Word(MAXIMA),
        NoRank::NoPeriod { period: None, .. } => Cell::Word(NO_SCORE),
        NoRank::NoPeriod { period: Some(period), without } if without.is_empty() => {
            Cell::phrase(ALONE_THEN, vec![("period", Cell::Text(Raw::new(&**period)))])
        }
        NoRank::NoPeriod { period: Some(period), without } => {
            let units = Cell::Joined(without.iter().cloned().map(Cell::Text).collect(), ", ");
            Cell::phrase(WITHOUT, vec![("period", Cell::Text(Raw::new(&**period))), ("units", units)])
        }
    }
}
