//! Counts what was drawn, for a table at the end of a run.

use std::collections::BTreeMap;
use std::fmt;

/// How often each thing came, by its table and its name.
#[derive(Debug, Default)]
pub struct Tally {
    counts: BTreeMap<(&'static str, String), u64>,
}

impl Tally {
    /// One more of this.
    pub fn one(&mut self, table: &'static str, name: impl Into<String>) {
        *self.counts.entry((table, name.into())).or_default() += 1;
    }

    /// Counts what another has counted.
    pub fn add_all(&mut self, other: Self) {
        for (name, count) in other.counts {
            *self.counts.entry(name).or_default() += count;
        }
    }

    /// How often this came.
    pub fn count(&self, table: &'static str, name: &str) -> u64 {
        self.counts.get(&(table, name.to_owned())).copied().unwrap_or(0)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = "";
        for ((table, name), count) in &self.counts {
            if *table != last {
                writeln!(out, "{table}")?;
                last = table;
            }
            writeln!(out, "{count:>8}  {name}")?;
        }
        Ok(())
    }
}
