//! Web pages: every figure is that of the JSON, nothing runs and nothing is loaded, and text of plans stays text.

mod folders;
mod html;
mod readers;

use super::{Workspace, cchc_in, generated};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html::{Element, parse};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const AS_OF: [&str; 2] = ["--as-of", "2023-09-30"];

/// The page that a command prints.
fn printed(workspace: &Workspace, args: &[&str]) -> String {
    let outcome = workspace.run(&[&["page"], &AS_OF[..], args].concat());
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    outcome.stdout
}

fn json(workspace: &Workspace, args: &[&str]) -> Value {
    let outcome = workspace.run(&[args, &AS_OF[..], &["--output-format", "json"]].concat());
    serde_json::from_str(&outcome.stdout).expect("JSON")
}

fn number(value: &Value) -> String {
    value.as_u64().expect("a count").to_string()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().expect("a list")
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().expect("a text")
}

/// The text of a cell without what stands small in it.
fn large(cell: &Element) -> String {
    let mut cell = cell.clone();
    cell.children.retain(|child| !matches!(child, html::Node::Element(one) if one.attribute("class") == "small"));
    cell.text()
}

fn share(numerator: &Value, denominator: &Value) -> String {
    format!("{}/{}", number(numerator), number(denominator))
}

fn sorted(mut all: Vec<Vec<String>>) -> Vec<Vec<String>> {
    all.sort();
    all
}

/// A number of the page in Vietnamese, as a number.
fn vietnamese(figure: &str) -> f64 {
    let digits = figure.trim_end_matches([' ', '%']).replace('.', "").replace(',', ".");
    digits.parse().unwrap_or_else(|_| panic!("{figure} is not a number"))
}

#[test]
fn every_count_of_tasks_is_that_of_status() {
    for workspace in [Workspace::long_an(), Workspace::minimal()] {
        let page = parse(&printed(&workspace, &["--lang", "en"]));
        let status = json(&workspace, &["status", "--tasks", "--lang", "en"]);
        let plan = &status["plans"][0];
        let cards: Vec<String> = page.named("strong").iter().skip(1).map(|one| one.text()).collect();
        let completion = &plan["total"]["completion"];
        let done = share(&completion["numerator"], &completion["denominator"]);
        let total = &plan["total"];
        let cards = &cards[cards.len() - 5..];
        assert_eq!(cards[..3], [done, number(&total["overdue"]), number(&total["due_soon"])]);

        let areas = page.with_id("areas").expect("the areas").rows();
        assert_eq!(areas.len(), list(plan, "areas").len());
        for (row, area) in areas.iter().zip(list(plan, "areas")) {
            assert_eq!(large(row[0]), format!("{} {}", text_of(area, "id"), text_of(area, "title")));
            let words = [
                ("done", "done"),
                ("done late", "done_late"),
                ("in progress", "in_progress"),
                ("due soon", "due_soon"),
                ("overdue", "overdue"),
                ("not started", "not_started"),
                ("waiting", "waiting"),
                ("on demand", "on_demand"),
                ("dropped", "dropped"),
            ];
            let counted = words.iter().filter(|(_, key)| area[*key] != 0);
            let counted: Vec<String> = counted.map(|(word, key)| format!("{} {word}", area[*key])).collect();
            assert_eq!(row[1].text(), counted.join(" · "));
            let pictures = row[1].named("svg");
            assert_eq!(pictures[0].attribute("aria-label"), counted.join(" · "));
            let widths = pictures[0].named("rect").into_iter().map(|rect| {
                rect.attribute("width").trim_end_matches('%').parse::<f64>().expect("a share of the width")
            });
            assert!((widths.sum::<f64>() - 100.0).abs() < 0.001);
            let completion = &area["completion"];
            assert_eq!(row[3].text(), share(&completion["numerator"], &completion["denominator"]));
        }
    }
}

