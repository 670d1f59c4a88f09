//! The usual periods in words.

use crate::text::Lang;

/// A usual period in words, such as "quý III năm 2023" for `2023-Q3`; `None` for a name that a plan made up.
pub(crate) fn period_words(name: &str, lang: Lang) -> Option<String> {
    let (year, part) = name.split_once('-').map_or((name, None), |(year, part)| (year, Some(part)));
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (en, vi) = match part {
        None => (year.to_owned(), format!("năm {year}")),
        Some("Q1") => (format!("first quarter of {year}"), format!("quý I năm {year}")),
        Some("Q2") => (format!("second quarter of {year}"), format!("quý II năm {year}")),
        Some("Q3") => (format!("third quarter of {year}"), format!("quý III năm {year}")),
        Some("Q4") => (format!("fourth quarter of {year}"), format!("quý IV năm {year}")),
        Some("H1") => (format!("first half of {year}"), format!("6 tháng đầu năm {year}")),
        Some("H2") => (format!("second half of {year}"), format!("6 tháng cuối năm {year}")),
        Some("9M") => (format!("first nine months of {year}"), format!("9 tháng năm {year}")),
        Some(part) => {
            let number = part.parse::<usize>().ok().filter(|_| part.len() == 2)?;
            let month = MONTHS.get(number.checked_sub(1)?)?;
            // Decree 30/2020/NĐ-CP, annex I: months 1 and 2 with a zero.
            let shown = if number < 3 { format!("{number:02}") } else { number.to_string() };
            (format!("{month} {year}"), format!("tháng {shown} năm {year}"))
        }
    };
    Some(match lang {
        Lang::En => en,
        Lang::Vi => vi,
    })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::period_words;
    use crate::text::Lang;

    #[test]
    fn usual_periods_have_words_and_others_none() {
        for (name, en, vi) in [
            ("2023", "2023", "năm 2023"),
            ("2023-Q3", "third quarter of 2023", "quý III năm 2023"),
            ("2023-H1", "first half of 2023", "6 tháng đầu năm 2023"),
            ("2023-9M", "first nine months of 2023", "9 tháng năm 2023"),
            ("2023-02", "February 2023", "tháng 02 năm 2023"),
            ("2023-11", "November 2023", "tháng 11 năm 2023"),
        ] {
            assert_eq!(period_words(name, Lang::En).as_deref(), Some(en));
            assert_eq!(period_words(name, Lang::Vi).as_deref(), Some(vi));
        }
        for name in ["", "2023-", "2023-Q5", "2023-00", "2023-13", "2023-1", "dot-1", "23-Q1", "2023-Q3-x", "２０２３"]
        {
            assert_eq!(period_words(name, Lang::Vi), None, "{name}");
        }
    }
}
