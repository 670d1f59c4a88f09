//! Splits a cell into names. A name that holds a comma or an "và" stays whole where somebody knows it.

use super::generic::{begins_a_group, group_goes_on, is_generic, list_of};
use super::key::{key, without_commune};
use super::kinds::{begins_a_name, begins_an_office};
use super::roles::role_name;
use crate::import::lines_of;
use crate::import::table::number::{RowNumber, split_number};
use std::sync::LazyLock;

/// A piece between two separators.
struct Atom<'t> {
    start: usize,
    end: usize,
    /// Whether the separator before it never stands within a name.
    is_apart: bool,
    text: &'t str,
}

/// A name of a cell, still with the words of its role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) name: String,
    /// Whether its first word stands before a colon: "Các phòng: Kinh tế, Văn hóa – Xã hội".
    pub(super) is_of_list: bool,
}

/// A name has at most so many pieces.
const MOST_PIECES: usize = 8;

/// First words of names that may go on behind a comma: "Phòng Kinh tế, Hạ tầng và Đô thị".
static LONG_NAMES: LazyLock<[String; 8]> =
    LazyLock::new(|| ["phòng", "ban", "văn phòng", "sở", "trung tâm", "ủy ban", "bộ phận", "hội"].map(key));

/// The names of a cell. `is_known` tells the keys of known names.
pub(super) fn split(cell: &str, is_known: impl Fn(&str) -> bool) -> Vec<Piece> {
    let is_known = |text: &str| {
        let key = key(role_name(text).name);
        is_known(&key) || without_commune(&key).is_some_and(&is_known)
    };
    let lines = joined_lines(&lines_of(cell), is_known);
    lines.iter().flat_map(|line| split_line(line, is_known)).collect()
}

/// Lines of a cell. Word also breaks lines within a name: one that begins with a small letter goes on.
fn joined_lines(lines: &[String], is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for line in lines {
        let (number, rest) = match split_number(line) {
            // "P. VH-XH" begins with a word, and "a) Phòng" with a number.
            (Some(RowNumber::Letter | RowNumber::Roman(_) | RowNumber::Small), _) if !line.contains(')') => {
                (None, &**line)
            }
            other => other,
        };
        let rest = rest.trim();
        let is_new = begins_a_name(&key(rest)) || role_name(rest).before.is_some();
        let is_small = rest.starts_with(char::is_lowercase) && !is_new;
        // A bracket belongs to the name before it.
        let is_in_bracket = rest.starts_with('(') || joined.last().is_some_and(|last| is_open(last));
        let goes_on = number.is_none() && (is_small || is_in_bracket);
        match joined.last_mut() {
            Some(last) if goes_on || is_known(&format!("{last} {rest}")) => {
                last.push(' ');
                last.push_str(rest);
            }
            Some(_) | None => joined.push(rest.to_owned()),
        }
    }
    joined
}

/// Whether a bracket is still open at the end of a line.
fn is_open(line: &str) -> bool {
    line.rfind('(').is_some_and(|open| line.rfind(')').is_none_or(|close| close < open))
}

fn split_line(line: &str, is_known: impl Fn(&str) -> bool) -> Vec<Piece> {
    let atoms = atoms(line);
    let until =
        |from: usize, last: usize| atoms.get(last).and_then(|last| line.get(from..last.end)).unwrap_or_default().trim();
    let (mut pieces, mut at) = (Vec::new(), 0);
    // The first word of the names of a list.
    let mut noun: Option<String> = None;
    while let Some(atom) = atoms.get(at) {
        let last = atoms.len().min(at + MOST_PIECES) - 1;
        let opened = list_of(atom.text);
        let start = atom.end - opened.as_ref().map_or(atom.end - atom.start, |(_, rest)| rest.len());
        noun = opened.map(|(noun, _)| noun).or_else(|| noun.filter(|_| !atom.is_apart));
        let whole = (at..=last).rev().find(|end| is_known(until(start, *end)));
        let (end, name) = if let Some(noun) = &noun {
            let listed = |end: usize| format!("{noun} {}", until(start, end)).trim().to_owned();
            let of_list = (at..=last).rev().find(|end| is_known(&listed(*end)));
            match (of_list, whole) {
                (Some(end), whole) if whole.is_none_or(|whole| whole <= end) => (end, listed(end)),
                (_, Some(end)) => (end, until(start, end).to_owned()),
                (_, None) if begins_an_office(&key(until(start, at))) => (at, until(start, at).to_owned()),
                (_, None) => (at, listed(at)),
            }
        } else {
            let mut end = whole.unwrap_or(at);
            while end < last && goes_on(until(start, end), whole.is_some(), &atoms, end + 1, &is_known) {
                end += 1;
            }
            (end, until(start, end).to_owned())
        };
        pieces.push(Piece { name, is_of_list: noun.is_some() });
        at = end + 1;
    }
    pieces.retain(|piece| piece.name.chars().any(char::is_alphanumeric));
    pieces
}

