//! How well the rule tells one duty in other words from two close ones: pairs of titles as offices write them. In the
//! `nested` files one title is the other and some words more. The lists of words were tuned on the `tuned` files; the
//! `held-out` ones were written at the same time by the same hands, and never used for that. Their authors were not
//! native speakers; some of the same pairs share hardly a word (marked `hard`), which no measure of letters finds.

use super::{repository, text_of};
use cchc::calc::{Duty, Likeness};

/// The result for a file of pairs.
#[derive(Debug, PartialEq, Eq)]
struct DutyCounts {
    /// Same duties that are found, of how many.
    same: (usize, usize),
    /// Two duties that are taken for one, of how many.
    false_alarms: (usize, usize),
}

fn found_in(file: &str) -> DutyCounts {
    let mut found = DutyCounts { same: (0, 0), false_alarms: (0, 0) };
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

#[test]
fn the_pairs_that_it_was_tuned_on() {
    assert_eq!(found_in("tuned.tsv"), DutyCounts { same: (27, 40), false_alarms: (0, 40) });
    assert_eq!(found_in("nested-tuned.tsv"), DutyCounts { same: (25, 25), false_alarms: (0, 35) });
}

/// Together: precision 25/25, recall 25/55.
#[test]
fn pairs_that_it_had_not_seen() {
    assert_eq!(found_in("held-out.tsv"), DutyCounts { same: (12, 30), false_alarms: (0, 30) });
    assert_eq!(found_in("nested-held-out.tsv"), DutyCounts { same: (13, 25), false_alarms: (0, 35) });
}

#[test]
fn one_word_more_is_another_duty_and_a_quarter_has_two_spellings() {
    let likeness = |a: &str, b: &str| Duty::of(a).likeness(&Duty::of(b));
    for (general, special) in [
        ("Xây dựng kế hoạch CCHC năm 2023", "Xây dựng kế hoạch tuyên truyền CCHC năm 2023"),
        ("Rà soát TTHC", "Rà soát TTHC lĩnh vực hộ tịch"),
        ("Công bố hệ thống quản lý chất lượng ISO", "Công bố lại hệ thống quản lý chất lượng ISO"),
        ("Giải quyết TTHC cho người dân", "Giải quyết khiếu nại về TTHC cho người dân"),
    ] {
        assert_eq!(likeness(general, special), Likeness::Different, "{special}");
    }
    assert_eq!(likeness("Báo cáo CCHC quý 3/2023", "Báo cáo về CCHC quý III năm 2023"), Likeness::Similar);
    assert_eq!(likeness("Báo cáo CCHC quý II", "Báo cáo về CCHC quý III"), Likeness::Different);
    assert_eq!(likeness("Tỷ lệ > 90 %", "Tỷ lệ < 90 %"), Likeness::Different);
}

#[test]
fn spelling_alone_makes_no_other_duty() {
    let same = |a: &str, b: &str| Duty::of(a).likeness(&Duty::of(b)) == Likeness::Same;
    assert!(same("Công khai TTHC tại UBND xã", "CÔNG KHAI thủ tục hành chính tại Uỷ ban nhân dân xã."));
    assert!(same("Số hoá hồ sơ – kết quả", "Số hóa hồ sơ - kết quả"));
    assert!(!same("Công khai TTHC", "Công khai"));
}
