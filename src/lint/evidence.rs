//! Rules about evidence: document numbers, or files of the plan's folder.

use super::context::{Check, Context};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::is_evidence_file;
use crate::source::{At, FilePath, Files, Kind, Place, Refusal};
use crate::text::Both;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

rules! { pub(super) FAMILY: Family<Check>;
    EMPTY_EVIDENCE = "E501" "empty-evidence" Warning by evidence:
        en "{what} has no evidence",
        vi "{what} không có tài liệu kiểm chứng",
        help en "give a document number: evidence = [\"12/BC-UBND\"]",
        help vi "ghi số văn bản: evidence = [\"12/BC-UBND\"]";

    EVIDENCE_MISSING = "E502" "evidence-missing" Warning:
        en "the evidence file `{path}` is not in the plan's folder",
        vi "không có tệp kiểm chứng `{path}` trong thư mục kế hoạch";

    EVIDENCE_OUTSIDE = "E503" "evidence-outside" Error:
        en "the evidence path `{path}` leaves the plan's folder",
        vi "đường dẫn kiểm chứng `{path}` ra ngoài thư mục kế hoạch";
}

fn evidence(context: Context<'_>, sink: &mut Sink) {
    deliveries(context, sink);
    spendings(context, sink);
    values(context, sink);
    points(context, sink);
}

fn points(context: Context<'_>, sink: &mut Sink) {
    const SCORE: Both = Both { en: "a score", vi: "mục điểm" };
    let mut folders = Folders::of(context.files);
    for scores in &context.plan.scores {
        for entry in &scores.entries {
            if let Some(evidence) = &entry.evidence {
                check(context, &mut folders, entry.criterion.value.as_str(), SCORE, evidence, sink);
            }
        }
    }
}

fn deliveries(context: Context<'_>, sink: &mut Sink) {
    const DELIVERY: Both = Both { en: "a delivery", vi: "lần nộp kết quả" };
    let mut folders = Folders::of(context.files);
    for task in &context.plan.tasks {
        for delivery in &task.done {
            match &delivery.evidence {
                Some(evidence) => check(context, &mut folders, task.id.value.as_str(), DELIVERY, evidence, sink),
                // Evidence that could not be read is not evidence that is missing.
                None if delivery.sound => empty(DELIVERY, delivery.place, task.id.value.as_str(), sink),
                None => {}
            }
        }
    }
}

fn spendings(context: Context<'_>, sink: &mut Sink) {
    const SPENDING: Both = Both { en: "a sum that was spent", vi: "khoản chi" };
    let mut folders = Folders::of(context.files);
    for task in &context.plan.tasks {
        for spending in task.spent.iter().flat_map(|spent| spent.value.entries()) {
            match &spending.evidence {
                Some(evidence) => check(context, &mut folders, task.id.value.as_str(), SPENDING, evidence, sink),
                None if spending.sound => empty(SPENDING, spending.place, task.id.value.as_str(), sink),
                None => {}
            }
        }
    }
}

fn values(context: Context<'_>, sink: &mut Sink) {
    const VALUES: Both = Both { en: "the file of values", vi: "tệp số liệu" };
    const VALUE: Both = Both { en: "a value", vi: "số liệu" };
    let mut folders = Folders::of(context.files);
    for file in &context.plan.values {
        if let Some(evidence) = &file.evidence {
            check(context, &mut folders, &file.period.name, VALUES, evidence, sink);
        }
        for value in &file.values {
            if let Some(evidence) = &value.evidence {
                check(context, &mut folders, value.indicator.value.as_str(), VALUE, evidence, sink);
            }
        }
    }
}

fn empty(what: Both, place: Place, item: &str, sink: &mut Sink) {
    sink.push(Finding::new(&EMPTY_EVIDENCE, place).phrase("what", what).item(item).field("evidence"));
}

