//! The rules that a plan must keep to be understood: ids, references, forms. What breaks them stops
//! every computation.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &DUPLICATE_ID,
    &UNKNOWN_AREA,
    &UNKNOWN_ASSIGNEE,
    &UNKNOWN_INDICATOR,
    &UNKNOWN_TARGET,
    &UNKNOWN_TASK,
    &UNKNOWN_ITEM,
    &CYCLE,
    &PLAN_DATES,
    &NO_DUE,
    &BOUND_COUNT,
    &PERIOD_NAME,
    &VALUE_SHAPE,
    &RESERVED_INDICATOR,
];

/// An id given twice.
pub static DUPLICATE_ID: Rule = Rule {
    code: "E101",
    name: "duplicate-id",
    level: Level::Error,
    says: Both { en: "the {kind} id `{id}` is given twice", vi: "mã {kind} `{id}` bị trùng" },
    help: Some(Both {
        en: "ids are unique in a plan, without regard to case",
        vi: "mã không được trùng trong một kế hoạch, kể cả khi khác chữ hoa",
    }),
    page: rule_page!("duplicate-id"),
};

/// A reference to an area that is none.
pub static UNKNOWN_AREA: Rule = Rule {
    code: "E102",
    name: "unknown-area",
    level: Level::Error,
    says: Both { en: "there is no area `{id}`", vi: "không có lĩnh vực `{id}`" },
    help: None,
    page: rule_page!("unknown-area"),
};

/// A reference to an assignee that is none.
pub static UNKNOWN_ASSIGNEE: Rule = Rule {
    code: "E103",
    name: "unknown-assignee",
    level: Level::Error,
    says: Both {
        en: "there is no assignee `{id}` in assignees.toml",
        vi: "không có người được giao `{id}` trong assignees.toml",
    },
    help: None,
    page: rule_page!("unknown-assignee"),
};

/// A reference to an indicator that is none.
pub static UNKNOWN_INDICATOR: Rule = Rule {
    code: "E104",
    name: "unknown-indicator",
    level: Level::Error,
    says: Both { en: "there is no indicator `{id}`", vi: "không có chỉ số `{id}`" },
    help: Some(Both { en: "define it in indicators.toml", vi: "định nghĩa chỉ số trong indicators.toml" }),
    page: rule_page!("unknown-indicator"),
};

/// A reference to a target that is none.
pub static UNKNOWN_TARGET: Rule = Rule {
    code: "E105",
    name: "unknown-target",
    level: Level::Error,
    says: Both { en: "there is no target `{id}`", vi: "không có chỉ tiêu `{id}`" },
    help: None,
    page: rule_page!("unknown-target"),
};

/// A reference to a task that is none.
pub static UNKNOWN_TASK: Rule = Rule {
    code: "E106",
    name: "unknown-task",
    level: Level::Error,
    says: Both { en: "there is no task `{id}`", vi: "không có nhiệm vụ `{id}`" },
    help: None,
    page: rule_page!("unknown-task"),
};

/// An amendment of something that is not there.
pub static UNKNOWN_ITEM: Rule = Rule {
    code: "E107",
    name: "unknown-item",
    level: Level::Error,
    says: Both { en: "there is no task or target `{id}`", vi: "không có nhiệm vụ hay chỉ tiêu `{id}`" },
    help: None,
    page: rule_page!("unknown-item"),
};

/// Targets under each other in a circle.
pub static CYCLE: Rule = Rule {
    code: "E108",
    name: "cycle",
    level: Level::Error,
    says: Both {
        en: "targets lie under each other in a circle: {ids}",
        vi: "các chỉ tiêu nằm vòng quanh trong nhau: {ids}",
    },
    help: None,
    page: rule_page!("cycle"),
};

/// A plan that ends before it starts.
pub static PLAN_DATES: Rule = Rule {
    code: "E115",
    name: "plan-dates",
    level: Level::Error,
    says: Both {
        en: "the plan ends on {end}, before it starts on {start}",
        vi: "kế hoạch kết thúc {end}, trước ngày bắt đầu {start}",
    },
    help: None,
    page: rule_page!("plan-dates"),
};

/// A task without a due day.
pub static NO_DUE: Rule = Rule {
    code: "E202",
    name: "no-due",
    level: Level::Error,
    says: Both { en: "task {task} has no `due`", vi: "nhiệm vụ {task} không có thời hạn `due`" },
    help: Some(Both {
        en: "give a date, `every-report`, `continuous`, `on-demand` …",
        vi: "ghi một ngày, `every-report`, `continuous`, `on-demand` …",
    }),
    page: rule_page!("no-due"),
};

/// A target without exactly one bound.
pub static BOUND_COUNT: Rule = Rule {
    code: "E301",
    name: "bound-count",
    level: Level::Error,
    says: Both { en: "target `{target}` {fault}", vi: "chỉ tiêu `{target}` {fault}" },
    help: Some(Both {
        en: "give exactly one of at-least, more-than, at-most, less-than, rank-within, done, or qualitative = true",
        vi: "ghi đúng một trong at-least, more-than, at-most, less-than, rank-within, done, hoặc qualitative = true",
    }),
    page: rule_page!("bound-count"),
};

/// A file of values whose name is no period.
pub static PERIOD_NAME: Rule = Rule {
    code: "E308",
    name: "period-name",
    level: Level::Error,
    says: Both {
        en: "`{file}` is not named after a period of the plan",
        vi: "tên tệp `{file}` không phải là một kỳ báo cáo của kế hoạch",
    },
    help: Some(Both {
        en: "name it like 2023-Q1.toml, 2023-H1.toml, 2023-Q3.toml, 2023.toml",
        vi: "đặt tên như 2023-Q1.toml, 2023-H1.toml, 2023-Q3.toml, 2023.toml",
    }),
    page: rule_page!("period-name"),
};

/// A value of the wrong form for its measure.
pub static VALUE_SHAPE: Rule = Rule {
    code: "E310",
    name: "value-shape",
    level: Level::Error,
    says: Both {
        en: "`{indicator}` is a {measure}: its value needs {expected}, and nothing else",
        vi: "`{indicator}` là {measure}: số liệu cần {expected}, không thêm gì khác",
    },
    help: None,
    page: rule_page!("value-shape"),
};

/// A definition or value of an indicator that the program computes.
pub static RESERVED_INDICATOR: Rule = Rule {
    code: "E321",
    name: "reserved-indicator",
    level: Level::Error,
    says: Both {
        en: "`{id}` is computed by cchc and cannot be defined or reported",
        vi: "`{id}` do cchc tự tính, không được định nghĩa hay báo cáo",
    },
    help: None,
    page: rule_page!("reserved-indicator"),
};
