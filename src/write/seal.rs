//! The seal of a file: by it cchc knows whether somebody has edited what it wrote.

use crate::text::sha256;

/// Where the formats that have room for a seal carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// A file of Word or Excel, among its properties.
    Package,
    /// A file of text, in a line.
    Text(TextSeal),
}

impl Seal {
    /// Whether a file is as cchc wrote it: none where cchc did not write it, false where it was edited since.
    #[must_use]
    pub fn state(self, bytes: &[u8]) -> Option<bool> {
        match self {
            Self::Package => package_state(bytes),
            Self::Text(seal) => seal.state(bytes),
        }
    }
}

#[cfg(feature = "office")]
fn package_state(bytes: &[u8]) -> Option<bool> {
    crate::ooxml::mark_of(bytes)
}

#[cfg(not(feature = "office"))]
const fn package_state(_: &[u8]) -> Option<bool> {
    None
}

/// The line that seals a file of text. It holds the first digits of the SHA-256 of all other lines, whose ends do not
/// count: git may turn them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSeal {
    /// `X-CCHC-CONTENT:…`, behind the properties at the head of an iCalendar file.
    Calendar,
    /// `<!-- cchc-content: … -->`, the last line of an HTML page.
    Page,
}

impl TextSeal {
    /// The texts around the hash, and the end of the line.
    const fn form(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Calendar => ("X-CCHC-CONTENT:", "", "\r\n"),
            Self::Page => ("<!-- cchc-content: ", " -->", "\n"),
        }
    }

    /// The text with its seal. A seal that it has already gives way.
    #[must_use]
    pub fn seal(self, text: &str) -> String {
        let (before, behind, end) = self.form();
        let lines: Vec<&str> =
            text.split_inclusive('\n').filter(|line| self.hash_in(line.as_bytes()).is_none()).collect();
        let place = match self {
            Self::Calendar => {
                let is_body = |line: &&str| line.starts_with("BEGIN:V") || line.starts_with("END:V");
                lines.iter().skip(1).position(is_body).map_or(lines.len(), |place| place + 1)
            }
            Self::Page => lines.len(),
        };
        let (head, body) = lines.split_at_checked(place).unwrap_or((&lines, &[]));
        let hash = digest(lines.iter().map(|line| line.as_bytes()));
        format!("{}{before}{hash}{behind}{end}{}", head.concat(), body.concat())
    }

    /// Whether a file is as cchc wrote it: none where it has no seal, false where it was edited since.
    #[must_use]
    pub fn state(self, bytes: &[u8]) -> Option<bool> {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let place = lines.iter().rposition(|line| self.hash_in(line).is_some())?;
        let written = self.hash_in(lines.get(place)?)?;
        let others = lines.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, line)| *line);
        Some(written == digest(others).as_bytes())
    }

    /// The bytes in the place of the hash, if it is a line of a seal.
    fn hash_in(self, line: &[u8]) -> Option<&[u8]> {
        let (before, behind, _) = self.form();
        without_end(line).strip_prefix(before.as_bytes())?.strip_suffix(behind.as_bytes())
    }
}

/// So many digits tell an edited file. All 64 would make a line that a calendar has to fold.
const DIGITS: usize = 32;

fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn digest<'l>(lines: impl Iterator<Item = &'l [u8]>) -> String {
    let mut all = Vec::new();
    for line in lines {
        all.extend_from_slice(without_end(line));
        all.push(b'\n');
    }
    sha256(&all).chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::TextSeal;

    const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const PAGE: &str = "<!doctype html>\n<title>Hoà</title>\n";

    #[test]
    fn a_seal_tells_its_file_from_an_edited_one_and_from_one_of_others() {
        for (seal, text) in [(TextSeal::Calendar, CALENDAR), (TextSeal::Page, PAGE)] {
            assert_eq!(seal.state(text.as_bytes()), None);
            let sealed = seal.seal(text);
            assert_eq!(seal.state(sealed.as_bytes()), Some(true), "{sealed}");
            assert_eq!(seal.seal(&sealed), sealed, "a second seal changes nothing");
            let bare = sealed.replace("\r\n", "\n");
            assert_eq!(seal.state(bare.as_bytes()), Some(true), "git may turn the ends of lines");
            assert_eq!(seal.state(bare.replace('\n', "\r\n").as_bytes()), Some(true));
            for (old, new) in
                [("EVENT", "TODO"), ("Hoà", "Hòa"), ("cchc-content: ", "cchc-content: 0"), ("CONTENT:", "CONTENT:0")]
            {
                let edited = sealed.replace(old, new);
                assert!(edited == sealed || seal.state(edited.as_bytes()) == Some(false), "{edited}");
            }
            assert_eq!(seal.state(format!("{sealed}{sealed}").as_bytes()), Some(false), "two files in one");
            assert_eq!(seal.state(format!("{sealed}\n").as_bytes()), Some(false), "a further line");
        }
    }

    #[test]
    fn the_line_stands_where_each_format_takes_it() {
        let calendar = TextSeal::Calendar.seal(CALENDAR);
        let (head, body) = calendar.split_once("X-CCHC-CONTENT:").expect("the line is there");
        assert_eq!(head, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        assert!(body.contains("\r\nBEGIN:VEVENT\r\n"), "{body}");
        let empty = TextSeal::Calendar.seal("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
        assert!(empty.ends_with("\r\nEND:VCALENDAR\r\n"), "{empty}");
        assert!(TextSeal::Page.seal(PAGE).ends_with(" -->\n"));
    }

    #[test]
    fn no_bytes_make_it_fail() {
        for bytes in
            [&b""[..], b"\n", b"X-CCHC-CONTENT:", b"\xff\xfe<!-- cchc-content:  -->", b"<!-- cchc-content: -->"]
        {
            assert_ne!(TextSeal::Calendar.state(bytes), Some(true));
            assert_ne!(TextSeal::Page.state(bytes), Some(true));
        }
        assert!(TextSeal::Calendar.seal("").starts_with("X-CCHC-CONTENT:"));
    }
}
