//! The operating system's reasons in words of both languages.

use crate::text::Both;
use std::io::{Error, ErrorKind};

/// The operating system's reason in words for people; `None` for a reason that is too rare to have words of its own.
pub(super) fn reason(error: &Error) -> Option<Both> {
    const REASONS: [(ErrorKind, Both); 11] = [
        (ErrorKind::StorageFull, Both { en: "the disk is full", vi: "đĩa đã đầy" }),
        (ErrorKind::QuotaExceeded, Both { en: "the disk quota is used up", vi: "đã hết hạn mức đĩa" }),
        (ErrorKind::FileTooLarge, Both { en: "the file would be too large", vi: "tệp sẽ quá lớn" }),
        (ErrorKind::PermissionDenied, Both { en: "permission denied", vi: "không có quyền" }),
        (ErrorKind::ReadOnlyFilesystem, Both { en: "the file system is read-only", vi: "hệ thống tệp chỉ cho đọc" }),
        // The failure is about a file to be written: only the folder that it was to be written into can be missing.
        (
            ErrorKind::NotFound,
            Both { en: "a folder of this path is not there", vi: "không có thư mục trong đường dẫn này" },
        ),
        (
            ErrorKind::NotADirectory,
            Both {
                en: "a part of this path is not a folder", vi: "một phần đường dẫn không phải thư mục"
            },
        ),
        (
            ErrorKind::InvalidFilename,
            Both { en: "the name is too long or not allowed", vi: "tên quá dài hoặc không được phép" },
        ),
        (ErrorKind::AlreadyExists, Both { en: "it is there already", vi: "đã có sẵn" }),
        (ErrorKind::Interrupted, Both { en: "it was interrupted", vi: "bị ngắt giữa chừng" }),
        (ErrorKind::BrokenPipe, Both { en: "its reader has gone", vi: "bên đọc đã đóng" }),
    ];
    if is_open_elsewhere(error) {
        return Some(Both { en: "another program has it open", vi: "tệp đang mở trong chương trình khác" });
    }
    REASONS.iter().find(|(kind, _)| *kind == error.kind()).map(|(_, words)| *words)
}

/// Whether Windows refused because another program, such as Excel, has the file open.
fn is_open_elsewhere(error: &Error) -> bool {
    /// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
    const CODES: [i32; 2] = [32, 33];
    cfg!(windows) && error.raw_os_error().is_some_and(|code| CODES.contains(&code))
        || error.kind() == ErrorKind::ResourceBusy
}
