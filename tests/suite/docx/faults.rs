//! The faults of marks, with their places.

use super::kit::{docx_with, faults, p, rels, row, said, table};
use cchc::write::docx::{FaultKind, PartKind, Template};

fn kinds(template: &str) -> Vec<FaultKind> {
    faults(template).into_iter().map(|fault| fault.kind).collect()
}

#[test]
fn names_are_checked_where_they_stand() {
    assert_eq!(
        said(&[p("a"), p("Của {{isuer}} xã")].concat()),
        ["body, paragraph 2, near \"Của {{isuer}} xã\": unknown name isuer; did you mean issuer?"]
    );
    assert_eq!(
        said(&p("{{period.titel}}")),
        ["body, paragraph 1, near \"{{period.titel}}\": unknown name period.titel; did you mean period.title?"]
    );
    assert_eq!(said(&p("{{qqqqq}}"))[0], "body, paragraph 1, near \"{{qqqqq}}\": unknown name qqqqq");
    assert!(said(&p("{{tasks}}"))[0].ends_with("tasks is a list, a text is needed"));
    assert!(said(&p("{{period}}"))[0].ends_with("period is a group, a text is needed"));
    assert!(said(&p("{{tasks.id}}"))[0].ends_with("tasks.id: tasks is a list and takes no dot"));
    assert!(said(&p("{{issuer.id}}"))[0].ends_with("issuer.id: issuer is a text and takes no dot"));
    assert!(said(&p("{{.}}"))[0].ends_with("{{.}} stands outside a list of texts"));
    assert!(said(&p("{{#tasks}}{{numbr}}{{/tasks}}"))[0].contains("unknown name numbr"));
    assert!(said(&p("{{#overdue}}{{titles}}{{/overdue}}"))[0].contains("unknown name titles"));
    assert!(said(&[p("{{#nothing}}"), p("{{/nothing}}")].concat())[0].contains("unknown name nothing"));
    assert!(said(&table(&row(&["{{#areas}}{{#taks}}", "{{/taks}}{{/areas}}"])))[0].contains("did you mean tasks?"));
}

#[test]
fn blocks_are_whole() {
    let name = || "tasks".to_owned();
    assert_eq!(kinds(&p("{{#tasks}}{{id}}")), [FaultKind::Unclosed { name: name() }]);
    assert_eq!(kinds(&p("{{/tasks}}")), [FaultKind::Unopened { name: name() }]);
    assert_eq!(
        kinds(&p("{{#tasks}}{{#draft}}{{id}}{{/tasks}}{{/draft}}")),
        [FaultKind::Crossed { name: "draft".to_owned(), other: name() }]
    );
    assert_eq!(kinds(&p("{{#tasks}}{{#tasks}}{{id}}{{/tasks}}{{/tasks}}")), [FaultKind::InItself { name: name() }]);
    assert_eq!(kinds(&p("{{#areas}}{{#tasks}}{{id}}{{/tasks}}{{/areas}}")), []);
    assert_eq!(kinds(&p("{{issuer")), [FaultKind::Half]);
    assert_eq!(kinds(&[p("{{issuer"), p("}}")].concat()), [FaultKind::Half, FaultKind::Half]);
    assert_eq!(kinds("<w:p><w:r><w:t>{{iss</w:t><w:tab/><w:t>uer}}</w:t></w:r></w:p>"), [FaultKind::Half]);
    assert_eq!(kinds(&p("{{issuer {{draft}}")), [FaultKind::Half]);
    assert_eq!(kinds(&p("{{}}{{issuer}}")), [FaultKind::Empty]);
}

#[test]
fn all_faults_are_found_in_one_run() {
    let template = [p("{{isuer}}"), p("{{#tasks}}"), p("{{nam}}"), p("{{x"), p("{{/overdue}}")].concat();
    let found = faults(&template);
    let places: Vec<usize> = found.iter().map(|fault| fault.place.paragraph).collect();
    assert_eq!(places, [1, 2, 3, 4, 5], "{:#?}", said(&template));
}

