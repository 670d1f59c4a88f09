//! Faults that a clerk found in a first plan, as kinds.

use super::super::words::points_to_annex;
use super::kit::{proposal, shown, texts};
use crate::report::proposal::{ListName, Proposal, RemarkKind};

fn plan(goals: &str, duties: &str) -> Proposal {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\nII. MỤC TIÊU\n{goals}\n\n\
         III. NHIỆM VỤ\n1. Cải cách thể chế\n- Rà soát văn bản của xã.\n2. Cải cách thủ tục hành chính\n- Niêm yết thủ \
         tục.\n3. Xây dựng, phát triển chính quyền số\n- Ký số văn bản.\n\nVI. TỔ CHỨC THỰC HIỆN\n{duties}\n"
    );
    proposal(text.as_bytes(), "a.txt", (2026, 2026))
}

fn titles(goal: &str) -> Vec<String> {
    let titles = shown(&plan(&format!("1. {goal}"), ""), ListName::Indicator, &["title"]);
    titles.into_iter().map(|it| it.replace("title=", "")).collect()
}

#[test]
fn a_title_keeps_its_whole_clause() {
    for (goal, expected) in [
        (
            "100% báo cáo do Văn phòng, các phòng soạn thảo được gửi đúng ngày, đúng mẫu.",
            &["Tỷ lệ báo cáo do Văn phòng, các phòng soạn thảo được gửi đúng ngày, đúng mẫu"][..],
        ),
        (
            "Tỷ lệ cập nhật sổ sách, kết quả xử lý đạt 95%; tỷ lệ tra cứu, dùng chung sổ sách đạt ít nhất 40%.",
            &["Tỷ lệ cập nhật sổ sách, kết quả xử lý", "Tỷ lệ tra cứu, dùng chung sổ sách"],
        ),
        ("100% đơn thư được phân loại, trả lời đúng hạn.", &["Tỷ lệ đơn thư được phân loại, trả lời đúng hạn"]),
        ("Trích lập 8% quỹ lương cơ quan.", &["Tỷ lệ trích lập quỹ lương cơ quan"]),
        ("95% giấy mời (trừ giấy mời mật) được gửi qua mạng.", &["Tỷ lệ giấy mời được gửi qua mạng"]),
        ("Thu ngân sách xã đạt 100% dự toán.", &["Tỷ lệ thu ngân sách xã so với dự toán"]),
        ("Năm 2026 có ít nhất 70% hộ dân dùng nước sạch.", &["Tỷ lệ hộ dân dùng nước sạch"]),
        (
            "100% cán bộ được phân công đúng việc; ít nhất 60% được học ngoại ngữ.",
            &["Tỷ lệ cán bộ được phân công đúng việc", "Tỷ lệ cán bộ được học ngoại ngữ"],
        ),
    ] {
        assert_eq!(titles(goal), expected, "{goal}");
    }
}

#[test]
fn a_part_hangs_under_the_nearest_target_before_it() {
    for (goal, expected) in [
        ("90% hộ dân có điện; 80% hộ dân có mạng (trong đó 70% hộ nghèo).", [None, None, Some(1)]),
        ("90% hộ dân có điện, trong đó hộ nghèo đạt 85%, hộ cận nghèo đạt 80%.", [None, Some(0), Some(0)]),
        ("90% hộ dân (trong đó 60% hộ nghèo) có điện; 80% hộ dân có mạng.", [None, Some(0), None]),
        ("Tỷ lệ điện đạt 90%; tỷ lệ mạng đạt 80%, trong số đó hộ nghèo đạt 70%.", [None, None, Some(1)]),
        ("90% hộ dân có điện (trong đó 85% hộ nghèo); 80% hộ dân có mạng.", [None, Some(0), None]),
    ] {
        let plan = plan(&format!("1. {goal}"), "");
        let ids = shown(&plan, ListName::Target, &["id"]);
        let expected: Vec<String> = expected
            .iter()
            .map(|at| at.map_or_else(String::new, |at: usize| ids[at].replace("id=", "of-which=")))
            .collect();
        assert_eq!(shown(&plan, ListName::Target, &["of-which"]), expected, "{goal}");
        let names = shown(&plan, ListName::Indicator, &["title"]).concat();
        assert!(!names.contains(['(', ')']), "{names}");
    }
}

