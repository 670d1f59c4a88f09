//! The bad files, each with what must come of it.

use super::super::{files_below, replace, text_of};
use std::fs;
use std::path::Path;

pub const PLAN: &str = "plans/mau/plan.toml";
pub const TASKS: &str = "plans/mau/tasks.toml";
pub const ASSIGNEES: &str = "plans/mau/assignees.toml";
pub const ISSUES: &str = "plans/mau/issues.toml";

/// A change of a copy of the minimal workspace, and the findings that must come of it.
pub struct Case {
    pub name: &'static str,
    pub plant: fn(&Path),
    /// Every code that is found.
    pub codes: &'static [&'static str],
    pub status: i32,
}

/// Every case.
pub const CASES: &[Case] = &[
    Case { name: "nothing wrong", plant: |_| {}, codes: &[], status: 0 },
    Case { name: "byte order mark and CRLF", plant: from_windows, codes: &[], status: 0 },
    Case {
        name: "an empty plan.toml",
        plant: |root| put(root, PLAN, ""),
        // The other files may refer to an entry of this one, which is not a further fault.
        codes: &["E005"],
        status: 1,
    },
    Case { name: "plan.toml is a folder", plant: plan_is_a_folder, codes: &["E012"], status: 1 },
    Case {
        name: "UTF-16",
        plant: |root| put(root, ISSUES, utf_16("[[issue]]\ntext = \"Chậm\"\n")),
        codes: &["E002"],
        status: 1,
    },
    Case {
        name: "Latin-1",
        plant: |root| put(root, ISSUES, b"[[issue]]\ntext = \"Ch\xe2m\"\n"),
        codes: &["E002"],
        status: 1,
    },
    Case {
        name: "conflict markers",
        plant: |root| put(root, ISSUES, "<<<<<<< HEAD\n[[issue]]\n=======\n>>>>>>> other\n"),
        codes: &["E003"],
        status: 1,
    },
    Case {
        name: "2 KB of dots",
        plant: |root| put(root, ISSUES, format!("a{} = 1\n", ".a".repeat(1000))),
        codes: &["E009"],
        status: 1,
    },
    Case {
        name: "2 KB of dots, headers and brackets",
        plant: |root| {
            put(root, ISSUES, format!("[a{0}]\nb{0} = {1}1{2}\n", ".a".repeat(300), "[".repeat(400), "]".repeat(400)));
        },
        codes: &["E009"],
        status: 1,
    },
    Case { name: "the same id in two files of tasks/", plant: tasks_in_two_files, codes: &["E101"], status: 1 },
    Case { name: "an unknown area", plant: unknown_area, codes: &["E102"], status: 1 },
    Case {
        name: "30 February",
        plant: |root| edit(root, TASKS, "due = 2023-01-31", "due = 2023-02-30"),
        codes: &["E007"],
        status: 1,
    },
    Case {
        name: "a number as text",
        plant: |root| edit(root, PLAN, "at-least = 55", "at-least = \"55\""),
        codes: &["E006"],
        status: 1,
    },
    Case {
        name: "an id without quotes",
        plant: |root| edit(root, TASKS, "id = \"1.1\"", "id = 1.10"),
        codes: &["E018"],
        status: 1,
    },
    Case {
        name: "NaN",
        plant: |root| edit(root, PLAN, "at-least = 55", "at-least = nan"),
        codes: &["E020"],
        status: 1,
    },
    Case {
        name: "infinity",
        plant: |root| edit(root, PLAN, "at-least = 55", "at-least = inf"),
        codes: &["E020"],
        status: 1,
    },
    Case {
        name: "a number beyond 64 bits",
        plant: |root| edit(root, PLAN, "declared-tasks = 2", "declared-tasks = 99999999999999999999"),
        codes: &["E020"],
        status: 1,
    },
    Case { name: "no tasks", plant: |root| put(root, TASKS, ""), codes: &["E209"], status: 0 },
    Case {
        name: "escaped control characters in a title",
        plant: |root| edit(root, TASKS, "title = \"Báo cáo", "title = \"\\u001B[2J\\u009B1m\\u202EBáo cáo"),
        codes: &["E010"],
        status: 1,
    },
    Case {
        name: "control characters as such",
        plant: |root| edit(root, TASKS, "title = \"Báo cáo", "title = \"\u{1b}[2JBáo cáo"),
        codes: &["E010"],
        status: 1,
    },
    Case {
        name: "a key that clears the screen",
        plant: |root| put(root, ISSUES, "\"\\u001B[2J\" = 1\n"),
        codes: &["E004"],
        status: 1,
    },
    Case { name: "commands of a CI in a title", plant: ci_commands, codes: &[], status: 0 },
    Case {
        name: "commands of a CI in an id and a key",
        plant: |root| {
            edit(root, TASKS, "lead = \"tu-phap-ho-tich\"", "lead = \"::error::x ##[error]y\"");
            put(root, ISSUES, "\"::warning::x\" = 1\n");
        },
        codes: &["E004", "E017"],
        status: 1,
    },
    #[cfg(unix)]
    Case { name: "a link out of the workspace", plant: link_outside, codes: &["E013"], status: 1 },
    #[cfg(unix)]
    Case { name: "a pipe", plant: pipe, codes: &["E012"], status: 1 },
];

