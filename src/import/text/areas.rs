//! The areas of a plan, and which of them a sentence means.

use super::blocks::Block;
use super::draft::{Draft, number_entry};
use super::mark::Mark;
use super::parts::Part;
use super::words::{Words, bare, spaced};
use crate::import::ImportWish;
use crate::report::proposal::{ListName, ProposedEntry};
use crate::text::{Both, fold};
use std::collections::BTreeMap;

/// No plan has so many areas. Each is looked for in each sentence, so a file that has more would take hours.
const MOST: usize = 100;

/// The areas so far.
#[derive(Default)]
pub(super) struct Areas {
    list: Vec<Area>,
    /// So many of them are those of the plan into which it goes.
    of_plan: usize,
    /// The area that begins at a line.
    at: BTreeMap<usize, usize>,
    /// The last number of a task of each area.
    tasks: BTreeMap<String, usize>,
}

struct Area {
    id: String,
    title: String,
    /// Phrases of its title that name it in a sentence.
    keys: Vec<String>,
}

/// An area that a paragraph names.
struct Found {
    number: Option<u32>,
    title: String,
    declared: Option<u32>,
}

impl Areas {
    /// Those of the plan into which it goes.
    pub(super) fn known(wish: &ImportWish<'_>) -> Self {
        let mut areas = Self::default();
        for area in wish.into.iter().flat_map(|plan| plan.areas.iter()) {
            areas.push(area.id.value.as_str(), area.title.as_str());
        }
        areas.of_plan = areas.list.len();
        areas
    }

    fn push(&mut self, id: &str, title: &str) -> usize {
        self.list.push(Area { id: id.to_owned(), title: title.to_owned(), keys: keys(title) });
        self.list.len() - 1
    }

    /// Finds the areas of a part, and proposes those that are new.
    pub(super) fn find(&mut self, draft: &mut Draft<'_>, part: &Part<'_>) {
        let found: Vec<(&Block, Found)> = part
            .blocks
            .iter()
            .enumerate()
            .filter_map(|(at, block)| Some((block, found(block, part.blocks.get(at + 1))?)))
            .collect();
        // "1.1. Rà soát" under "1. Cải cách thể chế" is a task, though it may have items.
        let top = found.iter().map(|(block, _)| block.mark.depth()).min();
        for (block, found) in found.into_iter().filter(|(block, _)| Some(block.mark.depth()) == top) {
            if self.list.len() >= MOST {
                return;
            }
            let same = self.list.iter().position(|area| fold(&area.title) == fold(&found.title));
            let same = same.or_else(|| self.alike(draft, block, &found.title));
            let of_plan = same.filter(|at| *at < self.of_plan).and_then(|at| self.list.get(at));
            if let Some((area, declared)) = of_plan.zip(found.declared) {
                // The plan may announce another number.
                let id = ProposedEntry::text("id", &area.id);
                draft.table(ListName::Area, vec![id, number_entry("declared-tasks", &declared)], block);
            }
            let at = same.unwrap_or_else(|| self.propose(draft, block, &found));
            self.at.insert(block.lines.0, at);
        }
    }

    /// The area of the plan whose title has nearly the same words.
    fn alike(&self, draft: &mut Draft<'_>, block: &Block, title: &str) -> Option<usize> {
        const ALIKE: Both = Both {
            en: "it was taken as the area of the plan with nearly this title",
            vi: "được hiểu là lĩnh vực của kế hoạch có tên gần giống",
        };
        let words = content(title);
        let shares = self.list.iter().take(self.of_plan).map(|area| share(&words, &content(&area.title)));
        let (at, share) = shares.enumerate().max_by_key(|(at, share)| (*share, usize::MAX - at))?;
        let area = self.list.get(at).filter(|_| share >= 70)?;
        draft.assumed(block, title, ALIKE, &format!("area = \"{}\" ({})", area.id, area.title));
        Some(at)
    }

    /// The areas that a phrase names.
    pub(super) fn named_in(&self, phrase: &str) -> Vec<String> {
        let text = spaced(phrase).replace(" tthc ", &spaced("thủ tục hành chính"));
        let digital = spaced("chuyển đổi số");
        // The digital government is the area of the digital change.
        let other = [spaced("chính quyền số"), spaced("chính quyền điện tử")];
        let is_named = |key: &String| text.contains(&**key) || (text.contains(&*digital) && other.contains(key));
        let named = self.list.iter().filter(|area| area.keys.iter().any(is_named));
        named.map(|area| area.id.clone()).collect()
    }

