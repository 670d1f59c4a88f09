//! `cchc score`: how many points, and which can still be won.

use super::compare::plans_doc;
use super::document::plan_doc;
use super::rows::PlanScoring;
use super::{cases::criterion_cases, table};
use crate::diag::{Group, Level, LocatedFinding};
use crate::report::findings::remark_cases;
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Case, Datum, Detail, Doc, Head, Json, Remark, Report};
use crate::text::Both;
use crate::value::Cell;

/// The points of plans.
pub struct ScoreReport {
    /// The head of the report.
    pub head: Head,
    /// The plans, in the order of the run.
    pub plans: Vec<PlanScoring>,
    /// From which level findings fail the run.
    pub failing: Option<Level>,
    /// The errors, and the findings about scores.
    pub findings: Vec<LocatedFinding>,
}

impl Report for ScoreReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let doc = match self.plans.as_slice() {
            [] => None,
            [plan] => Some(plan_doc(plan, self.head.as_of)),
            plans => Some(plans_doc(plans, self.head.as_of)),
        };
        doc.into_iter()
    }

    fn later(&self) -> (Option<Block>, Vec<Doc>) {
        const ALSO: Both = Both { en: "Also worth a look", vi: "Cần xem thêm" };
        let is_other = |one: &&LocatedFinding| one.rule().is_in(Group::Scores) && one.level() != Level::Error;
        let others = self.findings.iter().filter(is_other);
        let others: Vec<Remark> = others.map(|finding| Remark::of(finding, self.head.lang)).collect();
        let doc = (!others.is_empty()).then(|| [Block::Remarks(others, Detail::Brief)].into_iter().collect());
        (Some(Block::Heading(Cell::Word(ALSO))), doc.into_iter().collect())
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn columns(&self) -> Vec<&'static str> {
        table::COLUMNS.to_vec()
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.plans.iter().flat_map(table::rows)
    }

    fn remarks(&self) -> Vec<Remark> {
        Remark::of_all(&self.findings, self.head.lang)
    }

    fn cases(&self) -> Vec<Vec<Case>> {
        let lang = self.head.lang;
        let [found, _] = remark_cases(&[], &self.remarks(), self.failing, lang);
        vec![found, criterion_cases(&self.plans, lang)]
    }
}
