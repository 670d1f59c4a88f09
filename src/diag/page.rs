//! The page of a rule: why it matters, in both languages, and examples that tests execute.

use crate::text::Lang;
use crate::value::Day;

/// A page in its parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<'p> {
    /// The day on which the examples are looked at, where the page names one: "As of 2023-09-30."
    pub as_of: Option<Day>,
    en: &'p str,
    vi: &'p str,
    /// Files that break the rule, laid over the minimal example; `# E407` marks each line that is found.
    pub bad: Vec<Example<'p>>,
    /// The changes that mend the bad files.
    pub good: Vec<Example<'p>>,
}

/// One file of an example.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Example<'p> {
    /// The kind of entry at the path.
    pub kind: ExampleKind,
    /// Where, relative to the workspace.
    pub path: &'p str,
    /// The lines between the fences.
    pub body: &'p str,
}

/// The kind of entry at the path of an example.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExampleKind {
    /// A text, so many times over.
    Text {
        /// How often the body is repeated.
        times: usize,
    },
    /// Some lines of the bad file, with `-` before those that go and `+` before those that come.
    Diff,
    /// Bytes, written in hexadecimal.
    Hex,
    /// A folder.
    Folder,
    /// A symbolic link that leaves the workspace.
    Link,
    /// Nothing: the file of the minimal example is taken away.
    Absent,
}

impl<'p> Page<'p> {
    /// Reads a page; `None` when a part is missing or out of order.
    #[must_use]
    pub fn parse(page: &'p str) -> Option<Self> {
        let (head, rest) = page.split_once("\n## English\n")?;
        let as_of = head.lines().find_map(|line| line.strip_prefix("As of ")?.strip_suffix('.'));
        let as_of = as_of.and_then(Day::parse);
        let (en, rest) = rest.split_once("\n## Tiếng Việt\n")?;
        let (vi, rest) = rest.split_once("\n## Bad\n")?;
        let (bad, good) = rest.split_once("\n## Good\n")?;
        Some(Self { as_of, en: en.trim(), vi: vi.trim(), bad: examples(bad)?, good: examples(good)? })
    }

    /// A few paragraphs about the rule.
    #[must_use]
    pub const fn text(&self, lang: Lang) -> &'p str {
        match lang {
            Lang::En => self.en,
            Lang::Vi => self.vi,
        }
    }

    /// The first sentence of the text.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> &'p str {
        self.text(lang).split("\n\n").next().unwrap_or_default()
    }
}

fn examples(section: &str) -> Option<Vec<Example<'_>>> {
    let mut examples = Vec::new();
    let mut rest = section;
    while let Some((_, after)) = rest.split_once("```") {
        let (info, body) = after.split_once('\n')?;
        // A body ends at the fence that begins a line; an empty one ends at once.
        let (body, tail) =
            if let Some(tail) = body.strip_prefix("```") { ("", tail) } else { body.split_once("\n```")? };
        let mut words = info.split_whitespace();
        let (kind, path) = (words.next()?, words.next()?);
        let times = match words.next() {
            Some(word) => word.strip_prefix("repeat=")?.parse().ok()?,
            None => 1,
        };
        let kind = match kind {
            "toml" => ExampleKind::Text { times },
            "diff" => ExampleKind::Diff,
            "hex" => ExampleKind::Hex,
            "folder" => ExampleKind::Folder,
            "link" => ExampleKind::Link,
            "absent" => ExampleKind::Absent,
            _ => return None,
        };
        examples.push(Example { kind, path, body });
        rest = tail;
    }
    (!examples.is_empty()).then_some(examples)
}
