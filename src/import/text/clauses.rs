//! The clauses of a paragraph that ask for a bound each.

use super::bounds::bounds;
use super::words::{Words, bare};

const PART: [&str; 3] = ["trong số đó", "trong đó", "trong số này"];
/// Words with which the name of an indicator begins.
pub(super) const HEADS: [&str; 9] =
    ["tỷ lệ", "tỉ lệ", "mức độ", "chỉ số", "phấn đấu", "đảm bảo", "bảo đảm", "số lượng", "điểm số"];

/// The paragraph without "trong số đó", and what stands behind it.
pub(super) fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut text = text.to_owned();
    // A paragraph of the longest length has fewer brackets.
    while let Some(Inside { before, part, after }) = inside(&text) {
        pieces.extend(plain_pieces(&before));
        pieces.push((part, true));
        text = after;
    }
    if !bare(&text).is_empty() {
        pieces.extend(plain_pieces(&text));
    }
    pieces
}

/// A paragraph with "(trong đó …)" in it.
struct Inside {
    before: String,
    part: String,
    after: String,
}

fn inside(text: &str) -> Option<Inside> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find('(').map(|at| from + at) {
        let (before, rest) = text.split_at_checked(open)?;
        from = open + 1;
        let Some((part, after)) = rest.get(1..)?.split_once(')') else { continue };
        let words = Words::of(part);
        let Some(phrase) = PART.iter().find(|phrase| words.is_at(0, phrase)) else { continue };
        let part = words.from(phrase.split(' ').count());
        if bounds(&Words::of(part)).is_empty() || bounds(&Words::of(before)).is_empty() {
            continue;
        }
        // The clause may go on behind the bracket: "90% hồ sơ (trong đó …) được xử lý; …"
        let end = after.find([';', '.']).unwrap_or(after.len());
        let (own, after) = after.split_at_checked(end)?;
        let goes_on = !own.trim_start().starts_with(',') && bounds(&Words::of(own)).is_empty();
        let (own, after) =
            if goes_on { (own.to_owned(), after.to_owned()) } else { (String::new(), format!("{own}{after}")) };
        let before = format!("{} {}", before.trim_end(), own.trim_start()).trim_end().to_owned();
        let after = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '.'));
        return Some(Inside { before, part: part.to_owned(), after: after.to_owned() });
    }
    None
}

fn plain_pieces(text: &str) -> Vec<(String, bool)> {
    let words = Words::of(text);
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let (mut from, mut is_part) = (0, false);
    while from < words.len() {
        let next = words.find_any(from, &PART).filter(|it| it.start > 2);
        let end = next.as_ref().map_or(words.len(), |range| range.start);
        let piece = if next.is_some() { words.between(from..end) } else { words.from(from) };
        let has_bound = !bounds(&Words::of(piece)).is_empty();
        match pieces.last_mut() {
            // "trong đó có việc …" asks for nothing new.
            Some((before, _)) if is_part && !has_bound => {
                before.push_str(", trong đó ");
                before.push_str(piece);
            }
            Some(_) | None => pieces.push((piece.to_owned(), is_part)),
        }
        from = next.map_or(words.len(), |range| range.end);
        is_part = true;
    }
    pieces
}

/// The clauses of a text that ask for a bound each.
pub(super) fn singles(text: &str) -> Vec<&str> {
    let words = Words::of(text);
    let found = bounds(&words);
    let mut cuts = vec![0];
    for (before, after) in found.iter().zip(found.iter().skip(1)) {
        let first_word = cuts.last().copied().unwrap_or_default();
        let last = after.words.start.saturating_sub(1);
        // Where a bound stands before what it is about, the next clause begins with the next bound.
        let leads = before.words.start <= first_word + 1;
        let is_cut = words.ends_clause(last) || (leads && words.is_at(last, "và"));
        let at_bound = Some(after.words.start).filter(|_| is_cut && last + 1 > before.words.end);
        let own_end = before.words.end.saturating_sub(1);
        let ends = || (own_end..after.words.start).rev().filter(|at| words.ends_clause(*at)).map(|at| at + 1);
        // "tỷ lệ khai thác, sử dụng lại" is one name, so a comma counts last.
        let strong = || ends().find(|cut| words.ends_sentence(cut - 1));
        let at_head = || ends().find(|cut| HEADS.iter().any(|head| words.is_at(*cut, head)));
        let at_own_end = || Some(own_end + 1).filter(|_| words.ends_clause(own_end));
        let clause = || ends().next();
        let at_and = || (before.words.end..after.words.start).find(|at| words.is_at(*at, "và"));
        let cut = at_bound.or_else(strong).or_else(at_head).or_else(at_own_end).or_else(clause).or_else(at_and);
        cuts.extend(cut.filter(|cut| *cut > first_word));
    }
    let ends = cuts.iter().skip(1).copied().chain([words.len()]);
    let pieces = cuts.iter().copied().zip(ends).map(|(start, end)| {
        let piece = if end == words.len() { words.from(start) } else { words.between(start..end) };
        piece.strip_prefix("và ").unwrap_or(piece).trim_end_matches(" và")
    });
    let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
    if pieces.is_empty() { vec![text] } else { pieces }
}

/// The text without brackets that have no partner.
pub(super) fn balanced(text: &str) -> String {
    let mut open: Vec<usize> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' if open.pop().is_none() => lone.push(at),
            _ => {}
        }
    }
    lone.extend(open);
    text.char_indices().filter(|(at, _)| !lone.contains(at)).map(|(_, c)| c).collect()
}
