//! Sheets that are laid out like a paper of an office: annexes to print, and forms to fill in.

use super::cells::{A4, HEAD_COLOUR, MOST_ROWS, PERCENT, date, fitted, shown, write_day, write_number, write_text};
use super::height::{COLUMN_FONT_SIZE, Font, height, lines};
use super::lists::Lists;
use super::open_cell;
use super::tabs::Tabs;
use crate::report::{Sheet, SheetAlign, SheetCell, SheetRow, SheetTitle, SheetValue, TitleRank};
use crate::text::Raw;
use crate::value::Day;
use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, IgnoreError, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;

/// The font of the papers of offices (Decree 30/2020/NĐ-CP, annex I).
const FONT: &str = "Times New Roman";
/// The family of fonts with feet.
const ROMAN: u8 = 1;
const PLAIN: Font = Font { size: COLUMN_FONT_SIZE, is_bold: false };
const BOLD: Font = Font { size: COLUMN_FONT_SIZE, is_bold: true };
/// In pixels, with 12 points of that font. The writer knows the width of a column by it.
const ROW_HEIGHT: u32 = 21;
const COLUMN_WIDTH: u32 = 72;
/// The margins of a page that lies on its side, in inches: 30 mm where it is bound, 15 mm opposite, 20 mm above and
/// below.
const MARGINS: [f64; 6] = [1.18, 0.59, 0.79, 0.79, 0.31, 0.31];
/// A longer text in the footer is cut. Excel takes 255 units of UTF-16, with all codes of the footer and `&` as two.
const MOST_FOOTER_UNITS: usize = 80;

/// The workbook of some sheets. A sheet that has more rows than Excel takes goes on in a further one.
pub(super) fn workbook(sheets: &[Sheet], day: Day) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&format(), ROW_HEIGHT, COLUMN_WIDTH)?;
    date(&mut book, day)?;
    let mut tabs = Tabs::default();
    let mut lists = Lists::new(&mut tabs);
    for sheet in sheets {
        let head = u32::try_from(sheet.titles.len()).unwrap_or(u32::MAX).saturating_add(1);
        let room = MOST_ROWS.saturating_sub(head).max(1);
        let mut rest = sheet.rows.as_slice();
        loop {
            let (rows, later) = rest.split_at(rest.len().min(room as usize));
            let page = Page { sheet, worksheet: book.add_worksheet(), row: 0 };
            page.fill(&tabs.name(&sheet.name), rows, &mut lists)?;
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
    }
    lists.write(&mut book)?;
    Ok(book)
}

/// A sheet of the workbook that is being filled.
struct Page<'s> {
    sheet: &'s Sheet,
    worksheet: &'s mut Worksheet,
    row: u32,
}

