//! Habits of offices around deadlines, in a plan of the year 2026: each kind with several phrases.

use super::super::DeadlineFrame;
use super::{assert_read, frame, year_2026};

#[test]
fn parts_with_labels_are_a_list_of_days() {
    assert_read(
        &[
            ("Sơ kết: tháng 6; tổng kết: tháng 12/2026", "~[2026-06-30, 2026-12-31]"),
            ("Đợt 1: trước 30/4; Đợt 2: trước 30/10", "~[2026-04-29, 2026-10-29]"),
            ("KH: trước 30/01; BC: trước 15/11", "~[2026-01-29, 2026-11-14]"),
            ("Đăng ký trước 31/3; xét công nhận trước 15/11", "~[2026-03-30, 2026-11-14]"),
            ("Khai mạc 20/7, tổng kết 20/8/2026", "~[2026-07-20, 2026-08-20]"),
            ("Thí điểm quý III, chính thức quý IV", "~[2026-09-30, 2026-12-31]"),
            ("Kế hoạch ban hành tháng 3; thực hiện từ tháng 4 đến 31/10", "~[2026-03-31, 2026-10-31]"),
            ("Sơ kết tháng 6 và tổng kết tháng 12", "~[2026-06-30, 2026-12-31]"),
            ("Lần 1: 15/3, lần 2: 15/9", "~[2026-03-15, 2026-09-15]"),
            ("Đợt I tháng 4, đợt II tháng 10", "~[2026-04-30, 2026-10-31]"),
            ("Kế hoạch: quý I; báo cáo: quý IV", "~[2026-03-31, 2026-12-31]"),
            ("Phát động tháng 3; tổng kết trước ngày 15/11/2026", "~[2026-03-31, 2026-11-14]"),
            ("Dự thảo: 15/5; trình HĐND", "? no deadline is known by these words"),
            ("Dự thảo 15/5; thẩm định 30/5; ban hành 15/6", "~[2026-05-15, 2026-05-30, 2026-06-15]"),
            ("Vòng 1: 10/5; vòng 2: 10/6; vòng 3: 10/7", "~[2026-05-10, 2026-06-10, 2026-07-10]"),
            ("Họp 15/3, 15/6; tổng kết 15/12", "~[2026-03-15, 2026-06-15, 2026-12-15]"),
            ("- Đợt 1: trước 30/4\n- Đợt 2: trước 30/10", "~[2026-04-29, 2026-10-29]"),
            ("15/3\n15/9", "~[2026-03-15, 2026-09-15]"),
            ("Quý II;\r\nQuý IV.", "[2026-06-30, 2026-12-31]"),
            ("KH: trước 30/01\nBC: trước 15/11", "~[2026-01-29, 2026-11-14]"),
            ("tháng 3,\ntháng 9", "[2026-03-31, 2026-09-30]"),
            ("trước 15/3\ntrước 15/9/2026", "~[2026-03-14, 2026-09-14]"),
        ],
        &year_2026(),
    );
    assert_read(
        &[
            ("Khai mạc 20/7, tổng kết 20/8/2027", "~[2027-07-20, 2027-08-20]"),
            ("Khai mạc 20/7/2026, tổng kết 20/8", "? the year is missing, and the plan has several"),
            ("Đợt 1: 30/4/2027; đợt 2: quý I/2028", "~[2027-04-30, 2028-03-31]"),
        ],
        &frame("2026-01-01", "2030-12-31"),
    );
}

#[test]
fn one_label_is_left_out() {
    assert_read(
        &[
            ("Ra mắt trong tháng 5/2026", "~\"2026-05\""),
            ("Khai mạc 20/7", "~2026-07-20"),
            ("Trình HĐND trước 15/6", "? no deadline is known by these words"),
            ("Trình trước ngày 15/6", "~2026-06-14"),
            ("Báo cáo: trước ngày 15/6", "~2026-06-14"),
            ("Ban hành kế hoạch trước 30/01", "~2026-01-29"),
            ("Tổ chức trong quý II", "~\"2026-Q2\""),
            ("Nghiệm thu tháng 11", "~\"2026-11\""),
            ("Phấn đấu xong trước 2/9", "2026-09-01"),
            ("Phấn đấu hoàn thành trong quý II", "\"2026-Q2\""),
            ("Nhân dịp 2/9", "~2026-09-02"),
            ("Dịp 28/8", "~2026-08-28"),
            ("Nhân dịp kỷ niệm 28/8", "~2026-08-28"),
            ("Vào dịp 19/5/2026", "~2026-05-19"),
            ("Dịp lễ 30/4", "~2026-04-30"),
        ],
        &year_2026(),
    );
}

