//! Tasks in the words of a paper: due days, states, deliveries.

use super::facts::Facts;
use super::wording::{day, line};
use crate::calc::{State, TaskStatus};
use crate::model::{OccurrenceName, Task};
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
    let numbers = task.done.iter().filter(|delivery| delivery.on.value <= facts.day());
    let numbers: Vec<String> = numbers.flat_map(|delivery| documents(delivery.evidence.as_ref())).collect();
    if !numbers.is_empty() {
        return numbers.join("; ");
    }
    status
        .percent
        .as_ref()
        .map(|percent| format!("{}%", crate::value::number(percent, 0, Lang::Vi)))
        .unwrap_or_default()
}

/// The document numbers among evidence; files of the plan's folder mean nothing on paper.
pub(super) fn documents(
    evidence: Option<&crate::source::At<Vec<crate::source::At<String>>>>,
) -> impl Iterator<Item = String> {
    let all = evidence.into_iter().flat_map(|at| &at.value).map(|one| one.value.trim());
    all.filter(|text| is_document_number(text)).map(|text| line(&Raw::new(text)))
}

/// A number with a symbol, such as 12/BC-UBND. A path has a dot for its ending.
fn is_document_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit()) && text.contains('/') && !text.contains('.')
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
    use super::is_document_number;

    #[test]
    fn only_numbers_of_documents_reach_the_paper() {
        for number in ["12/BC-UBND", "26/2019/TT-BTC", "01/ĐA-UBND"] {
            assert!(is_document_number(number), "{number}");
        }
        for other in ["kiem-chung/a.pdf", "./12/a", "Biên bản họp", "https://a.vn/1"] {
            assert!(!is_document_number(other), "{other}");
        }
    }
}
