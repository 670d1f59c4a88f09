//! The assignment of a plan as rows, for `cchc assign`.

use crate::calc::{self, GapKind, Hindrance, Load, NoProposal, Proposal, Reason, State, Suggestion};
use crate::model::{AssigneeKind, Plan, Task};
use crate::report::PlanLabel;
use crate::report::status::rows::{TaskRow, task_row};
use crate::source::{Location, Place};
use crate::text::Raw;
use crate::value::{AssigneeId, Day, Item, TaskId};
use std::collections::BTreeSet;

/// The assignment of a plan on a day.
#[derive(Clone, Debug)]
pub struct PlanAssignment {
    pub(crate) label: PlanLabel,
    /// Id and title of each area, and the id of the assignee who answers for it.
    pub(crate) areas: Vec<(Raw, Raw, Option<Raw>)>,
    /// In the order of the files.
    pub(crate) tasks: Vec<TaskRow>,
    /// In the order of the file.
    pub(crate) assignees: Vec<AssigneeRow>,
    pub(crate) gaps: Vec<GapRow>,
    /// A proposal for each task that nobody leads; `None` unless the user asked for proposals.
    pub(crate) suggestions: Option<Vec<SuggestionRow>>,
}

#[derive(Clone, Debug)]
pub(crate) struct AssigneeRow {
    pub(crate) id: Raw,
    /// The title of the post or body.
    pub(crate) title: Raw,
    pub(crate) kind: AssigneeKind,
    /// Whether the committee can only ask it, not order it.
    pub(crate) is_external: bool,
    /// The name of the person who holds the post on the day, if the file gives one.
    pub(crate) holder: Option<Raw>,
    /// The most tasks that it may lead, if there is a limit.
    pub(crate) max_leads: Option<u32>,
    pub(crate) load: Load,
    /// The load after the suggestions are followed; equal to `load` without suggestions.
    pub(crate) load_after: Load,
}

#[derive(Clone, Debug)]
pub(crate) struct GapRow {
    pub(crate) kind: GapKind,
    /// Id and title of each task that the gap concerns.
    pub(crate) tasks: Vec<(Raw, Raw)>,
    /// The ids of the assignees that the gap concerns.
    pub(crate) assignees: Vec<Raw>,
    /// The first day on which a post is vacant while a task is open.
    pub(crate) day: Option<Day>,
    /// The person who has two roles through several posts.
    pub(crate) person: Option<Raw>,
    pub(crate) file: Raw,
    /// From 1.
    pub(crate) line: u32,
}

/// A proposal for a task that nobody leads.
#[derive(Clone, Debug)]
pub(crate) struct SuggestionRow {
    pub(crate) task: Raw,
    pub(crate) title: Raw,
    pub(crate) proposal: ProposalRow,
    pub(crate) state: State,
    /// The assignees that were considered and not proposed.
    pub(crate) passed_over: Vec<OtherCandidate>,
}

/// An assignee that was considered and not proposed.
#[derive(Clone, Debug)]
pub(crate) struct OtherCandidate {
    /// The title of the post or body.
    pub(crate) title: Raw,
    pub(crate) leads_area: bool,
    pub(crate) hindrance: Hindrance,
}

impl SuggestionRow {
    /// The id of the assignee that is proposed.
    pub(crate) const fn lead(&self) -> Option<&Raw> {
        match &self.proposal {
            ProposalRow::Lead { id, .. } => Some(id),
            ProposalRow::Undecided(_) => None,
        }
    }

    /// The word that says why this assignee is proposed, or why nobody is.
    pub(crate) fn reason(&self) -> &'static str {
        self.proposal.reason()
    }
}

#[derive(Clone, Debug)]
pub(crate) enum ProposalRow {
    Lead {
        id: Raw,
        /// The title of the post or body.
        title: Raw,
        reason: Reason,
        /// Whether it supports the task today. After the proposal it only leads.
        supports_it: bool,
    },
    /// A person must decide.
    Undecided(NoProposal),
}

impl ProposalRow {
    pub(crate) const fn reason(&self) -> &'static str {
        match self {
            Self::Lead { reason, .. } => reason.word(),
            Self::Undecided(open) => open.word(),
        }
    }
}

impl PlanAssignment {
    /// Keeps these assignees, and the tasks in which they have a role.
    pub(crate) fn keep(&mut self, ids: &BTreeSet<Raw>) {
        self.assignees.retain(|one| ids.contains(&one.id));
        self.tasks.retain(|task| {
            let roles = [&task.leads, &task.support, &task.oversee].into_iter().chain(&task.through_groups);
            roles.flatten().any(|one| ids.contains(one))
        });
    }

