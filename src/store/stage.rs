//! The stage of a set of files: they are written aside first and then moved to their places one by one. A note in the
//! stage says which names are being moved, so that the next run knows what a killed one left.

use super::file::{create, create_unsynced};
use super::lock::FolderLock;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How the name of a stage begins.
const PREFIX: &str = ".cchc-";
/// The note in a stage.
const NOTE: &str = "moving.json";
/// The folder in a stage for what is replaced.
const BEFORE: &str = "before";

/// Stages that killed runs left in a folder.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    stages: Vec<PathBuf>,
    /// The names of files in the folder that these runs, or runs before them, wrote.
    pub names: Vec<String>,
}

impl Leftovers {
    /// Finds them. Only names that are `possible` count: a note may come from anywhere.
    pub(super) fn find(folder: &Path, possible: IsPossible<'_>, lock: &FolderLock) -> Self {
        let mut found = Self::default();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let is_stage = entry.file_name().to_string_lossy().starts_with(PREFIX);
            if !is_stage || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            let stage = entry.path();
            found.names.extend(moved(&stage).into_iter().filter(|name| possible(name)));
            // Without a lock it may be that of a run at work.
            if lock.is_held() {
                found.stages.push(stage);
            }
        }
        found
    }

    /// Takes the stages away, but nothing in them that no run put there.
    fn remove(&self, possible: IsPossible<'_>) {
        for stage in &self.stages {
            for folder in [stage.join(BEFORE), stage.clone()] {
                for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                    let name = entry.file_name();
                    if name.to_str().is_some_and(|name| name == NOTE || possible(name)) {
                        let _ = fs::remove_file(folder.join(name));
                    }
                }
                let _ = fs::remove_dir(folder);
            }
        }
    }
}

/// Whether a run can write a file of this name. It touches no others.
pub(super) type IsPossible<'f> = &'f (dyn Fn(&str) -> bool + Sync);

/// The names of files beside a stage that cchc wrote. The run of this stage wrote one if the note lists it and the
/// stage no longer holds it; an earlier run wrote it if the note lists it under `earlier`.
fn moved(stage: &Path) -> Vec<String> {
    let is_plain = |path: &Path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let note = stage.join(NOTE);
    let read = if is_plain(&note) { fs::read(note).unwrap_or_default() } else { Vec::new() };
    // A note that was not written to its end stands for no move: they begin behind it.
    let note: Value = serde_json::from_slice(&read).unwrap_or_default();
    let listed = |key: &str| note.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let new = listed("files").filter(|name| !is_plain(&stage.join(name)));
    listed("earlier").chain(new).map(str::to_owned).collect()
}

enum Move {
    /// The file that stood there was put aside.
    Aside(String),
    /// The new file was put there.
    In(String),
}

/// Files in their stage, to be moved when all of them are there.
pub(super) struct Stage {
    folder: PathBuf,
    aside: TempDir,
    files: Vec<String>,
    moves: Vec<Move>,
}

impl Stage {
    /// An empty stage in the folder.
    pub(super) fn begin(folder: &Path) -> io::Result<Self> {
        let aside = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
        fs::create_dir(aside.path().join(BEFORE))?;
        Ok(Self { folder: folder.to_owned(), aside, files: Vec::new(), moves: Vec::new() })
    }

    /// The folder in which the files of this stage wait.
    pub(super) fn path(&self) -> &Path {
        self.aside.path()
    }

    /// Takes in a file that [`write_unsynced`] puts here.
    pub(super) fn note_file(&mut self, name: String) {
        self.files.push(name);
    }

    /// Puts a file into the stage.
    pub(super) fn add(&mut self, name: &str, content: &dyn Fn(&mut File) -> io::Result<()>) -> io::Result<()> {
        create(&self.aside.path().join(name), content)?;
        self.files.push(name.to_owned());
        Ok(())
    }

    /// Moves the files to their places, the `index` last; should a move fail, those before it are undone. `earlier` are
    /// names of files there that cchc wrote. The stages of killed runs go first: the note of this stage names them.
    pub(super) fn move_in(
        mut self,
        index: &str,
        earlier: &[String],
        leftovers: &Leftovers,
        possible: IsPossible<'_>,
    ) -> io::Result<()> {
        self.note(earlier)?;
        leftovers.remove(possible);
        let moved = self.move_all(index, earlier);
        if moved.is_err() {
            self.undo();
        }
        moved
    }

    /// Notes which names are moved.
    fn note(&self, earlier: &[String]) -> io::Result<()> {
        let note = json!({ "tool": "cchc", "files": self.files, "earlier": earlier });
        create(&self.aside.path().join(NOTE), |file| file.write_all(note.to_string().as_bytes()))
    }

    fn move_all(&mut self, index: &str, earlier: &[String]) -> io::Result<()> {
        // The index names the others. It is put aside first and comes last, so that all are there while it is.
        let files = std::mem::take(&mut self.files);
        self.put_aside(index)?;
        for name in earlier {
            self.put_aside(name)?;
        }
        for name in files.iter().map(String::as_str).filter(|name| *name != index).chain([index]) {
            self.put_aside(name)?;
            fs::rename(self.aside.path().join(name), self.folder.join(name))?;
            self.moves.push(Move::In(name.to_owned()));
        }
        Ok(())
    }

