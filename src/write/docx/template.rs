//! A template: read and checked once, then filled as often as wanted.

use super::check;
use super::compile::{Script, compile};
use super::danger;
use super::fault::{MarkFault, PartKind};
use super::refusal::Refusal;
use super::sink::{Budget, Limit};
use super::survey::Whereabouts;
use super::writer::write;
use crate::ooxml::parts::{self, MOST_BYTES};
use crate::ooxml::properties::{self, Moment};
use crate::ooxml::relations;
use crate::ooxml::tree::{Element, parse};
use crate::ooxml::{PackageRefusal, Part, seal, unzip, zip};
use crate::report::paper::FieldName;
use crate::report::paper::Fields;

/// The longest part with marks. A template of a hundred pages takes a tenth of it.
const MOST_OF_A_STORY: usize = 8 << 20;

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    parts: Vec<Part>,
    /// The scripts of the parts with marks, by the number of the part.
    scripts: Vec<(usize, Script)>,
    last_drawing: usize,
}

/// The things that a paper gets beside its values.
#[derive(Clone, Copy, Default)]
pub struct FillOptions<'o> {
    /// The title among the properties of the file.
    pub title: Option<&'o str>,
    /// When the paper was made, like `2023-09-14T00:00:00Z`. The clock is not read.
    pub moment: Option<&'o str>,
}

/// Why a template was not filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FillFault {
    /// The marks have faults.
    Marks(Vec<MarkFault>),
    /// The paper would have more than 200,000 paragraphs.
    TooManyParagraphs,
    /// The paper would take more than 128 MiB.
    TooLarge,
    /// The file could not be packed.
    Packing(String),
}

impl Template {
    /// Reads a .docx file.
    ///
    /// # Errors
    /// The reason for which it is not taken.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::of(unzip(bytes)?)
    }

    /// Takes the parts of a file that was never packed.
    ///
    /// # Errors
    /// The reason for which it is not taken.
    pub fn from_parts(parts: Vec<(String, Vec<u8>)>) -> Result<Self, Refusal> {
        let parts: Vec<Part> = parts.into_iter().map(|(path, bytes)| Part { path, bytes }).collect();
        parts::check(&parts)?;
        Self::of(parts)
    }

    fn of(parts: Vec<Part>) -> Result<Self, Refusal> {
        let parts = parts::in_order(parts);
        danger::check(&parts)?;
        let mut template = Self { parts, scripts: Vec::new(), last_drawing: 0 };
        let stories = stories(&template.parts)?;
        for (number, part) in template.parts.iter().enumerate() {
            let Some((_, kind)) = stories.iter().find(|(path, _)| part.path.eq_ignore_ascii_case(path)) else {
                continue;
            };
            let too_many = || Refusal::from(PackageRefusal::TooManyElements { part: part.path.clone() });
            if part.bytes.len() > MOST_OF_A_STORY {
                return Err(too_many());
            }
            let root = parse(&part.bytes).map_err(|mistake| Refusal::of(&part.path, mistake))?;
            if *kind == PartKind::Body && root.first("body").is_none() {
                return Err(Refusal::NotWord);
            }
            template.last_drawing = template.last_drawing.max(last_drawing(&root));
            let script = compile(&root, &Whereabouts { path: &part.path, kind: *kind }).map_err(|_| too_many())?;
            template.scripts.extend(script.map(|script| (number, script)));
        }
        Ok(template)
    }

    /// Whether a mark names this, anywhere.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        self.scripts.iter().any(|(_, script)| script.ops.iter().any(|op| op.names(name)))
    }

    /// All faults of the marks.
    #[must_use]
    pub fn faults(&self, names: &[FieldName]) -> Vec<MarkFault> {
        let mut faults: Vec<MarkFault> =
            self.scripts.iter().flat_map(|(_, script)| check::faults(script, names)).collect();
        faults.sort_by_key(|fault| (fault.place.kind, fault.place.paragraph));
        faults
    }

    /// The template as a file.
    ///
    /// # Errors
    /// Why it could not be packed.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        zip(&self.parts)
    }

    /// A paper.
    ///
    /// # Errors
    /// The faults of the marks, or the limit that the paper would pass.
    pub fn fill(&self, names: &[FieldName], fields: &Fields, options: &FillOptions<'_>) -> Result<Vec<u8>, FillFault> {
        let faults = self.faults(names);
        if !faults.is_empty() {
            return Err(FillFault::Marks(faults));
        }
        // All that is written can be read again, within the same limit.
        let copied = self.parts.iter().enumerate().filter(|(number, _)| self.script(*number).is_none());
        let copied: usize = copied.map(|(_, part)| part.bytes.len()).sum();
        let mut budget = Budget::new(MOST_BYTES.saturating_sub(copied), self.last_drawing);
        let mut filled = Vec::with_capacity(self.parts.len() + 1);
        for (number, part) in self.parts.iter().enumerate() {
            let bytes = match self.script(number) {
                Some(script) => write(&script.ops, names, fields, &mut budget).map_err(FillFault::from)?,
                None => part.bytes.clone(),
            };
            filled.push(Part { path: part.path.clone(), bytes });
        }
        properties::set_core(&mut filled, &Moment { title: options.title, moment: options.moment });
        properties::set_type(&mut filled);
        seal(&mut filled);
        zip(&filled).map_err(FillFault::Packing)
    }

    fn script(&self, part: usize) -> Option<&Script> {
        self.scripts.iter().find(|(number, _)| *number == part).map(|(_, script)| script)
    }
}

impl From<Limit> for FillFault {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Paragraphs => Self::TooManyParagraphs,
            Limit::Size => Self::TooLarge,
        }
    }
}

/// The parts that may hold marks.
fn stories(parts: &[Part]) -> Result<Vec<(String, PartKind)>, Refusal> {
    let body = relations::target(parts, relations::ROOT, "officeDocument").ok_or(Refusal::NoDocument)?;
    let mut all = vec![(body.path.clone(), PartKind::Body)];
    let (mut headers, mut footers) = (0, 0);
    let referred = relations::of(parts, &relations::path_for(&body.path));
    // The numbers are those of the parts in the file, as programs show them.
    for part in parts {
        let points_here = |it: &&relations::Relation| !it.is_external && it.target.eq_ignore_ascii_case(&part.path);
        let Some(relation) = referred.iter().find(points_here) else { continue };
        let kind = match &*relation.kind {
            "header" => {
                headers += 1;
                PartKind::Header(number_in(&part.path).unwrap_or(headers))
            }
            "footer" => {
                footers += 1;
                PartKind::Footer(number_in(&part.path).unwrap_or(footers))
            }
            "footnotes" => PartKind::Footnotes,
            "endnotes" => PartKind::Endnotes,
            _ => continue,
        };
        all.push((part.path.clone(), kind));
    }
    Ok(all)
}

/// The number at the end of the name of a part: `word/header2.xml`.
fn number_in(path: &str) -> Option<usize> {
    let name = path.rsplit('/').next()?.split('.').next()?;
    name.get(name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..)?.parse().ok()
}

/// The highest number of a drawing.
fn last_drawing(element: &Element) -> usize {
    // Word takes no number above 2^31; nobody uses half of it by counting.
    const HIGHEST: usize = 1 << 30;
    let own = if element.known == "wp:docPr" { element.attribute("id").and_then(|id| id.parse().ok()) } else { None };
    let own = own.filter(|id| *id < HIGHEST).unwrap_or(0);
    element.elements().map(last_drawing).fold(own, usize::max)
}
