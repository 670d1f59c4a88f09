//! Phrases from which no day may come.

use super::super::{ReadDeadline, read_deadline};
use super::{assert_read, frame, year_2026};

/// Phrases that say no deadline, or more than one, or one in words that are not known.
const NOTHING: [&str; 101] = [
    "hằng quý, năm",
    "hằng tháng năm",
    "hằng quý năm 2026",
    "hằng quý trong năm 2027",
    "cả năm 2027",
    "thường xuyên, năm",
    "thường xuyên và",
    "thường xuyên/đột xuất",
    "hàng tháng/quý/năm",
    "các tháng trong năm",
    "từ tháng 3 đến 15/6",
    "11/2026 - 15/12/2026",
    "quyết định",
    "10 ngày trước 15/11",
    "17:00",
    "15//11",
    "theo kế hoạch",
    "theo quy định",
    "theo quy định của pháp luật",
    "theo tiến độ",
    "theo chỉ đạo",
    "tuần 1–2",
    "tuần 3 tháng 6",
    "như trên",
    "ngay",
    "ngày",
    "tháng",
    "quý",
    "năm",
    "quý, năm",
    "hằng quý, hằng năm",
    "hằng tháng, quý, năm",
    "Thường xuyên, đột xuất",
    "thường xuyên hằng quý",
    "15/11 hoặc khi có yêu cầu",
    "15/11 (nếu có)",
    "Báo cáo trước ngày 15/6",
    "Báo cáo quý II",
    "đầu năm",
    "đầu quý II",
    "giữa tháng 6",
    "trước tháng",
    "sau 15/6",
    "sau ngày 15/6",
    "sau tháng 6",
    "trước hết 15/11",
    "15/11 trừ thứ Bảy",
    "khoảng 15/11",
    "15",
    "6",
    "06",
    "1.2",
    "1 2",
    "15.11",
    "3-6",
    "6 tháng",
    "9 tháng",
    "9 tháng đầu năm",
    "12 tháng",
    "6 lần",
    "quý 2 tháng 6",
    "Quý II hoặc III",
    "Quý II/III",
    "Quý II, 15/6",
    "tháng 3/9",
    "quý I-II, IV",
    "15/3 - 15/6, 15/9",
    "trước và sau 15/11",
    "ngày 6/2026",
    "ngày 15",
    "ngày 15 tháng sau",
    "ngày 15 hằng quý",
    "10 ngày",
    "không quá 20 ngày",
    "trong 5 ngày làm việc",
    "01 tháng kể từ ngày ký",
    "5 ngày trước khi họp",
    "trước khi họp",
    "khi hoàn thành",
    "khi có yêu cầu, chậm nhất 15/12",
    "khi có yêu cầu trong quý II",
    "sau khi",
    "20 ngày sau khi",
    "20 ngày sau khi (12/03/2026)",
    "năm học 2026-2027",
    "học kỳ I",
    "nhiệm kỳ",
    "Quý V nhé",
    "Q",
    "T",
    "abc",
    "15/11/2026 17:00 18:00",
    "25:00 15/11/2026",
    "UBND xã",
    "12/KH-UBND",
    "26/2019/TT-BTC",
    "https://a.vn/15/11",
    "15/11/2026/1",
    "1/1/1/1",
    "giai đoạn 2026",
    "sau tháng đầu năm",
];

#[test]
fn a_phrase_that_is_not_known_never_gets_a_day() {
    for phrase in NOTHING {
        let read = read_deadline(phrase, &year_2026());
        assert!(matches!(read, ReadDeadline::Asked(_)), "{phrase}: {read:?}");
    }
}

#[test]
fn a_word_more_makes_a_phrase_unknown() {
    let known =
        ["15/11", "trước 15/11", "Quý II", "tháng 3, 9", "cuối năm", "hằng quý", "thường xuyên", "ngày 15 hằng tháng"];
    for phrase in known {
        for more in ["hoặc sớm hơn", "nếu có", "26", "15", "xyz", "(2)", "?", "%", "/", "trừ", "quý", "từ"]
        {
            for longer in [format!("{phrase} {more}"), format!("{more} {phrase}")] {
                // "từ 15/11" says when something begins.
                if ["từ 15/11", "từ Quý II"].contains(&longer.as_str()) {
                    continue;
                }
                let read = read_deadline(&longer, &year_2026());
                assert!(matches!(read, ReadDeadline::Asked(_)), "{longer}: {read:?}");
            }
        }
    }
}

#[test]
fn the_reason_for_a_question_is_said() {
    assert_read(
        &[
            ("31/02", "? the calendar has no such day"),
            ("31/02/2026", "? the calendar has no such day"),
            ("06/30/2026", "? the calendar has no such day"),
            ("trước 31/4", "? the calendar has no such day"),
            ("ngày 32 hằng tháng", "? the calendar has no such day"),
            ("30/9/25", "? the year needs four digits"),
            ("tháng 6/26", "? the year needs four digits"),
            ("30/9/1926", "? outside the years 2000 to 2100"),
            ("quý II/2101", "? outside the years 2000 to 2100"),
            ("đến năm 2200", "? outside the years 2000 to 2100"),
            ("trước 1/1/2000", "? outside the years 2000 to 2100"),
            ("tháng 13", "? the calendar has no such month or quarter"),
            ("quý 5", "? the calendar has no such month or quarter"),
            ("từ tháng 10 đến tháng 3", "? it ends before it begins"),
            ("15/9 - 15/3", "? it ends before it begins"),
            ("2030 - 2026", "? it ends before it begins"),
            ("15/3, 15/9, 15/3", "? a day stands twice in it"),
            ("trong năm và năm 2026", "? a day stands twice in it"),
            (" \u{a0}\n", "? it is empty"),
            ("...", "? it is empty"),
            ("()", "? it is empty"),
        ],
        &year_2026(),
    );
    let before = "? a due day is known before a day, not before a month, quarter or year: write the day";
    assert_read(
        &[("trước tháng 6 và tháng 9", before), ("từ tháng 3 đến trước tháng 6", before), ("trước cuối năm", before)],
        &year_2026(),
    );
    let none = "? the time of the plan has no such day";
    assert_read(&[("15/1 hằng năm", none), ("ngày 15 hằng tháng", none)], &frame("2026-03-01", "2026-03-10"));
    assert_read(&[("ngày 15 hằng tháng", "? these are more than 120 days")], &frame("2010-01-01", "2030-12-31"));
}

#[test]
fn any_text_is_read_without_a_fault() {
    let long = "trước ".repeat(2000) + "15/11";
    let digits = "9".repeat(500);
    let texts = [
        long.as_str(),
        &digits,
        "\u{301}",
        "(((",
        ")(",
        "((dự kiến))",
        "\u{202e}15/11",
        "99999999999/1",
        "đ",
        "ﷺ",
        "½/½",
    ];
    for text in texts {
        read_deadline(text, &year_2026());
    }
}
