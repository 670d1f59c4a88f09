//! The rules about how plans stand to each other: E1xx for the plans, E3xx for their targets.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &UNKNOWN_PARENT,
    &PARENT_CYCLE,
    &WEAKER_THAN_PARENT,
    &MISSING_PARENT_TARGET,
    &RANK_ALONE,
    &NO_COMMON_PERIOD,
    &SCORE_MAXIMA,
    &OPPOSITE_BOUND,
];

/// A parent that is not there.
pub static UNKNOWN_PARENT: Rule = Rule {
    code: "E116",
    name: "unknown-parent",
    level: Level::Error,
    says: Both {
        en: "no plan of this workspace has the id `{id}`",
        vi: "không kế hoạch nào trong không gian làm việc có mã `{id}`",
    },
    help: Some(Both {
        en: "`parent` names a plan of the same workspace; leave it out where that plan is kept elsewhere",
        vi: "`parent` ghi mã của kế hoạch cùng không gian làm việc; nếu kế hoạch đó để nơi khác thì bỏ dòng này",
    }),
    page: rule_page!("unknown-parent"),
};

/// Plans above each other in a circle.
pub static PARENT_CYCLE: Rule = Rule {
    code: "E117",
    name: "parent-cycle",
    level: Level::Error,
    says: Both {
        en: "plans are above each other in a circle: {ids}",
        vi: "các kế hoạch là cấp trên vòng quanh của nhau: {ids}",
    },
    help: None,
    page: rule_page!("parent-cycle"),
};

/// A target that asks for less than the plan above.
pub static WEAKER_THAN_PARENT: Rule = Rule {
    code: "E305",
    name: "weaker-than-parent",
    level: Level::Warning,
    says: Both {
        en: "target `{target}` asks for {bound} by {by}; the plan above, `{parent}`, for {above} by {above-by}",
        vi: "chỉ tiêu `{target}` đặt {bound} đến {by}; kế hoạch cấp trên `{parent}` đặt {above} đến {above-by}",
    },
    help: None,
    page: rule_page!("weaker-than-parent"),
};

/// A target that the plan above has and the plan lacks.
pub static MISSING_PARENT_TARGET: Rule = Rule {
    code: "E323",
    name: "missing-parent-target",
    level: Level::Note,
    says: Both {
        en: "the plan above, `{parent}`, has a target on `{indicator}`; this plan has none",
        vi: "kế hoạch cấp trên `{parent}` có chỉ tiêu về `{indicator}`; kế hoạch này không có",
    },
    help: None,
    page: rule_page!("missing-parent-target"),
};

/// A rank among nobody else.
pub static RANK_ALONE: Rule = Rule {
    code: "E325",
    name: "rank-alone",
    level: Level::Warning,
    says: Both {
        en: "target `{target}` asks for a place by `{score}`, but no other plan has the parent `{parent}`",
        vi: "chỉ tiêu `{target}` xếp hạng theo `{score}`, nhưng không kế hoạch nào khác có cấp trên `{parent}`",
    },
    help: Some(Both {
        en: "add the other units' plans, or report the rank under `values`",
        vi: "thêm kế hoạch của các đơn vị khác, hoặc ghi thứ hạng được thông báo vào `values`",
    }),
    page: rule_page!("rank-alone"),
};

/// Units that report different periods.
pub static NO_COMMON_PERIOD: Rule = Rule {
    code: "E326",
    name: "no-common-period",
    level: Level::Warning,
    says: Both {
        en: "target `{target}`: there is no period for which every unit has a score `{score}`; without one for {period}: {units}",
        vi: "chỉ tiêu `{target}`: không có kỳ nào mọi đơn vị đều có điểm `{score}`; chưa có điểm kỳ {period}: {units}",
    },
    help: Some(Both {
        en: "a rank needs the scores of all for one and the same period",
        vi: "muốn xếp hạng phải có điểm của tất cả trong cùng một kỳ",
    }),
    page: rule_page!("no-common-period"),
};

/// Scores out of different maxima.
pub static SCORE_MAXIMA: Rule = Rule {
    code: "E327",
    name: "score-maxima",
    level: Level::Warning,
    says: Both {
        en: "target `{target}`: the units measure `{score}` on different maxima: {maxima}",
        vi: "chỉ tiêu `{target}`: các đơn vị chấm `{score}` theo điểm tối đa khác nhau: {maxima}",
    },
    help: Some(Both {
        en: "define the score once, in the workspace's indicators.toml",
        vi: "định nghĩa điểm một lần, trong indicators.toml chung",
    }),
    page: rule_page!("score-maxima"),
};

/// A bound in the other direction than that of the plan above.
pub static OPPOSITE_BOUND: Rule = Rule {
    code: "E328",
    name: "opposite-bound",
    level: Level::Warning,
    says: Both {
        en: "target `{target}` asks for {bound}; the plan above, `{parent}`, for {above}, in the other direction",
        vi: "chỉ tiêu `{target}` đặt {bound}; kế hoạch cấp trên `{parent}` đặt {above}, ngược chiều",
    },
    help: Some(Both {
        en: "check which of the two is meant, or use another indicator",
        vi: "kiểm tra lại chiều của mức, hoặc dùng chỉ số khác",
    }),
    page: rule_page!("opposite-bound"),
};
