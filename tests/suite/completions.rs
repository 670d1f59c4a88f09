//! TAB in a shell: the scripts are loaded by the shells themselves, where they are installed.

use super::{Workspace, cchc, cchc_in, repository, run};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The output of a shell for a script, with our program first on the path; `None` without that shell.
fn shell(program: &str, args: &[&str], folder: &Path) -> Option<String> {
    let bin = Path::new(env!("CARGO_BIN_EXE_cchc")).parent().expect("a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).env("PATH", path).env("LC_ALL", "C.UTF-8").env_remove("CCHC_LANG");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let outcome = run(&mut command);
    assert_eq!(outcome.stderr, "", "{program}");
    Some(outcome.stdout)
}

/// The words that bash offers behind a line. Where the cursor stands behind `=`, bash says that the word is empty.
fn bash(folder: &Path, words: &[&str]) -> Option<Vec<String>> {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "source <(cchc completions bash)\nCOMP_WORDS=({})\nCOMP_CWORD={}\nCOMP_TYPE=9\n\
         word=${{COMP_WORDS[COMP_CWORD]}}\n[ \"$word\" != = ] || word=''\n\
         _clap_complete_cchc cchc \"$word\" ''\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        words.len() - 1
    );
    let printed = shell("bash", &["--norc", "-c", &script], folder)?;
    Some(printed.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

#[test]
fn bash_completes_commands_options_and_ids() {
    let cases: [(&[&str], &[&str]); 29] = [
        (&["cchc", "check-"], &["check-targets"]),
        (&["cchc", "status", "--assi"], &["--assignee"]),
        (&["cchc", "status", "--assignee", "tu-"], &["tu-phap-ho-tich"]),
        (&["cchc", "check-targets", "--target", "so-"], &["so-hoa"]),
        (&["cchc", "status", "--area", ""], &["1", "2", "3", "4", "5", "6", "7", "8"]),
        (&["cchc", "-C", "examples/minimal", "status", "--plan", ""], &["mau"]),
        (&["cchc", "explain", "unknown-a"], &["unknown-area", "unknown-assignee"]),
        (&["cchc", "completions", ""], &["bash", "zsh", "fish", "powershell"]),
        (&["cchc", "explain", "declared-"], &["declared-tasks"]),
        (&["cchc", "help", "sta"], &["status"]),
        (&["cchc", "help", "ass"], &["assign"]),
        // bash takes words apart at each sign of equality.
        (&["cchc", "assign", "1.1", "--lead", "=", "tu-"], &["tu-phap-ho-tich"]),
        (&["cchc", "-C", "examples/minimal", "status", "--plan", "=", "m"], &["mau"]),
        (
            &["cchc", "-C", "examples/thi-xa-mau", "status", "--plan", "=", "an-binh-2023", "--area", "="],
            &["1", "2", "3", "4"],
        ),
        (&["cchc", "record", "x", "--period", "2023-Q"], &["2023-Q1", "2023-Q3"]),
        (&["cchc", "done", "1.2", "--for", "2023-H"], &["2023-H1"]),
        (&["cchc", "-C", "examples/min"], &["examples/minimal/"]),
        (&["cchc", "-C", "examples/minimal", "status", "-o", "cch"], &["cchc.toml"]),
        (&["cchc", "export", "--to", "schema"], &["schemas/"]),
        (&["cchc", "ci", "--report", "juni"], &["junit="]),
        (&["cchc", "ci", "--report", "junit", "=", "Cargo.to"], &["Cargo.toml"]),
        (&["cchc", "init", "x", "--from", "long"], &["long-an-2023"]),
        (&["cchc", "drop", "3.2"], &["3.2"]),
        (&["cchc", "drop", "target", "sip"], &["sipas"]),
        (&["cchc", "due", "3.2"], &["3.2"]),
        (&["cchc", "add", "ta"], &["task", "target"]),
        (&["cchc", "add", "task", "--serves", "sip"], &["sipas"]),
        (&["cchc", "add", "target", "--by", "cong"], &[]),
        (&["cchc", "raise", "x", "--by", "cong"], &["cong-an-xa"]),
    ];
    for (words, expected) in cases {
        let Some(offered) = bash(repository(), words) else { return };
        let offered: Vec<&str> =
            offered.iter().map(String::as_str).filter(|one| !one.starts_with("--") || expected.contains(one)).collect();
        assert_eq!(offered, expected, "{words:?}");
    }
}

/// The members of the group that leads the task on the line, else those of every group.
#[test]
fn bash_completes_members_of_the_leading_group() {
    const ASSIGNEES: &str = "assignee = [
  { id = \"vp\", title = \"Văn phòng\", kind = \"unit\" },
  { id = \"thon-1\", title = \"Thôn 1\", kind = \"unit\" },
  { id = \"thon-2\", title = \"Thôn 2\", kind = \"unit\" },
  { id = \"to-1\", title = \"Tổ 1\", kind = \"unit\" },
  { id = \"cac-thon\", title = \"Các thôn\", kind = \"group\", members = [\"thon-1\", \"THON-2\"] },
  { id = \"cac-to\", title = \"Các tổ\", kind = \"group\", members = [\"to-1\"] },
]\n";
    const TASKS: &str = "task = [
  { id = \"1.1\", title = \"a\", output = \"x\", lead = \"cac-thon\", due = 2023-06-30 },
  { id = \"1.2\", title = \"b\", output = \"x\", lead = \"cac-to\", due = 2023-06-30 },
  { id = \"1.3\", title = \"c\", output = \"x\", lead = \"vp\", due = 2023-06-30 },
]\n";
    let workspace =
        Workspace::minimal().with("plans/mau/assignees.toml", ASSIGNEES).with("plans/mau/tasks.toml", TASKS);
    for (words, expected) in [
        (&["cchc", "done", "1.1", "--member", ""][..], &["thon-1", "thon-2"][..]),
        (&["cchc", "done", "1.2", "--member", ""], &["to-1"]),
        (&["cchc", "done", "--member", ""], &["thon-1", "thon-2", "to-1"]),
        (&["cchc", "done", "1.3", "--member", "t"], &["thon-1", "thon-2", "to-1"]),
        (&["cchc", "done", "1.1", "--member", "=", "thon-"], &["thon-1", "thon-2"]),
        (&["cchc", "done", "1.1", "-p", "other", "--member", ""], &[]),
    ] {
        let Some(offered) = bash(workspace.path(), words) else { return };
        let offered: Vec<&str> = offered.iter().map(String::as_str).filter(|one| !one.starts_with('-')).collect();
        assert_eq!(offered, expected, "{words:?}");
    }
}

#[test]
fn names_that_a_shell_could_run_are_not_offered() {
    let workspace = Workspace::minimal();
    let plan = workspace.file("plans/mau");
    fs::rename(&plan, workspace.file("plans/$(touch x)")).expect("a folder can be renamed");
    workspace.write("plans/$(touch x)/plan.toml", "");
    let Some(offered) = bash(workspace.path(), &["cchc", "status", "--plan", ""]) else { return };
    assert!(!offered.iter().any(|one| one.contains('$')), "{offered:?}");
    assert!(!workspace.file("x").exists());
}

#[test]
fn revisions_are_offered_and_no_path_that_a_shell_could_run() {
    let scratch = super::scratch::Scratch::minimal("");
    scratch.git(&["branch", "sua-doi"]);
    scratch.git(&["tag", "v1"]);
    assert_eq!(offered(scratch.path(), &["diff", ""])[..4], ["HEAD", "main", "sua-doi", "v1"]);
    scratch.write("$(touch x).csv", "");
    scratch.write("t.csv", "");
    let paths = offered(scratch.path(), &["status", "-o", ""]);
    assert!(paths.contains(&"t.csv".to_owned()) && !paths.iter().any(|path| path.contains('$')), "{paths:?}");
    // Other shells give a word whole.
    let paths = offered(scratch.path(), &["ci", "--report", "csv=t"]);
    assert_eq!(paths, ["csv=t.csv"]);
    assert_eq!(offered(scratch.path(), &["status", "--plan=m"]), ["--plan=mau"]);
}

#[test]
fn fish_completes_with_titles() {
    let ask = "cchc completions fish | source; complete -C 'cchc status --assignee tu-'";
    let Some(offered) = shell("fish", &["--no-config", "-c", ask], repository()) else { return };
    assert_eq!(offered, "tu-phap-ho-tich\tCông chức tư pháp – hộ tịch\n");
}

#[test]
fn zsh_takes_the_script() {
    let ask = "autoload -U compinit; compinit -u -D; source <(cchc completions zsh); print -- ${_comps[cchc]}";
    let Some(completer) = shell("zsh", &["-f", "-c", ask], repository()) else { return };
    assert!(completer.contains("cchc"), "{completer}");
}

#[test]
fn zsh_is_answered_with_titles() {
    let mut command = cchc();
    command.env("CCHC_COMPLETE", "zsh").env("_CLAP_COMPLETE_INDEX", "3").args([
        "--",
        "cchc",
        "status",
        "--assignee",
        "tu-",
    ]);
    assert_eq!(run(&mut command).stdout.trim(), "tu-phap-ho-tich:Công chức tư pháp – hộ tịch");
}

/// The ids that TAB offers for an option.
fn offered(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut command = cchc();
    command.current_dir(folder).env("CCHC_COMPLETE", "zsh").env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let outcome = run(command.args(["--", "cchc"]).args(words));
    assert!(outcome.status == 0 && outcome.stderr.is_empty(), "{words:?}: {}", outcome.all());
    let ids = outcome.stdout.lines().map(|line| line.split(':').next().unwrap_or_default().to_owned());
    ids.filter(|id| !id.starts_with("--") || id.contains('=')).collect()
}

#[test]
fn the_ids_of_a_plan_are_those_of_its_export() {
    let workspace = Workspace::town();
    // Tasks may stand in a folder, and an id may be written with an escape.
    let folder = "plans/xa-phuong/an-binh";
    let tasks = workspace.text(&format!("{folder}/tasks.toml"));
    workspace.remove(&format!("{folder}/tasks.toml"));
    workspace.write(&format!("{folder}/tasks/all.toml"), tasks);
    workspace.replace(&format!("{folder}/plan.toml"), "id = \"an-binh-2023\"", "id = \"an\\u002dbinh-2023\"");
    let tables = workspace.above().join("tables");
    let to = tables.to_str().expect("a path");
    let column = |table: &str, number: usize| -> Vec<String> {
        let text = fs::read_to_string(tables.join(table)).expect("a table");
        text.lines().skip(1).map(|line| line.split(',').nth(number).expect("a cell").to_owned()).collect()
    };
    assert_eq!(workspace.run(&["export", "--to", to]).status, 0);
    assert_eq!(offered(workspace.path(), &["status", "--plan", ""]), column("plans.csv", 0));
    for plan in ["an-binh-2023", "AN-PHU-2023"] {
        assert_eq!(workspace.run(&["export", "--to", to, "-p", plan]).status, 0);
        let plans = column("plans.csv", 0);
        assert!(plans.len() == 1 && plans[0].eq_ignore_ascii_case(plan), "{plans:?}");
        let offered = |words: &[&str]| offered(workspace.path(), words);
        assert_eq!(offered(&["done", "-p", plan, ""]), column("tasks.csv", 1), "{plan}");
        assert_eq!(offered(&["status", "-p", plan, "--area", ""]), column("areas.csv", 1), "{plan}");
        assert_eq!(offered(&["score", "-p", plan, "--set", ""]), ["thi-xa-mau-2023"], "{plan}");
        let assigned = workspace.run(&["assign", "-p", plan, "--output-format", "json"]).json();
        let people = assigned["plans"][0]["assignees"].as_array().expect("assignees");
        let people: Vec<&str> = people.iter().filter_map(|one| one["id"].as_str()).collect();
        assert!(!people.is_empty() && offered(&["status", "-p", plan, "--assignee", ""]) == people, "{plan}");
        let targets = offered(&["check-targets", "-p", plan, "--target", ""]);
        assert_eq!(targets, column("targets.csv", 1), "{plan}");
    }
    let every = offered(workspace.path(), &["status", "--assignee", ""]);
    assert!(every.len() > 5, "{every:?}");
}

/// An id is found by the bytes of plan.toml. A plan that is called after its folder and one with an escape are found
/// too.
#[test]
fn an_edit_finds_its_plan_among_many() {
    let workspace = Workspace::town();
    let plan = "plans/xa-phuong/an-phu/plan.toml";
    let run = |name: &str| workspace.run(&["progress", "1.3", "--percent", "10", "--dry-run", "-p", name]);
    for name in ["an-phu-2023", "An-Phu-2023", "plans/xa-phuong/an-phu", "an-phu*"] {
        let outcome = run(name);
        assert!(outcome.stdout.contains("plans/xa-phuong/an-phu/tasks.toml"), "{name}: {}", outcome.all());
    }
    workspace.replace(plan, "id = \"an-phu-2023\"", "id = \"an\\u002dphu-2024\"");
    assert!(run("an-phu-2024").stdout.contains("plans/xa-phuong/an-phu/tasks.toml"));
    let unknown = run("an-phu-2025");
    assert!(unknown.status == 2 && unknown.stderr.contains("an-phu-2024"), "{}", unknown.all());
    // Two plans of one id: nobody knows which is meant.
    workspace.replace(plan, "id = \"an\\u002dphu-2024\"", "id = \"an-binh-2023\"");
    let twice = run("an-binh-2023");
    assert!(twice.status == 2 && twice.stderr.contains("an-binh-2023, an-binh-2023"), "{}", twice.all());
}

#[test]
fn powershell_gets_commands_and_options() {
    let script = cchc_in(repository(), &["completions", "powershell"]).stdout;
    for word in ["Register-ArgumentCompleter", "'check-targets'", "'--fail-on-verdict'"] {
        assert!(script.contains(word), "{word}");
    }
    assert_eq!(cchc_in(repository(), &["completions", "tcsh"]).status, 2);
}

#[test]
fn outside_a_workspace_nothing_is_said() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = cchc();
    command.current_dir(folder.path()).env("CCHC_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "3");
    let outcome = run(command.args(["--", "cchc", "status", "--assignee", ""]));
    assert_eq!((outcome.status, outcome.all().as_str()), (0, ""));
}
