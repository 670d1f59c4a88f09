//! Lists and tables in brackets or braces: parts with commas between them, on one line or on several, with
//! comments wherever they please.

use super::habits::Habits;
use super::{
    lines::Splice, lines::above_comments, lines::indent, lines::is_first, lines::is_last, lines::line_end,
    lines::line_start, lines::newline, lines::next_line, lines::rest, lines::slice_or_empty,
};
use crate::parse::{outline::Element, outline::Pair};
use std::ops::Range;

/// One part: an element, or a pair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Part {
    pub span: Range<usize>,
    pub comma: Option<usize>,
}

impl From<&Element> for Part {
    fn from(element: &Element) -> Self {
        Self { span: element.span.clone(), comma: element.comma }
    }
}

impl From<&Pair> for Part {
    fn from(pair: &Pair) -> Self {
        Self { span: pair.span(), comma: pair.comma }
    }
}

impl Part {
    /// Behind its comma, if it has one.
    const fn end(&self) -> usize {
        match self.comma {
            Some(comma) => comma + 1,
            None => self.span.end,
        }
    }
}

/// Brackets or braces with what stands in them.
pub(super) struct Brackets<'b> {
    pub text: &'b str,
    /// With the brackets.
    pub span: Range<usize>,
    pub parts: Vec<Part>,
    pub habits: &'b Habits,
    /// Whether they are braces.
    pub braces: bool,
}

impl Brackets<'_> {
    /// A new part behind that of this number, or before all.
    pub(super) fn insert(&self, after: Option<usize>, new: &str) -> Splice {
        let text = self.text;
        let Some(first) = self.parts.first() else { return self.insert_only(new) };
        let Some(part) = after.and_then(|at| self.parts.get(at)) else {
            let start = first.span.start;
            if !is_first(text, start) {
                return Splice::insert(start, format!("{new},{}", self.gap()));
            }
            // A comment right above the first one is about it.
            let line = above_comments(text, line_start(text, start), next_line(text, self.span.start));
            let (start, indent) = (line + indent(text, line).len(), indent(text, line));
            return Splice::insert(start, format!("{new},{}{indent}", newline(text, start)));
        };
        let on_own_line = is_first(text, part.span.start);
        let line = || format!("{}{}{new}", newline(text, part.span.start), indent(text, part.span.start));
        match part.comma {
            // Behind the rest of the line, which may be a comment on this part.
            Some(comma) if on_own_line && is_last(text, comma + 1) => {
                Splice::insert(line_end(text, comma), format!("{},", line()))
            }
            Some(comma) => Splice::insert(comma + 1, format!("{}{new},", self.gap())),
            None if on_own_line && rest(text, part.span.end).starts_with('#') => {
                let end = line_end(text, part.span.end);
                let comment = slice_or_empty(text, part.span.end..end);
                Splice { range: part.span.end..end, with: format!(",{comment}{}", line()) }
            }
            None if on_own_line => Splice::insert(part.span.end, format!(",{}", line())),
            None => Splice::insert(part.span.end, format!(",{}{new}", self.gap())),
        }
    }

    /// The blanks behind a comma here: none, where that is the habit.
    fn gap(&self) -> &'static str {
        let behind = |comma: usize| slice_or_empty(self.text, comma + 1..self.span.end);
        let commas = self.parts.iter().rev().skip(1).filter_map(|part| part.comma);
        let closed_up = commas.map(behind).any(|behind| !behind.starts_with([' ', '\t', '\r', '\n', '#']));
        if closed_up { "" } else { " " }
    }

    fn insert_only(&self, new: &str) -> Splice {
        let text = self.text;
        if !slice_or_empty(text, self.span.clone()).contains(['\n', '#']) {
            let with = if self.braces { self.habits.in_braces(new) } else { self.habits.in_brackets(new) };
            return Splice { range: self.span.clone(), with };
        }
        // On a line of its own, behind the last comment.
        let before_last_line = line_start(text, self.span.end).saturating_sub(1);
        let at = slice_or_empty(text, 0..before_last_line).strip_suffix('\r').map_or(before_last_line, str::len);
        // As deep as the comment above, if that has its line to itself.
        let above = line_start(text, at);
        let depth = if above > self.span.start && slice_or_empty(text, above..at).trim_start().starts_with('#') {
            indent(text, above).to_owned()
        } else {
            format!("{}{}", indent(text, self.span.start), self.habits.unit)
        };
        let line = format!("{}{depth}{new},", newline(text, at));
        Splice::insert(at, line)
    }

    /// Without the part of this number. Comments stay.
    pub(super) fn remove(&self, at: usize) -> Option<Splice> {
        let text = self.text;
        let gone = self.parts.get(at)?;
        let before = at.checked_sub(1).and_then(|before| self.parts.get(before));
        let next = self.parts.get(at + 1);
        // A comment between a part and its comma.
        if let Some(comma) = gone.comma
            && slice_or_empty(text, gone.span.end..comma).contains('#')
        {
            let kept = slice_or_empty(text, gone.span.end..comma).trim_start_matches([' ', '\t']).to_owned();
            return Some(Splice { range: gone.span.start..comma + 1, with: kept });
        }
        if is_first(text, gone.span.start) && is_last(text, gone.end()) {
            return Some(self.remove_lines(gone, before, next.is_none()));
        }
        Some(match (before, next) {
            (None, None) => {
                let inside = self.span.start + 1..self.span.end - 1;
                let blank = slice_or_empty(text, inside.start..gone.span.start).trim().is_empty()
                    && slice_or_empty(text, gone.end()..inside.end).trim().is_empty();
                Splice::remove(if blank { inside } else { gone.span.start..gone.end() })
            }
            (_, Some(next)) if !slice_or_empty(text, gone.end()..next.span.start).contains('\n') => {
                Splice::remove(gone.span.start..next.span.start)
            }
            // The comma before it is that of the list's last element from now on, where there is to be none.
            (Some(before), None) if gone.comma.is_none() => match before.comma {
                Some(comma)
                    if slice_or_empty(text, comma + 1..gone.span.start).trim_matches([' ', '\t']).is_empty() =>
                {
                    Splice::remove(comma..gone.span.end)
                }
                Some(_) | None => Splice::remove(gone.span.clone()),
            },
            (Some(before), _) if !slice_or_empty(text, before.end()..gone.span.start).contains('\n') => {
                Splice::remove(before.end()..gone.end())
            }
            (_, _) => Splice::remove(gone.span.start..gone.end()),
        })
    }

    /// The lines of a part that has them to itself. A comment behind it stays on a line of its own.
    fn remove_lines(&self, gone: &Part, before: Option<&Part>, is_last_part: bool) -> Splice {
        let text = self.text;
        let (start, end) = (line_start(text, gone.span.start), next_line(text, gone.end()));
        let comment = rest(text, gone.end());
        let kept = if comment.is_empty() {
            String::new()
        } else {
            format!("{}{comment}{}", indent(text, start), slice_or_empty(text, line_end(text, gone.end())..end))
        };
        // A list without a comma at its end is to stay one.
        match before.and_then(|before| before.comma) {
            Some(comma) if is_last_part && gone.comma.is_none() => {
                let between = slice_or_empty(text, comma + 1..start);
                Splice { range: comma..end, with: format!("{between}{kept}") }
            }
            Some(_) | None => Splice { range: start..end, with: kept },
        }
    }
}
