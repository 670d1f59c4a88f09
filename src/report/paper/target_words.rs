//! Targets in the words of a paper.

use super::facts::Facts;
use super::fields::Fields;
use super::wording::{begun, line, plain};
use crate::calc::{Value, Verdict};
use crate::model::{Asked, Bound};
use crate::report::targets::document::{counts, value_cell};
use crate::report::targets::rows::{TargetRow, Title};
use crate::text::Lang;
use crate::value::day;

/// The title of a target, without the mark of one under another.
pub(super) fn title(row: &TargetRow) -> String {
    match &row.title {
        Title::File(raw) => line(raw),
        Title::Ours(words) => words.get(Lang::Vi).to_owned(),
    }
}

/// The value to date with its counts: "36/46 (78,26%)".
pub(super) fn value(row: &TargetRow) -> Option<String> {
    let value = row.standing.value.as_ref()?;
    let (figure, counted) = (plain(&value_cell(row, value)), plain(&counts(value)));
    Some(if counted.is_empty() || counted == figure {
        figure
    } else if value.amount.rank().is_some() {
        counted
    } else {
        format!("{counted} ({figure})")
    })
}

/// The verdict as a word of a table.
pub(super) fn verdict(row: &TargetRow) -> String {
    begun(counted(row.standing.verdict))
}

/// A verdict in a sentence that counts.
pub(super) const fn counted(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::AtRisk => "có nguy cơ không đạt",
        Verdict::OffTrack => "chậm tiến độ",
        Verdict::Attained
        | Verdict::OnTrack
        | Verdict::OutOfReach
        | Verdict::Missed
        | Verdict::AwaitingData
        | Verdict::NoData
        | Verdict::NotComparable
        | Verdict::NotApplicable
        | Verdict::NotMeasurable => verdict.title().vi,
    }
}

/// The bound of a target in a sentence: "tối thiểu 75%".
pub(super) fn asked(row: &TargetRow) -> Option<String> {
    let asked = row.asked.as_ref()?;
    let bound = plain(&row.bound_cell()?);
    let Asked::Bound(known) = asked else { return Some(bound) };
    let figure = |sign: &str| bound.trim_start_matches(sign).trim_start().to_owned();
    Some(match known {
        Bound::AtLeast(_) => format!("tối thiểu {}", figure("≥")),
        Bound::MoreThan(_) => format!("trên {}", figure(">")),
        Bound::AtMost(_) => format!("không quá {}", figure("≤")),
        Bound::LessThan(_) => format!("dưới {}", figure("<")),
        Bound::RankWithin(rank, Some(of)) => format!("trong nhóm {rank:02}/{:02}", of.value),
        Bound::RankWithin(rank, None) => format!("trong nhóm {rank:02}"),
        Bound::Done => bound,
    })
}

/// The last day that a value covers.
pub(super) fn through(value: &Value, facts: &Facts<'_>) -> String {
    let period = value.parts.last().map(|part| &part.period);
    let title = period.filter(|_| value.known_on.is_some()).map(super::wording::period_title);
    let title = title.unwrap_or_else(|| format!("đến {}", day(value.through.min(facts.day()), Lang::Vi)));
    begun(&title)
}

/// A target as an item of a list.
pub(super) fn item(row: &TargetRow) -> Fields {
    let (title, bound) = (title(row), asked(row));
    let verdict = verdict(row);
    let value = value(row);
    let text = match (&value, &bound) {
        (Some(value), Some(bound)) => format!("{title}: {value} (chỉ tiêu {bound})"),
        (None, Some(bound)) => format!("{title}: chưa có số liệu (chỉ tiêu {bound})"),
        (Some(value), None) => format!("{title}: {value}"),
        (None, None) => title.clone(),
    };
    Fields::default()
        .with("id", row.id.as_str())
        .with("title", title)
        .with("bound", bound)
        .with("value", value)
        .with("verdict", verdict)
        .with("text", text)
}

/// The same with the verdict behind it, where it is not a simple no.
pub(super) fn failing_item(row: &TargetRow) -> Fields {
    let item = item(row);
    let word = match row.standing.verdict {
        Verdict::OutOfReach => "không thể đạt",
        Verdict::OffTrack => "chậm tiến độ",
        Verdict::Missed => "không đạt",
        Verdict::Attained
        | Verdict::OnTrack
        | Verdict::AtRisk
        | Verdict::AwaitingData
        | Verdict::NoData
        | Verdict::NotComparable
        | Verdict::NotApplicable
        | Verdict::NotMeasurable => return item,
    };
    item.suffixed("text", &format!(", {word}"))
}

/// Whether a target stands among those that are not reached.
pub(super) const fn is_failing(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Missed | Verdict::OutOfReach | Verdict::OffTrack => true,
        Verdict::Attained
        | Verdict::OnTrack
        | Verdict::AtRisk
        | Verdict::AwaitingData
        | Verdict::NoData
        | Verdict::NotComparable
        | Verdict::NotApplicable
        | Verdict::NotMeasurable => false,
    }
}
