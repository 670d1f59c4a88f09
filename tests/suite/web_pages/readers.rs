//! The pages for citizens and for the office differ as promised.

use super::html::parse;
use super::{AS_OF, Workspace, cchc_in, printed};

#[test]
fn citizens_see_no_person_no_difficulty_no_load_and_no_gap() {
    let workspace = Workspace::long_an();
    let assignees = workspace.text("plans/long-an-2023/assignees.toml");
    let holders = "holders = [{ name = \"Trần Thị Bưởi\", from = 2023-01-01 }]";
    let first = assignees.lines().find(|line| line.starts_with("title")).expect("a title").to_owned();
    workspace.replace("plans/long-an-2023/assignees.toml", &first, &format!("{first}\n{holders}"));
    let office = parse(&printed(&workspace, &["--lang", "vi"]));
    let public = parse(&printed(&workspace, &["--lang", "vi", "--public"]));
    assert!(office.text().contains("Trần Thị Bưởi"), "the office sees who holds a post");
    assert!(!public.text().contains("Trần Thị Bưởi"));
    for (id, is_public) in [
        ("areas", true),
        ("targets", true),
        ("overdue", true),
        ("due-soon", true),
        ("tasks", true),
        ("sources", true),
        ("people", false),
        ("gaps", false),
        ("difficulties", false),
    ] {
        assert!(office.with_id(id).is_some(), "{id}");
        assert_eq!(public.with_id(id).is_some(), is_public, "{id}");
    }
    assert_eq!(public.with_id("tasks").expect("all tasks").rows().len(), 34, "all that the commune promised");
    assert!(!public.text().contains("thiếu sót phân công"));
}

#[test]
fn a_draft_and_figures_that_are_not_real_say_so() {
    let workspace = Workspace::long_an();
    let page = parse(&printed(&workspace, &["--lang", "vi"]));
    assert!(page.named("header")[0].text().contains("Số liệu minh họa"));
    let empty = Workspace::empty();
    let made = empty.run(&["init", "xa", "--unit", "Ủy ban nhân dân xã Thử", "--year", "2023", "--lang", "vi"]);
    assert!(made.status < 2, "{}", made.all());
    let shown = cchc_in(&empty.file("xa"), &[&["page", "--lang", "vi"], &AS_OF[..]].concat());
    assert!(parse(&shown.stdout).named("h1")[0].text().contains("dự thảo"), "{}", shown.all());
}

#[test]
fn the_title_is_the_callers() {
    let workspace = Workspace::minimal();
    let page = parse(&printed(&workspace, &["--title", "Bảng theo dõi"]));
    assert_eq!((page.named("h1")[0].text(), page.named("title")[0].text()), {
        let title = "Bảng theo dõi".to_owned();
        (title.clone(), title)
    });
}
