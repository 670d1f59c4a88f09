//! The kind of an assignee by the first words of its name.

use super::generic::{begins_a_group, is_group};
use super::key::key;
use crate::import::table::words::begins;
use crate::model::AssigneeKind;
use std::sync::LazyLock;

/// First words of names, the longer ones first where one begins with another.
const KINDS: [(&str, AssigneeKind); 68] = [
    ("ban chỉ huy quân sự", AssigneeKind::Unit),
    ("ban chqs", AssigneeKind::Unit),
    ("tổ dân phố", AssigneeKind::Unit),
    ("tổ chức chính trị", AssigneeKind::External),
    ("văn phòng", AssigneeKind::Unit),
    ("phòng", AssigneeKind::Unit),
    ("ban", AssigneeKind::Unit),
    ("trung tâm", AssigneeKind::Unit),
    ("sở", AssigneeKind::Unit),
    ("bộ phận", AssigneeKind::Unit),
    ("tổ", AssigneeKind::Unit),
    ("chi cục", AssigneeKind::Unit),
    ("thôn", AssigneeKind::Unit),
    ("ấp", AssigneeKind::Unit),
    ("bản", AssigneeKind::Unit),
    ("khu phố", AssigneeKind::Unit),
    ("khóm", AssigneeKind::Unit),
    ("ủy ban nhân dân", AssigneeKind::Unit),
    ("hội đồng nhân dân", AssigneeKind::Unit),
    ("công chức", AssigneeKind::Official),
    ("chuyên viên", AssigneeKind::Official),
    ("kế toán", AssigneeKind::Official),
    ("thống kê", AssigneeKind::Official),
    ("tư pháp", AssigneeKind::Official),
    ("địa chính", AssigneeKind::Official),
    ("tài chính", AssigneeKind::Official),
    ("văn hóa", AssigneeKind::Official),
    ("chủ tịch", AssigneeKind::Cadre),
    ("phó chủ tịch", AssigneeKind::Cadre),
    ("lãnh đạo", AssigneeKind::Cadre),
    ("bí thư", AssigneeKind::Cadre),
    ("cán bộ", AssigneeKind::Cadre),
    ("trưởng phòng", AssigneeKind::Official),
    ("chánh văn phòng", AssigneeKind::Official),
    ("công an", AssigneeKind::External),
    ("mặt trận", AssigneeKind::External),
    ("ủy ban mặt trận", AssigneeKind::External),
    ("đảng ủy", AssigneeKind::External),
    ("đoàn", AssigneeKind::External),
    ("hội", AssigneeKind::External),
    ("trường", AssigneeKind::External),
    ("trạm", AssigneeKind::External),
    ("bưu điện", AssigneeKind::External),
    ("quỹ tín dụng", AssigneeKind::External),
    ("ngân hàng", AssigneeKind::External),
    ("thuế", AssigneeKind::External),
    ("đài", AssigneeKind::External),
    ("công ty", AssigneeKind::External),
    ("đơn vị", AssigneeKind::External),
    ("cơ quan", AssigneeKind::External),
    ("đoàn thể", AssigneeKind::External),
    ("ủy ban kiểm tra", AssigneeKind::External),
    ("ubkt", AssigneeKind::External),
    ("kho bạc", AssigneeKind::External),
    ("kbnn", AssigneeKind::External),
    ("bảo hiểm", AssigneeKind::External),
    ("bhxh", AssigneeKind::External),
    ("chi nhánh", AssigneeKind::External),
    ("vnpt", AssigneeKind::External),
    ("viettel", AssigneeKind::External),
    ("hợp tác xã", AssigneeKind::External),
    ("htx", AssigneeKind::External),
    ("công đoàn", AssigneeKind::External),
    ("tiểu học", AssigneeKind::External),
    ("thcs", AssigneeKind::External),
    ("mầm non", AssigneeKind::External),
    ("bql", AssigneeKind::Unit),
    ("hội đồng", AssigneeKind::Unit),
];

static BY_KEY: LazyLock<Vec<(String, AssigneeKind)>> =
    LazyLock::new(|| KINDS.iter().map(|(words, kind)| (key(words), *kind)).collect());

/// Whether a name begins with a word of offices or posts, so that another name ends before it.
pub(super) fn begins_a_name(key: &str) -> bool {
    BY_KEY.iter().any(|(words, _)| begins(key, words)) || begins_a_group(key)
}

/// Whether a name begins with a word of offices, so that it is not the rest of a name with its first word elsewhere.
pub(super) fn begins_an_office(key: &str) -> bool {
    let is_of_posts = |kind: &AssigneeKind| matches!(kind, AssigneeKind::Official | AssigneeKind::Cadre);
    BY_KEY.iter().any(|(words, kind)| !is_of_posts(kind) && begins(key, words)) || begins_a_group(key)
}

/// The kind of a new assignee.
pub(super) fn kind_of(key: &str) -> AssigneeKind {
    if is_group(key) {
        return AssigneeKind::Group;
    }
    let found = BY_KEY.iter().filter(|(words, _)| begins(key, words)).max_by_key(|(words, _)| words.len());
    // A name without such a word is that of a person.
    found.map_or(AssigneeKind::Official, |(_, kind)| *kind)
}
