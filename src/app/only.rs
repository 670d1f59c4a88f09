//! The one plan that an edit is about.

use super::likely::likely_folders;
use super::selection::NamedPlan;
use super::{Selection, Workspace};
use super::{folders::plans_of, threads::on_each};
use crate::diag::Failure;
use crate::diag::Sink;
use crate::model::{self, Plan};
use crate::source::{FilePath, Sources};
use crate::text::Both;

/// The one plan that an edit is about.
#[derive(Clone, Debug)]
pub(crate) struct OnlyPlan {
    pub folder: FilePath,
    /// The folders of all plans of the workspace, which nobody has to look for again.
    pub all: Vec<FilePath>,
}

/// The one plan of a selection.
///
/// # Errors
/// When there is none, or more than one: an edit is never made in a plan that was not meant.
pub(crate) fn only_plan(workspace: &Workspace<'_>, selection: &Selection) -> anyhow::Result<OnlyPlan> {
    const SEVERAL: Both = Both {
        en: "which plan? there are {count}: {plans}",
        vi: "kế hoạch nào? có {count} kế hoạch: {plans}",
    };
    const NAME_IT: Both = Both { en: "name one with -p ID", vi: "chọn một kế hoạch bằng -p MÃ" };
    const MOST: usize = 5;
    let Workspace { files, shared } = workspace;
    let folders = plans_of(*files, selection, &mut Sources::default(), &mut Sink::default());
    if let ([only], true) = (folders.as_slice(), selection.is_all()) {
        return Ok(OnlyPlan { folder: only.clone(), all: folders });
    }
    if folders.is_empty() {
        return Err(Failure::no_plan().into());
    }
    // Its plan.toml says what a plan is called; no more is needed to find it.
    let head = |folder: &FilePath| {
        let plan = model::load_head(*files, folder, &shared.content, &mut Sources::default(), &mut Sink::default());
        let taken = selection.takes(&plan);
        (plan, folder.clone(), taken)
    };
    if let Some(ids) = selection.ids() {
        let likely = likely_folders(*files, &folders, &ids, selection)?;
        if let [(_, folder, true)] = likely.iter().map(head).filter(|(.., taken)| *taken).collect::<Vec<_>>().as_slice()
        {
            return Ok(OnlyPlan { folder: folder.clone(), all: folders });
        }
    }
    let threads = selection.threads(folders.len());
    let plans: Vec<(Plan, FilePath, bool)> = on_each(threads, &folders, head)?;
    let known: Vec<NamedPlan<'_>> = plans.iter().map(|(plan, ..)| plan.into()).collect();
    let settled = selection.settled(&known)?;
    if let Some(name) = settled.unmatched(&known).first() {
        return Err(Failure::no_such_plan(name, known.iter().map(|plan| plan.id)).into());
    }
    let taken: Vec<&(Plan, FilePath, bool)> = plans.iter().filter(|(plan, ..)| settled.takes(plan)).collect();
    if let [(_, folder, _)] = taken.as_slice() {
        return Ok(OnlyPlan { folder: folder.clone(), all: folders });
    }
    let mut names: Vec<&str> = taken.iter().take(MOST).map(|(plan, ..)| plan.id.value.as_str()).collect();
    if taken.len() > MOST {
        names.push("…");
    }
    let several = Failure::new(SEVERAL).arg("count", taken.len().to_string()).arg("plans", names.join(", "));
    Err(several.help(NAME_IT).into())
}
