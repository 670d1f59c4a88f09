//! docs/outputs.md says which command has which format, and which columns CSV has: each is tried.

use super::{cchc_in, repository, text_of};
use cchc::write::Format;
use std::collections::BTreeSet;

const AS_OF: &str = "2023-09-30";
const TOWN: &str = "examples/thi-xa-mau";

/// The cells of the rows of a Markdown table whose first title is `title`.
fn table(page: &str, title: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let head = page.lines().skip_while(|line| !line.starts_with(title));
    head.take_while(|line| line.starts_with('|')).filter(|line| !line.starts_with("|---")).map(cells).collect()
}

/// The words in backticks.
fn words(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn outcome(command: &str, format: &str) -> super::Outcome {
    let command = match command {
        "rank" | "rank INDICATOR" => "rank diem-par-index",
        "diff" => "diff HEAD",
        // A workbook is for annexes alone.
        "paper" if format == "xlsx" => "paper annex --table tasks --draft -p thi-xa-mau-2023",
        "paper" => "paper report --draft -p thi-xa-mau-2023",
        other => other,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("book.xlsx");
    let options = ["--as-of", AS_OF, "--lang", "en", "--output-format", format];
    // Standard output of the tests is text.
    let to_file = ["--output", file.to_str().expect("a path")];
    let options = options.into_iter().chain(to_file.into_iter().filter(|_| ["xlsx", "docx", "html"].contains(&format)));
    cchc_in(&repository().join(TOWN), &command.split(' ').chain(options).collect::<Vec<_>>())
}

#[test]
fn text_never_goes_into_a_file_of_word_or_excel() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("KẾT QUẢ.DOCX");
    let commands = [
        "status",
        "check-targets",
        "validate",
        "ci",
        "help",
        "explain E101",
        "schema",
        "paper report --fields",
        "done 1.1 --on 2023-03-01 --dry-run",
    ];
    for command in commands {
        let options = ["--as-of", AS_OF, "--lang", "en", "--output", file.to_str().expect("a path")];
        let outcome = cchc_in(repository(), &command.split(' ').chain(options).collect::<Vec<_>>());
        assert_eq!(outcome.status, 2, "{command}: {}", outcome.all());
        assert!(outcome.stderr.contains("this output is plain text"), "{command}: {}", outcome.all());
        assert!(!file.exists(), "{command}");
    }
}

#[test]
fn text_never_goes_into_a_file_of_a_calendar() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lich.ICS");
    for command in ["status", "validate", "help", "schema"] {
        let options = ["--lang", "en", "--output", file.to_str().expect("a path")];
        let outcome = cchc_in(repository(), &command.split(' ').chain(options).collect::<Vec<_>>());
        assert_eq!(outcome.status, 2, "{command}: {}", outcome.all());
        assert!(outcome.stderr.contains("this output is plain text"), "{command}: {}", outcome.all());
        assert!(!file.exists(), "{command}");
    }
}

#[test]
fn each_command_has_the_formats_that_the_page_gives_it() {
    for page in ["docs/outputs.md", "docs/outputs.vi.md"] {
        let page = text_of(&repository().join(page));
        let title = if page.contains("| command |") { "| command | text" } else { "| lệnh | text" };
        let rows = table(&page, title);
        let titles = rows[0].clone();
        let named: BTreeSet<&str> = rows[1..].iter().flat_map(|row| words(&row[0])).collect();
        assert_eq!(named.len(), 15, "{named:?}");
        for row in &rows[1..] {
            let given = titles.iter().zip(row).skip(1).filter(|(_, mark)| *mark == "✓");
            let given: BTreeSet<&str> = given.flat_map(|(titles, _)| titles.split(' ')).collect();
            for command in words(&row[0]) {
                for format in Format::ALL.map(Format::word) {
                    let outcome = outcome(command, format);
                    // A format that a command lacks is refused as a slip.
                    let is_refused = outcome.stderr.contains("--output-format") && outcome.status == 2;
                    assert_eq!(is_refused, !given.contains(format), "{command} {format}: {}", outcome.all());
                }
            }
        }
    }
}

#[test]
fn csv_has_the_columns_that_the_page_gives_it() {
    let page = text_of(&repository().join("docs/outputs.md"));
    let rows = table(&page, "| command | columns |");
    let tried = rows[1..].iter().filter(|row| row[1].starts_with("`plan`, ") && !row[1].contains("then the counts"));
    let mut count = 0;
    for row in tried {
        let columns = words(&row[1]).join(",");
        for command in words(&row[0]).into_iter().filter(|command| *command != "diff") {
            let options = if command == "status" { "status --by area" } else { command };
            let csv = outcome(options, "csv").stdout;
            assert_eq!(csv.lines().next(), Some(columns.as_str()), "{command}");
            count += 1;
        }
    }
    assert_eq!(count, 16);
}

/// The rows of a CSV text, each cell by its column. No cell of the example has a line break in it.
fn csv(text: &str) -> Vec<Vec<(String, String)>> {
    let mut lines = text.lines().map(cells);
    let titles = lines.next().expect("a line of titles");
    lines.map(|cells| titles.iter().cloned().zip(cells).collect()).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().expect("a cell").push(other),
        }
    }
    cells
}

#[test]
fn a_column_says_what_the_same_column_of_an_export_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let tables = folder.path().join("tables");
    let to = tables.to_str().expect("a path");
    let export = cchc_in(&repository().join(TOWN), &["export", "--to", to, "--as-of", AS_OF]);
    assert_eq!(export.status, 0, "{}", export.all());
    let cell = |row: &[(String, String)], name: &str| {
        row.iter().find(|(column, _)| column == name).map(|(_, value)| value.clone())
    };
    for (command, table, key) in [
        ("status --tasks", "tasks", "task"),
        ("assign", "tasks", "task"),
        ("check-targets", "targets", "target"),
        ("check-targets", "verdicts", "target"),
    ] {
        let exported = csv(&text_of(&tables.join(format!("{table}.csv"))));
        let rows = csv(&outcome(command, "csv").stdout);
        assert!(!rows.is_empty() && rows.len() == exported.len(), "{command}");
        let mut shared = 0;
        for row in &rows {
            let is_same = |other: &&Vec<(String, String)>| {
                cell(other, "plan") == cell(row, "plan") && cell(other, key) == cell(row, key)
            };
            let other = exported.iter().find(is_same).expect("a row");
            for (column, value) in row {
                // A target's `pool` is that of its bound, which is `bound_pool` beside a value.
                let Some(known) = cell(other, column).filter(|_| !(table == "targets" && column == "pool")) else {
                    continue;
                };
                assert_eq!(*value, known, "{command}: {column} of {row:?}");
                shared += 1;
            }
        }
        assert!(shared >= 3 * rows.len(), "{command} shares too few columns with {table}");
    }
}
