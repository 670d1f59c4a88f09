//! Makes workspaces from a seed: those of `oracle_targets` with sets of criteria and with the points of the plans.

use chrono::{Datelike, NaiveDate};

use super::answers::is_manual;
use super::figures::{Case, Kind};
use super::model::{Criterion, Entry, Rule, Set, Sheet, Way, Workspace, shortest};
use super::rules_drawn::{part_of, rule};
use super::{indicators_drawn, sources_drawn};
use crate::oracle::Rng;
use crate::oracle_states::periods::{day, plus, report_list};
use crate::oracle_targets::generate as base;
use crate::oracle_targets::model::Plan;
use crate::oracle_targets::numbers::{Decimal, Exact, decimal, floor, whole};

/// The workspace of a seed.
pub fn workspace(seed: u64) -> Workspace {
    let mut rng = Rng::new(seed + 31_000);
    let mut workspace = Workspace { base: base::workspace(seed), sets: Vec::new(), sheets: Vec::new() };
    indicators_drawn::add(&mut rng, &mut workspace);
    sources_drawn::add(&mut rng, &mut workspace);
    for number in 0..rng.pick(&[1, 1, 1, 2]) {
        let mut rng = Rng::new(rng.next());
        add_set(&mut rng, &mut workspace, format!("bo-{number}"));
    }
    workspace
}

/// The days of a set: a year, those of a plan, or days on and beside the edges of reports.
fn days(rng: &mut Rng, plan: &Plan, workspace: &Workspace) -> (NaiveDate, NaiveDate) {
    let settings = &workspace.base.settings.base;
    let list = report_list(&plan.base, settings);
    let year = settings.as_of.year() - i32::from(settings.as_of.month() < 3 && rng.chance(50));
    let (from, to) = match rng.below(8) {
        0..=2 => (day(year, 1, 1), day(year, 12, 31)),
        3 | 4 => (plan.base.start, plan.base.end),
        5 if list.len() > 1 => (list[0].to, list[list.len() - 1].to),
        6 if list.len() > 1 => (plus(list[0].to, 1), plus(list[list.len() - 1].to, -1)),
        _ => (plus(settings.as_of, -rng.between(100, 400)), plus(settings.as_of, rng.pick(&[-30, -1, 0, 0, 1, 60]))),
    };
    if from < to { (from, to) } else { (day(year, 1, 1), day(year, 12, 31)) }
}

/// Adds a set, and files of the plans for it.
fn add_set(rng: &mut Rng, workspace: &mut Workspace, id: String) {
    let model = rng.pick(&workspace.base.plans);
    let (from, to) = days(rng, &model, workspace);
    let mut set = Set {
        id,
        level: rng.pick(&["commune", "commune", "district"]).to_owned(),
        from,
        to,
        maximum: decimal(0, 0),
        not_applicable: rng.pick(&[None, Some(Way::Rescale), Some(Way::Full), Some(Way::Zero)]),
        classes: Vec::new(),
        criteria: Vec::new(),
    };
    criteria(rng, &mut set, &model, workspace);
    let mut maximum = whole(0);
    for each in set.criteria.iter().filter(|each| !each.is_group() && !each.is_outside()) {
        maximum += each.max.exact();
    }
    set.maximum = as_decimal(&maximum);
    let mut plans: Vec<String> = workspace.base.plans.iter().map(|plan| plan.base.id.clone()).collect();
    plans.retain(|id| *id == model.base.id || rng.chance(80));
    for plan in plans {
        let entries = entries(rng, &set);
        workspace.sheets.push(Sheet { plan, set: set.id.clone(), entries });
    }
    classes(rng, &mut set, workspace);
    workspace.sets.push(set);
}

/// Points with at most four decimals as they are written.
fn as_decimal(points: &Exact) -> Decimal {
    shortest(decimal(floor(&(points * whole(10_000))), 4))
}

/// Adds criteria in groups, and one or two that stand alone.
fn criteria(rng: &mut Rng, set: &mut Set, model: &Plan, workspace: &Workspace) {
    for group in 1..=rng.between(1, 3) {
        let place = set.criteria.len();
        let mut sum = whole(0);
        for part in 1..=rng.between(1, 4) {
            let part_of = rng.chance(15).then(|| group.to_string());
            let id = if part_of.is_some() { format!("le-{group}-{part}") } else { format!("{group}.{part}") };
            let drawn = criterion(rng, id, part_of, set, model, workspace);
            if !drawn.is_outside() {
                sum += drawn.max.exact();
            }
            set.criteria.push(drawn);
        }
        let head = Criterion {
            id: group.to_string(),
            max: as_decimal(&sum),
            part_of: None,
            source: None,
            rule: None,
            times: None,
            not_applicable: None,
        };
        set.criteria.insert(place, head);
    }
    for number in 0..rng.below(3) {
        let drawn = criterion(rng, format!("T{number}"), None, set, model, workspace);
        set.criteria.push(drawn);
    }
}

