//! The workbook of a report: a sheet to read and print, and a sheet of data to filter and count.

use super::cells::{A4, HEAD_COLOUR, MOST_ROWS, PERCENT, chars, date, write_day, write_number, write_text};
use super::sealed::sealed;
use super::sheets;
use crate::report::{Align, Block, Column, Datum, Head, Report, RowKind, Table};
use crate::text::{Both, Lang};
use crate::value::{Cell, Tone, words};
use crate::write::csv;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr as _;

/// The widest column of text, in characters. A longer text is wrapped.
const WIDEST: usize = 45;
/// The height of a line of 11 points, in points.
const LINE_HEIGHT: f64 = 15.0;

const PAGE: Both = Both { en: "Report", vi: "Báo cáo" };
const DATA: Both = Both { en: "Data", vi: "Dữ liệu" };
const FULL: Both = Both {
    en: "(cut here: a sheet holds no more rows; the sheet of data goes on)",
    vi: "(cắt ở đây: một trang tính không chứa thêm dòng; trang dữ liệu có tiếp)",
};

/// Writes a report. The sheets of a workbook come from one report, so it cannot be written in parts.
pub(in crate::write) fn write(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    let sheets = report.sheets();
    let book = if sheets.is_empty() { workbook(report) } else { sheets::workbook(sheets, report.head().as_of) };
    let book = book.and_then(|mut book| book.save_to_buffer()).map_err(io::Error::other)?;
    out.write_all(&sealed(book))
}

fn workbook(report: &impl Report) -> Result<Workbook, XlsxError> {
    let Head { as_of, lang, .. } = *report.head();
    let mut book = Workbook::new();
    date(&mut book, as_of)?;
    let (heading, later) = report.later();
    let heading = heading.filter(|_| !later.is_empty());
    let blocks = report.documents().flat_map(|doc| doc.blocks).chain(heading);
    let blocks: Vec<Block> =
        blocks.chain(later.into_iter().chain(report.closing()).flat_map(|doc| doc.blocks)).collect();
    Page::new(book.add_worksheet(), lang)?.fill(&blocks)?;
    let columns = report.columns();
    let mut rows = report.rows().chain(report.later_rows()).chain(report.closing_rows()).peekable();
    for number in 1_u32.. {
        let name = DATA.get(lang);
        let name = if number == 1 { name.to_owned() } else { format!("{name} {number}") };
        data_sheet(book.add_worksheet_with_constant_memory()?, &name, &columns, &mut rows, lang)?;
        if rows.peek().is_none() {
            break;
        }
    }
    Ok(book)
}

/// The sheet to read: the blocks of the documents, one below the other.
struct Page<'b> {
    sheet: &'b mut Worksheet,
    lang: Lang,
    row: u32,
    /// How many rows the sheet takes, the note on a cut among them.
    most_rows: u32,
    is_full: bool,
    /// Whether the head of its table stays in view, and stands on every page.
    has_one_table: bool,
    widths: Vec<usize>,
}

impl<'b> Page<'b> {
    fn new(sheet: &'b mut Worksheet, lang: Lang) -> Result<Self, XlsxError> {
        sheet.set_name(PAGE.get(lang))?;
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        Ok(Self { sheet, lang, row: 0, most_rows: MOST_ROWS, is_full: false, has_one_table: false, widths: Vec::new() })
    }

    fn fill(mut self, blocks: &[Block]) -> Result<(), XlsxError> {
        let is_headed = |block: &&Block| matches!(block, Block::Table(table) if table.headed);
        self.has_one_table = blocks.iter().filter(is_headed).count() == 1;
        // All tables share the columns of the sheet.
        for block in blocks {
            if let Block::Table(table) = block {
                self.widen(table);
            }
        }
        for (column, width) in (0_u16..).zip(&self.widths) {
            self.sheet.set_column_width(column, chars(width + 2))?;
        }
        for block in blocks {
            self.block(block)?;
        }
        Ok(())
    }

