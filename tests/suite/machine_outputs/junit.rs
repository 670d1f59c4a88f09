//! The page of tests: names that stay, one case a gap, and the schema of Jenkins.

use super::{AS_OF, COMMANDS, hidden, hostile, output};
use crate::{Workspace, cchc_in, repository, text_of};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

const TASKS: &str = "plans/mau/tasks.toml";

fn parsed(xml: &str) -> Document<'_> {
    Document::parse(xml).unwrap_or_else(|error| panic!("no XML: {error}\n{xml}"))
}

/// The cases of a report by strict reading: their suite, name, and what is inside.
fn cases(xml: &str) -> Vec<(String, String, Option<String>)> {
    let document = parsed(xml);
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let mut cases = Vec::new();
    for suite in root.children().filter(Node::is_element) {
        assert_eq!(suite.tag_name().name(), "testsuite");
        let inside: Vec<_> = suite.children().filter(Node::is_element).collect();
        let count = |name: &str| suite.attribute(name).expect("a count").parse::<usize>().expect("a number");
        let of =
            |kind: &str| inside.iter().filter(|case| case.children().any(|child| child.has_tag_name(kind))).count();
        assert_eq!((count("tests"), count("failures"), count("skipped")), (inside.len(), of("failure"), of("skipped")));
        for case in inside {
            assert_eq!(case.tag_name().name(), "testcase");
            let outcome = case.children().find(|child| child.has_tag_name("failure") || child.has_tag_name("skipped"));
            let text = |name: &str| case.attribute(name).expect("an attribute").to_owned();
            cases.push((text("classname"), text("name"), outcome.map(|outcome| outcome.tag_name().name().to_owned())));
        }
    }
    let unique: BTreeSet<_> = cases.iter().map(|(class, name, _)| (class, name)).collect();
    assert_eq!(unique.len(), cases.len(), "each case has a name of its own");
    cases
}

fn failed(xml: &str) -> Vec<String> {
    cases(xml).into_iter().filter(|case| case.2.as_deref() == Some("failure")).map(|case| case.1).collect()
}

#[test]
fn a_case_stands_for_each_target_passes_included() {
    let page = output(repository(), "check-targets", "junit").stdout;
    assert!(page.contains("\">plans/long-an-2023/plan.toml:130: Gaps in the assignment of tasks: missed"), "{page}");
    let all = cases(&page);
    assert_eq!(all.len(), 9);
    let outcome = |id: &str| all.iter().find(|(_, name, _)| name == id).expect("the target").2.as_deref();
    assert_eq!(outcome("phan-cong-ro-rang"), Some("failure"));
    // After the end, figures of September wait for the year's report.
    assert_eq!(outcome("ho-so-mang"), Some("skipped"));
    assert_eq!(outcome("sipas"), Some("skipped"));
    let args = ["check-targets", "--as-of", "2023-09-30", "--output-format", "junit"];
    let before = cases(&cchc_in(repository(), &args).stdout);
    let passed = |id: &str| before.iter().any(|(_, name, tag)| name == id && tag.is_none());
    assert!(passed("ho-so-mang") && !passed("sipas"), "{before:?}");
}

#[test]
fn every_command_has_a_page_that_can_be_read_strictly() {
    for folder in [hostile().path(), hidden().path(), repository(), Workspace::minimal().path()] {
        for command in COMMANDS {
            assert!(!cases(&output(folder, command, "junit").stdout).is_empty(), "{command}");
        }
    }
    assert_eq!(failed(&output(repository(), "assign", "junit").stdout).len(), 11);
    assert_eq!(failed(&output(repository(), "validate", "junit").stdout).len(), 0);
    let strict =
        cchc_in(repository(), &["validate", "--as-of", AS_OF, "--fail-on", "warning", "--output-format", "junit"]);
    assert_eq!(failed(&strict.stdout).len(), 15);
}

/// A server follows a case from run to run by its name.
#[test]
fn names_change_neither_with_titles_nor_with_the_language() {
    let named = |folder: &Workspace, command: &str, lang: &str| -> Vec<(String, String)> {
        let args = [command, "--as-of", AS_OF, "--lang", lang, "--output-format", "junit"];
        cases(&cchc_in(folder.path(), &args).stdout).into_iter().map(|(class, name, _)| (class, name)).collect()
    };
    let folder = Workspace::minimal();
    folder.write(TASKS, folder.text(TASKS) + "\n[[task]]\nid = \"2.2\"\ntitle = \"Việc\"\ndue = 2023-06-30\n");
    let before = COMMANDS.map(|command| named(&folder, command, "en"));
    assert_eq!(COMMANDS.map(|command| named(&folder, command, "vi")), before);
    let renamed = folder.text(TASKS).replace("title = \"", "title = \"Mới: ");
    folder.write(TASKS, renamed);
    let plan = folder.text("plans/mau/plan.toml").replace("title = \"", "title = \"Mới: ");
    folder.write("plans/mau/plan.toml", plan.replace("text = \"", "text = \"Mới: "));
    assert_eq!(COMMANDS.map(|command| named(&folder, command, "en")), before);
}

