//! The text before the first part: letterhead, number, title, legal basis.

use super::blocks::Block;
use super::documents::{date, documents, is_number};
use super::draft::{Draft, day_entry, number_entry};
use super::places::Places;
use super::title::{level, place, years};
use super::words::{Words, bare, capitalised, is_capitals, uncapitalised};
use crate::report::proposal::{ListName, ProposedEntry, ProposedTable, Remark, RemarkKind};
use crate::text::{Both, fold};
use crate::value::Day;

const PIECED: Both =
    Both { en: "it was put together from several places", vi: "được ghép từ nhiều chỗ trong văn bản" };

pub(super) fn read(draft: &mut Draft<'_>, blocks: &[Block], places: &Places) {
    let head =
        blocks.iter().position(|block| fold(&block.text).split(' ').take(2).eq(["kế", "hoạch"].map(fold).iter()));
    let head = head.filter(|at| blocks.get(*at).is_some_and(|block| is_capitals(&block.text)));
    let (above, below) = blocks.split_at(head.unwrap_or_default());
    for block in above {
        if letterhead(draft, block) { draft.took() } else { draft.unread(block) }
    }
    unit_of_letterhead(draft, above, places);
    let mut rest = below;
    if head.is_some() {
        let lines = title_lines(below);
        title(draft, below.get(..lines).unwrap_or_default(), places);
        rest = below.get(lines..).unwrap_or_default();
    }
    for block in rest {
        if basis(draft, block) || attached(draft, block) || letterhead(draft, block) {
            draft.took();
        } else if !block.text.contains(char::is_alphanumeric) {
            // A rule under the title.
            draft.took();
        } else {
            draft.unread(block);
        }
    }
}

/// The lines of the title, with "KẾ HOẠCH".
fn title_lines(blocks: &[Block]) -> usize {
    let goes_on = |block: &&Block| {
        let words = Words::of(&block.text);
        let begins =
            ["căn cứ", "thực hiện kế hoạch số", "nhằm", "để", "thực hiện nghị quyết số", "thực hiện quyết định số"];
        let is_text = begins.iter().any(|phrase| words.is_at(0, phrase)) || block.text.ends_with(['.', ';', ':']);
        !is_text && !block.text.starts_with('(') && block.text.contains(char::is_alphanumeric)
    };
    1 + blocks.iter().skip(1).take(4).take_while(goes_on).count()
}

fn title(draft: &mut Draft<'_>, blocks: &[Block], places: &Places) {
    const RECASED: Both = Both {
        en: "the title stands in capitals; small letters were taken by the text",
        vi: "tên kế hoạch viết hoa toàn bộ; chữ thường được lấy theo văn bản",
    };
    const YEARS: Both = Both {
        en: "the title names further years; the first ones were taken",
        vi: "tên kế hoạch còn nêu năm khác; lấy (các) năm đầu",
    };
    let Some(first) = blocks.first() else { return };
    for _ in blocks {
        draft.took();
    }
    let small = |text: &str| if is_capitals(text) { places.in_small_letters(text) } else { text.to_owned() };
    let lines: Vec<String> = blocks.iter().map(|block| small(&block.text)).collect();
    let (heading, others) = lines.split_first().map_or(("", &[][..]), |(heading, others)| (&**heading, others));
    let others = others.join(" ");
    let title = format!("{heading} {}", uncapitalised(&others));
    let title = capitalised(bare(&title));
    let block = blocks.get(1).unwrap_or(first);
    if blocks.iter().skip(1).chain(Some(first)).any(|it| is_capitals(&it.text) && it.text.split(' ').count() > 2) {
        draft.assumed(block, &block.text, RECASED, &title);
    }
    let days = years(&title).and_then(|(from, until, has_more)| {
        let days = Day::new(from, 1, 1).zip(Day::new(until, 12, 31))?;
        Some((days.0, days.1, has_more))
    });
    if let Some((start, end, has_more)) = days {
        draft.proposal.plan.push(day_entry("start", start));
        draft.proposal.plan.push(day_entry("end", end));
        if has_more {
            draft.assumed(block, &title, YEARS, &format!("{start} – {end}"));
        }
    }
    if let Some(place) = place(&title).filter(|_| !has_key(draft, "unit")) {
        let unit = format!("Ủy ban nhân dân {place}");
        draft.assumed(block, &title, PIECED, &unit);
        push_unit(draft, &unit);
    }
    draft.proposal.plan.push(ProposedEntry::text("title", title));
}

