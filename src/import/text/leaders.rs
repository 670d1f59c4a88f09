//! Lead and support in the sentence of a task: "Phòng Tư pháp chủ trì, phối hợp với Văn phòng rà soát văn bản".

use super::assignees::Assignees;
use super::blocks::Block;
use super::draft::Draft;
use super::words::{Words, bare};

/// The leads of a task, and its supports.
#[derive(Default)]
pub(super) struct Leaders {
    pub(super) lead: Option<String>,
    pub(super) support: Vec<String>,
}

/// Verbs with which the work begins behind the names.
const ACTS: [&str; 32] = [
    "rà soát",
    "kiểm tra",
    "tham mưu",
    "xây dựng",
    "ban hành",
    "tổ chức",
    "triển khai",
    "thực hiện",
    "theo dõi",
    "hướng dẫn",
    "đôn đốc",
    "tổng hợp",
    "báo cáo",
    "đề xuất",
    "niêm yết",
    "công khai",
    "tuyên truyền",
    "tập huấn",
    "cập nhật",
    "hoàn thiện",
    "đánh giá",
    "giải quyết",
    "số hóa",
    "lập",
    "tiếp tục",
    "tăng cường",
    "duy trì",
    "nâng cao",
    "đẩy mạnh",
    "bố trí",
    "vận hành",
    "trình",
];
/// The most words of a name.
const MOST_OF_NAME: usize = 10;

/// The bodies that a sentence names before and behind "chủ trì".
pub(super) fn leaders(draft: &mut Draft<'_>, block: &Block, assignees: &mut Assignees) -> Leaders {
    let words = Words::of(&block.text);
    let Some(phrase) = words.find(0, "chủ trì") else { return Leaders::default() };
    let given = words.find(0, "giao").filter(|giao| giao.start < phrase.start);
    if let Some(given) = given {
        // "giao Phòng Kinh tế chủ trì" names the lead.
        let named = assignees.named_in(words.between(given.end..phrase.start));
        if let Some(lead) = named.first() {
            return Leaders { lead: Some((*lead).to_owned()), support: Vec::new() };
        }
    }
    if phrase.start > MOST_OF_NAME {
        return Leaders::default();
    }
    let lead = body(draft, block, assignees, words.before(phrase.start));
    let Some(lead) = lead else { return Leaders::default() };
    let others = others(&words, phrase.end);
    let mut support: Vec<String> = Vec::new();
    for name in others {
        let id = body(draft, block, assignees, name);
        support.extend(id.filter(|id| *id != lead && !support.contains(id)));
    }
    Leaders { lead: Some(lead), support }
}

/// The names behind "phối hợp với", up to the work.
fn others<'t>(words: &Words<'t>, from: usize) -> Vec<&'t str> {
    let from = if words.is_at(from, "và") { from + 1 } else { from };
    let with = ["phối hợp với", "phối hợp cùng", "cùng"].iter().find(|with| words.is_at(from, with));
    let Some(start) = with.map(|with| from + with.split(' ').count()) else { return Vec::new() };
    let is_act =
        |at: &usize| words.word(*at).starts_with(char::is_lowercase) && ACTS.iter().any(|act| words.is_at(*at, act));
    let Some(end) = (start + 1..words.len()).find(is_act) else { return Vec::new() };
    let names = words.between(start..end).split([',', ';']).flat_map(|name| name.split(" và "));
    names.map(|name| bare(name.trim_start_matches("và "))).filter(|name| !name.is_empty()).take(MOST_OF_NAME).collect()
}

fn body(draft: &mut Draft<'_>, block: &Block, assignees: &mut Assignees, name: &str) -> Option<String> {
    let name = bare(name);
    let words = Words::of(name);
    let is_act =
        |at: usize| words.word(at).starts_with(char::is_lowercase) && ACTS.iter().any(|act| words.is_at(at, act));
    let has_act = (0..words.len()).any(is_act);
    let is_name = (1..=MOST_OF_NAME).contains(&words.len()) && !has_act && !name.contains([',', ';', ':', '.']);
    if is_name { assignees.body_named(draft, block, name) } else { None }
}
