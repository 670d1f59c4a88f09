//! A full disk is an error, and nothing is lost.

use super::harness::{Ground, Writer};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A file system of so many bytes, unmounted in the end; `None` where nobody lets us make one.
struct Small(TempDir);

impl Small {
    fn new(bytes: usize) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={bytes}"), "none"]).arg(folder.path());
        let mounted = mount.stdout(Stdio::null()).stderr(Stdio::null()).status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// Writes a file until nothing more fits.
fn fill(folder: &Path) {
    let filler = folder.join("filler");
    for size in [4096, 512, 64, 1] {
        let mut bytes = fs::read(&filler).unwrap_or_default();
        loop {
            bytes.extend(std::iter::repeat_n(b'x', size));
            if fs::write(&filler, &bytes).is_err() {
                bytes.truncate(bytes.len() - size);
                break;
            }
        }
        let _ = fs::write(&filler, &bytes);
    }
}

fn on_a_full_disk(writer: Writer) -> Option<(bool, bool, usize)> {
    let disk = Small::new(128 * 1024)?;
    let ground = Ground::below(disk.0.path(), writer);
    // The lock file is there, as after any edit before.
    let _ = ground.add(0).status();
    let old = fs::read(ground.file()).expect("the file");
    fill(disk.0.path());
    let status = ground.add(1).status().expect("it runs");
    let kept = fs::read(ground.file()).is_ok_and(|now| now == old);
    let leftovers = ground.leftovers().len();
    Some((status.success(), kept, leftovers))
}

#[test]
fn a_full_disk_changes_nothing_and_is_told() {
    match on_a_full_disk(Writer::Cchc) {
        Some((succeeded, kept, leftovers)) => assert_eq!((succeeded, kept, leftovers), (false, true, 0)),
        None => eprintln!("no small file system can be mounted here: the full disk is not tried"),
    }
}

#[test]
fn a_full_disk_empties_the_file_of_a_naive_writer() {
    match on_a_full_disk(Writer::Naive) {
        Some((_, kept, _)) => assert!(!kept, "this test would not notice a file that is lost"),
        None => eprintln!("no small file system can be mounted here: the full disk is not tried"),
    }
}

#[test]
fn a_limit_on_files_changes_nothing_and_is_told() {
    for (writer, is_safe) in [(Writer::Cchc, true), (Writer::Naive, false)] {
        let ground = Ground::of(writer);
        // Longer than the limit of 4 blocks of 512 bytes.
        let text = crate::text_of(&ground.file()) + &"# a line\n".repeat(400);
        fs::write(ground.file(), &text).expect("the file");
        let add = ground.add(1);
        let mut limited = Command::new("sh");
        limited.args(["-c", "ulimit -f 4; \"$0\" \"$@\""]).arg(add.get_program()).args(add.get_args());
        limited.envs(add.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = limited.current_dir(crate::repository()).output().expect("it runs");
        let kept = crate::text_of(&ground.file()) == text;
        assert_eq!(kept, is_safe, "{writer:?}: {output:?}");
        assert!(!is_safe || !output.status.success(), "{output:?}");
        assert!(ground.leftovers().len() <= 1);
    }
}
