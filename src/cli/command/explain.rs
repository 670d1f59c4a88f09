//! `cchc explain`: what a rule is about.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::SingleValue;
use crate::diag::Failure;
use crate::diag::{Example, ExampleKind, Page, Rule};
use crate::lint;
use crate::text::{Both, Lang};
use crate::value::nearest;
use anyhow::Result;
use std::fmt::Write as _;

command! {
    "explain", en: "cchc explain [CODE|NAME]", vi: "cchc explain [MÃ|TÊN]";
    about
        en: "Explain a rule, or list them all",
        vi: "Giải thích một quy tắc, hoặc liệt kê tất cả";
    examples
        en: "cchc explain                   every rule with its level\ncchc explain E102              one rule by its code\ncchc explain unknown-area      … or by its name",
        vi: "cchc explain                   mọi quy tắc và mức của nó\ncchc explain E102              một quy tắc theo mã\ncchc explain unknown-area      … hoặc theo tên";

    rule: Option<&'static Rule> = "CODE|NAME", en: "Code or name of a rule", vi: "Mã hoặc tên quy tắc";
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let width = context.stdout_screen().width;
    let text = options.rule.map_or_else(|| list(context.lang, width), |rule| page(rule, context.lang, width));
    context.hand_over(&text)?;
    Ok(Exit::Clean)
}

impl SingleValue for &Rule {
    fn parse(name: &str) -> Result<Self> {
        const SAYS: Both = Both { en: "there is no rule `{name}`", vi: "không có quy tắc `{name}`" };
        const LIST: Both = Both { en: "`cchc explain` lists them", vi: "`cchc explain` liệt kê tất cả" };
        Ok(lint::rule(name).ok_or_else(|| {
            let nearest = nearest(name, lint::rules().map(|rule| rule.name));
            Failure::new(SAYS).arg("name", name).help(LIST).suggest(nearest)
        })?)
    }
}

/// A line per rule.
fn list(lang: Lang, width: usize) -> String {
    let mut text = String::new();
    for rule in lint::rules() {
        let head = format!("{} {:<8} {:<29}", rule.code, rule.level.title().get(lang), rule.name);
        let summary = Page::parse(rule.page).map_or("", |page| page.summary(lang));
        let indent = " ".repeat(6);
        let options = textwrap::Options::new(width).initial_indent(&indent).subsequent_indent(&indent);
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
            let _ = writeln!(text, "{}", textwrap::fill(line, textwrap::Options::new(width)));
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
