//! What the words of a title mean when duties are compared.

use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What one or more words of a title mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning<'w> {
    /// Nothing that sets one duty apart from another.
    Little,
    /// A year.
    Year(&'w str),
    /// Something that both titles of one duty must say.
    Decides(&'w str),
    /// Something that the shorter title of one duty may leave out.
    Says(&'w str),
}

/// Words that say little of what is to be done: of grammar, of manner, and of whose plan it is.
const LITTLE: &[&str] = &[
    "và",
    "các",
    "những",
    "việc",
    "của",
    "cho",
    "về",
    "với",
    "đối với",
    "tại",
    "ở",
    "trên",
    "trong",
    "qua",
    "theo",
    "khi",
    "để",
    "do",
    "được",
    "bị",
    "có",
    "một số",
    "sự",
    "giữa",
    "từ",
    "đến",
    "này",
    "nhằm",
    "như",
    "bằng",
    "sau",
    "thuộc",
    "mức độ",
    "tình hình",
    "công tác",
    "nhiệm vụ",
    "thực hiện",
    "triển khai",
    "tổ chức",
    "tiến hành",
    "duy trì",
    "tăng cường",
    "kịp thời",
    "đầy đủ",
    "đúng quy định",
    "theo quy định",
    "trên địa bàn",
    "địa bàn",
    "xã",
    "phường",
    "thị trấn",
    "năm",
    "hệ thống",
    "bảo đảm",
    "đảm bảo",
    "hoạt động",
    "đội ngũ",
    "bộ phận",
    "giải quyết",
    "chấp hành",
    "phát hiện",
    "các khoản",
];

/// Words that offices use for one another. Those that stand alone are kept from being torn apart.
const SAME: &[&[&str]] = &[
    &["người dân", "nhân dân", "công dân", "cá nhân", "người dân doanh nghiệp"],
    &["ban hành", "xây dựng", "lập", "soạn thảo", "tham mưu ban hành"],
    &["hàng", "hằng"],
    &["tham gia", "dự"],
    &["kỷ luật kỷ cương", "kỷ cương kỷ luật"],
    &["ủy ban nhân dân"],
    &["hội đồng nhân dân"],
    &["phân công", "bố trí phân công"],
    &["hạn", "thời hạn"],
    &["hồ sơ"],
    &["cán bộ công chức"],
    &["các xã", "xã phường", "các phường", "xã thị trấn", "các xã thị trấn", "xã phường thị trấn", "các xã phường"],
    &["trực", "làm việc"],
    &["quá hạn", "trễ hạn"],
    &["thủ tục hành chính", "thủ tục"],
];

/// Words without which it is another duty: another product, another time, the contrary.
const DECISIVE: &[&str] = &[
    "báo cáo",
    "kết quả",
    "khảo sát",
    "sơ kết",
    "tổng kết",
    "sửa đổi",
    "bổ sung",
    "thành lập",
    "dự toán",
    "quyết toán",
    "đột xuất",
    "một phần",
    "toàn trình",
    "quý",
    "tháng",
    "lần",
    "không",
];

/// What is known of a phrase.
#[derive(Clone, Debug)]
enum Known {
    Little,
    Decides,
    /// The same as this phrase, folded.
    Same(String),
}

/// The phrases by their words, folded; and for each first word the most words of a phrase that begins with it.
#[derive(Debug, Default)]
struct Phrases {
    known: HashMap<String, Known>,
    most: HashMap<String, usize>,
}

impl Phrases {
    fn add(&mut self, phrase: &str, known: Known) {
        let phrase = fold(phrase);
        let first = phrase.split(' ').next().unwrap_or_default().to_owned();
        let most = self.most.entry(first).or_default();
        *most = phrase.split(' ').count().max(*most);
        self.known.insert(phrase, known);
    }
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    LITTLE.iter().for_each(|phrase| phrases.add(phrase, Known::Little));
    DECISIVE.iter().for_each(|phrase| phrases.add(phrase, Known::Decides));
    for group in SAME {
        let first = group.first().map(|phrase| fold(phrase)).unwrap_or_default();
        group.iter().for_each(|phrase| phrases.add(phrase, Known::Same(first.clone())));
    }
    phrases
});

/// The meanings of folded words from left to right; where several fit, that of the most words.
pub(super) fn meanings<'w>(words: &[&'w str]) -> Vec<Meaning<'w>> {
    let phrases = &*PHRASES;
    let mut meanings = Vec::with_capacity(words.len());
    let mut joined = String::new();
    let mut rest = words;
    while let Some((first, behind)) = rest.split_first() {
        let most = phrases.most.get(*first).copied().unwrap_or_default().min(rest.len());
        let phrase = (1..=most).rev().find_map(|length| {
            let (phrase, behind) = rest.split_at_checked(length)?;
            joined.clear();
            for word in phrase {
                joined.push_str(if joined.is_empty() { "" } else { " " });
                joined.push_str(word);
            }
            let (phrase, known) = phrases.known.get_key_value(&joined)?;
            let meaning = match known {
                Known::Little => Meaning::Little,
                Known::Decides => Meaning::Decides(phrase),
                Known::Same(first) => Meaning::Says(first),
            };
            Some((meaning, behind))
        });
        let (meaning, behind) = phrase.unwrap_or_else(|| (of_word(first), behind));
        meanings.push(meaning);
        rest = behind;
    }
    meanings
}

/// A word that is not listed: a year, a number in digits or Roman, or what it says.
fn of_word(word: &str) -> Meaning<'_> {
    let all = |is: fn(u8) -> bool| word.bytes().all(is);
    if word.len() == 4 && word.starts_with("20") && all(|b| b.is_ascii_digit()) {
        Meaning::Year(word)
    } else if all(|b| b.is_ascii_digit()) || all(|b| matches!(b, b'i' | b'v' | b'x')) {
        Meaning::Decides(word)
    } else {
        Meaning::Says(word)
    }
}
