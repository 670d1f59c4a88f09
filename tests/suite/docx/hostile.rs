//! Files that are refused, and files that are damaged in every way.

use super::kit::{
    EMPTY_RELS, NAMES, RELS, TYPES, W, docx, docx_with, p, pack, part, parts_with, paths, refusal, rels, row,
    some_fields, table,
};
use cchc::report::paper::{FieldValue as Value, Fields};
use cchc::text::Lang;
use cchc::write::docx::{FillFault, FillOptions, PackageRefusal as Package, Refusal, Template, blocks, mark_of};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// Each file is refused for this reason.
fn all(files: &[Vec<u8>], is_it: impl Fn(&Refusal) -> bool) {
    for (number, file) in files.iter().enumerate() {
        let found = refusal(file);
        assert!(is_it(&found), "file {number}: {found:?}");
        assert!(!found.sentence(Lang::En).is_empty());
        if !matches!(found, Refusal::NotWord | Refusal::NoDocument) {
            let _ = blocks(file);
        }
    }
}

fn with_rel(kind: &str, target: &str, is_external: bool) -> Vec<u8> {
    docx_with(&p("x"), &[("word/_rels/document.xml.rels", &rels(&[(kind, target, is_external)]))])
}

fn with_document(xml: &str) -> Vec<u8> {
    docx_with("", &[("word/document.xml", xml)])
}

#[test]
fn files_that_are_not_zip_files() {
    let files = [b"".to_vec(), b"%PDF-1.7".to_vec(), b"{\\rtf1".to_vec(), b"<html>".to_vec(), vec![0; 1000]];
    all(&files, |it| *it == Refusal::Package(Package::NotZip));
}

#[test]
fn damaged_zip_files() {
    let good = docx(&p("{{issuer}}"));
    let mut flipped = good.clone();
    let at = 60;
    flipped[at] ^= 0xff;
    let files = [
        b"PK".to_vec(),
        b"PK\x03\x04".to_vec(),
        good[..good.len() / 2].to_vec(),
        good[..good.len() - 10].to_vec(),
        flipped,
    ];
    all(&files, |it| *it == Refusal::Package(Package::Damaged));
}

#[test]
fn files_of_an_old_word_and_with_a_password() {
    let magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let old: Vec<Vec<u8>> = (0..5).map(|n| [magic.to_vec(), vec![n; 512 * usize::from(n)]].concat()).collect();
    all(&old, |it| *it == Refusal::Package(Package::Old));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked: Vec<Vec<u8>> =
        (0..5).map(|n| [magic.to_vec(), vec![0; n * 100], name.clone(), vec![1; n]].concat()).collect();
    all(&locked, |it| *it == Refusal::Package(Package::Encrypted));
}

#[test]
fn zip_files_of_other_kinds() {
    let mut without_types = parts_with("", &[]);
    without_types.remove(0);
    let named = |path: &str| pack(&[(path.to_owned(), b"x".to_vec())]);
    let no_body = with_document(&format!("<w:document xmlns:w=\"{W}\"></w:document>"));
    let files = [pack(&[]), pack(&without_types), named("mimetype"), named("content.xml"), no_body];
    all(&files, |it| *it == Refusal::NotWord);
    let other = RELS.replace("/officeDocument\"", "/other\"");
    let gone = RELS.replace("word/document.xml", "word/gone.xml");
    let files = [
        docx_with("", &[("_rels/.rels", EMPTY_RELS)]),
        docx_with("", &[("_rels/.rels", &other)]),
        docx_with("", &[("_rels/.rels", &gone)]),
        docx_with("", &[("_rels/.rels", "<a/>")]),
        docx_with("", &[("_rels/.rels", &RELS.replace("<Relationship ", "<Other "))]),
    ];
    all(&files, |it| *it == Refusal::NoDocument);
    let moved = RELS.replace("word/document.xml", "/word/../word/./Document.xml");
    assert!(Template::read(&docx_with("", &[("_rels/.rels", &moved)])).is_ok());
}

