//! Roles that a cell says in words: "Phòng A chủ trì, Phòng B phối hợp".

use crate::text::fold;
use std::sync::LazyLock;

/// A part that somebody has in a task.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in super::super) enum NameRole {
    Lead,
    Support,
    Oversee,
    /// "Lãnh đạo UBND chỉ đạo": it says who commands, which plans do not keep.
    Command,
}

/// Words behind a name.
const BEHIND: [(&str, Option<NameRole>); 11] = [
    ("chủ trì thực hiện", Some(NameRole::Lead)),
    ("chủ trì tham mưu", Some(NameRole::Lead)),
    ("chủ trì", Some(NameRole::Lead)),
    ("phối hợp thực hiện", Some(NameRole::Support)),
    ("phối hợp", Some(NameRole::Support)),
    ("giám sát", Some(NameRole::Oversee)),
    ("chỉ đạo", Some(NameRole::Command)),
    ("chỉ đạo thực hiện", Some(NameRole::Command)),
    ("tham mưu thực hiện", None),
    ("tham mưu", None),
    ("thực hiện", None),
];
/// Words before a name.
const BEFORE: [(&str, NameRole); 9] = [
    ("cơ quan chủ trì:", NameRole::Lead),
    ("đơn vị chủ trì:", NameRole::Lead),
    ("chủ trì:", NameRole::Lead),
    ("phối hợp với", NameRole::Support),
    ("phối hợp cùng", NameRole::Support),
    ("cơ quan phối hợp:", NameRole::Support),
    ("đơn vị phối hợp:", NameRole::Support),
    ("phối hợp:", NameRole::Support),
    ("giám sát:", NameRole::Oversee),
];

static BEHIND_FOLDED: LazyLock<Vec<(String, Option<NameRole>)>> =
    LazyLock::new(|| BEHIND.iter().map(|(words, role)| (fold(words), *role)).collect());
static BEFORE_FOLDED: LazyLock<Vec<(String, NameRole)>> =
    LazyLock::new(|| BEFORE.iter().map(|(words, role)| (fold(words), *role)).collect());

/// A name with the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RoleName<'t> {
    pub(super) name: &'t str,
    /// The role from here on.
    pub(super) before: Option<NameRole>,
    /// The role of those up to here.
    pub(super) behind: Option<NameRole>,
}

/// Takes the words of roles off a name.
pub(super) fn role_name(text: &str) -> RoleName<'_> {
    let (mut name, mut before, mut behind) = (text.trim().trim_end_matches(['.', ',', ';', ' ']), None, None);
    let folded = fold(name);
    if let Some((words, role)) = BEFORE_FOLDED.iter().find(|(words, _)| folded.starts_with(words.as_str())) {
        (name, before) = (after_words(name, words.split(' ').count()), Some(*role));
    }
    let folded = fold(name);
    let is_behind = |words: &str| folded.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let found = BEHIND_FOLDED.iter().filter(|(words, _)| is_behind(words)).max_by_key(|(words, _)| words.len());
    if let Some((words, role)) = found {
        (name, behind) = (before_words(name, words.split(' ').count()), *role);
    }
    RoleName { name: name.trim_end_matches([',', ';', ':', '.', ' ']), before, behind }
}

fn after_words(text: &str, count: usize) -> &str {
    let mut rest = text;
    for _ in 0..count {
        rest = rest.trim_start();
        rest = rest.find(char::is_whitespace).and_then(|end| rest.get(end..)).unwrap_or_default();
    }
    rest.trim_start()
}

fn before_words(text: &str, count: usize) -> &str {
    let mut rest = text;
    for _ in 0..count {
        rest = rest.trim_end();
        rest = rest.rfind(char::is_whitespace).and_then(|end| rest.get(..end)).unwrap_or_default();
    }
    rest.trim_end()
}

#[cfg(test)]
mod tests {
    use super::{NameRole, RoleName, role_name};

    #[test]
    fn words_of_roles_are_taken_off() {
        let of = |name, before, behind| RoleName { name, before, behind };
        assert_eq!(role_name("Phòng Kinh tế chủ trì"), of("Phòng Kinh tế", None, Some(NameRole::Lead)));
        assert_eq!(role_name("phối hợp với Công an xã"), of("Công an xã", Some(NameRole::Support), None));
        assert_eq!(role_name("Chủ trì: Văn phòng"), of("Văn phòng", Some(NameRole::Lead), None));
        assert_eq!(role_name("Lãnh đạo UBND xã chỉ đạo"), of("Lãnh đạo UBND xã", None, Some(NameRole::Command)));
        assert_eq!(role_name("Thống kê thực hiện"), of("Thống kê", None, None));
        assert_eq!(role_name("phối hợp"), of("", None, Some(NameRole::Support)));
    }
}
