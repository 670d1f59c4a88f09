//! Comma-separated values (RFC 4180) for spreadsheets and programs: one row per item, the columns named as in
//! JSON, ISO dates and decimal points.

use crate::report::Remark;
use crate::report::{json::PlanAssignmentJson, json::PlanTargetsJson, json::RankedUnitJson};
use serde::Serialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// The columns of targets behind `plan`: a field of the target, or one inside such a field.
const COLUMNS: [&str; 29] = [
    "id",
    "title",
    "indicator",
    "of_which",
    "measure",
    "bound.op",
    "bound.value",
    "bound.of",
    "by",
    "lead",
    "tasks",
    "verdict",
    "final",
    "value.value",
    "value.numerator",
    "value.denominator",
    "value.rank",
    "value.of",
    "value.periods",
    "value.through",
    "value.known_on",
    "value.basis",
    "value.partial",
    "value.stale",
    "attainment",
    "expected",
    "shortfall.amount",
    "shortfall.unit",
    "forecast",
];

/// The targets of these plans.
///
/// # Errors
/// When they cannot be written, which for these structs does not happen.
pub fn targets_csv(plans: &[PlanTargetsJson]) -> serde_json::Result<String> {
    items(plans, "targets", &COLUMNS)
}

/// The columns of a ranking.
const RANKED: [&str; 13] = [
    "id",
    "unit",
    "parent",
    "score",
    "period",
    "rank",
    "of",
    "points",
    "known_on",
    "basis",
    "within",
    "places_short",
    "points_short",
];

/// The units of rankings.
///
/// # Errors
/// When they cannot be written, which for these structs does not happen.
pub fn ranking_csv(units: &[RankedUnitJson]) -> serde_json::Result<String> {
    let mut text = titles(&RANKED);
    for unit in units {
        text.push_str(&record(&fields(&serde_json::to_value(unit)?, &RANKED)));
    }
    Ok(text)
}

/// The tasks of these plans with those who have a part in them.
///
/// # Errors
/// When they cannot be written, which for these structs does not happen.
pub fn assignment_csv(plans: &[PlanAssignmentJson]) -> serde_json::Result<String> {
    items(plans, "tasks", &["id", "area", "title", "leads", "support", "oversee", "gaps"])
}

/// The proposals for the tasks of these plans that nobody leads.
///
/// # Errors
/// When they cannot be written, which for these structs does not happen.
pub fn suggestions_csv(plans: &[PlanAssignmentJson]) -> serde_json::Result<String> {
    items(plans, "suggestions", &["task", "lead", "reason", "supports_it"])
}

/// A row for each remark.
#[must_use]
pub fn remarks_csv(remarks: &[Remark]) -> String {
    const TITLES: [&str; 10] = ["plan", "item", "field", "level", "code", "name", "message", "file", "line", "column"];
    let mut text = record(&TITLES.map(str::to_owned));
    for remark in remarks {
        let given = |part: &Option<String>| part.clone().unwrap_or_default();
        text.push_str(&record(&[
            given(&remark.plan),
            given(&remark.item),
            remark.field.unwrap_or_default().to_owned(),
            remark.level.word().to_owned(),
            remark.kind.code().to_owned(),
            remark.kind.name().to_owned(),
            remark.message.clone(),
            remark.at.file.as_str().to_owned(),
            remark.at.start.line.to_string(),
            remark.at.start.column.to_string(),
        ]));
    }
    text
}

/// A row for each item of a list of each plan: the plan's id, then these fields of the item.
fn items(plans: &[impl Serialize], list: &str, columns: &[&str]) -> serde_json::Result<String> {
    let all: Vec<&str> = std::iter::once("plan").chain(columns.iter().copied()).collect();
    let mut text = titles(&all);
    for plan in plans {
        let plan = serde_json::to_value(plan)?;
        let id = plan.get("id").map(plain).unwrap_or_default();
        for item in plan.get(list).and_then(Value::as_array).into_iter().flatten() {
            let cells: Vec<String> = std::iter::once(id.clone()).chain(fields(item, columns)).collect();
            text.push_str(&record(&cells));
        }
    }
    Ok(text)
}

fn titles(columns: &[&str]) -> String {
    record(&columns.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>())
}

/// These fields of an item; `a.b` is one inside another.
fn fields(item: &Value, columns: &[&str]) -> Vec<String> {
    let field = |column: &&str| {
        let found = match column.split_once('.') {
            Some((outer, inner)) => item.get(outer).and_then(|outer| outer.get(inner)),
            None => item.get(*column),
        };
        found.map(plain).unwrap_or_default()
    };
    columns.iter().map(field).collect()
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(" "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// A line of these cells.
pub(crate) fn record(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A field that no spreadsheet takes for a formula.
fn field(text: &str) -> String {
    let formula = begins_a_formula(text) && !is_negative_number(text);
    // A spreadsheet shows what a terminal would obey.
    let text = &crate::text::Raw::new(text).terminal().to_string();
    let text = if formula { format!("'{text}") } else { text.clone() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Whether a spreadsheet may take a text for a formula. Some skip blanks before the sign, and a Japanese or Chinese one
/// takes the wide or small form of a sign for the sign; the minus sign of mathematics is read as `-`.
fn begins_a_formula(text: &str) -> bool {
    let first = text.trim_start().chars().next().into_iter().nfkc().next();
    text.starts_with(['\t', '\r']) || matches!(first, Some('=' | '+' | '-' | '@' | '\u{2212}'))
}

/// A number below zero as this program writes it. What else can be read as one, `-inf` or `-0E011`, is text of a plan.
fn is_negative_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else { return false };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn no_field_is_a_formula() {
        assert_eq!(field("=cmd()"), "'=cmd()");
        assert_eq!(field("@x,\"y\""), "\"'@x,\"\"y\"\"\"");
        for number in ["-5.5", "-0", "-1200"] {
            assert_eq!(field(number), number);
        }
        for text in ["-x", "-inf", "-0E011", "-", "-1.", "-.5", "-1.2.3", "+5", "--5"] {
            assert_eq!(field(text), format!("'{text}"));
        }
        for sign in "=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−".chars() {
            for blanks in ["", " ", "\u{A0}", "\u{3000}", " \u{2003}"] {
                assert_eq!(field(&format!("{blanks}{sign}1")).starts_with('\''), (blanks, sign) != ("", '-'), "{sign}");
            }
        }
        for text in ["Đề án = 1", " Đề án", "– Đề án", "1-2", "'=1", "", "  "] {
            assert_eq!(field(text), text);
        }
    }
}
