//! `cchc init` makes what validates, teaches in the reader's language, and never writes over anything.

use super::scratch::program;
use super::{Outcome, Workspace, cchc, copy_folder, files_below, replace, repository, run, text_of};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs `cchc init` in a folder.
fn init(folder: &Path, args: &[&str]) -> Outcome {
    run(program(folder).arg("init").args(args))
}

const UNIT: [&str; 4] = ["--unit", "Ủy ban nhân dân xã Mẫu", "--year", "2026"];

fn first(folder: &Path, name: &str, lang: &str) -> PathBuf {
    let outcome = init(folder, &[&[name, "--lang", lang][..], &UNIT].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    folder.join(name)
}

/// Every file below a folder with its content.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(folder).into_iter().map(|file| (file.clone(), fs::read(&file).expect("a readable file"))).collect()
}

fn findings(folder: &Path, as_of: &str) -> Vec<(String, String)> {
    let outcome = run(program(folder).args(["validate", "--output-format", "json", "--as-of", as_of]));
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let json = outcome.json();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    json["findings"].as_array().expect("findings").iter().map(|it| (text(&it["code"]), text(&it["item"]))).collect()
}

#[test]
fn a_new_workspace_has_no_findings_and_can_be_used() {
    let folder = Workspace::empty();
    for lang in ["vi", "en"] {
        let made = first(folder.path(), &format!("kế hoạch {lang}"), lang);
        for day in ["2025-12-01", "2026-01-01", "2026-06-30", "2027-06-30"] {
            assert_eq!(findings(&made, day), [], "{lang} {day}");
        }
        for command in ["validate", "status", "check-targets"] {
            let outcome = run(program(&made).args([command, "--as-of", "2026-06-30", "--lang", lang]));
            assert_eq!(outcome.status, 0, "{}", outcome.all());
            assert!(outcome.stderr.is_empty(), "{}", outcome.stderr);
        }
        let status = run(program(&made).args(["status", "--output-format", "json"])).json();
        assert_eq!(status["plans"][0]["id"], "mau-2026");
        assert_eq!(status["plans"][0]["unit"], UNIT[1]);
        assert_eq!(status["plans"][0]["start"], "2026-01-01");
        // cchc.toml sets the language.
        let plain = run(cchc().arg("-C").arg(&made).arg("status").env("CCHC_AS_OF", "2026-06-30"));
        assert!(plain.stdout.contains(if lang == "vi" { "Lĩnh vực" } else { "Area" }), "{}", plain.stdout);
    }
}

/// Both have the same data; only the comments differ, and each language has a comment wherever the other has.
#[test]
fn the_languages_differ_in_comments_alone() {
    let folder = Workspace::empty();
    let [vi, en] = ["vi", "en"].map(|lang| first(folder.path(), lang, lang));
    let data = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("lang = ")).map(str::to_owned).collect()
    };
    for name in [
        "cchc.toml",
        "plans/mau-2026/plan.toml",
        "plans/mau-2026/tasks.toml",
        "plans/mau-2026/assignees.toml",
        "plans/mau-2026/indicators.toml",
    ] {
        let (vi, en) = (text_of(&vi.join(name)), text_of(&en.join(name)));
        assert_eq!(data(&vi), data(&en), "{name}");
        assert_ne!(vi, en, "{name}");
        assert!(!vi.contains("#en") && !vi.contains("#vi") && !vi.contains('@'), "{name}:\n{vi}");
    }
    for template in files_below(&repository().join("templates")) {
        let text = text_of(&template);
        let tag = |line: &str| ["#vi ", "#en "].into_iter().find(|tag| line.starts_with(tag));
        let lines: Vec<_> = text.lines().map(tag).collect();
        for group in lines.split(Option::is_none).filter(|group| !group.is_empty()) {
            let both = ["#vi ", "#en "].iter().all(|tag| group.contains(&Some(tag)));
            assert!(both, "{}: a comment in one language only", template.display());
        }
    }
}

/// The CI files are those of examples/ci, which CI checks.
#[test]
fn the_ci_files_are_the_examples() {
    let folder = Workspace::empty();
    for lang in ["vi", "en"] {
        let made = first(folder.path(), lang, lang);
        for (name, example) in
            [(".github/workflows/cchc.yml", "github-workflow.yml"), (".gitlab-ci.yml", "gitlab-ci.yml")]
        {
            let example = text_of(&repository().join("examples/ci").join(example));
            let expected = example.replace("CCHC_LANG: vi", &format!("CCHC_LANG: {lang}"));
            assert_eq!(text_of(&made.join(name)), expected, "{name}");
            assert!(example.contains("CCHC_LANG: vi"));
        }
        assert!(text_of(&made.join(".gitattributes")).contains("*.toml text eol=lf"));
        assert!(text_of(&made.join(".editorconfig")).contains("charset = utf-8"));
    }
}

