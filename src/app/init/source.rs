//! The plan that `cchc init --from` carries over.

use super::destination::{Destination, absolute};
use super::{days::PlanDays, fresh::id_for};
use crate::app::{self, Root, Selection, Treatment};
use crate::diag::{Failure, LocatedFinding};
use crate::model::Level;
use crate::source::{Disk, FilePath, Files as _};
use crate::store::NewFile;
use crate::text::Both;
use crate::value::Day;
use anyhow::Result;
use std::path::Path;

/// The plan to carry over.
pub(in crate::app) struct Source {
    /// The files of its workspace.
    pub files: Disk,
    /// Its folder there.
    pub folder: FilePath,
    /// Its id.
    pub id: String,
    /// Its days.
    pub days: PlanDays,
    pub level: Level,
    unit: String,
}

impl Source {
    /// The plan of this name in the workspace of the new one, in that of the current folder, or at this path.
    ///
    /// A plan with errors gives these.
    pub(super) fn find(
        here: &Path,
        destination: &Destination,
        name: &str,
    ) -> Result<Result<Self, Vec<LocatedFinding>>> {
        const NONE: Both = Both {
            en: "there is no plan `{name}` to carry over",
            vi: "không có kế hoạch `{name}` để chuyển",
        };
        const HELP: Both = Both {
            en: "give its id in this workspace, or the folder that holds its plan.toml",
            vi: "ghi mã trong không gian làm việc này, hoặc thư mục chứa plan.toml của nó",
        };
        const SEVERAL: Both = Both { en: "`{name}` means several plans", vi: "`{name}` chỉ nhiều kế hoạch" };
        let workplace = std::fs::canonicalize(here).ok();
        let roots = [
            destination.inside.as_ref().map(|(root, _)| root.clone()),
            workplace.and_then(|folder| Some(Root::find(&folder).ok()?.folder)),
        ];
        let by_id = roots.into_iter().flatten().map(|root| (root, name.to_owned()));
        let folder = absolute(&here.join(name)).filter(|folder| folder.join("plan.toml").is_file());
        let by_path = folder.and_then(|folder| {
            let root = Root::find(&folder).ok()?.folder;
            let below =
                folder.strip_prefix(&root).ok()?.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?;
            Some((root, below.join("/")))
        });
        for (root, name) in by_path.into_iter().chain(by_id) {
            let files = Disk::new(&root)?;
            // A workspace of one plan needs no name for it.
            let selection = if name.is_empty() { Selection::all() } else { Selection::of(vec![name.clone()]) };
            let day = Day::new(Day::FIRST_YEAR, 1, 1).unwrap_or_default();
            let ran = app::run(&files, &selection, day, Treatment::COMPUTE, |plan, _, _, _| {
                (
                    plan.folder.clone(),
                    plan.id.value.as_str().to_owned(),
                    PlanDays { start: plan.start.value, end: plan.end.value },
                    plan.level,
                    plan.unit.as_str().to_owned(),
                )
            })?;
            if ran.unreadable > 0 {
                return Ok(Err(ran.errors().cloned().collect()));
            }
            match ran.plans.as_slice() {
                [] => {}
                [(folder, id, days, level, unit)] => {
                    let (folder, id, unit) = (folder.clone(), id.clone(), unit.clone());
                    return Ok(Ok(Self { files, folder, id, days: *days, level: *level, unit }));
                }
                [_, _, ..] => return Err(Failure::new(SEVERAL).arg("name", name).into()),
            }
        }
        Err(Failure::new(NONE).arg("name", name).help(HELP).into())
    }

    /// Its id for other days: the same with their year, where it names its own.
    pub(super) fn id_in(&self, days: PlanDays, unit: Option<&str>) -> String {
        let own = self.days.start.year().to_string();
        if unit.is_none() && self.id.contains(&own) {
            self.id.replace(&own, &days.start.year().to_string())
        } else {
            id_for(unit.unwrap_or(&self.unit), &days.start.year().to_string(), &self.id)
        }
    }

    /// The files that its workspace shares.
    pub(super) fn shared(&self) -> Vec<NewFile> {
        let read = |name: &str| String::from_utf8(self.files.read(&FilePath::new(name)).ok()?).ok();
        ["cchc.toml", "indicators.toml"].into_iter().filter_map(|name| Some((name.to_owned(), read(name)?))).collect()
    }
}
