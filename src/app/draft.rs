//! An edit of a plan: decided from what is there, laid over it, checked again, then refused or written.

use super::others::Others;
use super::{OnlyPlan, SharedFiles, reading::Beside, reading::Loaded, reading::Reader};
use crate::calc::{Replacement, View};
use crate::diag::Failure;
use crate::diag::{Group, Level, LocatedFinding};
use crate::edit::{self, Edit, Step};
use crate::model::{FileKind, Plan, Settings};
use crate::parse::Plain;
use crate::report::{EditedFile, FieldEdit, PlanEdits, PlanLabel};
use crate::schema::schema_file;
use crate::source::{Disk, FilePath, Files, Overlay, Refusal, Sources};
use crate::store::{Lock, Rewrite, lock_plan, rewrite, unreachable};
use crate::text::{Both, Raw};
use crate::value::Day;
use std::collections::BTreeSet;

/// The plan as it is: an edit is decided from it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EditBase<'g> {
    pub plan: &'g Plan,
    pub sources: &'g Sources,
    pub settings: &'g Settings,
    pub sound: bool,
    pub as_of: Day,
    /// Whether the caller wants the change whatever speaks against it.
    pub force: bool,
    /// The plan that stands in its place.
    pub replacement: Option<&'g Replacement>,
}

impl<'g> EditBase<'g> {
    #[must_use]
    pub(crate) fn view(&self) -> View<'g> {
        View::new(self.as_of, self.settings).replaced(self.replacement)
    }

    /// The text of a new file. Where plan.toml names its schema on the first line, so does the new file.
    pub(super) fn new_file(&self, path: &FilePath, entries: &[(String, Plain)]) -> String {
        self.new_file_of(path, &edit::file_of(entries, "\n"))
    }

    /// The same of a text whose lines end with `\n`.
    pub(super) fn new_file_of(&self, path: &FilePath, text: &str) -> String {
        let schema = self.schema_of(path).map_or_else(String::new, |schema| format!("#:schema {schema}\n"));
        (schema + text).replace('\n', self.newline())
    }

    /// The schema of a new file, beside the one that plan.toml names.
    fn schema_of(&self, path: &FilePath) -> Option<String> {
        let own = self.plan.id.place.file;
        let first = self.sources.text(own).lines().next()?.trim_start_matches('\u{FEFF}');
        let folder = first.strip_prefix("#:schema ")?.trim().strip_suffix(&schema_file(FileKind::Plan))?;
        let deeper = path.depth().checked_sub(self.sources.path(own).depth())?;
        let up = if folder.starts_with('.') { "../".repeat(deeper) } else { String::new() };
        Some(format!("{up}{folder}{}", schema_file(FileKind::of(path)?)))
    }

    /// The line breaks of the plan's files, for a new one.
    fn newline(&self) -> &'static str {
        let last = self.plan.values.last().map_or(self.plan.id.place.file, |file| file.place.file);
        if self.sources.text(last).contains("\r\n") { "\r\n" } else { "\n" }
    }
}

/// The edit of one file.
#[derive(Clone, Debug)]
pub(crate) struct FileEdit {
    pub path: FilePath,
    pub work: Work,
    /// The values that it changes, as they are told.
    pub fields: Vec<Field>,
}

/// The work on one file.
#[derive(Clone, Debug)]
pub(crate) enum Work {
    /// Edits, one after the other.
    Edit(Vec<Edit>),
    /// Edits, then a block of tables behind the end of the file.
    Extend(Vec<Edit>, String),
    /// The file is made; this is its text.
    Create(String),
}

/// The thing of a plan that an edit is about, by its id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Subject {
    Task(String),
    /// A target, an assignee, an indicator, a difficulty or an amendment.
    Other(String),
}

/// A value by its place in the file and by what it is called.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Field {
    /// The thing that it belongs to, if it belongs to one.
    pub subject: Option<Subject>,
    /// Whether that thing is new: then there was nothing before, whatever stood at its place.
    pub is_new: bool,
    /// Its key.
    pub name: String,
    /// Where it stands.
    pub path: Vec<Step>,
}

