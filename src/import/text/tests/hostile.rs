//! No text makes the reader panic or wait.

use super::kit::proposal;
use std::time::{Duration, Instant};

#[test]
fn cut_and_mixed_plans_are_read_without_fault() {
    let seed = include_str!("../../../../tests/files/import/ke-hoach-cchc-long-an-2023.txt");
    let lines: Vec<&str> = seed.lines().filter(|line| !line.trim().is_empty()).collect();
    for step in 1..30 {
        let mixed: Vec<&str> = (0..lines.len()).map(|at| lines[at * step % lines.len()]).collect();
        proposal(mixed.join("\n").as_bytes(), "a.txt", (2023, 2023));
        let cut: String = seed.chars().take(seed.chars().count() * step / 30).collect();
        proposal(cut.as_bytes(), "a.md", (2023, 2023));
    }
    for text in [
        "",
        " ",
        "-",
        "I.",
        "Phần I",
        "Nơi nhận:",
        "KẾ HOẠCH",
        "1. :",
        "Căn cứ",
        "%",
        "I. MỤC TIÊU\n- %\n- 0%\n- /\n- ≥",
    ] {
        proposal(text.as_bytes(), "a.txt", (2023, 2023));
    }
}

#[test]
fn a_large_text_takes_no_long_time() {
    let bodies = |begin: &str, line: &str, count: usize| format!("KẾ HOẠCH\nA\n{begin}\n{}", line.repeat(count));
    for text in [
        bodies("I. MỤC TIÊU", "- Tối thiểu 85% hồ sơ, trong đó 30% qua mạng.\n", 600),
        bodies("I. NHIỆM VỤ", "1. Cải cách thể chế: 3 nhiệm vụ.\n- Rà soát văn bản.\n", 600),
        bodies("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ:\n- Phối hợp với Phòng Kinh tế.\n", 600),
        bodies("I. GIẢI PHÁP", "1. Tăng cường.\n", 2_000),
        bodies("I. MỤC TIÊU", "85% trong đó ", 20_000),
    ] {
        let start = Instant::now();
        proposal(text.as_bytes(), "a.txt", (2023, 2023));
        assert!(start.elapsed() < Duration::from_secs(30), "{:?} for {} bytes", start.elapsed(), text.len());
    }
}
