//! The report of `cchc check-targets`.

use super::bars;
use super::rows::{PlanTargets, TargetRow, Title};
use crate::calc::{Amount, NoRank, TargetStatus, Unit, Value, Verdict, Verdicts};
use crate::model::{Basis, Bound, Measure};
use crate::report::ranking::refusal::refusal;
use crate::report::{Align, Block, Column, Doc, Gauge, Row};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Exact, Tone};

pub(crate) fn plan_doc(plan: &PlanTargets, as_of: Day) -> Doc {
    const NONE: Both = Both { en: "The plan has no target.", vi: "Kế hoạch không có chỉ tiêu." };
    const NONE_OF_AREA: Both = Both {
        en: "The plan has no target in this area.",
        vi: "Kế hoạch không có chỉ tiêu thuộc lĩnh vực này.",
    };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    if plan.targets.is_empty() {
        doc.line(if plan.is_of_areas { NONE_OF_AREA } else { NONE });
        return doc;
    }
    doc.table(columns(Both { en: "Target", vi: "Chỉ tiêu" }), rows_in_sections(plan));
    doc.line(verdict_line(&plan.verdicts()));
    doc.blocks.extend(unranked(plan).map(Block::Line));
    doc.blocks.extend(plan.targets.iter().filter_map(unrecorded).map(Block::Line));
    doc.blocks.extend(still_to_come(plan).into_iter().map(Block::Line));
    doc.blocks.extend(basis_note(plan.targets.iter().filter_map(basis_of).min()).map(Block::Line));
    doc
}

/// The rows of the targets, with a heading where a section begins.
fn rows_in_sections(plan: &PlanTargets) -> Vec<Row> {
    let mut rows = Vec::with_capacity(plan.targets.len());
    let mut section: Option<&(Raw, Raw)> = None;
    for row in &plan.targets {
        let own = row.section.heading.as_ref();
        if let Some((_, title)) = own.filter(|_| own != section) {
            rows.push(Row::heading(Cell::Text(title.clone())));
        }
        section = own;
        let cells = cells(target_title(row).with_id(&row.id), row);
        rows.push(Row::from(cells).with_gauge(gauge(row)));
    }
    rows
}

/// One line: how many targets have each verdict.
pub(crate) fn verdict_line(verdicts: &Verdicts) -> Cell {
    const TARGETS: Both = Both { en: "Targets: {verdicts}", vi: "Chỉ tiêu: {verdicts}" };
    const SO_FAR: Both = Both { en: "attained so far", vi: "đạt tính đến nay" };
    let so_far = verdicts.attained_so_far();
    let others = verdicts.iter().filter(|(verdict, _)| *verdict != Verdict::Attained);
    let others = others.map(|(verdict, count)| (verdict.title(), count));
    let for_good = verdicts.of(Verdict::Attained) - so_far;
    let counted = [(Verdict::Attained.title(), for_good), (SO_FAR, so_far)].into_iter().chain(others);
    let counted = counted.filter(|(_, count)| *count > 0);
    let counted = counted.map(|(title, count)| Cell::Joined(vec![Cell::Count(count), Cell::Word(title)], " "));
    Cell::phrase(TARGETS, vec![("verdicts", Cell::Joined(counted.collect(), " · "))])
}

/// A target and its verdict, in a sentence.
pub(crate) fn target_sentence(row: &TargetRow) -> Cell {
    const SAID: Both = Both::same("{title}: {verdict} ({figures})");
    let (title, verdict) = (("title", target_title(row)), ("verdict", verdict_words(&row.standing)));
    let figures = target_figures(row);
    if figures.is_empty() {
        return Cell::phrase(Both::same("{title}: {verdict}"), vec![title, verdict]);
    }
    Cell::phrase(SAID, vec![title, verdict, ("figures", Cell::Joined(figures, "; "))])
}

