//! The page that `cchc ci --page` makes in the run that checks.

use super::page::{can_stand, tell_of_pages};
use crate::calc::View;
use crate::cli::computed::Computation;
use crate::cli::context::Context;
use crate::cli::pages::{PageFolder, PageStyle, RenderedPlan};
use crate::model::{Plan, Settings};
use crate::report::page::Audience;
use crate::source::Sources;
use crate::store::FolderWriter;
use anyhow::Result;

options! {
    /// The page beside the checks.
    pub(in crate::cli) struct PageOptions {
        page: Option<String> = "--page DIR",
            en: "Write web pages of the plans into this folder too, as `cchc page --to` does",
            vi: "Ghi thêm các trang web của kế hoạch vào thư mục này, như `cchc page --to`";
        public: bool = "--public",
            en: "These pages are for citizens",
            vi: "Các trang này dành cho người dân"
            .requires("page");
    }
}

/// The pages of a run, where they are asked for.
pub(super) struct CiPages {
    style: PageStyle,
    folder: Option<String>,
}

impl CiPages {
    pub(super) fn read(context: &Context, options: &PageOptions) -> Self {
        let audience = if options.public { Audience::Public } else { Audience::Office };
        let style = PageStyle { lang: context.lang, audience, title: None };
        Self { style, folder: options.page.clone() }
    }

    /// Begins to write, so that what cannot be written is told before the checks.
    pub(super) fn begin(&self, context: &Context) -> Result<CiFolder<'_>> {
        let folder = self.folder.as_deref().map(|folder| PageFolder::begin(context, folder, &self.style));
        Ok(CiFolder(folder.transpose()?))
    }
}

/// The page of a plan, where pages are asked for.
pub(super) type CiPage = Result<Option<RenderedPlan>>;

/// Writes the page of each plan, where pages are asked for.
pub(super) struct CiWriter<'s>(Option<(&'s PageStyle, FolderWriter)>);

impl CiWriter<'_> {
    pub(super) fn write(&self, plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) -> CiPage {
        let Some((style, writer)) = &self.0 else { return Ok(None) };
        style.written(plan, view, settings, sources, writer)
    }
}

/// The folder of the pages, where they are asked for.
pub(super) struct CiFolder<'s>(Option<PageFolder<'s>>);

impl<'s> CiFolder<'s> {
    pub(super) fn writer(&self) -> CiWriter<'s> {
        CiWriter(self.0.as_ref().map(|folder| (folder.style(), folder.writer())))
    }

    pub(super) fn add(&mut self, page: CiPage) -> Result<()> {
        if let Some((folder, page)) = self.0.as_mut().zip(page?) {
            folder.add(page);
        }
        Ok(())
    }

    /// Moves the pages to their places, and says so.
    pub(super) fn finish(self, context: &Context, ran: &Computation) -> Result<()> {
        let Some(folder) = self.0 else { return Ok(()) };
        if !can_stand(context, ran, folder.is_empty()) {
            return Ok(());
        }
        let (count, path) = folder.finish(ran)?;
        tell_of_pages(context, count, &path);
        Ok(())
    }
}
