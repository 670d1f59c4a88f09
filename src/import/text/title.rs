//! The title of a plan, and what it says of unit and years.

use super::words::{Words, bare};
use crate::value::Day;

/// The years of a title: "năm 2023", "giai đoạn 2021-2025", and whether more is said than they.
pub(super) fn years(title: &str) -> Option<(i32, i32, bool)> {
    let words = Words::of(title);
    let spans: Vec<(usize, i32, i32)> = (0..words.len())
        .filter_map(|at| {
            let word = words.word(at);
            let year = |text: &str| text.trim().parse().ok().filter(|it| text.len() == 4 && in_range(*it));
            if let Some((first, last)) = word.split_once(['-', '–']).filter(|(_, last)| !last.is_empty()) {
                return Some((at, year(first)?, year(last)?));
            }
            let first = year(word.trim_end_matches(['-', '–']))?;
            // "2022 - 2025": a dash by itself is not a word.
            let last = year(words.word(at + 1)).filter(|_| has_dash(words.between(at..at + 2)));
            Some((at, first, last.unwrap_or(first)))
        })
        .collect();
    let (_, first, last) = spans.first().copied().filter(|(_, first, last)| first <= last)?;
    let rest = spans.iter().filter(|(_, from, until)| *from > last || *until > last).count();
    Some((first, last, rest > 0))
}

fn has_dash(text: &str) -> bool {
    text.get(4..).is_some_and(|rest| rest.trim_start().starts_with(['-', '–']))
}

fn in_range(year: i32) -> bool {
    (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(&year)
}

/// The place that a title or a line names: "xã Long An".
pub(super) fn place(text: &str) -> Option<&str> {
    let words = Words::of(text);
    for kind in ["thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "xã", "huyện", "quận", "tỉnh"]
    {
        let mut from = 0;
        while let Some(found) = words.find(from, kind) {
            let is_name = |at: usize| words.word(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let end = (found.end..words.len())
                .find(|at| !is_name(*at) || words.is_at(*at, "năm") || words.is_at(*at, "giai"))
                .unwrap_or(words.len());
            let stop = (found.end..end).find(|at| words.ends_clause(*at)).map_or(end, |at| (at + 1).min(end));
            if stop > found.end {
                return Some(bare(words.between(found.start..stop)));
            }
            from = found.end;
        }
    }
    None
}

/// The word for the level of a body.
pub(super) fn level(unit: &str) -> Option<&'static str> {
    let words = Words::of(unit);
    let is_any = |names: &[&str]| names.iter().any(|name| words.has(name));
    if is_any(&["bộ", "tổng cục", "ban cơ yếu"]) {
        Some("ministry")
    } else if is_any(&["thị xã", "huyện", "quận"]) {
        Some("district")
    } else if is_any(&["xã", "phường", "thị trấn", "đặc khu"]) {
        Some("commune")
    } else if is_any(&["tỉnh", "thành phố", "sở"]) {
        Some("province")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{level, place, years};

    #[test]
    fn a_title_says_its_years() {
        assert_eq!(years("Cải cách hành chính xã Long An năm 2023"), Some((2023, 2023, false)));
        assert_eq!(years("Cải cách hành chính giai đoạn 2021-2025"), Some((2021, 2025, false)));
        assert_eq!(years("Cải cách hành chính giai đoạn 2022 - 2025"), Some((2022, 2025, false)));
        assert_eq!(years("Cải cách hành chính giai đoạn 2026–2030"), Some((2026, 2030, false)));
        assert_eq!(years("năm 2026 và định hướng đến năm 2030"), Some((2026, 2026, true)));
        assert_eq!(years("Cải cách hành chính"), None);
    }

    #[test]
    fn a_title_says_its_place() {
        assert_eq!(place("Cải cách hành chính xã Long An năm 2023"), Some("xã Long An"));
        assert_eq!(place("của phường Tân Bình, giai đoạn 2026-2030"), Some("phường Tân Bình"));
        assert_eq!(place("Cải cách hành chính thị xã Tân Châu"), Some("thị xã Tân Châu"));
        assert_eq!(place("Ủy ban nhân dân xã ban hành"), None);
        assert_eq!(level("Ủy ban nhân dân thị xã Tân Châu"), Some("district"));
        assert_eq!(level("Ủy ban nhân dân xã Long An"), Some("commune"));
        assert_eq!(level("Bộ Nội vụ"), Some("ministry"));
    }
}
