//! Who answers for what in a plan: the rows behind `cchc assign`.

use crate::calc::{self, GapKind, Hindrance, Load, NoProposal, Proposal, Reason, State, Suggestion};
use crate::model::{AssigneeKind, Plan};
use crate::report::{status::rows::TaskRow, status::rows::task_row};
use crate::source::{Location, Place};
use crate::text::Raw;
use crate::value::{AssigneeId, Day};

/// The assignment of a plan on a day.
#[derive(Clone, Debug)]
pub struct PlanAssignment {
    /// The plan's id.
    pub id: Raw,
    /// Its title.
    pub title: Raw,
    /// Its areas: id, title, and who answers for it.
    pub areas: Vec<(Raw, Raw, Option<Raw>)>,
    /// Its tasks, in the order of the files.
    pub tasks: Vec<TaskRow>,
    /// Its assignees, in the order of the file.
    pub assignees: Vec<AssigneeRow>,
    /// What is wrong with the assignment.
    pub gaps: Vec<GapRow>,
    /// Who could lead the tasks that nobody leads, where that was asked.
    pub suggestions: Option<Vec<SuggestionRow>>,
}

/// An assignee and its load on a day.
#[derive(Clone, Debug)]
pub struct AssigneeRow {
    /// Its id.
    pub id: Raw,
    /// The post or body.
    pub title: Raw,
    /// What sort it is, in the word of the files.
    pub kind: &'static str,
    /// Whether the committee can only ask it.
    pub is_external: bool,
    /// Who holds the post on the day, where that is kept.
    pub holder: Option<Raw>,
    /// How many tasks it can lead, where there is a limit.
    pub max_leads: Option<u32>,
    /// What it carries.
    pub load: Load,
    /// What it would carry once the suggestions are followed; the same where none were asked for.
    pub load_after: Load,
}

/// A gap.
#[derive(Clone, Debug)]
pub struct GapRow {
    /// What is wrong.
    pub kind: GapKind,
    /// The tasks concerned: id and title.
    pub tasks: Vec<(Raw, Raw)>,
    /// The ids of those concerned.
    pub assignees: Vec<Raw>,
    /// The first day on which a post is vacant while something is open.
    pub day: Option<Day>,
    /// The person who has two roles through several posts.
    pub person: Option<Raw>,
    /// In which file it shows.
    pub file: Raw,
    /// In which line, from 1.
    pub line: u32,
}

/// Who could lead a task.
#[derive(Clone, Debug)]
pub struct SuggestionRow {
    /// The task's id.
    pub task: Raw,
    /// What is to be done.
    pub title: Raw,
    /// Who, and why; or why nobody.
    pub proposal: ProposalRow,
    /// Where the task stands.
    pub state: State,
    /// Who else might have been proposed.
    pub passed_over: Vec<PassedOver>,
}

/// Somebody who is not proposed.
#[derive(Clone, Debug)]
pub struct PassedOver {
    /// The post or body.
    pub title: Raw,
    /// Whether it answers for the area.
    pub leads_area: bool,
    /// Why it is not proposed.
    pub hindrance: Hindrance,
}

impl SuggestionRow {
    /// The id of who could lead.
    pub(crate) const fn lead(&self) -> Option<&Raw> {
        match &self.proposal {
            ProposalRow::Lead { id, .. } => Some(id),
            ProposalRow::Undecided(_) => None,
        }
    }

    /// The word for why just this one, or why nobody.
    pub(crate) fn reason(&self) -> &'static str {
        match &self.proposal {
            ProposalRow::Lead { reason, .. } => reason.word(),
            ProposalRow::Undecided(open) => open.word(),
        }
    }
}

/// What is proposed.
#[derive(Clone, Debug)]
pub enum ProposalRow {
    /// This one leads.
    Lead {
        /// The assignee's id.
        id: Raw,
        /// Its post or body.
        title: Raw,
        /// For what reason.
        reason: Reason,
        /// Whether it supports the task today, and would no longer.
        supports_it: bool,
    },
    /// A person must decide.
    Undecided(NoProposal),
}

impl PlanAssignment {
    /// Keeps these assignees, and the tasks in which they have a part.
    pub fn keep(&mut self, ids: &[Raw]) {
        self.assignees.retain(|one| ids.contains(&one.id));
        self.tasks.retain(|task| {
            [&task.leads, &task.support, &task.oversee].iter().any(|role| role.iter().any(|one| ids.contains(one)))
        });
    }

    /// The gaps that a task has.
    pub(crate) fn gaps_of<'p>(&'p self, task: &'p TaskRow) -> impl Iterator<Item = &'p GapRow> {
        self.gaps.iter().filter(move |gap| gap.tasks.iter().any(|(id, _)| *id == task.id))
    }

    /// The post or body of an id.
    #[must_use]
    pub fn title_of(&self, id: &Raw) -> Raw {
        self.assignees.iter().find(|one| one.id == *id).map_or_else(|| id.clone(), |one| one.title.clone())
    }
}

/// The assignment of a plan. `locate` says where in which file a place is.
#[must_use]
pub fn plan_assignment(
    plan: &Plan,
    view: calc::View<'_>,
    suggest: bool,
    locate: &dyn Fn(Place) -> Location,
) -> PlanAssignment {
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
            kind: one.kind.word(),
            is_external: one.kind == AssigneeKind::External,
            holder: one.holder_on(view.as_of).map(|holder| holder.name.raw().clone()),
            max_leads: one.max_leads.map(|most| most.value),
            load,
            load_after,
        });
    PlanAssignment {
        id: plan.id.value.raw(),
        title: plan.title.raw().clone(),
        areas: plan
            .areas
            .iter()
            .map(|area| {
                let lead = area.lead.as_ref().map(|lead| post(plan, &lead.value).0);
                (area.id.value.raw(), area.title.raw().clone(), lead)
            })
            .collect(),
        tasks: plan.tasks.iter().map(|task| task_row(plan, task, calc::task_status(plan, task, view))).collect(),
        assignees: assignees.collect(),
        gaps: calc::gaps(plan, view).into_iter().map(|gap| gap_row(plan, &gap, locate)).collect(),
        suggestions: suggestions.map(|all| all.into_iter().map(|one| suggestion_row(plan, view, one)).collect()),
    }
}

/// The id and title of an assignee, as its own entry has them.
fn post(plan: &Plan, id: &AssigneeId) -> (Raw, Raw) {
    plan.assignee(id).map_or_else(|| (id.raw(), id.raw()), |one| (one.id.value.raw(), one.title.raw().clone()))
}

fn gap_row(plan: &Plan, gap: &calc::Gap, locate: &dyn Fn(Place) -> Location) -> GapRow {
    let at = locate(gap.place);
    let title = |id: &crate::value::TaskId| {
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
            .map(|one| PassedOver {
                title: post(plan, &one.assignee).1,
                leads_area: one.leads_area,
                hindrance: one.hindrance,
            })
            .collect(),
    }
}
