//! docs/json.md: its examples run, and its list of keys is that of the program.

use super::super::{repository, run, text_of};
use cchc::schema::output_page;
use cchc::text::Lang;
use std::fs;
use std::process::Command;

const PAGES: [(&str, Lang); 2] = [("docs/json.md", Lang::En), ("docs/json.vi.md", Lang::Vi)];

/// The program writes all that stands behind this mark. `CCHC_WRITE_REFERENCE=1` writes it anew.
const MARK: &str = "`just reference`";

#[test]
fn the_list_of_keys_is_current() {
    let write = std::env::var("CCHC_WRITE_REFERENCE").is_ok();
    for (name, lang) in PAGES {
        let path = repository().join(name);
        let text = text_of(&path);
        let begins = text.find(MARK).and_then(|at| Some(at + text[at..].find("-->\n")? + "-->\n".len()));
        let (by_hand, written) = text.split_at(begins.expect("the mark of what the program writes"));
        let keys = format!("\n{}", output_page(lang));
        if write {
            fs::write(&path, format!("{by_hand}{keys}")).expect("the page can be written");
        } else {
            assert!(written == keys, "{name} is not current: run `just reference`");
        }
    }
}

/// A command of a console: its lines, and what it prints.
fn commands(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("```console\n").skip(1).filter_map(|block| block.split("```").next());
    let command = |text: &str| {
        let (mut lines, mut printed) = (String::new(), String::new());
        for (number, line) in text.lines().enumerate() {
            match line.strip_prefix("> ").or_else(|| line.strip_prefix('>')) {
                _ if number == 0 => lines.push_str(line),
                Some(more) if printed.is_empty() => lines.extend(["\n", more]),
                Some(_) | None => printed.extend([line, "\n"]),
            }
        }
        (lines, printed)
    };
    blocks.flat_map(|block| block.split("$ ").skip(1).map(command).collect::<Vec<_>>()).collect()
}

fn is_here(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

#[cfg(unix)]
#[test]
fn the_examples_print_what_the_page_shows() {
    let programs = std::path::Path::new(env!("CARGO_BIN_EXE_cchc")).parent().expect("a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    for (name, _) in PAGES {
        let all = commands(&text_of(&repository().join(name)));
        assert_eq!(all.len(), 4, "{name}");
        for (command, printed) in all {
            let needed = ["jq", "python3"].into_iter().filter(|program| command.contains(&format!("{program} -")));
            if let Some(missing) = needed.into_iter().find(|program| !is_here(program)) {
                eprintln!("{missing} is not here: an example of {name} is not run");
                continue;
            }
            let outcome = run(Command::new("sh").args(["-c", &command]).env("PATH", &path).current_dir(repository()));
            assert_eq!((outcome.status, outcome.stdout), (0, printed), "{command}\n{}", outcome.stderr);
        }
    }
}
