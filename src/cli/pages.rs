//! The pages of plans on their way into a folder, for `cchc page` and `cchc ci --page`.

use super::computed::Computation;
use super::context::Context;
use super::slashes::shown;
use crate::calc::View;
use crate::diag::Failure;
use crate::model::{Basis, Plan, Settings};
use crate::page::{self, Frame, LeagueScene, Link, PlanPages};
use crate::report::page::{Audience, League, LeagueRow, PlanPage, league, plan_page};
use crate::source::Sources;
use crate::store::{FolderResult, FolderWriter, WrittenFile, is_regular};
use crate::text::{Both, Lang};
use crate::value::{Cell, Day};
use crate::write::{Format, Seal};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The page that leads to all others.
const INDEX: &str = "index.html";

/// How pages are made.
#[derive(Clone, Debug)]
pub(super) struct PageStyle {
    pub lang: Lang,
    pub audience: Audience,
    /// The title that the caller wishes, for the page that a reader sees first.
    pub title: Option<String>,
}

/// A plan's own page, which waits as a file, and its row beside others.
#[derive(Debug)]
pub(super) struct RenderedPlan {
    file: WrittenFile,
    row: LeagueRow,
    basis: Basis,
}

impl PageStyle {
    /// The facts that a page shows of a plan; none of a draft for citizens, as nobody has promised anything yet.
    pub(super) fn page(&self, plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) -> Option<PlanPage> {
        let is_shown = self.audience == Audience::Office || !plan.is_draft(view.as_of);
        is_shown.then(|| plan_page(plan, view, settings, self.audience, &|place| sources.locate(place)))
    }

    /// Writes the page of a plan beside the pages of others, where it has one.
    pub(super) fn written(
        &self,
        plan: &Plan,
        view: View<'_>,
        settings: &Settings,
        sources: &Sources,
        into: &FolderWriter,
    ) -> Result<Option<RenderedPlan>> {
        self.page(plan, view, settings, sources).map(|page| self.write(&page, into)).transpose()
    }

    fn write(&self, page: &PlanPage, into: &FolderWriter) -> Result<RenderedPlan> {
        let text = page::plan_page(page, &Frame { title: None, links: vec![to_index()], ..self.frame() });
        let file = into.write(&page::plan_file(&page.label.id), text.as_bytes())?;
        Ok(RenderedPlan { file, row: LeagueRow::of(page), basis: page.basis() })
    }

    /// Refuses to replace a page for other readers: what is published would change its content without a word.
    pub(super) fn refuse_others_readers(&self, path: &Path) -> Result<()> {
        const PUBLIC: Both = Both {
            en: "`{path}` was made for citizens (--public); this page shows what only the office may see",
            vi: "`{path}` đã lập cho người dân (--public); trang này có nội dung chỉ dành cho cơ quan",
        };
        const OFFICE: Both = Both {
            en: "`{path}` was made for the office; this page is for citizens (--public)",
            vi: "`{path}` đã lập cho cơ quan; trang này dành cho người dân (--public)",
        };
        const HELP: Both = Both {
            en: "choose another place, or use --force to replace it",
            vi: "chọn nơi khác, hoặc dùng --force để thay",
        };
        let is_page = |bytes: &Vec<u8>| Format::Html.seal().and_then(|seal: Seal| seal.state(bytes)).is_some();
        let bytes = is_regular(path).then(|| std::fs::read(path).ok()).flatten().filter(is_page);
        let Some(before) = bytes.map(|bytes| page::audience_of(&bytes)).filter(|before| *before != self.audience)
        else {
            return Ok(());
        };
        let says = match before {
            Audience::Public => PUBLIC,
            Audience::Office => OFFICE,
        };
        Err(Failure::new(says).arg("path", shown(path)).help(HELP).into())
    }

    /// The page of a plan alone.
    pub(super) fn alone(&self, page: &PlanPage) -> String {
        page::plan_page(page, &self.frame())
    }

    fn frame(&self) -> Frame {
        Frame { lang: self.lang, audience: self.audience, title: self.title.clone(), links: Vec::new() }
    }

    /// Many plans on one page. Where they are very many, it shows the groups alone.
    pub(super) fn together(&self, all: &AllPlans, ran: &Computation) -> String {
        let league = all.league(ran);
        let scene = self.scene(&league, all, ran.scene.as_of, ran.scene.settings.due_soon_days, None);
        if ran.scene.is_of_many {
            return page::groups_page(&scene, &self.frame());
        }
        page::league_page(&scene, None, &self.frame())
    }

    fn scene<'s>(
        &self,
        league: &'s League,
        all: &AllPlans,
        day: Day,
        due_soon_days: u32,
        links: Option<&'s PlanPages>,
    ) -> LeagueScene<'s> {
        LeagueScene {
            audience: self.audience,
            day,
            due_soon_days,
            basis: all.basis,
            links,
            groups: &league.groups,
            total: &league.total,
        }
    }
}

/// The facts that stay of all plans.
#[derive(Debug)]
pub(super) struct AllPlans {
    rows: Vec<LeagueRow>,
    /// The weakest of all.
    basis: Basis,
}

impl Default for AllPlans {
    fn default() -> Self {
        Self { rows: Vec::new(), basis: Basis::Official }
    }
}

