//! The findings for faults of syntax. A value that is written as people write it gets the form that TOML reads.

use super::counting::numbers_at;
use super::form::Keys;
use crate::diag::{Finding, Repair, Sink};
use crate::parse::slips::{DAY_FORM, SlipKind, is_quoted_text, unquoted};
use crate::parse::syntax_error::{Kind, SyntaxError};
use crate::parse::{rules::BAD_DATE, rules::SYNTAX};
use crate::source::{FileId, Place, Span};
use crate::text::{Both, code_of};
use crate::value::{Numbers, Stretch, day_reading};

pub(super) fn report_errors(
    errors: &[SyntaxError],
    (file, text): (FileId, &str),
    keys: Keys,
    hidden: &[Span],
    sink: &mut Sink,
) {
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
                let finding = Finding::new(&BAD_DATE, place).text("date", written).phrase("fault", fault);
                // A period begins like a day.
                if Stretch::parse(written).is_some() { quoted(finding, written) } else { finding }
            }
            Kind::Slip(kind) => {
                let numbers = || numbers_at(keys, text, error.span.start as usize);
                slip(kind, text.get(error.span.range()).unwrap_or_default(), numbers, place)
            }
            Kind::Value(fault) => {
                let finding = Finding::new(&SYNTAX, place).phrase("fault", fault);
                let written = text.get(error.span.range()).unwrap_or_default();
                if is_bare_name(written) {
                    quoted(finding, written)
                } else if is_quoted_text(written) {
                    // In a list that goes on over several lines.
                    quoted(finding, unquoted(written))
                } else {
                    finding
                }
            }
            Kind::Structure(fault) => Finding::new(&SYNTAX, place).phrase("fault", fault),
        });
    }
}

/// A finding on a text that only lacks its quotes.
fn quoted(finding: Finding, text: &str) -> Finding {
    finding.repair(Repair::Text(format!("\"{text}\"").into()))
}

/// Whether a value that cannot be read is a word of the format or an id that only lacks its quotes. A truth value in
/// capitals lacks none.
fn is_bare_name(written: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_' || c == '-';
    written.starts_with(|c: char| c.is_ascii_alphabetic())
        && written.chars().all(is_of_name)
        && !["true", "false"].iter().any(|word| word.eq_ignore_ascii_case(written))
}

/// The help for a sign that looks like another one.
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
        return finding.text("reading", reading.as_str()).help(STRAIGHT).repair(Repair::Text(reading.into()));
    }
    let is_percent = written.ends_with('%') && !written.contains(',');
    let fault = match (numbers == Numbers::Whole && readings.is_empty(), is_percent) {
        (true, _) => WHOLE,
        (false, true) => PERCENT,
        (false, false) => NUMBER,
    };
    Finding::new(&SYNTAX, place).phrase("fault", fault).write_instead(&readings)
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
            finding.write_instead(reading.as_slice())
        }
        SlipKind::Quotes => {
            let finding = Finding::new(&SYNTAX, place).phrase("fault", QUOTES).text("character", first());
            // A day stands without any quotes.
            let day = day_reading(unquoted(written)).map(|day| day.to_string());
            let reading = day.unwrap_or_else(|| format!("\"{}\"", unquoted(written)));
            let finding = finding.text("reading", reading.as_str()).help(STRAIGHT);
            if is_quoted_text(written) { finding.repair(Repair::Text(reading.into())) } else { finding }
        }
        SlipKind::Blank => {
            let finding = Finding::new(&SYNTAX, place).phrase("fault", BLANK).text("character", first()).help(USUAL);
            finding.repair(Repair::Text(" ".into()))
        }
    }
}
