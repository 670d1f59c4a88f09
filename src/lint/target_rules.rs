//! The rules about targets and indicators, E3xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &BOUND_OUT_OF_RANGE,
    &BOUND_KIND,
    &RANK_POOL,
    &UNSERVED_TARGET,
    &INDICATOR_TWICE,
    &ACCUMULATE_KIND,
    &RANK_OF_KIND,
    &BASELINE_AFTER_BY,
    &BASELINE_MET,
];

/// A bound that no figure can have.
pub static BOUND_OUT_OF_RANGE: Rule = Rule {
    code: "E302",
    name: "bound-out-of-range",
    level: Level::Error,
    says: Both {
        en: "target `{target}`: a bound of {bound} is outside {range}",
        vi: "chỉ tiêu `{target}`: mức {bound} nằm ngoài khoảng {range}",
    },
    help: None,
    page: rule_page!("bound-out-of-range"),
};

/// A bound of the wrong kind for the measure.
pub static BOUND_KIND: Rule = Rule {
    code: "E303",
    name: "bound-kind",
    level: Level::Error,
    says: Both {
        en: "target `{target}`: `{op}` does not fit `{indicator}`, which is a {measure}",
        vi: "chỉ tiêu `{target}`: `{op}` không hợp với `{indicator}`, vốn là {measure}",
    },
    help: Some(Both { en: "{measure} takes {fitting}", vi: "{measure} dùng {fitting}" }),
    page: rule_page!("bound-kind"),
};

/// A pool smaller than the rank asked for.
pub static RANK_POOL: Rule = Rule {
    code: "E304",
    name: "rank-pool",
    level: Level::Error,
    says: Both {
        en: "target `{target}` asks for rank {rank} of only {of}",
        vi: "chỉ tiêu `{target}` đòi hạng {rank} trong khi chỉ có {of} đơn vị",
    },
    help: None,
    page: rule_page!("rank-pool"),
};

/// A target that no task serves.
pub static UNSERVED_TARGET: Rule = Rule {
    code: "E306",
    name: "unserved-target",
    level: Level::Note,
    says: Both {
        en: "no task serves target `{target}`", vi: "không có nhiệm vụ nào phục vụ chỉ tiêu `{target}`"
    },
    help: Some(Both {
        en: "name it under `serves` of a task", vi: "ghi chỉ tiêu này trong `serves` của một nhiệm vụ"
    }),
    page: rule_page!("unserved-target"),
};

/// One indicator with two bounds.
pub static INDICATOR_TWICE: Rule = Rule {
    code: "E307",
    name: "indicator-twice",
    level: Level::Warning,
    says: Both {
        en: "targets `{first}` and `{target}` set different bounds on `{indicator}`",
        vi: "chỉ tiêu `{first}` và `{target}` đặt mức khác nhau cho `{indicator}`",
    },
    help: None,
    page: rule_page!("indicator-twice"),
};

/// A mean of something that is no score.
pub static ACCUMULATE_KIND: Rule = Rule {
    code: "E320",
    name: "accumulate-kind",
    level: Level::Error,
    says: Both {
        en: "`mean` is for scores; `{indicator}` is a {measure}",
        vi: "`mean` chỉ dùng cho score; `{indicator}` là {measure}",
    },
    help: Some(Both { en: "use `latest` or `sum`", vi: "dùng `latest` hoặc `sum`" }),
    page: rule_page!("accumulate-kind"),
};

/// A rank computed from something that is no score, or something that is no rank.
pub static RANK_OF_KIND: Rule = Rule {
    code: "E324",
    name: "rank-of-kind",
    level: Level::Error,
    says: Both {
        en: "`rank-of` makes a rank from a score; `{indicator}` is a {measure}",
        vi: "`rank-of` xếp hạng từ điểm; `{indicator}` là {measure}",
    },
    help: None,
    page: rule_page!("rank-of-kind"),
};

/// A baseline of a day after the target's.
pub static BASELINE_AFTER_BY: Rule = Rule {
    code: "E329",
    name: "baseline-after-by",
    level: Level::Error,
    says: Both {
        en: "target `{target}`: the baseline is of {on}, after {by}, when the bound is to be reached",
        vi: "chỉ tiêu `{target}`: mức xuất phát ngày {on}, sau ngày phải đạt {by}",
    },
    help: Some(Both {
        en: "the baseline is where the plan starts from: give the day of that figure",
        vi: "mức xuất phát là nơi kế hoạch bắt đầu: ghi ngày của số liệu đó",
    }),
    page: rule_page!("baseline-after-by"),
};

/// A baseline that needs no more to be done.
pub static BASELINE_MET: Rule = Rule {
    code: "E330",
    name: "baseline-met",
    level: Level::Note,
    says: Both {
        en: "target `{target}`: the baseline of {value} meets the bound already",
        vi: "chỉ tiêu `{target}`: mức xuất phát {value} đã đạt mức yêu cầu",
    },
    help: Some(Both {
        en: "check the bound and the baseline: one of them may be a slip",
        vi: "kiểm tra lại mức yêu cầu và mức xuất phát, có thể một trong hai bị ghi nhầm",
    }),
    page: rule_page!("baseline-met"),
};
