//! The frame that every page has around its content.

use super::words::Words;
use crate::report::page::Audience;
use crate::text::{Both, Lang};
use crate::value::Cell;
use crate::write::TextSeal;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The one style sheet.
const STYLE: &str = include_str!("page.css");

const GENERATOR: &str = concat!("cchc ", env!("CARGO_PKG_VERSION"));

/// The same of a page for citizens: by it a page of the office does not take its place by accident.
const PUBLIC_GENERATOR: &str = concat!("cchc ", env!("CARGO_PKG_VERSION"), " --public");

/// The frame of a page.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) lang: Lang,
    pub(crate) audience: Audience,
    /// The title that the caller wishes.
    pub(crate) title: Option<String>,
    /// The pages above it.
    pub(crate) links: Vec<Link>,
}

/// A link to another page of the same folder.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) to: String,
    pub(crate) text: Cell,
}

/// The head of a page: what stands above the content.
pub(super) struct Head {
    /// A line above the title.
    pub above: Option<Cell>,
    pub title: Cell,
    /// Lines below the title.
    pub below: Markup,
}

impl Frame {
    pub(super) const fn words(&self) -> Words {
        Words(self.lang)
    }

    /// The page as a file, with its mark at the end.
    pub(super) fn file(&self, head: &Head, content: &Markup) -> String {
        let words = self.words();
        // The language of a title that the caller wishes is not known.
        let is_of_plan = self.title.is_none() && matches!(head.title, Cell::Text(_));
        let title = self.title.clone().unwrap_or_else(|| words.cell(&head.title));
        let heading = self.title.is_none().then(|| words.among_own(&head.title));
        let page = html! {
            (DOCTYPE)
            html lang=(self.lang.code()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(*POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(self.generator());
                    title lang=[words.plan_lang().filter(|_| is_of_plan)] { (short(&title)) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    (super::bars::patterns()) "\n"
                    header {
                        @if !self.links.is_empty() { (self.navigation()) }
                        @if let Some(above) = &head.above { p.above { (words.among_own(above)) } }
                        h1 { @if let Some(heading) = heading { (heading) } @else { (title) } }
                        (head.below)
                    }
                    "\n"
                    main { "\n" (content) }
                    footer { p { (self.made_by()) } }
                }
            }
        };
        TextSeal::Page.seal(&format!("{}\n", page.into_string()))
    }

    const fn generator(&self) -> &'static str {
        match self.audience {
            Audience::Office => GENERATOR,
            Audience::Public => PUBLIC_GENERATOR,
        }
    }

    fn navigation(&self) -> Markup {
        const PAGES: Both = Both { en: "Other pages", vi: "Trang khác" };
        html! {
            nav aria-label=(self.words().say(PAGES)) {
                @for link in &self.links { a href=(link.to) { (self.words().among_own(&link.text)) } " " }
            }
        }
    }

    fn made_by(&self) -> &'static str {
        const MADE: Both = Both {
            en: "Made by cchc from the files of the plan. The page loads nothing and runs no script.",
            vi: "Trang do cchc lập từ các tệp kế hoạch. Trang không tải gì từ bên ngoài, không chạy mã lệnh.",
        };
        self.words().say(MADE)
    }
}

/// The most letters of a title that the frame of a browser shows, as validators count them.
const MOST_LETTERS: usize = 70;

/// A title that fits; a longer one ends behind a word.
fn short(title: &str) -> Cow<'_, str> {
    if title.chars().count() <= MOST_LETTERS {
        return Cow::Borrowed(title);
    }
    let start: String = title.chars().take(MOST_LETTERS - 1).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    Cow::Owned(format!("{}…", words.trim_end()))
}

/// The readers for whom cchc, of any version, made a page.
pub(crate) fn audience_of(page: &[u8]) -> Audience {
    let text = String::from_utf8_lossy(page);
    let generator = text.split_once("name=\"generator\" content=\"cchc ").and_then(|(_, rest)| rest.split_once('"'));
    if generator.is_some_and(|(version, _)| version.ends_with(" --public")) {
        Audience::Public
    } else {
        Audience::Office
    }
}

/// Nothing may be loaded, sent or run; the style sheet is known by its hash.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
});

#[cfg(test)]
mod tests {
    use super::{MOST_LETTERS, short};

    #[test]
    fn a_long_title_ends_behind_a_word() {
        assert_eq!(short("Kế hoạch"), "Kế hoạch");
        let long = "Kế hoạch cải cách hành chính năm 2023 của Ủy ban nhân dân xã Thử (dự thảo)";
        assert_eq!(short(long), "Kế hoạch cải cách hành chính năm 2023 của Ủy ban nhân dân xã Thử (dự…");
        for title in ["đ".repeat(70), "đ".repeat(71), "đề án ".repeat(40)] {
            assert!(short(&title).chars().count() <= MOST_LETTERS, "{title}");
        }
    }
}
