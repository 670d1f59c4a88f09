//! The name of the body that issues a paper, and the names that follow from it.

use super::wording::{begun, capitals, line};
use crate::text::{Raw, fold};

const COMMITTEE: &str = "Ủy ban nhân dân";
const SHORT: &str = "UBND";

/// The body that issues a paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Unit {
    /// Its name in running text, in full.
    pub name: String,
    /// The territory of a people's committee: "xã Long An".
    territory: Option<String>,
}

/// Words before the name of a place.
const PLACE_KINDS: [&str; 9] =
    ["thị trấn ", "thị xã ", "thành phố ", "đặc khu ", "phường ", "huyện ", "quận ", "tỉnh ", "xã "];

impl Unit {
    /// The body of this name. A people's committee is known by its full or its short name, and its first vowel is
    /// written in two ways.
    pub(super) fn of(raw: &Raw) -> Self {
        let given = line(raw);
        let words = COMMITTEE.split(' ').count();
        let full = given.match_indices(' ').nth(words - 1).map(|(at, _)| given.split_at(at));
        let full = full.filter(|(head, _)| fold(head) == fold(COMMITTEE)).map(|(_, rest)| rest);
        let short = || given.strip_prefix(SHORT).filter(|rest| rest.starts_with(' '));
        match full.or_else(short).map(str::trim).filter(|rest| !rest.is_empty()) {
            Some(territory) => Self { name: format!("{COMMITTEE} {territory}"), territory: Some(territory.to_owned()) },
            None => Self { name: given, territory: None },
        }
    }

    /// Whether it is a people's committee, whose short form everybody knows.
    pub(super) const fn is_committee(&self) -> bool {
        self.territory.is_some()
    }

    /// The lines of the letterhead.
    pub(super) fn lines(&self) -> Vec<String> {
        match &self.territory {
            Some(territory) => vec![capitals(COMMITTEE), capitals(territory)],
            None => vec![capitals(&self.name)],
        }
    }

    /// The people whom a bulletin greets.
    pub(super) fn people(&self) -> Option<&str> {
        self.territory.as_deref()
    }

    /// The place before the date: "Long An". A place that is called by a number keeps its kind: "Phường 1".
    pub(super) fn place(&self) -> Option<String> {
        let territory = self.territory.as_deref().unwrap_or(&self.name);
        let ends = |kind: &&str| {
            let at = territory.rfind(*kind)?;
            let begins_a_word = at == 0 || territory.get(..at).is_some_and(|before| before.ends_with(' '));
            begins_a_word.then_some((at + kind.len(), at))
        };
        let (end, start) = PLACE_KINDS.iter().filter_map(ends).max()?;
        let name = territory.get(end..).map(str::trim).filter(|name| !name.is_empty())?;
        let is_number = name.starts_with(|letter: char| letter.is_ascii_digit());
        Some(if is_number { begun(territory.get(start..)?.trim()) } else { name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;
    use crate::text::Raw;

    fn unit(name: &str) -> Unit {
        Unit::of(&Raw::new(name))
    }

    #[test]
    fn a_committee_is_known_by_all_its_names() {
        for name in ["Ủy ban nhân dân xã Long An", "Uỷ ban Nhân dân xã Long An", "UBND xã Long An"] {
            let unit = unit(name);
            assert!(unit.is_committee(), "{name}");
            assert_eq!(unit.lines(), ["ỦY BAN NHÂN DÂN", "XÃ LONG AN"]);
            assert_eq!(unit.name, "Ủy ban nhân dân xã Long An");
            assert_eq!(unit.people(), Some("xã Long An"));
        }
        for other in ["Trung tâm Phục vụ hành chính công", "Ủy ban nhân dân", "UBNDX"] {
            assert!(!unit(other).is_committee(), "{other}");
        }
    }

    #[test]
    fn the_place_stands_in_the_name() {
        for (name, place) in [
            ("Ủy ban nhân dân xã Long An", Some("Long An")),
            ("Ủy ban nhân dân thị xã Tân Châu", Some("Tân Châu")),
            ("UBND phường 1", Some("Phường 1")),
            ("Văn phòng Ủy ban nhân dân tỉnh An Giang", Some("An Giang")),
            ("Sở Nội vụ", None),
        ] {
            assert_eq!(unit(name).place().as_deref(), place, "{name}");
        }
    }
}
