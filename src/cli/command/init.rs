//! `cchc init`: a first workspace, a new plan, or a plan carried into a new year.

use crate::app::init::{AskedDays, Destination, NewPlan, Outcome, Request, begin};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{SingleValue, TypedDay};
use crate::diag::Failure;
use crate::model::{Level, Settings};
use crate::report::{Block, Doc};
use crate::store::NewFiles;
use crate::text::{Both, Raw, shell_word};
use crate::value::{Cell, Day};
use anyhow::Result;

command! {
    "init", en: "cchc init FOLDER", vi: "cchc init FOLDER";
    about
        en: "Begin a workspace or a plan, or carry a plan into a new year",
        vi: "Tạo không gian làm việc hoặc kế hoạch mới, hoặc chuyển kế hoạch sang năm mới";
    examples
        en: "cchc init cchc-xa --unit \"UBND xã Long An\" --year 2026    a workspace with a first plan\ncchc init long-an-2027 --from long-an-2026                  last year's plan, in its workspace\ncchc init moi-2026 --unit \"UBND xã Mới\" --year 2026        another plan beside the others\ncchc init nua-nam --unit \"UBND phường An Bình\" --start 2025-07-01 --end 2025-12-31    a plan of half a year",
        vi: "cchc init cchc-xa --unit \"UBND xã Long An\" --year 2026    không gian làm việc với kế hoạch đầu tiên\ncchc init long-an-2027 --from long-an-2026                  chuyển kế hoạch năm trước sang năm mới\ncchc init moi-2026 --unit \"UBND xã Mới\" --year 2026        thêm một kế hoạch\ncchc init nua-nam --unit \"UBND phường An Bình\" --start 2025-07-01 --end 2025-12-31    kế hoạch nửa năm";

    folder: String = "FOLDER",
        en: "The new folder: a workspace, or inside one a plan (below plans/)",
        vi: "Thư mục mới: không gian làm việc, hoặc kế hoạch (trong plans/) nếu đã ở trong một không gian";
    unit: Option<String> = "--unit NAME", en: "The body whose plan it is", vi: "Cơ quan của kế hoạch";
    year: Option<Year> = "--year YEAR",
        en: "The plan's year; with --from the year after by default",
        vi: "Năm của kế hoạch; khi có --from thì mặc định là năm kế tiếp";
    start: Option<TypedDay> = "--start DATE",
        en: "Its first day, where that is not 1 January",
        vi: "Ngày bắt đầu, khi không phải 01/01";
    end: Option<TypedDay> = "--end DATE",
        en: "Its last day, where that is not 31 December",
        vi: "Ngày kết thúc, khi không phải 31/12";
    from: Option<String> = "--from PLAN",
        en: "Carry over this plan (id, or folder): areas, tasks, roles, targets and assignees without deliveries, progress and values; dates are moved by whole years",
        vi: "Chuyển từ kế hoạch này (mã hoặc thư mục): lĩnh vực, nhiệm vụ, phân công, chỉ tiêu, không kèm kết quả, tiến độ, số liệu; thời hạn dời theo số năm";
    level: Option<Level> = "--level LEVEL",
        en: "commune (default), province, ministry, or district for a plan that ends by 30 June 2025",
        vi: "commune (xã, mặc định), province (tỉnh), ministry (bộ), hoặc district (huyện) khi kế hoạch kết thúc trước 01/07/2025";
    id: Option<String> = "--id ID",
        en: "The plan's id; by default the body's name and the year",
        vi: "Mã kế hoạch; mặc định theo tên cơ quan và năm";
    dry_run: bool = "--dry-run", en: "Only list the files; write nothing", vi: "Chỉ liệt kê các tệp, không ghi";
    force: bool = "--force",
        en: "Add what is missing to a folder that is not empty; nothing is overwritten",
        vi: "Bổ sung tệp còn thiếu vào thư mục không trống; không ghi đè";
}

/// A year that a plan can have.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Year(pub i32);