#[test]
fn every_task_has_its_state_its_due_day_and_who_leads_it() {
    let workspace = Workspace::long_an();
    let page = parse(&printed(&workspace, &["--lang", "en"]));
    let status = json(&workspace, &["status", "--tasks", "--lang", "en"]);
    let tasks = list(&status["plans"][0], "tasks");
    let assign = json(&workspace, &["assign", "--lang", "en"]);
    let title = |id: &Value| {
        let people = list(&assign["plans"][0], "assignees");
        let one = people.iter().find(|one| one["id"] == *id);
        one.map_or("(no lead)", |one| text_of(one, "title")).to_owned()
    };
    let asked: Vec<Vec<String>> = tasks
        .iter()
        .map(|task| {
            let state = text_of(task, "state").replace('-', " ");
            vec![text_of(task, "id").to_owned(), text_of(task, "title").to_owned(), title(&task["lead"]), state]
        })
        .collect();
    let rows = page.with_id("tasks").expect("all tasks").rows();
    let shown = rows.iter().map(|row| {
        let state = large(row[4]);
        let state = state.split_once(' ').expect("a sign and the state").1.to_owned();
        vec![row[0].text(), large(row[1]), row[2].text(), state]
    });
    assert_eq!(sorted(shown.collect()), sorted(asked));

    for (id, state) in [("overdue", "overdue"), ("due-soon", "due-soon")] {
        let rows = page.with_id(id).expect("a list").rows();
        let shown: Vec<Vec<String>> =
            rows.iter().map(|row| vec![row[0].text(), row[3].text(), row[4].text()]).collect();
        let of_state = tasks.iter().filter(|task| task["state"] == state);
        let asked = of_state.map(|task| {
            let late = task["days_late"].as_i64();
            let due = text_of(task, "due");
            let left = due.replace("2023-", "");
            let days = late.unwrap_or_else(|| match left.as_str() {
                "09-30" => 0,
                "10-10" => 10,
                "10-13" => 13,
                other => panic!("a new due day {other}"),
            });
            let days = if days == 0 { "today".to_owned() } else { format!("{days} days") };
            vec![text_of(task, "id").to_owned(), due.to_owned(), days]
        });
        assert_eq!(sorted(shown), sorted(asked.collect()), "{id}");
    }
}

#[test]
fn every_figure_of_a_target_is_that_of_check_targets() {
    for workspace in [Workspace::long_an(), Workspace::town()] {
        let id = if workspace.path().join("plans/long-an-2023").exists() { "long-an-2023" } else { "an-phu-2023" };
        let page = parse(&printed(&workspace, &["--lang", "vi", "-p", id]));
        let targets = json(&workspace, &["check-targets", "--lang", "vi", "-p", id]);
        let targets = list(&targets["plans"][0], "targets");
        let rows = page.with_id("targets").expect("the targets").rows();
        assert_eq!(rows.len(), targets.len());
        for (row, target) in rows.iter().zip(targets) {
            let title = large(row[0]);
            assert!(title.ends_with(text_of(target, "title")), "{title}");
            let value = &target["value"];
            let counts = match (&value["numerator"], &value["rank"]) {
                (Value::Number(numerator), _) => Some(format!("{numerator}/{}", value["denominator"])),
                (_, Value::Number(rank)) if !value["of"].is_null() => Some(format!("{rank}/{}", value["of"])),
                _ => None,
            };
            let small: String = row[2].named("span").iter().map(|one| one.text()).collect();
            assert_eq!(small.replace('.', ""), counts.unwrap_or_default(), "{title}");
            match (&value["value"], &value["rank"]) {
                (Value::Number(figure), _) | (_, Value::Number(figure)) => {
                    let (shown, exact) = (vietnamese(&large(row[2])), figure.as_f64().expect("a number"));
                    assert!((shown - exact).abs() <= 0.005_001, "{title}: {shown} for {exact}");
                }
                _ => assert_eq!(large(row[2]), "–", "{title}"),
            }
            let words = large(row[5]);
            let word = match text_of(target, "verdict") {
                "attained" => "đạt",
                "on-track" => "đúng tiến độ",
                "at-risk" => "có nguy cơ",
                "off-track" => "chậm",
                "missed" => "không đạt",
                "out-of-reach" => "không thể đạt",
                "awaiting-data" => "chờ số liệu",
                "no-data" => "chưa có số liệu",
                "not-comparable" => "không so sánh được",
                "not-applicable" => "không phát sinh",
                "not-measurable" => "không đo được",
                other => panic!("a new verdict {other}"),
            };
            assert!(words.contains(word), "{title}: {words}");
            bullet_holds(row, target, &title);
        }
    }
}

/// The bar, the line and the triangle of a target stand where the figures put them.
fn bullet_holds(row: &[&Element], target: &Value, title: &str) {
    let pictures: Vec<&Element> = row[3].named("svg");
    let Some(picture) = pictures.first() else { return };
    let share = |of: &str| of.trim_end_matches('%').parse::<f64>().expect("a share of the width");
    let bound = target["bound"]["value"].as_f64().expect("a bound");
    let value = target["value"]["value"].as_f64();
    let expected = target["expected"].as_f64();
    let largest = [value.unwrap_or(0.0), bound, expected.unwrap_or(0.0)].into_iter().fold(0.0, f64::max);
    let end = if target["measure"] == "ratio" { largest.max(100.0) } else { largest };
    let place = |figure: f64| if end == 0.0 { 0.0 } else { figure / end * 98.0 };
    let bars = picture.named("rect");
    if let Some(value) = value {
        let width = share(bars[1].attribute("width"));
        assert!((width - place(value)).abs() < 0.2, "{title}: the bar is {width} wide");
    }
    let marks: Vec<f64> = pictures[1..].iter().map(|mark| share(mark.attribute("x")) - 1.0).collect();
    assert!((marks[0] - place(bound)).abs() < 0.2, "{title}: the line stands at {}", marks[0]);
    if let Some(expected) = expected.filter(|expected| (expected - bound).abs() > 1e-6) {
        assert!((marks[1] - place(expected)).abs() < 0.2, "{title}: the triangle stands at {}", marks[1]);
    }
}

