//! Words of heads and names, made comparable.

use crate::text::fold;

/// Folded, without signs between words: "Cơ quan, đơn vị chủ trì:" is "cơ quan đơn vị chủ trì".
pub(super) fn bare(text: &str) -> String {
    // Folding moves a tone behind its word, so signs go first.
    let is_between = |c: char| ",.;:/()[]*\"“”&+_".contains(c);
    fold(&text.replace(is_between, " "))
}

/// The same without what stands in brackets: "(nếu có)", "(triệu đồng)".
pub(super) fn bare_outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    bare(&outside)
}

/// Whether whole words stand in a text; both are bare.
pub(super) fn holds(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
            let behind = text.get(at + words.len()..);
            before && behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
        })
}

/// Whether a bare text begins with whole words.
pub(super) fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Cut at the end of a word after at most so many bytes.
pub(super) fn cut_id(slug: &str, most: usize) -> &str {
    if slug.len() <= most {
        return slug;
    }
    let cut = slug.get(..=most).unwrap_or(slug);
    match cut.rfind('-') {
        Some(end) if end > 0 => slug.get(..end).unwrap_or(slug),
        Some(_) | None => slug.get(..most).unwrap_or(slug),
    }
}
