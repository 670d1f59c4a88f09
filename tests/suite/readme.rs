//! The READMEs and the pages of docs/guide are short, and the program prints what they show on a console.
//!
//! The first line of a page of the guide says where it begins: `<!-- begins: an empty folder -->`. Without that line a
//! page runs at the root of the repository, as the READMEs do, and only reads. The variable `CCHC_LANG` is the language
//! of the page.

use super::page::{Page, faults_of};
use super::scratch::{git_in, try_git_at_one_time};
use super::{cchc, copy_folder, files_below, repository, run, text_of};
use std::collections::BTreeMap;
use std::path::Path;

/// The limits of a README: lines and bytes, so that a reader sees all of it.
const MOST_OF_A_README: (usize, usize) = (150, 8_192);

/// The most lines of a page of the guide.
const MOST_LINES: usize = 250;

const LANGUAGES: [(&str, &str); 2] = [("en", ".md"), ("vi", ".vi.md")];

/// Pages that show few commands, or none: the index, and the page whose commands are those of another system.
const WITHOUT_COMMANDS: [&str; 2] = ["README", "windows"];

/// The names of the pages of the guide, without language and ending.
fn guide() -> Vec<String> {
    let names = files_below(&repository().join("docs/guide")).into_iter();
    let names = names.filter_map(|file| Some(file.file_name()?.to_str()?.strip_suffix(".md")?.to_owned()));
    names.filter(|name| !name.contains('.')).collect()
}

/// The pages that show commands to readers, in a language, each by its path.
fn pages(end: &str) -> Vec<String> {
    let guide = guide().into_iter().map(|name| format!("docs/guide/{name}{end}"));
    std::iter::once(format!("README{end}")).chain(guide).collect()
}

/// The folder in which a page begins.
#[derive(Debug, PartialEq, Eq)]
enum Start {
    Repository,
    EmptyFolder,
    /// The folder as another page leaves it.
    Behind(String),
    LongAn,
    TwoClerks,
}

fn start(page: &str) -> Start {
    let first = text_of(&repository().join(page)).lines().next().unwrap_or_default().to_owned();
    let Some(words) = first.strip_prefix("<!-- begins: ").and_then(|rest| rest.strip_suffix(" -->")) else {
        return Start::Repository;
    };
    match words {
        "an empty folder" => Start::EmptyFolder,
        "the plan of Long An in git" => Start::LongAn,
        "the clones of two clerks" => Start::TwoClerks,
        _ => {
            let before = words.strip_prefix("where ").and_then(|rest| rest.strip_suffix(" ends"));
            Start::Behind(before.unwrap_or_else(|| panic!("{page}: nothing begins with {words}")).to_owned())
        }
    }
}

fn git(folder: &Path, args: &[&str]) {
    let outcome = try_git_at_one_time(folder, args);
    assert_eq!(outcome.status, 0, "git {args:?}: {}", outcome.all());
}

fn commit_all(folder: &Path) {
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message=one"]);
}

/// Puts what a page needs into an empty folder.
fn prepare(start: &Start, folder: &Path) {
    match start {
        Start::Repository | Start::EmptyFolder | Start::Behind(_) => {}
        Start::LongAn => {
            copy_folder(&repository().join("plans/long-an-2023"), &folder.join("plans/long-an-2023"));
            std::fs::write(folder.join("cchc.toml"), "").expect("a file can be written");
            commit_all(folder);
        }
        Start::TwoClerks => {
            let begin = folder.join("begin");
            copy_folder(&repository().join("examples/minimal"), &begin);
            std::fs::write(begin.join(".gitignore"), ".cchc.lock\n.cchc.tmp\n").expect("a file can be written");
            commit_all(&begin);
            git(&begin, &["clone", "--quiet", "--bare", ".", "../ke-hoach.git"]);
            for clerk in ["lan", "hoa"] {
                std::fs::create_dir(folder.join(clerk)).expect("a folder can be made");
            }
        }
    }
}

