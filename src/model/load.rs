//! Reads all the files of a plan.

use super::advice::advise;
use super::rules::PERIOD_NAME;
use super::scoring_files::{load_scores, load_sets};
use super::unread::{Loader, report_unread_files};
use super::value::ValuesFile;
use super::{
    Amended, Amendment, Assignee, AssigneeKind, ComputedIndicator, Difficulty, Indicator, PaperFile, Period,
    PeriodicPaper, Plan, SharedContent, StatisticsForm, Task,
};
use super::{form_references::check_forms, lists::unread, money_references::check_money, plan::PlanFile};
use super::{resolve::resolve, resolve::resolve_shared};
use crate::diag::{Finding, Sink};
use crate::keys::{FileReport, Keys, TableReader, read_file, read_nothing, report_refused, table};
use crate::parse::rules::MISSING_FILE;
use crate::source::{FilePath, Files, Kind, Place, Refusal, Sources, is_plan_file};
use crate::value::{DueDay, Item, List};
use smol_str::SmolStr;
use std::sync::Arc;

table! {
    pub(super) struct AssigneesFile: "assignees.toml", "assignees.toml", total {
        pub assignees: List<Assignee> = required "assignee", "the assignees", "những người được giao" else unread(table, "assignee");
    }
    with table {}
}

table! {
    /// tasks.toml and of the files in tasks/.
    pub(super) struct TasksFile: "tasks.toml", "tasks.toml", total {
        pub tasks: List<Task> = optional "task", "the tasks", "các nhiệm vụ" else unread(table, "task");
    }
    with table {}
}

table! {
    pub(super) struct IndicatorsFile: "indicators.toml", "indicators.toml", total {
        pub indicators: List<Indicator> = optional "indicator", "the indicators", "các chỉ số" else unread(table, "indicator");
    }
    with table {}
}

table! {
    pub(super) struct IssuesFile: "issues.toml", "issues.toml", total {
        pub issues: List<Difficulty> = optional "issue", "difficulties and proposals", "khó khăn, vướng mắc, kiến nghị" else unread(table, "issue");
    }
    with table {}
}

table! {
    /// The files in forms/.
    pub(super) struct FormsFile: "a file of forms", "tệp biểu thống kê", total {
        pub forms: List<StatisticsForm> = required "form", "the statistics annexes", "các biểu thống kê" else unread(table, "form");
    }
    with table {}
}

table! {
    pub(super) struct AmendmentsFile: "amendments.toml", "amendments.toml", total {
        pub amendments: List<Amendment> = optional "amendment", "decisions that changed the plan", "các quyết định điều chỉnh" else unread(table, "amendment");
    }
    with table {}
}

/// Reads the files that all plans of a workspace share.
pub fn load_shared(files: &dyn Files, sources: &mut Sources, sink: &mut Sink) -> SharedContent {
    let settings = super::load_settings(files, sources, sink);
    let mut file = Loader::new(files, sources, sink);
    let (indicators, _) = file.list(&FilePath::new("indicators.toml"), IndicatorsFile::KEYS, |table| {
        IndicatorsFile::from_keys(table).indicators
    });
    let indicators = indicators.unwrap_or_default();
    let forms = file.forms(&FilePath::new("forms"));
    resolve_shared(&settings, &indicators, sink);
    check_forms(&forms, &[], sink);
    let before = sink.faults();
    let scoring_sets = Arc::new(load_sets(files, sources, sink));
    let scoring_faults = sink.faults() - before;
    SharedContent { settings, indicators: Arc::new(indicators), forms: Arc::new(forms), scoring_sets, scoring_faults }
}

