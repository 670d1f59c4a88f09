//! Tables that fit the screen: columns are left out before words are broken, and a mark shows every cut.

use super::bar::{self, bar};
use super::layout::{Screen, bold, wrap};
use crate::report::{Align, Column, Row, RowKind, Table};
use crate::text::{self, Both, narrow_columns, word_columns};
use crate::value::{Cell, Tone, words as cell};
use comfy_table::{Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, TableStyle, Width};
use rayon::prelude::*;
use std::iter::repeat_n;

/// A column that is shown.
struct FittedColumn {
    column: Column,
    /// Its index in the rows.
    index: usize,
    /// The widest word of its text, or the widest cell where cells are never broken.
    least: usize,
    /// The widest cell.
    most: usize,
}

/// Between two columns.
const GAP: usize = 2;

/// So many rows are laid out together.
const MOST_ROWS_AT_ONCE: usize = 256;

/// More rows are measured and laid out by several threads: to start them costs more than a small table.
const MANY_ROWS: usize = 16 * MOST_ROWS_AT_ONCE;

fn is_large(table: &Table) -> bool {
    table.rows.len() > MANY_ROWS
}

/// Writes a table, each line with its line break.
pub(crate) fn write_table(table: &Table, screen: Screen) -> String {
    let mut shown = measured(table, screen);
    let without = leave_out(&mut shown, screen.width);
    if shown.is_empty() {
        return String::new();
    }
    let bars = screen.bars.filter(|_| without.is_empty()).and_then(|_| beside_bars(table, &shown, screen.width));
    let (widths, bar_columns) =
        bars.map_or_else(|| (widths(&shown, screen.width), None), |(widths, columns)| (widths, Some(columns)));
    let parts = parts(&table.rows);
    let mut page = String::new();
    let laid_out = |(index, (heading, rows)): (usize, &(Option<&Row>, &[Row]))| {
        let mut lines = heading.map_or_else(String::new, |row| heading_line(row, screen));
        push_part(&mut lines, rows, (&shown, &widths, bar_columns), table.headed && index == 0, screen);
        lines
    };
    if is_large(table) {
        page.extend(parts.par_iter().enumerate().map(laid_out).collect::<Vec<String>>());
    } else {
        page.extend(parts.iter().enumerate().map(laid_out));
    }
    if !without.is_empty() {
        // A line says which columns are left out.
        const WITHOUT: Both = Both { en: "(no room here for: {columns})", vi: "(không đủ chỗ cho: {columns})" };
        let columns: Vec<String> = without.iter().map(|column| column.title.get(screen.lang)).collect();
        let line = text::fill(WITHOUT.get(screen.lang), |_| columns.join(", "));
        page.push_str(&wrap(&line, screen.width.saturating_sub(1), ""));
        page.push('\n');
    }
    page
}

/// The rows in parts, each with its heading if it has one. The first part has none: there stand the titles of the
/// columns.
fn parts(rows: &[Row]) -> Vec<(Option<&Row>, &[Row])> {
    let is_heading = |row: &Row| row.kind == RowKind::Heading;
    let mut parts: Vec<(Option<&Row>, &[Row])> = Vec::new();
    if rows.first().is_none_or(is_heading) {
        parts.push((None, &[]));
    }
    for section in rows.chunk_by(|_, next| !is_heading(next)) {
        let (mut heading, rows) = match section.split_first() {
            Some((first, rows)) if is_heading(first) => (Some(first), rows),
            Some(_) | None => (None, section),
        };
        // The library keeps each cell with its style, and a whole country has many rows: they are laid out part by
        // part. Fixed widths make the parts one table.
        for part in rows.chunks(MOST_ROWS_AT_ONCE) {
            parts.push((heading.take(), part));
        }
    }
    parts
}

/// The heading of some rows, as wide as the screen.
fn heading_line(row: &Row, screen: Screen) -> String {
    let text = row.cells.iter().map(|heading| cell(heading, screen.lang)).collect::<String>();
    bold(&wrap(&text, screen.width, ""), screen) + "\n"
}

