//! The screen that text is laid out on: width, language, colours.

use super::bar::BarSigns;
use crate::text::{Lang, narrow_columns};

/// The screen or page of a reader.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// In columns.
    pub width: usize,
    /// The language.
    pub lang: Lang,
    /// Whether colours are wanted.
    pub colour: bool,
    /// The signs of bars; none where no bar is drawn, as in files.
    pub bars: Option<BarSigns>,
}

/// Text in lines of at most `width` columns; lines after the first begin with `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> String {
    // The library counts bytes before it looks closer; most texts fit once their columns are counted.
    if narrow_columns(text).is_some_and(|columns| columns <= width) {
        return text.trim_end_matches(' ').to_owned();
    }
    // A path or a document number is not broken at its dashes.
    let options = textwrap::Options::new(width.max(1)).word_separator(textwrap::WordSeparator::AsciiSpace);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, options.subsequent_indent(indent))
}

pub(super) fn bold(text: &str, screen: Screen) -> String {
    if screen.colour {
        let style = anstyle::Style::new().bold();
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}
