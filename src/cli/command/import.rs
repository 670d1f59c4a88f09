//! `cchc import`: the plan that an office has in Word, Excel or as text becomes plan files.

use super::edit::complain_of_paths;
use super::import_options::{ColumnMeaning, Target};
use super::init::Year;
use crate::app::init::AskedDays;
use crate::app::{self, EditBase, EditMode, ImportFile, NewImport};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::given_file::read_given;
use crate::cli::options::{TextOrJson, TypedDay, Whole};
use crate::cli::output;
use crate::cli::outputs::hand_over;
use crate::diag::{Failure, Level as Gravity, LocatedFinding};
use crate::import::{ImportKind, ImportWish};
use crate::model::{Level, Settings};
use crate::report::{Head, ImportOutcome, ImportRemarkKind, ImportReport, PlanEdits, Proposal, Site};
use crate::text::{Both, Raw, slug};
use crate::value::{Day, id_fault};
use crate::write::Format;
use anyhow::Result;

command! {
    "import", en: "cchc import FILE --id ID|--into PLAN", vi: "cchc import TỆP --id MÃ|--into KẾ_HOẠCH";
    about
        en: "Read a plan or an annex out of Word, Excel, CSV or text, and show the plan files that it makes",
        vi: "Đọc kế hoạch hoặc phụ lục từ Word, Excel, CSV hay văn bản, và cho xem các tệp kế hoạch sẽ có";
    examples
        en: "cchc import phu-luc.docx --id long-an-2026 --year 2026            the annex of tasks, as a new plan\ncchc import phu-luc.docx --id long-an-2026 --year 2026 --write    … written\ncchc import ke-hoach.docx --text --id long-an-2026               the written plan: targets, areas, solutions\ncchc import phu-luc.xlsx --into long-an-2026                     tasks that are new or told otherwise\ncchc import phu-luc.xlsx --into long-an-2026 --map 6=output      … where a column has another name\ncchc import so-lieu.xlsx --values 2026-H1 --into long-an-2026    figures of a period",
        vi: "cchc import phu-luc.docx --id long-an-2026 --year 2026            phụ lục nhiệm vụ thành kế hoạch mới\ncchc import phu-luc.docx --id long-an-2026 --year 2026 --write    … rồi ghi\ncchc import ke-hoach.docx --text --id long-an-2026               bản kế hoạch: chỉ tiêu, lĩnh vực, giải pháp\ncchc import phu-luc.xlsx --into long-an-2026                     nhiệm vụ mới hoặc khác với kế hoạch\ncchc import phu-luc.xlsx --into long-an-2026 --map 6=output      … khi cột có tên khác\ncchc import so-lieu.xlsx --values 2026-H1 --into long-an-2026    số liệu của một kỳ";

    file: String = "FILE", en: "The file (.docx, .xlsx, .csv, .txt or .md)", vi: "Tệp (.docx, .xlsx, .csv, .txt hoặc .md)";
    target: Target;
    unit: Option<String> = "--unit NAME",
        en: "The body whose plan it is, where the file does not name it", vi: "Cơ quan của kế hoạch, khi tệp không nêu"
        .conflicts_with("into");
    level: Option<Level> = "--level LEVEL",
        en: "commune, province, ministry, or district for a plan that ends by 30 June 2025; default: by the name of the body",
        vi: "commune (xã), province (tỉnh), ministry (bộ), hoặc district (huyện) khi kế hoạch kết thúc trước 01/07/2025; mặc định theo tên cơ quan"
        .conflicts_with("into");
    year: Option<Year> = "--year YEAR",
        en: "The plan's year, which deadlines without a year have; default: what the file says",
        vi: "Năm của kế hoạch, dùng cho thời hạn không ghi năm; mặc định theo tệp"
        .conflicts_with("into");
    start: Option<TypedDay> = "--start DATE",
        en: "Its first day, where that is not 1 January", vi: "Ngày bắt đầu, khi không phải 01/01"
        .conflicts_with("into");
    end: Option<TypedDay> = "--end DATE",
        en: "Its last day, where that is not 31 December", vi: "Ngày kết thúc, khi không phải 31/12"
        .conflicts_with("into");
    text: bool = "--text",
        en: "Read the running text of a Word file: legal bases, areas, targets, solutions, recipients",
        vi: "Đọc phần lời của tệp Word: căn cứ, lĩnh vực, chỉ tiêu, giải pháp, nơi nhận"
        .conflicts_with_all(["table", "map"]);
    table: Option<Whole> = "--table N",
        en: "Read this table alone, counted from 1", vi: "Chỉ đọc bảng này, đếm từ 1";
    map: Vec<String> = "--map COLUMN=WORD",
        en: "The content of a column, such as 3=output (repeatable): number, title, output, lead, support, due, note, cost, fund, submit-to, or none",
        vi: "Nội dung của một cột, ví dụ 3=output (lặp lại được): number, title, output, lead, support, due, note, cost, fund, submit-to hoặc none";
    before: Option<String> = "--before WORD",
        en: "same-day: “trước 15/11” is 15 November, not the day before",
        vi: "same-day: “trước 15/11” là ngày 15/11, không phải ngày liền trước"
        .one_of(&["same-day"]).conflicts_with("values");
    posts: Option<String> = "--posts YEAR",
        en: "2025: know the offices that communes have since 1 July 2025",
        vi: "2025: nhận ra các phòng của cấp xã từ ngày 01/07/2025"
        .one_of(&["2025"]).conflicts_with_all(["text", "values"]);
    write: bool = "--write", en: "Write the files, all or nothing", vi: "Ghi các tệp, ghi tất cả hoặc không ghi gì";
    dry_run: bool = "--dry-run",
        en: "Only show the change, as without --write", vi: "Chỉ xem thay đổi, như khi không có --write"
        .conflicts_with("write");
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const UNREAD: Both = Both { en: "`{file}` cannot be read: {why}", vi: "không đọc được `{file}`: {why}" };
    const NO_TABLES: Both = Both {
        en: "`--{option}` is for tables, and `{file}` is plain text",
        vi: "`--{option}` dùng cho bảng, mà `{file}` là văn bản thuần",
    };
    const LOCK: Both = Both {
        en: "it only marks that somebody has the file open; name the file itself, without ~$",
        vi: "đây chỉ là dấu cho biết tệp đang mở; hãy nêu chính tệp đó, bỏ ~$ ở đầu",
    };
    if options.file.rsplit(['/', '\\']).next().is_some_and(|name| name.starts_with("~$")) {
        return Err(Failure::new(UNREAD).text("file", &*options.file).phrase("why", LOCK).into());
    }
    // A plain text has no table.
    if app::import_kind(&options.file) == ImportKind::Text {
        let of_tables =
            [("table", options.table.is_some()), ("map", !options.map.is_empty()), ("posts", options.posts.is_some())];
        if let Some((option, _)) = of_tables.into_iter().find(|(_, is_given)| *is_given) {
            return Err(Failure::new(NO_TABLES).text("option", option).text("file", &*options.file).into());
        }
    }
    let bytes = read_given(context, &options.file, || Failure::new(UNREAD).text("file", &*options.file))?;
    let file = ImportFile::read(&bytes, &options.file, options.text)?;
    drop(bytes);
    match (&options.target.id, &options.target.into) {
        (Some(id), _) => new_plan(context, options, &file, id),
        (None, Some(into)) => into_plan(context, options, &file, into),
        (None, None) => Err(no_target().into()),
    }
}

