//! How a run ended, for whoever started it.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exit {
    /// Nothing at or above the fail level.
    Clean,
    /// The command found the faults that it looks for.
    Found,
    /// The work could not be done.
    Failed,
}

impl Exit {
    /// How a run ends that could do its whole work or not, and found what the command looks for or not.
    pub(super) const fn of(is_whole: bool, found: bool) -> Self {
        match (is_whole, found) {
            (false, _) => Self::Failed,
            (true, true) => Self::Found,
            (true, false) => Self::Clean,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
        })
    }
}
