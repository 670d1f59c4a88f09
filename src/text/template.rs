//! Messages with named holes: `task {task} is due {due}`.

use super::raw::parted;

/// The names of the holes of a template, in the order in which they stand.
pub fn holes(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(hole, _)| hole)
}

/// Fills each hole of a template with the text that `value` gives for its name. Words and values together make no
/// command of a CI runner.
pub fn fill(template: &str, mut value: impl FnMut(&str) -> String) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((hole, tail)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        text.push_str(&value(hole));
        rest = tail;
    }
    text.push_str(rest);
    parted(text)
}

#[cfg(test)]
mod tests {
    use super::{fill, holes};

    #[test]
    fn a_value_is_never_read_as_a_template() {
        assert_eq!(holes("{a} and {b}").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(fill("{a} and {b}", |hole| format!("<{{{hole}}}>")), "<{a}> and <{b}>");
    }

    #[test]
    fn no_command_comes_of_words_and_values_together() {
        assert_eq!(fill("{a}: {b}{c}", |hole| if hole == "b" { "##" } else { ":" }.to_owned()), ": : ##:");
        assert_eq!(fill("{a}{a}[x", |_| "#".to_owned()), "## [x");
    }
}