/// A change that is not written yet. It holds the plan's lock, unless it is only to be looked at.
#[derive(Debug)]
pub(crate) struct Draft<T> {
    pub plan: PlanEdits,
    /// The findings that are there after the change and were not before, errors and warnings.
    pub new: Vec<LocatedFinding>,
    /// Whether the plan has no error once it is changed. From one that has, nothing is computed.
    pub sound: bool,
    /// The command's own words on the plan before and after.
    pub words: T,
    files: Vec<Rewrite>,
    lock: Option<Lock>,
}

/// How an edit is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EditMode {
    pub as_of: Day,
    /// Whether it is only to be shown.
    pub dry_run: bool,
    /// Whether it is wanted whatever speaks against it.
    pub force: bool,
}

/// A plan that was read, with what is to be said of it.
struct CheckedPlan<'s> {
    plan: Plan,
    sources: Sources,
    settings: &'s Settings,
    findings: Vec<LocatedFinding>,
    /// The plan that stands in its place.
    replacement: Option<Replacement>,
}

impl CheckedPlan<'_> {
    fn base(&self, mode: EditMode) -> EditBase<'_> {
        let Self { plan, sources, settings, replacement, .. } = self;
        let (sound, replacement) = (self.is_sound(), replacement.as_ref());
        EditBase { plan, sources, settings, sound, as_of: mode.as_of, force: mode.force, replacement }
    }

    fn is_sound(&self) -> bool {
        // Faults of points keep nothing from being computed.
        let is_fault = |one: &LocatedFinding| one.level() == Level::Error && !one.rule().is_in(Group::Scores);
        !self.findings.iter().any(is_fault)
    }
}

/// Reads the plan in a folder under its lock, lets `decide` say what is to change, and checks the plan as it
/// would be. `tell` gets the plan before and after.
///
/// # Errors
/// When the plan is locked by another process for too long, when the change cannot be decided, or when a file
/// cannot be edited without changing something else.
pub(crate) fn draft<T: Send>(
    disk: &Disk,
    shared: &SharedFiles,
    OnlyPlan { folder, all }: &OnlyPlan,
    mode: EditMode,
    decide: impl FnOnce(EditBase<'_>) -> Result<Vec<FileEdit>, Failure> + Send,
    tell: impl FnOnce(EditBase<'_>, EditBase<'_>) -> T + Send,
) -> anyhow::Result<Draft<T>> {
    let lock = if mode.dry_run { None } else { Some(lock_plan(disk, folder)?) };
    let drafted = super::threads::on_roomy_stacks(1, || -> Result<Draft<T>, Failure> {
        let others = Others::of(folder, all);
        let beside = |reader: Reader<'_>| others.beside(reader, reader.name(folder));
        drafted(Ground { files: disk, shared, folder, beside: &beside }, mode, decide, tell)
    })?;
    Ok(Draft { lock, ..drafted? })
}

/// The files as an edit would make them, over those that an editor has and without any lock. `beside` are the facts of
/// other plans on which this one depends.
///
/// # Errors
/// When it cannot be decided, or would bring an error.
pub(super) fn propose(
    (files, shared): (&dyn Files, &SharedFiles),
    (folder, beside): (&FilePath, &Beside),
    as_of: Day,
    decide: impl FnOnce(EditBase<'_>) -> Result<Vec<FileEdit>, Failure>,
) -> Result<Vec<Rewrite>, Failure> {
    const BRINGS: Both =
        Both { en: "that would bring an error: {finding}", vi: "sửa như vậy thì có lỗi: {finding}" };
    let ground = Ground { files, shared, folder, beside: &|_| beside.clone() };
    let draft = drafted(ground, EditMode { as_of, dry_run: true, force: false }, decide, |_, _| ())?;
    match draft.errors().first() {
        Some(error) => Err(Failure::new(BRINGS).arg("finding", error.coded())),
        None => Ok(draft.files),
    }
}

/// The files in which an edit is decided.
#[derive(Clone, Copy)]
struct Ground<'g> {
    files: &'g dyn Files,
    shared: &'g SharedFiles,
    folder: &'g FilePath,
    /// The facts of other plans on which the plan depends.
    beside: &'g dyn Fn(Reader<'_>) -> Beside,
}

