//! The command line: exit statuses, languages, widths, pipes and files.

use super::{Outcome, Workspace, cchc, cchc_in, repository, run, text_of};
use std::fs;
use std::process::Stdio;
use unicode_width::UnicodeWidthStr;

const AS_OF: &str = "2023-09-30";

/// Helps of the program and of each command in a language. The program's own help names the commands.
fn helps(lang: &str) -> Vec<Outcome> {
    let help = |args: &[&str]| run(cchc().env("CCHC_LANG", lang).args(args));
    let overview = run(cchc().env("CCHC_LANG", "en").arg("--help")).stdout;
    let listed = overview.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // A long description goes on in a line that is indented further.
    let commands = listed.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    let commands: Vec<&str> = commands.filter_map(|line| line.split(' ').next()).collect();
    assert!(commands.contains(&"validate") && commands.contains(&"completions"), "{overview}");
    std::iter::once(help(&["--help"])).chain(commands.iter().map(|command| help(&[command, "--help"]))).collect()
}

#[test]
fn help_is_there_in_both_languages() {
    let (en, vi) = (helps("en"), helps("vi"));
    for (en, vi) in en.iter().zip(&vi) {
        assert_eq!((en.status, vi.status), (0, 0), "{}{}", en.stderr, vi.stderr);
        assert!(!en.stdout.is_empty());
        assert_ne!(en.stdout, vi.stdout);
    }
}

#[test]
fn without_a_workspace_the_way_to_one_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for command in ["validate", "status"] {
        for lang in ["en", "vi"] {
            let outcome = cchc_in(folder.path(), &[command, "--lang", lang]);
            assert_eq!(outcome.status, 2, "{}", outcome.all());
            assert!(outcome.stderr.contains("cchc init"), "{}", outcome.stderr);
        }
    }
}

#[test]
fn a_reader_that_leaves_early_is_not_an_error() {
    for args in [&["validate"][..], &["status", "--tasks", "--as-of", AS_OF], &["status", "--output-format", "json"]] {
        let mut command = cchc();
        let mut child = command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {stderr}");
        assert!(!stderr.contains("panicked"), "{args:?}: {stderr}");
    }
}

#[test]
fn only_a_terminal_gets_colour() {
    for args in [&["validate"][..], &["status", "--as-of", AS_OF], &["explain", "syntax"], &["--help"]] {
        let plain = run(cchc().args(args));
        assert!(!plain.all().contains('\u{1b}'), "{args:?}");
        let forbidden = run(cchc().args(args).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1"));
        assert!(!forbidden.all().contains('\u{1b}'), "{args:?} with NO_COLOR");
    }
    let forced = run(cchc().args(["validate", "--color", "always"]).env("NO_COLOR", "1"));
    assert!(forced.all().contains('\u{1b}'), "--color always decides");
}

/// One plan shows each verdict in the colour that many plans give it.
#[test]
fn a_verdict_has_its_colour() {
    let args = ["check-targets", "--as-of", AS_OF, "--lang", "en", "--color", "always"];
    let page = run(cchc().args(args)).stdout;
    for (verdict, colour) in [("on track", 10), ("at risk", 11), ("off track", 9), ("attained as of", 10)] {
        let coloured = format!("\u{1b}[38;5;{colour}m");
        let lines: Vec<&str> = page.lines().filter(|line| line.contains(verdict)).collect();
        let told = |line: &&str| line.find(verdict).is_some_and(|at| line[..at].trim_end().ends_with(&coloured));
        assert!(lines.iter().any(told), "{verdict} in\n{page:?}");
    }
}

/// `CLICOLOR=0` says no where a terminal would get colours; what asks for them by name decides.
#[test]
fn clicolor_turns_colours_off_on_a_terminal() {
    let told = |variables: &str, option: &str| -> bool {
        let program = env!("CARGO_BIN_EXE_cchc");
        let line = format!("{variables} {program} check-targets --as-of {AS_OF} {option}");
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).current_dir(super::repository()).env("TERM", "xterm");
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            script.env_remove(name);
        }
        run(script.stdin(Stdio::null())).stdout.contains("\u{1b}[38")
    };
    // `script` of util-linux gives a program a terminal; without it nothing can be tried.
    let script = std::process::Command::new("script").arg("--version").stdin(Stdio::null()).output();
    if !script.is_ok_and(|version| String::from_utf8_lossy(&version.stdout).contains("util-linux")) {
        return;
    }
    assert!(told("", ""));
    assert!(!told("CLICOLOR=0", ""));
    assert!(told("CLICOLOR=1", ""));
    assert!(told("CLICOLOR=0", "--color always"));
    assert!(told("CLICOLOR=0 CLICOLOR_FORCE=1", ""));
    assert!(!told("CLICOLOR=1 NO_COLOR=1", ""));
}

