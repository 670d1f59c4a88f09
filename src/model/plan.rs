//! The plan as a whole.

use super::level::Level;
use super::lists::unread;
use super::{
    Amended, Amendment, Area, Assignee, Basis, ComputedIndicator, Difficulty, Fund, Indicator, Letterhead, Measure,
    PeriodValues, PeriodicPaper, PlanScores, ScoringSet, SharedContent, StatisticsForm, Target, TargetGroup, Task,
};
use super::{
    paper::DeclaredCounts, paper::Funding, paper::Issuance, paper::LegalBasis, paper::Signature, paper::Solution,
};
use super::{period::END, period::Period, period::ReportPeriod, period::Scheme, period::SchemeKind};
use crate::keys::{TableReader, table};
use crate::source::{At, FilePath, Place};
use crate::value::{AssigneeId, Day, IndicatorId, Item, List, PlanId, Text, WorkingDays};
use std::ops::Deref;
use std::sync::Arc;

/// A plan with everything that its folder holds.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The keys of plan.toml; the plan derefs to it.
    pub file: PlanFile,
    /// Relative to the workspace.
    pub folder: FilePath,
    /// Unique in the workspace.
    pub id: At<PlanId>,
    /// The folder's name where plan.toml gives none.
    pub title: Text,
    /// The body that it belongs to.
    pub unit: Text,
    /// Its report periods.
    pub scheme: Scheme,
    /// The working days of the workspace.
    pub working_days: Arc<WorkingDays>,
    /// Whether all periods that it or the workspace sets could be read.
    pub periods_known: bool,
    /// Those to whom tasks can be given.
    pub assignees: List<Assignee>,
    /// Whether any of them is a group. Most plans have none, and look for none.
    pub has_groups: bool,
    /// The schemes that indicators have for themselves. Most plans have none, and look for none.
    pub own_schemes: Vec<SchemeKind>,
    /// The tasks of tasks.toml, then those of the files in tasks/.
    pub tasks: List<Task>,
    /// Where the file of its tasks begins.
    pub tasks_place: Place,
    /// Indicators of its own.
    pub indicators: List<Indicator>,
    /// Indicators of the workspace.
    pub shared: Arc<List<Indicator>>,
    /// The files of values, in the order of their names.
    pub values: List<PeriodValues>,
    /// The plans whose values it reads too, in the order of `values-from`. Only the values of these count here.
    pub sources: Vec<SourcePlan>,
    /// The texts that the office writes into its papers, in the order of their files' names.
    pub papers: List<PeriodicPaper>,
    /// Its statistics annexes.
    pub forms: List<StatisticsForm>,
    /// Those of the workspace.
    pub shared_forms: Arc<List<StatisticsForm>>,
    /// The points that its body gave itself, in the order of the files' names.
    pub scores: List<PlanScores>,
    /// The sets of criteria of the workspace.
    pub scoring_sets: Arc<List<ScoringSet>>,
    /// Difficulties and proposals.
    pub difficulties: List<Difficulty>,
    /// Decisions that changed it.
    pub amendments: List<Amendment>,
    /// When they added and dropped its parts.
    pub amended: Amended,
    /// Whether its files have no fault. Only then can anything be computed from all of it.
    pub sound: bool,
    /// Where its faults stand; empty for a sound plan.
    pub faults: Vec<Place>,
}

/// A plan whose values another reads too.
#[derive(Clone, Debug)]
pub struct SourcePlan {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Whether a total counts its values for itself, or for a plan before the reader. Else it counts them for the
    /// reader.
    pub is_counted: bool,
}

impl Deref for SourcePlan {
    type Target = Plan;
    fn deref(&self) -> &Plan {
        &self.plan
    }
}

impl Deref for Plan {
    type Target = PlanFile;
    fn deref(&self) -> &PlanFile {
        &self.file
    }
}

