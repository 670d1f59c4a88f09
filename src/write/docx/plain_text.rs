//! The text of a paragraph as a reader sees it.

use super::styles::{Styles, bold};
use crate::ooxml::tree::Element;

/// The text of a paragraph.
pub struct Text<'t> {
    styles: &'t Styles,
    /// Whether the style of the paragraph is bold.
    is_bold: bool,
    /// For each open field, whether its instruction is over.
    fields: Vec<bool>,
    /// Its letters.
    pub letters: String,
    /// Whether it holds more than blanks.
    pub is_visible: bool,
    /// Whether some of it is not bold.
    pub has_light: bool,
    /// The text boxes that are bound to the paragraph.
    pub boxes: Vec<&'t Element>,
}

impl<'t> Text<'t> {
    /// The text of a paragraph.
    pub fn of(paragraph: &'t Element, styles: &'t Styles, is_bold: bool) -> Self {
        let (fields, boxes) = (Vec::new(), Vec::new());
        let mut text =
            Self { styles, is_bold, fields, letters: String::new(), is_visible: false, has_light: false, boxes };
        text.inside(paragraph);
        text
    }

    fn inside(&mut self, parent: &'t Element) {
        for element in parent.elements() {
            match element.known {
                "r" => self.run(element),
                "del" | "moveFrom" | "pPr" | "mc:Fallback" => {}
                _ => self.inside(element),
            }
        }
    }

    fn run(&mut self, run: &'t Element) {
        let format = run.first("rPr");
        if format.and_then(|it| it.first("vanish")).is_some_and(Element::is_on) {
            return;
        }
        let style = format.and_then(|it| it.first("rStyle")).and_then(|it| it.attribute("val"));
        let by_style = || style.as_deref().and_then(|style| self.styles.bold(Some(style)));
        let is_bold = format.and_then(bold).or_else(by_style).unwrap_or(self.is_bold);
        for element in run.elements() {
            match element.known {
                "fldChar" => match element.attribute("fldCharType").as_deref() {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => {
                        if let Some(is_over) = self.fields.last_mut() {
                            *is_over = true;
                        }
                    }
                    Some(_) | None => {
                        self.fields.pop();
                    }
                },
                "t" => self.push(&element.text(), is_bold),
                "tab" => self.push("\t", is_bold),
                "br" | "cr" => self.push("\n", is_bold),
                "noBreakHyphen" => self.push("\u{2011}", is_bold),
                "rPr" | "instrText" | "delText" => {}
                _ => find_boxes(element, &mut self.boxes),
            }
        }
    }

    fn push(&mut self, text: &str, is_bold: bool) {
        if self.fields.iter().any(|is_over| !is_over) {
            return;
        }
        if !text.trim().is_empty() {
            self.is_visible = true;
            self.has_light |= !is_bold;
        }
        self.letters.push_str(text);
    }
}

/// Collects text boxes. The newer form counts where there are two.
fn find_boxes<'t>(element: &'t Element, boxes: &mut Vec<&'t Element>) {
    match element.known {
        "txbxContent" => boxes.push(element),
        "mc:Fallback" => {}
        _ => element.elements().for_each(|child| find_boxes(child, boxes)),
    }
}