#[test]
fn nothing_is_overwritten() {
    let folder = Workspace::empty();
    let target = folder.file("có sẵn");
    fs::create_dir_all(target.join(".git")).expect("a folder can be made");
    // A repository with nothing in it is empty.
    first(folder.path(), "có sẵn", "vi");
    let before = contents(&target);
    for args in [&["có sẵn"][..], &["có sẵn", "--force"]] {
        let outcome = init(folder.path(), &[args, &UNIT].concat());
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert_eq!(contents(&target), before);
    }
    folder.write("tệp", "");
    let outcome = init(folder.path(), &[&["tệp"][..], &UNIT].concat());
    assert_eq!(outcome.status, 2, "{}", outcome.all());

    let mine = folder.file("của tôi");
    fs::create_dir(&mine).expect("a folder can be made");
    fs::write(mine.join(".editorconfig"), "root = false\n").expect("a file can be written");
    let refused = init(folder.path(), &[&["của tôi"][..], &UNIT].concat());
    assert_eq!(refused.status, 2, "{}", refused.all());
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
    assert_eq!(contents(&mine).len(), 1);
    let forced = init(folder.path(), &[&["của tôi", "--force"][..], &UNIT].concat());
    assert_eq!(forced.status, 0, "{}", forced.all());
    assert!(forced.stdout.contains("kept as it was: .editorconfig"), "{}", forced.stdout);
    assert_eq!(text_of(&mine.join(".editorconfig")), "root = false\n");
    assert_eq!(findings(&mine, "2026-06-30"), []);
}

