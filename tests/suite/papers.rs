//! Papers of an office: the Word file says what the plan says, in the measures of the decree, and nothing in a plan
//! becomes a mark or code in it.

use super::machine_outputs::hostile;
use super::{Workspace, cchc, repository, run};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const AS_OF: [&str; 4] = ["--as-of", "2023-09-30", "--lang", "en"];
const KINDS: [&str; 5] = ["report", "plan", "reminder", "bulletin", "annex"];

/// Makes a paper of a workspace.
fn made(workspace: &Workspace, words: &[&str]) -> Vec<u8> {
    let file = workspace.above().join("paper.docx");
    let to = ["-o", file.to_str().expect("a path"), "--force"];
    let outcome = workspace.run(&[&["paper"], words, &AS_OF, &to].concat());
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{words:?}: {}", outcome.all());
    fs::read(file).expect("the paper is there")
}

/// The words of a kind of paper.
fn words_of(kind: &'static str) -> Vec<&'static str> {
    if kind == "annex" { vec![kind, "--table", "tasks", "--draft"] } else { vec![kind, "--draft"] }
}

fn parts(docx: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip file");
    let names =
        (0..archive.len()).map(|number| archive.by_index(number).expect("a part").name().expect("a name").to_string());
    let names: Vec<String> = names.collect();
    let part = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).expect("a part").read_to_string(&mut text).expect("it is text");
        (name, text)
    };
    names.into_iter().map(part).collect()
}

/// The same file with something else in the place of a text of its body.
fn changed(docx: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(docx) {
        out.start_file(&name, SimpleFileOptions::default()).expect("a part can begin");
        let text = if name == "word/document.xml" { text.replacen(from, to, 1) } else { text };
        out.write_all(text.as_bytes()).expect("memory takes all");
    }
    out.finish().expect("memory takes all").into_inner()
}

/// The paragraphs of a part, with those in tables.
fn paragraphs(part: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(part).expect("well-formed XML");
    let text = |paragraph: roxmltree::Node<'_, '_>| {
        let pieces = paragraph.descendants().filter(|node| node.has_tag_name((W, "t")));
        pieces.filter_map(|node| node.text()).collect()
    };
    document.descendants().filter(|node| node.has_tag_name((W, "p"))).map(text).collect()
}

fn body(docx: &[u8]) -> Vec<String> {
    paragraphs(&parts(docx)["word/document.xml"])
}

#[test]
fn the_report_on_the_real_plan_has_all_its_tasks_and_areas() {
    let workspace = Workspace::long_an();
    let report = body(&made(&workspace, &["report", "--period", "2023-Q3", "--draft"]));
    let has = |text: &str| report.iter().any(|paragraph| paragraph == text);
    let tasks = workspace.text("plans/long-an-2023/tasks.toml");
    let titles: Vec<&str> =
        tasks.lines().filter_map(|line| line.strip_prefix("title = \"")?.strip_suffix('"')).collect();
    assert_eq!(titles.len(), 34);
    for title in titles {
        assert!(has(title), "{title}");
    }
    for text in ["BÁO CÁO", "Phụ lục I", "Phụ lục II", "Phụ lục III", "Kính gửi: Phòng Nội vụ thị xã Tân Châu."]
    {
        assert!(has(text), "{text}");
    }
    assert!(report.iter().any(|text| text.ends_with("./.")), "the last sentence has its sign");
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_clock_zone_and_threads() {
    for kind in KINDS {
        let workspace = Workspace::long_an();
        let first = made(&workspace, &words_of(kind));
        let file = workspace.above().join("again.docx");
        let mut again = cchc();
        again.env("TZ", "Pacific/Kiritimati").env("LC_ALL", "vi_VN.UTF-8").arg("-C").arg(workspace.path()).arg("paper");
        again.args(words_of(kind)).args(AS_OF).args(["--jobs", "7", "-o"]).arg(&file);
        assert_eq!(run(&mut again).status, 0);
        assert!(first == fs::read(&file).expect("the paper is there"), "{kind}");
    }
}

#[test]
fn the_shipped_templates_have_no_fault_and_can_be_given_out_and_filled_again() {
    for kind in KINDS {
        let workspace = Workspace::long_an();
        let file = workspace.above().join("mau.docx");
        let path = file.to_str().expect("a path");
        assert_eq!(workspace.run(&["paper", kind, "--print-template", "-o", path]).status, 0);
        let check = workspace.run(&["paper", kind, "--check", "--template", path]);
        assert_eq!((check.status, check.stderr.as_str()), (0, ""), "{kind}");
        let mut words = words_of(kind);
        let shipped = made(&workspace, &words);
        words.extend(["--template", path]);
        assert!(shipped == made(&workspace, &words), "{kind}");
    }
}

#[test]
fn a_paper_is_replaced_only_while_it_is_as_written() {
    let workspace = Workspace::long_an();
    let file = workspace.above().join("bao-cao.docx");
    let path = file.to_str().expect("a path");
    let again =
        |more: &[&str]| workspace.run(&[&["paper", "report", "--draft", "-o", path], &AS_OF[..], more].concat());
    assert_eq!(again(&[]).status, 0);
    assert_eq!(again(&[]).status, 0, "nobody has edited it");
    let edited = changed(&fs::read(&file).expect("the paper"), "BÁO CÁO", "BÁO CÁO SỬA");
    fs::write(&file, &edited).expect("it can be written");
    let refused = again(&[]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("was changed after cchc wrote it"), "{}", refused.stderr);
    assert!(fs::read(&file).expect("the paper") == edited);
    assert_eq!(again(&["--force"]).status, 0);
    fs::write(&file, "a file of somebody else").expect("it can be written");
    assert_eq!(again(&[]).status, 2);
}

fn ends_in(name: &str, endings: &[&str]) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| endings.iter().any(|one| ending == *one))
}

