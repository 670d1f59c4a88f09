//! Which files a result may replace. Even by force it replaces no file that plans are read from, and no lock.

use crate::diag::Failure;
use crate::source::{PLAN_SUBFOLDERS, is_device_name};
use crate::text::Both;
use anyhow::Result;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Refuses to write a result where cchc reads or locks a plan.
///
/// # Errors
/// When it does.
pub(crate) fn refuse_kept(path: &Path) -> Result<()> {
    const NAMED: Both = Both {
        en: "`{path}` ends in .toml: cchc reads plans from such files, so no result is written there",
        vi: "`{path}` có đuôi .toml: cchc đọc kế hoạch từ loại tệp này nên không ghi kết quả vào đó",
    };
    const LINKED: Both = Both {
        en: "cchc reads or locks a plan through `{path}`, so no result is written there",
        vi: "cchc đọc hoặc khóa kế hoạch qua `{path}` nên không ghi kết quả vào đó",
    };
    const HELP: Both = Both { en: "choose another name for the output", vi: "đặt tên khác cho tệp kết quả" };
    refuse_device(path)?;
    let says = if is_plan_name(path) {
        NAMED
    } else if is_lock(path) || is_linked(path) {
        LINKED
    } else {
        return Ok(());
    };
    Err(Failure::new(says).arg("path", path.display().to_string()).help(HELP).into())
}

/// Refuses to fill a folder with results that holds the plans of the workspace at `root`, or that lies among them: such
/// a folder is published or handed on as a whole. `root` is a path without links.
///
/// # Errors
/// When it is one.
pub(crate) fn refuse_among_plans(folder: &Path, root: &Path) -> Result<()> {
    const SAYS: Both = Both {
        en: "`{path}` holds files of plans, or lies among them; results go into a folder of their own",
        vi: "`{path}` chứa tệp kế hoạch hoặc nằm giữa các tệp kế hoạch; kết quả phải ở thư mục riêng",
    };
    const HELP: Both = Both {
        en: "choose a folder beside them, such as `site`",
        vi: "chọn một thư mục bên cạnh, ví dụ `trang-web`",
    };
    let place = real_place(folder);
    let is_among = |name: &&str| place.starts_with(root.join(name));
    let is_plan = root.join("plan.toml").exists();
    let own = PLAN_SUBFOLDERS.iter().filter(|_| is_plan);
    if root.starts_with(&place) || [&"plans"].into_iter().chain(own).any(is_among) {
        return Err(Failure::new(SAYS).arg("path", folder.display().to_string()).help(HELP).into());
    }
    Ok(())
}

/// A path without links and dots, though its end may not be there yet.
fn real_place(path: &Path) -> PathBuf {
    let mut missing: Vec<&OsStr> = Vec::new();
    let mut known = path;
    let mut place = loop {
        if let Ok(place) = folder_or_here(known).canonicalize() {
            break place;
        }
        missing.extend(known.components().next_back().map(Component::as_os_str));
        match known.parent() {
            Some(above) => known = above,
            None => break PathBuf::new(),
        }
    };
    for part in missing.into_iter().rev() {
        if part == ".." {
            place.pop();
        } else {
            place.push(part);
        }
    }
    place
}

fn folder_or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Refuses a path that Windows takes for a device: no file or folder bears the name of one.
///
/// # Errors
/// When it does, on Windows.
pub(crate) fn refuse_device(path: &Path) -> Result<()> {
    const DEVICE: Both = Both {
        en: "`{path}` names a device of Windows, not a file or folder",
        vi: "`{path}` là tên thiết bị của Windows, không phải tệp hay thư mục",
    };
    if cfg!(windows) && path.iter().any(|part| part.to_str().is_some_and(is_device_name)) {
        return Err(Failure::new(DEVICE).arg("path", path.display().to_string()).into());
    }
    Ok(())
}

/// Whether a file has the name of one that plans are read from. No output is TOML, so none needs such a name, and the
/// question where a workspace begins does not arise. Windows ignores case, and dots and blanks at the end; what comes
/// behind a colon names a part of the same file.
fn is_plan_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    Path::new(name).extension().is_some_and(|end| end == "toml")
}

/// Whether it is a file by which an edit keeps others out, or which it is about to move into place.
fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == ".cchc.lock" || name == ".cchc.tmp")
}

/// Whether a plan is read from a file through a link that ends in .toml.
fn is_linked(path: &Path) -> bool {
    let Ok(file) = path.canonicalize() else { return false };
    let is_root = |folder: &&Path| ["cchc.toml", "plan.toml", "plans"].iter().any(|name| folder.join(name).exists());
    folder_of(&file).ancestors().filter(is_root).any(|root| links_lead_to(root, &file))
}

fn links_lead_to(root: &Path, file: &Path) -> bool {
    /// As deep as plans are looked for below a workspace, with the folders of a plan.
    const MOST_FOLDERS: usize = 18;
    let mut open: Vec<(PathBuf, usize)> = vec![(root.join("plans"), 0)];
    if has_link_to(root, file, |_| {}) {
        return true;
    }
    while let Some((folder, depth)) = open.pop() {
        let mut below = Vec::new();
        if has_link_to(&folder, file, |path| below.push(path)) {
            return true;
        }
        open.extend(below.into_iter().filter(|_| depth < MOST_FOLDERS).map(|path| (path, depth + 1)));
    }
    false
}

/// Whether a link in this folder leads to the file; each folder in it is handed to `below`.
fn has_link_to(folder: &Path, file: &Path, mut below: impl FnMut(PathBuf)) -> bool {
    let mut found = false;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => below(path),
            Ok(kind) if kind.is_symlink() && is_plan_name(&path) => {
                found |= path.canonicalize().is_ok_and(|end| end == file);
            }
            Ok(_) | Err(_) => {}
        }
    }
    found
}

/// Whether a regular file stands there: not a link, a folder or a device.
pub(crate) fn is_regular(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// Refuses to write over anything but a regular file.
pub(crate) fn refuse_special(path: &Path) -> Result<()> {
    const SAYS: Both = Both {
        en: "`{path}` is a link, a folder or a device; it is not written to",
        vi: "`{path}` là liên kết, thư mục hoặc thiết bị; không ghi vào đó",
    };
    if is_regular(path) {
        return Ok(());
    }
    Err(Failure::new(SAYS).arg("path", path.display().to_string()).into())
}

/// Whether a file bears the name of the program that wrote it. An empty one bears none: somebody may have made it for a
/// purpose, and a plan's file may be empty.
pub(crate) fn is_ours(path: &Path) -> bool {
    use std::io::Read as _;
    // To open a pipe is to wait for whoever writes into it.
    if !is_regular(path) {
        return false;
    }
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut head));
    // A report of GitLab without any finding has no room for a name.
    let is_empty_report = head == b"[]\n";
    let head = String::from_utf8_lossy(&head);
    read.is_ok() && (is_empty_report || MARKS.iter().any(|mark| head.contains(mark)))
}

/// The marks at the head of files that cchc writes: JSON, GitLab's reports, SARIF, JUnit, schemas.
const MARKS: [&str; 5] = [
    "\"tool\": \"cchc\"",
    "\"engine_name\": \"cchc\"",
    "\"id\": \"cchc/",
    "<testsuites name=\"cchc ",
    "written by `cchc ",
];

/// The path without a slash at the end, behind which the system would follow a link before it is seen to be one.
pub(crate) fn unslashed(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The folder of a file.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().map_or_else(|| Path::new("."), folder_or_here)
}
