//! A web page as the result of a command.

use crate::diag::LocatedFinding;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, PlanLabel, Report};

/// A web page that was made.
pub(crate) struct PageReport {
    pub(crate) head: Head,
    /// The page as a file.
    pub(crate) file: String,
    /// The errors.
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for PageReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        Vec::new()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        std::iter::empty::<&PlanLabel>()
    }

    fn columns(&self) -> Vec<&'static str> {
        Vec::new()
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        std::iter::empty()
    }

    fn file(&self) -> &[u8] {
        self.file.as_bytes()
    }
}
