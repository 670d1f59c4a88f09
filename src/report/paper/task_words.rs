//! Tasks in the words of a paper: due days, states, deliveries.

use super::facts::Facts;
use super::wording::{day, line};
use crate::calc::{State, TaskStatus};
use crate::model::{OccurrenceName, Task, is_evidence_file};
use crate::text::{Lang, Raw};

/// A state in the table of tasks.
pub(super) const fn state(state: State) -> &'static str {
    match state {
        State::Done => "Hoàn thành",
        State::DoneLate => "Hoàn thành (trễ)",
        State::InProgress => "Đang thực hiện",
        State::DueSoon => "Sắp đến hạn",
        State::Overdue => "Quá hạn",
        State::NotStarted => "Chưa thực hiện",
        State::Waiting => "Chưa phát sinh",
        State::OnDemand => "Khi có yêu cầu",
        State::Dropped => "Dừng thực hiện",
    }
}

/// A state in a sentence that counts.
pub(super) const fn counted_state(state: State) -> &'static str {
    match state {
        State::Done => "hoàn thành",
        State::DoneLate => "hoàn thành trễ hạn",
        State::InProgress => "đang thực hiện",
        State::DueSoon => "sắp đến hạn",
        State::Overdue => "quá hạn",
        State::NotStarted => "chưa thực hiện",
        State::Waiting => "chưa phát sinh",
        State::OnDemand => "thực hiện khi có yêu cầu",
        State::Dropped => "dừng thực hiện",
    }
}

/// The remark on a task in the table: occurrences, days late, the document that came out of it, or the share.
pub(super) fn note(task: &Task, status: &TaskStatus, facts: &Facts<'_>) -> String {
    if let Some(late) = status.days_late.filter(|_| status.state == State::Overdue) {
        return format!("Trễ {} ngày", super::wording::days(late));
    }
    if let Some(counts) = status.occurrences.filter(|counts| counts.total > 0) {
        return format!("{}/{} kỳ", counts.delivered, counts.total);
    }
    let known = task.done.iter().filter(|delivery| delivery.on.value <= facts.day());
    let documents: Vec<String> = known.flat_map(|delivery| documents(delivery.evidence.as_ref())).collect();
    if !documents.is_empty() {
        return documents.join("; ");
    }
    status
        .percent
        .as_ref()
        .map(|percent| format!("{}%", crate::value::number(percent, 0, Lang::Vi)))
        .unwrap_or_default()
}

/// The documents among evidence, as they stand; files of the plan's folder and addresses mean nothing on paper.
pub(super) fn documents(
    evidence: Option<&crate::source::At<Vec<crate::source::At<String>>>>,
) -> impl Iterator<Item = String> {
    let all = evidence.into_iter().flat_map(|at| &at.value).map(|one| one.value.trim());
    all.filter(|text| is_for_paper(text)).map(|text| line(&Raw::new(text)))
}

/// The documents in a sentence: "văn bản số 12/BC-UBND, 13/BC-UBND; Biên bản số 03/BB-UBND". Empty without any.
pub(super) fn documents_in_words(evidence: Option<&crate::source::At<Vec<crate::source::At<String>>>>) -> String {
    let (numbers, others): (Vec<String>, Vec<String>) =
        documents(evidence).partition(|text| text.starts_with(|letter: char| letter.is_ascii_digit()));
    let numbers = (!numbers.is_empty()).then(|| format!("văn bản số {}", numbers.join(", ")));
    numbers.into_iter().chain(others).collect::<Vec<_>>().join("; ")
}

fn is_for_paper(text: &str) -> bool {
    !text.is_empty() && !text.contains("://") && !is_evidence_file(text)
}

/// The name of an occurrence in a sentence: "quý III năm 2023", "ngày 31/08/2023".
pub(super) fn occurrence(name: &OccurrenceName, facts: &Facts<'_>) -> String {
    match name {
        OccurrenceName::Day(on) => format!("hạn {}", day(*on)),
        OccurrenceName::Report(name) => facts
            .plan
            .period(name)
            .map_or_else(|| line(&Raw::new(&**name)), |period| super::wording::period_title(&period)),
    }
}

#[cfg(test)]
mod tests {
    use super::{documents_in_words, is_for_paper};
    use crate::source::{At, Place};

    #[test]
    fn only_documents_reach_the_paper() {
        for document in ["12/BC-UBND", "26/2019/TT-BTC", "01/ĐA-UBND", "Biên bản họp", "Biên bản số 03/BB-UBND"]
        {
            assert!(is_for_paper(document), "{document}");
        }
        for other in ["kiem-chung/a.pdf", "./12/a", "https://a.vn/1", ""] {
            assert!(!is_for_paper(other), "{other}");
        }
    }

    #[test]
    fn a_bare_number_is_called_a_document_and_words_stand_as_they_are() {
        let words = |all: &[&str]| {
            let all = all.iter().map(|one| At::new((*one).to_owned(), Place::NOWHERE)).collect();
            documents_in_words(Some(&At::new(all, Place::NOWHERE)))
        };
        assert_eq!(words(&["12/BC-UBND", "a.pdf", "13/BC-UBND"]), "văn bản số 12/BC-UBND, 13/BC-UBND");
        assert_eq!(words(&["Biên bản số 03/BB-UBND", "1/BC"]), "văn bản số 1/BC; Biên bản số 03/BB-UBND");
        assert_eq!(words(&["a.pdf"]), "");
    }
}