/// The widths of columns that have bars behind them, and the room for the bars, in columns without the mark. Long texts
/// wrap for a bar, but not into narrow columns. `None` where there is no bar or no room.
fn beside_bars(table: &Table, shown: &[FittedColumn], width: usize) -> Option<(Vec<usize>, usize)> {
    if table.rows.iter().all(|row| row.gauge.is_none()) {
        return None;
    }
    let has_mark = table.rows.iter().filter_map(|row| row.gauge.as_ref()).any(|gauge| gauge.bound.is_some());
    let behind = GAP + usize::from(has_mark);
    let widths = widths(shown, width.checked_sub(behind + bar::LEAST)?);
    let is_comfortable =
        |(one, width): (&FittedColumn, &usize)| *width >= one.least && *width >= one.most.min(COMFORT_BESIDE_BARS);
    if !shown.iter().zip(&widths).all(is_comfortable) {
        return None;
    }
    let taken = 1 + widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    let room = width.checked_sub(taken + behind).filter(|room| *room >= bar::LEAST)?;
    Some((widths, room.min(bar::MOST)))
}

/// Writes some rows in columns of these widths. Most rows are one line, which needs no library.
fn push_part(
    page: &mut String,
    mut rows: &[Row],
    (shown, widths, bar_columns): (&[FittedColumn], &[usize], Option<usize>),
    headed: bool,
    screen: Screen,
) {
    let by_library = |rows: &[Row], headed: bool, page: &mut String| {
        let part = part_of(rows, (shown, widths, bar_columns), headed, screen);
        part.lines().for_each(|line| page.extend([line.trim_end(), "\n"]));
    };
    // The library gives an empty column one place.
    if screen.colour || bar_columns.is_some() || widths.contains(&0) {
        return by_library(rows, headed, page);
    }
    if headed {
        by_library(&[], true, page);
    }
    let mut line = String::new();
    while !rows.is_empty() {
        let mut is_wrapped = |row: &Row| !set_line(&mut line, row, shown, widths, screen);
        let wrapped = rows.iter().take_while(|row| is_wrapped(row)).count();
        let (of_library, rest) = rows.split_at_checked(wrapped).unwrap_or((rows, &[]));
        if !of_library.is_empty() {
            by_library(of_library, false, page);
        }
        rows = rest;
        // The row that ended the search has its line already.
        if let Some((_, behind)) = rows.split_first() {
            page.extend([line.trim_end(), "\n"]);
            rows = behind;
        }
    }
}

/// Sets a row in one line, if every cell fits its column and has no unusual characters. A test compares the line with
/// that of the library.
fn set_line(line: &mut String, row: &Row, shown: &[FittedColumn], widths: &[usize], screen: Screen) -> bool {
    line.clear();
    for (index, (one, width)) in shown.iter().zip(widths).enumerate() {
        let text = cell(row.cells.get(one.index).unwrap_or(&Cell::Empty), screen.lang);
        let Some(free) = narrow_columns(&text).and_then(|columns| width.checked_sub(columns)) else { return false };
        let gap = if index == 0 { 1 } else { GAP };
        let (before, behind) = match one.column.align {
            Align::Text | Align::Mark => (gap, free),
            Align::Number => (gap + free, 0),
        };
        line.extend(repeat_n(' ', before));
        line.push_str(&text);
        line.extend(repeat_n(' ', behind));
    }
    true
}

