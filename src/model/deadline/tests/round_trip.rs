//! A due day that is written in words is read back.

use super::super::{ReadDeadline, read_deadline, written_deadline};
use super::{day, frame, toml, year_2026};
use crate::model::due::{AfterTerm, Due, Frequency};
use crate::source::{At, Place};
use crate::value::{Stretch, Text};

fn days(texts: &[&str]) -> Due {
    Due::Days(texts.iter().map(|text| At::new(day(text), Place::NOWHERE)).collect())
}

fn after(days: Option<(u32, bool)>, event: &str, on: Option<&str>) -> Due {
    let term = days.map(|(days, working)| AfterTerm { days, working });
    Due::After { term, event: Text::from(event), on: on.map(day) }
}

#[test]
fn every_form_is_read_back() {
    let stretch = |text| Due::By(Stretch::parse(text).expect("a stretch"));
    let forms = [
        (Due::On(day("2026-06-30")), "30/06/2026", "2026-06-30"),
        (stretch("2026-06"), "Tháng 6/2026", "\"2026-06\""),
        (stretch("2026-Q2"), "Quý II/2026", "\"2026-Q2\""),
        (stretch("2026-Q4"), "Quý IV/2026", "\"2026-Q4\""),
        (stretch("2026-H1"), "6 tháng đầu năm 2026", "\"2026-H1\""),
        (stretch("2026-H2"), "6 tháng cuối năm 2026", "\"2026-H2\""),
        (stretch("2026"), "Năm 2026", "\"2026\""),
        (stretch("2031"), "Năm 2031", "\"2031\""),
        (Due::Every(Frequency::Weekly), "Hằng tuần", "\"weekly\""),
        (Due::Every(Frequency::Monthly), "Hằng tháng", "\"monthly\""),
        (Due::Every(Frequency::Quarterly), "Hằng quý", "\"quarterly\""),
        (Due::Every(Frequency::HalfYearly), "6 tháng một lần", "\"half-yearly\""),
        (Due::Every(Frequency::Yearly), "Hằng năm", "\"yearly\""),
        (Due::EveryReport, "Theo kỳ báo cáo", "\"every-report\""),
        (Due::Continuous, "Thường xuyên", "\"continuous\""),
        (Due::OnDemand, "Đột xuất", "\"on-demand\""),
        (days(&["2026-09-15", "2026-03-15"]), "15/09/2026; 15/03/2026", "[2026-09-15, 2026-03-15]"),
        (after(None, "Tỉnh ban hành", None), "Sau khi Tỉnh ban hành", "{ after = \"Tỉnh ban hành\" }"),
        (
            after(None, "họp.", Some("2023-03-12")),
            "Sau khi họp. (12/03/2023)",
            "{ after = \"họp.\", event = 2023-03-12 }",
        ),
        (
            after(Some((20, false)), "được giao dự toán năm 2023", None),
            "20 ngày sau khi được giao dự toán năm 2023",
            "{ days = 20, after = \"được giao dự toán năm 2023\" }",
        ),
        (
            after(Some((20, true)), "X", Some("2023-03-12")),
            "20 ngày làm việc sau khi X (12/03/2023)",
            "{ working-days = 20, after = \"X\", event = 2023-03-12 }",
        ),
        (
            after(Some((0, false)), "có hướng dẫn (dự kiến) của “tỉnh”…", None),
            "0 ngày sau khi có hướng dẫn (dự kiến) của “tỉnh”…",
            "{ days = 0, after = \"có hướng dẫn (dự kiến) của “tỉnh”…\" }",
        ),
    ];
    for (due, written, value) in forms {
        assert_eq!(written_deadline(&due), written);
        for frame in [year_2026(), frame("2026-01-01", "2030-12-31")] {
            let ReadDeadline::Said(read) = read_deadline(written, &frame) else { panic!("{written} is not read") };
            assert_eq!(toml(&read.to_plain()), value, "{written}");
        }
    }
}

#[test]
fn line_breaks_of_an_event_become_blanks() {
    let due = after(None, "Tỉnh\n  ban hành", None);
    assert_eq!(written_deadline(&due), "Sau khi Tỉnh ban hành");
}

#[test]
fn every_day_and_every_stretch_is_read_back() {
    let years = frame("2000-01-01", "2100-12-31");
    let is_read = |due: &Due, value: &str| {
        let written = written_deadline(due);
        let read = read_deadline(&written, &years);
        assert!(matches!(&read, ReadDeadline::Said(read) if toml(&read.to_plain()) == value), "{written}: {read:?}");
    };
    let mut on = day("2023-12-01");
    while on < day("2025-01-31") {
        is_read(&Due::On(on), &on.to_string());
        on = on.plus(1).expect("the next day");
    }
    let months = (1..=12).map(|month| format!("-{month:02}"));
    let parts = ["-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", ""].map(str::to_owned);
    for part in months.chain(parts) {
        for year in [2000, 2026, 2100] {
            let text = format!("{year}{part}");
            is_read(&Due::By(Stretch::parse(&text).expect("a stretch")), &format!("{text:?}"));
        }
    }
}
