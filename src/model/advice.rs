//! Advice on values that an office writes in its own words: a name where an id belongs, a deadline in words.

use super::deadline::{Deadline, deadline};
use super::{Plan, Target};
use crate::diag::Sink;
use crate::keys::unquoted_day;
use crate::parse::{rules::BAD_ID, rules::WRONG_TYPE, rules::WRONG_VALUE};
use crate::text::{fold, slug};
use crate::value::{HasId, Item, List};

/// Adds advice to the findings of a plan's files. When a value is read, the names that the plan gives to others may not
/// be known yet, nor its year.
pub(super) fn advise(plan: &Plan, sink: &mut Sink) {
    let years = (plan.start.value.year(), plan.end.value.year());
    let year = (years.0 == years.1).then_some(years.0);
    sink.amend(|finding| {
        if finding.rule().code == BAD_ID.code {
            let ids = ids(plan, finding.key()?, finding.text_of("id")?);
            return (!ids.is_empty()).then(|| finding.clone().write_instead(&ids));
        }
        let phrase = match finding.rule().code {
            code if code == WRONG_VALUE.code => finding.text_of("found"),
            code if code == WRONG_TYPE.code => finding.text_of("written"),
            _ => None,
        };
        let is_due = match finding.key()? {
            "due" => true,
            "by" => false,
            _ => return None,
        };
        match deadline(phrase?, year)? {
            // In a list of days, and where a target ends, the format knows no other form than a day.
            Deadline::By(stretch) if is_due && finding.rule().code == WRONG_VALUE.code => {
                Some(finding.clone().without_repair().write_instead(&[format!("\"{stretch}\"")]))
            }
            // Only a person decides that a day stands for words such as "trước 15/11".
            Deadline::By(stretch) => Some(unquoted_day(finding.clone().without_repair(), stretch.last_day())),
            Deadline::On(day) => Some(unquoted_day(finding.clone().without_repair(), day)),
        }
    });
}

/// The ids, in quotes, of those that a key can name and that people call so.
fn ids(plan: &Plan, key: &str, name: &str) -> Vec<String> {
    fn called<T: HasId>(list: &List<T>, name: &str) -> Vec<String> {
        let called = list.called(name);
        // A blank in the place of a dash, or a tone too many: `thôn 1` for `thon-1`.
        let spelt = if called.is_empty() { list.named(&slug(name)) } else { None };
        called.into_iter().chain(spelt).map(|one| format!("\"{}\"", one.id())).collect()
    }
    match key {
        "lead" | "support" | "oversee" | "by" | "reported-by" | "members" => called(&plan.assignees, name),
        "area" => called(&plan.areas, name),
        "group" => called(&plan.target_groups, name),
        "fund" => called(&plan.funds, name),
        "content" => called(&plan.funding.contents, name),
        "serves" | "of-which" => targets(plan, name),
        "indicator" | "rank-of" => [called(&plan.indicators, name), called(&plan.shared, name)].concat(),
        "tasks" => called(&plan.tasks, name),
        _ => Vec::new(),
    }
}

/// The ids, in quotes, of the targets that people call so: by their own words, or by the title of their indicator.
fn targets(plan: &Plan, name: &str) -> Vec<String> {
    let name = fold(name);
    let is_called = |target: &&Item<Target>| {
        let title = plan.indicator(&target.indicator.value).map(|indicator| indicator.title.as_str());
        target.titles().into_iter().chain(title).any(|title| fold(title) == name)
    };
    plan.targets.iter().filter(is_called).map(|target| format!("\"{}\"", target.id.value.as_str())).collect()
}
