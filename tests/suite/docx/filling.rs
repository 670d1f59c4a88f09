//! Marks, and the text that they become.

use super::kit::{NAMES, body, docx_with, fill, p, part, read, rels, row, short, shorten, some_fields, table};
use cchc::report::paper::{FieldValue as Value, Fields};
use cchc::write::docx::{FillOptions, Template};

fn filled(template: &str) -> String {
    short(template, &some_fields())
}

#[test]
fn a_value_takes_the_place_of_its_mark() {
    assert_eq!(filled(&p("Của {{issuer}}, {{ period.title }}.")), "Của Ủy ban, quý III.¶");
    assert_eq!(filled(&p("{{draft}}")), "¶");
    assert_eq!(filled(&p("a{{! note }}b{{!{{ # }}c")), "abc¶");
    assert_eq!(filled(&p("{ } {a} {{issuer}}")), "{ } {a} Ủy ban¶");
}

#[test]
fn a_value_has_the_format_of_the_first_brace() {
    let runs = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>x{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr>\
        <w:b/></w:rPr><w:t>{iss</w:t></w:r><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>\
        <w:r><w:t>uer}</w:t></w:r><w:r><w:rPr><w:u/></w:rPr><w:t>}y</w:t></w:r></w:p>";
    let expected = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">x</w:t></w:r><w:r><w:rPr><w:i/></w:rPr>\
        <w:t xml:space=\"preserve\">Ủy ban</w:t></w:r><w:r><w:rPr><w:u/></w:rPr><w:t xml:space=\"preserve\">y</w:t></w:r>\
        </w:p>";
    assert_eq!(body(runs, &some_fields()), expected);
}

#[test]
fn every_letter_may_have_a_run_of_its_own() {
    let text = "Có {{#tasks}}{{id}}. {{title}}{{end}} {{/tasks}}{{^overdue}}không trễ{{/overdue}}";
    let runs: String = text.chars().map(|c| p(&c.to_string()).replace("<w:p>", "").replace("</w:p>", "")).collect();
    assert_eq!(filled(&format!("<w:p>{runs}</w:p>")), "Có 1. Một; 2. Hai. không trễ¶");
}

#[test]
fn several_paragraphs_are_copies_of_the_paragraph() {
    let template = "<w:p w14:paraId=\"1\"><w:pPr><w:pageBreakBefore/><w:jc w:val=\"both\"/><w:sectPr/></w:pPr><w:r>\
        <w:t>trước {{narrative}} sau</w:t></w:r></w:p>";
    let xml = body(template, &some_fields());
    assert_eq!(shorten(&xml), "trước Đoạn một¶Đoạn→hai¶§Đoạn ba sau¶");
    assert_eq!(xml.matches("<w:jc w:val=\"both\"/>").count(), 3);
    assert_eq!(xml.matches("pageBreakBefore").count(), 1);
    assert!(!xml.contains("paraId"));
    assert!(
        xml.contains("<w:r><w:t xml:space=\"preserve\">Đoạn</w:t><w:tab/><w:t xml:space=\"preserve\">hai</w:t></w:r>")
    );
    let linked = "<w:p><w:hyperlink w:anchor=\"a\"><w:r><w:t>{{narrative}}</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(body(linked, &some_fields()).matches("<w:hyperlink w:anchor=\"a\">").count(), 3);
}

#[test]
fn values_are_not_scanned_again_and_appear_as_themselves() {
    let hostile = "{{issuer}} ]]> <w:p> &amp; =cmd javascript: \u{1b}[0m \u{202e} \u{fffe}";
    let fields = Fields::default().with("issuer", hostile).with("draft", "}}").with("narrative", "{{#");
    let text = body(&p("{{issuer}}{{narrative}}x{{draft}}"), &fields);
    assert!(text.contains("{{issuer}} ]]&gt; &lt;w:p&gt; &amp;amp; =cmd javascript: \\u{1b}[0m \u{202e} \\u{fffe}"));
    assert!(text.contains("{{#") && text.contains("}}"));
}