impl Page<'_> {
    fn fill(mut self, name: &str, rows: &[SheetRow], lists: &mut Lists) -> Result<(), XlsxError> {
        self.set_up(name)?;
        for title in &self.sheet.titles {
            self.title(title)?;
        }
        self.head()?;
        let first = self.row;
        let group = grid().set_bold().set_align(FormatAlign::Left);
        for row in rows {
            match row {
                SheetRow::Group(heading) => self.line(heading, &group, BOLD)?,
                SheetRow::Cells(cells) => self.cells(cells, PLAIN)?,
                SheetRow::Total(cells) => self.cells(cells, BOLD)?,
            }
        }
        let last_column = self.last_column();
        if let Some(last) = self.row.checked_sub(1).filter(|last| *last >= first) {
            // A code such as 1.2 is text, for which Excel would warn.
            let warning = IgnoreError::NumberStoredAsText;
            self.worksheet.ignore_error_range(first, 0, last, last_column, warning)?;
        }
        if self.sheet.is_form {
            if let Some((row, column)) = first_open(first, rows) {
                self.worksheet.set_selection(row, column, row, column)?;
            }
            open_cell::add_rules(self.worksheet, first, self.sheet.columns.len(), rows, lists)?;
            let widths_too = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
            self.worksheet.protect_with_options(&widths_too);
        }
        Ok(())
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    fn set_up(&mut self, name: &str) -> Result<(), XlsxError> {
        let [left, right, top, bottom, header, footer] = MARGINS;
        self.worksheet
            .set_name(name)?
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(left, right, top, bottom, header, footer)
            .set_screen_gridlines(false)
            .set_footer(footer_of(self.sheet.footer.as_deref()));
        for (at, column) in (0_u16..).zip(&self.sheet.columns) {
            self.worksheet.set_column_width(at, f64::from(column.width))?;
        }
        Ok(())
    }

    fn title(&mut self, title: &SheetTitle) -> Result<(), XlsxError> {
        let (size, is_bold, align) = match title.rank {
            TitleRank::Label | TitleRank::Main => (14, true, FormatAlign::Center),
            TitleRank::Below => (13, false, FormatAlign::Center),
            TitleRank::Note => (COLUMN_FONT_SIZE, false, FormatAlign::Left),
        };
        let text = match title.rank {
            TitleRank::Main => Cow::from(title.text.to_uppercase()),
            TitleRank::Label | TitleRank::Below | TitleRank::Note => Cow::from(&title.text),
        };
        let looks = format().set_font_size(size).set_text_wrap().set_align(align).set_align(FormatAlign::Top);
        let looks = if is_bold { looks.set_bold() } else { looks };
        let looks = if title.rank == TitleRank::Below { looks.set_italic() } else { looks };
        self.line(&text, &looks, Font { size, is_bold })
    }

    /// A text as wide as the table.
    fn line(&mut self, text: &str, looks: &Format, font: Font) -> Result<(), XlsxError> {
        let text = shown(text);
        let last_column = self.last_column();
        if last_column == 0 {
            self.worksheet.write_string_with_format(self.row, 0, &*text, looks)?;
        } else {
            self.worksheet.merge_range(self.row, 0, self.row, last_column, &text, looks)?;
        }
        let width = self.sheet.columns.iter().map(|column| u32::from(column.width)).sum();
        self.end_row(lines(&text, width, font), font)
    }

    /// The titles of the columns, which stay in view and stand on every page.
    fn head(&mut self) -> Result<(), XlsxError> {
        let looks = grid().set_bold().set_background_color(Color::RGB(HEAD_COLOUR));
        let looks = looks.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let mut most = 1;
        for (at, column) in (0_u16..).zip(&self.sheet.columns) {
            let title = shown(&column.title);
            most = most.max(lines(&title, column.width.into(), BOLD));
            self.worksheet.write_string_with_format(self.row, at, title, &looks)?;
        }
        self.worksheet.set_repeat_rows(self.row, self.row)?;
        self.end_row(most, BOLD)?;
        self.worksheet.set_freeze_panes(self.row, 0).map(drop)
    }

    fn cells(&mut self, cells: &[SheetCell], font: Font) -> Result<(), XlsxError> {
        let mut most = 1;
        for ((at, column), cell) in (0_u16..).zip(&self.sheet.columns).zip(cells) {
            let looks = grid().set_align(match column.align {
                SheetAlign::Left => FormatAlign::Left,
                SheetAlign::Centre => FormatAlign::Center,
                SheetAlign::Right => FormatAlign::Right,
            });
            let looks = if font.is_bold { looks.set_bold() } else { looks };
            let value = match cell {
                SheetCell::Fixed(value) => {
                    self.value(at, value, looks)?;
                    value
                }
                SheetCell::Open(accepts, value) => {
                    open_cell::write(self.worksheet, (self.row, at), accepts, value, looks)?;
                    value
                }
            };
            if let SheetValue::Text(text) = value {
                most = most.max(lines(&shown(text), column.width.into(), font));
            }
        }
        self.end_row(most, font)
    }

    fn value(&mut self, column: u16, value: &SheetValue, looks: Format) -> Result<(), XlsxError> {
        let (sheet, row) = (&mut *self.worksheet, self.row);
        match value {
            SheetValue::Empty => sheet.write_blank(row, column, &looks).map(drop),
            SheetValue::Text(text) => write_text(sheet, row, column, text, &looks),
            SheetValue::Number(figure, most) => write_number(sheet, row, column, &figure.decimal(*most), "", looks),
            SheetValue::Percent(share, most) => write_number(sheet, row, column, &share.decimal(*most), PERCENT, looks),
            SheetValue::Day(day) => write_day(sheet, row, column, *day, looks, "dd/mm/yyyy"),
        }
    }

    fn end_row(&mut self, lines: u32, font: Font) -> Result<(), XlsxError> {
        self.worksheet.set_row_height(self.row, height(lines, font))?;
        self.row += 1;
        Ok(())
    }
}

/// The first cell to fill in.
fn first_open(first: u32, rows: &[SheetRow]) -> Option<(u32, u16)> {
    (first..).zip(rows).find_map(|(row, cells)| {
        let SheetRow::Cells(cells) = cells else { return None };
        let column = cells.iter().position(|cell| matches!(cell, SheetCell::Open(..)))?;
        Some((row, u16::try_from(column).ok()?))
    })
}

fn format() -> Format {
    Format::new().set_font_name(FONT).set_font_family(ROMAN).set_font_size(COLUMN_FONT_SIZE)
}