    fn widen(&mut self, table: &Table) {
        for (at, (index, column)) in table.used_columns().enumerate() {
            let rows = table.rows.iter().filter(|row| row.kind != RowKind::Heading);
            let cells = rows.filter_map(|row| row.cells.get(index));
            let widest = cells.map(|cell| words(cell, self.lang).width()).max().unwrap_or(0);
            let widest = widest.max(column.title.get(self.lang).width().min(12));
            let widest = if column.align == Align::Text { widest.min(WIDEST) } else { widest };
            if self.widths.len() <= at {
                self.widths.push(0);
            }
            if let Some(width) = self.widths.get_mut(at) {
                *width = widest.max(*width);
            }
        }
    }

    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        match block {
            Block::Title(left, right) => {
                self.row += u32::from(self.row > 0);
                self.line(&words(left, self.lang), &bold.set_font_size(14))?;
                self.line(&words(right, self.lang), &Format::new().set_italic())
            }
            Block::Heading(heading) => self.line(&words(heading, self.lang), &bold),
            Block::Line(line) => self.line(&words(line, self.lang), &Format::new()),
            Block::Paragraph(text) => self.line(text.terminal().as_str(), &Format::new()),
            Block::Closing(line) => {
                self.row += 1;
                self.line(&words(line, self.lang), &Format::new())
            }
            Block::Table(table) => self.table(table),
            Block::Remarks(remarks, _) => {
                remarks.iter().try_for_each(|remark| self.line(&remark.headline(self.lang), &Format::new()))
            }
            Block::Files(files) => {
                files.iter().try_for_each(|file| self.line(&file.path.terminal().to_string(), &Format::new()))
            }
        }
    }

    /// Whether another row finds room. The last row says that something is cut.
    fn has_room(&mut self) -> Result<bool, XlsxError> {
        let last = self.most_rows - 1;
        if self.row >= last && !self.is_full {
            self.is_full = true;
            write_text(self.sheet, last, 0, FULL.get(self.lang), &Format::new())?;
        }
        Ok(!self.is_full)
    }

    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        if !self.has_room()? {
            return Ok(());
        }
        write_text(self.sheet, self.row, 0, text, format)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let columns: Vec<(usize, &Column)> = table.used_columns().collect();
        if table.headed && self.has_room()? {
            let head = head_format().set_text_wrap().set_align(FormatAlign::Center);
            let titles: Vec<String> = columns.iter().map(|(_, column)| column.title.get(self.lang)).collect();
            for (at, title) in (0_u16..).zip(&titles) {
                write_text(self.sheet, self.row, at, title, &head)?;
            }
            let head = self.row;
            self.end_row(&titles)?;
            // Where there are several tables, no head may stand above the rows of another.
            if self.has_one_table {
                self.sheet.set_repeat_rows(head, head)?.set_freeze_panes(self.row, 0)?;
            }
        }
        for row in &table.rows {
            if !self.has_room()? {
                return Ok(());
            }
            if row.kind == RowKind::Heading {
                let heading: Vec<String> = row.cells.iter().map(|cell| words(cell, self.lang)).collect();
                self.line(&heading.concat(), &Format::new().set_bold())?;
                continue;
            }
            let mut shown = Vec::new();
            for (at, (index, column)) in (0_u16..).zip(&columns) {
                let cell = row.cells.get(*index).unwrap_or(&Cell::Empty);
                self.cell(at, cell, cell_format(column.align, row.is_bold()))?;
                shown.push(words(cell, self.lang));
            }
            self.end_row(&shown)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Makes the row as high as its highest cell, which not every program does by itself.
    fn end_row(&mut self, texts: &[String]) -> Result<(), XlsxError> {
        let lines = texts.iter().zip(&self.widths).map(|(text, width)| textwrap::wrap(text, (*width).max(1)).len());
        self.sheet.set_row_height(self.row, LINE_HEIGHT * chars(lines.max().unwrap_or(1).max(1)))?;
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, format: Format) -> Result<(), XlsxError> {
        let (sheet, row) = (&mut *self.sheet, self.row);
        match cell {
            Cell::Toned(tone, inner) => self.cell(column, inner, format.set_font_color(colour(*tone))),
            Cell::Count(count) => write_number(sheet, row, column, &count.to_string(), "", format),
            Cell::Percent(share) => write_number(sheet, row, column, &share.to_string(), PERCENT, format),
            Cell::Exactly(share) => write_number(sheet, row, column, &share.decimal(2), PERCENT, format),
            Cell::Number(number, decimals) => write_number(sheet, row, column, &number.decimal(*decimals), "", format),
            Cell::Day(day) => write_day(sheet, row, column, *day, format, day_format(self.lang)),
            Cell::Empty
            | Cell::Unknown
            | Cell::Text(_)
            | Cell::Word(_)
            | Cell::Phrase(_)
            | Cell::Texts(..)
            | Cell::Share(..)
            | Cell::Month(..)
            | Cell::Joined(..) => write_text(sheet, row, column, &words(cell, self.lang), &format),
        }
    }
}

