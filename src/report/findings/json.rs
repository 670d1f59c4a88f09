//! A finding in JSON.

use crate::diag::LocatedFinding;
use crate::source::{Location, Position};
use crate::text::Lang;
use crate::value::{Cell, Exact, words};
use serde::Serialize;
use serde_json::{Map, Number, Value};

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingJson<'f> {
    code: &'static str,
    name: &'static str,
    level: &'static str,
    message: String,
    help: Option<String>,
    plan: Option<&'f str>,
    item: Option<&'f str>,
    field: Option<&'static str>,
    file: &'f str,
    start: PositionJson,
    end: PositionJson,
    args: Map<String, Value>,
    notes: Vec<NoteJson<'f>>,
}

/// A position in a file.
#[derive(Debug, Serialize)]
pub(crate) struct PositionJson {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Debug, Serialize)]
struct NoteJson<'f> {
    message: String,
    file: &'f str,
    start: PositionJson,
    end: PositionJson,
}

impl<'f> FindingJson<'f> {
    /// The finding with its messages in one language.
    pub(crate) fn new(finding: &'f LocatedFinding, lang: Lang) -> Self {
        let Location { file, start, end, .. } = &finding.at;
        Self {
            code: finding.rule().code,
            name: finding.rule().name,
            level: finding.level().word(),
            message: finding.message(lang),
            help: finding.help(lang),
            plan: finding.plan.as_deref(),
            item: finding.item().filter(|item| !item.is_empty()),
            field: finding.field().filter(|field| !field.is_empty()),
            file: file.as_str(),
            start: (*start).into(),
            end: (*end).into(),
            args: finding.args().iter().map(|(name, arg)| ((*name).to_owned(), value(arg))).collect(),
            notes: finding
                .notes
                .iter()
                .map(|note| NoteJson {
                    message: finding.note(note, lang),
                    file: note.at.file.as_str(),
                    start: note.at.start.into(),
                    end: note.at.end.into(),
                })
                .collect(),
        }
    }
}

impl From<Position> for PositionJson {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column, byte: position.byte }
    }
}

fn value(arg: &Cell) -> Value {
    match arg {
        Cell::Text(raw) => raw.as_str().into(),
        Cell::Texts(raws, _) => raws.iter().map(|raw| Value::from(raw.as_str())).collect(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Number(number, _) => decimal(number),
        Cell::Empty
        | Cell::Unknown
        | Cell::Word(_)
        | Cell::Phrase(_)
        | Cell::Share(..)
        | Cell::Percent(_)
        | Cell::Exactly(_)
        | Cell::Month(..)
        | Cell::Joined(..)
        // Data does not change with the language; the message is for people.
        | Cell::Toned(..) => words(arg, Lang::En).into(),
    }
}

/// A JSON number with at most six decimals, rounded half up.
pub(crate) fn decimal(number: &Exact) -> Value {
    if let Some(whole) = number.to_whole() {
        return whole.into();
    }
    number.decimal(6).parse::<f64>().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
}