fn drafted<T>(
    ground: Ground<'_>,
    mode: EditMode,
    decide: impl FnOnce(EditBase<'_>) -> Result<Vec<FileEdit>, Failure>,
    tell: impl FnOnce(EditBase<'_>, EditBase<'_>) -> T,
) -> Result<Draft<T>, Failure> {
    let Ground { files: below, .. } = ground;
    let before = open(ground, below, mode.as_of);
    let base = before.base(mode);
    let mut overlay = Overlay::new(below);
    let (mut changes, mut shown, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for FileEdit { path, work, fields } in merged(decide(base)?) {
        let old = match &work {
            Work::Edit(_) | Work::Extend(..) => {
                Some(below.read(&path).map_err(|_| unreadable(&path, edit::Fault::NoSuchPlace))?)
            }
            Work::Create(_) => match below.kind(&path) {
                Err(Refusal::Absent) => None,
                Err(why) => return Err(unreachable(&path, &why)),
                // One that is there, but could not be read.
                Ok(_) => return Err(unreadable(&path, edit::Fault::Unreadable)),
            },
        };
        let text = old.as_deref().map(|bytes| std::str::from_utf8(bytes).unwrap_or_default());
        let new = match work {
            Work::Edit(edits) => {
                edit::apply(text.unwrap_or_default(), &edits).map_err(|fault| unreadable(&path, fault))?
            }
            Work::Extend(edits, block) => edit::apply(text.unwrap_or_default(), &edits)
                .and_then(|text| edit::append_tables(&text, &block))
                .map_err(|fault| unreadable(&path, fault))?,
            Work::Create(text) => text,
        };
        if text == Some(new.as_str()) {
            continue;
        }
        changes.extend(changes_of(&path, &fields, text, &new));
        let raw = |text: &str| Raw::new(text);
        shown.push(EditedFile { path: raw(path.as_str()), before: text.map(raw), after: raw(&new) });
        overlay.put(path.clone(), new.clone());
        files.push(Rewrite { path, before: old, after: new.into_bytes() });
    }
    let after = open(ground, &overlay, mode.as_of);
    Ok(Draft {
        plan: PlanEdits { label: PlanLabel::of(&before.plan, before.base(mode).view()), edits: changes, files: shown },
        sound: after.is_sound(),
        new: added(&before.findings, &after.findings),
        words: tell(base, after.base(mode)),
        files,
        lock: None,
    })
}

impl<T> Draft<T> {
    /// Whether there is nothing to change.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The errors that it would bring.
    #[must_use]
    pub(crate) fn errors(&self) -> Vec<LocatedFinding> {
        self.new.iter().filter(|finding| finding.level() == Level::Error).cloned().collect()
    }

    /// Writes it. It returns warnings: the edit is written, but the system did not say that it would outlast a
    /// power cut.
    ///
    /// # Errors
    /// When a file cannot be written; that file, and those behind it, are as they were. A draft that was only to
    /// be looked at cannot be written.
    pub(crate) fn write(self, disk: &Disk) -> Result<Vec<Failure>, Failure> {
        const UNLOCKED: Both = Both {
            en: "a change that is only shown is not written",
            vi: "thay đổi chỉ để xem thì không ghi",
        };
        let lock = self.lock.ok_or_else(|| Failure::new(UNLOCKED))?;
        let written = rewrite(disk, &self.files);
        drop(lock);
        written
    }
}

/// The edits of one file together.
fn merged(edits: Vec<FileEdit>) -> Vec<FileEdit> {
    let mut merged: Vec<FileEdit> = Vec::new();
    for edit in edits {
        let known = merged.iter_mut().find(|known| known.path == edit.path);
        match (known, edit) {
            (
                Some(FileEdit { work: Work::Edit(known), fields: known_fields, .. }),
                FileEdit { work: Work::Edit(edits), fields, .. },
            ) => {
                known.extend(edits);
                known_fields.extend(fields);
            }
            (
                Some(FileEdit { work: known, fields: known_fields, .. }),
                FileEdit { work: Work::Extend(mut edits, block), fields, .. },
            ) if matches!(known, Work::Edit(_)) => {
                if let Work::Edit(earlier) = known {
                    edits.splice(0..0, earlier.drain(..));
                }
                *known = Work::Extend(edits, block);
                known_fields.extend(fields);
            }
            (_, edit) => merged.push(edit),
        }
    }
    for edit in &mut merged {
        let mut seen = BTreeSet::new();
        edit.fields.retain(|field| seen.insert(field.clone()));
    }
    merged
}

/// Reads and checks the plan, with what it depends on in other plans.
fn open<'s>(ground: Ground<'s>, files: &dyn Files, as_of: Day) -> CheckedPlan<'s> {
    let reader = ground.shared.reader(files, as_of, true);
    let beside = (ground.beside)(reader);
    let (mut loaded, _) = reader.whole(ground.folder, &beside);
    let (settings, findings) = (ground.shared.settings(), loaded.findings());
    let Loaded { plan, sources, .. } = loaded;
    CheckedPlan { plan, settings, sources, findings, replacement: beside.replacement }
}

