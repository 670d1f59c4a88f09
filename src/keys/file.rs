//! Reading one file, from its bytes to its tables.

use super::counting::numbers_at;
use super::{Keys, TableReader, ValueReader};
use crate::diag::{Finding, MOST_FINDINGS, Rule, Sink};
use crate::parse::document::Document;
use crate::parse::recovery::recover;
use crate::parse::slips::DAY_FORM;
use crate::parse::{characters, encoding};
use crate::parse::{guard, guard::MOST_FAULTS, guard::MOST_ITEMS, guard::MOST_LEVELS, guard::Verdict};
use crate::parse::{
    rules::BAD_DATE, rules::ENCODING, rules::OUTSIDE_WORKSPACE, rules::SYNTAX, rules::TOO_DEEP, rules::TOO_LARGE,
    rules::UNREADABLE_FILE,
};
use crate::parse::{slips::SlipKind, slips::unquoted};
use crate::parse::{syntax_error::Kind, syntax_error::SyntaxError};
use crate::source::{FileId, FilePath, Files, Place, Refusal, Sources, Span};
use crate::text::{Both, code_of, is_usual};
use crate::value::{Numbers, day_reading};

/// What became of a file.
#[derive(Debug)]
pub enum FileReport<T> {
    /// There is no such file.
    Absent,
    /// It could not be read at all, which was reported.
    Refused,
    /// It was read.
    Read {
        /// What it holds; `None` when what it must hold was faulty.
        value: Option<T>,
        /// The file.
        file: FileId,
        /// Whether nothing was wrong in it.
        sound: bool,
    },
}

/// Reads a file: finds it, decodes it, guards the parser, and reads its root table through `read`.
/// Everything that is wrong goes to `sink`.
pub fn read_file<T>(
    files: &dyn Files,
    path: &FilePath,
    keys: Keys,
    sources: &mut Sources,
    sink: &mut Sink,
    read: impl FnOnce(&mut TableReader<'_, '_, '_>) -> Option<T>,
) -> FileReport<T> {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(Refusal::Absent) => return FileReport::Absent,
        Err(why) => {
            let file = sources.add(path.clone(), String::new());
            sink.push(refused(path, &why, Sources::start(file)));
            return FileReport::Refused;
        }
    };
    let before = sink.faults();
    let Some(file) = decode(bytes, path, sources, sink) else { return FileReport::Refused };
    let text = sources.text(file);
    // Read once more where anything is wrong or unusual, so that every fault of it is named.
    let recovered;
    let document = if let Some(document) = Document::plain(text) {
        document
    } else {
        let Some(GuardedText { unclosed, hidden }) = guard(text, file, sink) else { return FileReport::Refused };
        recovered = recover(text, unclosed);
        report_errors(&recovered.errors, (file, text), keys, &hidden, sink);
        Document::parse(&recovered)
    };
    let mut reader = ValueReader::new(file, text, &document, sink);
    let value = reader.read_table(&document.root, Sources::start(file), keys, read).map(|item| item.value);
    FileReport::Read { value, file, sound: sink.faults() == before }
}

/// Reports a file that should be there and is not, or a folder that cannot be looked into.
pub(crate) fn report_refused(path: &FilePath, why: &Refusal, sources: &mut Sources, sink: &mut Sink) {
    let file = sources.add(path.clone(), String::new());
    sink.push(refused(path, why, Sources::start(file)));
}

/// The findings that `sink` kept, and one more for each file that had more than are kept.
pub(crate) fn all_findings(sink: Sink) -> Vec<Finding> {
    const { assert!(MOST_FINDINGS == 10_000, "the words below name the limit") };
    let limit = Both {
        en: "more than 10,000 findings; the others are not listed",
        vi: "hơn 10.000 phát hiện; phần còn lại không liệt kê",
    };
    let too_many = |file| Finding::new(&TOO_LARGE, Sources::start(file)).phrase("limit", limit);
    let overfull: Vec<Finding> = sink.overfull().into_iter().map(too_many).collect();
    let mut findings = sink.into_findings();
    findings.extend(overfull);
    findings
}

