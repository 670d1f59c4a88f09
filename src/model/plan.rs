//! The plan as a whole.

use super::{
    Amendment, Area, Assignee, Basis, Difficulty, Indicator, IndicatorId, PlanId, Settings, Target, Task, ValuesFile,
};
use super::{paper::Declares, paper::Funding, paper::Issued, paper::LegalBasis, paper::Signature, paper::Solution};
use super::{period::END, period::Period, period::ReportPeriod, period::Scheme, period::SchemeKind};
use crate::keys::{TableReader, Text, keys};
use crate::source::{At, FilePath, Place};
use crate::value::Day;
use crate::value::word_enum;
use crate::value::{Item, List};
use std::sync::Arc;

keys! {
    /// The keys of plan.toml.
    pub plan_keys: "plan.toml", "plan.toml";
    required ID: PlanId = "id", "the plan's id, unique in the workspace", "mã kế hoạch, không trùng trong không gian làm việc";
    required TITLE: Text = "title", "the plan's title", "tên kế hoạch";
    required UNIT: Text = "unit", "the committee or body that it belongs to", "cơ quan của kế hoạch";
    required LEVEL: Level = "level", "the level of that body", "cấp hành chính";
    optional LOCALITY: Text = "locality", "where it lies", "địa bàn";
    required START: Day = "start", "the plan's first day", "ngày đầu kế hoạch";
    required END: Day = "end", "the plan's last day", "ngày cuối kế hoạch";
    optional PARENT: PlanId = "parent", "the plan above", "kế hoạch cấp trên";
    optional REPORT_PERIODS: SchemeKind = "report-periods", "in place of cchc.toml's", "thay cho cchc.toml";
    optional BASIS: Basis = "basis", "what deliveries and progress are; default official", "căn cứ của kết quả, tiến độ; mặc định official";
    optional PRIORITY_FIELDS: Vec<At<Text>> = "priority-fields", "the priority fields (lĩnh vực trọng tâm)", "lĩnh vực trọng tâm";
    optional ISSUED: Issued = "issued", "how it was issued; without it, a draft", "ban hành thế nào; không có là dự thảo";
    optional DECLARES: Declares = "declares", "counts that the text announces", "các con số mà văn bản nêu";
    optional LEGAL_BASIS: List<LegalBasis> = "legal-basis", "the documents on which it rests", "căn cứ pháp lý";
    optional REPORT_PERIOD: List<ReportPeriod> = "report-period", "periods of one's own", "kỳ báo cáo tự đặt";
    optional AREA: List<Area> = "area", "the areas", "các lĩnh vực";
    optional TARGET: List<Target> = "target", "the targets", "các chỉ tiêu";
    optional SOLUTION: List<Solution> = "solution", "the solutions", "các giải pháp";
    optional FUNDING: Funding = "funding", "where the money comes from", "kinh phí";
    optional SIGNATURE: Signature = "signature", "who signed, and who receives it", "người ký, nơi nhận";
}

word_enum! {
    /// The level of the body that a plan belongs to.
    pub enum Level {
        /// Xã, phường, thị trấn.
        Commune = "commune" { en: "communes", vi: "cấp xã" },
        /// Huyện, quận, thị xã (until 30 June 2025).
        District = "district" { en: "districts", vi: "cấp huyện" },
        /// Tỉnh, thành phố.
        Province = "province" { en: "provinces", vi: "cấp tỉnh" },
        /// Bộ, ngành.
        Ministry = "ministry" { en: "ministries", vi: "bộ, ngành" },
    }
}

