//! Writing several files into a folder: all of them or none, and over nothing that cchc did not write.

use super::Failure;
use super::context::Context;
use super::kept::refuse_kept;
use super::output::{refuse_special, unslashed};
use crate::text::Both;
use anyhow::Result;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Files to be written; the first names the others.
pub(super) struct Files<'f> {
    /// Names and contents.
    pub files: &'f [(String, String)],
    /// Names of files that an earlier run wrote: they are replaced, or taken away.
    pub earlier: &'f [String],
}

/// The folder that `--to` names.
///
/// # Errors
/// When it is the sign for standard output, which holds no files.
pub(super) fn folder_named(context: &Context, named: &str) -> Result<PathBuf> {
    const SAYS: Both = Both {
        en: "`--to -` names standard output; several files need a folder",
        vi: "`--to -` chỉ đến đầu ra chuẩn; nhiều tệp thì cần một thư mục",
    };
    const HELP: Both = Both { en: "a folder of that name is ./-", vi: "thư mục mang tên đó viết là ./-" };
    if named == "-" {
        return Err(Failure::new(SAYS).help(HELP).into());
    }
    Ok(context.target(named))
}

/// Writes the files into `folder`, which is made where there is none. They are staged inside it and moved one by
/// one; should a move fail, those before it are undone.
pub(super) fn save_folder(folder: &Path, files: &Files<'_>, force: bool) -> Result<()> {
    const SAYS: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    let folder = &*unslashed(folder);
    let made = prepare(folder, files, force)?;
    place(folder, files).map_err(|error| {
        if made {
            // It was made for this: what could not be filled is taken away, if nothing else came into it.
            let _ = fs::remove_dir(folder);
        }
        Failure::new(SAYS).arg("path", folder.display().to_string()).why(&error).into()
    })
}

/// Makes the folder, or refuses; says whether it was made.
fn prepare(folder: &Path, files: &Files<'_>, force: bool) -> Result<bool> {
    let shown = || folder.display().to_string();
    match fs::symlink_metadata(folder) {
        Err(_) => {
            const SAYS: Both = Both {
                en: "the folder `{path}` cannot be made: {why}",
                vi: "không tạo được thư mục `{path}`: {why}",
            };
            let made = fs::create_dir_all(folder);
            made.map_err(|error| Failure::new(SAYS).arg("path", shown()).why(&error))?;
            return Ok(true);
        }
        Ok(metadata) if !metadata.is_dir() => {
            const SAYS: Both = Both {
                en: "`{path}` is no folder, or a link; it is not written to",
                vi: "`{path}` không phải thư mục, hoặc là liên kết; không ghi vào đó",
            };
            return Err(Failure::new(SAYS).arg("path", shown()).into());
        }
        Ok(_) => {}
    }
    for name in files.files.iter().map(|(name, _)| name).chain(files.earlier) {
        let path = folder.join(name);
        if fs::symlink_metadata(&path).is_err() {
            continue;
        }
        refuse_special(&path)?;
        refuse_kept(&path)?;
        if !files.earlier.contains(name) && !force {
            const SAYS: Both = Both {
                en: "`{path}` is there already, and nothing beside it shows that cchc wrote it",
                vi: "`{path}` đã có, và không có gì bên cạnh cho thấy cchc đã ghi nó",
            };
            const HELP: Both = Both { en: "use --force to replace it", vi: "dùng --force để ghi đè" };
            return Err(Failure::new(SAYS).arg("path", path.display().to_string()).help(HELP).into());
        }
    }
    Ok(false)
}

fn place(folder: &Path, files: &Files<'_>) -> io::Result<()> {
    let stage = tempfile::Builder::new().prefix(".cchc-").tempdir_in(folder)?;
    for (name, text) in files.files {
        let mut file = fs::File::create(stage.path().join(name))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    let mut moves = Moves { folder, aside: stage.path().join("before"), done: Vec::new() };
    fs::create_dir(&moves.aside)?;
    let placed = moves.all(stage.path(), files);
    if placed.is_err() {
        moves.undo();
    }
    placed
}

/// Moves that can be undone.
struct Moves<'m> {
    folder: &'m Path,
    /// Where what stood there before is kept meanwhile.
    aside: PathBuf,
    /// What was moved: the name, and whether something stood there before, and now.
    done: Vec<(String, bool, bool)>,
}

impl Moves<'_> {
    fn all(&mut self, stage: &Path, files: &Files<'_>) -> io::Result<()> {
        // The file that names the others goes first and comes last: who finds it finds them all.
        let (first, rest) = files.files.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        self.put_aside(&first.0)?;
        for name in files.earlier {
            self.put_aside(name)?;
        }
        for (name, _) in rest.iter().chain([first]) {
            self.put_aside(name)?;
            fs::rename(stage.join(name), self.folder.join(name))?;
            self.done.push((name.clone(), false, true));
        }
        Ok(())
    }

    fn put_aside(&mut self, name: &str) -> io::Result<()> {
        let path = self.folder.join(name);
        match fs::symlink_metadata(&path) {
            // What came there since it was looked at is nothing of ours.
            Ok(metadata) if !metadata.is_file() => return Err(io::ErrorKind::AlreadyExists.into()),
            Ok(_) => fs::rename(path, self.aside.join(name))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
        self.done.push((name.to_owned(), true, false));
        Ok(())
    }

    /// Back to what was before, as far as the system lets us.
    fn undo(&mut self) {
        while let Some((name, before, now)) = self.done.pop() {
            let path = self.folder.join(&name);
            if now {
                let _ = fs::remove_file(&path);
            }
            if before {
                let _ = fs::rename(self.aside.join(&name), &path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Files, place, save_folder};
    use std::fs;

    #[test]
    fn a_set_that_cannot_be_placed_leaves_the_one_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let set = |text: &str| {
            vec![("index".to_owned(), format!("\"tool\": \"cchc\" {text}")), ("rows".to_owned(), text.to_owned())]
        };
        let earlier = ["index".to_owned(), "rows".to_owned()];
        let written = save_folder(folder.path(), &Files { files: &set("one"), earlier: &[] }, false);
        written.expect("the first is written");
        let mut broken = set("two");
        // A folder stands in the way of the last one, which shows only when all others have been moved.
        fs::create_dir(folder.path().join("last")).expect("a folder");
        fs::write(folder.path().join("last/mine"), "").expect("a file");
        broken.push(("last".to_owned(), String::new()));
        assert!(place(folder.path(), &Files { files: &broken, earlier: &earlier }).is_err());
        let kept = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
        assert_eq!((kept("rows").as_str(), kept("index").ends_with("one")), ("one", true));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "nothing is left behind");
    }
}
