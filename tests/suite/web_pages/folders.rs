//! Pages of many plans, and pages as files.

use super::html::parse;

use super::{AS_OF, Workspace, cchc_in, generated, json, list, number, printed, share};
use std::fs;

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().expect("a name")).collect();
    names.sort();
    names
}

#[test]
fn a_page_of_many_plans_counts_as_status_does() {
    let workspace = Workspace::town();
    let page = parse(&printed(&workspace, &["--lang", "en"]));
    let status = json(&workspace, &["status", "--lang", "en"]);
    let plans = list(&status, "plans");
    let tables = page.named("table");
    let leagues: Vec<_> = tables.iter().filter(|table| table.attribute("class") != "matrix").collect();
    let rows: Vec<_> = leagues.iter().flat_map(|table| table.rows()).collect();
    assert_eq!(rows.len(), plans.len());
    for plan in plans {
        let unit = plan["unit"].as_str().expect("a body");
        let row = rows.iter().find(|row| row[1].text().starts_with(unit)).unwrap_or_else(|| panic!("{unit} is there"));
        let completion = &plan["total"]["completion"];
        assert_eq!(row[3].text(), share(&completion["numerator"], &completion["denominator"]), "{unit}");
        assert_eq!(row[4].text(), number(&plan["total"]["overdue"]), "{unit}");
    }
    // Places go down the table, and equal plans share one.
    for table in leagues {
        let places: Vec<usize> = table.rows().iter().filter_map(|row| row[0].text().parse().ok()).collect();
        assert!(places.is_sorted() && places.first().is_none_or(|first| *first == 1), "{places:?}");
    }
}

