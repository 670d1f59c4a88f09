//! Cells with names.

use super::kit::{list, propose, propose_all, remarks, table, values, wish};
use crate::import::ImportWish;
use crate::report::proposal::{ListName, RemarkKind};

const HEAD: &str = "STT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn";

fn task(lead: &str, support: &str) -> String {
    format!("1|Soạn báo cáo một|{lead}|{support}|30/9/2026")
}

fn people(lead: &str, support: &str) -> (String, String) {
    let proposal = propose(&format!("{HEAD}\n{}", task(lead, support)));
    let of = |key| values(&proposal, ListName::Task, key).pop().unwrap_or_default();
    (of("lead"), of("support"))
}

#[test]
fn leads_and_supports_are_split_into_names() {
    for (cells, lead, support) in [
        (["Thống kê", "Công an; Thống kê"], "thong-ke", "[cong-an]"),
        (["Phòng A", "Phòng B, Phòng C và Phòng D"], "phong-a", "[phong-b, phong-c, phong-d]"),
        (["Phòng A; Phòng B", "- Phòng C⏎- Phòng D"], "[phong-a, phong-b]", "[phong-c, phong-d]"),
        (["Phòng A chủ trì, Phòng B phối hợp", ""], "phong-a", "[phong-b]"),
        (["Chủ trì: Phòng A⏎Phối hợp: Phòng B, Phòng C", ""], "phong-a", "[phong-b, phong-c]"),
        (["Phòng A, phối hợp với Phòng B", ""], "phong-a", "[phong-b]"),
        (["VP HĐND&UBND", "Văn phòng HĐND và UBND, Phòng A"], "vp-hdnd-ubnd", "[phong-a]"),
    ] {
        assert_eq!(people(cells[0], cells[1]), (lead.to_owned(), support.to_owned()), "{cells:?}");
    }
}

#[test]
fn a_person_who_commands_does_not_lead() {
    let proposal = propose(&format!("{HEAD}\n{}", task("Lãnh đạo UBND xã chỉ đạo; Phòng A thực hiện", "")));
    let tasks = list(&proposal, ListName::Task);
    assert_eq!(tasks, ["1.1 title=Soạn báo cáo một lead=phong-a due=2026-09-30 #Chỉ đạo: Lãnh đạo UBND xã"]);
}

#[test]
fn new_assignees_have_a_kind() {
    let names = "Công chức Văn phòng – Thống kê; Công an xã; Ủy ban MTTQ xã; Đoàn Thanh niên; Hội LHPN; Trường Tiểu học A; Chủ tịch UBND xã; Ban Chỉ huy Quân sự; ấp 3; Các thôn; các phòng, ban, đơn vị liên quan";
    let proposal = propose(&format!("{HEAD}\n{}", task(names, "")));
    assert_eq!(
        values(&proposal, ListName::Assignee, "kind"),
        [
            "official", "external", "external", "external", "external", "external", "cadre", "unit", "unit", "group",
            "group"
        ]
    );
    let groups: Vec<_> = remarks(&proposal, RemarkKind::Asked).into_iter().map(|(_, text)| text).collect();
    assert!(groups.contains(&"Các thôn".to_owned()));
    assert!(groups.contains(&"các phòng, ban, đơn vị liên quan".to_owned()));
    let id = &values(&proposal, ListName::Assignee, "id")[0];
    assert_eq!(id, "cong-chuc-van-phong-thong-ke");
}

#[test]
fn the_offices_of_2025_have_their_ids() {
    let rows = [task("VP. HĐND&UBND", "P. VH-XH, TTPVHCC"), task("Phòng Kinh tế, Hạ tầng và Đô thị", "")];
    let text = format!("{HEAD}\n{}\n{}", rows[0], rows[1]);
    let proposal = propose_all(&[table(&text)], &ImportWish { has_new_posts: true, ..wish() });
    assert_eq!(
        list(&proposal, ListName::Assignee),
        [
            "van-phong title=Văn phòng Hội đồng nhân dân và Ủy ban nhân dân kind=unit aliases=[VP. HĐND&UBND]",
            "van-hoa-xa-hoi title=Phòng Văn hóa – Xã hội kind=unit aliases=[P. VH-XH]",
            "mot-cua title=Trung tâm Phục vụ hành chính công kind=unit aliases=[TTPVHCC]",
            "kinh-te title=Phòng Kinh tế, Hạ tầng và Đô thị kind=unit"
        ]
    );
    assert_eq!(values(&proposal, ListName::Task, "lead"), ["van-phong", "kinh-te"]);
}

#[test]
fn merged_people_hold_for_all_rows_and_are_said_once() {
    let text = format!(
        "{HEAD}\n1|Soạn báo cáo một|Phòng A|Phòng B|30/9/2026\n2|Soạn báo cáo hai|^|^|30/9/2026\n3|Soạn báo cáo ba|^|nt|30/9/2026"
    );
    let proposal = propose(&text);
    assert_eq!(values(&proposal, ListName::Task, "lead"), ["phong-a"; 3]);
    assert_eq!(values(&proposal, ListName::Task, "support"), ["[phong-b]"; 3]);
    let said = remarks(&proposal, RemarkKind::Assumed);
    assert_eq!(said.iter().filter(|(_, text)| text == "Phòng A").count(), 1, "the block: {said:?}");
}
