//! Annexes for the tests of `cchc import`.

use crate::{Outcome, Workspace, cchc_in};
use serde_json::Value;

/// An annex with two areas, a group of assignees, and a deadline that nobody knows.
pub const ANNEX: &str = "\
TT;Tên nhiệm vụ;Cơ quan chủ trì;Cơ quan phối hợp;Kết quả;Thời gian hoàn thành
I;CÔNG TÁC CHỈ ĐẠO;;;;
1;Ban hành kế hoạch tuyên truyền;Phòng Văn hóa - Xã hội;Công an xã;Kế hoạch;Quý I/2026
2;Báo cáo cải cách hành chính;Văn phòng HĐND và UBND;Phòng Văn hóa – Xã hội;Báo cáo;theo kỳ báo cáo
II;CẢI CÁCH THỂ CHẾ;;;;
1;Rà soát văn bản;Văn phòng HĐND và UBND;;Báo cáo;theo kế hoạch
2;Tổng kết thi hành pháp luật;Văn phòng HĐND và UBND;;Báo cáo;trước ngày 15/11
";

/// Errors that an import may leave: a task without a deadline, an empty group, an unknown lead.
pub const LEFT_TO_A_PERSON: [&str; 3] = ["E202", "E415", "E103"];

/// Writes a file beside the workspace, and gives its path.
pub fn annex(workspace: &Workspace, name: &str, content: impl AsRef<[u8]>) -> String {
    let file = workspace.above().join(name);
    std::fs::write(&file, content).expect("the file can be written");
    file.to_str().expect("a path").to_owned()
}

/// The codes of the errors in the JSON of `validate`.
pub fn errors_of(json: &Value) -> Vec<String> {
    let findings = json["findings"].as_array().expect("findings");
    let errors = findings.iter().filter(|one| one["level"] == "error");
    errors.map(|one| one["code"].as_str().expect("a code").to_owned()).collect()
}

/// `validate` of a workspace in a folder, in JSON.
pub fn validated(workspace: &Workspace, folder: &str) -> Outcome {
    cchc_in(&workspace.file(folder), &["validate", "--output-format", "json"])
}
