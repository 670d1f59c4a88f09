//! The content of an office's paper: its period, the checks before it is made, and its fields.

mod period;
mod wish;

pub use wish::PaperWish;

use crate::calc::{self, View};
use crate::diag::{Failure, Finding, Level, LocatedFinding};
use crate::lint;
use crate::model::{Basis, ComputedIndicator, Letterhead, PaperKind, Period, Plan, Settings};
use crate::report::paper::{AnnexTable, Fields, LackingKey, PaperRequest, lacking, paper_day, paper_parts};
use crate::report::{PlanLabel, Sheet};
use crate::source::{Location, Place, Sources};
use crate::text::{Both, Raw};
use crate::value::Day;
use period::period;

/// A paper that can be written.
#[derive(Clone, Debug)]
pub struct PaperContent {
    pub label: PlanLabel,
    pub period: Period,
    /// The day of which it speaks.
    pub day: Day,
    pub fields: Fields,
    /// The same as sheets for Excel, where it is an annex.
    pub sheets: Vec<Sheet>,
    /// The office's own template: a path inside the workspace.
    pub template: Option<Raw>,
}

/// Why no paper is made.
#[derive(Debug)]
pub enum PaperStop {
    /// The wish cannot be fulfilled.
    Failure(Failure),
    /// These keys are not in the plan's file.
    Lacking { file: Raw, keys: Vec<LackingKey> },
    /// Something is still to be written in these texts.
    Unfinished(Vec<LocatedFinding>),
    /// These files have placeholders in place of figures.
    Illustrative(Vec<Raw>),
}

impl From<Failure> for PaperStop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// The content of a paper of a plan.
///
/// # Errors
/// When the plan does not have the period, or not what the paper needs, or has texts or figures that no official paper
/// may have.
pub(crate) fn paper(
    plan: &Plan,
    view: View<'_>,
    settings: &Settings,
    sources: &Sources,
    wish: &PaperWish,
) -> Result<PaperContent, PaperStop> {
    const DRAFT: &str = "BẢN NHÁP";
    const ILLUSTRATIVE: &str = "BẢN NHÁP – SỐ LIỆU MINH HỌA";
    let period = period(plan, view.as_of, wish)?;
    let mut request =
        PaperRequest { kind: wish.kind, period, draft: None, table: wish.table, filter: wish.filter.clone() };
    let head = plan.paper.over(&settings.paper);
    let illustrative = illustrative(plan, view.as_of, &request, sources);
    if !wish.only_fields {
        let keys = if wish.is_message { Vec::new() } else { lacking(plan, &head, &request) };
        if !keys.is_empty() {
            return Err(PaperStop::Lacking { file: Raw::new(plan.folder.join("plan.toml").as_str()), keys });
        }
        let unfinished = unfinished(plan, &head, &request);
        if !unfinished.is_empty() {
            let located = |finding: Finding| {
                let mut finding = finding.locate(sources);
                finding.plan = Some(plan.id.value.as_str().to_owned());
                finding
            };
            return Err(PaperStop::Unfinished(unfinished.into_iter().map(located).collect()));
        }
        if !illustrative.is_empty() && !wish.is_draft {
            return Err(PaperStop::Illustrative(illustrative));
        }
        replaced(view, &request)?;
    }
    request.draft = wish.is_draft.then_some(if illustrative.is_empty() { DRAFT } else { ILLUSTRATIVE });
    let locate = |place: Place| -> Location { sources.locate(place) };
    let (fields, sheets) = paper_parts(plan, view, settings, &request, &locate);
    Ok(PaperContent {
        label: PlanLabel::of(plan, view),
        day: paper_day(&request, view.as_of),
        fields,
        sheets,
        period: request.period,
        template: head.templates.of(wish.kind).map(|path| path.value.raw().clone()),
    })
}

/// A plan that is replaced has papers on its own time alone.
fn replaced(view: View<'_>, request: &PaperRequest) -> Result<(), Failure> {
    const REPLACED: Both = Both {
        en: "plan {by} stands in the place of this one since {day}",
        vi: "kế hoạch {by} đã thay kế hoạch này từ ngày {day}",
    };
    const HELP: Both = Both {
        en: "make the paper of that plan, with -p {by}",
        vi: "lập văn bản của kế hoạch đó, dùng -p {by}",
    };
    let Some(replacement) = view.replacement else { return Ok(()) };
    let is_before = match request.kind {
        PaperKind::Report | PaperKind::Bulletin | PaperKind::Annex => request.period.to < replacement.on,
        PaperKind::Plan => true,
        PaperKind::Reminder => false,
    };
    if is_before {
        return Ok(());
    }
    Err(Failure::new(REPLACED).text("by", replacement.by.as_str()).day("day", replacement.on).help(HELP))
}

/// The texts of the period's paper in which something is still to be written.
fn unfinished(plan: &Plan, head: &Letterhead, request: &PaperRequest) -> Vec<Finding> {
    let is_report = request.kind == PaperKind::Report;
    let of_period = plan.papers.iter().filter(|paper| is_report && paper.period.name == request.period.name);
    let texts = of_period.flat_map(|paper| paper.file.texts()).chain(head.texts());
    let name = if request.period.name.is_empty() { plan.id.value.as_str() } else { &*request.period.name };
    // A note while the text is written, and an error once the paper is to be made of it.
    lint::unfinished(texts, name).map(|finding| finding.at_level(Level::Error)).collect()
}

/// The files with placeholders on which a paper rests.
fn illustrative(plan: &Plan, as_of: Day, request: &PaperRequest, sources: &Sources) -> Vec<Raw> {
    // Some targets count deliveries.
    let counts_deliveries =
        || plan.targets.iter().any(|target| ComputedIndicator::named(&target.indicator.value).is_some());
    let (deliveries, figures) = match (request.kind, request.table) {
        (PaperKind::Plan, _) => (false, false),
        (PaperKind::Reminder, _) | (PaperKind::Annex, Some(AnnexTable::Tasks | AnnexTable::Funding)) => (true, false),
        (PaperKind::Annex, Some(AnnexTable::Targets)) => (counts_deliveries(), true),
        (PaperKind::Annex, Some(AnnexTable::Statistics)) => (false, true),
        (PaperKind::Report | PaperKind::Bulletin | PaperKind::Annex, _) => (true, true),
    };
    let mut files = Vec::new();
    if deliveries && plan.basis == Basis::Illustrative {
        files.push(Raw::new(plan.folder.join("plan.toml").as_str()));
    }
    if figures {
        let end = paper_day(request, as_of);
        let weak = calc::weak_files(plan, end, as_of, |basis| basis == Basis::Illustrative);
        files.extend(weak.map(|file| Raw::new(sources.locate(file.place).file.as_str())));
    }
    files
}
