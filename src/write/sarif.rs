//! SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), one run for each plan.

use super::fingerprint::fingerprints;
use super::json;
use crate::report::{Remark, RemarkKind, Report};
use crate::source::Location;
use crate::text::Lang;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Value>,
}

/// Writes the log. Each plan has a run, so a run without results shows a clean plan. Remarks without a plan have a run
/// of their own. Paths are those of the repository.
pub(super) fn write(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    let (head, remarks) = (report.head(), report.remarks());
    let mut by_plan: BTreeMap<&str, Vec<Remark>> = report.ids().into_iter().map(|plan| (plan, Vec::new())).collect();
    for remark in &remarks {
        by_plan.entry(remark.plan.as_deref().unwrap_or_default()).or_default().push(remark.clone());
    }
    // A log without a run is not valid.
    if by_plan.is_empty() {
        by_plan.insert("", Vec::new());
    }
    let runs = by_plan.into_iter().map(|(plan, remarks)| run(plan, &remarks, &head.prefix, head.lang)).collect();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs,
    };
    json::write_value(&log, out)
}

fn run(plan: &str, remarks: &[Remark], prefix: &str, lang: Lang) -> Value {
    let mut known: Vec<RemarkKind> = Vec::new();
    let results: Vec<Value> = remarks
        .iter()
        .zip(fingerprints(remarks))
        .map(|(remark, fingerprint)| {
            let index = known.iter().position(|kind| *kind == remark.kind).unwrap_or_else(|| {
                known.push(remark.kind);
                known.len() - 1
            });
            result(remark, index, &fingerprint, prefix)
        })
        .collect();
    let automation = if plan.is_empty() { "cchc/".to_owned() } else { format!("cchc/{plan}/") };
    json!({
        "tool": { "driver": {
            "name": "cchc",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": lang.code(),
            "rules": known.iter().map(|kind| descriptor(*kind, lang)).collect::<Vec<_>>(),
        } },
        "automationDetails": { "id": automation },
        "columnKind": "unicodeCodePoints",
        "results": results,
    })
}

fn descriptor(kind: RemarkKind, lang: Lang) -> Value {
    let (short, full) = kind.explanation(lang);
    json!({
        "id": kind.id(),
        "name": kind.name(),
        "shortDescription": { "text": short },
        "fullDescription": { "text": full },
        "help": { "text": full },
        "defaultConfiguration": { "level": kind.level().word() },
    })
}

fn result(remark: &Remark, rule_index: usize, fingerprint: &str, prefix: &str) -> Value {
    let message = match &remark.help {
        Some(help) => format!("{}\n{help}", remark.message),
        None => remark.message.clone(),
    };
    let mut result = json!({
        "ruleId": remark.kind.id(),
        "ruleIndex": rule_index,
        "level": remark.level.word(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": physical(&remark.at, prefix) }],
        "partialFingerprints": { "cchc/v1": fingerprint },
    });
    if let (Some(result), false) = (result.as_object_mut(), remark.notes.is_empty()) {
        let related = remark.notes.iter().zip(1..).map(|((says, at), number)| {
            json!({ "id": number, "message": { "text": says }, "physicalLocation": physical(at, prefix) })
        });
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    result
}

fn physical(at: &Location, prefix: &str) -> Value {
    // SARIF's ends are exclusive as ours are, but a region must not end before it starts.
    let end = at.end.max(at.start);
    json!({
        "artifactLocation": { "uri": uri(&format!("{prefix}{}", at.file.as_str())) },
        "region": {
            "startLine": at.start.line,
            "startColumn": at.start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A relative reference of RFC 3986: bytes other than letters, digits, `-._~` and `/` are percent-encoded.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("plans/xã a:b/tasks.toml"), "plans/x%C3%A3%20a%3Ab/tasks.toml");
    }
}
