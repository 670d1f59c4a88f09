//! Text that no output may hold, whatever stands in the files. These checks share no code and no list with the program.

/// Says what is wrong with a page that may reach a terminal or the log of a CI server.
pub fn fault_in(page: &str) -> Option<String> {
    hidden_in(page, &['\n']).or_else(|| command_in(page))
}

/// Panics where a page holds anything that a terminal or a CI server obeys.
pub fn page(what: &str, page: &str) {
    if let Some(fault) = fault_in(page) {
        panic!("{what}: {fault}\n{page}");
    }
}

/// The same of a page with colours, which are all that may be there.
pub fn coloured(what: &str, text: &str) {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\u{1b}[") {
        let end = behind.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(behind.len());
        assert!(behind[end..].starts_with('m'), "{what}: a sequence that is no colour\n{text:?}");
        plain.push_str(before);
        rest = &behind[end + 1..];
    }
    page(what, &(plain + rest));
}

fn hidden_in(page: &str, allowed: &[char]) -> Option<String> {
    let hidden = |c: &char| {
        let is_control = c.is_control() && !allowed.contains(c);
        // Bidirectional marks, zero width, line and paragraph separators, byte order mark, tags.
        let is_invisible = matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E007F}');
        is_control || is_invisible
    };
    page.chars().find(hidden).map(|c| format!("U+{:04X} is there", u32::from(c)))
}

fn command_in(page: &str) -> Option<String> {
    if page.contains("##[") {
        return Some("`##[` is there".to_owned());
    }
    let begins = |line: &&str| line.trim_start_matches(|c: char| c.is_whitespace() || c.is_control()).starts_with("::");
    page.lines().find(begins).map(|line| format!("a line begins with `::`: {line}"))
}

/// Panics where the annotations are anything but so many, each on its line and of one form.
pub fn annotations(page: &str) {
    let plain = page.strip_suffix('\n').unwrap_or(page);
    assert_eq!(hidden_in(plain, &['\n']), None, "{page}");
    assert!(!page.contains("##["), "{page}");
    for line in plain.split('\n').filter(|line| !line.is_empty()) {
        let rest = ["::error ", "::warning ", "::notice "].iter().find_map(|kind| line.strip_prefix(kind));
        let (properties, message) = rest.and_then(|rest| rest.split_once("::")).expect("an annotation");
        let names: Vec<&str> = properties.split(',').map(|pair| pair.split_once('=').expect("a property").0).collect();
        assert!(
            names == ["file", "line", "endLine", "col", "endColumn", "title"]
                || names == ["file", "line", "endLine", "title"],
            "{line}"
        );
        assert!(!properties.contains(':'), "{line}");
        for text in [properties, message] {
            let escapes = text
                .split('%')
                .skip(1)
                .all(|rest| ["25", "0D", "0A", "3A", "2C"].iter().any(|code| rest.starts_with(code)));
            assert!(escapes, "a bare % in {line}");
        }
    }
    assert!(page.is_empty() || page.ends_with('\n'));
}

/// Panics where JSON does not parse, or holds what a terminal or a log obeys.
pub fn json(what: &str, text: &str) -> serde_json::Value {
    page(what, text);
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{what}: {error}\n{text}"))
}

/// Panics where XML does not parse, or holds what a terminal or a log obeys.
pub fn xml(what: &str, text: &str) {
    page(what, text);
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{what}: {error}\n{text}"));
}

/// Panics where a workbook cannot be opened, or a cell of it is a formula or holds what cannot be seen.
pub fn workbook(bytes: Vec<u8>) {
    use calamine::{Reader as _, Xlsx};
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).expect("a sheet").is_empty(), "{name}");
        let cells = book.worksheet_range(&name).expect("a sheet");
        for (_, _, cell) in cells.used_cells() {
            assert_eq!(hidden_in(&cell.to_string(), &[]), None, "{name}");
        }
    }
}

