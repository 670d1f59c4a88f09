//! The plan that a request for a new one makes: a fresh one, or one carried over.

use super::carry::{CarriedPlan, CarryFault, Move, carry};
use super::fresh::{TemplateValues, fresh_plan, id_for};
use super::source::Source;
use crate::diag::Failure;
use crate::model::Level;
use crate::store::NewFile;
use crate::text::{Both, Lang};
use crate::value::Day;
use std::path::Path;

/// A request for a new plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'r> {
    /// The folder to work in.
    pub here: &'r Path,
    /// The new folder as the caller named it.
    pub named: &'r str,
    /// The plan to carry over.
    pub from: Option<&'r str>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// Whether files that are there stay, and only those that are missing are added.
    pub keep: bool,
    pub unit: Option<&'r str>,
    pub level: Option<Level>,
    pub id: Option<&'r str>,
    pub year: Option<i32>,
    /// The language of comments.
    pub lang: Lang,
}

/// A plan that is to be written.
#[derive(Debug)]
pub(crate) struct NewPlan {
    pub id: String,
    pub year: i32,
    /// Its files, by their paths in its folder.
    pub files: Vec<NewFile>,
    /// The shared files of the workspace that it comes from, where it goes into one of its own.
    pub shared: Vec<NewFile>,
    /// Where it comes from, by how many years it was moved, and what became of it.
    pub carried: Option<(String, i32, CarriedPlan)>,
}

impl Request<'_> {
    /// A plan that teaches the format.
    pub(super) fn fresh(&self) -> Result<NewPlan, Failure> {
        const NO_UNIT: Both = Both { en: "`--unit` is missing", vi: "thiếu `--unit`" };
        const UNIT_HELP: Both = Both {
            en: "name the body, such as --unit \"Ủy ban nhân dân xã Long An\", or a plan to carry over with --from",
            vi: "ghi tên cơ quan, ví dụ --unit \"Ủy ban nhân dân xã Long An\", hoặc chuyển từ kế hoạch cũ bằng --from",
        };
        const NO_YEAR: Both = Both { en: "`--year` is missing", vi: "thiếu `--year`" };
        const YEAR_HELP: Both = Both { en: "such as --year 2026", vi: "ví dụ --year 2026" };
        let unit = self.unit.ok_or_else(|| Failure::new(NO_UNIT).help(UNIT_HELP))?;
        let year = self.year.ok_or_else(|| Failure::new(NO_YEAR).help(YEAR_HELP))?;
        let id = self.id.map_or_else(|| id_for(unit, year, self.named), str::to_owned);
        let level = self.level.unwrap_or(Level::Commune).word();
        let files = fresh_plan(&TemplateValues { id: &id, unit, level, year, lang: self.lang });
        Ok(NewPlan { id, year, files, shared: Vec::new(), carried: None })
    }

    /// The plan of another year, moved into a new one; `is_beside` says that both stand in one workspace.
    pub(super) fn carried(&self, source: &Source, is_beside: bool) -> Result<NewPlan, Failure> {
        const LAST_YEAR: Both =
            Both { en: "the plan would go beyond the year 2100", vi: "kế hoạch sẽ vượt quá năm 2100" };
        let year = self.year.unwrap_or(source.first_year + 1);
        let years = year - source.first_year;
        if source.last_year + years > Day::LAST_YEAR {
            return Err(Failure::new(LAST_YEAR));
        }
        let id = self.id.map_or_else(|| source.id_in(year, self.unit), str::to_owned);
        let plan = Move {
            old_id: &source.id,
            id: &id,
            old_year: source.first_year,
            year,
            unit: self.unit,
            level: self.level.map(Level::word),
            lang: self.lang,
            is_beside: is_beside && self.unit.is_none(),
        };
        let carried = carry(&source.files, &source.folder, &plan).map_err(|fault| {
            const UNREAD: Both = Both { en: "`{file}` cannot be read", vi: "không đọc được `{file}`" };
            match fault {
                CarryFault::Unread(file) => Failure::new(UNREAD).arg("file", file.as_str()),
                CarryFault::Unedited(file, fault) => {
                    let says = fault.says().get(self.lang);
                    Failure::new(Both::same("`{file}`: {why}")).arg("file", file.as_str()).arg("why", says)
                }
            }
        })?;
        let files = carried.files.clone();
        Ok(NewPlan { id, year, files, shared: source.shared(), carried: Some((source.id.clone(), years, carried)) })
    }
}
