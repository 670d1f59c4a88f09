//! Deadlines, sums, formulas and speed.

use super::kit::{list, propose, propose_all, remarks, table, values, wish};
use crate::grid::{Grid, GridValue};
use crate::import::{ImportKind, ImportWish};
use crate::report::proposal::{ListName, RemarkKind};
use crate::value::{Day, Exact};
use std::fmt::Write as _;

const HEAD: &str = "STT|Nhiệm vụ|Chủ trì|Thời hạn";

fn dues(cells: &[&str], wish: &ImportWish<'_>) -> Vec<String> {
    let mut text = HEAD.to_owned();
    for cell in cells {
        let _ = write!(text, "\n|Soạn báo cáo gửi tỉnh|A|{cell}");
    }
    let proposal = propose_all(&[table(&text)], wish);
    let entry = |table: &crate::report::proposal::ProposedTable| {
        let due = table.entries.iter().find(|entry| entry.key == "due").expect("a due day");
        format!("{:?} {}", due.value, due.comment.as_deref().unwrap_or_default())
    };
    proposal.tables.iter().filter(|it| it.list == ListName::Task).map(entry).collect()
}

#[test]
fn deadlines_keep_their_phrases() {
    assert_eq!(
        dues(&["30/9/2026", "Quý II", "trước 15/11/2026", "theo kế hoạch riêng", ""], &wish()),
        [
            "Some(Date(\"2026-09-30\")) ",
            "Some(Text(\"2026-Q2\")) Quý II",
            "Some(Date(\"2026-11-14\")) trước 15/11/2026",
            "None theo kế hoạch riêng",
            "None chưa ghi thời hạn",
        ]
    );
}

#[test]
fn months_before_days_in_a_csv_file_are_refused() {
    let csv = ImportWish { kind: ImportKind::Csv, ..wish() };
    let cells = ["09/10/2026", "09/30/2026", "Quý II"];
    assert_eq!(dues(&cells, &csv), ["None 09/10/2026", "None 09/30/2026", "None Quý II"]);
    assert!(dues(&["09/10/2026", "Quý II"], &csv)[0].contains("2026-10-09"));
}

fn with_values(values: [GridValue; 3], is_formula: bool) -> Grid {
    let mut grid = table(&format!("{HEAD}\n1|Soạn báo cáo một|A|x\n2|Soạn báo cáo hai|A|x\n3|Soạn báo cáo ba|A|x"));
    for (row, value) in grid.rows.iter_mut().skip(1).zip(values) {
        row.cells[3].value = value;
        row.cells[3].is_formula = is_formula;
    }
    grid
}

#[test]
fn cells_with_days_numbers_and_errors_are_told_apart() {
    let day = Day::new(2026, 9, 30).expect("a day");
    let values = [GridValue::Day(day), GridValue::Number(Exact::from(46_000)), GridValue::Error("#REF!".to_owned())];
    let grid = with_values(values, true);
    let proposal = propose_all(&[grid], &wish());
    let tasks = list(&proposal, ListName::Task);
    assert!(tasks[0].ends_with("due=2026-09-30"), "{tasks:?}");
    assert!(tasks[1].ends_with("due=? (46000)"), "{tasks:?}");
    assert!(tasks[2].ends_with("due=? (chưa ghi thời hạn)"), "{tasks:?}");
    assert_eq!(remarks(&proposal, RemarkKind::Unread), [(4, "#REF!".to_owned())]);
    let formulas = |text: &&(usize, String)| text.1 == "Thời hạn";
    assert_eq!(remarks(&proposal, RemarkKind::Assumed).iter().filter(formulas).count(), 1);
}

#[test]
fn sums_and_funds_are_taken_with_their_unit() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn|Kinh phí (triệu đồng)|Nguồn kinh phí\n1|Soạn báo cáo một|A|30/9/2026|15,5|Ngân sách xã\n2|Soạn báo cáo hai|A|30/9/2026|^|^\n3|Soạn báo cáo ba|A|30/9/2026|3 triệu đồng|Ngân sách xã\n4|Soạn báo cáo bốn|A|30/9/2026|theo dự toán|Không\n5|Soạn báo cáo năm|A|30/9/2026|-|Xã hội hóa";
    let proposal = propose(text);
    assert_eq!(values(&proposal, ListName::Task, "cost"), ["15500000", "", "3000000", "", ""]);
    assert_eq!(
        values(&proposal, ListName::Task, "fund"),
        ["ngan-sach-xa", "ngan-sach-xa", "ngan-sach-xa", "", "xa-hoi-hoa"]
    );
    assert_eq!(values(&proposal, ListName::Fund, "title"), ["Ngân sách xã", "Xã hội hóa"]);
    assert!(remarks(&proposal, RemarkKind::Asked).contains(&(5, "theo dự toán".to_owned())));
}

#[test]
fn nine_columns_with_person_fund_and_notes() {
    let text = "TT|Nội dung công việc|Sản phẩm|Công chức chủ trì|Đơn vị phối hợp|Thời gian hoàn thành|Kinh phí (đồng)|Cấp trình|Ghi chú\n1|Soạn báo cáo một|Báo cáo|Nguyễn Văn A|Các thôn|30/9/2026|1.500.000|Chủ tịch UBND|gấp";
    let proposal = propose(text);
    assert_eq!(
        list(&proposal, ListName::Task),
        [
            "1.1 title=Soạn báo cáo một output=Báo cáo lead=nguyen-van-a support=[cac-thon] due=2026-09-30 cost=1500000 #Cấp trình: Chủ tịch UBND #Ghi chú: gấp"
        ]
    );
}

#[test]
fn thousands_of_rows_do_not_hang() {
    let mut text = "STT|Nhiệm vụ|Sản phẩm|Chủ trì|Phối hợp|Thời hạn|Ghi chú".to_owned();
    for row in 0..6_000 {
        if row % 50 == 0 {
            let _ = write!(text, "\nI|Nhóm việc {row}|||||");
        }
        let (a, b) = (row % 700, row % 900);
        let _ = write!(text, "\n{row}|Soạn báo cáo số {row} của xã|Báo cáo|Phòng {a}|Phòng {b}, Công an|30/9/2026|x");
    }
    let grid = table(&text);
    let start = std::time::Instant::now();
    let proposal = super::super::propose_tables(&[grid], &wish());
    assert_eq!(values(&proposal, ListName::Task, "id").len(), 6_000);
    // A second in the release; a build for tests is twenty times as slow, and more on a busy machine.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