#[test]
fn everybody_has_the_load_that_assign_counts() {
    let workspace = Workspace::long_an();
    let page = parse(&printed(&workspace, &["--lang", "en"]));
    let assign = json(&workspace, &["assign", "--lang", "en"]);
    let plan = &assign["plans"][0];
    let rows = page.with_id("people").expect("the people").rows();
    let with_role = |one: &&Value| ["leads", "supports", "oversees"].iter().any(|role| one[*role] != 0);
    let people: Vec<&Value> = list(plan, "assignees").iter().filter(with_role).collect();
    assert_eq!(rows.len(), people.len());
    for (row, one) in rows.iter().zip(people) {
        assert!(large(row[0]).starts_with(text_of(one, "title")));
        assert_eq!(row[2].text().split('/').next(), Some(&*number(&one["leads"])));
        assert_eq!([row[3].text(), row[4].text()], [number(&one["supports"]), number(&one["oversees"])]);
        let owed = row[5].text();
        assert_eq!(owed.matches("late)").count().to_string(), number(&one["leads_overdue"]), "{owed}");
        assert_eq!(owed.matches("(due").count().to_string(), number(&one["leads_due_soon"]), "{owed}");
    }
    let gaps = page.with_id("gaps").expect("the gaps").text();
    for gap in list(plan, "gaps") {
        for task in list(gap, "tasks") {
            assert!(gaps.contains(task.as_str().expect("an id")), "{task} is not in {gaps}");
        }
    }
    let card = page.all().into_iter().find(|one| one.name == "li" && one.text().ends_with("gaps in the assignment"));
    assert_eq!(card.expect("a card").named("strong")[0].text(), list(plan, "gaps").len().to_string());
}

#[test]
fn a_page_runs_nothing_and_loads_nothing() {
    let workspace = Workspace::long_an();
    for args in [&["--lang", "vi"][..], &["--lang", "en", "--public"], &["--title", "Trang \"chung\" <b>"]] {
        let text = printed(&workspace, args);
        let page = parse(&text);
        let all = page.all();
        assert!(all.iter().all(|one| one.name != "script" && one.name != "link" && one.name != "img"));
        for one in &all {
            for (key, value) in &one.attributes {
                assert!(key != "style" && !key.starts_with("on"), "{key}={value}");
                let leads = matches!(key.as_str(), "href" | "src" | "action" | "xlink:href");
                assert!(!leads || value.starts_with('#'), "{key}={value}");
                if let Some(local) = value.strip_prefix("url(") {
                    let id = local.trim_matches(['#', ')']);
                    assert!(local.starts_with('#') && page.with_id(id).is_some(), "{value}");
                }
            }
            if one.name == "a" {
                let id = one.attribute("href").trim_start_matches('#');
                assert!(page.with_id(id).is_some(), "nothing has the id {id}");
            }
        }
        assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("@import"));
        let style = text.split_once("<style>").expect("a style sheet").1.split_once("</style>").expect("its end").0;
        let policy =
            page.named("meta").into_iter().find(|one| one.attribute("http-equiv") == "Content-Security-Policy");
        let policy = policy.expect("a policy").attribute("content");
        assert!(policy.contains(&format!("style-src 'sha256-{}'", STANDARD.encode(Sha256::digest(style)))), "{policy}");
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        let ids: Vec<&str> = all.iter().map(|one| one.attribute("id")).filter(|id| !id.is_empty()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an id stands twice");
    }
}

#[test]
fn text_of_plans_stays_text() {
    let evil = "</style><script>alert(1)</script>\\\" onload=\\\"x &amp; javascript:x {{y}} ]]> =cmd";
    let title = format!("title = \"Rà soát {evil}\"");
    let workspace = Workspace::minimal();
    let tasks = workspace.text("plans/mau/tasks.toml");
    let first = tasks.lines().find(|line| line.starts_with("title")).expect("a title").to_owned();
    workspace.replace("plans/mau/tasks.toml", &first, &title);
    let outcome = workspace.run(&[&["page", "--lang", "en"], &AS_OF[..]].concat());
    let page = parse(&outcome.stdout);
    assert!(page.named("script").is_empty());
    let shown = "</style><script>alert(1)</script>\" onload=\"x &amp; javascript:x {{y}} ]]> =cmd";
    assert!(page.text().contains(shown), "{}", page.text());
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let workspace = Workspace::town();
    let of = |jobs: &str| printed(&workspace, &["--jobs", jobs, "--lang", "vi"]);
    assert_eq!(of("1"), of("2"));
}
