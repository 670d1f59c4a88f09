//! Writes a workspace as TOML files: that of `oracle_targets`, then the sets and the points of the plans.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::model::{Criterion, Entry, ReportsAs, Rule, Set, Source, TasksAs, Way, Which, Workspace};
use crate::oracle::Rng;
use crate::oracle_states::write::{Entry as Line, inline, table, text};
use crate::oracle_targets::numbers::Decimal;
use crate::oracle_targets::write as base;

/// Writes the workspace into an empty folder.
pub fn workspace(workspace: &Workspace, folder: &Path) -> io::Result<()> {
    base::workspace(&workspace.base, folder)?;
    let mut rng = Rng::new(!workspace.base.seed);
    fs::create_dir_all(folder.join("scoring"))?;
    for set in &workspace.sets {
        fs::write(folder.join("scoring").join(format!("{}.toml", set.id)), set_toml(&mut rng, set))?;
    }
    for sheet in &workspace.sheets {
        let folder = folder.join("plans").join(&sheet.plan).join("scores");
        fs::create_dir_all(&folder)?;
        let mut out = String::from("[scores]\n");
        for (id, each) in &sheet.entries {
            writeln!(out, "\"{id}\" = {}", entry(&mut rng, each)).expect("a String takes all");
        }
        fs::write(folder.join(format!("{}.toml", sheet.set)), out)?;
    }
    Ok(())
}

/// An entry of `[scores]`.
fn entry(rng: &mut Rng, entry: &Entry) -> String {
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(entry.own.map(|points| ("self", points.to_string())));
    lines.extend(entry.appraised.map(|points| ("appraised", points.to_string())));
    lines.extend(entry.yes.map(|yes| ("yes", yes.to_string())));
    lines.extend(entry.not_applicable.map(|is| ("not-applicable", is.to_string())));
    lines.extend(entry.why.map(|why| ("why", text(why))));
    lines.extend(entry.opinion.map(|opinion| ("opinion", text(opinion))));
    inline(rng, lines)
}

/// The word of a way.
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Rescale => "rescale",
        Way::Full => "full",
        Way::Zero => "zero",
    }
}

/// A set.
fn set_toml(rng: &mut Rng, set: &Set) -> String {
    let mut lines = vec![
        ("id", text(&set.id)),
        ("title", text(&format!("Bộ tiêu chí {}", set.id))),
        ("level", text(&set.level)),
        ("from", set.from.to_string()),
        ("to", set.to.to_string()),
        ("maximum", set.maximum.to_string()),
    ];
    lines.extend(set.not_applicable.map(|named| ("not-applicable", text(way(named)))));
    if !set.classes.is_empty() {
        let classes: Vec<String> = set
            .classes
            .iter()
            .map(|(bound, title)| inline(rng, vec![("at-least", bound.to_string()), ("title", text(title))]))
            .collect();
        lines.push(("classes", format!("[{}]", classes.join(", "))));
    }
    let mut out = table(rng, "", lines);
    for each in &set.criteria {
        out.push_str(&criterion(rng, each));
    }
    out
}

/// A `[[criterion]]`.
fn criterion(rng: &mut Rng, criterion: &Criterion) -> String {
    let mut lines = vec![
        ("id", text(&criterion.id)),
        ("title", text(&format!("Tiêu chí {}", criterion.id))),
        ("max", criterion.max.to_string()),
    ];
    lines.extend(criterion.part_of.iter().map(|id| ("part-of", text(id))));
    lines.extend(criterion.source.as_ref().map(|each| ("figure", source(rng, each))));
    lines.extend(criterion.rule.as_ref().map(|each| ("rule", rule(rng, each))));
    lines.extend(criterion.times.iter().map(|id| ("times", text(id))));
    lines.extend(criterion.not_applicable.map(|named| ("not-applicable", text(way(named)))));
    table(rng, "[[criterion]]", lines)
}

/// Ids as an array.
fn ids(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| text(id)).collect();
    format!("[{}]", ids.join(", "))
}

/// `figure`.
fn source(rng: &mut Rng, source: &Source) -> String {
    let lines = match source {
        Source::Indicator(id) => vec![("indicator", text(id))],
        Source::Task(id) => vec![("task", text(id))],
        Source::Tasks(which, kind) => {
            let which = match which {
                Which::All => text("all"),
                Which::Area(area) => text(&format!("area:{area}")),
                Which::Ids(list) => ids(list),
            };
            let kind = match kind {
                TasksAs::DoneShare => "done-share",
                TasksAs::OnTimeShare => "on-time-share",
                TasksAs::LateCount => "late-count",
            };
            vec![("tasks", which), ("as", text(kind))]
        }
        Source::Reports(kind) => {
            let kind = match kind {
                ReportsAs::OnTimeShare => "on-time-share",
                ReportsAs::LateCount => "late-count",
                ReportsAs::MissingCount => "missing-count",
            };
            vec![("reports", text(kind))]
        }
        Source::Sum(list) => vec![("sum", ids(list))],
        Source::Mean(list) => vec![("mean", ids(list))],
        Source::HundredMinus(list) => vec![("100-minus", ids(list))],
        Source::Manual => vec![("manual", "true".to_owned())],
    };
    inline(rng, lines)
}

/// `rule`.
fn rule(rng: &mut Rng, rule: &Rule) -> String {
    let pair = |one: String, points: &Decimal| format!("[{one}, {points}]");
    let lines = match rule {
        Rule::YesNo => vec![("yes-no", "true".to_owned())],
        Rule::Steps(steps, down) => {
            let all: Vec<String> = steps.iter().map(|(bound, points)| pair(bound.to_string(), points)).collect();
            let mut lines = vec![("steps", format!("[{}]", all.join(", ")))];
            if *down {
                lines.push(("down", "true".to_owned()));
            }
            lines
        }
        Rule::Capped(cap) => vec![("capped", cap.to_string())],
        Rule::Proportion => vec![("proportion", "true".to_owned())],
        Rule::Band(upper, lower) => {
            let band = inline(rng, vec![("full", upper.to_string()), ("zero-below", lower.to_string())]);
            vec![("band", band)]
        }
        Rule::ByDate(days) => {
            let all: Vec<String> = days.iter().map(|(day, points)| pair(day.to_string(), points)).collect();
            vec![("by-date", format!("[{}]", all.join(", ")))]
        }
        Rule::Minus(each, floor) => {
            let mut lines = vec![("each", each.to_string())];
            lines.extend(floor.map(|floor| ("floor", floor.to_string())));
            vec![("minus", inline(rng, lines))]
        }
        Rule::Bonus(each, cap, outside) => {
            let mut lines = vec![("each", each.to_string()), ("cap", cap.to_string())];
            if *outside || rng.chance(30) {
                lines.push(("outside", outside.to_string()));
            }
            vec![("bonus", inline(rng, lines))]
        }
    };
    inline(rng, lines)
}
