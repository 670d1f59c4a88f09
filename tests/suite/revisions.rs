//! Revisions are read from repositories in any state, and a repository can make the program do nothing.

use super::scratch::{Scratch, file_url, git_in, program, try_git};
use super::{Workspace, cchc, replace, run};
use std::fs;
use std::path::Path;

const PLAN: &str = "plans/mau/plan.toml";

fn loosen(scratch: &Scratch) {
    scratch.replace(PLAN, "at-least = 55", "at-least = 50");
}

/// The run fails, says these words, and nothing else.
fn refuses(folder: &Path, args: &[&str], words: &[&str]) {
    for format in [&[][..], &["--output-format", "json"]] {
        let outcome = run(program(folder).arg("diff").args(format).args(args));
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
        for word in words {
            assert!(outcome.stderr.contains(word), "{word} in: {}", outcome.stderr);
        }
        assert!(outcome.stdout.is_empty() != (format.len() == 2), "{}", outcome.stdout);
        assert!(format.is_empty() || outcome.json()["ok"] == false);
    }
}

#[test]
fn an_unknown_revision_is_refused() {
    let scratch = Scratch::minimal("");
    for name in ["nope", "main~9", "main@{99}", "main:plans", "", "a\nb", "v1^{tree}"] {
        refuses(scratch.path(), &[name], &["there is no revision"]);
    }
    refuses(scratch.path(), &["main..HEAD"], &["there is no revision", "cchc diff BASE HEAD"]);
    refuses(scratch.path(), &["main", "nope"], &["`nope`"]);
    for args in [&["--upload-pack=touch x"][..], &["--", "--upload-pack=touch x"], &["--", "main", "--output=x"]] {
        refuses(scratch.path(), args, &["like an option"]);
    }
    assert!(!scratch.file("x").exists());
}

/// A reader found this: a comment called plans unchanged that the program could not read.
#[test]
fn unreadable_plans_are_never_called_unchanged() {
    let scratch = Scratch::minimal("");
    scratch.write("plans/mau/issues.toml", "a 1\n");
    for format in ["text", "markdown"] {
        let outcome = scratch.diff(&["main", "--lang", "en", "--output-format", format]);
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(outcome.stdout.contains("Not everything could be read"), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains("No plan asks"), "{}", outcome.stdout);
    }
}

#[test]
fn without_git_or_a_repository_the_reason_is_said() {
    let workspace = Workspace::minimal();
    refuses(workspace.path(), &["main"], &["no git repository"]);
    let nothing = tempfile::tempdir().expect("a temporary folder");
    let scratch = Scratch::minimal("");
    for (lang, words) in [("en", "no program `git`"), ("vi", "không tìm thấy chương trình `git`")] {
        let mut command = scratch.command();
        let outcome = run(command.args(["diff", "main", "--lang", lang]).env("PATH", nothing.path()));
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    }
    workspace.write(".git", "gitdir: /no/such/place\n");
    refuses(workspace.path(), &["main"], &["no git repository"]);
    refuses(&scratch.file("no"), &["main"], &["there is no folder"]);
}

#[test]
fn a_repository_of_somebody_else_is_not_read() {
    let scratch = Scratch::minimal("");
    let outcome = run(scratch.command().args(["diff", "main"]).env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"));
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("safe.directory"), "{}", outcome.stderr);
}

#[test]
fn a_cut_history_names_the_fetch_as_remedy() {
    let scratch = Scratch::minimal("");
    loosen(&scratch);
    scratch.commit("two");
    let clone = tempfile::tempdir().expect("a temporary folder");
    let url = file_url(scratch.above());
    git_in(clone.path(), &["clone", "--quiet", "--depth=1", &url, "nông"]);
    let clone = clone.path().join("nông");
    refuses(&clone, &["HEAD~1"], &["there is no revision `HEAD~1`", "fetch-depth: 0"]);
    assert_eq!(run(program(&clone).args(["diff", "HEAD"])).status, 0);
    git_in(&clone, &["fetch", "--quiet", "--unshallow"]);
    let outcome = run(program(&clone).args(["diff", "HEAD~1", "--fail-on", "loosened"]));
    assert_eq!(outcome.status, 1, "{}", outcome.all());
}

