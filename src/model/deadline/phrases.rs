//! The words in which an office says deadlines, for reading and for writing. Reading ignores case, the marks of
//! letters, and zeros before numbers.

use crate::text::Both;

/// A word of the format with the phrases that stand for it.
pub(in crate::model) struct WordPhrases {
    pub(in crate::model) word: &'static str,
    /// The words that are written; the Vietnamese ones are read too.
    pub(in crate::model) title: Both,
    pub(super) spoken: &'static [&'static str],
}

pub(super) const ON_DEMAND: &str = "on-demand";
pub(super) const WEEKLY: &str = "weekly";
pub(super) const CONTINUOUS: &str = "continuous";

/// How often "hằng tháng" and its like recur stands in [`STEPS`].
pub(in crate::model) const WORDS: [WordPhrases; 8] = [
    WordPhrases {
        word: WEEKLY,
        title: Both { en: "weekly", vi: "hằng tuần" },
        spoken: &["thứ sáu hằng tuần", "thứ sáu hàng tuần", "thứ 6 hằng tuần", "thứ 6 hàng tuần"],
    },
    WordPhrases { word: "monthly", title: Both { en: "monthly", vi: "hằng tháng" }, spoken: &[] },
    WordPhrases { word: "quarterly", title: Both { en: "quarterly", vi: "hằng quý" }, spoken: &[] },
    WordPhrases { word: "half-yearly", title: Both { en: "half-yearly", vi: "6 tháng một lần" }, spoken: &[] },
    WordPhrases { word: "yearly", title: Both { en: "yearly", vi: "hằng năm" }, spoken: &[] },
    WordPhrases {
        word: "every-report",
        title: Both { en: "with every report", vi: "theo kỳ báo cáo" },
        spoken: &["theo các kỳ báo cáo", "theo định kỳ", "theo chế độ báo cáo", "báo cáo định kỳ", "định kỳ"],
    },
    WordPhrases {
        word: CONTINUOUS,
        title: Both { en: "continuous", vi: "thường xuyên" },
        spoken: &[
            "cả năm",
            "trong cả năm",
            "suốt năm",
            "trong suốt năm",
            "quanh năm",
            "liên tục",
            "hằng ngày",
            "hàng ngày",
            "tx",
            "t / x",
        ],
    },
    WordPhrases {
        word: ON_DEMAND,
        title: Both { en: "on demand", vi: "đột xuất" },
        spoken: &[
            "khi phát sinh",
            "khi có phát sinh",
            "khi có yêu cầu",
            "theo yêu cầu",
            "khi có",
            "khi cần",
            "ngay khi có yêu cầu",
            "ngay khi phát sinh",
        ],
    },
];

/// The year of the plan may stand behind a word of the format: "thường xuyên trong năm 2026".
pub(super) const IN_YEAR: [&str; 2] = ["trong năm", "trong cả năm"];

/// Phrases of "on-demand" behind which an office says who or what asks.
pub(super) const OPEN: [&str; 7] =
    ["khi phát sinh", "khi có phát sinh", "khi có yêu cầu", "theo yêu cầu", "khi có", "nếu có", "khi được yêu cầu"];

pub(super) const IS_THERE: &str = "có";
/// Events behind "khi có" that come once.
pub(super) const ONCE_THERE: [&str; 10] = [
    "hướng dẫn",
    "kinh phí",
    "nguồn kinh phí",
    "văn bản hướng dẫn",
    "quyết định",
    "kế hoạch",
    "kết luận",
    "thông báo",
    "chủ trương",
    "chỉ tiêu giao",
];

/// Words that would say a second deadline behind a phrase of [`OPEN`].
pub(super) const TELLING: [&str; 19] = [
    "trước",
    "sau",
    "chậm",
    "muộn",
    "đến",
    "hết",
    "trong",
    "hằng",
    "hàng",
    "mỗi",
    "ngày",
    "tuần",
    "tháng",
    "quý",
    "năm",
    "thường",
    "định kỳ",
    "không quá",
    // "khi có thể"
    "thể",
];

