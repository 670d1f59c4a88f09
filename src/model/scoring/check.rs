//! Checks what must hold inside a set of criteria before points are computed by it.

use super::points_rule::PointsRule;
use super::{figure_source::FigureSource, set::Criterion, set::ScoringSet};
use crate::diag::{Finding, Sink};
use crate::model::resolve::once;
use crate::model::rules::{CRITERION_CIRCLE, CRITERION_SOURCE, POINTS_ABOVE_MAX, UNKNOWN_CRITERION};
use crate::source::Place;
use crate::text::Both;
use crate::value::{Item, List, nearest_of};

/// Reports sets of one id.
pub(in crate::model) fn check_sets_once(sets: &List<ScoringSet>, sink: &mut Sink) {
    const SET: Both = Both { en: "scoring set", vi: "bộ tiêu chí" };
    once(SET, sets.iter().map(|set| (set.id.value.as_str(), set.id.place)), sink);
}

/// Reports every fault between the criteria of a set.
pub(in crate::model) fn check_set(set: &ScoringSet, sink: &mut Sink) {
    const CRITERION: Both = Both { en: "criterion", vi: "tiêu chí" };
    once(CRITERION, set.criteria.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    let groups = set.groups();
    let before = sink.faults();
    for criterion in &set.criteria {
        unknown_group(set, criterion, sink);
    }
    // A part whose group has a wrong name leaves the right one without parts.
    let are_all = set.criteria.whole && sink.faults() == before;
    circles(set, &groups, sink);
    for (number, criterion) in set.criteria.iter().enumerate() {
        let has_parts = groups.contains(&Some(number));
        if let Some((place, fault)) = source_fault(criterion, has_parts, are_all) {
            let finding = Finding::new(&CRITERION_SOURCE, place).text("criterion", criterion.id.value.as_str());
            sink.push(finding.phrase("fault", fault).item(criterion.id.value.as_str()).field("figure"));
        }
        for points in criterion.rule.iter().flat_map(|rule| rule.value.stated()) {
            if *points.value > criterion.max.value && criterion.sound {
                let finding =
                    Finding::new(&POINTS_ABOVE_MAX, points.place).text("criterion", criterion.id.value.as_str());
                let finding = finding.number("points", points.value).number("max", &criterion.max.value);
                sink.push(finding.item(criterion.id.value.as_str()).field("rule"));
            }
        }
    }
}

fn unknown_group(set: &ScoringSet, criterion: &Criterion, sink: &mut Sink) {
    let Some(group) = &criterion.part_of else { return };
    let id = group.value.as_str();
    if set.criteria.named(id).is_some() || set.criteria.may_have_held(id) {
        return;
    }
    let finding = Finding::new(&UNKNOWN_CRITERION, group.place).text("id", id).text("set", set.id.value.as_str());
    let known = set.criteria.iter().map(|one| one.id.value.as_str());
    let finding = if sink.suggests() { finding.did_you_mean_id(id, nearest_of(id, known)) } else { finding };
    sink.push(finding.item(criterion.id.value.as_str()).field("part-of"));
}

/// Why a criterion has no figure, or one too many.
fn source_fault(criterion: &Item<Criterion>, has_parts: bool, are_all: bool) -> Option<(Place, Both)> {
    const OF_GROUP: Both = Both {
        en: "has parts, so its points are their sum: take `figure`, `rule` and `times` away",
        vi: "là tiêu chí nhóm, điểm là tổng các tiêu chí con: bỏ `figure`, `rule` và `times`",
    };
    const NO_FIGURE: Both = Both {
        en: "has no parts and no `figure`: say where its figure comes from, or `figure = { manual = true }`",
        vi: "không có tiêu chí con, cũng không có `figure`: ghi lấy số liệu ở đâu, hoặc `figure = { manual = true }`",
    };
    const NO_RULE: Both = Both {
        en: "has no `rule`: say how its figure gives points",
        vi: "không có `rule`: ghi cách tính điểm từ số liệu",
    };
    const OF_PERSON: Both = Both {
        en: "is scored by a person: its only possible rule is `yes-no`",
        vi: "do người chấm tự cho điểm: chỉ có thể dùng quy tắc `yes-no`",
    };
    // A part that was lost may have made it a group, and a faulty key has a finding.
    if !criterion.sound {
        return None;
    }
    let own = [
        criterion.figure.as_ref().map(|figure| figure.place),
        criterion.rule.as_ref().map(|rule| rule.place),
        criterion.times.as_ref().map(|times| times.place),
    ];
    if has_parts {
        return own.into_iter().flatten().next().map(|place| (place, OF_GROUP));
    }
    let Some(figure) = &criterion.figure else {
        return are_all.then_some((criterion.id.place, NO_FIGURE));
    };
    let is_manual = matches!(figure.value, FigureSource::Manual);
    match &criterion.rule {
        Some(rule) if is_manual && !matches!(rule.value, PointsRule::YesNo) => Some((rule.place, OF_PERSON)),
        None if !is_manual => Some((criterion.id.place, NO_RULE)),
        Some(_) | None => None,
    }
}

/// Reports each criterion that lies, by `part-of`, under itself.
fn circles(set: &ScoringSet, groups: &[Option<usize>], sink: &mut Sink) {
    // 0: not seen, 1: on the present way, 2: seen.
    let mut seen = vec![0_u8; groups.len()];
    for start in 0..groups.len() {
        let (mut way, mut next) = (Vec::new(), Some(start));
        while let Some(number) = next {
            match seen.get_mut(number) {
                Some(state @ 0) => *state = 1,
                Some(1) => {
                    let Some(criterion) = set.criteria.get(number) else { break };
                    let place = criterion.part_of.as_ref().map_or(criterion.id.place, |group| group.place);
                    let id = criterion.id.value.as_str();
                    sink.push(Finding::new(&CRITERION_CIRCLE, place).text("criterion", id).item(id).field("part-of"));
                    break;
                }
                Some(_) | None => break,
            }
            way.push(number);
            next = groups.get(number).copied().flatten();
        }
        for number in way {
            if let Some(state) = seen.get_mut(number) {
                *state = 2;
            }
        }
    }
}
