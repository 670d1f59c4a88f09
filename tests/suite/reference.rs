//! The pages in docs/reference/ say what the program says. `CCHC_WRITE_REFERENCE=1` writes them anew.

use super::{cchc, repository, run, text_of};
use cchc::schema::{keys_page, rules_page};
use cchc::text::Lang;
use std::fmt::Write as _;
use std::fs;

/// The page of all commands: their helps, as they are printed.
fn commands_page(lang: Lang) -> String {
    let help = |args: &[&str]| {
        let outcome = run(cchc().args(args).args(["--help", "--lang", lang.code()]).env("COLUMNS", "100"));
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        outcome.stdout.trim_end().to_owned()
    };
    let overview = help(&[]);
    let (title, note) = match lang {
        Lang::En => ("Commands", "Written by the program: `just reference` brings it up to date."),
        Lang::Vi => ("Các lệnh", "Do chương trình ghi: `just reference` để cập nhật."),
    };
    let mut page = format!("# {title}\n\n<!-- {note} -->\n\n```text\n{overview}\n```\n");
    let heading = if lang == Lang::En { "Commands:" } else { "Lệnh:" };
    let commands = overview.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
    let mut tried = 0;
    for name in commands
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().filter(|_| !line.starts_with("   ")))
    {
        let _ = write!(page, "\n## cchc {name}\n\n```text\n{}\n```\n", help(&[name]));
        tried += 1;
    }
    assert!(tried > 8, "only {tried} commands in:\n{overview}");
    page
}

#[test]
fn the_reference_is_current() {
    let write = std::env::var("CCHC_WRITE_REFERENCE").is_ok();
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let end = if lang == Lang::En { "md" } else { "vi.md" };
        for (name, page) in [("keys", keys_page(lang)), ("rules", rules_page(lang)), ("commands", commands_page(lang))]
        {
            let path = repository().join(format!("docs/reference/{name}.{end}"));
            if write {
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
                fs::write(&path, page).expect("the page can be written");
            } else if !path.exists() || text_of(&path) != page {
                faults.push(format!("docs/reference/{name}.{end} is not current: run `just reference`"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