impl SingleValue for Year {
    fn parse(text: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{text}` is not a year from 2000 to 2100",
            vi: "`{text}` không phải năm từ 2000 đến 2100",
        };
        let can_be = |year: &i32| text.len() == 4 && (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(year);
        let year = text.parse().ok().filter(can_be).map(Self);
        year.ok_or_else(|| Failure::new(SAYS).arg("text", text).into())
    }
}

/// The day that an option names. No workspace says which day is today here.
fn day(typed: Option<TypedDay>) -> Result<Option<Day>> {
    Ok(typed.map(|typed| typed.day(&Settings::default())).transpose()?)
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let request = Request {
        here: context.folder(),
        named: &options.folder,
        from: options.from.as_deref(),
        dry_run: options.dry_run,
        keep: options.force,
        unit: options.unit.as_deref(),
        level: options.level,
        id: options.id.as_deref(),
        days: AskedDays { year: options.year.map(|year| year.0), start: day(options.start)?, end: day(options.end)? },
        lang: context.lang,
    };
    match begin(&request)? {
        Outcome::Refused(errors, why) => {
            context.complain_of(&errors);
            Err(why.into())
        }
        Outcome::Made(destination, plan, written) => {
            if !context.quiet {
                context.hand_over_doc(told(&destination, &plan, &written, options))?;
            }
            Ok(Exit::Clean)
        }
    }
}

/// The files that were made, or in a dry run would be, and the next step.
fn told(destination: &Destination, plan: &NewPlan, written: &NewFiles, options: &Options) -> Doc {
    const MADE: Both = Both { en: "✓ {id}: {count} files in {folder}", vi: "✓ {id}: {count} tệp trong {folder}" };
    const KEPT: Both = Both { en: "  kept as it was: {file}", vi: "  giữ nguyên: {file}" };
    const CARRIED: Both = Both {
        en: "Carried over from {from}; dates moved by {years}; dropped tasks left out: {left}; legal bases to check: {renew}",
        vi: "Chuyển từ {from}; thời hạn dời {years}; bỏ nhiệm vụ đã dừng: {left}; căn cứ cần rà soát: {renew}",
    };
    const YEAR: Both = Both { en: "1 year", vi: "1 năm" };
    const YEARS: Both = Both { en: "{n} years", vi: "{n} năm" };
    const SAME_DAY: Both = Both {
        en: "Look at task {task}: two of its due days are now {day}, and count once",
        vi: "Xem lại nhiệm vụ {task}: hai thời hạn nay trùng ngày {day}, chỉ tính một lần",
    };
    const OFFICES: Both = Both {
        en: "Look at assignees.toml: the old posts came along, but since 1 July 2025 a commune has offices and a public service centre",
        vi: "Xem lại assignees.toml: các chức danh cũ được giữ nguyên, nhưng từ 01/07/2025 cấp xã có các phòng và Trung tâm Phục vụ hành chính công",
    };
    const WOULD_MAKE: Both =
        Both { en: "would make {id}: {count} files in {folder}", vi: "sẽ tạo {id}: {count} tệp trong {folder}" };
    const NEXT: Both = Both {
        en: "Next: change the plan's files, then `cchc -C {folder} validate` and `cchc -C {folder} status`",
        vi: "Tiếp theo: sửa các tệp của kế hoạch, rồi `cchc -C {folder} validate` và `cchc -C {folder} status`",
    };
    const CI: Both = Both {
        en: "For CI, put the wheel of cchc {version} into the folder wheels/ (.github/workflows/cchc.yml, .gitlab-ci.yml)",
        vi: "Để chạy CI, đặt gói wheel của cchc {version} vào thư mục wheels/ (.github/workflows/cchc.yml, .gitlab-ci.yml)",
    };
    let (named, dry_run) = (options.folder.as_str(), options.dry_run);
    let text = |text: &str| Cell::Text(Raw::new(text));
    // Inside a workspace the folder is the plan's, wherever the name pointed.
    let folder = destination.inside.as_ref().map_or(named, |(_, folder)| folder.as_str());
    let mut lines = vec![Cell::phrase(
        if dry_run { WOULD_MAKE } else { MADE },
        vec![("id", text(&plan.id)), ("count", Cell::Count(written.new.len())), ("folder", text(folder))],
    )];
    let file = |name: &String| Cell::Joined(vec![Cell::Word(Both::same(" ")), text(name)], " ");
    lines.extend(written.new.iter().map(file));
    lines.extend(written.kept.iter().map(|name| Cell::phrase(KEPT, vec![("file", text(name))])));
    if let Some((from, years, carried)) = &plan.carried {
        let years = match years {
            1 => Cell::Word(YEAR),
            _ => Cell::phrase(YEARS, vec![("n", text(&years.to_string()))]),
        };
        let args = vec![
            ("from", text(from)),
            ("years", years),
            ("left", Cell::Count(carried.left_out)),
            ("renew", Cell::Count(carried.to_renew)),
        ];
        lines.push(Cell::phrase(CARRIED, args));
        if carried.has_new_offices {
            lines.push(Cell::Word(OFFICES));
        }
        for (task, day) in &carried.same_days {
            lines.push(Cell::phrase(SAME_DAY, vec![("task", text(task)), ("day", Cell::Day(*day))]));
        }
    }
    if destination.inside.is_none() && !dry_run {
        lines.push(Cell::phrase(CI, vec![("version", text(env!("CARGO_PKG_VERSION")))]));
        lines.push(Cell::phrase(NEXT, vec![("folder", text(&shell_word(named)))]));
    }
    Doc { blocks: lines.into_iter().map(Block::Line).collect() }
}
