//! A document as plain blocks, from which a paper is printed as text or Markdown.

use super::plain_text::Text;
use super::refusal::Refusal;
use super::styles::Styles;
use crate::ooxml::relations::{self, ROOT};
use crate::ooxml::tree::{Element, parse, parse_up_to};
use crate::ooxml::unzip;
use crate::report::paper::PaperBlock;

/// Word lets a table have no more columns.
const MOST_COLUMNS: usize = 63;

/// A paper of 200,000 paragraphs holds as many elements.
const MOST_NODES: usize = 4_000_000;

/// The blocks of a document.
///
/// # Errors
/// The reason for which it cannot be read.
pub fn blocks(bytes: &[u8]) -> Result<Vec<PaperBlock>, Refusal> {
    let parts = unzip(bytes)?;
    let main = relations::target(&parts, ROOT, "officeDocument").ok_or(Refusal::NoDocument)?;
    let root = parse_up_to(&main.bytes, MOST_NODES).map_err(|mistake| Refusal::of(&main.path, mistake))?;
    let styles = match relations::target(&parts, &relations::path_for(&main.path), "styles") {
        Some(part) => Styles::of(&parse(&part.bytes).map_err(|mistake| Refusal::of(&part.path, mistake))?),
        None => Styles::default(),
    };
    let mut reader = Reader { styles: &styles, blocks: Vec::new() };
    if let Some(body) = root.first("body") {
        reader.inside(body);
    }
    Ok(reader.blocks)
}

struct Reader<'s> {
    styles: &'s Styles,
    blocks: Vec<PaperBlock>,
}

impl Reader<'_> {
    fn inside(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.known {
                "p" => self.paragraph(element),
                "tbl" => {
                    let table = self.table(element);
                    self.blocks.push(table);
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "mc:AlternateContent" | "mc:Choice" => {
                    self.inside(element);
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.first("pPr");
        let style = properties.and_then(|it| it.first("pStyle")).and_then(|it| it.attribute("val"));
        let style = style.as_deref();
        let text = Text::of(element, self.styles, self.styles.bold(style) == Some(true));
        let is_bold = text.is_visible && !text.has_light;
        self.blocks.push(PaperBlock::Paragraph { text: text.letters, is_bold });
        text.boxes.into_iter().for_each(|content| self.inside(content));
    }

    fn table(&self, table: &Element) -> PaperBlock {
        let mut found = Vec::new();
        nested(table, "tr", &mut found);
        let is_head =
            |row: &&Element| row.first("trPr").and_then(|it| it.first("tblHeader")).is_some_and(Element::is_on);
        let head = found.iter().take_while(|row| is_head(row)).count();
        PaperBlock::Table { rows: found.into_iter().map(|row| self.row(row)).collect(), head }
    }

    fn row(&self, row: &Element) -> Vec<String> {
        let count = |properties: Option<&Element>, name: &str| {
            let value = properties.and_then(|it| it.first(name)).and_then(|it| it.attribute("val"));
            value.and_then(|value| value.parse::<usize>().ok()).unwrap_or(0)
        };
        let mut cells = vec![String::new(); count(row.first("trPr"), "gridBefore").min(MOST_COLUMNS)];
        let mut found = Vec::new();
        nested(row, "tc", &mut found);
        for cell in found {
            let properties = cell.first("tcPr");
            let merged = properties.and_then(|it| it.first("vMerge"));
            let goes_on = merged.is_some_and(|it| it.attribute("val").is_none_or(|value| value == "continue"));
            cells.push(if goes_on { String::new() } else { self.cell(cell) });
            let covered = count(properties, "gridSpan").min(MOST_COLUMNS).saturating_sub(1);
            cells.extend(std::iter::repeat_n(String::new(), covered));
        }
        cells.extend(std::iter::repeat_n(String::new(), count(row.first("trPr"), "gridAfter").min(MOST_COLUMNS)));
        cells
    }

    /// The text of a cell: its paragraphs, and the cells of a table in it, a line each.
    fn cell(&self, cell: &Element) -> String {
        let mut inner = Self { styles: self.styles, blocks: Vec::new() };
        inner.inside(cell);
        let lines = inner.blocks.into_iter().map(|block| match block {
            PaperBlock::Paragraph { text, .. } => text,
            PaperBlock::Table { rows, .. } => rows.into_iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The elements of a kind in a table or row, also those in content controls.
fn nested<'t>(parent: &'t Element, known: &str, found: &mut Vec<&'t Element>) {
    for element in parent.elements() {
        if element.known == known {
            found.push(element);
        } else if matches!(element.known, "sdt" | "sdtContent" | "customXml") {
            nested(element, known, found);
        }
    }
}
