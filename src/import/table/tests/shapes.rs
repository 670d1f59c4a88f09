//! Heads and groups in the shapes of real annexes.

use super::kit::{list, propose, propose_all, remarks, table, values, wish};
use crate::report::proposal::{ListName, RemarkKind};
use crate::text::Lang;

fn ids_and_titles(text: &str) -> (Vec<String>, Vec<String>) {
    let proposal = propose(text);
    let of = |name, keys: [&str; 2]| {
        let columns = keys.map(|key| values(&proposal, name, key));
        columns[0].iter().zip(&columns[1]).map(|(id, title)| format!("{id} {title}")).collect()
    };
    (of(ListName::Area, ["id", "title"]), of(ListName::Task, ["id", "title"]))
}

#[test]
fn columns_stand_in_any_order() {
    for text in [
        "STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn\nI | Cải cách thể chế | | |\n1 | Rà soát văn bản | Báo cáo | Thống kê | 30/9/2026",
        "TT | Sản phẩm đầu ra | Thời gian hoàn thành | Nội dung công việc | Cơ quan chủ trì\nI | | | Cải cách thể chế |\n1 | Báo cáo | 30/9/2026 | Rà soát văn bản | Thống kê",
        "Thời hạn | Đơn vị thực hiện | Số TT | Tên nhiệm vụ (nếu có) | Kết quả/sản phẩm\n| | I | Cải cách thể chế |\n30.9.2026 | Thống kê | 1 | Rà soát văn bản | Báo cáo",
    ] {
        let proposal = propose(text);
        let task = "1.1 title=Rà soát văn bản output=Báo cáo lead=thong-ke due=2026-09-30";
        assert_eq!(list(&proposal, ListName::Task), [task], "{text}");
        assert_eq!(list(&proposal, ListName::Area), ["1 title=Cải cách thể chế"], "{text}");
        assert_eq!(proposal.cells.read, proposal.cells.all, "{text}");
    }
}

#[test]
fn heads_are_read_in_old_spelling_and_with_breaks() {
    let text = "STT | Nhiê\u{323}m vu\u{323} | Cơ quan⏎chủ\u{a0}trì | THỜI GIAN⏎HOÀN THÀNH\n1 | Số hoá hồ sơ | Thống kê | 30/9/2026";
    let proposal = propose(text);
    let taken: Vec<_> = proposal.read[0].columns.iter().map(|column| column.taken_as.unwrap_or("-")).collect();
    assert_eq!(taken, ["number", "title", "lead", "due"]);
}

#[test]
fn groups_are_told_in_each_way() {
    let head = "STT | Nhiệm vụ | Chủ trì | Thời hạn";
    let rows = "1 | Soạn báo cáo năm | Thống kê | 30/9/2026";
    for group in [
        "I | Cải cách thể chế | |",
        "Ⅰ | Cải cách thể chế | |",
        "I. | Cải cách thể chế | |",
        "I/ | Cải cách thể chế | |",
        "1/ | Cải cách thể chế | |",
        "A | Cải cách thể chế | |",
        "I. Cải cách thể chế | < | < | <",
        "I | Cải cách thể chế | < | <",
        "| Cải cách thể chế | |",
        "1. Cải cách thể chế | | |",
        "I/ Cải cách thể chế | I/ Cải cách thể chế | I/ Cải cách thể chế | I/ Cải cách thể chế",
    ] {
        let (areas, tasks) = ids_and_titles(&format!("{head}\n{group}\n{rows}"));
        assert_eq!(areas, ["1 Cải cách thể chế"], "{group}");
        assert_eq!(tasks, ["1.1 Soạn báo cáo năm"], "{group}");
    }
}

