//! Faults that a reviewer found, as kinds.

use super::kit::{of, proposal, shown, texts};
use crate::report::proposal::{ListName, Proposal, RemarkKind};
use std::time::{Duration, Instant};

fn plan(goals: &str, work: &str, duties: &str) -> Proposal {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\nII. MỤC TIÊU\n{goals}\n\n\
         III. NHIỆM VỤ\n{work}\n\nVI. TỔ CHỨC THỰC HIỆN\n{duties}\n"
    );
    proposal(text.as_bytes(), "a.txt", (2026, 2026))
}

const WORK: &str = "1. Cải cách thể chế\n- Rà soát văn bản của xã.";

#[test]
fn a_deadline_has_its_words_and_one_remark() {
    for (task, due) in [
        ("Rà soát văn bản, hoàn thành trước ngày 30/6/2026.", "due=2026-06-29"),
        ("Sơ kết công tác trong Quý II/2026.", "due=2026-Q2"),
        ("Báo cáo kết quả, định kỳ hằng quý.", "due=quarterly"),
        ("Thực hiện Quyết định ngày 30/6/2026.", ""),
        ("Trình trước ngày 30/6/2026, ban hành trước ngày 30/9/2026.", ""),
    ] {
        let plan = plan("", &format!("1. Cải cách thể chế\n- {task}"), "");
        assert_eq!(shown(&plan, ListName::Task, &["due"]), [due], "{task}");
        let taken = plan.remarks.iter().filter_map(|it| it.taken_as.as_ref());
        let told = taken.filter(|it| it.as_str().starts_with("due = ")).count();
        assert_eq!(told, usize::from(!due.is_empty()), "{task}");
    }
}

#[test]
fn a_range_is_asked() {
    for (goal, id, words) in [
        ("Từ 80% đến 90% người dân hài lòng.", "nguoi-dan-hai-long", "Từ 80% đến 90%"),
        ("Tỷ lệ hồ sơ trực tuyến đạt 80% - 90%.", "ho-so-truc-tuyen", "đạt 80% - 90%"),
        ("Tỷ lệ hồ sơ trực tuyến đạt 80-90%.", "ho-so-truc-tuyen", "đạt 80-90%"),
        ("Hồ sơ số hóa đạt từ 80 đến 90 phần trăm.", "ho-so-so-hoa", "đạt từ 80 đến 90 phần trăm"),
        ("Phấn đấu 80%–85% hộ dân có mạng.", "ho-dan-mang", "Phấn đấu 80%–85%"),
    ] {
        let plan = plan(&format!("1. {goal}"), WORK, "");
        let expected = format!("id={id} | qualitative=true");
        assert_eq!(shown(&plan, ListName::Target, &["id", "qualitative", "at-least"]), [expected], "{goal}");
        let asked = texts(&plan, RemarkKind::Asked);
        assert!(asked.iter().any(|it| it.ends_with(words)), "{goal}: {asked:?}");
        assert_eq!(of(&plan, ListName::Indicator).len(), 0, "{goal}");
    }
    for goal in ["Tỷ lệ hồ sơ tăng từ 50% lên 65%.", "90% hồ sơ giai đoạn 2021-2025.", "80% hồ sơ, 90% báo cáo."]
    {
        let plan = plan(&format!("1. {goal}"), WORK, "");
        assert!(!of(&plan, ListName::Indicator).is_empty(), "{goal}");
    }
}

