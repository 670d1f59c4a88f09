//! The rules about the plan as a whole, E1xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &ANNOUNCED_COUNT,
    &NUMBERING_GAP,
    &DOCUMENT_NUMBER,
    &UNNUMBERED_PLAN,
    &DATE_OUTSIDE_PLAN,
    &REPORT_PERIOD,
    &LEGAL_BASIS_TO_RENEW,
];

/// A count in the text that differs from what is there.
pub static ANNOUNCED_COUNT: Rule = Rule {
    code: "E109",
    name: "announced-count",
    level: Level::Warning,
    says: Both {
        en: "{declared} {what} announced, {present} listed",
        vi: "văn bản nêu {declared} {what}, liệt kê {present}",
    },
    help: None,
    page: rule_page!("announced-count"),
};

/// A gap in a numbering.
pub static NUMBERING_GAP: Rule = Rule {
    code: "E110",
    name: "numbering-gap",
    level: Level::Warning,
    says: Both {
        en: "the numbers of the {what} jump from {from} to {to}",
        vi: "số thứ tự {what} nhảy từ {from} đến {to}",
    },
    help: None,
    page: rule_page!("numbering-gap"),
};

/// A document number that does not parse.
pub static DOCUMENT_NUMBER: Rule = Rule {
    code: "E111",
    name: "document-number",
    level: Level::Warning,
    says: Both {
        en: "`{number}` is not written like the number of a document",
        vi: "`{number}` không viết đúng dạng số, ký hiệu văn bản",
    },
    help: Some(Both {
        en: "such as 40/KH-UBND, 26/2019/TT-BTC or 18-NQ/TW",
        vi: "ví dụ 40/KH-UBND, 26/2019/TT-BTC hoặc 18-NQ/TW",
    }),
    page: rule_page!("document-number"),
};

/// An issued plan without number or date.
pub static UNNUMBERED_PLAN: Rule = Rule {
    code: "E112",
    name: "unnumbered-plan",
    level: Level::Note,
    says: Both {
        en: "the plan is issued, but {missing} not given", vi: "kế hoạch đã ban hành nhưng {missing}"
    },
    help: None,
    page: rule_page!("unnumbered-plan"),
};

/// A date outside the plan.
pub static DATE_OUTSIDE_PLAN: Rule = Rule {
    code: "E113",
    name: "date-outside-plan",
    level: Level::Warning,
    says: Both {
        en: "{what} on {date} lies outside the plan ({start} to {end})",
        vi: "{what} ngày {date} nằm ngoài kế hoạch ({start} đến {end})",
    },
    help: None,
    page: rule_page!("date-outside-plan"),
};

/// A report period that makes no sense.
pub static REPORT_PERIOD: Rule = Rule {
    code: "E114",
    name: "report-period",
    level: Level::Error,
    says: Both { en: "report period `{period}` {fault}", vi: "kỳ báo cáo `{period}` {fault}" },
    help: None,
    page: rule_page!("report-period"),
};

/// A legal basis of an earlier plan that nobody has checked yet.
pub static LEGAL_BASIS_TO_RENEW: Rule = Rule {
    code: "E120",
    name: "legal-basis-to-renew",
    level: Level::Warning,
    says: Both {
        en: "legal basis {number} is carried over from an earlier plan and still to be checked",
        vi: "căn cứ {number} lấy từ kế hoạch trước, chưa được rà soát",
    },
    help: Some(Both {
        en: "put this year's document in its place or confirm that it holds, then take `renew` away",
        vi: "thay bằng văn bản của năm nay hoặc xác nhận còn hiệu lực, rồi bỏ dòng `renew`",
    }),
    page: rule_page!("legal-basis-to-renew"),
};
