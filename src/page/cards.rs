//! The cards at the top of a page: the state in a few numbers.

use super::words::Words;
use crate::calc::{State, Tally, Verdict, Verdicts};
use crate::text::Both;
use crate::value::{Cell, Tone};
use maud::{Markup, html};

/// A number with what it counts.
pub(super) struct Card {
    number: String,
    counts: String,
    more: Option<String>,
    /// The section of the page that tells more.
    to: Option<&'static str>,
    tone: Option<Tone>,
}

/// The cards in a row.
pub(super) fn cards(cards: &[Card], title: &str) -> Markup {
    html! {
        section aria-label=(title) {
            ul.cards {
                @for card in cards {
                    li class=(card.class()) {
                        strong { (card.number) }
                        " "
                        @if let Some(to) = card.to {
                            a href={ "#" (to) } { (card.counts) }
                        } @else {
                            span { (card.counts) }
                        }
                        @if let Some(more) = &card.more { " " span.small { (more) } }
                    }
                }
            }
        }
    }
}

impl Card {
    const fn class(&self) -> &'static str {
        match self.tone {
            Some(Tone::Bad) => "card bad",
            Some(Tone::Warn) => "card warn",
            Some(Tone::Good) => "card good",
            None => "card",
        }
    }

    pub(super) fn count(count: usize, counts: &str, words: Words) -> Self {
        Self { number: words.count(count), counts: counts.to_owned(), more: None, to: None, tone: None }
    }

    pub(super) fn leading_to(self, to: Option<&'static str>) -> Self {
        Self { to, ..self }
    }

    /// With a colour where the count is not 0.
    pub(super) fn toned(self, count: usize, tone: Tone) -> Self {
        Self { tone: (count > 0).then_some(tone), ..self }
    }

    /// The tasks that are complete, of those that can be.
    pub(super) fn complete(tally: &Tally, words: Words) -> Self {
        const COMPLETE: Both = Both { en: "tasks complete", vi: "nhiệm vụ hoàn thành" };
        const NOTHING: Both = Both { en: "nothing to complete yet", vi: "chưa có việc phải hoàn thành" };
        let completion = tally.completion();
        let more = completion.percent().map_or_else(|| Cell::Word(NOTHING), Cell::Percent);
        Self {
            number: words.completion(completion),
            counts: words.say(COMPLETE).to_owned(),
            more: Some(words.cell(&more)),
            to: None,
            tone: None,
        }
    }

    pub(super) fn overdue(tally: &Tally, words: Words) -> Self {
        const OVERDUE: Both = Both { en: "overdue", vi: "quá hạn" };
        let count = tally.of(State::Overdue);
        Self::count(count, words.say(OVERDUE), words).toned(count, Tone::Bad)
    }

    pub(super) fn due_soon(tally: &Tally, days: u32, words: Words) -> Self {
        const SOON: Both = Both { en: "due within {days} days", vi: "đến hạn trong {days} ngày" };
        let count = tally.of(State::DueSoon);
        let counts = words.phrase(SOON, vec![("days", Cell::Count(days as usize))]);
        Self::count(count, &counts, words).toned(count, Tone::Warn)
    }

    /// The targets that stand well, of all; the other verdicts in words.
    pub(super) fn targets(verdicts: &Verdicts, words: Words) -> Self {
        const WELL: Both =
            Both { en: "targets attained or on track", vi: "chỉ tiêu đạt hoặc đúng tiến độ" };
        let is_well = |verdict: Verdict| matches!(verdict, Verdict::Attained | Verdict::OnTrack);
        let well = verdicts.iter().filter(|(verdict, _)| is_well(*verdict)).map(|(_, count)| count).sum();
        let others = verdicts.iter().filter(|(verdict, count)| !is_well(*verdict) && *count > 0);
        let others = others.map(|(verdict, count)| format!("{} {}", words.count(count), words.say(verdict.title())));
        let others: Vec<String> = others.collect();
        Self {
            number: words.cell(&Cell::Share(well, verdicts.targets())),
            counts: words.say(WELL).to_owned(),
            more: (!others.is_empty()).then(|| others.join(" · ")),
            to: None,
            tone: None,
        }
    }

    pub(super) fn gaps(gaps: usize, words: Words) -> Self {
        const GAPS: Both = Both { en: "gaps in the assignment", vi: "thiếu sót phân công" };
        Self::count(gaps, words.say(GAPS), words).toned(gaps, Tone::Warn)
    }
}