#[test]
fn macros() {
    let enabled = TYPES.replace("document.main", "document.macroEnabled.main");
    let project = TYPES.replace(
        "</Types>",
        "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>",
    );
    let files = [
        docx_with("", &[("word/vbaProject.bin", "x")]),
        docx_with("", &[("word/VBAPROJECT.BIN", "x")]),
        docx_with("", &[("[Content_Types].xml", &enabled)]),
        docx_with("", &[("[Content_Types].xml", &project)]),
        with_rel("vbaProject", "a.bin", false),
    ];
    all(&files, |it| *it == Refusal::Macros);
}

#[test]
fn references_outside() {
    let files = [
        with_rel("image", "http://example.org/a.png", true),
        with_rel("subDocument", "file:///c:/a.docx", true),
        with_rel("frame", "a.htm", true),
        with_rel("externalLink", "\\\\host\\a", true),
        docx_with("", &[("word/settings.xml", &format!("<w:settings xmlns:w=\"{W}\"><w:mailMerge/></w:settings>"))]),
    ];
    all(&files, |it| matches!(it, Refusal::External { .. }));
    assert!(Template::read(&with_rel("hyperlink", "https://example.org", true)).is_ok());
    let settings = |is_external| {
        docx_with("", &[("word/_rels/settings.xml.rels", &rels(&[("attachedTemplate", "a.dotm", is_external)]))])
    };
    let files = [
        settings(true),
        settings(false),
        with_rel("attachedTemplate", "x", true),
        with_rel("AttachedTemplate", "x", false),
        with_rel("attachedTemplate", "http://a", true),
    ];
    all(&files, |it| matches!(it, Refusal::AttachedTemplate { .. }));
}

#[test]
fn objects_and_chunks() {
    let object = TYPES.replace(
        "</Types>",
        "<Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/></Types>",
    );
    let files = [
        with_rel("oleObject", "embeddings/a.bin", false),
        docx_with("", &[("word/embeddings/oleObject1.bin", "x")]),
        docx("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"),
        docx_with("", &[("[Content_Types].xml", &object)]),
        with_rel("control", "activeX/a.xml", false),
    ];
    all(&files, |it| matches!(it, Refusal::EmbeddedObject { .. }));
    let files = [
        with_rel("aFChunk", "a.html", false),
        docx("<w:altChunk/>"),
        docx(&table("<w:tr><w:tc><w:altChunk/></w:tc></w:tr>")),
        docx(&p("</w:t></w:r><w:altChunk/><w:r><w:t>")),
        with_document(&format!("<x:document xmlns:x=\"{W}\"><x:body><x:altChunk/></x:body></x:document>")),
    ];
    all(&files, |it| matches!(it, Refusal::AltChunk { .. }));
}

#[test]
fn fields_that_read_files() {
    let field = |runs: &str| {
        docx(&format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{runs}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        ))
    };
    let said = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let files = [
        field(&said(" DDEAUTO c:\\\\a.exe ")),
        field(&[said("d"), said("d"), said("e x")].concat()),
        field(&said("&#73;NCLUDETEXT \"a.docx\"")),
        docx("<w:p><w:fldSimple w:instr=\" INCLUDEPICTURE &quot;http://a&quot; \"/></w:p>"),
        field(
            &[
                said("IF 1 = "),
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".to_owned(),
                said("DDE a b"),
                "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                    .to_owned(),
            ]
            .concat(),
        ),
        docx(&format!("<w:p>{}</w:p>", said("LINK Word.Document a"))),
        docx(&format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}</w:p>", said("DDE x"))),
    ];
    all(&files, |it| matches!(it, Refusal::Field { .. }));
    assert!(Template::read(&field(&said("PAGE \\* MERGEFORMAT"))).is_ok());
}

