//! A plan that is edited by a writer, and what must be true of it afterwards.

use crate::{cchc, copy_folder, repository, text_of};
use cchc::parse::Plain;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The program that edits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writer {
    /// The program.
    Cchc,
    /// Read, change, write back: no lock, no temporary file.
    Naive,
}

/// A workspace with one plan, whose task 2.1, which goes on all year, gets deliveries.
pub struct Ground {
    folder: TempDir,
}

/// The naive writer puts a new line before the last one of the list.
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
        let with_list = tasks.replacen("id = \"2.1\"\n", "id = \"2.1\"\ndone = [\n] # entries\n", 1);
        assert_ne!(tasks, with_list, "the example has a task 2.1");
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
        let document = document(number);
        let mut command = match writer {
            Writer::Cchc => {
                let mut command = cchc();
                command.env("CCHC_AS_OF", "2023-03-31").arg("-q").arg("-C").arg(self.folder.path());
                command.args(["done", "2.1", "--on", "2023-03-01", "--evidence", &document]);
                command
            }
            Writer::Naive => {
                let mut command = Command::new("sh");
                let entry = format!("{{ on = 2023-03-01, evidence = [\"{document}\"] }},");
                command.args(["-c", NAIVE, "sh"]).arg(self.tasks()).arg(entry);
                command
            }
        };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The entries that the file holds, by their documents; `None` when the file is torn.
    pub fn entries(&self) -> Option<BTreeSet<String>> {
        let text = String::from_utf8(fs::read(self.tasks()).ok()?).ok()?;
        let data = Plain::parse(&text)?;
        let id = Plain::Text("2.1".to_owned());
        let task = data.get("task")?.elements()?.iter().find(|task| task.get("id") == Some(&id))?;
        let entries = task.get("done")?.elements()?;
        let document = |entry: &Plain| entry.get("evidence")?.elements()?.first()?.as_text().map(str::to_owned);
        let documents: BTreeSet<String> = entries.iter().map(document).collect::<Option<_>>()?;
        (entries.len() == documents.len()).then_some(documents)
    }

    /// Files that are none of the plan's, the lock aside.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut files = crate::files_below(self.folder.path());
        files.retain(|file| file.extension().is_none_or(|end| end != "toml") && !file.ends_with(".cchc.lock"));
        files
    }
}

/// A document of its own for each number.
pub fn document(number: usize) -> String {
    format!("{number:04}/BC")
}
