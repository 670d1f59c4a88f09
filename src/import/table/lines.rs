//! The rows of a table by what they are: groups, headings, tasks, and rows that are none of these.

use super::number::{RowNumber, number_of, split_number};
use super::text::text_of;
use super::view::{TableView, own_cells};
use super::words::{bare, begins};
use crate::grid::GridRow;
use crate::import::clean;
use crate::report::paper::AnnexColumn;
use crate::text::Both;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The kind of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LineKind {
    /// A repeated head.
    Skipped,
    /// A row that only names a group.
    Group,
    /// A task without anything of its own, above its parts.
    Heading,
    /// A task or a target.
    Item,
    /// Another row, and why it is not read.
    Unread(Both),
}

/// A row below the head.
pub(super) struct Line<'g> {
    pub(super) row: &'g GridRow,
    pub(super) kind: LineKind,
    pub(super) number: Option<RowNumber>,
    /// The text of the column of numbers.
    pub(super) written: String,
    pub(super) title: String,
    /// The column of the title.
    pub(super) title_at: Option<usize>,
    /// Whether it has nothing but a number and a title.
    is_bare: bool,
    /// How deep the row below such a row stands.
    below: Option<usize>,
}

/// The first words of rows with sums.
const SUMS: [&str; 6] = ["tổng cộng", "tổng số", "cộng", "tổng kinh phí", "tổng nhiệm vụ", "cộng chung"];
/// The first words of rows below the tasks.
const BELOW: [&str; 15] = [
    "ghi chú",
    "lưu ý",
    "chú thích",
    "người lập",
    "người lập biểu",
    "thủ trưởng",
    "thủ trưởng đơn vị",
    "nơi nhận",
    "tm ủy ban nhân dân",
    "kt chủ tịch",
    "chủ tịch",
    "phó chủ tịch",
    "người ký",
    "ký tên",
    "xác nhận",
];
/// Those of them who sign.
static SIGNERS: LazyLock<Vec<String>> = LazyLock::new(|| BELOW.iter().skip(3).map(|words| bare(words)).collect());
/// The same without signs.
static BARE: LazyLock<[Vec<String>; 2]> =
    LazyLock::new(|| [&SUMS[..], &BELOW].map(|words| words.iter().map(|word| bare(word)).collect()));
const SUM: Both = Both { en: "a row with sums is not a task", vi: "dòng tổng cộng không phải nhiệm vụ" };
const NOTE: Both =
    Both { en: "a row below the tasks is not a task", vi: "dòng ở cuối bảng không phải nhiệm vụ" };
const NO_TITLE: Both = Both { en: "the row has no title", vi: "dòng không có nội dung nhiệm vụ" };
const ONLY_NUMBER: Both = Both { en: "the row holds only its number", vi: "dòng chỉ có số thứ tự" };

/// The rows below the head. `title` is the column of titles; in the columns `own` a task has something of its own.
pub(super) fn lines<'g>(table: &TableView<'g>, title: AnnexColumn, own: &[AnnexColumn]) -> Vec<Line<'g>> {
    let title = table.column(title);
    let own: Vec<usize> = own.iter().filter_map(|column| table.column(*column)).collect();
    let mut lines: Vec<Line<'g>> = table.rows().iter().filter_map(|row| read_line(table, row, title, &own)).collect();
    tell_signatures(&mut lines);
    tell_headings(&mut lines);
    lines
}

/// Below those who sign stand their names.
fn tell_signatures(lines: &mut [Line<'_>]) {
    let has_number = |line: &Line<'_>| line.number.is_some();
    let end = lines.iter().rposition(has_number).map_or(0, |last| last + 1);
    let (_, below) = lines.split_at_mut(end);
    let signs = |line: &&mut Line<'_>| {
        let mut texts = own_cells(line.row).take(2).map(|(_, cell)| bare(&clean(&text_of(cell))));
        line.kind == LineKind::Unread(NOTE) && texts.any(|text| SIGNERS.iter().any(|words| begins(&text, words)))
    };
    for line in below.iter_mut().skip_while(|line| !signs(line)) {
        if own_cells(line.row).count() <= 3 {
            line.kind = LineKind::Unread(NOTE);
        }
    }
}

