//! `cchc record`: recording what was reported for a period, one figure or whole forms; or what is still to be reported.

use super::record_form_options::FormOptions;
use super::record_list;
#[cfg(feature = "office")]
use super::{
    record_forms::{self, FormsWanted},
    record_from::{self, FormsTaken},
};
#[cfg(feature = "office")]
use crate::app::FormWish;
use crate::app::{self, FIGURE_KEYS, NewValue};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{Names, OptionGroup, SingleValue as _, TypedDay, arg, parse_number};
use crate::cli::outputs::{OutputOptions, Tables};
use crate::diag::Failure;
use crate::model::Basis;
use crate::parse::Plain;
use crate::text::{Both, Lang};
use crate::value::Numbers;
use crate::write::Format;
use anyhow::Result;
use clap::{Arg, ArgMatches};

command! {
    "record", en: "cchc record [INDICATOR]", vi: "cchc record [CHỈ_SỐ]";
    about
        en: "Record a figure for a period; without an indicator, list the figures that are still to be reported",
        vi: "Ghi số liệu của một kỳ; không nêu chỉ số thì liệt kê số liệu còn phải báo cáo";
    examples
        en: "cchc record                                              the figures that the next report lacks\ncchc record --assignee van-phong-thong-ke                … that one person brings\ncchc record --to phieu                                   an empty form for each person\ncchc record --from phieu/*.xlsx                          the figures of filled forms, as a change\ncchc record --from phieu/*.xlsx --write                  … recorded\ncchc record ty-le-so-hoa-ket-qua --period 2023-Q3 --numerator 700 --denominator 1020 --evidence 45/BC-UBND\ncchc record xep-hang-par-index --period 2023 --rank 3 --of 14 --reported-on 2024-01-10",
        vi: "cchc record                                              số liệu báo cáo tới còn thiếu\ncchc record --assignee van-phong-thong-ke                … của một người cung cấp\ncchc record --to phieu                                   phiếu trống cho từng người\ncchc record --from phieu/*.xlsx                          xem số liệu trong phiếu đã điền\ncchc record --from phieu/*.xlsx --write                  … rồi ghi vào kế hoạch\ncchc record ty-le-so-hoa-ket-qua --period 2023-Q3 --numerator 700 --denominator 1020 --evidence 45/BC-UBND\ncchc record xep-hang-par-index --period 2023 --rank 3 --of 14 --reported-on 2024-01-10";

    indicator: Option<String> = "INDICATOR", en: "The indicator, by its id or title", vi: "Chỉ số, theo mã hoặc tên";
    period: Option<String> = "--period PERIOD",
        en: "The period, such as 2023-Q3, Q3 or \"quý III\"; for the list default the one due next",
        vi: "Kỳ, ví dụ 2023-Q3, Q3 hoặc \"quý III\"; khi liệt kê mặc định kỳ sắp đến hạn";
    figure: Figure;
    evidence: Vec<String> = "--evidence NUMBER|FILE",
        en: "Document numbers, or files in the plan's folder",
        vi: "Số văn bản, hoặc tệp trong thư mục kế hoạch";
    reported_on: Option<TypedDay> = "--reported-on DATE",
        en: "The day from which it is known; default the day of --as-of",
        vi: "Ngày báo cáo; mặc định ngày của --as-of";
    reported_by: Option<String> = "--reported-by ID",
        en: "The person who reported it, for a new file",
        vi: "Người báo cáo, khi tạo tệp mới";
    basis: Option<Basis> = "--basis BASIS",
        en: "official, preliminary, estimate or illustrative; default: what the file says, else official",
        vi: "official, preliminary, estimate hoặc illustrative; mặc định theo tệp, không có thì official";
    note: Option<String> = "--note TEXT", en: "A remark", vi: "Ghi chú";
    assignee: Names = "--assignee ID",
        en: "Only what this person brings, for the list and forms (id, title or alias)",
        vi: "Chỉ số liệu người này cung cấp, khi liệt kê và lập phiếu (mã, chức danh hoặc tên khác)";
    forms: FormOptions;
    edit: EditOptions;
    outputs: OutputOptions<Tables>;
}

