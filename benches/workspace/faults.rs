//! Slips as people make them.

use super::draw::Draw;

/// A way to spoil a file: which one, what is looked for, what is written in its place.
const SLIPS: [(&str, &str, &str); 10] = [
    // Syntax: a quote, a bracket, an equals sign and a quoted percentage that are not there.
    ("tasks", "output = \"Báo cáo\"", "output = Báo cáo"),
    ("tasks", "support = [\"", "support = \""),
    ("plan.toml", "at-least = 75", "at-least 75"),
    ("values/2023-Q1.toml", "count = ", "count = khoảng "),
    // Values: an unknown post, a day that no month has, a text for a number, an area nobody knows.
    ("tasks", "lead = \"tu-phap-ho-tich\"", "lead = \"tu-phap-ho-tic\""),
    ("tasks", "started = 2023-02-13", "started = 2023-02-30"),
    ("plan.toml", "at-least = 85\n", "at-least = \"85%\"\n"),
    ("tasks", "id = \"8.4\"", "id = \"9.4\""),
    // A key that is misspelt, and an id that is given twice.
    ("assignees.toml", "aliases = ", "alias = "),
    ("tasks", "id = \"2.2\"", "id = \"2.1\""),
];

/// Makes one to three slips.
pub fn spoil(files: &mut [(&'static str, String)], luck: &mut Draw) {
    let first = luck.below(SLIPS.len() as u64);
    for number in 0..luck.between(1, 3) {
        let index = usize::try_from((first + number * 3) % SLIPS.len() as u64).unwrap_or_default();
        let (file, right, wrong) = SLIPS[index];
        let spoilt = files.iter_mut().find(|(name, text)| name.starts_with(file) && text.contains(right));
        if let Some((_, text)) = spoilt {
            *text = text.replacen(right, wrong, 1);
        }
    }
}
