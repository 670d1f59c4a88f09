//! A plan that is edited by a writer, and what must be true of it afterwards.

use crate::{cchc, copy_folder, repository, text_of};
use cchc::parse::Plain;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The one who edits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writer {
    /// The program records a delivery of task 2.1, which goes on all year.
    Cchc,
    /// The program makes another edit.
    Other(Edit),
    /// A delivery by read, change, write back: no lock, no temporary file.
    Naive,
}

/// Edits that leave a text of their own in the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edit {
    AddTask,
    AddTarget,
    AddAssignee,
    /// The task of each number is dropped.
    Drop,
    /// The task of each number is due on another day.
    Due,
    Raise,
    /// The difficulty of each number is resolved.
    Resolve,
}

impl Edit {
    pub const ALL: [Self; 7] =
        [Self::AddTask, Self::AddTarget, Self::AddAssignee, Self::Drop, Self::Due, Self::Raise, Self::Resolve];

    /// The file in which the text is found.
    const fn file(self) -> &'static str {
        match self {
            Self::AddTask | Self::Drop | Self::Due => "tasks.toml",
            Self::AddTarget => "plan.toml",
            Self::AddAssignee => "assignees.toml",
            Self::Raise | Self::Resolve => "issues.toml",
        }
    }

    fn args(self, number: usize) -> Vec<String> {
        let (id, text) = (format!("x{number}"), document(number));
        let words: Vec<&str> = match self {
            Self::AddTask => vec!["add", "task", "--area", "2", "--due", "monthly", "--id", &id, "--title", &text],
            Self::AddTarget => vec!["add", "target", "--qualitative", "--id", &id, "--title", &text],
            Self::AddAssignee => vec!["add", "assignee", "--kind", "official", "--id", &id, "--title", &text],
            Self::Drop => vec!["drop", "task", &id, "--why", &text],
            Self::Due => vec!["due", &id, "quarterly", "--decision", &text],
            Self::Raise => vec!["raise", &text],
            Self::Resolve => vec!["resolve", &id, "--how", &text],
        };
        words.into_iter().map(str::to_owned).collect()
    }

    /// The texts of the edits that a file holds, as often as they stand there.
    fn texts(self, data: &Plain) -> Vec<String> {
        let all = |list: &str| data.get(list).and_then(Plain::elements).unwrap_or_default().iter();
        let text = |table: &Plain, key: &str| table.get(key).and_then(Plain::as_text).map(str::to_owned);
        let inner = |table: &Plain, key: &str, text_key: &str| text(table.get(key)?, text_key);
        let texts: Vec<String> = match self {
            Self::AddTask => all("task").filter_map(|task| text(task, "title")).collect(),
            Self::AddTarget => all("target").filter_map(|target| text(target, "text")).collect(),
            Self::AddAssignee => all("assignee").filter_map(|one| text(one, "title")).collect(),
            Self::Drop => all("task").filter_map(|task| inner(task, "dropped", "why")).collect(),
            Self::Due => {
                let former = |task: &Plain| text(task.get("was")?.elements()?.first()?, "decision");
                all("task").filter_map(former).collect()
            }
            Self::Raise => all("issue").filter_map(|issue| text(issue, "text")).collect(),
            Self::Resolve => all("issue").filter_map(|issue| inner(issue, "resolved", "how")).collect(),
        };
        texts.into_iter().filter(|text| text.ends_with("/BC")).collect()
    }
}

/// A workspace with one plan that is edited.
pub struct Ground {
    folder: TempDir,
    writer: Writer,
}

/// So many tasks and difficulties wait for the edits that need one each.
const WAITING: usize = 300;

/// The naive writer puts a new line before the last one of the list.
const NAIVE: &str = r#"
text=$(sed "s|^] # entries|    $2\n] # entries|" "$1")
printf '%s\n' "$text" | cat > "$1"
"#;

impl Ground {
    /// A fresh copy of the smallest plan, to be edited so.
    pub fn of(writer: Writer) -> Self {
        Self::below(&std::env::temp_dir(), writer)
    }

