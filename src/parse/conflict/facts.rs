//! The lines of a version as facts: the task, target or figure that they are about, and the words there.

use super::side::{Side, Statement, StatementKind, TableLine, id_key, top_of};
use crate::parse::Plain;
use crate::text::Both;
use crate::value::{Cell, Day};

/// The lists of a task in which people record.
const FIELDS: [&str; 2] = ["done", "progress"];

/// Longer texts of a plan are cut: both versions are to be read at a glance.
const MOST_LETTERS: usize = 60;

/// One thing that a version says.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Fact {
    /// Such as a task; nothing where that is not known.
    pub subject: Option<Subject>,
    pub says: Cell,
    /// The same where the message is about several things.
    pub among_others: Cell,
    /// Further words, for when two facts are the same without them.
    pub details: Vec<Cell>,
    pub kind: FactKind,
    /// The key of the task, of an entry.
    pub field: Option<&'static str>,
}

/// How a fact came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FactKind {
    /// Somebody reported it: a delivery, progress or a figure.
    Record,
    /// A whole item of the plan is new, or stands elsewhere.
    Item,
    /// A line that begins with `#`.
    Comment,
    /// Anything else.
    Other,
}

/// A thing that facts are about.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Subject {
    pub words: Cell,
    pub id: Option<String>,
}

/// The facts of a version, in the order of its lines. `period` is that of a file of values. Both versions bring the
/// items in `shared`, so that each of their lines is a fact.
pub(super) fn facts(side: &Side<'_>, period: Option<&str>, shared: &[Subject]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    // The table that came with its header, and the entry below a header of its own.
    let (mut whole, mut entry): (Option<usize>, Vec<(String, Plain)>) = (None, Vec::new());
    let mut last = 0;
    for statement in &side.statements {
        let Some(table) = side.table(statement.table) else { continue };
        if statement.table != last {
            facts.extend(delivery_below_header(side, last, &mut entry, period));
            last = statement.table;
        }
        let subject = subject(side, statement, table, period);
        let is_new = is_item(statement, table) && whole != Some(statement.table);
        if is_new && subject.as_ref().is_none_or(|subject| !shared.contains(subject)) {
            whole = Some(statement.table);
            let new = || Cell::phrase(NEW, vec![("table", table.name.into())]);
            let says = subject.as_ref().map_or_else(new, |one| one.words.clone());
            let among_others = says.clone();
            facts.push(Fact { among_others, kind: FactKind::Item, ..Fact::other(subject.as_ref(), says) });
        }
        if whole.is_some_and(|whole| whole == table.owner) {
            continue;
        }
        let is_entry = matches!(table.name, "task.done" | "task.progress");
        match (&statement.kind, is_entry) {
            (StatementKind::Pair { key, value }, true) => {
                entry.extend(plain(value).map(|value| ((*key).to_owned(), value)));
            }
            (kind, _) => facts.extend(of_line(kind, table, subject.as_ref())),
        }
    }
    facts.extend(delivery_below_header(side, last, &mut entry, period));
    // A comment says little where something else was changed.
    if facts.iter().any(|fact| fact.kind != FactKind::Comment) {
        facts.retain(|fact| fact.kind != FactKind::Comment);
    }
    facts
}

const NEW: Both = Both { en: "a new entry [[{table}]]", vi: "mục mới [[{table}]]" };

/// The subjects of the items that come with their headers.
pub(super) fn items(side: &Side<'_>, period: Option<&str>) -> Vec<Subject> {
    let of_item = |line: &Statement<'_>| {
        let table = side.table(line.table).filter(|table| is_item(line, table))?;
        subject(side, line, table, period)
    };
    side.statements.iter().filter_map(of_item).collect()
}

/// Whether an item of the plan comes with this line: its header, or the key that names it.
fn is_item(line: &Statement<'_>, table: &TableLine<'_>) -> bool {
    match line.kind {
        StatementKind::Header { is_list } => is_list && table.owner == line.table,
        StatementKind::Pair { key, .. } => table.owner == line.table && id_key(table.name) == Some(key),
        StatementKind::More { .. } | StatementKind::Other(_) => false,
    }
}

