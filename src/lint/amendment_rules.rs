//! The rules about amendments, E6xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[&DROPPED_TASK_STANDS];

/// A task that an amendment drops and that still stands.
pub static DROPPED_TASK_STANDS: Rule = Rule {
    code: "E601",
    name: "dropped-task-stands",
    level: Level::Warning,
    says: Both {
        en: "{amendment} drops task {task}, but the task still stands",
        vi: "{amendment} dừng nhiệm vụ {task} nhưng nhiệm vụ vẫn còn",
    },
    help: Some(Both {
        en: "write into the task since when it is `dropped`, why, and by which `decision`",
        vi: "ghi vào nhiệm vụ: dừng (`dropped`) từ ngày nào, vì sao, theo quyết định (`decision`) nào",
    }),
    page: rule_page!("dropped-task-stands"),
};
