//! A plan that is edited by a writer, and what must be true of it afterwards.

use crate::{cchc, copy_folder, repository, text_of};
use cchc::syntax::Plain;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Who edits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writer {
    /// The program.
    Cchc,
    /// Read, change, write back: no lock, no temporary file.
    Naive,
}

/// A workspace with one plan, whose task 1.1 gets progress entries.
pub struct Ground {
    folder: TempDir,
}

/// What the naive writer does: it puts a new line before the last one of the list.
const NAIVE: &str = r#"
text=$(sed "s|^] # entries|    $2\n] # entries|" "$1")
printf '%s\n' "$text" | cat > "$1"
"#;

impl Ground {
    /// A fresh copy of the smallest plan.
    pub fn new() -> Self {
        Self::below(&std::env::temp_dir())
    }

    /// The same in this folder.
    pub fn below(folder: &std::path::Path) -> Self {
        let folder = tempfile::tempdir_in(folder).expect("a folder");
        copy_folder(&repository().join("examples/minimal"), folder.path());
        let ground = Self { folder };
        let tasks = text_of(&ground.tasks());
        let with_list = tasks.replacen("id = \"1.1\"\n", "id = \"1.1\"\nprogress = [\n] # entries\n", 1);
        assert_ne!(tasks, with_list, "the example has a task 1.1");
        fs::write(ground.tasks(), with_list).expect("the tasks are written");
        ground
    }

    /// The folder of the plan.
    pub fn plan(&self) -> PathBuf {
        self.folder.path().join("plans/mau")
    }

    /// The file that is edited.
    pub fn tasks(&self) -> PathBuf {
        self.plan().join("tasks.toml")
    }

    /// The command that adds the entry of this number.
    pub fn add(&self, writer: Writer, number: usize) -> Command {
        let on = day(number);
        let mut command = match writer {
            Writer::Cchc => {
                let mut command = cchc();
                command.env("CCHC_AS_OF", "2023-03-31").arg("-q").arg("-C").arg(self.folder.path());
                command.args(["progress", "1.1", "--percent", "50", "--on", &on]);
                command
            }
            Writer::Naive => {
                let mut command = Command::new("sh");
                let entry = format!("{{ on = {on}, percent = 50 }},");
                command.args(["-c", NAIVE, "sh"]).arg(self.tasks()).arg(entry);
                command
            }
        };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The entries that the file holds, by their days; `None` when the file is torn.
    pub fn entries(&self) -> Option<BTreeSet<String>> {
        let text = String::from_utf8(fs::read(self.tasks()).ok()?).ok()?;
        let data = Plain::parse(&text)?;
        let task = data.get("task")?.elements()?.iter().find(|task| task.get("id") == Some(&text_of_id("1.1")))?;
        let entries = task.get("progress")?.elements()?;
        let mut days = BTreeSet::new();
        for entry in entries {
            match entry.get("on")? {
                Plain::Date(on) => days.insert(on.clone()),
                Plain::Text(_) | Plain::Bool(_) | Plain::Number(_) | Plain::List(_) | Plain::Table(_) => return None,
            };
        }
        (entries.len() == days.len()).then_some(days)
    }

    /// Files that are none of the plan's, the lock aside.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut files = crate::files_below(self.folder.path());
        files.retain(|file| file.extension().is_none_or(|end| end != "toml") && !file.ends_with(".cchc.lock"));
        files
    }
}

fn text_of_id(id: &str) -> Plain {
    Plain::Text(id.to_owned())
}

/// A day of its own for each number.
pub fn day(number: usize) -> String {
    let (year, rest) = (2001 + number / 336, number % 336);
    format!("{year:04}-{:02}-{:02}", 1 + rest / 28, 1 + rest % 28)
}
