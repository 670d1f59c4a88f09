//! A small tree of the XML of a part. It keeps attributes and text as they were written.

use super::chars::unescape;
use super::mistake::{Mistake, MistakeKind};
use super::reader::{Events, Start, attributes, read};

/// No part that a person made holds more elements and texts.
const MOST_NODES: usize = 1_000_000;

/// The declaration with which each part begins that is written anew.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// An element, a text or something that is only handed on.
#[derive(Clone, Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text in its written form.
    Text(String),
    /// A comment or an instruction in its written form.
    Other(String),
}

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// The name as written.
    pub name: String,
    /// The attributes as written, with the blank before them.
    pub attributes: String,
    /// The name if the filler knows it, else empty.
    pub known: &'static str,
    /// The content.
    pub children: Vec<Node>,
}

impl Element {
    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first element in it that the filler knows by this name.
    pub fn first(&self, known: &str) -> Option<&Element> {
        self.elements().find(|element| element.known == known)
    }

    /// The value of an attribute. One with the prefix of the element goes before one without.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let wanted = format!("{}{local}", self.prefix());
        let found = |key: &str| attributes(&self.attributes).find(|(name, _)| *name == key).map(|(_, value)| value);
        found(&wanted).or_else(|| found(local)).map(|value| unescape(&value))
    }

    /// The prefix of the name with its colon, or nothing.
    pub fn prefix(&self) -> &str {
        self.name.find(':').and_then(|at| self.name.get(..=at)).unwrap_or_default()
    }

    /// The name without the prefix.
    pub fn local(&self) -> &str {
        self.name.split_once(':').map_or(&*self.name, |(_, local)| local)
    }

    /// Whether a switch such as `w:b` is on.
    pub fn is_on(&self) -> bool {
        !self.attribute("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// All its text and that of the elements in it.
    pub fn text(&self) -> String {
        let mut all = String::new();
        for node in &self.children {
            match node {
                Node::Element(element) => all.push_str(&element.text()),
                Node::Text(raw) => all.push_str(&unescape(raw)),
                Node::Other(_) => {}
            }
        }
        all
    }

    /// Appends the tag with which it begins.
    pub fn write_open(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        out.push_str(&self.attributes);
        out.push('>');
    }

    /// Appends the tag with which it ends.
    pub fn write_close(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// Appends all of it.
    pub fn write(&self, out: &mut String) {
        if self.children.is_empty() {
            out.push('<');
            out.push_str(&self.name);
            out.push_str(&self.attributes);
            out.push_str("/>");
            return;
        }
        self.write_open(out);
        self.children.iter().for_each(|child| child.write(out));
        self.write_close(out);
    }

    /// All of it as a part of its own.
    pub fn part(&self) -> Vec<u8> {
        let mut out = DECLARATION.to_owned();
        self.write(&mut out);
        out.into_bytes()
    }
}

impl Node {
    /// The element, if it is one.
    pub const fn element(&self) -> Option<&Element> {
        if let Self::Element(element) = self { Some(element) } else { None }
    }

    /// Appends all of it.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Element(element) => element.write(out),
            Self::Text(raw) | Self::Other(raw) => out.push_str(raw),
        }
    }
}

/// The root of a part of a template.
pub fn parse(bytes: &[u8]) -> Result<Element, Mistake> {
    parse_up_to(bytes, MOST_NODES)
}

/// The root of a part with at most so many elements.
pub fn parse_up_to(bytes: &[u8], most: usize) -> Result<Element, Mistake> {
    let mut builder = Builder { open: vec![Element::default()], nodes: 0, most };
    read(bytes, &mut builder)?;
    let nothing = Mistake { kind: MistakeKind::Malformed, at: bytes.len() };
    let mut open = builder.open.into_iter();
    let top = open.next().map(|top| top.children).unwrap_or_default();
    top.into_iter().find_map(|node| if let Node::Element(root) = node { Some(root) } else { None }).ok_or(nothing)
}

/// The open elements, below one that stands for the part.
struct Builder {
    open: Vec<Element>,
    nodes: usize,
    most: usize,
}

impl Builder {
    fn push(&mut self, node: Node) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(node);
        }
    }
}

impl Events for Builder {
    fn start(&mut self, start: &Start<'_>) -> Result<(), MistakeKind> {
        self.nodes += 1;
        if self.nodes > self.most {
            return Err(MistakeKind::Large);
        }
        self.open.push(Element {
            name: start.name.to_owned(),
            attributes: start.attributes.trim_end().to_owned(),
            known: start.known,
            children: Vec::new(),
        });
        Ok(())
    }

    fn text(&mut self, raw: &str) {
        if let Some(Node::Text(before)) = self.open.last_mut().and_then(|parent| parent.children.last_mut()) {
            before.push_str(raw);
        } else {
            self.push(Node::Text(raw.to_owned()));
        }
    }

    fn other(&mut self, raw: &str) {
        self.push(Node::Other(raw.to_owned()));
    }

    fn end(&mut self) {
        if let Some(element) = self.open.pop() {
            self.push(Node::Element(element));
        }
    }
}
