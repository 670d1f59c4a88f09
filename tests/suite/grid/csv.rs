//! CSV files as spreadsheets and other programs write them.

use super::kit::{refusal, shown};
use cchc::grid::GridRefusal;

fn rows(text: &str) -> Vec<String> {
    shown(text.as_bytes(), "a.csv").split_off(1)
}

#[test]
fn the_separator_is_found() {
    for text in ["a,b\r\n1;2,3\r\n", "sep=,\na,b\n1;2,3", "\u{feff}a,b\r1;2,3"] {
        assert_eq!(rows(text).last().map(|row| &row[1..]), Some(": “1;2” | “3”"), "{text}");
    }
    assert_eq!(rows("a;b,c;d\n"), ["1: “a” | “b,c” | “d”"]);
    assert_eq!(rows("a;1,5\n"), ["1: “a” | “1,5”"], "a comma in a number");
    assert_eq!(rows("\n\na\tb;c\n"), ["3: “a” | “b;c”"]);
    assert_eq!(rows("\"a,b,c\";d\n"), ["1: “a,b,c” | “d”"]);
    assert_eq!(rows("sep=;\r\na,b;c\r\n"), ["2: “a,b” | “c”"]);
    assert_eq!(rows("sep=|\na|b\n"), ["2: “a” | “b”"]);
    assert_eq!(rows("một\nhai\n"), ["1: “một”", "2: “hai”"]);
}

#[test]
fn cells_keep_their_characters() {
    assert_eq!(rows("\"a\"\"b\", c ,\"d\"e,f\"g\"\n"), ["1: “a\"b” | “ c ” | “de” | “f\"g\"”"]);
    assert_eq!(rows("a,\"b\nc\r\nd\"\n\n,,\nx,,\n"), ["1: “a” | “b⏎c\r⏎d”", "6: “x”"]);
    assert_eq!(rows(",,a"), ["1:  |  | “a”"]);
    assert_eq!(rows(""), Vec::<String>::new());
    assert_eq!(rows("sep=;"), Vec::<String>::new());
}

#[test]
fn unicode_text_of_excel_is_read() {
    let text = "Đơn vị\tSố\r\nTư pháp\t5\r\n";
    let little: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for bytes in [&little, &big] {
        assert_eq!(shown(bytes, "a.txt"), ["1", "1: “Đơn vị” | “Số”", "2: “Tư pháp” | “5”"]);
    }
    assert_eq!(refusal(&little[..little.len() - 1], "a.csv"), GridRefusal::NotUtf8 { line: 1 });
}

#[test]
fn a_file_that_cannot_be_read_says_where() {
    assert_eq!(refusal(b"a,b\nc,\xd0\n", "a.csv"), GridRefusal::NotUtf8 { line: 2 });
    assert_eq!(refusal(b"a\nb,\"c\nd", "a.csv"), GridRefusal::OpenQuote { line: 2 });
    assert_eq!(refusal(b"a,b", "a.pdf"), GridRefusal::UnknownKind);
    assert_eq!(shown(b"PK,b", "a.CSV"), ["1", "1: “PK” | “b”"]);
}
