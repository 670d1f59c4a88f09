//! `cchc man`: a page for each command, in both languages, and nothing of others replaced.

use super::{cchc_in, repository};
use std::fs;

#[test]
fn each_command_has_a_page_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, about, examples) in
        [("en", "Show where the tasks stand", ".SH EXAMPLES"), ("vi", "nhiệm vụ đến đâu", ".SH \"VÍ DỤ\"")]
    {
        let to = folder.path().join(lang);
        let to = to.to_str().expect("a path");
        for _ in 0..2 {
            // The second run replaces the pages of the first.
            let outcome = cchc_in(repository(), &["man", "--to", to, "--lang", lang]);
            assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{}", outcome.all());
        }
        let help = cchc_in(repository(), &["--help", "--lang", "en"]).stdout;
        let listed = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
        let listed = listed.take_while(|line| line.starts_with("  ")).filter(|line| !line.starts_with("   "));
        let names: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
        assert!(names.len() >= 17, "{names:?}");
        for name in names {
            let page = fs::read_to_string(format!("{to}/cchc-{name}.1")).expect(name);
            assert!(page.contains(&format!(".TH cchc-{name} 1")) && page.contains(examples), "{page}");
        }
        let status = fs::read_to_string(format!("{to}/cchc-status.1")).expect("a page");
        assert!(status.contains(about) && status.contains("\ncchc status \\-\\-as\\-of 2023\\-09\\-30"), "{status}");
        assert!(fs::read_to_string(format!("{to}/cchc.1")).expect("a page").contains(".TH cchc 1"));
    }
}

#[test]
fn a_file_of_somebody_else_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let theirs = folder.path().join("cchc-status.1");
    fs::write(&theirs, "mine").expect("a file");
    let to = folder.path().to_str().expect("a path");
    let outcome = cchc_in(repository(), &["man", "--to", to, "--lang", "en"]);
    assert!(outcome.status == 2 && outcome.stderr.contains("cchc-status.1"), "{}", outcome.all());
    assert_eq!(fs::read_to_string(&theirs).expect("a file"), "mine");
    let files = fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
    let pages = files.filter(|entry| entry.file_name().to_string_lossy().ends_with(".1"));
    assert_eq!(pages.count(), 1, "the command writes all pages or none");
}
