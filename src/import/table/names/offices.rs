//! Offices of communes since 1 July 2025, and other names that hold a comma or an "và".

use super::key::key;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An office with the id that new plans give it (templates/assignees.commune.toml).
pub(super) struct Office {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// The word of its kind in plan files.
    pub(super) kind: &'static str,
    others: &'static [&'static str],
}

const OFFICES: [Office; 6] = [
    Office {
        id: "van-phong",
        title: "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        kind: "unit",
        others: &["Văn phòng", "Văn phòng UBND", "Văn phòng HĐND và UBND xã"],
    },
    Office { id: "kinh-te", title: "Phòng Kinh tế", kind: "unit", others: &[] },
    Office {
        id: "kinh-te",
        title: "Phòng Kinh tế, Hạ tầng và Đô thị",
        kind: "unit",
        others: &["Phòng KTHTĐT", "Phòng Kinh tế hạ tầng"],
    },
    Office {
        id: "van-hoa-xa-hoi", title: "Phòng Văn hóa – Xã hội", kind: "unit", others: &["Phòng Văn xã"]
    },
    Office {
        id: "mot-cua",
        title: "Trung tâm Phục vụ hành chính công",
        kind: "unit",
        others: &["Trung tâm hành chính công"],
    },
    Office {
        id: "mttq",
        title: "Ủy ban Mặt trận Tổ quốc Việt Nam",
        kind: "external",
        others: &["Mặt trận Tổ quốc", "Mặt trận Tổ quốc Việt Nam", "Ủy ban MTTQ", "Mặt trận"],
    },
];

/// Other names that are one although they hold a comma, a slash or an "và".
const WHOLE: [&str; 8] = [
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể",
    "Ủy ban MTTQ và các đoàn thể",
    "MTTQ và các đoàn thể",
    "Mặt trận và các đoàn thể",
    "Mặt trận, đoàn thể",
    "MTTQ và các tổ chức chính trị - xã hội",
    "Bộ phận Tiếp nhận và Trả kết quả",
    "Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính",
];

/// The offices by the keys of their names.
pub(super) static BY_KEY: LazyLock<BTreeMap<String, &'static Office>> = LazyLock::new(|| {
    let names = |office: &'static Office| std::iter::once(office.title).chain(office.others.iter().copied());
    OFFICES.iter().flat_map(|office| names(office).map(move |name| (key(name), office))).collect()
});

/// The keys of names that no separator divides.
pub(super) static WHOLE_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| WHOLE.iter().map(|name| key(name)).collect());
