//! In place of the pages of `cchc ci`: this build has no feature `office`, and so no pages.

use crate::calc::View;
use crate::cli::computed::Computation;
use crate::cli::context::Context;
use crate::model::{Plan, Settings};
use crate::source::Sources;
use anyhow::Result;

options! {
    /// No options.
    pub(in crate::cli) struct PageOptions {}
}

pub(super) type CiPage = ();

/// No pages.
pub(super) struct CiPages;

impl CiPages {
    pub(super) const fn read(_: &Context, _: &PageOptions) -> Self {
        Self
    }

    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the build with pages can fail here")]
    pub(super) const fn begin(&self, _: &Context) -> Result<CiFolder> {
        Ok(CiFolder)
    }
}

/// Writes nothing.
pub(super) struct CiWriter;

impl CiWriter {
    #[expect(clippy::unused_self, reason = "the build with pages asks it")]
    pub(super) const fn write(&self, _: &Plan, _: View<'_>, _: &Settings, _: &Sources) -> CiPage {}
}

/// No folder.
pub(super) struct CiFolder;

#[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the build with pages can fail here")]
impl CiFolder {
    pub(super) const fn writer(&self) -> CiWriter {
        CiWriter
    }

    pub(super) const fn add(&mut self, (): CiPage) -> Result<()> {
        Ok(())
    }

    pub(super) const fn finish(self, _: &Context, _: &Computation) -> Result<()> {
        Ok(())
    }
}