/// The bound of a target, its value, and how far the two are apart; nothing for a target that measures nothing.
pub(crate) fn target_figures(row: &TargetRow) -> Vec<Cell> {
    const ASKED: Both = Both { en: "asked: {bound} by {by}", vi: "yêu cầu: {bound} đến {by}" };
    const VALUE: Both = Both { en: "value: {value}", vi: "số liệu: {value}" };
    const MISSING: Both = Both { en: "missing: {shortfall}", vi: "còn thiếu: {shortfall}" };
    const TOO_MUCH: Both = Both { en: "too much by: {shortfall}", vi: "vượt quá: {shortfall}" };
    let standing = &row.standing;
    let Some(bound) = row.bound_cell() else { return Vec::new() };
    let asked = vec![("bound", bound), ("by", Cell::Day(standing.by))];
    let mut figures = vec![Cell::phrase(ASKED, asked)];
    if let Some(value) = &standing.value {
        let value = match value.amount {
            Amount::Ratio(..) => Cell::Joined(vec![counts(value), value_cell(row, value)], " = "),
            Amount::Rank(_, Some(_)) => counts(value),
            Amount::Percent(_)
            | Amount::Count(_)
            | Amount::Amount(_)
            | Amount::Score(_)
            | Amount::Rank(_, None)
            | Amount::Done(_)
            | Amount::Class(..) => value_cell(row, value),
        };
        figures.push(Cell::phrase(VALUE, vec![("value", value)]));
    }
    if let Some((id, title)) = row.reporter.as_ref().filter(|_| row.lacks_figure()) {
        const FROM: Both = Both { en: "a figure is to come from {who}", vi: "còn chờ số liệu của {who}" };
        figures.push(Cell::phrase(FROM, vec![("who", Cell::Text(title.clone()).with_id(id))]));
    }
    if let Some((amount, unit)) = &standing.shortfall {
        let says = if row.is_upper() { TOO_MUCH } else { MISSING };
        figures.push(Cell::phrase(says, vec![("shortfall", shortfall(row, amount, *unit))]));
    }
    figures
}

/// The columns of a table of targets.
pub(crate) fn columns(first: Both) -> Vec<Column> {
    vec![
        Column::of(first, Align::Text),
        Column::text("Asked", "Yêu cầu"),
        Column::number("Value", "Số liệu"),
        Column::number("Counts", "Số đếm").leave_out(2),
        Column::text("Period", "Kỳ").leave_out(3),
        Column::number("Reached", "Mức đạt").leave_out(4),
        Column::number("Missing", "Còn thiếu").leave_out(1),
        Column::number("Expected by then", "Kỳ vọng").leave_out(2),
        Column::number("Forecast", "Dự báo").leave_out(3),
        Column::text("Verdict", "Kết quả"),
    ]
}

/// The bar of a row, in the colour of its verdict.
pub(crate) fn gauge(row: &TargetRow) -> Option<Gauge> {
    bars::gauge(row).map(|gauge| Gauge { tone: tone_of(row.standing.verdict), ..gauge })
}

/// The cells of a row, for these columns.
pub(crate) fn cells(name: Cell, row: &TargetRow) -> Vec<Cell> {
    let standing = &row.standing;
    let value = standing.value.as_ref();
    let whole = standing.attainment.as_ref().map(|part| {
        let percent = Cell::Number((part * &Exact::from(100)).round_down(), 0);
        Cell::Joined(vec![percent, Cell::Word(Both::same("%"))], " ")
    });
    vec![
        name,
        asked(row),
        value.map_or(Cell::Unknown, |value| value_cell(row, value)),
        value.map_or(Cell::Empty, counts),
        value.map_or(Cell::Empty, period),
        whole.unwrap_or(Cell::Empty),
        standing.shortfall.as_ref().map_or(Cell::Empty, |(amount, unit)| shortfall(row, amount, *unit)),
        standing.expected.as_ref().map_or(Cell::Empty, |expected| beside_bound(row, expected)),
        standing.forecast.as_ref().map_or(Cell::Empty, |forecast| beside_bound(row, forecast)),
        marked_verdict(standing),
    ]
}

/// The indicator's title, or the target's own words. A target under another one is marked.
pub(crate) fn target_title(row: &TargetRow) -> Cell {
    const OF_WHICH: Both = Both { en: "↳ of which: {title}", vi: "↳ trong đó: {title}" };
    let title = match &row.title {
        Title::File(raw) => Cell::Text(raw.clone()),
        Title::Ours(both) => Cell::Word(*both),
    };
    if row.depth == 0 {
        return title;
    }
    Cell::phrase(OF_WHICH, vec![("title", title)])
}

/// A figure of the target's kind.
pub(crate) fn figure(row: &TargetRow, number: &Exact, decimals: u32) -> Cell {
    let figure = Cell::Number(number.clone(), decimals);
    match row.measure {
        Some(Measure::Ratio) => Cell::Joined(vec![figure, Cell::Word(Both::same("%"))], " "),
        // The figure of a class is its place.
        Some(Measure::Class) => row.class_at(number).map_or(figure, Cell::Text),
        Some(Measure::Count | Measure::Amount | Measure::Score | Measure::Rank | Measure::Milestone) | None => figure,
    }
}

/// The figure with enough decimals to stay on its side of the bound.
pub(crate) fn value_cell(row: &TargetRow, value: &Value) -> Cell {
    match &value.amount {
        Amount::Done(on) => return Cell::Day(*on),
        Amount::Class(class, _) => return Cell::Text(class.clone()),
        Amount::Ratio(..)
        | Amount::Percent(_)
        | Amount::Count(_)
        | Amount::Amount(_)
        | Amount::Score(_)
        | Amount::Rank(..) => {}
    }
    let Some(number) = value.amount.figure() else { return Cell::Word(Both::same("0/0")) };
    beside_bound(row, &number)
}

