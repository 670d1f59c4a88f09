//! The numbers and signs that Word shows before the paragraphs of automatic lists (ISO/IEC 29500-1, 17.9).

use crate::ooxml::Part;
use crate::ooxml::relations;
use crate::ooxml::tree::{Element, parse};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Word has nine levels.
const MOST_LEVELS: usize = 9;
/// A chain of styles that is longer goes in a circle.
const MOST_STYLES: usize = 20;

/// The lists of a document, and how far each has come.
#[derive(Default)]
pub(super) struct Labels {
    /// The kind of list that each list has, with the numbers with which its levels begin anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, usize>)>,
    /// The levels of each kind of list.
    kinds: BTreeMap<String, BTreeMap<usize, Level>>,
    styles: BTreeMap<String, Style>,
    /// The last number of each level of each kind of list; `None` where it has none yet.
    counts: BTreeMap<String, [Option<usize>; MOST_LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

#[derive(Default)]
struct Level {
    start: usize,
    format: String,
    text: String,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    is_heading: bool,
}

/// The list part of a paragraph.
#[derive(Default)]
pub(super) struct Label {
    pub(super) text: Option<String>,
    pub(super) level: Option<usize>,
    pub(super) is_heading: bool,
}

impl Labels {
    /// The lists and styles of a document. One whose parts cannot be read has none.
    pub(super) fn of(parts: &[Part], main: &str) -> Self {
        let rels = relations::path_for(main);
        let root = |kind: &str| relations::target(parts, &rels, kind).and_then(|part| parse(&part.bytes).ok());
        let mut labels = Self::default();
        for element in root("numbering").iter().flat_map(Element::elements) {
            match element.local() {
                "abstractNum" => {
                    let levels =
                        named(element, "lvl").filter_map(|level| Some((number(level, "ilvl")?, Level::of(level))));
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    labels.kinds.insert(id, levels.collect());
                }
                "num" => {
                    let again = |it: &Element| Some((number(it, "ilvl")?, value(it, "startOverride")?.parse().ok()?));
                    let starts = named(element, "lvlOverride").filter_map(again).collect();
                    let id = element.attribute("numId").unwrap_or_default();
                    labels.lists.insert(id, (value(element, "abstractNumId").unwrap_or_default(), starts));
                }
                _ => {}
            }
        }
        for style in root("styles").iter().flat_map(|root| named(root, "style")) {
            labels.styles.insert(style.attribute("styleId").unwrap_or_default(), Style::of(style));
        }
        labels
    }

    /// The label of the next paragraph, from its properties.
    pub(super) fn next(&mut self, about: Option<&Element>) -> Label {
        let Some(about) = about else { return Label::default() };
        let (mut list, mut level, outline) = list_of(about);
        let mut is_heading = outline;
        let mut style = value(about, "pStyle");
        for _ in 0..MOST_STYLES {
            let Some(known) = style.as_ref().and_then(|id| self.styles.get(id)) else { break };
            list = list.or_else(|| known.list.clone());
            level = level.or(known.level);
            is_heading |= known.is_heading;
            style.clone_from(&known.based_on);
        }
        let Some(list) = list.filter(|list| list != "0") else { return Label { is_heading, ..Label::default() } };
        let level = level.unwrap_or_default().min(MOST_LEVELS - 1);
        Label { text: self.count(&list, level), level: Some(level), is_heading }
    }

    /// Counts one further on a level of a list.
    fn count(&mut self, list: &str, level: usize) -> Option<String> {
        let (kind, again) = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let counts = self.counts.entry(kind.clone()).or_default();
        let start = |level: usize| levels.get(&level).map_or(1, |it| it.start);
        // A list that begins anew does so once.
        let is_first = self.begun.insert((list.to_owned(), level));
        let anew = again.get(&level).copied().filter(|_| is_first);
        for (at, count) in counts.iter_mut().enumerate() {
            match at.cmp(&level) {
                Ordering::Less => *count = count.or_else(|| Some(start(at))),
                Ordering::Equal => {
                    let next = count.map_or_else(|| start(at), |count| count.saturating_add(1));
                    *count = Some(anew.unwrap_or(next));
                }
                Ordering::Greater => *count = None,
            }
        }
        let own = levels.get(&level)?;
        if own.format == "bullet" {
            return Some("-".to_owned());
        }
        let mut text = own.text.clone();
        for (at, count) in counts.iter().enumerate().take(level + 1) {
            let format = levels.get(&at).map_or("decimal", |it| &it.format);
            text = text.replace(&format!("%{}", at + 1), &spelt(count.unwrap_or(1), format));
        }
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

impl Level {
    fn of(level: &Element) -> Self {
        Self {
            start: value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
            format: value(level, "numFmt").unwrap_or_default(),
            text: value(level, "lvlText").unwrap_or_default().chars().take(50).collect(),
        }
    }
}

impl Style {
    fn of(style: &Element) -> Self {
        let (list, level, outline) = style.first("pPr").map(list_of).unwrap_or_default();
        Self { based_on: value(style, "basedOn"), list, level, is_heading: outline }
    }
}

/// The list, the level and whether it is a heading, of the properties of a paragraph.
fn list_of(about: &Element) -> (Option<String>, Option<usize>, bool) {
    let list = named(about, "numPr").next();
    let level = list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok());
    // The ninth level is that of ordinary text.
    let outline = value(about, "outlineLvl").is_some_and(|level| level != "9");
    (list.and_then(|list| value(list, "numId")), level, outline)
}

fn named<'e>(element: &'e Element, local: &'static str) -> impl Iterator<Item = &'e Element> {
    element.elements().filter(move |child| child.local() == local)
}

fn value(element: &Element, local: &'static str) -> Option<String> {
    named(element, local).next()?.attribute("val")
}

fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.attribute(attribute)?.parse().ok()
}

/// A number as lists write it.
fn spelt(number: usize, format: &str) -> String {
    const ROMAN: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let letter = || u8::try_from(number).ok().filter(|at| (1..=26).contains(at)).map(|at| char::from(b'a' + at - 1));
    match format {
        "upperRoman" | "lowerRoman" if number < 400 => {
            let (mut rest, mut text) = (number, String::new());
            for (worth, sign) in ROMAN {
                while rest >= worth {
                    text.push_str(sign);
                    rest -= worth;
                }
            }
            if format == "lowerRoman" { text.to_ascii_lowercase() } else { text }
        }
        "lowerLetter" => letter().map_or_else(|| number.to_string(), String::from),
        "upperLetter" => letter().map_or_else(|| number.to_string(), |it| it.to_ascii_uppercase().to_string()),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}