/// A run that fails halfway leaves nothing behind.
#[test]
fn it_is_whole_or_not_at_all() {
    let folder = Workspace::empty();
    let half = folder.file("nửa chừng");
    fs::create_dir(&half).expect("a folder can be made");
    // The workflow needs a folder where a file stands.
    fs::write(half.join(".github"), "mine").expect("a file can be written");
    let outcome = init(folder.path(), &[&["nửa chừng", "--force"][..], &UNIT].concat());
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert_eq!(contents(&half).into_values().collect::<Vec<_>>(), [b"mine".to_vec()]);
    for (args, words) in [
        (&["mới", "--unit", "", "--year", "2026"][..], "E016"),
        (&["mới", "--unit", "a\u{1b}[2J", "--year", "2026"], "E010"),
        (&["mới", "--unit", "a", "--year", "2026", "--id", "con"], "E017"),
        (&["mới", "--unit", "a", "--year", "26"], "26"),
        (&["mới", "--unit", "a"], "--year"),
        (&["mới", "--year", "2026"], "--unit"),
        (&["mới", "--unit", "a", "--year", "2026", "--from", "nope"], "nope"),
        (&["mới/../../x", "--unit", "a", "--year", "2026"], "mới/../../x"),
        (&["", "--unit", "a", "--year", "2026"], "new folder"),
    ] {
        let outcome = init(folder.path(), args);
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
        assert!(outcome.stderr.contains(words), "{words} in: {}", outcome.stderr);
        assert!(!outcome.all().contains('\u{1b}'), "{args:?}");
        let left: Vec<_> =
            fs::read_dir(folder.path()).expect("the folder").flatten().map(|it| it.file_name()).collect();
        assert_eq!(left, ["nửa chừng"], "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn no_home_and_no_way_to_write() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Workspace::empty();
    let outcome = run(program(folder.path()).args(["init", "a/b/c"]).args(UNIT).env_remove("HOME"));
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let mode = |path: &str| fs::metadata(folder.file(path)).expect("it is there").permissions().mode() & 0o777;
    fs::create_dir(folder.file("plain")).expect("a folder can be made");
    assert_eq!(mode("a/b/c"), mode("plain"), "as any new folder");

    let closed = folder.file("closed");
    fs::create_dir(&closed).expect("a folder can be made");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("it can be closed");
    // Nothing is closed to root; then /proc is.
    let target = if fs::write(closed.join("probe"), "").is_ok() {
        "/proc/cchc-moi".to_owned()
    } else {
        closed.join("mới").display().to_string()
    };
    let outcome = init(folder.path(), &[&[target.as_str()][..], &UNIT].concat());
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("cannot be written"), "{}", outcome.stderr);
    assert!(!Path::new(&target).exists());
}

#[test]
fn inside_a_workspace_a_plan_is_begun() {
    let folder = Workspace::empty();
    let root = first(folder.path(), "w", "en");
    for (args, plan) in [
        (&["hai", "--unit", "UBND phường Hai", "--year", "2027"][..], "plans/hai"),
        (&["plans/ba/bốn", "--unit", "UBND huyện Ba", "--year", "2027", "--level", "district"], "plans/ba/bốn"),
    ] {
        let outcome = init(&root, args);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert!(outcome.stdout.contains(plan), "{}", outcome.stdout);
        let names: Vec<_> = files_below(&root.join(plan))
            .iter()
            .filter_map(|file| file.file_name()?.to_str().map(str::to_owned))
            .collect();
        assert_eq!(names, ["assignees.toml", "indicators.toml", "plan.toml", "tasks.toml"]);
    }
    // From within plans/ the name is that of a folder there.
    assert_eq!(init(&root.join("plans"), &["năm", "--unit", "xã Năm", "--year", "2027"]).status, 0);
    assert!(root.join("plans/năm/plan.toml").is_file());
    assert_eq!(findings(&root, "2027-01-01"), []);
    let level = text_of(&root.join("plans/ba/bốn/plan.toml"));
    assert!(level.contains("id = \"ba-2027\"") && level.contains("level = \"district\""), "{level}");
    let taken = init(&root, &["sáu", "--unit", "xã Năm", "--year", "2027"]);
    assert_eq!(taken.status, 2, "{}", taken.all());
    assert!(taken.stderr.contains("nam-2027") && taken.stderr.contains("--id"), "{}", taken.stderr);
    let before = contents(&root);
    for args in [&["."][..], &["plans"], &["plans/.an"], &["hai"]] {
        let outcome = init(&root, &[args, &UNIT].concat());
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
    }
    assert_eq!(contents(&root), before);
}

#[test]
fn a_plan_is_carried_into_another_year() {
    let folder = Workspace::long_an().with("cchc.toml", "due-soon-days = 7\n");
    let outcome = init(folder.path(), &["long-an-2026", "--from", "long-an-2023", "--year", "2026"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let new = folder.file("plans/long-an-2026");
    let old = folder.file("plans/long-an-2023");
    let found = findings(folder.path(), "2026-02-01");
    let found: Vec<_> = found.iter().filter(|(code, _)| code == "E120").map(|(_, item)| item.as_str()).collect();
    assert_eq!(found, ["40/KH-UBND", "2010/KH-UBND"], "the legal bases are to be renewed");

    let status = |day: &str, plan: &str| {
        let outcome =
            run(program(folder.path()).args(["status", "--output-format", "json", "--as-of", day, "-p", plan]));
        outcome.json()["plans"][0].clone()
    };
    let (before, after) = (status("2023-09-30", "long-an-2023"), status("2026-01-01", "long-an-2026"));
    let kept = |plan: &Value| -> Vec<[Value; 6]> {
        let tasks = plan["tasks"].as_array().expect("tasks");
        let tasks = tasks.iter().filter(|task| task["state"] != "dropped");
        tasks.map(|task| ["id", "area", "lead", "support", "oversee", "source"].map(|key| task[key].clone())).collect()
    };
    assert_eq!(kept(&before), kept(&after));
    assert_eq!(kept(&after).len(), 33);
    for task in after["tasks"].as_array().expect("tasks") {
        assert!(task["percent"].is_null(), "{task}");
        let state = task["state"].as_str().expect("a state");
        assert!(["not-started", "waiting", "on-demand", "in-progress"].contains(&state), "{task}");
        assert!(task["due"].as_str().is_none_or(|due| due.starts_with("2026-")), "{task}");
    }
    let targets = |plan: &str, day: &str| {
        let outcome = run(program(folder.path()).args([
            "check-targets",
            "--output-format",
            "json",
            "--fail-on-verdict",
            "none",
            "--as-of",
            day,
            "-p",
            plan,
        ]));
        let json = outcome.json();
        let all = json["plans"][0]["targets"].as_array().expect("targets").clone();
        all.iter()
            .map(|it| (it["id"].clone(), it["bound"].clone(), it["lead"].clone(), it["by"].clone()))
            .collect::<Vec<_>>()
    };
    let year = |list: Vec<(Value, Value, Value, Value)>| {
        list.into_iter()
            .map(|(id, bound, lead, by)| (id, bound, lead, by.as_str().map(|by| by.replace("2023", "2026"))))
            .collect::<Vec<_>>()
    };
    assert_eq!(year(targets("long-an-2023", "2023-09-30")), year(targets("long-an-2026", "2026-09-30")));

    // Nothing of what was done, and every comment of the office but those of what is gone.
    let text = text_of(&new.join("tasks.toml"));
    for key in ["done =", "progress =", "started =", "spent =", "dropped =", "2023"] {
        let kept: Vec<_> = text.lines().filter(|line| line.contains(key) && !line.starts_with('#')).collect();
        assert!(kept.is_empty(), "{kept:?}");
    }
    let comments = |path: &Path| -> Vec<String> {
        text_of(path)
            .lines()
            .filter(|line| line.starts_with('#') && !line.starts_with("#:"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(comments(&old.join("tasks.toml")), comments(&new.join("tasks.toml")));
    assert_eq!(text_of(&old.join("indicators.toml")), text_of(&new.join("indicators.toml")));
    let mut plan = comments(&new.join("plan.toml"));
    assert!(plan.remove(0).contains("long-an-2023"), "{plan:?}");
    plan.remove(0);
    let mut expected = comments(&old.join("plan.toml"));
    expected.retain(|line| !line.contains("không ghi số, ngày"));
    assert_eq!(plan, expected);
    assert!(!new.join("values").exists() && !new.join("issues.toml").exists());
    assert_eq!(text_of(&old.join("tasks.toml")), text_of(&repository().join("plans/long-an-2023/tasks.toml")));
}

#[test]
fn a_plan_is_carried_into_a_workspace_of_its_own() {
    let folder = Workspace::long_an().with("cchc.toml", "due-soon-days = 7\n");
    let outside = Workspace::empty();
    let source = folder.file("plans/long-an-2023");
    let source = source.to_str().expect("a path");
    let outcome = init(
        outside.path(),
        &["mới", "--from", source, "--unit", "UBND phường Tân", "--level", "commune", "--lang", "vi"],
    );
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let plan = text_of(&outside.path().join("mới/plans/tan-2024/plan.toml"));
    for line in
        ["id = \"tan-2024\"", "unit = \"UBND phường Tân\"", "start = 2024-01-01", "# Chuyển từ kế hoạch long-an-2023"]
    {
        assert!(plan.contains(line), "{line} in:\n{plan}");
    }
    // The settings of the plan's own workspace stay.
    assert_eq!(
        text_of(&outside.path().join("mới/cchc.toml")),
        "#:schema ./schemas/cchc.schema.json\ndue-soon-days = 7\n"
    );
    assert!(findings(&outside.path().join("mới"), "2024-01-01").iter().all(|(code, _)| code != "E005"));
}

/// However a plan is written: inline tables, headers inside tables, CRLF, a byte order mark, 29 February.
#[test]
fn every_way_of_writing_is_carried() {
    let folder = Workspace::empty();
    folder.write("cchc.toml", "");
    let plan = folder.file("plans/cu");
    copy_folder(&repository().join("examples/minimal/plans/mau"), &plan);
    fs::remove_dir_all(plan.join("values")).expect("a folder can be removed");
    let head = plan.join("plan.toml");
    fs::write(&head, text_of(&head).replace("2023", "2024")).expect("a file can be written");
    replace(&head, "by = 2024-12-31 ", "by = 2024-02-29 ");
    replace(&head, "at-least = 55\n", "at-least = 55\nbaseline = { value = 20, on = 2024-01-01 }\n");
    let text = format!("\u{FEFF}#:schema plan.json\n{}", text_of(&head)).replace('\n', "\r\n");
    fs::write(&head, text).expect("a file can be written");
    fs::remove_file(plan.join("tasks.toml")).expect("a file can be removed");
    fs::create_dir(plan.join("tasks")).expect("a folder can be made");
    fs::write(
        plan.join("tasks/1.toml"),
        "task = [\n  { id = \"1.1\", title = \"Kế hoạch năm 2024\", output = \"KH\", due = 2024-02-29, started = 2024-01-02, done = [{ on = 2024-02-01 }], serves = [\"tuyen-truyen\"] }, # một\n  { id = \"1.2\", title = \"Báo cáo\", output = \"BC\", due = { days = 3, after = \"họp\", event = 2024-03-01 }, progress = [{ on = 2024-03-02, percent = 5 }] }, # hai\n  { id = \"1.3\", title = \"Dừng\", output = \"x\", due = 2024-03-01, dropped = { on = 2024-02-01, why = \"x\" } },\n]\n",
    )
    .expect("a file can be written");
    fs::write(
        plan.join("tasks/2.toml"),
        "# mở đầu\n\n[[task]]\nid = \"2.1\"\ntitle = \"Số hóa\"\noutput = \"x\"\nserves = [\"so-hoa\"]\nspent = 5 # đã chi\ndue.days = 5\ndue.after = \"họp\"\ndue.event = 2024-02-02\n\n# lần giao\n[[task.done]]\non = 2024-02-03\n[[task.done]]\non = 2024-02-04\n\n# việc đã dừng\n[[task]]\nid = \"2.2\"\ntitle = \"Dừng\"\noutput = \"x\"\ndue = 2024-03-01\n[task.dropped]\non = 2024-02-01\nwhy = \"x\"\n",
    )
    .expect("a file can be written");
    let outcome = init(folder.path(), &["moi", "--from", "mau", "--year", "2026"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let new = |name: &str| text_of(&folder.file("plans/moi").join(name));
    assert_eq!(
        new("tasks/1.toml"),
        "task = [\n  { id = \"1.1\", title = \"Kế hoạch năm 2026\", output = \"KH\", due = 2026-02-28, serves = [\"tuyen-truyen\"] }, # một\n  { id = \"1.2\", title = \"Báo cáo\", output = \"BC\", due = { days = 3, after = \"họp\" } }, # hai\n]\n"
    );
    let second = new("tasks/2.toml");
    for gone in ["on = 2024", "spent", "due.event", "2.2", "dropped", "việc đã dừng"] {
        assert!(!second.contains(gone), "{gone} in:\n{second}");
    }
    for kept in ["# mở đầu", "# đã chi", "due.days = 5", "due.after"] {
        assert!(second.contains(kept), "{kept} in:\n{second}");
    }
    let head = new("plan.toml");
    assert!(head.starts_with("\u{FEFF}#:schema plan.json\r\n# Carried over from mau"), "{head}");
    assert!(head.contains("by = 2026-02-28 ") && !head.contains("baseline") && !head.contains("[issued]"), "{head}");
    assert!(!head.replace("\r\n", "").contains('\n'), "every line ends as it did");
    let found = findings(folder.path(), "2026-01-01");
    assert_eq!(found.iter().filter(|(code, _)| code == "E120").count(), 1, "{found:?}");
}

#[test]
fn a_plan_with_errors_is_not_carried() {
    let folder = Workspace::long_an().with("cchc.toml", "due-soon-days = 7\n");
    folder.replace("plans/long-an-2023/tasks.toml", "due = 2023-09-18", "due = 2023-09-31");
    let outcome = init(folder.path(), &["moi", "--from", "long-an-2023"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("E007") && outcome.stderr.contains("nothing was written"), "{}", outcome.stderr);
    assert!(!folder.file("plans/moi").exists());
    folder.replace("plans/long-an-2023/tasks.toml", "due = 2023-09-31", "due = 2023-09-18");
    let late = init(folder.path(), &["moi", "--from", "long-an-2023", "--year", "2101"]);
    assert_eq!(late.status, 2, "{}", late.all());
}

/// The hook that other repositories name runs a command that there is.
#[test]
fn the_pre_commit_hook_runs_a_valid_command() {
    let hooks = text_of(&repository().join(".pre-commit-hooks.yaml"));
    for line in ["- id: cchc-validate", "  language: rust", "  pass_filenames: false", "  files: '\\.toml$'"] {
        assert!(hooks.lines().any(|known| known == line), "{line} in:\n{hooks}");
    }
    let entry = hooks.lines().find_map(|line| line.strip_prefix("  entry: cchc ")).expect("what it runs");
    let folder = Workspace::empty();
    let made = first(folder.path(), "w", "en");
    assert_eq!(run(program(&made).args(entry.split_whitespace())).status, 0);
}

/// Found by a reader: through a link below `plans/` a whole workspace was written outside.
#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let ground = Workspace::empty();
    let root = first(ground.path(), "work", "en");
    let outside = ground.path().join("outside");
    fs::create_dir(&outside).expect("a folder");
    symlink(&outside, root.join("plans/away")).expect("a link");
    symlink(&outside, ground.path().join("link")).expect("a link");
    let (above, names) = (ground.path().to_owned(), ["plans/away", "plans/away/", "plans/away/.", "plans/away/new"]);
    for (folder, name) in names.map(|name| (&root, name)).into_iter().chain([(&above, "link"), (&above, "link/")]) {
        let outcome = init(folder, &[&[name, "--lang", "en", "--id", "new"][..], &UNIT].concat());
        assert_eq!(outcome.status, 2, "{name}: {}", outcome.all());
        assert!(outcome.stderr.contains("leads through a link"), "{name}: {}", outcome.stderr);
        assert!(files_below(&outside).is_empty(), "{name}");
    }
}
