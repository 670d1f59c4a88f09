//! The bodies and officials under "Tổ chức thực hiện".

use super::blocks::Block;
use super::draft::Draft;
use super::endings::is_ending;
use super::mark::Mark;
use super::parts::Part;
use super::words::{Words, bare, capitalised, spaced};
use crate::import::ImportWish;
use crate::report::proposal::{ListName, ProposedEntry};
use crate::text::Both;
use std::collections::{BTreeMap, BTreeSet};

/// No plan has so many assignees. Each is looked for in each sentence, so a file that has more would take hours.
const MOST: usize = 300;

/// The assignees so far.
#[derive(Default)]
pub(super) struct Assignees {
    list: Vec<Known>,
    /// The body that begins at a line, with its number and the sentence behind its name.
    at: BTreeMap<usize, Body>,
    depths: BTreeSet<usize>,
}

struct Known {
    id: String,
    /// Its names in sentences.
    keys: Vec<String>,
}

/// A body, where its paragraph begins.
#[derive(Clone)]
pub(super) struct Body {
    pub(super) id: String,
    /// Its number in the text, or its place.
    pub(super) number: String,
    /// Its duty, where that stands in the same paragraph.
    pub(super) rest: String,
}

/// A body as a paragraph names it.
struct Found<'b> {
    name: &'b str,
    rest: &'b str,
}

impl Assignees {
    /// Those of the plan into which it goes.
    pub(super) fn known(wish: &ImportWish<'_>) -> Self {
        let mut assignees = Self::default();
        for it in wish.into.iter().flat_map(|plan| plan.assignees.iter()) {
            let names = std::iter::once(it.title.as_str()).chain(it.aliases.iter().map(|alias| alias.value.as_str()));
            let keys = names.map(|name| spaced(short_name(name))).collect();
            assignees.list.push(Known { id: it.id.value.as_str().to_owned(), keys });
        }
        assignees
    }

    /// Finds the bodies of a part, and proposes those that are new.
    pub(super) fn find(&mut self, draft: &mut Draft<'_>, part: &Part<'_>) {
        let has_numbers = part.blocks.iter().any(|block| block.mark.depth() <= 3 && found(block).is_some());
        let mut place = 0;
        for block in part.blocks {
            let may_be = block.mark.depth() <= 3 || (!has_numbers && block.mark != Mark::Plus);
            let Some(found) = found(block).filter(|_| may_be && !is_ending(block) && self.list.len() < MOST) else {
                continue;
            };
            place += 1;
            self.depths.insert(block.mark.depth());
            let number = match &block.mark {
                Mark::Number(number) => number.to_string(),
                Mark::Section(name) | Mark::Numbers(name) => name.clone(),
                Mark::Letter(letter) => letter.to_string(),
                Mark::Dash | Mark::Plus | Mark::None => place.to_string(),
            };
            let id = self.id(draft, block, found.name);
            self.at.insert(block.lines.0, Body { id, number, rest: found.rest.to_owned() });
        }
    }

    fn id(&mut self, draft: &mut Draft<'_>, block: &Block, name: &str) -> String {
        const KIND: Both = Both {
            en: "the kind of the assignee was taken from its name",
            vi: "loại người được giao được suy từ tên gọi",
        };
        const GROUP: Both =
            Both { en: "a group: write its `members`", vi: "đây là một nhóm: hãy ghi `members`" };
        let (title, is_asked) = title(name);
        let key = spaced(short_name(&title));
        if let Some(known) = self.list.iter().find(|known| known.keys.contains(&key)) {
            return known.id.clone();
        }
        let id = draft.id(ListName::Assignee, short_name(&title));
        let (kind, is_plain) = kind(&title, is_asked);
        if kind == "group" {
            draft.asked(block, &title, GROUP);
        } else if !is_plain {
            draft.assumed(block, &title, KIND, kind);
        }
        let keys = [("id", &*id), ("title", &*title), ("kind", kind)];
        let entries = keys.into_iter().map(|(key, value)| ProposedEntry::text(key, value)).collect();
        draft.table(ListName::Assignee, entries, block);
        self.list.push(Known { id: id.clone(), keys: vec![key] });
        id
    }

