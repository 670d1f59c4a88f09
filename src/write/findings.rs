//! Remarks for people: each with its place, the line and a caret; or one line each.

use super::layout::{Screen, wrap};
use super::parallel::each_in_parallel;
use crate::diag::Level;
use crate::report::findings::remark::path;
use crate::report::{Remark, Report, Site};
use crate::source::Location;
use crate::text::Spool;
use crate::text::{Both, Raw, Shown, fill, narrow_columns, parted};
use annotate_snippets::{AnnotationKind, Group, Renderer, Snippet};
use std::io::{self, Write};
use std::ops::Range;

/// So many findings of a file are shown with their lines; the others are counted.
const MOST_OF_A_FILE: usize = 50;
/// The remarks of so few files, and so few lines, are laid out by one thread.
const FEW_FILES: usize = 4;
const FEW: usize = 256;
/// So many characters of a line are shown on each side of the fault.
const AROUND: usize = 60;

/// One line per remark: `path:line:column: level[code]: message`. Editors and scripts read these lines: the path is one
/// that the caller can open, and the word of the level does not change with the language.
#[derive(Default)]
pub(super) struct Writer {
    later: Spool,
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        let site = &report.head().site;
        write_lines(report.listed(), site, out)?;
        write_lines(report.later_remarks(), site, &mut self.later)
    }

    pub(super) fn close(self, _: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.later.write_into(out)
    }
}

fn write_lines(remarks: Vec<Remark>, site: &Site, out: &mut dyn Write) -> io::Result<()> {
    let line = |remark: Remark| {
        let path = site.for_caller(remark.at.file.as_str());
        remark.line(&path, remark.level.word()) + "\n"
    };
    let lines = each_in_parallel(remarks, FEW, line);
    lines.iter().try_for_each(|line| out.write_all(line.as_bytes()))
}

/// One paragraph per remark, wrapped.
pub(super) fn brief(remarks: &[Remark], screen: Screen) -> String {
    let line = |remark: &Remark| wrap(&remark.headline(screen.lang), screen.width, "    ") + "\n";
    each_in_parallel(remarks.iter().collect(), FEW, line).concat()
}

/// Each remark with its line, a caret and the help, grouped by file.
pub(crate) fn full(remarks: &[Remark], screen: Screen) -> String {
    let files: Vec<&[Remark]> = remarks.chunk_by(|a, b| a.at.file == b.at.file).collect();
    each_in_parallel(files, FEW_FILES, |of_file| full_of_file(of_file, screen)).concat()
}

fn full_of_file(of_file: &[Remark], screen: Screen) -> String {
    let mut page = String::new();
    for remark in of_file.iter().take(MOST_OF_A_FILE) {
        page.push_str(&one(remark, screen));
        page.push('\n');
    }
    let more = of_file.len().saturating_sub(MOST_OF_A_FILE);
    if more > 0
        && let Some(first) = of_file.first()
    {
        const MORE: Both = Both {
            en: "{file}: and {count} more findings (--output-format concise shows all)",
            vi: "{file}: và {count} phát hiện nữa (--output-format concise để xem tất cả)",
        };
        let more = fill(MORE.get(screen.lang), |hole| match hole {
            "file" => path(&first.at),
            _ => more.to_string(),
        });
        page.push_str(&wrap(&more, screen.width, "  "));
        page.push_str("\n\n");
    }
    page
}

fn one(remark: &Remark, screen: Screen) -> String {
    const HELP: Both = Both { en: "help", vi: "gợi ý" };
    let lang = screen.lang;
    let mut text = drawn_simply(remark, screen).unwrap_or_else(|| drawn(remark, screen));
    text.push('\n');
    if let Some(help) = &remark.help {
        let help = wrap(&format!("= {}: {help}", HELP.get(lang)), screen.width.saturating_sub(2).max(10), "  ");
        for line in help.lines() {
            text.extend(["  ", line, "\n"]);
        }
    }
    text
}