    /// The same in this folder.
    pub fn below(folder: &std::path::Path, writer: Writer) -> Self {
        let folder = tempfile::tempdir_in(folder).expect("a folder");
        copy_folder(&repository().join("examples/minimal"), folder.path());
        let ground = Self { folder, writer };
        let tasks = ground.plan().join("tasks.toml");
        let text = text_of(&tasks);
        let with_list = text.replacen("id = \"2.1\"\n", "id = \"2.1\"\ndone = [\n] # entries\n", 1);
        assert_ne!(text, with_list, "the example has a task 2.1");
        fs::write(&tasks, with_list).expect("the tasks are written");
        ground.prepare();
        ground
    }

    /// The tasks and difficulties that wait for an edit.
    fn prepare(&self) {
        let Writer::Other(edit) = self.writer else { return };
        let waiting = |line: &dyn Fn(usize) -> String| (0..WAITING).map(line).collect::<String>();
        let more = match edit {
            Edit::Drop | Edit::Due => waiting(&|number| {
                format!("\n[[task]]\nid = \"x{number}\"\narea = \"2\"\ntitle = \"{number}\"\ndue = \"monthly\"\n")
            }),
            Edit::Resolve => waiting(&|number| {
                format!("\n[[issue]]\nid = \"x{number}\"\nraised = 2023-02-01\ntext = \"{number}\"\n")
            }),
            // The file is there from the start, so that it is the old one or the new one.
            Edit::Raise => "# Khó khăn, vướng mắc.\n".to_owned(),
            Edit::AddTask | Edit::AddTarget | Edit::AddAssignee => return,
        };
        let file = self.file();
        let text = if file.exists() { text_of(&file) } else { String::new() };
        fs::write(&file, text + &more).expect("the file is written");
    }

    /// The folder of the plan.
    pub fn plan(&self) -> PathBuf {
        self.folder.path().join("plans/mau")
    }

    /// The file that is edited.
    pub fn file(&self) -> PathBuf {
        let name = if let Writer::Other(edit) = self.writer { edit.file() } else { "tasks.toml" };
        self.plan().join(name)
    }

    /// The command that makes the edit of this number.
    pub fn add(&self, number: usize) -> Command {
        let document = document(number);
        let program = || {
            let mut command = cchc();
            command.env("CCHC_AS_OF", "2023-03-31").arg("-q").arg("-C").arg(self.folder.path());
            command
        };
        let mut command = match self.writer {
            Writer::Cchc => {
                let mut command = program();
                command.args(["done", "2.1", "--on", "2023-03-01", "--evidence", &document]);
                command
            }
            Writer::Other(edit) => {
                let mut command = program();
                command.args(edit.args(number));
                command
            }
            Writer::Naive => {
                let mut command = Command::new("sh");
                let entry = format!("{{ on = 2023-03-01, evidence = [\"{document}\"] }},");
                command.args(["-c", NAIVE, "sh"]).arg(self.file()).arg(entry);
                command
            }
        };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The edits that the file holds, by their documents; `None` when the file is torn, or holds one twice.
    pub fn entries(&self) -> Option<BTreeSet<String>> {
        let text = String::from_utf8(fs::read(self.file()).ok()?).ok()?;
        let data = Plain::parse(&text)?;
        let documents = match self.writer {
            Writer::Other(edit) => edit.texts(&data),
            Writer::Cchc | Writer::Naive => {
                let id = Plain::Text("2.1".to_owned());
                let task = data.get("task")?.elements()?.iter().find(|task| task.get("id") == Some(&id))?;
                let entries = task.get("done")?.elements()?;
                let document = |entry: &Plain| entry.get("evidence")?.elements()?.first()?.as_text().map(str::to_owned);
                entries.iter().map(document).collect::<Option<Vec<String>>>()?
            }
        };
        let once: BTreeSet<String> = documents.iter().cloned().collect();
        (once.len() == documents.len()).then_some(once)
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
