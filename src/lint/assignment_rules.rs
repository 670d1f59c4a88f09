//! The rules about assignment, E4xx.

use super::target_rules::UNSERVED_TARGET;
use super::task_rules::NO_OUTPUT;
use crate::calc::GapKind;
use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &NO_LEAD,
    &SEVERAL_LEADS,
    &VACANT_POST,
    &TWO_ROLES,
    &SAME_DUTY,
    &SIMILAR_DUTY,
    &AREA_WITHOUT_LEAD,
    &LEAD_OUTSIDE_AREA,
    &EXTERNAL_LEAD,
    &IDLE_ASSIGNEE,
    &OVERLOADED_ASSIGNEE,
    &OVERSEER_LEADS_AREA,
    &NAMED_TWICE,
];

/// The rule that reports a gap of this kind.
pub(super) const fn rule_of(kind: GapKind) -> &'static Rule {
    match kind {
        GapKind::NoLead => &NO_LEAD,
        GapKind::SeveralLeads => &SEVERAL_LEADS,
        GapKind::Vacant => &VACANT_POST,
        GapKind::TwoRoles => &TWO_ROLES,
        GapKind::SameDuty => &SAME_DUTY,
    }
}

/// Whether a rule reports a gap of the assignment. The others report what is worth a look.
#[must_use]
pub fn is_gap(rule: &Rule) -> bool {
    GapKind::ALL.into_iter().any(|kind| rule_of(kind) == rule)
}

/// Whether a rule is about who answers for what: those of this family, tasks without an output, and targets that no
/// task serves.
#[must_use]
pub fn is_about_assignment(rule: &Rule) -> bool {
    RULES.iter().chain([&&NO_OUTPUT, &&UNSERVED_TARGET]).any(|known| *known == rule)
}

/// A task that nobody leads.
pub static NO_LEAD: Rule = Rule {
    code: "E401",
    name: "no-lead",
    level: Level::Warning,
    says: Both { en: "nobody leads task {task}", vi: "nhiệm vụ {task} chưa có người chủ trì" },
    help: Some(Both {
        en: "name one lead; `cchc assign --suggest` proposes one where it can",
        vi: "ghi một người chủ trì; `cchc assign --suggest` đề xuất khi có thể",
    }),
    page: rule_page!("no-lead"),
};

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

/// A lead whose post is vacant while something of the task is open.
pub static VACANT_POST: Rule = Rule {
    code: "E403",
    name: "vacant-post",
    level: Level::Warning,
    says: Both {
        en: "task {task} is led by {assignee}, but nobody holds that post on {day}",
        vi: "nhiệm vụ {task} do {assignee} chủ trì, nhưng ngày {day} chức danh này không có người giữ",
    },
    help: Some(Both {
        en: "give the task to somebody else, or add the holder to assignees.toml",
        vi: "giao nhiệm vụ cho người khác, hoặc bổ sung người giữ chức danh vào assignees.toml",
    }),
    page: rule_page!("vacant-post"),
};

/// Somebody who has two roles in a task.
pub static TWO_ROLES: Rule = Rule {
    code: "E404",
    name: "two-roles",
    level: Level::Warning,
    says: Both {
        en: "{assignee} has two roles in task {task}",
        vi: "{assignee} giữ hai vai trò trong nhiệm vụ {task}",
    },
    help: Some(Both {
        en: "leave one role: who leads need not support, and nobody oversees its own work",
        vi: "chỉ để một vai trò: đã chủ trì thì không cần phối hợp, và không ai tự giám sát mình",
    }),
    page: rule_page!("two-roles"),
};

/// Tasks with the same title.
pub static SAME_DUTY: Rule = Rule {
    code: "E405",
    name: "same-duty",
    level: Level::Warning,
    says: Both {
        en: "tasks {tasks} are one duty given twice", vi: "các nhiệm vụ {tasks} là một việc giao hai lần"
    },
    help: Some(Both {
        en: "drop one of them, or say in the titles what sets them apart",
        vi: "bỏ bớt một nhiệm vụ, hoặc ghi rõ trong tên điểm khác nhau",
    }),
    page: rule_page!("same-duty"),
};