    /// The body with a name: a known one, or a new one whose name begins with the word of an office.
    pub(super) fn body_named(&mut self, draft: &mut Draft<'_>, block: &Block, name: &str) -> Option<String> {
        const SHORT: Both = Both {
            en: "the body was taken as the known one whose name begins so",
            vi: "được hiểu là cơ quan đã nêu có tên bắt đầu như vậy",
        };
        // Work that begins like the name of an office.
        const WORK: [&str; 7] = ["ban hành", "tổ chức", "hội nghị", "hội thảo", "bộ thủ tục", "vụ việc", "trường hợp"];
        let key = spaced(short_name(&title(name).0));
        if let Some(known) = self.list.iter().find(|known| known.keys.contains(&key)) {
            return Some(known.id.clone());
        }
        let words = Words::of(name);
        let is_office = kind(name, false) == ("unit", true) || has_body_word(name);
        let is_work = WORK.iter().any(|work| words.is_at(0, work));
        if !is_office || is_work || !name.starts_with(char::is_uppercase) {
            return None;
        }
        let longer: Vec<&Known> =
            self.list.iter().filter(|known| known.keys.iter().any(|it| it.starts_with(&key))).collect();
        match &longer[..] {
            [] if self.list.len() < MOST => Some(self.id(draft, block, name)),
            [only] => {
                draft.assumed(block, name, SHORT, &only.id);
                Some(only.id.clone())
            }
            _ => None,
        }
    }

    /// Whether a body stands at this depth: then what stands beside it is not a duty of it.
    pub(super) fn has_depth(&self, depth: usize) -> bool {
        self.depths.contains(&depth)
    }

    /// The body that begins at a paragraph.
    pub(super) fn beginning_at(&self, block: &Block) -> Option<&Body> {
        self.at.get(&block.lines.0)
    }

