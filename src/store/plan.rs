//! The way of a change to the disk: the lock of its plan, then each file whole or not at all.

use super::file::{WriteFault, clean_up, write};
use super::lock::{Lock, LockFault, MOST_WAIT, home};
use crate::diag::Failure;
use crate::source::{Disk, FilePath, Files as _, Refusal, is_plan_file};
use crate::text::Both;
use std::io;
use std::path::PathBuf;

/// A file, with what it held and what it is to hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Rewrite {
    pub path: FilePath,
    /// Nothing where there was no such file.
    pub before: Option<Vec<u8>>,
    pub after: Vec<u8>,
}

/// The lock that everything takes that writes to the plan in a folder. It takes away
/// the files that a killed run left there.
pub(crate) fn lock_plan(disk: &Disk, folder: &FilePath) -> Result<Lock, Failure> {
    const BUSY: Both = Both {
        en: "another cchc has been writing to `{folder}` for {seconds} seconds",
        vi: "một cchc khác đang ghi vào `{folder}` đã {seconds} giây",
    };
    const HELP: Both = Both {
        en: "try again when it is done; nothing was changed",
        vi: "thử lại khi nó xong; chưa có gì thay đổi",
    };
    const NOT_PLAIN: Both = Both {
        en: "its `.cchc.lock` is not a plain file; remove it, cchc makes its own",
        vi: "`.cchc.lock` trong đó không phải tệp thường; hãy xóa đi, cchc sẽ tự tạo lại",
    };
    const REFUSED: Both =
        Both { en: "`{folder}` cannot be locked: {why}", vi: "không khóa được `{folder}`: {why}" };
    let refused = || Failure::new(REFUSED).arg("folder", folder.as_str());
    let own = disk.place(folder).map_err(|_| refused().why(&io::ErrorKind::NotFound.into()))?;
    // A linked file is guarded by the lock of the plan in which it stands.
    let names = |folder: &FilePath| -> Vec<FilePath> {
        let entries = disk.list(folder).unwrap_or_default();
        entries.into_iter().filter(|entry| is_plan_file(&entry.name)).map(|entry| folder.join(&entry.name)).collect()
    };
    let folders = [folder.clone(), folder.join("tasks"), folder.join("values")];
    let files = folders.iter().flat_map(names).filter_map(|file| disk.place(&file).ok());
    let homes: Vec<PathBuf> = std::iter::once(own).chain(files.map(|file| home(&file, disk.root()))).collect();
    let lock = Lock::take(homes, MOST_WAIT).map_err(|fault| match fault {
        LockFault::Busy => {
            let seconds = MOST_WAIT.as_secs().to_string();
            Failure::new(BUSY).arg("folder", folder.as_str()).arg("seconds", seconds).help(HELP)
        }
        LockFault::NotPlain => refused().phrase("why", NOT_PLAIN),
        LockFault::System(error) => refused().why(&error),
    })?;
    clean_up(folders.iter().filter_map(|folder| disk.place(folder).ok()));
    Ok(lock)
}

/// Writes the files one after the other. It returns warnings.
pub(crate) fn rewrite(disk: &Disk, files: &[Rewrite]) -> Result<Vec<Failure>, Failure> {
    const UNSYNCED: Both = Both {
        en: "`{file}` is written, but its folder could not be synced ({why}): after a power cut it may be the old one",
        vi: "đã ghi `{file}`, nhưng không đồng bộ được thư mục ({why}): nếu mất điện có thể còn bản cũ",
    };
    const SO_FAR: Both = Both {
        en: "written before that: {files}; run it again when the cause is gone",
        vi: "đã ghi trước đó: {files}; chạy lại khi hết nguyên nhân",
    };
    let mut warnings = Vec::new();
    for (at, Rewrite { path, before, after }) in files.iter().enumerate() {
        let place = disk.place(path).map_err(|why| unreachable(path, &why));
        let written =
            place.and_then(|place| write(&place, before.as_deref(), after).map_err(|fault| unwritten(path, &fault)));
        match written {
            Ok(None) => {}
            Ok(Some(error)) => {
                let warning = Failure::new(UNSYNCED).arg("file", path.as_str());
                warnings.push(warning.why(&error));
            }
            Err(failure) if at == 0 => return Err(failure),
            Err(failure) => {
                let done: Vec<&str> = files.iter().take(at).map(|file| file.path.as_str()).collect();
                return Err(failure.arg("files", done.join(", ")).help(SO_FAR));
            }
        }
    }
    Ok(warnings)
}

/// That a file is not written since it cannot be reached.
pub(crate) fn unreachable(path: &FilePath, why: &Refusal) -> Failure {
    const OUTSIDE: Both = Both {
        en: "`{file}` leads out of the workspace or nowhere; it is not written",
        vi: "`{file}` dẫn ra ngoài không gian làm việc hoặc không dẫn đến đâu; không ghi",
    };
    match why {
        Refusal::System(kind) => unwritten(path, &WriteFault::System((*kind).into())),
        Refusal::Absent
        | Refusal::IsFolder
        | Refusal::IsSpecial
        | Refusal::OddName
        | Refusal::LinkedFolder
        | Refusal::TooDeep
        | Refusal::Unfetched
        | Refusal::Nowhere
        | Refusal::Outside
        | Refusal::TooLarge => Failure::new(OUTSIDE).arg("file", path.as_str()),
    }
}

fn unwritten(path: &FilePath, fault: &WriteFault) -> Failure {
    const READ_ONLY: Both =
        Both { en: "`{file}` is read-only; it was not changed", vi: "`{file}` chỉ cho đọc; không thay đổi" };
    const CHANGED: Both = Both {
        en: "another program changed `{file}` at the same time; cchc wrote nothing to it",
        vi: "chương trình khác vừa thay đổi `{file}`; cchc không ghi gì vào đó",
    };
    const AGAIN: Both = Both { en: "run the command again", vi: "chạy lại lệnh" };
    const OCCUPIED: Both = Both {
        en: "the folder `.cchc.tmp` beside it is in the way; remove or rename it",
        vi: "vướng thư mục `.cchc.tmp` nằm cạnh; hãy xóa hoặc đổi tên thư mục đó",
    };
    const SYSTEM: Both = Both {
        en: "`{file}` could not be written and is as it was: {why}",
        vi: "không ghi được `{file}`, tệp vẫn như cũ: {why}",
    };
    let failure = match fault {
        WriteFault::ReadOnly => Failure::new(READ_ONLY),
        WriteFault::Changed => Failure::new(CHANGED).help(AGAIN),
        WriteFault::Occupied => Failure::new(SYSTEM).phrase("why", OCCUPIED),
        WriteFault::System(error) => Failure::new(SYSTEM).why(error),
    };
    failure.arg("file", path.as_str())
}
