//! Why git could not give what was asked for.

/// Why git could not give what was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GitFault {
    /// There is no `git` program.
    NoProgram,
    /// The folder lies in no repository.
    NoRepository,
    /// The repository belongs to somebody else, and git was not told to trust it.
    NotTrusted,
    /// The repository has no files of its own beside its history.
    NoWorkTree,
    /// A name that is no revision here.
    NoRevision {
        /// Whether the history at hand is cut, so that it may exist elsewhere.
        shallow: bool,
    },
    /// A name that git would take for an option.
    OptionLike,
    /// Two revisions without a common one.
    NoMergeBase {
        /// Whether the history at hand is cut.
        shallow: bool,
    },
    /// A partial clone that lacks what the revision holds.
    Unfetched,
    /// Files of the workspace are in the repository, but a sparse checkout left them out.
    Sparse,
    /// No plan of the workspace stands in the revision, though others do, which are no longer where they stood.
    Moved(Vec<String>),
    /// Plans of the workspace stood in other workspaces of the revision, or in several, and have left them.
    Elsewhere(Vec<String>),
    /// Git took too long, or gave too much.
    TooMuch,
    /// What git itself says; raw text.
    Failed(String),
}
