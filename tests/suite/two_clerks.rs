//! Two clerks work on one plan, each in a clone: git joins their edits, or `validate` explains the conflict.

mod draw;

use super::oracle::Rng;
use super::scratch::{git_in, program, try_git};
use super::{files_below, path_below, run, text_of};
use cchc::parse::Plain;
use draw::{ClerkEdit, plan};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// The outcome of some pairs of edits.
#[derive(Debug, Default)]
struct Tally {
    joined: usize,
    conflicts: usize,
    /// Pairs of edits of two tasks, indicators or kinds, and their conflicts.
    apart: usize,
    conflicts_apart: usize,
}

/// The plan in a repository, and a clone of it.
struct Clerks {
    first: super::Workspace,
    second: TempDir,
}

impl Clerks {
    fn new() -> Self {
        let first = plan();
        git_in(first.path(), &["init", "--quiet", "--initial-branch=main"]);
        let clerks = Self { first, second: tempfile::tempdir().expect("a temporary folder") };
        assert!(commit(clerks.first.path()));
        let from = clerks.first.path().to_str().expect("a path");
        git_in(clerks.second.path(), &["clone", "--quiet", from, "."]);
        clerks
    }

    /// Draws edits until one is accepted.
    fn edit(folder: &Path, rng: &mut Rng, other: Option<&ClerkEdit>) -> ClerkEdit {
        for _ in 0..200 {
            let edit = ClerkEdit::draw(rng, other);
            if made(folder, &edit) && commit(folder) {
                return edit;
            }
        }
        panic!("nothing is left to record");
    }

    /// Makes one pair of edits and joins them. The outcome is that of one edit after the other, in one of both orders.
    fn pair(&self, rng: &mut Rng, tally: &mut Tally) {
        let (first, second) = (self.first.path(), self.second.path());
        let one = Self::edit(first, rng, None);
        let two = Self::edit(second, rng, Some(&one));
        tally.apart += usize::from(one.subject != two.subject);
        // The data of both edits when the second clerk was first.
        let other_order = made(second, &one).then(|| data(second));
        git_in(second, &["reset", "--quiet", "--hard"]);
        git_in(second, &["clean", "--quiet", "--force", "-d"]);
        let from = first.to_str().expect("a path");
        let pulled = try_git(second, &["pull", "--quiet", "--no-rebase", from, "main"]);
        // The first clerk makes the edit of the second behind the own one.
        let is_made = made(first, &two);
        if pulled.status == 0 {
            tally.joined += 1;
            let joined = data(second);
            // Two edits that are the same are one.
            let in_turn = (is_made || one.args == two.args).then(|| data(first));
            let orders = [in_turn, other_order];
            assert!(
                orders.iter().flatten().any(|order| *order == joined),
                "{one:?}\n{two:?}\n{joined:#?}\n{orders:#?}"
            );
            if orders.first() == Some(&Some(joined)) && tally.joined % 5 == 1 {
                assert_eq!(status(second), status(first), "{one:?} and {two:?}, made: {is_made}");
            }
        } else {
            tally.conflicts += 1;
            tally.conflicts_apart += usize::from(one.subject != two.subject);
            self.check_words(&one, &two);
            git_in(second, &["reset", "--quiet", "--hard", "FETCH_HEAD"]);
        }
        let from = second.to_str().expect("a path");
        git_in(first, &["fetch", "--quiet", from, "main"]);
        git_in(first, &["reset", "--quiet", "--hard", "FETCH_HEAD"]);
        git_in(first, &["clean", "--quiet", "--force", "-d"]);
    }

    /// Every file in conflict has a finding, and together they name what both clerks edited.
    fn check_words(&self, one: &ClerkEdit, two: &ClerkEdit) {
        let folder = self.second.path();
        let outcome = run(program(folder).args(["validate", "--output-format", "json"]));
        let json = outcome.json();
        let findings = json["findings"].as_array().expect("a list");
        let conflicts: Vec<_> = findings.iter().filter(|one| one["code"] == "E003").collect();
        for file in git_in(folder, &["diff", "--name-only", "--diff-filter=U"]).lines() {
            assert!(conflicts.iter().any(|one| one["file"] == file), "{file}: {}", outcome.stdout);
        }
        let words: String = conflicts.iter().map(|one| one["message"].as_str().expect("a text")).collect();
        for edit in [one, two] {
            assert!(words.contains(&edit.subject), "{edit:?} is not named: {words}");
        }
        assert!(words.contains("two people") && conflicts.iter().all(|one| one["notes"].as_array().is_some()));
    }
}

/// Whether there is anything to commit.
fn commit(folder: &Path) -> bool {
    git_in(folder, &["add", "--all"]);
    try_git(folder, &["commit", "--quiet", "--message", "an edit"]).status == 0
}

fn made(folder: &Path, edit: &ClerkEdit) -> bool {
    run(program(folder).args(&edit.args).args(["--as-of", "2023-12-31"])).status == 0
}

/// The data of every file of the plan.
fn data(folder: &Path) -> BTreeMap<String, Plain> {
    let plan = folder.join("plans/mau");
    let files = files_below(&plan).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.map(|file| (path_below(&plan, &file), Plain::parse(&text_of(&file)).expect("valid TOML"))).collect()
}

fn status(folder: &Path) -> serde_json::Value {
    run(program(folder).args(["status", "--tasks", "--as-of", "2023-12-31", "--output-format", "json"])).json()["plans"]
        .clone()
}

/// `CCHC_PAIRS` asks for more pairs: docs/robustness.md.
#[test]
fn git_joins_the_edits_of_two_clerks_or_validate_explains_why_not() {
    let pairs: usize = std::env::var("CCHC_PAIRS").ok().map_or(20, |pairs| pairs.parse().expect("a number"));
    let (mut clerks, mut rng, mut tally) = (Clerks::new(), Rng::new(2_023), Tally::default());
    for pair in 1..=pairs {
        clerks.pair(&mut rng, &mut tally);
        // Before every task is dropped, and nothing of it can be recorded.
        if pair % 50 == 0 {
            clerks = Clerks::new();
        }
    }
    eprintln!("{pairs} pairs of edits: {tally:?}");
    // In the first pairs the lists are short, and entries meet more often; a quarter of the pairs are of one subject.
    assert!(tally.joined * 100 >= pairs * 70, "{tally:?}");
}
