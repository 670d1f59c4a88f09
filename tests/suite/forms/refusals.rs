//! Forms that cannot be taken: each row has its reason, all in one run, and nothing is written.

use super::super::Workspace;
use super::VALUES;
use super::kit::{COUNTS, DAY, Filled, Form, filled, form, taken, words_of};
use std::fs;
use std::path::Path;

/// Reads a form that has one fault, and says what is told of it.
fn refused(workspace: &Workspace, file: &Path, options: &[&str], expected: &str) {
    let before = fs::read_to_string(workspace.file(VALUES)).ok();
    let outcome = taken(workspace, &[file], &[options, &["--write"]].concat());
    assert_eq!(outcome.status, 1, "{expected}: {}", outcome.all());
    assert!(words_of(&outcome).contains(expected), "{expected}: {}", outcome.all());
    assert!(outcome.stderr.contains("chưa ghi gì"), "{expected}: {}", outcome.all());
    assert_eq!(fs::read_to_string(workspace.file(VALUES)).ok(), before, "{expected}");
}

fn changed_csv(from: &str, to: &str, rows: &[Filled], expected: &str) {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", rows);
    let text = fs::read_to_string(&file).expect("the form");
    assert!(text.contains(from), "{from}: {text}");
    fs::write(&file, text.replacen(from, to, 1)).expect("the form");
    refused(&workspace, &file, &[], expected);
}

#[test]
fn a_changed_head_is_refused_with_its_column() {
    changed_csv("SỐ LIỆU,", "Số tháng 12,", &COUNTS, "dòng 1: dòng tiêu đề đã bị sửa: cột F là “Số tháng 12”");
    changed_csv("STT,", "", &COUNTS, "dòng tiêu đề đã bị sửa: cột A là “Chỉ số”, phải là “STT”");
}

#[test]
fn a_table_other_than_a_form_is_refused() {
    let workspace = Workspace::long_an();
    for (name, text) in [("khac.csv", "a,b\n1,2\n"), ("trong.csv", "")] {
        let file = workspace.above().join(name);
        fs::write(&file, text).expect("a file");
        refused(&workspace, &file, &[], "đây không phải phiếu");
    }
}

#[test]
fn a_foreign_row_is_refused() {
    let code = "long-an-2023/2023/xep-hang-par-index/rank";
    changed_csv(code, "", &COUNTS, "dòng này không thuộc phiếu");
    changed_csv(code, "tổng cộng", &COUNTS, "`tổng cộng` không phải mã dòng");
    changed_csv(code, "long-an-2023/2023/khong-co/rank", &COUNTS, "kế hoạch không có chỉ số `khong-co`");
    changed_csv(code, "long-an-2023/2023/xep-hang-par-index/count", &COUNTS, "không có phần `count`");
    changed_csv(code, "long-an-2024/2023/xep-hang-par-index/rank", &COUNTS, "của kế hoạch `long-an-2024`");
    changed_csv(code, "long-an-2023/2023-Q9/xep-hang-par-index/rank", &COUNTS, "không có số liệu kỳ 2023-Q9");
    let lost =
        "\r\n,,Tổng số đơn vị được xếp hạng,,14 (6 tháng đầu năm 2023),14,,,long-an-2023/2023/xep-hang-par-index/of";
    changed_csv(lost, "", &COUNTS, "phiếu thiếu một dòng của số liệu này: dòng có mã kết thúc bằng `/of`");
    changed_csv(code, "long-an-2023/2023/xep-hang-sipas/rank", &[COUNTS[2]], "số liệu này mới điền một nửa");
}

