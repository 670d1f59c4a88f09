//! Tables that nobody would write: nothing panics, and each cell is accounted for.

use super::kit::{table, wish};
use crate::grid::{Grid, GridCell, GridRow, GridValue};
use crate::import::ImportWish;
use crate::import::table::propose_tables;

/// Cells of real annexes, and of none.
const CELLS: [&str; 24] = [
    "",
    "1",
    "1.1",
    "I",
    "A",
    "a)",
    "-",
    "1/",
    "STT",
    "Nhiệm vụ",
    "Chủ trì",
    "Thời hạn",
    "Kinh phí",
    "Chỉ tiêu",
    "Kế hoạch",
    "Soạn báo cáo gửi tỉnh",
    "Phòng A, Phòng B",
    "30/9/2026",
    "Quý II",
    "85%",
    "Tổng cộng",
    "nt",
    "các phòng, ban ( ; và",
    "\u{202e}\u{300}",
];

/// The next number of a row that looks random.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 40).unwrap_or_default()
}

fn random_cell(state: &mut u64, row: usize) -> GridCell {
    let text = CELLS[next(state) % CELLS.len()].to_owned();
    let value = match next(state) % 12 {
        0 => GridValue::Error("#REF!".to_owned()),
        1 => GridValue::Flag(true),
        2 => GridValue::Number(crate::value::Exact::ratio(46_000, 7).expect("a number")),
        _ if text.is_empty() => GridValue::Empty,
        _ => GridValue::Text(text),
    };
    let is_merged = next(state).is_multiple_of(6);
    // Some blocks begin outside the table.
    let merged = is_merged.then(|| (next(state) % (row + 2), next(state) % 8));
    let value = if is_merged { GridValue::Empty } else { value };
    GridCell { value, merged, is_formula: next(state).is_multiple_of(15) && !is_merged, is_percent: false }
}

#[test]
fn random_tables_lose_no_cell() {
    let mut state = 7;
    let mut read = 0;
    for round in 0..400 {
        let head = ["STT|Nhiệm vụ|Chủ trì|Thời hạn|Kinh phí|Ghi chú", "STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Chủ trì"];
        let mut grid = if round % 3 == 2 { Grid { number: 1, ..Grid::default() } } else { table(head[round % 3]) };
        for row in 2..12 {
            let cells = (0..next(&mut state) % 8).map(|_| random_cell(&mut state, row)).collect();
            grid.rows.push(GridRow { number: row, cells });
        }
        let proposal = propose_tables(std::slice::from_ref(&grid), &wish());
        read += proposal.read.len();
        let cells = proposal.cells;
        assert!(cells.read + cells.in_comments <= cells.all, "{cells:?}");
    }
    assert!(read > 200, "{read}");
}

#[test]
fn many_columns_and_equal_rows_take_no_time() {
    let start = std::time::Instant::now();
    let cell = |text: &str| GridCell { value: GridValue::Text(text.to_owned()), ..GridCell::default() };
    let wide = |number| GridRow { number, cells: vec![cell("nhiệm vụ và các nội dung"); 600] };
    let grid = Grid { number: 1, rows: (1..=40).map(wide).collect(), ..Grid::default() };
    let _ = propose_tables(&[grid], &ImportWish { map: &[(9_999, Some("due")), (0, Some("lead"))], ..wish() });
    let mut grid = table("STT|Chỉ tiêu|Kế hoạch");
    grid.rows.extend((2..5_000).map(|number| GridRow { number, cells: vec![cell(""), cell("Tên của một nhóm")] }));
    grid.rows.push(GridRow { number: 5_001, cells: vec![cell("1"), cell("Tỷ lệ"), cell("85%")] });
    // The check of the cells would take longer than the reading.
    assert_eq!(propose_tables(&[grid], &wish()).cells.read, 5_001);
    // Builds for tests are about twenty times as slow as the release.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
