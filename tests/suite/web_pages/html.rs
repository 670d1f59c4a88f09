//! Reads the few tags that our pages have: enough to find every text again.

use std::collections::BTreeMap;

/// Elements that have no end tag.
const VOID: [&str; 2] = ["meta", "link"];

/// An element with its attributes and what stands in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// The root of a page. Each end tag must end the element that was begun last.
pub fn parse(page: &str) -> Element {
    let mut open = vec![Element { name: "page".to_owned(), ..Element::default() }];
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        text(&mut open, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let (tag, behind) = rest[1..].split_once('>').expect("a tag ends");
        rest = behind;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().expect("an element is open");
            assert_eq!(closed.name, name, "the end tag of another element");
            open.last_mut().expect("an element around it").children.push(Node::Element(closed));
            continue;
        }
        let element = begun(tag);
        // A style sheet holds no tags.
        if VOID.contains(&element.name.as_str()) {
            open.last_mut().expect("an element is open").children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    text(&mut open, rest);
    assert_eq!(open.len(), 1, "{:?} is not ended", open.last().map(|one| &one.name));
    open.pop().expect("the root")
}

fn text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        open.last_mut().expect("an element is open").children.push(Node::Text(unescaped(text)));
    }
}

fn begun(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while let Some((key, behind)) = rest.trim_start().split_once("=\"") {
        let (value, behind) = behind.split_once('"').expect("a value ends");
        let before = attributes.insert(key.to_owned(), unescaped(value));
        assert!(before.is_none(), "{key} stands twice in <{tag}>");
        rest = behind;
    }
    assert!(rest.trim().is_empty(), "an attribute without a quoted value in <{tag}>");
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&amp;", "&")
}

impl Element {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// It, and every element in it.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in self.elements() {
            all.extend(child.all());
        }
        all
    }

    /// All elements of a name.
    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|one| one.name == name).collect()
    }

    /// The element with an id.
    pub fn with_id(&self, id: &str) -> Option<&Self> {
        self.all().into_iter().find(|one| one.attribute("id") == id)
    }

    /// Its text, with single blanks.
    pub fn text(&self) -> String {
        let mut texts = String::new();
        self.add_text(&mut texts);
        texts.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn add_text(&self, texts: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => texts.push_str(text),
                Node::Element(element) if element.name == "style" => {}
                Node::Element(element) => element.add_text(texts),
            }
        }
    }

    /// The cells of the rows of its tables, without heads and headings.
    pub fn rows(&self) -> Vec<Vec<&Self>> {
        let bodies = self.named("tbody");
        let rows = bodies.iter().flat_map(|body| body.elements()).filter(|row| row.attribute("class") != "heading");
        rows.map(|row| row.elements().collect()).collect()
    }
}