#[test]
fn numbers_may_restart_or_run_on() {
    for numbers in [["1", "2", "1"], ["1", "2", "3"], ["", "", ""]] {
        let [a, b, c] = numbers;
        let text = format!(
            "STT|Nhiệm vụ|Chủ trì|Thời hạn\nI|Thể chế||\n{a}|Soạn báo cáo một|A|30/9/2026\n{b}|Soạn báo cáo hai|A|30/9/2026\nII|Thủ tục||\n{c}|Soạn báo cáo ba|A|30/9/2026"
        );
        let (areas, tasks) = ids_and_titles(&text);
        assert_eq!(areas, ["1 Thể chế", "2 Thủ tục"]);
        assert_eq!(tasks, ["1.1 Soạn báo cáo một", "1.2 Soạn báo cáo hai", "2.1 Soạn báo cáo ba"]);
    }
}

#[test]
fn numbers_with_dots_are_ids() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\n1|Thể chế||\n1.1|Soạn báo cáo một|A|30/9/2026\n1.3|Soạn báo cáo hai|A|30/9/2026\n2|Thủ tục||\n2.1|Soạn báo cáo ba|A|30/9/2026";
    let (areas, tasks) = ids_and_titles(text);
    assert_eq!(areas, ["1 Thể chế", "2 Thủ tục"]);
    assert_eq!(tasks, ["1.1 Soạn báo cáo một", "1.3 Soạn báo cáo hai", "2.1 Soạn báo cáo ba"]);
    // Each group begins with 1.1: then the numbers are those of the areas.
    let (areas, tasks) = ids_and_titles(&text.replace("2.1|", "1.1|"));
    assert_eq!(areas, ["1 Thể chế", "2 Thủ tục"]);
    assert_eq!(tasks, ["1.1 Soạn báo cáo một", "1.3 Soạn báo cáo hai", "2.1 Soạn báo cáo ba"]);
}

#[test]
fn two_head_rows_are_one_head() {
    for head in [
        "STT|Nhiệm vụ|Thời gian|<|Phân công|<\n^|^|Bắt đầu|Hoàn thành|Chủ trì|Phối hợp",
        "STT|Nhiệm vụ|Thời gian||Phân công|\n||Bắt đầu|Hoàn thành|Chủ trì|Phối hợp",
    ] {
        let text = format!("{head}\n(1)|(2)|(3)|(4)|(5)|(6)\n1|Soạn báo cáo một|1/3/2026|30/9/2026|A|B");
        let proposal = propose(&text);
        let tasks = list(&proposal, ListName::Task);
        let task = "1.1 title=Soạn báo cáo một lead=a support=[b] due=2026-09-30 #Thời gian – Bắt đầu: 1/3/2026";
        assert_eq!(tasks, [task], "{head}");
        assert_eq!(proposal.read[0].rows, 1);
    }
}

#[test]
fn repeated_heads_and_numbers_of_columns_are_skipped() {
    let head = "STT|Nhiệm vụ|Chủ trì|Thời hạn";
    let text =
        format!("{head}\n1|2|3|4\n1|Soạn báo cáo một|A|30/9/2026\n{head}\nA|B|1|2\n2|Soạn báo cáo hai|A|30/9/2026");
    let proposal = propose(&text);
    assert_eq!(values(&proposal, ListName::Task, "id"), ["1.1", "1.2"]);
    assert_eq!(proposal.cells.all, 8);
    assert_eq!(remarks(&proposal, RemarkKind::Unread), []);
}

#[test]
fn groups_in_groups_leave_the_outer_title_as_a_comment() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\nI|Nhiệm vụ chung|<|<\n1/|Thể chế|<|<\n1|Soạn báo cáo một|A|30/9/2026\n2/|Thủ tục|<|<\n1|Soạn báo cáo hai|A|30/9/2026\nII|Nhiệm vụ riêng|<|<\n1|Soạn báo cáo ba|A|30/9/2026";
    let proposal = propose(text);
    let areas = list(&proposal, ListName::Area);
    assert_eq!(
        areas,
        [
            "1 title=Thể chế #Thuộc nhóm: I Nhiệm vụ chung",
            "2 title=Thủ tục #Thuộc nhóm: I Nhiệm vụ chung",
            "3 title=Nhiệm vụ riêng"
        ]
    );
    assert!(remarks(&proposal, RemarkKind::Assumed).contains(&(2, "Nhiệm vụ chung".to_owned())));
}