fn has_key(draft: &Draft<'_>, key: &str) -> bool {
    draft.proposal.plan.iter().any(|entry| entry.key == key)
}

fn push_unit(draft: &mut Draft<'_>, unit: &str) {
    draft.proposal.plan.push(ProposedEntry::text("unit", unit));
    draft.proposal.plan.extend(level(unit).map(|level| ProposedEntry::text("level", level)));
}

/// "ỦY BAN NHÂN DÂN" and "XÃ LONG AN" above the title.
fn unit_of_letterhead(draft: &mut Draft<'_>, above: &[Block], places: &Places) {
    let small = |block: &Block| {
        if is_capitals(&block.text) { places.in_small_letters(&block.text) } else { block.text.clone() }
    };
    for (at, block) in above.iter().enumerate() {
        let words = Words::of(&block.text);
        let is_committee = words.is_at(0, "Ủy ban nhân dân") || words.is_at(0, "UBND");
        let is_ministry = words.is_at(0, "Bộ") && words.len() <= 6;
        let behind = words.from(if words.is_at(0, "UBND") { 1 } else { 4 });
        let next = above.get(at + 1).map(small).unwrap_or_default();
        let unit = if is_ministry {
            Some(capitalised(&small(block)))
        } else if is_committee && !behind.is_empty() {
            Some(format!("Ủy ban nhân dân {}", named(&small(&Block { text: behind.to_owned(), ..block.clone() }))))
        } else if is_committee && level(&next).is_some() {
            Some(format!("Ủy ban nhân dân {}", named(&next)))
        } else {
            None
        };
        if let Some(unit) = unit {
            draft.assumed(block, &block.text, PIECED, &unit);
            push_unit(draft, &unit);
            return;
        }
    }
}

/// A place that no sentence names keeps a capital in each word of its name.
fn named(text: &str) -> String {
    let text = uncapitalised(text);
    if place(&text).is_some() {
        return text;
    }
    let two = ["thị trấn", "thị xã", "thành phố", "đặc khu"].iter().any(|kind| Words::of(&text).is_at(0, kind));
    let kinds = if two { 2 } else { 1 };
    let words =
        text.split(' ').enumerate().map(|(at, word)| if at < kinds { word.to_owned() } else { capitalised(word) });
    words.collect::<Vec<_>>().join(" ")
}

/// "Số: 12/KH-UBND", "Long An, ngày 09 tháng 01 năm 2023", and lines without content for a plan.
fn letterhead(draft: &mut Draft<'_>, block: &Block) -> bool {
    const MOTTOS: [&str; 4] = ["cộng hòa xã hội chủ nghĩa việt nam", "độc lập", "ủy ban nhân dân", "ubnd"];
    let words = Words::of(&block.text);
    let mut entries = Vec::new();
    if words.is_at(0, "số") {
        let number = (1..words.len()).map(|at| words.word(at)).find(|word| is_number(word));
        entries.extend(number.map(|number| ProposedEntry::text("number", number)));
        if entries.is_empty() {
            // The number is to be written by hand.
            return words.len() <= 3;
        }
    } else if block.text.chars().count() <= 80 && words.has("ngày") {
        let Some((day, range)) = date(&words, 0) else { return false };
        let place = bare(words.before(range.start));
        let is_place = range.end == words.len() && !place.is_empty() && range.start <= 6;
        if !is_place {
            return false;
        }
        entries.push(day_entry("date", day));
        entries.push(ProposedEntry::text("place", place));
    } else {
        let is_name = is_capitals(&block.text) && block.text.chars().count() <= 60;
        return is_name || MOTTOS.iter().any(|motto| words.is_at(0, motto)) || words.len() == 0;
    }
    issued(draft, entries, block);
    true
}

/// "(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày …)".
fn attached(draft: &mut Draft<'_>, block: &Block) -> bool {
    let words = Words::of(&block.text);
    if !block.text.starts_with('(') || !words.has("kèm theo") {
        return false;
    }
    let found = documents(words.from(words.find(0, "theo").map_or(0, |range| range.end)));
    let Some(document) = found.first().filter(|it| it.number.is_some()) else { return false };
    let mut entries = vec![ProposedEntry::text("kind", "QĐ")];
    entries.extend(document.number.as_ref().map(|number| ProposedEntry::text("number", number)));
    entries.extend(document.date.map(|day| day_entry("date", day)));
    issued(draft, entries, block);
    true
}

