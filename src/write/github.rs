//! Workflow commands of GitHub Actions, which show remarks at their lines in a change.
//!
//! GitHub shows only ten errors, ten warnings and ten notices of a step. The tenth command stands for the remarks that
//! follow. The step summary has them all.

use super::layout::Screen;
use super::terminal;
use crate::diag::Level;
use crate::report::{Head, Remark, RemarkKind, Report};
use crate::text::{Both, Lang, Raw, fill};
use std::io::{self, Write};

/// GitHub shows no more of one kind in a step.
const MOST_OF_A_KIND: usize = 10;

/// The most characters of an annotation; GitHub cuts a longer one.
const MOST_CHARACTERS: usize = 4_096;

/// Writes the log, then one workflow command per remark, errors first. Paths are those of the repository.
pub(super) struct Writer {
    log: terminal::Writer,
    levels: [OfLevel; 3],
}

/// The remarks of a level, as far as they are shown. Those that fail the run come first, so that none of them is left
/// out.
#[derive(Default)]
struct OfLevel {
    failing: Shown,
    others: Shown,
}

/// The first remarks, and a line for each as far as one annotation holds them.
#[derive(Default)]
struct Shown {
    first: Vec<Remark>,
    lines: Vec<String>,
    characters: usize,
    count: usize,
}

impl Writer {
    pub(super) fn new(screen: Screen) -> Self {
        Self { log: terminal::Writer::new(screen), levels: Default::default() }
    }

    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        if report.has_log() {
            self.log.part(report, out)?;
        }
        let prefix = &report.head().site.prefix;
        for remark in report.remarks().into_iter().chain(report.later_remarks()) {
            let [errors, warnings, notes] = &mut self.levels;
            let level = match remark.level {
                Level::Error => errors,
                Level::Warning => warnings,
                Level::Note => notes,
            };
            level.add(remark, prefix);
        }
        Ok(())
    }

    pub(super) fn close(self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        let Head { site, lang, .. } = report.head();
        if report.has_log() {
            self.log.close(report, out)?;
        }
        self.levels.iter().try_for_each(|level| out.write_all(level.annotations(&site.prefix, *lang).as_bytes()))
    }
}

impl OfLevel {
    fn add(&mut self, remark: Remark, prefix: &str) {
        let shown = if matches!(remark.kind, RemarkKind::Rule(_)) { &mut self.others } else { &mut self.failing };
        shown.count += 1;
        if shown.characters <= MOST_CHARACTERS {
            let line = format!("{}: {}", remark.kind.label(), said(&remark, prefix));
            // The first have annotations of their own.
            if shown.lines.len() >= MOST_OF_A_KIND - 1 {
                shown.characters += line.chars().count();
            }
            shown.lines.push(line);
        }
        if shown.first.len() < MOST_OF_A_KIND {
            shown.first.push(remark);
        }
    }

    /// One workflow command per remark. `prefix` is the workspace's place in its repository.
    fn annotations(&self, prefix: &str, lang: Lang) -> String {
        let count = self.failing.count + self.others.count;
        let shown = if count > MOST_OF_A_KIND { MOST_OF_A_KIND - 1 } else { count };
        let mut remarks = self.failing.first.iter().chain(&self.others.first);
        let mut page = String::new();
        for remark in remarks.by_ref().take(shown) {
            let help = remark.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
            page.push_str(&annotation(remark, prefix, &cut(&(said(remark, prefix) + &help))));
        }
        if let Some(first) = remarks.next() {
            page.push_str(&annotation(first, prefix, &self.joined(shown, count, lang)));
        }
        page
    }

    /// The remarks behind the first `shown` in one message: how many there are, and as many as it holds.
    fn joined(&self, shown: usize, count: usize, lang: Lang) -> String {
        const MORE: Both = Both { en: "and {count} more:", vi: "và {count} mục nữa:" };
        const CUT: Both = Both {
            en: "… and {count} more that have no room here",
            vi: "… và {count} mục nữa không đủ chỗ ở đây",
        };
        let number = |says: Both, count: usize| fill(says.get(lang), |_| count.to_string());
        let head = number(MORE, count - shown);
        // Lines of the failing ones may be cut; the others do not go before them.
        let known = self.failing.lines.iter().chain(
            self.others.lines.iter().take(if self.failing.lines.len() == self.failing.count { usize::MAX } else { 0 }),
        );
        let known: Vec<&String> = known.skip(shown).collect();
        let all = count - shown;
        let room = MOST_CHARACTERS.saturating_sub(head.chars().count() + 1 + number(CUT, all).chars().count());
        let mut lines = vec![head];
        let mut used = 0;
        for line in &known {
            used += line.chars().count() + 1;
            if used > room {
                break;
            }
            lines.push((*line).clone());
        }
        let left_out = all - (lines.len() - 1);
        if left_out > 0 {
            lines.push(number(CUT, left_out));
        }
        lines.join("\n")
    }
}

