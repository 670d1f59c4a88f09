//! Tables out of files of Word, Excel, `LibreOffice` and our own papers.

use super::kit::{list, plan_of, propose_all, remarks, values, wish};
use crate::grid::{Grid, read};
use crate::import::{ImportKind, ImportWish};
use crate::model::Plan;
use crate::report::proposal::{ListName, Proposal, RemarkKind};
use crate::value::Day;

fn grids(name: &str) -> Vec<Grid> {
    let bytes = std::fs::read(format!("tests/files/import/{name}")).expect("a file");
    read(&bytes, name).expect("tables")
}

fn proposal(name: &str, wish: &ImportWish<'_>) -> Proposal {
    propose_all(&grids(name), wish)
}

#[test]
fn an_annex_behind_a_letter_is_read() {
    for name in ["letter.docx", "libreoffice-letter.docx"] {
        let proposal = proposal(name, &ImportWish { has_new_posts: true, ..wish() });
        assert_eq!(
            list(&proposal, ListName::Area),
            ["1 title=CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "2 title=CẢI CÁCH THỂ CHẾ"],
            "{name}"
        );
        assert_eq!(
            list(&proposal, ListName::Task),
            [
                "1.1 title=Ban hành kế hoạch cải cách hành chính output=Kế hoạch lead=van-phong support=[cac-phong-ban-don-vi-lien-quan] due=2026-01-31",
                "1.2 title=Kiểm tra công tác cải cách hành chính: - Tại các thôn - Tại bộ phận một cửa output=Kế hoạch lead=van-phong support=[van-hoa-xa-hoi, cong-an-xa] due=2026-Q3 (Quý III) #Thời gian – Bắt đầu: Quý I",
                "2.1 title=Rà soát văn bản quy phạm pháp luật output=Báo cáo lead=van-phong support=[van-hoa-xa-hoi, cong-an-xa] due=2026-11-14 (trước 15/11/2026)",
                "2.2 title=Số hoá hồ sơ output=Hồ sơ số lead=mot-cua support=[kinh-te] due=? (theo kế hoạch của tỉnh)",
            ],
            "{name}"
        );
        let sources = values(&proposal, ListName::Task, "source");
        assert_eq!(sources, ["Phụ lục I, dòng 5", "Phụ lục I, dòng 6", "Phụ lục I, dòng 8", "Phụ lục I, dòng 10"]);
        assert_eq!(
            list(&proposal, ListName::Target),
            [
                "ty-le-ho-so-truc-tuyen at-least=75 (≥ 75) text=Tỷ lệ hồ sơ trực tuyến",
                "ty-le-ho-so-truc-tuyen-2030 indicator=ty-le-ho-so-truc-tuyen at-least=90 (từ 90% trở lên) by=2030-12-31 text=Tỷ lệ hồ sơ trực tuyến",
                "xep-hang-par-index rank-within=3 (03/14) of=14 text=Xếp hạng PAR INDEX",
            ],
            "{name}"
        );
        assert_eq!(remarks(&proposal, RemarkKind::Unread), [], "{name}");
        let title = proposal.read[0].title.as_ref().map(crate::text::Raw::as_str);
        assert_eq!(title, Some("PHỤ LỤC I – DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"), "{name}");
        assert_eq!(proposal.read.len(), 2, "{name}");
    }
}

#[test]
fn sheets_with_days_sums_and_formulas_are_read() {
    for (name, has_values) in [("sheets.xlsx", false), ("libreoffice-sheets.xlsx", true)] {
        let wish = ImportWish { kind: ImportKind::Excel, ..wish() };
        let proposal = proposal(name, &wish);
        assert_eq!(list(&proposal, ListName::Area), ["1 title=Cải cách thể chế", "2 title=Cải cách thủ tục"], "{name}");
        let last = if has_values { "due=2026-10-31 cost=2000000" } else { "due=? (chưa ghi thời hạn)" };
        assert_eq!(
            list(&proposal, ListName::Task),
            [
                "1.1 title=Rà soát văn bản output=Báo cáo lead=nguyen-van-a support=[cac-thon] due=2026-09-30 cost=15500000 fund=ngan-sach-xa #Ghi chú: gấp".to_owned(),
                "1.2 title=Ban hành kế hoạch output=Kế hoạch lead=nguyen-van-a support=[cac-thon] due=2026-Q2 (Quý II) fund=ngan-sach-xa".to_owned(),
                "2.1 title=Niêm yết thủ tục output=Niêm yết lead=tran-thi-b support=[cong-an-xa, tram-y-te] due=continuous (Thường xuyên) cost=3000000 (3 triệu) fund=xa-hoi-hoa".to_owned(),
                format!("2.2 title=Báo cáo kết quả output=Báo cáo lead=tran-thi-b {last}"),
            ],
            "{name}"
        );
        let unread = remarks(&proposal, RemarkKind::Unread);
        assert!(unread.iter().any(|(row, text)| *row == 12 && text.contains("Tổng cộng")), "{name}: {unread:?}");
        assert_eq!(unread.iter().any(|(_, text)| text == "#DIV/0!"), has_values, "{name}: {unread:?}");
        assert_eq!(values(&proposal, ListName::Task, "source")[0], "Phụ lục 3, dòng 7");
    }
}

#[test]
fn text_files_with_any_separator_are_read() {
    let wish = ImportWish { kind: ImportKind::Csv, ..wish() };
    for name in ["semicolon.csv", "tab.csv", "comma.csv"] {
        let proposal = proposal(name, &wish);
        assert_eq!(
            list(&proposal, ListName::Task),
            [
                "1.1 title=Soạn báo cáo một lead=phong-a due=2026-09-30 #Thời gian – Bắt đầu: 01/03/2026",
                "1.2 title=Soạn báo cáo hai lead=phong-b due=2026-Q3 (Quý III)",
            ],
            "{name}"
        );
    }
    let months = proposal("months-first.csv", &wish);
    assert!(list(&months, ListName::Task).iter().all(|task| task.contains("due=?")));
}

/// A plan of the repository, and its tasks.
fn plan(folder: &str) -> (Plan, Vec<(String, String)>) {
    let names = ["plan.toml", "assignees.toml", "tasks.toml", "indicators.toml"];
    let files = names.map(|name| (name, std::fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default()));
    let plan = plan_of(files.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (*name, text.as_str())));
    let pair = |task: &crate::model::Task| (task.id.value.as_str().to_owned(), task.title.as_str().to_owned());
    let tasks = plan.tasks.iter().map(|task| pair(&task.value)).collect();
    (plan, tasks)
}