/// A plan with everything that its folder holds.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its folder, relative to the workspace.
    pub folder: FilePath,
    /// Its id.
    pub id: At<PlanId>,
    /// Its title.
    pub title: Text,
    /// The body that it belongs to.
    pub unit: Text,
    /// The level of that body.
    pub level: Level,
    /// Where it lies.
    pub locality: Option<Text>,
    /// Its first day.
    pub start: At<Day>,
    /// Its last day.
    pub end: At<Day>,
    /// The plan above.
    pub parent: Option<At<PlanId>>,
    /// Its report periods.
    pub scheme: Scheme,
    /// The report periods that it sets itself.
    pub report_periods: List<ReportPeriod>,
    /// Whether every period that it or the workspace sets could be read.
    pub periods_known: bool,
    /// What its deliveries and progress are.
    pub basis: Basis,
    /// Its priority fields.
    pub priority_fields: Option<At<Vec<At<Text>>>>,
    /// How it was issued; a draft without.
    pub issued: Option<At<Issued>>,
    /// Counts that the text announces.
    pub declares: Declares,
    /// The documents on which it rests.
    pub legal_basis: List<LegalBasis>,
    /// Its areas.
    pub areas: List<Area>,
    /// Its targets.
    pub targets: List<Target>,
    /// Its solutions.
    pub solutions: List<Solution>,
    /// Where the money comes from.
    pub funding: Option<Funding>,
    /// Who signed.
    pub signature: Option<Signature>,
    /// Those to whom tasks can be given.
    pub assignees: List<Assignee>,
    /// Its tasks.
    pub tasks: List<Task>,
    /// Where the file of its tasks begins.
    pub tasks_place: Place,
    /// Indicators of its own.
    pub indicators: List<Indicator>,
    /// Indicators of the workspace.
    pub shared: Arc<List<Indicator>>,
    /// What was reported, in the order of the files' names.
    pub values: List<ValuesFile>,
    /// Difficulties and proposals.
    pub difficulties: List<Difficulty>,
    /// Decisions that changed it.
    pub amendments: List<Amendment>,
    /// Whether nothing was wrong in the reading of it. Only then can anything be computed from it.
    pub sound: bool,
}

impl Plan {
    /// The plan's own indicator of this id, else the workspace's.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        let found = self.indicators.named(id.as_str()).or_else(|| self.shared.named(id.as_str()));
        found.map(|item| &item.value)
    }

    /// The assignee of this id.
    #[must_use]
    pub fn assignee(&self, id: &super::AssigneeId) -> Option<&Assignee> {
        self.assignees.named(id.as_str()).map(|item| &item.value)
    }

    /// The tasks that are not dropped on a day, in the order of the files.
    pub fn standing(&self, as_of: Day) -> impl Iterator<Item = &Item<super::Task>> {
        self.tasks.iter().filter(move |task| !task.is_dropped(as_of))
    }

    /// The reports that the plan owes, in the order in which they are due. Nobody owes a report that was due before the
    /// plan was issued.
    #[must_use]
    pub fn reports(&self) -> Vec<Period> {
        let owed_from = self.owed_from();
        let mut reports = self.reports_of_its_days();
        reports.retain(|report| report.due >= owed_from);
        reports
    }

    /// Every report that belongs to the plan's days, owed or not, in the order in which they are due.
    #[must_use]
    pub fn reports_of_its_days(&self) -> Vec<Period> {
        self.scheme.reports(self.start.value, self.end.value)
    }

    /// The day from which reports, and occurrences of recurring tasks, are owed: that of its issue, and where nobody
    /// knows that day, its first.
    #[must_use]
    pub fn owed_from(&self) -> Day {
        let issued = self.issued.as_ref().and_then(|issued| issued.value.date);
        issued.map_or(self.start.value, |date| date.value)
    }

    /// The period of this name, if the plan has one.
    #[must_use]
    pub fn period(&self, name: &str) -> Option<Period> {
        let closing = || self.reports().into_iter().find(|report| report.name == name);
        self.scheme.period(name).or_else(|| if name == END { closing() } else { None })
    }
}

/// What plan.toml holds.
#[derive(Debug)]
pub(super) struct Head {
    pub id: Option<At<PlanId>>,
    pub title: Option<Text>,
    pub unit: Option<Text>,
    pub level: Option<Level>,
    pub locality: Option<Text>,
    pub start: Option<At<Day>>,
    pub end: Option<At<Day>>,
    pub parent: Option<At<PlanId>>,
    pub scheme: Option<SchemeKind>,
    pub report_periods: List<ReportPeriod>,
    pub basis: Basis,
    pub priority_fields: Option<At<Vec<At<Text>>>>,
    pub issued: Option<At<Issued>>,
    pub declares: Declares,
    pub legal_basis: List<LegalBasis>,
    pub areas: List<Area>,
    pub targets: List<Target>,
    pub solutions: List<Solution>,
    pub funding: Option<Funding>,
    pub signature: Option<Signature>,
}

impl Head {
    /// What is known of a plan whose plan.toml cannot be read.
    pub(super) fn lost() -> Self {
        Self {
            id: None,
            title: None,
            unit: None,
            level: None,
            locality: None,
            start: None,
            end: None,
            parent: None,
            scheme: None,
            report_periods: List::lost(),
            basis: Basis::Official,
            priority_fields: None,
            issued: None,
            declares: Declares::default(),
            legal_basis: List::lost(),
            areas: List::lost(),
            targets: List::lost(),
            solutions: List::lost(),
            funding: None,
            signature: None,
        }
    }

