//! The parts of a plan, told apart by the words of their headings.

use super::blocks::Block;
use super::mark::Mark;
use super::words::is_capitals;
use crate::report::paper::roman;
use crate::text::slug;

/// The content of a part of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PartKind {
    /// Letterhead, title and legal basis.
    Opening,
    /// Purposes, requirements and the general aim.
    Purpose,
    Goals,
    /// Areas and tasks.
    Work,
    Solutions,
    Funding,
    /// The bodies and what each must do.
    Duties,
    /// Recipients and signature.
    Closing,
    Annex,
    Other,
}

/// A part of a plan.
#[derive(Debug)]
pub(super) struct Part<'b> {
    pub(super) kind: PartKind,
    /// Its number as sources name it: "II", "I.2".
    pub(super) label: String,
    /// Its headings.
    pub(super) headings: usize,
    pub(super) blocks: &'b [Block],
}

/// A heading, before the blocks behind it are known.
struct Begin {
    kind: PartKind,
    label: String,
    /// The first paragraph of the part, with its headings.
    at: usize,
    headings: usize,
}

/// The parts in their order.
pub(super) fn parts(blocks: &[Block]) -> Vec<Part<'_>> {
    let mut begins = vec![Begin { kind: PartKind::Opening, label: String::new(), at: 0, headings: 0 }];
    // The last heading with a mark of its own, and its class.
    let (mut section, mut class, mut sections) = (String::new(), 0, 0);
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let kind = begins.last().map_or(PartKind::Opening, |begin| begin.kind);
        let next = blocks.get(at + 1);
        let heading = heading(block, next, kind, class);
        let Some(Heading { kind, headings, is_section, is_inside }) = heading else {
            at += 1;
            continue;
        };
        let label = if is_section {
            sections += 1;
            section = label_of(&block.mark).unwrap_or_else(|| roman(sections));
            class = class_of(&block.mark);
            section.clone()
        } else {
            label_of(&block.mark).map_or_else(|| section.clone(), |label| format!("{section}.{label}"))
        };
        // A heading with the text behind it belongs to the part as its first paragraph.
        begins.push(Begin { kind, label, at, headings: if is_inside { 0 } else { headings } });
        at += headings.max(1);
    }
    let ends: Vec<usize> = begins.iter().skip(1).map(|begin| begin.at).chain([blocks.len()]).collect();
    let part = |(begin, end): (Begin, usize)| Part {
        kind: begin.kind,
        label: begin.label,
        headings: begin.headings,
        blocks: blocks.get(begin.at + begin.headings..end).unwrap_or_default(),
    };
    begins.into_iter().zip(ends).map(part).collect()
}

struct Heading {
    kind: PartKind,
    headings: usize,
    is_section: bool,
    /// Whether text of the part stands in the same paragraph.
    is_inside: bool,
}

fn heading(block: &Block, next: Option<&Block>, present: PartKind, class: usize) -> Option<Heading> {
    let slug = slug(block.text.get(..200).unwrap_or(&block.text));
    let of = |kind, headings, is_section| Some(Heading { kind, headings, is_section, is_inside: false });
    if slug.starts_with("noi-nhan") && block.text.chars().count() < 200 {
        return Some(Heading { kind: PartKind::Closing, headings: 0, is_section: false, is_inside: true });
    }
    if slug.starts_with("phu-luc") && is_capitals(first_words(&block.text)) && block.is_short() {
        return of(PartKind::Annex, 1, true);
    }
    if present == PartKind::Annex {
        return None;
    }
    let is_signing = ["KT.", "TM.", "TUQ.", "TL."].iter().any(|word| block.text.starts_with(word));
    if is_signing && present != PartKind::Closing && present != PartKind::Opening {
        return Some(Heading { kind: PartKind::Closing, headings: 0, is_section: false, is_inside: true });
    }
    if present == PartKind::Closing {
        return None;
    }
    let is_capital = is_capitals(&block.text) && block.is_short();
    if matches!(block.mark, Mark::Section(_)) && block.text.chars().count() <= 250 {
        // "Phần I" may stand alone above its name.
        let name = if block.text.is_empty() { next.filter(|it| it.is_short() || it.is_heading) } else { None };
        let kind = kind_of(&name.map_or_else(|| slug.clone(), |it| crate::text::slug(&it.text)));
        // "I. Cải cách thể chế" in a part "Phần II. Nhiệm vụ" is an area of it.
        let is_below = class_of(&block.mark) > class && class != 0 && present != PartKind::Opening;
        if kind == PartKind::Other && is_below {
            return None;
        }
        return of(kind, 1 + usize::from(name.is_some()), true);
    }
    let kind = kind_of(&slug);
    if kind == PartKind::Other || !begins_with_key(&slug) {
        return None;
    }
    let is_bare = matches!(block.mark, Mark::None);
    if is_bare && (is_capital || (block.is_heading && block.is_short())) {
        return of(kind, 1, true);
    }
    let is_below = match block.mark {
        Mark::Number(_) | Mark::Numbers(_) | Mark::Letter(_) => true,
        Mark::None => block.text.ends_with(':') && !matches!(present, PartKind::Opening | PartKind::Duties),
        Mark::Section(_) | Mark::Dash | Mark::Plus => false,
    };
    let letters = block.text.chars().count();
    let is_title = (letters <= 60 && block.is_short()) || (letters <= 160 && block.text.ends_with(':'));
    let is_aim = slug.starts_with("muc-tieu-chung") || slug.starts_with("muc-tieu-tong-quat");
    let is_new_list = !matches!(present, PartKind::Duties | PartKind::Solutions) || is_aim;
    let has_count = block.text.contains(": ") && block.text.contains(|c: char| c.is_ascii_digit());
    if is_below && is_new_list && !has_count && is_title {
        return of(kind, 1, false);
    }
    if is_below && is_aim {
        return Some(Heading { kind, headings: 0, is_section: false, is_inside: true });
    }
    None
}

