//! The names of what targets are about.

use super::bounds::{BoundKind, FoundBound, Unit};
use super::clauses::{HEADS, balanced};
use super::words::{Words, bare, is_capitals};
use crate::text::fold;

/// A longer name ends at a comma.
const MOST_OF_NAME: usize = 250;

/// The thing that a clause is about: all its words but those of the bound.
pub(super) fn name(words: &Words<'_>, bound: &FoundBound) -> String {
    // By themselves these verbs say nothing of what is counted.
    const VERBS: [&str; 6] = ["tổ chức", "ban hành", "xây dựng", "triển khai", "giải quyết", "kiểm tra"];
    // "tăng từ 50% lên 65%" names the present figure too.
    let now = words.find_any(0, &["tăng từ", "giảm từ"]).map_or(bound.words.start, |range| range.start);
    let before = without_aim(head(words.between(0..now.min(bound.words.start))));
    let is_verb = VERBS.iter().any(|verb| fold(verb) == fold(before));
    let has_before = before.split_whitespace().count() >= 2 && !is_verb;
    let behind = behind(words, bound, has_before);
    let name = match (has_before, behind.is_empty()) {
        (true, false) => joined(before, behind),
        (false, false) => behind.to_owned(),
        (_, true) if before.is_empty() => words.text.to_owned(),
        (_, true) => before.to_owned(),
    };
    cleaned(&name)
}

/// "Nâng cao chất lượng, tỷ lệ hồ sơ": the name begins with "tỷ lệ".
fn head(text: &str) -> &str {
    let words = Words::of(text);
    let begins = |at: &usize| words.ends_clause(at - 1) && HEADS.iter().any(|head| words.is_at(*at, head));
    (1..words.len()).rev().find(begins).map_or(text, |at| words.from(at))
}

/// The words behind the bound that belong to the name.
fn behind<'t>(words: &Words<'t>, bound: &FoundBound, has_before: bool) -> &'t str {
    let start = bound.words.end;
    let sentence = (start..words.len()).find(|at| words.ends_sentence(*at)).map_or(words.len(), |at| at + 1);
    let clause = (start + 2..words.len()).find(|at| words.ends_clause(*at)).map_or(words.len(), |at| at + 1);
    let compared = words.find(start, "so với").map_or(words.len(), |range| range.start);
    let (start, end) = match &bound.unit {
        Unit::Percent if bound.kind == BoundKind::BetterThanBaseline => (start, start),
        Unit::Percent if bound.kind.is_step() => (start, clause.min(compared)),
        // The unit is told by itself.
        Unit::Quantity(unit) if has_before => (start + unit.split(' ').count(), sentence),
        Unit::Things(unit) if has_before && words.between(start..sentence).len() <= unit.len() => (start, start),
        Unit::Percent | Unit::Quantity(_) | Unit::Things(_) => (start, sentence),
        Unit::Points | Unit::Rank | Unit::Class | Unit::Milestone if has_before => (start, start),
        Unit::Points | Unit::Rank | Unit::Class | Unit::Milestone => (start, clause.min(compared)),
    };
    if words.ends_sentence(bound.words.end.saturating_sub(1)) || end <= start {
        return "";
    }
    without_aim(words.between(start..end.max(start)))
}

fn joined(before: &str, behind: &str) -> String {
    const WHOLES: [&str; 4] = ["kế hoạch", "dự toán", "chỉ tiêu", "tổng số"];
    let words = Words::of(behind);
    // "giải ngân vốn đạt 95% kế hoạch"
    let is_whole = before.split_whitespace().count() >= 3 && WHOLES.iter().any(|whole| words.is_at(0, whole));
    if is_whole { format!("{before} so với {behind}") } else { format!("{before} {behind}") }
}

