//! A finding in JSON.

use crate::diag::{LocatedFinding, LocatedNote};
use crate::report::object::{InLang, object};
use crate::source::Position;
use crate::text::Lang;
use crate::value::{Cell, words};
use serde_json::{Map, Value, json};

object! { InLang<'_, LocatedFinding>, InLang(finding, lang) => {
    "code": finding.rule().code,
    "name": finding.rule().name,
    "level": finding.level().word(),
    "message": finding.message(*lang),
    "help": finding.help(*lang),
    "plan": finding.plan,
    "item": finding.item().filter(|item| !item.is_empty()),
    "field": finding.field().filter(|field| !field.is_empty()),
    "file": finding.at.file.as_str(),
    "start": finding.at.start,
    "end": finding.at.end,
    "args": finding.args().iter().map(|(name, arg)| ((*name).to_owned(), value(arg))).collect::<Map<_, _>>(),
    "notes": finding.notes.iter().map(|note| Note(note, finding.note(note, *lang))).collect::<Vec<_>>(),
} }

/// A second place of a finding, with its text.
struct Note<'f>(&'f LocatedNote, String);

object! { Note<'_>, Note(note, message) => {
    "message": message,
    "file": note.at.file.as_str(),
    "start": note.at.start,
    "end": note.at.end,
} }

object! { Position, at => { "line": at.line, "column": at.column, "byte": at.byte } }

fn value(arg: &Cell) -> Value {
    match arg {
        Cell::Text(raw) => raw.as_str().into(),
        Cell::Texts(raws, _) => raws.iter().map(|raw| Value::from(raw.as_str())).collect(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Number(number, _) => json!(number),
        // Data does not change with the language; the message is for people.
        Cell::Empty
        | Cell::Unknown
        | Cell::Word(_)
        | Cell::Phrase(_)
        | Cell::Share(..)
        | Cell::Percent(_)
        | Cell::Exactly(_)
        | Cell::Month(..)
        | Cell::Joined(..)
        | Cell::Toned(..) => words(arg, Lang::En).into(),
    }
}
