//! Excel workbooks, read back by another library: text is text, numbers are numbers, days are days.

use super::Workspace;
use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};
use std::path::Path;

const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const TITLE: &str = "title = \"Báo cáo kết quả CCHC định kỳ\"";
const TABLES: [&str; 9] =
    ["status", "status --tasks", "check-targets", "assign", "score", "done", "record", "difficulties", "funding"];

/// The cells of both sheets: the page and the data. No cell of either is a formula.
fn sheets(workspace: &Workspace, command: &str) -> [Vec<Vec<Data>>; 2] {
    let file = workspace.above().join("book.xlsx");
    let options = ["--lang", "vi", "--force", "--output-format", "xlsx", "--output", file.to_str().expect("a path")];
    let outcome = workspace.run(&command.split(' ').chain(options).collect::<Vec<_>>());
    assert!(outcome.status < 2 && outcome.stdout.is_empty(), "{command}: {}", outcome.all());
    read(&file)
}

fn read(file: &Path) -> [Vec<Vec<Data>>; 2] {
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Báo cáo", "Dữ liệu"]);
    ["Báo cáo", "Dữ liệu"].map(|name| {
        assert!(book.worksheet_formula(name).expect("the sheet").is_empty());
        book.worksheet_range(name).expect("the sheet").rows().map(<[Data]>::to_vec).collect()
    })
}

/// The cells below a title of the data.
fn column<'s>(data: &'s [Vec<Data>], title: &str) -> Vec<&'s Data> {
    let at = data[0].iter().position(|cell| *cell == title).unwrap_or_else(|| panic!("no column {title}"));
    data[1..].iter().map(|row| &row[at]).collect()
}

#[test]
fn text_of_a_plan_is_text_whatever_it_begins_with() {
    for text in ["=1+1", "+1", "-1+1", "@SUM(A1)", "'=1", "http://example.org", "mailto:a@b", "007", "1e5", "TRUE"] {
        let workspace = Workspace::minimal().but(TASKS, TITLE, &format!("title = \"{text}\""));
        let [page, data] = sheets(&workspace, "status --tasks");
        assert!(column(&data, "title").contains(&&Data::String(text.to_owned())), "{text}: {data:?}");
        assert!(page.iter().flatten().any(|cell| *cell == Data::String(text.to_owned())), "{text}: {page:?}");
    }
}

#[test]
fn a_text_longer_than_a_cell_takes_is_cut() {
    let long = "dài ".repeat(20_000);
    let workspace = Workspace::minimal().but(TASKS, TITLE, &format!("title = \"{long}\""));
    let [_, data] = sheets(&workspace, "status --tasks");
    let titles = column(&data, "title");
    let shown = titles.iter().find_map(|title| title.get_string().filter(|text| text.starts_with("dài ")));
    assert_eq!(shown.map(|text| text.chars().count()), Some(32_767), "{titles:?}");
}

#[test]
fn numbers_and_days_are_numbers_and_days() {
    let workspace = Workspace::town();
    let [page, data] = sheets(&workspace, "check-targets --as-of 2023-09-30");
    assert!(column(&data, "bound").iter().all(|cell| cell.is_float() || cell.is_empty()));
    assert!(column(&data, "until").iter().all(|cell| cell.is_datetime()));
    assert!(column(&data, "final").iter().all(|cell| cell.is_bool()));
    let count = column(&data, "target").len();
    let total = page.iter().find(|row| row[0] == "Tổng").expect("a total");
    assert_eq!(total[1].as_i64(), i64::try_from(count).ok(), "{total:?}");
    // The last line is set apart.
    let last = page.iter().rposition(|row| !row[0].is_empty()).expect("a line");
    assert_eq!(page[last][0], "có số liệu minh họa");
    assert!(page[last - 1].iter().all(Data::is_empty) && !page[last - 2][0].is_empty(), "{page:?}");
}

#[test]
fn a_number_with_more_digits_than_excel_keeps_is_text() {
    let workspace = Workspace::minimal();
    for (number, is_kept) in [("123456789012345", true), ("1234567890123456", false)] {
        workspace.replace(PLAN, "at-least = 24", &format!("at-least = {number}"));
        let [_, data] = sheets(&workspace, "check-targets");
        let bounds = column(&data, "bound");
        let expected = number.parse().map(Data::Float).expect("a number");
        assert_eq!(bounds.contains(&&expected), is_kept, "{bounds:?}");
        assert_eq!(bounds.contains(&&Data::String(number.to_owned())), !is_kept, "{bounds:?}");
        workspace.replace(PLAN, &format!("at-least = {number}"), "at-least = 24");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let workspace = Workspace::town();
    for command in TABLES {
        let [first, second] = ["a.xlsx", "b.xlsx"].map(|name| {
            let file = workspace.above().join(name);
            let report = format!("xlsx={}", file.display());
            let options = ["--force", "--report", &report];
            assert!(workspace.run(&command.split(' ').chain(options).collect::<Vec<_>>()).status < 2);
            std::fs::read(&file).expect("a workbook")
        });
        assert!(first == second && first.starts_with(b"PK"), "{command}");
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_is_not_given_a_workbook() {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use std::os::unix::ffi::OsStrExt as _;

    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudoterminal");
    grantpt(&master).and_then(|()| unlockpt(&master)).expect("its other end");
    let name = ptsname(&master, Vec::new()).expect("its name");
    let terminal = std::fs::OpenOptions::new().write(true).open(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let workspace = Workspace::minimal();
    let mut child = super::cchc()
        .arg("-C")
        .arg(workspace.path())
        .args(["status", "--lang", "en", "--as-of", "2023-03-31", "--output-format", "xlsx"])
        .stdout(terminal.expect("a terminal"))
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let status = child.wait().expect("it ends");
    let mut message = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().expect("a pipe"), &mut message).expect("text");
    assert_eq!(status.code(), Some(2), "{message}");
    assert!(message.contains("`xlsx` is for a file") && message.contains("--output FILE.xlsx"), "{message}");
}