/// A duty that is given to two tasks is one gap, and a task without a lead is a finding and a gap, but one case.
#[test]
fn a_gap_is_one_case() {
    let folder = Workspace::minimal();
    let task = |id: &str, title: &str, lead: &str| {
        format!("\n[[task]]\nid = \"{id}\"\ntitle = \"{title}\"\noutput = \"x\"\ndue = 2023-06-30\n{lead}")
    };
    let lead = "lead = \"van-phong-thong-ke\"\n";
    let tasks = [task("2.2", "Việc chung", lead), task("2.3", "Việc chung", lead), task("2.4", "Việc riêng", "")];
    folder.write(TASKS, folder.text(TASKS) + &tasks.concat());
    let gaps = ["2.4 no-lead", "2.2 2.3 same-duty"];
    assert_eq!(failed(&output(folder.path(), "assign", "junit").stdout), gaps);
    let told = |page: &str| -> Vec<String> {
        let about = |name: &String| name.contains("no-lead") || name.contains("same-duty");
        cases(page).into_iter().map(|(_, name, _)| name).filter(about).collect()
    };
    let page = output(folder.path(), "ci", "junit").stdout;
    assert_eq!(told(&page), gaps, "{page}");
    assert!(gaps.iter().all(|gap| failed(&page).iter().any(|name| name == gap)), "{page}");
    let never = cchc_in(folder.path(), &["assign", "--fail-on", "never", "--output-format", "junit"]).stdout;
    assert!(failed(&never).is_empty() && told(&never) == gaps, "{never}");
    // A job that gaps do not fail tells of them as findings, and its findings may fail it.
    folder.write("cchc.toml", "[ci]\nfail-on = \"warning\"\nfail-on-gaps = false\n");
    let page = output(folder.path(), "ci", "junit").stdout;
    assert_eq!(told(&page), ["2.3 E405 same-duty", "2.4 E401 no-lead"], "{page}");
    assert!(told(&page).iter().all(|gap| failed(&page).contains(gap)), "{page}");
}

#[test]
fn a_rule_and_an_item_are_one_case_however_often_the_rule_is_broken_there() {
    let folder = Workspace::minimal();
    let twice = "\n[[task]]\nid = \"2.2\"\ntitle = \"Việc\"\noutput = \"x\"\nlead = \"ai\"\nsupport = [\"do\"]\ndue = 2023-06-30\n";
    folder.write(TASKS, folder.text(TASKS) + twice);
    let page = output(folder.path(), "validate", "junit").stdout;
    let of_task: Vec<String> = failed(&page).into_iter().filter(|name| name.starts_with("2.2 ")).collect();
    assert_eq!(of_task.len(), 1, "{page}");
    assert!(page.contains("`ai`") && page.contains("`do`"), "both are told: {page}");
}

/// An element in the schema of Jenkins: its attributes, those that must be there, and its children.
struct Declared {
    attributes: BTreeSet<String>,
    required: BTreeSet<String>,
    children: BTreeSet<String>,
}

/// The elements of the schema that is kept in tests/schemas/.
fn declared(schema: &str) -> BTreeMap<String, Declared> {
    let document = parsed(schema);
    let elements = document.root_element().children().filter(|node| node.has_tag_name((XS, "element")));
    let declared = elements.map(|element| {
        let of = |tag: &str, name: &str| -> BTreeSet<String> {
            let nodes = element.descendants().filter(|node| node.has_tag_name((XS, tag)));
            nodes.filter_map(|node| node.attribute(name)).map(str::to_owned).collect()
        };
        let required = element.descendants().filter(|node| node.attribute("use") == Some("required"));
        let required = required.filter_map(|node| node.attribute("name")).map(str::to_owned).collect();
        let name = element.attribute("name").expect("a name").to_owned();
        (name, Declared { attributes: of("attribute", "name"), required, children: of("element", "ref") })
    });
    declared.collect()
}

const XS: &str = "http://www.w3.org/2001/XMLSchema";

/// `.ci/check-outputs` asks a whole validator; this holds also where none can be had.
#[test]
fn elements_and_attributes_are_those_of_the_schema_of_jenkins() {
    let schema = declared(&text_of(&repository().join("tests/schemas/junit-10.xsd")));
    assert!(schema.contains_key("testsuites") && schema.contains_key("skipped"));
    for folder in [hostile().path(), hidden().path(), repository(), Workspace::minimal().path()] {
        for command in COMMANDS {
            let page = output(folder, command, "junit").stdout;
            for element in parsed(&page).descendants().filter(Node::is_element) {
                let name = element.tag_name().name();
                let known = schema.get(name).unwrap_or_else(|| panic!("{command}: no element {name}"));
                let attributes: BTreeSet<String> = element.attributes().map(|one| one.name().to_owned()).collect();
                assert!(attributes.is_subset(&known.attributes), "{command}: {name} {attributes:?}");
                assert!(attributes.is_superset(&known.required), "{command}: {name} {attributes:?}");
                for child in element.children().filter(Node::is_element) {
                    assert!(known.children.contains(child.tag_name().name()), "{command}: {child:?} in {name}");
                }
            }
        }
    }
}

#[test]
fn a_suite_names_the_one_file_that_it_is_about() {
    let page = output(repository(), "check-targets", "junit").stdout;
    assert!(page.contains("skipped=\"8\" file=\"plans/long-an-2023/plan.toml\">"), "{page}");
    let page = output(repository(), "validate", "junit").stdout;
    assert!(!page.contains(" file="), "findings of several files: {page}");
}

#[test]
fn gaps_of_a_plan_with_errors_are_told() {
    let folder = Workspace::minimal();
    let task = "\n[[task]]\nid = \"2.4\"\ntitle = \"Việc riêng\"\noutput = \"x\"\ndue = 2023-06-30\n";
    let unknown = format!("{task}serves = [\"khong-co\"]\n");
    folder.write(TASKS, folder.text(TASKS) + &unknown);
    let page = output(folder.path(), "ci", "junit").stdout;
    let failed = failed(&page);
    assert!(
        ["E401 no-lead", "E105 unknown-target"].iter().all(|one| failed.iter().any(|name| name.contains(one))),
        "{page}"
    );
}