/// The figures of a period, when a conflict is about several of them.
pub(super) fn figures(period: &str) -> Subject {
    const FIGURES: Both = Both { en: "the figures for {period}", vi: "số liệu kỳ {period}" };
    Subject { words: Cell::phrase(FIGURES, vec![("period", cut(period).into())]), id: None }
}

impl Fact {
    fn other(subject: Option<&Subject>, says: Cell) -> Self {
        let among_others = match subject {
            Some(subject) => Cell::Joined(vec![subject.words.clone(), says.clone()], " "),
            None => says.clone(),
        };
        let (subject, details) = (subject.cloned(), Vec::new());
        Self { subject, says, among_others, details, kind: FactKind::Other, field: None }
    }
}

fn subject(side: &Side<'_>, line: &Statement<'_>, table: &TableLine<'_>, period: Option<&str>) -> Option<Subject> {
    const HEAD: Both =
        Both { en: "the head of the figures for {period}", vi: "phần đầu số liệu kỳ {period}" };
    const FIGURE: Both = Both { en: "indicator {id} for {period}", vi: "số liệu {id} kỳ {period}" };
    let about = |words, id: Option<&str>| {
        let args = id.map(|id| ("id", Cell::from(cut(id))));
        let args = args.into_iter().chain(period.map(|period| ("period", Cell::from(cut(period)))));
        Some(Subject { words: Cell::phrase(words, args.collect()), id: id.map(str::to_owned) })
    };
    match (table.name, period) {
        ("", Some(_)) => about(HEAD, None),
        ("values", Some(_)) => match line.kind {
            StatementKind::Pair { key, .. } | StatementKind::More { key, .. } => about(FIGURE, Some(key)),
            StatementKind::Header { .. } | StatementKind::Other(_) => None,
        },
        (name, _) => about(noun(top_of(name))?, Some(side.table(table.owner)?.id?)),
    }
}

/// How people call an item of this table.
fn noun(table: &str) -> Option<Both> {
    Some(match table {
        "task" => Both { en: "task {id}", vi: "nhiệm vụ {id}" },
        "target" => Both { en: "target {id}", vi: "chỉ tiêu {id}" },
        "target-group" => Both { en: "target group {id}", vi: "nhóm chỉ tiêu {id}" },
        "indicator" => Both { en: "indicator {id}", vi: "chỉ số {id}" },
        "assignee" => Both { en: "assignee {id}", vi: "người được giao {id}" },
        "area" => Both { en: "area {id}", vi: "lĩnh vực {id}" },
        "issue" => Both { en: "difficulty {id}", vi: "khó khăn, vướng mắc {id}" },
        "amendment" => Both { en: "amendment {id}", vi: "điều chỉnh {id}" },
        "solution" => Both { en: "solution {id}", vi: "giải pháp {id}" },
        "legal-basis" => Both { en: "legal basis {id}", vi: "căn cứ {id}" },
        "fund" => Both { en: "fund {id}", vi: "nguồn kinh phí {id}" },
        "report-period" => Both { en: "report period {id}", vi: "kỳ báo cáo {id}" },
        _ => return None,
    })
}

