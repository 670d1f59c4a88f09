//! The sample town read by other means than the program's: plain TOML values, text dates, whole numbers.

use crate::{files_below, repository, text_of};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use toml::{Table, Value};

/// The day from which the town is looked at.
pub const AS_OF: &str = "2023-09-30";

/// A plan's files.
pub struct PlanFiles {
    pub id: String,
    pub unit: String,
    pub parent: Option<String>,
    pub locality: String,
    pub start: String,
    pub draft: bool,
    pub targets: Vec<Table>,
    pub tasks: Vec<Table>,
    /// By the name of the period.
    pub values: BTreeMap<String, Table>,
}

/// Where the town stands.
pub fn folder() -> PathBuf {
    repository().join("examples/thi-xa-mau")
}

/// Every plan, in the order of the folders; read once for all tests.
pub fn plans() -> &'static [PlanFiles] {
    static PLANS: OnceLock<Vec<PlanFiles>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let all = files_below(&folder().join("plans"));
        let heads = all.iter().filter(|file| file.ends_with("plan.toml"));
        heads.map(|file| plan(file.parent().expect("a folder"))).collect()
    })
}

fn read(path: &Path) -> Table {
    text_of(path).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn plan(folder: &Path) -> PlanFiles {
    let head = read(&folder.join("plan.toml"));
    let values = files_below(&folder.join("values")).into_iter().map(|file| {
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        (name, read(&file))
    });
    PlanFiles {
        id: text(&head, "id"),
        unit: text(&head, "unit"),
        parent: head.get("parent").map(|_| text(&head, "parent")),
        locality: text(&head, "locality"),
        start: text(&head, "start"),
        draft: !head.contains_key("issued"),
        targets: tables(&head, "target"),
        tasks: tables(&read(&folder.join("tasks.toml")), "task"),
        values: values.collect(),
    }
}

/// The tables under a key.
pub fn tables(table: &Table, key: &str) -> Vec<Table> {
    let list = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    list.into_iter().map(|item| item.as_table().expect("a table").clone()).collect()
}

/// A text, or a date as text.
pub fn text(table: &Table, key: &str) -> String {
    let value = table.get(key).unwrap_or_else(|| panic!("no {key} in {table:?}"));
    let date = || value.as_datetime().map(ToString::to_string);
    value.as_str().map(str::to_owned).or_else(date).unwrap_or_default()
}

impl PlanFiles {
    /// The four reports of the year: name, last day, due day.
    pub fn reports(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let all = [
            ("2023-Q1", "2023-03-14", "2023-03-20"),
            ("2023-H1", "2023-06-14", "2023-06-20"),
            ("2023-Q3", "2023-09-14", "2023-09-20"),
            ("2023", "2023-12-14", "2023-12-20"),
        ];
        all.into_iter().filter(|(_, to, _)| self.start.as_str() <= *to).collect()
    }

    /// The day on which a period was reported.
    pub fn reported_on(&self, period: &str) -> Option<String> {
        self.values.get(period).map(|file| text(file, "reported-on"))
    }

    /// A value of a period.
    pub fn value(&self, period: &str, indicator: &str) -> Option<&Table> {
        self.values.get(period)?.get("values")?.as_table()?.get(indicator)?.as_table()
    }

    /// Numerator and denominator.
    pub fn ratio(&self, period: &str, indicator: &str) -> Option<(i64, i64)> {
        let value = self.value(period, indicator)?;
        Some((value.get("numerator")?.as_integer()?, value.get("denominator")?.as_integer()?))
    }

    /// A count.
    pub fn count(&self, period: &str, indicator: &str) -> Option<i64> {
        self.value(period, indicator)?.get("count")?.as_integer()
    }

    /// A score in hundredths of a point.
    pub fn score(&self, period: &str) -> Option<i64> {
        let score = self.value(period, "diem-par-index")?.get("score")?;
        let points = score
            .as_float()
            .or_else(|| score.as_integer().map(|whole| whole.to_string().parse().expect("a number")))?;
        hundredths(points)
    }

    /// The bound of the target on an indicator.
    pub fn at_least(&self, indicator: &str) -> Option<i64> {
        let target = self.targets.iter().find(|target| text(target, "indicator") == indicator)?;
        target.get("at-least")?.as_integer()
    }

    /// The periods whose values add up on the day: the half-year and the quarter behind it, or what there is from the
    /// start on.
    pub fn chain(&self) -> &'static [&'static str] {
        if self.values.contains_key("2023-H1") {
            &["2023-H1", "2023-Q3"]
        } else if self.values.contains_key("2023-Q1") {
            &["2023-Q1"]
        } else {
            &["2023-Q3"]
        }
    }

    /// A ratio that adds up, to date.
    pub fn added(&self, indicator: &str) -> (i64, i64) {
        let parts = self.chain().iter().filter_map(|period| self.ratio(period, indicator));
        parts.fold((0, 0), |(n, d), (more_n, more_d)| (n + more_n, d + more_d))
    }

    /// A count that adds up, to date.
    pub fn total(&self, indicator: &str) -> i64 {
        self.chain().iter().filter_map(|period| self.count(period, indicator)).sum()
    }
}

/// A score of at most two decimals, as whole hundredths.
fn hundredths(points: f64) -> Option<i64> {
    format!("{:.0}", points * 100.0).parse().ok()
}

/// How many days of 2023 had passed on a day of that year.
pub fn day_of_year(day: &str) -> i64 {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let number = |part: &str| part.parse::<i64>().expect("a number");
    BEFORE[usize::try_from(number(&day[5..7])).expect("a month") - 1] + number(&day[8..10])
}

/// A fraction as a percentage with at most two decimals, rounded half up: `49.88`.
pub fn percent(numerator: i64, denominator: i64) -> String {
    let scaled = (numerator * 20_000 + denominator) / (2 * denominator);
    decimal(scaled)
}

/// Hundredths with their zeros at the end dropped.
pub fn decimal(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
