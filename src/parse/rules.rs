//! The rules of files and syntax, E0xx.

use crate::diag::{Family, rules};

rules! { pub RULES: Family;
    SYNTAX = "E001" "syntax" Error:
        en "not valid TOML: {fault}",
        vi "không đúng cú pháp TOML: {fault}";

    ENCODING = "E002" "encoding" Error:
        en "the file is not UTF-8 text: {found}",
        vi "tệp không phải văn bản UTF-8: {found}",
        help en "save it again as UTF-8 (Unicode)",
        help vi "lưu lại tệp với bảng mã UTF-8 (Unicode)";

    CONFLICT_MARKER = "E003" "conflict-marker" Error:
        en "{conflict}",
        vi "{conflict}",
        help en "keep one version, or the entries of both; delete the lines `<<<<<<<`, `=======` and `>>>>>>>`; then run `cchc validate`",
        help vi "giữ một bên, hoặc mục ghi của cả hai bên; xóa các dòng `<<<<<<<`, `=======` và `>>>>>>>`; rồi chạy `cchc validate`";

    UNKNOWN_KEY = "E004" "unknown-key" Error:
        en "unknown key `{key}` in {table}",
        vi "khóa `{key}` không có trong {table}";

    MISSING_KEY = "E005" "missing-key" Error:
        en "{table} lacks the required key `{key}`",
        vi "{table} thiếu khóa bắt buộc `{key}`";

    WRONG_TYPE = "E006" "wrong-type" Error:
        en "`{key}` must be {expected}, not {found}",
        vi "`{key}` phải là {expected}, không phải {found}";

    BAD_DATE = "E007" "bad-date" Error:
        en "`{date}` is {fault}",
        vi "`{date}` {fault}",
        help en "write year-month-day without quotes, such as 2023-06-30",
        help vi "viết năm-tháng-ngày, không có dấu nháy, ví dụ 2023-06-30";

    TOO_LARGE = "E008" "too-large" Error:
        en "the file is too large: {limit}",
        vi "tệp quá lớn: {limit}";

    TOO_DEEP = "E009" "too-deep" Error:
        en "nested deeper than {limit} levels",
        vi "lồng nhau sâu quá {limit} cấp";

    INVISIBLE_CHARACTER = "E010" "invisible-character" Error:
        en "invisible or control character {character}",
        vi "ký tự ẩn hoặc ký tự điều khiển {character}",
        help en "delete it, or type the text anew",
        help vi "xóa ký tự này hoặc gõ lại đoạn chữ";

    NOT_NFC = "E011" "not-nfc" Warning:
        en "decomposed letters (not Unicode NFC), {count} in this file; the first in `{word}`",
        vi "chữ tổ hợp rời (không phải Unicode dựng sẵn NFC), {count} chỗ trong tệp; đầu tiên ở `{word}`",
        help en "set the typing program to precomposed Unicode and type the text again",
        help vi "chọn bảng mã Unicode dựng sẵn trong bộ gõ rồi gõ lại";

    UNREADABLE_FILE = "E012" "unreadable-file" Error:
        en "`{file}` cannot be read: {why}",
        vi "không đọc được `{file}`: {why}";

    OUTSIDE_WORKSPACE = "E013" "outside-workspace" Error:
        en "`{file}` is a link that leaves the workspace; it is not followed",
        vi "`{file}` là liên kết ra ngoài không gian làm việc; không được đi theo",
        help en "put the file itself there",
        help vi "đặt chính tệp đó vào đây";

    MISSING_FILE = "E014" "missing-file" Error:
        en "the plan has no `{file}`",
        vi "kế hoạch thiếu tệp `{file}`",
        help en "create it beside plan.toml",
        help vi "tạo tệp này cạnh plan.toml";

    UNREAD_FILE = "E015" "unread-file" Warning:
        en "cchc reads nothing from `{file}`",
        vi "cchc không đọc gì từ `{file}`";

    WRONG_VALUE = "E016" "wrong-value" Error:
        en "`{key}` must be {expected}, not `{found}`",
        vi "`{key}` phải là {expected}, không phải `{found}`";

    BAD_ID = "E017" "bad-id" Error:
        en "`{id}` cannot be an id: {fault}",
        vi "`{id}` không dùng làm mã được: {fault}",
        help en "use ASCII letters, digits, `.`, `_` and `-`, at most 64, beginning with a letter or digit",
        help vi "dùng chữ cái không dấu, chữ số, `.`, `_` và `-`, tối đa 64 ký tự, bắt đầu bằng chữ hoặc số";

    UNQUOTED_ID = "E018" "unquoted-id" Error:
        en "the id {found} is written as a number; ids are texts (as a number, 1.10 would be 1.1)",
        vi "mã {found} viết như một số; mã phải là chữ (nếu là số thì 1.10 cũng là 1.1)",
        help en "put it in quotes: \"{found}\"",
        help vi "đặt trong dấu nháy: \"{found}\"";

    BAD_NUMBER = "E020" "bad-number" Error:
        en "`{key}` cannot hold `{found}`: {fault}",
        vi "`{key}` không nhận được `{found}`: {fault}";

    UNKNOWN_LINT = "E021" "unknown-lint" Error:
        en "`{name}` cannot be set under [lints]: {fault}",
        vi "không đặt được `{name}` trong [lints]: {fault}";
}
