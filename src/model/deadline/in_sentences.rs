//! The words with which a deadline begins in a sentence, where other words stand before it.

/// Words with which a deadline begins at the end of a sentence.
pub(crate) const SENTENCE_LEADS: [&str; 15] = [
    "trước",
    "chậm nhất",
    "muộn nhất",
    "đến hết",
    "trong quý",
    "trong quí",
    "trong tháng",
    "trong năm",
    "định kỳ",
    "thường xuyên",
    "liên tục",
    "đột xuất",
    "theo yêu cầu",
    "khi có",
    "khi phát sinh",
];

/// Those that say how often even where further words stand behind them: "định kỳ hằng quý báo cáo".
pub(crate) const RHYTHM_LEADS: [&str; 7] =
    ["định kỳ", "thường xuyên", "liên tục", "đột xuất", "theo yêu cầu", "khi có yêu cầu", "khi phát sinh"];

/// Words that begin a deadline only where nothing stands before them: "lập dự toán hằng năm" has none.
pub(crate) const CLAUSE_LEADS: [&str; 4] = ["hằng", "hàng", "quý", "quí"];

/// Words before a deadline that say that the work is done by then.
pub(crate) const DONE_LEADS: [&str; 2] = ["hoàn thành", "xong"];

/// Words that begin a deadline only behind one of [`DONE_LEADS`]: "hoàn thành ngày 30/6".
pub(crate) const DAY_LEADS: [&str; 3] = ["ngày", "tháng", "năm"];

/// Words before "thường xuyên" with which it is the name of money, an office or a sort of training.
pub(crate) const NO_RHYTHMS: [&str; 8] = ["chi", "kinh phí", "cơ quan", "họp", "nguồn", "không", "học tập", "giáo dục"];
