//! Forms for figures: written, filled in, and read back. Nothing is written while a row cannot be taken.

mod kit;
mod refusals;

use super::Workspace;
use kit::{COUNTS, DAY, Form, filled, form, taken, words_of};
use std::fs;

const VALUES: &str = "plans/long-an-2023/values/2023.toml";

#[test]
fn figures_of_a_filled_form_are_recorded() {
    for kind in ["csv", "xlsx", "docx"] {
        let workspace = Workspace::long_an();
        let file = filled(&workspace, kind, &COUNTS);
        let shown = taken(&workspace, &[&file], &[]);
        assert_eq!(shown.status, 0, "{kind}: {}", shown.all());
        assert!(shown.stdout.contains("số liệu mới: 2 · còn để trống: 5"), "{kind}: {}", shown.all());
        assert!(shown.stdout.contains("--write"), "{}", shown.all());
        assert!(!workspace.file(VALUES).exists());
        let written = taken(&workspace, &[&file], &["--write"]);
        assert_eq!(written.status, 0, "{kind}: {}", written.all());
        let values = workspace.text(VALUES);
        let so_hoa = "ty-le-so-hoa-ket-qua = { numerator = 700, denominator = 1020, evidence = [\"45/BC-UBND\", \"46/BC-UBND\"] }";
        assert!(values.contains(so_hoa), "{kind}: {values}");
        assert!(values.contains("xep-hang-par-index = { rank = 3, of = 14, note = \"Theo thông báo\" }"), "{values}");
        assert!(values.contains("reported-on = 2023-12-18"), "{values}");
        assert!(values.find("so-hoa") < values.find("par-index"), "the order of the indicators: {values}");
        // Other people will bring more: neither their names nor their documents are those of all.
        assert!(!values.contains("reported-by") && !values.contains("\nevidence"), "{values}");
        let again = taken(&workspace, &[&file], &["--write"]);
        assert_eq!(again.status, 0, "{}", again.all());
        assert!(again.stdout.contains("số liệu mới: 0 · đã có sẵn: 2"), "{}", again.all());
        assert_eq!(workspace.text(VALUES), values);
    }
}

