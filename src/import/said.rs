//! The time and the body of a plan, as the titles in a file tell them.

use super::clean;
use crate::grid::{Grid, GridValue, Paragraph};
use crate::text::fold;
use crate::value::Day;

/// The content of a file.
#[derive(Clone, Copy)]
pub(crate) enum ProposalSource<'s> {
    Tables(&'s [Grid]),
    Text(&'s [Paragraph]),
}

/// So many rows of a sheet, or paragraphs of a text, may be titles.
const MOST_TITLES: usize = 40;

/// The first and the last day of the time that a title names: "năm 2026", "giai đoạn 2026 - 2030".
pub(crate) fn said_days(source: ProposalSource<'_>) -> Option<(Day, Day)> {
    // The day of a document is not the time of its plan.
    let is_dated = |title: &String| {
        let folded = fold(title);
        [" tháng ", " ngày "].iter().any(|word| format!(" {folded} ").contains(&fold_between(word)))
    };
    let titles = titles(source);
    let (first, last) = titles.iter().filter(|title| !is_dated(title)).find_map(|title| years(title))?;
    Day::new(first, 1, 1).zip(Day::new(last, 12, 31)).filter(|(start, end)| start <= end)
}

/// A folded word between blanks.
fn fold_between(word: &str) -> String {
    format!(" {} ", fold(word))
}

/// The body that a title names, spelt out: "Ủy ban nhân dân xã Long An". The lowest level goes first, as the letterhead
/// names the one above too.
pub(crate) fn said_unit(source: ProposalSource<'_>) -> Option<String> {
    let found: Vec<(usize, String)> = titles(source).iter().filter_map(|title| unit(title)).collect();
    found.into_iter().min_by_key(|(level, _)| *level).map(|(_, unit)| unit)
}

/// The lines that may be titles, from the top.
fn titles(source: ProposalSource<'_>) -> Vec<String> {
    let titles: Vec<String> = match source {
        ProposalSource::Tables(grids) => grids
            .iter()
            .flat_map(|grid| {
                let rows = grid.rows.iter().take(MOST_TITLES).filter_map(|row| {
                    let mut texts = row.cells.iter().filter(|cell| cell.merged.is_none()).filter_map(|cell| {
                        let GridValue::Text(text) = &cell.value else { return None };
                        Some(text.clone())
                    });
                    let first = texts.next()?;
                    texts.next().is_none().then_some(first)
                });
                grid.above.iter().cloned().chain(rows).take(MOST_TITLES)
            })
            .collect(),
        ProposalSource::Text(paragraphs) => {
            let texts = paragraphs.iter().map(|paragraph| paragraph.text.clone());
            // Legal bases name the years of other documents.
            texts.take_while(|text| !fold(text).starts_with(&fold("căn cứ"))).take(MOST_TITLES).collect()
        }
    };
    titles.iter().map(|title| clean(title)).filter(|title| !title.is_empty()).collect()
}

/// The years that a title names.
fn years(title: &str) -> Option<(i32, i32)> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || "()/,.;".contains(c)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let year = |word: &&str| -> Option<i32> {
        let number = (word.len() == 4).then(|| word.parse().ok())??;
        (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(&number).then_some(number)
    };
    let (of_year, period) = (fold("năm"), fold("đoạn"));
    let behind = |name: &str| {
        let at = words.iter().position(|word| *word == name)?;
        let first = words.get(at + 1).and_then(year)?;
        // Folding turns the dash of "2026 - 2030" into a blank.
        let last = words.get(at + 2).and_then(year).filter(|last| *last > first);
        Some((first, last.unwrap_or(first)))
    };
    behind(&period).or_else(|| behind(&of_year))
}

/// The kinds of places, the lowest level first.
const PLACES: [(&str, usize); 8] =
    [("xã", 0), ("phường", 0), ("thị trấn", 0), ("đặc khu", 0), ("thị xã", 1), ("huyện", 1), ("quận", 1), ("tỉnh", 2)];

/// What may follow a committee in a sentence and is no part of its name, though it has a capital letter.
const NO_NAMES: [&str; 9] =
    ["chủ tịch", "phó chủ", "căn cứ", "quyết định", "ban hành", "kế hoạch", "báo cáo", "thông báo", "phụ lục"];

/// The committee that a title names, with its level.
fn unit(title: &str) -> Option<(usize, String)> {
    // A name ends where its clause ends: "UBND xã, Chủ tịch UBND xã" has none.
    title.split([',', ';', '(', ')', '.', ':']).find_map(unit_of_clause)
}

fn unit_of_clause(clause: &str) -> Option<(usize, String)> {
    let words: Vec<&str> = clause.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let is_at = |at: usize, name: &str| {
        let name = fold(name);
        name.split(' ').enumerate().all(|(index, part)| folded.get(at + index).is_some_and(|word| word == part))
    };
    let committee = ["UBND", "Ủy ban nhân dân"];
    let behind = (0..words.len()).find_map(|at| {
        let name = committee.iter().find(|name| is_at(at, name))?;
        Some(at + name.split(' ').count())
    })?;
    // "thị xã" before "xã": the longer name goes first.
    let mut places = PLACES;
    places.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let (place, level) = places.into_iter().find(|(name, _)| is_at(behind, name))?;
    let begins = behind + place.split(' ').count();
    let ends = (begins..words.len()).find(|at| NO_NAMES.iter().any(|name| is_at(*at, name))).unwrap_or(words.len());
    let rest = words.get(begins..ends)?;
    let is_loud = rest.first()?.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let is_name = |word: &&&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            && (is_loud || letters.all(|c| !c.is_uppercase()))
    };
    let name: Vec<String> = rest.iter().take_while(is_name).take(5).map(|word| capitalised(word)).collect();
    (!name.is_empty()).then(|| (level, format!("Ủy ban nhân dân {place} {}", name.join(" "))))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    first + &letters.flat_map(char::to_lowercase).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::{unit, years};

    #[test]
    fn a_title_tells_the_time_of_its_plan() {
        for (title, said) in [
            ("Cải cách hành chính xã Long An năm 2023", Some((2023, 2023))),
            ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2026 - 2030", Some((2026, 2030))),
            ("giai đoạn 2026–2030", Some((2026, 2030))),
            ("Phụ lục nhiệm vụ (Năm 2026)", Some((2026, 2026))),
            ("Kế hoạch số 40/KH-UBND", None),
            ("năm 1999", None),
        ] {
            assert_eq!(years(title), said, "{title}");
        }
    }

    #[test]
    fn a_title_tells_the_body() {
        for (title, said) in [
            ("ỦY BAN NHÂN DÂN XÃ LONG AN", "Ủy ban nhân dân xã Long An"),
            ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND xã Long An)", "Ủy ban nhân dân xã Long An"),
            ("UBND thị xã Tân Châu về việc", "Ủy ban nhân dân thị xã Tân Châu"),
            ("UBND PHƯỜNG 1", "Ủy ban nhân dân phường 1"),
            ("UBND xã Long An, Chủ tịch UBND xã", "Ủy ban nhân dân xã Long An"),
            ("UBND XÃ LONG AN BÁO CÁO", "Ủy ban nhân dân xã Long An"),
            ("trách nhiệm của Ủy ban nhân dân xã, Chủ tịch Ủy ban nhân dân xã", ""),
            ("UBND xã Quyết định về việc", ""),
            ("UBND xã. Căn cứ Luật", ""),
            ("trình UBND xã Chủ tịch xã", ""),
            ("(UBND xã); Phòng Kinh tế", ""),
            ("Kế hoạch của UBND tỉnh", ""),
            ("xã Long An", ""),
        ] {
            assert_eq!(unit(title).map(|(_, unit)| unit).unwrap_or_default(), said, "{title}");
        }
    }
}
