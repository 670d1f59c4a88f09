//! The same phrases in plans of other lengths, and with the other meaning of "trước".

use super::super::DeadlineFrame;
use super::{assert_read, frame, year_2026};

#[test]
fn a_phrase_without_a_year_is_asked_in_a_plan_of_several_years() {
    const ASKED: &str = "? the year is missing, and the plan has several";
    let years = frame("2026-01-01", "2030-12-31");
    for phrase in [
        "15/11",
        "trước 15/11",
        "ngày 15 tháng 11",
        "tháng 6",
        "T6",
        "Quý II",
        "Quý II–Quý III",
        "Quý I, III",
        "6 tháng đầu năm",
        "cuối năm",
        "trong năm",
        "15/3; 15/9",
        "từ tháng 1 đến tháng 12",
        "15/3 - 15/6",
        "15/3/2026; 15/9",
        "Quý I/2026, Quý II",
        "tháng 11/2026 – tháng 3",
    ] {
        assert_read(&[(phrase, ASKED)], &years);
    }
    assert_read(
        &[
            ("31/02", "? the calendar has no such day"),
            ("15/11/2027", "2027-11-15"),
            ("15/3 và 15/9/2027", "[2027-03-15, 2027-09-15]"),
            ("Quý II/2027", "\"2027-Q2\""),
            ("Quý II-III/2027", "\"2027-Q3\""),
            ("tháng 3, 9/2028", "[2028-03-31, 2028-09-30]"),
            ("2026–2027", "\"2027\""),
            ("đến 2030", "\"2030\""),
            ("giai đoạn 2026-2030", "\"2030\""),
            ("đến năm 2035", "~\"continuous\""),
            ("thường xuyên", "\"continuous\""),
            ("hằng quý", "\"quarterly\""),
            ("hằng năm", "\"yearly\""),
            ("khi phát sinh", "\"on-demand\""),
            ("quý, 6 tháng, năm", "~\"every-report\""),
            ("20 ngày sau khi ký", "{ days = 20, after = \"ký\" }"),
            ("15/12 hằng năm", "[2026-12-15, 2027-12-15, 2028-12-15, 2029-12-15, 2030-12-15]"),
            ("trước 15/12 hằng năm", "[2026-12-14, 2027-12-14, 2028-12-14, 2029-12-14, 2030-12-14]"),
        ],
        &years,
    );
    assert_read(
        &[
            ("ngày 10 tháng cuối quý", "[2026-12-10, 2027-03-10]"),
            ("trước ngày 1 hằng tháng", "[2026-11-30, 2026-12-31, 2027-01-31, 2027-02-28]"),
        ],
        &frame("2026-11-15", "2027-03-20"),
    );
}

#[test]
fn before_a_day_may_mean_that_day() {
    assert_read(
        &[
            ("trước 15/11", "2026-11-15"),
            ("trước ngày 15/3 và 15/9", "[2026-03-15, 2026-09-15]"),
            ("trước ngày 20 của tháng cuối quý", "[2026-03-20, 2026-06-20, 2026-09-20, 2026-12-20]"),
            ("trước 15/12 hằng năm", "~2026-12-15"),
            ("chậm nhất 15/11", "2026-11-15"),
            ("trước tháng 6", "? a due day is known before a day, not before a month, quarter or year: write the day"),
        ],
        &DeadlineFrame { before_is_same_day: true, ..year_2026() },
    );
}
