//! `cchc init`: a first workspace, a new plan, or a plan carried into a new year.

mod place;
mod request;
mod source;
mod told;

use crate::app::{init::WriteFault, init::preview, init::write};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;
use place::Place;
use request::{Request, Year};
use source::{Found, Source};
use told::told;

command! {
    "init", en: "cchc init FOLDER", vi: "cchc init FOLDER";
    about
        en: "Begin a workspace or a plan, or carry a plan into a new year",
        vi: "Tạo không gian làm việc hoặc kế hoạch mới, hoặc chuyển kế hoạch sang năm mới";
    examples
        en: "cchc init cchc-xa --unit \"UBND xã Long An\" --year 2026    a workspace with a first plan\ncchc init long-an-2027 --from long-an-2026                  last year's plan, in its workspace\ncchc init moi-2026 --unit \"UBND xã Mới\" --year 2026        another plan beside the others",
        vi: "cchc init cchc-xa --unit \"UBND xã Long An\" --year 2026    không gian làm việc với kế hoạch đầu tiên\ncchc init long-an-2027 --from long-an-2026                  chuyển kế hoạch năm trước sang năm mới\ncchc init moi-2026 --unit \"UBND xã Mới\" --year 2026        thêm một kế hoạch";

    folder: String = "FOLDER",
        en: "The new folder: a workspace, or inside one a plan (below plans/)",
        vi: "Thư mục mới: không gian làm việc, hoặc kế hoạch (trong plans/) nếu đã ở trong một không gian";
    unit: Option<String> = "--unit NAME", en: "The body whose plan it is", vi: "Cơ quan của kế hoạch";
    year: Option<Year> = "--year YEAR",
        en: "The plan's year; with --from the year after by default",
        vi: "Năm của kế hoạch; khi có --from thì mặc định là năm kế tiếp";
    from: Option<String> = "--from PLAN",
        en: "Carry over this plan (id, or folder): areas, tasks, roles, targets and assignees without deliveries, progress and values; dates are moved by whole years",
        vi: "Chuyển từ kế hoạch này (mã hoặc thư mục): lĩnh vực, nhiệm vụ, phân công, chỉ tiêu, không kèm kết quả, tiến độ, số liệu; thời hạn dời theo số năm";
    level: Option<String> = "--level LEVEL",
        en: "commune (default), district, province or ministry",
        vi: "commune (xã, mặc định), district (huyện), province (tỉnh) hoặc ministry (bộ)"
        .one_of(&["commune", "district", "province", "ministry"]);
    id: Option<String> = "--id ID",
        en: "The plan's id; by default the body's name and the year",
        vi: "Mã kế hoạch; mặc định theo tên cơ quan và năm";
    dry_run: bool = "--dry-run", en: "Only list the files; write nothing", vi: "Chỉ liệt kê các tệp, không ghi";
    force: bool = "--force",
        en: "Add what is missing to a folder that is not empty; nothing is overwritten",
        vi: "Bổ sung tệp còn thiếu vào thư mục không trống; không ghi đè";
}

pub(super) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let named = options.folder.as_str();
    let place = Place::of(context, named)?;
    let source = options.from.as_deref().map(|from| Source::find(context, &place, from)).transpose()?;
    let request = Request {
        unit: options.unit.as_deref(),
        level: options.level.as_deref(),
        id: options.id.as_deref(),
        year: options.year.map(|year| year.0),
        named,
        lang: context.lang,
    };
    let made = match source {
        Some(Found::Plan(source)) => request.carried(&source)?,
        Some(Found::Faulty(errors)) => {
            context.complain_of(&errors, 0);
            return Err(Failure::new(SOURCE_FAULTY).into());
        }
        None => request.fresh()?,
    };
    let files = place.files(made.plan.clone(), &made, context.lang)?;
    let errors = place.check(&files, &made)?;
    if !errors.is_empty() {
        context.complain_of(&errors, 0);
        return Err(Failure::new(NOT_VALID).into());
    }
    let Options { force, dry_run, .. } = *options;
    if force && place.holds_plan(&files) {
        return Err(Failure::new(PLAN_THERE).arg("folder", named).into());
    }
    let written = if dry_run { preview(&place.target, &files, force) } else { write(&place.target, &files, force) };
    let written = written.map_err(|fault| refused(&fault, named))?;
    if !context.quiet {
        context.hand_over_doc(told(&place, &made, &written, named, dry_run))?;
    }
    Ok(Exit::Clean)
}

const SOURCE_FAULTY: Both = Both {
    en: "a plan with errors is not carried over; nothing was written",
    vi: "không chuyển kế hoạch đang có lỗi; chưa ghi gì",
};
const NOT_VALID: Both = Both {
    en: "what was asked for would not be valid; nothing was written",
    vi: "nội dung yêu cầu không hợp lệ; chưa ghi gì",
};
const PLAN_THERE: Both = Both {
    en: "`{folder}` holds a plan already; --force adds files, but not to a plan",
    vi: "`{folder}` đã có kế hoạch; --force chỉ bổ sung tệp, không trộn vào kế hoạch",
};

fn refused(fault: &WriteFault, named: &str) -> Failure {
    const NOT_EMPTY: Both = Both { en: "`{folder}` is not empty", vi: "thư mục `{folder}` không trống" };
    const HELP: Both = Both {
        en: "name a new folder, or add what is missing with --force; nothing is overwritten",
        vi: "đặt tên thư mục mới, hoặc bổ sung tệp còn thiếu bằng --force; không ghi đè",
    };
    const NOT_FOLDER: Both = Both { en: "`{folder}` is no folder", vi: "`{folder}` không phải thư mục" };
    const SYSTEM: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    match fault {
        WriteFault::NotEmpty => Failure::new(NOT_EMPTY).arg("folder", named).help(HELP),
        WriteFault::NotFolder => Failure::new(NOT_FOLDER).arg("folder", named),
        WriteFault::System(path, kind) => {
            Failure::new(SYSTEM).arg("path", path.display().to_string()).why(&(*kind).into())
        }
    }
}
