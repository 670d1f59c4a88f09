//! The outermost object of JSON: the keys before the plans, and those behind them.

use super::json_shape::{Json, JsonShape};
use super::json_values::{Text, Word};
use super::object::object;
use crate::text::Lang;
use serde::{Serialize, Serializer};

/// The first part of `format_version` grows where a key changes or goes, the second where keys are added.
pub(crate) const FORMAT_VERSION: &str = "1.1";
const TOOL: &str = "cchc";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The keys before the plans. `as_of` is a day, or `()` where the command failed before it knew one.
pub(crate) struct Opening<'r, D> {
    pub command: &'r str,
    pub as_of: D,
    pub lang: Lang,
    pub workspace: &'r str,
}

object! { where D: Json; Opening<'_, D>, opening => {
    "format_version": FormatVersion, en: "version of this form of JSON; its first part grows where a key changes",
        vi: "phiên bản của dạng JSON này; số đầu chỉ tăng khi đổi khóa cũ";
    "tool": Tool, en: "always `cchc`", vi: "luôn là `cchc`";
    "version": Text(VERSION), en: "version of the program", vi: "phiên bản chương trình";
    "command": Text(opening.command), en: "the command", vi: "lệnh";
    "as_of": opening.as_of, en: "the day from which the command looks", vi: "ngày tính đến";
    "lang": Word(opening.lang), en: "the language of messages", vi: "ngôn ngữ của thông báo";
    "workspace": Text(opening.workspace), en: "path of the workspace as the caller can open it; `.` in a failure",
        vi: "đường dẫn không gian làm việc; là `.` khi lệnh thất bại";
} }

/// The keys behind the plans, but for the findings. `error` is the reason for which the command could not do its work,
/// or `()`.
pub(crate) struct Closing<E, O> {
    pub error: E,
    pub ok: O,
    pub summary: Summary,
}

object! { where E: Json, O: Json; Closing<E, O>, closing => {
    "error": closing.error, en: "the reason for which the command could not do its work",
        vi: "lý do lệnh không thực hiện được";
    "ok": closing.ok, en: "whether the exit status is 0", vi: "mã kết thúc là 0";
    "summary": closing.summary, en: "how many findings there are, or 1 error in a failure",
        vi: "số phát hiện; khi lệnh thất bại là 1 lỗi";
} }

#[derive(Clone, Copy)]
pub(crate) struct Summary {
    pub errors: usize,
    pub warnings: usize,
}

object! { Summary, summary => {
    "errors": summary.errors, en: "number of errors", vi: "số lỗi";
    "warnings": summary.warnings, en: "number of warnings", vi: "số cảnh báo";
} }

/// The value of `format_version`. A schema takes later versions that only add keys.
struct FormatVersion;

impl Serialize for FormatVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(FORMAT_VERSION)
    }
}

impl Json for FormatVersion {
    fn shape() -> JsonShape {
        JsonShape::Pattern(r"^1\.[0-9]+$")
    }
}

struct Tool;

impl Serialize for Tool {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(TOOL)
    }
}

impl Json for Tool {
    fn shape() -> JsonShape {
        JsonShape::Words(vec![TOOL])
    }
}

/// The value of `ok` where the command could not do its work.
pub(crate) struct Never;

impl Serialize for Never {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(false)
    }
}

impl Json for Never {
    fn shape() -> JsonShape {
        JsonShape::Always(false)
    }
}