/// The parts of a figure, by their keys.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Figure(Vec<(&'static str, Part)>);

/// A part of a figure.
#[derive(Clone, Debug)]
enum Part {
    Number(Plain),
    Day(TypedDay),
    Class(String),
}

/// An option for each part of a figure, in the order of [`FIGURE_KEYS`].
const LINES: [(&str, Both); FIGURE_KEYS.len()] = [
    ("--numerator NUMBER", Both { en: "A ratio: how many", vi: "Tỷ lệ: tử số" }),
    ("--denominator NUMBER", Both { en: "A ratio: of how many", vi: "Tỷ lệ: mẫu số" }),
    ("--percent NUMBER", Both { en: "A ratio whose counts are not known", vi: "Tỷ lệ khi không có số đếm" }),
    ("--count NUMBER", Both { en: "A count", vi: "Số lượng" }),
    ("--amount NUMBER", Both { en: "An amount", vi: "Giá trị" }),
    ("--score NUMBER", Both { en: "A score", vi: "Điểm" }),
    ("--rank NUMBER", Both { en: "A rank", vi: "Hạng" }),
    ("--of NUMBER", Both { en: "A rank: of how many", vi: "Hạng: trong tổng số" }),
    ("--done DATE", Both { en: "A milestone: the day on which it was reached", vi: "Mốc: ngày hoàn thành" }),
    ("--class CLASS", Both { en: "A class, as the indicator names it", vi: "Xếp loại, theo các mức của chỉ số" }),
];

impl OptionGroup for Figure {
    fn args(lang: Lang) -> Vec<Arg> {
        let part = |(line, help): (&'static str, Both)| {
            arg::<Option<String>>("", line).help(help.get(lang)).allow_negative_numbers(true)
        };
        LINES.map(part).to_vec()
    }

    fn read(matches: &ArgMatches) -> Result<Self> {
        let part = |key: &'static str| {
            let typed = matches.get_one::<String>(key);
            typed.map(|typed| Ok((key, part_of(key, typed.trim())?))).transpose()
        };
        Ok(Self(FIGURE_KEYS.into_iter().filter_map(|key| part(key).transpose()).collect::<Result<_>>()?))
    }
}

fn part_of(key: &str, typed: &str) -> Result<Part> {
    let numbers = match key {
        "done" => return Ok(Part::Day(TypedDay::parse(typed)?)),
        "class" => return Ok(Part::Class(typed.to_owned())),
        "percent" => Numbers::Percent,
        "score" => Numbers::Decimal,
        "amount" => Numbers::UngroupedNumber,
        _ => Numbers::Whole,
    };
    let number = parse_number(typed, numbers)?;
    Ok(Part::Number(Plain::Number(as_typed(typed).unwrap_or_else(|| number.decimal(18)))))
}

