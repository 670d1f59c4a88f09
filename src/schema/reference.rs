//! The pages of the reference, from the declarations that the program itself reads by.

use super::key_words::{has_head, head, inner};
use crate::diag::Page;
use crate::keys::{Keys, Need};
use crate::lint;
use crate::model::FileKind;
use crate::text::{Both, Lang};
use std::fmt::Write as _;

/// Every key of every kind of file, as Markdown.
#[must_use]
pub fn keys_page(lang: Lang) -> String {
    const TITLE: Both = Both { en: "Keys of the files", vi: "Các khóa của tệp" };
    const INTRO: Both = Both {
        en: "Dates are written like `2023-06-30`, numbers without quotes; an id has plain letters, digits, `.`, `_` and `-`, at most 64. `cchc schema` gives the same to editors.",
        vi: "Ngày viết như `2023-06-30`, số không đặt trong dấu nháy; mã chỉ gồm chữ không dấu, số, `.`, `_` và `-`, tối đa 64 ký tự. `cchc schema` cho trình soạn thảo biết những điều này.",
    };
    let mut page = opening(TITLE, INTRO, lang);
    for kind in FileKind::ALL {
        let (name, what) = kind.title().get(lang).split_once(": ").unwrap_or(("", kind.title().get(lang)));
        let _ = writeln!(page, "\n## {name}\n\n{}", capital(what));
        write_table(&mut page, kind.keys(), lang);
        below(&mut page, kind.keys(), ("", ""), lang);
    }
    page
}

/// Every rule with its level and the first sentence of its page, as Markdown.
#[must_use]
pub fn rules_page(lang: Lang) -> String {
    const TITLE: Both = Both { en: "Rules", vi: "Các quy tắc" };
    const INTRO: Both = Both {
        en: "`cchc explain CODE` prints the whole page with examples. Warnings and notes can be set in `[lints]` of `cchc.toml`; errors cannot.",
        vi: "`cchc explain MÃ` in toàn bộ giải thích kèm ví dụ. Cảnh báo và lưu ý đặt lại được trong `[lints]` của `cchc.toml`; lỗi thì không.",
    };
    const HEADINGS: Both = Both {
        en: "| code | name | level | what it says |\n|---|---|---|---|\n",
        vi: "| mã | tên | mức | nội dung |\n|---|---|---|---|\n",
    };
    let mut page = opening(TITLE, INTRO, lang);
    page.extend(["\n", HEADINGS.get(lang)]);
    for rule in lint::rules() {
        let summary = Page::parse(rule.page).map_or("", |page| page.summary(lang)).replace('\n', " ");
        let (name, level) = (rule.name, rule.level.title().get(lang));
        let _ = writeln!(page, "| {} | [{name}](../rules/{name}.md) | {level} | {} |", rule.code, cell(&summary));
    }
    page
}

fn opening(title: Both, intro: Both, lang: Lang) -> String {
    const NOTE: Both = Both {
        en: "<!-- Written by the program: `just reference` brings it up to date. -->",
        vi: "<!-- Do chương trình ghi: `just reference` để cập nhật. -->",
    };
    format!("# {}\n\n{}\n\n{}\n", title.get(lang), NOTE.get(lang), intro.get(lang))
}

/// The tables within a table, each under its name.
fn below(page: &mut String, keys: Keys, (path, table): (&str, &str), lang: Lang) {
    for key in keys.all {
        let form = (key.form)();
        let name = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        if let Some(below_it) = inner(&form) {
            let head = head(&name, has_head(table, &form), &form);
            let _ = writeln!(page, "\n### `{head}`\n\n{}", capital(key.doc.get(lang)));
            write_table(page, below_it, lang);
            below(page, below_it, (&name, &head), lang);
        }
    }
}

fn write_table(page: &mut String, keys: Keys, lang: Lang) {
    const HEADINGS: Both = Both {
        en: "\n| key | value | | meaning |\n|---|---|---|---|\n",
        vi: "\n| khóa | giá trị | | ý nghĩa |\n|---|---|---|---|\n",
    };
    page.push_str(HEADINGS.get(lang));
    for key in keys.all {
        let need = match key.need {
            Need::Required | Need::Expected => Both { en: "required", vi: "bắt buộc" },
            Need::Optional => Both::same(""),
        };
        let (expected, doc) = (cell(key.expected.get(lang)), cell(key.doc.get(lang)));
        let _ = writeln!(page, "| `{}` | {expected} | {} | {doc} |", key.name, need.get(lang));
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect::<String>() + ".")
}
