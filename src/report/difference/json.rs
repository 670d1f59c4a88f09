//! What changed in plans, in JSON.

use crate::report::{Amount, Bound, ChangeRow, Due, Fact, Goal, Mark, PlanDifference, Side, Topic};
use crate::report::{findings::json::PositionJson, findings::json::decimal};
use crate::text::{Lang, Raw};
use crate::value::{Day, Exact};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What changed in a plan.
#[derive(Debug, Serialize)]
pub struct PlanDifferenceJson {
    id: String,
    title: String,
    base: Option<StateJson>,
    head: Option<StateJson>,
    /// How many changes bear each mark.
    counts: Map<String, Value>,
    changes: Vec<ChangeJson>,
    not_compared: Vec<TopicJson>,
}

/// The two states that were compared, for every plan.
#[derive(Clone, Copy, Debug)]
pub struct StatesJson<'s> {
    /// The name and the commit of BASE.
    pub base: (&'s str, &'s str),
    /// The same of HEAD; `None` for the files on the disk.
    pub head: Option<(&'s str, &'s str)>,
}

#[derive(Debug, Serialize)]
struct StateJson {
    /// As it was named; `null` for the files on the disk.
    revision: Option<String>,
    commit: Option<String>,
    /// The plan's folder.
    folder: String,
}

#[derive(Debug, Serialize)]
struct TopicJson {
    item_kind: &'static str,
    item: Option<String>,
    period: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChangeJson {
    kind: &'static str,
    message: String,
    #[serde(flatten)]
    topic: TopicJson,
    title: Option<String>,
    field: Option<&'static str>,
    before: Value,
    after: Value,
    marks: Vec<&'static str>,
    amendment: Option<String>,
    /// `head`, or `base` for what is gone.
    side: &'static str,
    file: String,
    start: PositionJson,
    end: PositionJson,
}

fn plain(raw: &Raw) -> String {
    raw.as_str().to_owned()
}

impl PlanDifferenceJson {
    /// What changed in a plan between two states, with messages in one language.
    #[must_use]
    pub fn new(plan: &PlanDifference, states: StatesJson<'_>, lang: Lang) -> Self {
        let state = |named: Option<(&str, &str)>, folder: &Raw| StateJson {
            revision: named.map(|(name, _)| name.to_owned()),
            commit: named.map(|(_, commit)| commit.to_owned()),
            folder: plain(folder),
        };
        Self {
            id: plain(&plan.id),
            title: plain(&plan.title),
            base: plan.base.as_ref().map(|folder| state(Some(states.base), folder)),
            head: plan.head.as_ref().map(|folder| state(states.head, folder)),
            counts: Mark::ALL.iter().map(|mark| (mark.word().to_owned(), plan.count(*mark).into())).collect(),
            changes: plan.changes.iter().map(|row| change(row, &plan.id, lang)).collect(),
            not_compared: plan.not_compared.iter().map(|one| topic(one, &plan.id)).collect(),
        }
    }
}

fn topic(topic: &Topic, plan: &Raw) -> TopicJson {
    // A change of the plan itself is about the plan.
    let item = topic.id().or_else(|| matches!(topic, Topic::Plan).then_some(plan)).map(plain);
    let period = topic.period().map(plain);
    TopicJson { item_kind: topic.word(), item, period }
}

fn change(row: &ChangeRow, plan: &Raw, lang: Lang) -> ChangeJson {
    let change = &row.change;
    ChangeJson {
        kind: change.kind.word(),
        message: change.kind.title().get(lang).to_owned(),
        topic: topic(&change.topic, plan),
        title: row.title.as_ref().map(plain),
        field: change.field,
        before: fact(&change.before),
        after: fact(&change.after),
        marks: change.marks.iter().map(|mark| mark.word()).collect(),
        amendment: change.amendment.as_ref().map(plain),
        side: match change.side {
            Side::Base => "base",
            Side::Head => "head",
        },
        file: row.at.file.as_str().to_owned(),
        start: row.at.start.into(),
        end: row.at.end.into(),
    }
}

fn day(day: Day) -> Value {
    day.to_string().into()
}

fn texts(texts: &[Raw]) -> Value {
    texts.iter().map(|text| Value::from(text.as_str())).collect()
}

/// A fact as a plan file would write it: a text, a number, an ISO date, a list, or an object of these.
fn fact(fact: &Fact) -> Value {
    match fact {
        Fact::Nothing => Value::Null,
        Fact::Text(text) => text.as_str().into(),
        Fact::Ids(ids) => texts(ids),
        Fact::Word(word) => (*word).into(),
        Fact::Count(count) => (*count).into(),
        Fact::Number(number) => decimal(number),
        Fact::Day(one) => day(*one),
        Fact::Days(from, to) => json!({ "from": day(*from), "to": day(*to) }),
        Fact::Due(term) => due(term),
        Fact::Goal(Goal::Qualitative, _) => json!({ "op": "qualitative", "value": null, "of": null }),
        Fact::Goal(Goal::Bound(bound), _) => goal(&bound.value),
        Fact::Figure(amount) => figure(amount),
        Fact::Baseline(value, on) => json!({ "value": decimal(value), "on": on.map(day) }),
        Fact::Delivery(on, evidence) => json!({ "on": day(*on), "evidence": texts(evidence) }),
        Fact::Dropped(on, why, decision) => {
            json!({ "on": day(*on), "why": why.as_str(), "decision": decision.as_ref().map(Raw::as_str) })
        }
    }
}

fn goal(bound: &Bound) -> Value {
    let of = match bound {
        Bound::RankWithin(_, of) => of.map(|of| of.value),
        Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done => None,
    };
    json!({ "op": bound.word(), "value": bound.figure().as_ref().map(decimal), "of": of })
}

fn due(term: &Due) -> Value {
    match term {
        Due::On(one) => day(*one),
        Due::Days(days) => days.iter().map(|one| day(one.value)).collect(),
        Due::After { days, working, event, on } => json!({
            "days": (!working).then_some(days),
            "working-days": working.then_some(days),
            "after": event.as_str(),
            "event": on.map(day),
        }),
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => term.word().into(),
    }
}

fn figure(amount: &Amount) -> Value {
    let count = |count: i128| decimal(&Exact::from(count));
    match amount {
        Amount::Ratio(numerator, denominator) => {
            json!({ "numerator": count(*numerator), "denominator": count(*denominator) })
        }
        Amount::Percent(number) => json!({ "percent": decimal(number) }),
        Amount::Count(number) => json!({ "count": count(*number) }),
        Amount::Amount(number) => json!({ "amount": decimal(number) }),
        Amount::Score(number) => json!({ "score": decimal(number) }),
        Amount::Rank(rank, of) => json!({ "rank": rank, "of": of }),
        Amount::Done(on) => json!({ "done": day(*on) }),
    }
}