#[test]
fn text_of_a_plan_appears_as_itself() {
    let odd = ["{{subject}}", "{{#tasks}}{{/tasks}}", "]]>", "=cmd()", "javascript:x", "&amp; <w:p/>"];
    let workspace = hostile();
    let plan = workspace.text("plans/mau/plan.toml");
    workspace.write("plans/mau/plan.toml", plan + "\n[signature]\npost = \"Chủ tịch\"\n");
    let tasks = workspace.text("plans/mau/tasks.toml");
    let long = "x".repeat(20_000);
    let more = odd.iter().copied().chain([long.as_str()]).enumerate().map(|(number, title)| {
        format!("\n[[task]]\nid = \"2.{}\"\ntitle = '{title}'\ndue = 2023-06-30\n", number + 20)
    });
    workspace.write("plans/mau/tasks.toml", tasks + &more.collect::<String>());
    for name in fs::read_dir(workspace.file("plans/mau")).expect("the folder").flatten() {
        let name = name.file_name().to_string_lossy().into_owned();
        if ends_in(&name, &["toml"])
            && !["plan", "tasks", "assignees", "indicators", "issues"].iter().any(|kind| name == format!("{kind}.toml"))
        {
            workspace.remove(&format!("plans/mau/{name}"));
        }
    }
    for kind in ["plan", "annex"] {
        let paper = made(&workspace, &words_of(kind));
        let texts = body(&paper).join("\n");
        for title in odd.iter().copied().chain([long.as_str(), "<script>alert(1)</script> & \"q\" ]]>"]) {
            assert!(texts.contains(title), "{kind}: {title:.40}");
        }
        for (name, part) in parts(&paper).iter().filter(|(name, _)| ends_in(name, &["xml", "rels"])) {
            roxmltree::Document::parse(part).unwrap_or_else(|error| panic!("{kind} {name}: {error}"));
            assert!(!part.contains("w:fldSimple") || !part.contains("=cmd"), "{name}");
        }
    }
}

#[test]
fn every_fault_of_a_template_is_named_in_one_run() {
    let workspace = Workspace::long_an();
    let path = workspace.above().join("mau.docx");
    let given = path.to_str().expect("a path");
    assert_eq!(workspace.run(&["paper", "report", "--print-template", "-o", given]).status, 0);
    let template = fs::read(&path).expect("the template");
    let broken = changed(&template, "{{subject}}", "{{subjct}} {{#overdue}} {{kind");
    fs::write(&path, broken).expect("it can be written");
    for lang in ["en", "vi"] {
        let words = ["paper", "report", "--check", "--template", given, "--lang", lang];
        let outcome = workspace.run(&words);
        assert_eq!(outcome.status, 1, "{}", outcome.all());
        assert!(outcome.stderr.contains("`subjct`") && outcome.stderr.contains("`subject`"), "{}", outcome.stderr);
        assert!(outcome.stderr.lines().count() >= 3, "{}", outcome.stderr);
    }
    let outcome = workspace.run(&[&["paper", "report", "--draft", "--template", given], &AS_OF[..]].concat());
    assert_eq!(outcome.status, 1);
    assert!(outcome.stdout.is_empty() && outcome.stderr.contains("`subjct`"), "{}", outcome.all());
}

