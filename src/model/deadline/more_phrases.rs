//! Words around deadlines that an office adds: labels, brackets, events.

/// Acts: a month, quarter or half-year behind them is the time in which they happen.
pub(super) const ACTS: [&str; 36] = [
    "ban hành",
    "ra mắt",
    "khai mạc",
    "bế mạc",
    "khai trương",
    "khánh thành",
    "triển khai",
    "phát động",
    "nghiệm thu",
    "bàn giao",
    "trình",
    "trình ký",
    "trình duyệt",
    "trình phê duyệt",
    "phê duyệt",
    "thông qua",
    "dự thảo",
    "lấy ý kiến",
    "thẩm định",
    "tổ chức",
    "thí điểm",
    "chính thức",
    "vận hành",
    "vận hành chính thức",
    "đăng ký",
    "xét",
    "xét công nhận",
    "công nhận",
    "công bố",
    "khởi công",
    "khởi động",
    "bắt đầu",
    "thực hiện",
    "hoàn thành",
    "hoàn thiện",
    "kết thúc",
];

/// Reviews and meetings: "sơ kết quý II" may be the one about the quarter, "sơ kết tháng 6" the one in June.
pub(super) const REVIEWS: [&str; 6] = ["sơ kết", "tổng kết", "sơ tổng kết", "họp", "hội nghị", "kiểm tra"];

/// Papers: "báo cáo tháng 6" may be the one about June.
pub(super) const PAPERS: [&str; 8] =
    ["kế hoạch", "kh", "báo cáo", "bc", "gửi báo cáo", "gửi bc", "xây dựng kế hoạch", "xây dựng kh"];

/// "dịp 28/8": a day follows.
pub(super) const OCCASIONS: [&str; 8] =
    ["dịp", "vào dịp", "nhân dịp", "nhân ngày", "dịp lễ", "nhân dịp lễ", "nhân dịp kỷ niệm", "dịp kỷ niệm"];

/// "đợt 1", "lần II"
pub(super) const NUMBERED: [&str; 6] = ["đợt", "lần", "kỳ", "vòng", "giai đoạn", "lần thứ"];

/// Signs and words between parts with labels.
pub(super) const BETWEEN: [&str; 6] = [",", ";", "và", "&", ", và", "; và"];

/// Words before the begin of something without an end, and behind it.
pub(super) const BEGINS: [&str; 7] =
    ["thực hiện", "bắt đầu", "áp dụng", "triển khai", "bắt đầu thực hiện", "triển khai thực hiện", "vận hành"];
pub(super) const ONWARDS: [&str; 2] = ["trở đi", "về sau"];

/// Words before a day that is celebrated.
pub(super) const CELEBRATES: [&str; 7] = [
    "chào mừng",
    "kỷ niệm",
    "nhân dịp",
    "hưởng ứng",
    "nhân dịp kỷ niệm",
    "chào mừng kỷ niệm",
    "hưởng ứng và chào mừng",
];

/// Words in brackets that may change the deadline before them.
pub(super) const CHANGING: [&str; 49] = [
    "trước",
    "sau",
    "chậm",
    "muộn",
    "sớm",
    "đến",
    "tới",
    "hết",
    "trong",
    "hằng",
    "hàng",
    "mỗi",
    "từng",
    "tuần",
    "tháng",
    "quý",
    "quí",
    "năm",
    "thường",
    "định kỳ",
    "không",
    "đột xuất",
    "liên tục",
    "nếu",
    "khi",
    "hoặc",
    "trừ",
    "chưa",
    "âm",
    "đầu",
    "giữa",
    "cuối",
    "kỳ",
    "lần",
    "sáng",
    "chiều",
    "tối",
    "giờ",
    "từ",
    "kể",
    "thứ",
    "chủ nhật",
    "tết",
    "yêu cầu",
    "gia hạn",
    "hoãn",
    "lùi",
    "bỏ",
    "như trên",
];

