//! Which styles of a document are bold.

use crate::ooxml::tree::Element;
use std::collections::HashMap;

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    bold: Option<bool>,
}

/// All styles.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
}

/// No document builds a style on more others.
const LONGEST: usize = 20;

impl Styles {
    /// The styles of a part.
    pub fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        for element in root.elements().filter(|element| element.known == "style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let is_usual = element.attribute("default").is_some_and(|it| matches!(&*it, "1" | "true" | "on"));
            if is_usual && element.attribute("type").as_deref() == Some("paragraph") {
                styles.usual = Some(id.clone());
            }
            let value = |name: &str| element.first(name).and_then(|it| it.attribute("val"));
            styles.by_id.insert(id, Style { based_on: value("basedOn"), bold: element.first("rPr").and_then(bold) });
        }
        styles
    }

    /// A style and those on which it is built.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let first = id.or(self.usual.as_deref()).and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| self.by_id.get(style.based_on.as_deref()?)).take(LONGEST)
    }

    /// Whether a style is bold, if it says so.
    pub fn bold(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|style| style.bold)
    }
}

/// Whether a format is bold, if it says so.
pub fn bold(format: &Element) -> Option<bool> {
    format.first("b").map(Element::is_on)
}
