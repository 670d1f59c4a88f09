//! Figures of a table that an office keeps.

use super::kit::annex;
use crate::Workspace;

const VALUES: &str = "plans/long-an-2023/values/2023.toml";

fn import(workspace: &Workspace, table: &str, options: &[&str]) -> crate::Outcome {
    let file = annex(workspace, "so-lieu.csv", table);
    let words = ["import", &*file, "--values", "2023", "--into", "long-an-2023", "--as-of", "2023-12-18"];
    workspace.run(&[&words[..], options].concat())
}

#[test]
fn figures_are_taken_by_title_or_id() {
    let workspace = Workspace::long_an();
    let table = "\
STT;Tên chỉ số;Tử số;Mẫu số;Kết quả;Ghi chú
1;Tỷ lệ số hóa kết quả giải quyết TTHC còn hiệu lực;700;1.020;;
2;xep-hang-par-index;;;3/14;Theo thông báo
3;Chỉ số không có trong kế hoạch;1;2;;
4;ty-le-ho-so-mang;;;81,2;
5;Tỷ lệ chưa có số;;;;
6;Trong đó: giao dịch thanh toán trực tuyến (đợt 1);40;46;;
";
    let shown = import(&workspace, table, &[]);
    assert_eq!(shown.status, 1, "{}", shown.all());
    assert!(!workspace.file(VALUES).exists());
    for text in ["Chỉ số không có trong kế hoạch", "row 4", "81,2", "a ratio needs how many of how many"] {
        assert!(shown.stdout.contains(text), "{text}: {}", shown.all());
    }
    let written = import(&workspace, table, &["--write"]);
    assert_eq!(written.status, 1, "{}", written.all());
    let values = workspace.text(VALUES);
    assert!(values.contains("ty-le-so-hoa-ket-qua = { numerator = 700, denominator = 1020 }"), "{values}");
    assert!(values.contains("xep-hang-par-index = { rank = 3, of = 14, note = \"Theo thông báo\" }"), "{values}");
    assert!(!values.contains("ho-so-mang"), "{values}");
    assert!(
        values.contains("ty-le-giao-dich-thanh-toan-truc-tuyen = { numerator = 40, denominator = 46 }"),
        "{values}"
    );
    assert!(shown.stdout.contains("nearly the same title"), "{}", shown.all());
}

#[test]
fn a_figure_that_the_plan_has_is_not_overwritten() {
    let workspace = Workspace::long_an();
    let table = |numerator: &str| format!("Chỉ số;Kết quả\nty-le-so-hoa-ket-qua;{numerator}/1020\n");
    assert_eq!(import(&workspace, &table("700"), &["--write"]).status, 0);
    let before = workspace.text(VALUES);
    let same = import(&workspace, &table("700"), &["--write"]);
    assert_eq!(same.status, 0, "{}", same.all());
    let other = import(&workspace, &table("701"), &["--write"]);
    assert_eq!(other.status, 1, "{}", other.all());
    assert!(other.stdout.contains("another figure"), "{}", other.all());
    assert_eq!(workspace.text(VALUES), before);
}

#[test]
fn a_table_without_figures_is_named() {
    let workspace = Workspace::long_an();
    let outcome = import(&workspace, "Họ tên;Tuổi\nA;1\n", &[]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("record --from"), "{}", outcome.all());
}