/// Runs a page in a folder, and then each page that begins where it ends, in a copy of the folder.
fn run_from(page: &str, (lang, end): (&str, &str), folder: &Path) -> Vec<String> {
    let file = repository().join(page);
    let begin = start(page);
    let shown = Page::of(&text_of(&file)).for_readers().with("CCHC_LANG", lang);
    let shown = match begin {
        Start::Repository => shown,
        Start::TwoClerks => shown.with_git().with("CCHC_AS_OF", "2023-06-20"),
        Start::EmptyFolder | Start::Behind(_) | Start::LongAn => shown.with_git(),
    };
    let mut faults = faults_of(&file, folder, shown);
    if begin == Start::TwoClerks && faults.is_empty() {
        let told = git_in(&folder.join("ke-hoach.git"), &["show", "main:plans/mau/tasks.toml"]);
        assert!(told.contains("31/BC-UBND") && !told.contains("<<<<<<<"), "{page}: {told}");
    }
    let name = page.rsplit('/').next().and_then(|name| name.strip_suffix(end)).expect("a page of this language");
    for next in pages(end) {
        if start(&next) == Start::Behind(name.to_owned()) {
            let copy = tempfile::tempdir().expect("a temporary folder");
            copy_folder(folder, copy.path());
            faults.extend(run_from(&next, (lang, end), copy.path()));
        }
    }
    faults
}