#[test]
fn too_many_parts_and_too_many_bytes() {
    let many: Vec<(String, Vec<u8>)> = (0..2_001).map(|n| (format!("a/{n}"), Vec::new())).collect();
    for extra in 0..5 {
        let mut parts = many.clone();
        parts.truncate(2_001 - extra / 3);
        parts.extend((0..extra).map(|n| (format!("b/{n}"), Vec::new())));
        all(&[pack(&parts)], |it| *it == Refusal::Package(Package::TooManyParts));
    }
    let zeros = |parts: usize, size: usize| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let zeros = vec![0; size];
        for part in 0..parts {
            writer.start_file(format!("{part}"), SimpleFileOptions::default()).expect("a part");
            writer.write_all(&zeros).expect("its content");
        }
        writer.finish().expect("a file").into_inner()
    };
    let is_large = |it: &Refusal| matches!(it, Refusal::Package(Package::TooLarge | Package::TooDense));
    all(
        &[zeros(1, 30 << 20), zeros(20, 1 << 20), zeros(2, 12 << 20), zeros(40, 1 << 19), zeros(1, 17 << 20)],
        is_large,
    );
    // Bytes that cannot be packed: the size alone counts. Slow to make.
    if is_long() {
        let mut state = 1_u64;
        let noise: Vec<u8> = (0..(129 << 20)).map(|_| next(&mut state).to_le_bytes()[3]).collect();
        assert_eq!(refusal(&pack(&[("a".to_owned(), noise)])), Refusal::Package(Package::TooLarge));
        all(&[zeros(1, 129 << 20), zeros(130, 1 << 20), zeros(2, 70 << 20)], is_large);
    }
}

#[test]
fn paths_that_leave_the_file_or_stand_twice() {
    for path in ["../a", "/a", "a/../../b", "c:\\a", "a//b", "./a", "a\\..\\b"] {
        let found = refusal(&docx_with("", &[(path, "x")]));
        assert!(matches!(found, Refusal::Package(Package::BadPath { .. })), "{path}: {found:?}");
    }
    for path in ["word/Document.xml", "WORD/document.xml", "_rels/.RELS", "[content_types].xml", "Word/DOCUMENT.XML"] {
        let found = refusal(&docx_with("", &[(path, "<a/>")]));
        assert!(matches!(found, Refusal::Package(Package::Twice { .. })), "{path}: {found:?}");
    }
    // The zip writer refuses equal names: they are made equal in the packed file.
    let packed = pack(&parts_with("", &[("word/documenu.xml", "<a/>")]));
    let mut twice = packed;
    let name = b"word/documenu.xml";
    for at in 0..twice.len() - name.len() {
        if &twice[at..at + name.len()] == name {
            twice[at + 12] = b't';
        }
    }
    assert!(matches!(refusal(&twice), Refusal::Package(Package::Twice { .. })));
}