/// The text without what gives it colour, and without what cannot be seen at the ends of lines.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    let text = parts.fold(first, |text, part| text + part.split_once('m').expect("a colour ends with m").1);
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[test]
fn colours_change_nothing_that_is_said() {
    for args in [
        &["validate"][..],
        &["status", "--tasks"],
        &["check-targets"],
        &["check-targets", "--target", "ho-so-mang", "-v"],
        &["assign"],
        &["diff", "HEAD", "--help"],
    ] {
        for lang in ["en", "vi"] {
            let line = [args, &["--as-of", AS_OF, "--lang", lang]].concat();
            let (plain, coloured) = (run(cchc().args(&line)), run(cchc().args(&line).args(["--color", "always"])));
            assert_eq!(uncoloured(&coloured.stdout), plain.stdout, "{line:?}");
            assert_eq!(uncoloured(&coloured.stderr), plain.stderr, "{line:?}");
            assert!(args.contains(&"--help") || coloured.stdout.contains('\u{1b}'), "{line:?} has no colour");
        }
    }
}

#[test]
fn every_rule_and_every_kind_of_file_is_listed() {
    for (lang, level) in [("en", "warning"), ("vi", "cảnh báo")] {
        for width in [100, 60] {
            let outcome = run(cchc().args(["explain", "--lang", lang]).env("COLUMNS", width.to_string()));
            assert_eq!(outcome.status, 0, "{}", outcome.all());
            let heads: Vec<&str> = outcome.stdout.lines().filter(|line| !line.starts_with(' ')).collect();
            let listed = text_of(&repository().join("tests/suite/rule_codes.txt"));
            assert_eq!(heads.len(), listed.lines().count());
            for (head, line) in heads.iter().zip(listed.lines()) {
                let mut words = line.split(' ');
                assert!(words.next().is_some_and(|code| head.starts_with(code)), "{head}: {line}");
                assert!(words.next().is_some_and(|name| head.ends_with(name)), "{head}: {line}");
            }
            assert!(heads.iter().any(|head| head.contains(level)), "{}", outcome.stdout);
            let wide = outcome.stdout.lines().find(|line| line.width() > width);
            assert_eq!(wide, None, "wider than {width}");
        }
    }
    let kinds = run(cchc().arg("schema")).stdout;
    for kind in [
        "cchc",
        "plan",
        "assignees",
        "tasks",
        "indicators",
        "values",
        "papers",
        "forms",
        "scoring",
        "scores",
        "issues",
        "amendments",
    ] {
        assert!(kinds.lines().any(|line| line.split_whitespace().next() == Some(kind)), "{kind} in\n{kinds}");
    }
}

