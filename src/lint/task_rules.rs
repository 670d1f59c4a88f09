//! The rules about tasks, E2xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &NO_OUTPUT,
    &DUE_OUTSIDE_PLAN,
    &DELIVERED_BEFORE_START,
    &DELIVERED_TWICE,
    &UNKNOWN_OCCURRENCE,
    &SPENT_ABOVE_COST,
    &PROVISIONAL_TASKS,
    &NO_TASKS,
    &NO_OCCURRENCE,
    &DELIVERY_WITHOUT_OCCURRENCE,
];

/// A task without an output.
pub static NO_OUTPUT: Rule = Rule {
    code: "E201",
    name: "no-output",
    level: Level::Warning,
    says: Both { en: "task {task} names no output", vi: "nhiệm vụ {task} không ghi sản phẩm" },
    help: Some(Both {
        en: "say what will be there when it is done: `output = …`",
        vi: "ghi rõ khi xong sẽ có gì: `output = …`",
    }),
    page: rule_page!("no-output"),
};

/// A due day outside the plan.
pub static DUE_OUTSIDE_PLAN: Rule = Rule {
    code: "E203",
    name: "due-outside-plan",
    level: Level::Warning,
    says: Both {
        en: "task {task} is due on {due}, outside the plan ({start} to {end})",
        vi: "nhiệm vụ {task} có hạn {due}, ngoài kế hoạch ({start} đến {end})",
    },
    help: None,
    page: rule_page!("due-outside-plan"),
};

/// A delivery before the work began.
pub static DELIVERED_BEFORE_START: Rule = Rule {
    code: "E204",
    name: "delivered-before-start",
    level: Level::Warning,
    says: Both {
        en: "task {task} was delivered on {on}, before it started on {started}",
        vi: "nhiệm vụ {task} giao ngày {on}, trước ngày bắt đầu {started}",
    },
    help: None,
    page: rule_page!("delivered-before-start"),
};

/// Two deliveries for one occurrence.
pub static DELIVERED_TWICE: Rule = Rule {
    code: "E205",
    name: "delivered-twice",
    level: Level::Warning,
    says: Both {
        en: "task {task} has two deliveries for {occurrence}",
        vi: "nhiệm vụ {task} có hai lần giao cho {occurrence}",
    },
    help: Some(Both {
        en: "the earliest counts; remove the other, or name the occurrence it is for",
        vi: "lần giao sớm nhất được tính; xóa lần kia hoặc ghi đúng kỳ của nó",
    }),
    page: rule_page!("delivered-twice"),
};

/// A delivery for an occurrence that does not exist.
pub static UNKNOWN_OCCURRENCE: Rule = Rule {
    code: "E206",
    name: "unknown-occurrence",
    level: Level::Error,
    says: Both {
        en: "task {task} has no occurrence {occurrence}", vi: "nhiệm vụ {task} không có kỳ {occurrence}"
    },
    help: None,
    page: rule_page!("unknown-occurrence"),
};

/// More spent than estimated.
pub static SPENT_ABOVE_COST: Rule = Rule {
    code: "E207",
    name: "spent-above-cost",
    level: Level::Warning,
    says: Both {
        en: "task {task} spent {spent} đồng of an estimated {cost}",
        vi: "nhiệm vụ {task} đã chi {spent} đồng, dự toán {cost}",
    },
    help: None,
    page: rule_page!("spent-above-cost"),
};

/// Tasks that the text at hand does not have.
pub static PROVISIONAL_TASKS: Rule = Rule {
    code: "E208",
    name: "provisional-tasks",
    level: Level::Note,
    says: Both {
        en: "{count} of {total} tasks are provisional: not in the text at hand, to be confirmed",
        vi: "{count} trên {total} nhiệm vụ là tạm lấy: chưa có trong văn bản, cần xác nhận",
    },
    help: None,
    page: rule_page!("provisional-tasks"),
};

/// A plan without a task.
pub static NO_TASKS: Rule = Rule {
    code: "E209",
    name: "no-tasks",
    level: Level::Warning,
    says: Both { en: "the plan has no task", vi: "kế hoạch không có nhiệm vụ nào" },
    help: Some(Both { en: "add a [[task]] to tasks.toml", vi: "thêm [[task]] vào tasks.toml" }),
    page: rule_page!("no-tasks"),
};

/// A recurring task that never comes up.
pub static NO_OCCURRENCE: Rule = Rule {
    code: "E210",
    name: "no-occurrence",
    level: Level::Error,
    says: Both {
        en: "task {task} never comes up within the plan",
        vi: "nhiệm vụ {task} không có kỳ nào trong thời gian kế hoạch",
    },
    help: None,
    page: rule_page!("no-occurrence"),
};

/// A delivery of a recurring task that names no occurrence.
pub static DELIVERY_WITHOUT_OCCURRENCE: Rule = Rule {
    code: "E211",
    name: "delivery-without-occurrence",
    level: Level::Error,
    says: Both {
        en: "a delivery of the recurring task {task} does not say what it is `for`",
        vi: "một lần giao của nhiệm vụ định kỳ {task} không ghi cho kỳ nào (`for`)",
    },
    help: Some(Both { en: "such as {example}", vi: "ví dụ {example}" }),
    page: rule_page!("delivery-without-occurrence"),
};
