//! SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), one run for all plans.

use super::fingerprint::Fingerprints;
use super::gravest::Gravest;
use super::json_text::element;
use crate::diag::Level;
use crate::report::{Head, Remark, RemarkKind, Report};
use crate::source::Location;
use crate::text::{Both, Lang, Raw, fill};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Code scanning of GitHub takes no more results of a log.
const MOST_RESULTS: usize = 25_000;

/// Writes the log. A server takes few runs of a log, so all plans share one. Paths are those of the repository.
pub(super) struct Writer {
    results: Gravest,
    names: Fingerprints,
    /// The kinds of remarks, in the order of the first of each; those of the later remarks stand behind the others.
    known: Vec<RemarkKind>,
    known_later: Vec<RemarkKind>,
}

impl Default for Writer {
    fn default() -> Self {
        Self {
            results: Gravest::new(3, MOST_RESULTS),
            names: Fingerprints::default(),
            known: Vec::new(),
            known_later: Vec::new(),
        }
    }
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report) -> io::Result<()> {
        let prefix = &report.head().site.prefix;
        let (now, later) = (report.remarks(), report.later_remarks());
        add_kinds(&mut self.known, &now);
        add_kinds(&mut self.known_later, &later);
        let now = self.results_of(now, prefix);
        let later = self.results_of(later, prefix);
        self.results.add(now, later)
    }

    pub(super) fn close(self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        let Head { lang, site, command, .. } = report.head();
        begin(&site.prefix, out)?;
        let left_out = self.results.write(out)?;
        let invocation = (left_out > 0).then(|| ("invocations", json!([cut(left_out, command, *lang)])));
        // The rules that were met are known behind the results.
        let kinds = self.known.iter().chain(&self.known_later);
        let tool = ("tool", tool(kinds, *lang, env!("CARGO_PKG_REPOSITORY")));
        for (key, value) in invocation.into_iter().chain([tool, ("columnKind", json!("unicodeCodePoints"))]) {
            write!(out, ",\n      \"{key}\": ")?;
            out.write_all(&element(&value, 3)?)?;
        }
        out.write_all(b"\n    }\n  ]\n}\n")
    }

    fn results_of<'p>(&mut self, remarks: Vec<Remark>, prefix: &'p str) -> Vec<(Level, SarifResult<'p>)> {
        let named = self.names.of(&remarks, prefix);
        let result =
            |(remark, fingerprint): (Remark, String)| (remark.level, SarifResult { remark, fingerprint, prefix });
        remarks.into_iter().zip(named).map(result).collect()
    }
}

/// The id of the run names the program and the workspace: by it a server tells the results of several apart, and a
/// later run knows its own file.
fn begin(prefix: &str, out: &mut dyn Write) -> io::Result<()> {
    const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    write!(out, "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n")?;
    write!(out, "      \"automationDetails\": ")?;
    out.write_all(&element(&json!({ "id": format!("cchc/{}", Raw::new(prefix).terminal()) }), 3)?)?;
    out.write_all(b",\n      \"results\": ")
}

/// The run, which says that results were left out.
fn cut(left_out: usize, command: &str, lang: Lang) -> Value {
    const SAYS: Both = Both {
        en: "A server takes {most} results. {count} more are left out, the least grave first; `cchc {command}` shows all.",
        vi: "Máy chủ chỉ nhận {most} kết quả. {count} kết quả nữa được bỏ bớt, từ mức nhẹ nhất; `cchc {command}` cho xem tất cả.",
    };
    let text = fill(SAYS.get(lang), |hole| match hole {
        "most" => MOST_RESULTS.to_string(),
        "command" => command.to_owned(),
        _ => left_out.to_string(),
    });
    let notice = json!({ "level": "warning", "message": { "text": text } });
    json!({ "executionSuccessful": true, "toolExecutionNotifications": [notice] })
}

fn add_kinds(known: &mut Vec<RemarkKind>, remarks: &[Remark]) {
    for remark in remarks {
        if !known.contains(&remark.kind) {
            known.push(remark.kind);
        }
    }
}

/// A remark with its name.
struct SarifResult<'p> {
    remark: Remark,
    fingerprint: String,
    prefix: &'p str,
}