#[test]
fn a_cell_without_a_figure_is_refused() {
    let rows = |figure| [("xep-hang-par-index/rank", figure, "", ""), COUNTS[3]];
    changed_csv("STT", "STT", &rows("ba"), "“ba” không phải số nguyên từ 0 trở lên");
    changed_csv("STT", "STT", &rows("3/14"), "“3/14” không phải số nguyên");
    changed_csv("STT", "STT", &rows(""), "số liệu này mới điền một nửa, còn thiếu: Thứ hạng");
    let words = [("xep-hang-par-index/rank", "", "12/BC-UBND", "")];
    changed_csv("STT", "STT", &words, "có văn bản hoặc ghi chú mà không có số liệu");
}

#[test]
fn every_fault_is_told_in_one_run() {
    let workspace = Workspace::long_an();
    let rows = [
        ("ty-le-so-hoa-ket-qua/numerator", "bảy trăm", "", ""),
        COUNTS[1],
        ("xep-hang-par-index/rank", "ba", "", ""),
        COUNTS[3],
    ];
    let file = filled(&workspace, "csv", &rows);
    let outcome = taken(&workspace, &[&file], &["--write"]);
    assert!(outcome.stdout.contains("“bảy trăm”") && outcome.stdout.contains("“ba”"), "{}", outcome.all());
    assert!(outcome.stderr.contains("có 2 dòng không nhận được"), "{}", outcome.all());
    let json = taken(&workspace, &[&file], &["--write", "--output-format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    let refused = json["plans"][0]["refused"].as_array().expect("the rows");
    assert_eq!(refused.len(), 2, "{json}");
    assert!(refused.iter().all(|row| row["row"].as_u64() > Some(1) && row["code"].is_string()), "{json}");
    assert_eq!(json["plans"][0]["written"], false);
}

#[test]
fn a_figure_that_is_reported_otherwise_is_refused() {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &COUNTS);
    assert_eq!(taken(&workspace, &[&file], &["--write"]).status, 0);
    let text = fs::read_to_string(&file).expect("the form");
    fs::write(&file, text.replacen(",700,", ",710,", 1)).expect("the form");
    refused(&workspace, &file, &[], "đã có số liệu 700/1.020, phiếu ghi 710/1.020");
}

#[test]
fn a_form_of_another_period_is_refused_unless_it_is_named() {
    let workspace = Workspace::long_an();
    workspace.remove("plans/long-an-2023/values/2023-Q3.toml");
    let file = workspace.above().join("quy-3.csv");
    let path = file.to_str().expect("a path");
    let made = workspace.run(&["record", "--form", path, "--period", "Q3", "--as-of", DAY]);
    assert_eq!(made.status, 0, "{}", made.all());
    Form::of(&file).fill(&COUNTS);
    refused(&workspace, &file, &[], "dòng này của kỳ 2023-Q3, đang nhận số liệu kỳ 2023");
    let outcome = taken(&workspace, &[&file], &["--period", "quý III", "--write"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
}

#[test]
fn a_figure_that_the_plan_refuses_is_refused_with_its_row() {
    let rows =
        [("ty-le-so-hoa-ket-qua/numerator", "1020", "", ""), ("ty-le-so-hoa-ket-qua/denominator", "700", "", "")];
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &rows);
    let outcome = taken(&workspace, &[&file], &["--write"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    let words = words_of(&outcome);
    let (_, row) = words.split_once("phieu.csv, dòng 14 (Tỷ lệ số hóa").expect("the row");
    assert!(row.contains("1.020"), "{row}");
    assert!(!workspace.file(VALUES).exists());
}

#[test]
fn an_error_that_is_forced_is_still_told() {
    let rows =
        [("ty-le-so-hoa-ket-qua/numerator", "1020", "", ""), ("ty-le-so-hoa-ket-qua/denominator", "700", "", "")];
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &rows);
    let outcome = taken(&workspace, &[&file], &["--write", "--force"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(workspace.text(VALUES).contains("numerator = 1020"), "{}", outcome.all());
    assert!(outcome.stderr.contains("E311"), "{}", outcome.all());
}

#[test]
fn one_figure_in_two_forms_is_refused() {
    let workspace = Workspace::long_an();
    let (one, two) = (form(&workspace, "mot.csv"), form(&workspace, "hai.csv"));
    Form::of(&one).fill(&COUNTS);
    Form::of(&two).fill(&COUNTS);
    let outcome = taken(&workspace, &[&one, &two], &["--write"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    assert!(words_of(&outcome).contains("số liệu này có hai lần; lần kia ở"), "{}", outcome.all());
}

#[test]
fn faults_of_rows_and_of_the_plan_are_told_together_and_once() {
    let workspace = Workspace::long_an();
    let rows = [
        ("ty-le-so-hoa-ket-qua/numerator", "1020", "", ""),
        ("ty-le-so-hoa-ket-qua/denominator", "700", "", ""),
        ("xep-hang-par-index/rank", "ba", "", ""),
        COUNTS[3],
    ];
    let file = filled(&workspace, "csv", &rows);
    let outcome = taken(&workspace, &[&file], &["--write"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    assert!(outcome.stderr.contains("có 2 dòng không nhận được"), "{}", outcome.all());
    assert!(outcome.stdout.contains("(Tỷ lệ số hóa kết quả"), "the row has its title: {}", outcome.all());
    // The finding stands in its row, and not once more at a file that nobody has.
    assert!(!outcome.all().contains("-->") && !outcome.stdout.contains("+++"), "{}", outcome.all());
}

#[test]
fn a_day_in_place_of_a_document_number_is_refused() {
    for typed in ["15/10/26", "15/10/2026"] {
        let workspace = Workspace::long_an();
        let rows = [("xep-hang-par-index/rank", "3", typed, ""), COUNTS[3]];
        let file = filled(&workspace, "csv", &rows);
        refused(&workspace, &file, &[], "hãy ghi số văn bản");
    }
}

#[test]
fn a_file_that_is_named_twice_is_refused() {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &COUNTS);
    let outcome = taken(&workspace, &[&file, &file], &[]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("được nêu hai lần"), "{}", outcome.all());
}

#[test]
fn rows_without_their_head_are_not_dropped() {
    // A table of Word that was split in two.
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "docx", &COUNTS);
    Form::of(&file).change_part("word/document.xml", |_, document| {
        let at = document.find("xep-hang-sipas/rank").expect("a row");
        let row = document[..at].rfind("<w:tr>").or_else(|| document[..at].rfind("<w:tr ")).expect("its begin");
        format!("{}</w:tbl><w:p/><w:tbl>{}", &document[..row], &document[row..])
    });
    refused(&workspace, &file, &[], "có dòng của phiếu mà không có dòng tiêu đề");
}

#[test]
fn a_changed_unit_is_refused() {
    changed_csv(",hạng,", ",điểm,", &COUNTS, "đơn vị đã bị sửa: “điểm”, phải là “hạng”");
}

#[test]
fn new_documents_of_a_known_figure_are_not_lost() {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &COUNTS);
    assert_eq!(taken(&workspace, &[&file], &["--write"]).status, 0);
    let text = fs::read_to_string(&file).expect("the form");
    fs::write(&file, text.replacen("46/BC-UBND", "47/BC-UBND", 1)).expect("the form");
    refused(&workspace, &file, &[], "đã có số liệu này, với văn bản hoặc ghi chú khác");
}

#[test]
fn hidden_characters_and_broken_formulas_are_refused_in_their_row() {
    let of = |evidence| [("xep-hang-par-index/rank", "3", evidence, ""), COUNTS[3]];
    changed_csv("STT", "STT", &of("12\u{200b}/BC-UBND"), "dòng 4 (Xếp hạng Chỉ số cải cách hành chính (PAR INDEX)");
    changed_csv("STT", "STT", &of("12\u{200b}/BC-UBND"), "có ký tự không nhìn thấy");
}

#[test]
fn a_figure_that_another_plan_holds_is_compared_too() {
    let workspace = Workspace::long_an().with_folder("plans/long-an-2023", "plans/hai");
    workspace.remove("plans/hai/papers/2023-Q3.toml");
    workspace.replace("plans/hai/plan.toml", "id = \"long-an-2023\"", "id = \"hai\"\nvalues-from = [\"long-an-2023\"]");
    let file = workspace.above().join("hai.csv");
    let path = file.to_str().expect("a path");
    let made = workspace.run(&["record", "--form", path, "-p", "hai", "--as-of", DAY]);
    assert_eq!(made.status, 0, "{}", made.all());
    Form::of(&file).fill(&COUNTS);
    let record = ["record", "ty-le-so-hoa-ket-qua", "--period", "2023", "--numerator", "800", "--denominator", "1020"];
    let recorded = workspace.run(&[&record[..], &["-p", "long-an-2023", "--as-of", DAY]].concat());
    assert_eq!(recorded.status, 0, "{}", recorded.all());
    let outcome = taken(&workspace, &[&file], &["-p", "hai", "--write"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    assert!(words_of(&outcome).contains("đã có số liệu 800/1.020, phiếu ghi 700/1.020"), "{}", outcome.all());
}

#[test]
fn a_period_that_the_plan_does_not_have_is_told_once() {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &COUNTS);
    let outcome = taken(&workspace, &[&file], &["--period", "Q9"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("2023-H1"), "{}", outcome.all());
}

#[test]
fn a_form_that_somebody_has_open_is_passed_over() {
    let workspace = Workspace::long_an();
    let file = filled(&workspace, "csv", &COUNTS);
    let lock = workspace.above().join("~$phieu.csv");
    fs::write(&lock, "x").expect("a file");
    let outcome = taken(&workspace, &[&lock, &file], &["--write"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(outcome.stderr.contains("đang mở trong Excel"), "{}", outcome.all());
}

#[test]
fn other_files_are_named_as_what_they_are() {
    let workspace = Workspace::long_an();
    for (name, bytes, expected) in [
        ("cu.xls", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], ".xlsx"),
        ("hong.xlsx", &b"PK\x03\x04 khong phai zip"[..], "hong.xlsx"),
        ("khong.txt", &b"\xff\xff\xff"[..], "khong.txt"),
    ] {
        let file = workspace.above().join(name);
        fs::write(&file, bytes).expect("a file");
        // Every file is told, and a good one beside them is not taken alone.
        let good = filled(&workspace, "csv", &COUNTS);
        let outcome = taken(&workspace, &[&file, &good], &["--write"]);
        assert_eq!(outcome.status, 1, "{name}: {}", outcome.all());
        assert!(words_of(&outcome).contains(expected), "{name}: {}", outcome.all());
        assert!(!workspace.file(VALUES).exists(), "{name}");
        fs::remove_file(good).expect("the form");
    }
    let absent = workspace.above().join("khong-co.csv");
    assert_eq!(taken(&workspace, &[&absent], &[]).status, 2);
    assert_eq!(taken(&workspace, &[workspace.above()], &[]).status, 2);
}

#[test]
fn options_of_forms_and_figures_do_not_mix() {
    let workspace = Workspace::long_an();
    for options in [
        &["record", "so-tin", "--form", "x.csv"][..],
        &["record", "so-tin", "--from", "x.csv"],
        &["record", "--write"],
        &["record", "--write", "--to", "x"],
        &["record", "--to", ""],
        &["record", "--from", "x.csv", "--reported-by", "van-phong-thong-ke"],
        &["record", "--form", "x.pdf"],
        &["record", "--form", "x.pdf", "--to", "y"],
        &["record", "--form", "x.csv", "--count", "3"],
        &["record", "--from", "x.csv", "--count", "3"],
        &["record", "--from", "x.csv", "--form", "y.csv"],
        &["record", "--to", "-"],
    ] {
        let outcome = workspace.run(&[options, &["--as-of", DAY]].concat());
        assert_eq!(outcome.status, 2, "{options:?}: {}", outcome.all());
    }
}
