//! What was reported for one period (số liệu).

use super::rules::VALUE_SHAPE;
use super::{AssigneeId, IndicatorId, Measure, Period};
use crate::diag::Finding;
use crate::keys::{Entity, Form, Named, Reading, Shape, TableReader, Text, Ungrouped, keys, pointed};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::Indexed;
use crate::value::word_enum;
use crate::value::{Day, Exact};

keys! {
    /// The keys of a file of values.
    pub values_keys: "a file of values", "tệp số liệu";
    optional BASIS: Basis = "basis", "how sure the figures are; default official", "căn cứ số liệu; mặc định official";
    optional REPORTED_BY: AssigneeId = "reported-by", "who reported them", "người báo cáo";
    required REPORTED_ON: Day = "reported-on", "the day from which they are known", "ngày báo cáo";
    optional EVIDENCE: Vec<At<String>> = "evidence", "document numbers, or files of the plan's folder", "số văn bản hoặc tệp trong thư mục kế hoạch";
    optional NOTE: Text = "note", "a remark", "ghi chú";
    optional VALUES: ValueTable = "values", "the figures, by indicator", "số liệu theo chỉ số";
}

keys! {
    /// The keys of one value.
    pub value_keys: "a value", "một số liệu";
    optional NUMERATOR: i64 = "numerator", "ratio: how many", "ratio: tử số";
    optional DENOMINATOR: i64 = "denominator", "ratio: of how many", "ratio: mẫu số";
    optional PERCENT: Exact = "percent", "ratio: where the counts are unknown", "ratio: khi không có số đếm";
    optional COUNT: i64 = "count", "count: how many", "count: số lượng";
    optional AMOUNT: Ungrouped = "amount", "amount: how much", "amount: giá trị";
    optional SCORE: Exact = "score", "score: points", "score: điểm";
    optional RANK: i64 = "rank", "rank: which place", "rank: hạng";
    optional OF: i64 = "of", "rank: of how many", "rank: trong tổng số";
    optional DONE: Day = "done", "milestone: the day", "milestone: ngày hoàn thành";
    optional BASIS: Basis = "basis", "in place of the file's", "thay cho của tệp";
    optional REPORTED_ON: Day = "reported-on", "in place of the file's", "thay cho của tệp";
    optional EVIDENCE: Vec<At<String>> = "evidence", "in place of the file's", "thay cho của tệp";
    optional NOTE: Text = "note", "a remark", "ghi chú";
}

word_enum! {
    /// How sure figures are, the weakest first.
    pub enum Basis listed "`official`, `preliminary`, `estimate`, `illustrative`" {
        /// Placeholders; no official paper may be made of them.
        Illustrative = "illustrative",
        /// Estimated.
        Estimate = "estimate",
        /// Not yet confirmed.
        Preliminary = "preliminary",
        /// Confirmed.
        Official = "official",
    }
}

/// One figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Figure {
    /// So many of so many; a percentage may be stated beside them.
    Ratio {
        /// How many.
        numerator: At<i64>,
        /// Of how many.
        denominator: At<i64>,
        /// The percentage that was stated too.
        stated: Option<At<Exact>>,
    },
    /// A ratio of which only the percentage is known.
    Percent(At<Exact>),
    /// A whole number of things.
    Count(At<i64>),
    /// A quantity.
    Amount(At<Exact>),
    /// Points.
    Score(At<Exact>),
    /// A place among others.
    Rank {
        /// The place.
        rank: At<i64>,
        /// Among how many.
        of: Option<At<i64>>,
    },
    /// A milestone that was reached on a day.
    Done(At<Day>),
}

/// One value of an indicator.
#[derive(Clone, Debug)]
pub struct Reported {
    /// Of which indicator.
    pub indicator: At<IndicatorId>,
    /// The figure.
    pub figure: Figure,
    /// Where the value stands.
    pub place: Place,
    /// How sure it is, if not as the file.
    pub basis: Option<Basis>,
    /// From which day it is known, if not as the file.
    pub reported_on: Option<At<Day>>,
    /// Its evidence, if not the file's.
    pub evidence: Option<At<Vec<At<String>>>>,
    /// The amount or score as it is written, where that is not as a whole number.
    pub pointed: Option<At<String>>,
}