#[test]
fn a_block_in_a_paragraph_repeats_runs() {
    assert_eq!(filled(&p("Nơi: {{#places}}{{.}}, {{/places}}hết")), "Nơi: Ấp 1, Ấp 2, hết¶");
    assert_eq!(filled(&p("{{#period}}{{period.title}}{{/period}}{{^draft}}-{{/draft}}")), "quý III-¶");
    assert_eq!(
        filled(&p("{{#areas}}{{number}}:{{#tasks}}{{number}}.{{id}} {{issuer}},{{/tasks}};{{/areas}}")),
        "I:I.1 Ủy ban,I.2 Ủy ban,;II:;¶"
    );
    let links = "<w:p><w:r><w:t>{{#tasks}}</w:t></w:r><w:hyperlink w:anchor=\"a\"><w:r><w:t>{{id}}</w:t></w:r>\
        </w:hyperlink><w:r><w:tab/><w:t>{{/tasks}}</w:t></w:r></w:p>";
    assert_eq!(filled(links), "1→2→¶");
}

#[test]
fn an_empty_text_is_there() {
    assert_eq!(filled(&p("{{#note}}có{{/note}}{{^note}}không{{/note}}")), "có¶");
    assert_eq!(filled(&p("a{{#draft}}có{{/draft}}{{^draft}}không{{/draft}}")), "akhông¶");
}

#[test]
fn a_block_over_paragraphs_repeats_them() {
    let template = [p("trước"), p("{{#tasks}}"), p("{{id}}"), table(&row(&["{{title}}"])), p("{{/tasks}}"), p("sau")];
    assert_eq!(filled(&template.concat()), "trước¶1¶Một¶|/=2¶Hai¶|/=sau¶");
    assert_eq!(filled(&[p("{{#tasks}}{{id}}"), p("{{title}}{{/tasks}}"), p("z")].concat()), "1¶Một¶2¶Hai¶z¶");
    assert_eq!(
        filled(&[p("{{#overdue}}"), p("x"), p("{{/overdue}}"), p("{{^overdue}}"), p("y"), p("{{/overdue}}")].concat()),
        "y¶"
    );
    assert_eq!(
        filled(
            &[
                p("{{#areas}}{{! mỗi lĩnh vực }}"),
                p("{{title}}"),
                p("{{#tasks}}"),
                p("{{id}} {{title}}"),
                p("{{/tasks}}{{/areas}}")
            ]
            .concat()
        ),
        "Thể chế¶1 Một¶2 Hai¶Thủ tục¶"
    );
    assert_eq!(filled(&[p("{{#tasks}}"), p("{{/tasks}}{{#overdue}}"), p("{{/overdue}}"), p("a")].concat()), "a¶");
}

#[test]
fn a_paragraph_of_blocks_alone_vanishes_with_them() {
    assert_eq!(filled(&[p("{{#draft}}{{draft}}{{/draft}}"), p("a")].concat()), "a¶");
    assert_eq!(filled(&[p("{{#draft}}x{{/draft}} {{#issuer}}y{{/issuer}}"), p("a")].concat()), " y¶a¶");
    assert_eq!(filled(&[p("{{! chỉ là ghi chú }}"), p("a")].concat()), "a¶");
}

