//! The targets of plans beside those of the plan above, and of the unit's longer plan:
//! `cchc check-targets --against-parent`.

use super::bound::bound_cell;
use super::rows::reserved_title;
use crate::calc::{AboveKind, Pair, PlanState, PlanSummary, Relation, TargetSummary, cascade};
use crate::model::ComputedIndicator;
use crate::report::PlanLabel;
use crate::report::{Align, Block, Column, Doc, Row, Table};
use crate::text::Both;
use crate::value::{Cell, Day, PlanId, Tone};
use std::collections::BTreeMap;

/// A plan, a plan above it, and the targets of the two.
#[derive(Clone, Debug)]
pub(crate) struct Cascade<'p> {
    pub(crate) plan: &'p PlanSummary,
    pub(crate) above: &'p PlanSummary,
    pub(crate) kind: AboveKind,
    /// The targets of the plan above, each with the plan's own.
    pub(crate) pairs: Vec<Pair<'p>>,
}

/// The plans that are `taken` and name a plan above, or their longer plan, in this workspace.
pub(crate) fn cascades<'p>(all: &'p [PlanSummary], taken: &[bool]) -> Vec<Cascade<'p>> {
    let key = |id: &PlanId| id.as_str().to_ascii_lowercase();
    let known: BTreeMap<String, &PlanSummary> = all.iter().rev().map(|plan| (key(&plan.id), plan)).collect();
    let asked = all.iter().zip(taken).filter(|(plan, taken)| **taken && plan.sound).map(|(plan, _)| plan);
    asked
        .flat_map(|plan| {
            let links = [(&plan.parent, AboveKind::Parent), (&plan.within, AboveKind::Longer)];
            links.map(|(link, kind)| {
                let above = known.get(&key(&link.as_ref()?.0)).copied()?;
                Some(Cascade { plan, above, kind, pairs: cascade(plan, above) })
            })
        })
        .flatten()
        .collect()
}

/// For each target of a plan above, the plans below it side by side.
pub(crate) fn cascade_doc(cascades: &[Cascade<'_>], as_of: Day) -> Doc {
    const NONE: Both = Both {
        en: "No plan here names a plan above, or a longer one, that this workspace holds.",
        vi: "Không kế hoạch nào ở đây ghi kế hoạch cấp trên hay kế hoạch dài hạn có trong không gian làm việc này.",
    };
    const ASKS: Both = Both { en: "{title}: {bound} by {by}", vi: "{title}: {bound} đến {by}" };
    let names: Vec<Cell> = cascades.iter().map(|cascade| PlanLabel::of_summary(cascade.plan).beside_others()).collect();
    let mut doc = Doc::default();
    if cascades.is_empty() {
        doc.line(NONE);
        return doc;
    }
    let mut seen: Vec<&str> = Vec::new();
    for one @ Cascade { above, .. } in cascades {
        if seen.contains(&above.id.as_str()) {
            continue;
        }
        seen.push(above.id.as_str());
        doc.title(title(one), Cell::as_of(as_of));
        let below: Vec<(&Cell, &Cascade<'_>)> =
            names.iter().zip(cascades).filter(|(_, cascade)| cascade.above.id == above.id).collect();
        let mut counted: Vec<Relation> = Vec::new();
        if let [(name, only)] = below.as_slice() {
            if only.plan.state != PlanState::Issued {
                doc.line((*name).clone());
            }
            // One plan needs no table for each of its targets.
            let rows = only.pairs.iter().map(|pair| row(name_of(pair.above), pair)).collect();
            counted.extend(only.pairs.iter().map(|pair| pair.relation));
            doc.push(Block::Table(table(one.kind, TARGET, rows)));
            doc.line(summary(&counted));
            continue;
        }
        for target in &above.targets {
            let rows: Vec<(&Cell, &Pair<'_>)> = below
                .iter()
                .filter_map(|(name, cascade)| {
                    Some((*name, cascade.pairs.iter().find(|pair| pair.above.id == target.id)?))
                })
                .collect();
            if rows.is_empty() {
                continue;
            }
            let standing = below.iter().filter(|(_, cascade)| cascade.plan.state.replacement().is_none());
            let pairs = standing.filter_map(|(_, one)| one.pairs.iter().find(|pair| pair.above.id == target.id));
            counted.extend(pairs.map(|pair| pair.relation));
            let args = vec![("title", name_of(target)), ("bound", asked_cell(target)), ("by", Cell::Day(target.by))];
            doc.heading(Cell::phrase(ASKS, args));
            let rows = rows.into_iter().map(|(name, pair)| row(name.clone(), pair)).collect();
            doc.push(Block::Table(table(one.kind, PLAN, rows)));
        }
        doc.line(summary(&counted));
    }
    doc
}

fn name_of(target: &TargetSummary) -> Cell {
    match ComputedIndicator::named(&target.indicator) {
        Some(reserved) => Cell::Word(reserved_title(reserved)),
        None => Cell::Text(target.title.clone()),
    }
    .with_id(&target.id.raw())
}

fn asked_cell(target: &TargetSummary) -> Cell {
    bound_cell(&target.asked, target.bound.as_ref(), target.measure)
}

/// A longer plan is of the same unit, so its title tells more.
fn title(cascade: &Cascade<'_>) -> Cell {
    const ABOVE: Both = Both { en: "Against {name}", vi: "Đối chiếu với {name}" };
    let above = PlanLabel::of_summary(cascade.above);
    let name = match cascade.kind {
        AboveKind::Parent => above.body(),
        AboveKind::Longer => above.heading(),
    };
    Cell::phrase(ABOVE, vec![("name", name)])
}

const PLAN: Both = Both { en: "Plan", vi: "Kế hoạch" };
const TARGET: Both = Both { en: "Target", vi: "Chỉ tiêu" };

fn table(kind: AboveKind, first: Both, rows: Vec<Row>) -> Table {
    let columns = vec![
        Column::of(first, Align::Text),
        match kind {
            AboveKind::Parent => Column::number("Above", "Cấp trên"),
            AboveKind::Longer => Column::number("Longer plan", "Dài hạn"),
        },
        Column::number("Own", "Tự đặt"),
        Column::text("Comparison", "So sánh"),
    ];
    Table::new(columns, rows)
}

fn row(name: Cell, pair: &Pair<'_>) -> Row {
    const BY: Both = Both { en: "{bound} by {by}", vi: "{bound} đến {by}" };
    let asked = |target: &TargetSummary| {
        let bound = asked_cell(target);
        // The day stands where the two differ in it.
        let by = ("by", Cell::Day(target.by));
        if target.by == pair.above.by { bound } else { Cell::phrase(BY, vec![("bound", bound), by]) }
    };
    let word = Cell::Word(pair.relation.title());
    let cells = vec![
        name,
        asked_cell(pair.above),
        pair.own.map_or(Cell::Unknown, asked),
        if pair.relation.asks_for_less() { word.toned(Tone::Bad) } else { word },
    ];
    Row::from(cells)
}

/// How many targets have each relation to the target above.
fn summary(relations: &[Relation]) -> Cell {
    const COMPARED: Both = Both { en: "Compared: {counts}", vi: "Đối chiếu: {counts}" };
    let counts = Relation::ALL.into_iter().filter_map(|relation| {
        let count = relations.iter().filter(|known| **known == relation).count();
        let cell = Cell::Joined(vec![Cell::Count(count), Cell::Word(relation.title())], " ");
        (count > 0).then_some(cell)
    });
    Cell::phrase(COMPARED, vec![("counts", Cell::Joined(counts.collect(), " · "))])
}
