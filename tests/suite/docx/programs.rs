//! Templates that `python-docx` and `LibreOffice` have written, and papers that they read, where they are.

use super::kit::{NAMES, part, short, some_fields};
use cchc::report::paper::PaperBlock;
use cchc::write::docx::{FillOptions, Template, blocks};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A template with every letter in a run of its own, in the text, a table and a footer.
const MAKE: &str = r#"
import sys, docx
from docx.shared import Pt
d = docx.Document()
def letters(paragraph, text):
    for n, c in enumerate(text):
        run = paragraph.add_run(c)
        run.font.size = Pt(14)
        run.italic = n == 0
letters(d.add_paragraph(), "{{issuer}} {{period.title}}")
letters(d.add_paragraph(), "{{#tasks}}")
letters(d.add_paragraph(style="List Bullet"), "{{id}}. {{title}}{{end}}")
letters(d.add_paragraph(), "{{/tasks}}")
letters(d.add_paragraph(), "{{narrative}}")
letters(d.add_paragraph(), "{{#places}}{{.}}, {{/places}}{{^overdue}}không trễ{{/overdue}}")
t = d.add_table(rows=2, cols=2)
t.style = "Table Grid"
letters(t.cell(0, 0).paragraphs[0], "TT"); letters(t.cell(0, 1).paragraphs[0], "Tên")
letters(t.cell(1, 0).paragraphs[0], "{{#tasks}}{{id}}"); letters(t.cell(1, 1).paragraphs[0], "{{title}}{{/tasks}}")
letters(d.sections[0].footer.paragraphs[0], "{{#issuer}}{{issuer}}{{/issuer}}")
d.save(sys.argv[1])
"#;

const READ: &str = r#"
import sys, docx
d = docx.Document(sys.argv[1])
print("|".join(p.text for p in d.paragraphs))
print("|".join(" ".join(c.text for c in r.cells) for r in d.tables[0].rows))
print("|".join(p.text for p in d.sections[0].footer.paragraphs))
print(d.core_properties.title)
"#;

const PARAGRAPHS: &str = "Ủy ban quý III|1. Một;|2. Hai.|Đoạn một|Đoạn\thai|Đoạn ba|Ấp 1, Ấp 2, không trễ";

fn python() -> Option<PathBuf> {
    let all = ["/tmp/fvenv/bin/python", "/tmp/office/venv/bin/python", "python3"].map(PathBuf::from);
    all.into_iter()
        .find(|it| Command::new(it).args(["-c", "import docx"]).status().is_ok_and(|status| status.success()))
}

fn run(program: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn check(python: &Path, template: &Path, folder: &Path) {
    let template = Template::read(&fs::read(template).expect("a file")).expect("a template");
    let options = FillOptions { title: Some("Tên"), moment: Some("2023-09-14T00:00:00Z") };
    let paper = template.fill(NAMES, &some_fields(), &options).expect("a paper");
    let path = folder.join("paper.docx");
    fs::write(&path, &paper).expect("written");
    let said = run(python, &["-c", READ, path.to_str().expect("a path")]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines, [PARAGRAPHS, "TT Tên|1 Một|2 Hai", "Ủy ban", "Tên"]);
    // The format is that of the first brace: the first letter was italic.
    assert!(part(&paper, "word/document.xml").contains("<w:i/>"));
    let texts: Vec<String> = blocks(&paper)
        .expect("blocks")
        .into_iter()
        .filter_map(|block| match block {
            PaperBlock::Paragraph { text, .. } => Some(text),
            PaperBlock::Table { .. } => None,
        })
        .collect();
    assert_eq!(texts.join("|"), PARAGRAPHS);
}

#[test]
fn python_docx_and_libreoffice_agree() {
    let Some(python) = python() else {
        eprintln!("skipped: python-docx is not here");
        return;
    };
    let folder = std::env::temp_dir().join(format!("filler-{}", std::process::id()));
    fs::create_dir_all(folder.join("again")).expect("a folder");
    let template = folder.join("template.docx");
    let _ = run(&python, &["-c", MAKE, template.to_str().expect("a path")]);
    check(&python, &template, &folder);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let again = folder.join("again");
    let arguments = [
        &*profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        again.to_str().expect("a path"),
        template.to_str().expect("a path"),
    ];
    match Command::new("soffice").args(arguments).output() {
        Ok(output) if output.status.success() => {
            check(&python, &again.join("template.docx"), &folder);
        }
        Ok(_) | Err(_) => eprintln!("skipped: LibreOffice is not here"),
    }
    fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn a_run_may_hold_several_texts() {
    let run = "<w:p><w:r><w:t>{{iss</w:t><w:t>uer}}</w:t><w:lastRenderedPageBreak/><w:t> a</w:t><w:br/><w:t>b</w:t></w:r></w:p>";
    assert_eq!(short(run, &some_fields()), "Ủy ban ab¶");
}
