//! The value of a key before or after a change, in JSON: as a plan file writes it. The keys of its objects are sorted.

use crate::calc::Amount;
use crate::calc::diff::Fact;
use crate::model::{AfterTerm, Asked, Due, Goal, Op, Origin};
use crate::report::json_shape::{Json, JsonShape};
use crate::report::json_values::{Count, Id, JsonWord, Text, Word};
use crate::report::object::object;
use crate::text::Raw;
use crate::value::{Day, Exact};
use serde::{Serialize, Serializer};

/// A text, a number, an ISO date, a list, or an object of these.
pub(super) struct FactJson<'d>(pub &'d Fact);

impl Serialize for FactJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Fact::Nothing => serializer.serialize_unit(),
            Fact::Text(text) => text.serialize(serializer),
            Fact::Ids(ids) => ids.serialize(serializer),
            Fact::Word(word) => word.serialize(serializer),
            Fact::Count(count) => count.serialize(serializer),
            Fact::Number(number) => number.serialize(serializer),
            Fact::Day(one) => one.serialize(serializer),
            Fact::Days(from, to) => Span(*from, *to).serialize(serializer),
            Fact::Due(term) => due(term, serializer),
            Fact::Goal(Goal::Qualitative, _) => GoalJson(None).serialize(serializer),
            Fact::Goal(Goal::Bound(asked), _) => match asked.value.class() {
                Some(class) => ClassGoal(class.raw(), asked.value.op()).serialize(serializer),
                None => GoalJson(Some(&asked.value)).serialize(serializer),
            },
            Fact::Figure(amount) => figure(amount, serializer),
            Fact::Baseline(origin, on) => baseline(origin, *on, serializer),
            Fact::Delivery(on, by, evidence) => Delivery(*on, by.as_ref(), evidence).serialize(serializer),
            Fact::Spending(on, amount, evidence) => Spending(*on, amount, evidence).serialize(serializer),
            Fact::Resolved(on, how, decision) => Resolved(*on, how, decision.as_ref()).serialize(serializer),
            Fact::Dropped(on, why, decision) => Dropped(*on, why, decision.as_ref()).serialize(serializer),
        }
    }
}

impl Json for FactJson<'_> {
    fn shape() -> JsonShape {
        JsonShape::OneOf(vec![
            JsonShape::Text,
            JsonShape::Number,
            <[Raw]>::shape(),
            Span::shape(),
            AfterEvent::shape(),
            GoalJson::shape(),
            Ratio::shape(),
            Percent::shape(),
            CountOf::shape(),
            Quantity::shape(),
            Score::shape(),
            Place::shape(),
            Milestone::shape(),
            Class::shape(),
            ClassGoal::shape(),
            Baseline::shape(),
            BaselineCounts::shape(),
            BaselineRank::shape(),
            BaselinePlan::shape(),
            Delivery::shape(),
            Spending::shape(),
            Resolved::shape(),
            Dropped::shape(),
            JsonShape::Null,
        ])
    }
}

fn due<S: Serializer>(term: &Due, serializer: S) -> Result<S::Ok, S::Error> {
    match term {
        Due::On(one) => one.serialize(serializer),
        Due::Days(days) => serializer.collect_seq(days.iter().map(|one| one.value)),
        Due::By(stretch) => stretch.serialize(serializer),
        Due::After { term, event, on } => AfterEvent { term: *term, event: event.raw(), on: *on }.serialize(serializer),
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => term.word().serialize(serializer),
    }
}

fn figure<S: Serializer>(amount: &Amount, serializer: S) -> Result<S::Ok, S::Error> {
    match amount {
        Amount::Ratio(numerator, denominator) => Ratio(*numerator, *denominator).serialize(serializer),
        Amount::Percent(number) => Percent(number).serialize(serializer),
        Amount::Count(number) => CountOf(*number).serialize(serializer),
        Amount::Amount(number) => Quantity(number).serialize(serializer),
        Amount::Score(number) => Score(number).serialize(serializer),
        Amount::Rank(rank, of) => Place(*rank, *of).serialize(serializer),
        Amount::Done(on) => Milestone(*on).serialize(serializer),
        Amount::Class(class, place) => Class(class, *place).serialize(serializer),
    }
}

/// The days of a plan.
struct Span(Day, Day);

object! { Span, Span(from, to) => {
    "from": from, en: "the first day", vi: "ngày đầu";
    "to": to, en: "the last day", vi: "ngày cuối";
} }

/// A term that begins with an event.
struct AfterEvent<'d> {
    term: Option<AfterTerm>,
    event: &'d Raw,
    on: Option<Day>,
}

object! { AfterEvent<'_>, due => {
    "after": due.event, en: "the event", vi: "sự kiện";
    "days": due.term.filter(|term| !term.working).map(|term| term.days), en: "number of days after it", vi: "số ngày sau đó";
    "event": due.on, en: "the day of the event", vi: "ngày của sự kiện";
    "working-days": due.term.filter(|term| term.working).map(|term| term.days), en: "number of working days after it",
        vi: "số ngày làm việc sau đó";
} }

/// The goal of a target; `None` where it is in words.
struct GoalJson<'d>(Option<&'d Asked>);

object! { GoalJson<'_>, GoalJson(bound) => {
    "of": bound.and_then(Asked::pool_size), en: "the pool that a rank is asked in",
        vi: "tổng số đơn vị khi yêu cầu thứ hạng";
    "op": Word(bound.map(Asked::op)), en: "the key of the bound, or `qualitative`",
        vi: "khóa của mức, hoặc `qualitative`";
    "value": bound.and_then(Asked::number), en: "the figure", vi: "con số";
} }