#[test]
fn xml_with_entities() {
    let body = format!("<w:document xmlns:w=\"{W}\"><w:body/></w:document>");
    let files = [
        with_document(&format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{body}")),
        with_document(&format!("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">{body}")),
        with_document(&body.replace("<w:body/>", "<w:body>&nbsp;</w:body>")),
        with_document(&body.replace("<w:body/>", "<w:body a=\"&lol;\"/>")),
        docx_with("", &[("word/theme.xml", "<!DOCTYPE a><a/>")]),
    ];
    all(&files, |it| matches!(it, Refusal::Package(Package::Doctype { .. })));
}

#[test]
fn xml_that_is_deep() {
    let deep = |tag: &str, count: usize| format!("<{tag}>").repeat(count) + &format!("</{tag}>").repeat(count);
    let files = [
        docx(&deep("w:p", 260)),
        docx(&deep("w:tbl", 5_000)),
        docx_with("", &[("word/a.xml", &deep("a", 257))]),
        docx_with("", &[("word/a.xml", &"<a>".repeat(100_000))]),
        docx(&deep("w:sdt", 255)),
    ];
    all(&files, |it| matches!(it, Refusal::Package(Package::Deep { .. })));
    assert!(Template::read(&docx_with("", &[("word/a.xml", &deep("a", 256))])).is_ok());
}

#[test]
fn deep_tables_are_filled() {
    let deep =
        (0..80).fold(p("{{issuer}}"), |inside, _| format!("<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:tbl>"));
    assert!(try_all(&docx(&deep)));
}

#[test]
fn parts_with_far_too_many_marks() {
    let files = [
        docx(&p(&"{{issuer}}".repeat(20_001))),
        docx(&p("{{issuer}}").repeat(20_001)),
        docx(&p(&"{{#draft}}{{/draft}}".repeat(20_001))),
        docx(&p(&"{".repeat(9 << 20))),
        docx(&"<w:p/>".repeat(1_000_001)),
    ];
    all(&files, |it| matches!(it, Refusal::Package(Package::TooManyElements { .. })));
}

#[test]
fn xml_that_is_not_well_formed() {
    let wrong = [
        "<w:p>",
        "</w:p>",
        "<w:p></w:r>",
        "<w:p a=1/>",
        "<w:p a=\"1\" a=\"2\"/>",
        "<w:p a=\"<\"/>",
        "<x:p/>",
        "<w:p x:a=\"\"/>",
        "a]]>b",
        "&",
        "&#0;",
        "&#xFFFE;",
        "<!-- -- -->",
        "<?xml version=\"1.0\"?>",
        "<1/>",
        "<w:p a=\"1\"b=\"2\"/>",
        "<a:b:c/>",
        "<",
        "<![CDATA[",
        "&#x;",
        "<w:p a/>",
    ];
    for xml in wrong {
        let found = refusal(&docx(xml));
        assert!(
            matches!(found, Refusal::Package(Package::Malformed { .. } | Package::Doctype { .. })),
            "{xml}: {found:?}"
        );
    }
    for xml in
        ["", "text", "<a/><b/>", "<a/>text", "x<a/>", "<a>\u{1}</a>", "<a/>&amp;", " <?xml version=\"1.0\"?><a/>"]
    {
        let found = refusal(&docx_with("", &[("word/a.xml", xml)]));
        assert!(matches!(found, Refusal::Package(Package::Malformed { .. })), "{xml}: {found:?}");
    }
    let latin = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><a/>";
    assert!(matches!(refusal(&docx_with("", &[("word/a.xml", latin)])), Refusal::Package(Package::Encoding { .. })));
    let mut parts = parts_with("", &[]);
    parts.push(("word/b.xml".to_owned(), b"<a>\xff</a>".to_vec()));
    assert_eq!(refusal(&pack(&parts)), Refusal::Package(Package::Encoding { part: "word/b.xml".to_owned(), at: 3 }));
    let found = refusal(&docx_with("", &[("word/a.xml", "<a></b>")]));
    assert_eq!(found, Refusal::Package(Package::Malformed { part: "word/a.xml".to_owned(), at: 3 }));
}

#[test]
fn a_paper_ends_somewhere() {
    let fill = |template: &str, fields: &Fields| {
        Template::read(&docx(template)).expect("a template").fill(NAMES, fields, &FillOptions::default()).err()
    };
    let tasks: Vec<Fields> = (0..1_000).map(|_| Fields::default()).collect();
    let lists = Fields::default()
        .with("tasks", Value::List(tasks.clone()))
        .with("overdue", Value::List(tasks.clone()))
        .with("places", Value::Texts(vec![String::new(); 1_000]));
    let nested = |inside: &str| {
        p(&format!(
            "{{{{#tasks}}}}{{{{#overdue}}}}{{{{#places}}}}{inside}{{{{/places}}}}{{{{/overdue}}}}{{{{/tasks}}}}"
        ))
    };
    assert_eq!(fill(&nested(""), &lists), Some(FillFault::TooLarge));
    assert_eq!(fill(&nested("dài"), &lists), Some(FillFault::TooLarge));
    let rows = table(&row(&["{{#tasks}}{{#overdue}}x", "{{/overdue}}{{/tasks}}"]));
    assert_eq!(fill(&rows, &lists), Some(FillFault::TooManyParagraphs));
    let lines = Fields::default().with("issuer", "\n".repeat(200_001));
    assert_eq!(fill(&p("{{issuer}}"), &lines), Some(FillFault::TooManyParagraphs));
    let large = Fields::default().with("issuer", "&".repeat(40 << 20));
    assert_eq!(fill(&p("{{issuer}}"), &large), Some(FillFault::TooLarge));
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn below(state: &mut u64, limit: usize) -> usize {
    usize::try_from(next(state) % limit.max(1) as u64).expect("small")
}

fn rich() -> String {
    let rows = [row(&["TT", "Tên"]), row(&["{{#tasks}}{{id}}", "{{title}}{{end}}{{/tasks}}"])].concat();
    let nested =
        [p("{{#areas}}"), p("{{number}}. {{title}}"), table(&rows), p("{{narrative}}"), p("{{/areas}}")].concat();
    let boxed = format!(
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wp:docPr id=\"3\"/>\
         <w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>",
        p("{{#draft}}{{draft}}{{/draft}}{{! note }}")
    );
    let control = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p("{{#places}}{{.}}{{/places}}"));
    let link = "<w:p><w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t>{{per</w:t></w:r><w:r><w:t>iod.title}}</w:t></w:r></w:hyperlink>\
        <w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd w:id=\"1\"/></w:p>";
    [nested, boxed, control, link.to_owned(), p("{{^overdue}}không{{/overdue}}")].concat()
}

/// An element that breaks the rules of Word: a cell that does not end in a paragraph, a table or row that is empty.
fn misplaced(xml: &str) -> Option<String> {
    let is_block = |name: &str| matches!(name, "p" | "tbl" | "sdt" | "sectPr" | "tcPr");
    let document = roxmltree::Document::parse(xml).expect("XML");
    let wrong = document.descendants().find(|node| {
        let children = || node.children().filter(roxmltree::Node::is_element).map(|it| it.tag_name().name().to_owned());
        match node.tag_name().name() {
            "tc" | "txbxContent" => {
                children().next_back().as_deref() != Some("p") || children().any(|it| !is_block(&it))
            }
            "tbl" => {
                let is_row = |name: &str| matches!(name, "tr" | "tblPr" | "tblGrid" | "bookmarkStart" | "bookmarkEnd");
                !children().any(|name| name == "tr") || children().any(|it| !is_row(&it))
            }
            "tr" => !children().any(|name| name == "tc") || children().any(|it| !matches!(&*it, "tc" | "trPr")),
            "p" => children().any(|it| is_block(&it) && it != "sdt" || matches!(&*it, "t" | "tc" | "tr")),
            "body" => children().any(|it| !is_block(&it)),
            _ => false,
        }
    });
    wrong.map(|node| xml[node.range()].to_owned())
}

/// Whether the long form of the tests is asked for.
fn is_long() -> bool {
    std::env::var_os("CCHC_LONG").is_some()
}

/// How many damaged files a test makes.
fn inputs() -> usize {
    if is_long() { 20_000 } else { 1_000 }
}

fn try_all(bytes: &[u8]) -> bool {
    let _ = (mark_of(bytes), blocks(bytes));
    let Ok(template) = Template::read(bytes) else { return false };
    let faults = template.faults(NAMES);
    assert!(faults.iter().all(|fault| !fault.sentence(Lang::En).is_empty()));
    match template.fill(NAMES, &some_fields(), &FillOptions::default()) {
        Ok(out) => {
            // A paper can be read again.
            if let Err(refusal) = Template::read(&out) {
                panic!("{refusal:?}\n{}\n{}", part(bytes, "word/document.xml"), part(&out, "word/document.xml"));
            }
            assert_eq!(mark_of(&out), Some(true));
            let path = |bytes: &[u8]| paths(bytes).into_iter().find(|it| it == "word/document.xml");
            let (Some(before), Some(after)) = (path(bytes), path(&out)) else { return true };
            let (before, after) = (part(bytes, &before), part(&out, &after));
            if misplaced(&before).is_none() {
                assert_eq!(misplaced(&after), None, "{before}\n{after}");
            }
        }
        Err(fault) => assert!(matches!(fault, FillFault::Marks(_)), "{fault:?}"),
    }
    faults.is_empty()
}

#[test]
fn damage_to_the_file_never_panics() {
    let good = docx(&rich());
    assert!(try_all(&good));
    let mut state = 7;
    for _ in 0..inputs() {
        let mut bytes = good.clone();
        match below(&mut state, 3) {
            0 => bytes.truncate(below(&mut state, good.len())),
            1 => {
                for _ in 0..=below(&mut state, 8) {
                    let at = below(&mut state, good.len());
                    bytes[at] = next(&mut state).to_le_bytes()[0];
                }
            }
            _ => {
                let at = below(&mut state, good.len());
                let end = (at + below(&mut state, 200)).min(good.len());
                bytes.drain(at..end);
            }
        }
        try_all(&bytes);
    }
}

#[test]
fn damage_to_the_document_never_panics() {
    let parts = parts_with(&rich(), &[]);
    let mut state = 11;
    let (mut whole, mut filled) = (0, 0);
    for _ in 0..inputs() {
        let mut parts = parts.clone();
        let document = &mut parts[2].1;
        let text = String::from_utf8(document.clone()).expect("text");
        match below(&mut state, 4) {
            // Letters go: the marks break, and often the XML.
            0 => {
                let at = below(&mut state, document.len());
                let end = (at + below(&mut state, 60)).min(document.len());
                document.drain(at..end);
            }
            1 => {
                let at = below(&mut state, document.len());
                document[at] = b"{}#/^!<>&;. w:p\"=0"[below(&mut state, 18)];
            }
            // A whole tag goes or moves, so that the XML often stays whole.
            _ => {
                let mut pieces: Vec<&str> = text.split_inclusive(['<', '>', '{', '}']).collect();
                let at = below(&mut state, pieces.len());
                let piece = pieces.remove(at);
                if below(&mut state, 2) == 0 {
                    pieces.insert(below(&mut state, pieces.len()), piece);
                }
                *document = pieces.concat().into_bytes();
            }
        }
        if let Ok(template) = Template::from_parts(parts) {
            whole += 1;
            filled += usize::from(try_all(&template.bytes().expect("a file")));
        }
    }
    eprintln!("{whole} of {} were well-formed, {filled} had no fault", inputs());
}

#[test]
fn whole_elements_moved_about_never_panic() {
    let body = rich();
    let mut state = 13;
    // Elements from the body, each whole.
    let mut pieces: Vec<String> = Vec::new();
    for tag in ["w:p", "w:r", "w:t", "w:tc", "w:tr", "w:tbl", "w:sdt", "w:txbxContent", "w:hyperlink"] {
        for part in body.split(&format!("<{tag}>")).skip(1) {
            if let Some((inside, _)) = part.split_once(&format!("</{tag}>")) {
                let piece = format!("<{tag}>{inside}</{tag}>");
                if Template::read(&docx(&piece)).is_ok() {
                    pieces.push(piece);
                }
            }
        }
    }
    for mark in [
        "{{#tasks}}",
        "{{/tasks}}",
        "{{id}}",
        "{{#areas}}",
        "{{/areas}}",
        "{{narrative}}",
        "{{",
        "}}",
        "{{/",
        "{{! x }}",
    ] {
        pieces.push(p(mark));
        pieces.push(format!("<w:r><w:t>{mark}</w:t></w:r>"));
        pieces.push(table(&row(&[mark, "x"])));
        pieces.push(row(&[mark, mark]));
    }
    let mut filled = 0;
    for _ in 0..inputs() {
        let mut made = String::new();
        for _ in 0..below(&mut state, 6) {
            let piece = &pieces[below(&mut state, pieces.len())];
            // Beside what was made, around it, or in it.
            match below(&mut state, 3) {
                0 => made.push_str(piece),
                1 => made = format!("<w:tbl>{made}{piece}</w:tbl>"),
                _ => {
                    let at: Vec<usize> = made.match_indices("</").map(|(at, _)| at).collect();
                    let place = at.get(below(&mut state, at.len())).copied().unwrap_or(0);
                    made.insert_str(place, piece);
                }
            }
        }
        filled += usize::from(try_all(&docx(&made)));
    }
    eprintln!("{filled} of {} had no fault", inputs());
}