impl Serialize for SarifResult<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        result(&self.remark, &self.fingerprint, self.prefix).serialize(serializer)
    }
}

/// The program and its rules. The address of the repository may be empty: then the log has no addresses.
fn tool<'k>(known: impl Iterator<Item = &'k RemarkKind>, lang: Lang, repository: &str) -> Value {
    let mut driver = json!({
        "name": "cchc",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": lang.code(),
        "rules": known.map(|kind| descriptor(*kind, lang, repository)).collect::<Vec<_>>(),
    });
    if let (Some(driver), false) = (driver.as_object_mut(), repository.is_empty()) {
        driver.insert("informationUri".to_owned(), json!(repository));
    }
    json!({ "driver": driver })
}

fn descriptor(kind: RemarkKind, lang: Lang, repository: &str) -> Value {
    let (short, full) = kind.explanation(lang);
    let mut descriptor = json!({
        "id": kind.id(),
        "name": kind.name(),
        "shortDescription": { "text": short },
        "fullDescription": { "text": full },
        "help": { "text": full },
        "defaultConfiguration": { "level": kind.level().word() },
    });
    if let (Some(descriptor), false) = (descriptor.as_object_mut(), repository.is_empty()) {
        // The pages of this version; GitHub and GitLab both know this form.
        let version = env!("CARGO_PKG_VERSION");
        let page = format!("{repository}/blob/v{version}/docs/{}", page(kind, lang));
        descriptor.insert("helpUri".to_owned(), json!(page));
    }
    descriptor
}

/// The page of the documentation about a kind, by its path in docs/.
#[must_use]
pub fn page(kind: RemarkKind, lang: Lang) -> String {
    let command = |name| {
        Both { en: "reference/commands.md#cchc-", vi: "reference/commands.vi.md#cchc-" }.get(lang).to_owned() + name
    };
    match kind {
        RemarkKind::Rule(rule) => format!("rules/{}.md", rule.name),
        RemarkKind::Verdict(_) => command("check-targets"),
        RemarkKind::State(_) => command("status"),
        RemarkKind::Change(_) => "diff.md".to_owned(),
    }
}

fn result(remark: &Remark, fingerprint: &str, prefix: &str) -> Value {
    let message = match &remark.help {
        Some(help) => format!("{}\n{help}", remark.message),
        None => remark.message.clone(),
    };
    let mut result = json!({
        "ruleId": remark.kind.id(),
        "level": remark.level.word(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": physical(&remark.at, prefix) }],
        "partialFingerprints": { "cchc/v1": fingerprint },
    });
    if let (Some(result), Some(plan)) = (result.as_object_mut(), &remark.plan) {
        result.insert("properties".to_owned(), json!({ "plan": plan }));
    }
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
    use super::{tool, uri};
    use crate::diag::{Level, Rule};
    use crate::report::RemarkKind;
    use crate::text::{Both, Lang};

    static RULE: Rule = Rule {
        code: "E401",
        name: "no-lead",
        level: Level::Warning,
        says: Both::same("no lead"),
        help: None,
        page: "# E401: no lead\n\nText.\n",
        groups: &[],
    };

    #[test]
    fn a_log_has_addresses_where_the_project_has_one() {
        let kinds = [RemarkKind::Rule(&RULE)];
        let driver = &tool(kinds.iter(), Lang::En, "https://localhost/cchc")["driver"];
        assert_eq!(driver["informationUri"], "https://localhost/cchc");
        let page = concat!("https://localhost/cchc/blob/v", env!("CARGO_PKG_VERSION"), "/docs/rules/no-lead.md");
        assert_eq!(driver["rules"][0]["helpUri"], page);
    }

    #[test]
    fn a_log_has_no_empty_address() {
        let kinds = [RemarkKind::Rule(&RULE)];
        let driver = tool(kinds.iter(), Lang::Vi, "");
        assert!(!driver.to_string().contains("Uri"), "{driver}");
    }

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("plans/xã a:b/tasks.toml"), "plans/x%C3%A3%20a%3Ab/tasks.toml");
    }
}