#[test]
fn in_the_middle_of_a_merge_the_revisions_can_be_compared() {
    let scratch = Scratch::minimal("");
    scratch.git(&["checkout", "--quiet", "-b", "khac"]);
    loosen(&scratch);
    scratch.commit("loosened");
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.replace(PLAN, "at-least = 55", "at-least = 60");
    scratch.commit("tightened");
    assert_ne!(try_git(scratch.above(), &["merge", "khac"]).status, 0, "the branches conflict");
    let outcome = scratch.diff(&["HEAD"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("E003"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("removed"), "a plan in conflict is not gone: {}", outcome.stdout);
    let outcome = scratch.diff(&["main", "khac", "--fail-on", "loosened"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    // From where the branch left, it loosened less than against what is there now.
    let from = |args: &[&str]| {
        scratch.diff(&[args, &["--output-format", "json"]].concat()).json()["plans"][0]["changes"][0]["before"]["value"]
            .clone()
    };
    assert_eq!(from(&["main", "khac"]), 60);
    assert_eq!(from(&["--merge-base", "main", "khac"]), 55);
}

#[test]
fn a_workspace_may_stand_anywhere_in_a_repository() {
    let scratch = Scratch::minimal("Kế hoạch CCHC/xã Mẫu");
    scratch.write("plans/kế hoạch phụ/giữ chỗ.txt", "không phải kế hoạch");
    scratch.commit("a folder");
    loosen(&scratch);
    for folder in [scratch.file(""), scratch.file("plans/mau"), scratch.file("plans/kế hoạch phụ")] {
        let outcome = run(program(&folder).args(["diff", "main", "--fail-on", "loosened"]));
        assert_eq!(outcome.status, 1, "{}", outcome.all());
        assert!(outcome.stdout.contains("so-hoa"), "{}", outcome.stdout);
    }
    // A hook runs with its own repository in the environment.
    let outcome = run(scratch.command().args(["diff", "main", "--fail-on", "loosened"]).env("GIT_DIR", "/nowhere"));
    assert_eq!(outcome.status, 1, "{}", outcome.all());
}

#[test]
fn a_second_work_tree_is_a_repository_too() {
    let scratch = Scratch::minimal("");
    let beside = tempfile::tempdir().expect("a temporary folder");
    let tree = beside.path().join("cây khác");
    scratch.git(&["worktree", "add", "--quiet", tree.to_str().expect("a path"), "-b", "nhanh"]);
    replace(&tree.join(PLAN), "at-least = 55", "at-least = 50");
    let outcome = run(program(&tree).args(["diff", "main", "--fail-on", "loosened"]));
    assert_eq!(outcome.status, 1, "{}", outcome.all());
}

#[cfg(unix)]
#[test]
fn links_of_a_revision_are_followed_inside_and_not_outside() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::minimal("");
    fs::rename(scratch.file("plans/mau/tasks.toml"), scratch.file("plans/mau/viec.txt")).expect("a file can be moved");
    symlink("../mau/viec.txt", scratch.file("plans/mau/tasks.toml")).expect("a link can be made");
    scratch.commit("a link inside");
    assert_eq!(scratch.diff(&["HEAD~1", "HEAD"]).status, 0);
    // As on the disk, what a link stands for is not lost without a word.
    let nowhere = ["issues.toml", "nowhere.toml", "../nowhere/issues.toml"].map(|target| (target, "E012"));
    for (target, code) in [("/etc/passwd", "E013"), ("../../../../etc/passwd", "E013")].into_iter().chain(nowhere) {
        let _ = fs::remove_file(scratch.file("plans/mau/issues.toml"));
        symlink(target, scratch.file("plans/mau/issues.toml")).expect("a link can be made");
        scratch.commit("a link outside");
        for revisions in [&["HEAD", "HEAD~1"][..], &["HEAD~1"]] {
            let outcome = scratch.diff(revisions);
            assert_eq!(outcome.status, 2, "{target}: {}", outcome.all());
            assert!(outcome.stderr.contains(code) && !outcome.all().contains("root:"), "{target}: {}", outcome.all());
        }
    }
    // A link to a folder is not a file of a plan, so nothing is lost.
    let _ = fs::remove_file(scratch.file("plans/mau/issues.toml"));
    symlink("plans", scratch.file("more")).expect("a link can be made");
    scratch.commit("a link to a folder");
    assert_eq!(scratch.diff(&["HEAD", "HEAD~1", "-p", "mau"]).status, 2, "its parent had a link to nowhere");
    assert_eq!(scratch.diff(&["HEAD"]).status, 0);
}

/// The program passed over names that are not UTF-8: such a file seemed to be gone, or never to have been.
#[cfg(target_os = "linux")]
#[test]
fn names_of_a_revision_that_are_not_utf_8_are_refused_where_something_may_be_lost() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let odd = |name: &[u8]| OsStr::from_bytes(name).to_owned();
    let put = |folder: &Path, name: &[u8]| {
        let file = folder.join(odd(name));
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, "x = 1\n").expect("a file can be written");
    };
    for (name, is_refused) in [
        (&b"plans/k\xEA/plan.toml"[..], true),
        (b"plans/mau/values/2023-Q\xFF.toml", true),
        (b"plans/new/t\xFF.TOML", true),
        (b"plans/mau/c\xF4ng v\xE3n.doc", false),
        (b"plans/k\xEA/doc/plan.toml", true),
        (b"plans/k\xEA/doc/anh.png", false),
    ] {
        let scratch = Scratch::minimal("");
        put(scratch.path(), name);
        scratch.commit("an odd name");
        let outcome = scratch.diff(&["HEAD~1", "HEAD"]);
        assert_eq!(outcome.status, if is_refused { 2 } else { 0 }, "{name:?}: {}", outcome.all());
        assert_eq!(outcome.stderr.contains("E012"), is_refused, "{name:?}: {}", outcome.all());
    }
    // A workspace at such a place in the repository is the same one in its revisions.
    let scratch = Scratch::minimal("");
    let moved = scratch.above().join(odd(b"x\xE3"));
    fs::create_dir(&moved).expect("a folder can be made");
    fs::rename(scratch.file("plans"), moved.join("plans")).expect("a folder can be moved");
    fs::copy(scratch.file("cchc.toml"), moved.join("cchc.toml")).expect("a file can be copied");
    scratch.commit("moved");
    let outcome = run(program(Path::new(".")).current_dir(&moved).args(["diff", "HEAD"]));
    assert!(outcome.status == 0 && !outcome.stdout.contains("added"), "{}", outcome.all());
}

#[test]
fn a_file_of_a_revision_that_is_too_large_is_refused_and_the_next_is_read() {
    let scratch = Scratch::minimal("");
    scratch.write("plans/mau/issues.toml", "# ".to_owned() + &"x".repeat(5 * 1024 * 1024));
    scratch.commit("too large");
    loosen(&scratch);
    let outcome = scratch.diff(&["HEAD", "HEAD"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("E008"), "{}", outcome.stderr);
    assert!(scratch.diff(&["main"]).stdout.contains("target loosened"));
}

/// A folder beside the plans may hold anything: nothing from there is run.
#[cfg(unix)]
#[test]
fn git_is_taken_from_no_folder_that_the_path_names_relatively() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::minimal("");
    let (script, trace) = (scratch.file("git"), scratch.file("da-chay"));
    fs::write(&script, format!("#!/bin/sh\ntouch '{}'\n", trace.display())).expect("a file can be written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let path = std::env::var("PATH").expect("a path");
    for before in [".", "", "./", "..", "plans/.."] {
        let mut command = program(scratch.path());
        command.current_dir(scratch.path()).env("PATH", format!("{before}:{path}")).args(["diff", "main"]);
        let outcome = run(&mut command);
        assert_eq!(outcome.status, 0, "{before}: {}", outcome.all());
        assert!(!trace.exists(), "{before}: it was run");
    }
    let only = run(program(scratch.path()).current_dir(scratch.path()).env("PATH", ".").args(["diff", "main"]));
    assert!(only.status == 2 && only.stderr.contains("no program `git`"), "{}", only.all());
}

/// A repository is data: what its settings name is not run.
#[cfg(unix)]
#[test]
fn nothing_that_a_repository_names_is_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::minimal("");
    let (script, trace) = (scratch.above().join("chay.sh"), scratch.above().join("da-chay"));
    fs::write(&script, format!("#!/bin/sh\ntouch '{}'\n", trace.display())).expect("a file can be written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let script = script.to_str().expect("a path");
    for key in [
        "core.fsmonitor",
        "core.pager",
        "pager.cat-file",
        "core.sshCommand",
        "diff.external",
        "filter.x.smudge",
        "core.editor",
    ] {
        scratch.git(&["config", key, script]);
    }
    fs::copy(script, scratch.above().join(".git/hooks/post-checkout")).expect("a hook can be set");
    scratch.write(".gitattributes", "* filter=x diff=x\n");
    scratch.git(&["config", "diff.x.textconv", script]);
    scratch.git(&["config", "remote.origin.promisor", "true"]);
    scratch.git(&["config", "remote.origin.url", &format!("ext::{script}")]);
    loosen(&scratch);
    let _ = fs::remove_file(&trace);
    let outcome = scratch.diff(&["main", "--fail-on", "loosened"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    let missing = scratch.diff(&["0123456789012345678901234567890123456789"]);
    assert_eq!(missing.status, 2, "{}", missing.all());
    assert!(!trace.exists(), "something was run");
}

#[test]
fn help_names_the_marks_that_fail_a_run() {
    for (lang, words) in [("en", "a target asks for less"), ("vi", "chỉ tiêu đòi hỏi ít hơn")] {
        let help = run(cchc().args(["diff", "--help", "--lang", lang]).env("COLUMNS", "100")).stdout;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(words), "{help}");
        assert!(
            ["loosened", "moved-after-due", "restated", "unamended"].iter().all(|mark| help.contains(mark)),
            "{help}"
        );
    }
}