/// Puts a file there.
pub fn put(root: &Path, file: &str, content: impl AsRef<[u8]>) {
    fs::write(root.join(file), content).expect("a file can be written");
}

/// Replaces the only place of a text in a file.
pub fn edit(root: &Path, file: &str, from: &str, to: &str) {
    replace(&root.join(file), from, to);
}

fn utf_16(text: &str) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn from_windows(root: &Path) {
    for file in files_below(root) {
        let text = text_of(&file).replace('\n', "\r\n");
        fs::write(&file, format!("\u{FEFF}{text}")).expect("a file can be written");
    }
}

fn plan_is_a_folder(root: &Path) {
    fs::remove_file(root.join(PLAN)).expect("a file can be removed");
    fs::create_dir(root.join(PLAN)).expect("a folder can be made");
}

fn unknown_area(root: &Path) {
    edit(root, TASKS, "id = \"2.1\"", "id = \"2.1\"\narea = \"7\"");
    // Else the area would also lack the task that it announces.
    edit(root, PLAN, "declared-tasks = 1\n", "");
}

fn tasks_in_two_files(root: &Path) {
    let tasks = text_of(&root.join(TASKS));
    let (first, second) = tasks.split_once("# Mỗi kỳ").expect("a second task");
    fs::remove_file(root.join(TASKS)).expect("a file can be removed");
    fs::create_dir(root.join("plans/mau/tasks")).expect("a folder can be made");
    put(root, "plans/mau/tasks/1.toml", first);
    put(root, "plans/mau/tasks/2.toml", format!("# Mỗi kỳ{second}").replace("\"1.2\"", "\"1.1\""));
}

fn ci_commands(root: &Path) {
    edit(root, PLAN, "title = \"Kế hoạch", "title = \"::error::Kế hoạch ##[error]");
    edit(root, TASKS, "title = \"Số hóa", "title = \"\\n::error::Số hóa\\n##[error]");
}

/// A secret that must not reach the output.
pub const SECRET: &str = "TOKEN=hunter2";

#[cfg(unix)]
fn link_outside(root: &Path) {
    let outside = root.parent().expect("a folder above").join(format!("cchc-secret-{}", std::process::id()));
    fs::write(&outside, format!("{SECRET}\n")).expect("a file can be written");
    std::os::unix::fs::symlink(&outside, root.join(ISSUES)).expect("a link can be made");
}

#[cfg(unix)]
fn pipe(root: &Path) {
    let status = std::process::Command::new("mkfifo").arg(root.join(ISSUES)).status().expect("mkfifo runs");
    assert!(status.success());
}
