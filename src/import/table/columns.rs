//! The columns of a table by their heads: the longest match wins, and each column counts once.

use super::words::{bare, bare_outside_brackets, begins, holds};
use crate::report::paper::AnnexColumn;
use crate::value::Day;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The kind of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TableKind {
    Tasks,
    Targets,
}

/// A column with its head.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadColumn {
    /// From 1.
    pub(super) number: usize,
    /// The texts of its head, from above.
    pub(super) parts: Vec<String>,
    pub(super) taken: Option<AnnexColumn>,
    /// The day until which the figures of a column of targets are due.
    pub(super) by: Option<Day>,
    /// The columns that its head may mean.
    fits: BTreeMap<AnnexColumn, Fit>,
}

/// The words of all columns, without signs.
static WORDS: LazyLock<Vec<(String, AnnexColumn)>> = LazyLock::new(|| {
    let words = |column: AnnexColumn| {
        let all = std::iter::once(column.head()).chain(column.words());
        all.map(move |word| (bare(word), column))
    };
    AnnexColumn::ALL.into_iter().flat_map(words).collect()
});

/// Heads that are only a unit of money, as they stand below "Kinh phí". Longer heads may hold such a word: "Hội đồng".
static UNITS_OF_MONEY: LazyLock<Vec<String>> = LazyLock::new(|| {
    let units =
        ["triệu đồng", "tr đồng", "trđ", "tr đ", "nghìn đồng", "ngàn đồng", "1000 đ", "1000đ", "tỷ đồng", "đồng"];
    units.into_iter().flat_map(|unit| [bare(unit), bare(&format!("ĐVT: {unit}"))]).collect()
});

/// First words of heads of columns with persons.
static OF_PERSONS: LazyLock<[String; 6]> =
    LazyLock::new(|| ["công chức", "cán bộ", "người", "chuyên viên", "cá nhân", "cbcc"].map(bare));

/// Columns behind these are kept as comments. No annex has as many, and made-up tables have thousands.
const MOST_COLUMNS: usize = 100;
/// No head is longer.
const MOST_BYTES: usize = 200;

/// How well a head fits a column: greater is better.
type Fit = (bool, usize);

impl HeadColumn {
    pub(super) fn new(number: usize, parts: Vec<String>) -> Self {
        let mut column = Self { number, parts, ..Self::default() };
        column.fits = column.all_fits();
        column
    }

    /// The head on one line.
    pub(super) fn head(&self) -> String {
        self.parts.join(" – ")
    }

    /// The head of its cells in comments. A long last part says enough without the group of columns above it.
    pub(super) fn label(&self) -> String {
        let last = self.parts.last().filter(|last| last.split_whitespace().count() >= 3);
        last.cloned().unwrap_or_else(|| self.head())
    }

    fn all_fits(&self) -> BTreeMap<AnnexColumn, Fit> {
        let mut fits = BTreeMap::new();
        let head = self.head();
        if head.is_empty() || head.len() > MOST_BYTES || self.number > MOST_COLUMNS {
            return fits;
        }
        let last = self.parts.last().map(String::as_str).unwrap_or_default();
        let wholes = [bare(&head), bare_outside_brackets(&head), bare(last), bare_outside_brackets(last)];
        for (word, column) in WORDS.iter() {
            let is_whole = wholes.contains(word);
            if is_whole || holds(&wholes[0], word) {
                let fit = (is_whole, word.len());
                let best = fits.entry(*column).or_insert(fit);
                *best = fit.max(*best);
            }
        }
        if wholes.iter().any(|text| UNITS_OF_MONEY.contains(text)) {
            fits.insert(AnnexColumn::Cost, (true, wholes[2].len()));
        }
        fits
    }

    /// Whether it may be that of offices which lead.
    fn is_of_leading_offices(&self) -> bool {
        self.fits.contains_key(&AnnexColumn::Lead) && !self.is_of_persons()
    }

    fn is_of_persons(&self) -> bool {
        let last = self.parts.last().map(|part| bare(part)).unwrap_or_default();
        OF_PERSONS.iter().any(|words| begins(&last, words))
    }
}

