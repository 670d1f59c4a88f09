//! Hostile text in every sink: in findings, paths and reports made by hand, and in every field of a plan.
//!
//! An input is several texts with a line of `%%` between them.

use super::harmless;
use super::reports;
use super::validate::{self, head, written};
use super::workspace::{Case, case_of, planted};
use cchc::diag::{Finding, LocatedFinding, Rule};
use cchc::lint;
use cchc::report::{
    Align, Block, Column, Detail, Doc, EditedFile, Gauge, GaugeBound, Head, Json, Remark, Report, Row, RowKind, Site,
    Table,
};
use cchc::source::{FilePath, Memory, Place, Sources, Span};
use cchc::text::{Both, Lang, Raw, fill, fold, fold_spelt_out, holes, is_usual, slug, sort_key};
use cchc::value::{Cell, Exact, Tone};
use unicode_width::UnicodeWidthStr as _;

/// Tries one input.
pub fn run(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let texts: Vec<&str> = input.split("\n%%\n").collect();
    let text = |index: usize| texts.get(index).or(texts.last()).copied().unwrap_or_default();
    let case = case_of(Memory::default(), bytes);
    for text in &texts {
        by_itself(text, case.width);
    }
    // A plan takes far longer than what is made by hand: it is tried in some runs of many.
    let planted = || case_of(planted(text(0), text(1)), bytes);
    match case.pick(64, 2048) {
        0 => validate::outputs(&planted()),
        1 => reports::outputs(&planted()),
        even if even % 2 == 0 => findings(&texts, &case),
        _ => report(&texts, &case),
    }
}

/// The functions that take a text alone.
fn by_itself(text: &str, width: usize) {
    let shown = Raw::new(text).terminal();
    harmless::page("shown", shown.as_str());
    assert!(!shown.as_str().contains(['\n', '\r', '\t']) && !shown.as_str().contains("::"), "{shown:?}");
    assert_eq!(Raw::new(shown.as_str()).terminal(), shown, "what is safe stays as it is");
    let cut = shown.clone().cut(width);
    assert!(cut.as_str().width() <= width, "{cut:?}");
    harmless::page("cut", cut.as_str());

    assert_eq!(fold(&fold(text)), fold(text), "folded twice");
    assert!(fold_spelt_out(text, |_| false).len() >= fold(text).len(), "only longer words stand for short ones");
    assert!(sort_key(text) <= sort_key(&format!("{text}a")), "more of a text stands behind it");
    let slug = slug(text);
    assert!(slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)), "{slug:?}");
    let filled = fill("a {x}: {x}[", |_| shown.as_str().to_owned());
    assert!(!filled.contains("::") && !filled.contains("##["), "{filled:?}");
    assert_eq!(fill(shown.as_str(), |hole| format!("{{{hole}}}")), shown.as_str(), "holes filled with themselves");
    assert!(holes(text).all(|hole| text.contains(hole)));
    assert!(!is_usual(text) || shown.as_str().len() <= text.len() * 3);
}

/// A finding of any rule with hostile facts, in a hostile file at a hostile path.
fn findings(texts: &[&str], case: &Case) {
    let text = |index: usize| texts[index % texts.len()];
    let rules: Vec<&'static Rule> = lint::rules().collect();
    let rule = rules[case.pick(4096, rules.len())];
    let (path, source) = (text(1), text(2));
    let mut sources = Sources::default();
    let file = sources.add(FilePath::new(path), source.to_owned());
    let middle = u32::try_from(source.len() / 2).unwrap_or(0);
    let place = |start, end| Place { file, span: Span { start, end } };
    let mut finding = Finding::new(rule, place(middle / 2, middle)).item(text(3));
    let help = rule.help.map(|help| help.get(case.lang)).unwrap_or_default();
    for (index, hole) in holes(rule.says.get(Lang::En)).chain(holes(help)).enumerate() {
        finding = finding.text(hole, text(index));
    }
    let note = Both { en: "also {a}", vi: "cũng {a}" };
    let finding =
        finding.texts("a", texts.iter().copied()).suggest(Some(text(4))).note(note, place(middle, middle + 1));
    let mut located = finding.locate(&sources);
    located.plan = Some(text(0).to_owned());
    // More than ten are joined in annotations.
    let many = if case.pick(1, 16) == 4 { 12 } else { 1 };
    let remarks = vec![Remark::of(&located, case.lang); many];
    let block = Block::Remarks(remarks.clone(), if case.pick(2, 2) == 0 { Detail::Full } else { Detail::Brief });
    let named = if case.pick(3, 2) == 0 { String::new() } else { format!("{}/", text(4)) };
    let site = Site { prefix: text(3).to_owned(), below: text(5).to_owned(), named, ..Site::default() };
    let head = Head { site, ..head("validate", case) };
    written(&ByHand { head, plan: text(0).to_owned(), doc: Doc { blocks: vec![block] }, remarks }, case);
}