/// Some rows of a table, in columns of these widths, with bars of so many columns behind them.
fn part_of(
    rows: &[Row],
    (shown, widths, bar_columns): (&[FittedColumn], &[usize], Option<usize>),
    headed: bool,
    screen: Screen,
) -> comfy_table::Table {
    let mut out = comfy_table::Table::new();
    out.load_style(TableStyle::default()).force_no_tty();
    out.load_style(comfy_table::presets::NOTHING);
    if screen.colour {
        out.enforce_styling();
    }
    out.set_content_arrangement(ContentArrangement::Dynamic);
    out.set_width(u16::try_from(screen.width).unwrap_or(u16::MAX));
    if headed {
        let titles = shown.iter().map(|one| {
            let title = one.column.title.get(screen.lang);
            styled(comfy_table::Cell::new(title).set_alignment(side(one.column.align)), None, true, screen)
        });
        out.set_header(titles.chain(bar_columns.map(|_| comfy_table::Cell::new(""))));
    }
    for row in rows {
        let cells = shown.iter().map(|one| {
            let value = row.cells.get(one.index).unwrap_or(&Cell::Empty);
            let shown = comfy_table::Cell::new(cell(value, screen.lang)).set_alignment(side(one.column.align));
            styled(shown, tone(value), row.is_bold(), screen)
        });
        out.add_row(cells.chain(bar_columns.map(|columns| bar_cell(row, columns, screen))));
    }
    // A column more, for the mark.
    let widths = widths.iter().copied().chain(bar_columns.map(|columns| columns + 1));
    for (index, width) in widths.enumerate() {
        if let Some(column) = out.column_mut(index) {
            let left = if index == 0 { 1 } else { u16::try_from(GAP).unwrap_or_default() };
            column.set_padding((left, 0));
            let width = u16::try_from(width).unwrap_or(u16::MAX).saturating_add(left);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    out
}

fn bar_cell(row: &Row, columns: usize, screen: Screen) -> comfy_table::Cell {
    let drawn = row.gauge.as_ref().zip(screen.bars).map(|(gauge, signs)| bar(gauge, columns, signs));
    let tone = row.gauge.as_ref().and_then(|gauge| gauge.tone);
    styled(comfy_table::Cell::new(drawn.unwrap_or_default()), tone, false, screen)
}

fn measured(table: &Table, screen: Screen) -> Vec<FittedColumn> {
    let fitted = |(index, column): &(usize, &Column)| {
        let title = if table.headed { column.title.get(screen.lang) } else { String::new() };
        // Titles of numbers are set word under word, so that the text beside them gets the room.
        let (of_title, _) = word_columns(&title);
        let of_title = (of_title, of_title);
        let of_row = |row: &Row| {
            if row.kind == RowKind::Heading {
                return (0, 0);
            }
            let text = cell(row.cells.get(*index).unwrap_or(&Cell::Empty), screen.lang);
            let (widest, all) = word_columns(&text);
            let least = match column.align {
                Align::Text => widest.min(MOST_OF_A_WORD),
                Align::Mark | Align::Number => all,
            };
            (least, all)
        };
        let wider = |one: (usize, usize), other: (usize, usize)| (one.0.max(other.0), one.1.max(other.1));
        let (least, most) = if is_large(table) {
            wider(of_title, table.rows.par_iter().map(of_row).reduce(|| (0, 0), wider))
        } else {
            table.rows.iter().map(of_row).fold(of_title, wider)
        };
        FittedColumn { column: **column, index: *index, least, most: most.max(least) }
    };
    table.used_columns().collect::<Vec<_>>().iter().map(fitted).collect()
}

/// Longer words are broken: plans have no such words.
const MOST_OF_A_WORD: usize = 24;

/// A column of text is not squeezed below this while a column of a higher rank could be left out.
const COMFORT: usize = 20;

/// A column of text is not squeezed below this for bars.
const COMFORT_BESIDE_BARS: usize = 28;

fn needed(one: &FittedColumn) -> usize {
    match one.column.align {
        Align::Text => one.least.max(one.most.min(COMFORT)),
        Align::Mark | Align::Number => one.least,
    }
}

fn leave_out(shown: &mut Vec<FittedColumn>, width: usize) -> Vec<Column> {
    let mut without = Vec::new();
    loop {
        let total: usize = 1 + shown.iter().map(needed).sum::<usize>() + GAP * shown.len().saturating_sub(1);
        if total <= width {
            break;
        }
        // The last column of the highest rank.
        let first = shown.iter().map(|one| one.column.leave_out).max();
        let Some(first) = first.filter(|first| *first > 0) else { break };
        if let Some(at) = shown.iter().rposition(|one| one.column.leave_out == first) {
            without.insert(0, shown.remove(at).column);
        }
    }
    without
}

/// The width of each column: numbers get all that they need, texts share the rest.
fn widths(shown: &[FittedColumn], width: usize) -> Vec<usize> {
    let gaps = 1 + GAP * shown.len().saturating_sub(1);
    let mut widths: Vec<usize> = shown.iter().map(needed).collect();
    let mut left = width.saturating_sub(gaps + widths.iter().sum::<usize>());
    // The narrowest text gets the next free column of the screen.
    while left > 0 {
        let wanting =
            widths.iter_mut().zip(shown).filter(|(width, one)| **width < one.most).min_by_key(|(width, _)| **width);
        let Some((width, _)) = wanting else { break };
        *width += 1;
        left -= 1;
    }
    // On a narrow screen texts lose their comfort before words are broken, and words are broken rather than lines.
    let room = width.saturating_sub(gaps);
    while widths.iter().sum::<usize>() > room {
        let spare = widths.iter_mut().zip(shown).map(|(width, one)| (width.saturating_sub(one.least), width));
        if let Some((_, width)) = spare.filter(|(spare, _)| *spare > 0).max_by_key(|(spare, _)| *spare) {
            *width -= 1;
            continue;
        }
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > 1) else { break };
        *widest -= 1;
    }
    widths
}

const fn side(align: Align) -> CellAlignment {
    match align {
        Align::Text | Align::Mark => CellAlignment::Left,
        Align::Number => CellAlignment::Right,
    }
}

fn tone(cell: &Cell) -> Option<Tone> {
    if let Cell::Toned(tone, _) = cell { Some(*tone) } else { None }
}

fn styled(cell: comfy_table::Cell, tone: Option<Tone>, strong: bool, screen: Screen) -> comfy_table::Cell {
    if !screen.colour {
        return cell;
    }
    let cell = match tone {
        Some(Tone::Good) => cell.fg(Color::Green),
        Some(Tone::Warn) => cell.fg(Color::Yellow),
        Some(Tone::Bad) => cell.fg(Color::Red),
        None => cell,
    };
    if strong { cell.add_attribute(Attribute::Bold) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::{MANY_ROWS, Screen, part_of, push_part, write_table};
    use super::{leave_out, measured, widths};
    use crate::report::{Column, Row, Table};
    use crate::text::Lang;
    use crate::value::Cell;

    #[test]
    fn a_large_table_has_the_lines_of_a_small_one() {
        let screen = Screen { width: 40, lang: Lang::En, colour: false, bars: None };
        let page = |count: usize| {
            let row = |number: usize| Row::from(vec![Cell::from(format!("{number:06} việc")), Cell::Count(number % 7)]);
            let columns = vec![Column::text("Task", "Nhiệm vụ"), Column::number("Count", "Số")];
            write_table(&Table::new(columns, (0..count).map(row)), screen)
        };
        let (large, small) = (page(MANY_ROWS + 500), page(MANY_ROWS));
        assert!(large.starts_with(&small) && large.lines().count() == MANY_ROWS + 501);
    }

    #[test]
    fn rows_of_one_line_are_those_of_the_library() {
        let texts =
            ["", "một việc", "  a  b ", "ủy-ban\nxã", "表 a", "a\tb", "“Đề án” – số hóa hồ sơ, giấy tờ của công dân"];
        let row = |number: usize| {
            let text = |step: usize| Cell::from(*texts.get(number * step % texts.len()).expect("a text"));
            Row::from(vec![text(1), Cell::Count(10_usize.pow(u32::try_from(number % 7).expect("few"))), text(3)])
        };
        let columns =
            vec![Column::text("Task", "Nhiệm vụ"), Column::number("Count", "Số"), Column::text("Why", "Vì sao")];
        let table = Table::new(columns, (0..50).map(row));
        for width in [12, 20, 30, 44, 80, 200] {
            let screen = Screen { width, lang: Lang::Vi, colour: false, bars: None };
            let mut shown = measured(&table, screen);
            leave_out(&mut shown, width);
            let widths = widths(&shown, width);
            for headed in [false, true] {
                let (mut page, mut of_library) = (String::new(), String::new());
                push_part(&mut page, &table.rows, (&shown, &widths, None), headed, screen);
                let part = part_of(&table.rows, (&shown, &widths, None), headed, screen);
                part.lines().for_each(|line| of_library.extend([line.trim_end(), "\n"]));
                assert_eq!(page, of_library, "{width}");
            }
        }
    }
}
