//! Edits of random files, checked with the parser. Only the named value is different afterwards, and every comment is
//! still there. Line breaks and the end of the file are as before, and the bytes differ in one run.

mod draw;

use super::fuzzing::targets::edit::{collect, draw_edit};
use super::fuzzing::targets::untouched::check;
use super::oracle::Rng;
use cchc::edit::{Edit, Fault, Step, apply};
use cchc::parse::Plain;
use draw::Draw;

/// How many edits of some random files were made, and how many refused.
#[derive(Debug, Default)]
struct Tally {
    made: usize,
    unusual: usize,
}

fn run(seed: u64, files: usize) -> Tally {
    let mut tally = Tally::default();
    for file in 0..files {
        let mut rng = Rng::new(seed.wrapping_add(file as u64));
        let mut text = Draw::file(&mut rng);
        for _ in 0..4 {
            let data = Plain::parse(&text).unwrap_or_else(|| panic!("the drawn text is not TOML:\n{text}"));
            let Some(edit) = draw_edit(&mut |most| rng.index(most), &data) else { continue };
            match apply(&text, std::slice::from_ref(&edit)) {
                Ok(after) => {
                    check(&text, &edit, &after);
                    tally.made += 1;
                    text = after;
                }
                Err(Fault::Unusual | Fault::Commented) => tally.unusual += 1,
                // A list of tables below headers can hold nothing else.
                Err(fault) => panic!("{fault:?}\n{edit:?}\n{text}"),
            }
        }
    }
    tally
}

/// `CCHC_EDIT_FILES` asks for more files: docs/robustness.md.
#[test]
fn only_named_values_change() {
    let files = std::env::var("CCHC_EDIT_FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(400);
    let tally = run(20_230_314, files);
    assert!(tally.made > files * 2, "{tally:?}");
    assert!(tally.unusual * 6 < tally.made, "too many edits are refused: {tally:?}");
}

/// An entry that is added and then taken away leaves the file as it was.
#[test]
fn adding_and_taking_away_is_nothing() {
    let mut tried = 0;
    for seed in 0..300 {
        let mut rng = Rng::new(seed);
        let text = Draw::file(&mut rng);
        let Some(data) = Plain::parse(&text) else { continue };
        let (mut tables, mut lists, mut scalars) = (Vec::new(), Vec::new(), Vec::new());
        collect(&data, &mut Vec::new(), &mut tables, &mut lists, &mut scalars);
        let mut path = rng.pick(&tables);
        path.push(Step::Key("new".to_owned()));
        let Ok(added) = apply(&text, &[Edit::set(path.clone(), Plain::Number("7".to_owned()))]) else { continue };
        let back = apply(&added, &[Edit::remove(path)]);
        let told = format!("\n--- before\n{text}\n--- added\n{added}\n--- back\n{back:?}\n---");
        // Blanks in empty brackets are not put back, and a blank line that set off the first key stays.
        assert_eq!(back.as_ref().map(|text| squeezed(text)), Ok(squeezed(&text)), "{told}");
        tried += 1;
    }
    assert!(tried > 200, "{tried}");
}

/// The delivery of a member goes to the others of its task, and nothing else changes, however the file is written.
#[test]
fn the_delivery_of_a_member_changes_nothing_else() {
    let text = |text: &str| Plain::Text(text.to_owned());
    let day = || Plain::Date("2023-06-20".to_owned());
    let entries =
        [("on", day()), ("for", day()), ("by", text("thon-1")), ("evidence", Plain::List(vec![text("1/BC")]))];
    let delivery = Plain::Table(entries.map(|(key, value)| (key.to_owned(), value)).into_iter().collect());
    let mut made = 0;
    for seed in 0..400 {
        let file = Draw::file(&mut Rng::new(seed));
        let data = Plain::parse(&file).unwrap_or_else(|| panic!("the drawn text is not TOML:\n{file}"));
        let tasks = data.get("task").and_then(Plain::elements).map_or(0, <[Plain]>::len);
        for at in 0..tasks {
            let path = vec![Step::Key("task".to_owned()), Step::Index(at), Step::Key("done".to_owned())];
            let edit = Edit::append(path, delivery.clone());
            match apply(&file, std::slice::from_ref(&edit)) {
                Ok(after) => {
                    check(&file, &edit, &after);
                    made += 1;
                }
                Err(Fault::Unusual | Fault::Commented) => {}
                Err(fault) => panic!("{fault:?}\n{edit:?}\n{file}"),
            }
        }
    }
    assert!(made > 200, "{made}");
}

fn squeezed(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').split('\n').filter(|line| *line != "\r").collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n").replace("{ }", "{}").replace("{  }", "{}")
}
