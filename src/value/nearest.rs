//! "Did you mean …?"

use crate::text::fold;

/// The candidate that is most like `typed`, if one is near enough: at most one slip in three letters, or the same after
/// folding. Ties go to the earlier one.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = plain(typed);
    let letters = Letters::of(&folded);
    let length = folded.chars().count();
    // A word of which nothing stays is another word.
    let allowed = (length / 3).max(1).min(length.saturating_sub(1));
    let mut best = None;
    for candidate in candidates {
        let known = plain(candidate);
        // Few of thousands of candidates are worth the exact answer.
        if letters.least_distance(&Letters::of(&known)) > allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&folded, &known);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A longer text is not a slip of a key or an id, and to compare it would cost time.
const MOST_CHARACTERS: usize = 64;

fn plain(name: &str) -> String {
    fold(&name.replace('_', "-")).chars().take(MOST_CHARACTERS).collect()
}

/// How often each letter occurs in a word; some letters share a place.
struct Letters([u8; 64]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 64];
        for c in word.chars() {
            if let Some(count) = counts.get_mut(c as usize % 64) {
                *count = count.saturating_add(1);
            }
        }
        Self(counts)
    }

    /// The least number of slips between two words: one slip adds one letter at most, and takes one away.
    fn least_distance(&self, other: &Self) -> usize {
        let missing = |here: &Self, there: &Self| -> usize {
            here.0.iter().zip(&there.0).map(|(here, there)| usize::from(here.saturating_sub(*there))).sum()
        };
        missing(self, other).max(missing(other, self))
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, nearest};

    #[test]
    fn slips_are_seen_through_and_other_words_are_not() {
        let ids = ["van-phong-thong-ke", "tu-phap-ho-tich", "mttq-doan-the"];
        assert_eq!(nearest("van-phong-thongke", ids), Some("van-phong-thong-ke"));
        assert_eq!(nearest("Van_Phong_Thong_Ke", ids), Some("van-phong-thong-ke"));
        assert_eq!(nearest("cong-an-xa", ids), None);
        assert_eq!(nearest("led", ["lead", "due"]), Some("lead"));
        assert_eq!(nearest("9", ["1", "2"]), None);
    }

    #[test]
    fn texts_that_are_not_compared_are_too_far() {
        let words = ["", "a", "lead", "led", "dale", "xa-long-an", "xã long ân", "xa-lnog-an", "ubnd-huyen-12", "đđđ"];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            let least = Letters::of(one).least_distance(&Letters::of(other));
            assert!(least <= strsim::damerau_levenshtein(one, other), "{one} {other}");
        }
        assert_eq!(Letters::of("lead").least_distance(&Letters::of("leads")), 1);
        assert_eq!(Letters::of("lead").least_distance(&Letters::of("due")), 2);
    }
}