fn first_words(text: &str) -> &str {
    text.get(.."PHỤ LỤC".len()).unwrap_or(text)
}

/// The kind of a part by the words of its heading. Words at the beginning count before others.
fn kind_of(slug: &str) -> PartKind {
    const KEYS: [(&str, PartKind); 17] = [
        ("muc-tieu-chung", PartKind::Purpose),
        ("muc-tieu-tong-quat", PartKind::Purpose),
        ("giai-phap", PartKind::Solutions),
        ("kinh-phi", PartKind::Funding),
        ("to-chuc-thuc-hien", PartKind::Duties),
        ("to-chuc-trien-khai", PartKind::Duties),
        ("phan-cong", PartKind::Duties),
        ("trach-nhiem", PartKind::Duties),
        ("muc-tieu", PartKind::Goals),
        ("cac-chi-tieu", PartKind::Goals),
        ("chi-tieu", PartKind::Goals),
        ("nhiem-vu", PartKind::Work),
        ("cac-nhiem-vu", PartKind::Work),
        ("noi-dung", PartKind::Work),
        ("muc-dich", PartKind::Purpose),
        ("yeu-cau", PartKind::Purpose),
        ("quan-diem", PartKind::Purpose),
    ];
    // In a heading that names both, tasks go before solutions, and targets before requirements.
    const INSIDE: [&str; 10] = [
        "to-chuc-thuc-hien",
        "kinh-phi",
        "muc-tieu",
        "chi-tieu",
        "nhiem-vu",
        "giai-phap",
        "noi-dung",
        "trach-nhiem",
        "muc-dich",
        "yeu-cau",
    ];
    let kind = |key: &str| KEYS.iter().find(|(known, _)| *known == key).map(|(_, kind)| *kind);
    let begins = KEYS.iter().find(|(key, _)| slug.starts_with(key)).map(|(_, kind)| *kind);
    match begins {
        Some(PartKind::Solutions) if slug.starts_with("giai-phap-nhiem-vu") => PartKind::Work,
        Some(PartKind::Purpose) if slug.contains("chi-tieu") || slug.starts_with("muc-dich-muc-tieu") => {
            PartKind::Goals
        }
        Some(kind) => kind,
        None => INSIDE.iter().find(|key| slug.contains(**key)).and_then(|key| kind(key)).unwrap_or(PartKind::Other),
    }
}

/// Whether a heading without a number begins with such a word.
fn begins_with_key(slug: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "muc-tieu",
        "muc-dich",
        "yeu-cau",
        "chi-tieu",
        "cac-chi-tieu",
        "nhiem-vu",
        "cac-nhiem-vu",
        "giai-phap",
        "cac-giai-phap",
        "kinh-phi",
        "to-chuc-thuc-hien",
        "to-chuc-trien-khai",
        "trach-nhiem",
        "quan-diem",
    ];
    slug.starts_with("noi-dung") || BEGINNINGS.iter().any(|beginning| slug.starts_with(beginning))
}

fn label_of(mark: &Mark) -> Option<String> {
    match mark {
        Mark::Section(name) | Mark::Numbers(name) => Some(name.clone()),
        Mark::Number(number) => Some(number.to_string()),
        Mark::Letter(letter) => Some(letter.to_string()),
        Mark::Dash | Mark::Plus | Mark::None => None,
    }
}

/// Parts of "Phần" hold those of letters, and these hold those of Roman numbers.
fn class_of(mark: &Mark) -> usize {
    match mark {
        Mark::Section(name) if name.starts_with("Phần") => 1,
        Mark::Section(name) if name.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ')) => 3,
        Mark::Section(_) => 2,
        Mark::Number(_) | Mark::Numbers(_) | Mark::Letter(_) | Mark::Dash | Mark::Plus | Mark::None => 0,
    }
}