impl JsonWord for Option<Op> {
    fn words() -> Vec<&'static str> {
        [&Op::ALL.map(Op::word)[..], &[QUALITATIVE]].concat()
    }

    fn word(&self) -> &'static str {
        self.map_or(QUALITATIVE, Op::word)
    }
}

const QUALITATIVE: &str = "qualitative";

struct Ratio(i128, i128);

object! { Ratio, Ratio(numerator, denominator) => {
    "denominator": Count(*denominator), en: "denominator of a ratio", vi: "mẫu số";
    "numerator": Count(*numerator), en: "its numerator", vi: "tử số";
} }

struct Percent<'d>(&'d Exact);

object! { Percent<'_>, Percent(number) => {
    "percent": number, en: "a percentage without its counts", vi: "phần trăm không có tử số, mẫu số";
} }

struct CountOf(i128);

object! { CountOf, CountOf(number) => { "count": Count(*number), en: "a count", vi: "số đếm"; } }

struct Quantity<'d>(&'d Exact);

object! { Quantity<'_>, Quantity(number) => { "amount": number, en: "an amount", vi: "số lượng"; } }

struct Score<'d>(&'d Exact);

object! { Score<'_>, Score(number) => { "score": number, en: "points", vi: "điểm"; } }

struct Place(i64, Option<i64>);

object! { Place, Place(rank, of) => {
    "of": of, en: "number of units in the pool", vi: "số đơn vị được xếp";
    "rank": rank, en: "a rank", vi: "thứ hạng";
} }

struct Milestone(Day);

object! { Milestone, Milestone(on) => { "done": on, en: "the day of a milestone", vi: "ngày đạt cột mốc"; } }

struct Class<'d>(&'d Raw, u32);

object! { Class<'_>, Class(class, place) => {
    "class": class, en: "a class", vi: "mức xếp loại";
    "place": place, en: "its place among the classes, from 1 for the worst", vi: "thứ tự trong các mức, 1 là thấp nhất";
} }

/// The goal of a class.
struct ClassGoal<'d>(&'d Raw, Op);

object! { ClassGoal<'_>, ClassGoal(class, op) => {
    "class": class, en: "the class", vi: "mức xếp loại";
    "op": Word(Some(*op)), en: "the key of the bound, or `qualitative`", vi: "khóa của mức, hoặc `qualitative`";
} }

fn baseline<S: Serializer>(origin: &Origin, on: Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
    match origin {
        Origin::Figure(number) => Baseline(number, on).serialize(serializer),
        Origin::Counts(numerator, denominator) => BaselineCounts(*numerator, *denominator, on).serialize(serializer),
        Origin::Rank(rank, of) => BaselineRank(*rank, *of, on).serialize(serializer),
        Origin::Plan(plan) => BaselinePlan(plan.as_str()).serialize(serializer),
    }
}

struct Baseline<'d>(&'d Exact, Option<Day>);

object! { Baseline<'_>, Baseline(value, on) => {
    "on": on, en: "the day of a baseline", vi: "ngày của mức xuất phát";
    "value": value, en: "its figure", vi: "con số";
} }

struct BaselineCounts(i64, i64, Option<Day>);

object! { BaselineCounts, BaselineCounts(numerator, denominator, on) => {
    "denominator": denominator, en: "denominator of a ratio", vi: "mẫu số";
    "numerator": numerator, en: "its numerator", vi: "tử số";
    "on": on, en: "the day of a baseline", vi: "ngày của mức xuất phát";
} }

struct BaselineRank(i64, Option<i64>, Option<Day>);

object! { BaselineRank, BaselineRank(rank, of, on) => {
    "of": of, en: "number of units in the pool", vi: "số đơn vị được xếp";
    "on": on, en: "the day of a baseline", vi: "ngày của mức xuất phát";
    "rank": rank, en: "a rank", vi: "thứ hạng";
} }

struct BaselinePlan<'d>(&'d str);

object! { BaselinePlan<'_>, BaselinePlan(plan) => {
    "plan": Id(Text(plan)), en: "the plan whose last figure is the baseline", vi: "kế hoạch có số liệu cuối làm mức xuất phát";
} }

struct Delivery<'d>(Day, Option<&'d Raw>, &'d [Raw]);

object! { Delivery<'_>, Delivery(on, by, evidence) => {
    "by": Id(*by), en: "the member that delivered, of the group that leads", vi: "thành viên đã nộp, của nhóm chủ trì";
    "evidence": evidence, en: "numbers of documents, or files", vi: "số văn bản hoặc tệp";
    "on": on, en: "the day of a delivery", vi: "ngày nộp kết quả";
} }

struct Spending<'d>(Day, &'d Exact, &'d [Raw]);

object! { Spending<'_>, Spending(on, amount, evidence) => {
    "amount": amount, en: "a sum that was spent, in đồng", vi: "số tiền đã chi, đồng";
    "evidence": evidence, en: "numbers of documents, or files", vi: "số văn bản hoặc tệp";
    "on": on, en: "the day of the spending", vi: "ngày chi";
} }

struct Resolved<'d>(Day, &'d Raw, Option<&'d Raw>);

object! { Resolved<'_>, Resolved(on, how, decision) => {
    "decision": decision, en: "number of the decision", vi: "số quyết định";
    "how": how, en: "the way in which a difficulty was resolved", vi: "cách giải quyết khó khăn, vướng mắc";
    "on": on, en: "the day on which it was resolved", vi: "ngày giải quyết";
} }

struct Dropped<'d>(Day, &'d Raw, Option<&'d Raw>);

object! { Dropped<'_>, Dropped(on, why, decision) => {
    "decision": decision, en: "number of the decision", vi: "số quyết định";
    "on": on, en: "the day on which the task was dropped", vi: "ngày dừng nhiệm vụ";
    "why": why, en: "the reason", vi: "lý do";
} }
