//! Wherever a version or the address of the project stands, it is that of Cargo.toml.

use super::{repository, text_of};
use std::fs;
use std::path::Path;

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(file: &str) -> String {
    text_of(&repository().join(file))
}

#[test]
fn every_file_names_the_version_of_cargo_toml() {
    for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
        assert!(read(lock).contains(&format!("name = \"cchc\"\nversion = \"{VERSION}\"\n")), "{lock}");
    }
    let changelog = read("CHANGELOG.md");
    let mut heads = changelog.lines().filter_map(|line| line.strip_prefix("## ["));
    assert_eq!(heads.next(), Some("Unreleased]"));
    let newest = heads.next().expect("a version");
    assert!(newest.starts_with(&format!("{VERSION}] - ")), "the newest version in CHANGELOG.md is {newest}");
    for (file, before) in [
        ("examples/ci/github-workflow.yml", "version: \""),
        ("examples/ci/gitlab-ci.yml", "version: \""),
        ("docs/release.md", "cchc=="),
        ("editors/vscode/package.json", "\"version\": \""),
        ("docs/guide/ci.md", "version: \""),
        ("docs/guide/ci.vi.md", "version: \""),
    ] {
        let text = read(file);
        let named: Vec<&str> = text.split(before).skip(1).collect();
        assert!(!named.is_empty(), "{file} pins no version");
        for rest in named {
            assert!(rest.starts_with(&format!("{VERSION}\"")), "{file} names another version: {rest:.10}");
        }
    }
    for file in ["README.md", "README.vi.md"] {
        let text = read(file);
        let files = ["cchc-", "cchc_"].into_iter().flat_map(|start| text.split(start).skip(1));
        let others: Vec<&str> = files
            .map(|rest| rest.split(|c: char| !c.is_ascii_digit() && c != '.').next().expect("a first part"))
            .filter(|number| number.contains('.') && *number != VERSION)
            .collect();
        assert!(text.contains(&format!("cchc-{VERSION}-")) && others.is_empty(), "{file} names {others:?}");
    }
    let (minor, _) = VERSION.rsplit_once('.').expect("three numbers");
    assert!(read("SECURITY.md").contains(&format!("| {minor} | yes |")), "SECURITY.md does not mend {minor}");
}

#[test]
fn the_wheel_takes_its_facts_from_cargo_toml() {
    let text = read("pyproject.toml");
    let project: toml::Table = text.parse().expect("pyproject.toml is TOML");
    let project = project["project"].as_table().expect("a table");
    let taken: Vec<&str> =
        project["dynamic"].as_array().expect("keys").iter().filter_map(toml::Value::as_str).collect();
    for key in ["version", "description", "readme", "license"] {
        assert!(taken.contains(&key) && !project.contains_key(key), "{key} stands in Cargo.toml");
    }
}

/// Both list what is built, tried, and only compiled.
#[test]
fn the_page_on_releases_names_every_target() {
    let page = read("docs/release.md");
    let workflow = read(".github/workflows/release.yml");
    let script = read(".ci/release");
    let targets: Vec<&str> = workflow
        .split([' ', ',', '{', '}', '\n'])
        .chain(script.split([' ', '(', ')', '\n']))
        .filter(|word| ["x86_64-", "aarch64-"].iter().any(|begin| word.starts_with(begin)) && !word.contains('$'))
        .collect();
    assert!(targets.len() > 7, "{targets:?}");
    for target in targets {
        assert!(page.contains(&format!("| {target} |")), "{target} is missing in the table of docs/release.md");
    }
}

/// A stranger may own an address that only stands for another.
#[test]
fn no_file_for_users_names_a_made_up_address() {
    let mut files = 0;
    let folders = ["src", "docs", "examples", "templates", "schemas", ".ci", ".github", "."];
    for folder in folders {
        look_through(&repository().join(folder), folder != ".", &mut files);
    }
    assert!(files > 500, "{files} files");
}

fn look_through(folder: &Path, deeper: bool, files: &mut usize) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if deeper {
                look_through(&path, deeper, files);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            *files += 1;
            let made_up = ["example.org", "example.com", "CCHC_REPOSITORY"].iter().find(|word| text.contains(**word));
            assert_eq!(made_up, None, "{}", path.display());
            // "@WINDOWS@": a place that was to be filled in.
            let mut words = text.split('@');
            let hole = words.find(|word| word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase()));
            assert_eq!(hole, None, "{}", path.display());
        }
    }
}
