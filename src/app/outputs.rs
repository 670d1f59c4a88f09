//! The documents that a task may bring, for one that names none.

/// The kinds of documents that tasks bring, as their titles name them, the most usual first.
const KINDS: [&str; 10] = [
    "Kế hoạch",
    "Báo cáo",
    "Quyết định",
    "Công văn",
    "Chương trình",
    "Đề án",
    "Tờ trình",
    "Thông báo",
    "Quy chế",
    "Hội nghị",
];

/// The outputs that a task of this title may have: those of which it speaks, else the three most usual ones.
pub(crate) fn likely_outputs(title: &str) -> Vec<&'static str> {
    let title = title.to_lowercase();
    let named: Vec<&str> = KINDS.into_iter().filter(|kind| title.contains(&kind.to_lowercase())).collect();
    if named.is_empty() { KINDS.into_iter().take(3).collect() } else { named }
}

#[cfg(test)]
mod tests {
    use super::likely_outputs;

    #[test]
    fn a_title_names_the_output() {
        assert_eq!(likely_outputs("Ban hành kế hoạch và quyết định"), ["Kế hoạch", "Quyết định"]);
        assert_eq!(likely_outputs("Rà soát"), ["Kế hoạch", "Báo cáo", "Quyết định"]);
    }
}
