//! Makes ids of names.

use unicode_normalization::UnicodeNormalization as _;

/// A name in the letters of an id: without tones and marks, words joined by dashes; empty where it has no such letters.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfd().flat_map(char::to_lowercase) {
        match c {
            'đ' | 'ð' => slug.push('d'),
            '\u{300}'..='\u{36F}' => {}
            letter if letter.is_ascii_alphanumeric() => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn vietnamese_names_become_ids() {
        assert_eq!(slug("Ủy ban nhân dân xã Long An"), "uy-ban-nhan-dan-xa-long-an");
        assert_eq!(slug("Xã Đông Đước – ấp 3"), "xa-dong-duoc-ap-3");
        assert_eq!(slug("«…»"), "");
    }
}
