//! Targets and their indicators out of sentences.

use super::blocks::Block;
use super::bounds::{BoundKind, CLASSES, FoundBound, Unit, bounds, inherit};
use super::clauses::{balanced, pieces, singles};
use super::draft::{Draft, day_entry, number_entry};
use super::target_names::{name, short_name, with_subject, without_aim};
use super::words::{Words, bare, capitalised, uncapitalised};
use crate::parse::Plain;
use crate::report::proposal::{ListName, ProposedEntry, RemarkKind};
use crate::text::Both;
use crate::value::{Cell, Day};

/// Where a target stands.
pub(super) struct Place {
    /// The key and the id of the section under which it is shown.
    pub(super) section: Option<(&'static str, String)>,
    /// "II.2"
    pub(super) source: String,
}

/// Proposes the targets of a paragraph.
pub(super) fn add(draft: &mut Draft<'_>, block: &Block, place: &Place) {
    // The nearest target before, and the name of the thing that it is about.
    let (mut last, mut last_name): (Option<String>, Option<String>) = (None, None);
    for (piece, is_part) in pieces(&block.text) {
        let mut before: Option<FoundBound> = None;
        let above = last.clone().filter(|_| is_part);
        for single in singles(&piece) {
            let words = Words::of(single);
            let mut found = bounds(&words);
            if let (Some(first), Some(before)) = (found.first_mut(), &before) {
                inherit(first, before);
            }
            before = found.first().cloned();
            let [first, others @ ..] = &found[..] else {
                last = Some(one(draft, block, place, single, None, above.as_deref()));
                continue;
            };
            for other in others {
                tell_other(draft, block, &words, other);
            }
            for subject in subjects(&words, first) {
                let name = subject.unwrap_or_else(|| name(&words, first));
                let name = with_subject(name, last_name.as_deref());
                let sentence = Sentence { words: &words, bound: first, name: &name };
                last = Some(one(draft, block, place, single, Some(&sentence), above.as_deref()));
                last_name = Some(name);
            }
        }
    }
}

/// A sentence with one bound.
struct Sentence<'w> {
    words: &'w Words<'w>,
    bound: &'w FoundBound,
    /// The thing that the bound is about.
    name: &'w str,
}

fn tell_other(draft: &mut Draft<'_>, block: &Block, words: &Words<'_>, other: &FoundBound) {
    const SAYS: Both = Both {
        en: "the sentence has a further figure: {figure}; write a target for it, if it is one",
        vi: "câu còn một con số khác: {figure}; nếu là chỉ tiêu, hãy ghi thêm",
    };
    let remark = Draft::remark(RemarkKind::Asked, block, &block.text, SAYS);
    draft.push(remark.arg("figure", Cell::from(words.between(other.words.clone()))));
}

/// The things that a rank or a score is about: "Chỉ số A và Chỉ số B" are two.
fn subjects(words: &Words<'_>, bound: &FoundBound) -> Vec<Option<String>> {
    match bound.unit {
        Unit::Rank | Unit::Points | Unit::Class => {}
        Unit::Percent | Unit::Things(_) | Unit::Quantity(_) | Unit::Milestone => return vec![None],
    }
    let mut starts: Vec<usize> = vec![0];
    let mut from = 1;
    while let Some(next) = words.find_any(from, &["chỉ số"]).filter(|it| it.end < bound.words.start) {
        let is_joined = words.is_at(next.start - 1, "và") || words.ends_clause(next.start - 1);
        if is_joined {
            starts.push(next.start);
        }
        from = next.end;
    }
    if starts.len() == 1 {
        return vec![None];
    }
    let ends = starts.iter().skip(1).copied().chain([bound.words.start]);
    let parts = starts.iter().copied().zip(ends).map(|(start, end)| {
        let end = if words.is_at(end - 1, "và") { end - 1 } else { end };
        Some(without_aim(words.between(start..end)).to_owned())
    });
    parts.collect()
}

