//! The bounds that a sentence asks for: "tối thiểu 85%", "trong nhóm 03/14", "xếp loại Tốt trở lên".

mod classes;
mod figure;
mod kind;
mod ranges;

pub(super) use classes::CLASSES;
pub(super) use kind::{BoundKind, FoundBound, Unit};

use super::words::Words;
use figure::{Figure, figures};
use std::ops::Range;

/// Phrases before a figure, with the bound that they mean and how many words may stand between. The first that fits
/// counts: "không dưới" is not "dưới".
const BEFORE: [(&str, BoundKind, usize); 29] = [
    ("không dưới", BoundKind::AtLeast, 2),
    ("không thấp hơn", BoundKind::AtLeast, 2),
    ("không ít hơn", BoundKind::AtLeast, 2),
    ("không vượt quá", BoundKind::AtMost, 2),
    ("không vượt", BoundKind::AtMost, 2),
    ("không quá", BoundKind::AtMost, 2),
    ("không cao hơn", BoundKind::AtMost, 2),
    ("không nhiều hơn", BoundKind::AtMost, 2),
    ("không để quá", BoundKind::AtMost, 2),
    ("tối thiểu", BoundKind::AtLeast, 4),
    ("ít nhất", BoundKind::AtLeast, 4),
    ("tối đa", BoundKind::AtMost, 4),
    ("nhiều nhất", BoundKind::AtMost, 4),
    ("bằng hoặc cao hơn", BoundKind::AtLeast, 1),
    ("vượt mức", BoundKind::MoreThan, 1),
    ("vượt trên", BoundKind::MoreThan, 1),
    ("vượt", BoundKind::MoreThan, 1),
    ("cao hơn", BoundKind::MoreThan, 1),
    ("lớn hơn", BoundKind::MoreThan, 1),
    ("nhiều hơn", BoundKind::MoreThan, 1),
    ("trên", BoundKind::MoreThan, 0),
    ("thấp hơn", BoundKind::LessThan, 1),
    ("nhỏ hơn", BoundKind::LessThan, 1),
    ("ít hơn", BoundKind::LessThan, 1),
    ("hơn", BoundKind::MoreThan, 0),
    ("dưới", BoundKind::LessThan, 0),
    ("xuống còn", BoundKind::AtMost, 1),
    ("còn", BoundKind::AtMost, 0),
    ("đạt", BoundKind::AtLeast, 2),
];

/// Phrases before a figure that is an aim, though they do not say the side.
const AIMS: [&str; 6] = ["phấn đấu", "hoàn thành", "đảm bảo", "bảo đảm", "có", "duy trì"];

/// The bounds of a sentence in their order.
pub(super) fn bounds(words: &Words<'_>) -> Vec<FoundBound> {
    let figures = figures(words);
    let mut found: Vec<FoundBound> = Vec::new();
    let ranges = ranges::ranges(words, &figures);
    for (at, figure) in figures.iter().enumerate() {
        // A range tells both of its figures.
        if ranges.iter().any(|range| range.contains(&figure.words.start)) {
            continue;
        }
        let from = at.checked_sub(1).and_then(|before| figures.get(before)).map_or(0, |it| it.words.end);
        let until = figures.get(at + 1).map_or(words.len(), |it| it.words.start);
        let bound = Look { words, from, until, figure }.bound();
        found.extend(bound);
    }
    found.extend(ranges.into_iter().map(|range| ranged(words, range)));
    found.sort_by_key(|bound| bound.words.start);
    if found.is_empty() {
        found.extend(classes::class(words).or_else(|| better(words)).or_else(|| milestone(words)));
    }
    found
}

fn ranged(words: &Words<'_>, range: Range<usize>) -> FoundBound {
    let value = words.between(range.clone()).to_owned();
    let aims = ["đạt", "phấn đấu"].iter().filter(|aim| words.ends_with(range.start, aim));
    let start = aims.map(|aim| range.start - aim.split(' ').count()).min().unwrap_or(range.start);
    FoundBound { kind: BoundKind::Range, value, of: None, unit: Unit::Percent, words: start..range.end, is_said: true }
}

/// "giảm 30% thời gian, 30% chi phí": the verb of the first bound counts for the second.
pub(super) fn inherit(bound: &mut FoundBound, before: &FoundBound) {
    if !bound.is_said && before.kind.is_step() && bound.unit == before.unit {
        bound.kind = before.kind;
        bound.is_said = true;
    }
}

