//! A rule: what can be wrong, under a code that is never reused.

use super::Level;
use crate::text::Both;

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// `E` and three digits: 0xx files, 1xx plan, 2xx tasks, 3xx targets, 4xx assignment,
    /// 5xx evidence, 6xx changes. The letter says nothing about the level.
    pub code: &'static str,
    /// The name used in `[lints]`; reads well after "allow".
    pub name: &'static str,
    /// How much it matters unless `[lints]` says otherwise.
    pub level: Level,
    /// The message, with holes for the facts.
    pub says: Both,
    /// What to do about it, where there is one thing to do.
    pub help: Option<Both>,
    /// The page that `cchc explain` prints, as it stands in docs/rules/.
    pub page: &'static str,
}

impl PartialEq for Rule {
    /// Rules are the same when their codes are: a code is given once and never reused.
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// The page of a rule, by its name.
#[macro_export]
macro_rules! rule_page {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules/", $name, ".md"))
    };
}
pub use crate::rule_page;
