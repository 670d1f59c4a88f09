//! The JSON of every command has a published schema. Every output that a test of this suite reads as JSON is held
//! against it by a validator that others wrote: as it is published, and with no key besides those it declares. Here it
//! is tried with many workspaces, and each declared key, word and `null` must occur somewhere.

mod cases;
mod page;
mod planted;
mod schema;
mod seen;
mod special;

use super::{cchc, cchc_in, repository, run, text_of};
use cases::outputs;
use cchc::schema::{output_names, output_schema, output_schema_file};
use seen::Seen;
use std::collections::BTreeSet;

pub use schema::hold;

#[test]
fn the_shipped_schemas_of_outputs_are_those_of_the_program() {
    let folder = repository().join("schemas/outputs");
    for name in output_names() {
        let shipped = folder.join(output_schema_file(name));
        let printed = run(cchc().args(["schema", "--outputs", name]));
        assert_eq!(printed.status, 0, "{}", printed.all());
        assert!(shipped.exists() && text_of(&shipped) == printed.stdout, "{}: run `just reference`", shipped.display());
    }
    assert_eq!(super::files_below(&folder).len(), output_names().len());
}

/// The help of a command says whether it has JSON.
#[test]
fn every_command_with_json_has_a_schema() {
    let overview = run(cchc().args(["--help", "--lang", "en"])).stdout;
    let commands = overview.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = commands
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().filter(|_| !line.starts_with("   ")));
    let has_json = |name: &&str| {
        // Each thing that can be added is a command of its own.
        let words: &[&str] = if **name == *"add" { &["add", "task"] } else { &[*name] };
        let help = run(cchc().args(words).args(["--help", "--lang", "en"])).stdout;
        // `export` writes JSON Lines, which a schema of its own describes; a calendar and a page have one format each.
        help.contains("--output-format <") && !["export", "calendar", "page"].contains(name)
    };
    let mut found: BTreeSet<&str> = names.filter(has_json).collect();
    found.insert("failure");
    assert_eq!(found, output_names().into_iter().collect());
}

#[test]
fn schemas_of_outputs_are_written_into_a_folder_and_written_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = ["schema", "--outputs", "--to", "schemas", "--lang", "en"];
    for _ in 0..2 {
        let outcome = cchc_in(folder.path(), &write);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert_eq!(outcome.stderr.split(" are in ").next(), Some("✓ 22 schemas"), "{}", outcome.stderr);
    }
    let file = folder.path().join("schemas/status.output.schema.json");
    assert_eq!(Some(text_of(&file)), output_schema("status").expect("it is written"));
    std::fs::write(&file, "{}").expect("the file can be written");
    assert_eq!(cchc_in(folder.path(), &write).status, 2, "what others wrote stays");
    assert_eq!(cchc_in(folder.path(), &[&write[..], &["--force"]].concat()).status, 0);
    let wrong = cchc_in(folder.path(), &["schema", "--outputs", "staus", "--lang", "en"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("did you mean `status`?"), "{}", wrong.stderr);
    let listed = cchc_in(folder.path(), &["schema", "--outputs"]).stdout;
    let listed: Vec<&str> = listed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, output_names());
}

/// A new workspace has the schemas of its files, not those of outputs.
#[test]
fn init_does_not_copy_schemas_of_outputs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = ["init", "mới", "--unit", "UBND xã Mẫu", "--year", "2026", "--level", "commune"];
    assert_eq!(cchc_in(folder.path(), &made).status, 0);
    let files = super::files_below(&folder.path().join("mới"));
    assert!(files.iter().any(|file| file.ends_with("schemas/plan.schema.json")));
    assert!(!files.iter().any(|file| file.to_string_lossy().contains("output.schema")));
}

/// Things that no output has, and why.
const NEVER: &[&str] = &[
    // Only plans with a plan above are ranked.
    "rank<0>.rankings[].refused = \"no-parent\"",
];

/// Keys whose words stand in a list that is written by hand. Other words are those of an enum, which the compiler
/// knows.
const LISTED_BY_HAND: &[&str] = &[
    "assign<0>.plans[].suggestions[].reason",
    "diff<0>.plans[].changes[].item_kind",
    "rank<0>.rankings[].refused",
    "status<0>.plans[].reports[].state",
];

#[test]
fn every_declared_key_type_and_listed_word_occurs_in_some_output() {
    let mut seen = Seen::nothing();
    for output in outputs() {
        hold(&output);
        seen.take(&output);
    }
    let is_asked = |it: &str| match it.split_once(" = \"") {
        Some((key, _)) => LISTED_BY_HAND.contains(&key),
        None => true,
    };
    let missing: Vec<&str> = seen.missing().into_iter().filter(|it| is_asked(it)).collect();
    let (objects, keys) = seen.size();
    eprintln!("{} outputs are as declared: {keys} keys in {objects} objects", seen.outputs);
    assert_eq!(missing, NEVER, "these alone never occur");
}
