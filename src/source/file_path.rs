//! The path of a file inside a workspace.

use std::fmt;
use std::sync::Arc;

/// A path relative to the workspace's root, with `/` on every system; empty for the root itself. Copies share it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FilePath(Arc<str>);

impl FilePath {
    /// The root of the workspace.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The path that this text gives with `/`.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path of `name` inside this folder.
    pub(crate) fn join(&self, name: &str) -> Self {
        if self.0.is_empty() { Self(name.into()) } else { Self([&self.0, "/", name].concat().into()) }
    }

    /// The path with `/`. File names can hold anything: this is raw text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// How many folders deep the path is; 0 for the root.
    pub(crate) fn depth(&self) -> usize {
        self.0.split('/').filter(|part| !part.is_empty()).count()
    }
}

impl fmt::Debug for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
