//! How well one duty in other words is told from two that are close: pairs of titles as offices write them. The
//! measure was tuned on `tuned.tsv`; `held-out.tsv` was written at the same time by the same hand and never used
//! for that. Its authors were no native speakers; a quarter of the same pairs share hardly a word (marked `hard`),
//! which no measure of letters finds.

use super::{repository, text_of};
use cchc::calc::{Duty, Likeness};

/// What was found of a file of pairs.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    /// Same duties that are found, of how many.
    same: (usize, usize),
    /// Two duties that are taken for one, of how many.
    false_alarms: (usize, usize),
}

fn found_in(file: &str) -> Found {
    let mut found = Found { same: (0, 0), false_alarms: (0, 0) };
    let text = text_of(&repository().join("tests/suite/duties").join(file));
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [kind, first, second, _why] = line.split('\t').collect::<Vec<_>>().try_into().expect("four fields");
        let (first, second) = (Duty::of(first), Duty::of(second));
        let likeness = first.likeness(&second);
        assert_eq!(likeness, second.likeness(&first), "it does not matter which comes first: {line}");
        assert_ne!(likeness, Likeness::Same, "that would be a gap: {line}");
        let counted = if kind == "same" { &mut found.same } else { &mut found.false_alarms };
        counted.0 += usize::from(likeness == Likeness::Similar);
        counted.1 += 1;
    }
    found
}

/// Precision 30/30, recall 30/40.
#[test]
fn the_pairs_that_it_was_tuned_on() {
    assert_eq!(found_in("tuned.tsv"), Found { same: (30, 40), false_alarms: (0, 40) });
}

/// Precision 19/19, recall 19/30.
#[test]
fn pairs_that_it_had_not_seen() {
    assert_eq!(found_in("held-out.tsv"), Found { same: (19, 30), false_alarms: (0, 30) });
}

#[test]
fn spelling_alone_makes_no_other_duty() {
    let same = |a: &str, b: &str| Duty::of(a).likeness(&Duty::of(b)) == Likeness::Same;
    assert!(same("Công khai TTHC tại UBND xã", "CÔNG KHAI thủ tục hành chính tại Uỷ ban nhân dân xã."));
    assert!(same("Số hoá hồ sơ – kết quả", "Số hóa hồ sơ - kết quả"));
    assert!(!same("Công khai TTHC", "Công khai"));
}
