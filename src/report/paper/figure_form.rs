//! The form by which the office asks a colleague for figures: a sheet with one row for each part of a figure.
//!
//! The last column says in each row what its figure is for, so that a filled form can be read back row by row,
//! however rows were moved or sorted.

use super::fields::{FieldName, Fields};
use super::wording::{begun, capitals, day, line, period_title};
use crate::calc::Amount;
use crate::model::{Accumulate, Classes, Indicator, Measure, Period};
use crate::report::sheet::{
    Accepts, Sheet, SheetAlign, SheetCell, SheetColumn, SheetRow, SheetTitle, SheetValue, TitleRank,
};
use crate::report::{LastFigure, OwedRow, PlanOwed};
use crate::text::Raw;
use crate::value::Day;

/// The titles of the columns, by which a filled form is known, with their widths in characters.
pub(crate) const FORM_COLUMNS: [(&str, u16, SheetAlign); 9] = [
    ("STT", 5, SheetAlign::Centre),
    ("Chỉ số", 30, SheetAlign::Left),
    ("Số liệu cần điền", 32, SheetAlign::Left),
    ("Đơn vị", 10, SheetAlign::Centre),
    ("Kỳ gần nhất", 18, SheetAlign::Right),
    ("SỐ LIỆU", 13, SheetAlign::Right),
    ("Văn bản, minh chứng", 18, SheetAlign::Left),
    ("Ghi chú", 18, SheetAlign::Left),
    ("Mã dòng (không sửa)", 24, SheetAlign::Left),
];
/// The place of the column that says what is asked for, of those that are filled in, and of the code.
pub(crate) const ASKED: usize = 2;
/// See [`ASKED`].
pub(crate) const UNIT: usize = 3;
/// See [`ASKED`].
pub(crate) const FIGURE: usize = 5;
/// See [`ASKED`].
pub(crate) const EVIDENCE: usize = 6;
/// See [`ASKED`].
pub(crate) const NOTE: usize = 7;
/// See [`ASKED`].
pub(crate) const CODE: usize = 8;

/// The word before the name of who brings the figures below it.
pub(crate) const BROUGHT_BY: &str = "Người cung cấp: ";

/// A part of a figure, as a form asks for it and plan files write it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FormPart {
    /// The key in a file of values.
    pub key: &'static str,
    about: &'static str,
}

/// The parts of a figure of this kind, in the order of a form. All of them are needed.
pub(crate) const fn form_parts(measure: Measure) -> &'static [FormPart] {
    match measure {
        Measure::Ratio => {
            &[FormPart { key: "numerator", about: "Tử số" }, FormPart { key: "denominator", about: "Mẫu số" }]
        }
        Measure::Count => &[FormPart { key: "count", about: "Số lượng" }],
        Measure::Amount => &[FormPart { key: "amount", about: "Giá trị" }],
        Measure::Score => &[FormPart { key: "score", about: "Điểm" }],
        Measure::Rank => &[
            FormPart { key: "rank", about: "Thứ hạng" },
            FormPart { key: "of", about: "Tổng số đơn vị được xếp hạng" },
        ],
        Measure::Milestone => &[FormPart { key: "done", about: "Ngày hoàn thành" }],
        Measure::Class => &[FormPart { key: "class", about: "Xếp loại" }],
    }
}

/// The code of a row: the plan, the period, the indicator and the part of its figure.
pub(crate) fn form_code(plan: &str, period: &str, indicator: &str, part: &str) -> String {
    format!("{plan}/{period}/{indicator}/{part}")
}

/// The form for the figures of a plan: all of them, in a group for each person, or those of one person.
pub(crate) fn figure_form(plan: &PlanOwed, of: FormOf<'_>, span: (Day, Day)) -> Option<Sheet> {
    let period = plan.period.as_ref()?;
    let rows: Vec<&OwedRow> = plan.rows.iter().filter(|row| of.takes(row)).collect();
    let mut sheet_rows = Vec::new();
    let mut person: Option<&Option<(Raw, Raw)>> = None;
    let is_named = rows.iter().any(|row| row.reporter.is_some());
    for (at, row) in rows.iter().enumerate() {
        if of == FormOf::All && is_named && person != Some(&row.reporter) {
            let title = row.reporter.as_ref().map_or_else(|| "(chưa phân công)".to_owned(), |(_, title)| line(title));
            sheet_rows.push(SheetRow::Group(format!("{BROUGHT_BY}{title}")));
        }
        person = Some(&row.reporter);
        sheet_rows.extend(figure_rows(plan, row, at + 1, span));
    }
    let column = |(title, width, align): (&str, u16, SheetAlign)| SheetColumn { title: title.to_owned(), width, align };
    (!sheet_rows.is_empty()).then(|| Sheet {
        name: "Phiếu số liệu".to_owned(),
        titles: titles(plan, period, of),
        columns: FORM_COLUMNS.into_iter().map(column).collect(),
        rows: sheet_rows,
        is_form: true,
        footer: None,
    })
}

/// The person whose figures a form asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FormOf<'o> {
    /// Everybody.
    All,
    /// The person of this id; `None` for the figures that nobody is named for.
    Person(Option<&'o Raw>),
}

