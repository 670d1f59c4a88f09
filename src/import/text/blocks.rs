//! The paragraphs of a plan as its writer meant them: lines that a program broke are whole again.

use super::mark::{Mark, mark_of};
use super::words::is_capitals;
use crate::grid::{Paragraph, TablePlace};
use crate::import::{clean, lines_of};
use crate::text::slug;

/// A longer paragraph is not joined further. No plan has one.
pub(super) const MOST_BYTES: usize = 16_000;
/// A longer paragraph is looked at as far as this: 20,000 characters of three bytes.
const MOST_OF_PARAGRAPH: usize = 60_000;
/// So much of it a remark may show.
const MOST_SHOWN: usize = 400;
/// A line of so many characters is not one that a program broke.
const LONG_LINE: usize = 150;

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The numbers of its first and its last paragraph or line.
    pub(super) lines: (usize, usize),
    pub(super) mark: Mark,
    /// The text behind the mark.
    pub(super) text: String,
    pub(super) is_heading: bool,
    pub(super) table: Option<TablePlace>,
    /// Whether it is only the beginning of a paragraph that is too long to be read.
    pub(super) is_cut: bool,
}

impl Block {
    /// Whether it is a short line without the end of a sentence.
    pub(super) fn is_short(&self) -> bool {
        self.text.chars().count() <= 120 && !self.text.ends_with(['.', ';'])
    }
}

/// The paragraphs, without those of tables with data.
pub(super) fn blocks(paragraphs: &[Paragraph]) -> Vec<Block> {
    let running: Vec<&Paragraph> = paragraphs.iter().filter(|it| it.table.is_none_or(|place| !place.is_data)).collect();
    let are_lines = are_broken(&running);
    let width = width_of(&running);
    let mut blocks: Vec<Block> = Vec::new();
    // The line before, with its length.
    let mut before: Option<(&Paragraph, usize)> = None;
    // Recipients and signature may stand side by side in plain text.
    let (mut is_closing, mut side, mut cut) = (false, Vec::new(), Vec::new());
    for paragraph in running {
        if paragraph.text.len() > MOST_OF_PARAGRAPH {
            let text: String = paragraph.text.chars().take(MOST_SHOWN).collect();
            let text = clean(&text);
            let (number, table) = (paragraph.number, paragraph.table);
            let (lines, mark) = ((number, number), Mark::None);
            cut.push(Block { lines, mark, text, is_heading: false, table, is_cut: true });
            before = None;
            continue;
        }
        is_closing |= paragraph.is_line && slug(&paragraph.text).starts_with("noi-nhan");
        let split = columns(&paragraph.text).filter(|_| is_closing);
        let halved = split.map(|(left, right)| {
            side.push(block_of(paragraph, &clean(right)));
            Paragraph { text: left.to_owned(), ..paragraph.clone() }
        });
        let shown = halved.as_ref().unwrap_or(paragraph);
        let pieces = if paragraph.is_line { vec![clean(&shown.text)] } else { pieces_of(paragraph) };
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            let length = piece.chars().count();
            let may_join = are_lines && paragraph.label.is_none() && paragraph.table.is_none();
            let goes_on = before.filter(|_| may_join).and_then(|(line, length)| {
                let block = blocks.last_mut()?;
                let gap = paragraph.number - line.number;
                goes_on(block, &piece, length, width, gap).then_some(block)
            });
            if let Some(block) = goes_on {
                // "2025-" and "2030" are one word.
                let is_one_word = block.text.ends_with('-') && !block.text.ends_with(" -");
                block.text.push_str(if is_one_word { "" } else { " " });
                block.text.push_str(&piece);
                block.lines.1 = paragraph.number;
            } else {
                blocks.push(block_of(paragraph, &piece));
            }
            before = Some((paragraph, length));
        }
    }
    blocks.extend(side);
    blocks.extend(cut);
    blocks
}

