//! The text of paragraphs of a document, as a reader sees it once all changes are accepted.

use super::text::plain;
use crate::ooxml::tree::{Element, Node};

/// Elements whose content is not there: the older form of something, and deleted text.
pub(super) const ABSENT: &[&str] = &["mc:Fallback", "del", "moveFrom"];

/// The text of paragraphs.
#[derive(Default)]
pub(super) struct Text {
    pub(super) letters: String,
    has_paragraph: bool,
    /// For each open field, whether its instruction is over.
    fields: Vec<bool>,
}

impl Text {
    /// The text of all paragraphs in an element, a line break between two.
    pub(super) fn paragraphs_in(&mut self, element: &Element) {
        for child in element.elements() {
            match child.known {
                "p" => {
                    if self.has_paragraph {
                        self.letters.push('\n');
                    }
                    self.has_paragraph = true;
                    self.runs_in(child);
                }
                "tbl" | "tcPr" => {}
                known if ABSENT.contains(&known) => {}
                _ => self.paragraphs_in(child),
            }
        }
    }

    /// The text of one paragraph.
    pub(super) fn runs_in(&mut self, element: &Element) {
        for child in element.elements() {
            match child.known {
                "r" => child.elements().for_each(|sign| self.sign(sign)),
                "pPr" => {}
                known if ABSENT.contains(&known) => {}
                _ => self.runs_in(child),
            }
        }
    }

    fn sign(&mut self, sign: &Element) {
        if sign.known == "fldChar" {
            match sign.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => self.fields.iter_mut().next_back().into_iter().for_each(|is_over| *is_over = true),
                Some(_) | None => {
                    self.fields.pop();
                }
            }
        }
        if self.fields.iter().any(|is_over| !is_over) {
            return;
        }
        match sign.known {
            "t" => sign.children.iter().for_each(|node| match node {
                Node::Text(raw) => self.letters.push_str(&plain(raw)),
                Node::Element(_) | Node::Other(_) => {}
            }),
            "tab" => self.letters.push(' '),
            "br" | "cr" => self.letters.push('\n'),
            "noBreakHyphen" => self.letters.push('\u{2011}'),
            _ => {}
        }
    }
}
