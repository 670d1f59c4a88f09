//! The meaning of the words of a title when duties are compared.

use crate::text::{ABBREVIATIONS, WordNumber, WordSet, fold};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The meaning of one or more words of a title.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning<'w> {
    /// A filler: it does not set one duty apart from another.
    Filler,
    /// A year.
    Year(&'w str),
    /// The work itself.
    Work(&'w str),
}

/// Words that say little about the work: of grammar, manner, place or owner, and verbs with which any duty can begin.
const FILLERS: &str = "\
    và, các, những, việc, của, cho, về, với, đối với, tại, ở, trên, trong, qua, theo, khi, để, do, được, bị, \
    có, một số, sự, giữa, từ, đến, này, nhằm, như, bằng, sau, thuộc, các khoản, mức độ, tình hình, công tác, \
    nhiệm vụ, hoạt động, hệ thống, đội ngũ, bộ phận, cho người dân, của người dân, cho cá nhân, doanh nghiệp, \
    cán bộ công chức, ủy ban nhân dân, xã, phường, thị trấn, trên địa bàn, địa bàn, việt nam, năm, trong năm, \
    hàng năm, hằng năm, thời gian tới, kịp thời, đầy đủ, thường xuyên, nghiêm, nghiêm túc, tốt, toàn diện, \
    đồng bộ, rộng rãi, chặt chẽ, cụ thể, chủ động, hiệu quả, có hiệu quả, đúng quy định, theo quy định, \
    quy định, hiện hành, thực hiện, triển khai, tổ chức, tiến hành, tiếp tục, duy trì, tăng cường, đẩy mạnh, \
    bảo đảm, đảm bảo, chấp hành, giải quyết, phát hiện, nâng cao hiệu quả, nâng cao chất lượng, niêm yết, \
    củng cố, đầu tư, hội nghị, tham mưu, tham mưu ban hành, ban hành, xây dựng, lập, soạn thảo";

/// Synonyms: words that offices use for one another. A phrase that stands alone is kept together.
const SYNONYMS: &[&[&str]] = &[
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

/// The words of all listed phrases, and of the abbreviations that are spelt out. Any other word has no meaning but
/// itself, whatever stands beside it.
#[allow(clippy::indexing_slicing, reason = "it runs at build time, where a wrong index does not compile")]
static LISTED: WordSet = {
    let mut words = WordSet::new().with(FILLERS);
    let mut group = 0;
    while group < SYNONYMS.len() {
        let mut phrase = 0;
        while phrase < SYNONYMS[group].len() {
            words = words.with(SYNONYMS[group][phrase]);
            phrase += 1;
        }
        group += 1;
    }
    let mut abbreviation = 0;
    while abbreviation < ABBREVIATIONS.len() {
        words = words.with(ABBREVIATIONS[abbreviation].0).with(ABBREVIATIONS[abbreviation].1);
        abbreviation += 1;
    }
    words
};

/// Whether a word may stand in a listed phrase.
pub(super) fn may_be_listed(word: WordNumber) -> bool {
    LISTED.may_hold(word)
}

/// The meaning of a listed phrase.
#[derive(Clone, Debug)]
enum Phrase {
    Filler,
    /// The same as this folded phrase.
    Synonym(String),
}

/// The folded phrases that begin with one word, those of the most words first.
#[derive(Debug)]
struct Beginning {
    key: Key,
    word: String,
    phrases: Vec<(String, Phrase)>,
}

/// A word in short: its first eight bytes and its length. The program looks for each word of each title among the
/// beginnings. Most words are not there, and numbers tell that soonest.
type Key = (u64, usize);

fn key_of(word: &str) -> Key {
    let number = word.bytes().take(8).fold(0, |number: u64, byte| (number << 8) | u64::from(byte));
    (number, word.len())
}

/// Every phrase, sorted by the key of its first word.
static PHRASES: LazyLock<Vec<Beginning>> = LazyLock::new(|| {
    let fillers = FILLERS.split(", ").map(|phrase| (fold(phrase), Phrase::Filler));
    let synonyms = SYNONYMS.iter().flat_map(|group| {
        let first = group.first().map(|phrase| fold(phrase)).unwrap_or_default();
        group.iter().map(move |phrase| (fold(phrase), Phrase::Synonym(first.clone())))
    });
    let mut beginnings: BTreeMap<(Key, String), Vec<(String, Phrase)>> = BTreeMap::new();
    for (phrase, known) in fillers.chain(synonyms) {
        let word = first_word(&phrase).to_owned();
        beginnings.entry((key_of(&word), word)).or_default().push((phrase, known));
    }
    let mut all = Vec::with_capacity(beginnings.len());
    for ((key, word), mut phrases) in beginnings {
        phrases.sort_by_key(|(phrase, _)| Reverse(phrase.split(' ').count()));
        all.push(Beginning { key, word, phrases });
    }
    all
});

/// The first `most` meanings of a folded title, from left to right; where several phrases fit, the one of the most
/// words counts.
pub(super) fn meanings(title: &str, most: usize) -> impl Iterator<Item = Meaning<'_>> {
    let mut rest = title.trim_start_matches(' ');
    let meanings = std::iter::from_fn(move || {
        let word = first_word(rest);
        let (meaning, length) = listed_phrase_at_start(word, rest).unwrap_or_else(|| (of_word(word), word.len()));
        rest = rest.get(length..).unwrap_or_default().trim_start_matches(' ');
        (!word.is_empty()).then_some(meaning)
    });
    meanings.take(most)
}

fn first_word(text: &str) -> &str {
    // For so short words the search of the standard library costs more than it saves.
    let end = text.bytes().position(|byte| byte == b' ').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The meaning and the length of the listed phrase with which a text begins; `first_word` is its first word.
fn listed_phrase_at_start<'w>(first_word: &str, text: &str) -> Option<(Meaning<'w>, usize)> {
    let key = key_of(first_word);
    let candidates = PHRASES.get(PHRASES.partition_point(|beginning| beginning.key < key)..)?;
    let beginning = candidates.iter().take_while(|one| one.key == key).find(|one| one.word == first_word)?;
    let begins = |phrase: &str| text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let (phrase, known) = beginning.phrases.iter().find(|(phrase, _)| begins(phrase))?;
    let meaning = match known {
        Phrase::Filler => Meaning::Filler,
        Phrase::Synonym(first) => Meaning::Work(first),
    };
    Some((meaning, phrase.len()))
}

/// The meaning of a word that is not listed.
fn of_word(word: &str) -> Meaning<'_> {
    if is_year(word) { Meaning::Year(word) } else { Meaning::Work(word) }
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}
