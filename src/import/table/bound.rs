//! Bounds of targets in words: "tối thiểu 85 %", "không quá 5", "03/14", "Đạt".

use super::figure::figure_of;
use crate::import::clean;
use crate::model::{Measure, Op};
use crate::text::{Both, fold};
use crate::value::Exact;
use std::sync::LazyLock;

/// The bound that words say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum BoundRead {
    /// A figure under a key.
    Figure(Op, Exact),
    /// This rank or better, of so many.
    Rank(u32, Option<u32>),
    /// This class or a better one.
    Class(String),
    /// A milestone.
    Done,
    /// Words without a figure.
    Qualitative,
}

/// A bound with what it says of its indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ReadBound {
    pub(super) bound: BoundRead,
    pub(super) measure: Measure,
    /// The unit of a count or an amount.
    pub(super) unit: Option<String>,
    /// A sentence on an assumption, if there is one.
    pub(super) assumed: Option<Both>,
}

/// Words around a figure. Longer words stand before those that they hold.
const OPS: [(&str, Op); 33] = [
    ("không thấp hơn", Op::AtLeast),
    ("không dưới", Op::AtLeast),
    ("không ít hơn", Op::AtLeast),
    ("không vượt quá", Op::AtMost),
    ("không quá", Op::AtMost),
    ("không cao hơn", Op::AtMost),
    ("không lớn hơn", Op::AtMost),
    ("không hơn", Op::AtMost),
    ("tối đa", Op::AtMost),
    ("trở xuống", Op::AtMost),
    ("≤", Op::AtMost),
    ("<=", Op::AtMost),
    ("tối thiểu", Op::AtLeast),
    ("ít nhất", Op::AtLeast),
    ("trở lên", Op::AtLeast),
    ("≥", Op::AtLeast),
    (">=", Op::AtLeast),
    ("vượt trên", Op::MoreThan),
    ("vượt", Op::MoreThan),
    ("cao hơn", Op::MoreThan),
    ("lớn hơn", Op::MoreThan),
    ("nhiều hơn", Op::MoreThan),
    ("trên", Op::MoreThan),
    ("hơn", Op::MoreThan),
    (">", Op::MoreThan),
    ("thấp hơn", Op::LessThan),
    ("nhỏ hơn", Op::LessThan),
    ("ít hơn", Op::LessThan),
    ("dưới", Op::LessThan),
    ("<", Op::LessThan),
    ("đạt", Op::AtLeast),
    ("bằng", Op::AtLeast),
    ("duy trì", Op::AtLeast),
];

/// Words of ranks, in the bound or in its unit.
const RANKS: [&str; 6] = ["hạng", "xếp hạng", "nhóm", "top", "thứ hạng", "vị trí"];
const STEPS: [(&str, bool); 2] = [("tăng", true), ("giảm", false)];

static FOLDED_OPS: LazyLock<Vec<(String, Op)>> =
    LazyLock::new(|| OPS.iter().map(|(words, op)| (fold(words), *op)).collect());

fn has(text: &str, words: &str) -> bool {
    let words = fold(words);
    format!(" {text} ").contains(&format!(" {words} "))
}

/// Folded, without signs behind words. Folding moves a tone behind its word, so signs go first.
fn without_signs(text: &str) -> String {
    fold(&text.replace([':', ';', '(', ')'], " ").replace(", ", " "))
}

