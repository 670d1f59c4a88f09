//! "Did you mean …?"

use crate::text::fold;

/// The candidate that is most like a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Nearest<'c> {
    pub name: &'c str,
    /// Whether no other candidate is as near.
    pub is_only: bool,
}

impl<'c> Nearest<'c> {
    /// The only name that can be meant.
    pub(crate) const fn only(name: &'c str) -> Self {
        Self { name, is_only: true }
    }

    /// Whether people can have typed the text for this name by a slip: `thon-3` stands for another hamlet than
    /// `thon-1`, and two short names are seldom one.
    pub(crate) fn is_slip(&self, typed: &str) -> bool {
        const FEWEST_CHARACTERS: usize = 4;
        let (typed, known) = (plain(typed), plain(self.name));
        let is_long = [&typed, &known].iter().all(|name| name.chars().count() >= FEWEST_CHARACTERS);
        typed == known || is_long && numbers(&typed).eq(numbers(&known))
    }
}

/// The numbers in a name, as they are written.
fn numbers(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// The candidate that is most like `typed`, if one is near enough: at most one slip in three letters, or the same after
/// folding. Ties go to the earlier one.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_of(typed, candidates).map(|near| near.name)
}

/// The same, and whether it is the only one.
pub(crate) fn nearest_of<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<Nearest<'c>> {
    let folded = plain(typed);
    let letters = Letters::of(&folded);
    let length = folded.chars().count();
    // A word of which nothing stays is another word.
    let allowed = (length / 3).max(1).min(length.saturating_sub(1));
    let mut best: Option<(usize, Nearest<'_>)> = None;
    for candidate in candidates {
        let known = plain(candidate);
        // Few of thousands of candidates are worth the exact answer.
        if letters.least_distance(&Letters::of(&known)) > allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&folded, &known);
        match &mut best {
            _ if distance > allowed => {}
            Some((least, near)) if distance == *least => near.is_only &= near.name.eq_ignore_ascii_case(candidate),
            Some((least, _)) if distance > *least => {}
            Some(_) | None => best = Some((distance, Nearest::only(candidate))),
        }
    }
    best.map(|(_, near)| near)
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
    use super::{Letters, Nearest, nearest, nearest_of};

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
    fn two_candidates_that_are_as_near_are_not_one_answer() {
        let only = |typed: &str, known: &[&'static str]| nearest_of(typed, known.iter().copied());
        assert_eq!(only("thonn", &["thona", "thonb"]), Some(Nearest { name: "thona", is_only: false }));
        assert_eq!(only("thonn", &["thona", "thon"]), Some(Nearest { name: "thona", is_only: false }));
        assert_eq!(only("thon", &["thonab", "Thon", "thonb"]), Some(Nearest::only("Thon")));
        assert_eq!(only("thonn", &["thon", "THON"]), Some(Nearest::only("thon")), "one id, written twice");
    }

    #[test]
    fn another_number_and_another_short_name_are_not_slips() {
        for (typed, name, is_slip) in [
            ("thon-3", "thon-1", false),
            ("1.2", "12", false),
            ("2023-q1", "2023-Q1", true),
            ("so_hoa", "so-hoa", true),
            ("Ap", "ap", true),
            ("ab", "ac", false),
            ("tu-phapp", "tu-phap", true),
            ("van-phong-12", "van-phng-12", true),
        ] {
            assert_eq!(Nearest::only(name).is_slip(typed), is_slip, "{typed} {name}");
        }
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
