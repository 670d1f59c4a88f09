//! Plans in other words and layouts.

use super::kit::{proposal, shown, texts, top};
use crate::report::proposal::{ListName, Proposal, RemarkKind};

const BOUNDS: [&str; 10] = [
    "id",
    "of-which",
    "qualitative",
    "at-least",
    "more-than",
    "at-most",
    "less-than",
    "rank-within",
    "of",
    "class-at-least",
];

fn ward() -> Proposal {
    proposal(include_bytes!("../../../../tests/files/import/phuong-tan-hoa-2026.txt"), "a.txt", (2026, 2026))
}

fn ministry() -> Proposal {
    proposal(include_bytes!("../../../../tests/files/import/bo-2026-2030.txt"), "a.txt", (2026, 2030))
}

fn commune() -> Proposal {
    proposal(include_bytes!("../../../../tests/files/import/xa-dong-loc-2025.md"), "a.md", (2025, 2025))
}

fn province() -> Proposal {
    proposal(include_bytes!("../../../../tests/files/import/tinh-2024.txt"), "a.txt", (2024, 2024))
}

fn office() -> Proposal {
    proposal(include_bytes!("../../../../tests/files/import/phong-2026.txt"), "a.txt", (2026, 2026))
}

#[test]
fn the_letterhead_of_a_ward_gives_number_day_and_unit() {
    let plan = ward();
    let title = "Kế hoạch cải cách hành chính nhà nước của phường Tân Hòa năm 2026";
    assert_eq!(top(&plan, "title").as_deref(), Some(title));
    assert_eq!(top(&plan, "unit").as_deref(), Some("Ủy ban nhân dân phường Tân Hòa"));
    let issued = shown(&plan, ListName::Issued, &["kind", "number", "date", "place"]);
    assert_eq!(issued, ["kind=KH | number=15/KH-UBND | date=2026-01-20 | place=Tân Hòa"]);
    let basis = shown(&plan, ListName::LegalBasis, &["number", "about"]);
    assert_eq!(basis[1], "number=05/KH-UBND | about=Cải cách hành chính năm 2026");
    // A law without a number is asked, never dropped.
    assert!(texts(&plan, RemarkKind::Asked).contains(&"9: Luật Tổ chức chính quyền địa phương".to_owned()));
}

#[test]
fn the_targets_of_a_ward() {
    let expected = [
        "id=thu-tuc-hanh-chinh-thuoc-tham-quyen-cong | at-least=100",
        "id=ho-so-giai-quyet-dung-han | at-least=95",
        "id=ho-so-nop-truc-tuyen-toan-trinh | more-than=80",
        "id=so-hoa-ket-qua | more-than=90",
        "id=hai-long-nguoi-dan | at-least=92.5",
        "id=sang-kien-cai-cach-hanh-chinh-cong-nhan | at-least=2",
        "id=par-index | rank-within=15",
        "id=thoi-gian-cho-nguoi-dan | at-most=15",
        "id=ho-so-luu-tru-dien-tu-quyet-dinh-so-45 | at-least=100",
    ];
    assert_eq!(shown(&ward(), ListName::Target, &BOUNDS), expected);
    // 2030 lies behind the end of the plan.
    assert!(texts(&ward(), RemarkKind::Asked).contains(&"22: Đến năm 2030".to_owned()));
}

#[test]
fn items_under_areas_are_tasks() {
    let tasks = shown(&ward(), ListName::Task, &["id", "lead", "support", "due", "source"]);
    let (van_phong, trung_tam) = ("van-phong-hdnd-ubnd-phuong", "trung-tam-phuc-vu-hanh-chinh-cong");
    assert_eq!(
        tasks,
        [
            "id=1.1 | source=II.1.1",
            "id=1.2 | due=continuous | source=II.1.2",
            &format!("id=2.1 | lead={trung_tam} | source=II.2.1"),
            "id=2.2 | due=on-demand | source=II.2.2",
            "id=3.1 | source=II.3.1",
            &format!("id=1.3 | lead={van_phong} | support=[phong-van-hoa-xa-hoi] | due=quarterly | source=V.1"),
            "id=1.4 | lead=phong-van-hoa-xa-hoi | source=V.2",
            &format!("id=2.3 | lead={trung_tam} | source=V.3"),
            "id=1.5 | lead=to-dan-pho | source=V.4",
            &format!("id=1.6 | lead={trung_tam} | support=[uy-ban-mat-tran-to-quoc-viet-nam-phuong] | source=V.5"),
        ]
    );
    let kinds = shown(&ward(), ListName::Assignee, &["kind"]);
    assert_eq!(kinds, ["kind=unit", "kind=unit", "kind=unit", "kind=group", "kind=external"]);
}