/// A figure that is read beside the bound.
pub(crate) fn beside_bound(row: &TargetRow, number: &Exact) -> Cell {
    figure(row, number, decimals(row.standing.bound.as_ref(), number))
}

/// Two decimals, or as many more as keep the rounded figure on its side of the bound.
pub(crate) fn decimals(bound: Option<&Bound>, number: &Exact) -> u32 {
    const FEWEST: u32 = 2;
    // Fractions of 64-bit counts differ in the 40th decimal at the latest.
    const MOST: u32 = 60;
    let Some(bound) = bound else { return FEWEST };
    (FEWEST..MOST).find(|decimals| bound.holds(&number.rounded(*decimals)) == bound.holds(number)).unwrap_or(MOST)
}

pub(crate) fn counts(value: &Value) -> Cell {
    amount_counts(&value.amount)
}

/// Numerator and denominator, or place and number of units.
pub(crate) fn amount_counts(amount: &Amount) -> Cell {
    let number = |count: i128| Cell::Number(Exact::from(count), 0);
    match *amount {
        Amount::Ratio(numerator, denominator) => Cell::Joined(vec![number(numerator), number(denominator)], "/"),
        Amount::Rank(rank, Some(of)) => Cell::Joined(vec![number(rank.into()), number(of.into())], "/"),
        Amount::Rank(_, None)
        | Amount::Percent(_)
        | Amount::Count(_)
        | Amount::Amount(_)
        | Amount::Score(_)
        | Amount::Done(_)
        | Amount::Class(..) => Cell::Empty,
    }
}

pub(crate) fn period(value: &Value) -> Cell {
    Cell::Joined(value.parts.iter().map(|part| Cell::Text(Raw::new(&*part.period.name))).collect(), "+")
}

/// The bound, with its day where that is not the plan's last.
pub(crate) fn asked(row: &TargetRow) -> Cell {
    const BY: Both = Both { en: "{bound} by {by}", vi: "{bound} đến {by}" };
    let Some(shown) = row.bound_cell() else { return Cell::Empty };
    if row.by_is_plan_end {
        return shown;
    }
    Cell::phrase(BY, vec![("bound", shown), ("by", Cell::Day(row.standing.by))])
}

/// The verdict, with a mark for the basis of its figure.
fn marked_verdict(standing: &TargetStatus) -> Cell {
    const PARTIAL: Both = Both { en: "(partial figure)", vi: "(số liệu chưa đủ)" };
    const STALE: Both = Both { en: "(old figure)", vi: "(số liệu cũ)" };
    let value = standing.value.as_ref();
    let mut cells = vec![verdict_words(standing)];
    if value.is_some_and(|value| value.partial) {
        cells.push(Cell::Word(PARTIAL));
    }
    if value.is_some_and(|value| value.stale) {
        cells.push(Cell::Word(STALE));
    }
    toned(Cell::Joined(cells, " "), standing.verdict)
}

pub(crate) fn shortfall(row: &TargetRow, amount: &Exact, unit: Unit) -> Cell {
    const POINTS: Both = Both { en: "{n} points", vi: "{n} điểm" };
    const PLACES: Both = Both { en: "{n} places", vi: "{n} bậc" };
    const PLACE: Both = Both { en: "1 place", vi: "1 bậc" };
    const CLASSES: Both = Both { en: "{n} classes", vi: "{n} mức" };
    const CLASS: Both = Both { en: "1 class", vi: "1 mức" };
    // A missing value is never shown as nothing.
    let decimals = (2..60).find(|decimals| !amount.rounded(*decimals).is_zero()).unwrap_or(2);
    let number = Cell::Number(amount.clone(), decimals);
    match unit {
        Unit::Points => Cell::phrase(POINTS, vec![("n", number)]),
        Unit::Places if *amount == Exact::from(1) => Cell::Word(PLACE),
        Unit::Places => Cell::phrase(PLACES, vec![("n", number)]),
        Unit::Classes if *amount == Exact::from(1) => Cell::Word(CLASS),
        Unit::Classes => Cell::phrase(CLASSES, vec![("n", number)]),
        Unit::Count | Unit::Amount => match &row.unit {
            Some(unit) => Cell::Joined(vec![number, Cell::Text(unit.clone())], " "),
            None => number,
        },
    }
}

pub(crate) fn verdict(standing: &TargetStatus) -> Cell {
    toned(verdict_words(standing), standing.verdict)
}

fn toned(cell: Cell, verdict: Verdict) -> Cell {
    match tone_of(verdict) {
        Some(tone) => cell.toned(tone),
        None => cell,
    }
}

