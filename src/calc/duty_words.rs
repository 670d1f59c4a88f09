//! What the words of a title mean when duties are compared.

use crate::text::fold;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What one or more words of a title mean.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// Nothing that sets one duty apart from another.
    Little,
    /// A year.
    Year(String),
    /// Something that both titles of one duty must say.
    Decides(String),
    /// Something that the shorter title of one duty may leave out.
    Says(String),
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

/// The meanings by words, folded, and the most words of one.
static KNOWN: LazyLock<(BTreeMap<Vec<String>, Meaning>, usize)> = LazyLock::new(|| {
    let words = |phrase: &str| -> Vec<String> { fold(phrase).split(' ').map(str::to_owned).collect() };
    let mut known = BTreeMap::new();
    known.extend(LITTLE.iter().map(|phrase| (words(phrase), Meaning::Little)));
    known.extend(DECISIVE.iter().map(|phrase| (words(phrase), Meaning::Decides(fold(phrase)))));
    for group in SAME {
        let first = group.first().map(|phrase| fold(phrase)).unwrap_or_default();
        known.extend(group.iter().map(|phrase| (words(phrase), Meaning::Says(first.clone()))));
    }
    let most = known.keys().map(Vec::len).max().unwrap_or_default();
    (known, most)
});

/// The meanings of folded words from left to right; where several fit, that of the most words.
pub(super) fn meanings(words: &[&str]) -> Vec<Meaning> {
    let (known, most) = &*KNOWN;
    let mut meanings = Vec::new();
    let mut rest = words;
    while let Some((first, behind)) = rest.split_first() {
        let phrase = (1..=rest.len().min(*most)).rev().find_map(|length| {
            let (phrase, behind) = rest.split_at_checked(length)?;
            let phrase: Vec<String> = phrase.iter().map(|word| (*word).to_owned()).collect();
            Some((known.get(&phrase)?.clone(), behind))
        });
        let (meaning, behind) = phrase.unwrap_or_else(|| (of_word(first), behind));
        meanings.push(meaning);
        rest = behind;
    }
    meanings
}

/// A word that is not listed: a year, a number in digits or Roman, or what it says.
fn of_word(word: &str) -> Meaning {
    let all = |is: fn(u8) -> bool| word.bytes().all(is);
    if word.len() == 4 && word.starts_with("20") && all(|b| b.is_ascii_digit()) {
        Meaning::Year(word.to_owned())
    } else if all(|b| b.is_ascii_digit()) || all(|b| matches!(b, b'i' | b'v' | b'x')) {
        Meaning::Decides(word.to_owned())
    } else {
        Meaning::Says(word.to_owned())
    }
}
