//! The pages for citizens and for the office differ as promised.

use super::html::{Element, Node, parse};
use super::{AS_OF, Workspace, cchc_in, large, printed};

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

#[test]
fn citizens_do_not_read_that_a_task_has_no_lead() {
    let workspace = Workspace::minimal();
    let tasks = workspace.text("plans/mau/tasks.toml");
    let lead = tasks.lines().find(|line| line.starts_with("lead")).expect("a lead").to_owned();
    workspace.write("plans/mau/tasks.toml", tasks.replacen(&format!("{lead}\n"), "", 1));
    let leads = |args: &[&str]| -> Vec<String> {
        let page = parse(&printed(&workspace, args));
        let rows = page.with_id("tasks").expect("all tasks").rows();
        rows.iter().map(|row| row[2].text()).collect()
    };
    let none = |leads: &[String]| leads.iter().filter(|lead| lead.is_empty()).count();
    let office = leads(&["--lang", "vi"]);
    assert!(office.contains(&"(chưa có người chủ trì)".to_owned()) && none(&office) == 0, "{office:?}");
    for lang in ["vi", "en"] {
        let public = leads(&["--lang", lang, "--public"]);
        assert_eq!(none(&public), 1, "{public:?}");
    }
}

#[test]
fn a_number_that_the_text_announces_stands_beside_that_of_the_plan() {
    let workspace = Workspace::minimal();
    workspace.write("plans/mau/tasks.toml", "");
    let cells = |lang| {
        let outcome = workspace.run(&[&["page", "--lang", lang], &AS_OF[..]].concat());
        let page = parse(&outcome.stdout);
        let rows = page.with_id("areas").expect("the areas").rows();
        let first = rows.first().expect("an area");
        let card = page.named("li")[0].text();
        (first[2].text(), large(first[2]), first[3].text(), card)
    };
    assert_eq!(
        cells("en"),
        (
            "0 the text says 2".to_owned(),
            "0".to_owned(),
            "–".to_owned(),
            "– tasks complete nothing to complete yet".to_owned(),
        )
    );
    let (count, _, complete, card) = cells("vi");
    assert_eq!((&*count, &*complete), ("0 văn bản nêu 2", "–"));
    assert_eq!(card, "– nhiệm vụ hoàn thành chưa có việc phải hoàn thành");
}

#[test]
fn text_of_plans_is_vietnamese_on_an_english_page() {
    let workspace = Workspace::town();
    for plan in ["an-phu-2023", "*"] {
        let english = printed(&workspace, &["--lang", "en", "-p", plan]);
        let vietnamese = printed(&workspace, &["--lang", "vi", "-p", plan]);
        let page = parse(&english);
        assert_eq!(page.named("html")[0].attribute("lang"), "en");
        let foreign = unmarked(page.named("body")[0], "en");
        assert!(foreign.is_empty(), "{plan}: no language is said of {foreign:?}");
        let own = |text: &str| text.contains("overdue") || text.contains("done") || text.contains("draft");
        let wrong: Vec<String> =
            spoken(page.named("body")[0], "vi", "en").into_iter().filter(|text| own(text)).collect();
        assert!(wrong.is_empty(), "{plan}: {wrong:?} is English");
        let rest = parse(&vietnamese).named("body")[0].all().len();
        let marked = parse(&vietnamese).all().iter().filter(|one| !one.attribute("lang").is_empty()).count();
        assert!(rest > 0 && marked == 1, "a Vietnamese page is in one language");
        let growth =
            english.matches(" lang=\"").count() * " lang=\"vi\"".len() + english.matches("<span lang=").count() * 13;
        assert!(growth * 20 < english.len(), "{plan}: {growth} of {} bytes say languages", english.len());
    }
}

/// Texts with Vietnamese letters whose language is said to be another one.
fn unmarked(element: &Element, lang: &str) -> Vec<String> {
    const SIGNS: &str = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
    let is_vietnamese = |text: &String| text.to_lowercase().contains(|c| SIGNS.contains(c));
    spoken(element, "en", lang).into_iter().filter(is_vietnamese).collect()
}

/// The texts in a language, where that of `element` is `lang` unless it says another.
fn spoken(element: &Element, asked: &str, lang: &str) -> Vec<String> {
    let own = element.attribute("lang");
    let lang = if own.is_empty() { lang } else { own };
    let mut texts = Vec::new();
    for child in &element.children {
        match child {
            Node::Text(text) if lang == asked => texts.push(text.clone()),
            Node::Text(_) => {}
            Node::Element(below) => texts.extend(spoken(below, asked, lang)),
        }
    }
    texts
}