/// A report that was made by hand.
struct ByHand {
    head: Head,
    plan: String,
    doc: Doc,
    remarks: Vec<Remark>,
}

impl Report for ByHand {
    fn head(&self) -> &Head {
        &self.head
    }

    fn ids(&self) -> Vec<&str> {
        vec![&self.plan]
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        std::iter::once(self.doc.clone())
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        std::iter::once(&self.plan)
    }

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        std::iter::empty()
    }

    fn remarks(&self) -> Vec<Remark> {
        self.remarks.clone()
    }
}

/// A report of every kind of block and cell, and a change of files.
fn report(texts: &[&str], case: &Case) {
    let raw = |index: usize| Raw::new(texts[index % texts.len()]);
    let cell = |index: usize| Cell::Text(raw(index));
    let phrase = |index: usize| {
        let says = Both { en: "{a}: {b}, {a} of {b}", vi: "{b}: {a}" };
        Cell::phrase(says, vec![("a", cell(index)), ("b", cell(index + 1))])
    };
    let column = |align, leave_out| {
        let title = Both { en: "Title", vi: "Tên" }.into();
        Column { title, align, leave_out, only_when_used: leave_out > 1 }
    };
    let row = |index: usize| Row {
        cells: vec![
            cell(index),
            phrase(index),
            Cell::Joined(vec![cell(index), cell(index + 1)], ", "),
            cell(index + 2).toned(Tone::Bad),
            Cell::Number(Exact::from(-1_000), 2),
        ],
        kind: [RowKind::Plain, RowKind::Heading, RowKind::Total][index % 3],
        gauge: (index != 1).then(|| Gauge {
            part: Exact::from(i64::from(index == 0)),
            bound: Some(GaugeBound { at: Exact::from(1), is_reached: index == 0 }),
            tone: Some(Tone::Warn),
        }),
    };
    let columns = vec![
        column(Align::Mark, 0),
        column(Align::Text, 0),
        column(Align::Text, 1),
        column(Align::Text, 2),
        column(Align::Number, 3),
    ];
    let table = Table { columns, rows: (0..3).map(row).collect(), headed: case.pick(1, 2) == 0 };
    let file = EditedFile { path: raw(0), before: Some(raw(1)), after: raw(2) };
    let files = vec![file, EditedFile { path: raw(2), before: None, after: raw(0) }];
    let blocks = vec![
        Block::Title(cell(0), cell(1)),
        Block::Heading(phrase(0)),
        Block::Table(table),
        Block::Line(phrase(2)),
        Block::Title(cell(2), Cell::Empty),
        Block::Files(files),
        Block::Closing(cell(1)),
    ];
    let plan = texts.first().copied().unwrap_or_default().to_owned();
    written(&ByHand { head: head("status", case), plan, doc: Doc { blocks }, remarks: Vec::new() }, case);
}

/// Texts that have misled a program somewhere.
pub fn seeds() -> Vec<Vec<u8>> {
    let seeds = [
        "\u{1b}[2J\u{9b}1m\u{202e}abc\u{200b}\n%%\n=cmd|' /C calc'!A0\n%%\n::error file=a::b\n%%\n##[add-mask]x",
        "<script>alert(1)</script>\n%%\n@all [x](javascript:y)\n%%\n| a | b |\n%%\n```\n%%\n]]>&\"'",
        "Hoà Ủy Ðức\u{301}\n%%\n-1+1\n%%\n+84\n%%\n@SUM(A1)\n%%\n%0A::set-output",
        "e\u{301}\u{301}\u{301}\n%%\n\u{fffe}\u{ffff}\n%%\na:\n%%\n:\n%%\n{x} {y",
        "\t::warning::x\n%%\n\u{a0}::debug::\n%%\nC:\\a\\b\n%%\n../../etc/passwd\n%%\n1e5",
        "👩‍👩‍👧‍👦 한국어 中文字\n%%\n\u{1f1fb}\u{1f1f3}\n%%\n\u{e0041}\n%%\n",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}
