//! "Did you mean …?"

use crate::text::fold;

/// The candidate that is most like `typed`, if one is near enough to be what was meant: at most one
/// slip in three letters, or the same after folding. Ties go to the earlier one.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = plain(typed);
    let allowed = (folded.chars().count() / 3).max(1);
    let mut best = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(&folded, &plain(candidate));
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Longer texts are no slip of a key or an id, and comparing them would cost time.
const MOST_CHARACTERS: usize = 64;

fn plain(name: &str) -> String {
    fold(&name.replace('_', "-")).chars().take(MOST_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_seen_through_and_other_words_are_not() {
        let ids = ["van-phong-thong-ke", "tu-phap-ho-tich", "mttq-doan-the"];
        assert_eq!(nearest("van-phong-thongke", ids), Some("van-phong-thong-ke"));
        assert_eq!(nearest("Van_Phong_Thong_Ke", ids), Some("van-phong-thong-ke"));
        assert_eq!(nearest("cong-an-xa", ids), None);
        assert_eq!(nearest("led", ["lead", "due"]), Some("lead"));
    }
}
