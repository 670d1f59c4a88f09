//! JUnit XML: the checks of a run, which CI servers show as a page of tests.

use crate::report::{Case, Outcome, Report};
use crate::text::{Raw, code_of};
use std::io::{self, Write};

pub(super) fn write(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(junit(report.head().command, &report.cases()).as_bytes())
}

/// A suite for each kind of check of each plan, in the order of their first cases.
fn junit(command: &str, cases: &[Case]) -> String {
    let mut suites: Vec<(&str, &str)> = Vec::new();
    for case in cases {
        if !suites.contains(&(case.suite, &case.plan)) {
            suites.push((case.suite, &case.plan));
        }
    }
    let all: Vec<&Case> = cases.iter().collect();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.extend(["<testsuites ", &counts(&format!("cchc {command}"), &all), ">\n"]);
    for (suite, plan) in suites {
        let cases: Vec<&Case> = all.iter().copied().filter(|case| case.suite == suite && case.plan == plan).collect();
        xml.extend(["  <testsuite ", &counts(&format!("{plan} {suite}"), &cases), ">\n"]);
        xml.extend(cases.into_iter().map(written));
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

/// The attributes of a suite.
fn counts(name: &str, cases: &[&Case]) -> String {
    let of = |which: fn(&Outcome) -> bool| cases.iter().filter(|case| which(&case.outcome)).count();
    let failures = of(|outcome| matches!(outcome, Outcome::Failed { .. }));
    let skipped = of(|outcome| matches!(outcome, Outcome::Skipped(_)));
    let (name, tests) = (attribute(name), cases.len());
    format!("name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"")
}

fn written(case: &Case) -> String {
    let outcome = match &case.outcome {
        Outcome::Passed => String::new(),
        Outcome::Skipped(why) => format!("      <skipped message=\"{}\"/>\n", attribute(why)),
        Outcome::Failed { kind, message, details } => {
            let (kind, message, details) = (attribute(kind), attribute(message), content(details));
            format!("      <failure type=\"{kind}\" message=\"{message}\">{details}</failure>\n")
        }
    };
    let remark = case.remark.as_ref().map(|remark| format!("      <system-out>{}</system-out>\n", content(remark)));
    let inside = outcome + &remark.unwrap_or_default();
    let (class, name) = (attribute(&format!("{}.{}", case.plan, case.suite)), attribute(&case.name));
    let open = format!("    <testcase classname=\"{class}\" name=\"{name}\"");
    if inside.is_empty() { open + "/>\n" } else { format!("{open}>\n{inside}    </testcase>\n") }
}

/// Text between tags. Hidden characters must not mislead readers of the page, and a CI server may print it into its
/// log.
fn content(text: &str) -> String {
    text.lines().map(attribute).collect::<Vec<_>>().join("\n")
}

/// The value of an attribute, on one line.
fn attribute(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in Raw::new(text).terminal().as_str().chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML 1.0 cannot express these characters.
            '\u{FFFE}' | '\u{FFFF}' => safe.push_str(&code_of(c)),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::junit;
    use crate::report::{Case, Outcome};

    #[test]
    fn nothing_leaves_its_place() {
        let hostile = "a\u{1b}[2J\u{202e}\"><x>&\n::error::\u{ffff}";
        let case = Case {
            suite: "files",
            plan: hostile.to_owned(),
            name: hostile.to_owned(),
            outcome: Outcome::Failed {
                kind: hostile.to_owned(),
                message: hostile.to_owned(),
                details: hostile.to_owned(),
            },
            remark: None,
        };
        let xml = junit("validate", &[case]);
        assert!(!xml.contains(['\u{1b}', '\u{202e}', '\u{ffff}']), "{xml}");
        assert!(!xml.contains("<x>") && !xml.contains("\n::error"), "{xml}");
    }
}
