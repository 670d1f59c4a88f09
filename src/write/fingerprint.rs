//! A name for a remark that stays the same while lines move, so that a CI server knows it again.

use crate::report::Remark;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The names of these remarks, in their order: the SHA-256 of code, plan, item and field in hexadecimal, without the
/// line. A remark without an item is named by its file. Later remarks of one name are numbered.
pub(crate) fn fingerprints(remarks: &[Remark]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let named = remarks.iter().map(|remark| {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let file = if remark.item.is_none() { remark.at.file.as_str() } else { "" };
        let field = remark.field.unwrap_or_default();
        let label = remark.kind.label();
        let mut parts = vec![label.as_str(), file, field];
        let (plan, item) = (text(&remark.plan), text(&remark.item));
        parts.extend([plan.as_str(), &item]);
        // No text of a remark holds this separator.
        let key = parts.join("\u{1f}");
        let number = seen.entry(key.clone()).or_default();
        *number += 1;
        let key = if *number == 1 { key } else { format!("{key}\u{1f}{number}") };
        Sha256::digest(key.as_bytes()).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    });
    named.collect()
}
