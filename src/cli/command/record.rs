//! `cchc record`: recording what was reported for a period.

use crate::app::{self, FIGURE_KEYS, NewValue};
use crate::cli::Exit;
use crate::cli::arguments::described;
use crate::cli::command::change;
use crate::cli::context::Context;
use crate::cli::{
    options::Numbers, options::day, options::list, options::number, options::option, options::text, options::texts,
};
use crate::model::Basis;
use crate::parse::Plain;
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

pub(in crate::cli) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Record a figure for a period, and say what it makes of the targets",
        vi: "Ghi số liệu của một kỳ và cho biết kết quả của chỉ tiêu",
    };
    const EXAMPLES: Both = Both {
        en: "cchc record ty-le-so-hoa-ket-qua --period 2023-Q3 --numerator 700 --denominator 1020 --evidence 45/BC-UBND\ncchc record xep-hang-par-index --period 2023 --rank 3 --of 14 --reported-on 2024-01-10\ncchc record ty-le-ho-so-mang --period 2023 --numerator 3200 --denominator 4100 --dry-run",
        vi: "cchc record ty-le-so-hoa-ket-qua --period 2023-Q3 --numerator 700 --denominator 1020 --evidence 45/BC-UBND\ncchc record xep-hang-par-index --period 2023 --rank 3 --of 14 --reported-on 2024-01-10\ncchc record ty-le-ho-so-mang --period 2023 --numerator 3200 --denominator 4100 --dry-run",
    };
    let indicator = Both { en: "The indicator, by its id", vi: "Chỉ số, theo mã" };
    let figures = [
        Both { en: "A ratio: how many", vi: "Tỷ lệ: tử số" },
        Both { en: "A ratio: of how many", vi: "Tỷ lệ: mẫu số" },
        Both { en: "A ratio whose counts are not known", vi: "Tỷ lệ khi không có số đếm" },
        Both { en: "A count", vi: "Số lượng" },
        Both { en: "An amount", vi: "Giá trị" },
        Both { en: "A score", vi: "Điểm" },
        Both { en: "A rank", vi: "Hạng" },
        Both { en: "A rank: of how many", vi: "Hạng: trong tổng số" },
        Both { en: "A milestone: the day on which it was reached", vi: "Mốc: ngày hoàn thành" },
    ];
    let figures = FIGURE_KEYS.into_iter().zip(figures).map(|(name, help)| {
        option(lang, name, if name == "done" { "DATE" } else { "NUMBER" }, help).allow_negative_numbers(true)
    });
    let command = Command::new("record")
        .arg(Arg::new("indicator").value_name("INDICATOR").required(true).help(indicator.get(lang)))
        .arg(
            option(lang, "period", "PERIOD", Both { en: "The period, such as 2023-Q3", vi: "Kỳ, ví dụ 2023-Q3" })
                .required(true),
        )
        .args(figures)
        .arg(list(
            lang,
            "evidence",
            "NUMBER|FILE",
            Both {
                en: "Document numbers, or files in the plan's folder",
                vi: "Số văn bản, hoặc tệp trong thư mục kế hoạch",
            },
        ))
        .arg(option(
            lang,
            "reported-on",
            "DATE",
            Both {
                en: "The day from which it is known; default the day of --as-of",
                vi: "Ngày báo cáo; mặc định ngày của --as-of",
            },
        ))
        .arg(option(
            lang,
            "reported-by",
            "ID",
            Both { en: "Who reported it, in a new file", vi: "Người báo cáo, khi tạo tệp mới" },
        ))
        .arg(
            option(
                lang,
                "basis",
                "BASIS",
                Both {
                    en: "official, preliminary, estimate or illustrative; default: what the file says, else official",
                    vi: "official, preliminary, estimate hoặc illustrative; mặc định theo tệp, không có thì official",
                },
            )
            .value_parser(Basis::ALL.map(Basis::word))
            .hide_possible_values(true),
        )
        .arg(option(lang, "note", "TEXT", Both { en: "A remark", vi: "Ghi chú" }))
        .args(change::options(lang))
        .arg(change::format(lang));
    let usage = Both { en: "cchc record INDICATOR --period PERIOD", vi: "cchc record CHỈ_SỐ --period KỲ" };
    described(command, lang, ABOUT, EXAMPLES, usage)
}

/// Which numbers a part of a figure takes, as the same key takes in a file.
fn numbers_of(key: &str) -> Numbers {
    match key {
        "percent" => Numbers::Percent,
        "score" => Numbers::Decimal,
        "amount" => Numbers::Ungrouped,
        _ => Numbers::Whole,
    }
}

/// A figure with a point as it was typed: whether that may stand is told by the checks of the file, which know in what the
/// indicator is counted.
fn as_typed(options: &ArgMatches, name: &str) -> Option<String> {
    let typed = text(options, name)?.trim();
    let (whole, decimals) = typed.split_once('.')?;
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_toml = are_digits(whole) && are_digits(decimals) && (whole == "0" || !whole.starts_with('0'));
    is_toml.then(|| typed.to_owned())
}

pub(in crate::cli) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let indicator = text(options, "indicator").unwrap_or_default().to_owned();
    let mut figure = Vec::new();
    for name in FIGURE_KEYS {
        let value = if name == "done" {
            day(options, name)?.map(|day| Plain::Date(day.to_string()))
        } else {
            let number = number(options, name, numbers_of(name))?;
            number.map(|number| Plain::Number(as_typed(options, name).unwrap_or_else(|| number.decimal(18))))
        };
        figure.extend(value.map(|value| (name, value)));
    }
    let owned = |name: &str| text(options, name).map(str::to_owned);
    let new = NewValue {
        period: owned("period").unwrap_or_default(),
        figure,
        evidence: texts(options, "evidence"),
        reported_on: day(options, "reported-on")?,
        reported_by: owned("reported-by"),
        basis: owned("basis"),
        note: owned("note"),
        indicator: indicator.clone(),
    };
    change::make(context, options, "record", Some(&indicator), |ground| app::record(ground, &new))
}