/// The name without asides in brackets, lone brackets, and signs and conjunctions at its ends.
fn cleaned(name: &str) -> String {
    let mut name = balanced(name);
    let mut from = 0;
    // An abbreviation in brackets stays: "(PAR INDEX)".
    while let Some(open) = name.get(from..).and_then(|rest| rest.find('(')).map(|at| from + at) {
        let close = name.get(open..).and_then(|rest| rest.find(')')).map(|at| open + at);
        let Some(close) = close else { break };
        let is_short = name.get(open + 1..close).is_some_and(is_capitals);
        if is_short {
            from = close + 1;
        } else {
            name.replace_range(open..=close, "");
            // Brackets may stand in brackets.
            name = balanced(&name);
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ").replace(" ,", ",").replace(" trở lên", "").replace(" trở xuống", "");
    let mut name = bare(&name).trim_start_matches([',', ';', ' ']);
    for word in ["và", "hoặc", "còn", "để"] {
        name = name.strip_suffix(word).filter(|rest| rest.ends_with(' ')).map_or(name, bare);
        name = name.strip_prefix(word).filter(|rest| rest.starts_with(' ')).map_or(name, str::trim_start);
    }
    if name.chars().count() > MOST_OF_NAME {
        let short: String = name.chars().take(MOST_OF_NAME).collect();
        let end = short.rfind(',').or_else(|| short.rfind(' ')).unwrap_or(short.len());
        return bare(short.get(..end).unwrap_or(&short)).to_owned();
    }
    name.to_owned()
}

/// "ít nhất 85% được bồi dưỡng" has the subject of the clause before it.
pub(super) fn with_subject(name: String, before: Option<&str>) -> String {
    let subject = || before?.split_once(" được ").map(|(subject, _)| subject);
    match name.starts_with("được ").then(subject).flatten() {
        Some(subject) => format!("{subject} {name}"),
        None => name,
    }
}

/// The name without the words of an aim around it; empty if it has only such words.
pub(super) fn without_aim(text: &str) -> &str {
    const FRONT: [&str; 17] = [
        "phấn đấu",
        "bảo đảm",
        "đảm bảo",
        "tỷ lệ",
        "tỉ lệ",
        "mức độ",
        "đạt",
        "có",
        "duy trì",
        "hoàn thành",
        "tổng số",
        "xếp hạng",
        "đến hết năm",
        "đến cuối năm",
        "đến năm",
        "của",
        "thực hiện",
    ];
    const BACK: [&str; 9] = ["phấn đấu", "đảm bảo", "bảo đảm", "đạt", "là", "nằm", "thuộc", "xếp", "từ"];
    let words = Words::of(text);
    let (mut start, mut end) = (0, words.len());
    let is_year = |at: usize| words.word(at).len() == 4 && words.word(at).parse::<u32>().is_ok();
    loop {
        if let Some(front) = FRONT.iter().find(|front| words.is_at(start, front)) {
            start += front.split(' ').count();
            // The year of "đến năm 2030".
            start += usize::from(front.ends_with("năm") && is_year(start));
        } else if words.is_at(start, "năm") && is_year(start + 1) {
            start += 2;
        } else if words.is_at(start, "trong năm") && is_year(start + 2) {
            start += 3;
        } else {
            break;
        }
    }
    let back = |end: usize| {
        let ends = |back: &&&str| end.checked_sub(back.split(' ').count()).is_some_and(|at| words.is_at(at, back));
        BACK.iter().find(ends).map(|back| end - back.split(' ').count())
    };
    while let Some(shorter) = back(end).filter(|shorter| *shorter > start) {
        end = shorter;
    }
    bare(if end < words.len() { words.between(start..end) } else { words.from(start) })
}

/// An abbreviation in brackets is the shortest name: "(PAR INDEX)".
pub(super) fn short_name(name: &str) -> String {
    let inside = name.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside.trim());
    let short = inside.filter(|it| it.len() >= 3 && it.len() <= 24 && is_capitals(it));
    short.unwrap_or(name).to_owned()
}
