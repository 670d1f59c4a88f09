//! Files that carry a seal, such as those of Word and Excel: where plain text must not go, and which may be replaced.

use super::slashes::shown;
use crate::diag::Failure;
use crate::text::Both;
use crate::write::{Format, Seal};
use anyhow::Result;
use std::path::Path;

/// Refuses to write text into a file that the program for its ending would then fail to open.
pub(super) fn refuse_sealed_ending(path: &Path) -> Result<()> {
    const ONLY_TEXT: Both = Both {
        en: "`{path}` would not open: this output is plain text",
        vi: "`{path}` sẽ không mở được: kết quả này là văn bản thuần",
    };
    const HELP: Both = Both { en: "name a file that ends in .txt", vi: "đặt tên tệp có đuôi .txt" };
    if Format::of_ending(path).is_some_and(|format| format.seal().is_some()) {
        return Err(Failure::new(ONLY_TEXT).arg("path", shown(path)).help(HELP).into());
    }
    Ok(())
}

/// Whether an output may replace a file: any with `--force`. A file that carries a seal is replaced only while it is as
/// cchc wrote it: an official will have edited the last one by hand.
pub(super) fn may_replace(may_overwrite: bool, format: Format, path: &Path) -> Result<bool> {
    const EDITED: Both =
        Both { en: "`{path}` was changed after cchc wrote it", vi: "`{path}` đã được sửa sau khi cchc ghi" };
    const HELP: Both = Both {
        en: "choose another name, or use --force to lose the changes",
        vi: "đặt tên khác, hoặc dùng --force để bỏ các chỗ đã sửa",
    };
    let Some(seal) = format.seal().filter(|_| !may_overwrite) else { return Ok(may_overwrite) };
    match state(seal, path) {
        Some(false) => Err(Failure::new(EDITED).arg("path", shown(path)).help(HELP).into()),
        state => Ok(state.is_some()),
    }
}

/// Whether a file is as cchc wrote it; `None` where cchc did not write it.
fn state(seal: Seal, path: &Path) -> Option<bool> {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let bytes = is_file.then(|| std::fs::read(path).ok())??;
    seal.state(&bytes)
}