fn issued(draft: &mut Draft<'_>, entries: Vec<ProposedEntry>, block: &Block) {
    draft.add_to(ListName::Issued, entries, block);
}

/// "Căn cứ …; Căn cứ …", "Thực hiện Kế hoạch số …".
fn basis(draft: &mut Draft<'_>, block: &Block) -> bool {
    const NO_NUMBER: Both = Both {
        en: "the document has no number here; write a [[legal-basis]] with its number",
        vi: "văn bản không ghi số; hãy thêm [[legal-basis]] kèm số",
    };
    const NO_TOPIC: Both =
        Both { en: "the text does not say what the document is about", vi: "không ghi trích yếu của văn bản" };
    let words = Words::of(&block.text);
    let begins = ["căn cứ", "theo", "thực hiện"].into_iter().find(|phrase| words.is_at(0, phrase));
    let Some(begin) = begins else { return false };
    let sentence = words.from(begin.split(' ').count());
    // "Thực hiện Kế hoạch số …, Ủy ban nhân dân phường ban hành Kế hoạch …": only the first clause names it.
    let inner = Words::of(sentence);
    let issue = inner.find_any(0, &["ban hành kế hoạch", "xây dựng kế hoạch"]).filter(|_| begin != "căn cứ");
    let clause = issue.and_then(|issue| (1..issue.start).rev().find(|at| inner.ends_clause(*at)));
    let found = documents(clause.map_or(sentence, |at| inner.before(at + 1)));
    if begin != "căn cứ" && found.first().is_none_or(|it| it.number.is_none() || it.kind.split(' ').count() > 3) {
        return false;
    }
    let mut is_taken = false;
    for document in found {
        let Some(number) = document.number else {
            draft.asked(block, &document.kind, NO_NUMBER);
            continue;
        };
        is_taken = true;
        let about = document.about.unwrap_or_else(|| {
            draft.assumed(block, &block.text, NO_TOPIC, &document.kind);
            document.kind.clone()
        });
        let mut entries = vec![ProposedEntry::text("number", number)];
        entries.extend(document.date.map(|day| day_entry("date", day)));
        entries.extend(document.issuer.map(|issuer| ProposedEntry::text("issuer", issuer)));
        entries.push(ProposedEntry::text("about", about));
        draft.table(ListName::LegalBasis, entries, block);
    }
    is_taken || begin == "căn cứ"
}

/// Reads what may stand anywhere: the announced counts, the priority fields outside the purposes, the kind of the
/// issued plan.
pub(super) fn finish(draft: &mut Draft<'_>, blocks: &[Block]) {
    for block in blocks {
        let words = Words::of(&block.text);
        let count = |phrase: &str| {
            let at = words.find(0, phrase)?.start.checked_sub(1)?;
            words.word(at).parse::<u32>().ok()
        };
        if let (Some(areas), Some(tasks)) = (count("lĩnh vực"), count("nhiệm vụ")) {
            draft.add_to(ListName::Declares, vec![number_entry("areas", &areas), number_entry("tasks", &tasks)], block);
            break;
        }
    }
    kind_of_issue(draft);
}

fn kind_of_issue(draft: &mut Draft<'_>) {
    const SIGNED: Both = Both {
        en: "a signed plan was taken as an issued one; its number or date is not in the text",
        vi: "văn bản đã ký nên được hiểu là đã ban hành; văn bản không ghi đủ số, ngày",
    };
    let signed = draft.proposal.tables.iter().find(|table| table.list == ListName::Signature);
    let signed = signed
        .filter(|table| table.text_of("name").is_some())
        .map(|table| (table.spot.clone(), table.text_of("name").unwrap_or_default().to_owned()));
    let issued = draft.proposal.tables.iter_mut().find(|table| table.list == ListName::Issued);
    match (issued, signed) {
        (Some(issued), _) => {
            if issued.value_of("kind").is_none() {
                let is_decision = issued.text_of("number").is_some_and(|number| number.contains("/QĐ"));
                issued.entries.insert(0, ProposedEntry::text("kind", if is_decision { "QĐ" } else { "KH" }));
            }
        }
        (None, Some((spot, name))) => {
            let entries = vec![ProposedEntry::text("kind", "KH")];
            draft.push(Remark::new(RemarkKind::Assumed, spot.clone(), &name, SIGNED).taken_as("kind = \"KH\""));
            draft.proposal.tables.push(ProposedTable::new(ListName::Issued, entries, spot));
        }
        (None, None) => {}
    }
}