fn no_target() -> Failure {
    const NONE: Both = Both {
        en: "say where the plan goes: --id ID for a new plan, or --into PLAN",
        vi: "nêu nơi nhận: --id MÃ cho kế hoạch mới, hoặc --into KẾ_HOẠCH",
    };
    Failure::new(NONE)
}

/// The days that options tell. No workspace says which day is today here.
fn asked_days(options: &Options) -> Result<AskedDays> {
    let day = |typed: Option<TypedDay>| typed.map(|typed| typed.day(&Settings::default())).transpose();
    Ok(AskedDays { year: options.year.map(|year| year.0), start: day(options.start)?, end: day(options.end)? })
}

/// How the file is read into a plan of these days.
fn wish<'w>(options: &Options, days: (Day, Day), map: &'w [(usize, Option<&'static str>)]) -> ImportWish<'w> {
    let table = options.table.as_ref().and_then(|table| table.0.decimal(0).parse().ok());
    ImportWish {
        days,
        before_is_same_day: options.before.is_some(),
        has_new_posts: options.posts.is_some(),
        kind: app::import_kind(&options.file),
        table,
        map,
        into: None,
    }
}

/// The contents of columns that the caller names, by their numbers.
fn meanings(options: &Options) -> Result<Vec<(usize, Option<&'static str>)>> {
    const TWICE: Both = Both { en: "`--map` names column {column} twice", vi: "`--map` nêu cột {column} hai lần" };
    let mut all: Vec<(usize, Option<&'static str>)> = Vec::new();
    for text in &options.map {
        let ColumnMeaning { column, word } = ColumnMeaning::parse(text)?;
        if all.iter().any(|(known, _)| *known == column) {
            return Err(Failure::new(TWICE).text("column", column.to_string()).into());
        }
        all.push((column, word));
    }
    Ok(all)
}

fn new_plan(context: &Context, options: &Options, file: &ImportFile, id: &str) -> Result<Exit> {
    const NO_ID: Both = Both {
        en: "`--id {id}` cannot be an id: {why}; it takes plain letters, digits, dots and dashes",
        vi: "`--id {id}` không dùng làm mã được: {why}; mã chỉ gồm chữ không dấu, số, dấu chấm và gạch nối",
    };
    const WRITE: Both = Both { en: "write --id {plain}", vi: "ghi --id {plain}" };
    if let Some(why) = id_fault(id) {
        let failure = Failure::new(NO_ID).text("id", id).phrase("why", why);
        let plain = slug(id);
        let has_plain = id_fault(&plain).is_none();
        return Err(if has_plain { failure.text("plain", plain).help(WRITE) } else { failure }.into());
    }
    let asked = asked_days(options)?;
    let has_said_days = [asked.year.is_some(), asked.start.is_some(), asked.end.is_some()] == [false; 3];
    let days = app::import_days(asked, file.said_days())?;
    let map = meanings(options)?;
    let mut proposal = file.propose(&wish(options, days, &map))?;
    let said = file.said_unit();
    let request = NewImport {
        here: context.folder(),
        id,
        unit: options.unit.as_deref().or(said.as_deref()),
        level: options.level,
        days,
        has_said_days,
        as_of: context.as_of(&Settings::default())?,
        file: &options.file,
        lang: context.lang,
    };
    let plan = app::import_new(&request, &mut proposal)?;
    let writes = options.write && !options.dry_run;
    let outcome = match (plan.errors.is_empty(), writes) {
        (false, _) => ImportOutcome::Refused,
        (true, false) => ImportOutcome::Shown,
        (true, true) => ImportOutcome::Written,
    };
    let told = Told {
        as_of: request.as_of,
        site: Site::default(),
        plan: plan.plan.clone(),
        others: plan.others,
        findings: plan.findings.clone(),
        errors: plan.errors.clone(),
        outcome,
    };
    let write = || if outcome == ImportOutcome::Written { plan.write() } else { Ok(()) };
    tell(context, options, proposal, told, write)
}

fn into_plan(context: &Context, options: &Options, file: &ImportFile, into: &str) -> Result<Exit> {
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let selection = context.selection_of(&workspace, &[into.to_owned()]);
    let only = app::only_plan(&workspace.over(&workspace.files), &selection)?;
    let writes = options.write && !options.dry_run;
    let mode = EditMode { as_of, dry_run: !writes, force: false };
    let map = meanings(options)?;
    let mut proposal = Proposal::default();
    let decide = |base: EditBase<'_>| {
        let days = (base.plan.start.value, base.plan.end.value);
        if let Some(period) = &options.target.values {
            let (values, edits) = app::import_values(base, file, period)?;
            proposal = values;
            return Ok(edits);
        }
        let wish = ImportWish { into: Some(base.plan), ..wish(options, days, &map) };
        proposal = file.propose(&wish)?;
        app::import_into(base, &mut proposal)
    };
    let draft = app::draft(&workspace.files, &workspace.shared, &only, mode, decide, |_, _| ())?;
    let errors: Vec<LocatedFinding> =
        draft.errors().into_iter().filter(|error| !app::is_left_to_a_person(error)).collect();
    let outcome = match (errors.is_empty(), writes) {
        (false, _) => ImportOutcome::Refused,
        (true, false) => ImportOutcome::Shown,
        (true, true) => ImportOutcome::Written,
    };
    let told = Told {
        as_of,
        site: workspace.site.clone(),
        plan: draft.plan.clone(),
        others: 0,
        findings: draft.new.clone(),
        errors,
        outcome,
    };
    let lang = context.lang;
    let write = || {
        if outcome == ImportOutcome::Written {
            for warning in draft.write(&workspace.files)? {
                output::complain(&warning.warning(lang));
            }
        }
        Ok(())
    };
    tell(context, options, proposal, told, write)
}

/// The outcome of an import, as it is told.
struct Told {
    as_of: Day,
    site: Site,
    plan: PlanEdits,
    others: usize,
    findings: Vec<LocatedFinding>,
    /// The errors that keep it from being written.
    errors: Vec<LocatedFinding>,
    outcome: ImportOutcome,
}

/// Hands the report over, and lets `write` make the change where that was not done before.
fn tell(
    context: &Context,
    options: &Options,
    proposal: Proposal,
    told: Told,
    write: impl FnOnce() -> Result<()>,
) -> Result<Exit> {
    const ONE: Both = Both {
        en: "nothing was written: beside the questions, the plan would have an error",
        vi: "chưa ghi gì: ngoài các câu hỏi nêu trên, kế hoạch sẽ có một lỗi",
    };
    const SEVERAL: Both = Both {
        en: "nothing was written: beside the questions, the plan would have {count} errors",
        vi: "chưa ghi gì: ngoài các câu hỏi nêu trên, kế hoạch sẽ có {count} lỗi",
    };
    let is_left = proposal.remarks.iter().any(|remark| match remark.kind {
        ImportRemarkKind::Asked | ImportRemarkKind::Unread => true,
        ImportRemarkKind::Assumed => false,
    });
    let Told { as_of, site, plan, others, findings, errors, outcome } = told;
    let is_refused = outcome == ImportOutcome::Refused;
    let is_whole = !is_left && !is_refused && findings.iter().all(|finding| finding.level() < Gravity::Error);
    let exit = if is_whole { Exit::Clean } else { Exit::Found };
    let head = Head { command: NAME, as_of, lang: context.lang, site, ok: is_whole };
    let file = Raw::new(&*options.file);
    let report = ImportReport { head, file, plan, proposal, others, outcome, findings };
    let paths: Vec<String> = report.plan.files.iter().map(|file| file.path.as_str().to_owned()).collect();
    let tell_written = || {
        if outcome == ImportOutcome::Written && !paths.is_empty() && !context.quiet {
            complain_of_paths(&paths, context.lang);
        }
    };
    if options.format.is_json() {
        // JSON tells what was done, so it comes last.
        write()?;
        let told = hand_over(context, &report, Format::Json);
        if told.is_err() {
            tell_written();
        }
        return told.map(|()| exit);
    }
    if !context.quiet || !is_whole {
        hand_over(context, &report, Format::Text)?;
    }
    if is_refused {
        context.complain_of(&errors);
        let says = if errors.len() == 1 { ONE } else { SEVERAL };
        output::complain(&Failure::new(says).arg("count", errors.len().to_string()).words(context.lang));
        return Ok(exit);
    }
    write()?;
    tell_written();
    Ok(exit)
}
