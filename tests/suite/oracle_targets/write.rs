//! Writes a workspace as TOML files.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::model::{
    Accumulate, BaselineForm, Basis, Bound, BoundWas, Direction, Figure, Indicator, Measure, Op, Pace, Plan,
    ReportedValue, Section, Target, ValuesFile, WhenEmpty, Workspace,
};
use super::rules::indicator_id;
use crate::oracle::Rng;
use crate::oracle_states::model::Scheme;
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
        fs::write(folder.join("amendments.toml"), base::amendments_toml(&mut rng, &plan.base))?;
        let own = plan.indicators.iter().filter(|each| !workspace.shared.contains(each));
        let indicators: String = own.map(|each| indicator(&mut rng, each)).collect();
        fs::write(folder.join("indicators.toml"), indicators)?;
        for file in &plan.files {
            let path = folder.join("values").join(format!("{}.toml", file.period.name));
            fs::write(path, values_toml(&mut rng, file, plan))?;
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
    for id in &plan.groups {
        let entries = vec![("id", text(id)), ("title", text(&format!("Về {id}")))];
        out.push_str(&table(rng, "[[target-group]]", entries));
    }
    for each in &plan.targets {
        out.push_str(&target(rng, each, plan));
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
    if !indicator.classes.is_empty() {
        let classes: Vec<String> = indicator.classes.iter().map(|each| text(each)).collect();
        entries.push(("classes", format!("[{}]", classes.join(", "))));
    }
    entries.extend(indicator.reported_by.iter().map(|id| ("reported-by", text(id))));
    match indicator.periods {
        Some(Scheme::Bnv581) => entries.push(("periods", text("bnv-581"))),
        Some(Scheme::Calendar) => entries.push(("periods", text("calendar"))),
        None => {}
    }
    match indicator.direction {
        Some(Direction::Up) => entries.push(("direction", text("up"))),
        Some(Direction::Down) => entries.push(("direction", text("down"))),
        None => {}
    }
    table(rng, "[[indicator]]", entries)
}

/// The name of a class of an indicator, by its place from 1.
pub fn class<'a>(plan: &'a Plan, id: &str, place: i64) -> &'a str {
    let indicator = plan.indicators.iter().find(|each| each.id == id).expect("a known indicator");
    &indicator.classes[usize::try_from(place - 1).expect("a place from 1")]
}

/// A `[[target]]`.
fn target(rng: &mut Rng, target: &Target, plan: &Plan) -> String {
    let mut entries = vec![("id", text(&target.id))];
    match target.bound {
        None => entries.push(("qualitative", "true".to_owned())),
        Some(bound) => entries.extend(bound_entries(bound, target, plan)),
    }
    if let Some(id) = &target.indicator {
        entries.push(("indicator", text(id)));
    }
    if let Some(day) = target.by {
        entries.push(("by", day.to_string()));
    }
    match &target.section {
        Some(Section::Group(id)) => entries.push(("group", text(id))),
        Some(Section::Area(id)) => entries.push(("area", text(id))),
        None => {}
    }
    if let Some(id) = &target.of_which {
        entries.push(("of-which", text(id)));
    }
    match target.pace {
        Some(Pace::Level) => entries.push(("pace", text("level"))),
        Some(Pace::Linear) => entries.push(("pace", text("linear"))),
        None => {}
    }
    if let Some(baseline) = &target.baseline {
        let mut inner = match &baseline.form {
            BaselineForm::Value(value) => vec![("value", value.to_string())],
            BaselineForm::Counts(numerator, denominator) => {
                vec![("numerator", numerator.to_string()), ("denominator", denominator.to_string())]
            }
            BaselineForm::Rank(rank, of) => {
                let of = of.map(|of| ("of", of.to_string()));
                [("rank", rank.to_string())].into_iter().chain(of).collect()
            }
            BaselineForm::Plan(id) => vec![("plan", text(id))],
        };
        if let Some(day) = baseline.on {
            inner.push(("on", day.to_string()));
        }
        entries.push(("baseline", inline(rng, inner)));
    }
    if !target.was.is_empty() {
        let was: Vec<String> = target.was.iter().map(|was| inline_was(rng, was, target, plan)).collect();
        entries.push(("was", format!("[{}]", was.join(", "))));
    }
    table(rng, "[[target]]", entries)
}

/// The key and figure of a bound, and its pool.
fn bound_entries(bound: Bound, target: &Target, plan: &Plan) -> Vec<Entry> {
    let value = if matches!(bound.op, Op::Done | Op::Better) {
        "true".to_owned()
    } else if bound.op == Op::ClassAtLeast {
        text(class(plan, indicator_id(target), bound.value.digits))
    } else {
        bound.value.to_string()
    };
    let mut entries = vec![(op(bound.op), value)];
    entries.extend(bound.of.map(|of| ("of", of.to_string())));
    entries
}

/// An entry of `was`.
fn inline_was(rng: &mut Rng, was: &BoundWas, target: &Target, plan: &Plan) -> String {
    let mut entries = was.bound.map_or_else(Vec::new, |bound| bound_entries(bound, target, plan));
    entries.extend(was.by.map(|by| ("by", by.to_string())));
    entries.push(("until", was.until.to_string()));
    if rng.chance(80) {
        entries.push(("decision", text("60/QĐ-UBND")));
    }
    inline(rng, entries)
}

/// A values file.
fn values_toml(rng: &mut Rng, file: &ValuesFile, plan: &Plan) -> String {
    let mut entries = vec![("reported-on", file.reported_on.to_string())];
    if let Some(named) = file.basis {
        entries.push(("basis", text(basis(named))));
    }
    let mut out = table(rng, "", entries);
    out.push_str("[values]\n");
    for each in &file.values {
        writeln!(out, "{} = {}", each.indicator, value(rng, each, plan)).expect("a String takes all");
    }
    out
}

/// One value.
fn value(rng: &mut Rng, value: &ReportedValue, plan: &Plan) -> String {
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
        Figure::Class(place) => entries.push(("class", text(class(plan, &value.indicator, place)))),
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
        Measure::Class => "class",
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
        Op::ClassAtLeast => "class-at-least",
        Op::RiseBy => "rise-by",
        Op::FallBy => "fall-by",
        Op::RiseByPercent => "rise-by-percent",
        Op::FallByPercent => "fall-by-percent",
        Op::Better => "better-than-baseline",
    }
}