/// Writes the rows of data that one sheet holds.
fn data_sheet(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[&'static str],
    rows: &mut impl Iterator<Item = Vec<Datum>>,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_paper_size(A4).set_landscape();
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, chars(column.len() + 6))?;
        write_text(sheet, 0, at, column, &head_format())?;
    }
    let mut last = 0;
    for (row, data) in (1..MOST_ROWS).zip(rows) {
        for (at, datum) in (0_u16..).zip(&data) {
            write_datum(sheet, row, at, datum, lang)?;
        }
        last = row;
    }
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, last_column)?;
    Ok(())
}

fn write_datum(sheet: &mut Worksheet, row: u32, column: u16, datum: &Datum, lang: Lang) -> Result<(), XlsxError> {
    let plain = Format::new();
    match datum {
        Datum::Empty => Ok(()),
        Datum::Text(_) | Datum::Word(_) => write_text(sheet, row, column, &csv::cell(datum), &plain),
        Datum::Whole(_) | Datum::Number(..) => write_number(sheet, row, column, &csv::cell(datum), "", plain),
        Datum::Day(day) => write_day(sheet, row, column, *day, plain, day_format(lang)),
        Datum::Flag(flag) => sheet.write_boolean(row, column, *flag).map(drop),
    }
}

const fn day_format(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "yyyy-mm-dd",
        Lang::Vi => "dd/mm/yyyy",
    }
}

fn head_format() -> Format {
    Format::new().set_bold().set_border(FormatBorder::Thin).set_background_color(Color::RGB(HEAD_COLOUR))
}

fn cell_format(align: Align, is_total: bool) -> Format {
    let format = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let format = if is_total { format.set_bold() } else { format };
    match align {
        Align::Text => format.set_text_wrap(),
        Align::Mark => format,
        Align::Number => format.set_align(FormatAlign::Right),
    }
}

/// Dark enough to be read on white paper.
const fn colour(tone: Tone) -> Color {
    match tone {
        Tone::Good => Color::RGB(0x0000_6100),
        Tone::Warn => Color::RGB(0x0085_5A00),
        Tone::Bad => Color::RGB(0x00A6_0000),
    }
}

#[cfg(test)]
mod tests {
    use super::{FULL, Page};
    use crate::report::{Block, Column, Row, Table};
    use crate::text::Lang;
    use crate::value::Cell;
    use calamine::{Data, Reader as _, Xlsx};
    use rust_xlsxwriter::Workbook;
    use std::io::Cursor;

    #[test]
    fn a_page_that_does_not_fit_is_cut_with_a_note() {
        let rows = (0..20).map(|number| Row::from(vec![Cell::Count(number)]));
        let table = Table::new(vec![Column::number("Tasks", "Nhiệm vụ")], rows);
        let blocks = [Block::Heading("Tên".into()), Block::Table(table), Block::Closing("Hết".into())];
        let mut book = Workbook::new();
        let mut page = Page::new(book.add_worksheet(), Lang::Vi).expect("a page");
        page.most_rows = 6;
        page.fill(&blocks).expect("it is written");
        let bytes = book.save_to_buffer().expect("a workbook");
        let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let sheet = book.worksheet_range("Báo cáo").expect("the page");
        let shown: Vec<String> = sheet.rows().filter_map(|row| row.first()).map(Data::to_string).collect();
        assert_eq!(shown, ["Tên", "Nhiệm vụ", "0", "1", "2", FULL.get(Lang::Vi)]);
    }
}
