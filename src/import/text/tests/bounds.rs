//! Phrases of targets and the bounds that they mean.

use super::super::bounds::{FoundBound, bounds};
use super::super::words::Words;

fn said(sentence: &str) -> Vec<String> {
    let show = |bound: &FoundBound| {
        let of = bound.of.as_ref().map(|of| format!("/{of}")).unwrap_or_default();
        let mark = if bound.is_said { "" } else { "?" };
        format!("{} {}{of}{mark}", bound.kind.key(), bound.value)
    };
    bounds(&Words::of(sentence)).iter().map(show).collect()
}

#[test]
fn each_phrase_is_the_bound_that_the_format_says() {
    for (sentence, expected) in [
        ("Phấn đấu tối thiểu 85% thủ tục hành chính", "at-least 85"),
        ("tỷ lệ giao dịch đạt từ 30% trở lên", "at-least 30"),
        ("từ 90% số hồ sơ trở lên được giải quyết đúng hạn", "at-least 90"),
        ("đạt tối thiểu tương ứng 55%", "at-least 55"),
        ("Ít nhất 02 sáng kiến", "at-least 2"),
        ("không dưới 90%", "at-least 90"),
        ("không thấp hơn 90 điểm", "at-least 90"),
        ("mức độ hài lòng đạt 92,5%", "at-least 92.5"),
        ("Hồ sơ trực tuyến ≥ 80%", "at-least 80"),
        ("Hồ sơ trực tuyến ≥80 %", "at-least 80"),
        ("Hồ sơ trực tuyến đạt 80 phần trăm", "at-least 80"),
        ("100% hồ sơ được số hóa", "at-least 100"),
        ("75% hồ sơ được số hóa", "at-least 75?"),
        ("Phấn đấu 75% hồ sơ", "at-least 75?"),
        ("Hoàn thành 12 nhiệm vụ", "at-least 12?"),
        ("đạt 1.000 hồ sơ trở lên", "at-least 1000"),
        ("vượt 80%", "more-than 80"),
        ("đạt trên 90%", "more-than 90"),
        ("cao hơn 90%", "more-than 90"),
        ("đạt hơn 90%", "more-than 90"),
        ("tối đa 5%", "at-most 5"),
        ("không quá 15 phút", "at-most 15"),
        ("không vượt quá 15 phút", "at-most 15"),
        ("từ 5% trở xuống", "at-most 5"),
        ("giảm tỷ lệ trễ hạn xuống còn 2%", "at-most 2"),
        ("dưới 1%", "less-than 1"),
        ("thấp hơn 1%", "less-than 1"),
        ("phấn đấu trong nhóm 03/14 xã, phường", "rank-within 3/14"),
        ("nằm trong top 15 của tỉnh", "rank-within 15"),
        ("thuộc nhóm 10 địa phương dẫn đầu", "rank-within 10"),
        ("xếp thứ 5 trở lên trong tổng số 17 xã", "rank-within 5/17"),
        ("xếp hạng 3/14", "rank-within 3/14"),
        ("xếp loại Tốt trở lên", "class-at-least Tốt"),
        ("thuộc nhóm Khá trở lên", "class-at-least Khá"),
        ("đạt loại xuất sắc", "class-at-least Xuất sắc"),
        ("Giảm 20 % thủ tục so với năm 2025", "fall-by-percent 20"),
        ("cắt giảm tối thiểu 30% chi phí tuân thủ", "fall-by-percent 30"),
        ("tăng ít nhất 3 bậc so với năm 2025", "rise-by 3"),
        ("tăng 02 điểm", "rise-by 2"),
        ("tăng từ 50% lên 65%", "at-least 65?"),
        ("điểm số cao hơn năm trước", "better-than-baseline true"),
        ("Đề án được ban hành", "done true"),
    ] {
        assert_eq!(said(sentence), [expected], "{sentence}");
    }
}

#[test]
fn no_other_figure_is_a_bound() {
    for sentence in [
        "Thực hiện Quyết định số 45 năm 2023 trên môi trường mạng",
        "theo Quyết định số 2224/QĐ-UBND ngày 28/9/2021 và khoản 2 Điều 5",
        "dịch vụ công mức độ 4, giai đoạn 2021-2025, Đề án 06",
        "vận hành 24/7 tại 12 ấp",
        "tăng cường đạt được mục tiêu năm 2030",
        "Xây dựng đội ngũ cán bộ, công chức",
        "ISO 9001:2015",
        "",
    ] {
        assert_eq!(said(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn a_sentence_may_have_several() {
    assert_eq!(said("100% thủ tục công khai, 95% hồ sơ đúng hạn"), ["at-least 100", "at-least 95?"]);
    assert_eq!(said("tỷ lệ A vượt 80%; tỷ lệ B dưới 5%"), ["more-than 80", "less-than 5"]);
}