/// A criterion without parts.
fn criterion(
    rng: &mut Rng,
    id: String,
    part_of: Option<String>,
    set: &Set,
    model: &Plan,
    workspace: &Workspace,
) -> Criterion {
    let source = sources_drawn::source(rng, workspace);
    let max = rng.pick(&[decimal(1, 0), decimal(2, 0), decimal(3, 0), decimal(4, 0), decimal(5, 1), decimal(15, 1)]);
    let case = Case::new(workspace, model, set);
    let figure = case.figure(&source);
    let rule = rule(rng, &case, &source, &figure, max);
    let has_number = matches!(figure.kind, Kind::Number(_) | Kind::Nothing | Kind::Empty(_));
    let times = (has_number && rng.chance(15)).then(|| rng.pick(&["s-he-so", "s-he-so-ty-le"]).to_owned());
    let not_applicable = rng.pick(&[None, None, None, Some(Way::Rescale), Some(Way::Full), Some(Way::Zero)]);
    Criterion { id, max, part_of, source: Some(source), rule, times, not_applicable }
}

/// The entries of a plan: nearly all, some, or none of the criteria.
fn entries(rng: &mut Rng, set: &Set) -> Vec<(String, Entry)> {
    let share = rng.pick(&[0, 50, 95, 100]);
    let mut found = Vec::new();
    for criterion in set.criteria.iter().filter(|each| !each.is_group()) {
        // Points of a person are missing seldom.
        if !rng.chance(if is_manual(criterion) { share.max(70) } else { share }) {
            continue;
        }
        let mut entry = Entry::default();
        let points = |rng: &mut Rng| {
            // A bonus beside the maximum has at most its cap.
            let most = if let Some(Rule::Bonus(_, cap, true)) = criterion.rule { cap } else { criterion.max };
            let part = part_of(rng, most);
            rng.pick(&[most, most, part, decimal(0, 0)])
        };
        match rng.below(10) {
            0 => {
                entry.not_applicable = Some(true);
                entry.why = rng.chance(80).then_some("không có hồ sơ phát sinh");
            }
            1 => entry.not_applicable = Some(false),
            _ => {}
        }
        let by_a_person = criterion.source == Some(super::model::Source::Manual) && criterion.rule.is_some();
        if by_a_person && rng.chance(80) {
            entry.yes = Some(rng.chance(60));
        }
        if rng.chance(90) {
            entry.own = Some(points(rng));
        }
        if rng.chance(if share == 100 { 95 } else { 60 }) {
            entry.appraised = Some(points(rng));
            entry.opinion = rng.chance(50).then_some("thiếu tài liệu kiểm chứng");
        }
        if entry.why.is_none() && rng.chance(15) {
            entry.why = Some("giải trình");
        }
        found.push((criterion.id.clone(), entry));
    }
    found
}

/// Classes with bounds around what one of the plans has, some exactly there.
fn classes(rng: &mut Rng, set: &mut Set, workspace: &Workspace) {
    if rng.chance(10) {
        return;
    }
    let model = rng.pick(&workspace.base.plans);
    let case = Case::new(workspace, &model, set);
    let total = super::answers::answer(&case).total;
    let certain = total.certain.unwrap_or_else(|| whole(0));
    let ten_thousandfold = &certain * whole(10_000);
    let maximum = floor(&(set.maximum.exact() * whole(10_000)));
    let mut bounds: Vec<i64> = [90, 80, 70].map(|percent| maximum * percent / 100).to_vec();
    if ten_thousandfold.is_integer() && rng.chance(70) {
        bounds.push(floor(&ten_thousandfold));
    }
    if rng.chance(80) {
        bounds.push(0);
    }
    bounds.sort_unstable_by(|one, other| other.cmp(one));
    bounds.dedup();
    for (place, digits) in bounds.into_iter().enumerate() {
        set.classes.push((shortest(decimal(digits, 4)), format!("Mức {place}")));
    }
}