/// What was reported for one period.
#[derive(Clone, Debug)]
pub struct ValuesFile {
    /// The period that the file's name says.
    pub period: Period,
    /// How sure the figures are.
    pub basis: Basis,
    /// Where the basis stands, if it was given.
    pub basis_place: Option<Place>,
    /// Who reported them.
    pub reported_by: Option<At<AssigneeId>>,
    /// From which day they are known.
    pub reported_on: At<Day>,
    /// Document numbers, or files of the plan's folder.
    pub evidence: Option<At<Vec<At<String>>>>,
    /// The figures, in the order of the file.
    pub values: Indexed<Reported>,
    /// Where the file begins.
    pub place: Place,
}

/// The table of values: its keys are ids of indicators.
#[derive(Clone, Debug)]
pub(super) struct ValueTable(Vec<(At<IndicatorId>, Parts)>);

/// The parts of a value before its indicator says which of them belong there.
#[derive(Clone, Debug)]
struct Parts {
    numerator: Option<At<i64>>,
    denominator: Option<At<i64>>,
    percent: Option<At<Exact>>,
    count: Option<At<i64>>,
    amount: Option<At<Exact>>,
    score: Option<At<Exact>>,
    rank: Option<At<i64>>,
    of: Option<At<i64>>,
    done: Option<At<Day>>,
    basis: Option<Basis>,
    reported_on: Option<At<Day>>,
    evidence: Option<At<Vec<At<String>>>>,
    place: Place,
    pointed: Option<At<String>>,
}

/// A file of values as it was read, before the indicators are known.
#[derive(Debug)]
pub(super) struct ReadValues {
    basis: Option<At<Basis>>,
    reported_by: Option<At<AssigneeId>>,
    reported_on: At<Day>,
    evidence: Option<At<Vec<At<String>>>>,
    values: Vec<(At<IndicatorId>, Parts)>,
    place: Place,
}

impl ReadValues {
    /// Reads a file of values.
    pub(super) fn read(table: &mut TableReader<'_, '_, '_>) -> Self {
        let (basis, reported_by) = (table.get(&values_keys::BASIS), table.get(&values_keys::REPORTED_BY));
        let (reported_on, evidence) = (table.get(&values_keys::REPORTED_ON), table.get(&values_keys::EVIDENCE));
        let _ = table.get(&values_keys::NOTE);
        let values = table.get(&values_keys::VALUES).map(|at| at.value.0).unwrap_or_default();
        let place = table.place();
        // Without its day the file decides nothing; its figures are checked all the same.
        let reported_on = reported_on.unwrap_or_else(|| At::new(Day::default(), place));
        Self { basis, reported_by, reported_on, evidence, values, place }
    }

    /// Who is said to have reported the values, and of which indicators they are.
    pub(super) fn indicators(&self) -> impl Iterator<Item = &At<IndicatorId>> {
        self.values.iter().map(|(id, _)| id)
    }

    /// The values for a period, once the indicators are known. A value of the wrong form is reported
    /// and left out; one of an unknown indicator is left out, since that was reported already.
    pub(super) fn resolve(
        self,
        period: Period,
        measure_of: impl Fn(&IndicatorId) -> Option<Measure>,
        mut report: impl FnMut(Finding),
    ) -> ValuesFile {
        let mut values = Indexed::default();
        for (indicator, parts) in self.values {
            let Some(measure) = measure_of(&indicator.value) else { continue };
            match parts.figure(measure) {
                Some(figure) => values.push(Reported {
                    indicator,
                    figure,
                    place: parts.place,
                    basis: parts.basis,
                    reported_on: parts.reported_on,
                    evidence: parts.evidence,
                    pointed: parts.pointed,
                }),
                None => report(
                    Finding::new(&VALUE_SHAPE, parts.place)
                        .text("indicator", indicator.value.as_str())
                        .text("measure", measure.word())
                        .phrase("expected", expected_parts(measure))
                        .item(indicator.value.as_str()),
                ),
            }
        }
        ValuesFile {
            period,
            basis: self.basis.map_or(Basis::Official, |at| at.value),
            basis_place: self.basis.map(|at| at.place),
            reported_by: self.reported_by,
            reported_on: self.reported_on,
            evidence: self.evidence,
            values,
            place: self.place,
        }
    }
}

