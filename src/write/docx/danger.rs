//! Refuses what a template may not hold: macros, embedded objects, references to other files, fields that read them.

use super::instructions::{Field, Watch};
use super::refusal::Refusal;
use crate::ooxml::Part;
use crate::ooxml::parts::{TYPES, find};
use crate::ooxml::reader::read;
use crate::ooxml::relations;
use crate::ooxml::tree::parse;

/// Looks through all parts. XML that cannot be read is refused too, whatever it is for.
pub fn check(parts: &[Part]) -> Result<(), Refusal> {
    let types = find(parts, TYPES).ok_or(Refusal::NotWord)?;
    check_types(types)?;
    for part in parts {
        let path = part.path.to_ascii_lowercase();
        let name = path.rsplit('/').next().unwrap_or_default();
        if matches!(name, "vbaproject.bin" | "vbadata.xml") {
            return Err(Refusal::Macros);
        }
        if path.contains("/activex/") || name.starts_with("oleobject") {
            return Err(Refusal::EmbeddedObject { part: part.path.clone() });
        }
    }
    let has_ending = |part: &&Part, ending: &str| part.path.to_ascii_lowercase().ends_with(ending);
    for part in parts.iter().filter(|part| has_ending(part, ".rels")) {
        check_relations(part)?;
    }
    for part in parts.iter().filter(|part| has_ending(part, ".xml") || has_ending(part, ".rels") || is_xml(part)) {
        let mut watch = Watch::default();
        read(&part.bytes, &mut watch).map_err(|mistake| Refusal::of(&part.path, mistake))?;
        let path = part.path.clone();
        match watch.found {
            None => {}
            Some(Field::Keyword(keyword)) => return Err(Refusal::Field { part: path, keyword }),
            Some(Field::Object) => return Err(Refusal::EmbeddedObject { part: path }),
            Some(Field::Chunk) => return Err(Refusal::AltChunk { part: path }),
            Some(Field::MailMerge) => return Err(Refusal::External { part: path, target: "mail merge".to_owned() }),
        }
    }
    Ok(())
}

/// A part may be XML whatever its name says.
fn is_xml(part: &Part) -> bool {
    part.bytes.trim_ascii_start().starts_with(b"<?xml") || part.bytes.starts_with(b"\xef\xbb\xbf<?xml")
}

fn check_types(types: &Part) -> Result<(), Refusal> {
    let root = parse(&types.bytes).map_err(|mistake| Refusal::of(&types.path, mistake))?;
    for kind in root.elements().filter_map(|element| element.attribute("ContentType")) {
        let kind = kind.to_ascii_lowercase();
        if kind.contains("macroenabled") || kind.contains("vbaproject") {
            return Err(Refusal::Macros);
        }
        if kind.ends_with("oleobject") || kind.contains("activex") {
            return Err(Refusal::EmbeddedObject { part: types.path.clone() });
        }
    }
    Ok(())
}

fn check_relations(part: &Part) -> Result<(), Refusal> {
    let path = || part.path.clone();
    for relation in relations::read(part).map_err(|mistake| Refusal::of(&part.path, mistake))? {
        let kind = relation.kind.to_ascii_lowercase();
        match &*kind {
            "vbaproject" | "wordvbadata" => return Err(Refusal::Macros),
            "attachedtemplate" => return Err(Refusal::AttachedTemplate { part: path() }),
            "oleobject" | "control" | "activexcontrolbinary" => return Err(Refusal::EmbeddedObject { part: path() }),
            "afchunk" => return Err(Refusal::AltChunk { part: path() }),
            "hyperlink" => {}
            _ if relation.is_external => return Err(Refusal::External { part: path(), target: relation.target }),
            _ => {}
        }
    }
    Ok(())
}
