//! Reads the XML of a part as a row of events, and checks what the tokenizer leaves to its caller.

use super::chars::{escape, is_legal, is_name, referred, unescape};
use super::mistake::{Mistake, MistakeKind};
use super::word::{Space, known};
use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

/// No part of a document that a person made nests more.
const DEEPEST: usize = 256;

/// No such part has more prefixes in force at a place. Each name is looked up among them.
const MOST_PREFIXES: usize = 256;

/// The begin of an element.
pub struct Start<'s> {
    /// The name as written.
    pub name: &'s str,
    /// The attributes as written, with the blank before them.
    pub attributes: &'s str,
    /// The name if the filler knows it, else empty.
    pub known: &'static str,
}

/// Takes the events of a part.
pub trait Events {
    /// An element begins.
    fn start(&mut self, start: &Start<'_>) -> Result<(), MistakeKind>;
    /// Text, in its written form.
    fn text(&mut self, raw: &str);
    /// A comment or an instruction, in its written form.
    fn other(&mut self, raw: &str);
    /// The innermost element ends.
    fn end(&mut self);
}

/// Reads a part.
pub fn read(bytes: &[u8], events: &mut dyn Events) -> Result<(), Mistake> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| Mistake { kind: MistakeKind::Encoding, at: error.valid_up_to() })?;
    let begin = text.len() - text.trim_start_matches('\u{feff}').len();
    let text = text.get(begin..).unwrap_or_default();
    if let Some((at, _)) = text.char_indices().find(|(_, c)| !is_legal(*c)) {
        return Err(Mistake { kind: MistakeKind::Malformed, at: begin + at });
    }
    if let Some((declaration, _)) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        check_declaration(declaration).map_err(|kind| Mistake { kind, at: begin })?;
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut walk = Walk { events, names: Vec::new(), spaces: Vec::new(), has_root: false };
    loop {
        let at = reader.buffer_position();
        let place = |at: u64| begin + usize::try_from(at).unwrap_or(usize::MAX);
        let event = reader
            .read_event()
            .map_err(|_| Mistake { kind: MistakeKind::Malformed, at: place(reader.error_position()) })?;
        if walk.event(event, at == 0).map_err(|kind| Mistake { kind, at: place(at) })? {
            return Ok(());
        }
    }
}

/// The attributes behind a name, in their written form.
pub fn attributes(raw: &str) -> impl Iterator<Item = (&str, String)> {
    let mut all = Attributes::new(raw, 0);
    all.with_checks(false);
    // The key borrows from the raw text; its value is mostly short.
    all.filter_map(Result::ok).map(|attribute| (attribute.key.0, attribute.value.into_owned()))
}

struct Walk<'e> {
    events: &'e mut dyn Events,
    /// The open elements.
    names: Vec<String>,
    /// The prefixes in force with the depth at which they were declared.
    spaces: Vec<(usize, String, Space)>,
    has_root: bool,
}

