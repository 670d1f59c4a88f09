//! Writes a workspace as TOML files, the keys in random order.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use chrono::NaiveDate;

use super::model::{
    Delivery, Due, Holder, Issued, OccurrenceName, OnRestDay, Plan, ReportPeriod, Scheme, Settings, Spent, Task,
    Workspace,
};
use crate::oracle::Rng;

/// A key and its value as TOML.
pub type Entry = (&'static str, String);

/// Writes the workspace into an empty folder.
pub fn workspace(workspace: &Workspace, folder: &Path) -> io::Result<()> {
    let mut rng = Rng::new(!workspace.seed);
    let settings = &workspace.settings;
    fs::write(folder.join("cchc.toml"), cchc_toml(&mut rng, settings))?;
    for plan in &workspace.plans {
        let folder = folder.join("plans").join(&plan.id);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("plan.toml"), plan_toml(&mut rng, plan))?;
        fs::write(folder.join("assignees.toml"), assignees_toml(&mut rng, plan))?;
        fs::write(folder.join("tasks.toml"), tasks_toml(&mut rng, plan))?;
        fs::write(folder.join("amendments.toml"), amendments_toml(&mut rng, plan))?;
    }
    Ok(())
}

/// A text.
pub fn text(text: &str) -> String {
    format!("\"{text}\"")
}

/// An array, on one line or on several.
fn array(rng: &mut Rng, items: &[String]) -> String {
    if items.len() < 2 || rng.chance(60) {
        format!("[{}]", items.join(", "))
    } else {
        let comma = if rng.chance(50) { "," } else { "" };
        format!("[\n    {}{comma}\n]", items.join(",\n    "))
    }
}

/// Days as an array.
fn days(rng: &mut Rng, days: &[NaiveDate]) -> String {
    let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
    array(rng, &days)
}

/// Texts as an array.
fn texts(rng: &mut Rng, texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|each| text(each)).collect();
    array(rng, &texts)
}

/// An inline table.
pub fn inline(rng: &mut Rng, mut entries: Vec<Entry>) -> String {
    rng.shuffle(&mut entries);
    let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", entries.join(", "))
}

/// Lines of keys and values under a header (or none).
pub fn table(rng: &mut Rng, header: &str, mut entries: Vec<Entry>) -> String {
    rng.shuffle(&mut entries);
    let mut out = String::new();
    if !header.is_empty() {
        out.push_str(header);
        out.push('\n');
    }
    for (key, value) in entries {
        let note = if rng.chance(5) { "  # ghi chú" } else { "" };
        writeln!(out, "{key} = {value}{note}").expect("a String takes all");
    }
    out.push('\n');
    out
}

/// The word of a scheme.
fn scheme(scheme: Scheme) -> String {
    text(match scheme {
        Scheme::Bnv581 => "bnv-581",
        Scheme::Calendar => "calendar",
    })
}

/// A `[[report-period]]`.
fn report_period(rng: &mut Rng, period: &ReportPeriod) -> String {
    let entries = vec![
        ("name", text(&period.name)),
        ("from", period.from.to_string()),
        ("to", period.to.to_string()),
        ("due", period.due.to_string()),
    ];
    table(rng, "[[report-period]]", entries)
}

/// `cchc.toml`.
pub fn cchc_toml(rng: &mut Rng, settings: &Settings) -> String {
    let mut entries = Vec::new();
    if rng.chance(50) {
        entries.push(("lang", text("vi")));
    }
    if let Some(days) = settings.due_soon_days {
        entries.push(("due-soon-days", days.to_string()));
    }
    if let Some(named) = settings.scheme {
        entries.push(("report-periods", scheme(named)));
    }
    if !settings.holidays.is_empty() {
        entries.push(("holidays", days(rng, &settings.holidays)));
    }
    if !settings.work_days.is_empty() {
        entries.push(("work-days", days(rng, &settings.work_days)));
    }
    match settings.on_rest_day {
        Some(OnRestDay::SameDay) => entries.push(("due-on-rest-day", text("same-day"))),
        Some(OnRestDay::NextWorkingDay) => entries.push(("due-on-rest-day", text("next-working-day"))),
        None => {}
    }
    let mut out = table(rng, "", entries);
    for period in &settings.report_periods {
        out.push_str(&report_period(rng, period));
    }
    out
}

