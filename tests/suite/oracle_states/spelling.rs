//! Draws names and titles, and other spellings of the same ones. It writes what `fold.rs` reads,
//! so it knows nothing of it.

use unicode_normalization::UnicodeNormalization;

use crate::oracle::Rng;

/// Names of people; some differ in one mark or one letter only, and are different people.
pub const NAMES: [&str; 9] = [
    "Đặng Thị Thủy",
    "Dặng Thị Thủy",
    "Trần Văn Hòa",
    "Trần Văn Hóa",
    "Lê Quý Đôn",
    "Y Blô - Niê",
    "Hồ Thị Lũy-Hòe",
    "Phạm Thị Lan",
    "Phạm Thị Lân",
];

/// Titles of tasks.
const TITLES: [&str; 5] = [
    "Công khai TTHC tại trụ sở UBND xã",
    "Công khai TTHC tại trụ sở HĐND xã",
    "Số hóa hồ sơ – kết quả, cập nhật dữ liệu",
    "Ủy quyền, phân cấp về CCHC và DVC",
    "Tuyên truyền CCHC; tập huấn CBCC",
];

/// Pairs that mean the same: only the place of the tone differs.
const TONE_PLACES: [(&str, &str); 6] =
    [("hóa", "hoá"), ("Hóa", "Hoá"), ("Hòa", "Hoà"), ("hủy", "huỷ"), ("Lũy", "Luỹ"), ("Hòe", "Hoè")];

/// Abbreviations that mean the same when titles are compared.
const ABBREVIATIONS: [(&str, &str); 6] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("TTHC", "thủ tục hành chính"),
    ("CCHC", "cải cách hành chính"),
    ("CBCC", "cán bộ, công chức"),
    ("DVC", "dịch vụ công"),
];

/// Another spelling, for names and titles alike: spaces, dashes, tones, case, composition.
fn other_spelling(rng: &mut Rng, text: &str) -> String {
    let mut text = text.to_owned();
    for (one, other) in TONE_PLACES {
        if rng.chance(50) {
            text = text.replace(one, other);
        }
    }
    if rng.chance(25) {
        text = text.replace(' ', "  ");
    }
    if rng.chance(40) {
        let dash = rng.pick(&["-", "–", "—"]);
        text = text.replace(['-', '–'], dash);
    }
    match rng.below(6) {
        0 => text = text.to_uppercase(),
        1 => text = text.to_lowercase(),
        _ => {}
    }
    if rng.chance(25) { text.nfd().collect() } else { text }
}

/// A name as it is written in one place.
pub fn name(rng: &mut Rng, name: &str) -> String {
    let mut text = name.to_owned();
    if rng.chance(20) {
        // The letter eth, which looks the same as a capital.
        text = text.replace('Đ', "Ð").replace('đ', "ð");
    }
    if rng.chance(5) {
        text.push(' ');
    }
    if rng.chance(40) { other_spelling(rng, &text) } else { text }
}

/// The title of a task, at first its own: with its id in it, or one of the list that others of the
/// plan may have as well.
pub fn title(rng: &mut Rng, id: &str) -> String {
    if rng.chance(85) { format!("Nhiệm vụ số {id}") } else { rng.pick(&TITLES).to_owned() }
}

/// A title once more, in the same or in another spelling.
pub fn same_title(rng: &mut Rng, title: &str) -> String {
    let mut text = title.to_owned();
    if rng.chance(30) {
        return text;
    }
    for (short, long) in ABBREVIATIONS {
        if rng.chance(50) {
            text = text.replace(short, long);
        }
    }
    if rng.chance(30) {
        text = text.replace(['–', ';'], ",");
    }
    if rng.chance(30) {
        text.push('.');
    }
    other_spelling(rng, &text)
}
