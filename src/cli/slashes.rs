//! Paths as messages name them.

use std::path::Path;

/// A path as messages name it: with `/`.
pub(super) fn shown(path: &Path) -> String {
    with_slashes(path.display().to_string())
}

/// Reports name files with `/`, which Windows takes too, but not behind `\\?\`.
pub(super) fn with_slashes(path: String) -> String {
    if cfg!(windows) && !path.starts_with(r"\\?\") { path.replace('\\', "/") } else { path }
}
