//! The reasons why git gives no answer.

/// Why git gave no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GitFault {
    /// There is no `git` program.
    NoProgram,
    /// The folder lies in no repository.
    NoRepository,
    /// The repository belongs to somebody else, and no setting of git trusts it.
    NotTrusted,
    /// The repository has a history but no files beside it.
    NoWorkTree,
    /// The repository has no revision of this name.
    NoRevision {
        /// Whether the history is cut, so that the revision may exist elsewhere.
        shallow: bool,
    },
    /// A name that git would take for an option.
    OptionLike,
    /// The two revisions have no common one.
    NoMergeBase {
        /// Whether the history is cut.
        shallow: bool,
    },
    /// The partial clone lacks objects of the revision.
    Unfetched,
    /// A sparse checkout left out files of the workspace.
    Sparse,
    /// The revision has no plan of the workspace. Its own plans have moved.
    Moved(Vec<String>),
    /// Plans of the workspace stood in one or more other workspaces of the revision and have left them.
    Elsewhere(Vec<String>),
    /// Git took too long, or gave too much.
    TooMuch,
    /// Git's own message; raw text.
    Failed(String),
}
