//! Slips as people make them, each of which can have been meant in one way only, and damage that cannot be mended.

use super::super::oracle::Rng;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// A way to spoil a line of a plan file; `None` where it does not fit the line.
type Spoil = fn(&str, &mut Rng) -> Option<String>;

const SLIPS: [(&str, Spoil); 10] = [
    ("curly quotes", |line, _| quoted(line, |text| format!("“{text}”"))),
    ("no quotes", |line, _| {
        let is_word = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !text.is_empty();
        quoted(line, |text| if is_word(text) { text.to_owned() } else { format!("\"{text}\"") })
    }),
    ("a blank that is not one", |line, _| line.contains(" = ").then(|| line.replacen(" = ", "\u{a0}= ", 1))),
    ("a zero-width space", |line, _| {
        let value = line.strip_prefix("title = \"")?;
        let at = value.find(' ')?;
        Some(format!("title = \"{}\u{200b}{}", &value[..at], &value[at..]))
    }),
    ("letters that are not composed", |line, _| Some(line.nfd().collect())),
    ("a day in slashes", |line, _| day(line, |year, month, day| format!("{day}/{month}/{year}"))),
    ("a day in quotes", |line, _| day(line, |year, month, day| format!("\"{year}-{month}-{day}\""))),
    ("a number in quotes", |line, _| {
        let (key, number) = line.split_once(" = ")?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && key.starts_with("at-")).then(|| format!("{key} = \"{number}\""))
    }),
    ("a misspelt key", |line, rng| {
        let (key, value) = line.split_once(" = ")?;
        let is_long = key.len() > 4 && key.bytes().all(|byte| byte.is_ascii_lowercase());
        let at = 1 + rng.index(key.len().saturating_sub(2).max(1));
        is_long.then(|| format!("{}{} = {value}", &key[..at], &key[at + 1..]))
    }),
    ("a misspelt id", |line, rng| {
        let (key, value) = line.split_once(" = \"")?;
        let is_id = key == "lead" && value.len() > 8;
        let at = 1 + rng.index(6);
        is_id.then(|| format!("{key} = \"{}{}", &value[..at], &value[at + 1..]))
    }),
];

const DAMAGES: [(&str, Spoil); 5] = [
    ("a lost sign", |line, _| line.contains(" = ").then(|| line.replacen(" = ", " ", 1))),
    ("a lost quote", |line, _| line.strip_suffix('"').map(str::to_owned)),
    ("a lost line", |_, _| Some("# lost".to_owned())),
    ("a curly quote alone", |line, _| line.contains(" = \"").then(|| line.replacen(" = \"", " = “", 1))),
    ("another sign", |line, rng| {
        let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        let at = *places.get(rng.index(places.len().max(1)))?;
        let end = places.iter().find(|end| **end > at).copied().unwrap_or(line.len());
        let sign = rng.pick(&["[", "]", "{", "=", "\\", "'", "”", "\u{301}", "\u{2066}", "1", ","]);
        Some(format!("{}{sign}{}", &line[..at], &line[end..]))
    }),
];

/// Makes one slip; says which, and where.
pub fn slip(files: &mut BTreeMap<String, String>, rng: &mut Rng) -> Option<String> {
    spoil(files, rng, &SLIPS)
}

/// Does some damage; says which, and where.
pub fn damage(files: &mut BTreeMap<String, String>, rng: &mut Rng) -> Option<String> {
    spoil(files, rng, &DAMAGES)
}

fn spoil(files: &mut BTreeMap<String, String>, rng: &mut Rng, ways: &[(&str, Spoil)]) -> Option<String> {
    let paths: Vec<String> = files.keys().cloned().collect();
    let path = rng.pick(&paths);
    let text = files.get_mut(&path)?;
    let (name, way) = ways[rng.index(ways.len())];
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for _ in 0..40 {
        let at = rng.index(lines.len());
        // A line is spoilt once: two slips in one place may hide what was meant.
        let is_plain = lines[at].contains(" = ") && lines[at].chars().all(|c| !"“”’\u{a0}\u{200b}".contains(c));
        let spoilt = if is_plain { way(&lines[at], rng) } else { None };
        if let Some(spoilt) = spoilt.filter(|spoilt| *spoilt != lines[at]) {
            let told = format!("{name} in {path}:{}: {} became {spoilt}", at + 1, lines[at]);
            lines[at] = spoilt;
            *text = lines.join("\n");
            return Some(told);
        }
    }
    None
}

/// The line with another form of its value, where that is one text in quotes.
fn quoted(line: &str, form: impl Fn(&str) -> String) -> Option<String> {
    let (key, value) = line.split_once(" = \"")?;
    let text = value.strip_suffix('"')?;
    (!text.contains(['"', '\\', '“', '”', '‘', '’'])).then(|| format!("{key} = {}", form(text)))
}

/// The line with another form of its value, where that is a day.
fn day(line: &str, form: impl Fn(&str, &str, &str) -> String) -> Option<String> {
    let (key, value) = line.split_once(" = ")?;
    let parts: Vec<&str> = value.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = is_number(year, 4) && is_number(month, 2) && is_number(day, 2);
    is_day.then(|| format!("{key} = {}", form(year, month, day)))
}
