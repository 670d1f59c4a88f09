//! The parts of a document: out of the zip file and into it again.

use super::refusal::PackageRefusal as Refusal;
use std::io::{Cursor, Read as _, Write as _};
use zip::read::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime, System};

/// No document that a person made holds more.
const MOST_PARTS: usize = 2_000;
/// All parts together, unpacked. Also the most that the filler writes.
pub const MOST_BYTES: usize = 128 << 20;
/// Text shrinks to a tenth or a thirtieth. A larger ratio is a trap, once the parts take this much room.
const MOST_RATIO: usize = 250;
const TRAP: usize = 16 << 20;

/// The first bytes of a compound file, as Word wrote it until 2003 and as it wraps a file with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The part that names the kinds of all parts.
pub const TYPES: &str = "[Content_Types].xml";

/// A part with its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The path in the file, without a slash before it.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Takes the parts out of a file. The bytes are counted, as a file may lie about its sizes.
pub fn unzip(bytes: &[u8]) -> Result<Vec<Part>, Refusal> {
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Refusal::NotZip);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::TooManyParts);
    }
    if archive.has_duplicate_names() {
        return Err(Refusal::Twice { path: None });
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = MOST_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|_| Refusal::Damaged)?;
        if entry.encrypted() {
            return Err(Refusal::Encrypted);
        }
        let file = archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        let path = file.name().map_err(|_| Refusal::Damaged)?.into_owned();
        let is_folder = path.ends_with('/');
        check_path(&path)?;
        let mut content = Vec::new();
        let most = u64::try_from(rest).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut content).map_err(|_| Refusal::Damaged)?;
        rest = rest.checked_sub(content.len()).ok_or(Refusal::TooLarge)?;
        let unpacked = MOST_BYTES - rest;
        if unpacked > TRAP && unpacked / MOST_RATIO > bytes.len() {
            return Err(Refusal::TooDense);
        }
        if !is_folder {
            parts.push(Part { path, bytes: content });
        }
    }
    check(&parts)?;
    Ok(parts)
}

/// Checks number, size and paths, also of parts that never were in a zip file.
pub fn check(parts: &[Part]) -> Result<(), Refusal> {
    if parts.len() > MOST_PARTS {
        return Err(Refusal::TooManyParts);
    }
    if parts.iter().map(|part| part.bytes.len()).fold(0, usize::saturating_add) > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    // Paths of parts are the same whatever the case of their letters (ISO/IEC 29500-2, 6.2.2.3).
    let mut seen = std::collections::BTreeSet::new();
    for part in parts {
        check_path(&part.path)?;
        if !seen.insert(part.path.to_ascii_lowercase()) {
            return Err(Refusal::Twice { path: Some(part.path.clone()) });
        }
    }
    Ok(())
}

fn check_path(path: &str) -> Result<(), Refusal> {
    let is_strange = |c: char| c.is_control() || matches!(c, '\\' | ':');
    let inside = path.strip_suffix('/').unwrap_or(path);
    let leads_out = inside.split('/').any(|step| matches!(step, "" | "." | ".."));
    if leads_out || path.contains(is_strange) { Err(Refusal::BadPath { path: path.to_owned() }) } else { Ok(()) }
}

/// Word wraps a file with a password into a compound file with a stream of this name, written in UTF-16.
fn compound(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) { Refusal::Encrypted } else { Refusal::Old }
}

/// The part at a path, whatever the case of its letters.
pub fn find<'p>(parts: &'p [Part], path: &str) -> Option<&'p Part> {
    parts.iter().find(|part| part.path.eq_ignore_ascii_case(path))
}

/// The parts in the order in which they are written: the kinds of all parts first, as programs expect.
pub fn in_order(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by_key(|part| part.path != TYPES);
    parts
}

/// Packs parts. The same parts give the same bytes, on every system.
pub fn zip(parts: &[Part]) -> Result<Vec<u8>, String> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    for part in parts {
        writer.start_file(&*part.path, options).map_err(|error| error.to_string())?;
        writer.write_all(&part.bytes).map_err(|error| error.to_string())?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
