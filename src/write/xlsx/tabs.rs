//! The names of the sheets of a workbook.

use super::cells::fitted;
use crate::text::Raw;
use std::collections::BTreeSet;

/// Excel takes no longer name, in units of UTF-16.
const MOST_UNITS: usize = 31;
/// The name of a sheet that has none that could be shown.
const NAMELESS: &str = "Trang";

/// The names that are taken, in small letters, as Excel compares them.
#[derive(Default)]
pub(super) struct Tabs(BTreeSet<String>);

impl Tabs {
    /// A free name near to a wished one. A later one has a number behind it: "Phụ lục (2)".
    pub(super) fn name(&mut self, wish: &str) -> String {
        let wish = usable(wish);
        for number in 1_u32.. {
            let ending = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = fitted(wish.clone(), MOST_UNITS - ending.len()) + &ending;
            // Excel keeps this name for its own history of changes.
            if name.eq_ignore_ascii_case("history") {
                continue;
            }
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
        }
        wish
    }
}

/// The name without the characters that Excel refuses.
fn usable(wish: &str) -> String {
    let is_refused = |letter: char| matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let name = Raw::new(wish).terminal().to_string().replace(is_refused, "-");
    let name = name.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace());
    if name.is_empty() { NAMELESS.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::Tabs;
    use rust_xlsxwriter::utility::check_sheet_name;

    #[test]
    fn every_name_is_one_that_excel_takes_and_no_other_sheet_has() {
        let mut tabs = Tabs::default();
        let wishes = ["Biểu 1", "BIỂU 1", "Quý III/2023", "", "'", "[:*?/\\]", "History", "\u{1b}\u{202e}"];
        let names: Vec<String> = wishes.iter().map(|wish| tabs.name(wish)).collect();
        assert_eq!(names[..4], ["Biểu 1", "BIỂU 1 (2)", "Quý III-2023", "Trang"]);
        let long = "Số liệu thống kê công tác cải cách hành chính";
        let more =
            [tabs.name(long), tabs.name(long), tabs.name(&"'".repeat(40)), tabs.name(&format!("{}'", "a".repeat(29)))];
        assert_eq!(more[1].encode_utf16().count(), 31, "{more:?}");
        for name in names.iter().chain(&more) {
            assert!(check_sheet_name(name).is_ok(), "{name}");
        }
    }
}