/// Reads a plan. There is always a plan; its faults go to `sink`, and the plan says whether it is sound.
pub fn load_plan(
    files: &dyn Files,
    folder: &FilePath,
    shared: &SharedContent,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Plan {
    let before = sink.faults();
    let mut plan = load_head(files, folder, shared, sources, sink);
    // Most plans lack some of the files, and look for none that is not there.
    let listed = files.list(folder);
    let has = |name: &str| listed.as_ref().is_ok_and(|inside| inside.iter().any(|entry| entry.name == name));
    let may_have = |name: &str| {
        listed.as_ref().map_or(true, |inside| inside.iter().any(|entry| entry.name.eq_ignore_ascii_case(name)))
    };
    let mut file = Loader::new(files, sources, sink);
    let assignees = file
        .list(&folder.join("assignees.toml"), AssigneesFile::KEYS, |table| AssigneesFile::from_keys(table).assignees)
        .0;
    plan.assignees = file.or_missing(assignees, "assignees.toml", &plan);
    plan.has_groups = plan.assignees.iter().any(|one| one.kind == AssigneeKind::Group);
    file.tasks(&mut plan, may_have("tasks"));
    if may_have("indicators.toml") {
        let indicators = file.list(&folder.join("indicators.toml"), IndicatorsFile::KEYS, |table| {
            IndicatorsFile::from_keys(table).indicators
        });
        plan.indicators = indicators.0.unwrap_or_default();
    }
    let kinds = plan.with_own_periods().into_iter().filter_map(|indicator| indicator.periods);
    plan.own_schemes = kinds.map(|kind| kind.value).collect();
    if may_have("issues.toml") {
        let difficulties =
            file.list(&folder.join("issues.toml"), IssuesFile::KEYS, |table| IssuesFile::from_keys(table).issues);
        plan.difficulties = difficulties.0.unwrap_or_default();
    }
    if may_have("amendments.toml") {
        let amendments = file.list(&folder.join("amendments.toml"), AmendmentsFile::KEYS, |table| {
            AmendmentsFile::from_keys(table).amendments
        });
        plan.amendments = amendments.0.unwrap_or_default();
    }
    plan.amended = Amended::of(&plan.amendments);
    if may_have("values") {
        file.values(&mut plan);
    }
    if has("papers") {
        file.papers(&mut plan);
    }
    if has("forms") {
        plan.forms = file.forms(&plan.folder.join("forms"));
    }
    if has("scores") {
        plan.scores = load_scores(&mut file, &plan.folder);
    }
    report_unread_files(&mut file, &plan.folder, listed.unwrap_or_default());

    resolve(&plan, sink);
    check_money(&plan, sink);
    check_forms(&plan.forms, &[&plan.indicators, &*plan.shared], sink);
    if sink.faults() > before && sink.suggests() {
        advise(&plan, sink);
    }
    plan.sound = sink.faults() == before;
    if !plan.sound {
        plan.faults = sink.error_places();
    }
    plan
}

/// Reads only plan.toml: enough to know the plan's name, its place among others and its targets. Its other files count
/// as lost.
pub(crate) fn load_head(
    files: &dyn Files,
    folder: &FilePath,
    shared: &SharedContent,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Plan {
    head_by(files, folder, shared, sources, sink, |_| ())
}

/// The same without the lists of plan.toml, which count as empty: enough to know the plan's name and its place among
/// others.
pub(crate) fn load_name(files: &dyn Files, folder: &FilePath, shared: &SharedContent, sources: &mut Sources) -> Plan {
    head_by(files, folder, shared, sources, &mut Sink::default(), |table| table.reader().skip_lists())
}

fn head_by(
    files: &dyn Files,
    folder: &FilePath,
    shared: &SharedContent,
    sources: &mut Sources,
    sink: &mut Sink,
    prepare: impl FnOnce(&mut TableReader<'_, '_, '_>),
) -> Plan {
    let path = folder.join("plan.toml");
    let report = read_file(files, &path, PlanFile::KEYS, sources, sink, |table| {
        prepare(table);
        Some(PlanFile::from_keys(table))
    });
    if matches!(report, FileReport::Absent) {
        report_refused(&path, &Refusal::Absent, sources, sink);
    }
    let (head, start) = match report {
        FileReport::Read { value: Some(head), file, .. } => (head, Sources::start(file)),
        FileReport::Read { value: None, .. } | FileReport::Refused | FileReport::Absent => {
            let start = Sources::start(sources.last(&path));
            (read_nothing(start, PlanFile::KEYS, PlanFile::from_keys), start)
        }
    };
    head.into_plan(folder.clone(), start, shared)
}

impl Loader<'_> {
    /// The tables of a file that holds one list, and where the file begins; `None` when there is no such file.
    fn list<T>(
        &mut self,
        path: &FilePath,
        keys: Keys,
        read: impl FnOnce(&mut TableReader<'_, '_, '_>) -> List<T>,
    ) -> (Option<List<T>>, Option<Place>) {
        match read_file(self.files, path, keys, self.sources, self.sink, |table| Some(read(table))) {
            FileReport::Read { value: Some(list), file, .. } => (Some(list), Some(Sources::start(file))),
            FileReport::Read { value: None, .. } | FileReport::Refused => (Some(List::lost()), None),
            FileReport::Absent => (None, None),
        }
    }

    /// The list, or a finding that its file is missing.
    fn or_missing<T>(&mut self, list: Option<List<T>>, name: &str, plan: &Plan) -> List<T> {
        list.unwrap_or_else(|| {
            let place = Sources::start(plan.id.place.file);
            self.sink.push(Finding::new(&MISSING_FILE, place).text("file", name));
            List::lost()
        })
    }

    /// The names of the files in a folder, none where there is no such folder; and whether these are all. A finding
    /// names each that cannot be read.
    pub(super) fn names_in(&mut self, folder: &FilePath) -> (Vec<String>, bool) {
        let entries = match self.files.list(folder) {
            Ok(entries) => entries,
            Err(Refusal::Absent) => return (Vec::new(), true),
            Err(why) => {
                report_refused(folder, &why, self.sources, self.sink);
                return (Vec::new(), false);
            }
        };
        self.listed.push((folder.clone(), entries.clone()));
        let (odd, known): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.kind == Kind::OddName);
        for entry in &odd {
            report_refused(&folder.join(&entry.name), &Refusal::OddName, self.sources, self.sink);
        }
        let names = known.into_iter().map(|entry| entry.name).filter(|name| is_plan_file(name));
        (names.collect(), odd.is_empty())
    }

    /// Reports a file that went away after its folder was listed.
    pub(super) fn gone(&mut self, path: &FilePath) {
        report_refused(path, &Refusal::Absent, self.sources, self.sink);
    }

    fn tasks(&mut self, plan: &mut Plan, may_have_folder: bool) {
        let (mut tasks, mut place) =
            self.list(&plan.folder.join("tasks.toml"), TasksFile::KEYS, |table| TasksFile::from_keys(table).tasks);
        let folder = plan.folder.join("tasks");
        let (names, are_all) = if may_have_folder { self.names_in(&folder) } else { (Vec::new(), true) };
        if !are_all {
            tasks.get_or_insert_default().append(List::lost());
        }
        for name in names {
            let path = folder.join(&name);
            let (more, begin) = self.list(&path, TasksFile::KEYS, |table| TasksFile::from_keys(table).tasks);
            if more.is_none() {
                self.gone(&path);
            }
            place = place.or(begin);
            tasks.get_or_insert_default().append(more.unwrap_or_else(List::lost));
        }
        plan.tasks = self.or_missing(tasks, "tasks.toml", plan);
        plan.tasks_place = place.unwrap_or(plan.tasks_place);
    }

    /// The statistics annexes of a folder.
    fn forms(&mut self, folder: &FilePath) -> List<StatisticsForm> {
        let (names, are_all) = self.names_in(folder);
        let mut forms = List::default();
        forms.whole = are_all;
        for name in names {
            let path = folder.join(&name);
            let (more, _) = self.list(&path, FormsFile::KEYS, |table| FormsFile::from_keys(table).forms);
            if more.is_none() {
                self.gone(&path);
            }
            forms.append(more.unwrap_or_else(List::lost));
        }
        forms
    }

    fn papers(&mut self, plan: &mut Plan) {
        let folder = plan.folder.join("papers");
        let (names, are_all) = self.names_in(&folder);
        let mut papers = List::default();
        papers.whole = are_all;
        for name in names {
            let path = folder.join(&name);
            let report = read_file(self.files, &path, PaperFile::KEYS, self.sources, self.sink, |table| {
                Some(PaperFile::from_keys(table))
            });
            let FileReport::Read { value: Some(read), file, sound } = report else {
                if matches!(report, FileReport::Absent) {
                    self.gone(&path);
                }
                papers.whole = false;
                continue;
            };
            let place = Sources::start(file);
            let stem = name.strip_suffix(".toml").unwrap_or(&name);
            match plan.period(stem) {
                Some(period) => {
                    papers.push(Item { value: PeriodicPaper { period, file: read }, place, sound });
                }
                None => self.sink.push(Finding::new(&PERIOD_NAME, place).text("file", &*name)),
            }
        }
        plan.papers = papers;
    }

    fn values(&mut self, plan: &mut Plan) {
        let folder = plan.folder.join("values");
        let (names, are_all) = self.names_in(&folder);
        let mut values = List::default();
        values.whole = are_all;
        for name in names {
            let path = folder.join(&name);
            let report = read_file(self.files, &path, ValuesFile::KEYS, self.sources, self.sink, |table| {
                Some(ValuesFile::from_keys(table))
            });
            let period = name.strip_suffix(".toml").and_then(|name| plan.file_period(name));
            let (read, file, mut sound) = match report {
                FileReport::Read { value, file, sound } => (value, Some(file), sound),
                FileReport::Absent => {
                    self.gone(&path);
                    (None, None, false)
                }
                FileReport::Refused => (None, None, false),
            };
            let may_be = || plan.may_have_period(name.strip_suffix(".toml").unwrap_or_default());
            if let (None, Some(file)) = (&period, file)
                && !may_be()
            {
                let finding = Finding::new(&PERIOD_NAME, Sources::start(file));
                self.sink.push(finding.text("file", &*name));
            }
            let (Some(read), Some(file)) = (read, file) else {
                values.whole = false;
                continue;
            };
            let before = self.sink.faults();
            for id in period.iter().filter(|_| !plan.own_schemes.is_empty()).flat_map(|_| read.indicators()) {
                super::own_periods::value_period(plan, id, name.strip_suffix(".toml").unwrap_or(&name), self.sink);
            }
            sound &= self.sink.faults() == before;
            // A file of no period decides nothing; its figures are checked all the same.
            let start = plan.start.value;
            let period = period.unwrap_or_else(|| Period {
                name: SmolStr::new(&name),
                from: start,
                to: start,
                due: DueDay::fixed(start),
            });
            let known = |id: &crate::value::IndicatorId| plan.indicator(id);
            super::resolve::values_once(read.indicators(), self.sink);
            for id in read.indicators() {
                super::resolve::value_indicator(plan, id, self.sink);
                sound &= known(&id.value).is_some() && ComputedIndicator::named(&id.value).is_none();
            }
            let before = self.sink.faults();
            let value = read.resolve(period, known, |finding| self.sink.push(finding));
            sound &= self.sink.faults() == before;
            values.push(Item { value, place: Sources::start(file), sound });
        }
        plan.values = values;
    }
}