    /// Reads plan.toml. What is missing was reported; the rest of the plan is read all the same.
    pub(super) fn read(table: &mut TableReader<'_, '_, '_>) -> Self {
        let mut head = Self {
            id: table.get(&plan_keys::ID),
            title: table.get(&plan_keys::TITLE).map(|at| at.value),
            unit: table.get(&plan_keys::UNIT).map(|at| at.value),
            level: table.get(&plan_keys::LEVEL).map(|at| at.value),
            locality: table.get(&plan_keys::LOCALITY).map(|at| at.value),
            start: table.get(&plan_keys::START),
            end: table.get(&plan_keys::END),
            parent: table.get(&plan_keys::PARENT),
            scheme: table.get(&plan_keys::REPORT_PERIODS).map(|at| at.value),
            report_periods: list(table, &plan_keys::REPORT_PERIOD),
            basis: table.get(&plan_keys::BASIS).map_or(Basis::Official, |at| at.value),
            priority_fields: table.get(&plan_keys::PRIORITY_FIELDS),
            issued: table.get(&plan_keys::ISSUED),
            declares: table.get(&plan_keys::DECLARES).map(|at| at.value).unwrap_or_default(),
            legal_basis: list(table, &plan_keys::LEGAL_BASIS),
            areas: list(table, &plan_keys::AREA),
            targets: list(table, &plan_keys::TARGET),
            solutions: list(table, &plan_keys::SOLUTION),
            funding: table.get(&plan_keys::FUNDING).map(|at| at.value),
            signature: table.get(&plan_keys::SIGNATURE).map(|at| at.value),
        };
        // An empty file, or one whose lists bear a wrong name, says nothing of what it does not hold.
        if table.has_unknown() || head.id.is_none() && head.start.is_none() {
            for (list, key) in [
                (&mut head.areas as &mut dyn Doubtful, table.has(&plan_keys::AREA)),
                (&mut head.targets, table.has(&plan_keys::TARGET)),
                (&mut head.solutions, table.has(&plan_keys::SOLUTION)),
            ] {
                if !key {
                    list.doubt();
                }
            }
        }
        head
    }

    /// The plan before its other files are read. What plan.toml could not say stands as neutral: no
    /// name, and days that leave nothing outside.
    pub(super) fn into_plan(
        self,
        folder: FilePath,
        start: Place,
        settings: &Settings,
        shared: Arc<List<Indicator>>,
    ) -> Plan {
        let own = settings.report_periods.iter().chain(&self.report_periods).map(|item| &item.value);
        let periods_known = settings.report_periods.is_sound() && self.report_periods.is_sound();
        let scheme = Scheme::new(self.scheme.unwrap_or(settings.scheme), own);
        let edge = |year, month, day| At::new(Day::new(year, month, day).unwrap_or_default(), start);
        let name = || Text::from(folder.name());
        Plan {
            id: self.id.unwrap_or_else(|| At::new(PlanId::made(folder.name()), start)),
            title: self.title.unwrap_or_else(name),
            unit: self.unit.unwrap_or_else(name),
            level: self.level.unwrap_or(Level::Commune),
            locality: self.locality,
            start: self.start.unwrap_or_else(|| edge(Day::FIRST_YEAR, 1, 1)),
            end: self.end.unwrap_or_else(|| edge(Day::LAST_YEAR, 12, 31)),
            parent: self.parent,
            scheme,
            report_periods: self.report_periods,
            periods_known,
            basis: self.basis,
            priority_fields: self.priority_fields,
            issued: self.issued,
            declares: self.declares,
            legal_basis: self.legal_basis,
            areas: self.areas,
            targets: self.targets,
            solutions: self.solutions,
            funding: self.funding,
            signature: self.signature,
            assignees: List::lost(),
            tasks: List::lost(),
            tasks_place: start,
            indicators: List::default(),
            shared,
            values: List::default(),
            difficulties: List::default(),
            amendments: List::default(),
            sound: true,
            folder,
        }
    }
}

/// A list of any kind of which something may be missing.
trait Doubtful {
    fn doubt(&mut self);
}

impl<T> Doubtful for List<T> {
    fn doubt(&mut self) {
        self.lose(None);
    }
}

/// The tables under a key; a faulty list is one of which something was lost.
pub(super) fn list<T: crate::keys::Shape>(
    table: &mut TableReader<'_, '_, '_>,
    key: &crate::keys::Key<List<T>>,
) -> List<T> {
    let damaged = table.reading().is_damaged();
    let given = table.has(key);
    match table.get(key) {
        Some(list) => list.value,
        None if given || damaged || table.has_unknown() => List::lost(),
        None => List::default(),
    }
}