/// The drawing of a remark without colours and second places, whose texts take a column for each character. It is that
/// of the library, which takes as long for one as the program for reading a file. A test compares them.
fn drawn_simply(remark: &Remark, screen: Screen) -> Option<String> {
    /// A line with more blanks before its text is shown without some of them.
    const MOST_BLANKS: usize = 20;
    if screen.colour || !remark.notes.is_empty() {
        return None;
    }
    let at = &remark.at;
    let (line, marked) = window(&at.line, at.marked.range());
    let path = path(at);
    let ends_in_blank = |text: &str| text.ends_with(' ');
    if ends_in_blank(&line) || ends_in_blank(&remark.message) || ends_in_blank(&path) || remark.message.is_empty() {
        return None;
    }
    narrow_columns(&path)?;
    narrow_columns(&remark.message)?;
    let (kind, number) = (remark.kind.label(), at.start.line.to_string());
    // A blank, a bar and a blank stand between the number and the line.
    let is_shown_whole = number.len() + 3 + narrow_columns(&line)? <= screen.width.max(20);
    let before = narrow_columns(line.get(..marked.start)?)?;
    let length = narrow_columns(line.get(marked)?).filter(|length| *length > 0)?;
    if !is_shown_whole || line.starts_with(&" ".repeat(MOST_BLANKS)) {
        return None;
    }
    let level = remark.level.title().get(screen.lang);
    let (pad, column, message) = (" ".repeat(number.len()), at.start.column, &remark.message);
    let (blanks, carets) = (" ".repeat(before), "^".repeat(length));
    Some(format!(
        "{level}[{kind}]: {message}\n{pad}--> {path}:{number}:{column}\n{pad} |\n{number} | {line}\n{pad} | {blanks}{carets}"
    ))
}

/// The drawing of a remark by the library.
fn drawn(remark: &Remark, screen: Screen) -> String {
    let lang = screen.lang;
    let level = match remark.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    }
    .with_name(remark.level.title().get(lang));
    let title = level.primary_title(&remark.message).id(remark.kind.label());
    let mut groups = vec![Group::with_title(title).element(snippet(&remark.at, AnnotationKind::Primary))];
    for (says, at) in &remark.notes {
        let note = annotate_snippets::Level::NOTE.with_name(Level::Note.title().get(lang));
        groups.push(Group::with_title(note.secondary_title(says)).element(snippet(at, AnnotationKind::Context)));
    }
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.term_width(screen.width.max(20)).render(&groups);
    with_columns(&drawn, std::iter::once(&remark.at).chain(remark.notes.iter().map(|(_, at)| at)))
}

/// Puts the columns of the file into the drawing. The library counts columns in the text that it gets, which may be
/// cut.
fn with_columns<'r>(drawn: &str, mut places: impl Iterator<Item = &'r Location>) -> String {
    let place_line = |line: &str| uncoloured(line).trim_start().starts_with("--> ");
    let lines = drawn.split_inclusive('\n').map(|line| {
        let at = if place_line(line) { places.next() } else { None };
        at.and_then(|at| {
            let place = format!("{}:{}:", path(at), at.start.line);
            let (before, behind) = line.split_once(&place)?;
            let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit());
            Some(format!("{before}{place}{}{behind}", at.start.column))
        })
        .unwrap_or_else(|| line.to_owned())
    });
    lines.collect()
}

/// A line without the codes that colour it.
fn uncoloured(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, behind)| behind))
}

/// The line of the fault. Text that a terminal would obey is replaced before it is drawn.
fn snippet(at: &Location, kind: AnnotationKind) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let (line, marked) = window(&at.line, at.marked.range());
    let snippet = Snippet::source(line).line_start(at.start.line as usize).fold(false).path(path(at));
    snippet.annotation(kind.span(marked))
}

/// The part of a line around the marked bytes, made printable, and where the mark is in it.
fn window(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let part = |range: Range<usize>| line.get(range).unwrap_or_default();
    let (before, inside, after) = (part(0..marked.start), part(marked.clone()), part(marked.end..line.len()));
    let is_within = |text: &str, most: usize| narrow_columns(text).is_some_and(|columns| columns <= most);
    let is_short = is_within(before, AROUND) && is_within(inside, 2 * AROUND) && is_within(after, AROUND);
    if is_short && Shown::is_as_it_stands(line) && line.get(marked.clone()).is_some() {
        return (line.to_owned(), marked);
    }
    let printable = |text: &str| Raw::new(text).terminal().to_string();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let (before, inside) = (printable(&before), Raw::new(inside).terminal().cut(2 * AROUND).to_string());
    let after = Raw::new(after.chars().take(AROUND + 1).collect::<String>()).terminal().cut(AROUND).to_string();
    let mark = if skipped > 0 { "…" } else { "" };
    // Each part is safe. Two safe parts may form a command together, so a blank is put between them.
    let up_to_end = parted(format!("{mark}{before}{inside}"));
    let end = up_to_end.len();
    (parted(up_to_end + &after), end - inside.len()..end)
}

