//! The reasons for which a CI job fails, in one line.

use crate::calc::{State, Verdict};
use crate::text::Both;
use crate::value::{Cell, Tone};

/// How many faults of each kind fail a job.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reasons {
    /// Findings of the fail level or above.
    pub(crate) findings: usize,
    /// Plans with errors, for which nothing was computed.
    pub(crate) unreadable: usize,
    /// How many targets have each failing verdict.
    pub(crate) verdicts: Vec<(Verdict, usize)>,
    /// How many tasks are in each failing state.
    pub(crate) states: Vec<(State, usize)>,
    /// Gaps in the assignment; 0 where gaps do not fail the job.
    pub(crate) gaps: usize,
}

impl Reasons {
    pub(crate) fn is_empty(&self) -> bool {
        let Self { findings, unreadable, verdicts, states, gaps } = self;
        let none =
            verdicts.iter().map(|(_, count)| count).chain(states.iter().map(|(_, count)| count)).all(|n| *n == 0);
        none && [findings, unreadable, gaps].into_iter().all(|count| *count == 0)
    }

    /// Adds those of other plans, by the same rules.
    pub(crate) fn add(&mut self, others: &Self) {
        self.findings += others.findings;
        self.unreadable += others.unreadable;
        self.gaps += others.gaps;
        add_counts(&mut self.verdicts, &others.verdicts);
        add_counts(&mut self.states, &others.states);
    }
}

/// Adds counts by the same list of rules, of which one may stand there twice.
fn add_counts<K: Copy>(counts: &mut Vec<(K, usize)>, others: &[(K, usize)]) {
    if counts.is_empty() {
        *counts = others.to_vec();
        return;
    }
    for ((_, sum), (_, count)) in counts.iter_mut().zip(others) {
        *sum += count;
    }
}

pub(super) fn reasons_line(reasons: &Reasons) -> Cell {
    const WELL: Both = Both {
        en: "✓ no failure by `[ci]` in cchc.toml",
        vi: "✓ không có gì khiến `[ci]` trong cchc.toml báo không đạt",
    };
    const FAILS: Both = Both { en: "✗ fails on: {reasons}", vi: "✗ không đạt vì: {reasons}" };
    const FINDINGS: Both = Both { en: "findings: {n}", vi: "phát hiện: {n}" };
    const UNREADABLE: Both =
        Both { en: "plans that cannot be computed: {n}", vi: "kế hoạch không tính được: {n}" };
    const TARGETS: Both = Both { en: "targets {verdict}: {n}", vi: "chỉ tiêu {verdict}: {n}" };
    const TASKS: Both = Both { en: "tasks {state}: {n}", vi: "nhiệm vụ {state}: {n}" };
    const GAPS: Both = Both { en: "gaps in the assignment: {n}", vi: "thiếu sót phân công: {n}" };
    if reasons.is_empty() {
        return Cell::Word(WELL).toned(Tone::Good);
    }
    let n = |count: usize| ("n", Cell::Count(count));
    let mut cells = Vec::new();
    for (says, count) in [(FINDINGS, reasons.findings), (UNREADABLE, reasons.unreadable)] {
        if count > 0 {
            cells.push(Cell::phrase(says, vec![n(count)]));
        }
    }
    for (verdict, count) in reasons.verdicts.iter().filter(|(_, count)| *count > 0) {
        cells.push(Cell::phrase(TARGETS, vec![("verdict", Cell::Word(verdict.title())), n(*count)]));
    }
    for (state, count) in reasons.states.iter().filter(|(_, count)| *count > 0) {
        cells.push(Cell::phrase(TASKS, vec![("state", Cell::Word(state.title())), n(*count)]));
    }
    if reasons.gaps > 0 {
        cells.push(Cell::phrase(GAPS, vec![n(reasons.gaps)]));
    }
    Cell::phrase(FAILS, vec![("reasons", Cell::Joined(cells, " · "))]).toned(Tone::Bad)
}