/// Panics where a web page has a tag or an attribute that ours do not have, or anything that a reader cannot see.
pub fn html(what: &str, text: &str) {
    const TAGS: [&str; 37] = [
        "html", "head", "meta", "title", "style", "body", "header", "nav", "a", "p", "h1", "h2", "main", "section",
        "ul", "li", "strong", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "footer", "svg", "defs",
        "pattern", "rect", "circle", "path", "line", "polyline", "text", "tspan", "g",
    ];
    page(what, text);
    let (before, behind) = text.split_once("<style>").expect("a style sheet");
    let (_, behind) = behind.split_once("</style>").expect("its end");
    for part in [before, behind] {
        for tag in part.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{what}: a tag without an end: {tag}"));
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
            let is_known = TAGS.contains(&name) || tag == "!DOCTYPE html" || tag.starts_with("!-- cchc-content: ");
            assert!(is_known, "{what}: <{tag}>");
            let odd = [" on", " style=", " src=", "javascript:"].into_iter().find(|odd| {
                // Values of attributes may hold any words.
                tag.split('"').step_by(2).any(|outside| outside.contains(odd))
            });
            assert_eq!(odd, None, "{what}: <{tag}>");
        }
    }
}

/// Panics where a calendar is not as RFC 5545 has it: short lines, each a property, components one in the other.
pub fn ics(what: &str, text: &str) {
    assert_eq!(hidden_in(text, &['\r', '\n']), None, "{what}\n{text}");
    assert_eq!(command_in(text), None, "{what}\n{text}");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert!(text.ends_with("\r\n") && lines.iter().all(|line| line.len() <= 75), "{what}\n{text}");
    let mut open = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    let unfolded = text.replace("\r\n ", "");
    for line in unfolded.split_terminator("\r\n") {
        assert!(!line.contains(['\r', '\n']), "{what}: {line:?}");
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{what}: {line:?} is no property"));
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-;=".contains(c)), "{what}: {line:?}");
        match name {
            "BEGIN" => open.push(value),
            "END" => assert_eq!(open.pop(), Some(value), "{what}\n{text}"),
            "UID" => assert!(names.insert(value.to_owned()), "{what}: {value} twice\n{text}"),
            _ => assert!(!open.is_empty(), "{what}: {line:?} stands outside"),
        }
    }
    assert!(open.is_empty(), "{what}\n{text}");
}

/// Panics where a table for spreadsheets is ragged, or a cell is a formula.
pub fn csv(what: &str, text: &str) {
    csv_with(what, text, ',', '.');
}

/// The same of CSV with these signs between cells and before decimals, and perhaps a byte order mark.
pub fn csv_with(what: &str, text: &str, separator: char, decimal: char) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    assert_eq!(hidden_in(text, &['\r', '\n']), None, "{what}\n{text}");
    assert_eq!(command_in(text), None, "{what}\n{text}");
    let rows = rows(text, separator);
    for row in &rows {
        assert_eq!(row.len(), rows[0].len(), "{what}: {row:?}\n{text}");
        for cell in row {
            // Blanks before the sign, and its wide form, keep no spreadsheet from reading it.
            let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
            let begins = cell.trim_start().starts_with(signs) || cell.starts_with(['\t', '\r', '\n']);
            let is_formula = begins && !is_number(cell, decimal);
            assert!(!is_formula, "{what}: {cell:?}\n{text}");
        }
    }
}

fn is_number(cell: &str, decimal: char) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let parts: Vec<&str> = digits.split(decimal).collect();
    parts.len() <= 2 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The cells of RFC 4180.
fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => {
                quoted = false;
                assert!(
                    rest.peek().is_some_and(|next| [separator, '\r'].contains(next)),
                    "a quote inside a cell\n{text}"
                );
            }
            '"' => {
                assert!(cell.is_empty(), "a quote inside a cell\n{text}");
                quoted = true;
            }
            other if other == separator && !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(rest.next(), Some('\n'), "{text}");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => {
                assert!(quoted || other != '\n', "{text}");
                cell.push(other);
            }
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "{text}");
    rows
}

/// Panics where Markdown holds HTML, or what a terminal or a log obeys, or notifies anybody.
pub fn markdown(what: &str, text: &str) {
    page(what, text);
    assert!(!text.contains(['<', '>', '@']), "{what}\n{text}");
}
