//! Command-line cases as data: each page of `tests/cmd` is files and commands (`page.rs` says how to write them).
//! A page begins with the workspace of `tests/cmd/base`, or of the folder in its line `Begins with FOLDER.`

use super::page::{Page, faults_of};
use super::{copy_folder, files_below, repository, text_of};

#[test]
fn pages_show_the_real_output() {
    let files = files_below(&repository().join("tests/cmd"));
    let files: Vec<_> = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "md")).collect();
    let mut faults = Vec::new();
    for file in &files {
        let page = Page::of(&text_of(file));
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy_folder(&repository().join(page.setting("Begins with ").unwrap_or("tests/cmd/base")), folder.path());
        faults.extend(faults_of(file, folder.path(), page));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(files.len() >= 20, "{} pages", files.len());
}
