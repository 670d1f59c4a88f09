//! A new table in a list of one of the plan's files.

use crate::app::draft::{EditBase, Field, FileEdit, Subject, Work};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::parse::Plain;
use crate::source::FilePath;
use crate::text::Both;
use crate::value::Cell;

/// A new table.
pub(super) struct NewItem {
    /// Its file, which is made where there is none.
    pub file: FilePath,
    /// The list: `task`.
    pub list: &'static str,
    /// The thing, by its id.
    pub subject: Subject,
    /// Its keys in their order.
    pub entries: Vec<(&'static str, Option<Plain>)>,
    /// The number of the table of the list behind which it goes; else it goes to the end.
    pub behind: Option<usize>,
}

impl NewItem {
    /// The edit that puts it into its file.
    pub(super) fn edit(self, base: EditBase<'_>) -> FileEdit {
        let Self { file: path, list, subject, entries, behind } = self;
        let entries = entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        let entries: Vec<(String, Plain)> = entries.collect();
        let there = elements(base, &path, list).map(|elements| elements.len());
        let length = there.unwrap_or(0);
        let number = behind.map_or(length, |behind| behind + 1);
        let key = vec![Step::Key(list.to_owned())];
        let fields = entries.iter().map(|(name, _)| Field {
            subject: Some(subject.clone()),
            is_new: true,
            name: name.clone(),
            path: [&key[..], &[Step::Index(number), Step::Key(name.clone())]].concat(),
        });
        let fields = fields.collect();
        let table = Plain::Table(entries);
        let work = match there {
            None => Work::Create(base.new_file(&path, &[(list.to_owned(), Plain::List(vec![table]))])),
            Some(_) if number < length => Work::Edit(vec![Edit::insert(key, number, table)]),
            Some(_) => Work::Edit(vec![Edit::append(key, table)]),
        };
        FileEdit { path, work, fields }
    }
}

/// The tables in `list` of a file. A file without that list gives an empty vector; without the file it is `None`.
fn elements(base: EditBase<'_>, file: &FilePath, list: &str) -> Option<Vec<Plain>> {
    let text = base.sources.text(base.sources.find(file)?);
    let data = Plain::parse(text);
    Some(data.as_ref().and_then(|data| data.get(list)?.elements()).unwrap_or_default().to_vec())
}

/// The number of the table of a list whose `key` says so, without regard to case.
pub(super) fn position(base: EditBase<'_>, file: &FilePath, (list, key): (&str, &str), value: &str) -> Option<usize> {
    let says =
        |table: &Plain| table.get(key).and_then(Plain::as_text).is_some_and(|own| own.eq_ignore_ascii_case(value));
    elements(base, file, list)?.iter().position(says)
}

/// Refuses a request without these options; each is given with whether it is there.
pub(super) fn expect(command: &str, options: &[(Both, bool)], example: Both) -> Result<(), Failure> {
    const MISSING: Both = Both { en: "`{command}` needs {options}", vi: "`{command}` cần {options}" };
    let missing = options.iter().filter(|(_, is_given)| !is_given).map(|(option, _)| Cell::Word(*option));
    let missing: Vec<Cell> = missing.collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(MISSING).arg("command", command).arg("options", Cell::Joined(missing, ", ")).help(example))
}