impl AllPlans {
    pub(super) fn add(&mut self, row: LeagueRow, basis: Basis) {
        // No total counts a plan that is replaced.
        if !row.label.is_replaced() {
            self.basis = self.basis.min(basis);
        }
        self.rows.push(row);
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether there is one plan alone.
    pub(super) const fn is_single(&self) -> bool {
        self.rows.len() == 1
    }

    fn league(&self, ran: &Computation) -> League {
        league(self.rows.clone(), &ran.summaries)
    }
}

/// The folder into which pages are written.
pub(super) struct PageFolder<'s> {
    result: FolderResult<'s>,
    style: &'s PageStyle,
    all: AllPlans,
    path: PathBuf,
}

impl<'s> PageFolder<'s> {
    /// Begins to write into a folder. Pages of an earlier run are replaced, or taken away, unless somebody edited one.
    pub(super) fn begin(context: &Context, folder: &str, style: &'s PageStyle) -> Result<Self> {
        let path = context.own_folder(folder)?;
        let edited = if context.may_overwrite() { None } else { first_edited(&path) };
        if let Some(name) = edited {
            const EDITED: Both = Both {
                en: "`{path}` was changed after cchc wrote it",
                vi: "`{path}` đã được sửa sau khi cchc ghi",
            };
            const HELP: Both = Both {
                en: "choose another folder, or use --force to lose the changes",
                vi: "chọn thư mục khác, hoặc dùng --force để bỏ các chỗ đã sửa",
            };
            return Err(Failure::new(EDITED).arg("path", shown(&path.join(name))).help(HELP).into());
        }
        if !context.may_overwrite() {
            style.refuse_others_readers(&path.join(INDEX))?;
        }
        let earlier = || pages_in(&path).filter(|(_, is_whole)| *is_whole).map(|(name, _)| name).collect();
        let result = FolderResult::begin(&path, &earlier, &is_page_name, context.may_overwrite())?;
        Ok(Self { result, style, all: AllPlans::default(), path })
    }

    /// Whether no plan has a page.
    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) const fn style(&self) -> &'s PageStyle {
        self.style
    }

    /// The writer for the pages of plans.
    pub(super) fn writer(&self) -> FolderWriter {
        self.result.writer()
    }

    /// Takes the page of a plan.
    pub(super) fn add(&mut self, plan: RenderedPlan) {
        self.result.take(plan.file);
        self.all.add(plan.row, plan.basis);
    }

    /// Writes the pages of plans beside each other, then moves all to their places. It tells how many pages there are,
    /// and where.
    pub(super) fn finish(mut self, ran: &Computation) -> Result<(usize, PathBuf)> {
        let league = self.all.league(ran);
        let due_soon_days = ran.scene.settings.due_soon_days;
        let own = PlanPages::of(self.all.rows.iter().map(|row| &row.label.id));
        let scene = self.style.scene(&league, &self.all, ran.scene.as_of, due_soon_days, Some(&own));
        let mut pages = Vec::new();
        if ran.scene.is_of_many {
            pages.push((INDEX.to_owned(), page::groups_page(&scene, &self.style.frame())));
            for group in &league.groups {
                let scene = LeagueScene { groups: std::slice::from_ref(group), total: &group.total, ..scene };
                pages.push((page::group_file(&group.id), self.group_page(&scene)));
            }
        } else {
            pages.push((INDEX.to_owned(), page::league_page(&scene, None, &self.style.frame())));
        }
        let count = self.all.rows.len() + pages.len();
        let writer = self.writer();
        for (name, text) in &pages {
            self.result.take(writer.write(name, text.as_bytes())?);
        }
        self.result.finish(INDEX)?;
        Ok((count, self.path))
    }

    fn group_page(&self, scene: &LeagueScene<'_>) -> String {
        const ABOVE: Both = Both { en: "Plan above: {name}", vi: "Kế hoạch cấp trên: {name}" };
        let above = scene.groups.first().and_then(|group| {
            let to = scene.links?.file(&group.id)?;
            Some(Link { to, text: Cell::phrase(ABOVE, vec![("name", group.name.clone())]) })
        });
        let links = [to_index()].into_iter().chain(above).collect();
        let title = scene.groups.first().map(page::group_title);
        page::league_page(scene, title, &Frame { title: None, links, ..self.style.frame() })
    }
}

/// The link to the page that leads to all others.
fn to_index() -> Link {
    const ALL: Both = Both { en: "All plans", vi: "Tất cả kế hoạch" };
    Link { to: INDEX.to_owned(), text: Cell::Word(ALL) }
}

/// The names that pages in a folder have. A run touches no others.
fn is_page_name(name: &str) -> bool {
    let is_of = |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.strip_suffix(".html").is_some());
    name == INDEX || name == page::TOP_FILE || is_of("plan.") || is_of("under.")
}

/// The pages in a folder that cchc wrote, and whether they are as it wrote them.
fn pages_in(folder: &Path) -> impl Iterator<Item = (String, bool)> {
    let folder = folder.to_owned();
    let names = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| is_page_name(name));
    names.filter_map(move |name| {
        let path = folder.join(&name);
        let bytes = is_regular(&path).then(|| std::fs::read(&path).ok()).flatten()?;
        Some((name, Format::Html.seal().and_then(|seal: Seal| seal.state(&bytes))?))
    })
}

fn first_edited(folder: &Path) -> Option<String> {
    pages_in(folder).find(|(_, is_whole)| !is_whole).map(|(name, _)| name)
}