/// `[issued]`; none for a draft.
fn issued(rng: &mut Rng, issued: Issued) -> Option<String> {
    let mut entries = vec![("kind", text("KH"))];
    match issued {
        Issued::Draft => return None,
        Issued::Undated => {}
        Issued::On(date) => entries.push(("date", date.to_string())),
    }
    if rng.chance(60) {
        entries.push(("number", text("12/KH-UBND")));
    }
    Some(table(rng, "[issued]", entries))
}

/// `plan.toml`.
pub fn plan_toml(rng: &mut Rng, plan: &Plan) -> String {
    let mut entries = vec![
        ("id", text(&plan.id)),
        ("title", text(&format!("Kế hoạch {}", plan.id))),
        ("unit", text(&plan.unit)),
        ("level", text(&plan.level)),
        ("locality", text("thị xã Tân Châu, tỉnh An Giang")),
        ("start", plan.start.to_string()),
        ("end", plan.end.to_string()),
    ];
    if let Some(named) = plan.scheme {
        entries.push(("report-periods", scheme(named)));
    }
    entries.extend(plan.replaces.iter().map(|id| ("replaces", text(id))));
    entries.extend(plan.within.iter().map(|id| ("within", text(id))));
    if !plan.values_from.is_empty() {
        entries.push(("values-from", texts(rng, &plan.values_from)));
    }
    if let Some(parent) = &plan.parent {
        entries.push(("parent", text(parent)));
    }
    let mut blocks = issued(rng, plan.issued).into_iter().collect::<Vec<_>>();
    for area in &plan.areas {
        let mut entries = vec![("id", text(area)), ("title", text(&format!("Lĩnh vực {area}")))];
        if rng.chance(20) {
            entries.push(("lead", text(&plan.assignees[0].id)));
        }
        blocks.push(table(rng, "[[area]]", entries));
    }
    for fund in &plan.funds {
        let entries = vec![("id", text(fund)), ("title", text("Kinh phí chi thường xuyên"))];
        blocks.push(table(rng, "[[fund]]", entries));
    }
    for period in &plan.report_periods {
        blocks.push(report_period(rng, period));
    }
    rng.shuffle(&mut blocks);
    table(rng, "", entries) + &blocks.concat()
}

/// `assignees.toml`.
pub fn assignees_toml(rng: &mut Rng, plan: &Plan) -> String {
    let mut out = String::new();
    for assignee in &plan.assignees {
        let id = &assignee.id;
        let kind = rng.pick(&["official", "cadre", "part-time", "unit", "external"]);
        let kind = if assignee.members.is_empty() { kind } else { "group" };
        let mut entries = vec![("id", text(id)), ("title", text(&format!("Công chức {id}"))), ("kind", text(kind))];
        if !assignee.members.is_empty() {
            entries.push(("members", texts(rng, &assignee.members)));
        }
        if !assignee.holders.is_empty() {
            let holders: Vec<String> = assignee.holders.iter().map(|each| holder(rng, each)).collect();
            entries.push(("holders", array(rng, &holders)));
        }
        out.push_str(&table(rng, "[[assignee]]", entries));
    }
    out
}

/// An entry of `holders`.
fn holder(rng: &mut Rng, holder: &Holder) -> String {
    let mut entries = vec![("name", text(&holder.name))];
    entries.extend(holder.from.map(|day| ("from", day.to_string())));
    entries.extend(holder.until.map(|day| ("until", day.to_string())));
    inline(rng, entries)
}

/// `tasks.toml`.
pub fn tasks_toml(rng: &mut Rng, plan: &Plan) -> String {
    let mut out = String::new();
    for each in &plan.tasks {
        out.push_str(&task(rng, each));
    }
    out
}

/// `amendments.toml`.
pub fn amendments_toml(rng: &mut Rng, plan: &Plan) -> String {
    let mut out = String::new();
    for amendment in &plan.amendments {
        let mut entries = vec![
            ("number", text("60/QĐ-UBND")),
            ("date", amendment.date.to_string()),
            ("about", text("Điều chỉnh kế hoạch")),
        ];
        for (key, ids) in [("adds", &amendment.adds), ("changes", &amendment.changes), ("drops", &amendment.drops)] {
            if !ids.is_empty() || rng.chance(10) {
                entries.push((key, texts(rng, ids)));
            }
        }
        out.push_str(&table(rng, "[[amendment]]", entries));
    }
    out
}

