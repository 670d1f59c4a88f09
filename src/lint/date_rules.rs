//! The rules about days that do not fit each other or the day one looks from, E1xx and E2xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] =
    &[&FUTURE_RECORD, &HOLDER_DATES, &HOLDERS_OVERLAP, &DUE_DAY_TWICE, &DUE_BEFORE_ISSUE, &COMPLETE_UNDELIVERED];

/// A record of a day that has not come.
pub static FUTURE_RECORD: Rule = Rule {
    code: "E118",
    name: "future-record",
    level: Level::Warning,
    says: Both {
        en: "{what} is dated {date}, after {today}: it counts for nothing yet",
        vi: "{what} ghi ngày {date}, sau ngày {today}: chưa được tính",
    },
    help: Some(Both {
        en: "check day, month and year; `--as-of` looks from another day",
        vi: "kiểm tra lại ngày, tháng, năm; `--as-of` để xem từ ngày khác",
    }),
    page: rule_page!("future-record"),
};

/// A holder who leaves a post before taking it.
pub static HOLDER_DATES: Rule = Rule {
    code: "E119",
    name: "holder-dates",
    level: Level::Error,
    says: Both {
        en: "`{name}` holds the post of {assignee} until {until}, which is before {from}",
        vi: "`{name}` giữ chức danh {assignee} đến {until}, trước cả ngày bắt đầu {from}",
    },
    help: Some(Both {
        en: "`from` is the first day in the post, `until` the last",
        vi: "`from` là ngày đầu giữ chức danh, `until` là ngày cuối",
    }),
    page: rule_page!("holder-dates"),
};

/// Two holders of one post at one time.
pub static HOLDERS_OVERLAP: Rule = Rule {
    code: "E121",
    name: "holders-overlap",
    level: Level::Warning,
    says: Both {
        en: "on {day} both `{first}` and `{name}` hold the post of {assignee}",
        vi: "ngày {day} cả `{first}` và `{name}` cùng giữ chức danh {assignee}",
    },
    help: Some(Both {
        en: "end the time of the one before that of the other begins",
        vi: "cho thời gian của người trước kết thúc trước khi người sau bắt đầu",
    }),
    page: rule_page!("holders-overlap"),
};

/// One due day written twice.
pub static DUE_DAY_TWICE: Rule = Rule {
    code: "E212",
    name: "due-day-twice",
    level: Level::Warning,
    says: Both {
        en: "task {task} lists the due day {due} more than once; it counts once",
        vi: "nhiệm vụ {task} ghi hạn {due} nhiều lần; chỉ tính một lần",
    },
    help: None,
    page: rule_page!("due-day-twice"),
};

/// A due day that had passed when the plan was issued.
pub static DUE_BEFORE_ISSUE: Rule = Rule {
    code: "E213",
    name: "due-before-issue",
    level: Level::Warning,
    says: Both {
        en: "task {task} was due on {due}, before the plan was issued on {issued}",
        vi: "nhiệm vụ {task} có hạn {due}, trước ngày ban hành kế hoạch {issued}",
    },
    help: Some(Both {
        en: "give it a later day, or record its delivery",
        vi: "đặt hạn muộn hơn, hoặc ghi kết quả đã giao",
    }),
    page: rule_page!("due-before-issue"),
};

/// Progress of 100 percent without a delivery.
pub static COMPLETE_UNDELIVERED: Rule = Rule {
    code: "E214",
    name: "complete-undelivered",
    level: Level::Note,
    says: Both {
        en: "task {task} is at 100 % since {on}, but nothing is delivered: it is not done",
        vi: "nhiệm vụ {task} đạt 100 % từ {on} nhưng chưa ghi kết quả: chưa tính là xong",
    },
    help: Some(Both { en: "record the delivery: `cchc done {task}`", vi: "ghi kết quả: `cchc done {task}`" }),
    page: rule_page!("complete-undelivered"),
};