#[test]
fn a_count_is_taken_as_its_step() {
    assert_read(
        &[
            ("ít nhất 02 lần/năm", "~\"half-yearly\""),
            ("2 lần/năm", "~\"half-yearly\""),
            ("tối thiểu 2 lần trong năm", "~\"half-yearly\""),
            ("Hai lần mỗi năm", "~\"half-yearly\""),
            ("1 năm 2 lần", "~\"half-yearly\""),
            ("2 lần/năm 2026", "~\"half-yearly\""),
            ("2 lần/năm 2027", "? no deadline is known by these words"),
            ("4 lần/năm", "~\"quarterly\""),
            ("không dưới 04 cuộc/năm", "~\"quarterly\""),
            ("12 lần/năm", "~\"monthly\""),
            ("12 số/năm", "~\"monthly\""),
            ("02 số/tháng", "~\"monthly\""),
            ("3 buổi/tuần", "~\"weekly\""),
            ("2 tin/tuần", "~\"weekly\""),
            ("Mỗi tháng 1 buổi", "~\"monthly\""),
            ("01 bài/tháng", "~\"monthly\""),
            ("1 lần/quý", "\"quarterly\""),
            ("Mỗi quý ít nhất 01 cuộc", "~\"quarterly\""),
            ("01 phiên/quý", "~\"quarterly\""),
            ("hằng tuần 02 tin, bài", "~\"weekly\""),
            ("01 báo cáo/năm", "~\"yearly\""),
        ],
        &year_2026(),
    );
}

#[test]
fn brackets_narrow_a_deadline_or_are_left_out() {
    assert_read(
        &[
            ("Quý III (trước ngày 15/9)", "~2026-09-14"),
            ("Quý II/2026 (tháng 5)", "~\"2026-05\""),
            ("Năm 2026 (quý IV)", "~\"2026-Q4\""),
            ("Tháng 6 (chậm nhất ngày 25/6)", "~2026-06-25"),
            ("6 tháng đầu năm (xong trước 30/6)", "~2026-06-29"),
            ("Quý I (hoàn thành trong tháng 02)", "~\"2026-02\""),
            ("Hàng quý (trước ngày 15 tháng cuối quý)", "~[2026-03-14, 2026-06-14, 2026-09-14, 2026-12-14]"),
            ("Hằng quý (ngày 05 tháng đầu quý)", "~[2026-01-05, 2026-04-05, 2026-07-05, 2026-10-05]"),
            ("Quý II – quý III/2026 (tùy theo nguồn KP)", "~\"2026-Q3\""),
            ("Tháng 10/2026 (chào mừng ngày hội)", "~\"2026-10\""),
            ("15/11 (thứ tự ưu tiên)", "? no deadline is known by these words"),
            ("15/11 (có văn bản riêng)", "~2026-11-15"),
            ("Thường xuyên (lồng ghép)", "~\"continuous\""),
            ("Đợt 1: trước 30/4 (UBND xã)", "~2026-04-29"),
            ("Tháng 10/2026 (chào mừng 15/10)", "~\"2026-10\""),
            ("Quý III (kỷ niệm ngày Quốc khánh 2/9)", "~\"2026-Q3\""),
            ("Tháng 8 (nhân dịp 28/8/2026)", "~\"2026-08\""),
            ("Tháng 9 (chào mừng 15/10)", "? no deadline is known by these words"),
            ("Tháng 9/2026 (Quý II)", "? no deadline is known by these words"),
            ("Tháng 9/2026 (Quý III)", "? no deadline is known by these words"),
            ("Quý II/2026 (chậm nhất 15/8/2026)", "? no deadline is known by these words"),
            ("Quý III (15/9 hoặc 20/9)", "? no deadline is known by these words"),
            ("Hằng tháng (ngày 05 tháng đầu quý)", "? no deadline is known by these words"),
            ("Thường xuyên (ký cam kết tháng 01/2026)", "? no deadline is known by these words"),
            ("15/11 (hoặc sớm hơn)", "? no deadline is known by these words"),
            ("Quý II (không bắt buộc)", "? no deadline is known by these words"),
            ("15/11 (âm lịch)", "? no deadline is known by these words"),
            ("15/11 ()", "? no deadline is known by these words"),
            ("31/02 (UBND xã)", "? the calendar has no such day"),
        ],
        &year_2026(),
    );
}