impl FormOf<'_> {
    fn takes(self, row: &OwedRow) -> bool {
        match self {
            Self::All => true,
            Self::Person(id) => row.reporter.as_ref().map(|(id, _)| id) == id,
        }
    }
}

fn titles(plan: &PlanOwed, period: &Period, of: FormOf<'_>) -> Vec<SheetTitle> {
    const HOW: &str = "Chỉ điền các ô màu vàng ở ba cột “SỐ LIỆU”, “Văn bản, minh chứng”, “Ghi chú”; ô chưa có số \
        liệu thì để trống. Nhiều văn bản thì ngăn bằng dấu chấm phẩy.";
    let title = |rank, text: String| SheetTitle { text, rank };
    let due = format!("{}, gửi chậm nhất ngày {}", begun(&period_title(period)), day(period.due.day));
    let mut titles = vec![
        title(TitleRank::Main, capitals("Phiếu cung cấp số liệu")),
        title(TitleRank::Below, line(plan.label.plain_title())),
        title(TitleRank::Below, due),
    ];
    if let FormOf::Person(Some(id)) = of {
        let named = plan.rows.iter().find_map(|row| row.reporter.as_ref().filter(|(known, _)| known == id));
        titles.extend(named.map(|(_, name)| title(TitleRank::Note, format!("{BROUGHT_BY}{}", line(name)))));
    }
    titles.push(title(TitleRank::Note, HOW.to_owned()));
    titles
}

/// The rows of one indicator. Its title, evidence and remark stand in the first.
fn figure_rows(plan: &PlanOwed, row: &OwedRow, number: usize, span: (Day, Day)) -> Vec<SheetRow> {
    let text = |text: String| SheetCell::Fixed(SheetValue::Text(text));
    let empty = || SheetCell::Fixed(SheetValue::Empty);
    let OwedRow { indicator, period, last, .. } = row;
    let is_own = plan.period.as_ref().is_none_or(|of_plan| of_plan.name != period.name);
    let parts = form_parts(indicator.measure).iter().enumerate();
    let cells = parts.map(|(at, part)| {
        let code = form_code(plan.label.id.as_str(), &period.name, indicator.id.value.as_str(), part.key);
        let (number, title) = match at {
            0 => (text(number.to_string()), text(line(indicator.title.raw()))),
            _ => (empty(), empty()),
        };
        let written = || if at == 0 { SheetCell::Open(Accepts::Text, SheetValue::Empty) } else { empty() };
        SheetRow::Cells(vec![
            number,
            title,
            text(asked(row, *part, at == 0, is_own)),
            text(form_unit(indicator, part.key)),
            last.as_ref().map_or_else(empty, |last| text(last_part(last, part.key))),
            SheetCell::Open(accepts(indicator, part.key, span), SheetValue::Empty),
            written(),
            written(),
            text(code),
        ])
    });
    cells.collect()
}

/// The figure that a row asks for, in words. The first row says of which days, and of which period where that is not
/// the one of the form.
fn asked(row: &OwedRow, part: FormPart, is_first: bool, is_own: bool) -> String {
    let OwedRow { indicator, period, .. } = row;
    let counted = match part.key {
        "numerator" => indicator.numerator.as_ref(),
        "denominator" => indicator.denominator.as_ref(),
        _ => None,
    };
    let counted = counted.map(|counted| format!(": {}", line(counted.raw())));
    let excludes = indicator.excludes.as_ref().filter(|_| part.key == "denominator");
    let excludes = excludes.map(|excludes| format!(" (không tính {})", line(excludes.raw())));
    let own = (is_own && is_first).then(|| format!("; {}, hạn {}", period_title(period), day(period.due.day)));
    let days = days(indicator, period).filter(|_| is_first).map(|days| format!(" ({days})"));
    let more: String = [counted, excludes, days, own].into_iter().flatten().collect();
    format!("{}{more}", part.about)
}

/// The days whose figure is asked for: a clerk who adds up from January on would spoil the sum.
fn days(indicator: &Indicator, period: &Period) -> Option<String> {
    let to = day(period.to);
    match indicator.measure {
        Measure::Rank | Measure::Milestone | Measure::Class => None,
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => Some(match indicator.accumulate {
            Accumulate::Latest => format!("tính đến ngày {to}"),
            Accumulate::Sum | Accumulate::Mean => format!("riêng từ ngày {} đến ngày {to}", day(period.from)),
        }),
    }
}

/// The unit in which a part of a figure is asked for; empty where it has none.
pub(crate) fn form_unit(indicator: &Indicator, part: &str) -> String {
    let own = || indicator.unit.as_ref().map(|unit| line(unit.raw())).unwrap_or_default();
    match part {
        "score" => "điểm".to_owned(),
        "rank" => "hạng".to_owned(),
        "done" => "ngày".to_owned(),
        _ => own(),
    }
}