#[test]
fn tasks_are_counted_by_the_month_in_which_they_are_due() {
    for (lang, first, last) in [("en", "2023-02", "2023-12"), ("vi", "02/2023", "12/2023")] {
        let outcome = run(cchc().args(["status", "--by", "month", "--as-of", AS_OF, "--lang", lang]));
        let months: Vec<&str> = outcome
            .stdout
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .filter(|word| {
                word.len() == 7 && word.contains("2023") && word.chars().all(|c| c.is_ascii_digit() || "-/".contains(c))
            })
            .collect();
        let at = |month: &str| months.iter().position(|known| *known == month);
        assert!(months.is_sorted() && at(first) == Some(0) && at(last) == Some(months.len() - 1), "{}", outcome.stdout);
    }
}

#[test]
fn tables_fit_the_width() {
    for lang in ["en", "vi"] {
        for width in [100, 80, 60] {
            for more in [&[][..], &["--tasks"]] {
                let mut command = cchc();
                command.args(["status", "--as-of", AS_OF, "--lang", lang]).args(more);
                let outcome = run(command.env("COLUMNS", width.to_string()));
                assert_eq!(outcome.status, 0, "{}", outcome.stderr);
                let wide = outcome.stdout.lines().find(|line| line.width() > width);
                assert_eq!(wide, None, "wider than {width} ({lang}, {more:?}) in:\n{}", outcome.stdout);
                assert!(outcome.stdout.contains("34/34"), "{}", outcome.stdout);
            }
        }
        let narrow = run(cchc().args(["status", "--as-of", AS_OF, "--lang", lang]).env("COLUMNS", "20"));
        assert_eq!(narrow.status, 0, "{}", narrow.stderr);
        assert!(!narrow.stdout.is_empty());
    }
}

#[test]
fn the_day_and_the_language_come_from_the_environment_too() {
    let by_option = cchc_in(repository(), &["status", "--as-of", AS_OF, "--lang", "vi"]);
    let by_environment = run(cchc().arg("status").env("CCHC_AS_OF", AS_OF).env("CCHC_LANG", "vi"));
    assert_eq!(by_option.stdout, by_environment.stdout);
    let json = run(cchc().args(["status", "--output-format", "json"]).env("CCHC_AS_OF", AS_OF)).json();
    assert_eq!(json["as_of"], AS_OF);
}

/// Once no test noticed a wrong day of today.
#[test]
fn without_a_day_it_is_today_where_the_office_is() {
    for (offset, hours) in [("", 7), ("utc-offset = \"-12:00\"\n", -12), ("utc-offset = \"+14:00\"\n", 14)] {
        let workspace = Workspace::minimal();
        workspace.write("cchc.toml", offset);
        let today = || (chrono::Utc::now() + chrono::TimeDelta::hours(hours)).date_naive().to_string();
        let before = today();
        let json = run(cchc().arg("-C").arg(workspace.path()).args(["status", "--output-format", "json"])).json();
        let days = [before, today()];
        assert!(days.iter().any(|day| json["as_of"] == day.as_str()), "{} is none of {days:?}", json["as_of"]);
    }
}

#[test]
fn a_report_goes_to_a_file_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("status.txt");
    let expected = run(cchc().args(["status", "--as-of", AS_OF]));
    let outcome = run(cchc().args(["status", "--as-of", AS_OF, "-o"]).arg(&file));
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stdout.is_empty(), "{}", outcome.stdout);
    assert_eq!(text_of(&file), expected.stdout);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing else is left there");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let mut command = cchc();
    let output = command.args(["status", "--as-of", AS_OF]).stdout(full).output().expect("it starts");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(!stderr.is_empty() && !stderr.contains("panicked"), "{stderr}");
}

/// Found by a reader: the help of an option lacked a word that it takes.
#[test]
fn help_lists_every_verdict_that_can_fail_a_run() {
    for lang in ["en", "vi"] {
        let help = run(cchc().args(["check-targets", "--help", "--lang", lang]).env("COLUMNS", "200")).stdout;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for verdict in cchc::calc::Verdict::ALL {
            assert!(help.contains(verdict.word()), "{}: {help}", verdict.word());
        }
    }
}
