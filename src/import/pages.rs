//! The pages on imports say how words are read. This test reads them.

use crate::model::{DeadlineFrame, ReadDeadline, read_deadline};
use crate::parse::Plain;
use crate::report::paper::AnnexColumn;
use crate::value::Day;

const PAGES: [(&str, &str); 2] =
    [(include_str!("../../docs/import.md"), "asked"), (include_str!("../../docs/import.vi.md"), "hỏi lại")];

/// The rows of a table whose head begins so, as their two cells.
fn rows<'p>(page: &'p str, head: &str) -> Vec<(&'p str, &'p str)> {
    let below = page.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let cells = |line: &'p str| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ");
    below.map_while(cells).collect()
}

#[test]
fn every_phrase_of_the_pages_is_read_as_they_say() {
    let day = |month, day| Day::new(2026, month, day).expect("a day");
    let frame = DeadlineFrame { start: day(1, 1), end: day(12, 31), before_is_same_day: false };
    for ((page, asked), head) in PAGES.into_iter().zip(["| words", "| cách nói"]) {
        let rows = rows(page, head);
        assert!(rows.len() > 20);
        for (phrases, due) in rows {
            for phrase in phrases.split(" · ") {
                let read = match read_deadline(phrase, &frame) {
                    ReadDeadline::Said(due) | ReadDeadline::Assumed(due, _) => Some(due.to_plain().sorted()),
                    ReadDeadline::Asked(_) => None,
                };
                let said = due.strip_prefix('`').and_then(|due| due.strip_suffix('`'));
                let said = said.and_then(|due| Some(Plain::parse(&format!("a = {due}"))?.get("a")?.sorted()));
                assert_eq!(said.is_none(), due == asked, "{due}");
                assert_eq!(read, said, "{phrase}");
            }
        }
    }
}

#[test]
fn every_head_of_the_pages_is_one_that_tables_have() {
    for ((page, _), head) in PAGES.into_iter().zip(["| column", "| cột"]) {
        let rows = rows(page, head);
        assert!(rows.len() > 12);
        for (word, heads) in rows {
            let column = AnnexColumn::from_word(word.trim_matches('`')).expect("a column");
            for head in heads.split(" · ") {
                let mut known = std::iter::once(column.head()).chain(column.words());
                let is_known = known.any(|own| crate::text::fold(own) == crate::text::fold(head));
                assert!(is_known, "{word}: {head}");
            }
        }
    }
}