/// The verdict in words. "Attained" alone is final. Where a later figure can undo it, a day says up to when data is
/// known.
pub(crate) fn verdict_words(standing: &TargetStatus) -> Cell {
    const SO_FAR: Both = Both { en: "attained as of {day}", vi: "đạt tính đến {day}" };
    match (standing.verdict, standing.is_final, &standing.value) {
        (Verdict::Attained, Some(false), Some(value)) => Cell::phrase(SO_FAR, vec![("day", Cell::Day(value.through))]),
        (verdict, ..) => Cell::Word(verdict.title()),
    }
}

/// The colour of a verdict.
pub(crate) const fn tone_of(verdict: Verdict) -> Option<Tone> {
    match verdict {
        Verdict::Attained | Verdict::OnTrack => Some(Tone::Good),
        Verdict::AtRisk | Verdict::AwaitingData => Some(Tone::Warn),
        Verdict::OffTrack | Verdict::OutOfReach | Verdict::Missed => Some(Tone::Bad),
        Verdict::NoData | Verdict::NotComparable | Verdict::NotApplicable | Verdict::NotMeasurable => None,
    }
}

/// Why a place could not be computed, once for each score.
fn unranked(plan: &PlanTargets) -> impl Iterator<Item = Cell> {
    let mut seen: Vec<&NoRank> = Vec::new();
    for row in &plan.targets {
        if let Some(Err(why)) = &row.standing.ranked
            && !seen.contains(&why)
        {
            seen.push(why);
        }
    }
    seen.into_iter().map(refusal)
}

/// A line for each assignee who has to bring figures, with their targets.
fn still_to_come(plan: &PlanTargets) -> Vec<Cell> {
    const FROM: Both =
        Both { en: "Figures still to come from {who}: {targets}", vi: "Còn chờ số liệu của {who}: {targets}" };
    let mut by: Vec<(&(Raw, Raw), Vec<Cell>)> = Vec::new();
    for row in plan.targets.iter().filter(|row| row.lacks_figure()) {
        let Some(who) = &row.reporter else { continue };
        let target = Cell::Text(row.id.clone());
        match by.iter_mut().find(|(known, _)| *known == who) {
            Some((_, targets)) => targets.push(target),
            None => by.push((who, vec![target])),
        }
    }
    let line = |((id, title), targets): (&(Raw, Raw), Vec<Cell>)| {
        let who = Cell::Text(title.clone()).with_id(id);
        Cell::phrase(FROM, vec![("who", who), ("targets", Cell::Joined(targets, ", "))])
    };
    by.into_iter().map(line).collect()
}

/// The warning that the bound shown may not be that of the day.
pub(crate) fn unrecorded(row: &TargetRow) -> Option<Cell> {
    const UNRECORDED: Both = Both {
        en: "{target}: {amendment} changes it on {date}, and the bound in force before that is not written down",
        vi: "{target}: {amendment} điều chỉnh từ {date}, nhưng không ghi mức áp dụng trước đó",
    };
    let (amendment, date) = row.unrecorded.clone()?;
    let target = ("target", Cell::Text(row.id.clone()));
    let cell = Cell::phrase(UNRECORDED, vec![target, ("amendment", Cell::Text(amendment)), ("date", Cell::Day(date))]);
    Some(cell.toned(Tone::Warn))
}

pub(crate) fn basis_of(row: &TargetRow) -> Option<Basis> {
    Some(row.standing.value.as_ref()?.basis)
}

/// The warning that a reader needs before using figures of this basis.
pub(crate) fn basis_note(weakest: Option<Basis>) -> Option<Cell> {
    const ILLUSTRATIVE: Both = Both { en: "some figures are illustrative", vi: "có số liệu minh họa" };
    const UNSURE: Both = Both { en: "some figures are not official yet", vi: "có số liệu chưa chính thức" };
    match weakest? {
        Basis::Illustrative => Some(Cell::Word(ILLUSTRATIVE)),
        Basis::Estimate | Basis::Preliminary => Some(Cell::Word(UNSURE)),
        Basis::Official => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decimals;
    use crate::model::Bound;
    use crate::value::Exact;

    #[test]
    fn rounding_never_crosses_a_bound() {
        let bound = Bound::AtLeast(Exact::from(85));
        let shown = |number: &Exact| number.decimal(decimals(Some(&bound), number));
        assert_eq!(shown(&Exact::parse("84.96").expect("a number")), "84.96");
        assert_eq!(shown(&Exact::parse("84.9999").expect("a number")), "84.9999");
        assert_eq!(shown(&Exact::parse("84.9951").expect("a number")), "84.995");
        assert_eq!(shown(&Exact::parse("85.001").expect("a number")), "85");
        let above = Bound::MoreThan(Exact::from(85));
        let number = Exact::parse("85.001").expect("a number");
        assert_eq!(number.decimal(decimals(Some(&above), &number)), "85.001");
    }
}
