//! `cchc record`: recording what was reported for a period.

use crate::app::{self, FIGURE_KEYS, NewValue};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{OptionGroup, SingleValue as _, TextOrJson, TypedDay, arg, parse_number};
use crate::diag::Failure;
use crate::model::Basis;
use crate::parse::Plain;
use crate::text::{Both, Lang};
use crate::value::Numbers;
use anyhow::Result;
use clap::{Arg, ArgMatches};

command! {
    "record", en: "cchc record INDICATOR --period PERIOD", vi: "cchc record CHỈ_SỐ --period KỲ";
    about
        en: "Record a figure for a period, and say what it makes of the targets",
        vi: "Ghi số liệu của một kỳ và cho biết kết quả của chỉ tiêu";
    examples
        en: "cchc record ty-le-so-hoa-ket-qua --period 2023-Q3 --numerator 700 --denominator 1020 --evidence 45/BC-UBND\ncchc record xep-hang-par-index --period 2023 --rank 3 --of 14 --reported-on 2024-01-10\ncchc record ty-le-ho-so-mang --period 2023 --numerator 3200 --denominator 4100 --dry-run",
        vi: "cchc record ty-le-so-hoa-ket-qua --period 2023-Q3 --numerator 700 --denominator 1020 --evidence 45/BC-UBND\ncchc record xep-hang-par-index --period 2023 --rank 3 --of 14 --reported-on 2024-01-10\ncchc record ty-le-ho-so-mang --period 2023 --numerator 3200 --denominator 4100 --dry-run";

    indicator: String = "INDICATOR", en: "The indicator, by its id or title", vi: "Chỉ số, theo mã hoặc tên";
    period: String = "--period PERIOD", en: "The period, such as 2023-Q3, Q3 or \"quý III\"", vi: "Kỳ, ví dụ 2023-Q3, Q3 hoặc \"quý III\"";
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
    edit: EditOptions;
    format: TextOrJson;
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
    let Options { indicator, period, figure: Figure(figure), evidence, reported_on, reported_by, note, .. } =
        options.clone();
    let basis = options.basis.map(|basis| basis.word().to_owned());
    let command = (NAME, options.format.is_json());
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
