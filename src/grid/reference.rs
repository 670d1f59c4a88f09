//! References to cells as workbooks write them: `B12`, `A1:C3`.

/// The last row and column of a sheet, as Excel has them.
const LAST: (usize, usize) = (1_048_576, 16_384);

/// The row and column of a cell, from 1.
pub(super) fn cell(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, number) = text.split_at_checked(digits)?;
    // No column has more than three letters, so nothing overflows.
    if !(1..=3).contains(&letters.len()) {
        return None;
    }
    let value = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + value(letter));
    let row = row(number)?;
    (column <= LAST.1).then_some((row, column))
}

/// The number of a row.
pub(super) fn row(text: &str) -> Option<usize> {
    let is_number = (1..=7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|row| is_number && (1..=LAST.0).contains(row))
}

/// The first and the last cell of a range.
pub(super) fn range(text: &str) -> Option<((usize, usize), (usize, usize))> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (cell(first)?, cell(last)?);
    Some(((first.0.min(last.0), first.1.min(last.1)), (first.0.max(last.0), first.1.max(last.1))))
}

#[cfg(test)]
mod tests {
    use super::{cell, range};

    #[test]
    fn references_are_those_of_a_sheet() {
        assert_eq!(cell("A1"), Some((1, 1)));
        assert_eq!(cell("aa10"), Some((10, 27)));
        assert_eq!(cell("XFD1048576"), Some((1_048_576, 16_384)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "ZZZZZZZZ1", "A99999999999", "A+1", "A-1", "Đ1", "$A$1"]
        {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        assert_eq!(range("B2:A1"), Some(((1, 1), (2, 2))));
        assert_eq!(range("C3"), Some(((3, 3), (3, 3))));
        assert_eq!(range("A1:B2:C3"), None);
    }
}
