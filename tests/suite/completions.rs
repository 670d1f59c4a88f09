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

/// The words that bash offers behind a line.
fn bash(folder: &Path, words: &[&str]) -> Option<Vec<String>> {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "source <(cchc completions bash)\nCOMP_WORDS=({})\nCOMP_CWORD={}\nCOMP_TYPE=9\n\
         _clap_complete_cchc cchc \"${{COMP_WORDS[COMP_CWORD]}}\" ''\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        words.len() - 1
    );
    let printed = shell("bash", &["--norc", "-c", &script], folder)?;
    Some(printed.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

#[test]
fn bash_completes_commands_options_and_ids() {
    let cases: [(&[&str], &[&str]); 8] = [
        (&["cchc", "check-"], &["check-targets"]),
        (&["cchc", "status", "--assi"], &["--assignee"]),
        (&["cchc", "status", "--assignee", "tu-"], &["tu-phap-ho-tich"]),
        (&["cchc", "check-targets", "--target", "so-"], &["so-hoa"]),
        (&["cchc", "status", "--area", ""], &["1", "2", "3", "4", "5", "6", "7", "8"]),
        (&["cchc", "-C", "examples/minimal", "status", "--plan", ""], &["mau"]),
        (&["cchc", "explain", "unknown-a"], &["unknown-area", "unknown-assignee"]),
        (&["cchc", "completions", ""], &["bash", "zsh", "fish", "powershell"]),
    ];
    for (words, expected) in cases {
        let Some(offered) = bash(repository(), words) else { return };
        let offered: Vec<&str> =
            offered.iter().map(String::as_str).filter(|one| !one.starts_with("--") || expected.contains(one)).collect();
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