#[test]
fn short_words_and_reports_are_read() {
    assert_read(
        &[
            ("TX", "\"continuous\""),
            ("T/x", "\"continuous\""),
            ("tx, liên tục", "\"continuous\""),
            ("Nếu có", "~\"on-demand\""),
            ("khi có đề nghị", "~\"on-demand\""),
            ("khi có nhu cầu", "~\"on-demand\""),
            ("khi có chỉ đạo", "~\"on-demand\""),
            ("khi được yêu cầu", "~\"on-demand\""),
            ("khi có thể", "? no deadline is known by these words"),
            ("nếu có thể", "? no deadline is known by these words"),
            ("Cùng kỳ báo cáo CCHC", "~\"every-report\""),
            ("Cùng kỳ báo cáo (CCHC)", "~\"every-report\""),
            ("theo kỳ báo cáo CCHC", "~\"every-report\""),
            ("cùng báo cáo CCHC", "~\"every-report\""),
            ("Cùng với báo cáo cải cách hành chính", "~\"every-report\""),
            ("Trước ngày 10 của tháng cuối kỳ báo cáo", "~\"every-report\""),
            ("ngày 15 tháng cuối của kỳ báo cáo", "~\"every-report\""),
            ("ngày 32 tháng cuối kỳ báo cáo", "? the calendar has no such day"),
        ],
        &year_2026(),
    );
}

#[test]
fn recurring_days_are_read() {
    let fourth = "~[2026-02-04, 2026-03-04, 2026-04-04, 2026-05-04, 2026-06-04, 2026-07-04, 2026-08-04, 2026-09-04, 2026-10-04, 2026-11-04, 2026-12-04]";
    let fifth = "~[2026-04-05, 2026-07-05, 2026-10-05]";
    assert_read(
        &[
            ("Cuối mỗi quý", "\"quarterly\""),
            ("cuối hằng quý", "\"quarterly\""),
            ("cuối mỗi tháng", "\"monthly\""),
            ("vào cuối hằng tháng", "\"monthly\""),
            ("cuối mỗi năm", "\"yearly\""),
            ("khi có hướng dẫn của tỉnh", "~{ after = \"có hướng dẫn của tỉnh\" }"),
            ("Khi có kinh phí", "~{ after = \"có kinh phí\" }"),
            ("khi có quyết định của UBND tỉnh", "~{ after = \"có quyết định của UBND tỉnh\" }"),
            ("cuối tháng", "? no deadline is known by these words"),
            ("cuối quý", "? no deadline is known by these words"),
            ("Trước ngày 05 tháng sau", fourth),
            ("Trước ngày 05 của tháng sau", fourth),
            ("trước 5 tháng tiếp theo", fourth),
            ("Chậm nhất ngày 05 của tháng đầu quý sau", fifth),
            ("Chậm nhất ngày 5 tháng đầu quý sau", fifth),
            ("chậm nhất là ngày 05 tháng đầu của quý tiếp theo", fifth),
            ("trước ngày 01 tháng đầu quý sau", "~[2026-03-31, 2026-06-30, 2026-09-30, 2026-12-31]"),
            ("Chiều thứ Sáu hàng tuần", "~\"weekly\""),
            ("Sáng thứ 2 hằng tuần", "~\"weekly\""),
            ("thứ Năm hằng tuần", "~\"weekly\""),
            ("Chủ nhật mỗi tuần", "~\"weekly\""),
            ("vào chiều thứ bảy hàng tuần", "~\"weekly\""),
            ("thứ 2, thứ 5 hằng tuần", "? no deadline is known by these words"),
            ("Sáng thứ 7 tuần 2 và tuần 4", "? no deadline is known by these words"),
        ],
        &year_2026(),
    );
}

#[test]
fn events_need_no_word_for_them() {
    assert_read(
        &[
            ("sau Tết", "~{ after = \"Tết\" }"),
            ("Sau bầu cử HĐND", "~{ after = \"bầu cử HĐND\" }"),
            ("Sau bầu cử HĐND 15/3", "~{ after = \"bầu cử HĐND 15/3\" }"),
            ("Sau mỗi kỳ họp Quốc hội", "~{ after = \"mỗi kỳ họp Quốc hội\" }"),
            ("ngay sau Đại hội Đảng bộ xã.", "~{ after = \"Đại hội Đảng bộ xã\" }"),
            ("Sau kỳ họp HĐND xã giữa năm 10 ngày", "~{ days = 10, after = \"kỳ họp HĐND xã giữa năm\" }"),
            ("Sau hội nghị 05 ngày làm việc", "~{ working-days = 5, after = \"hội nghị\" }"),
            ("Sau Tết 07 ngày", "~{ days = 7, after = \"Tết\" }"),
            ("05 ngày LV kể từ khi nhận", "{ working-days = 5, after = \"nhận\" }"),
            ("03 ngày l/v sau khi nhận", "{ working-days = 3, after = \"nhận\" }"),
            ("Khi bố trí được kinh phí", "~{ after = \"bố trí được kinh phí\" }"),
            ("Khi được cấp kinh phí", "~{ after = \"được cấp kinh phí\" }"),
            ("khi được phê duyệt dự toán", "~{ after = \"được phê duyệt dự toán\" }"),
            ("khi hoàn thành", "? no deadline is known by these words"),
            ("sau Tết, trước 15/3", "? no deadline is known by these words"),
            ("Sau Tết\nTrước 15/3", "? no deadline is known by these words"),
            ("Sau Đại hội; quý II", "? no deadline is known by these words"),
            ("sau đó", "? no deadline is known by these words"),
            ("sau 02/9", "? no deadline is known by these words"),
            ("sau quý II", "? no deadline is known by these words"),
            ("sau QII", "? no deadline is known by these words"),
            ("sau T6/2026", "? no deadline is known by these words"),
            ("sau mỗi tháng", "? no deadline is known by these words"),
            ("sau 10 ngày", "? no deadline is known by these words"),
            ("sau mùng 5 Tết", "? no deadline is known by these words"),
        ],
        &year_2026(),
    );
}

