//! Workflow commands of GitHub Actions, which show remarks at their lines in a change.
//!
//! GitHub shows only ten errors, ten warnings and ten notices of a step. The tenth command stands for the remarks that
//! follow. The step summary has them all.

use super::layout::Screen;
use super::terminal;
use crate::diag::Level;
use crate::report::{Remark, RemarkKind, Report};
use crate::text::{Both, Lang, Raw, fill};
use std::io::{self, Write};

/// GitHub shows no more of one kind in a step.
const MOST_OF_A_KIND: usize = 10;

/// Writes the log, then one workflow command per remark, errors first. Paths are those of the repository.
pub(super) fn write(report: &impl Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    terminal::write(report.log(), screen, out)?;
    let head = report.head();
    out.write_all(annotations(&report.remarks(), &head.prefix, head.lang).as_bytes())
}

/// One workflow command per remark. `prefix` is the workspace's place in its repository.
fn annotations(remarks: &[Remark], prefix: &str, lang: Lang) -> String {
    let mut page = String::new();
    for level in [Level::Error, Level::Warning, Level::Note] {
        let mut of_level: Vec<&Remark> = remarks.iter().filter(|remark| remark.level == level).collect();
        // Remarks that fail the run come first, so that none of them is left out.
        of_level.sort_by_key(|remark| matches!(remark.kind, RemarkKind::Rule(_)));
        let (shown, rest) = if of_level.len() > MOST_OF_A_KIND {
            of_level.split_at_checked(MOST_OF_A_KIND - 1).unwrap_or((&of_level, &[]))
        } else {
            (of_level.as_slice(), &[][..])
        };
        for remark in shown {
            let help = remark.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
            page.push_str(&annotation(remark, prefix, &(said(remark, prefix) + &help)));
        }
        if let Some(first) = rest.first() {
            page.push_str(&annotation(first, prefix, &joined(rest, prefix, lang)));
        }
    }
    page
}

/// The message begins with the place, since a log shows no other.
fn said(remark: &Remark, prefix: &str) -> String {
    format!("{}:{}:{}: {}", path(remark, prefix), remark.at.start.line, remark.at.start.column, remark.message)
}

fn joined(rest: &[&Remark], prefix: &str, lang: Lang) -> String {
    const MORE: Both = Both { en: "and {count} more:", vi: "và {count} mục nữa:" };
    let head = fill(MORE.get(lang), |_| rest.len().to_string());
    let lines = rest.iter().map(|remark| format!("{}: {}", remark.kind.label(), said(remark, prefix)));
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
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
    use super::{annotations, data, property};
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
