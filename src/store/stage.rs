//! The stage of a set of files: they are written aside first and then moved to their places one by one. A note in the
//! stage says which names are being moved, so that the next run knows what a killed one left.

use super::file::create;
use super::lock::FolderLock;
use crate::text::Spool;
use serde_json::{Value, json};
use std::fs;
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
    pub(super) fn find(folder: &Path, possible: &[String], lock: &FolderLock) -> Self {
        let mut found = Self::default();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let is_stage = entry.file_name().to_string_lossy().starts_with(PREFIX);
            if !is_stage || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            let stage = entry.path();
            found.names.extend(possible.iter().filter(|name| is_moved(&stage, name)).cloned());
            // Without a lock it may be that of a run at work.
            if lock.is_held() {
                found.stages.push(stage);
            }
        }
        found
    }

    /// Takes the stages away, but nothing in them that no run put there.
    fn remove(&self, possible: &[String]) {
        for stage in &self.stages {
            for folder in [stage.join(BEFORE), stage.clone()] {
                for name in possible.iter().map(String::as_str).chain([NOTE]) {
                    let _ = fs::remove_file(folder.join(name));
                }
                let _ = fs::remove_dir(folder);
            }
        }
    }
}

/// Whether cchc wrote the file of this name beside a stage. The run of this stage wrote it if the note lists it and the
/// stage no longer holds it; an earlier run wrote it if the note lists it under `earlier`.
fn is_moved(stage: &Path, name: &str) -> bool {
    let is_plain = |path: &Path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let note = stage.join(NOTE);
    let read = if is_plain(&note) { fs::read(note).unwrap_or_default() } else { Vec::new() };
    // A note that was not written to its end stands for no move: they begin behind it.
    let note: Value = serde_json::from_slice(&read).unwrap_or_default();
    let lists = |key: &str| {
        let mut names = note.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        names.any(|known| known == name)
    };
    lists("earlier") || lists("files") && !is_plain(&stage.join(name))
}

enum Move {
    /// The file that stood there was put aside.
    Aside(String),
    /// The new file was put there.
    In(String),
}

/// Files in their stage, ready to be moved.
pub(super) struct Stage<'s> {
    folder: &'s Path,
    aside: TempDir,
    files: &'s [(String, Spool)],
    earlier: &'s [String],
    moves: Vec<Move>,
}

impl<'s> Stage<'s> {
    /// Writes the files into a stage in the folder; `earlier` are names of files there that cchc wrote.
    pub(super) fn write(folder: &'s Path, files: &'s [(String, Spool)], earlier: &'s [String]) -> io::Result<Self> {
        let stage = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
        for (name, content) in files {
            create(&stage.path().join(name), |file| content.write_into(file))?;
        }
        fs::create_dir(stage.path().join(BEFORE))?;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let note = json!({ "tool": "cchc", "files": names, "earlier": earlier });
        create(&stage.path().join(NOTE), |file| file.write_all(note.to_string().as_bytes()))?;
        Ok(Self { folder, aside: stage, files, earlier, moves: Vec::new() })
    }

    /// Moves the files to their places; should a move fail, those before it are undone. The stages of killed runs go
    /// first: the note of this stage has its names.
    pub(super) fn move_in(mut self, leftovers: &Leftovers, possible: &[String]) -> io::Result<()> {
        leftovers.remove(possible);
        let moved = self.move_all();
        if moved.is_err() {
            self.undo();
        }
        moved
    }

    fn move_all(&mut self) -> io::Result<()> {
        // The first file names the others. It is put aside first and comes last, so that all are there while it is.
        let (first, rest) = self.files.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        self.put_aside(&first.0)?;
        for name in self.earlier {
            self.put_aside(name)?;
        }
        for (name, _) in rest.iter().chain([first]) {
            self.put_aside(name)?;
            fs::rename(self.aside.path().join(name), self.folder.join(name))?;
            self.moves.push(Move::In(name.clone()));
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

#[cfg(test)]
mod tests {
    use super::{FolderLock, Leftovers, Stage};
    use crate::text::Spool;
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    fn set(text: &str, names: &[&str]) -> Vec<(String, Spool)> {
        names.iter().map(|name| ((*name).to_owned(), Spool::of(text.as_bytes()))).collect()
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
        let (one, known) = (set("one", &["index", "rows"]), names(&["index", "rows"]));
        let place = |files: &[(String, Spool)], earlier: &[String]| {
            let stage = Stage::write(folder.path(), files, earlier).expect("a stage");
            stage.move_in(&Leftovers::default(), &known)
        };
        place(&one, &[]).expect("the first is written");
        // A folder stands in the way of the last one, which shows only when all others have been moved.
        fs::create_dir(folder.path().join("last")).expect("a folder");
        fs::write(folder.path().join("last/mine"), "").expect("a file");
        assert!(place(&set("two", &["index", "rows", "last"]), &known).is_err());
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
            let (files, earlier) = (set("new", &new), names(&["old"]));
            let stage = Stage::write(folder.path(), &files, &earlier).expect("a stage");
            for name in ["rows", "more", "index"].iter().take(moved) {
                fs::rename(stage.aside.path().join(name), folder.path().join(name)).expect("moved");
            }
            let left = stage.aside.keep();
            for name in ["rows", "more", "index"].iter().skip(moved) {
                fs::write(folder.path().join(name), "mine").expect("a file");
            }
            let lock = lock(folder.path());
            let leftovers = Leftovers::find(folder.path(), &possible, &lock);
            let mut expected = names(&["old"]);
            expected.extend(["rows", "more", "index"].iter().take(moved).map(|name| (*name).to_owned()));
            expected.sort();
            let mut found = leftovers.names.clone();
            found.sort();
            assert_eq!(found, expected, "after {moved} moves");
            leftovers.remove(&possible);
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
        let leftovers = Leftovers::find(folder.path(), &names(&["rows"]), &lock);
        assert!(leftovers.names.is_empty());
        leftovers.remove(&names(&["rows"]));
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
