//! Finds the marks of a paragraph, over however many runs each is split.

use super::fault::FaultKind;
use super::piece::{Mark, MarkKind, Piece, Run, Text, pieces};
use crate::ooxml::tree::Element;

/// The text around a mark that a fault shows, in characters.
const NEAR: usize = 40;

/// A paragraph with marks.
#[derive(Clone, Debug)]
pub struct Scan<'t> {
    /// Its pieces, its marks among them.
    pub pieces: Vec<Piece<'t>>,
    /// The faults of single marks, each with the text around it.
    pub faults: Vec<(FaultKind, String)>,
    /// Whether it held a mark at all; a note leaves nothing behind.
    pub has_marks: bool,
}

/// A character with the number of its piece. One that is not text is a sign like a tab.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    /// A part is too small for more pieces than this can count.
    piece: u32,
    is_text: bool,
}

/// Stands where a drawing or the like parts the text.
const WALL: char = '\u{0}';

/// A piece of text between braces.
struct Braces {
    /// The first letter and the one behind the last.
    letters: std::ops::Range<usize>,
    inside: String,
}

/// Scans a paragraph. None where it holds no braces, so that it can be left as it is.
pub fn scan(paragraph: &Element) -> Option<Scan<'_>> {
    let pieces = pieces(paragraph);
    let letters = letters(&pieces);
    let is_pair = |pair: &[Letter]| matches!(pair, [a, b] if a.c == b.c && matches!(a.c, '{' | '}'));
    if !letters.windows(2).any(is_pair) {
        return None;
    }
    let mut faults = Vec::new();
    let found = braces(&letters, &mut faults);
    let mut marks = Vec::new();
    for braces in &found {
        let near = near(&letters, braces.letters.start);
        match mark(&pieces, &letters, braces, near.clone()) {
            Ok(mark) => marks.extend(mark),
            Err(fault) => faults.push((fault, near)),
        }
    }
    let has_marks = !found.is_empty();
    Some(Scan { pieces: cut(pieces, &letters, &found, marks), faults, has_marks })
}

fn letters(pieces: &[Piece<'_>]) -> Vec<Letter> {
    let mut all = Vec::new();
    for (piece, it) in (0_u32..).zip(pieces) {
        match it {
            Piece::Text(text) => {
                all.extend(text.letters.chars().map(|c| Letter { c, piece, is_text: true }));
            }
            Piece::Sign(sign, _) => {
                let c = match sign.known {
                    "noBreakHyphen" => '-',
                    "softHyphen" => '\u{ad}',
                    _ => '\t',
                };
                all.push(Letter { c, piece, is_text: false });
            }
            Piece::Thing(..) => all.push(Letter { c: WALL, piece, is_text: false }),
            Piece::Between(_) | Piece::Open(_) | Piece::Close(_) | Piece::Mark(_) => {}
        }
    }
    all
}

/// All texts between braces. A brace without its counterpart is a fault.
fn braces(letters: &[Letter], faults: &mut Vec<(FaultKind, String)>) -> Vec<Braces> {
    let is = |at: usize, c: char| [at, at + 1].iter().all(|at| letters.get(*at).is_some_and(|letter| letter.c == c));
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if is(at, '}') {
            faults.push((FaultKind::Half, near(letters, at)));
            at += 2;
        } else if is(at, '{') {
            let inside = letters.get(at + 2..).unwrap_or_default();
            let is_note = inside.iter().find(|letter| !letter.c.is_whitespace()).is_some_and(|letter| letter.c == '!');
            let stops = |it: usize| {
                let parts = |letter: &Letter| letter.c == WALL || !is_note && letter.c == '\t' && !letter.is_text;
                is(it, '}') || !is_note && is(it, '{') || letters.get(it).is_none_or(parts)
            };
            let end = (at + 2..letters.len()).find(|it| stops(*it)).unwrap_or(letters.len());
            if is(end, '}') {
                let inside = letters.get(at + 2..end).unwrap_or_default().iter();
                let inside = inside.map(|letter| letter.c).filter(|c| *c != '\u{ad}').collect();
                found.push(Braces { letters: at..end + 2, inside });
                at = end + 2;
            } else {
                faults.push((FaultKind::Half, near(letters, at)));
                at = end.max(at + 2);
            }
        } else {
            at += 1;
        }
    }
    found
}