fn read_line<'g>(table: &TableView<'g>, row: &'g GridRow, title: Option<usize>, own: &[usize]) -> Option<Line<'g>> {
    let cells: Vec<(usize, String)> = own_cells(row).map(|(at, cell)| (at, clean(&text_of(cell)))).collect();
    let (first_at, first) = cells.first()?;
    let number_at = table.column(AnnexColumn::Number);
    let written = cells.iter().find(|(at, _)| Some(*at) == number_at).map(|(_, text)| text.clone());
    let written = written.unwrap_or_default();
    let number = number_of(&written);
    let line = |kind, number, text: &str, at: Option<usize>, is_bare| {
        let title = text.to_owned();
        Some(Line { row, kind, number, written: written.clone(), title, title_at: at, is_bare, below: None })
    };
    if table.head.is_repeated_by(row) {
        return line(LineKind::Skipped, None, "", None, false);
    }
    if let Some(why) = refusal(&cells, number.is_some()) {
        return line(LineKind::Unread(why), None, "", None, false);
    }
    let is_same = cells.len() >= 3 && cells.iter().all(|(_, text)| text == first);
    if is_same {
        let (number, rest) = split_number(first);
        return line(LineKind::Group, number, rest, Some(*first_at), true);
    }
    let inherits = own.iter().any(|column| table.seen(row, *column).is_some_and(|it| it.block.is_some()));
    let others: Vec<&(usize, String)> =
        cells.iter().filter(|(at, _)| Some(*at) != number_at || number.is_none()).collect();
    if let ([(at, text)], false) = (others.as_slice(), inherits) {
        let (inner, rest) = split_number(text);
        let number = number.clone().or(inner);
        let is_wide = row.cells.get(*at).is_some_and(|next| next.merged == Some((row.number, *at)));
        let is_below = matches!(number, Some(RowNumber::Small | RowNumber::Dash));
        let is_title = Some(*at) == title || title.is_none_or(|title| table.text(row, Some(title)).is_empty());
        let is_known = number.as_ref().is_some_and(RowNumber::is_of_groups) || written.ends_with('/');
        if is_title && !is_below && (cells.len() == 1 || is_wide || is_known) {
            return line(LineKind::Group, number, rest, Some(*at), true);
        }
        if Some(*at) == title || is_wide {
            return line(LineKind::Item, number, rest, Some(*at), true);
        }
    }
    if others.is_empty() && !inherits {
        return line(LineKind::Unread(ONLY_NUMBER), None, "", None, false);
    }
    let text = table.text(row, title);
    if text.is_empty() {
        return line(LineKind::Unread(NO_TITLE), None, "", None, false);
    }
    let (inner, rest) = split_number(&text);
    // A number before the title counts where the row has no other.
    let (number, rest) = if number.is_none() { (inner, rest) } else { (number, &*text) };
    line(LineKind::Item, number, rest, title, false)
}

/// Why a row is not one of tasks, by its first words.
fn refusal(cells: &[(usize, String)], has_number: bool) -> Option<Both> {
    let texts: Vec<String> = cells.iter().map(|(_, text)| bare(text)).collect();
    let [sums, below] = &*BARE;
    let first_two = || texts.iter().take(2);
    let begins_with = |words: &[String]| first_two().any(|text| words.iter().any(|word| begins(text, word)));
    if has_number {
        return None;
    }
    let has_digit = || texts.iter().any(|text| text.bytes().any(|b| b.is_ascii_digit()));
    if (begins_with(sums) && has_digit()) || texts.first().is_some_and(|text| sums.contains(text)) {
        return Some(SUM);
    }
    (cells.len() <= 3 && begins_with(below)).then_some(NOTE)
}

/// Tells headings from tasks about which the table says nothing: parts stand below a heading.
fn tell_headings(lines: &mut [Line<'_>]) {
    let mut next: Option<(Option<RowNumber>, bool)> = None;
    let level = |number: &Option<RowNumber>| number.as_ref().map_or(LEVEL_WITHOUT_NUMBER, RowNumber::level);
    for line in lines.iter_mut().rev() {
        match line.kind {
            LineKind::Skipped | LineKind::Unread(_) => continue,
            LineKind::Item if line.is_bare => {
                let is_heading = next.as_ref().is_some_and(|(below, is_group)| {
                    let restarts = |number: &Option<RowNumber>| *number == Some(RowNumber::Whole(1));
                    !is_group && (level(below) > level(&line.number) || restarts(below))
                });
                if is_heading {
                    line.kind = LineKind::Heading;
                }
                line.below = next.as_ref().map(|(below, _)| level(below));
            }
            LineKind::Group | LineKind::Heading | LineKind::Item => {}
        }
        next = Some((line.number.clone(), line.kind == LineKind::Group));
    }
    tell_sisters(lines);
}

/// Below "III.1", a heading as its tasks begin with 1, "III.2" is one too although its tasks run on with 11.
fn tell_sisters(lines: &mut [Line<'_>]) {
    let family = |number: &Option<RowNumber>| match number {
        Some(RowNumber::Small) => Some(String::new()),
        Some(RowNumber::Dotted(number)) => number.rsplit_once('.').map(|(front, _)| front.to_owned()),
        Some(RowNumber::Letter | RowNumber::Roman(_) | RowNumber::Whole(_) | RowNumber::Dash) | None => None,
    };
    let mut known: BTreeSet<String> = BTreeSet::new();
    for line in lines.iter_mut() {
        match line.kind {
            LineKind::Group => known.clear(),
            LineKind::Heading if line.is_above_tasks() => known.extend(family(&line.number)),
            LineKind::Item if line.is_bare && line.below.is_some() => {
                if family(&line.number).is_some_and(|family| known.contains(&family)) {
                    line.kind = LineKind::Heading;
                }
            }
            LineKind::Heading | LineKind::Item | LineKind::Skipped | LineKind::Unread(_) => {}
        }
    }
}

/// A row without a number stands below one with a Roman number.
const LEVEL_WITHOUT_NUMBER: usize = 2;

impl Line<'_> {
    /// How deep its number says that it stands.
    pub(super) fn level(&self) -> usize {
        self.number.as_ref().map_or(LEVEL_WITHOUT_NUMBER, RowNumber::level)
    }

    /// Whether the tasks below a heading have numbers that stand no deeper than its own: it names a part of a group.
    pub(super) fn is_above_tasks(&self) -> bool {
        self.below.is_some_and(|below| below <= self.level())
    }

    /// How deep a heading stands, above its tasks in any case.
    pub(super) fn heading_level(&self) -> usize {
        self.below.map_or(self.level(), |below| self.level().min(below.saturating_sub(1)))
    }
}