/// The bound that a cell or a sentence says, with the unit of another column or "". `None` where a person must say it:
/// a range, or a number that can be read in two ways.
pub(super) fn read_bound(words: &str, unit: &str) -> Option<ReadBound> {
    const BARE: Both =
        Both { en: "a figure by itself is taken as at least", vi: "chỉ có con số nên hiểu là tối thiểu" };
    const WORDS: Both = Both {
        en: "without a figure, the target is shown and not scored",
        vi: "không có con số nên chỉ nêu, không chấm",
    };
    let (words, unit) = (clean(words), clean(unit));
    let folded = &*without_signs(&words);
    let unit_folded = fold(&unit);
    if folded.is_empty() {
        return None;
    }
    let figures = figures(&words);
    let is_rank = RANKS.iter().any(|rank| has(folded, rank) || has(&unit_folded, rank));
    let read = |bound, measure, assumed| Some(ReadBound { bound, measure, unit: None, assumed });
    if figures.is_empty() {
        let is_class = has(folded, "loại") || has(folded, "trở lên") || has(folded, "mức") || has(folded, "nhóm");
        return if has(folded, "ban hành") {
            read(BoundRead::Done, Measure::Milestone, None)
        } else if is_class && let Some(class) = class_of(&words) {
            read(BoundRead::Class(class), Measure::Class, None)
        } else {
            read(BoundRead::Qualitative, Measure::Milestone, Some(WORDS))
        };
    }
    if let Some(bound) = rank_of(&words, &figures, is_rank) {
        return read(bound, Measure::Rank, None);
    }
    let [(start, end)] = figures.as_slice() else { return None };
    let (start, end) = (*start, *end);
    let behind = without_signs(words.get(end..)?);
    let figure = figure_of(words.get(start..end)?, true)?;
    let is_percent = behind.starts_with('%') || behind.starts_with("phần trăm") || unit_folded.starts_with('%');
    let is_percent = is_percent || has(&unit_folded, "phần trăm") || has(&unit_folded, "tỷ lệ %");
    let is_score = has(&behind, "điểm") || has(&unit_folded, "điểm");
    if let Some((_, is_up)) = STEPS.iter().find(|(step, _)| has(folded, step)) {
        return read(step(*is_up, is_percent, &behind, figure), measure(is_percent, is_score, is_rank), None);
    }
    let around = format!(" {} {behind} ", without_signs(words.get(..start)?));
    let op = FOLDED_OPS.iter().find(|(op, _)| {
        let is_sign = op.chars().all(|c| !c.is_alphabetic());
        if is_sign { around.contains(op.as_str()) } else { around.contains(&format!(" {op} ")) }
    });
    let (op, assumed) = op.map_or((Op::AtLeast, Some(BARE)), |(_, op)| (*op, None));
    let mut measure = measure(is_percent, is_score, is_rank);
    let own_unit = unit_behind(&words, end);
    let unit = if unit.is_empty() { own_unit } else { Some(unit) };
    let is_money = unit.as_ref().is_some_and(|unit| has(&fold(unit), "đồng"));
    if measure == Measure::Count && (is_money || !figure.is_whole()) {
        measure = Measure::Amount;
    }
    let unit = unit.filter(|_| matches!(measure, Measure::Count | Measure::Amount));
    Some(ReadBound { bound: BoundRead::Figure(op, figure), measure, unit, assumed })
}

const fn measure(is_percent: bool, is_score: bool, is_rank: bool) -> Measure {
    if is_percent {
        Measure::Ratio
    } else if is_score {
        Measure::Score
    } else if is_rank {
        Measure::Rank
    } else {
        Measure::Count
    }
}

/// A step from a baseline. "%" of a ratio may stand for points; with "so với" it is a share.
fn step(is_up: bool, is_percent: bool, behind: &str, figure: Exact) -> BoundRead {
    let is_share = is_percent && behind.contains(&fold("so với"));
    BoundRead::Figure(
        match (is_up, is_share) {
            (true, true) => Op::RiseByPercent,
            (true, false) => Op::RiseBy,
            (false, true) => Op::FallByPercent,
            (false, false) => Op::FallBy,
        },
        figure,
    )
}

/// The places of the numbers of a text.
fn figures(words: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), None);
    let signs = |c: char| c == '.' || c == ',';
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        match start {
            None if c.is_ascii_digit() => start = Some(at),
            Some(begin) if !c.is_ascii_digit() && !signs(c) => {
                let text = words.get(begin..at).unwrap_or_default();
                found.push((begin, begin + text.trim_end_matches(signs).len()));
                start = None;
            }
            Some(_) | None => {}
        }
    }
    found
}

/// "03/14", "hạng ≤ 3", "top 15".
fn rank_of(words: &str, figures: &[(usize, usize)], is_rank: bool) -> Option<BoundRead> {
    let number = |(start, end): &(usize, usize)| words.get(*start..*end)?.parse::<u32>().ok();
    match figures {
        [rank] if is_rank => Some(BoundRead::Rank(number(rank)?, None)),
        [rank, of] if words.get(rank.1..of.0)?.trim() == "/" => {
            let (rank, of) = (number(rank)?, number(of)?);
            (rank >= 1 && rank <= of).then_some(BoundRead::Rank(rank, Some(of)))
        }
        _ => None,
    }
}