fn refused(path: &FilePath, why: &Refusal, place: Place) -> Finding {
    let rule: &'static Rule = match why {
        Refusal::Outside => &OUTSIDE_WORKSPACE,
        Refusal::TooLarge => &TOO_LARGE,
        Refusal::Absent
        | Refusal::IsFolder
        | Refusal::IsSpecial
        | Refusal::OddName
        | Refusal::LinkedFolder
        | Refusal::TooDeep
        | Refusal::Unfetched
        | Refusal::Nowhere
        | Refusal::System(_) => &UNREADABLE_FILE,
    };
    let reason = match why {
        Refusal::Absent => Both { en: "nothing is there", vi: "không có gì ở đó" },
        Refusal::IsFolder => Both { en: "it is a folder", vi: "đây là thư mục" },
        Refusal::IsSpecial => Both { en: "it is a pipe or a device", vi: "đây là ống dẫn hoặc thiết bị" },
        Refusal::System(std::io::ErrorKind::PermissionDenied) => {
            Both { en: "permission denied", vi: "không có quyền đọc" }
        }
        Refusal::System(std::io::ErrorKind::NotADirectory) => {
            Both { en: "it is not a folder", vi: "đây không phải thư mục" }
        }
        Refusal::Nowhere => Both { en: "the link leads nowhere", vi: "liên kết không dẫn đến đâu" },
        Refusal::OddName => Both { en: "its name is not UTF-8", vi: "tên không phải UTF-8" },
        Refusal::LinkedFolder => Both {
            en: "it is a link; put the plan's folder itself there",
            vi: "đây là liên kết; hãy đặt chính thư mục kế hoạch vào đây",
        },
        Refusal::TooDeep => Both {
            en: "a plan lies at most 16 folders below plans/",
            vi: "kế hoạch chỉ được nằm sâu tối đa 16 thư mục trong plans/",
        },
        Refusal::Unfetched => Both {
            en: "this partial clone of the repository lacks it (clone without `--filter`)",
            vi: "bản sao một phần của kho git không có tệp này (hãy clone không có `--filter`)",
        },
        Refusal::Outside | Refusal::TooLarge | Refusal::System(_) => {
            Both { en: "the system refused to read it", vi: "hệ thống không cho đọc" }
        }
    };
    let limit = Both { en: "more than 4 MiB", vi: "hơn 4 MiB" };
    Finding::new(rule, place).text("file", path.as_str()).phrase("why", reason).phrase("limit", limit)
}

/// The text of a file that can be read at all.
fn decode(bytes: Vec<u8>, path: &FilePath, sources: &mut Sources, sink: &mut Sink) -> Option<FileId> {
    let file = match encoding::decode(bytes) {
        Ok(text) => sources.add(path.clone(), text),
        Err(not_text) => {
            let end = not_text.before.len();
            let file = sources.add(path.clone(), not_text.before);
            let place = Place { file, span: Span::new(end..end) };
            sink.push(Finding::new(&ENCODING, place).phrase("found", not_text.found));
            return None;
        }
    };
    (!characters::conflict_markers(sources.text(file), file, sink)).then_some(file)
}

/// What is known of a text that can be parsed.
struct GuardedText {
    /// A bracket of a value that is never closed.
    unclosed: Option<Span>,
    /// Hidden characters, which were reported.
    hidden: Vec<Span>,
}

/// Looks at a text before any tree is built from it.
fn guard(text: &str, file: FileId, sink: &mut Sink) -> Option<GuardedText> {
    let mut hidden = Vec::new();
    if !is_usual(text) {
        hidden = characters::hidden(text, file, sink);
        characters::decomposed(text, file, sink);
    }
    match guard::check(text) {
        Verdict::Fit { unclosed } => Some(GuardedText { unclosed, hidden }),
        Verdict::TooDeep(span) => {
            sink.push(Finding::new(&TOO_DEEP, Place { file, span }).count("limit", MOST_LEVELS));
            None
        }
        Verdict::TooMany(span) => {
            let limit = Both { en: "more than 100,000 keys and elements", vi: "hơn 100.000 khóa và phần tử" };
            const { assert!(MOST_ITEMS == 100_000, "the words above name the limit") };
            sink.push(Finding::new(&TOO_LARGE, Place { file, span }).phrase("limit", limit));
            None
        }
        Verdict::TooFaulty(span) => {
            let limit = Both { en: "more than 10,000 faults in its words", vi: "hơn 10.000 lỗi trong các từ" };
            const { assert!(MOST_FAULTS == 10_000, "the words above name the limit") };
            sink.push(Finding::new(&TOO_LARGE, Place { file, span }).phrase("limit", limit));
            None
        }
    }
}