/// Proposes one target, and its indicator where it has a bound. Gives its id.
fn one(
    draft: &mut Draft<'_>,
    block: &Block,
    place: &Place,
    text: &str,
    sentence: Option<&Sentence<'_>>,
    of_which: Option<&str>,
) -> String {
    const RANGE: Both = Both {
        en: "from a figure to another: which one must this target reach?",
        vi: "chỉ tiêu nêu một khoảng: phải đạt mức nào?",
    };
    let name = sentence.map_or_else(|| without_aim(text).to_owned(), |it| it.name.to_owned());
    let name = if name.is_empty() { bare(text).to_owned() } else { name };
    let id = draft.id(ListName::Target, &short_name(&name));
    let mut entries = vec![ProposedEntry::text("id", &id)];
    entries.extend(of_which.map(|above| ProposedEntry::text("of-which", above)));
    entries.extend(place.section.as_ref().map(|(key, section)| ProposedEntry::text(key, section)));
    match sentence {
        Some(sentence) if sentence.bound.kind == BoundKind::Range => {
            draft.asked(block, sentence.words.between(sentence.bound.words.clone()), RANGE);
            let words = ProposedEntry::new("qualitative", Plain::Bool(true)).with_comment(&*sentence.bound.value);
            entries.push(words);
        }
        Some(sentence) if !sentence.bound.kind.is_step() => {
            let indicator = indicator(draft, block, &name, &id, sentence);
            entries.push(ProposedEntry::text("indicator", indicator));
            entries.extend(bound_entries(sentence.bound));
            entries.extend(by(draft, block, sentence.words));
            tell_assumed(draft, block, sentence);
        }
        Some(sentence) => entries.extend(step(draft, block, sentence)),
        None => entries.push(ProposedEntry::new("qualitative", Plain::Bool(true))),
    }
    entries.push(ProposedEntry::text("source", &place.source));
    entries.push(ProposedEntry::text("text", capitalised(&balanced(bare(text)))));
    draft.table(ListName::Target, entries, block);
    id
}

fn bound_entries(bound: &FoundBound) -> Vec<ProposedEntry> {
    let key = bound.kind.key();
    let first = match bound.kind {
        BoundKind::ClassAtLeast => ProposedEntry::text(key, &bound.value),
        BoundKind::Done | BoundKind::BetterThanBaseline | BoundKind::Range => {
            ProposedEntry::new(key, Plain::Bool(true))
        }
        BoundKind::AtLeast
        | BoundKind::MoreThan
        | BoundKind::AtMost
        | BoundKind::LessThan
        | BoundKind::RankWithin
        | BoundKind::RiseBy
        | BoundKind::FallBy
        | BoundKind::RiseByPercent
        | BoundKind::FallByPercent => number_entry(key, &bound.value),
    };
    let of = bound.of.as_ref().filter(|_| bound.kind == BoundKind::RankWithin);
    std::iter::once(first).chain(of.map(|of| number_entry("of", of))).collect()
}

/// A rise or fall needs a figure from which it counts, which the sentence does not give.
fn step(draft: &mut Draft<'_>, block: &Block, sentence: &Sentence<'_>) -> Vec<ProposedEntry> {
    const SAYS: Both = Both {
        en: "it counts from a baseline that the text does not give: write {bound} with `baseline` in place of `qualitative`",
        vi: "mức này tính từ mức xuất phát mà văn bản không nêu: hãy ghi {bound} kèm `baseline` thay cho `qualitative`",
    };
    let key = sentence.bound.kind.key();
    let written = format!("{key} = {}", sentence.bound.value);
    let remark = Draft::remark(RemarkKind::Asked, block, &block.text, SAYS);
    draft.push(remark.arg("bound", Cell::from(written.clone())));
    let comment = format!("{} (cần baseline)", sentence.bound.value);
    vec![ProposedEntry::new("qualitative", Plain::Bool(true)), ProposedEntry::left_out(key, comment)]
}

