//! The run of a command that computes from plans. A plan with errors is named and left out, and the run then ends as
//! one that could not do its work.

use super::context::{Context, Workspace};
use super::exit::Exit;
use crate::app::{Part, PlanRun, Run, RunEnd, Treatment};
use crate::calc::{PlanSummary, Ranks, View};
use crate::diag::{Level, LocatedFinding};
use crate::model::{Plan, Settings};
use crate::report::{Head, Site};
use crate::source::Sources;
use crate::value::Day;
use anyhow::Result;

/// The run of a command, while its parts come.
#[derive(Debug)]
pub(super) struct Scene {
    /// The day from which it looks.
    pub as_of: Day,
    /// The settings of cchc.toml.
    pub settings: Settings,
    /// Whether the run is about many plans, which come in parts; else one part has them all.
    pub is_of_many: bool,
    unlisted: usize,
    site: Site,
}

/// The run of a command behind its last part.
#[derive(Debug)]
pub(super) struct Computation {
    pub scene: Scene,
    /// Every plan of the workspace in few words.
    pub summaries: Vec<PlanSummary>,
    /// Which of them were asked for.
    pub taken: Vec<bool>,
    /// The ranks that are computed from scores.
    pub ranks: Ranks,
    unreadable: usize,
}

/// How a command computes from plans.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    /// Whether the result names the errors of plans that cannot be computed; else stderr shows them.
    pub names_errors: bool,
    /// Whether one part has all plans, however many there are.
    pub at_once: bool,
    pub treatment: Treatment,
}

impl How {
    /// The way of most commands.
    pub(super) const fn usual(names_errors: bool) -> Self {
        Self { names_errors, at_once: false, treatment: Treatment::COMPUTE }
    }
}

impl Scene {
    /// The head of the report on the run, or on a part of it.
    pub(super) fn head(&self, context: &Context, command: &'static str, exit: Exit) -> Head {
        Head { command, as_of: self.as_of, lang: context.lang, site: self.site.clone(), ok: exit == Exit::Clean }
    }
}

impl Computation {
    /// Opens the workspace and hands each plan of the selection that can be computed from to `work`; `each` gets the
    /// results, part by part. Errors that keep plans from being computed go to stderr first, unless the result names
    /// them itself.
    pub(super) fn in_parts<T: Send>(
        context: &Context,
        how: How,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
        each: impl FnMut(&Scene, Part<T>) -> Result<()> + Send,
    ) -> Result<Self> {
        let workspace = context.open()?;
        let as_of = context.as_of(&workspace.settings)?;
        let watched = context.watched(&workspace);
        let run = Run::open(workspace.over(&watched), &context.selection(&workspace), as_of)?;
        Context::expect_names(&run.unmatched, run.known_ids(), run.is_empty())?;
        Self::of_run(context, (&workspace, as_of), run, how, work, each)
    }

    /// The same of a run that was opened over the files of the workspace, or over others in their place.
    pub(super) fn of_run<T: Send>(
        context: &Context,
        (workspace, as_of): (&Workspace, Day),
        run: Run<'_>,
        how: How,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
        mut each: impl FnMut(&Scene, Part<T>) -> Result<()> + Send,
    ) -> Result<Self> {
        let scene = Scene {
            as_of,
            site: workspace.site.clone(),
            settings: run.settings().clone(),
            is_of_many: !how.at_once && !run.is_of_few(),
            unlisted: run.unlisted,
        };
        let mut unreadable = 0;
        let mut tell = |part: Part<T>| {
            unreadable += part.unreadable;
            if !how.names_errors {
                let errors = part.findings.iter().filter(|finding| finding.level() == Level::Error);
                context.complain_of(&errors.cloned().collect::<Vec<_>>());
                if !scene.is_of_many {
                    context.complain_of_unshown(part.unreadable);
                }
            }
            each(&scene, part)
        };
        let end = if scene.is_of_many {
            run.parts(how.treatment, work, tell)?
        } else {
            let PlanRun { plans, findings, unreadable, end } = run.gather(how.treatment, work)?;
            tell(Part { plans, findings, unreadable })?;
            end
        };
        if !how.names_errors && scene.is_of_many {
            context.complain_of_unshown(unreadable);
        }
        let RunEnd { summaries, taken, ranks } = end;
        Ok(Self { scene, summaries, taken, ranks, unreadable })
    }

    /// The same, with the results of all plans and every finding by file and place.
    pub(super) fn gathered<T: Send>(
        context: &Context,
        how: How,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> Result<(Self, Vec<T>, Vec<LocatedFinding>)> {
        let (mut plans, mut findings) = (Vec::new(), Vec::new());
        let ran = Self::in_parts(context, How { at_once: true, ..how }, work, |_, part| {
            (plans, findings) = (part.plans, part.findings);
            Ok(())
        })?;
        Ok((ran, plans, findings))
    }

    /// Whether every plan that was asked for was computed from, as far as can be known.
    pub(super) const fn is_whole(&self) -> bool {
        self.unreadable == 0 && self.scene.unlisted == 0
    }

    /// How the run ends, where what the command looks for was `found` or not.
    pub(super) const fn exit(&self, found: bool) -> Exit {
        Exit::of(self.is_whole(), found)
    }

    /// The head of the report on the run.
    pub(super) fn head(&self, context: &Context, command: &'static str, exit: Exit) -> Head {
        self.scene.head(context, command, exit)
    }
}

/// The errors, and the findings that the command `concerns`. A plan that could not be computed must not look like one
/// without findings.
pub(super) fn concerning(
    mut findings: Vec<LocatedFinding>,
    concerns: impl Fn(&LocatedFinding) -> bool,
) -> Vec<LocatedFinding> {
    findings.retain(|finding| finding.level() == Level::Error || concerns(finding));
    findings
}