/// A `[[task]]`.
fn task(rng: &mut Rng, task: &Task) -> String {
    let mut entries = vec![
        ("id", text(&task.id)),
        ("title", text(&task.title)),
        ("output", text("Báo cáo")),
        ("due", due(rng, &task.due)),
    ];
    if !task.was.is_empty() {
        let mut was = Vec::new();
        for each in &task.was {
            let mut entries = vec![("due", due(rng, &each.due)), ("until", each.until.to_string())];
            if rng.chance(80) {
                entries.push(("decision", text("60/QĐ-UBND")));
            }
            was.push(inline(rng, entries));
        }
        entries.push(("was", array(rng, &was)));
    }
    if task.area_is_written {
        entries.push(("area", text(&task.area)));
    }
    match &task.leads[..] {
        [] => {}
        [lead] if rng.chance(80) => entries.push(("lead", text(lead))),
        leads => entries.push(("lead", texts(rng, leads))),
    }
    if !task.support.is_empty() || rng.chance(10) {
        entries.push(("support", texts(rng, &task.support)));
    }
    if !task.oversee.is_empty() {
        entries.push(("oversee", texts(rng, &task.oversee)));
    }
    if task.provisional || rng.chance(10) {
        entries.push(("provisional", task.provisional.to_string()));
    }
    if let Some(day) = task.started {
        entries.push(("started", day.to_string()));
    }
    if !task.done.is_empty() || rng.chance(10) {
        let done: Vec<String> = task.done.iter().map(|each| delivery(rng, each)).collect();
        entries.push(("done", array(rng, &done)));
    }
    if !task.progress.is_empty() {
        let mut progress = Vec::new();
        for entry in &task.progress {
            let entries = vec![("on", entry.on.to_string()), ("percent", entry.percent.to_string())];
            progress.push(inline(rng, entries));
        }
        entries.push(("progress", array(rng, &progress)));
    }
    entries.extend(task.cost.map(|cost| ("cost", cost.to_string())));
    entries.extend(task.fund.iter().map(|fund| ("fund", text(fund))));
    match &task.spent {
        Some(Spent::Sum(sum)) => entries.push(("spent", sum.to_string())),
        Some(Spent::Days(days)) => {
            let mut sums = Vec::new();
            for (on, amount) in days {
                sums.push(inline(rng, vec![("on", on.to_string()), ("amount", amount.to_string())]));
            }
            entries.push(("spent", array(rng, &sums)));
        }
        None => {}
    }
    if let Some(day) = task.dropped {
        let dropped =
            vec![("on", day.to_string()), ("why", text("Không còn phù hợp")), ("decision", text("50/QĐ-UBND"))];
        entries.push(("dropped", inline(rng, dropped)));
    }
    table(rng, "[[task]]", entries)
}

/// An entry of `done`.
fn delivery(rng: &mut Rng, delivery: &Delivery) -> String {
    let mut entries = vec![("on", delivery.on.to_string())];
    match &delivery.of {
        Some(OccurrenceName::Day(day)) => entries.push(("for", day.to_string())),
        Some(OccurrenceName::Period(name)) => entries.push(("for", text(name))),
        None => {}
    }
    if let Some(member) = &delivery.by {
        entries.push(("by", text(member)));
    }
    if rng.chance(20) {
        let evidence = texts(rng, &["12/BC-UBND".to_owned()]);
        entries.push(("evidence", evidence));
    }
    inline(rng, entries)
}

/// The value of `due`.
fn due(rng: &mut Rng, due: &Due) -> String {
    let (term, event) = match due {
        Due::On(day) => return day.to_string(),
        Due::By(name) => return text(name),
        Due::Weekly => return text("weekly"),
        Due::Monthly => return text("monthly"),
        Due::Quarterly => return text("quarterly"),
        Due::HalfYearly => return text("half-yearly"),
        Due::Yearly => return text("yearly"),
        Due::EveryReport => return text("every-report"),
        Due::Days(listed) => return days(rng, listed),
        Due::Continuous => return text("continuous"),
        Due::OnDemand => return text("on-demand"),
        Due::After { event } => (None, event),
        Due::DaysAfter { days, event } => (Some(("days", days)), event),
        Due::WorkingDaysAfter { days, event } => (Some(("working-days", days)), event),
    };
    let mut entries: Vec<(&str, String)> = term.into_iter().map(|(key, count)| (key, count.to_string())).collect();
    entries.push(("after", text("khi có kế hoạch của cấp trên")));
    if let Some(day) = event {
        entries.push(("event", day.to_string()));
    }
    inline(rng, entries)
}
