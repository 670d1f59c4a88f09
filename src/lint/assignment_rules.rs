//! The rules about assignment, E4xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[&SEVERAL_LEADS];

/// A task that more than one leads.
pub static SEVERAL_LEADS: Rule = Rule {
    code: "E402",
    name: "several-leads",
    level: Level::Warning,
    says: Both {
        en: "task {task} has {count} leads: {leads}",
        vi: "nhiệm vụ {task} có {count} người chủ trì: {leads}",
    },
    help: Some(Both {
        en: "name one lead; the others support",
        vi: "chỉ ghi một người chủ trì; những người khác phối hợp",
    }),
    page: rule_page!("several-leads"),
};