fn check(
    context: Context<'_>,
    folders: &mut Folders<'_>,
    item: &str,
    what: Both,
    evidence: &At<Vec<At<String>>>,
    sink: &mut Sink,
) {
    if evidence.value.is_empty() {
        empty(what, evidence.place, item, sink);
    }
    for one in &evidence.value {
        let text = one.value.trim();
        if text.is_empty() {
            empty(what, one.place, item, sink);
            continue;
        }
        if !is_evidence_file(text) {
            continue;
        }
        let rule = match inside(text) {
            None => &EVIDENCE_OUTSIDE,
            Some(path) => match folders.kind(&context.plan.folder, &path) {
                Ok(Kind::File) => continue,
                Err(Refusal::Outside) => &EVIDENCE_OUTSIDE,
                Ok(Kind::Folder | Kind::Link | Kind::Special | Kind::OddName)
                | Err(
                    Refusal::Absent
                    | Refusal::IsFolder
                    | Refusal::IsSpecial
                    | Refusal::OddName
                    | Refusal::LinkedFolder
                    | Refusal::TooDeep
                    | Refusal::Unfetched
                    | Refusal::Nowhere
                    | Refusal::TooLarge
                    | Refusal::System(_),
                ) => &EVIDENCE_MISSING,
            },
        };
        sink.push(Finding::new(rule, one.place).text("path", text).item(item).field("evidence"));
    }
}

/// The folders that hold evidence. Each is listed once: asking for tens of thousands of files one by one takes seconds.
pub(super) struct Folders<'f> {
    files: &'f dyn Files,
    listed: BTreeMap<FilePath, Result<Names, Refusal>>,
}

/// The entries of a folder by composed name: a Mac writes names decomposed, and the text of a plan is composed.
type Names = BTreeMap<String, (String, Kind)>;

impl<'f> Folders<'f> {
    pub(super) const fn of(files: &'f dyn Files) -> Self {
        Self { files, listed: BTreeMap::new() }
    }

    /// The kind of entry at a path below a folder, as [`Files::kind`] gives it.
    pub(super) fn kind(&mut self, below: &FilePath, path: &str) -> Result<Kind, Refusal> {
        let (folders, name) = path.rsplit_once('/').map_or(("", path), |(folders, name)| (folders, name));
        let mut folder = below.clone();
        for part in folders.split('/').filter(|part| !part.is_empty()) {
            let known = self.names(&folder).as_ref().ok().and_then(|names| names.get(&composed(part)));
            folder = folder.join(known.map_or(part, |(on_disk, _)| on_disk));
        }
        match self.names(&folder).as_ref().map(|names| names.get(&composed(name))) {
            Ok(Some((_, kind @ (Kind::File | Kind::Folder | Kind::Special | Kind::OddName)))) => Ok(*kind),
            // On other systems the disk may spell the name in other letters.
            Ok(None) if cfg!(target_os = "linux") => Err(Refusal::Absent),
            Err(refusal @ (Refusal::Absent | Refusal::Outside | Refusal::Nowhere)) => Err(refusal.clone()),
            Ok(Some((on_disk, Kind::Link))) => {
                let path = folder.join(on_disk);
                self.files.kind(&path)
            }
            Ok(None)
            | Err(
                Refusal::IsFolder
                | Refusal::IsSpecial
                | Refusal::OddName
                | Refusal::LinkedFolder
                | Refusal::TooDeep
                | Refusal::Unfetched
                | Refusal::TooLarge
                | Refusal::System(_),
            ) => self.files.kind(&folder.join(name)),
        }
    }

    fn names(&mut self, folder: &FilePath) -> &Result<Names, Refusal> {
        self.listed.entry(folder.clone()).or_insert_with_key(|folder| {
            let entries = self.files.list(folder)?;
            let mut names = Names::new();
            for entry in entries {
                let key = composed(&entry.name);
                // Where both forms stand side by side, the composed one is meant.
                let is_composed = key == entry.name;
                if is_composed || !names.contains_key(&key) {
                    names.insert(key, (entry.name, entry.kind));
                }
            }
            Ok(names)
        })
    }
}

fn composed(name: &str) -> String {
    name.nfc().collect()
}

/// The path below the plan's folder, with `.` and `..` resolved; `None` when it leaves it.
pub(super) fn inside(text: &str) -> Option<String> {
    if text.starts_with('/') || text.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.iter().fold(FilePath::root(), |path, part| path.join(part)).as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn a_path_must_stay_inside() {
        assert_eq!(inside("./a/../b.pdf").as_deref(), Some("b.pdf"));
        for out in ["../a.pdf", "a/../../b.pdf", "/a.pdf", "C:\\a.pdf", "..\\a.pdf"] {
            assert_eq!(inside(out), None, "{out}");
        }
    }
}