#[test]
fn a_plan_of_several_years_has_groups_steps_and_classes() {
    let plan = ministry();
    assert_eq!(
        (top(&plan, "start").as_deref(), top(&plan, "end").as_deref()),
        (Some("2026-01-01"), Some("2030-12-31"))
    );
    let issued = shown(&plan, ListName::Issued, &["kind", "number", "date"]);
    assert_eq!(issued, ["kind=QĐ | number=128/QĐ-BKH | date=2026-03-15"]);
    let mut keys = BOUNDS.to_vec();
    keys.extend(["done", "by", "area", "group"]);
    assert_eq!(
        shown(&plan, ListName::Target, &keys),
        [
            "id=van-ban-thuoc-tham-quyen-ra-soat-cap | at-least=100 | by=2028-12-31 | area=1",
            "id=so-thu-tuc-noi-bo | qualitative=true | area=1",
            "id=thoi-gian-giai-quyet-thu-tuc-hanh-chinh | qualitative=true | area=2",
            "id=chi-phi-tuan-thu | qualitative=true | area=2",
            "id=ho-so-giai-quyet-truc-tuyen | at-least=80 | area=2",
            "id=ho-so-qua-han | of-which=ho-so-giai-quyet-truc-tuyen | less-than=2 | area=2",
            "id=ket-qua-danh-gia-hang-nam-bo | class-at-least=Tốt | group=che-do-cong-vu",
            "id=chi-so-hai-long-nam-sau | qualitative=true | group=che-do-cong-vu",
            "id=de-an-vi-tri-lam | done=true | group=che-do-cong-vu",
        ]
    );
    // A rise or fall needs a baseline, which a person must write.
    let asked = texts(&plan, RemarkKind::Asked);
    assert_eq!(asked.iter().filter(|it| ["10: ", "12: ", "16: "].iter().any(|line| it.starts_with(line))).count(), 4);
    assert_eq!(shown(&plan, ListName::Area, &["title"]).len(), 2);
    assert_eq!(shown(&plan, ListName::Assignee, &["id"]).len(), 3);
    assert_eq!(shown(&plan, ListName::Funding, &["source"]).len(), 1);
    assert_eq!(shown(&plan, ListName::Signature, &["name"]), Vec::<String>::new());
}

#[test]
fn markdown_without_numbers_at_its_headings_is_read() {
    let plan = commune();
    let expected = [
        "id=chi-so-cai-cach-hanh-chinh | rank-within=5 | of=17",
        "id=chi-so-par-index | at-least=90",
        "id=ho-so-tre-han | at-most=1.5",
        "id=ho-so-truc-tuyen | at-least=65",
        "id=24-7-cong-thong-tin-muc-do-4-de-an-06 | qualitative=true",
    ];
    assert_eq!(shown(&plan, ListName::Target, &BOUNDS), expected);
    // “trước ngày 15/02/2025” at the end of the sentence is the day before.
    let tasks = shown(&plan, ListName::Task, &["id", "due", "lead", "support"]);
    assert_eq!(
        tasks,
        [
            "id=1.1 | due=2025-02-14",
            "id=1.2 | due=on-demand",
            "id=1.3 | lead=van-phong-thong-ke",
            "id=1.4 | lead=van-phong-thong-ke | support=[tu-phap-ho-tich]",
        ]
    );
    let area = shown(&plan, ListName::Area, &["id", "title"]);
    assert_eq!(area, ["id=1 | title=Chỉ đạo, điều hành"]);
    let signature = shown(&plan, ListName::Signature, &["capacity", "post", "name", "recipients"]);
    assert_eq!(signature, ["capacity=TM. UBND XÃ | post=CHỦ TỊCH | name=Lê Thị Hoa"]);
}

#[test]
fn recipients_and_signature_may_stand_side_by_side() {
    let plan = province();
    assert_eq!(
        (top(&plan, "start").as_deref(), top(&plan, "end").as_deref()),
        (Some("2024-01-01"), Some("2024-12-31"))
    );
    let signature = shown(&plan, ListName::Signature, &["capacity", "post", "name", "recipients"]);
    assert_eq!(
        signature,
        ["capacity=KT. CHỦ TỊCH | post=PHÓ CHỦ TỊCH | name=Phạm Văn Nam | \
          recipients=[Bộ Nội vụ; Các sở, ban, ngành; Lưu: VT, NC]"]
    );
    let bounds = shown(&plan, ListName::Target, &["at-least", "source"]);
    assert_eq!(bounds, ["at-least=85 | source=II.1", "at-least=80 | source=II.1", "at-least=95 | source=II.2"]);
    assert_eq!(shown(&plan, ListName::Declares, &["areas", "tasks"]), ["areas=2 | tasks=5"]);
    assert_eq!(shown(&plan, ListName::Area, &["declared-tasks"]), ["declared-tasks=2", "declared-tasks=3"]);
    let tasks = shown(&plan, ListName::Task, &["id", "lead", "support", "due"]);
    assert_eq!(
        tasks,
        ["id=1.1 | lead=so-noi-vu | support=[so-tai-chinh] | due=on-demand", "id=2.1 | lead=so-tai-chinh"]
    );
}

#[test]
fn a_plan_without_marks_is_read_by_its_headings() {
    let plan = office();
    assert_eq!(top(&plan, "priority-fields").as_deref(), Some("[Thể chế; Thủ tục hành chính; Chuyển đổi số]"));
    let expected = [
        "id=nhiem-vu-giao | at-least=100",
        "id=cuoc-kiem-tra | at-least=4",
        "id=cuoc-kiem-tra-khong-bao-truoc | more-than=50",
        "id=xay-dung-nen-nep-lam-chuyen-nghiep | qualitative=true",
    ];
    assert_eq!(shown(&plan, ListName::Target, &BOUNDS), expected);
    assert_eq!(shown(&plan, ListName::Solution, &["number"]), ["number=1", "number=2"]);
    assert_eq!(shown(&plan, ListName::Funding, &["source"]), ["source=Sử dụng dự toán được giao"]);
    assert_eq!(texts(&plan, RemarkKind::Unread), ["23: Phụ lục kèm theo"]);
}
