//! Text of plans beside words of our own. Plans are in Vietnamese; on a page in another language the text of a plan
//! says so (WCAG 3.1.2), so that a screen reader pronounces it as what it is.

use super::words::Words;
use crate::text::{Lang, parted};
use crate::value::Cell;
use maud::{Markup, html};

/// The language of the files of plans.
const OF_PLANS: Lang = Lang::Vi;

/// The speaker of a part of a cell. Numbers, days and signs are read alike in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Voice {
    Plan,
    Page,
}

impl Words {
    /// The language of the text of plans, where it is not that of the page.
    pub(super) fn plan_lang(self) -> Option<&'static str> {
        (self.0 != OF_PLANS).then(|| OF_PLANS.code())
    }

    /// A cell where the text of plans is marked as such.
    pub(super) fn among_own(self, cell: &Cell) -> Markup {
        self.spoken(cell, Voice::Page)
    }

    /// A cell within text of plans, where words of our own are marked as such.
    pub(super) fn among_plan(self, cell: &Cell) -> Markup {
        self.spoken(cell, Voice::Plan)
    }

    fn spoken(self, cell: &Cell, around: Voice) -> Markup {
        if self.0 == OF_PLANS {
            return html! { (self.cell(cell)) };
        }
        let lang = match around {
            Voice::Plan => self.0.code(),
            Voice::Page => OF_PLANS.code(),
        };
        let mut parts = Vec::new();
        self.parts(cell, &mut parts);
        html! {
            @for (voice, text) in joined(parts, around) {
                @if voice == around { (text) } @else { span lang=(lang) { (text) } }
            }
        }
    }

    fn parts(self, cell: &Cell, parts: &mut Vec<(Voice, String)>) {
        match cell {
            Cell::Text(_) | Cell::Texts(..) => parts.push((Voice::Plan, self.cell(cell))),
            Cell::Word(_)
            | Cell::Empty
            | Cell::Unknown
            | Cell::Count(_)
            | Cell::Share(..)
            | Cell::Percent(_)
            | Cell::Exactly(_)
            | Cell::Number(..)
            | Cell::Day(_)
            | Cell::Month(..) => parts.push((Voice::Page, self.cell(cell))),
            Cell::Toned(_, inner) => self.parts(inner, parts),
            Cell::Joined(cells, between) => {
                let shown = cells.iter().filter(|one| !self.cell(one).is_empty());
                for (number, one) in shown.enumerate() {
                    if number > 0 {
                        parts.push((Voice::Page, (*between).to_owned()));
                    }
                    self.parts(one, parts);
                }
            }
            Cell::Phrase(message) => {
                let mut rest = message.says.get(self.0);
                while let Some((before, (hole, behind))) =
                    rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
                {
                    parts.push((Voice::Page, before.to_owned()));
                    if let Some((_, arg)) = message.args.iter().find(|(name, _)| *name == hole) {
                        self.parts(arg, parts);
                    }
                    rest = behind;
                }
                parts.push((Voice::Page, rest.to_owned()));
            }
        }
    }
}

/// The parts in their order. One without letters is read alike in every language, so it joins the part before it.
fn joined(parts: Vec<(Voice, String)>, around: Voice) -> Vec<(Voice, String)> {
    let mut joined: Vec<(Voice, String)> = Vec::new();
    for (voice, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let voice = if text.chars().any(char::is_alphabetic) { voice } else { around };
        match joined.last_mut() {
            Some((known, before)) if *known == voice => *before = parted(format!("{before}{text}")),
            Some(_) | None => joined.push((voice, text)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::text::{Both, Lang};
    use crate::value::Cell;

    const DRAFT: Both = Both { en: "{plan} (draft)", vi: "{plan} (dự thảo)" };

    #[test]
    fn only_what_is_in_another_language_than_the_text_around_it_is_marked() {
        let plan = Cell::phrase(DRAFT, vec![("plan", Cell::from("Kế hoạch <1>"))]);
        let (en, vi) = (Words(Lang::En), Words(Lang::Vi));
        let says = |markup: maud::Markup| markup.into_string();
        assert_eq!(says(en.among_own(&plan)), "<span lang=\"vi\">Kế hoạch &lt;1&gt;</span> (draft)");
        assert_eq!(says(en.among_plan(&plan)), "Kế hoạch &lt;1&gt;<span lang=\"en\"> (draft)</span>");
        assert_eq!(says(vi.among_own(&plan)), "Kế hoạch &lt;1&gt; (dự thảo)");
        let leads = Cell::Joined(vec![Cell::from("Thuế"), Cell::Empty, Cell::from("Công an")], ", ");
        assert_eq!(says(en.among_plan(&leads)), "Thuế, Công an");
        assert_eq!(says(en.among_own(&Cell::from("1.2"))), "1.2", "a number has no language");
    }
}
