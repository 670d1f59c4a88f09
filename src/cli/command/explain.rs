//! `cchc explain`: what a rule or a key of the files is about.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::diag::Failure;
use crate::diag::{Example, ExampleKind, Page, Rule};
use crate::keys::Need;
use crate::lint;
use crate::model::FileKind;
use crate::schema::{KeyPlace, key_places, places_of};
use crate::text::{Both, Lang};
use crate::value::nearest;
use anyhow::Result;
use std::fmt::Write as _;

command! {
    "explain", en: "cchc explain [CODE|NAME|KEY]", vi: "cchc explain [MÃ|TÊN|KHÓA]";
    about
        en: "Explain a rule or a key of the files, or list all rules",
        vi: "Giải thích một quy tắc hoặc một khóa của tệp, hoặc liệt kê mọi quy tắc";
    examples
        en: "cchc explain                   every rule with its level\ncchc explain E102              one rule by its code\ncchc explain unknown-area      … or by its name\ncchc explain due               a key: where it stands, and what it takes",
        vi: "cchc explain                   mọi quy tắc và mức của nó\ncchc explain E102              một quy tắc theo mã\ncchc explain unknown-area      … hoặc theo tên\ncchc explain due               một khóa: nằm ở đâu, ghi giá trị gì";

    rule: Option<String> = "CODE|NAME|KEY",
        en: "Code or name of a rule, or a key such as due or done.on",
        vi: "Mã hoặc tên quy tắc, hoặc khóa như due, done.on";
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let (lang, width) = (context.lang, context.stdout_screen().width);
    let text = match options.rule.as_deref() {
        None => list(lang, width),
        Some(word) => explanation(word, lang, width)?,
    };
    context.hand_over(&text)?;
    Ok(Exit::Clean)
}

fn explanation(word: &str, lang: Lang, width: usize) -> Result<String, Failure> {
    const SAYS: Both =
        Both { en: "there is no rule or key `{name}`", vi: "không có quy tắc hoặc khóa `{name}`" };
    const LIST: Both = Both {
        en: "`cchc explain` lists the rules, `cchc schema` the kinds of files",
        vi: "`cchc explain` liệt kê các quy tắc, `cchc schema` liệt kê các loại tệp",
    };
    if let Some(rule) = lint::rule(word) {
        return Ok(page(rule, lang, width));
    }
    let mut places = places_of(word);
    // Most people write the files of plans; cchc.toml is written once.
    places.sort_by_key(|place| place.kind == FileKind::Settings);
    if places.is_empty() {
        let keys = key_places();
        let known = lint::rules().map(|rule| rule.name).chain(keys.iter().map(|place| place.key.name));
        return Err(Failure::new(SAYS).arg("name", word).help(LIST).suggest(nearest(word, known)));
    }
    Ok(places.iter().map(|place| key(place, lang, width)).collect::<Vec<String>>().join("\n"))
}

/// A key at one of its places: where it stands, what it means, what it takes.
fn key(place: &KeyPlace, lang: Lang, width: usize) -> String {
    const REQUIRED: Both = Both { en: "required", vi: "bắt buộc" };
    const OPTIONAL: Both = Both { en: "optional", vi: "không bắt buộc" };
    const MEANING: Both = Both { en: "Meaning", vi: "Ý nghĩa" };
    const VALUE: Both = Both { en: "Value", vi: "Giá trị" };
    const KEYS: Both = Both { en: "Keys", vi: "Các khóa" };
    let need = match place.key.need {
        Need::Required | Need::Expected => REQUIRED,
        Need::Optional => OPTIONAL,
    };
    let file = place.kind.title().get(lang);
    let file = file.split_once([':', ',']).map_or(file, |(file, _)| file);
    let table = if place.table.is_empty() { String::new() } else { format!(" {}", place.table) };
    let mut text = format!("{} ({file}{table}, {})\n", place.key.name, need.get(lang));
    let below = place.keys_below().join(", ");
    let lines = [(MEANING, place.key.doc.get(lang)), (VALUE, place.key.expected.get(lang)), (KEYS, below.as_str())];
    for (label, line) in lines.into_iter().filter(|(_, line)| !line.is_empty()) {
        let options = unbroken(width).initial_indent("  ").subsequent_indent("    ");
        let _ = writeln!(text, "{}", textwrap::fill(&format!("{}: {line}", label.get(lang)), options));
    }
    text
}

/// Words are not broken at their dashes: a code or a date is one.
fn unbroken<'o>(width: usize) -> textwrap::Options<'o> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// A line per rule.
fn list(lang: Lang, width: usize) -> String {
    let mut text = String::new();
    for rule in lint::rules() {
        let head = format!("{} {:<8} {:<29}", rule.code, rule.level.title().get(lang), rule.name);
        let summary = Page::parse(rule.page).map_or("", |page| page.summary(lang));
        let indent = " ".repeat(6);
        let options = unbroken(width).initial_indent(&indent).subsequent_indent(&indent);
        let _ = writeln!(text, "{}\n{}", head.trim_end(), textwrap::fill(summary, options));
    }
    text
}

/// The page of a rule.
fn page(rule: &Rule, lang: Lang, width: usize) -> String {
    const BAD: Both = Both { en: "This is reported:", vi: "Bị báo:" };
    const GOOD: Both = Both { en: "With these changes it is not:", vi: "Sửa như sau thì không bị báo:" };
    let mut text = format!("{} {} ({})\n\n", rule.code, rule.name, rule.level.title().get(lang));
    let Some(page) = Page::parse(rule.page) else { return text };
    for paragraph in page.text(lang).split("\n\n") {
        // Lists keep their lines; paragraphs are set anew for this width.
        let paragraph = if paragraph.starts_with("- ") { paragraph.to_owned() } else { paragraph.replace('\n', " ") };
        for line in paragraph.lines() {
            let _ = writeln!(text, "{}", textwrap::fill(line, unbroken(width)));
        }
        text.push('\n');
    }
    for (title, examples) in [(BAD, &page.bad), (GOOD, &page.good)] {
        let _ = writeln!(text, "{}", title.get(lang));
        for example in examples {
            write_example(&mut text, example, lang);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn write_example(text: &mut String, example: &Example<'_>, lang: Lang) {
    let what = match example.kind {
        ExampleKind::Text { times: 1 } | ExampleKind::Diff => None,
        ExampleKind::Text { .. } => Some(Both { en: "many times over", vi: "lặp lại rất nhiều lần" }),
        ExampleKind::Hex => Some(Both { en: "bytes in hexadecimal", vi: "các byte viết theo hệ 16" }),
        ExampleKind::Folder => Some(Both { en: "a folder", vi: "là thư mục" }),
        ExampleKind::Link => Some(Both { en: "a symbolic link to", vi: "là liên kết đến" }),
        ExampleKind::Absent => Some(Both { en: "not there", vi: "không có" }),
    };
    let _ = match what {
        Some(what) => writeln!(text, "\n  # {} ({})", example.path, what.get(lang)),
        None => writeln!(text, "\n  # {}", example.path),
    };
    for line in example.body.lines() {
        // Our own pages, but they show what hostile files hold.
        let _ = writeln!(text, "  {}", crate::text::Raw::new(line).terminal());
    }
}
