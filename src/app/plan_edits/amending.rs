//! The decision behind an edit: its `[[amendment]]` names what it adds, changes or drops.

use super::new_item::{NewItem, position};
use crate::app::draft::{EditBase, Field, FileEdit, Subject, Work};
use crate::app::task_at::{day, names, text};
use crate::edit::{Edit, Step};
use crate::model::Amendment;
use crate::parse::Plain;
use crate::source::FilePath;
use crate::text::fold;
use crate::value::{Day, Item};

const AMENDMENT: &str = "amendment";
const NUMBER: &str = "number";

/// The decision by which something is added, changed or dropped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Decision {
    pub number: String,
    /// Its subject, for the `[[amendment]]` that is made where there is none.
    pub about: Option<String>,
    /// Its day.
    pub date: Day,
}

/// The list of an amendment in which a task or target stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Adds,
    Changes,
    Drops,
}

impl Part {
    pub(super) const ALL: [Self; 3] = [Self::Adds, Self::Changes, Self::Drops];

    const fn key(self) -> &'static str {
        match self {
            Self::Adds => "adds",
            Self::Changes => "changes",
            Self::Drops => "drops",
        }
    }
}

/// The amendment of a number, as the plan has it.
pub(super) fn known<'p>(base: EditBase<'p>, number: &str) -> Option<&'p Item<Amendment>> {
    let number = fold(number);
    base.plan.amendments.iter().find(|one| fold(one.number.value.as_str()) == number)
}

/// The number of a decision as its amendment spells it.
pub(super) fn spelled(base: EditBase<'_>, number: &str) -> String {
    known(base, number).map_or_else(|| number.to_owned(), |one| one.number.value.as_str().to_owned())
}

/// Whether an amendment names an id in a list.
fn has(amendment: &Amendment, part: Part, id: &str) -> bool {
    let list = match part {
        Part::Adds => &amendment.adds,
        Part::Changes => &amendment.changes,
        Part::Drops => &amendment.drops,
    };
    list.iter().any(|known| known.value.as_str().eq_ignore_ascii_case(id))
}

pub(super) fn file(base: EditBase<'_>) -> FilePath {
    base.plan.folder.join("amendments.toml")
}

/// The edit by which the amendment of a decision names these ids. Without an amendment, and without words for a new
/// one, there is none.
pub(super) fn naming(base: EditBase<'_>, decision: &Decision, named: &[(Part, &str)]) -> Option<FileEdit> {
    let file = file(base);
    let ids = |part: Part| named.iter().filter(move |(own, _)| *own == part).map(|(_, id)| *id);
    let Some(amendment) = known(base, &decision.number) else {
        let about = decision.about.as_deref()?;
        let list = |part: Part| {
            let list: Vec<Plain> = ids(part).map(text).collect();
            (part.key(), (!list.is_empty()).then_some(Plain::List(list)))
        };
        let head = [(NUMBER, text(&decision.number)), ("date", day(decision.date)), ("about", text(about))];
        let head = head.map(|(key, value)| (key, Some(value)));
        let entries = head.into_iter().chain(Part::ALL.map(list)).collect();
        let subject = Subject::Other(decision.number.clone());
        return Some(NewItem { file, list: AMENDMENT, subject, entries, behind: None }.edit(base));
    };
    let number = amendment.number.value.as_str();
    let at = position(base, &file, (AMENDMENT, NUMBER), number)?;
    let path = |part: Part| vec![Step::Key(AMENDMENT.to_owned()), Step::Index(at), Step::Key(part.key().to_owned())];
    let (mut edits, mut fields) = (Vec::new(), Vec::new());
    for part in Part::ALL {
        let new: Vec<&str> = ids(part).filter(|id| !has(amendment, part, id)).collect();
        if !new.is_empty() {
            let subject = Some(Subject::Other(number.to_owned()));
            fields.push(Field { subject, is_new: false, name: part.key().to_owned(), path: path(part) });
        }
        edits.extend(new.into_iter().map(|id| Edit::append(path(part), text(id)).in_order(names(Amendment::KEYS))));
    }
    (!edits.is_empty()).then_some(FileEdit { path: file, work: Work::Edit(edits), fields })
}