#[test]
fn periods_before_and_open_ends_are_taken() {
    assert_read(
        &[
            ("Trước tháng 6/2026", "~\"2026-05\""),
            ("hoàn thành trước tháng 6", "~\"2026-05\""),
            ("trước quý III", "~\"2026-Q2\""),
            ("trước năm 2027", "~\"2026\""),
            ("trước 6 tháng cuối năm", "~\"2026-H1\""),
            ("trước tháng 1/2027", "~\"2026-12\""),
            ("trước quý I/2027", "~\"2026-Q4\""),
            ("trước năm 2000", "? outside the years 2000 to 2100"),
            ("trước năm 2026", "? the time of the plan has no such day"),
            ("trước tháng 1", "? the time of the plan has no such day"),
            ("trước tháng 13", "? the calendar has no such month or quarter"),
            ("Từ 01/01/2026", "~\"continuous\""),
            ("từ tháng 3/2026", "~\"continuous\""),
            ("từ quý II", "~\"continuous\""),
            ("Thực hiện từ ngày 15/6", "~\"continuous\""),
            ("áp dụng từ quý II trở đi", "~\"continuous\""),
            ("từ năm 2026", "~\"continuous\""),
            ("từ 01/01/2027", "? no deadline is known by these words"),
            ("từ 31/02", "? the calendar has no such day"),
            ("15/5/26", "~2026-05-15"),
            ("trước 15/5/26", "~2026-05-14"),
            ("15.5.26", "~2026-05-15"),
            ("15/3/26; 15/9/26", "~[2026-03-15, 2026-09-15]"),
            ("15/3/26 - 20/3/26", "~2026-03-20"),
            ("15/5/25", "? the year needs four digits"),
            ("15/5/27", "? the year needs four digits"),
            ("15/5/6", "? the year needs four digits"),
        ],
        &year_2026(),
    );
    let same_day = DeadlineFrame { before_is_same_day: true, ..year_2026() };
    let before = "? a due day is known before a day, not before a month, quarter or year: write the day";
    assert_read(&[("trước quý III", before), ("Quý III (trước ngày 15/9)", "~2026-09-15")], &same_day);
    assert_read(&[("15/5/26", "? the year needs four digits")], &frame("2026-01-01", "2030-12-31"));
}

#[test]
fn phrases_that_need_a_person_are_asked() {
    for phrase in [
        "tuần đầu tháng 2",
        "giữa tháng 4",
        "trung tuần tháng 3",
        "đầu tháng 7",
        "Tháng Giêng năm 2026",
        "10-12/2026",
        "Hằng tuần, tháng, quý",
        "Quý, năm",
        "Tuần cuối tháng 12",
        "46142",
        "nt",
        "như trên",
        "3 lần/năm",
        "0 lần/năm",
        "0 buổi/tuần",
        "5 cuộc/năm",
        "2 lần/ngày",
        "tối đa 2 lần/năm",
        "2-3 lần/năm",
        "2 xe/năm",
        "hàng tuần sao lưu; hồ sơ cấp độ xong trong quý II",
        "Quý IV hoặc theo yêu cầu",
        "Thường xuyên; tổng kết tháng 12",
        "Sơ kết quý II; tổng kết năm 2026",
        "Báo cáo quý II; báo cáo quý IV",
        "Đăng ký năm 2026",
        "Kế hoạch tháng 3",
        "Quý II, trình 15/6",
        "Thực hiện trong quý II, hoàn thành trước 15/6",
        "Tổng kết 15/12; sơ kết 15/6",
        "Đợt 1: trước 30/4; Đợt 2",
        "Đợt 1: trước 30/4; Đợt 2: sau",
        "KH: trước 30/01; BC: hằng quý",
        "KH: trước 30/01; BC: ngày 20 của tháng cuối quý",
        "Đợt 1 - 2/2026",
        "Đợt 1/2026",
        "Kỳ 1 năm 2026",
        "Dịp tháng 6",
        "Quyết định 15/3",
        "15/3\nđột xuất",
        "Ngay từ đầu năm",
        "từ cuối năm",
    ] {
        let read = super::read(phrase, &year_2026());
        assert!(read.starts_with('?'), "{phrase}: {read}");
    }
}
