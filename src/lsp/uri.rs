//! Paths of files as editors name them: `file:///home/k%E1%BA%BF.toml`, `file:///c%3A/a.toml`, `file://server/a.toml`.

use crate::source::without_prefix;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The system whose paths are meant. It is an argument, so that tests on any system try both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum System {
    Unix,
    Windows,
}

const HERE: System = if cfg!(windows) { System::Windows } else { System::Unix };

/// The path of a file that an editor names; `None` for any other name, such as `untitled:1`, and for a file on another
/// machine.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    path_text(uri, HERE).map(PathBuf::from)
}

/// The name of a path for an editor.
pub(super) fn uri_of(path: &Path) -> String {
    uri_text(&path.to_string_lossy(), HERE)
}

/// The same text for each spelling of one path: editors write `c:` and `C:`, `/` and `\`.
pub(super) fn spelling(path: &Path) -> String {
    one_spelling(&path.to_string_lossy(), HERE)
}

/// Whether an editor names some file, which may be one that [`path_of`] cannot tell.
pub(super) fn is_file(uri: &str) -> bool {
    uri.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
}

/// The most bytes of a name. No path of Windows has more than 32,767 units, and each may take nine bytes here.
const MOST_BYTES: usize = 9 * 32_767;

fn path_text(uri: &str, system: System) -> Option<String> {
    if uri.len() > MOST_BYTES {
        return None;
    }
    let rest = uri.get(5..).filter(|_| is_file(uri))?;
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/')?),
        // RFC 8089 also allows the short form `file:/a.toml`.
        None => ("", rest),
    };
    let path = decoded(path).filter(|path| path.starts_with('/'))?;
    let is_here = host.is_empty() || host.eq_ignore_ascii_case("localhost");
    match system {
        System::Unix => is_here.then_some(path),
        System::Windows if is_here => Some(match path.strip_prefix('/') {
            Some(rest) if begins_with_drive(rest) => rest.to_owned(),
            // `file:////server/share` names the server too.
            Some(rest) if rest.starts_with('/') => path.replace('/', "\\"),
            Some(_) | None => path,
        }),
        System::Windows => Some(format!("\\\\{}{}", decoded(host)?, path.replace('/', "\\"))),
    }
}

/// The text behind the percent signs; `None` where they do not give UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut left = text.bytes();
    while let Some(byte) = left.next() {
        if byte == b'%' {
            let mut digit = || char::from(left.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn uri_text(path: &str, system: System) -> String {
    let path = plain(path, system);
    let mut uri = String::from("file:");
    uri.push_str(match system {
        // A server stands behind two slashes already.
        System::Windows if path.starts_with("//") => "",
        System::Windows if !path.starts_with('/') => "///",
        System::Windows | System::Unix => "//",
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A path of Windows with `/`, and without the `\\?\` that `canonicalize` puts before it.
fn plain(path: &str, system: System) -> String {
    if system == System::Unix {
        return path.to_owned();
    }
    without_prefix(path).replace('\\', "/")
}

fn one_spelling(path: &str, system: System) -> String {
    let path = plain(path, system);
    match path.split_at_checked(1) {
        Some((drive, rest)) if system == System::Windows && begins_with_drive(&path) => {
            format!("{}{rest}", drive.to_ascii_uppercase())
        }
        Some(_) | None => path,
    }
}

/// Whether a path begins like `c:/` or is `c:`.
fn begins_with_drive(path: &str) -> bool {
    match path.as_bytes() {
        [drive, b':', rest @ ..] => drive.is_ascii_alphabetic() && matches!(rest.first(), None | Some(b'/')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::System::{Unix, Windows};
    use super::{one_spelling, path_text, uri_text};

    #[test]
    fn paths_come_back_as_they_went() {
        let path = "/home/a b/kế hoạch/100%.toml";
        assert_eq!(uri_text(path, Unix), "file:///home/a%20b/k%E1%BA%BF%20ho%E1%BA%A1ch/100%25.toml");
        for path in [path, "/c:/a.toml", "/a\\b.toml", "/?#[]"] {
            assert_eq!(path_text(&uri_text(path, Unix), Unix).as_deref(), Some(path));
        }
        for path in ["C:/ke hoach/a.toml", "C:", "\\\\server\\share\\kế.toml"] {
            assert_eq!(path_text(&uri_text(path, Windows), Windows).as_deref(), Some(path));
        }
    }

    #[test]
    fn windows_has_drives_and_servers() {
        for (path, uri) in [
            (r"\\?\C:\ke-hoach", "file:///C:/ke-hoach"),
            (r"c:\ke-hoach", "file:///c:/ke-hoach"),
            (r"\\server\share\a", "file://server/share/a"),
            (r"\\?\UNC\server\share\a", "file://server/share/a"),
        ] {
            assert_eq!(uri_text(path, Windows), uri);
        }
        for (uri, path) in [
            ("file:///c%3A/a.toml", "c:/a.toml"),
            ("file:///C:/a.toml", "C:/a.toml"),
            ("FILE://localhost/c:/a.toml", "c:/a.toml"),
            ("file:/c:/a.toml", "c:/a.toml"),
            ("file://server/share/a", r"\\server\share\a"),
            ("file:////server/share/a", r"\\server\share\a"),
            ("file:///a:b/c", "/a:b/c"),
        ] {
            assert_eq!(path_text(uri, Windows).as_deref(), Some(path), "{uri}");
        }
        let all = [r"\\?\C:\a.toml", r"c:\a.toml", "c:/a.toml", "C:/a.toml"];
        assert_eq!(all.map(|path| one_spelling(path, Windows)), ["C:/a.toml"; 4]);
        assert_eq!(one_spelling("c:/a.toml", Unix), "c:/a.toml");
    }

    #[test]
    fn unix_has_no_drives_and_no_servers() {
        for (uri, path) in [
            ("file:///c%3A/a.toml", Some("/c:/a.toml")),
            ("file://localhost/a.toml", Some("/a.toml")),
            ("file:/a.toml", Some("/a.toml")),
            ("file:///k%e1%ba%bf", Some("/kế")),
            ("file://server/share/a", None),
        ] {
            assert_eq!(path_text(uri, Unix).as_deref(), path, "{uri}");
        }
        for none in
            ["untitled:1", "file:///a%", "file:///%zz", "file:///%+1", "file:///%ff", "file://", "file:a", "é", ""]
        {
            assert_eq!((path_text(none, Unix), path_text(none, Windows)), (None, None), "{none}");
        }
        assert_eq!(path_text(&format!("file://{}", "/a".repeat(200_000)), Unix), None);
    }
}
