//! JUnit XML: the checks of a run, which CI servers show as a page of tests.

use super::parallel::each_in_parallel;
use crate::report::{Case, Outcome, Report};
use crate::text::{Shown, Spool, code_of};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A suite for each kind of check of each plan, in the order of their first cases.
#[derive(Default)]
pub(super) struct Writer {
    /// The suites of each list of cases: all parts of one stand before those of the next.
    lists: Vec<Spool>,
    all: Counts,
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report) -> io::Result<()> {
        let prefix = &report.head().site.prefix;
        for (number, cases) in report.cases().into_iter().enumerate() {
            if self.lists.len() <= number {
                self.lists.push(Spool::default());
            }
            let suites = suites(&cases);
            for (_, _, cases) in &suites {
                self.all.add(cases);
            }
            let texts = each_in_parallel(suites, FEW, |(suite, plan, cases)| {
                let counts = Counts::of(&cases);
                let name = counts.attributes(&format!("{plan} {suite}"));
                let file = file_of(&cases).map(|file| format!(" file=\"{}\"", attribute(&format!("{prefix}{file}"))));
                let file = file.unwrap_or_default();
                let mut xml = format!("  <testsuite {name} skipped=\"{}\"{file}>\n", counts.skipped);
                xml.extend(cases.into_iter().map(written));
                xml.push_str("  </testsuite>\n");
                xml
            });
            if let Some(list) = self.lists.get_mut(number) {
                texts.iter().try_for_each(|text| list.write_all(text.as_bytes()))?;
            }
        }
        Ok(())
    }

    pub(super) fn close(self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        let name = format!("cchc {}", report.head().command);
        write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {}>\n", self.all.attributes(&name))?;
        self.lists.iter().try_for_each(|list| list.write_into(out))?;
        out.write_all(b"</testsuites>\n")
    }
}

/// So few suites are written by one thread.
const FEW: usize = 8;

/// The cases by kind and plan, in the order of the first of each.
fn suites(cases: &[Case]) -> Vec<(&'static str, &str, Vec<&Case>)> {
    let mut numbers: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut suites: Vec<(&'static str, &str, Vec<&Case>)> = Vec::new();
    for case in cases {
        let number = *numbers.entry((case.suite, &case.plan)).or_insert(suites.len());
        match suites.get_mut(number) {
            Some((_, _, cases)) => cases.push(case),
            None => suites.push((case.suite, &case.plan, vec![case])),
        }
    }
    suites
}

/// The one file that all cases are about which are about one.
fn file_of<'c>(cases: &[&'c Case]) -> Option<&'c str> {
    let mut files = cases.iter().filter_map(|case| case.file.as_deref());
    let first = files.next()?;
    files.all(|file| file == first).then_some(first)
}

/// How many cases there are, and how they ended.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn of(cases: &[&Case]) -> Self {
        let mut counts = Self::default();
        counts.add(cases);
        counts
    }

    fn add(&mut self, cases: &[&Case]) {
        for case in cases {
            self.tests += 1;
            match case.outcome {
                Outcome::Passed => {}
                Outcome::Skipped(_) => self.skipped += 1,
                Outcome::Failed { .. } => self.failures += 1,
            }
        }
    }

    /// The attributes that one suite and all of them together have. The schema of Jenkins has no `skipped` for all.
    fn attributes(self, name: &str) -> String {
        let Self { tests, failures, .. } = self;
        let name = attribute(name);
        format!("name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"")
    }
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
    for c in Shown::of(text).as_str().chars() {
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
    use super::written;
    use crate::report::{Case, Outcome};

    #[test]
    fn nothing_leaves_its_place() {
        let hostile = "a\u{1b}[2J\u{202e}\"><x>&\n::error::\u{ffff}";
        let case = Case {
            suite: "files",
            plan: hostile.to_owned(),
            name: hostile.to_owned(),
            file: Some(hostile.to_owned()),
            outcome: Outcome::Failed {
                kind: hostile.to_owned(),
                message: hostile.to_owned(),
                details: hostile.to_owned(),
            },
            remark: None,
        };
        let xml = written(&case);
        assert!(!xml.contains(['\u{1b}', '\u{202e}', '\u{ffff}']), "{xml}");
        assert!(!xml.contains("<x>") && !xml.contains("\n::error"), "{xml}");
    }
}