/// Signs and words between two phrases for one word: "thường xuyên, liên tục".
pub(super) const OR: [&str; 5] = [",", ";", "/", "và", "hoặc"];

/// Steps of the calendar: the unit, how many of it, and the word of the format.
pub(super) const STEPS: [(&str, u32, &str); 10] = [
    ("tuần", 1, "weekly"),
    ("tháng", 1, "monthly"),
    ("quý", 1, "quarterly"),
    ("quí", 1, "quarterly"),
    ("tháng", 3, "quarterly"),
    ("tháng", 6, "half-yearly"),
    ("nửa năm", 1, "half-yearly"),
    ("quý", 2, "half-yearly"),
    ("tháng", 12, "yearly"),
    ("năm", 1, "yearly"),
];

/// Words before something that recurs.
pub(super) const EACH: [&str; 6] = ["hằng", "hàng", "mỗi", "từng", "theo", "định kỳ"];

/// "1 lần/quý", "06 tháng/lần".
pub(super) const ONCE: [&str; 3] = ["một lần", "1 lần", "lần"];
pub(super) const PER: [&str; 4] = ["/", "trong", "một", "mỗi"];

/// A list of reports with all of these means the reports of the plan; the others may stand among them.
pub(super) const REPORTS: (&str, [&str; 3]) = ("every-report", ["quarterly", "half-yearly", "yearly"]);
pub(super) const OTHER_REPORTS: [&str; 1] = ["9 tháng"];

/// Words before a day or a period that do not change it.
pub(super) const LEADS: [&str; 26] = [
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "hoàn thành",
    "thực hiện",
    "kết thúc",
    "thời hạn",
    "hạn chót",
    "hạn cuối",
    "hạn",
    "xong",
    "trong",
    "vào",
    "lúc",
    "là",
    "từ nay",
    "từ đầu năm",
    "các",
    "cuối",
    "hết",
    "đến",
    "tới",
    "đến hết",
    "ngay trong",
    "dự kiến",
    "phấn đấu",
];

/// Those after which a year alone ("hết năm") means the year of the plan.
pub(super) const WITHIN: [&str; 4] = ["trong", "cuối", "hết", "đến hết"];

/// Those after which a later year reaches beyond the plan.
pub(super) const UP_TO: [&str; 3] = ["đến", "tới", "đến hết"];

pub(super) const BEFORE: &str = "trước";
/// "Trước hết" means "first of all".
pub(super) const NOT_BEFORE: &str = "trước hết";
pub(super) const FROM: &str = "từ";
pub(super) const TO: [&str; 3] = ["đến", "tới", "-"];
pub(super) const AND: [&str; 6] = [",", ";", "và", "&", ", và", "; và"];

pub(super) const DAY: &str = "ngày";
pub(super) const MONTH: [&str; 3] = ["tháng", "t", "thg"];
pub(super) const QUARTER: [&str; 3] = ["quý", "quí", "q"];
/// In bare letters, where the number is joined to it: "QII".
pub(super) const JOINED_QUARTER: [&str; 2] = ["quy", "q"];
pub(super) const YEAR: &str = "năm";
pub(super) const STAGE: [&str; 1] = ["giai đoạn"];

/// Halves of a year.
pub(super) const HALVES: [(&str, u32); 6] = [
    ("6 tháng đầu", 1),
    ("sáu tháng đầu", 1),
    ("nửa đầu", 1),
    ("6 tháng cuối", 2),
    ("sáu tháng cuối", 2),
    ("nửa cuối", 2),
];

/// "17 giờ 00 phút", "17h00", "17:00".
pub(super) const HOUR: [&str; 4] = ["giờ", "h", "g", ":"];
pub(super) const MINUTE: [&str; 3] = ["phút", "p", ":"];