    fn put_aside(&mut self, name: &str) -> io::Result<()> {
        let path = self.folder.join(name);
        match fs::symlink_metadata(&path) {
            // Somebody else put it there since we looked.
            Ok(metadata) if !metadata.is_file() => return Err(io::ErrorKind::AlreadyExists.into()),
            Ok(_) => fs::rename(path, self.before(name))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
        self.moves.push(Move::Aside(name.to_owned()));
        Ok(())
    }

    fn before(&self, name: &str) -> PathBuf {
        self.aside.path().join(BEFORE).join(name)
    }

    /// Back to what was before, as far as the system lets us.
    fn undo(&mut self) {
        while let Some(last) = self.moves.pop() {
            let _ = match last {
                Move::In(name) => fs::remove_file(self.folder.join(name)),
                Move::Aside(name) => fs::rename(self.before(&name), self.folder.join(name)),
            };
        }
    }
}

/// Puts a file into a stage, without a wait for the disk.
pub(super) fn write_unsynced(stage: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    create_unsynced(&stage.join(name), |file| file.write_all(content))
}

#[cfg(test)]
mod tests {
    use super::{FolderLock, Leftovers, Stage};
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;
    use std::time::Duration;

    /// A stage with files of one text.
    fn stage(folder: &Path, text: &str, names: &[&str]) -> Stage {
        let mut stage = Stage::begin(folder).expect("a stage");
        for name in names {
            stage.add(name, &|file| file.write_all(text.as_bytes())).expect("room");
        }
        stage
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn lock(folder: &Path) -> FolderLock {
        FolderLock::take(folder, Duration::from_secs(1)).expect("nobody holds it")
    }

    fn kept(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).expect("it is there")
    }

    #[test]
    fn a_set_that_cannot_be_placed_leaves_the_one_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let known = names(&["index", "rows"]);
        let place = |text: &str, files: &[&str], earlier: &[String]| {
            stage(folder.path(), text, files).move_in("index", earlier, &Leftovers::default(), &|name| name != "last")
        };
        place("one", &["index", "rows"], &[]).expect("the first is written");
        // A folder stands in the way of the last one, which shows only when all others have been moved.
        fs::create_dir(folder.path().join("last")).expect("a folder");
        fs::write(folder.path().join("last/mine"), "").expect("a file");
        assert!(place("two", &["index", "rows", "last"], &known).is_err());
        assert_eq!((kept(folder.path(), "rows"), kept(folder.path(), "index")), ("one".to_owned(), "one".to_owned()));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "nothing is left behind");
    }

    /// The files of a run that is killed behind any of its moves are known again; the files of others are not.
    #[test]
    fn a_stage_that_is_left_tells_what_was_moved() {
        let possible = names(&["index", "rows", "more", "old"]);
        let new = ["index", "rows", "more"];
        // The order in which the files are moved: the first of them last.
        for moved in 0..=new.len() {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join("old"), "of an earlier run").expect("a file");
            let stage = stage(folder.path(), "new", &new);
            stage.note(&names(&["old"])).expect("a note");
            for name in ["rows", "more", "index"].iter().take(moved) {
                fs::rename(stage.aside.path().join(name), folder.path().join(name)).expect("moved");
            }
            let left = stage.aside.keep();
            for name in ["rows", "more", "index"].iter().skip(moved) {
                fs::write(folder.path().join(name), "mine").expect("a file");
            }
            let lock = lock(folder.path());
            let leftovers = Leftovers::find(folder.path(), &|name| possible.contains(&name.to_owned()), &lock);
            let mut expected = names(&["old"]);
            expected.extend(["rows", "more", "index"].iter().take(moved).map(|name| (*name).to_owned()));
            expected.sort();
            let mut found = leftovers.names.clone();
            found.sort();
            assert_eq!(found, expected, "after {moved} moves");
            leftovers.remove(&|name| possible.contains(&name.to_owned()));
            assert!(!left.exists(), "after {moved} moves");
        }
    }

    #[test]
    fn nothing_of_others_goes_with_a_stage() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(".cchc-mine")).expect("a folder");
        fs::write(folder.path().join(".cchc-mine/notes"), "mine").expect("a file");
        fs::write(folder.path().join(".cchc-file"), "mine").expect("a file");
        let lock = lock(folder.path());
        let leftovers = Leftovers::find(folder.path(), &|name| name == "rows", &lock);
        assert!(leftovers.names.is_empty());
        leftovers.remove(&|name| name == "rows");
        assert_eq!(kept(folder.path(), ".cchc-mine/notes"), "mine");
        assert_eq!(kept(folder.path(), ".cchc-file"), "mine");
    }

    #[cfg(any(target_os = "linux", windows))]
    #[test]
    fn one_run_at_a_time_writes_into_a_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let held = lock(folder.path());
        assert!(FolderLock::take(folder.path(), Duration::from_millis(50)).is_none());
        drop(held);
        assert!(lock(folder.path()).is_held());
    }
}