#[test]
fn other_files_are_refused_as_templates_with_the_reason() {
    let workspace = Workspace::long_an();
    let path = workspace.above().join("mau.docx");
    let given = path.to_str().expect("a path");
    let old: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old word";
    for (content, reason) in
        [(old, "save it as .docx"), (b"text", "not a Word file"), (b"PK\x03\x04 broken", "damaged")]
    {
        fs::write(&path, content).expect("it can be written");
        let outcome = workspace.run(&["paper", "report", "--check", "--template", given, "--lang", "en"]);
        assert_eq!(outcome.status, 1, "{}", outcome.all());
        assert!(outcome.stderr.contains(reason), "{reason}: {}", outcome.stderr);
    }
    let outcome = workspace.run(&["paper", "report", "--check", "--template", "khong-co.docx"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
}

#[test]
fn a_draft_is_never_made_without_its_words() {
    let workspace = Workspace::long_an();
    let path = workspace.above().join("mau.docx");
    let given = path.to_str().expect("a path");
    fs::write(&path, super::docx::kit::docx(&super::docx::kit::p("{{subject}}"))).expect("it can be written");
    let words = ["paper", "report", "--draft", "--template", given];
    let outcome = workspace.run(&[&words, &AS_OF[..]].concat());
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{}", outcome.all());
    assert!(outcome.stderr.contains("{{draft}}"), "{}", outcome.stderr);
    for format in ["text", "markdown"] {
        let shown = workspace.run(&[&["paper", "report", "--draft", "--output-format", format], &AS_OF[..]].concat());
        assert!(shown.stdout.starts_with("BẢN NHÁP – SỐ LIỆU MINH HỌA"), "{}", shown.stdout);
    }
}

#[test]
fn a_figure_with_a_day_and_a_basis_of_its_own_keeps_both() {
    let workspace = Workspace::minimal().but(
        "plans/mau/plan.toml",
        "id = \"mau\"",
        "id = \"mau\"\nsignature = { post = \"Chủ tịch\" }\npaper = { to = [\"Sở Nội vụ\"] }",
    );
    let values = "reported-on = 2023-12-01\nevidence = [\"1/BC\"]\n[values]\nty-le-so-hoa = { numerator = 7, denominator = 10, reported-on = 2023-09-18, basis = \"illustrative\" }\n";
    workspace.write("plans/mau/values/2023-Q3.toml", values);
    let outcome = workspace.run(&[&["paper", "report", "--period", "2023-Q3"], &AS_OF[..]].concat());
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("plans/mau/values/2023-Q3.toml"), "{}", outcome.stderr);
    // On an earlier day nobody knows the figure, and the paper rests on nothing illustrative.
    let outcome = workspace.run(&["paper", "report", "--period", "2023-Q3", "--as-of", "2023-09-17"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(!outcome.stdout.contains("7/10"), "{}", outcome.stdout);
}

#[test]
fn a_template_of_the_workspace_is_used_and_never_one_outside() {
    let workspace = Workspace::long_an();
    let own = workspace.file("templates/bao-cao.docx");
    fs::create_dir_all(own.parent().expect("a folder")).expect("a folder can be made");
    assert_eq!(workspace.run(&["paper", "report", "--print-template", "-o", own.to_str().expect("a path")]).status, 0);
    let template = fs::read(&own).expect("the template");
    fs::write(&own, changed(&template, "{{subject}}", "MẪU RIÊNG {{subject}}")).expect("it can be written");
    workspace.write("cchc.toml", "[paper.templates]\nreport = \"templates/bao-cao.docx\"\n");
    let report = body(&made(&workspace, &["report", "--draft"]));
    assert!(report.iter().any(|text| text.starts_with("MẪU RIÊNG Kết quả")), "{report:?}");
    workspace.write("cchc.toml", "[paper.templates]\nreport = \"../bao-cao.docx\"\n");
    let outcome = workspace.run(&[&["paper", "report", "--draft"], &AS_OF[..]].concat());
    assert_eq!(outcome.status, 2, "{}", outcome.all());
}

#[test]
fn the_measures_of_the_decree_stand_in_the_file() {
    // Decree 30/2020/NĐ-CP, annex I: A4, margins 20 to 25, 30 to 35 and 15 to 20 mm. A twip is 1/1440 inch.
    let millimetres = |twips: &str| twips.parse::<f64>().expect("a number") * 25.4 / 1440.0;
    let workspace = Workspace::long_an();
    for kind in KINDS {
        let parts = parts(&made(&workspace, &words_of(kind)));
        let document = roxmltree::Document::parse(&parts["word/document.xml"]).expect("well-formed XML");
        let value =
            |node: roxmltree::Node<'_, '_>, name: &str| node.attribute((W, name)).expect("an attribute").to_owned();
        let mut sections = 0;
        for section in document.descendants().filter(|node| node.has_tag_name((W, "sectPr"))) {
            sections += 1;
            let child = |name: &str| section.children().find(|node| node.has_tag_name((W, name))).expect("a child");
            let (size, margins) = (child("pgSz"), child("pgMar"));
            let mut sides = [millimetres(&value(size, "w")), millimetres(&value(size, "h"))];
            sides.sort_by(f64::total_cmp);
            assert!((sides[0] - 210.0).abs() < 0.2 && (sides[1] - 297.0).abs() < 0.2, "{kind}: {sides:?}");
            for (name, least, most) in
                [("top", 20.0, 25.0), ("bottom", 20.0, 25.0), ("left", 30.0, 35.0), ("right", 15.0, 20.0)]
            {
                let margin = millimetres(&value(margins, name));
                // Landscape pages of tables have their long side on top.
                let is_wide = section.children().any(|node| node.attribute((W, "orient")) == Some("landscape"));
                assert!(is_wide || (least - 0.2..=most + 0.2).contains(&margin), "{kind}: {name} {margin}");
            }
        }
        assert!(sections > 0, "{kind}");
        assert!(parts["word/styles.xml"].contains("Times New Roman"));
    }
}

#[test]
fn every_page_of_a_draft_says_so_and_no_other_page_does() {
    let workspace = Workspace::long_an();
    let footers = |paper: &[u8]| -> Vec<String> {
        let all = parts(paper);
        let footers = all.iter().filter(|(name, _)| name.starts_with("word/footer"));
        footers.map(|(_, part)| paragraphs(part).concat()).collect()
    };
    let draft = footers(&made(&workspace, &["report", "--draft"]));
    assert!(!draft.is_empty() && draft.iter().all(|text| text == "BẢN NHÁP – SỐ LIỆU MINH HỌA"), "{draft:?}");
    // The plan itself rests on no figures.
    let plan = footers(&made(&workspace, &["plan"]));
    assert!(plan.iter().all(String::is_empty), "{plan:?}");
}

#[test]
fn fields_are_listed_with_their_values() {
    for kind in KINDS {
        let words = words_of(kind);
        let workspace = Workspace::long_an();
        for lang in ["en", "vi"] {
            let outcome = workspace
                .run(&[&["paper"], &words[..], &["--fields", "--as-of", "2023-09-30", "--lang", lang]].concat());
            assert_eq!(outcome.status, 0, "{}", outcome.all());
            for name in ["issuer-name", "period.title", "any.", "Ủy ban nhân dân xã Long An"] {
                assert!(outcome.stdout.contains(name), "{kind}: {name}\n{}", outcome.stdout);
            }
        }
    }
}

#[test]
fn many_tasks_make_one_paper() {
    let workspace = Workspace::minimal();
    let tasks = workspace.text("plans/mau/tasks.toml");
    let more = (0..1500).map(|number| format!("\n[[task]]\nid = \"2.x{number}\"\ntitle = \"Việc số {number}\"\noutput = \"Báo cáo\"\nlead = \"tu-phap-ho-tich\"\ndue = 2023-06-30\n"));
    workspace.write("plans/mau/tasks.toml", tasks + &more.collect::<String>());
    let texts = body(&made(&workspace, &["annex", "--table", "tasks", "--draft"]));
    assert!(texts.iter().any(|text| text == "Việc số 1499"));
}

#[test]
fn docs_of_papers_exist_in_both_languages() {
    for page in ["docs/paper.md", "docs/paper.vi.md", "docs/forms.md", "docs/forms.vi.md"] {
        let text = super::text_of(&repository().join(page));
        for picture in text.split("](pictures/").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(Path::new(&repository().join("docs/pictures").join(picture)).is_file(), "{page}: {picture}");
        }
        if page.starts_with("docs/forms") {
            for word in ["--form", "--to", "--from", "--write", "--period", "reported-by"] {
                assert!(text.contains(word), "{page}: {word}");
            }
            continue;
        }
        for word in ["--print-template", "--fields", "--check", "--draft", "papers/", "forms/", "[paper.templates]"] {
            assert!(text.contains(word), "{page}: {word}");
        }
    }
}