#[test]
fn parts_of_a_task_are_tasks() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\nI|Thể chế|<|<\n1|Họp giao ban cải cách hành chính||\na)|Quý I|A|31/3/2026\nb)|Quý II|A|30/6/2026\n2|Báo cáo kết quả năm|A|30/9/2026\n-|Lần 1|A|30/6/2026\n+|Tổng hợp ý kiến của người dân|B|30/9/2026\n3|Chưa phân công ai cả||";
    let proposal = propose(text);
    assert_eq!(
        values(&proposal, ListName::Task, "title"),
        [
            "Họp giao ban cải cách hành chính: Quý I",
            "Họp giao ban cải cách hành chính: Quý II",
            "Báo cáo kết quả năm",
            "Báo cáo kết quả năm: Lần 1",
            "Tổng hợp ý kiến của người dân",
            "Chưa phân công ai cả"
        ]
    );
    assert_eq!(values(&proposal, ListName::Task, "id"), ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]);
}

#[test]
fn dashes_in_a_cell_do_not_split_a_task() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\n1|Tổ chức:⏎- Rà soát⏎- Báo cáo|A|30/9/2026";
    assert_eq!(values(&propose(text), ListName::Task, "title"), ["Tổ chức: - Rà soát - Báo cáo"]);
}

#[test]
fn rows_without_a_task_are_told() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn|Kinh phí\n1|Soạn báo cáo một|A|30/9/2026|15\n|Tổng cộng|||15\n2||A||\nGhi chú: số liệu tạm tính||||\nNgười lập biểu||||";
    let proposal = propose(text);
    let unread = remarks(&proposal, RemarkKind::Unread);
    assert_eq!(
        unread,
        [
            (3, "Tổng cộng | 15".to_owned()),
            (4, "2 | A".to_owned()),
            (5, "Ghi chú: số liệu tạm tính".to_owned()),
            (6, "Người lập biểu".to_owned())
        ]
    );
}

#[test]
fn a_column_can_be_named_by_the_user() {
    let grid = table("a|b|c\nSoạn báo cáo một|30/9/2026|A");
    assert!(super::super::propose_tables(std::slice::from_ref(&grid), &wish()).read.is_empty());
    let map = [(1, Some("title")), (2, Some("due")), (3, None)];
    let proposal = propose_all(&[grid], &crate::import::ImportWish { map: &map, ..wish() });
    let task = "1.1 title=Soạn báo cáo một due=2026-09-30 #c: A";
    assert_eq!(list(&proposal, ListName::Task), [task]);
}

#[test]
fn several_annexes_have_their_titles_in_sources() {
    let one = |number, above: &str| {
        let grid = table("STT|Nhiệm vụ|Chủ trì\n1|Soạn báo cáo một|A");
        let above = above.lines().map(str::to_owned).collect();
        crate::grid::Grid { number, above, ..grid }
    };
    let grids = [one(1, "Căn cứ\nPHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 1)"), one(2, "Bảng nhiệm vụ")];
    let proposal = propose_all(&grids, &wish());
    assert_eq!(values(&proposal, ListName::Task, "source"), ["Phụ lục II, dòng 2", "Phụ lục 2, dòng 2"]);
    let titles: Vec<_> = proposal.read.iter().map(|it| it.title.as_ref().map_or("", |title| title.as_str())).collect();
    assert_eq!(titles, ["PHỤ LỤC II – DANH MỤC NHIỆM VỤ", "Bảng nhiệm vụ"]);
    let only = propose_all(&grids, &crate::import::ImportWish { table: Some(2), ..wish() });
    assert_eq!(values(&only, ListName::Task, "source"), ["Phụ lục, dòng 2"]);
}

#[test]
fn every_remark_reads_well_in_both_languages() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn|Kinh phí (triệu đồng)\n1|Soạn báo cáo một|A|theo kế hoạch|mười";
    for remark in propose(text).remarks {
        for lang in [Lang::Vi, Lang::En] {
            let says = crate::value::words(&crate::value::Cell::Phrase(remark.says.clone()), lang);
            assert!(!says.contains('{'), "{says}");
        }
    }
}
