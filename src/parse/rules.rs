//! The rules of files and syntax, E0xx.

use crate::diag::{Level, Rule, rule_page};
use crate::text::Both;

/// Every rule of this family, by code.
pub const RULES: &[&Rule] = &[
    &SYNTAX,
    &ENCODING,
    &CONFLICT_MARKER,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &BAD_DATE,
    &TOO_LARGE,
    &TOO_DEEP,
    &INVISIBLE_CHARACTER,
    &NOT_NFC,
    &UNREADABLE_FILE,
    &OUTSIDE_WORKSPACE,
    &MISSING_FILE,
    &UNREAD_FILE,
    &WRONG_VALUE,
    &BAD_ID,
    &UNQUOTED_ID,
    &RESERVED_KEY,
    &BAD_NUMBER,
    &UNKNOWN_LINT,
];

/// Not TOML.
pub static SYNTAX: Rule = Rule {
    code: "E001",
    name: "syntax",
    level: Level::Error,
    says: Both { en: "not valid TOML: {fault}", vi: "không đúng cú pháp TOML: {fault}" },
    help: None,
    page: rule_page!("syntax"),
};

/// Not UTF-8.
pub static ENCODING: Rule = Rule {
    code: "E002",
    name: "encoding",
    level: Level::Error,
    says: Both { en: "the file is not UTF-8 text: {found}", vi: "tệp không phải văn bản UTF-8: {found}" },
    help: Some(Both {
        en: "save it again as UTF-8 (Unicode)", vi: "lưu lại tệp với bảng mã UTF-8 (Unicode)"
    }),
    page: rule_page!("encoding"),
};

/// A merge that was not finished.
pub static CONFLICT_MARKER: Rule = Rule {
    code: "E003",
    name: "conflict-marker",
    level: Level::Error,
    says: Both { en: "git conflict marker `{marker}`", vi: "dấu xung đột của git `{marker}`" },
    help: Some(Both {
        en: "keep one side of the conflict and remove the markers",
        vi: "giữ lại một bên của chỗ xung đột rồi xóa các dấu",
    }),
    page: rule_page!("conflict-marker"),
};

/// A key that the format does not know.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "E004",
    name: "unknown-key",
    level: Level::Error,
    says: Both { en: "unknown key `{key}` in {table}", vi: "khóa `{key}` không có trong {table}" },
    help: None,
    page: rule_page!("unknown-key"),
};

/// A required key is absent.
pub static MISSING_KEY: Rule = Rule {
    code: "E005",
    name: "missing-key",
    level: Level::Error,
    says: Both { en: "{table} lacks the required key `{key}`", vi: "{table} thiếu khóa bắt buộc `{key}`" },
    help: None,
    page: rule_page!("missing-key"),
};

/// A value of another type than the key asks for.
pub static WRONG_TYPE: Rule = Rule {
    code: "E006",
    name: "wrong-type",
    level: Level::Error,
    says: Both {
        en: "`{key}` must be {expected}, not {found}", vi: "`{key}` phải là {expected}, không phải {found}"
    },
    help: None,
    page: rule_page!("wrong-type"),
};

/// No real date, or none that a plan may name.
pub static BAD_DATE: Rule = Rule {
    code: "E007",
    name: "bad-date",
    level: Level::Error,
    says: Both { en: "`{date}` is {fault}", vi: "`{date}` {fault}" },
    help: Some(Both {
        en: "write year-month-day without quotes, such as 2023-06-30",
        vi: "viết năm-tháng-ngày, không có dấu nháy, ví dụ 2023-06-30",
    }),
    page: rule_page!("bad-date"),
};

/// More than the program reads.
pub static TOO_LARGE: Rule = Rule {
    code: "E008",
    name: "too-large",
    level: Level::Error,
    says: Both { en: "the file is too large: {limit}", vi: "tệp quá lớn: {limit}" },
    help: None,
    page: rule_page!("too-large"),
};

/// Nested deeper than the program reads.
pub static TOO_DEEP: Rule = Rule {
    code: "E009",
    name: "too-deep",
    level: Level::Error,
    says: Both { en: "nested deeper than {limit} levels", vi: "lồng nhau sâu quá {limit} cấp" },
    help: None,
    page: rule_page!("too-deep"),
};

/// A character that nobody can see.
pub static INVISIBLE_CHARACTER: Rule = Rule {
    code: "E010",
    name: "invisible-character",
    level: Level::Error,
    says: Both {
        en: "invisible or control character {character}", vi: "ký tự ẩn hoặc ký tự điều khiển {character}"
    },
    help: Some(Both {
        en: "delete it, or type the text anew", vi: "xóa ký tự này hoặc gõ lại đoạn chữ"
    }),
    page: rule_page!("invisible-character"),
};

