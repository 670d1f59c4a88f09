//! The composed letters of Vietnamese: each as a small letter without its tone, and the tone. The table is made when
//! the program is built, so that folding costs only a look-up.

/// Each vowel without tone and with each of [`TONES`], in small letters and in capitals.
const VOWELS: [[char; 6]; 24] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
    ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ'],
];

/// Level, grave (huyền), hook (hỏi), tilde (ngã), acute (sắc), dot below (nặng).
const TONES: [Option<char>; 6] =
    [None, Some('\u{300}'), Some('\u{309}'), Some('\u{303}'), Some('\u{301}'), Some('\u{323}')];

/// From À to ư, and from Ạ to ỹ.
const BLOCKS: [(u32, u32); 2] = [(0xC0, 0x1B0), (0x1EA0, 0x1EF9)];
const LETTERS: usize = 0x1B0 - 0xC0 + 1 + 0x1EF9 - 0x1EA0 + 1;

/// A small letter without its tone, and the tone; `None` for any other letter.
type Letter = Option<(char, Option<char>)>;

const TABLE: [Letter; LETTERS] = table();

/// The small letter without its tone, and the tone, of a composed Vietnamese letter beyond ASCII; đ among them.
#[inline]
#[allow(
    clippy::indexing_slicing,
    reason = "`place` gives no other index; builds with a word list need a const function"
)]
pub(super) const fn vietnamese_letter(c: char) -> Letter {
    match place(c) {
        Some(place) => TABLE[place],
        None => None,
    }
}

/// The index of a letter in the table.
const fn place(c: char) -> Option<usize> {
    let [(from, to), (more_from, more_to)] = BLOCKS;
    let code = c as u32;
    if from <= code && code <= to {
        Some((code - from) as usize)
    } else if more_from <= code && code <= more_to {
        Some((code - more_from + to - from + 1) as usize)
    } else {
        None
    }
}

#[allow(clippy::indexing_slicing, reason = "it runs at build time, where a wrong index does not compile")]
const fn table() -> [Letter; LETTERS] {
    let mut table = [None; LETTERS];
    let mut row = 0;
    while row < VOWELS.len() {
        let mut tone = 0;
        while tone < TONES.len() {
            if let Some(place) = place(VOWELS[row][tone]) {
                // A row of capitals follows each row of small letters.
                table[place] = Some((VOWELS[row - row % 2][0], TONES[tone]));
            }
            tone += 1;
        }
        row += 1;
    }
    let mut d = 0;
    while d < 3 {
        // Icelandic eth in capitals looks like đ and is typed for it; the small one is left to the slow way.
        if let Some(place) = place(['Đ', 'đ', 'Ð'][d]) {
            table[place] = Some(('đ', None));
        }
        d += 1;
    }
    table
}
