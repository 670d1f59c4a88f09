//! `validate --fix` over made-up workspaces with slips as people make them, and with damage that no program can mend.
//! No error may come, nothing but the slips may change, and a second run has nothing to do.

mod slips;

use super::cchc_in;
use super::generated::Recipe;
use super::oracle::Rng;
use serde_json::Value;
use slips::{damage, slip};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use unicode_normalization::is_nfc;

/// The files of a workspace.
type Files = BTreeMap<String, String>;

/// The short form of a test tries few, the long one many.
fn times(short: usize, long: usize) -> usize {
    if std::env::var_os("CCHC_LONG").is_some() { long } else { short }
}

fn generated(seed: u64) -> Files {
    Recipe { plans: 2, seed, faults: 0 }.files().collect()
}

fn write(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

fn read(folder: &Path, files: &Files) -> Files {
    files.keys().map(|path| (path.clone(), super::text_of(&folder.join(path)))).collect()
}

/// The JSON of `validate` with these options.
fn validate(folder: &Path, options: &[&str]) -> Value {
    let args = ["validate", "--as-of", "2023-09-30", "--lang", "en", "--output-format", "json"];
    let outcome = cchc_in(folder, &[&args[..], options].concat());
    assert!((0..=1).contains(&outcome.status), "{}", outcome.all());
    outcome.json()
}

/// How often each finding of these levels is there. A warning may count what can be read, so it goes without its words.
fn findings(output: &Value, levels: &[&str]) -> BTreeMap<String, usize> {
    let mut findings = BTreeMap::new();
    for finding in output["findings"].as_array().expect("findings") {
        let level = finding["level"].as_str().expect("a level");
        if levels.contains(&level) {
            let words = if level == "error" { finding["message"].to_string() } else { String::new() };
            let key =
                format!("{} {} {} {} {words}", finding["code"], finding["file"], finding["item"], finding["field"]);
            *findings.entry(key).or_default() += 1;
        }
    }
    findings
}

/// The findings that are there more often than in any of the others.
fn beyond(now: &BTreeMap<String, usize>, others: &[&BTreeMap<String, usize>]) -> Vec<String> {
    let most = |key: &String| others.iter().filter_map(|other| other.get(key)).max().copied().unwrap_or_default();
    now.iter().filter(|(key, count)| **count > most(key)).map(|(key, _)| key.clone()).collect()
}

/// Every repair that an output tells.
fn changes(output: &Value) -> Vec<&Value> {
    let of_plans = output["plans"].as_array().expect("plans").iter().filter_map(|plan| plan["changes"].as_array());
    of_plans.chain(output["changes"].as_array()).flatten().collect()
}

/// Whether only lines differ of which a repair is told, or whose letters were not composed.
fn hold_lines(before: &Files, after: &Files, told: &[&Value], case: &str) {
    for (path, old) in before {
        let of_file: Vec<_> = told.iter().filter(|change| change["file"] == path.as_str()).collect();
        let is_told = |line: usize| of_file.iter().any(|change| change["start"]["line"] == line);
        let has_header = of_file.iter().any(|change| change["places"].as_u64() > Some(1) && change["code"] == "E004");
        let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), after[path].split('\n').collect());
        assert_eq!(old.len(), new.len(), "{case}: lines of {path}");
        for (at, (old, new)) in old.iter().zip(new).enumerate() {
            let is_meant = is_told(at + 1) || !is_nfc(old) || has_header && old.starts_with('[');
            assert!(*old == new || is_meant, "{case}: {path}:{}: {old:?} became {new:?}", at + 1);
        }
    }
}

/// How many errors a workspace had, and how many it has behind the repairs.
struct Mended {
    before: usize,
    after: usize,
}

/// Mends a workspace, and holds what must be true of every one. `clean` are the findings before anything was spoilt,
/// where nothing but slips was made.
fn mend(files: &Files, clean: Option<&Value>, case: &str) -> Mended {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), files);
    let found = validate(folder.path(), &[]);
    let shown = validate(folder.path(), &["--fix"]);
    assert_eq!(read(folder.path(), files), *files, "{case}: nothing is written");
    let written = validate(folder.path(), &["--fix", "--write"]);
    let after = read(folder.path(), files);
    let (told, told_again) = (changes(&shown), changes(&written));
    assert_eq!(told, told_again, "{case}: what is shown is written");
    assert_eq!(told.is_empty(), after == *files, "{case}");
    assert_eq!(shown["findings"], written["findings"], "{case}");
    hold_lines(files, &after, &told, case);
    let errors = [&found, &written].map(|output| findings(output, &["error"]));
    assert_eq!(beyond(&errors[1], &[&errors[0]]), [""; 0], "{case}: no error comes");
    if let Some(clean) = clean {
        let all = [&found, &written, clean].map(|output| findings(output, &["error", "warning", "note"]));
        assert_eq!(beyond(&all[1], &[&all[0], &all[2]]), [""; 0], "{case}: only what a slip had hidden comes");
    }
    let plain = validate(folder.path(), &[]);
    assert_eq!(plain["findings"], written["findings"], "{case}: the findings are those of the files as they are");
    let again = validate(folder.path(), &["--fix", "--write"]);
    assert_eq!(read(folder.path(), files), after, "{case}: a second run changes nothing");
    assert!(changes(&again).is_empty(), "{case}");
    let [before, after] = errors.map(|errors| errors.values().sum());
    Mended { before, after }
}

#[test]
fn slips_are_mended_and_nothing_else_changes() {
    let (mut before, mut after) = (0, 0);
    for seed in 0..times(25, 600) {
        let mut rng = Rng::new(seed as u64);
        let mut files = generated(rng.below(7));
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &files);
        let clean = validate(folder.path(), &[]);
        let made: Vec<String> = (0..rng.between(1, 8)).filter_map(|_| slip(&mut files, &mut rng)).collect();
        let mended = mend(&files, Some(&clean), &format!("seed {seed}: {made:#?}"));
        before += mended.before;
        after += mended.after;
    }
    eprintln!("{after} of {before} errors remain");
    assert!(before > 40 && after * 5 < before * 2, "{after} of {before} errors remain");
}

#[test]
fn damage_is_not_made_worse() {
    for seed in 0..times(25, 600) {
        let mut rng = Rng::new(1_000 + seed as u64);
        let mut files = generated(rng.below(7));
        let mut made: Vec<String> = (0..rng.between(1, 4)).filter_map(|_| damage(&mut files, &mut rng)).collect();
        made.extend((0..rng.between(0, 4)).filter_map(|_| slip(&mut files, &mut rng)));
        mend(&files, None, &format!("seed {seed}: {made:#?}"));
    }
}

#[test]
fn sound_files_and_unsafe_faults_stay_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = generated(3);
    let spoilt = files.iter_mut().find(|(path, _)| path.ends_with("values/2023-Q1.toml")).expect("a file of values");
    // Two readings, another number, a lost quote, a mark of direction.
    *spoilt.1 = format!("note = \"a\u{202E}b\"\n{}", spoilt.1.replacen("count = ", "count = 1.", 1));
    write(folder.path(), &files);
    let output = validate(folder.path(), &["--fix", "--write"]);
    assert!(changes(&output).is_empty() && read(folder.path(), &files) == files, "{output:#}");
}