fn report_errors(errors: &[SyntaxError], (file, text): (FileId, &str), keys: Keys, hidden: &[Span], sink: &mut Sink) {
    for error in errors {
        // A control character is a fault of its own, and was reported with its name.
        let before = hidden.partition_point(|span| span.start <= error.span.start);
        if hidden.get(..before).and_then(<[Span]>::last).is_some_and(|span| error.span.start <= span.end) {
            continue;
        }
        let place = Place { file, span: error.span };
        sink.push(match error.kind {
            Kind::Date(fault) => {
                let written = text.get(error.span.range()).unwrap_or_default();
                Finding::new(&BAD_DATE, place).text("date", written).phrase("fault", fault)
            }
            Kind::Slip(kind) => {
                let numbers = || numbers_at(keys, text, error.span.start as usize);
                slip(kind, text.get(error.span.range()).unwrap_or_default(), numbers, place)
            }
            Kind::Value(fault) | Kind::Structure(fault) => Finding::new(&SYNTAX, place).phrase("fault", fault),
        });
    }
}

/// What to write in place of a sign that looks like another.
const STRAIGHT: Both =
    Both { en: "{character} is another sign: write {reading}", vi: "{character} là ký tự khác: viết {reading}" };

/// A number that is written as people write it.
fn number_slip(written: &str, numbers: Numbers, place: Place) -> Finding {
    const NUMBER: Both = Both {
        en: "write a number with a point before its decimals and no other sign between its digits",
        vi: "viết số với dấu chấm trước phần thập phân, không có dấu nào khác giữa các chữ số",
    };
    const ODD: Both = Both {
        en: "a sign stands in the number that no number has",
        vi: "trong số có ký tự không dùng để viết số",
    };
    const PERCENT: Both = Both { en: "a number has no sign of percent", vi: "số không kèm dấu phần trăm" };
    const WHOLE: Both = Both {
        en: "a count is a whole number, without point or comma",
        vi: "số đếm phải là số nguyên, không có dấu chấm, dấu phẩy",
    };
    let readings = numbers.readings(written);
    let odd = written.chars().find(|c| !c.is_ascii());
    if let (Some(odd), [reading]) = (odd, readings.as_slice()) {
        let finding = Finding::new(&SYNTAX, place).phrase("fault", ODD).text("character", code_of(odd));
        return finding.text("reading", reading.as_str()).help(STRAIGHT);
    }
    let is_percent = written.ends_with('%') && !written.contains(',');
    let fault = match (numbers == Numbers::Whole && readings.is_empty(), is_percent) {
        (true, _) => WHOLE,
        (false, true) => PERCENT,
        (false, false) => NUMBER,
    };
    Finding::new(&SYNTAX, place).phrase("fault", fault).readings(&readings)
}

/// A value that is written as people write it, with the form that TOML reads.
fn slip(kind: SlipKind, written: &str, numbers: impl FnOnce() -> Numbers, place: Place) -> Finding {
    const QUOTES: Both = Both {
        en: "a text stands between straight quotes, `\"` (U+0022)",
        vi: "chữ phải đặt trong dấu nháy thẳng `\"` (U+0022)",
    };
    const BLANK: Both = Both {
        en: "a blank that is not the usual one (U+0020)",
        vi: "khoảng trắng này không phải dấu cách thường (U+0020)",
    };
    const USUAL: Both = Both {
        en: "{character} stands here: type a blank in its place",
        vi: "ở đây là {character}: gõ lại dấu cách",
    };
    let first = || code_of(written.chars().next().unwrap_or_default());
    match kind {
        SlipKind::Number => number_slip(written, numbers(), place),
        SlipKind::Day => {
            let reading = day_reading(written).map(|day| day.to_string());
            let finding = Finding::new(&BAD_DATE, place).text("date", written).phrase("fault", DAY_FORM);
            finding.readings(reading.as_slice())
        }
        SlipKind::Quotes => {
            let finding = Finding::new(&SYNTAX, place).phrase("fault", QUOTES).text("character", first());
            // A day stands without any quotes.
            let day = day_reading(unquoted(written)).map(|day| day.to_string());
            finding.text("reading", day.unwrap_or_else(|| format!("\"{}\"", unquoted(written)))).help(STRAIGHT)
        }
        SlipKind::Blank => Finding::new(&SYNTAX, place).phrase("fault", BLANK).text("character", first()).help(USUAL),
    }
}
