//! What was asked of `cchc init`, and the plan that comes of it.

use crate::app::{
    init::CarriedPlan, init::CarryFault, init::Fresh, init::Move, init::NewFile, init::carry, init::fresh_plan,
    init::id_for,
};
use crate::cli::command::init::source::Source;
use crate::cli::options::SingleValue;
use crate::diag::Failure;
use crate::text::{Both, Lang};
use crate::value::Day;
use anyhow::Result;

/// What was asked for.
pub(super) struct Request<'r> {
    /// The body.
    pub unit: Option<&'r str>,
    /// Its level, a word of the format.
    pub level: Option<&'r str>,
    /// The id of the plan.
    pub id: Option<&'r str>,
    /// Its year.
    pub year: Option<i32>,
    /// The folder as the caller named it.
    pub named: &'r str,
    /// The language of comments.
    pub lang: Lang,
}

/// A plan that is to be written.
pub(super) struct Made {
    /// Its id.
    pub id: String,
    /// Its year.
    pub year: i32,
    /// Its files, by their paths in its folder.
    pub plan: Vec<NewFile>,
    /// What the workspace that it comes from shares, where it goes into one of its own.
    pub shared: Vec<NewFile>,
    /// Where it comes from, by how many years it was moved, and what became of it.
    pub carried: Option<(String, i32, CarriedPlan)>,
}

impl Request<'_> {
    pub(super) fn fresh(&self) -> Result<Made> {
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
        let level = self.level.unwrap_or("commune");
        let plan = fresh_plan(&Fresh { id: &id, unit, level, year, lang: self.lang });
        Ok(Made { id, year, plan, shared: Vec::new(), carried: None })
    }

    pub(super) fn carried(&self, source: &Source) -> Result<Made> {
        const LAST_YEAR: Both =
            Both { en: "the plan would go beyond the year 2100", vi: "kế hoạch sẽ vượt quá năm 2100" };
        let year = self.year.unwrap_or(source.first_year + 1);
        let years = year - source.first_year;
        if source.last_year + years > Day::LAST_YEAR {
            return Err(Failure::new(LAST_YEAR).into());
        }
        let id = self.id.map_or_else(|| source.id_in(year, self.unit), str::to_owned);
        let plan = Move {
            old_id: &source.id,
            id: &id,
            old_year: source.first_year,
            year,
            unit: self.unit,
            level: self.level,
            lang: self.lang,
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
        let plan = carried.files.clone();
        Ok(Made { id, year, plan, shared: source.shared(), carried: Some((source.id.clone(), years, carried)) })
    }
}

/// A year that a plan can have.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Year(pub i32);

impl SingleValue for Year {
    fn parse(text: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{text}` is no year from 2000 to 2100",
            vi: "`{text}` không phải năm từ 2000 đến 2100",
        };
        let can_be = |year: &i32| text.len() == 4 && (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(year);
        let year = text.parse().ok().filter(can_be).map(Self);
        year.ok_or_else(|| Failure::new(SAYS).arg("text", text).into())
    }
}