    pub(crate) fn gaps_of<'p>(&'p self, task: &'p TaskRow) -> impl Iterator<Item = &'p GapRow> {
        self.gaps.iter().filter(move |gap| gap.tasks.iter().any(|(id, _)| *id == task.id))
    }

    /// The title of the assignee of this id.
    pub(crate) fn title_of(&self, id: &Raw) -> Raw {
        self.assignees.iter().find(|one| one.id == *id).map_or_else(|| id.clone(), |one| one.title.clone())
    }
}

/// The assignment of a plan. `locate` finds the file and the line of a place.
#[must_use]
pub fn plan_assignment(
    plan: &Plan,
    view: calc::View<'_>,
    suggest: bool,
    locate: &dyn Fn(Place) -> Location,
) -> PlanAssignment {
    let then = &*calc::plan_on(plan, view.as_of);
    let row = |task: &Item<Task>| task_row(then, task, view, calc::task_status(then, task, view));
    let tasks = then.tasks.iter().map(row).collect();
    PlanAssignment { tasks, ..plan_people(plan, view, suggest, locate) }
}

/// The same without the tasks.
pub(crate) fn plan_people(
    plan: &Plan,
    view: calc::View<'_>,
    suggest: bool,
    locate: &dyn Fn(Place) -> Location,
) -> PlanAssignment {
    let plan = &*calc::plan_on(plan, view.as_of);
    let loads = calc::loads(plan, view);
    let (suggestions, after) = if suggest {
        let (suggestions, after) = calc::suggest(plan, view);
        (Some(suggestions), after)
    } else {
        (None, loads.clone())
    };
    let assignees =
        plan.assignees.iter().zip(loads.into_iter().zip(after)).map(|(one, (load, load_after))| AssigneeRow {
            id: one.id.value.raw(),
            title: one.title.raw().clone(),
            kind: one.kind,
            is_external: one.kind == AssigneeKind::External,
            holder: one.holder_on(view.as_of).map(|holder| holder.name.raw().clone()),
            max_leads: one.max_leads.map(|most| most.value),
            load,
            load_after,
        });
    PlanAssignment {
        label: PlanLabel::of(plan, view),
        areas: plan
            .areas
            .iter()
            .map(|area| {
                let lead = area.lead.as_ref().map(|lead| post(plan, &lead.value).0);
                (area.id.value.raw(), area.title.raw().clone(), lead)
            })
            .collect(),
        tasks: Vec::new(),
        assignees: assignees.collect(),
        gaps: calc::standing_gaps(plan, view).into_iter().map(|gap| gap_row(plan, &gap, locate)).collect(),
        suggestions: suggestions.map(|all| all.into_iter().map(|one| suggestion_row(plan, view, one)).collect()),
    }
}

/// Id and title of an assignee as its own entry spells them: references may differ in case.
fn post(plan: &Plan, id: &AssigneeId) -> (Raw, Raw) {
    plan.assignee(id).map_or_else(|| (id.raw(), id.raw()), |one| (one.id.value.raw(), one.title.raw().clone()))
}

fn gap_row(plan: &Plan, gap: &calc::Gap, locate: &dyn Fn(Place) -> Location) -> GapRow {
    let at = locate(gap.place);
    let title = |id: &TaskId| {
        let task = plan.tasks.named(id.as_str());
        task.map_or_else(Raw::default, |task| task.title.raw().clone())
    };
    GapRow {
        kind: gap.kind,
        tasks: gap.tasks.iter().map(|id| (id.raw(), title(id))).collect(),
        assignees: gap.assignees.iter().map(|id| post(plan, id).0).collect(),
        day: gap.day,
        person: gap.person.as_ref().map(|person| person.raw().clone()),
        file: Raw::new(at.file.as_str()),
        line: at.start.line,
    }
}

fn suggestion_row(plan: &Plan, view: calc::View<'_>, suggestion: Suggestion) -> SuggestionRow {
    let task = plan.tasks.named(suggestion.task.as_str());
    SuggestionRow {
        task: suggestion.task.raw(),
        title: task.map_or_else(Raw::default, |task| task.title.raw().clone()),
        proposal: match suggestion.proposal {
            Proposal::Lead { assignee, reason, supports_it } => {
                let (id, title) = post(plan, &assignee);
                ProposalRow::Lead { id, title, reason, supports_it }
            }
            Proposal::Undecided(open) => ProposalRow::Undecided(open),
        },
        state: task.map_or(State::NotStarted, |task| calc::task_status(plan, task, view).state),
        passed_over: suggestion
            .passed_over
            .into_iter()
            .map(|one| OtherCandidate {
                title: post(plan, &one.assignee).1,
                leads_area: one.leads_area,
                hindrance: one.hindrance,
            })
            .collect(),
    }
}