/// The class of "xếp loại Tốt trở lên".
fn class_of(words: &str) -> Option<String> {
    const AROUND: [&str; 11] = ["xếp", "loại", "nhóm", "mức", "đạt", "từ", "trở", "lên", "được", "trong", "phân"];
    let around: Vec<String> = AROUND.iter().map(|word| fold(word)).collect();
    let kept: Vec<&str> = words.split(' ').filter(|word| !around.contains(&fold(word))).collect();
    let class = kept.join(" ");
    (!kept.is_empty() && kept.len() <= 3).then_some(class)
}

/// The unit behind a figure: "20 hồ sơ".
fn unit_behind(words: &str, end: usize) -> Option<String> {
    let behind = words.get(end..)?.trim();
    let rest = behind.strip_suffix("trở lên").or_else(|| behind.strip_suffix("trở xuống")).unwrap_or(behind);
    let unit = rest.trim_matches(['%', ' ', '.', ';', ',']);
    let is_short = !unit.is_empty() && unit.split(' ').count() <= 4 && unit.starts_with(char::is_alphabetic);
    is_short.then(|| unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{BoundRead, Measure, Op, read_bound};
    use crate::value::Exact;

    fn figure(op: Op, text: &str) -> BoundRead {
        BoundRead::Figure(op, Exact::parse(text).expect("a number"))
    }

    #[test]
    fn bounds_are_read_as_plans_word_them() {
        for (words, unit, bound, measure) in [
            ("≥ 85%", "", figure(Op::AtLeast, "85"), Measure::Ratio),
            ("tối thiểu 85 %", "", figure(Op::AtLeast, "85"), Measure::Ratio),
            ("Từ 97,5% trở lên", "", figure(Op::AtLeast, "97.5"), Measure::Ratio),
            ("Không quá 5", "hồ sơ", figure(Op::AtMost, "5"), Measure::Count),
            ("dưới 2", "%", figure(Op::LessThan, "2"), Measure::Ratio),
            ("trên 90", "%", figure(Op::MoreThan, "90"), Measure::Ratio),
            ("đạt 80 điểm", "", figure(Op::AtLeast, "80"), Measure::Score),
            ("1.500 hồ sơ", "", figure(Op::AtLeast, "1500"), Measure::Count),
            ("20", "triệu đồng", figure(Op::AtLeast, "20"), Measure::Amount),
            ("giảm 20% so với năm 2025", "", BoundRead::Qualitative, Measure::Ratio),
            ("tăng 3 bậc", "", figure(Op::RiseBy, "3"), Measure::Count),
            ("03/14", "", BoundRead::Rank(3, Some(14)), Measure::Rank),
            ("hạng ≤ 3/14", "", BoundRead::Rank(3, Some(14)), Measure::Rank),
            ("trong nhóm 15", "", BoundRead::Rank(15, None), Measure::Rank),
            ("5", "Xếp hạng", BoundRead::Rank(5, None), Measure::Rank),
            ("Tốt trở lên", "", BoundRead::Class("Tốt".to_owned()), Measure::Class),
            ("được ban hành", "", BoundRead::Done, Measure::Milestone),
            ("Đạt", "", BoundRead::Qualitative, Measure::Milestone),
        ] {
            let Some(read) = read_bound(words, unit) else {
                // Two numbers.
                assert!(words.contains("2025"), "{words}");
                continue;
            };
            assert_eq!((read.bound, read.measure), (bound, measure), "{words}");
        }
        for words in ["", "80 – 85%", "3,500", "từ 80% đến 90%"] {
            assert_eq!(read_bound(words, ""), None, "{words}");
        }
        assert!(read_bound("85", "%").is_some_and(|read| read.assumed.is_some()), "said");
        assert_eq!(read_bound("20 hồ sơ trở lên", "").and_then(|read| read.unit).as_deref(), Some("hồ sơ"));
    }
}
