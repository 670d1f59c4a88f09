//! The public plan of xã Long An, as text and as documents.

use super::kit::{dump, of, proposal, shown, texts, top};
use crate::report::proposal::{ListName, Proposal, RemarkKind};

const TEXT: &[u8] = include_bytes!("../../../../tests/files/import/ke-hoach-cchc-long-an-2023.txt");
const DOCUMENTS: [(&str, &[u8]); 3] = [
    ("text.docx", include_bytes!("../../../../tests/files/import/text.docx")),
    ("lists.docx", include_bytes!("../../../../tests/files/import/lists.docx")),
    ("libreoffice-lists.docx", include_bytes!("../../../../tests/files/import/libreoffice-lists.docx")),
];

fn seed() -> Proposal {
    proposal(TEXT, "plan.txt", (2023, 2023))
}

#[test]
fn its_opening_says_what_it_is() {
    let plan = seed();
    assert_eq!(top(&plan, "title").as_deref(), Some("Kế hoạch cải cách hành chính xã Long An năm 2023"));
    assert_eq!(top(&plan, "unit").as_deref(), Some("Ủy ban nhân dân xã Long An"));
    assert_eq!(top(&plan, "level").as_deref(), Some("commune"));
    assert_eq!(top(&plan, "start").as_deref(), Some("2023-01-01"));
    assert_eq!(top(&plan, "end").as_deref(), Some("2023-12-31"));
    let fields = top(&plan, "priority-fields").expect("they are there");
    assert_eq!(fields.matches(';').count(), 4, "{fields}");
    assert!(fields.ends_with("Xây dựng, phát triển chính quyền điện tử, chính quyền số]"), "{fields}");
    let declares = shown(&plan, ListName::Declares, &["areas", "tasks", "priority-fields"]);
    assert_eq!(declares, ["areas=8 | tasks=34 | priority-fields=6"]);
    let basis = shown(&plan, ListName::LegalBasis, &["number", "date", "issuer", "about"]);
    assert_eq!(
        basis,
        [
            "number=40/KH-UBND | date=2023-01-09 | issuer=Ủy ban nhân dân thị xã Tân Châu | \
             about=Cải cách hành chính thị xã Tân Châu năm 2023",
            "number=2010/KH-UBND | date=2022-11-15 | issuer=Ủy ban nhân dân thị xã | \
             about=Ban hành Kế hoạch cải cách hành chính thị xã Tân Châu, giai đoạn 2022 - 2025",
        ]
    );
    assert_eq!(shown(&plan, ListName::Issued, &["kind", "number", "date"]), ["kind=KH"]);
}

#[test]
fn its_areas_announce_34_tasks() {
    let areas = shown(&seed(), ListName::Area, &["id", "title", "declared-tasks"]);
    assert_eq!(
        areas,
        [
            "id=1 | title=Công tác chỉ đạo, điều hành CCHC | declared-tasks=9",
            "id=2 | title=Cải cách thể chế | declared-tasks=3",
            "id=3 | title=Cải cách thủ tục hành chính | declared-tasks=4",
            "id=4 | title=Cải cách tổ chức bộ máy hành chính nhà nước | declared-tasks=3",
            "id=5 | title=Cải cách chế độ công vụ | declared-tasks=3",
            "id=6 | title=Cải cách tài chính công | declared-tasks=4",
            "id=7 | title=Xây dựng, phát triển chính quyền điện tử, chính quyền số | declared-tasks=6",
            "id=8 | title=Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn ISO 9001 | declared-tasks=2",
        ]
    );
}

#[test]
fn it_has_nine_targets() {
    let keys = ["id", "of-which", "qualitative", "at-least", "rank-within", "of", "source"];
    assert_eq!(
        shown(&seed(), ListName::Target, &keys),
        [
            "id=nang-cao-chat-luong-hoat-dong-to-chuc-bo | qualitative=true | source=II.1",
            "id=thu-tuc-hanh-chinh-yeu-cau-nghia-vu-tai | at-least=85 | source=II.2",
            "id=giao-dich-thanh-toan-truc-tuyen | of-which=thu-tuc-hanh-chinh-yeu-cau-nghia-vu-tai | at-least=30 | \
             source=II.2",
            "id=ho-so-cong-xa-xu-ly-moi-truong-mang | at-least=75 | source=II.3",
            "id=phan-cong-ro-rang-cu-the-nhiem-vu-tung | qualitative=true | source=II.4",
            "id=xay-dung-doi-ngu-can-bo-cong-chuc-dap | qualitative=true | source=II.5",
            "id=so-hoa-ket-qua-giai-quyet-thu-tuc-hanh | at-least=55 | source=II.6",
            "id=par-index | rank-within=3 | of=14 | source=II.7",
            "id=sipas | rank-within=3 | of=14 | source=II.7",
        ]
    );
    let indicators = shown(&seed(), ListName::Indicator, &["title", "measure", "accumulate"]);
    assert_eq!(indicators.len(), 6);
    assert!(
        indicators
            .contains(&"title=Tỷ lệ giao dịch thanh toán trực tuyến | measure=ratio | accumulate=latest".to_owned())
    );
    assert!(indicators.contains(&"title=Xếp hạng chỉ số cải cách hành chính (PAR INDEX) | measure=rank".to_owned()));
    // Nothing says that 75 % are the least.
    assert!(texts(&seed(), RemarkKind::Assumed).contains(&"75: Phấn đấu 75%".to_owned()));
}