/// Whether a name goes on with the next piece. Only the name of a group does although somebody has it.
fn goes_on(name: &str, is_whole: bool, atoms: &[Atom<'_>], next: usize, is_known: impl Fn(&str) -> bool) -> bool {
    let Some(atom) = atoms.get(next).filter(|atom| !atom.is_apart) else { return false };
    let (name, piece) = (role_name(name), role_name(atom.text));
    if name.behind.is_some() || piece.before.is_some() {
        return false;
    }
    let (name_key, next_key) = (key(name.name), key(piece.name));
    // "các phòng, ban, đơn vị liên quan" is one name.
    if is_generic(&name_key) || begins_a_group(&name_key) {
        return group_goes_on(&name_key, &next_key, atom.text, is_known(atom.text));
    }
    let is_long = LONG_NAMES.iter().any(|words| name_key.starts_with(words.as_str()));
    let is_new = begins_a_name(&next_key) || is_generic(&next_key) || is_known(atom.text);
    is_long && !is_whole && !is_new && !next_key.is_empty()
}

/// The pieces of a line. Nothing is split within brackets, nor at a dash.
fn atoms(line: &str) -> Vec<Atom<'_>> {
    let (mut atoms, mut start, mut is_apart, mut depth) = (Vec::new(), 0, true, 0_usize);
    let mut skip = 0;
    for (at, c) in line.char_indices() {
        if at < skip {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let rest = line.get(at..).unwrap_or_default();
        let found = if depth > 0 { None } else { separator(line, at, rest, c) };
        if let Some((length, next_is_apart)) = found {
            push(line, start, at, is_apart, &mut atoms);
            start = at + length;
            is_apart = next_is_apart;
            skip = start;
        }
    }
    push(line, start, line.len(), is_apart, &mut atoms);
    atoms
}

fn push<'t>(line: &'t str, start: usize, end: usize, is_apart: bool, atoms: &mut Vec<Atom<'t>>) {
    let Some(text) = line.get(start..end).filter(|text| !text.trim().is_empty()) else { return };
    let start = start + text.len() - text.trim_start().len();
    let text = text.trim();
    atoms.push(Atom { start, end: start + text.len(), is_apart, text });
}

/// The length of a separator here, and whether it never stands within a name.
fn separator(line: &str, at: usize, rest: &str, c: char) -> Option<(usize, bool)> {
    match c {
        ';' => Some((1, true)),
        ',' | '&' => Some((c.len_utf8(), false)),
        // "đ/c" and "24/7" are words.
        '/' => {
            let long = |text: &str| text.trim().chars().take_while(|c| c.is_alphabetic()).count() > 1;
            let before: String = line.get(..at)?.chars().rev().collect();
            (long(&before) && long(rest.get(1..)?)).then_some((1, false))
        }
        ' ' => [" và ", " Và ", " VÀ "].iter().find(|and| rest.starts_with(**and)).map(|and| (and.len(), false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::offices::{BY_KEY, WHOLE_KEYS};
    use super::split;

    fn split_all(cell: &str) -> Vec<String> {
        let is_known = |key: &str| BY_KEY.contains_key(key) || WHOLE_KEYS.iter().any(|known| known == key);
        split(cell, is_known).into_iter().map(|piece| piece.name).collect()
    }

    #[test]
    fn known_names_stay_whole() {
        for (cell, names) in [
            ("Văn phòng HĐND và UBND", &["Văn phòng HĐND và UBND"][..]),
            ("VP HĐND&UBND, Phòng Kinh tế", &["VP HĐND&UBND", "Phòng Kinh tế"]),
            ("Phòng Văn hóa – Xã hội; Công an xã", &["Phòng Văn hóa – Xã hội", "Công an xã"]),
            (
                "Phòng Kinh tế, Hạ tầng và Đô thị, Phòng Văn hóa - Xã hội",
                &["Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội"],
            ),
            ("Phòng Nông nghiệp và Môi trường và Công an", &["Phòng Nông nghiệp và Môi trường", "Công an"]),
            ("các phòng, ban, đơn vị liên quan", &["các phòng, ban, đơn vị liên quan"]),
            ("Các cơ quan, đơn vị liên quan; các thôn", &["Các cơ quan, đơn vị liên quan", "các thôn"]),
            ("Các thôn, Công an xã", &["Các thôn", "Công an xã"]),
            ("- Phòng Kinh tế\n- Trung tâm PVHCC", &["Phòng Kinh tế", "Trung tâm PVHCC"]),
            ("Phòng Văn hóa\n– Xã hội", &["Phòng Văn hóa Xã hội"]),
            ("Tư pháp - hộ tịch, văn phòng - thống kê", &["Tư pháp - hộ tịch", "văn phòng - thống kê"]),
            (
                "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể",
                &["Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể"],
            ),
            ("Phòng A chủ trì, Phòng B phối hợp", &["Phòng A chủ trì", "Phòng B phối hợp"]),
            ("Văn phòng (đ/c An, đ/c Bình)", &["Văn phòng (đ/c An, đ/c Bình)"]),
            ("", &[]),
            (" , ; ", &[]),
        ] {
            assert_eq!(split_all(cell), names, "{cell}");
        }
    }
}