    fn propose(&mut self, draft: &mut Draft<'_>, block: &Block, found: &Found) -> usize {
        let own = found.number.map(|number| number.to_string()).filter(|id| draft.take(ListName::Area, id));
        let id = own.unwrap_or_else(|| {
            // At most MOST numbers are taken.
            let mut numbers = (1..).map(|number: usize| number.to_string());
            numbers.find(|id| draft.take(ListName::Area, id)).unwrap_or_default()
        });
        let mut entries = vec![ProposedEntry::text("id", &id), ProposedEntry::text("title", &found.title)];
        entries.extend(found.declared.map(|count| number_entry("declared-tasks", &count)));
        draft.table(ListName::Area, entries, block);
        self.push(&id, &found.title)
    }

    /// The id of the area that begins at a paragraph.
    pub(super) fn beginning_at(&self, block: &Block) -> Option<String> {
        let area = self.list.get(*self.at.get(&block.lines.0)?)?;
        Some(area.id.clone())
    }

    /// The id of the area with a title.
    pub(super) fn titled(&self, title: &str) -> Option<&str> {
        let title = bare(title);
        let without = title.strip_prefix("Về ").or_else(|| title.strip_prefix("về ")).unwrap_or(title);
        let same = |area: &&Area| [title, without].iter().any(|name| fold(name) == fold(&area.title));
        self.list.iter().find(same).map(|area| &*area.id)
    }

    /// The area that a sentence means: the one with the longest phrase in it. Where no area fits, the first one; where
    /// there is none, one for steering. `false` says that nothing in the sentence names it.
    pub(super) fn meant_by(&mut self, draft: &mut Draft<'_>, block: &Block, sentence: &str) -> (String, bool) {
        const NONE: Both = Both {
            en: "the text names no area; tasks were put into one for steering",
            vi: "văn bản không nêu lĩnh vực; nhiệm vụ được xếp vào lĩnh vực chỉ đạo, điều hành",
        };
        let text = spaced(sentence);
        let mut best: Option<(usize, &Area)> = None;
        for area in &self.list {
            let longest = area.keys.iter().filter(|key| text.contains(&***key)).map(String::len).max();
            if let Some(length) = longest.filter(|length| best.is_none_or(|(most, _)| *length > most)) {
                best = Some((length, area));
            }
        }
        if let Some((_, area)) = best {
            return (area.id.clone(), true);
        }
        if self.list.is_empty() {
            let found = Found { number: Some(1), title: "Chỉ đạo, điều hành".to_owned(), declared: None };
            self.propose(draft, block, &found);
            draft.assumed(block, sentence, NONE, &found.title);
        }
        (self.list.first().map_or_else(String::new, |area| area.id.clone()), false)
    }

    /// The id of the next task of an area.
    pub(super) fn next_task(&mut self, draft: &mut Draft<'_>, area: &str) -> String {
        let number = self.tasks.entry(area.to_owned()).or_default();
        let mut ids = std::iter::repeat_with(|| {
            *number += 1;
            format!("{area}.{number}")
        });
        ids.find(|id| draft.take(ListName::Task, id)).unwrap_or_default()
    }
}

/// The area that a paragraph names: "3. Cải cách thể chế: 03 nhiệm vụ", or a short title with items under it.
fn found(block: &Block, next: Option<&Block>) -> Option<Found> {
    let number = match &block.mark {
        Mark::Number(number) => Some(*number),
        Mark::Numbers(_) | Mark::Section(_) | Mark::Letter(_) => None,
        Mark::None if block.is_heading => None,
        Mark::Dash | Mark::Plus | Mark::None => {
            // Without a number only the announced count makes it an area.
            let (title, declared) = declared(&block.text)?;
            return Some(Found { number: None, title, declared: Some(declared) }).filter(|it| it.title.len() < 300);
        }
    };
    if let Some((title, declared)) = declared(&block.text) {
        return Some(Found { number, title, declared: Some(declared) });
    }
    let has_items = next.is_some_and(|next| next.mark.depth() > block.mark.depth());
    let title = bare(&block.text);
    let is_title = block.is_short() && has_items && !title.contains(':') && !title.is_empty();
    is_title.then(|| Found { number, title: title.to_owned(), declared: None })
}