impl Plan {
    /// The plan's own indicator of this id, else the workspace's.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        let found = self.indicators.named(id.as_str()).or_else(|| self.shared.named(id.as_str()));
        found.map(|item| &item.value)
    }

    /// The kind of figure that an indicator has, where that is known.
    pub(crate) fn measure(&self, id: &IndicatorId) -> Option<Measure> {
        let computed = ComputedIndicator::named(id).map(ComputedIndicator::measure);
        computed.or_else(|| self.indicator(id).map(|indicator| indicator.measure))
    }

    pub(crate) fn assignee(&self, id: &AssigneeId) -> Option<&Assignee> {
        self.assignees.named(id.as_str()).map(|item| &item.value)
    }

    /// The assignee who brings the figures of an indicator, if the plan has one.
    pub(crate) fn reporter(&self, id: &IndicatorId) -> Option<&Assignee> {
        self.assignee(&self.indicator(id)?.reported_by.as_ref()?.value)
    }

    /// The tasks that are not dropped on a day, in the order of the files.
    pub fn standing(&self, as_of: Day) -> impl Iterator<Item = &Item<super::Task>> {
        self.tasks.iter().filter(move |task| !task.is_dropped(as_of))
    }

    /// Whether it is not issued yet on a day. A plan whose day of issue nobody knows is issued.
    #[must_use]
    pub fn is_draft(&self, as_of: Day) -> bool {
        let issued = self.issued.as_ref();
        issued.is_none_or(|issued| issued.value.date.is_some_and(|date| as_of < date.value))
    }

    /// The reports that the plan owes, in the order in which they are due. Nobody owes a report that was due before the
    /// plan was issued.
    pub fn reports(&self) -> Vec<Period> {
        self.owed(self.all_reports())
    }

    /// Those of these reports that were not due before the plan was issued.
    pub(crate) fn owed(&self, mut reports: Vec<Period>) -> Vec<Period> {
        let owed_from = self.owed_from();
        reports.retain(|report| report.due.day >= owed_from);
        reports
    }

    /// Every report that belongs to the plan's days, owed or not, in the order in which they are due.
    pub(crate) fn all_reports(&self) -> Vec<Period> {
        self.scheme.reports(self.start.value, self.end.value)
    }

    /// The day from which reports, and occurrences of recurring tasks, are owed: that of its issue, and where nobody
    /// knows that day, its first.
    pub(crate) fn owed_from(&self) -> Day {
        let issued = self.issued.as_ref().and_then(|issued| issued.value.date);
        issued.map_or(self.start.value, |date| date.value)
    }

    /// The day from which occurrences of a task are owed. A task that an amendment adds owes nothing from before it.
    pub(crate) fn task_owed_from(&self, task: &Task) -> Day {
        let added = self.amended.added_on(task.id.value.as_str());
        added.map_or_else(|| self.owed_from(), |added| added.max(self.owed_from()))
    }

    /// The period of this name, if the plan has one.
    pub fn period(&self, name: &str) -> Option<Period> {
        let closing = || self.reports().into_iter().find(|report| report.name == name);
        self.scheme.period(name).or_else(|| if name == END { closing() } else { None })
    }
}

