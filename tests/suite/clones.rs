//! A file that a clone lacks, or that has moved in it, never counts as added or dropped.

use super::scratch::{Scratch, file_url, git_in, program};
use super::{Outcome, copy_folder, replace, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A clone of a repository, made with these options of git.
fn clone_of(scratch: &Scratch, options: &[&str]) -> TempDir {
    scratch.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = tempfile::tempdir().expect("a temporary folder");
    let from = file_url(scratch.above());
    let into = clone.path().to_str().expect("a path");
    git_in(scratch.above(), &[&["clone", "--quiet"], options, &[&from, into]].concat());
    clone
}

fn diff(folder: &Path, args: &[&str]) -> Outcome {
    run(program(folder).arg("diff").args(args))
}

/// The run says nothing about added or dropped plans, since it cannot know.
fn refuses(outcome: &Outcome, words: &str) {
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains(words) && outcome.stdout.is_empty(), "{}", outcome.all());
}

/// A hundred targets were dropped that only the checkout did not have.
#[test]
fn files_that_a_sparse_checkout_leaves_out_are_not_dropped() {
    let scratch = Scratch::minimal("");
    copy_folder(&scratch.file("plans/mau"), &scratch.file("plans/khac"));
    scratch.replace("plans/khac/plan.toml", "id = \"mau\"", "id = \"khac\"");
    scratch.commit("two");
    let clone = clone_of(&scratch, &[]);
    git_in(clone.path(), &["sparse-checkout", "set", "--no-cone", "/*", "!plans/khac"]);
    refuses(&diff(clone.path(), &["HEAD"]), "sparse");
    // Two revisions are whole, whatever stands on the disk.
    assert_eq!(diff(clone.path(), &["HEAD~1", "HEAD"]).status, 0);
    git_in(clone.path(), &["sparse-checkout", "disable"]);
    assert_eq!(diff(clone.path(), &["HEAD"]).status, 0);
    // A plan that somebody removed is dropped.
    fs::remove_dir_all(clone.path().join("plans/khac")).expect("a folder can be removed");
    assert!(diff(clone.path(), &["HEAD"]).stdout.contains("plan removed"));
    // The checkout also leaves out a file that belongs to no plan.
    fs::write(scratch.file("anh.png"), "x").expect("a file can be written");
    scratch.commit("a picture");
    let clone = clone_of(&scratch, &[]);
    git_in(clone.path(), &["sparse-checkout", "set", "--no-cone", "/*", "!anh.png"]);
    assert_eq!(diff(clone.path(), &["HEAD"]).status, 0);
}

/// A plan that was not fetched seemed to be added.
#[test]
fn files_that_a_partial_clone_lacks_are_told() {
    let scratch = Scratch::minimal("");
    scratch.replace("plans/mau/plan.toml", "at-least = 55", "at-least = 50");
    scratch.commit("loosened");
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let clone = clone_of(&scratch, &[filter]);
        let outcome = diff(clone.path(), &["HEAD~1"]);
        assert!(outcome.status == 2 && outcome.stderr.contains("partial clone"), "{filter}: {}", outcome.all());
        assert!(!outcome.all().contains("added"), "{filter}: {}", outcome.all());
    }
    let whole = clone_of(&scratch, &[]);
    assert!(diff(whole.path(), &["HEAD~1"]).stdout.contains("loosened"));
}

#[test]
fn a_workspace_is_found_by_its_plans_wherever_it_stood() {
    for (before, after) in [("", "cchc"), ("cchc", ""), ("một", "hai/ba")] {
        let scratch = Scratch::empty();
        let minimal = super::repository().join("examples/minimal");
        copy_folder(&minimal, &scratch.file(before));
        scratch.commit("one");
        for entry in ["plans", "cchc.toml"] {
            let to = scratch.file(after).join(entry);
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder can be made");
            fs::rename(scratch.file(before).join(entry), to).expect("it can be moved");
        }
        scratch.commit("moved");
        replace(&scratch.file(after).join("plans/mau/plan.toml"), "at-least = 55", "at-least = 50");
        let outcome = diff(&scratch.file(after), &["HEAD~1"]);
        assert!(outcome.stdout.contains("loosened"), "{before} to {after}: {}", outcome.all());
        assert!(!outcome.stdout.contains("added") && !outcome.stdout.contains("dropped"), "{}", outcome.all());
    }
}