/// The facts of one line.
fn of_line(kind: &StatementKind<'_>, table: &TableLine<'_>, subject: Option<&Subject>) -> Vec<Fact> {
    let fact = |says, kind| vec![Fact { kind, ..Fact::other(subject, says) }];
    let written = |text: &str| Cell::phrase(WRITTEN, vec![("text", cut(text).into())]);
    let is_entry = |key: &str| table.name == "task" && FIELDS.contains(&key);
    match *kind {
        StatementKind::Header { .. } => Vec::new(),
        StatementKind::Pair { key, value } if is_entry(key) => match plain(value).as_ref().and_then(Plain::elements) {
            Some(entries) => entries.iter().filter_map(|entry| of_entry(key, entry, subject)).collect(),
            None if value == "[" => Vec::new(),
            None => fact(written(&format!("{key} = {value}")), FactKind::Record),
        },
        StatementKind::Pair { key, value } if table.name == "values" => {
            let among_others = written(&format!("{key} = {value}"));
            vec![Fact { among_others, kind: FactKind::Record, ..Fact::other(subject, written(value)) }]
        }
        StatementKind::Pair { key, value } => {
            let says = written(&format!("{key} = {value}"));
            let fact = Fact::other(subject, says.clone());
            // At the top of a file the key says enough.
            vec![if table.name.is_empty() { Fact { among_others: says, ..fact } } else { fact }]
        }
        StatementKind::More { text, .. } if text.starts_with(']') => Vec::new(),
        StatementKind::More { key, text } if is_entry(key) => {
            let entries = plain(&format!("[\n{text}\n]"));
            let entry = entries.as_ref().and_then(Plain::elements).and_then(<[Plain]>::first);
            let told = entry.and_then(|entry| of_entry(key, entry, subject));
            told.map_or_else(|| fact(written(text), FactKind::Record), |told| vec![told])
        }
        StatementKind::Other(text) if text.starts_with('#') => fact(written(text), FactKind::Comment),
        StatementKind::More { text, .. } | StatementKind::Other(text) => fact(written(text), FactKind::Other),
    }
}

const WRITTEN: Both = Both::same("`{text}`");

/// An entry of `done` or `progress` in words.
fn of_entry(key: &str, entry: &Plain, subject: Option<&Subject>) -> Option<Fact> {
    const DONE: Both = Both { en: "`done` of {on}", vi: "`done` ngày {on}" };
    const PROGRESS: Both = Both { en: "`progress` {percent} % on {on}", vi: "`progress` {percent} % ngày {on}" };
    const FOR: Both = Both { en: "for {for}", vi: "cho kỳ {for}" };
    const BY: Both = Both { en: "by {by}", vi: "của {by}" };
    const DETAIL: Both = Both::same("`{key}` {value}");
    let Plain::Table(pairs) = entry else { return None };
    let value = |name: &str| entry.get(name).map(cell);
    let part = |words: Both, name| Some(Cell::phrase(words, vec![(name, value(name)?)]));
    let first = match (key, value("percent")) {
        ("progress", Some(percent)) => Cell::phrase(PROGRESS, vec![("percent", percent), ("on", value("on")?)]),
        ("progress", None) => return None,
        (_, _) => Cell::phrase(DONE, vec![("on", value("on")?)]),
    };
    let parts = [Some(first), part(FOR, "for"), part(BY, "by")].into_iter().flatten().collect();
    let others = pairs.iter().filter(|(name, _)| !matches!(&**name, "on" | "for" | "by" | "percent"));
    let detail =
        |(name, value): &(String, Plain)| Cell::phrase(DETAIL, vec![("key", cut(name).into()), ("value", cell(value))]);
    let (says, details) = (Cell::Joined(parts, " "), others.map(detail).collect());
    let field = FIELDS.into_iter().find(|field| *field == key);
    Some(Fact { details, kind: FactKind::Record, field, ..Fact::other(subject, says) })
}

/// The delivery or the progress whose keys stand below a header of their own.
fn delivery_below_header(
    side: &Side<'_>,
    table: usize,
    entry: &mut Vec<(String, Plain)>,
    period: Option<&str>,
) -> Option<Fact> {
    let pairs = std::mem::take(entry);
    let line = Statement { table, kind: StatementKind::Header { is_list: true } };
    let table = side.table(table)?;
    let key = table.name.strip_prefix("task.")?;
    of_entry(key, &Plain::Table(pairs), subject(side, &line, table, period).as_ref())
}

fn plain(value: &str) -> Option<Plain> {
    Plain::parse(&format!("x = {value}"))?.get("x").cloned()
}

fn cell(value: &Plain) -> Cell {
    match value {
        Plain::Date(date) => Day::parse(date).map_or_else(|| cut(date).into(), Cell::Day),
        Plain::Text(text) | Plain::Number(text) => cut(text).into(),
        Plain::Bool(value) => value.to_string().into(),
        Plain::List(all) => Cell::Joined(all.iter().take(3).map(cell).collect(), ", "),
        Plain::Table(_) => "{ … }".into(),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