/// Decomposed Vietnamese.
pub static NOT_NFC: Rule = Rule {
    code: "E011",
    name: "not-nfc",
    level: Level::Warning,
    says: Both {
        en: "decomposed letters (not Unicode NFC), {count} in this file; the first in `{word}`",
        vi: "chữ tổ hợp rời (không phải Unicode dựng sẵn NFC), {count} chỗ trong tệp; đầu tiên ở `{word}`",
    },
    help: Some(Both {
        en: "set the typing program to precomposed Unicode and type the text again",
        vi: "chọn bảng mã Unicode dựng sẵn trong bộ gõ rồi gõ lại",
    }),
    page: rule_page!("not-nfc"),
};

/// No regular file, or no permission.
pub static UNREADABLE_FILE: Rule = Rule {
    code: "E012",
    name: "unreadable-file",
    level: Level::Error,
    says: Both { en: "`{file}` cannot be read: {why}", vi: "không đọc được `{file}`: {why}" },
    help: None,
    page: rule_page!("unreadable-file"),
};

/// A link out of the workspace.
pub static OUTSIDE_WORKSPACE: Rule = Rule {
    code: "E013",
    name: "outside-workspace",
    level: Level::Error,
    says: Both {
        en: "`{file}` is a link that leaves the workspace; it is not followed",
        vi: "`{file}` là liên kết ra ngoài không gian làm việc; không được đi theo",
    },
    help: Some(Both { en: "put the file itself there", vi: "đặt chính tệp đó vào đây" }),
    page: rule_page!("outside-workspace"),
};

/// A plan without one of its files.
pub static MISSING_FILE: Rule = Rule {
    code: "E014",
    name: "missing-file",
    level: Level::Error,
    says: Both { en: "the plan has no `{file}`", vi: "kế hoạch thiếu tệp `{file}`" },
    help: Some(Both { en: "create it beside plan.toml", vi: "tạo tệp này cạnh plan.toml" }),
    page: rule_page!("missing-file"),
};

/// A file that nothing is read from.
pub static UNREAD_FILE: Rule = Rule {
    code: "E015",
    name: "unread-file",
    level: Level::Warning,
    says: Both { en: "nothing is read from `{file}`", vi: "không có gì được đọc từ `{file}`" },
    help: None,
    page: rule_page!("unread-file"),
};

/// The right type, but not allowed.
pub static WRONG_VALUE: Rule = Rule {
    code: "E016",
    name: "wrong-value",
    level: Level::Error,
    says: Both {
        en: "`{key}` must be {expected}, not `{found}`",
        vi: "`{key}` phải là {expected}, không phải `{found}`",
    },
    help: None,
    page: rule_page!("wrong-value"),
};

/// An id that is no id.
pub static BAD_ID: Rule = Rule {
    code: "E017",
    name: "bad-id",
    level: Level::Error,
    says: Both { en: "`{id}` cannot be an id: {fault}", vi: "`{id}` không dùng làm mã được: {fault}" },
    help: Some(Both {
        en: "use ASCII letters, digits, `.`, `_` and `-`, at most 64, beginning with a letter or digit",
        vi: "dùng chữ cái không dấu, chữ số, `.`, `_` và `-`, tối đa 64 ký tự, bắt đầu bằng chữ hoặc số",
    }),
    page: rule_page!("bad-id"),
};

/// An id without quotes.
pub static UNQUOTED_ID: Rule = Rule {
    code: "E018",
    name: "unquoted-id",
    level: Level::Error,
    says: Both {
        en: "the id {found} is written as a number; ids are texts (as a number, 1.10 would be 1.1)",
        vi: "mã {found} viết như một số; mã phải là chữ (nếu là số thì 1.10 cũng là 1.1)",
    },
    help: Some(Both { en: "put it in quotes: \"{found}\"", vi: "đặt trong dấu nháy: \"{found}\"" }),
    page: rule_page!("unquoted-id"),
};

/// A key kept for later.
pub static RESERVED_KEY: Rule = Rule {
    code: "E019",
    name: "reserved-key",
    level: Level::Error,
    says: Both {
        en: "`{key}` is reserved for a later version and cannot be used yet",
        vi: "`{key}` được để dành cho phiên bản sau, chưa dùng được",
    },
    help: None,
    page: rule_page!("reserved-key"),
};

/// A number that cannot be held exactly.
pub static BAD_NUMBER: Rule = Rule {
    code: "E020",
    name: "bad-number",
    level: Level::Error,
    says: Both {
        en: "`{key}` cannot hold `{found}`: {fault}", vi: "`{key}` không nhận được `{found}`: {fault}"
    },
    help: None,
    page: rule_page!("bad-number"),
};

/// A setting for a rule that is none, or that cannot be set.
pub static UNKNOWN_LINT: Rule = Rule {
    code: "E021",
    name: "unknown-lint",
    level: Level::Error,
    says: Both {
        en: "`{name}` cannot be set under [lints]: {fault}",
        vi: "không đặt được `{name}` trong [lints]: {fault}",
    },
    help: None,
    page: rule_page!("unknown-lint"),
};