#[cfg(test)]
mod tests {
    use super::{Screen, drawn, drawn_simply, window, with_columns};
    use crate::calc::State;
    use crate::diag::Level;
    use crate::report::{Remark, RemarkKind};
    use crate::source::{FilePath, Place, Sources, Span};
    use crate::text::Lang;

    #[test]
    fn a_simple_drawing_is_that_of_the_library() {
        let (long, blank) = ("đề án ".repeat(30), format!("{}x = 1", " ".repeat(19)));
        let lines = [
            "due = 2023-08-17",
            "    { on = 1 },",
            "x",
            &long,
            &blank,
            "a: b # ::c",
            "a\tb",
            "a ",
            "表 = 1",
            "“Đề án” – 2",
        ];
        let (mut simple, mut all) = (0, 0);
        for (line, before) in lines.into_iter().flat_map(|line| [(line, 0), (line, 9), (line, 1203)]) {
            let mut sources = Sources::default();
            let file = sources.add(FilePath::new("kế hoạch/a.toml"), "\n".repeat(before) + line + "\n");
            let places: Vec<usize> = (0..=line.len()).filter(|at| line.is_char_boundary(*at)).collect();
            for start in &places {
                for end in places.iter().filter(|end| *end >= start).step_by(3) {
                    let at = sources.locate(Place { file, span: Span::new(before + start..before + end) });
                    let (kind, message) = (RemarkKind::State(State::Overdue), format!("nhiệm vụ {line} quá hạn"));
                    let (plan, help, item, field, notes) = (None, None, None, None, Vec::new());
                    let remark = Remark { level: Level::Warning, kind, message, help, plan, item, field, at, notes };
                    for width in [30, 100] {
                        let screen = Screen { width, lang: Lang::Vi, colour: false, bars: None };
                        all += 1;
                        if let Some(drawing) = drawn_simply(&remark, screen) {
                            simple += 1;
                            assert_eq!(drawing, drawn(&remark, screen), "{line:?} {start}..{end} of {width} columns");
                        }
                    }
                }
            }
        }
        // Most of the places are those of the one long line, which the library draws.
        assert!(simple > all / 40, "{simple} of {all}");
    }

    #[test]
    fn a_window_keeps_the_mark_on_the_fault() {
        let line = format!("{}LỖI{}", "đ".repeat(200), "x".repeat(200));
        let start = 200 * 'đ'.len_utf8();
        let (shown, marked) = window(&line, start..start + "LỖI".len());
        assert_eq!(shown.get(marked), Some("LỖI"));
        assert!(shown.chars().count() < 140, "{shown}");
        for (line, start) in [("##[error]", 2), ("##[error]", 1), ("::x", 1), ("a::x", 2)] {
            let (shown, marked) = window(line, start..start + 1);
            assert!(!shown.contains("##[") && !shown.contains("::"), "{shown}");
            assert_eq!(shown.get(marked), line.get(start..=start), "{shown}");
        }
        let (shown, marked) = window("a\u{1b} = \u{202e}", 5..8);
        assert_eq!((shown.as_str(), shown.get(marked)), ("a␛ = <U+202E>", Some("<U+202E>")));
    }

    #[test]
    fn a_text_that_looks_like_a_place_stays_as_it_is() {
        let drawn = "error[E001]: `--> a.toml:3:7`\n \u{1b}[1m--> \u{1b}[0ma.toml:3:7\n3 | --> a.toml:3:7\n";
        let mut sources = Sources::default();
        let file = sources.add(FilePath::new("a.toml"), format!("\n\n{}x", " ".repeat(98)));
        let at = sources.locate(Place { file, span: Span::new(100..101) });
        assert_eq!(
            with_columns(drawn, [&at].into_iter()),
            "error[E001]: `--> a.toml:3:7`\n \u{1b}[1m--> \u{1b}[0ma.toml:3:99\n3 | --> a.toml:3:7\n"
        );
    }
}