#[test]
fn our_own_annexes_read_back() {
    for (name, folder) in [
        ("own.docx", "plans/long-an-2023"),
        ("own.xlsx", "plans/long-an-2023"),
        ("own-plan.docx", "plans/long-an-2023"),
        ("own-an-phu.docx", "examples/thi-xa-mau/plans/xa-phuong/an-phu"),
    ] {
        let (plan, tasks) = plan(folder);
        let days = (Day::new(2023, 1, 1).expect("a day"), Day::new(2023, 12, 31).expect("a day"));
        for into in [None, Some(&plan)] {
            let proposal = proposal(name, &ImportWish { days, into, ..wish() });
            assert_eq!(remarks(&proposal, RemarkKind::Unread), [], "{name}");
            let ids = values(&proposal, ListName::Task, "id");
            let titles = values(&proposal, ListName::Task, "title");
            let read: Vec<_> = ids.into_iter().zip(titles).collect();
            assert_eq!(read, tasks, "{name}");
            let areas = values(&proposal, ListName::Area, "id");
            if into.is_none() {
                let known: Vec<_> = plan.areas.iter().map(|area| area.id.value.as_str()).collect();
                assert_eq!(areas, known, "{name}");
                continue;
            }
            assert_eq!((areas.len(), list(&proposal, ListName::Assignee)), (0, Vec::new()), "{name}");
            for (task, table) in
                plan.tasks.iter().zip(proposal.tables.iter().filter(|table| table.list == ListName::Task))
            {
                let ids = |key: &str| match table.value_of(key) {
                    Some(crate::parse::Plain::Text(id)) => vec![id.clone()],
                    Some(list) => list
                        .elements()
                        .unwrap_or_default()
                        .iter()
                        .filter_map(|id| id.as_text())
                        .map(str::to_owned)
                        .collect(),
                    None => Vec::new(),
                };
                let of = |list: &[crate::source::At<crate::value::AssigneeId>]| -> Vec<String> {
                    list.iter().map(|id| id.value.as_str().to_owned()).collect()
                };
                assert_eq!(ids("lead"), of(&task.leads), "{name} {}", task.id.value.as_str());
                assert_eq!(ids("support"), of(&task.support), "{name} {}", task.id.value.as_str());
                let output = task.output.as_ref().map(crate::value::Text::as_str);
                assert_eq!(table.text_of("output"), output, "{name}");
            }
        }
    }
}

#[test]
fn our_own_targets_read_back() {
    let (plan, _) = plan("plans/long-an-2023");
    let days = (Day::new(2023, 1, 1).expect("a day"), Day::new(2023, 12, 31).expect("a day"));
    let proposal = proposal("own-targets.docx", &ImportWish { days, into: Some(&plan), ..wish() });
    assert_eq!(remarks(&proposal, RemarkKind::Unread), []);
    assert_eq!(
        proposal.tables.iter().filter(|table| table.list == ListName::Target).count(),
        plan.targets.iter().count()
    );
}
