//! Tables that the plan has already, compared with what the file tells.

use crate::app::draft::{Field, FileEdit, Subject, Work};
use crate::edit::{Edit, Step, written};
use crate::import::clean;
use crate::parse::Plain;
use crate::report::{ImportRemark, ImportRemarkKind, ListName, ProposedEntry, ProposedTable};
use crate::source::FilePath;
use crate::text::{Both, fold};
use std::collections::BTreeSet;

/// Where a document says something. Another one says it elsewhere.
const SOURCE: &str = "source";

/// Whether two values mean the same: one in a list or alone, texts on one line or several, ids in any order or case.
pub(super) fn is_same(own: &Plain, told: &Plain) -> bool {
    fn flat(value: &Plain, all: &mut BTreeSet<String>) {
        match value {
            Plain::Text(text) => {
                all.insert(fold(&clean(text)));
            }
            Plain::Number(number) | Plain::Date(number) => {
                all.insert(number.replace('_', ""));
            }
            Plain::Bool(truth) => {
                all.insert(truth.to_string());
            }
            Plain::List(elements) => elements.iter().for_each(|element| flat(element, all)),
            Plain::Table(entries) => {
                for (key, value) in entries {
                    let mut inner = BTreeSet::new();
                    flat(value, &mut inner);
                    all.extend(inner.into_iter().map(|value| format!("{key}={value}")));
                }
            }
        }
    }
    let (mut one, mut other) = (BTreeSet::new(), BTreeSet::new());
    flat(own, &mut one);
    flat(told, &mut other);
    one == other
}

/// Questions about the keys of a table that the file tells otherwise. Only a person knows whether the plan was amended.
pub(super) fn told_otherwise<'t>(own: &'t Plain, table: &'t ProposedTable) -> impl Iterator<Item = ImportRemark> + 't {
    const OTHERWISE: Both = Both {
        en: "the plan says `{key} = {own}` in `{list}`; which is right?",
        vi: "kế hoạch ghi `{key} = {own}` ở `{list}`; bên nào đúng?",
    };
    table.entries.iter().filter(|entry| entry.key != SOURCE).filter_map(|entry| {
        let (own, told) = (own.get(entry.key)?, entry.value.as_ref()?);
        let told = (!is_same(own, told)).then(|| format!("{} = {}", entry.key, written(told)))?;
        let remark = ImportRemark::new(ImportRemarkKind::Asked, table.spot.clone(), &told, OTHERWISE);
        let named = table.text_of("id").unwrap_or_else(|| table.list.key());
        Some(remark.arg("key", entry.key).arg("own", written(own)).arg("list", named))
    })
}

/// The edits that bring keys which the table in the plan does not have.
pub(super) fn told_anew(file: &FilePath, path: &[Step], own: &Plain, table: &ProposedTable) -> Vec<FileEdit> {
    let anew = table.entries.iter().filter(|entry| entry.key != SOURCE && own.get(entry.key).is_none());
    let edit = |(entry, value): (&ProposedEntry, &Plain)| {
        let path = [path, &[Step::Key(entry.key.to_owned())]].concat();
        FileEdit {
            path: file.clone(),
            work: Work::Edit(vec![Edit::set(path.clone(), value.clone())]),
            fields: vec![Field { subject: subject(table), is_new: false, name: entry.key.to_owned(), path }],
        }
    };
    anew.filter_map(|entry| Some(edit((entry, entry.value.as_ref()?)))).collect()
}

/// The table of the plan that is the same: the only one of its kind, or that with the same id, number or text.
pub(super) fn same_in<'d>(data: &'d Plain, table: &ProposedTable) -> Option<(Vec<Step>, &'d Plain)> {
    const NAMES: [&str; 4] = ["id", "number", "title", "text"];
    let list = Step::Key(table.list.key().to_owned());
    let own = data.get(table.list.key())?;
    if table.list.is_single() {
        return Some((vec![list], own));
    }
    let (name, told) = NAMES.iter().find_map(|name| Some((*name, table.value_of(name)?)))?;
    let is_it = |element: &&Plain| element.get(name).is_some_and(|own| is_same(own, told));
    let (at, element) = own.elements()?.iter().enumerate().find(|(_, element)| is_it(element))?;
    Some((vec![list, Step::Index(at)], element))
}

/// The thing of the plan that a table is about.
pub(super) fn subject(table: &ProposedTable) -> Option<Subject> {
    let id = table.text_of("id")?.to_owned();
    Some(if table.list == ListName::Task { Subject::Task(id) } else { Subject::Other(id) })
}

#[cfg(test)]
mod tests {
    use super::is_same;
    use crate::parse::Plain;

    #[test]
    fn values_that_mean_the_same_change_nothing() {
        let value = |text: &str| Plain::parse(&format!("a = {text}")).and_then(|data| data.get("a").cloned());
        for (own, told) in [
            ("\"x\"", "[\"x\"]"),
            ("[\"b\", \"A\"]", "[\"a\", \"b\"]"),
            ("\"Hoà\\n bình\"", "\"Hòa bình\""),
            ("[2026-03-15]", "2026-03-15"),
            ("1_000", "1000"),
            ("{ days = 2, after = \"x\" }", "{ after = \"x\", days = 2 }"),
        ] {
            assert!(is_same(&value(own).expect("toml"), &value(told).expect("toml")), "{own} {told}");
        }
        for (own, told) in [("\"x\"", "\"y\""), ("2026-03-15", "\"2026-03\""), ("[\"a\", \"b\"]", "\"a\"")] {
            assert!(!is_same(&value(own).expect("toml"), &value(told).expect("toml")), "{own} {told}");
        }
    }
}