    /// The assignees that a text names, in the order of the text.
    pub(super) fn named_in(&self, text: &str) -> Vec<&str> {
        let text = spaced(text);
        let place = |known: &Known| known.keys.iter().filter_map(|key| text.find(&**key)).min();
        let mut found: Vec<(usize, &str)> = self.list.iter().filter_map(|it| Some((place(it)?, &*it.id))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }
}

/// The name without "Đề nghị" and "Giao", and whether the text asks it.
fn title(name: &str) -> (String, bool) {
    let name = bare(name);
    let without = |front: &str| {
        let words = Words::of(name);
        words.is_at(0, front).then(|| words.from(front.split(' ').count()))
    };
    if let Some(rest) = without("đề nghị") {
        return (capitalised(rest), true);
    }
    let rest = ["giao cho", "giao", "yêu cầu", "đối với"].into_iter().find_map(without);
    (capitalised(rest.unwrap_or(name)), false)
}

/// The name without what stands in brackets and without the sort of post.
fn short_name(title: &str) -> &str {
    let title = title.split('(').next().unwrap_or(title).trim();
    let words = Words::of(title);
    let front = ["công chức", "cán bộ", "phụ trách"].into_iter().find(|front| words.is_at(0, front));
    let rest = front.map_or(title, |front| words.from(front.split(' ').count()));
    if rest.is_empty() { title } else { rest }
}

/// The kind of an assignee, and whether its name says it.
fn kind(title: &str, is_asked: bool) -> (&'static str, bool) {
    const KINDS: [(&str, &str, bool); 34] = [
        ("công chức", "official", true),
        ("cán bộ", "cadre", true),
        ("người hoạt động không chuyên trách", "part-time", true),
        ("phụ trách", "part-time", false),
        ("trưởng thôn", "part-time", false),
        ("trưởng ấp", "part-time", false),
        ("chủ tịch", "cadre", false),
        ("phó chủ tịch", "cadre", false),
        ("trưởng phòng", "official", false),
        ("chánh văn phòng", "official", false),
        ("các", "group", true),
        ("thủ trưởng các", "group", true),
        ("lãnh đạo các", "group", true),
        ("trưởng các", "group", true),
        ("phòng", "unit", true),
        ("văn phòng", "unit", true),
        ("ban", "unit", true),
        ("trung tâm", "unit", true),
        ("bộ phận", "unit", true),
        ("sở", "unit", true),
        ("vụ", "unit", true),
        ("cục", "unit", true),
        ("tổ", "unit", true),
        ("trạm", "unit", true),
        ("trường", "unit", true),
        ("thanh tra", "unit", true),
        ("ủy ban mặt trận", "external", false),
        ("mặt trận", "external", false),
        ("hội", "external", false),
        ("đoàn", "external", false),
        ("công an", "external", false),
        ("kho bạc", "external", false),
        ("bưu điện", "external", false),
        ("chi cục", "external", false),
    ];
    if is_asked {
        return ("external", true);
    }
    let words = Words::of(title);
    let known = KINDS.iter().filter(|(front, ..)| words.is_at(0, front)).max_by_key(|(front, ..)| front.len());
    known.map_or(("unit", false), |(_, kind, is_plain)| (kind, *is_plain))
}

/// The body that a paragraph names, by itself or before what it must do.
fn found(block: &Block) -> Option<Found<'_>> {
    const VERBS: [&str; 20] = [
        "chủ trì",
        "chịu trách nhiệm",
        "có trách nhiệm",
        "có nhiệm vụ",
        "tham mưu",
        "phối hợp",
        "là cơ quan",
        "là đầu mối",
        "thực hiện",
        "căn cứ",
        "xây dựng",
        "tổ chức",
        "theo dõi",
        "hướng dẫn",
        "đôn đốc",
        "triển khai",
        "tiếp tục",
        "làm đầu mối",
        "tăng cường",
        "bố trí",
    ];
    // Verbs that no name of a body has.
    const DUTIES: [&str; 9] = [
        "chủ trì",
        "chịu trách nhiệm",
        "có trách nhiệm",
        "có nhiệm vụ",
        "tham mưu",
        "phối hợp",
        "là cơ quan",
        "là đầu mối",
        "làm đầu mối",
    ];
    let text = &*block.text;
    let words = Words::of(text);
    let is_name = |name: &str| kind(&title(name).0, false).1 || has_body_word(name) || words.is_at(0, "đề nghị");
    // The verb of a name like "Ban Tổ chức" or "Trung tâm Phục vụ" has a capital.
    // "các tổ chức" are bodies.
    let is_noun = |at: usize| ["các", "những", "mỗi", "từng", "một số"].iter().any(|it| words.ends_with(at, it));
    let is_verb = |at: &usize| {
        let is_small = words.word(*at).starts_with(char::is_lowercase);
        is_small && !is_noun(*at) && VERBS.iter().any(|verb| words.is_at(*at, verb))
    };
    let verb = (1..words.len().min(30)).find(is_verb);
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let is_short = |name: &str| name.chars().count() <= 120;
    let has_duty_behind = VERBS.iter().any(|verb| Words::of(rest).is_at(0, verb));
    // "Tổ theo dõi thi hành pháp luật: tham mưu …" has its name before the colon.
    let is_in_name = |at: usize| has_duty_behind && is_name(name) && !DUTIES.iter().any(|verb| words.is_at(at, verb));
    let verb_is_first = verb.is_some_and(|at| words.before(at).len() < bare(name).len() && !is_in_name(at));
    if (text.contains(':') || block.is_short()) && !verb_is_first && is_short(name) {
        let is_numbered = block.mark.depth() <= 3;
        let has_duty = has_duty_behind && name.chars().count() <= 60;
        let is_body = is_name(name) || has_duty || (is_numbered && (text.ends_with(':') || rest.is_empty()));
        return is_body.then_some(Found { name, rest: rest.trim() });
    }
    let at = verb?;
    let name = bare(words.before(at));
    (is_short(name) && is_name(name)).then(|| Found { name, rest: words.from(at) })
}

/// Bodies whose name does not say the kind for sure.
fn has_body_word(name: &str) -> bool {
    const FRONTS: [&str; 14] = [
        "phụ trách",
        "ủy ban",
        "ubnd",
        "mặt trận",
        "hội",
        "đoàn",
        "công an",
        "kho bạc",
        "bưu điện",
        "chi cục",
        "chủ tịch",
        "trưởng",
        "chánh",
        "bộ",
    ];
    let (title, _) = title(name);
    let words = Words::of(&title);
    FRONTS.iter().any(|front| words.is_at(0, front))
}
