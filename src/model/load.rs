//! Reading all the files of a plan.

use super::rules::PERIOD_NAME;
use super::value::ValuesFile;
use super::{Amendment, Assignee, ComputedIndicator, Difficulty, Indicator, Measure, Period, Plan, Settings, Task};
use super::{plan::PlanFile, plan::unread};
use super::{resolve::resolve, resolve::resolve_shared};
use crate::diag::{Finding, Sink};
use crate::keys::{FileReport, Keys, TableReader, read_file, read_nothing, report_refused, table};
use crate::parse::{rules::MISSING_FILE, rules::UNREAD_FILE};
use crate::source::{Entry, FilePath, Files, Kind, PLAN_SUBFOLDERS, Place, Refusal, Sources, is_plan_file};
use crate::value::{Item, List, nearest};
use std::sync::Arc;

table! {
    /// assignees.toml.
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
    /// indicators.toml.
    pub(super) struct IndicatorsFile: "indicators.toml", "indicators.toml", total {
        pub indicators: List<Indicator> = optional "indicator", "the indicators", "các chỉ số" else unread(table, "indicator");
    }
    with table {}
}

table! {
    /// issues.toml.
    pub(super) struct IssuesFile: "issues.toml", "issues.toml", total {
        pub issues: List<Difficulty> = optional "issue", "difficulties and proposals", "khó khăn, vướng mắc, kiến nghị" else unread(table, "issue");
    }
    with table {}
}

table! {
    /// amendments.toml.
    pub(super) struct AmendmentsFile: "amendments.toml", "amendments.toml", total {
        pub amendments: List<Amendment> = optional "amendment", "decisions that changed the plan", "các quyết định điều chỉnh" else unread(table, "amendment");
    }
    with table {}
}

/// What the plans of a workspace share.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// cchc.toml.
    pub settings: Settings,
    /// indicators.toml of the workspace.
    pub indicators: Arc<List<Indicator>>,
}

/// The files that a plan's folder may hold, aside from tasks/ and values/.
const KNOWN_FILES: [&str; 6] =
    ["plan.toml", "assignees.toml", "tasks.toml", "indicators.toml", "issues.toml", "amendments.toml"];

/// Reads what the plans of a workspace share.
pub fn load_shared(files: &dyn Files, sources: &mut Sources, sink: &mut Sink) -> Shared {
    let settings = super::load_settings(files, sources, sink);
    let mut file = File { files, sources, sink };
    let (indicators, _) = file.list(&FilePath::new("indicators.toml"), IndicatorsFile::KEYS, |table| {
        IndicatorsFile::from_keys(table).indicators
    });
    let indicators = indicators.unwrap_or_default();
    resolve_shared(&settings, &indicators, sink);
    Shared { settings, indicators: Arc::new(indicators) }
}