impl Walk<'_> {
    /// Takes an event and says whether it was the last.
    fn event(&mut self, event: Event<'_>, is_first: bool) -> Result<bool, MistakeKind> {
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::Empty(start) => {
                self.start(&start)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text.into_inner())?,
            Event::CData(text) => {
                let mut escaped = String::new();
                escape(&text.into_inner(), &mut escaped);
                self.text(&escaped)?;
            }
            Event::GeneralRef(name) => {
                let name = name.into_inner();
                if self.names.is_empty() {
                    return Err(MistakeKind::Malformed);
                }
                check_reference(&name)?;
                self.events.text(&format!("&{name};"));
            }
            Event::Comment(text) => self.events.other(&format!("<!--{}-->", text.into_inner())),
            Event::PI(text) => {
                let text = text.into_inner();
                let target = text.split([' ', '\t', '\r', '\n']).next().unwrap_or_default();
                if !is_name(target) || target.eq_ignore_ascii_case("xml") {
                    return Err(MistakeKind::Malformed);
                }
                self.events.other(&format!("<?{text}?>"));
            }
            // The first one was checked before.
            Event::Decl(_) if is_first => {}
            Event::DocType(_) => return Err(MistakeKind::Doctype),
            Event::Eof if self.names.is_empty() && self.has_root => return Ok(true),
            Event::Decl(_) | Event::Eof => return Err(MistakeKind::Malformed),
        }
        Ok(false)
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), MistakeKind> {
        if self.names.is_empty() && self.has_root {
            return Err(MistakeKind::Malformed);
        }
        if self.names.len() >= DEEPEST {
            return Err(MistakeKind::Deep);
        }
        let name = start.name().0;
        let depth = self.names.len();
        if !is_name(name) || !are_parted(start.attributes_raw()) {
            return Err(MistakeKind::Malformed);
        }
        let mut prefixes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| MistakeKind::Malformed)?;
            let key = attribute.key.0;
            check_value(&attribute.value)?;
            if !is_name(key) {
                return Err(MistakeKind::Malformed);
            }
            let declares = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
            if let Some(prefix) = declares {
                let address = unescape(&attribute.value);
                self.spaces.push((depth, prefix.to_owned(), Space::of(&address)));
            } else if let Some((prefix, _)) = key.split_once(':') {
                prefixes.push(prefix.to_owned());
            }
        }
        if self.spaces.len() > MOST_PREFIXES {
            return Err(MistakeKind::Large);
        }
        if !prefixes.iter().all(|prefix| self.space(prefix).is_some()) {
            return Err(MistakeKind::Malformed);
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let space = match self.space(prefix) {
            None if prefix.is_empty() => Space::Other,
            None => return Err(MistakeKind::Malformed),
            Some(space) => space,
        };
        self.has_root = true;
        self.names.push(name.to_owned());
        self.events.start(&Start { name, attributes: start.attributes_raw(), known: known(space, local) })
    }

    /// The namespace of a prefix, if it is declared.
    fn space(&self, prefix: &str) -> Option<Space> {
        if prefix == "xml" {
            return Some(Space::Other);
        }
        self.spaces.iter().rev().find(|(_, name, _)| name == prefix).map(|(_, _, space)| *space)
    }

    /// The tokenizer has compared the names.
    fn end(&mut self) {
        self.names.pop();
        let depth = self.names.len();
        while self.spaces.last().is_some_and(|(at, _, _)| *at >= depth) {
            self.spaces.pop();
        }
        self.events.end();
    }

    fn text(&mut self, raw: &str) -> Result<(), MistakeKind> {
        if self.names.is_empty() {
            let is_blank = raw.chars().all(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
            return if is_blank { Ok(()) } else { Err(MistakeKind::Malformed) };
        }
        if raw.contains("]]>") {
            return Err(MistakeKind::Malformed);
        }
        self.events.text(raw);
        Ok(())
    }
}

/// A declaration says the version, then perhaps the encoding, then perhaps whether the part stands alone.
fn check_declaration(raw: &str) -> Result<(), MistakeKind> {
    let mut rest = ["version", "encoding", "standalone"].into_iter();
    let all: Vec<_> = Attributes::new(raw, 0).collect::<Result<_, _>>().map_err(|_| MistakeKind::Malformed)?;
    let is_first_version = all.first().is_some_and(|first| first.key.0 == "version");
    if !is_first_version || !are_parted(raw) || !raw.starts_with([' ', '\t', '\r', '\n']) {
        return Err(MistakeKind::Malformed);
    }
    for attribute in &all {
        let value = &*attribute.value;
        let is_good = match rest.find(|name| *name == attribute.key.0) {
            Some("version") => value == "1.0",
            Some("encoding") => match value.to_ascii_lowercase().as_str() {
                "utf-8" | "us-ascii" => true,
                _ => return Err(MistakeKind::Encoding),
            },
            Some(_) => matches!(value, "yes" | "no"),
            None => false,
        };
        if !is_good {
            return Err(MistakeKind::Malformed);
        }
    }
    Ok(())
}

/// Whether a blank stands before each attribute, which the tokenizer does not ask for.
fn are_parted(raw: &str) -> bool {
    let mut quote = None;
    let mut is_behind_value = false;
    for c in raw.chars() {
        match quote {
            Some(open) => {
                is_behind_value = c == open;
                quote = Some(open).filter(|_| !is_behind_value);
            }
            None if is_behind_value && !c.is_ascii_whitespace() => return false,
            None => {
                is_behind_value = false;
                quote = Some(c).filter(|c| matches!(c, '"' | '\''));
            }
        }
    }
    true
}

fn check_reference(name: &str) -> Result<(), MistakeKind> {
    if referred(name).is_some() {
        Ok(())
    } else if is_name(name) {
        Err(MistakeKind::Doctype)
    } else {
        Err(MistakeKind::Malformed)
    }
}

/// A value of an attribute holds no `<`, and only references that XML knows.
fn check_value(value: &str) -> Result<(), MistakeKind> {
    if value.contains('<') {
        return Err(MistakeKind::Malformed);
    }
    let mut parts = value.split('&');
    parts.next();
    parts.try_for_each(|part| match part.split_once(';') {
        Some((name, _)) => check_reference(name),
        None => Err(MistakeKind::Malformed),
    })
}
