//! The program prints what the READMEs and the tutorials show on a console. Commands of a README run from the root of
//! the repository, those of a tutorial in an empty folder.

use super::page::{Page, faults_of};
use super::scratch::{git_in, try_git_at_one_time};
use super::{copy_folder, repository, text_of};

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

/// Two clones and the repository between them: the clerks of the page do all that it shows.
#[test]
fn two_clerks_come_through_a_conflict_by_following_the_page() {
    for (name, lang) in [("docs/two-clerks.md", "en"), ("docs/two-clerks.vi.md", "vi")] {
        let file = repository().join(name);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let begin = folder.path().join("begin");
        copy_folder(&repository().join("examples/minimal"), &begin);
        std::fs::write(begin.join(".gitignore"), ".cchc.lock\n.cchc.tmp\n").expect("a file can be written");
        for args in [
            &["init", "--quiet", "--initial-branch=main"][..],
            &["add", "--all"],
            &["commit", "--quiet", "--message=one"],
            &["clone", "--quiet", "--bare", ".", "../ke-hoach.git"],
        ] {
            assert_eq!(try_git_at_one_time(&begin, args).status, 0, "git {args:?}");
        }
        for clerk in ["lan", "hoa"] {
            std::fs::create_dir(folder.path().join(clerk)).expect("a folder can be made");
        }
        let page = Page::of(&text_of(&file)).for_readers().with_git();
        let page = page.with("CCHC_AS_OF", "2023-06-20").with("CCHC_LANG", lang);
        assert!(page.commands() > 6, "{name}");
        let faults = faults_of(&file, folder.path(), page);
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
        let told = git_in(&folder.path().join("ke-hoach.git"), &["show", "main:plans/mau/tasks.toml"]);
        assert!(told.contains("31/BC-UBND") && !told.contains("<<<<<<<"), "{name}: {told}");
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
