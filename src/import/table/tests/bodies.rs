//! Groups of bodies, names with brackets, and what is said about names.

use super::kit::{list, propose, propose_all, remarks, table, values, wish};
use crate::import::ImportWish;
use crate::report::proposal::{ListName, Proposal, RemarkKind};

/// The proposal of a table with a task for each cell of supports.
fn supports(cells: &[&str]) -> Proposal {
    let rows = cells.iter().enumerate();
    let rows = rows.map(|(at, cell)| format!("{}|Soạn báo cáo số {at}|Văn phòng|{cell}|30/9/2026", at + 1));
    let text = format!("STT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n{}", rows.collect::<Vec<_>>().join("\n"));
    propose_all(&[table(&text)], &ImportWish { has_new_posts: true, ..wish() })
}

/// The titles and the kinds of all but the lead.
fn bodies(cells: &[&str]) -> Vec<String> {
    let proposal = supports(cells);
    let of = |key| values(&proposal, ListName::Assignee, key);
    of("title").into_iter().zip(of("kind")).skip(1).map(|(title, kind)| format!("{title} ({kind})")).collect()
}

#[test]
fn a_group_of_bodies_is_one_assignee() {
    for name in [
        "Các phòng, ban",
        "Các cơ quan, đơn vị liên quan",
        "Các phòng, trung tâm, đơn vị thuộc xã",
        "Các phòng, đvị",
        "Các trường MN, TH, THCS",
        "Các trường Tiểu học, THCS",
        "Các cơ quan Đảng, MTTQ, đoàn thể",
        "Các phòng, đơn vị và toàn thể CBCC",
        "Cơ quan, đơn vị liên quan",
        "Tất cả các phòng",
        "Phòng, ban chuyên môn",
        "Các ban, ngành, đoàn thể xã",
        "Những đơn vị, cá nhân được kiểm tra",
        "Toàn thể cán bộ, công chức, viên chức",
        "Các thôn, tổ dân phố",
        "Đơn vị có liên quan",
        "12 bản",
        "Các cơ quan, đơn vị, tổ chức trên địa bàn",
        "Tất cả các cơ quan, đơn vị trực thuộc UBND xã",
        "Thành viên BCĐ",
    ] {
        assert_eq!(bodies(&[name]), [format!("{name} (group)")], "{name}");
        // It is one where a part of it stands alone elsewhere, too.
        assert_eq!(bodies(&["Các phòng", "Các cơ quan", name]).last(), Some(&format!("{name} (group)")), "{name}");
    }
}

#[test]
fn a_group_ends_where_a_name_begins() {
    for (cell, names) in [
        ("Các trường MN, TH, THCS, Phòng Kinh tế", &["Các trường MN, TH, THCS (group)", "Phòng Kinh tế (unit)"][..]),
        ("Các phòng, Công an xã", &["Các phòng (group)", "Công an xã (external)"]),
        ("Các phòng, ban; các thôn", &["Các phòng, ban (group)", "các thôn (group)"]),
        ("Các thôn và Trạm Y tế", &["Các thôn (group)", "Trạm Y tế (external)"]),
        ("Phòng Kinh tế, đơn vị liên quan", &["Phòng Kinh tế (unit)", "đơn vị liên quan (group)"]),
        ("Ban Quản lý dự án, đơn vị tư vấn", &["Ban Quản lý dự án (unit)", "đơn vị tư vấn (external)"]),
        ("Các phòng, ban, Hội LHPN", &["Các phòng, ban (group)", "Hội LHPN (external)"]),
    ] {
        assert_eq!(bodies(&[cell]), names, "{cell}");
    }
}

#[test]
fn spellings_of_a_group_are_one_assignee() {
    for cells in [
        ["Các phòng, ban", "các phòng ban"],
        ["Các phòng, đơn vị", "Các phòng, đvị"],
        ["Các cơ quan, đơn vị", "các cơ quan và đơn vị"],
        ["Các thôn", "các thôn."],
        ["Các trường MN", "các trường mầm non"],
        ["Các phòng chuyên môn", "Các phòng chuyên môn (theo lĩnh vực)"],
    ] {
        assert_eq!(bodies(&cells), [format!("{} (group)", cells[0])], "{cells:?}");
    }
}

