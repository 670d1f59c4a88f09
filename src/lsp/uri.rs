//! Paths of files as editors name them: `file:///home/a/k%E1%BA%BF.toml`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The path of a file that an editor names; `None` for any other name, such as `untitled:1`.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut left = path.bytes();
    while let Some(byte) = left.next() {
        if byte == b'%' {
            let digits = [left.next()?, left.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/C:/plans` on Windows.
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if drive { path.trim_start_matches('/') } else { &path }))
}

/// The name of a path for an editor.
pub(super) fn uri_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{path_of, uri_of};
    use std::path::Path;

    #[test]
    fn paths_come_back_as_they_went() {
        let path = Path::new("/home/a b/kế hoạch/100%.toml");
        assert_eq!(uri_of(path), "file:///home/a%20b/k%E1%BA%BF%20ho%E1%BA%A1ch/100%25.toml");
        assert_eq!(path_of(&uri_of(path)).as_deref(), Some(path));
        assert_eq!(path_of("file://host/a.toml").as_deref(), Some(Path::new("/a.toml")));
        assert_eq!(path_of("file:///c%3A/a.toml").as_deref(), Some(Path::new("c:/a.toml")));
        for none in ["untitled:1", "file:///a%", "file:///%zz", "file:///%ff", "file://", ""] {
            assert_eq!(path_of(none), None, "{none}");
        }
    }
}
