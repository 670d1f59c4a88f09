//! The rules about evidence, E5xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[&EMPTY_EVIDENCE, &EVIDENCE_MISSING, &EVIDENCE_OUTSIDE];

/// A delivery without evidence.
pub static EMPTY_EVIDENCE: Rule = Rule {
    code: "E501",
    name: "empty-evidence",
    level: Level::Warning,
    says: Both { en: "{what} has no evidence", vi: "{what} không có tài liệu kiểm chứng" },
    help: Some(Both {
        en: "give a document number: evidence = [\"12/BC-UBND\"]",
        vi: "ghi số văn bản: evidence = [\"12/BC-UBND\"]",
    }),
    page: rule_page!("empty-evidence"),
};

/// An evidence file that is not there.
pub static EVIDENCE_MISSING: Rule = Rule {
    code: "E502",
    name: "evidence-missing",
    level: Level::Warning,
    says: Both {
        en: "the evidence file `{path}` is not in the plan's folder",
        vi: "không có tệp kiểm chứng `{path}` trong thư mục kế hoạch",
    },
    help: None,
    page: rule_page!("evidence-missing"),
};

/// An evidence path that leaves the plan's folder.
pub static EVIDENCE_OUTSIDE: Rule = Rule {
    code: "E503",
    name: "evidence-outside",
    level: Level::Error,
    says: Both {
        en: "the evidence path `{path}` leaves the plan's folder",
        vi: "đường dẫn kiểm chứng `{path}` ra ngoài thư mục kế hoạch",
    },
    help: None,
    page: rule_page!("evidence-outside"),
};