#[test]
fn a_list_behind_a_colon_names_each() {
    for (cell, ids) in [
        ("Các phòng: Kinh tế, Văn hóa - Xã hội", "[kinh-te, van-hoa-xa-hoi]"),
        ("Các phòng: Nội vụ, Y tế; Công an xã", "[phong-noi-vu, phong-y-te, cong-an-xa]"),
        ("Các thôn: 1, 2 và 3", "[thon-1, thon-2, thon-3]"),
        ("các trường: Kim Đồng, Lê Lợi", "[truong-kim-dong, truong-le-loi]"),
        ("Các đơn vị: Phòng Kinh tế, Công an xã", "[kinh-te, cong-an-xa]"),
        ("Các phòng: Kinh tế, Hạ tầng và Đô thị, Văn hóa - Xã hội", "[kinh-te, van-hoa-xa-hoi]"),
    ] {
        let proposal = supports(&[cell]);
        assert_eq!(values(&proposal, ListName::Task, "support"), [ids], "{cell}");
        assert!(remarks(&proposal, RemarkKind::Assumed).contains(&(2, cell.to_owned())), "{cell}");
    }
}

#[test]
fn a_bracket_belongs_to_the_name_before_it() {
    for name in [
        "Trường TH & THCS (external)",
        "trường THCS (external)",
        "Phòng Tư pháp⏎(bộ phận Tư pháp - VP) (unit)",
        "Hội đồng TĐ-KT xã⏎(Phòng Văn hóa - Xã hội là⏎cơ quan thường trực) (unit)",
        "Tổ công tác (đ/c An, đ/c Bình) (unit)",
        "Công an xã (bộ phận⏎An ninh) (external)",
        "Phòng Nội vụ⏎(Bộ phận Cải cách hành chính) (unit)",
        "Cơ quan, người giải quyết chậm (external)",
        "Đơn vị, người để xảy ra quá hạn (external)",
    ] {
        let (cell, _) = name.rsplit_once(" (").expect("a kind");
        assert_eq!(bodies(&[cell]), [name.replace('⏎', " ")], "{name}");
    }
}

#[test]
fn assumptions_about_names_are_said_once() {
    let proposal = supports(&["VP HĐND&UBND, Công an xã", "VP. HĐND - UBND, Trạm Y tế", "Các thôn, Phòng VH-XH"]);
    let said = remarks(&proposal, RemarkKind::Assumed);
    let names: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
    assert!(names.contains(&"Công an xã; Trạm Y tế"), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("Các thôn")), "{names:?}");
    assert_eq!(names.iter().filter(|name| name.contains("VP")).count(), 3, "{names:?}");
}

#[test]
fn a_lead_among_the_supports_is_said() {
    let text = "STT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn\n1|Soạn báo cáo một|Phòng A|Phòng A, Phòng B|30/9/2026\n2|Soạn báo cáo hai|Phòng B|^|30/9/2026";
    let proposal = propose(text);
    assert_eq!(values(&proposal, ListName::Task, "support"), ["[phong-b]", "[phong-a]"]);
    let says = proposal.remarks.iter().filter(|it| it.says.says.vi.starts_with("nơi đã chủ trì"));
    assert_eq!(says.count(), 2);
}

#[test]
fn the_same_phrase_is_assumed_once() {
    let text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\n1|Soạn báo cáo một|A|Khi phát sinh việc\n2|Soạn báo cáo hai|A|khi phát sinh việc\n3|Soạn báo cáo ba|A|2026 - 2028\n4|Soạn báo cáo bốn|A|2026 - 2028";
    let proposal = propose(text);
    let said = remarks(&proposal, RemarkKind::Assumed);
    assert_eq!(said.iter().filter(|(_, text)| text == "2026 - 2028").count(), 1, "{said:?}");
    assert_eq!(list(&proposal, ListName::Task).len(), 4);
}