/// Whether a kind of table has such a column.
const fn belongs(column: AnnexColumn, kind: TableKind) -> bool {
    match column {
        AnnexColumn::Number
        | AnnexColumn::Title
        | AnnexColumn::Lead
        | AnnexColumn::Due
        | AnnexColumn::Note
        | AnnexColumn::State => true,
        AnnexColumn::Output
        | AnnexColumn::Support
        | AnnexColumn::Oversee
        | AnnexColumn::Cost
        | AnnexColumn::Spent
        | AnnexColumn::Rest
        | AnnexColumn::Fund
        | AnnexColumn::SubmitTo => matches!(kind, TableKind::Tasks),
        AnnexColumn::Target | AnnexColumn::Unit | AnnexColumn::Bound | AnnexColumn::Verdict => {
            matches!(kind, TableKind::Targets)
        }
        AnnexColumn::Code
        | AnnexColumn::Criterion
        | AnnexColumn::InPeriod
        | AnnexColumn::ToDate
        | AnnexColumn::Scored
        | AnnexColumn::Maximum
        | AnnexColumn::SelfScore
        | AnnexColumn::Evidence
        | AnnexColumn::Explanation
        | AnnexColumn::Appraised
        | AnnexColumn::Opinion => false,
    }
}

/// Finds out what each column is. `None` where the heads are not those of such a table.
pub(super) fn assign(
    heads: &[HeadColumn],
    kind: TableKind,
    map: &[(usize, Option<&'static str>)],
) -> Option<Vec<HeadColumn>> {
    let mut heads = heads.to_vec();
    let mut taken: Vec<AnnexColumn> = Vec::new();
    let is_mapped = |number: usize| map.iter().any(|(column, _)| *column == number);
    for (number, word) in map {
        let column = word.and_then(AnnexColumn::from_word);
        if let Some(head) = heads.iter_mut().find(|head| head.number == *number) {
            head.taken = column;
            taken.extend(column);
        }
    }
    // Beside a column of offices, one of persons says who does the work in that office.
    let has_offices = heads.iter().any(HeadColumn::is_of_leading_offices);
    let mut fits: Vec<(Fit, usize, AnnexColumn)> = Vec::new();
    for (at, head) in heads.iter().enumerate().filter(|(_, head)| !is_mapped(head.number)) {
        let leads = !(has_offices && head.is_of_persons());
        let may_be = |column: AnnexColumn| belongs(column, kind) && (leads || column != AnnexColumn::Lead);
        let all = head.fits.iter().filter(|(column, _)| may_be(**column));
        fits.extend(all.map(|(column, fit)| (*fit, at, *column)));
    }
    fits.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut has_whole = !taken.is_empty();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    for ((is_whole, _), at, column) in fits {
        // Several columns may say what came of a task; a table of targets may have several years.
        if done.contains(&at) || (taken.contains(&column) && column != AnnexColumn::State) {
            continue;
        }
        if let Some(head) = heads.get_mut(at) {
            head.taken = Some(column);
        }
        done.insert(at);
        if column != AnnexColumn::State {
            taken.push(column);
        }
        has_whole |= is_whole;
    }
    if kind == TableKind::Targets {
        for head in heads.iter_mut().filter(|head| !is_mapped(head.number)) {
            head.by = year_of(&head.head());
            if head.by.is_some() && (head.taken.is_none() || head.taken == Some(AnnexColumn::Due)) {
                head.taken = Some(AnnexColumn::Bound);
                taken.push(AnnexColumn::Bound);
                has_whole = true;
            }
        }
        // A table without a column of targets may call them otherwise.
        if !taken.contains(&AnnexColumn::Target)
            && let Some(title) = heads.iter_mut().find(|head| head.taken == Some(AnnexColumn::Title))
        {
            title.taken = Some(AnnexColumn::Target);
            taken.push(AnnexColumn::Target);
        }
    }
    let has = |column| taken.contains(&column);
    let is_table = match kind {
        TableKind::Tasks => has(AnnexColumn::Title) && (has(AnnexColumn::Due) || has(AnnexColumn::Lead)),
        TableKind::Targets => has(AnnexColumn::Target) && has(AnnexColumn::Bound),
    };
    (is_table && has_whole).then_some(heads)
}

/// The last day of the time that a head of targets names: "Đến hết năm 2026", "Kế hoạch năm 2026", "31/12/2026".
fn year_of(head: &str) -> Option<Day> {
    const AROUND: [&str; 15] = [
        "đến", "hết", "năm", "kế", "hoạch", "chỉ", "tiêu", "mục", "giao", "cuối", "ngày", "đạt", "phấn", "đấu", "được",
    ];
    let (mut numbers, words) = (Vec::new(), bare_outside_brackets(head));
    for word in words.split(' ') {
        match word.parse::<u32>() {
            Ok(number) => numbers.push(number),
            Err(_) if AROUND.iter().any(|known| bare(known) == word) => {}
            Err(_) => return None,
        }
    }
    let day = |year: u32, month, day| Day::new(i32::try_from(year).ok()?, month, day).filter(|it| it.is_in_range());
    match numbers.as_slice() {
        [year] => day(*year, 12, 31),
        [date, month, year] => day(*year, *month, *date),
        _ => None,
    }
}