/// A cell of the table.
fn grid() -> Format {
    format().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

/// The number of the page in the middle, and a text to the left. There `&` begins a code of Excel.
fn footer_of(text: Option<&str>) -> String {
    let numbers = format!("&C&\"{FONT},Regular\"&P/&N");
    let Some(text) = text else { return numbers };
    let text = fitted(Raw::new(text).terminal().to_string(), MOST_FOOTER_UNITS).replace('&', "&&");
    format!("&L&\"{FONT},Bold\"{text}{numbers}")
}

#[cfg(test)]
mod tests {
    use super::workbook;
    use crate::report::{
        Accepts, Sheet, SheetAlign, SheetCell, SheetColumn, SheetRow, SheetTitle, SheetValue, TitleRank,
    };
    use crate::value::{Day, Exact};
    use calamine::{Data, Reader as _, Xlsx};
    use std::io::{Cursor, Read as _};

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::new(year, month, day).expect("a day")
    }

    fn column(title: &str, align: SheetAlign) -> SheetColumn {
        SheetColumn { title: title.to_owned(), width: 12, align }
    }

    fn open(accepts: Accepts) -> SheetCell {
        SheetCell::Open(accepts, SheetValue::Empty)
    }

    fn form() -> Sheet {
        let names = ["Mã", "Ghi chú", "Số", "Tỷ lệ", "Ngày", "Chọn", "Chọn dài"];
        let title = |text: &str, rank| SheetTitle { text: text.to_owned(), rank };
        let row = |code: &str, most: i64| {
            SheetRow::Cells(vec![
                SheetCell::Fixed(SheetValue::Text(code.to_owned())),
                SheetCell::Open(Accepts::Text, SheetValue::Text("12/2023".to_owned())),
                SheetCell::Open(Accepts::Whole, SheetValue::Number(Exact::from(1_200), 0)),
                open(Accepts::Decimal { most: Some(Exact::from(most)) }),
                open(Accepts::Day { from: day(2023, 1, 1), to: day(2023, 12, 31) }),
                open(Accepts::OneOf(vec!["có".to_owned(), "không".to_owned()])),
                open(Accepts::OneOf(vec!["Hoàn thành, trễ hạn".to_owned(), "Khác".to_owned()])),
            ])
        };
        Sheet {
            name: "Biểu 1/2023".to_owned(),
            titles: vec![title("Biểu nhập", TitleRank::Main), title("Chỉ điền ô màu vàng.", TitleRank::Note)],
            columns: names.iter().map(|name| column(name, SheetAlign::Left)).collect(),
            rows: vec![row("1", 100), SheetRow::Group("II. Nhóm".to_owned()), row("2", 100), row("3", 50)],
            is_form: true,
            footer: None,
        }
    }

    fn bytes(sheets: &[Sheet]) -> Vec<u8> {
        workbook(sheets, day(2023, 9, 30)).and_then(|mut book| book.save_to_buffer()).expect("a workbook")
    }

    fn part(book: &[u8], path: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a zip file");
        let mut text = String::new();
        archive.by_name(path).expect("the part").read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn a_form_locks_all_but_its_open_cells() {
        let book = bytes(&[form()]);
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        let page = roxmltree::Document::parse(&sheet).expect("XML");
        let named = |name: &str| page.descendants().filter(|node| node.tag_name().name() == name).collect::<Vec<_>>();
        let protection = named("sheetProtection");
        assert_eq!(protection.len(), 1);
        let allowed = ["sheet", "formatColumns", "formatRows", "selectLockedCells", "password"]
            .map(|name| protection[0].attribute(name));
        assert_eq!(allowed, [Some("1"), Some("0"), Some("0"), None, None]);
        let styles = part(&book, "xl/styles.xml");
        let styles = roxmltree::Document::parse(&styles).expect("XML");
        let formats = styles.descendants().find(|node| node.tag_name().name() == "cellXfs").expect("formats");
        let formats: Vec<_> = formats.children().filter(roxmltree::Node::is_element).collect();
        let is_open = |cell: &roxmltree::Node<'_, '_>| {
            let format = formats[cell.attribute("s").expect("a format").parse::<usize>().expect("a number")];
            format.children().any(|node| node.attribute("locked") == Some("0"))
        };
        let open: Vec<&str> =
            named("c").iter().filter(|cell| is_open(cell)).filter_map(|cell| cell.attribute("r")).collect();
        let expected: Vec<String> = ["4", "6", "7"]
            .iter()
            .flat_map(|row| ["B", "C", "D", "E", "F", "G"].map(|column| format!("{column}{row}")))
            .collect();
        assert_eq!(open, expected);
        assert!(named("f").is_empty());
    }

    #[test]
    fn an_open_cell_takes_nothing_but_what_it_is_for() {
        let book = bytes(&[form()]);
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        let page = roxmltree::Document::parse(&sheet).expect("XML");
        let rules: Vec<String> = page
            .descendants()
            .filter(|node| node.tag_name().name() == "dataValidation")
            .map(|node| {
                let limits: Vec<&str> =
                    node.children().filter(roxmltree::Node::is_element).filter_map(|formula| formula.text()).collect();
                let of = |name| node.attribute(name).unwrap_or("-");
                assert!(of("error").starts_with("Ô này") && of("showErrorMessage") == "1", "{node:?}");
                format!("{} {} {} {}", of("sqref"), of("type"), of("operator"), limits.join(".."))
            })
            .collect();
        let expected = [
            "C4:C7 whole greaterThanOrEqual 0",
            "D4:D6 decimal - 0..100",
            "D7 decimal - 0..50",
            "E4:E7 date - 44927..45291",
            "F4:F7 list - \"có,không\"",
            "G4:G7 list - 'cchc-danh-muc'!$A$1:$A$2",
        ];
        assert_eq!(rules, expected);
        assert!(part(&book, "xl/workbook.xml").contains("name=\"cchc-danh-muc\" sheetId=\"2\" state=\"hidden\""));
        let mut book = Xlsx::new(Cursor::new(book)).expect("a workbook");
        let names = book.worksheet_range("cchc-danh-muc").expect("the list");
        assert_eq!(names.rows().flatten().map(Data::to_string).collect::<Vec<_>>(), ["Hoàn thành, trễ hạn", "Khác"]);
        let form = book.worksheet_range("Biểu 1-2023").expect("the form");
        assert_eq!(form.get((3, 1)), Some(&Data::String("12/2023".to_owned())));
        assert_eq!(form.get((3, 2)), Some(&Data::Float(1_200.0)));
    }

    #[test]
    fn hidden_characters_are_seen_and_no_text_is_a_formula() {
        let texts = ["=1+1", "@SUM(A1)", "a\u{1b}[2J\0", "\u{202e}abc", "một\nhai", "]]>", "_x0041_", "\u{fffe}"];
        let row = |text: &&str| {
            let value = SheetValue::Text((*text).to_owned());
            SheetRow::Cells(vec![SheetCell::Fixed(value.clone()), SheetCell::Open(Accepts::Text, value)])
        };
        let book = bytes(&[Sheet { rows: texts.iter().map(row).collect(), ..form() }]);
        assert!(!part(&book, "xl/worksheets/sheet1.xml").contains("<f>"));
        let mut book = Xlsx::new(Cursor::new(book)).expect("a workbook");
        let sheet = book.worksheet_range("Biểu 1-2023").expect("the sheet");
        let shown = ["=1+1", "@SUM(A1)", "a␛[2J␀", "<U+202E>abc", "một↵hai", "]]>", "_x0041_", "<U+FFFE>"];
        for (row, text) in (3_u32..).zip(shown) {
            for column in [0, 1] {
                assert_eq!(sheet.get_value((row, column)), Some(&Data::String(text.to_owned())));
            }
        }
    }

    #[test]
    fn odd_sheets_are_written_all_the_same() {
        let empty = Sheet { columns: Vec::new(), rows: Vec::new(), ..form() };
        let narrow = Sheet { columns: vec![SheetColumn { width: 0, ..column("", SheetAlign::Right) }], ..form() };
        let title = |text: String| SheetTitle { text, rank: TitleRank::Main };
        let long =
            Sheet { titles: vec![title("ß&".repeat(40_000))], footer: Some("&P\u{1b}\"".repeat(400)), ..form() };
        let before = SheetCell::Fixed(SheetValue::Day(day(1800, 1, 1)));
        let more = SheetCell::Open(
            Accepts::Decimal { most: Some(Exact::from(i64::MAX)) },
            SheetValue::Percent(Exact::from(i64::MIN), 2),
        );
        let accepts = Accepts::Day { from: day(1700, 1, 1), to: day(1800, 1, 1) };
        let strange = Sheet {
            rows: vec![
                SheetRow::Cells(vec![before, more, open(accepts), open(Accepts::OneOf(Vec::new()))]),
                SheetRow::Cells(Vec::new()),
                SheetRow::Group(String::new()),
            ],
            ..form()
        };
        let book = bytes(&[empty, narrow, long, strange, form()]);
        let mut book = Xlsx::new(Cursor::new(book)).expect("a workbook");
        assert_eq!(book.sheet_names().len(), 6);
        let sheet = book.worksheet_range("Biểu 1-2023 (4)").expect("the strange one");
        assert_eq!(sheet.get((3, 0)), Some(&Data::String("1800-01-01".to_owned())));
        assert_eq!(sheet.get((3, 1)), Some(&Data::String(i64::MIN.to_string())));
    }
}
