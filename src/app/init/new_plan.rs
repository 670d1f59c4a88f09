//! The plan that a request for a new one makes: a fresh one, or one carried over.

use super::carry::{CarriedPlan, CarryFault, Move, carry};
use super::days::{AskedDays, PlanDays};
use super::fresh::{TemplateValues, fresh_plan, fresh_shared, id_for};
use super::source::Source;
use crate::diag::Failure;
use crate::model::{Level, has_two_levels};
use crate::store::NewFile;
use crate::text::{Both, Lang};
use crate::value::{Cell, Day};
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
    pub days: AskedDays,
    /// The language of comments.
    pub lang: Lang,
}

/// A plan that is to be written.
#[derive(Debug)]
pub(crate) struct NewPlan {
    pub id: String,
    pub days: PlanDays,
    /// Its files, by their paths in its folder.
    pub files: Vec<NewFile>,
    /// The shared files that go with it into a workspace of its own: those of the workspace from which it comes, or a
    /// set of criteria.
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
        let unit = self.unit.ok_or_else(|| Failure::new(NO_UNIT).help(UNIT_HELP))?;
        let days = self.days.days()?;
        let id = self.id.map_or_else(|| id_for(unit, &days.id_part(), self.named), str::to_owned);
        let level = self.level.unwrap_or(Level::Commune);
        there_is(level, days)?;
        let values = TemplateValues { id: &id, unit, level, days, lang: self.lang };
        let (files, shared) = (fresh_plan(&values), fresh_shared(&values));
        Ok(NewPlan { id, days, files, shared, carried: None })
    }

    /// The plan of another year, moved into a new one; `is_beside` says that both stand in one workspace.
    pub(super) fn carried(&self, source: &Source, is_beside: bool) -> Result<NewPlan, Failure> {
        const LAST_YEAR: Both =
            Both { en: "the plan would go beyond the year 2100", vi: "kế hoạch sẽ vượt quá năm 2100" };
        let year = self.days.year().unwrap_or(source.days.start.year() + 1);
        let years = year - source.days.start.year();
        let moved = source.days.moved(years).filter(|days| days.end.year() <= Day::LAST_YEAR);
        let moved = moved.ok_or_else(|| Failure::new(LAST_YEAR))?;
        let days = self.days.within(moved)?;
        let level = self.level.unwrap_or(source.level);
        there_is(level, days)?;
        let id = self.id.map_or_else(|| source.id_in(days, self.unit), str::to_owned);
        let plan = Move {
            old_id: &source.id,
            id: &id,
            old_year: source.days.start.year(),
            year,
            asked: self.days,
            is_part: days != moved,
            days,
            has_new_offices: level == Level::Commune
                && !has_two_levels(source.days.start)
                && has_two_levels(days.start),
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
        Ok(NewPlan { id, days, files, shared: source.shared(), carried: Some((source.id.clone(), years, carried)) })
    }
}

/// Districts ended on 30 June 2025: a plan of a district that goes on is a slip.
fn there_is(level: Level, days: PlanDays) -> Result<(), Failure> {
    const NO_DISTRICT: Both = Both {
        en: "districts were abolished on 1 July 2025, and the plan would end on {end}",
        vi: "từ ngày 01/07/2025 không còn cấp huyện, mà kế hoạch kết thúc ngày {end}",
    };
    const HELP: Both = Both {
        en: "take --level commune or --level province, or let the plan end by then: --end 2025-06-30",
        vi: "dùng --level commune hoặc --level province, hoặc cho kế hoạch kết thúc trước đó: --end 2025-06-30",
    };
    match level {
        Level::District if has_two_levels(days.end) => {
            Err(Failure::new(NO_DISTRICT).arg("end", Cell::Day(days.end)).help(HELP))
        }
        Level::District | Level::Commune | Level::Province | Level::Ministry => Ok(()),
    }
}