fn accepts(indicator: &Indicator, part: &str, (from, to): (Day, Day)) -> Accepts {
    match part {
        "amount" => Accepts::Decimal { most: None },
        "score" => Accepts::Decimal { most: indicator.maximum.as_ref().map(|most| most.value.clone()) },
        "done" => Accepts::Day { from, to },
        "class" => {
            let classes = indicator.classes.iter().flat_map(Classes::names);
            Accepts::OneOf(classes.map(|class| line(class.raw())).collect())
        }
        "rank" | "of" => Accepts::Rank,
        _ => Accepts::Whole,
    }
}

/// The same part of the last figure, with its period.
fn last_part(last: &LastFigure, part: &str) -> String {
    const DECIMALS: u32 = 3;
    let whole = |number: i128| crate::value::number(&crate::value::Exact::from(number), 0, crate::text::Lang::Vi);
    let shown = match (&last.amount, part) {
        (Amount::Ratio(numerator, _), "numerator") => whole(*numerator),
        (Amount::Ratio(_, denominator), "denominator") => whole(*denominator),
        (Amount::Rank(rank, _), "rank") => whole(i128::from(*rank)),
        (Amount::Rank(_, Some(of)), "of") => whole(i128::from(*of)),
        (Amount::Count(_) | Amount::Amount(_) | Amount::Score(_), _) => {
            let number = last.amount.figure().unwrap_or_else(|| crate::value::Exact::from(0));
            crate::value::number(&number, DECIMALS, crate::text::Lang::Vi)
        }
        (Amount::Done(on), _) => day(*on),
        (Amount::Class(class, _), _) => line(class),
        (Amount::Percent(percent), "numerator") => {
            format!("{} %", crate::value::number(percent, DECIMALS, crate::text::Lang::Vi))
        }
        (Amount::Ratio(..) | Amount::Percent(_) | Amount::Rank(..), _) => return String::new(),
    };
    format!("{shown} ({})", period_title(&last.part.period))
}

/// The names of the template of a form.
pub(crate) const FORM_NAMES: &[FieldName] = &[
    FieldName::text("draft", "the words of a draft, which a form never has", "chữ của bản nháp, phiếu không có"),
    FieldName::text("title", "the title", "tên phiếu"),
    FieldName::list(
        "lines",
        "the lines below it",
        "các dòng dưới tên phiếu",
        &[FieldName::text("text", "the line", "nội dung dòng")],
    ),
    FieldName::list(
        "notes",
        "the notes above the table",
        "các ghi chú trên bảng",
        &[FieldName::text("text", "the note", "nội dung ghi chú")],
    ),
    FieldName::list(
        "groups",
        "the rows, by who brings the figures",
        "các dòng, theo người cung cấp",
        &[
            FieldName::text("title", "who brings the figures, where several do", "người cung cấp, khi có nhiều người"),
            FieldName::list(
                "rows",
                "the rows",
                "các dòng",
                &[
                    FieldName::text("number", "the number", "số thứ tự"),
                    FieldName::text("indicator", "the indicator", "chỉ số"),
                    FieldName::text("asked", "the figure that is asked for", "số liệu cần điền"),
                    FieldName::text("unit", "its unit", "đơn vị"),
                    FieldName::text("last", "the last figure", "số kỳ gần nhất"),
                    FieldName::text("code", "the code of the row", "mã dòng"),
                ],
            ),
        ],
    ),
];

/// The fields of the Word form: the texts of the sheet. The columns to fill in are empty cells of the template.
pub(crate) fn form_fields(sheet: &Sheet) -> Fields {
    const NAMES: [(usize, &str); 6] =
        [(0, "number"), (1, "indicator"), (2, "asked"), (3, "unit"), (4, "last"), (CODE, "code")];
    let of = |rank: TitleRank| {
        let lines = sheet.titles.iter().filter(move |title| title.rank == rank);
        lines.map(|title| Fields::default().with("text", &*title.text)).collect::<Vec<_>>()
    };
    let mut groups: Vec<(Option<&str>, Vec<Fields>)> = Vec::new();
    for row in &sheet.rows {
        match row {
            SheetRow::Group(title) => groups.push((Some(title), Vec::new())),
            SheetRow::Total(_) => {}
            SheetRow::Cells(cells) => {
                if groups.is_empty() {
                    groups.push((None, Vec::new()));
                }
                let text = |at: usize| match cells.get(at) {
                    Some(SheetCell::Fixed(SheetValue::Text(text))) => text.clone(),
                    Some(SheetCell::Fixed(_) | SheetCell::Open(..)) | None => String::new(),
                };
                let fields =
                    NAMES.into_iter().fold(Fields::default(), |fields, (at, name)| fields.with(name, text(at)));
                if let Some((_, rows)) = groups.last_mut() {
                    rows.push(fields);
                }
            }
        }
    }
    let group = |(title, rows): (Option<&str>, Vec<Fields>)| Fields::default().with("title", title).with("rows", rows);
    let title = sheet.titles.iter().find(|title| title.rank == TitleRank::Main);
    Fields::default()
        .with("draft", None::<&str>)
        .with("title", title.map(|title| title.text.clone()).unwrap_or_default())
        .with("lines", of(TitleRank::Below))
        .with("notes", of(TitleRank::Note))
        .with("groups", groups.into_iter().map(group).collect::<Vec<_>>())
}