fn tell_assumed(draft: &mut Draft<'_>, block: &Block, sentence: &Sentence<'_>) {
    const SAYS: Both = Both {
        en: "the text does not say the side of the bound; it was taken as so much or more",
        vi: "văn bản không nói rõ mức nào là đạt; được hiểu là từ mức này trở lên",
    };
    let bound = sentence.bound;
    if !bound.is_said {
        let phrase = sentence.words.between(bound.words.clone());
        draft.assumed(block, phrase, SAYS, &format!("{} = {}", bound.kind.key(), bound.value));
    }
}

/// "đến năm 2030", where that is not the end of the plan.
fn by(draft: &mut Draft<'_>, block: &Block, words: &Words<'_>) -> Option<ProposedEntry> {
    const LATER: Both = Both {
        en: "the target is for a day behind the end of the plan; `by` was left out",
        vi: "chỉ tiêu cho thời điểm sau ngày cuối kế hoạch; không ghi `by`",
    };
    let found = words.find_any(0, &["đến hết năm", "đến năm", "đến cuối năm"])?;
    let year = words.word(found.end).parse().ok()?;
    let day = Day::new(year, 12, 31).filter(|day| day.is_in_range())?;
    let (start, end) = draft.wish.days;
    if day == end {
        return None;
    }
    if day < start || day > end {
        draft.asked(block, words.between(found.start..found.end + 1), LATER);
        return None;
    }
    Some(day_entry("by", day))
}

/// The indicator of a target; its title is built of the sentence.
fn indicator(draft: &mut Draft<'_>, block: &Block, name: &str, target: &str, sentence: &Sentence<'_>) -> String {
    const BUILT: Both = Both {
        en: "the title of the indicator was built of the sentence",
        vi: "tên chỉ số được đặt theo câu văn",
    };
    const MAXIMUM: Both =
        Both { en: "the highest score was taken as 100", vi: "điểm tối đa được hiểu là 100" };
    const CLASSES_SAID: Both = Both {
        en: "the classes were taken as the usual five",
        vi: "các mức xếp loại được hiểu là năm mức thường dùng",
    };
    let bound = sentence.bound;
    let (measure, front, stem) = match &bound.unit {
        Unit::Percent => ("ratio", "Tỷ lệ", "ty-le"),
        Unit::Points => ("score", "Điểm", "diem"),
        Unit::Things(_) => ("count", "Số", "so"),
        Unit::Quantity(_) => ("amount", "Mức", "muc"),
        Unit::Rank => ("rank", "Xếp hạng", "xep-hang"),
        Unit::Class => ("class", "Xếp loại", "xep-loai"),
        Unit::Milestone => ("milestone", "", "moc"),
    };
    let id = format!("{stem}-{target}");
    let id = if draft.take(ListName::Indicator, &id) { id } else { draft.id(ListName::Indicator, &id) };
    let title = if front.is_empty() { capitalised(name) } else { format!("{front} {}", uncapitalised(name)) };
    draft.assumed(block, name, BUILT, &title);
    let mut entries = vec![
        ProposedEntry::text("id", &id),
        ProposedEntry::text("title", title),
        ProposedEntry::text("measure", measure),
    ];
    match &bound.unit {
        Unit::Percent => entries.push(ProposedEntry::text("accumulate", "latest")),
        Unit::Things(unit) | Unit::Quantity(unit) => {
            entries.push(ProposedEntry::text("accumulate", "latest"));
            if !unit.is_empty() {
                entries.push(ProposedEntry::text("unit", unit));
            }
        }
        Unit::Points => {
            draft.assumed(block, name, MAXIMUM, "maximum = 100");
            entries.push(number_entry("maximum", &100));
        }
        Unit::Class => {
            draft.assumed(block, name, CLASSES_SAID, &CLASSES.join(", "));
            entries.push(ProposedEntry::new("classes", Plain::texts(CLASSES)));
        }
        Unit::Rank | Unit::Milestone => {}
    }
    draft.table(ListName::Indicator, entries, block);
    id
}
