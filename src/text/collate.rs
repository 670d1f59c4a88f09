//! The order of the Vietnamese alphabet: a ă â b c d đ e ê …; where letters are the same, tones decide: level, huyền,
//! hỏi, ngã, sắc, nặng. The usual root collation sorts ă, â and đ as if they were a and d. Numbers stand by their
//! value: phường 2 before phường 10.

use unicode_normalization::UnicodeNormalization as _;

/// The sort key of a name: its letters, then its tones. Case does not matter.
#[must_use]
pub fn sort_key(name: &str) -> (Vec<u32>, Vec<u8>) {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    let mut number: Vec<u32> = Vec::new();
    for c in name.nfd().flat_map(char::to_lowercase) {
        if c.is_ascii_digit() {
            number.push(place(c));
            continue;
        }
        take_number(&mut number, &mut letters, &mut tones);
        if let Some(tone) = tone(c) {
            if let Some(last) = tones.last_mut() {
                *last = tone;
            }
            continue;
        }
        match (c, letters.last_mut()) {
            // ă comes before â; ô before ơ.
            ('\u{306}', Some(letter)) => *letter += 1,
            ('\u{302}', Some(letter)) => *letter += if *letter == place('a') { 2 } else { 1 },
            ('\u{31B}', Some(letter)) => *letter += 2,
            (c, _) => {
                letters.push(if c == 'đ' { place('d') + 1 } else { place(c) });
                tones.push(0);
            }
        }
    }
    take_number(&mut number, &mut letters, &mut tones);
    (letters, tones)
}

/// Moves the digits of a number behind the letters. Its length stands before it, so that the longer one is the greater;
/// zeros in front count only where all else is the same.
fn take_number(number: &mut Vec<u32>, letters: &mut Vec<u32>, tones: &mut Vec<u8>) {
    if number.is_empty() {
        return;
    }
    let zeros = number.iter().take_while(|digit| **digit == place('0')).count().min(number.len() - 1);
    let digits = number.split_off(zeros);
    number.clear();
    letters.extend([place('0'), u32::try_from(digits.len()).unwrap_or(u32::MAX)]);
    letters.extend(digits);
    tones.push(u8::try_from(zeros).unwrap_or(u8::MAX));
}

/// Leaves room for three letters between two.
fn place(c: char) -> u32 {
    u32::from(c) * 4
}

const fn tone(c: char) -> Option<u8> {
    match c {
        '\u{300}' => Some(1),
        '\u{309}' => Some(2),
        '\u{303}' => Some(3),
        '\u{301}' => Some(4),
        '\u{323}' => Some(5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn names_stand_as_in_a_vietnamese_dictionary() {
        let sorted = [
            "xã An Phú",
            "xã Ân Thi",
            "xã Bình Hòa",
            "xã Dân Lập",
            "xã Dũng",
            "xã Đông Hà",
            "xã Em",
            "xã Êm",
            "xã Oa",
            "xã Ô",
            "xã Ơn",
            "xã U",
            "xã Ư",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, sorted);
        let numbers = ["Phường 02", "Phường 2 A", "Phường 10", "Phường 100", "Phường A", "Tổ 1.2", "Tổ 1.10"];
        let mut mixed = numbers;
        mixed.reverse();
        mixed.sort_by_key(|name| sort_key(name));
        assert_eq!(mixed, numbers);
        assert!(sort_key("2") < sort_key("02") && sort_key("0") < sort_key("1"));
        let mut tones = ["mạ", "má", "mã", "mả", "mà", "ma"];
        tones.sort_by_key(|name| sort_key(name));
        assert_eq!(tones, ["ma", "mà", "mả", "mã", "má", "mạ"]);
        let mut letters_first = ["man", "mạ", "ma", "mãn"];
        letters_first.sort_by_key(|name| sort_key(name));
        assert_eq!(letters_first, ["ma", "mạ", "man", "mãn"]);
        let mut vowels = ["tân", "tăn", "tan"];
        vowels.sort_by_key(|name| sort_key(name));
        assert_eq!(vowels, ["tan", "tăn", "tân"]);
    }
}