#[test]
fn sources_have_the_letters_of_the_text() {
    let plan = plan("a) 90% hộ dân có điện.\nb) 80% hộ dân có mạng.\nđ) 70% hộ dân có nước sạch.", "");
    let sources = shown(&plan, ListName::Target, &["source"]);
    assert_eq!(sources, ["source=II.a", "source=II.b", "source=II.đ"]);
}

#[test]
fn the_name_of_a_body_ends_at_the_colon() {
    for (duty, title) in [
        ("Hội Nông dân xã và các tổ chức hội: giám sát việc thực hiện.", "Hội Nông dân xã và các tổ chức hội"),
        ("Đoàn xã cùng các tổ chức thanh niên: vận động đoàn viên.", "Đoàn xã cùng các tổ chức thanh niên"),
        ("Phòng Kinh tế và các tổ chức kinh tế: thu ngân sách.", "Phòng Kinh tế và các tổ chức kinh tế"),
        ("Bộ phận theo dõi thi đua: tham mưu khen thưởng.", "Bộ phận theo dõi thi đua"),
        ("Đề nghị Ban Công tác và những tổ chức ở ấp: phản biện.", "Ban Công tác và những tổ chức ở ấp"),
    ] {
        let plan = plan("", &format!("1. {duty}"));
        assert_eq!(shown(&plan, ListName::Assignee, &["title"]), [format!("title={title}")], "{duty}");
    }
}

#[test]
fn a_body_that_leads_an_area_is_its_lead() {
    let led = |duty: &str| {
        let plan = plan("", &format!("1. Phòng Kinh tế: {duty}"));
        let leads = shown(&plan, ListName::Area, &["lead"]).join("|").replace("lead=phong-kinh-te", "x");
        let tasks = shown(&plan, ListName::Task, &["title"]).len() - 3;
        (leads, tasks, texts(&plan, RemarkKind::Asked).len() - 3)
    };
    assert_eq!(led("chủ trì lĩnh vực cải cách thể chế."), ("x||".to_owned(), 0, 0));
    assert_eq!(led("chủ trì lĩnh vực thể chế, kiểm soát TTHC; chi trả lương."), ("x|x|".to_owned(), 1, 1));
    assert_eq!(led("chủ trì các lĩnh vực thể chế và chuyển đổi số."), ("x||x".to_owned(), 0, 0));
    assert_eq!(led("phụ trách lĩnh vực thể chế, tham mưu văn bản mới."), ("x||".to_owned(), 1, 1));
    // A part that names no area is asked; where no part does, the sentence stays a task.
    assert_eq!(led("chủ trì lĩnh vực thể chế, đất rừng."), ("x||".to_owned(), 0, 1));
    assert_eq!(led("chủ trì lĩnh vực đất rừng."), ("||".to_owned(), 1, 1));
}

#[test]
fn a_sentence_that_points_to_an_annex_is_not_a_task() {
    for text in [
        "(Danh mục nhiệm vụ cụ thể tại Phụ lục kèm theo)",
        "(Chi tiết tại Phụ lục kèm theo)",
        "Nhiệm vụ cụ thể tại Phụ lục I đính kèm.",
        "(Có Phụ lục kèm theo)",
        "Kèm theo Phụ lục phân công.",
    ] {
        assert!(points_to_annex(text), "{text}");
    }
    for text in ["Xây dựng danh mục dịch vụ công.", "Gửi báo cáo kèm theo số liệu.", "Xem xét đơn thư."]
    {
        assert!(!points_to_annex(text), "{text}");
    }
    let plan = plan("", "1. Phòng Kinh tế: thu thuế.\n(Chi tiết tại Phụ lục kèm theo)");
    assert_eq!(shown(&plan, ListName::Task, &["title"]).len(), 4);
    assert!(texts(&plan, RemarkKind::Unread).concat().contains("Phụ lục"));
}

#[test]
fn only_a_bare_figure_is_assumed_to_be_the_least() {
    for (goal, is_assumed) in [
        ("Số hộ có điện đạt 90%.", false),
        ("Phấn đấu 90% hộ có điện.", true),
        ("90% hộ có điện.", true),
        ("Tỷ lệ hộ có điện đạt 90%, tỷ lệ hộ có mạng đạt 80%.", false),
        ("Chăm lo hộ nghèo; trích lập 10% quỹ lương.", true),
    ] {
        let plan = plan(&format!("1. {goal}"), "");
        let taken = plan.remarks.iter().filter_map(|it| it.taken_as.as_ref());
        let count = taken.filter(|it| it.as_str().starts_with("at-least")).count();
        assert_eq!(count > 0, is_assumed, "{goal}");
    }
}
