//! Heads of two rows, and what stands above and below the tasks.

use super::kit::{list, propose, remarks, values};
use crate::report::proposal::{ListName, RemarkKind};

/// The words of the columns, "-" for those that are kept as comments.
fn columns(head: &str, row: &str) -> Vec<&'static str> {
    let proposal = propose(&format!("{head}\n{row}"));
    assert_eq!(values(&proposal, ListName::Task, "title"), ["Soạn báo cáo một"], "{head}");
    proposal.read[0].columns.iter().map(|column| column.taken_as.unwrap_or("-")).collect()
}

#[test]
fn every_column_of_two_head_rows_is_known() {
    let all = ["number", "title", "output", "due", "lead", "-", "support", "cost", "fund"];
    let row = "1|Soạn báo cáo một|Báo cáo|30/9/2026|Phòng A|Nguyễn Văn B|Phòng C|1,5|NS xã";
    for head in [
        "STT|Nội dung nhiệm vụ|Sản phẩm|Thời hạn|Tổ chức thực hiện|<|<|Kinh phí|<\n^|^|^|^|Cơ quan chủ trì|Công chức thực hiện|Phối hợp|Triệu đồng|Nguồn",
        "STT|Nội dung nhiệm vụ|Sản phẩm|Thời hạn|Tổ chức thực hiện|||Kinh phí|\n||||Cơ quan chủ trì|Người thực hiện|Phối hợp|Triệu đồng|Nguồn",
        "TT|Nhiệm vụ|Kết quả|Tiến độ|Phân công|<|<|Dự toán|<\n^|^|^|^|Chủ trì|Cán bộ phụ trách|Phối hợp|ĐVT: triệu đồng|Nguồn vốn",
        "||||Phân công|<|<|Kinh phí (triệu đồng)|<\nSTT|Nhiệm vụ|Sản phẩm|Thời hạn|Đơn vị chủ trì|Công chức phụ trách|Đơn vị phối hợp|Số tiền|Nguồn kinh phí",
        "STT|Nhiệm vụ|Sản phẩm|Hạn hoàn thành|Trách nhiệm|<|<|Kinh phí|<\n^|^|^|^|Đơn vị thực hiện|Chuyên viên phụ trách|Cơ quan phối hợp|Trđ|Nguồn",
        "Phụ lục nhiệm vụ|<|<|<|<|<|<|<|<\n||||||Đơn vị tính: triệu đồng|<|<\nSTT|Nhiệm vụ|Sản phẩm|Thời hạn|Cơ quan|<|<|Kinh phí|<\n^|^|^|^|Chủ trì thực hiện|Người phụ trách|Phối hợp thực hiện|Số tiền|Nguồn",
    ] {
        assert_eq!(columns(head, row), all, "{head}");
    }
}

#[test]
fn a_person_in_an_office_is_a_comment() {
    let head = "STT|Nhiệm vụ|Thời hạn|Tổ chức thực hiện|<|Kinh phí|<\n^|^|^|Cơ quan chủ trì|Công chức thực hiện|Triệu đồng|Nguồn";
    let row = "1|Soạn báo cáo một|30/9/2026|Phòng A|Nguyễn Văn B|1,5|NS xã";
    let tasks = list(&propose(&format!("{head}\n{row}")), ListName::Task);
    let said = "1.1 title=Soạn báo cáo một lead=phong-a due=2026-09-30 cost=1500000 (1,5) fund=ns-xa #Công chức thực hiện: Nguyễn Văn B";
    assert_eq!(tasks, [said]);
    // Where no office leads, a person does.
    for head in ["Công chức thực hiện", "Người thực hiện", "Cán bộ phụ trách", "Người phụ trách", "Công chức chủ trì"]
    {
        let text = format!("STT|Nhiệm vụ|Thời hạn|{head}\n1|Soạn báo cáo một|30/9/2026|Nguyễn Văn B");
        assert_eq!(values(&propose(&text), ListName::Task, "lead"), ["nguyen-van-b"], "{head}");
    }
}

