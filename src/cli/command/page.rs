//! `cchc page`: a web page of one plan or of many, for everybody.

use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::outputs::{OutputOptions, Outputs, WebPages};
use crate::cli::pages::{AllPlans, PageFolder, PageStyle, RenderedPlan};
use crate::cli::slashes::shown;
use crate::report::page::{Audience, LeagueRow, PageReport, PlanPage};
use crate::text::{Both, Raw, fill};
use anyhow::Result;
use std::path::Path;

command! {
    "page", en: "cchc page -o FILE.html", vi: "cchc page -o TỆP.html";
    about
        en: "Make a web page that shows how a plan stands, or many plans beside each other",
        vi: "Tạo trang web cho biết một kế hoạch đến đâu, hoặc so sánh nhiều kế hoạch";
    examples
        en: "cchc page -o plan.html                        one file, to open, print or send\ncchc page -o plan.html --public               what citizens may see\ncchc page --to site                           an index, and a page for each plan\ncchc page --to site -p 'xa-*'                 … of some plans",
        vi: "cchc page -o ke-hoach.html                    một tệp, để mở, in hoặc gửi\ncchc page -o ke-hoach.html --public           phần người dân được xem\ncchc page --to trang                          trang chung và mỗi kế hoạch một trang\ncchc page --to trang -p 'xa-*'                … của một số kế hoạch";

    to: Option<String> = "--to DIR",
        en: "Write an index and a page for each plan into this folder; pages of an earlier run are replaced while nobody has edited them",
        vi: "Ghi trang chung và mỗi kế hoạch một trang vào thư mục này; trang của lần trước được thay nếu chưa ai sửa"
        .conflicts_with_all(["output", "output-format", "report"]);
    public: bool = "--public",
        en: "For citizens: without drafts, names of persons, difficulties, loads and the list of gaps",
        vi: "Cho người dân: không có dự thảo, tên người, khó khăn, khối lượng việc và danh sách thiếu sót phân công";
    title: Option<String> = "--title TEXT",
        en: "The title of the page, or of the index",
        vi: "Tiêu đề của trang, hoặc của trang chung";
    outputs: OutputOptions<WebPages>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let style = PageStyle {
        lang: context.lang,
        audience: if options.public { Audience::Public } else { Audience::Office },
        title: options
            .title
            .as_deref()
            .filter(|title| !title.trim().is_empty())
            .map(|title| Raw::new(title).terminal().to_string()),
    };
    match &options.to {
        Some(folder) => folder_of_pages(context, &style, folder),
        None => one_page(context, &style, options),
    }
}

fn folder_of_pages(context: &Context, style: &PageStyle, folder: &str) -> Result<Exit> {
    let mut pages = PageFolder::begin(context, folder, style)?;
    let writer = pages.writer();
    let ran = Computation::in_parts(
        context,
        How::usual(false),
        |plan, view, settings, sources| style.written(plan, view, settings, sources, &writer),
        |_, part| {
            for plan in part.plans {
                let plan: Option<RenderedPlan> = plan?;
                if let Some(plan) = plan {
                    pages.add(plan);
                }
            }
            Ok(())
        },
    )?;
    if !can_stand(context, &ran, pages.is_empty()) {
        return Ok(ran.exit(false));
    }
    let (count, path) = pages.finish(&ran)?;
    tell_of_pages(context, count, &path);
    Ok(ran.exit(false))
}

/// One line on the pages that were written.
pub(super) fn tell_of_pages(context: &Context, count: usize, path: &Path) {
    const WRITTEN: Both =
        Both { en: "✓ {count} pages are in {folder}\n", vi: "✓ đã ghi {count} trang vào {folder}\n" };
    if !context.quiet {
        output::complain(&fill(WRITTEN.get(context.lang), |hole| match hole {
            "count" => count.to_string(),
            _ => Raw::new(shown(path)).terminal().to_string(),
        }));
    }
}

fn one_page(context: &Context, style: &PageStyle, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    if let Some(path) = context.output().filter(|_| !context.may_overwrite()) {
        style.refuse_others_readers(path)?;
    }
    let (mut all, mut only, mut findings) = (AllPlans::default(), None, Vec::new());
    let ran = Computation::in_parts(
        context,
        How::usual(false),
        |plan, view, settings, sources| {
            let page = style.page(plan, view, settings, sources)?;
            Some((LeagueRow::of(&page), Box::new(page)))
        },
        |scene, part| {
            for (row, page) in part.plans.into_iter().flatten() {
                all.add(row, page.basis());
                let page: Box<PlanPage> = page;
                // Very many plans are never in memory together.
                only = (!scene.is_of_many).then_some(page);
            }
            findings.extend(concerning(part.findings, |_| false));
            Ok(())
        },
    )?;
    let exit = ran.exit(false);
    if !can_stand(context, &ran, all.is_empty()) {
        return Ok(exit);
    }
    let file = match only.filter(|_| all.is_single()) {
        Some(page) => style.alone(&page),
        None => style.together(&all, &ran),
    };
    outputs.deliver(context, &PageReport { head: ran.head(context, NAME, exit), file, findings })?;
    Ok(exit)
}

/// Whether pages may be written. A page that says nothing of a plan which cannot be read would look whole, and take the
/// place of a good one.
pub(super) fn can_stand(context: &Context, ran: &Computation, is_empty: bool) -> bool {
    const UNREAD: Both = Both {
        en: "no page was written, as not every plan can be read: `cchc validate` names the errors",
        vi: "chưa ghi trang nào vì có kế hoạch không đọc được: `cchc validate` chỉ ra từng lỗi",
    };
    const NOTHING: Both = Both {
        en: "no page was written: there is no plan to show",
        vi: "chưa ghi trang nào: không có kế hoạch để hiển thị",
    };
    let says = match (ran.is_whole(), is_empty) {
        (true, false) => return true,
        (true, true) => NOTHING,
        (false, _) => UNREAD,
    };
    output::complain(&format!("{}\n", says.get(context.lang)));
    false
}
