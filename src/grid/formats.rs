//! Number formats of a workbook: which cells are days, which are percentages.

use crate::ooxml::tree::Element;
use std::collections::BTreeMap;

/// How a number is shown, as far as that changes its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    /// As a number, or as a time of day or a duration.
    #[default]
    Plain,
    /// As a day.
    Day,
    /// As a percentage.
    Percent,
}

/// The looks of all cell styles, by the number of the style.
pub(super) fn looks(styles: &Element) -> Vec<Look> {
    let own: BTreeMap<usize, Look> = styles
        .elements()
        .filter(|group| group.known == "x:numFmts")
        .flat_map(Element::elements)
        .filter_map(|format| Some((number(format, "numFmtId")?, look(&format.attribute("formatCode")?))))
        .collect();
    let style = |style: &Element| {
        let id = number(style, "numFmtId").unwrap_or_default();
        own.get(&id).copied().unwrap_or_else(|| built_in(id))
    };
    let groups = styles.elements().filter(|group| group.known == "x:cellXfs");
    groups.flat_map(Element::elements).filter(|style| style.known == "x:xf").map(style).collect()
}

fn number(element: &Element, name: &str) -> Option<usize> {
    element.attribute(name)?.parse().ok()
}

/// The look of a format that needs no declaration (ISO/IEC 29500-1, 18.8.30). Those from 27 are of East Asia.
const fn built_in(id: usize) -> Look {
    match id {
        9 | 10 => Look::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Look::Day,
        _ => Look::Plain,
    }
}

/// The look of a format code. Only its first section counts, which is that of positive numbers.
fn look(code: &str) -> Look {
    let (mut has_day, mut has_month, mut has_time, mut has_percent) = (false, false, false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            // The next character appears as itself, or leaves its width, or fills the cell.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '"' => {
                letters.find(|letter| *letter == '"');
            }
            // A colour, a language or, with one of these letters alone, a duration.
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                has_time |= inside.chars().all(|letter| matches!(letter, 'h' | 'm' | 's' | 'H' | 'M' | 'S'));
            }
            'd' | 'D' | 'y' | 'Y' => has_day = true,
            'm' | 'M' => has_month = true,
            'h' | 'H' | 's' | 'S' => has_time = true,
            '%' => has_percent = true,
            _ => {}
        }
    }
    // Beside hours or seconds, `m` stands for minutes.
    if has_day || (has_month && !has_time) {
        Look::Day
    } else if has_percent {
        Look::Percent
    } else {
        Look::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, built_in, look};

    #[test]
    fn a_format_code_tells_days_from_numbers() {
        for code in [
            "dd/mm/yyyy",
            "d/m/yy;@",
            "[$-42A]dd mmmm yyyy",
            "\"Ngày\" dd \"tháng\" mm",
            "mmm-yy",
            "m/yyyy",
            "mm",
            "yyyy\\-mm\\-dd hh:mm",
            "*-yyyy",
            "DD/MM/YYYY",
        ] {
            assert_eq!(look(code), Look::Day, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\" đồng\"",
            "#,##0 \"ngày d\"",
            "[h]:mm",
            "[m]:ss",
            "hh:mm:ss",
            "h:mm AM/PM",
            "mm:ss",
            "0.00E+00",
            "@",
            "#,##0\\ [$đ-42A]",
            "0_m",
            "0*d",
            "[Red]0",
            "0;dd/mm",
            "\"",
            "[",
            "\\",
        ] {
            assert_eq!(look(code), Look::Plain, "{code}");
        }
        for code in ["0%", "0.0%", "[Red]0.00%;-0%", "0\\ %"] {
            assert_eq!(look(code), Look::Percent, "{code}");
        }
        assert_eq!(look("0\\%"), Look::Plain);
        assert_eq!([9, 14, 22, 20, 46].map(built_in), [Look::Percent, Look::Day, Look::Day, Look::Plain, Look::Plain]);
    }
}