#[test]
fn sums_that_were_spent_or_are_left_are_not_estimates() {
    for (spent, left) in
        [("Đã chi", "Còn lại"), ("Kinh phí đã chi", "Kinh phí còn lại"), ("Đã giải ngân", "Số còn lại")]
    {
        let text =
            format!("STT|Nhiệm vụ|Chủ trì|{spent}|{left}|Kinh phí\n1|Soạn báo cáo một|A|1.000.000|500.000|1.500.000");
        let proposal = propose(&text);
        assert_eq!(values(&proposal, ListName::Task, "cost"), ["1500000"], "{text}");
        let said = &list(&proposal, ListName::Task)[0];
        assert!(
            said.contains(&format!("#{spent}: 1.000.000")) && said.contains(&format!("#{left}: 500.000")),
            "{said}"
        );
    }
}

#[test]
fn a_repeated_head_of_two_rows_is_skipped() {
    let merged = "STT|Nhiệm vụ|Thời hạn|Phân công|<\n^|^|^|Chủ trì|Phối hợp";
    let blank = "STT|Nhiệm vụ|Thời hạn|Phân công|\n|||Chủ trì|Phối hợp";
    for (head, again) in [(merged, merged), (blank, blank), (merged, blank)] {
        let row = |number| format!("{number}|Soạn báo cáo số {number}|30/9/2026|A|B");
        let text = format!("{head}\n{}\n{again}\n{}\n{again}\n{}", row(1), row(2), row(3));
        let proposal = propose(&text);
        assert_eq!(values(&proposal, ListName::Task, "lead"), ["a"; 3], "{text}");
        assert_eq!(remarks(&proposal, RemarkKind::Unread), [], "{text}");
    }
}

#[test]
fn names_below_those_who_sign_are_not_tasks() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\n1|Soạn báo cáo một|A|30/9/2026\nNgười lập biểu|<|TM. Ủy ban nhân dân|<\n||CHỦ TỊCH|<\nNguyễn Thị An|<|Trần Văn Bình|<";
    let proposal = propose(text);
    assert_eq!(values(&proposal, ListName::Task, "id"), ["1.1"]);
    assert_eq!(remarks(&proposal, RemarkKind::Unread).len(), 3);
    let says: Vec<_> =
        proposal.remarks.iter().filter(|it| it.kind == RemarkKind::Unread).map(|it| it.says.clone()).collect();
    assert!(says.iter().all(|it| *it == says[0]));
}

#[test]
fn parts_of_a_group_are_headings_although_numbers_run_on() {
    for [one, two, three] in [["III.1", "III.2", "III.3"], ["a)", "b)", "c)"], ["1.1", "1.2", "1.3"]] {
        let row = |number| format!("{number}|Soạn báo cáo số {number}|A|30/9/2026");
        let text = format!(
            "STT|Nhiệm vụ|Chủ trì|Thời hạn\nIII|Cải cách thủ tục|<|<\n{one}|Kiểm soát thủ tục||\n{}\n{}\n{two}|Cơ chế một cửa||\n{}\n{three}|Dịch vụ công||\n{}",
            row(1),
            row(2),
            row(3),
            row(4)
        );
        let tasks = list(&propose(&text), ListName::Task);
        let outer = ["Kiểm soát thủ tục", "Kiểm soát thủ tục", "Cơ chế một cửa", "Dịch vụ công"];
        assert_eq!(tasks.len(), 4, "{tasks:?}");
        for (task, outer) in tasks.iter().zip(outer) {
            assert!(task.ends_with(&format!("#Thuộc: {outer}")), "{task}");
        }
    }
}

#[test]
fn a_row_without_lead_and_deadline_asks_once() {
    let text = "STT|Nhiệm vụ|Sản phẩm|Chủ trì|Thời hạn\n1|Soạn báo cáo một|Báo cáo||";
    assert_eq!(remarks(&propose(text), RemarkKind::Asked).iter().filter(|(row, _)| *row == 2).count(), 2);
}