#[track_caller]
fn assert_pages_are_true(language: (&str, &str)) {
    let mut faults = Vec::new();
    for page in pages(language.1) {
        match start(&page) {
            Start::Repository => faults.extend(run_from(&page, language, repository())),
            Start::Behind(name) => {
                let before = format!("docs/guide/{name}{}", language.1);
                assert!(repository().join(&before).is_file(), "{page} begins where {name} ends");
            }
            begin @ (Start::EmptyFolder | Start::LongAn | Start::TwoClerks) => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                prepare(&begin, folder.path());
                faults.extend(run_from(&page, language, folder.path()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_english_pages_show_the_real_output() {
    assert_pages_are_true(LANGUAGES[0]);
}

#[test]
fn the_vietnamese_pages_show_the_real_output() {
    assert_pages_are_true(LANGUAGES[1]);
}

#[test]
fn a_readme_is_short() {
    for (_, end) in LANGUAGES {
        let text = text_of(&repository().join(format!("README{end}")));
        let is = (text.lines().count(), text.len());
        let (lines, bytes) = MOST_OF_A_README;
        assert!(is.0 <= lines && is.1 <= bytes, "README{end}: {is:?} of {lines} lines and {bytes} bytes");
    }
}

#[test]
fn a_page_of_the_guide_shows_commands_and_can_be_read_in_one_sitting() {
    let mut faults = Vec::new();
    for (name, (_, end)) in guide().iter().flat_map(|name| LANGUAGES.map(|language| (name, language))) {
        let text = text_of(&repository().join(format!("docs/guide/{name}{end}")));
        let lines = text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{name}{end} has {lines} lines, {MOST_LINES} are the most"));
        }
        let commands = Page::of(&text).commands();
        if commands < 2 && !WITHOUT_COMMANDS.contains(&name.as_str()) {
            faults.push(format!("{name}{end} shows {commands} commands that run"));
        }
    }
    assert!(guide().len() > 8 && faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A command without its texts in quotes, and without the language that it asks for.
fn without_words(command: &str) -> String {
    let parts = command.split('"').enumerate().map(|(at, part)| if at % 2 == 1 { "…" } else { part });
    parts.collect::<String>().replace(" --lang en", "").replace(" --lang vi", "")
}

/// The commands in an indented list, each without the words that explain it.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with("cchc "));
    lines.map(|line| line.split("  ").next().unwrap_or_default())
}

#[test]
fn both_languages_show_the_same_commands() {
    let steps = |page: &str| {
        let text = text_of(&repository().join(page));
        let lists = listed(&text).map(str::to_owned).collect::<Vec<_>>();
        Page::of(&text).steps().chain(lists).map(|step| without_words(&step)).collect::<Vec<_>>()
    };
    for (english, vietnamese) in pages(".md").into_iter().zip(pages(".vi.md")) {
        assert_eq!(steps(&english), steps(&vietnamese), "{english} and {vietnamese}");
    }
}

/// The pages that people write: the others come from the program.
fn written_pages() -> Vec<String> {
    let files = files_below(&repository().join("docs")).into_iter();
    let names = files.filter_map(|file| Some(file.strip_prefix(repository()).ok()?.to_str()?.replace('\\', "/")));
    let written = |name: &String| {
        Path::new(name).extension().is_some_and(|end| end == "md")
            && !name.starts_with("docs/reference/")
            && !name.starts_with("docs/rules/")
    };
    let roots = ["README.md", "README.vi.md", "CONTRIBUTING.md"].map(str::to_owned);
    roots.into_iter().chain(names.filter(written)).collect()
}

/// Commands that pages list or name in a line are commands of the program, with its options.
#[test]
fn every_command_in_a_list_or_a_line_is_known_with_its_options() {
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut count = 0;
    for page in written_pages() {
        let text = text_of(&repository().join(&page)).replace('\n', " \n");
        let spans = text.split('`').skip(1).step_by(2).filter(|span| span.starts_with("cchc ") && !span.contains('\n'));
        for command in listed(&text).chain(spans) {
            let words: Vec<&str> = command.split_whitespace().skip(1).collect();
            let is_place = |at: &usize| *at > 0 && ["-C", "-p"].contains(&words[at - 1]);
            let name = words.iter().enumerate().find(|(at, word)| !word.starts_with('-') && !is_place(at));
            let Some((at, name)) =
                name.filter(|(_, word)| word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-'))
            else {
                continue;
            };
            let kind = words.get(at + 1).filter(|kind| *name == "add" && !kind.starts_with('-'));
            let command_words: Vec<&str> = std::iter::once(*name).chain(kind.copied()).collect();
            let help = helps.entry(command_words.join(" ")).or_insert_with(|| {
                let outcome = run(cchc().args(&command_words).args(["--help", "--lang", "en"]));
                if outcome.status == 0 { outcome.stdout } else { String::new() }
            });
            let known: Vec<&str> = help.split(|sign: char| sign.is_whitespace() || ",=[]<>".contains(sign)).collect();
            let options = words.iter().filter(|word| word.starts_with("--") && word.len() > 2);
            let options = options.map(|word| word.split(['=', ';', ',']).next().unwrap_or_default());
            faults.extend(
                options.filter(|option| !known.contains(option)).map(|option| format!("{page}: {command}: {option}")),
            );
            if help.is_empty() {
                faults.push(format!("{page}: {command}"));
            }
            count += 1;
        }
    }
    assert!(count > 100 && faults.is_empty(), "{count} commands\n{}", faults.join("\n"));
}

/// The words of the pictures in the READMEs, line by line, are those that the program prints.
#[test]
fn the_pictures_show_the_real_output() {
    for (lang, picture) in [("en", "docs/screenshot.svg"), ("vi", "docs/screenshot.vi.svg")] {
        let text = text_of(&repository().join(picture));
        let shown = text.lines().filter(|line| line.starts_with("<text ")).map(|line| {
            let word = line.split('>').nth(1).and_then(|rest| rest.strip_suffix("</text")).expect("a word");
            word.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&")
        });
        let arguments = ["status", "--as-of", "2023-09-30", "--lang", lang];
        let outcome = run(cchc().args(arguments).env("COLUMNS", "120"));
        let printed = format!("$ cchc {}\n{}", arguments.join(" "), outcome.stdout);
        let shown: Vec<String> = shown.collect();
        assert_eq!(shown, printed.split_whitespace().collect::<Vec<_>>(), "{picture}: run `bash .ci/screenshot`");
    }
}