/// The left and the right text of a line with a wide gap.
fn columns(line: &str) -> Option<(&str, &str)> {
    let text = line.trim();
    // A short way in is not a column.
    if line.len() - line.trim_start().len() >= 16 {
        return Some(("", text));
    }
    let is_gap = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with("    ") || rest.starts_with('\t'));
    let gap = text.char_indices().map(|(at, _)| at).find(is_gap)?;
    text.split_at_checked(gap).map(|(left, right)| (left, right.trim_start()))
}

fn block_of(paragraph: &Paragraph, piece: &str) -> Block {
    let labelled = paragraph.label.as_ref().map(|label| format!("{label} {piece}"));
    let labelled = labelled.as_deref().unwrap_or(piece);
    let (mark, text) = mark_of(labelled);
    Block {
        lines: (paragraph.number, paragraph.number),
        mark,
        text: text.to_owned(),
        is_heading: paragraph.is_heading,
        table: paragraph.table,
        is_cut: false,
    }
}

/// A paragraph of Word may hold several that are parted by line breaks alone.
fn pieces_of(paragraph: &Paragraph) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in lines_of(&paragraph.text) {
        let begins = |piece: &String| {
            paragraph.table.is_some() || mark_of(&line).0.is_item() || is_capitals(&line) || is_capitals(piece)
        };
        match pieces.last_mut() {
            Some(piece) if !begins(piece) => {
                piece.push(' ');
                piece.push_str(&line);
            }
            Some(_) | None => pieces.push(line),
        }
    }
    pieces
}

/// Whether the lines are those of a page. A document that was made of a PDF has a paragraph for each line.
fn are_broken(running: &[&Paragraph]) -> bool {
    if running.iter().any(|it| it.is_line) {
        let long = running.iter().filter(|it| it.text.chars().count() > LONG_LINE).count();
        return long * 20 <= running.len();
    }
    let small = |it: &&&Paragraph| it.text.trim_start().starts_with(|c: char| c.is_lowercase());
    running.len() >= 20 && running.iter().filter(small).count() * 4 > running.len()
}

/// The length that nearly all lines keep.
fn width_of(running: &[&Paragraph]) -> usize {
    let mut lengths: Vec<usize> = running.iter().map(|it| it.text.trim().chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 97 / 100).copied().unwrap_or_default()
}

/// Whether a line goes on with the paragraph before it. `length` is that of the line before, `gap` the way to it.
fn goes_on(block: &Block, line: &str, length: usize, width: usize, gap: usize) -> bool {
    let is_small = line.starts_with(|c: char| c.is_lowercase());
    let (mark, _) = mark_of(line);
    if block.text.len() > MOST_BYTES || mark.is_item() || begins_part(line) || block.table.is_some() {
        return false;
    }
    if is_small || block.text.ends_with([',', '-']) {
        return !block.text.ends_with("./.");
    }
    let stands_out = |text: &str| is_capitals(text) && (text.contains(' ') || !text.ends_with('.'));
    if stands_out(line) || stands_out(&block.text) {
        let is_wide = length * 4 > width * 3;
        return is_capitals(line) && is_capitals(&block.text) && is_wide && block.mark.is_item();
    }
    if gap > 2 || block.text.ends_with([')', ':']) && length * 4 < width * 3 {
        return false;
    }
    let first = line.split(' ').next().map_or(0, |word| word.chars().count());
    let ends_sentence = block.text.ends_with(['.', ';', ':']);
    // The next word would have found room, so the writer ended the line.
    let room = if ends_sentence { width * 94 / 100 } else { width * 80 / 100 };
    length + 1 + first > room
}

/// Words with which a part of a plan begins.
fn begins_part(line: &str) -> bool {
    const BEGINNINGS: [&str; 8] =
        ["Căn cứ", "CĂN CỨ", "Nơi nhận", "NƠI NHẬN", "Số:", "KẾ HOẠCH", "Nhằm triển khai", "Trên đây là"];
    BEGINNINGS.iter().any(|beginning| line.starts_with(beginning))
}
