//! A name for a remark that stays the same while lines move, so that a CI server knows it again.

use super::parallel::each_in_parallel;
use crate::report::Remark;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;

/// How many remarks share each of the names that were given: the first bytes of these stand for them, since very many
/// plans have very many remarks.
#[derive(Default)]
pub(super) struct Fingerprints(HashMap<u64, u32>);

impl Fingerprints {
    /// The names of these remarks, in their order: the SHA-256 of code, plan, item, field and the workspace's place in
    /// its repository, in hexadecimal, without the line. A remark without an item is named by its file. Later remarks
    /// of one name are numbered.
    pub(super) fn of(&mut self, remarks: &[Remark], prefix: &str) -> Vec<String> {
        let keyed = each_in_parallel(remarks.iter().collect(), FEW, |remark| {
            let key = key(remark, prefix);
            let digest = Sha256::digest(key.as_bytes());
            (key, digest)
        });
        let named = keyed.into_iter().map(|(key, digest)| {
            let short = digest.first_chunk().copied().map(u64::from_be_bytes).unwrap_or_default();
            let number = self.0.entry(short).or_default();
            *number += 1;
            let digest = if *number == 1 { digest } else { Sha256::digest(format!("{key}\u{1f}{number}").as_bytes()) };
            digest.iter().fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            })
        });
        named.collect()
    }
}

/// So few remarks are named by one thread.
const FEW: usize = 256;

fn key(remark: &Remark, prefix: &str) -> String {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let file = if remark.item.is_none() { remark.at.file.as_str() } else { "" };
    let label = remark.kind.label();
    let (plan, item) = (text(&remark.plan), text(&remark.item));
    let mut parts = vec![label.as_str(), file, remark.field.unwrap_or_default(), &plan, &item];
    // Two workspaces of one repository may have plans of one id.
    parts.extend(Some(prefix).filter(|prefix| !prefix.is_empty()));
    // No text of a remark holds this separator.
    parts.join("\u{1f}")
}
