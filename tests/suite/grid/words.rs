//! Each refusal says in both languages what is wrong and what to do.

use cchc::grid::GridRefusal;
use cchc::text::Lang;
use cchc::write::docx::PackageRefusal;

#[test]
fn refusals_have_words() {
    for (refusal, en, vi) in [
        (
            GridRefusal::OldExcel,
            "it is a file of an old Excel; save it as .xlsx",
            "tệp của Excel đời cũ; hãy lưu lại thành .xlsx",
        ),
        (
            GridRefusal::TooManyColumns { row: 1_048_576 },
            "row 1,048,576 has content behind column 2,000; delete it",
            "dòng 1.048.576 có nội dung sau cột thứ 2.000; hãy xóa đi",
        ),
        (
            GridRefusal::NotUtf8 { line: 3 },
            "line 3 is not written in UTF-8; in Excel, save it as “CSV UTF-8”",
            "dòng 3 không viết bằng UTF-8; trong Excel hãy lưu lại thành “CSV UTF-8”",
        ),
        (
            PackageRefusal::Encrypted.into(),
            "it has a password; save it without one",
            "tệp có mật khẩu; hãy lưu lại không mật khẩu",
        ),
    ] {
        assert_eq!(refusal.sentence(Lang::En), en);
        assert_eq!(refusal.sentence(Lang::Vi), vi);
    }
}