/// Months in which a day recurs, and the words for them.
pub(super) struct MonthPhrases {
    pub(super) phrases: &'static [&'static str],
    pub(super) months: &'static [u32],
    /// The word of the format for what recurs so often.
    pub(super) word: &'static str,
    /// Whether the day belongs to the month or quarter before.
    pub(super) is_next: bool,
}

const ALL_MONTHS: [u32; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/// The months that "ngày 15 hằng tháng" and its like mean.
pub(super) const MONTHS: [MonthPhrases; 5] = [
    MonthPhrases {
        phrases: &["hằng tháng", "hàng tháng", "mỗi tháng", "từng tháng"],
        months: &ALL_MONTHS,
        word: "monthly",
        is_next: false,
    },
    MonthPhrases {
        phrases: &["tháng sau", "tháng kế tiếp", "tháng tiếp theo", "tháng liền kề", "tháng sau liền kề"],
        months: &ALL_MONTHS,
        word: "monthly",
        is_next: true,
    },
    MonthPhrases {
        phrases: &[
            "tháng cuối quý",
            "tháng cuối của quý",
            "tháng cuối cùng của quý",
            "tháng cuối mỗi quý",
            "tháng cuối của mỗi quý",
            "tháng cuối hằng quý",
            "tháng cuối hàng quý",
        ],
        months: &[3, 6, 9, 12],
        word: "quarterly",
        is_next: false,
    },
    MonthPhrases {
        phrases: &[
            "tháng đầu quý",
            "tháng đầu của quý",
            "tháng đầu tiên của quý",
            "tháng đầu mỗi quý",
            "tháng đầu của mỗi quý",
        ],
        months: &[1, 4, 7, 10],
        word: "quarterly",
        is_next: false,
    },
    MonthPhrases {
        phrases: &[
            "tháng đầu quý sau",
            "tháng đầu của quý sau",
            "tháng đầu tiên của quý sau",
            "tháng đầu quý kế tiếp",
            "tháng đầu quý tiếp theo",
            "tháng đầu của quý tiếp theo",
        ],
        months: &[1, 4, 7, 10],
        word: "quarterly",
        is_next: true,
    },
];

/// "trước ngày 10 của tháng cuối kỳ báo cáo": the plan has the days of its reports.
pub(super) const REPORT_MONTHS: [&str; 5] = [
    "tháng cuối kỳ báo cáo",
    "tháng cuối của kỳ báo cáo",
    "tháng cuối mỗi kỳ báo cáo",
    "tháng cuối của mỗi kỳ báo cáo",
    "tháng báo cáo",
];
pub(super) const OF: &str = "của";

/// "15/12 hằng năm".
pub(super) const EACH_YEAR: [&str; 3] = ["hằng năm", "hàng năm", "mỗi năm"];

/// Words before an event; the first one is written.
pub(super) const AFTER: [&str; 7] =
    ["sau khi", "ngay sau khi", "ngay khi", "kể từ khi", "kể từ ngày", "tính từ khi", "tính từ ngày"];

/// Words that only stand before an event behind a term.
pub(super) const AFTER_TERM: [&str; 7] = ["kể từ", "tính từ", "sau ngày", "từ ngày", "từ khi", "từ lúc", "sau"];

/// Words before a term.
pub(super) const TERM_LEADS: [&str; 11] = [
    "trong",
    "trong vòng",
    "trong thời hạn",
    "trong thời gian",
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "tối đa",
    "sau",
    "là",
    "thời hạn",
];

pub(super) const WORKING_DAYS: &str = "ngày làm việc";
/// Shorter forms of it.
pub(super) const SHORT_WORKING_DAYS: [&str; 3] = ["ngày lv", "ngày l / v", "ngày lviệc"];

/// Words in an event that say a second deadline, where a number stands behind them.
pub(super) const SECOND: [&str; 5] = ["chậm nhất", "muộn nhất", "không quá", "trước ngày", "xong trước"];

/// Words that may stand in brackets behind a deadline.
pub(super) const ASIDES: [&str; 1] = ["dự kiến"];
