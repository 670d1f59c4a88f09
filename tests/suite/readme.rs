//! The program prints what the READMEs and the tutorials show on a console. Commands of a README run from the root of
//! the repository, those of a tutorial in an empty folder.

use super::page::{Page, faults_of};
use super::{repository, text_of};

#[test]
fn the_readme_shows_the_real_output() {
    for name in ["README.md", "README.vi.md"] {
        let file = repository().join(name);
        let page = Page::of(&text_of(&file)).for_readers();
        assert!(page.commands() > 8, "{name} shows no command");
        let faults = faults_of(&file, repository(), page);
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

#[test]
fn a_plan_comes_of_following_the_tutorial() {
    for name in ["docs/tutorial.md", "docs/tutorial.vi.md"] {
        let file = repository().join(name);
        let page = Page::of(&text_of(&file)).for_readers();
        assert_eq!(page.commands(), 6, "{name}");
        assert_files_are_named(&text_of(&file), name);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let faults = faults_of(&file, folder.path(), page);
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

/// The name of a file behind the fence tells the test where it goes; a reader of the rendered page does not see it.
fn assert_files_are_named(page: &str, name: &str) {
    let lines: Vec<&str> = page.lines().collect();
    let mut files = 0;
    for (number, file) in lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix("```toml ")?))) {
        let before = number.checked_sub(2).and_then(|at| lines.get(at)).copied().unwrap_or_default();
        assert_eq!(before, format!("`{file}`:"), "{name}:{}: a reader sees the name of the file", number + 1);
        files += 1;
    }
    assert!(files >= 6, "{name}: {files} files");
}
