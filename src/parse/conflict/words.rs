//! A conflict in words: what two people did to the same thing, and on which lines.

use super::facts::{Fact, FactKind, Subject, facts, figures, items};
use super::marker::{Conflict, Marker, Stretch};
use super::side::Side;
use crate::diag::Finding;
use crate::source::{FileId, FilePath, Place};
use crate::text::Both;
use crate::value::Cell;

/// More of one version are counted, not told.
const MOST_FACTS: usize = 3;

/// The finding of a whole conflict; `versions` are read where it is to be explained. `are_entries` says that all lines
/// of both are entries of one list, which can stand below each other.
pub(super) fn told(
    finding: Finding,
    (conflict, are_entries): (&Conflict<'_>, bool),
    closing: &Marker<'_>,
    versions: Option<(&Side<'_>, &Side<'_>)>,
    (path, file): (&FilePath, FileId),
) -> Finding {
    const OURS: Both = Both { en: "the version of {ours}", vi: "bản của {ours}" };
    const THEIRS: Both = Both { en: "the version of {theirs}", vi: "bản của {theirs}" };
    const BASE: Both = Both {
        en: "the version before both changes; delete it, with its line `|||||||`",
        vi: "bản trước khi hai người sửa; xóa cả bản này và dòng `|||||||`",
    };
    const HELP_TABLES: Both = Both {
        en: "keep one version; or keep both: entries of one list in that list, any other line below its own table (one of task 2.1 above the next `[[task]]`), two tables with a header and an id each; delete the lines `<<<<<<<`, `=======` and `>>>>>>>`; then run `cchc validate`",
        vi: "giữ một bên; hoặc giữ cả hai: mục của cùng một danh sách gộp vào danh sách ấy, dòng khác đứng dưới đúng bảng của nó (dòng của nhiệm vụ 2.1 đứng trên `[[task]]` kế tiếp), hai bảng thì mỗi bảng có tiêu đề và mã riêng; xóa các dòng `<<<<<<<`, `=======` và `>>>>>>>`; rồi chạy `cchc validate`",
    };
    let Some(separator) = &conflict.separator else { return finding };
    let names = [
        name(&conflict.opening, Both { en: "the upper one", vi: "bên trên" }),
        name(closing, Both { en: "the lower one", vi: "bên dưới" }),
    ];
    let [ours, theirs] = &conflict.versions;
    let period = path.as_str().rsplit_once('/').filter(|(above, _)| *above == "values" || above.ends_with("/values"));
    let period = period.and_then(|(_, name)| name.strip_suffix(".toml"));
    let told = versions.map(|versions| Versions::of(versions, period)).unwrap_or_default();
    let had_lines = conflict.base.as_ref().is_some_and(|(_, base)| !base.is_empty());
    let side = |stretch: &Stretch, name: &Cell, facts| told_side(stretch, name, facts, had_lines);
    let [upper, lower] = &names;
    let sides = vec![
        ("subject", Cell::Joined(told.subjects.iter().map(|one| one.words.clone()).collect(), ", ")),
        ("upper", side(ours, upper, told.shown(&told.ours, &told.theirs))),
        ("lower", side(theirs, lower, told.shown(&told.theirs, &told.ours))),
    ];
    let [ours_name, theirs_name] = names;
    let place =
        |stretch: &Stretch, marker: &Marker<'_>| Place { file, span: stretch.span.unwrap_or_else(|| marker.span()) };
    let mut finding = finding
        .arg("conflict", Cell::phrase(told.verb(), sides))
        .arg("ours", ours_name)
        .arg("theirs", theirs_name)
        .note(OURS, place(ours, &conflict.opening));
    if let Some((marker, base)) = &conflict.base {
        finding = finding.note(BASE, place(base, marker));
    }
    if !are_entries {
        finding = finding.help(HELP_TABLES);
    }
    finding = finding.note(THEIRS, place(theirs, separator));
    if let [Subject { id: Some(id), .. }] = told.subjects.as_slice() {
        finding = finding.item(id.as_str());
    }
    match told.field() {
        Some(field) => finding.field(field),
        None => finding,
    }
}

/// The finding of a conflict that lacks one of its lines.
pub(super) fn with_missing(finding: Finding, says: Both, missing: &'static str) -> Finding {
    const HELP: Both = Both {
        en: "keep what is right; delete the lines `<<<<<<<`, `=======` and `>>>>>>>` that are left; then run `cchc validate`",
        vi: "giữ phần đúng; xóa các dòng `<<<<<<<`, `=======`, `>>>>>>>` còn lại; rồi chạy `cchc validate`",
    };
    finding.arg("conflict", Cell::phrase(says, vec![("missing", missing.into())])).help(HELP)
}

/// The name of a version: that of a branch, or the short form of a commit.
fn name(marker: &Marker<'_>, otherwise: Both) -> Cell {
    let label = marker.label;
    let is_commit = label.len() >= 40 && label.bytes().all(|byte| byte.is_ascii_hexdigit());
    match label.get(..7) {
        _ if label.is_empty() => Cell::Word(otherwise),
        Some(short) if is_commit => short.into(),
        Some(_) | None => label.into(),
    }
}

/// Both versions as facts.
#[derive(Default)]
struct Versions {
    ours: Vec<Fact>,
    theirs: Vec<Fact>,
    /// The things that the conflict is about; none where each version is about something else.
    subjects: Vec<Subject>,
}

impl Versions {
    fn of((ours, theirs): (&Side<'_>, &Side<'_>), period: Option<&str>) -> Self {
        let (own, other) = (items(ours, period), items(theirs, period));
        let shared: Vec<Subject> = own.into_iter().filter(|item| other.contains(item)).collect();
        let (ours, theirs) = (facts(ours, period, &shared), facts(theirs, period, &shared));
        let (own, other) = (subjects(&ours), subjects(&theirs));
        let is_common = own.is_empty() || other.is_empty() || own.iter().any(|one| other.contains(one));
        let mut all = own;
        for subject in other {
            if !all.contains(&subject) {
                all.push(subject);
            }
        }
        match period {
            Some(period) if all.len() > 1 => all = vec![figures(period)],
            Some(_) | None if is_common => {}
            Some(_) | None => all.clear(),
        }
        Self { subjects: all, ours, theirs }
    }

    /// The words around both versions.
    fn verb(&self) -> Both {
        const RECORDED: Both = Both {
            en: "two people recorded {subject}: {upper}; {lower}",
            vi: "hai người cùng ghi {subject}: {upper}; {lower}",
        };
        const CHANGED: Both = Both {
            en: "two people changed {subject}: {upper}; {lower}",
            vi: "hai người cùng sửa {subject}: {upper}; {lower}",
        };
        const ADDED: Both = Both {
            en: "two people added lines at one place: {upper}; {lower}",
            vi: "hai người cùng thêm vào một chỗ: {upper}; {lower}",
        };
        const SAME_LINES: Both = Both {
            en: "two people changed the same lines: {upper}; {lower}",
            vi: "hai người cùng sửa một chỗ: {upper}; {lower}",
        };
        let all = || self.ours.iter().chain(&self.theirs);
        match self.subjects.as_slice() {
            [] if all().any(|fact| fact.kind == FactKind::Item) => ADDED,
            [] => SAME_LINES,
            [..] if all().all(|fact| fact.kind == FactKind::Record) => RECORDED,
            [..] => CHANGED,
        }
    }

    /// The key of a task under which both recorded.
    fn field(&self) -> Option<&'static str> {
        let mut fields = self.ours.iter().chain(&self.theirs).map(|fact| fact.field);
        let first = fields.next()??;
        fields.all(|field| field == Some(first)).then_some(first)
    }

    /// The words of a version: what the other says too is left out.
    fn shown(&self, own: &[Fact], other: &[Fact]) -> Vec<Cell> {
        let about = match self.subjects.as_slice() {
            [one] => Some(one),
            [] | [..] => None,
        };
        // The subject is not said again where it stays the same.
        let mut last = about;
        let mut all = Vec::new();
        let is_said = |fact: &Fact| fact.kind == FactKind::Item && fact.subject.as_ref() == about;
        for fact in own.iter().filter(|fact| !other.contains(fact) && !is_said(fact)) {
            let is_like = other.iter().any(|one| one.says == fact.says && one.subject == fact.subject);
            let details = fact.details.iter().filter(|_| is_like).cloned();
            let says = if fact.subject.as_ref() == last { &fact.says } else { &fact.among_others };
            last = if about.is_some() { about } else { fact.subject.as_ref() };
            all.push(Cell::Joined(std::iter::once(says.clone()).chain(details).collect(), ", "));
        }
        all
    }
}