/// A figure, and the words around it up to the figures beside it.
struct Look<'w> {
    words: &'w Words<'w>,
    from: usize,
    until: usize,
    figure: &'w Figure,
}

impl Look<'_> {
    fn bound(&self) -> Option<FoundBound> {
        self.rank().or_else(|| self.step()).or_else(|| self.plain())
    }

    /// The first word of a phrase before the figure, with at most so many words between.
    fn before(&self, phrase: &str, most_between: usize) -> Option<usize> {
        let length = phrase.split(' ').count();
        (0..=most_between).find_map(|between| {
            let start = self.figure.words.start.checked_sub(length + between).filter(|it| *it >= self.from)?;
            self.words.is_at(start, phrase).then_some(start)
        })
    }

    /// The end of a phrase behind the figure.
    fn behind(&self, phrase: &str, most_between: usize) -> Option<usize> {
        let found = self.words.find(self.figure.words.end, phrase)?;
        (found.start <= self.figure.words.end + most_between && found.end <= self.until).then_some(found.end)
    }

    fn found(&self, kind: BoundKind, unit: Unit, words: Range<usize>, is_said: bool) -> FoundBound {
        let value = self.figure.value.clone();
        FoundBound { kind, value, of: self.figure.of.clone(), unit, words, is_said }
    }

    fn rank(&self) -> Option<FoundBound> {
        if self.figure.is_percent || self.figure.value.contains('.') || self.figure.value == "0" {
            return None;
        }
        let words =
            ["trong nhóm", "trong top", "nhóm", "top", "xếp thứ", "xếp hạng", "vị trí thứ", "vị trí", "hạng", "thứ"];
        // "nhóm 3 thủ tục" has no share behind it and nobody at the head.
        let leads = ["dẫn đầu", "đứng đầu", "đầu"].iter().find_map(|phrase| self.behind(phrase, 4));
        let upward = self.behind("trở lên", 5);
        let start =
            words.iter().find_map(|phrase| self.before(phrase, if self.figure.of.is_some() { 3 } else { 1 }))?;
        let is_group = self.words.is_at(start, "nhóm") || self.words.is_at(start + 1, "nhóm");
        if is_group && self.figure.of.is_none() && leads.is_none() {
            return None;
        }
        let mut bound = self.found(BoundKind::RankWithin, Unit::Rank, start..self.figure.words.end, true);
        bound.words.end = leads.or(upward).unwrap_or(bound.words.end);
        let all = self.words.find(bound.words.end, "tổng số").map(|range| self.words.word(range.end));
        let all = all.filter(|word| word.len() <= 6).and_then(|word| word.parse::<u32>().ok());
        bound.of = bound.of.or_else(|| all.map(|all| all.to_string()));
        Some(bound)
    }

    /// "giảm 20% so với", "tăng 3 bậc".
    fn step(&self) -> Option<FoundBound> {
        // "từ 50% lên 60%" says both ends.
        if self.figure.of.is_some()
            || ["từ", "còn", "xuống", "lên", "thành"].iter().any(|it| self.before(it, 1).is_some())
        {
            return None;
        }
        let start = |phrase: &str| self.before(phrase, 4);
        let (start, is_rise) = match (start("tăng"), start("giảm"), start("cắt giảm")) {
            (_, _, Some(at)) | (_, Some(at), None) => (at, false),
            (Some(at), None, None) if !self.words.is_at(at, "tăng cường") => (at, true),
            (_, None, None) => return None,
        };
        let places = ["bậc", "điểm", "điểm phần trăm", "hạng"];
        let is_places = places.iter().any(|unit| self.words.is_at(self.figure.words.end, unit));
        let is_compared = ["so với", "hằng năm", "hàng năm", "mỗi năm"].iter().any(|it| self.behind(it, 14).is_some());
        if !self.figure.is_percent && !is_places && !is_compared {
            return None;
        }
        let kind = match (is_rise, self.figure.is_percent) {
            (true, true) => BoundKind::RiseByPercent,
            (true, false) => BoundKind::RiseBy,
            (false, true) => BoundKind::FallByPercent,
            (false, false) => BoundKind::FallBy,
        };
        let unit = if self.words.is_at(self.figure.words.end, "bậc") { Unit::Rank } else { self.unit() };
        Some(self.found(kind, unit, start..self.figure.words.end, true))
    }

    fn plain(&self) -> Option<FoundBound> {
        if self.figure.of.is_some() {
            return None;
        }
        let end = self.figure.words.end;
        let of = |kind, words: Range<usize>, is_said| Some(self.found(kind, self.unit(), words, is_said));
        let start = self.figure.words.start;
        if let Some(kind) = self.figure.sign {
            return of(kind, start..end, true);
        }
        let whole = self.before("đạt từ", 0).or_else(|| self.before("từ", 0)).unwrap_or(start);
        if let Some(end) = self.behind("trở lên", 8) {
            return of(BoundKind::AtLeast, self.aim(whole)..self.until_up(end), true);
        }
        if let Some(end) = self.behind("trở xuống", 8) {
            return of(BoundKind::AtMost, self.aim(whole)..self.until_up(end), true);
        }
        let said = BEFORE.iter().find_map(|(phrase, kind, most)| Some((*kind, self.before(phrase, *most)?)));
        if let Some((kind, at)) = said {
            return of(kind, self.aim(at)..end, true);
        }
        // "từ 50% lên 60%": the first figure is where it stands now.
        if self.before("từ", 0).is_some() {
            return None;
        }
        if self.figure.is_percent {
            // Nothing is more than all.
            return of(BoundKind::AtLeast, self.aim(start)..end, self.figure.value == "100");
        }
        let aim = AIMS.iter().find_map(|phrase| self.before(phrase, 1))?;
        of(BoundKind::AtLeast, aim..end, false)
    }

    /// "trở lên" may stand behind the things that are counted; these belong to the name.
    fn until_up(&self, end: usize) -> usize {
        if end <= self.figure.words.end + 3 { end } else { self.figure.words.end }
    }

    /// The first word of the aim that stands before a bound: "phấn đấu đạt tối thiểu".
    fn aim(&self, mut at: usize) -> usize {
        for _ in 0..3 {
            let before =
                ["phấn đấu", "đạt", "đảm bảo", "bảo đảm", "đạt tỷ lệ", "ở mức", "là"].iter().find_map(|phrase| {
                    let start = at.checked_sub(phrase.split(' ').count()).filter(|it| *it >= self.from)?;
                    self.words.is_at(start, phrase).then_some(start)
                });
            at = before.unwrap_or(at);
        }
        at
    }

    fn unit(&self) -> Unit {
        const QUANTITIES: [&str; 13] = [
            "ngày làm việc",
            "ngày",
            "giờ làm việc",
            "giờ",
            "phút",
            "giây",
            "tháng",
            "triệu đồng",
            "tỷ đồng",
            "đồng",
            "lần",
            "km",
            "m2",
        ];
        if self.figure.is_percent {
            return Unit::Percent;
        }
        let at = self.figure.words.end;
        if self.words.is_at(at, "điểm") || self.words.folded(at).starts_with("điểm/") {
            return Unit::Points;
        }
        if let Some(unit) = QUANTITIES.iter().find(|unit| self.words.is_at(at, unit)) {
            return Unit::Quantity((*unit).to_owned());
        }
        let end = (at..at + 3).find(|it| self.words.ends_clause(*it)).map_or(at + 2, |it| it + 1);
        Unit::Things(self.words.between(at..end.min(self.words.len())).to_owned())
    }
}

/// "cao hơn năm trước", without a figure.
fn better(words: &Words<'_>) -> Option<FoundBound> {
    let range =
        words.find_any(0, &["cao hơn năm", "cao hơn so với", "tốt hơn năm", "cải thiện so với", "tăng so với"])?;
    let (kind, unit) = (BoundKind::BetterThanBaseline, Unit::Percent);
    Some(FoundBound { kind, value: "true".to_owned(), of: None, unit, words: range, is_said: true })
}

/// "được ban hành", without a figure.
fn milestone(words: &Words<'_>) -> Option<FoundBound> {
    let range = words.find_any(0, &["được ban hành", "được phê duyệt"])?;
    let (kind, unit) = (BoundKind::Done, Unit::Milestone);
    Some(FoundBound { kind, value: "true".to_owned(), of: None, unit, words: range, is_said: true })
}
