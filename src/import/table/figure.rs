//! Numbers as people write them.

use crate::value::Exact;

/// A number as people write it: "1.500.000", "3,5", "3.5" of a unit. `None` where it can be read in two ways.
pub(super) fn figure_of(figure: &str, has_decimals: bool) -> Option<Exact> {
    let blanks = figure.replace(' ', "");
    let signs: Vec<char> = blanks.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_grouped = |sign: char| {
        let mut groups = blanks.split(sign);
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        first && groups.all(|group| group.len() == 3)
    };
    let plain = match signs.as_slice() {
        [] => blanks.clone(),
        ['.'] if is_grouped('.') => blanks.replace('.', ""),
        ['.'] if has_decimals => blanks.clone(),
        [','] if is_grouped(',') => return None,
        [','] => blanks.replace(',', "."),
        all if all.iter().all(|sign| *sign == '.') && is_grouped('.') => blanks.replace('.', ""),
        all if all.iter().all(|sign| *sign == ',') && is_grouped(',') => blanks.replace(',', ""),
        // "1.500.000,5" and "1,500,000.5": the last sign stands before decimals.
        [rest @ .., last] if rest.iter().all(|sign| sign != last) => {
            let (whole, part) = blanks.rsplit_once(*last)?;
            let group = *rest.first()?;
            let groups: Vec<&str> = whole.split(group).collect();
            let is_good = rest.iter().all(|sign| *sign == group) && groups.iter().skip(1).all(|it| it.len() == 3);
            if !is_good {
                return None;
            }
            format!("{}.{part}", whole.replace(group, ""))
        }
        _ => return None,
    };
    Exact::parse(&plain).ok()
}