#[test]
fn the_matrix_has_the_figures_of_check_targets() {
    let workspace = Workspace::town();
    let page = parse(&printed(&workspace, &["--lang", "en"]));
    let targets = json(&workspace, &["check-targets", "--lang", "en"]);
    let matrices: Vec<_> = page.named("table").into_iter().filter(|one| one.attribute("class") == "matrix").collect();
    assert!(!matrices.is_empty());
    let mut compared = 0;
    for matrix in matrices {
        let titles: Vec<String> = matrix.named("thead")[0].named("th").iter().map(|head| head.text()).collect();
        for row in matrix.rows() {
            let unit = row[0].text();
            let status = json(&workspace, &["status", "--lang", "en"]);
            let ids: Vec<&str> = list(&status, "plans")
                .iter()
                .filter(|plan| plan["unit"].as_str().is_some_and(|body| unit.starts_with(body)))
                .map(|plan| plan["id"].as_str().expect("an id"))
                .collect();
            let plan = list(&targets, "plans").iter().find(|plan| ids.contains(&plan["id"].as_str().expect("an id")));
            let plan = plan.expect("the plan");
            for (cell, title) in row.iter().zip(&titles).skip(1) {
                let target = list(plan, "targets").iter().find(|one| {
                    one["measure"] == "ratio" && one["title"].as_str().is_some_and(|own| title.ends_with(own))
                });
                let Some(exact) = target.and_then(|target| target["value"]["value"].as_f64()) else { continue };
                let shown = cell.text();
                let shown = shown.trim_end_matches(" %").rsplit(' ').next().expect("a figure");
                let shown: f64 = shown.replace(',', "").parse().expect("a number");
                assert!((shown - exact).abs() <= 0.005_001, "{unit}, {title}: {shown} for {exact}");
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "only {compared} figures were compared");
}

#[test]
fn a_folder_has_an_index_and_a_page_for_each_plan() {
    let workspace = Workspace::town();
    let folder = workspace.above().join("trang");
    let path = folder.to_str().expect("a path");
    let made = |more: &[&str]| workspace.run(&[&["page", "--to", path, "--lang", "en"], &AS_OF[..], more].concat());
    let outcome = made(&[]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{}", outcome.all());
    assert!(outcome.stderr.contains("16 pages are in"), "{}", outcome.stderr);
    let all = names(&folder);
    assert_eq!(all.len(), 16);
    let index = parse(&fs::read_to_string(folder.join("index.html")).expect("the index"));
    for link in index.named("a") {
        let to = link.attribute("href");
        assert!(to.starts_with('#') || all.iter().any(|name| name == to), "{to} is not there");
    }
    let linked = all.iter().filter(|name| index.named("a").iter().any(|link| link.attribute("href") == **name));
    assert_eq!(linked.count(), 15, "every plan is linked");
    let heading = index.named("h2").into_iter().find(|one| one.text().starts_with("Under")).expect("a group");
    assert_eq!(heading.named("a")[0].attribute("href"), "plan.thi-xa-mau-2023.html", "the plan above has a page");
    let back = parse(&fs::read_to_string(folder.join(&all[1])).expect("a plan's page"));
    assert!(back.named("a").iter().any(|link| link.attribute("href") == "index.html"));

    // A later run with fewer plans takes the pages of the others away, and nothing that is not its own.
    fs::write(folder.join("ghi-chu.html"), "mine").expect("a file");
    assert_eq!(made(&["-p", "an-*"]).status, 0);
    let left = names(&folder);
    assert!(left.contains(&"ghi-chu.html".to_owned()) && left.len() < 16, "{left:?}");

    // A page that somebody has edited stays, and nothing else is touched.
    let edited = folder.join("index.html");
    let text = fs::read_to_string(&edited).expect("the index").replace("</h1>", " của tôi</h1>");
    fs::write(&edited, &text).expect("a file");
    let refused = made(&[]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("was changed after cchc wrote it"), "{}", refused.stderr);
    assert_eq!((fs::read_to_string(&edited).expect("the index"), names(&folder)), (text, left));
    assert_eq!(made(&["--force"]).status, 0);
    assert_eq!(names(&folder).len(), 17);
}

#[test]
fn a_page_is_replaced_only_while_it_is_as_written() {
    let workspace = Workspace::minimal();
    let file = workspace.above().join("trang.html");
    let path = file.to_str().expect("a path");
    let made = |more: &[&str]| workspace.run(&[&["page", "-o", path, "--lang", "en"], &AS_OF[..], more].concat());
    assert_eq!(made(&[]).status, 0);
    assert_eq!(made(&["--title", "Trang của xã"]).status, 0, "nobody has edited it");
    let text = fs::read_to_string(&file).expect("the page").replace("<main>", "<main><p>Ghi chú</p>");
    fs::write(&file, &text).expect("a file");
    assert_eq!(made(&[]).status, 2);
    assert_eq!(fs::read_to_string(&file).expect("the page"), text);
    assert_eq!(made(&["--force"]).status, 0);
    fs::write(&file, "<p>a page of somebody else</p>").expect("a file");
    assert_eq!(made(&[]).status, 2);
}

#[test]
fn a_page_for_other_readers_is_not_replaced_without_a_word() {
    let workspace = Workspace::minimal();
    let path = |name: &str| workspace.above().join(name).to_str().expect("a path").to_owned();
    for place in [["-o", &path("trang.html")], ["--to", &path("trang")]] {
        let made = |more: &[&str]| {
            let outcome = workspace.run(&[&["page", "--lang", "en"], &place[..], &AS_OF[..], more].concat());
            (outcome.status, outcome.stderr.lines().next().unwrap_or_default().to_owned())
        };
        for _ in 0..2 {
            assert_eq!(made(&["--public"]).0, 0, "{place:?}");
        }
        let (status, says) = made(&[]);
        assert_eq!((status, says.contains("made for citizens")), (2, true), "{says}");
        assert_eq!(made(&["--force"]).0, 0);
        let (status, says) = made(&["--public"]);
        assert_eq!((status, says.contains("made for the office")), (2, true), "{says}");
    }
}

#[test]
fn very_many_plans_have_pages_by_the_plan_above() {
    let made = generated::write(generated::Recipe { plans: 300, seed: 1, faults: 0 });
    let folder = made.path().join("trang");
    let outcome = cchc_in(made.path(), &["page", "--to", "trang", "--as-of", "2023-08-31", "--lang", "en"]);
    assert!(outcome.status < 2, "{}", outcome.all());
    let all = names(&folder);
    let groups: Vec<&String> = all.iter().filter(|name| name.starts_with("under.") || *name == "top.html").collect();
    assert!(groups.len() > 1 && all.len() == 300 + groups.len() + 1, "{groups:?}");
    let index = parse(&fs::read_to_string(folder.join("index.html")).expect("the index"));
    assert_eq!(index.with_id("groups").expect("the groups").rows().len(), groups.len());
    let cards = index.named("ul")[0].named("a");
    assert!(
        !cards.is_empty() && cards.iter().all(|card| card.attribute("href") == "#groups"),
        "cards lead to the groups"
    );
    let mut above = 0;
    for name in &all {
        let page = parse(&fs::read_to_string(folder.join(name)).expect("a page"));
        for link in page.named("a") {
            let to = link.attribute("href");
            let is_there =
                to.strip_prefix('#').map_or_else(|| all.iter().any(|one| one == to), |id| page.with_id(id).is_some());
            assert!(is_there, "{name} leads to {to}");
        }
        if let Some(id) = name.strip_prefix("under.").filter(|id| all.contains(&format!("plan.{id}"))) {
            let up = page.named("nav")[0].named("a").iter().any(|link| link.attribute("href") == format!("plan.{id}"));
            assert!(up, "{name} leads to the plan above");
            above += 1;
        }
    }
    assert!(above > 0, "some plan above has a page");
    let rows: usize = groups
        .iter()
        .map(|name| {
            let page = parse(&fs::read_to_string(folder.join(name)).expect("a page"));
            page.with_id("group-1").expect("the league").named("table")[0].rows().len()
        })
        .sum();
    assert_eq!(rows, 300, "each plan stands in one league");
}

#[test]
fn pages_never_lie_among_plans() {
    let town = Workspace::town();
    let root = town.path().file_name().and_then(|name| name.to_str()).expect("a name");
    let there = format!("../{root}/plans/xã-mới/../trang");
    let plan = Workspace::minimal();
    plan.write("plan.toml", plan.text("plans/mau/plan.toml"));
    for (workspace, folder) in [
        (&town, "."),
        (&town, ".."),
        (&town, "plans"),
        (&town, "plans/trang"),
        (&town, "plans/an-phu-2023/trang/moi"),
        (&town, &there),
        (&plan, "values/trang"),
    ] {
        for command in [&["page", "--to"][..], &["ci", "--server", "none", "--page"], &["calendar", "--to"]] {
            for force in [&[][..], &["--force"]] {
                let args = [command, &[folder, "--lang", "en"], &AS_OF, force].concat();
                let outcome = workspace.run(&args);
                assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
                assert!(outcome.stderr.contains("holds files of plans, or lies among them"), "{}", outcome.stderr);
            }
        }
        let outcome = workspace.run(&["page", "--to", folder, "--lang", "vi"]);
        assert!(outcome.stderr.contains("nằm giữa các tệp kế hoạch"), "{}", outcome.stderr);
    }
    assert!(!town.file("index.html").exists() && !town.file("plans/trang").exists());
    // Beside the plans it may.
    let outcome = town.run(&[&["page", "--to", "plans-cong-khai"], &AS_OF[..]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
}