/// The findings that were not there before. Lines move in an edit, so places do not tell them apart.
fn added(before: &[LocatedFinding], after: &[LocatedFinding]) -> Vec<LocatedFinding> {
    let key = |finding: &LocatedFinding| {
        let file = finding.at.file.clone();
        let item = finding.item().map(str::to_owned);
        (finding.rule().code, file, item, finding.field(), finding.message(crate::text::Lang::En))
    };
    let mut known: Vec<_> = before.iter().map(key).collect();
    let mut new = after.to_vec();
    new.retain(|finding| {
        let own = key(finding);
        match known.iter().position(|other| *other == own) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => finding.level() >= Level::Warning,
        }
    });
    new.sort_by(|a, b| a.order().cmp(&b.order()));
    new
}

/// The values of these fields of a file, before and after.
fn changes_of(path: &FilePath, fields: &[Field], before: Option<&str>, after: &str) -> Vec<FieldEdit> {
    let (before, after) = (before.and_then(Plain::parse), Plain::parse(after));
    let at = |data: &Option<Plain>, path: &[Step]| data.as_ref().and_then(|data| edit::find(data, path).cloned());
    let change = |field: &Field| FieldEdit {
        file: Raw::new(path.as_str()),
        task: if let Some(Subject::Task(id)) = &field.subject { Some(Raw::new(&**id)) } else { None },
        item: field.subject.as_ref().map(|(Subject::Task(id) | Subject::Other(id))| Raw::new(&**id)),
        field: Raw::new(&*field.name),
        before: if field.is_new { None } else { at(&before, &field.path) },
        after: at(&after, &field.path),
    };
    fields.iter().map(change).filter(|change| change.before != change.after).collect()
}

fn unreadable(path: &FilePath, fault: edit::Fault) -> Failure {
    const SAYS: Both = Both { en: "`{file}` cannot be edited: {why}", vi: "không sửa được `{file}`: {why}" };
    const HELP: Both = Both { en: "`cchc validate` names every fault", vi: "`cchc validate` chỉ ra từng lỗi" };
    let failure = Failure::new(SAYS).arg("file", path.as_str()).phrase("why", fault.says());
    if fault == edit::Fault::Unreadable { failure.help(HELP) } else { failure }
}
