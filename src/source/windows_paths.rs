//! Paths of Windows: names of devices, and the long form that the system gives.

use std::path::{Path, PathBuf};

/// Names that Windows keeps for devices: no file can be called so, whatever stands behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Those of which there are nine each.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Whether Windows takes the name of a file for that of a device. It ignores case, blanks before a dot, and what stands
/// behind a colon; `¹`, `²` and `³` are digits here.
pub(crate) fn is_device_name(name: &str) -> bool {
    // Every id and path is asked, and nearly all begin otherwise.
    let begins_as_one = match name.as_bytes() {
        [b'c' | b'C', second, ..] => matches!(second, b'o' | b'O'),
        [b'p' | b'P', second, ..] => matches!(second, b'r' | b'R'),
        [b'a' | b'A' | b'n' | b'N', second, ..] => matches!(second, b'u' | b'U'),
        [b'l' | b'L', second, ..] => matches!(second, b'p' | b'P'),
        [..] => false,
    };
    if !begins_as_one {
        return false;
    }
    let name = name.split(['.', ':']).next().unwrap_or_default().trim_end_matches(' ');
    let is_one_of = |name: &str, names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_numbered = |number: &str| {
        let name = name.strip_suffix(number);
        name.is_some_and(|name| is_one_of(name, &NUMBERED_DEVICES))
    };
    let numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"];
    is_one_of(name, &DEVICES) || numbers.into_iter().any(is_numbered)
}

/// A path without the `\\?\` that Windows puts before one whose links were followed: people, git and editors do not
/// expect it.
pub(crate) fn plain_path(path: &Path) -> PathBuf {
    match path.to_str().filter(|_| cfg!(windows)) {
        Some(path) => without_prefix(path).into(),
        None => path.to_owned(),
    }
}

/// The same for a text that is a path of Windows.
pub(crate) fn without_prefix(path: &str) -> String {
    match (path.strip_prefix(r"\\?\UNC\"), path.strip_prefix(r"\\?\")) {
        (Some(share), _) => format!(r"\\{share}"),
        (None, Some(rest)) => rest.to_owned(),
        (None, None) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_device_name, without_prefix};

    #[test]
    fn names_of_devices_are_known_however_they_are_written() {
        for name in ["con", "NUL", "Aux.toml", "com1", "LPT9.tar.gz", "con .txt", "nul:", "COM¹", "CONOUT$", "prn "] {
            assert!(is_device_name(name), "{name}");
        }
        for name in ["", ".con", "cons", "com", "com0", "com10", "lpt1a", "ke-hoach.con", "co", "số1"] {
            assert!(!is_device_name(name), "{name}");
        }
    }

    #[test]
    fn the_long_form_of_a_path_becomes_the_usual_one() {
        for (path, plain) in [
            (r"\\?\C:\kế hoạch", r"C:\kế hoạch"),
            (r"\\?\UNC\may-chu\chung\xa", r"\\may-chu\chung\xa"),
            (r"\\may-chu\chung", r"\\may-chu\chung"),
            (r"C:\xa", r"C:\xa"),
            ("/home/xa", "/home/xa"),
        ] {
            assert_eq!(without_prefix(path), plain);
        }
    }
}
