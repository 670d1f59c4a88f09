//! Files of Word and Excel that the command line names.

use super::context::Context;
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;
use std::io::{self, Read as _};

/// No file that a person made is larger.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The bytes of a file. `unread` says that it cannot be read, with a hole `{why}`.
///
/// # Errors
/// When it is absent, too large or not a file, or the system refuses.
pub(super) fn read_given(context: &Context, file: &str, unread: impl Fn() -> Failure) -> Result<Vec<u8>> {
    const OTHER: Both = Both { en: "it is not a file", vi: "đây không phải tệp" };
    const LARGE: Both = Both { en: "it has more than 64 MiB", vi: "tệp lớn hơn 64 MiB" };
    const ABSENT: Both = Both { en: "there is no such file", vi: "không có tệp này" };
    let path = context.target(file);
    let failed = |error: io::Error| {
        let is_absent = error.kind() == io::ErrorKind::NotFound;
        if is_absent { unread().phrase("why", ABSENT) } else { unread().why(&error) }
    };
    let metadata = std::fs::metadata(&path).map_err(failed)?;
    // To open a pipe is to wait for whoever writes into it.
    if !metadata.is_file() {
        return Err(unread().phrase("why", OTHER).into());
    }
    if metadata.len() > MOST_BYTES {
        return Err(unread().phrase("why", LARGE).into());
    }
    let mut bytes = Vec::new();
    std::fs::File::open(&path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes)).map_err(failed)?;
    Ok(bytes)
}

/// The files that an argument names. The shells of Windows leave a pattern such as `*.xlsx` to the program; one that no
/// file fits stays, so that it is told as a file that is not there.
pub(super) fn named_files(context: &Context, named: &str) -> Vec<String> {
    #[cfg(windows)]
    if named.contains(['*', '?']) {
        let base = context.target("");
        let pattern = context.target(named).to_string_lossy().into_owned();
        let found = glob::glob(&pattern).into_iter().flatten().flatten();
        let found = found.map(|path| path.strip_prefix(&base).unwrap_or(&path).to_string_lossy().into_owned());
        let found: Vec<String> = found.collect();
        if !found.is_empty() {
            return found;
        }
    }
    #[cfg(not(windows))]
    let _ = context;
    vec![named.to_owned()]
}
