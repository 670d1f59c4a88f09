//! The rules about reported values, E3xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &NUMERATOR_ABOVE_DENOMINATOR,
    &NEGATIVE_VALUE,
    &RANK_ABOVE_POOL,
    &PERCENT_WITHOUT_COUNTS,
    &CONTRADICTING_PERCENT,
    &HOLE_IN_CHAIN,
    &MISSING_REPORT,
    &CUMULATIVE_QUARTER,
    &ILLUSTRATIVE_FIGURES,
    &VALUE_OUT_OF_RANGE,
];

/// A part that is more than the whole.
pub static NUMERATOR_ABOVE_DENOMINATOR: Rule = Rule {
    code: "E311",
    name: "numerator-above-denominator",
    level: Level::Error,
    says: Both {
        en: "`{indicator}`: numerator {numerator} is above denominator {denominator}",
        vi: "`{indicator}`: tử số {numerator} lớn hơn mẫu số {denominator}",
    },
    help: None,
    page: rule_page!("numerator-above-denominator"),
};

/// A figure below zero.
pub static NEGATIVE_VALUE: Rule = Rule {
    code: "E312",
    name: "negative-value",
    level: Level::Error,
    says: Both { en: "`{indicator}`: {figure} is negative", vi: "`{indicator}`: {figure} là số âm" },
    help: None,
    page: rule_page!("negative-value"),
};

/// A rank that is no place.
pub static RANK_ABOVE_POOL: Rule = Rule {
    code: "E313",
    name: "rank-above-pool",
    level: Level::Error,
    says: Both {
        en: "`{indicator}`: rank {rank} of {of} is no place",
        vi: "`{indicator}`: hạng {rank} trên {of} không có thật",
    },
    help: None,
    page: rule_page!("rank-above-pool"),
};

/// A percentage without its counts.
pub static PERCENT_WITHOUT_COUNTS: Rule = Rule {
    code: "E314",
    name: "percent-without-counts",
    level: Level::Warning,
    says: Both {
        en: "`{indicator}`: a percentage without its counts cannot be checked or added up",
        vi: "`{indicator}`: tỷ lệ không kèm số đếm thì không kiểm tra và không cộng dồn được",
    },
    help: Some(Both { en: "give numerator and denominator", vi: "ghi numerator và denominator" }),
    page: rule_page!("percent-without-counts"),
};

/// A percentage that its counts contradict.
pub static CONTRADICTING_PERCENT: Rule = Rule {
    code: "E315",
    name: "contradicting-percent",
    level: Level::Warning,
    says: Both {
        en: "`{indicator}`: {stated} % is stated, but {numerator}/{denominator} is {exact} %",
        vi: "`{indicator}`: ghi {stated} %, nhưng {numerator}/{denominator} là {exact} %",
    },
    help: None,
    page: rule_page!("contradicting-percent"),
};

/// A hole between the periods of a flow.
pub static HOLE_IN_CHAIN: Rule = Rule {
    code: "E316",
    name: "hole-in-chain",
    level: Level::Warning,
    says: Both {
        en: "`{indicator}`: the value for {period} cannot be added, since nothing covers {from} to {to}",
        vi: "`{indicator}`: số liệu kỳ {period} không cộng dồn được, vì không kỳ nào phủ {from} đến {to}",
    },
    help: Some(Both { en: "report the period in between", vi: "báo cáo kỳ còn thiếu ở giữa" }),
    page: rule_page!("hole-in-chain"),
};

/// A report that was due and is not there.
pub static MISSING_REPORT: Rule = Rule {
    code: "E317",
    name: "missing-report",
    level: Level::Warning,
    says: Both {
        en: "the values for {period} were due on {due} and are not there",
        vi: "chưa có số liệu kỳ {period}, hạn báo cáo {due}",
    },
    help: Some(Both { en: "add values/{period}.toml", vi: "thêm values/{period}.toml" }),
    page: rule_page!("missing-report"),
};

/// A quarter's flow as large as the half-year's.
pub static CUMULATIVE_QUARTER: Rule = Rule {
    code: "E318",
    name: "cumulative-quarter",
    level: Level::Note,
    says: Both {
        en: "`{indicator}`: the figure for {period} is not below that for {half}; was it typed year-to-date?",
        vi: "`{indicator}`: số liệu kỳ {period} không nhỏ hơn kỳ {half}; có phải đã ghi lũy kế từ đầu năm?",
    },
    help: Some(Both {
        en: "a quarter's file holds what happened in that quarter alone",
        vi: "tệp của quý chỉ ghi số phát sinh trong quý đó",
    }),
    page: rule_page!("cumulative-quarter"),
};

/// Placeholder figures.
pub static ILLUSTRATIVE_FIGURES: Rule = Rule {
    code: "E319",
    name: "illustrative-figures",
    level: Level::Note,
    says: Both { en: "the figures of this file are illustrative", vi: "số liệu của tệp này là minh họa" },
    help: None,
    page: rule_page!("illustrative-figures"),
};

/// A figure beyond its range.
pub static VALUE_OUT_OF_RANGE: Rule = Rule {
    code: "E322",
    name: "value-out-of-range",
    level: Level::Error,
    says: Both {
        en: "`{indicator}`: {figure} is above {maximum}", vi: "`{indicator}`: {figure} vượt quá {maximum}"
    },
    help: None,
    page: rule_page!("value-out-of-range"),
};