/// "Cải cách thể chế: 03 nhiệm vụ", "Cải cách thể chế (03 nhiệm vụ)", "Cải cách thể chế: 3 nhiệm vụ (Phụ lục)".
fn declared(text: &str) -> Option<(String, u32)> {
    let without_aside = bare(text).strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let counted = |text: &&str| {
        let words = Words::of(text);
        words.ends_with(words.len(), "nhiệm vụ")
    };
    let text = without_aside.map(|(text, _)| text).filter(counted).unwrap_or(text);
    let words = Words::of(text);
    let last = words.len().checked_sub(3)?;
    let phrase = words.find(last, "nhiệm vụ").filter(|phrase| phrase.end == words.len())?;
    let count = words.word(phrase.start - 1).parse().ok()?;
    let title = bare(words.before(phrase.start - 1)).trim_end_matches(" gồm").trim_end_matches(" có");
    (!title.is_empty()).then(|| (bare(title).to_owned(), count))
}

/// The words of a title that tell it from others.
fn content(title: &str) -> Vec<String> {
    const FILLERS: [&str; 9] =
        ["công tác", "xây dựng", "thực hiện", "phát triển", "đẩy mạnh", "tăng cường", "cải cách", "và", "về"];
    let words = Words::of(title);
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < words.len() {
        if let Some(filler) = FILLERS.iter().find(|filler| words.is_at(at, filler)) {
            at += filler.split(' ').count();
        } else {
            kept.push(words.folded(at).to_owned());
            at += 1;
        }
    }
    kept
}

/// How many of the words of the longer title the other one has, of 100.
fn share(one: &[String], other: &[String]) -> usize {
    let mut left = other.to_vec();
    let mut shared = 0_usize;
    for word in one {
        if let Some(at) = left.iter().position(|it| it == word) {
            left.swap_remove(at);
            shared += 1;
        }
    }
    (shared * 100).checked_div(one.len().max(other.len())).unwrap_or_default()
}

/// The phrases of a title that name it: without "cải cách" and the like, at least two words.
fn keys(title: &str) -> Vec<String> {
    const FRONT: [&str; 12] = [
        "công tác",
        "cải cách",
        "xây dựng và phát triển",
        "xây dựng",
        "phát triển",
        "áp dụng",
        "thực hiện",
        "về",
        "hiện đại hóa",
        "đổi mới",
        "nâng cao",
        "tăng cường",
    ];
    let mut keys = Vec::new();
    for phrase in title.split([',', ';', ':', '(', ')']) {
        let words = Words::of(phrase);
        let mut start = 0;
        while let Some(front) = FRONT.iter().find(|front| words.is_at(start, front)) {
            start += front.split(' ').count();
        }
        let rest = words.from(start);
        if rest.split_whitespace().count() >= 2 {
            keys.push(spaced(rest));
        }
        if start > 0 && phrase.split_whitespace().count() >= 3 {
            keys.push(spaced(phrase));
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::{content, share};

    #[test]
    fn titles_with_nearly_the_same_words_are_alike() {
        let alike = |one: &str, other: &str| share(&content(one), &content(other)) >= 70;
        for (one, other) in [
            ("Công tác chỉ đạo, điều hành", "Chỉ đạo, điều hành"),
            ("Xây dựng và phát triển chính quyền số", "Xây dựng, phát triển chính quyền số"),
            ("Thực hiện cải cách thể chế", "CẢI CÁCH THỂ CHẾ"),
            ("Điều hành và chỉ đạo", "Chỉ đạo, điều hành"),
            ("Cải cách tài chính công của xã", "Cải cách tài chính công xã"),
        ] {
            assert!(alike(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Cải cách thể chế", "Cải cách chế độ công vụ"),
            ("Cải cách hành chính", "Cải cách tài chính"),
            ("Cải cách thủ tục hành chính", "Cải cách hành chính"),
            ("Cải cách tổ chức bộ máy", "Cải cách thể chế"),
            ("Cải cách", "Công tác"),
        ] {
            assert!(!alike(one, other), "{one} / {other}");
        }
    }
}
