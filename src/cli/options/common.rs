//! The options of every command.

use crate::text::Lang;

options! {
    /// The options of every command.
    pub(in crate::cli) struct CommonOptions {
        directory: Option<String> = "-C --directory DIR",
            en: "Work as if started in this folder; outputs are named from it too",
            vi: "Làm việc như thể đang ở thư mục này; tệp kết quả cũng tính từ đó";
        plan: Vec<String> = "-p --plan ID|GLOB|PATH",
            en: "Only these plans, by id, pattern, folder, title or unit (repeatable)",
            vi: "Chỉ các kế hoạch này, theo mã, mẫu, thư mục, tên hoặc đơn vị (lặp lại được)"
            .value_delimiter(None);
        as_of: Option<String> = "--as-of DATE",
            en: "The day to look from, such as 2023-09-30 or 30/9/2023; default today [env: CCHC_AS_OF]",
            vi: "Tính đến ngày này, ví dụ 2023-09-30 hoặc 30/9/2023; mặc định hôm nay [env: CCHC_AS_OF]";
        lang: Option<Lang> = "--lang vi|en",
            en: "Language of the output; default from cchc.toml, then the locale [env: CCHC_LANG]",
            vi: "Ngôn ngữ; mặc định theo cchc.toml, rồi theo hệ thống [env: CCHC_LANG]";
        output: Option<String> = "-o --output FILE",
            en: "Write the result into this file, whole or not at all; - is standard output",
            vi: "Ghi kết quả vào tệp này, trọn vẹn hoặc không ghi; - là đầu ra chuẩn";
        force: bool = "--force",
            en: "Let --output, --report and --to replace files that cchc did not write; never plan files",
            vi: "Cho --output, --report và --to ghi đè tệp không phải do cchc ghi; không bao giờ ghi đè tệp kế hoạch";
        jobs: Option<String> = "--jobs N",
            en: "Read so many plans at a time; default one for each processor",
            vi: "Đọc cùng lúc ngần này kế hoạch; mặc định mỗi bộ xử lý một kế hoạch";
        color: Option<String> = "--color WHEN",
            en: "Colours: auto, always or never", vi: "Màu: auto, always hoặc never"
            .one_of(&["auto", "always", "never"]);
        quiet: bool = "-q --quiet",
            en: "Print only what makes the run fail", vi: "Chỉ in những gì làm lần chạy này không đạt";
    }
}