/// Words before an event; a term may stand behind it.
pub(super) const PAST: [&str; 2] = ["sau", "ngay sau"];

/// Words behind [`PAST`] that begin no event.
pub(super) const NO_EVENTS: [&str; 24] = [
    "ngày", "tháng", "quý", "quí", "năm", "tuần", "giờ", "phút", "mùng", "mồng", "rằm", "hạn", "đó", "này", "cùng",
    "hết", "cuối", "đầu", "giữa", "nay", "đây", "trước", "khi", "và",
];

/// Words before something that comes back.
pub(super) const EVERY: [&str; 6] = ["mỗi", "từng", "các", "hằng", "hàng", "những"];

/// The begin of an event behind "khi".
pub(super) const WHEN: &str = "khi";
pub(super) const WHEN_EVENTS: [&str; 12] = [
    "bố trí được",
    "được bố trí",
    "được cấp",
    "được giao",
    "được phân bổ",
    "được phê duyệt",
    "được duyệt",
    "được thông qua",
    "được ban hành",
    "được hướng dẫn",
    "cân đối được",
    "đủ",
];

/// Words in an event that say a second deadline; the others do where a number stands behind them.
pub(super) const SECOND_PAST: [&str; 11] = [
    "trước",
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "hoàn thành",
    "xong",
    "trong quý",
    "trong tháng",
    "trong năm",
    "hoặc",
    "thường xuyên",
];
pub(super) const SECOND_UP_TO: [&str; 3] = ["đến", "tới", "từ"];

/// "cùng kỳ báo cáo CCHC": the words, and the reports that are meant.
pub(super) const WITH_REPORTS: [&str; 8] = [
    "cùng kỳ báo cáo",
    "cùng kỳ với báo cáo",
    "cùng báo cáo",
    "cùng với báo cáo",
    "theo kỳ báo cáo",
    "theo các kỳ báo cáo",
    "theo báo cáo",
    "trong báo cáo",
];
pub(super) const THE_REPORTS: [&str; 5] =
    ["cchc", "cải cách hành chính", "công tác cchc", "công tác cải cách hành chính", "cchc định kỳ"];

/// "cuối mỗi quý"
pub(super) const AT_END: [&str; 2] = ["cuối", "vào cuối"];

/// "chiều thứ Sáu hằng tuần"
pub(super) const TIMES_OF_DAY: [&str; 6] = ["sáng", "chiều", "trưa", "tối", "vào", "ngày"];
pub(super) const WEEKDAYS: [&str; 14] = [
    "thứ 2",
    "thứ 3",
    "thứ 4",
    "thứ 5",
    "thứ 6",
    "thứ 7",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "thứ bẩy",
    "chủ nhật",
];
pub(super) const EACH_WEEK: [&str; 3] = ["hằng tuần", "hàng tuần", "mỗi tuần"];

/// "ít nhất 02 lần/năm": the words before the number, the things that are counted, numbers in words.
pub(super) const AT_LEAST: [&str; 4] = ["ít nhất", "tối thiểu", "không dưới", "không ít hơn"];
pub(super) const COUNTED: [&str; 19] = [
    "lần",
    "buổi",
    "số",
    "tin",
    "bài",
    "cuộc",
    "kỳ",
    "đợt",
    "phiên",
    "lượt",
    "báo cáo",
    "tin bài",
    "tin , bài",
    "hội nghị",
    "lớp",
    "chuyên mục",
    "chuyên đề",
    "bản tin",
    "phóng sự",
];
pub(super) const NUMBERS: [(&str, u32); 5] = [("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("mười hai", 12)];
pub(super) const TIMES_A_YEAR: [(u32, &str); 4] =
    [(1, "yearly"), (2, "half-yearly"), (4, "quarterly"), (12, "monthly")];

/// "từ tháng 4 đến 31/10"
pub(super) const RANGE_TO: [&str; 4] = ["đến", "tới", "đến hết", "tới hết"];
