//! Files of an office that become a plan: tables of Word, Excel and CSV, and running text. Whatever stands in them, the
//! files that are made can be read as TOML, hide nothing, and are checked to the end.
//!
//! The first byte of an input tells the kind; the rest is the file, or what stands within it.

use super::harmless;
use super::office::{excel, packed, word};
use super::workspace::{case_of, one_at_a_time};
use cchc::app::{check, imported_files};
use cchc::source::Memory;

/// Tries one input.
pub fn run(bytes: &[u8]) {
    taken(bytes);
}

/// Tries one input, and says whether it made a plan.
pub fn taken(bytes: &[u8]) -> bool {
    let (kind, content) = bytes.split_first().unwrap_or((&b'c', &[]));
    let inside = || String::from_utf8_lossy(content);
    let (name, as_text, file) = match kind {
        b'w' => ("bang.docx", false, packed(&word(&inside()))),
        b'p' => ("van-ban.docx", true, packed(&word(&inside()))),
        b'x' => ("bang.xlsx", false, packed(&excel(&inside()))),
        b't' => ("van-ban.txt", false, content.to_vec()),
        // The bytes may be of no workbook at all.
        b'r' => ("bang.xlsx", false, content.to_vec()),
        _ => ("bang.csv", false, content.to_vec()),
    };
    let case = case_of(Memory::default(), bytes);
    let files = match imported_files(&file, name, as_text, case.lang) {
        Ok(files) => files,
        Err(refusal) => {
            harmless::page("refusal", &refusal.to_string());
            return false;
        }
    };
    let mut plan = Memory::default();
    for (name, text) in files {
        harmless::page(&name, &text);
        if let Err(fault) = text.parse::<toml::Table>() {
            panic!("{name} cannot be read: {fault}\n{text}");
        }
        plan.put(&format!("plans/mau/{name}"), text.into_bytes());
    }
    plan.put("cchc.toml", "");
    let checked = check(&plan, &one_at_a_time(), case.as_of).expect("no thread is needed");
    for finding in &checked.findings {
        harmless::page("finding", &finding.message(case.lang));
    }
    true
}

/// Inputs to begin with.
pub fn seeds() -> Vec<Vec<u8>> {
    const HEAD: [&str; 5] = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành", "Sản phẩm"];
    const ROWS: [[&str; 5]; 3] = [
        ["I", "Cải cách thể chế", "", "", ""],
        ["1", "Ban hành kế hoạch tuyên truyền", "Công chức Văn phòng - Thống kê", "Trước ngày 15/11/2023", "Kế hoạch"],
        ["2", "Báo cáo định kỳ", "Tư pháp - Hộ tịch", "Hằng quý", "Báo cáo"],
    ];
    let rows = || std::iter::once(HEAD).chain(ROWS);
    let of_word = rows().map(|row| {
        let cells = row.map(|cell| format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>")).concat();
        format!("<w:tr>{cells}</w:tr>")
    });
    let of_excel = rows().map(|row| {
        let cells = row.map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")).concat();
        format!("<row>{cells}</row>")
    });
    let csv: String = rows().map(|row| row.join(";") + "\n").collect();
    let text = "KẾ HOẠCH\nCải cách hành chính năm 2023\nII. NHIỆM VỤ\n1. Cải cách thể chế\na) Ban hành kế hoạch tuyên \
        truyền trước ngày 15/11/2023.\nIII. TỔ CHỨC THỰC HIỆN\n1. Công chức Văn phòng - Thống kê: báo cáo hằng quý.\n";
    let paragraph = |line: &str| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>");
    let paragraphs = text.lines().map(paragraph).collect::<Vec<String>>().concat();
    [
        format!("w<w:tbl>{}</w:tbl>", of_word.collect::<String>()),
        format!("x{}", of_excel.collect::<String>()),
        format!("c{csv}"),
        format!("t{text}"),
        format!("p{paragraphs}"),
        "rPK".to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}
