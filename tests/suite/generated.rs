//! Made-up workspaces of a seed. They have the size that the benchmarks claim, and the program prints the same however
//! many plans it reads at a time.

#[path = "../../benches/workspace/mod.rs"]
mod workspace;

use super::cchc_in;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
pub use workspace::Recipe;

pub fn write(recipe: Recipe) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in recipe.files() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn lines(folder: &Path, args: &[&str]) -> String {
    let outcome = cchc_in(folder, &[args, &["--as-of", "2023-09-30", "--lang", "en"]].concat());
    format!("{}\n{}", outcome.status, outcome.all())
}

#[test]
fn one_recipe_gives_one_workspace_and_a_plan_does_not_depend_on_the_others() {
    let all = |plans| Recipe { plans, seed: 3, faults: 20 }.files().collect::<Vec<_>>();
    assert_eq!(all(20), all(20));
    assert_eq!(all(20), all(40)[..all(20).len()]);
    let other = Recipe { plans: 20, seed: 4, faults: 20 }.files().collect::<Vec<_>>();
    assert_ne!(all(20), other);
    let paths: Vec<String> = all(40).into_iter().map(|(path, _)| path).collect();
    for kind in [
        "cchc.toml",
        "/plan.toml",
        "/assignees.toml",
        "/tasks.toml",
        "/tasks/phan-1.toml",
        "/indicators.toml",
        "/values/2023-H1.toml",
        "/issues.toml",
        "/amendments.toml",
    ] {
        assert!(paths.iter().any(|path| path.ends_with(kind)), "{kind}");
    }
}

#[test]
fn sound_plans_are_sound_and_slips_are_found() {
    let sound = write(Recipe { plans: 30, seed: 1, faults: 0 });
    let outcome = cchc_in(sound.path(), &["validate", "--as-of", "2023-09-30", "--output-format", "json"]);
    let json = outcome.json();
    assert_eq!((outcome.status, &json["summary"]["errors"]), (0, &0.into()), "{}", outcome.all());
    assert_eq!(json["plans"].as_array().map(Vec::len), Some(30));

    let spoilt = write(Recipe { plans: 30, seed: 1, faults: 100 });
    let json = cchc_in(spoilt.path(), &["validate", "--as-of", "2023-09-30", "--output-format", "json"]).json();
    let found = json["findings"].as_array().expect("findings").iter();
    let errors = found.filter(|finding| finding["level"] == "error").map(|finding| finding["plan"].to_string());
    assert!(errors.collect::<BTreeSet<_>>().len() >= 25, "nearly every plan has an error");
}

#[test]
fn however_many_plans_are_read_at_a_time_the_output_is_the_same() {
    let folder = write(Recipe { plans: 24, seed: 2, faults: 30 });
    for args in [
        &["validate"][..],
        &["validate", "--output-format", "json"],
        &["status"],
        &["status", "--tasks"],
        &["check-targets", "--output-format", "json"],
        &["assign", "--output-format", "csv"],
    ] {
        let alone = lines(folder.path(), &[args, &["--jobs", "1"]].concat());
        for jobs in ["2", "7"] {
            assert_eq!(lines(folder.path(), &[args, &["--jobs", jobs]].concat()), alone, "{args:?} --jobs {jobs}");
        }
    }
    let refused = cchc_in(folder.path(), &["validate", "--jobs", "0", "--lang", "en"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("`0` is not a number of jobs"), "{}", refused.stderr);
}