/// The things that facts are about, each once.
fn subjects(facts: &[Fact]) -> Vec<Subject> {
    let mut all: Vec<Subject> = Vec::new();
    for subject in facts.iter().filter_map(|fact| fact.subject.as_ref()) {
        if !all.contains(subject) {
            all.push(subject.clone());
        }
    }
    all
}

/// One version with its lines, its name and its words.
fn told_side(stretch: &Stretch, name: &Cell, mut facts: Vec<Cell>, had_lines: bool) -> Cell {
    const ONE: Both = Both { en: "line {first} ({name}) {facts}", vi: "dòng {first} ({name}) {facts}" };
    const SEVERAL: Both =
        Both { en: "lines {first}–{last} ({name}) {facts}", vi: "dòng {first}–{last} ({name}) {facts}" };
    const ONE_BARE: Both = Both { en: "line {first} ({name})", vi: "dòng {first} ({name})" };
    const SEVERAL_BARE: Both = Both { en: "lines {first}–{last} ({name})", vi: "dòng {first}–{last} ({name})" };
    const NOTHING: Both = Both { en: "{name} has no line here", vi: "{name} không có dòng nào" };
    const DELETED: Both = Both { en: "{name} deleted the lines", vi: "{name} đã xóa" };
    const MORE: Both = Both { en: "and {count} more", vi: "và {count} mục nữa" };
    let more = facts.len().saturating_sub(MOST_FACTS);
    facts.truncate(MOST_FACTS);
    let mut facts = Cell::Joined(facts, ", ");
    let has_facts = !facts.is_nothing();
    if more > 0 {
        facts = Cell::Joined(vec![facts, Cell::phrase(MORE, vec![("count", Cell::Count(more))])], " ");
    }
    let words = match (stretch.is_empty(), stretch.first == stretch.last, has_facts) {
        (true, _, _) if had_lines => DELETED,
        (true, _, _) => NOTHING,
        (false, true, true) => ONE,
        (false, true, false) => ONE_BARE,
        (false, false, true) => SEVERAL,
        (false, false, false) => SEVERAL_BARE,
    };
    let number = |line: usize| Cell::from(line.to_string());
    let args = vec![
        ("first", number(stretch.first)),
        ("last", number(stretch.last)),
        ("name", name.clone()),
        ("facts", facts),
    ];
    Cell::phrase(words, args)
}