#[test]
fn a_closing_sentence_makes_no_task() {
    let asked = "triển khai thực hiện Kế hoạch này theo chức năng, nhiệm vụ được giao.";
    for (sentence, is_read) in [
        ("Trên đây là Kế hoạch cải cách hành chính của xã năm 2026.".to_owned(), false),
        (format!("Yêu cầu các phòng, đơn vị {asked}"), false),
        (format!("Yêu cầu Thủ trưởng các cơ quan {asked}"), false),
        (format!("- Yêu cầu các cán bộ, công chức {asked}"), false),
        ("- Yêu cầu các ấp niêm yết thủ tục.".to_owned(), true),
    ] {
        let in_work = plan("", &format!("{WORK}\n\n{sentence}"), "");
        assert_eq!(of(&in_work, ListName::Task).len(), 1 + usize::from(is_read), "{sentence}");
        let in_duties = plan("", WORK, &format!("1. Phòng Nội vụ: theo dõi văn bản.\n\n{sentence}"));
        assert_eq!(of(&in_duties, ListName::Task).len(), 2 + usize::from(is_read), "{sentence}");
        assert_eq!(of(&in_duties, ListName::Assignee).len(), 1, "{sentence}");
        if !is_read {
            assert!(
                !texts(&in_work, RemarkKind::Unread).is_empty() && !texts(&in_duties, RemarkKind::Unread).is_empty()
            );
        }
    }
}

#[test]
fn a_bracket_may_stand_behind_a_count() {
    for line in [
        "Cải cách thủ tục: 5 nhiệm vụ (Phụ lục)",
        "Cải cách thủ tục: 05 nhiệm vụ (Phụ lục II kèm theo).",
        "Cải cách thủ tục gồm 5 nhiệm vụ (chi tiết tại Phụ lục);",
        "Cải cách thủ tục (5 nhiệm vụ)",
        "Cải cách thủ tục: 5 nhiệm vụ",
    ] {
        let plan = plan("", &format!("1. Cải cách thể chế: 3 nhiệm vụ\n2. {line}"), "");
        let areas = shown(&plan, ListName::Area, &["id", "title", "declared-tasks"]);
        assert_eq!(areas[1], "id=2 | title=Cải cách thủ tục | declared-tasks=5", "{line}");
    }
}

#[test]
fn a_sentence_names_lead_and_support() {
    const DUTIES: &str = "1. Phòng Tư pháp: theo dõi.\n2. Văn phòng HĐND và UBND: tổng hợp.\n3. Công an xã: tham mưu.";
    for (task, expected) in [
        (
            "Phòng Tư pháp chủ trì, phối hợp với Văn phòng rà soát văn bản.",
            "lead=phong-tu-phap | support=[van-phong-hdnd-ubnd]",
        ),
        ("Công an xã chủ trì kiểm tra cư trú.", "lead=cong-an-xa"),
        (
            "Trung tâm Y tế chủ trì, phối hợp với Phòng Tư pháp và Công an xã tập huấn.",
            "lead=trung-tam-y-te | support=[phong-tu-phap; cong-an-xa]",
        ),
        ("Phòng Tư pháp chủ trì, phối hợp với các phòng rà soát văn bản.", "lead=phong-tu-phap"),
        ("Tổ chức hội nghị do xã chủ trì.", ""),
        ("Chủ trì, phối hợp với Văn phòng rà soát văn bản.", ""),
    ] {
        let plan = plan("", &format!("1. Cải cách thể chế\n- {task}"), DUTIES);
        assert_eq!(shown(&plan, ListName::Task, &["lead", "support"])[0], expected, "{task}");
    }
}

#[test]
fn a_paragraph_of_megabytes_is_told_and_not_read() {
    for piece in ["Rà soát văn bản. ", "85% hồ sơ, ", "trước ngày 30/6 ", "a", "(phối hợp"] {
        let text =
            format!("KẾ HOẠCH\nA\nI. NHIỆM VỤ\n1. Thể chế\n- {}\n- Rà soát.", piece.repeat(10_000_000 / piece.len()));
        let start = Instant::now();
        let plan = proposal(text.as_bytes(), "a.txt", (2026, 2026));
        assert!(start.elapsed() < Duration::from_secs(20), "{:?} for {piece}", start.elapsed());
        assert_eq!(texts(&plan, RemarkKind::Unread).len(), 1, "{piece}");
    }
}