/// Reads a plan. There is always a plan; what was wrong went to `sink`, and the plan says whether it
/// is sound.
pub fn load_plan(
    files: &dyn Files,
    folder: &FilePath,
    shared: &Shared,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Plan {
    let before = sink.faults();
    let mut plan = load_head(files, folder, shared, sources, sink);
    let mut file = File { files, sources, sink };
    let assignees = file
        .list(&folder.join("assignees.toml"), AssigneesFile::KEYS, |table| AssigneesFile::from_keys(table).assignees)
        .0;
    plan.assignees = file.or_missing(assignees, "assignees.toml", &plan);
    file.tasks(&mut plan);
    let indicators = file
        .list(&folder.join("indicators.toml"), IndicatorsFile::KEYS, |table| {
            IndicatorsFile::from_keys(table).indicators
        })
        .0;
    plan.indicators = indicators.unwrap_or_default();
    let difficulties =
        file.list(&folder.join("issues.toml"), IssuesFile::KEYS, |table| IssuesFile::from_keys(table).issues).0;
    plan.difficulties = difficulties.unwrap_or_default();
    let amendments = file
        .list(&folder.join("amendments.toml"), AmendmentsFile::KEYS, |table| {
            AmendmentsFile::from_keys(table).amendments
        })
        .0;
    plan.amendments = amendments.unwrap_or_default();
    file.values(&mut plan);
    file.unread(&plan.folder);

    resolve(&plan, sink);
    plan.sound = sink.faults() == before;
    plan
}

/// Reads only plan.toml: enough to know what a plan is, where it belongs and what it asks for. Its other
/// files are as if they were lost.
pub(crate) fn load_head(
    files: &dyn Files,
    folder: &FilePath,
    shared: &Shared,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Plan {
    let path = folder.join("plan.toml");
    let report = read_file(files, &path, PlanFile::KEYS, sources, sink, |table| Some(PlanFile::from_keys(table)));
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
    head.into_plan(folder.clone(), start, &shared.settings, Arc::clone(&shared.indicators))
}

/// Reading with what it takes to read.
struct File<'f> {
    files: &'f dyn Files,
    sources: &'f mut Sources,
    sink: &'f mut Sink,
}

impl File<'_> {
    /// The tables of a file that holds one list; `None` when there is no such file. And where the file
    /// begins, if there is one.
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

    /// The names of the files in a folder, none where there is no such folder; and whether these are all. What is not
    /// known was reported.
    fn names_in(&mut self, folder: &FilePath) -> (Vec<String>, bool) {
        let entries = match self.files.list(folder) {
            Ok(entries) => entries,
            Err(Refusal::Absent) => return (Vec::new(), true),
            Err(why) => {
                report_refused(folder, &why, self.sources, self.sink);
                return (Vec::new(), false);
            }
        };
        let (odd, known): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.kind == Kind::OddName);
        for entry in &odd {
            report_refused(&folder.join(&entry.name), &Refusal::OddName, self.sources, self.sink);
        }
        let names = known.into_iter().map(|entry| entry.name).filter(|name| is_plan_file(name));
        (names.collect(), odd.is_empty())
    }

    /// Reports a file that a folder lists and that is gone.
    fn gone(&mut self, path: &FilePath) {
        report_refused(path, &Refusal::Absent, self.sources, self.sink);
    }

    fn tasks(&mut self, plan: &mut Plan) {
        let (mut tasks, mut place) =
            self.list(&plan.folder.join("tasks.toml"), TasksFile::KEYS, |table| TasksFile::from_keys(table).tasks);
        let folder = plan.folder.join("tasks");
        let (names, are_all) = self.names_in(&folder);
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
            let period = name.strip_suffix(".toml").and_then(|name| plan.period(name));
            let (read, file, mut sound) = match report {
                FileReport::Read { value, file, sound } => (value, Some(file), sound),
                FileReport::Absent => {
                    self.gone(&path);
                    (None, None, false)
                }
                FileReport::Refused => (None, None, false),
            };
            if let (None, Some(file)) = (&period, file) {
                let finding = Finding::new(&PERIOD_NAME, Sources::start(file));
                self.sink.push(finding.text("file", &*name));
            }
            let (Some(read), Some(file)) = (read, file) else {
                values.whole = false;
                continue;
            };
            // A file of no period decides nothing; its figures are checked all the same.
            let start = plan.start.value;
            let period = period.unwrap_or_else(|| Period { name: name.clone(), from: start, to: start, due: start });
            let known = |id: &crate::value::IndicatorId| -> Option<Measure> {
                plan.indicator(id).map(|indicator| indicator.measure)
            };
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

    /// Names what nothing is read from: a slip in a name must not lose what stands under it.
    fn unread(&mut self, folder: &FilePath) {
        for entry in self.files.list(folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            let known = KNOWN_FILES.contains(&entry.name.as_str());
            let stray = match entry.kind {
                Kind::Folder if PLAN_SUBFOLDERS.contains(&entry.name.as_str()) => {
                    self.unread_below(&path);
                    false
                }
                Kind::Folder => {
                    let inside = self.files.list(&path).unwrap_or_default();
                    let is_plan = inside.iter().any(|entry| entry.name == "plan.toml");
                    !is_plan && inside.iter().any(is_toml) && !entry.name.starts_with('.')
                }
                Kind::OddName => {
                    report_refused(&path, &Refusal::OddName, self.sources, self.sink);
                    false
                }
                Kind::File | Kind::Link | Kind::Special => {
                    PLAN_SUBFOLDERS.contains(&entry.name.as_str()) && entry.kind == Kind::File
                        || is_toml(&entry) && !known
                }
            };
            if stray {
                self.report_unread(&path);
            }
        }
    }

    /// In tasks/ and values/ only the files that stand right there are read.
    fn unread_below(&mut self, folder: &FilePath) {
        for entry in self.files.list(folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            let holds_toml = || self.files.list(&path).unwrap_or_default().iter().any(is_toml);
            let stray = match entry.kind {
                Kind::Folder => holds_toml(),
                // That was said when its folder was read.
                Kind::OddName => false,
                Kind::File | Kind::Link | Kind::Special => is_toml(&entry) && !is_plan_file(&entry.name),
            };
            if stray {
                self.report_unread(&path);
            }
        }
    }

    fn report_unread(&mut self, path: &FilePath) {
        let file = self.sources.add(path.clone(), String::new());
        let finding = Finding::new(&UNREAD_FILE, Sources::start(file)).text("file", path.name());
        let known = KNOWN_FILES.into_iter().chain(PLAN_SUBFOLDERS);
        self.sink.push(finding.suggest(nearest(path.name(), known.filter(|known| *known != path.name()))));
    }
}

/// Whether something was named as a plan's file is. What has a name that cannot be written down is told elsewhere.
fn is_toml(entry: &Entry) -> bool {
    let name = &entry.name;
    entry.kind != Kind::OddName && name.to_ascii_lowercase().ends_with(".toml") && !name.starts_with('.')
}
