//! The changes of plans, in JSON.

use super::rows::{ChangeRow, PlanDifference};
use crate::calc::Amount;
use crate::calc::diff::{Fact, Mark, Side, Topic};
use crate::model::{Bound, Due, Goal};
use crate::report::object::object;
use crate::text::{Lang, Raw};
use crate::value::Exact;
use serde_json::{Map, Value, json};

/// The two states that every plan is compared between.
#[derive(Clone, Debug)]
pub struct States {
    /// The name and the commit of BASE.
    pub base: (String, String),
    /// The name and the commit of HEAD; `None` for the files on the disk.
    pub head: Option<(String, String)>,
}

/// The changes of a plan between two states.
pub(crate) struct PlanComparison<'d>(pub &'d PlanDifference, pub &'d States, pub Lang);

object! { PlanComparison<'_>, PlanComparison(plan, states, lang) => {
    "id": plan.id,
    "title": plan.title,
    "base": plan.base.as_ref().map(|folder| State(Some(&states.base), folder)),
    "head": plan.head.as_ref().map(|folder| State(states.head.as_ref(), folder)),
    // How many changes bear each mark.
    "counts": Mark::ALL.iter().map(|mark| (mark.word().to_owned(), plan.count(*mark).into())).collect::<Map<_, _>>(),
    "changes": plan.changes.iter().map(|row| Change(row, &plan.id, *lang)).collect::<Vec<_>>(),
    "not_compared": plan.not_compared.iter().map(|topic| Item(topic, &plan.id)).collect::<Vec<_>>(),
} }

/// A revision as the user named it, with its commit and the plan's folder. Both names are `null` for the files on the
/// disk.
struct State<'d>(Option<&'d (String, String)>, &'d Raw);

object! { State<'_>, State(named, folder) => {
    "revision": named.map(|(name, _)| name),
    "commit": named.map(|(_, commit)| commit),
    "folder": folder,
} }

/// A topic of a plan; the plan itself is a topic, too.
struct Item<'d>(&'d Topic, &'d Raw);

impl<'d> Item<'d> {
    fn id(&self) -> Option<&'d Raw> {
        self.0.id().or_else(|| matches!(self.0, Topic::Plan).then_some(self.1))
    }
}

object! { Item<'_>, item => {
    "item_kind": item.0.word(),
    "item": item.id(),
    "period": item.0.period(),
} }

/// A change in the plan of this id.
struct Change<'d>(&'d ChangeRow, &'d Raw, Lang);

object! { Change<'_>, Change(row, plan, lang) => {
    "kind": row.change.kind.word(),
    "message": row.change.kind.title().get(*lang),
    "item_kind": row.change.topic.word(),
    "item": Item(&row.change.topic, plan).id(),
    "period": row.change.topic.period(),
    "title": row.title,
    "field": row.change.field,
    "before": fact(&row.change.before),
    "after": fact(&row.change.after),
    "marks": row.change.marks.iter().map(|mark| mark.word()).collect::<Vec<_>>(),
    "amendment": row.change.amendment,
    // `base` where the item is gone.
    "side": match row.change.side {
        Side::Base => "base",
        Side::Head => "head",
    },
    "file": row.at.file.as_str(),
    "start": row.at.start,
    "end": row.at.end,
} }

/// A fact as a plan file writes it: a text, a number, an ISO date, a list, or an object of these.
fn fact(fact: &Fact) -> Value {
    match fact {
        Fact::Nothing => Value::Null,
        Fact::Text(text) => text.as_str().into(),
        Fact::Ids(ids) => json!(ids),
        Fact::Word(word) => (*word).into(),
        Fact::Count(count) => (*count).into(),
        Fact::Number(number) => json!(number),
        Fact::Day(one) => json!(one),
        Fact::Days(from, to) => json!({ "from": from, "to": to }),
        Fact::Due(term) => due(term),
        Fact::Goal(Goal::Qualitative, _) => json!({ "op": "qualitative", "value": null, "of": null }),
        Fact::Goal(Goal::Bound(bound), _) => goal(&bound.value),
        Fact::Figure(amount) => figure(amount),
        Fact::Baseline(value, on) => json!({ "value": value, "on": on }),
        Fact::Delivery(on, evidence) => json!({ "on": on, "evidence": evidence }),
        Fact::Dropped(on, why, decision) => {
            json!({ "on": on, "why": why, "decision": decision })
        }
    }
}

fn goal(bound: &Bound) -> Value {
    json!({ "op": bound.word(), "value": bound.figure(), "of": bound.pool_size() })
}

fn due(term: &Due) -> Value {
    match term {
        Due::On(one) => json!(one),
        Due::Days(days) => days.iter().map(|one| json!(one.value)).collect(),
        Due::After { days, working, event, on } => json!({
            "days": (!working).then_some(days),
            "working-days": working.then_some(days),
            "after": event.as_str(),
            "event": on,
        }),
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => term.word().into(),
    }
}

fn figure(amount: &Amount) -> Value {
    let count = |count: i128| json!(Exact::from(count));
    match amount {
        Amount::Ratio(numerator, denominator) => {
            json!({ "numerator": count(*numerator), "denominator": count(*denominator) })
        }
        Amount::Percent(number) => json!({ "percent": number }),
        Amount::Count(number) => json!({ "count": count(*number) }),
        Amount::Amount(number) => json!({ "amount": number }),
        Amount::Score(number) => json!({ "score": number }),
        Amount::Rank(rank, of) => json!({ "rank": rank, "of": of }),
        Amount::Done(on) => json!({ "done": on }),
    }
}
