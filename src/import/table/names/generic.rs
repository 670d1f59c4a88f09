//! Names that stand for many or for nobody in particular: "các phòng, ban", "đơn vị liên quan", "các trường MN, TH".

use super::key::key;
use crate::import::table::words::begins;
use std::sync::LazyLock;

/// First words of names that stand for many.
const MANY: &str = "các | những | mọi | toàn thể | toàn bộ | tất cả | thành viên | trưởng các";

/// Words of bodies and people that name nobody by themselves.
const NOUNS: &str = "cơ quan | đơn vị | phòng | ban | ngành | bộ phận | đoàn thể | tổ chức | tổ chức chính trị xã hội | \
     tổ chức ct xã hội | cá nhân | trung tâm | trường | trường học | thôn | ấp | bản | buôn | xóm | khóm | khu phố | \
     tổ dân phố | cộng đồng dân cư | người dân | công chức | cán bộ | viên chức | cbcc | cbccvc | người lao động | hội | \
     chi hội | chi đoàn | lực lượng | doanh nghiệp | hộ kinh doanh | chính quyền | đảng";

/// Words behind them that still name nobody.
const BEHIND: &str = "có | liên quan | chuyên môn | cm | thuộc | trực thuộc | khác | trên địa bàn | toàn | của | xã | phường | \
     đặc khu | cấp xã | ủy ban nhân dân | hội đồng nhân dân";

/// Levels of schools.
const LEVELS: &str = "mầm non | mẫu giáo | tiểu học | th | trung học cơ sở | thcs | trung học phổ thông | thpt";

/// Words with which a further part of such a name begins although the words behind them are not known.
const VAGUE: &str = "cơ quan | đơn vị | ngành | tổ chức | cá nhân";

/// Words before a colon, behind which names stand without their first word: "Các phòng: Kinh tế, Văn hóa – Xã hội".
const LISTED: &str =
    "phòng | ban | sở | trường | trung tâm | thôn | ấp | bản | xóm | khóm | buôn | khu phố | tổ dân phố";

fn keys(words: &str) -> Vec<String> {
    words.split('|').map(key).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Many,
    Noun,
    Behind,
    Level,
}

static PARTS: LazyLock<Vec<(String, Part)>> = LazyLock::new(|| {
    let of = |words, part| keys(words).into_iter().map(move |key| (key, part));
    let all = of(MANY, Part::Many).chain(of(NOUNS, Part::Noun)).chain(of(BEHIND, Part::Behind));
    let mut all: Vec<(String, Part)> = all.chain(of(LEVELS, Part::Level)).collect();
    all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    all
});
static MANY_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| keys(MANY));
static VAGUE_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| keys(VAGUE));
static LISTED_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| keys(LISTED));
static ALL: LazyLock<[String; 3]> = LazyLock::new(|| ["toàn thể", "toàn bộ", "tất cả"].map(key));
static PARTY: LazyLock<[String; 3]> =
    LazyLock::new(|| ["đảng", "mặt trận tổ quốc", "ủy ban mặt trận tổ quốc"].map(key));
static SCHOOL: LazyLock<String> = LazyLock::new(|| key("trường"));

/// The parts of a name that names nobody; `None` of other names.
fn parts(name: &str) -> Option<Vec<Part>> {
    let (mut rest, mut parts) = (name, Vec::new());
    while !rest.is_empty() {
        let (words, part) = PARTS.iter().find(|(words, _)| begins(rest, words))?;
        parts.push(*part);
        rest = rest.get(words.len()..).unwrap_or_default().trim_start();
    }
    let first = parts.iter().find(|part| **part != Part::Many)?;
    matches!(first, Part::Noun | Part::Level).then_some(parts)
}

/// Whether a name begins as those of groups do.
pub(super) fn begins_a_group(key: &str) -> bool {
    MANY_KEYS.iter().any(|many| begins(key, many))
}

/// Whether a name has only words that name nobody.
pub(super) fn is_generic(key: &str) -> bool {
    parts(key).is_some()
}

/// Whether a name stands for several.
pub(super) fn is_group(key: &str) -> bool {
    let counted = key.split_once(' ').filter(|(count, _)| count.bytes().all(|b| b.is_ascii_digit()));
    begins_a_group(key)
        || parts(counted.map_or(key, |(_, rest)| rest)).is_some_and(|parts| {
            // "Trường TH & THCS" and "THCS" are one school.
            counted.is_some() || !parts.contains(&Part::Level)
        })
}

/// Whether the name of a group goes on with the next piece. `is_known` tells whether somebody has that name.
pub(super) fn group_goes_on(name: &str, next: &str, text: &str, is_known: bool) -> bool {
    let [party, fronts @ ..] = &*PARTY;
    let has_party = || name.split(' ').any(|word| word == party) && fronts.iter().any(|front| begins(next, front));
    if has_party() {
        return true;
    }
    if let Some(next_parts) = parts(next) {
        // The levels of schools stand behind a school alone.
        let is_level = next_parts.first() == Some(&Part::Level);
        let is_of_school = || name.split(' ').any(|word| word == SCHOOL.as_str());
        return (!is_level || is_of_school()) && (!begins_a_group(next) || ALL.iter().any(|all| begins(next, all)));
    }
    let is_small = text.trim_start().starts_with(char::is_lowercase);
    let is_vague = |name: &str| VAGUE_KEYS.iter().any(|words| begins(name, words));
    // "Cơ quan, người giải quyết chậm": the words behind hold for both.
    let is_bare = || parts(name).is_some_and(|parts| parts.iter().all(|part| *part == Part::Noun));
    is_small && !is_known && !begins_a_group(next) && (is_vague(next) || (is_vague(name) && is_bare()))
}

/// The word that stands before the names of a list with the list behind it: "Các phòng: Kinh tế, …". It is empty
/// where the names have their own: "Các đơn vị: Phòng Kinh tế, …".
pub(super) fn list_of(text: &str) -> Option<(String, &str)> {
    let (head, rest) = text.split_once(':')?;
    let head_key = key(head);
    let many = MANY_KEYS.iter().filter(|many| begins(&head_key, many)).max_by_key(|many| many.len())?;
    let noun = head_key.get(many.len()..)?.trim_start();
    if rest.trim().is_empty() || !(is_generic(noun)) {
        return None;
    }
    let word = LISTED.split('|').zip(LISTED_KEYS.iter()).find(|(_, key)| key.as_str() == noun);
    let mut letters = word.map_or("", |(word, _)| word.trim()).chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    Some((first + letters.as_str(), rest.trim_start()))
}