/// With a new id there is nothing to know it by.
#[test]
fn a_workspace_that_moved_and_was_renamed_is_not_taken_for_a_new_one() {
    let scratch = Scratch::minimal("cu");
    fs::rename(scratch.above().join("cu"), scratch.above().join("moi")).expect("it can be moved");
    let plan = scratch.above().join("moi/plans/mau/plan.toml");
    replace(&plan, "id = \"mau\"", "id = \"khac\"");
    scratch.commit("moved and renamed");
    refuses(&diff(&scratch.above().join("moi"), &["HEAD~1"]), "gone: `cu`");
    // Beside one that still stands it is new.
    copy_folder(&super::repository().join("examples/minimal"), &scratch.above().join("cu"));
    let outcome = diff(&scratch.above().join("moi"), &["HEAD~1"]);
    assert!(outcome.status == 0 && outcome.stdout.contains("added"), "{}", outcome.all());
}

/// An old copy under the same id was compared with, because its folder came last.
#[test]
fn a_copy_that_still_stands_is_not_where_a_workspace_came_from() {
    let scratch = Scratch::minimal("");
    copy_folder(&super::repository().join("examples/minimal"), &scratch.file("mau-cu"));
    scratch.replace("mau-cu/plans/mau/plan.toml", "at-least = 55", "at-least = 99");
    scratch.commit("a copy");
    fs::create_dir(scratch.file("ke-hoach")).expect("a folder can be made");
    for entry in ["plans", "cchc.toml"] {
        fs::rename(scratch.file(entry), scratch.file("ke-hoach").join(entry)).expect("it can be moved");
    }
    scratch.replace("ke-hoach/plans/mau/plan.toml", "at-least = 55", "at-least = 10");
    scratch.commit("moved and loosened");
    for revisions in [&["HEAD~1"][..], &["HEAD~1", "HEAD"]] {
        let outcome = diff(&scratch.file("ke-hoach"), revisions);
        assert!(outcome.stdout.contains("≥ 55 % → ≥ 10 %"), "{}", outcome.all());
    }
}

/// The plan counted as new, and the gate opened.
#[test]
fn a_plan_that_came_from_another_workspace_is_not_new() {
    let scratch = Scratch::minimal("mot");
    copy_folder(&super::repository().join("examples/minimal"), &scratch.above().join("hai"));
    replace(&scratch.above().join("hai/plans/mau/plan.toml"), "id = \"mau\"", "id = \"hai\"");
    fs::rename(scratch.above().join("hai/plans/mau"), scratch.above().join("hai/plans/hai")).expect("it can be moved");
    scratch.commit("two workspaces");
    fs::rename(scratch.file("plans/mau"), scratch.above().join("hai/plans/mau")).expect("it can be moved");
    scratch.commit("one plan moved");
    for revisions in [&["HEAD~1"][..], &["HEAD~1", "HEAD"]] {
        refuses(&diff(&scratch.above().join("hai"), revisions), "stood elsewhere");
    }
    assert_eq!(diff(&scratch.above().join("hai"), &["HEAD"]).status, 0);
    // Two workspaces in one: which of them is it?
    fs::create_dir(scratch.above().join("ba")).expect("a folder can be made");
    fs::rename(scratch.above().join("hai/plans"), scratch.above().join("ba/plans")).expect("it can be moved");
    fs::remove_file(scratch.above().join("hai/cchc.toml")).expect("a file");
    scratch.commit("all in a third");
    refuses(&diff(&scratch.above().join("ba"), &["HEAD~2"]), "`hai`, `mot`");
    assert_eq!(diff(&scratch.above().join("ba"), &["HEAD~1"]).status, 0);
}

/// Both stood before the move, and BASE was looked up where only the disk has the workspace.
#[test]
fn two_revisions_from_before_a_move_are_compared() {
    let scratch = Scratch::minimal("cu");
    scratch.replace("plans/mau/plan.toml", "at-least = 55", "at-least = 10");
    scratch.commit("loosened");
    fs::rename(scratch.above().join("cu"), scratch.above().join("moi")).expect("it can be moved");
    let moved = scratch.above().join("moi");
    for is_committed in [false, true] {
        let base = if is_committed { "HEAD~2" } else { "HEAD~1" };
        let head = if is_committed { "HEAD~1" } else { "HEAD" };
        for options in [&[base, head][..], &["--merge-base", base, head]] {
            let outcome = diff(&moved, options);
            assert!(outcome.stdout.contains("≥ 55 % → ≥ 10 %"), "{options:?}: {}", outcome.all());
        }
        let same = diff(&moved, &[head, head]);
        assert!(same.status == 0 && !same.stdout.contains("added"), "{}", same.all());
        if !is_committed {
            scratch.commit("moved");
        }
    }
    // A folder that stays behind without any plan is not a workspace.
    fs::create_dir_all(scratch.above().join("cu/plans/mau/values")).expect("a folder can be made");
    fs::write(scratch.above().join("cu/cchc.toml"), "").expect("a file can be written");
    assert!(diff(&moved, &["HEAD~2"]).stdout.contains("≥ 55 % → ≥ 10 %"));
}