table! {
    /// plan.toml. A plan without its days takes those of all years, so that no day lies outside.
    pub struct PlanFile: "plan.toml", "plan.toml", total {
        pub id: Option<At<PlanId>> = required "id", "the plan's id, unique in the workspace", "mã kế hoạch, không trùng trong không gian làm việc" else None;
        pub title: Option<Text> = required "title", "the plan's title", "tên kế hoạch" else None;
        pub unit: Option<Text> = required "unit", "the committee or body that it belongs to", "cơ quan của kế hoạch" else None;
        pub level: Level = required "level", "the level of that body", "cấp hành chính" else Level::Commune;
        pub locality: Option<Text> = optional "locality", "where it lies", "địa bàn";
        pub start: At<Day> = required "start", "the plan's first day", "ngày đầu kế hoạch" else edge(table, Day::FIRST_YEAR, 1, 1);
        pub end: At<Day> = required "end", "the plan's last day", "ngày cuối kế hoạch" else edge(table, Day::LAST_YEAR, 12, 31);
        pub parent: Option<At<PlanId>> = optional "parent", "the plan above", "kế hoạch cấp trên";
        pub within: Option<At<PlanId>> = optional "within", "the unit's longer plan of which it is a part", "kế hoạch dài hạn của chính đơn vị";
        pub replaces: Option<At<PlanId>> = optional "replaces", "the plan whose place it takes from its day of issue on", "kế hoạch được thay thế từ ngày ban hành";
        pub values_from: Vec<At<PlanId>> = optional "values-from", "plans of the unit whose values it reads too", "kế hoạch cùng đơn vị mà số liệu được đọc chung";
        pub scheme_kind: Option<SchemeKind> = optional "report-periods", "in place of cchc.toml's", "thay cho cchc.toml";
        pub basis: Basis = optional "basis", "what deliveries and progress are; default official", "căn cứ của kết quả, tiến độ; mặc định official" else Basis::Official;
        pub priority_fields: Option<At<Vec<At<Text>>>> = optional "priority-fields", "the priority fields (lĩnh vực trọng tâm)", "lĩnh vực trọng tâm";
        pub issued: Option<At<Issuance>> = optional "issued", "how it was issued; without it, a draft", "ban hành thế nào; không có là dự thảo";
        pub declares: DeclaredCounts = optional "declares", "counts that the text announces", "các con số mà văn bản nêu";
        pub legal_basis: List<LegalBasis> = optional "legal-basis", "the documents on which it rests", "căn cứ pháp lý" else unread(table, "legal-basis");
        pub report_periods: List<ReportPeriod> = optional "report-period", "periods of one's own", "kỳ báo cáo tự đặt" else unread(table, "report-period");
        pub areas: List<Area> = optional "area", "the areas", "các lĩnh vực" else list_unless_blank(is_blank, table, "area");
        pub target_groups: List<TargetGroup> = optional "target-group", "the sections of the list of targets", "các nhóm chỉ tiêu" else list_unless_blank(is_blank, table, "target-group");
        pub targets: List<Target> = optional "target", "the targets", "các chỉ tiêu" else list_unless_blank(is_blank, table, "target");
        pub solutions: List<Solution> = optional "solution", "the solutions", "các giải pháp" else list_unless_blank(is_blank, table, "solution");
        pub funding: Funding = optional "funding", "where the money comes from, and for what it is spent", "kinh phí: nguồn, nội dung chi" else Funding::absent(list_unless_blank(is_blank, table, "funding"));
        pub funds: List<Fund> = optional "fund", "the funds that pay for tasks", "các nguồn kinh phí" else list_unless_blank(is_blank, table, "fund");
        pub paper: Letterhead = optional "paper", "the letterhead of the papers of this plan; it overrides that of cchc.toml", "những gì có trên mọi văn bản, thay cho cchc.toml";
        pub signature: Option<Signature> = optional "signature", "the signer and the recipients", "người ký, nơi nhận";
    }
    with table {
        /// Whether it has neither an id nor a first day, as an empty file: then its lists count as lost.
        pub is_blank: bool = id.is_none() && start.is_none();
    }
}

impl PlanFile {
    /// The plan before its other files are read. The folder's name stands for one that plan.toml does not give.
    pub(super) fn into_plan(self, folder: FilePath, start: Place, content: &SharedContent) -> Plan {
        let SharedContent { settings, indicators: shared, forms: shared_forms, scoring_sets, .. } = content.clone();
        let own = settings.report_periods.iter().chain(&self.report_periods).map(|item| &item.value);
        let name = || Text::from(folder.name());
        Plan {
            id: self.id.clone().unwrap_or_else(|| At::new(PlanId::from(folder.name()), start)),
            title: self.title.clone().unwrap_or_else(name),
            unit: self.unit.clone().unwrap_or_else(name),
            scheme: Scheme::new(self.scheme_kind.unwrap_or(settings.scheme), own, Arc::clone(&settings.working_days)),
            working_days: Arc::clone(&settings.working_days),
            periods_known: settings.report_periods.is_sound() && self.report_periods.is_sound(),
            assignees: List::lost(),
            has_groups: false,
            own_schemes: Vec::new(),
            tasks: List::lost(),
            tasks_place: start,
            indicators: List::default(),
            shared,
            values: List::default(),
            sources: Vec::new(),
            papers: List::default(),
            forms: List::default(),
            shared_forms,
            scores: List::default(),
            scoring_sets,
            difficulties: List::default(),
            amendments: List::default(),
            amended: Amended::default(),
            sound: true,
            faults: Vec::new(),
            folder,
            file: self,
        }
    }
}

fn edge(table: &TableReader<'_, '_, '_>, year: i32, month: u32, day: u32) -> At<Day> {
    At::new(Day::new(year, month, day).unwrap_or_default(), table.place())
}

fn list_unless_blank<T>(is_blank: bool, table: &mut TableReader<'_, '_, '_>, key: &str) -> List<T> {
    if is_blank { List::lost() } else { unread(table, key) }
}
