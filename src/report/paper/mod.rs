//! The office's papers: report, plan, reminder, bulletin and annex, as fields that a template is filled with.

mod bulletin;
mod common;
mod document;
mod facts;
mod fields;
mod figure_form;
mod funding;
mod heads;
mod lacking;
mod names;
mod own_plan;
mod periodic;
mod reminder;
mod report;
mod score_names;
mod score_sheet;
mod sheets;
mod shipped;
mod statistics;
mod table_names;
mod tables;
mod target_words;
mod task_words;
mod unit;
mod wording;

pub use document::PaperBlock;
pub(crate) use document::document;
pub(crate) use facts::{AnnexTable, PaperRequest};
pub use fields::{FieldKind, FieldName, FieldValue, Fields};
pub(crate) use figure_form::{
    ASKED, BROUGHT_BY, CODE, EVIDENCE, FIGURE, FORM_COLUMNS, FORM_NAMES, FormOf, NOTE, UNIT, figure_form, form_code,
    form_fields, form_parts, form_unit,
};
pub(crate) use heads::AnnexColumn;
pub(crate) use lacking::{LackingKey, lacking};
pub use names::field_names;
pub(crate) use reminder::chat;
pub use report::{LackingRow, MadePaper, PaperReport};
pub(crate) use shipped::{shipped, shipped_form};
pub(crate) use wording::roman;

use crate::calc::View;
use crate::model::{PaperKind, Plan, Settings};
use crate::report::{Sheet, plan_targets};
use crate::source::{Location, Place};
use crate::value::Day;
use facts::{Annexes, Facts};

/// The fields of a paper, and the sheets of an annex. States and lists are those of the last day of its period; values
/// are those of this and earlier periods that are known on the day of `view`.
pub(crate) fn paper_parts(
    plan: &Plan,
    view: View<'_>,
    settings: &Settings,
    request: &PaperRequest,
    locate: &dyn Fn(Place) -> Location,
) -> (Fields, Vec<Sheet>) {
    let as_of = view.as_of;
    let day = paper_day(request, as_of);
    let seen = facts::seen(plan, day, as_of);
    let view = View { as_of: day, ..view };
    let head = plan.paper.over(&settings.paper);
    let targets = plan_targets(&seen, view, settings, locate);
    let mut facts = Facts {
        request,
        plan: &seen,
        view,
        head: &head,
        unit: unit::Unit::of(plan.unit.raw()),
        written: facts::written(plan, request),
        tasks: facts::tasks(&seen, view, &request.filter),
        annexes: Annexes::default(),
    };
    facts.annexes = annexes(&facts);
    let mut fields = common::common(&facts);
    match request.kind {
        PaperKind::Report => fields.extend(periodic::periodic(&facts, &targets)),
        PaperKind::Plan => fields.extend(own_plan::own_plan(&facts, &targets)),
        PaperKind::Reminder => fields.extend(reminder::reminder(&facts)),
        PaperKind::Bulletin => fields.extend(bulletin::bulletin(&facts, &targets)),
        PaperKind::Annex => {}
    }
    match request.kind {
        PaperKind::Report | PaperKind::Plan | PaperKind::Annex => fields.extend(tables::tables(&facts, &targets)),
        PaperKind::Reminder | PaperKind::Bulletin => {}
    }
    let sheets = sheets::sheets(&facts, &targets, &fields);
    let any = fields.any();
    (fields.with("any", any), sheets)
}

/// The day of which a paper speaks: the last of its period, or the day of the run while that is not over. A reminder
/// speaks of the day of the run.
pub(crate) fn paper_day(request: &PaperRequest, as_of: Day) -> Day {
    match request.kind {
        // A sheet of points speaks of the days of its set.
        PaperKind::Annex if request.table == Some(AnnexTable::Score) => as_of,
        PaperKind::Report | PaperKind::Bulletin | PaperKind::Annex => request.period.to.min(as_of),
        PaperKind::Plan | PaperKind::Reminder => as_of,
    }
}

/// The annexes that follow a paper. An annex by itself has no number.
fn annexes(facts: &Facts<'_>) -> Annexes {
    let (tasks, targets) = (!facts.tasks.is_empty(), !facts.plan.targets.is_empty());
    match facts.request.kind {
        PaperKind::Report => Annexes { tasks, targets, statistics: statistics::count(facts) },
        PaperKind::Plan => Annexes { tasks, targets, statistics: 0 },
        PaperKind::Annex if facts.request.table == Some(AnnexTable::Statistics) => {
            Annexes { statistics: statistics::count(facts), ..Annexes::default() }
        }
        PaperKind::Reminder | PaperKind::Bulletin | PaperKind::Annex => Annexes::default(),
    }
}
