//! Files of strangers: no text of them becomes a mark, a key or an order. A file of another kind is named as it is.

use super::kit::{ANNEX, LEFT_TO_A_PERSON, annex, errors_of, validated};
use crate::{Workspace, repository};
use std::fs;

#[test]
fn a_file_that_cannot_be_read_is_named_as_what_it_is() {
    let workspace = Workspace::empty();
    let docx = fs::read(repository().join("tests/files/grid/tables.docx")).expect("a document");
    let damaged: Vec<u8> = docx.iter().take(docx.len() / 2).copied().collect();
    let long = "Nhiệm vụ;Thời hạn\n".to_owned() + &"x;y\n".repeat(100_001);
    for (name, content, says) in [
        ("a.doc", fs::read(repository().join("tests/files/grid/old.doc")).expect("a file"), ".docx"),
        ("a.xls", fs::read(repository().join("tests/files/grid/old.xls")).expect("a file"), ".xlsx"),
        ("a.ods", fs::read(repository().join("tests/files/grid/other.ods")).expect("a file"), ".xlsx"),
        ("a.docx", damaged, "a.docx"),
        ("a.xlsx", b"PK\x03\x04".to_vec(), "a.xlsx"),
        ("a.docm", docx.clone(), "macro"),
        ("b.docx", [&docx[..], b"word/vbaProject.bin"].concat(), "macro"),
        ("a.pdf", b"%PDF-1.7".to_vec(), ".docx"),
        ("a.csv", b"Nhi\xffm v".to_vec(), "UTF-8"),
        ("b.csv", long.into_bytes(), "100,000"),
        ("c.csv", Vec::new(), "no table"),
        ("d.csv", b"Nhi\xe1\xbb\x87m v\xe1\xbb\xa5;Th\xe1\xbb\x9di h\xe1\xba\xa1n\n\"open".to_vec(), "line 2"),
        ("a.txt", b"\xff\xfeK".to_vec(), "UTF-8"),
    ] {
        let file = annex(&workspace, name, content);
        let outcome = workspace.run(&["import", &file, "--id", "a", "--year", "2026"]);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{name}: {}", outcome.all());
        assert!(outcome.stderr.contains(says) && outcome.stderr.contains(name), "{name}: {}", outcome.all());
        let json = workspace.run(&["import", &file, "--id", "a", "--year", "2026", "--output-format", "json"]);
        assert_eq!(json.status, 2, "{name}");
        json.json();
    }
}

#[test]
fn text_of_a_stranger_stays_text() {
    let nasty = [
        "\u{202e}gpj.exe",
        "::error::x",
        "##[error]x",
        "\u{1b}[31mđỏ\u{7}",
        "a\"\"\"\nb = 1",
        "'''\\\n[[task]]\nid = \"9.9\"",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "{{unit}} ]]> --",
        "x ##[add-mask]T",
        "@all [x](javascript:y) ![z](q)",
        "%0A::error::y %25",
        "\u{feff}\u{200b}ẩn",
        "e\u{301}\u{323} NFD",
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    for place in 1..=5 {
        let mut table = ANNEX.to_owned();
        for (number, text) in nasty.iter().enumerate() {
            let mut cells = ["9", "Việc có chữ lạ", "Phòng A", "Phòng B", "Báo cáo", "30/6/2026"].map(str::to_owned);
            cells[0] = number.to_string();
            cells[1] = format!("Việc có chữ lạ {number}");
            cells[place] = quoted(text);
            table.push_str(&cells.join(";"));
            table.push('\n');
        }
        let workspace = Workspace::empty();
        let file = annex(&workspace, "phu-luc.csv", table);
        let outcome =
            workspace.run(&["import", &file, "--id", "a", "--year", "2026", "--unit", "UBND xã A", "--write"]);
        assert_eq!(outcome.status, 1, "{place}: {}", outcome.all());
        for stream in [&outcome.stdout, &outcome.stderr] {
            let is_order = |line: &str| line.starts_with("::") || line.contains("##[");
            assert!(!stream.lines().any(is_order), "{place}: {stream}");
            let is_hidden = |c: char| {
                c.is_control() && c != '\n'
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
            };
            assert_eq!(stream.chars().find(|c| is_hidden(*c)), None, "{place}: {stream}");
        }
        assert_eq!(outcome.stdout.matches("characters that cannot be seen").count(), 3, "{place}: {}", outcome.all());
        let found = validated(&workspace, "a").json();
        let others: Vec<String> =
            errors_of(&found).into_iter().filter(|code| !LEFT_TO_A_PERSON.contains(&code.as_str())).collect();
        assert_eq!(others, Vec::<String>::new(), "{place}: {found}");
        let tasks = workspace.text("a/plans/a/tasks.toml");
        let data: toml::Table = tasks.parse().expect("TOML");
        assert_eq!(data["task"].as_array().map(Vec::len), Some(4 + nasty.len()), "{place}: {tasks}");
        assert!(!tasks.contains("\nb = 1"), "{tasks}");
    }
}