/// Tasks with nearly the same title.
pub static SIMILAR_DUTY: Rule = Rule {
    code: "E406",
    name: "similar-duty",
    level: Level::Warning,
    says: Both {
        en: "tasks {first} and {task} look like one duty in other words",
        vi: "nhiệm vụ {first} và {task} có vẻ là một việc, chỉ diễn đạt khác",
    },
    help: Some(Both {
        en: "drop one of them, or say in the titles what sets them apart",
        vi: "bỏ bớt một nhiệm vụ, hoặc ghi rõ trong tên điểm khác nhau",
    }),
    page: rule_page!("similar-duty"),
};

/// Areas with tasks for which nobody answers.
pub static AREA_WITHOUT_LEAD: Rule = Rule {
    code: "E407",
    name: "area-without-lead",
    level: Level::Warning,
    says: Both {
        en: "areas with tasks that nobody answers for: {areas}",
        vi: "lĩnh vực có nhiệm vụ nhưng chưa có người phụ trách: {areas}",
    },
    help: Some(Both { en: "name who answers for it: `lead = …`", vi: "ghi người phụ trách: `lead = …`" }),
    page: rule_page!("area-without-lead"),
};

/// A task led by somebody else than its area.
pub static LEAD_OUTSIDE_AREA: Rule = Rule {
    code: "E408",
    name: "lead-outside-area",
    level: Level::Note,
    says: Both {
        en: "task {task} is led by {assignee}; {lead} answers for its area {area} and has no part in it",
        vi: "nhiệm vụ {task} do {assignee} chủ trì; {lead} phụ trách lĩnh vực {area} nhưng không có vai trò nào",
    },
    help: None,
    page: rule_page!("lead-outside-area"),
};

/// A task led by a body that the committee does not command.
pub static EXTERNAL_LEAD: Rule = Rule {
    code: "E409",
    name: "external-lead",
    level: Level::Note,
    says: Both {
        en: "task {task} is led by {assignee}, which the committee can only ask",
        vi: "nhiệm vụ {task} do {assignee} chủ trì; Ủy ban nhân dân chỉ có thể đề nghị cơ quan này",
    },
    help: None,
    page: rule_page!("external-lead"),
};

/// An assignee without any task.
pub static IDLE_ASSIGNEE: Rule = Rule {
    code: "E410",
    name: "idle-assignee",
    level: Level::Warning,
    says: Both { en: "{assignee} has no part in any task", vi: "{assignee} không được giao việc nào" },
    help: Some(Both {
        en: "give it a task, or take it out of assignees.toml",
        vi: "giao việc, hoặc bỏ khỏi assignees.toml",
    }),
    page: rule_page!("idle-assignee"),
};

/// An assignee that leads more tasks than it can.
pub static OVERLOADED_ASSIGNEE: Rule = Rule {
    code: "E411",
    name: "overloaded-assignee",
    level: Level::Warning,
    says: Both {
        en: "tasks led by {assignee}: {leads}, more than its limit of {most}",
        vi: "{assignee} chủ trì {leads} nhiệm vụ, quá mức {most}",
    },
    help: Some(Both { en: "give some of them to others", vi: "chuyển bớt cho người khác" }),
    page: rule_page!("overloaded-assignee"),
};

/// Somebody who oversees a task of the area that it leads.
pub static OVERSEER_LEADS_AREA: Rule = Rule {
    code: "E412",
    name: "overseer-leads-area",
    level: Level::Warning,
    says: Both {
        en: "{assignee} oversees task {task}, but answers for its area {area}",
        vi: "{assignee} giám sát nhiệm vụ {task} nhưng chính là người phụ trách lĩnh vực {area}",
    },
    help: Some(Both {
        en: "let somebody oversee who does not answer for the work",
        vi: "giao giám sát cho người không phụ trách việc đó",
    }),
    page: rule_page!("overseer-leads-area"),
};

/// Somebody whom a task names twice in one role.
pub static NAMED_TWICE: Rule = Rule {
    code: "E413",
    name: "named-twice",
    level: Level::Warning,
    says: Both {
        en: "task {task} names {assignee} twice in one role",
        vi: "nhiệm vụ {task} ghi {assignee} hai lần trong cùng một vai trò",
    },
    help: Some(Both { en: "name it once", vi: "chỉ ghi một lần" }),
    page: rule_page!("named-twice"),
};