#[test]
fn a_section_is_kept_when_its_paragraph_vanishes() {
    let marked = |text: &str| format!("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    assert_eq!(filled(&[p("a"), marked("{{! x }}"), p("b")].concat()), "a¶§¶b¶");
    assert_eq!(filled(&[marked("{{#tasks}}"), p("{{id}}"), p("{{/tasks}}")].concat()), "§¶1¶§¶2¶");
    assert_eq!(filled(&[p("{{#tasks}}"), p("{{id}}"), marked("{{/tasks}}"), p("z")].concat()), "1¶2¶§¶z¶");
    assert_eq!(filled(&[p("{{#overdue}}"), p("x"), marked("{{/overdue}}"), p("z")].concat()), "§¶z¶");
    assert_eq!(filled(&marked("{{#draft}}x{{/draft}}")), "§¶");
}

#[test]
fn the_last_section_is_that_of_the_body() {
    let section = |w: &str, text: &str| {
        format!("<w:p><w:pPr><w:jc/><w:sectPr><w:a w:w=\"{w}\"/></w:sectPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let annex = [p("{{#overdue}}"), p("phụ lục"), p("{{/overdue}}")].concat();
    let own = "<w:sectPr/></w:body>";
    for mark in ["", "{{! x }}", "{{/draft}}{{#draft}}"] {
        let begin = if mark.contains("draft") { p("{{#draft}}") } else { String::new() };
        let end = if mark.contains("draft") { p("{{/draft}}") } else { String::new() };
        let template = [begin, p("a"), section("1", mark), annex.clone(), end].concat();
        let fields = some_fields().with("draft", "d");
        let xml = part(&fill(&template, &fields), "word/document.xml");
        assert!(xml.contains("</w:p><w:sectPr><w:a w:w=\"1\"/></w:sectPr></w:body>"), "{xml}");
        assert!(!xml.contains("<w:jc/>"));
        let xml = part(&fill(&template.replace("overdue", "tasks"), &fields), "word/document.xml");
        assert!(xml.contains(own) && xml.contains("<w:jc/>"));
    }
    let xml = part(
        &fill(&[table(&row(&["a"])), section("1", "{{! x }}"), annex].concat(), &some_fields()),
        "word/document.xml",
    );
    assert!(
        xml.contains("</w:tbl><w:p><w:pPr><w:jc/></w:pPr></w:p><w:sectPr><w:a w:w=\"1\"/></w:sectPr></w:body>"),
        "{xml}"
    );
}

#[test]
fn a_block_over_cells_repeats_the_row() {
    let rows = [row(&["TT", "Tên"]), row(&["{{#tasks}}{{id}}", "{{title}}{{/tasks}}"])].concat();
    assert_eq!(filled(&table(&rows)), "TT¶|Tên¶|/1¶|Một¶|/2¶|Hai¶|/=");
    let rows = [row(&["{{#tasks}}"]), row(&["{{id}}"]), row(&["{{title}}"]), row(&["{{/tasks}}"])].concat();
    assert_eq!(filled(&table(&rows)), "1¶|/Một¶|/2¶|/Hai¶|/=");
    let rows =
        [row(&["{{#areas}}{{number}}"]), row(&["{{#tasks}}", "{{id}}{{/tasks}}{{! hết }}"]), row(&["{{/areas}}"])];
    assert_eq!(filled(&table(&rows.concat())), "I¶|/¶|1¶|/¶|2¶|/II¶|/=");
}

#[test]
fn a_table_without_rows_vanishes() {
    let rows = row(&["{{#overdue}}{{id}}", "{{text}}{{/overdue}}"]);
    assert_eq!(filled(&[table(&rows), p("a")].concat()), "a¶");
    assert_eq!(filled(&table(&rows)), "¶");
    assert_eq!(filled(&[p("{{#tasks}}"), table(&row(&["{{id}}"])), p("{{/tasks}}")].concat()), "1¶|/=2¶|/=¶");
    let nested = format!("<w:tbl><w:tblGrid/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", table(&rows));
    assert_eq!(filled(&nested), "¶|/=");
}

#[test]
fn a_cell_ends_in_a_paragraph() {
    let cell = [p("{{#overdue}}"), p("x"), p("{{/overdue}}")].concat();
    assert_eq!(filled(&format!("<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")), "¶|/=");
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr><w:r><w:t>{{/tasks}}</w:t></w:r></w:p>";
    let cell = [p("{{#tasks}}"), table(&row(&["{{id}}"])), styled.to_owned()].concat();
    let xml = body(&format!("<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"), &some_fields());
    assert_eq!(shorten(&xml), "1¶|/=2¶|/=¶|/=");
    assert!(xml.contains("<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p></w:tc>"));
}

#[test]
fn content_controls_may_stand_anywhere() {
    let control = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    assert_eq!(filled(&control(&[p("{{#tasks}}"), p("{{id}}"), p("{{/tasks}}")].concat())), "1¶2¶");
    let rows = [row(&["{{#tasks}}"]), control(&row(&["{{id}}"])), row(&["{{/tasks}}"])].concat();
    assert_eq!(filled(&table(&rows)), "1¶|/2¶|/=");
    let inline = control("<w:r><w:t>{{issuer}}</w:t></w:r>");
    assert_eq!(filled(&format!("<w:p>{inline}</w:p>")), "Ủy ban¶");
}

#[test]
fn text_boxes_are_filled_in_both_forms() {
    let inner = [p("{{#tasks}}"), p("{{id}}{{issuer}}"), p("{{/tasks}}")].concat();
    let drawing = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"7\" name=\"a\"/>\
         <w:txbxContent>{inner}</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\
         <w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let paragraph = format!("<w:p><w:r><w:t>{{{{issuer}}}}</w:t></w:r><w:r>{drawing}</w:r></w:p>");
    assert_eq!(filled(&paragraph), "Ủy ban1Ủy ban¶2Ủy ban¶1Ủy ban¶2Ủy ban¶¶");
    let repeated = [p("{{#areas}}"), paragraph.replace("issuer", "number"), p("{{/areas}}")].concat();
    let xml = body(&repeated, &some_fields());
    assert!(xml.contains("<wp:docPr name=\"a\" id=\"8\">") && xml.contains("<wp:docPr name=\"a\" id=\"9\">"));
    assert_eq!(shorten(&xml), "I1I¶2I¶1I¶2I¶¶II¶¶¶");
}

#[test]
fn marks_stand_in_headers_footers_and_notes() {
    let w = format!("xmlns:w=\"{}\"", super::kit::W);
    let note = format!("<w:footnotes {w}><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>", p("{{issuer}}"));
    let bytes = docx_with(
        &p("x"),
        &[
            (
                "word/_rels/document.xml.rels",
                &rels(&[
                    ("header", "header1.xml", false),
                    ("footer", "footer1.xml", false),
                    ("footnotes", "footnotes.xml", false),
                ]),
            ),
            ("word/header1.xml", &format!("<w:hdr {w}>{}</w:hdr>", p("{{issuer}}"))),
            ("word/footer1.xml", &format!("<w:ftr {w}>{}</w:ftr>", p("{{#draft}}{{draft}}{{/draft}}"))),
            ("word/footnotes.xml", &note),
        ],
    );
    let template = Template::read(&bytes).expect("a template");
    let out = template.fill(NAMES, &some_fields(), &FillOptions::default()).expect("a paper");
    assert!(part(&out, "word/header1.xml").contains("Ủy ban"));
    assert!(
        part(&out, "word/footer1.xml").ends_with("<w:p><w:r><w:t xml:space=\"preserve\"></w:t></w:r></w:p></w:ftr>")
            || part(&out, "word/footer1.xml").ends_with("<w:p/></w:ftr>")
    );
    assert!(part(&out, "word/footnotes.xml").contains("Ủy ban"));
    assert_eq!(part(&out, "word/document.xml"), part(&bytes, "word/document.xml"));
}

#[test]
fn another_prefix_and_the_strict_namespace_are_read() {
    let strict = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>\
        {{narrative}}</x:t></x:r></x:p></x:body></x:document>";
    let bytes = docx_with("", &[("word/document.xml", strict)]);
    let template = Template::read(&bytes).expect("a template");
    let out = template.fill(NAMES, &some_fields(), &FillOptions::default()).expect("a paper");
    let xml = part(&out, "word/document.xml");
    assert_eq!(xml.matches("<x:p>").count(), 3);
    assert!(xml.contains("<x:tab/><x:t xml:space=\"preserve\">hai</x:t>"));
}

#[test]
fn blocks_nest_deeply() {
    let deep = |count: usize| p(&("{{#draft}}".repeat(count) + "x" + &"{{/draft}}".repeat(count)));
    let fields = Fields::default().with("draft", "d");
    assert_eq!(short(&deep(64), &fields), "x¶");
    assert!(!super::kit::faults(&deep(66)).is_empty());
    assert!(!super::kit::faults(&deep(9_000)).is_empty());
    assert!(!super::kit::faults(&p(&"{{#draft}}".repeat(19_000))).is_empty());
    assert!(!super::kit::faults(&p(&("{{#draft}}".repeat(9_000) + &"{{/issuer}}".repeat(9_000)))).is_empty());
}

#[test]
fn six_thousand_rows_are_filled() {
    let cells: Vec<&str> = vec![
        "{{#tasks}}{{id}}",
        "{{title}}",
        "{{end}}",
        "{{id}}",
        "{{title}}",
        "{{end}}",
        "{{id}}",
        "{{title}}{{/tasks}}",
    ];
    let template = read(&table(&row(&cells)));
    let tasks = (0..6_000).map(task_of).collect();
    let fields = Fields::default().with("tasks", Value::List(tasks));
    let out = template.fill(NAMES, &fields, &FillOptions::default()).expect("a paper");
    assert_eq!(part(&out, "word/document.xml").matches("<w:tr>").count(), 6_000);
}

fn task_of(n: usize) -> Fields {
    super::kit::task(&n.to_string(), "Tham mưu ban hành kế hoạch cải cách hành chính năm 2023 của xã").with("end", ";")
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let template = p("{{issuer}}");
    assert_eq!(fill(&template, &some_fields()), fill(&template, &some_fields()));
}
