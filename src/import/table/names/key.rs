//! A name as it is compared: abbreviations spelt out, without "và", signs and the kind of commune at its end.

use crate::text::{fold, fold_spelt_out};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Further abbreviations of the names of offices.
const SHORT: [(&str, &str); 29] = [
    ("vp", "văn phòng"),
    ("p", "phòng"),
    ("tt", "trung tâm"),
    ("ttpvhcc", "trung tâm phục vụ hành chính công"),
    ("tthcc", "trung tâm hành chính công"),
    ("pvhcc", "phục vụ hành chính công"),
    ("hcc", "hành chính công"),
    ("vhxh", "văn hóa xã hội"),
    ("vh", "văn hóa"),
    ("xh", "xã hội"),
    ("kt", "kinh tế"),
    ("ktht", "kinh tế hạ tầng"),
    ("kthtđt", "kinh tế hạ tầng đô thị"),
    ("ht", "hạ tầng"),
    ("đt", "đô thị"),
    ("ub", "ủy ban"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("ubmttqvn", "ủy ban mặt trận tổ quốc việt nam"),
    ("mttqvn", "mặt trận tổ quốc việt nam"),
    ("vn", "việt nam"),
    ("tk", "thống kê"),
    ("tp", "tư pháp"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("tncs", "thanh niên cộng sản"),
    ("cc", "công chức"),
    ("đv", "đơn vị"),
    ("đvị", "đơn vị"),
    ("cq", "cơ quan"),
    ("mn", "mầm non"),
];

static LONG: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| SHORT.iter().map(|(short, long)| (fold(short), fold(long))).collect());
static AND: LazyLock<String> = LazyLock::new(|| fold("và"));
/// The kinds of communes, which names of offices have at their end or not.
static COMMUNES: LazyLock<[String; 3]> = LazyLock::new(|| ["xã", "phường", "đặc khu"].map(fold));

/// The name without the kind of a commune at its end.
pub(super) fn without_commune(key: &str) -> Option<&str> {
    COMMUNES.iter().find_map(|commune| key.strip_suffix(commune.as_str())?.strip_suffix(' '))
}

/// The name as it is compared.
pub(super) fn key(name: &str) -> String {
    let is_between = |c: char| ",.;:/()&+\"“”'".contains(c);
    let folded = fold_spelt_out(name, is_between);
    let words = folded.split(' ').filter(|word| !word.is_empty() && *word != AND.as_str());
    words.map(|word| LONG.get(word).map_or(word, String::as_str)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{key, without_commune};

    #[test]
    fn ways_to_write_a_name_have_one_key() {
        for (short, long) in [
            ("VP HĐND&UBND", "Văn phòng HĐND và UBND"),
            ("VP. HĐND - UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
            ("P. VH-XH", "Phòng Văn hoá – Xã hội"),
            ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
            ("Phòng KT, HT và ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị"),
            ("UBMTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ] {
            assert_eq!(key(short), key(long), "{short}");
        }
        assert_eq!(without_commune(&key("Công an xã")), Some(&*key("Công an")));
        assert_eq!(without_commune(&key("Công an")), None);
    }
}
