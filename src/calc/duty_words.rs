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
    /// What is to be done, to what, for whom.
    Says(&'w str),
}

/// Words that say little of what is to be done: of grammar, of manner, of place, of whose plan it is, and verbs that any
/// duty can begin with.
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
    "các khoản",
    "mức độ",
    "tình hình",
    "công tác",
    "nhiệm vụ",
    "hoạt động",
    "hệ thống",
    "đội ngũ",
    "bộ phận",
    "cho người dân",
    "của người dân",
    "cho cá nhân",
    "doanh nghiệp",
    "cán bộ công chức",
    "ủy ban nhân dân",
    "xã",
    "phường",
    "thị trấn",
    "trên địa bàn",
    "địa bàn",
    "việt nam",
    "năm",
    "trong năm",
    "hàng năm",
    "hằng năm",
    "thời gian tới",
    "kịp thời",
    "đầy đủ",
    "thường xuyên",
    "nghiêm",
    "nghiêm túc",
    "tốt",
    "toàn diện",
    "đồng bộ",
    "rộng rãi",
    "chặt chẽ",
    "cụ thể",
    "chủ động",
    "hiệu quả",
    "có hiệu quả",
    "đúng quy định",
    "theo quy định",
    "quy định",
    "hiện hành",
    "thực hiện",
    "triển khai",
    "tổ chức",
    "tiến hành",
    "tiếp tục",
    "duy trì",
    "tăng cường",
    "đẩy mạnh",
    "bảo đảm",
    "đảm bảo",
    "chấp hành",
    "giải quyết",
    "phát hiện",
    "nâng cao hiệu quả",
    "nâng cao chất lượng",
    "niêm yết",
    "củng cố",
    "đầu tư",
    "hội nghị",
    "tham mưu",
    "tham mưu ban hành",
    "ban hành",
    "xây dựng",
    "lập",
    "soạn thảo",
];

/// Words that offices use for one another. Those that stand alone are kept from being torn apart.
const SAME: &[&[&str]] = &[
    &["người dân", "nhân dân", "công dân", "cá nhân", "người dân doanh nghiệp", "cá nhân tổ chức"],
    &["tuyên truyền", "thông tin tuyên truyền"],
    &["cập nhật", "rà soát cập nhật", "cập nhật rà soát"],
    &["phân công", "bố trí phân công"],
    &["kỷ luật kỷ cương", "kỷ cương kỷ luật"],
    &["dịch vụ bưu chính", "bưu chính"],
    &["thủ tục hành chính", "thủ tục"],
    &["hàng", "hằng"],
    &["tham gia", "dự"],
    &["hạn", "thời hạn"],
    &["quá hạn", "trễ hạn"],
    &["trực", "làm việc"],
    &["các xã", "xã phường", "các phường", "xã thị trấn", "các xã thị trấn", "xã phường thị trấn", "các xã phường"],
    &["hồ sơ"],
    &["kết quả"],
    &["hội đồng nhân dân"],
    &["quý 1", "quý i"],
    &["quý 2", "quý ii"],
    &["quý 3", "quý iii"],
    &["quý 4", "quý iv"],
];

/// What is known of a phrase.
#[derive(Clone, Debug)]
enum Known {
    Little,
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
    for phrase in LITTLE {
        phrases.add(phrase, Known::Little);
    }
    for group in SAME {
        let first = group.first().map(|phrase| fold(phrase)).unwrap_or_default();
        for phrase in *group {
            phrases.add(phrase, Known::Same(first.clone()));
        }
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
            let meaning = match phrases.known.get(&joined)? {
                Known::Little => Meaning::Little,
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

/// A word that is not listed: a year, or what it says.
fn of_word(word: &str) -> Meaning<'_> {
    let is_year = word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    if is_year { Meaning::Year(word) } else { Meaning::Says(word) }
}
