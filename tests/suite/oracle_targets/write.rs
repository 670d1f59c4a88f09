//! Writes a workspace as TOML files.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::model::{
    Accumulate, Basis, Figure, Indicator, Measure, Op, Pace, Plan, ReportedValue, Target, ValuesFile, WhenEmpty,
    Workspace,
};
use crate::oracle::Rng;
use crate::oracle_states::write::{self as base, Entry, inline, table, text};

/// Writes the workspace into an empty folder.
pub fn workspace(workspace: &Workspace, folder: &Path) -> io::Result<()> {
    let mut rng = Rng::new(!workspace.seed);
    let mut settings = base::cchc_toml(&mut rng, &workspace.settings.base);
    if let Some(percent) = workspace.settings.at_risk_percent {
        settings.insert_str(0, &format!("at-risk-percent = {percent}\n"));
    }
    fs::write(folder.join("cchc.toml"), settings)?;
    let shared: String = workspace.shared.iter().map(|each| indicator(&mut rng, each)).collect();
    fs::write(folder.join("indicators.toml"), shared)?;
    for plan in &workspace.plans {
        let folder = folder.join("plans").join(&plan.base.id);
        fs::create_dir_all(folder.join("values"))?;
        fs::write(folder.join("plan.toml"), plan_toml(&mut rng, plan))?;
        fs::write(folder.join("assignees.toml"), base::assignees_toml(&mut rng, &plan.base))?;
        fs::write(folder.join("tasks.toml"), base::tasks_toml(&mut rng, &plan.base))?;
        let own = plan.indicators.iter().filter(|each| !workspace.shared.contains(each));
        let indicators: String = own.map(|each| indicator(&mut rng, each)).collect();
        fs::write(folder.join("indicators.toml"), indicators)?;
        for file in &plan.files {
            let path = folder.join("values").join(format!("{}.toml", file.period.name));
            fs::write(path, values_toml(&mut rng, file))?;
        }
    }
    Ok(())
}

/// `plan.toml`.
fn plan_toml(rng: &mut Rng, plan: &Plan) -> String {
    let mut out = String::new();
    if let Some(named) = plan.basis {
        writeln!(out, "basis = \"{}\"", basis(named)).expect("a String takes all");
    }
    out.push_str(&base::plan_toml(rng, &plan.base));
    for each in &plan.targets {
        out.push_str(&target(rng, each));
    }
    out
}

/// An `[[indicator]]`.
fn indicator(rng: &mut Rng, indicator: &Indicator) -> String {
    let mut entries = vec![
        ("id", text(&indicator.id)),
        ("title", text(&format!("Chỉ số {}", indicator.id))),
        ("measure", text(measure(indicator.measure))),
    ];
    if indicator.measure == Measure::Ratio {
        entries.push(("numerator", text("đã làm")));
        entries.push(("denominator", text("phải làm")));
    }
    if let Some(accumulate) = indicator.accumulate {
        let word = match accumulate {
            Accumulate::Latest => "latest",
            Accumulate::Sum => "sum",
            Accumulate::Mean => "mean",
        };
        entries.push(("accumulate", text(word)));
    }
    if let Some(when_empty) = indicator.when_empty {
        let word = match when_empty {
            WhenEmpty::NotApplicable => "not-applicable",
            WhenEmpty::Attained => "attained",
            WhenEmpty::Missed => "missed",
        };
        entries.push(("when-empty", text(word)));
    }
    if let Some(maximum) = indicator.maximum {
        entries.push(("maximum", maximum.to_string()));
    }
    if let Some(score) = &indicator.rank_of {
        entries.push(("rank-of", text(score)));
    }
    table(rng, "[[indicator]]", entries)
}

/// A `[[target]]`.
fn target(rng: &mut Rng, target: &Target) -> String {
    let mut entries = vec![("id", text(&target.id))];
    match target.bound {
        None => entries.push(("qualitative", "true".to_owned())),
        Some(bound) if bound.op == Op::Done => entries.push(("done", "true".to_owned())),
        Some(bound) => entries.push((op(bound.op), bound.value.to_string())),
    }
    if let Some(of) = target.bound.and_then(|bound| bound.of) {
        entries.push(("of", of.to_string()));
    }
    if let Some(id) = &target.indicator {
        entries.push(("indicator", text(id)));
    }
    if let Some(day) = target.by {
        entries.push(("by", day.to_string()));
    }
    if let Some(id) = &target.of_which {
        entries.push(("of-which", text(id)));
    }
    match target.pace {
        Some(Pace::Level) => entries.push(("pace", text("level"))),
        Some(Pace::Linear) => entries.push(("pace", text("linear"))),
        None => {}
    }
    if let Some(baseline) = target.baseline {
        let mut inner = vec![("value", baseline.value.to_string())];
        if let Some(day) = baseline.on {
            inner.push(("on", day.to_string()));
        }
        entries.push(("baseline", inline(rng, inner)));
    }
    table(rng, "[[target]]", entries)
}

/// A values file.
fn values_toml(rng: &mut Rng, file: &ValuesFile) -> String {
    let mut entries = vec![("reported-on", file.reported_on.to_string())];
    if let Some(named) = file.basis {
        entries.push(("basis", text(basis(named))));
    }
    let mut out = table(rng, "", entries);
    out.push_str("[values]\n");
    for each in &file.values {
        writeln!(out, "{} = {}", each.indicator, value(rng, each)).expect("a String takes all");
    }
    out
}

/// One value.
fn value(rng: &mut Rng, value: &ReportedValue) -> String {
    let mut entries: Vec<Entry> = Vec::new();
    match value.figure {
        Figure::Counts(numerator, denominator) => {
            entries.push(("numerator", numerator.to_string()));
            entries.push(("denominator", denominator.to_string()));
        }
        Figure::Percent(number) => entries.push(("percent", number.to_string())),
        Figure::Count(count) => entries.push(("count", count.to_string())),
        Figure::Amount(number) => entries.push(("amount", number.to_string())),
        Figure::Score(number) => entries.push(("score", number.to_string())),
        Figure::Rank(rank, of) => {
            entries.push(("rank", rank.to_string()));
            entries.extend(of.map(|of| ("of", of.to_string())));
        }
        Figure::Done(day) => entries.push(("done", day.to_string())),
    }
    if let Some(day) = value.reported_on {
        entries.push(("reported-on", day.to_string()));
    }
    if let Some(named) = value.basis {
        entries.push(("basis", text(basis(named))));
    }
    inline(rng, entries)
}

/// The word of a basis.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Illustrative => "illustrative",
        Basis::Estimate => "estimate",
        Basis::Preliminary => "preliminary",
        Basis::Official => "official",
    }
}

/// The word of a measure.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Ratio => "ratio",
        Measure::Count => "count",
        Measure::Amount => "amount",
        Measure::Score => "score",
        Measure::Rank => "rank",
        Measure::Milestone => "milestone",
    }
}

/// The key of a bound.
pub fn op(op: Op) -> &'static str {
    match op {
        Op::AtLeast => "at-least",
        Op::MoreThan => "more-than",
        Op::AtMost => "at-most",
        Op::LessThan => "less-than",
        Op::RankWithin => "rank-within",
        Op::Done => "done",
    }
}
