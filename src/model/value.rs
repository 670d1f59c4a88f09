//! The values that were reported for one period (số liệu).

use super::{Classes, Indicator, Measure, Period};
use super::{rules::UNKNOWN_CLASS, rules::VALUE_SHAPE};
use crate::diag::Finding;
use crate::keys::{Entity, Form, Keys, NameKind, Shape, UngroupedNumber, ValueReader, pointed, table};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{AssigneeId, Day, Exact, IndexedList, IndicatorId, Text, nearest_of, word_enum};

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

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Figure {
    /// So many of so many; a percentage may be stated beside them.
    Ratio {
        numerator: At<i64>,
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
    Rank { rank: At<i64>, of: Option<At<i64>> },
    /// A milestone that was reached on a day.
    Done(At<Day>),
    /// A class, and its place among the classes, from 1 for the worst.
    Class(Text, u32),
}

/// One value of an indicator.
#[derive(Clone, Debug)]
pub struct ReportedValue {
    pub indicator: At<IndicatorId>,
    pub figure: Figure,
    pub place: Place,
    /// In place of the file's.
    pub basis: Option<Basis>,
    /// In place of the file's.
    pub reported_on: Option<At<Day>>,
    /// In place of the file's.
    pub evidence: Option<At<Vec<At<String>>>>,
    /// The amount or score as the file writes it, where it has a point or an exponent.
    pub pointed: Option<At<String>>,
}

/// The values that were reported for one period.
#[derive(Clone, Debug)]
pub struct PeriodValues {
    /// The period that the file's name says.
    pub period: Period,
    pub basis: Basis,
    /// `None` where the file does not give the basis.
    pub basis_place: Option<Place>,
    pub reported_by: Option<At<AssigneeId>>,
    /// The day from which the figures are known.
    pub reported_on: At<Day>,
    /// Document numbers, or files of the plan's folder.
    pub evidence: Option<At<Vec<At<String>>>>,
    /// The figures, in the order of the file.
    pub values: IndexedList<ReportedValue>,
    /// Where the file begins.
    pub place: Place,
}

pub(crate) const VALUES_KEYS: Keys = ValuesFile::KEYS;
pub(crate) const VALUE_KEYS: Keys = ValueParts::KEYS;

/// The table `[values]`. Its reader is written by hand, since its keys are ids of indicators and `table!` declares only
/// tables whose keys are known.
#[derive(Clone, Debug, Default)]
pub(super) struct ValueTable(Vec<(At<IndicatorId>, ValueParts)>);

table! {
    /// The parts of a value; only its indicator says which of them belong there.
    struct ValueParts: "a value", "một số liệu" called "a table such as { count = 2 }", "bảng, ví dụ { count = 2 }" {
        pub numerator: Option<At<i64>> = optional "numerator", "ratio: how many", "ratio: tử số";
        pub denominator: Option<At<i64>> = optional "denominator", "ratio: of how many", "ratio: mẫu số";
        pub percent: Option<At<Exact>> = optional "percent", "ratio: where the counts are unknown", "ratio: khi không có số đếm";
        pub count: Option<At<i64>> = optional "count", "count: how many", "count: số lượng";
        pub amount: Option<At<Exact>> as UngroupedNumber = optional "amount", "amount: how much", "amount: giá trị";
        pub score: Option<At<Exact>> = optional "score", "score: points", "score: điểm";
        pub rank: Option<At<i64>> = optional "rank", "rank: which place", "rank: hạng";
        pub of: Option<At<i64>> = optional "of", "rank: of how many", "rank: trong tổng số";
        pub done: Option<At<Day>> = optional "done", "milestone: the day", "milestone: ngày hoàn thành";
        pub class: Option<At<Text>> = optional "class", "class: one of the indicator's classes", "class: một trong các mức của chỉ số";
        pub basis: Option<Basis> = optional "basis", "in place of the file's", "thay cho của tệp";
        pub reported_on: Option<At<Day>> = optional "reported-on", "in place of the file's", "thay cho của tệp";
        pub evidence: Option<At<Vec<At<String>>>> = optional "evidence", "in place of the file's", "thay cho của tệp";
        let note: Text = optional "note", "a remark", "ghi chú";
    }
    with table {
        /// A value with a faulty part is left out after that finding: the other parts alone say something else.
        pub place: Place = table.is_sound().then(|| table.place())?;
        /// The amount or score as the file writes it, where it has a point or an exponent.
        pub pointed: Option<At<String>> = {
            let places = [amount.as_ref().map(|at| at.place), score.as_ref().map(|at| at.place)];
            places.into_iter().flatten().find_map(|place| pointed(table.reader(), place))
        };
    }
}

table! {
    /// A file of values, read before the indicators are known.
    pub(super) struct ValuesFile: "a file of values", "tệp số liệu", total {
        pub basis: Option<At<Basis>> = optional "basis", "how sure the figures are; default official", "căn cứ số liệu; mặc định official";
        pub reported_by: Option<At<AssigneeId>> = optional "reported-by", "who reported them", "người báo cáo";
        /// A file without its day decides nothing; its figures are still checked.
        pub reported_on: At<Day> = required "reported-on", "the day from which they are known", "ngày báo cáo" else At::new(Day::default(), table.place());
        pub evidence: Option<At<Vec<At<String>>>> = optional "evidence", "document numbers, or files of the plan's folder", "số văn bản hoặc tệp trong thư mục kế hoạch";
        let note: Text = optional "note", "a remark", "ghi chú";
        pub values: ValueTable = optional "values", "the figures, by indicator", "số liệu theo chỉ số";
    }
    with table {
        pub place: Place = table.place();
    }
}

impl ValuesFile {
    /// The indicators that have a value here, in the order of the file.
    pub(super) fn indicators(&self) -> impl Iterator<Item = &At<IndicatorId>> {
        self.values.0.iter().map(|(id, _)| id)
    }

    /// The values for a period, once the indicators are known. A value of the wrong form is reported and left out. One
    /// of an unknown indicator is left out as well: it has a finding already.
    pub(super) fn resolve<'i>(
        self,
        period: Period,
        definition_of: impl Fn(&IndicatorId) -> Option<&'i Indicator>,
        mut report: impl FnMut(Finding),
    ) -> PeriodValues {
        let mut values = IndexedList::default();
        for (indicator, parts) in self.values.0 {
            let Some(definition) = definition_of(&indicator.value) else { continue };
            let measure = definition.measure;
            match parts.figure(definition) {
                Ok(figure) => values.push(ReportedValue {
                    indicator,
                    figure,
                    place: parts.place,
                    basis: parts.basis,
                    reported_on: parts.reported_on,
                    evidence: parts.evidence,
                    pointed: parts.pointed,
                }),
                Err(Misfit::Shape) => report(
                    Finding::new(&VALUE_SHAPE, parts.place)
                        .text("indicator", indicator.value.as_str())
                        .text("measure", measure.word())
                        .phrase("expected", expected_parts(measure))
                        .item(indicator.value.as_str()),
                ),
                Err(Misfit::Class(class)) => {
                    let id = indicator.value.as_str();
                    report(unknown_class(&class, id, definition.classes.as_ref()).item(id).field("values"));
                }
                Err(Misfit::NoClasses) => {}
            }
        }
        PeriodValues {
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

/// Why the parts of a value make no figure.
enum Misfit {
    /// They are not those that the measure asks for.
    Shape,
    /// The indicator does not have this class.
    Class(At<Text>),
    /// The indicator lacks its classes, which was told.
    NoClasses,
}

/// The finding for a class that an indicator does not have.
pub(crate) fn unknown_class(class: &At<Text>, indicator: &str, classes: Option<&Classes>) -> Finding {
    let finding = Finding::new(&UNKNOWN_CLASS, class.place).text("class", class.value.as_str());
    let names = || classes.into_iter().flat_map(Classes::names).map(Text::as_str);
    let finding = finding.text("indicator", indicator).texts("classes", names());
    finding.did_you_mean(class.value.as_str(), nearest_of(class.value.as_str(), names()))
}

impl ValueParts {
    /// The figure, if the parts are just those that the measure asks for.
    fn figure(&self, definition: &Indicator) -> Result<Figure, Misfit> {
        let (figure, used) = self.parts(definition.measure).ok_or(Misfit::Shape)?;
        if self.given() != used {
            return Err(Misfit::Shape);
        }
        match figure {
            Parts::Figure(figure) => Ok(figure),
            Parts::Class(class) => {
                let classes = definition.classes.as_ref().ok_or(Misfit::NoClasses)?;
                let known = classes.spelled(class.value.as_str()).zip(classes.place(class.value.as_str()));
                known.map(|(name, place)| Figure::Class(name.clone(), place)).ok_or(Misfit::Class(class))
            }
        }
    }

    /// How many parts of a figure there are.
    fn given(&self) -> usize {
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
            self.class.is_some(),
        ];
        given.iter().filter(|given| **given).count()
    }

    /// The figure that a measure takes, and how many parts it has.
    fn parts(&self, measure: Measure) -> Option<(Parts, usize)> {
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
            Measure::Class => return Some((Parts::Class(self.class.clone()?), 1)),
        };
        Some((Parts::Figure(figure), used))
    }
}

/// A figure, or a class whose place is not known yet.
enum Parts {
    Figure(Figure),
    Class(At<Text>),
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
        Measure::Class => Both { en: "class = a class", vi: "class = một mức" },
    }
}

impl Shape for ValueTable {
    const EXPECTED: Both = Both { en: "a table of values by indicator", vi: "bảng số liệu theo chỉ số" };

    fn form() -> Form {
        Form::Entries(NameKind::Declared(Entity::Indicator), Box::new(ValueParts::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        const KEYS: crate::keys::Keys = crate::keys::Keys { title: ValueTable::EXPECTED, all: &[] };
        let table = reader.table(node, KEYS, |table| {
            let values = table.entries(|id, node, reader| {
                let parts = reader.value::<ValueParts>(node)?.value;
                Some((At::new(IndicatorId::from(id.value), id.place), parts))
            });
            Some(Self(values))
        });
        table.map(|item| item.value)
    }
}