#[test]
fn marks_of_a_block_stand_in_places_that_belong_together() {
    let table_and_text = [p("{{#tasks}}"), table(&row(&["{{id}}{{/tasks}}"]))].concat();
    assert!(said(&table_and_text)[0].ends_with("one mark of tasks stands in a table, the other outside it"));
    let link = "<w:p><w:hyperlink><w:r><w:t>{{#tasks}}</w:t></w:r></w:hyperlink><w:r><w:t>{{/tasks}}</w:t></w:r></w:p>";
    assert!(said(link)[0].contains("stands in a link"));
    let field = "<w:p><w:r><w:t>{{#tasks}}</w:t><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>{{/tasks}}</w:t>\
        <w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    assert!(said(field)[0].contains("stands in a link, field"));
    let control = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}", p("{{#tasks}}"), p("{{/tasks}}"));
    assert!(said(&control)[0].contains("content control"));
    let shared = [p("{{#tasks}}a"), p("{{/tasks}}b{{#overdue}}"), p("{{/overdue}}")].concat();
    assert!(
        said(&shared)[0].ends_with("overdue and tasks would repeat the same paragraph or row"),
        "{:?}",
        said(&shared)
    );
    let cells = table(&row(&["{{#tasks}}a", "{{/tasks}}", "{{#overdue}}", "{{/overdue}}b"]));
    assert_eq!(said(&cells).len(), 1);
}

#[test]
fn things_that_stand_once_are_not_repeated() {
    let mark = "<w:bookmarkStart w:id=\"3\" w:name=\"Muc\"/><w:bookmarkEnd w:id=\"3\"/>";
    let in_list =
        [p("{{#tasks}}"), format!("<w:p>{mark}<w:r><w:t>{{{{id}}}}</w:t></w:r></w:p>"), p("{{/tasks}}")].concat();
    assert!(said(&in_list)[0].ends_with("the bookmark Muc stands in tasks, which repeats"));
    assert_eq!(said(&in_list.replace("tasks", "draft").replace("{{id}}", "")).len(), 0);
    assert_eq!(said(&in_list.replace("Muc", "_GoBack")).len(), 0);
    let torn = [
        p("{{#draft}}"),
        "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"Muc\"/></w:p>".to_owned(),
        p("{{/draft}}"),
        "<w:bookmarkEnd w:id=\"3\"/>".to_owned(),
    ]
    .concat();
    assert!(said(&torn)[0].ends_with("only one end of the bookmark Muc stands in draft"));
    let comment =
        [p("{{#tasks}}"), "<w:p><w:commentRangeStart w:id=\"1\"/></w:p>".to_owned(), p("{{/tasks}}")].concat();
    assert!(said(&comment)[0].contains("a comment stands in tasks"));
    let note = [p("{{#tasks}}"), "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>".to_owned(), p("{{/tasks}}")]
        .concat();
    assert!(said(&note)[0].contains("a footnote stands in tasks"));
}

#[test]
fn tracked_changes_hold_no_mark() {
    for change in ["ins", "del", "moveFrom", "moveTo"] {
        let tag = if change == "del" { "delText" } else { "t" };
        let inside = format!(
            "<w:p><w:r><w:t>{{{{iss</w:t></w:r><w:{change}><w:r><w:{tag}>uer}}}}</w:{tag}></w:r></w:{change}></w:p>"
        );
        assert!(said(&inside)[0].ends_with("issuer stands in a tracked change; accept or reject it"), "{change}");
    }
    let row =
        "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>{{issuer}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(said(row).len(), 1);
    let outside = "<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t>{{issuer}}</w:t></w:r></w:p>";
    assert_eq!(said(outside).len(), 0);
}

#[test]
fn both_forms_of_a_text_box_give_one_fault() {
    let inner = p("{{isuer}}");
    let drawing = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>{inner}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{inner}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>{}",
        p("{{isuer}}")
    );
    let places: Vec<usize> = faults(&drawing).iter().map(|fault| fault.place.paragraph).collect();
    assert_eq!(places, [2, 3]);
}

#[test]
fn parts_have_names_for_people() {
    let header = format!("<w:hdr xmlns:w=\"{}\">{}</w:hdr>", super::kit::W, p("{{x}}"));
    let bytes = docx_with(
        "",
        &[("word/_rels/document.xml.rels", &rels(&[("header", "header2.xml", false)])), ("word/header2.xml", &header)],
    );
    let found = Template::read(&bytes).expect("a template").faults(super::kit::NAMES);
    assert_eq!(found[0].place.kind, PartKind::Header(2));
    assert_eq!(found[0].place.part, "word/header2.xml");
}

#[test]
fn the_text_near_a_mark_is_short() {
    let long = format!("{}{{{{isuer}}}}{}", "ư".repeat(300), "đ".repeat(300));
    let near = faults(&p(&long))[0].place.near.clone();
    assert_eq!(near.chars().count(), 40);
    assert!(near.contains("{{isuer}}"));
}