/// The mark between braces; none for a note.
fn mark<'t>(
    pieces: &[Piece<'t>],
    letters: &[Letter],
    braces: &Braces,
    near: String,
) -> Result<Option<(usize, Mark<'t>)>, FaultKind> {
    let inside = braces.inside.trim();
    let (kind, name) = match inside.chars().next() {
        Some('!') => return Ok(None),
        Some('#') => (MarkKind::Open, inside.get(1..)),
        Some('^') => (MarkKind::OpenAbsent, inside.get(1..)),
        Some('/') => (MarkKind::Close, inside.get(1..)),
        Some(_) => (MarkKind::Value, Some(inside)),
        None => return Err(FaultKind::Empty),
    };
    let name = name.unwrap_or_default().trim().to_owned();
    if name.is_empty() {
        return Err(FaultKind::Empty);
    }
    let mine = letters.get(braces.letters.clone()).unwrap_or_default();
    let runs = || mine.iter().filter_map(|letter| pieces.get(usize::try_from(letter.piece).ok()?)).filter_map(run_of);
    let is_tracked = runs().any(|run| run.is_tracked);
    let Some(run) = runs().next() else { return Err(FaultKind::Empty) };
    let first = braces.letters.start;
    Ok(Some((first, Mark { kind, name, run, is_tracked, near, number: 0 })))
}

const fn run_of<'t>(piece: &Piece<'t>) -> Option<Run<'t>> {
    match piece {
        Piece::Text(Text { run, .. }) | Piece::Sign(_, run) | Piece::Thing(_, run) => Some(*run),
        Piece::Between(_) | Piece::Open(_) | Piece::Close(_) | Piece::Mark(_) => None,
    }
}

/// The pieces without the letters of the marks, and with each mark where its first brace stood.
fn cut<'t>(
    pieces: Vec<Piece<'t>>,
    letters: &[Letter],
    found: &[Braces],
    marks: Vec<(usize, Mark<'t>)>,
) -> Vec<Piece<'t>> {
    let mut letters = letters.iter().enumerate().peekable();
    let mut found = found.iter().peekable();
    let mut marks = marks.into_iter().peekable();
    let mut all = Vec::new();
    for (index, piece) in (0_u32..).zip(pieces) {
        let Some(run) = run_of(&piece) else {
            all.push(piece);
            continue;
        };
        let holder = if let Piece::Text(text) = &piece { Some(text.holder) } else { None };
        let mut text = String::new();
        let mut is_kept = false;
        while let Some((at, letter)) = letters.next_if(|(_, letter)| letter.piece == index) {
            if let Some((_, mark)) = marks.next_if(|(first, _)| *first == at) {
                if let Some(holder) = holder {
                    push_text(&mut all, std::mem::take(&mut text), holder, run);
                }
                all.push(Piece::Mark(mark));
            }
            while found.next_if(|braces| braces.letters.end <= at).is_some() {}
            if found.peek().is_some_and(|braces| braces.letters.contains(&at)) {
                continue;
            }
            is_kept = true;
            if letter.is_text {
                text.push(letter.c);
            }
        }
        match holder {
            Some(holder) => push_text(&mut all, text, holder, run),
            None if is_kept => all.push(piece),
            None => {}
        }
    }
    all
}

fn push_text<'t>(all: &mut Vec<Piece<'t>>, text: String, holder: &'t Element, run: Run<'t>) {
    if !text.is_empty() {
        all.push(Piece::Text(Text { letters: text, holder, run }));
    }
}

/// At most 40 characters around a letter.
fn near(letters: &[Letter], at: usize) -> String {
    let begin = at.saturating_sub(NEAR / 4);
    let begin = begin.min(letters.len().saturating_sub(NEAR));
    let shown = letters.iter().skip(begin).take(NEAR);
    shown.map(|letter| if letter.c == WALL || letter.c.is_control() { ' ' } else { letter.c }).collect()
}
