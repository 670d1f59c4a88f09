//! How high a row must be. A file says it for every row, as no program computes it for wrapped text that it opens.

use unicode_normalization::UnicodeNormalization as _;
use unicode_width::UnicodeWidthChar as _;

/// A width, in thousandths of the size of the font.
type Width = u64;

/// A digit of Times New Roman, by which the width of a column is counted.
const DIGIT: Width = 500;
/// Programs and printers set text a little wider or narrower than the font says.
const RESERVE_PERCENT: Width = 94;
/// Bold letters are wider.
const BOLD_PERCENT: Width = 106;
/// The highest row of Excel, in points.
const HIGHEST: f64 = 409.0;
/// The height of a line, by the size of its font.
const LINE: f64 = 1.32;
/// The space above and below the text, in points.
const MARGIN: f64 = 3.0;

/// The font of a text.
#[derive(Clone, Copy)]
pub(super) struct Font {
    /// In points.
    pub size: u16,
    pub is_bold: bool,
}

/// The size of the font by which columns are counted.
pub(super) const COLUMN_FONT_SIZE: u16 = 12;

/// How many lines a text takes in so many characters of a column.
pub(super) fn lines(text: &str, characters: u32, font: Font) -> u32 {
    let most = Width::from(characters) * DIGIT * Width::from(COLUMN_FONT_SIZE) / Width::from(font.size.max(1));
    let most = most * RESERVE_PERCENT / if font.is_bold { BOLD_PERCENT } else { 100 };
    let most = most.max(1);
    let blank = width(' ');
    let (mut lines, mut taken) = (1_u32, 0);
    for word in text.split(' ') {
        let letters: Width = word.chars().map(width).sum();
        let with_blank = if taken == 0 { letters } else { taken + blank + letters };
        if with_blank <= most {
            taken = with_blank;
            continue;
        }
        lines = lines.saturating_add(u32::from(taken > 0));
        taken = 0;
        if letters <= most {
            taken = letters;
            continue;
        }
        // A word that is wider than the column is broken anywhere.
        for letter in word.chars().map(width) {
            if taken > 0 && taken + letter > most {
                lines = lines.saturating_add(1);
                taken = 0;
            }
            taken += letter;
        }
    }
    lines
}

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: u32, font: Font) -> f64 {
    (f64::from(lines) * f64::from(font.size) * LINE + MARGIN).min(HIGHEST)
}

/// The width of a letter in Times New Roman.
fn width(letter: char) -> Width {
    if !letter.is_ascii() {
        // A letter with its marks is as wide as without them, but for the horns of ơ and ư.
        let mut parts = letter.nfd();
        return match parts.next() {
            Some(base) if base.is_ascii() => width(base) + if parts.any(|mark| mark == '\u{31b}') { 60 } else { 0 },
            Some(_) | None => match (letter, letter.width()) {
                ('\u{a0}', _) => width(' '),
                ('đ' | '–' | '“' | '”' | '≤' | '≥', _) => 550,
                ('Đ', _) => 722,
                (_, None | Some(0)) => 0,
                (_, Some(_)) => 1000,
            },
        };
    }
    match letter {
        '\'' | '|' => 200,
        ' ' | ',' | '.' => 250,
        '/' | ':' | ';' | '\\' | 'i' | 'j' | 'l' | 't' => 278,
        '!' | '(' | ')' | '-' | '[' | ']' | '`' | 'I' | 'f' | 'r' => 333,
        's' | 'J' => 389,
        '"' | '?' | 'a' | 'c' | 'e' | 'z' => 444,
        '{'
        | '}'
        | '^'
        | '_'
        | '#'
        | '$'
        | '*'
        | '0'..='9'
        | 'b'
        | 'd'
        | 'g'
        | 'h'
        | 'k'
        | 'n'
        | 'o'
        | 'p'
        | 'q'
        | 'u'
        | 'v'
        | 'x'
        | 'y' => 500,
        '~' | '+' | '<' | '=' | '>' | 'F' | 'P' | 'S' => 564,
        'B' | 'C' | 'E' | 'L' | 'R' | 'T' | 'Z' => 667,
        'w' | 'A' | 'D' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' => 722,
        'm' | '&' => 778,
        _ => 950,
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMN_FONT_SIZE, Font, height, lines};

    const PLAIN: Font = Font { size: COLUMN_FONT_SIZE, is_bold: false };

    #[test]
    fn words_are_kept_and_what_is_too_wide_is_broken() {
        assert_eq!(lines("", 10, PLAIN), 1);
        assert_eq!(lines("Ủy ban", 10, PLAIN), 1);
        assert_eq!(lines("Ủy ban nhân dân xã", 12, PLAIN), 2);
        assert_eq!(lines(&"0".repeat(94), 10, PLAIN), 11);
        assert_eq!(lines("ab", 0, PLAIN), 2);
        assert!(lines(&"m".repeat(40_000), 1, PLAIN) >= 40_000);
    }

    #[test]
    fn bold_and_large_letters_take_more_room() {
        let text = "Đẩy mạnh cải cách thủ tục hành chính";
        let big = Font { size: 14, is_bold: true };
        assert!(lines(text, 17, big) > lines(text, 17, PLAIN));
        assert!(height(2, big) > height(2, PLAIN));
    }

    #[test]
    fn no_row_is_higher_than_excel_lets_it_be() {
        assert!(height(u32::MAX, PLAIN) <= 409.0);
    }
}
