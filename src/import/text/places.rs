//! How words are spelt in running text, so that a title in capitals can be written in small letters.

use super::blocks::Block;
use super::words::is_capitals;
use std::collections::BTreeMap;

/// How often each word has a capital inside sentences, and how often not.
pub(super) struct Places(BTreeMap<String, (usize, usize)>);

impl Places {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for block in blocks.iter().filter(|block| !is_capitals(&block.text)) {
            let mut begins = true;
            for word in block.text.split(' ') {
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                let is_capital = bare.starts_with(char::is_uppercase) && bare.chars().any(char::is_lowercase);
                if !begins && !bare.is_empty() {
                    let count = counts.entry(bare.to_lowercase()).or_default();
                    count.0 += usize::from(is_capital);
                    count.1 += usize::from(bare.starts_with(char::is_lowercase));
                }
                begins = word.ends_with(['.', ':', ';', '/']);
            }
        }
        Self(counts)
    }

    /// A text in capitals as sentences write it.
    pub(super) fn in_small_letters(&self, text: &str) -> String {
        let words = text.split(' ').map(|word| {
            let small = word.to_lowercase();
            let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
            let is_name = self.0.get(bare).is_some_and(|(capital, other)| capital > other);
            if is_name { super::words::capitalised(&small) } else { small }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}