#[test]
fn its_solutions_keep_their_numbers() {
    let numbers = shown(&seed(), ListName::Solution, &["number"]).join(" ").replace("number=", "");
    assert_eq!(numbers, "1 2 3 4 5 6 7 8 9 10 14");
    let texts = shown(&seed(), ListName::Solution, &["text"]);
    assert!(
        texts[1].contains("năm 2023. Kịp thời báo cáo") && texts[1].ends_with("tháo gỡ, khắc phục."),
        "{}",
        texts[1]
    );
    assert_eq!(shown(&seed(), ListName::Funding, &["rules"]), ["rules=[26/2019/TT-BTC]"]);
    assert!(shown(&seed(), ListName::Funding, &["source"])[0].ends_with("nhiệm vụ CCHC"));
}

#[test]
fn its_bodies_lead_and_support() {
    assert_eq!(
        shown(&seed(), ListName::Assignee, &["id", "kind"]),
        [
            "id=van-phong-thong-ke | kind=official",
            "id=tu-phap-ho-tich | kind=official",
            "id=tai-chinh-ke-toan | kind=official",
            "id=van-hoa-xa-hoi | kind=official",
            "id=cong-an-xa | kind=external",
            "id=dai-truyen-thanh-qlnvh | kind=part-time",
            "id=uy-ban-mat-tran-to-quoc-viet-nam-xa-doan | kind=external",
        ]
    );
    let mtt = "uy-ban-mat-tran-to-quoc-viet-nam-xa-doan";
    assert_eq!(
        shown(&seed(), ListName::Task, &["id", "lead", "support", "due", "source"]),
        [
            "id=1.1 | lead=van-phong-thong-ke | source=VI.1",
            "id=3.1 | lead=van-phong-thong-ke | source=VI.1",
            "id=1.2 | support=[van-phong-thong-ke] | source=VI.1",
            "id=1.3 | lead=van-phong-thong-ke | due=every-report | source=VI.1",
            "id=2.1 | lead=tu-phap-ho-tich | source=VI.2",
            "id=1.4 | lead=tu-phap-ho-tich | source=VI.2",
            "id=3.2 | lead=tu-phap-ho-tich | source=VI.2",
            "id=1.5 | lead=van-phong-thong-ke | support=[tai-chinh-ke-toan] | source=VI.3",
            "id=6.1 | support=[tai-chinh-ke-toan] | source=VI.3",
            "id=7.1 | lead=van-hoa-xa-hoi | source=VI.4",
            "id=1.6 | lead=van-phong-thong-ke | support=[van-hoa-xa-hoi] | source=VI.4",
            "id=1.7 | support=[cong-an-xa] | source=VI.5",
            "id=1.8 | lead=van-phong-thong-ke | support=[dai-truyen-thanh-qlnvh] | source=VI.6",
            &format!("id=1.9 | support=[{mtt}] | source=VI.7"),
        ]
    );
    let one_door = of(&seed(), ListName::Task)[6].comments.len();
    assert_eq!(one_door, 2, "the lines with + stand under the task");
    let title = shown(&seed(), ListName::Task, &["title"]).swap_remove(10);
    assert!(title.ends_with("định hướng 2025-2030"), "{title}");
    // One question for each task without a due day, or without a lead.
    assert_eq!(texts(&seed(), RemarkKind::Asked).len(), 13);
}

#[test]
fn its_end_names_recipients_and_signer() {
    let keys = ["capacity", "post", "name", "recipients"];
    assert_eq!(
        shown(&seed(), ListName::Signature, &keys),
        [
            "capacity=KT. CHỦ TỊCH | post=PHÓ CHỦ TỊCH | name=Nguyễn Thị Ngọc Giàu | recipients=[Phòng nội vụ Thị xã Tân \
          Châu; Thường trực: Đảng ủy, HĐND, UBND, Ủy ban MTTQVN xã; CBCC xã; Đoàn thể chính trị xã; BND các ấp; Lưu: VT]"
        ]
    );
    let unread: Vec<String> =
        texts(&seed(), RemarkKind::Unread).iter().map(|it| it.chars().take(20).collect()).collect();
    assert_eq!(unread, ["18: Nhằm triển khai ", "36: Cải cách hành ch", "321: Ủy ban nhân dân"]);
    let cells = seed().cells;
    assert_eq!((cells.all, cells.read, cells.in_comments), (79, 72, 2));
}

#[test]
fn a_document_gives_the_same_as_the_text() {
    let tables = |plan: &Proposal| {
        let shown = plan.tables.iter().map(|it| (it.list, it.entries.clone(), it.comments.clone()));
        shown.collect::<Vec<_>>()
    };
    let text = seed();
    for (name, bytes) in DOCUMENTS {
        let document = proposal(bytes, name, (2023, 2023));
        for (found, expected) in tables(&document).iter().zip(&tables(&text)) {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(
            (document.tables.len(), &document.plan, document.cells),
            (text.tables.len(), &text.plan, text.cells)
        );
        let annex = texts(&document, RemarkKind::Unread).pop().expect("the annex is told");
        assert!(annex.ends_with("TT"), "{annex}");
        assert!(dump(&document).contains("table 2 with 2 rows: `cchc import FILE --into PLAN` reads it"));
    }
}