/// A figure with a point, as it was typed. The checks of the file say whether it may stand: they know in what the
/// indicator is counted.
fn as_typed(typed: &str) -> Option<String> {
    let (whole, decimals) = typed.split_once('.')?;
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_toml = are_digits(whole) && are_digits(decimals) && (whole == "0" || !whole.starts_with('0'));
    is_toml.then(|| typed.to_owned())
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const NO_PERIOD: Both = Both { en: "name the period: --period PERIOD", vi: "nêu kỳ: --period KỲ" };
    const ONLY_LIST: Both = Both {
        en: "`--assignee` is for the list; leave out the indicator",
        vi: "`--assignee` dùng khi liệt kê; bỏ mã chỉ số",
    };
    const WHOLE: Both = Both {
        en: "a form is for all figures of a period: leave out the indicator, or `--{option}`",
        vi: "phiếu dành cho mọi số liệu của kỳ: bỏ mã chỉ số, hoặc bỏ `--{option}`",
    };
    let Options { indicator, period, figure: Figure(figure), evidence, reported_on, reported_by, note, .. } =
        options.clone();
    let Some(indicator) = indicator else {
        if options.forms.given().is_some() {
            return run_forms(context, options);
        }
        refuse_lonely(options, &[])?;
        return record_list::run((context, NAME), period.as_deref(), &options.assignee, &options.outputs);
    };
    if !options.assignee.is_empty() {
        return Err(Failure::new(ONLY_LIST).into());
    }
    if let Some(option) = options.forms.given() {
        return Err(Failure::new(WHOLE).arg("option", option).into());
    }
    let period = period.ok_or_else(|| Failure::new(NO_PERIOD))?;
    let basis = options.basis.map(|basis| basis.word().to_owned());
    let command = (NAME, options.outputs.of_an_edit()? == Format::Json);
    let about = indicator.clone();
    edit::make(context, command, &options.edit, Some(&about), |base| {
        let part = |(key, part)| match part {
            Part::Number(number) => Ok((key, number)),
            Part::Day(day) => Ok((key, Plain::Date(day.day(base.settings)?.to_string()))),
            Part::Class(class) => Ok((key, Plain::Text(class))),
        };
        let figure = figure.into_iter().map(part).collect::<Result<_, Failure>>()?;
        let reported_on = reported_on.map(|on| on.day(base.settings)).transpose()?;
        app::record(base, &NewValue { indicator, period, figure, evidence, reported_on, reported_by, basis, note })
    })
}

/// Writes or reads forms.
#[cfg(feature = "office")]
fn run_forms(context: &Context, options: &Options) -> Result<Exit> {
    let FormOptions { form, to, from, write } = &options.forms;
    let Some(files) = from else {
        if *write {
            const ONLY_FROM: Both = Both {
                en: "`--write` belongs to `--from`: an empty form is written at once",
                vi: "`--write` đi với `--from`: phiếu trống thì ghi ngay",
            };
            return Err(Failure::new(ONLY_FROM).into());
        }
        refuse_lonely(options, &[])?;
        let (period, form, folder) = (options.period.as_deref(), form.as_deref(), to.as_deref());
        return record_forms::run(
            context,
            &FormsWanted { period, people: &options.assignee, form, folder, outputs: &options.outputs },
        );
    };
    refuse_lonely(options, &["reported-on", "basis", "dry-run"])?;
    let workspace = context.open()?;
    let reported_on = options.reported_on.map(|on| on.day(&workspace.settings)).transpose()?;
    let wish = FormWish {
        period: options.period.clone(),
        reported_on,
        basis: options.basis.map(|basis| basis.word().to_owned()),
    };
    let EditOptions { dry_run, force } = options.edit;
    let is_json = options.outputs.of_an_edit()? == Format::Json;
    record_from::run((context, NAME), &FormsTaken { files, wish, write: *write && !dry_run, force, is_json })
}

/// No option asks for it then.
#[cfg(not(feature = "office"))]
#[expect(clippy::unnecessary_wraps, reason = "the build with forms can fail")]
fn run_forms(_: &Context, _: &Options) -> Result<Exit> {
    Ok(Exit::Clean)
}

/// Refuses options that belong to one figure, but for those that forms take too.
fn refuse_lonely(options: &Options, taken: &[&str]) -> Result<()> {
    const ALONE: Both = Both {
        en: "`--{option}` needs an indicator: cchc record INDICATOR --period PERIOD --{option} …",
        vi: "`--{option}` cần chỉ số: cchc record CHỈ_SỐ --period KỲ --{option} …",
    };
    let Figure(figure) = &options.figure;
    let given = [
        figure.first().map(|(key, _)| *key),
        (!options.evidence.is_empty()).then_some("evidence"),
        options.reported_on.is_some().then_some("reported-on"),
        options.reported_by.is_some().then_some("reported-by"),
        options.basis.is_some().then_some("basis"),
        options.note.is_some().then_some("note"),
        options.edit.dry_run.then_some("dry-run"),
    ];
    match given.into_iter().flatten().find(|option| !taken.contains(option)) {
        Some(option) => Err(Failure::new(ALONE).arg("option", option).into()),
        None => Ok(()),
    }
}