#[test]
fn each_person_gets_a_form_and_no_figure_gets_the_documents_of_another() {
    let workspace = Workspace::long_an();
    let folder = workspace.above().join("phieu");
    let to = folder.to_str().expect("a path");
    let outcome = workspace.run(&["record", "--form", "csv", "--to", to, "--as-of", DAY]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["2023-tu-phap-ho-tich.csv", "2023-van-hoa-xa-hoi.csv", "2023-van-phong-thong-ke.csv"]);
    let of_one = Form::of(&folder.join("2023-van-hoa-xa-hoi.csv"));
    assert!(!of_one.text().contains("xep-hang-par-index"), "{}", of_one.text());
    of_one.fill(&COUNTS[..2]);
    let outcome = taken(&workspace, &[&folder.join("2023-van-hoa-xa-hoi.csv")], &["--write"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let values = workspace.text(VALUES);
    assert!(!values.contains("reported-by"), "{values}");
    // A second person's form goes into the file that is there, and every other byte stays.
    let office = Form::of(&folder.join("2023-van-phong-thong-ke.csv"));
    office.fill(&COUNTS[2..]);
    let outcome = taken(&workspace, &[&folder.join("2023-van-phong-thong-ke.csv")], &["--write"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let after = workspace.text(VALUES);
    assert!(values.lines().all(|line| after.contains(line)), "{after}");
    assert!(after.contains("xep-hang-par-index = { rank = 3, of = 14, note"), "{after}");
}

#[test]
fn several_forms_are_read_in_one_run() {
    let workspace = Workspace::long_an();
    let (one, two) = (form(&workspace, "mot.csv"), form(&workspace, "hai.csv"));
    Form::of(&one).fill(&COUNTS[..2]);
    Form::of(&two).fill(&COUNTS[2..]);
    let outcome = taken(&workspace, &[&one, &two], &["--write"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(outcome.stdout.contains("số liệu mới: 2"), "{}", outcome.all());
}

#[test]
fn a_figure_is_read_as_a_vietnamese_writes_it() {
    for (typed, expected) in [
        ("1.020", Some("denominator = 1020")),
        (" 1020 ", Some("denominator = 1020")),
        ("1020.0", None),
        ("85%", None),
        ("500 đồng", None),
        ("1e3", None),
        ("0.500", None),
        ("1 020", Some("denominator = 1020")),
        ("1,020", None),
        ("10 20", None),
        ("3\n14", None),
        ("1020,5", None),
        ("-3", None),
        ("khoảng 1020", None),
        ("102O", None),
        ("1020 hồ sơ", None),
    ] {
        let workspace = Workspace::long_an();
        let file = form(&workspace, "phieu.csv");
        let rows =
            [("ty-le-so-hoa-ket-qua/numerator", "700", "", ""), ("ty-le-so-hoa-ket-qua/denominator", typed, "", "")];
        Form::of(&file).fill(&rows);
        let outcome = taken(&workspace, &[&file], &["--write"]);
        if let Some(expected) = expected {
            assert_eq!(outcome.status, 0, "{typed}: {}", outcome.all());
            assert!(workspace.text(VALUES).contains(expected), "{typed}: {}", workspace.text(VALUES));
        } else {
            assert_eq!(outcome.status, 1, "{typed}: {}", outcome.all());
            let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words_of(&outcome).contains(&typed), "{typed}: {}", outcome.all());
            assert!(!workspace.file(VALUES).exists(), "{typed}");
        }
    }
}

#[test]
fn a_form_is_replaced_only_while_nobody_has_filled_it_in() {
    let workspace = Workspace::long_an();
    let file = form(&workspace, "phieu.xlsx");
    let again = |options: &[&str]| {
        let common = ["record", "--form", file.to_str().expect("a path"), "--as-of", DAY, "--lang", "vi"];
        workspace.run(&[&common[..], options].concat())
    };
    let first = fs::read(&file).expect("the form");
    assert_eq!(again(&[]).status, 0);
    assert_eq!(fs::read(&file).expect("the form"), first, "two runs give the same bytes");
    Form::of(&file).fill(&COUNTS);
    let refused = again(&[]);
    assert_eq!(refused.status, 2, "{}", refused.all());
    assert!(refused.stderr.contains("đã được sửa"), "{}", refused.all());
    assert_eq!(again(&["--force"]).status, 0);
    assert_eq!(fs::read(&file).expect("the form"), first);
}

#[test]
fn a_period_of_its_own_stands_in_the_rows_of_its_indicator() {
    let indicators = "plans/long-an-2023/indicators.toml";
    let workspace = Workspace::long_an().but(
        indicators,
        "id = \"ty-le-ho-so-mang\"",
        "id = \"ty-le-ho-so-mang\"\nperiods = \"calendar\"",
    );
    let file = form(&workspace, "phieu.csv");
    let text = fs::read_to_string(&file).expect("the form");
    assert!(text.contains("long-an-2023/2023-Q4/ty-le-ho-so-mang/numerator"), "{text}");
    assert!(text.contains("long-an-2023/2023/ty-le-so-hoa-ket-qua/numerator"), "{text}");
}

#[test]
fn a_word_form_loses_no_document_and_no_remark() {
    let workspace = Workspace::long_an();
    let rows = [
        ("ty-le-so-hoa-ket-qua/numerator", "700", "98/BC-UBND", ""),
        ("ty-le-so-hoa-ket-qua/denominator", "1020", "99/BC-UBND", "Số liệu sơ bộ"),
    ];
    let file = filled(&workspace, "docx", &rows);
    assert_eq!(taken(&workspace, &[&file], &["--write"]).status, 0);
    let values = workspace.text(VALUES);
    let expected = "evidence = [\"98/BC-UBND\", \"99/BC-UBND\"], note = \"Số liệu sơ bộ\"";
    assert!(values.contains(expected), "{values}");
}

#[test]
fn the_look_shows_each_figure_beside_the_last_one() {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &COUNTS);
    let outcome = taken(&workspace, &[&file], &[]);
    let row = outcome.stdout.lines().find(|line| line.contains("700/1.020")).expect("the figure");
    assert!(row.contains("361/1.112") && row.contains("2023-Q3"), "{row}");
}

#[test]
fn a_form_as_csv_has_the_signs_that_were_asked_for() {
    let workspace = Workspace::long_an();
    let file = workspace.above().join("phieu.csv");
    let path = file.to_str().expect("a path");
    let run = |options: &[&str]| {
        workspace.run(&[&["record", "--form", path, "--as-of", DAY, "--force"][..], options].concat())
    };
    assert_eq!(run(&["--csv-separator", ";"]).status, 0);
    let text = fs::read_to_string(&file).expect("the form");
    assert!(text.starts_with("\u{feff}STT;Chỉ số;"), "{text}");
    fs::write(
        &file,
        text.replacen(
            ";;;;long-an-2023/2023/xep-hang-par-index/rank",
            ";3;;;long-an-2023/2023/xep-hang-par-index/rank",
            1,
        ),
    )
    .expect("the form");
    for options in [&["--output-format", "json"][..], &["-o", "x.txt"], &["--report", "csv=x.csv"]] {
        assert_eq!(run(options).status, 2, "{options:?}");
    }
    let xlsx = workspace.run(&["record", "--form", "x.xlsx", "--bom", "--as-of", DAY]);
    assert_eq!(xlsx.status, 2, "{}", xlsx.all());
}

#[test]
fn hostile_titles_stay_text_in_every_form_and_come_back() {
    let odd = ["=cmd()|' /C calc'!A0", "@SUM(A1)", "+1", "::error::x", "]]> <f>1</f> &amp;", "{{title}}"];
    for kind in ["csv", "xlsx", "docx"] {
        let workspace = Workspace::minimal();
        let indicators = odd.iter().enumerate().map(|(number, title)| {
            let counted = "measure = \"count\"\naccumulate = \"latest\"\nunit = \"=1\"\n";
            format!("\n[[indicator]]\nid = \"x.{number}\"\ntitle = \"{title}\"\n{counted}")
        });
        let file = "plans/mau/indicators.toml";
        workspace.write(file, workspace.text(file) + &indicators.collect::<String>());
        let form = workspace.above().join(format!("phieu.{kind}"));
        let path = form.to_str().expect("a path");
        let made = workspace.run(&["record", "--form", path, "--as-of", DAY]);
        assert_eq!(made.status, 0, "{}", made.all());
        Form::of(&form).fill(&[("x.0/count", "7", "", ""), ("x.5/count", "8", "", "")]);
        match kind {
            "csv" => {
                let text = Form::of(&form).text();
                assert!(text.contains("'=cmd()") && text.contains("'@SUM") && !text.contains('\u{1b}'), "{text}");
            }
            "xlsx" => Form::of(&form).change_part("xl/worksheets/sheet1.xml", |parts, sheet| {
                let all: String = parts.iter().map(|(_, text)| text.as_str()).collect();
                assert!(!all.contains("<f>") && !all.contains('\u{1b}') && !all.contains("\u{202e}"));
                sheet.to_owned()
            }),
            _ => Form::of(&form).change_part("word/document.xml", |_, document| {
                assert!(document.contains("{{title}}") && !document.contains('\u{1b}'), "{document}");
                document.to_owned()
            }),
        }
        let outcome = taken(&workspace, &[&form], &["--write"]);
        assert_eq!(outcome.status, 0, "{kind}: {}", outcome.all());
        assert!(!outcome.stdout.contains('\u{1b}'), "{}", outcome.all());
        let values = workspace.text("plans/mau/values/2023.toml");
        assert!(values.contains("\"x.0\" = { count = 7 }") && values.contains("\"x.5\" = { count = 8 }"), "{values}");
    }
}

#[test]
fn how_sure_a_figure_is_stands_at_the_figure() {
    let workspace = Workspace::long_an();
    let one = filled(&workspace, "csv", &COUNTS[..2]);
    assert_eq!(taken(&workspace, &[&one], &["--write", "--basis", "estimate"]).status, 0);
    fs::remove_file(&one).expect("the form");
    let two = filled(&workspace, "csv", &COUNTS[2..]);
    assert_eq!(taken(&workspace, &[&two], &["--write"]).status, 0);
    let values = workspace.text(VALUES);
    assert!(values.contains("denominator = 1020, basis = \"estimate\""), "{values}");
    assert!(values.contains("xep-hang-par-index = { rank = 3, of = 14, note"), "{values}");
    assert!(!values.contains("\nbasis"), "{values}");
}

#[test]
fn a_folder_of_forms_says_why_it_gets_none() {
    let workspace = Workspace::long_an();
    let folder = workspace.above().join("phieu");
    let to = folder.to_str().expect("a path");
    for (options, expected) in [
        (&["--assignee", "cong-an-xa"][..], "người được nêu không cung cấp số liệu nào"),
        (&["--period", "2023-Q3", "--assignee", "tu-phap-ho-tich"], "Đã có đủ số liệu"),
    ] {
        let outcome = workspace.run(&[&["record", "--to", to, "--as-of", DAY, "--lang", "vi"][..], options].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert!(outcome.stderr.contains(expected) && !folder.exists(), "{}", outcome.all());
    }
}

#[test]
fn plans_without_the_period_get_no_form_and_hinder_no_other() {
    // The plan of the example reports by the ministry's periods, which have no second quarter.
    let plan = "id = \"hai\"\ntitle = \"Kế hoạch\"\nunit = \"Ủy ban nhân dân xã Hai\"\nlevel = \"commune\"\n\
                start = 2023-01-01\nend = 2023-12-31\nreport-periods = \"calendar\"\n";
    let indicator = "[[indicator]]\nid = \"tin\"\ntitle = \"Số tin\"\nmeasure = \"count\"\naccumulate = \"sum\"\n";
    let workspace = Workspace::minimal()
        .with("plans/hai/plan.toml", plan)
        .with("plans/hai/indicators.toml", indicator)
        .with("plans/hai/assignees.toml", "assignee = []\n")
        .with("plans/hai/tasks.toml", "task = []\n");
    let folder = workspace.above().join("phieu");
    let to = folder.to_str().expect("a path");
    let outcome = workspace.run(&["record", "--to", to, "--period", "2023-Q2", "--as-of", DAY]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(folder.join("2023-Q2.xlsx").is_file(), "{}", outcome.all());
}