impl Parts {
    /// The figure, if the parts are just those that the measure asks for.
    fn figure(&self, measure: Measure) -> Option<Figure> {
        let given = [
            self.numerator.is_some(),
            self.denominator.is_some(),
            self.percent.is_some(),
            self.count.is_some(),
            self.amount.is_some(),
            self.score.is_some(),
            self.rank.is_some(),
            self.of.is_some(),
            self.done.is_some(),
        ];
        let (figure, used) = match measure {
            Measure::Ratio => match (self.numerator, self.denominator, self.percent.clone()) {
                (Some(numerator), Some(denominator), stated) => {
                    let used = 2 + usize::from(stated.is_some());
                    (Figure::Ratio { numerator, denominator, stated }, used)
                }
                (None, None, Some(percent)) => (Figure::Percent(percent), 1),
                _ => return None,
            },
            Measure::Count => (Figure::Count(self.count?), 1),
            Measure::Amount => (Figure::Amount(self.amount.clone()?), 1),
            Measure::Score => (Figure::Score(self.score.clone()?), 1),
            Measure::Rank => (Figure::Rank { rank: self.rank?, of: self.of }, 1 + usize::from(self.of.is_some())),
            Measure::Milestone => (Figure::Done(self.done?), 1),
        };
        (given.iter().filter(|given| **given).count() == used).then_some(figure)
    }
}

const fn expected_parts(measure: Measure) -> Both {
    match measure {
        Measure::Ratio => {
            Both { en: "numerator and denominator (or percent)", vi: "numerator và denominator (hoặc percent)" }
        }
        Measure::Count => Both::same("count"),
        Measure::Amount => Both::same("amount"),
        Measure::Score => Both::same("score"),
        Measure::Rank => Both { en: "rank and of", vi: "rank và of" },
        Measure::Milestone => Both { en: "done = a date", vi: "done = một ngày" },
    }
}

impl Shape for ValueTable {
    const EXPECTED: Both = Both { en: "a table of values by indicator", vi: "bảng số liệu theo chỉ số" };

    fn form() -> Form {
        Form::Entries(Named::Declared(Entity::Indicator), Box::new(Parts::form()))
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        const KEYS: crate::keys::Keys = crate::keys::Keys { title: ValueTable::EXPECTED, all: &[] };
        let table = reading.table(node, KEYS, |table| {
            let values = table.entries(|id, node, reading| {
                let parts = reading.value::<Parts>(node)?.value;
                Some((At::new(IndicatorId::made(id.value), id.place), parts))
            });
            Some(Self(values))
        });
        table.map(|item| item.value)
    }
}

impl Shape for Parts {
    const EXPECTED: Both = Both { en: "a table such as { count = 2 }", vi: "bảng, ví dụ { count = 2 }" };

    fn form() -> Form {
        Form::Table(value_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        if !node.is_table() {
            reading.wrong_type(node, Self::EXPECTED);
            return None;
        }
        let place = reading.place(node);
        let parts = reading.table(node, value_keys::KEYS, |table| {
            let (numerator, denominator) = (table.get(&value_keys::NUMERATOR), table.get(&value_keys::DENOMINATOR));
            let (percent, count) = (table.get(&value_keys::PERCENT), table.get(&value_keys::COUNT));
            let amount = table.get(&value_keys::AMOUNT).map(|at| at.map(|amount| amount.0));
            let score = table.get(&value_keys::SCORE);
            let pointed =
                [&amount, &score].into_iter().flatten().find_map(|figure| pointed(table.reading(), figure.place));
            let (rank, of) = (table.get(&value_keys::RANK), table.get(&value_keys::OF));
            let (done, basis) = (table.get(&value_keys::DONE), table.get(&value_keys::BASIS).map(|at| at.value));
            let (reported_on, evidence) = (table.get(&value_keys::REPORTED_ON), table.get(&value_keys::EVIDENCE));
            let _ = table.get(&value_keys::NOTE);
            Some(Self {
                numerator,
                denominator,
                percent,
                count,
                amount,
                score,
                rank,
                of,
                done,
                basis,
                reported_on,
                evidence,
                place,
                pointed,
            })
        })?;
        // A part that is faulty was reported; the value is then not judged by the parts that are left.
        parts.sound.then_some(parts.value)
    }
}
