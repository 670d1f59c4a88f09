//! `cchc init` makes what validates, teaches in the reader's language, and never writes over anything.

mod carried;

use super::scratch::program;
use super::{Outcome, Workspace, cchc, files_below, repository, run, text_of};
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
            let expected = expected.replace("language: vi", &format!("language: {lang}"));
            let file = text_of(&made.join(name));
            // Before the example stands the address of the program, where Cargo.toml has one.
            let home = option_env!("CARGO_PKG_REPOSITORY").filter(|home| !home.is_empty());
            let begin = home.map_or(String::new(), |home| format!("# {home} has the program and its wheels.\n"));
            assert_eq!(file, begin + &expected, "{name}");
            assert!(example.contains("CCHC_LANG: vi") || example.contains("language: vi"));
        }
        // The action and the component that these name are those of this repository.
        for (name, own) in
            [(".github/actions/cchc/action.yml", "action.yml"), (".gitlab/cchc.yml", "templates/cchc/template.yml")]
        {
            assert_eq!(text_of(&made.join(name)), text_of(&repository().join(own)), "{name}");
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
        // Windows takes `..` away from a path before it looks whether the folders before it are there.
        #[cfg(not(windows))]
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
        (&["plans/ba/bốn", "--unit", "UBND tỉnh Ba", "--year", "2027", "--level", "province"], "plans/ba/bốn"),
    ] {
        let outcome = init(&root, args);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert!(outcome.stdout.contains(plan), "{}", outcome.stdout);
        let names: Vec<_> = files_below(&root.join(plan))
            .iter()
            .filter_map(|file| file.file_name()?.to_str().map(str::to_owned))
            .collect();
        assert_eq!(names, ["assignees.toml", "indicators.toml", "2027-Q1.toml", "plan.toml", "tasks.toml"]);
    }
    // From within plans/ the name is that of a folder there.
    assert_eq!(init(&root.join("plans"), &["năm", "--unit", "xã Năm", "--year", "2027"]).status, 0);
    assert!(root.join("plans/năm/plan.toml").is_file());
    assert_eq!(findings(&root, "2027-01-01"), []);
    let level = text_of(&root.join("plans/ba/bốn/plan.toml"));
    assert!(level.contains("id = \"ba-2027\"") && level.contains("level = \"province\""), "{level}");
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

/// A plan of any days begins without a finding, whoever its body is. The offices are those of its first day.
#[test]
fn a_plan_of_any_days_has_no_findings() {
    let folder = Workspace::empty();
    let kinds = [("xã", "commune"), ("phường", "commune"), ("đặc khu", "commune"), ("tỉnh", "province")];
    for (number, (from, to)) in [
        ("2025-07-01", "2025-12-31"),
        ("2025-06-30", "2025-06-30"),
        ("2025-12-20", "2026-01-03"),
        ("2026-03-15", "2026-11-30"),
        ("2024-02-29", "2024-12-31"),
        ("2021-01-01", "2025-12-31"),
        ("2099-10-02", "2100-12-31"),
    ]
    .into_iter()
    .enumerate()
    {
        for (kind, level) in kinds {
            let name = format!("{number} {kind}");
            let unit = format!("UBND {kind} Mẫu");
            let outcome = init(
                folder.path(),
                &[&name, "--unit", &unit, "--level", level, "--start", from, "--end", to, "--lang", "en"],
            );
            assert_eq!(outcome.status, 0, "{}", outcome.all());
            let made = folder.path().join(&name);
            for day in ["2020-01-01", from, to, "2100-12-31"] {
                assert_eq!(findings(&made, day), [], "{name} on {day}");
            }
            let id = if from[..4] == to[..4] {
                format!("mau-{}", &from[..4])
            } else {
                format!("mau-{}-{}", &from[..4], &to[..4])
            };
            let assignees = text_of(&made.join(format!("plans/{id}/assignees.toml")));
            let has = |office: &str| assignees.contains(&format!("title = \"{office}\""));
            let (is_commune, is_new) = (level == "commune", from >= "2025-07-01");
            assert_eq!(has("Phòng Văn hóa – Xã hội"), is_commune && is_new, "{name}");
            assert_eq!(has("Công chức văn phòng – thống kê"), is_commune && !is_new, "{name}");
            let economy =
                if kind == "phường" { "Phòng Kinh tế, Hạ tầng và Đô thị" } else { "Phòng Kinh tế" };
            assert_eq!(has(economy), is_commune && is_new, "{name}");
        }
    }
}

#[test]
fn days_that_contradict_each_other_are_refused() {
    let folder = Workspace::empty();
    for (args, said) in [
        (&["--year", "2026", "--start", "2025-07-01"][..], "`--start 2025-07-01` does not lie in `--year 2026`"),
        (&["--year", "2026", "--end", "2027-01-01"], "`--end 2027-01-01` does not lie in `--year 2026`"),
        (&["--start", "2026-07-01", "--end", "2026-06-30"], "end on 2026-06-30, before it starts on 2026-07-01"),
        (&["--start", "2026-07-01", "--end", "2101-06-30"], "outside the years 2000 to 2100"),
        (&["--start", "1999-12-31"], "outside the years 2000 to 2100"),
        (&["--start", "2026-02-30"], "not a date"),
        (&[], "`--year` is missing"),
        (&["--year", "2026", "--level", "district"], "districts were abolished on 1 July 2025"),
        (&["--start", "2025-01-01", "--end", "2025-07-01", "--level", "district"], "districts were abolished"),
    ] {
        let outcome = init(folder.path(), &[&["x", "--unit", "xã Mẫu", "--lang", "en"], args].concat());
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
        assert!(outcome.stderr.contains(said), "{args:?}: {}", outcome.stderr);
        assert!(!folder.path().join("x").exists(), "{args:?}");
    }
    let until_the_end = ["x", "--unit", "UBND huyện Mẫu", "--end", "30/6/2025", "--level", "district"];
    assert_eq!(init(folder.path(), &until_the_end).status, 0);
}

/// The hook that other repositories name runs a command that there is.
#[test]
fn the_pre_commit_hook_runs_a_valid_command() {
    let hooks = text_of(&repository().join(".pre-commit-hooks.yaml"));
    for line in ["- id: cchc-validate", "  language: python", "  pass_filenames: false", "  always_run: true"] {
        assert!(hooks.lines().any(|known| known == line), "{line} in:\n{hooks}");
    }
    let entry = hooks.lines().find_map(|line| line.strip_prefix("  entry: cchc ")).expect("what it runs");
    let folder = Workspace::empty();
    let made = first(folder.path(), "w", "en");
    assert_eq!(run(program(&made).args(entry.split_whitespace())).status, 0);
}

/// A reader found this: `init` wrote a whole workspace outside, through a link below `plans/`.
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