/// A message as far as an annotation holds it.
fn cut(message: &str) -> String {
    if message.chars().count() <= MOST_CHARACTERS {
        return message.to_owned();
    }
    message.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

/// The message begins with the place, since a log shows no other.
fn said(remark: &Remark, prefix: &str) -> String {
    format!("{}:{}:{}: {}", path(remark, prefix), remark.at.start.line, remark.at.start.column, remark.message)
}

fn annotation(remark: &Remark, prefix: &str, message: &str) -> String {
    let kind = match remark.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let (start, end) = (remark.at.start, remark.at.end);
    let mut properties = vec![
        format!("file={}", property(&path(remark, prefix))),
        format!("line={}", start.line),
        format!("endLine={}", end.line),
    ];
    // GitHub would take columns of two lines for columns of one line.
    if start.line == end.line {
        properties.push(format!("col={}", start.column));
        properties.push(format!("endColumn={}", end.column));
    }
    properties.push(format!("title={}", property(&remark.kind.label())));
    format!("::{kind} {}::{}\n", properties.join(","), data(message))
}

fn path(remark: &Remark, prefix: &str) -> String {
    Raw::new(format!("{prefix}{}", remark.at.file.as_str())).terminal().to_string()
}

/// The text of a command: the runner reads `%0A` as a line break, so `%` is written first.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{MOST_CHARACTERS, OfLevel, data, property};
    use crate::calc::State;
    use crate::diag::Level;
    use crate::report::{Remark, RemarkKind};
    use crate::source::{FilePath, Location, Position, Span};
    use crate::text::Lang;

    /// Remarks at one line each, or over two lines.
    fn remarks(count: u32, lines: u32) -> Vec<Remark> {
        let position = |line, column| Position { line, column, byte: 0 };
        let at = |line| Location {
            file: FilePath::new("plans/x/tasks.toml"),
            start: position(line, 3),
            end: position(line + lines - 1, 5),
            line: String::new(),
            marked: Span::default(),
        };
        let remark = |line| Remark {
            level: Level::Warning,
            kind: RemarkKind::State(State::Overdue),
            message: format!("number {line}"),
            help: None,
            plan: None,
            item: None,
            field: None,
            at: at(line),
            notes: Vec::new(),
        };
        (1..=count).map(remark).collect()
    }

    fn annotations(remarks: &[Remark], prefix: &str, lang: Lang) -> String {
        let mut level = OfLevel::default();
        for remark in remarks {
            level.add(remark.clone(), prefix);
        }
        level.annotations(prefix, lang)
    }

    #[test]
    fn ten_are_shown_and_of_eleven_the_tenth_stands_for_two() {
        for (count, joined) in [(9, None), (10, None), (11, Some("and 2 more:")), (20, Some("and 11 more:"))] {
            let page = annotations(&remarks(count, 1), "", Lang::En);
            assert_eq!(page.lines().count(), count.min(10) as usize, "{page}");
            let last = page.lines().last().unwrap_or_default();
            assert_eq!(joined.is_some(), last.contains("more:"), "{count}: {last}");
            assert!(joined.is_none_or(|words| last.contains(words)), "{count}: {last}");
            assert!((1..=count).all(|number| page.contains(&format!("number {number}"))), "{page}");
        }
    }

    #[test]
    fn no_annotation_is_longer_than_the_server_shows() {
        let mut long = remarks(500, 1);
        for remark in &mut long {
            remark.message = "việc quá hạn ".repeat(9);
        }
        long.first_mut().expect("it is there").message = "x".repeat(9_000);
        let page = annotations(&long, "", Lang::En);
        for line in page.lines() {
            let message = line.splitn(3, "::").nth(2).unwrap_or_default().replace("%0A", "\n");
            assert!(message.chars().count() <= MOST_CHARACTERS, "{}", message.chars().count());
        }
        let last = page.lines().last().unwrap_or_default();
        let told = last.matches("việc quá hạn việc").count() / 4;
        assert!(last.contains("and 491 more:") && told > 5, "{told}: {last}");
        let lines = last.matches("state overdue").count() - 1;
        assert!(last.ends_with(&format!("… and {} more that have no room here", 491 - lines)), "{last}");
    }

    #[test]
    fn columns_are_told_of_one_line_only() {
        let (one, two) = (annotations(&remarks(1, 1), "", Lang::En), annotations(&remarks(1, 2), "", Lang::En));
        assert!(one.contains("line=1,endLine=1,col=3,endColumn=5,"), "{one}");
        assert!(two.contains("line=1,endLine=2,title"), "{two}");
    }

    #[test]
    fn text_that_a_runner_reads_is_escaped() {
        assert_eq!(data("50 %\r\n::error::x"), "50 %25%0D%0A::error::x");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
