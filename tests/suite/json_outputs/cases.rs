//! Outputs of every command over many workspaces.

use super::super::generated::{Recipe, write};
use super::super::machine_outputs::{hidden, hostile};
use super::super::{Workspace, cchc, diff_facts, repository, run};
use super::special::special;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::thread;

/// Reports on all plans of a workspace.
const REPORTS: &[&str] = &[
    "validate",
    "status",
    "status --by area",
    "status --by assignee",
    "status --by month",
    "status --by locality",
    "status --by level",
    "status --by parent",
    "status --state overdue,due-soon --tasks",
    "status --reports",
    "check-targets",
    "check-targets --by plan",
    "check-targets --by locality",
    "check-targets --by level",
    "check-targets --by parent",
    "check-targets --target so-hoa",
    "check-targets --against-parent",
    "rank diem-par-index",
    "rank xep-hang-par-index --period 2023-Q1",
    "assign",
    "assign --by assignee",
    "assign --suggest",
    "assign --suggest --write --dry-run",
    "done",
    "record",
    "record --period 2023-Q3",
    "difficulties",
    "difficulties --open",
    "funding",
    "funding --by plan --tasks",
    "paper annex --table funding --draft -p *long-an*",
    "score",
    "score --fill",
    "paper annex --table tasks --draft -p *mau*",
    "paper plan --draft -p *long-an*",
    "paper report --draft",
    "ci",
    "diff HEAD",
    "done 1.1 --on 2023-03-20 --dry-run",
    "assign 1.1 --lead tu-phap-ho-tich --dry-run",
    "progress 1.2 --percent 50 --dry-run",
    "record ty-le-so-hoa --numerator 700 --denominator 1020 --period 2023-Q3 --dry-run",
    "add task --id 1.99 --title x --due monthly --dry-run",
    "drop task 1.1 --why x --dry-run",
    "due 1.1 2023-12-01 --dry-run",
    "raise x --dry-run",
    "resolve kk-1 --how x --dry-run",
    "amend 1/QĐ --date 2023-03-01 --about x --dry-run",
    // Slips.
    "staus",
    "status --by nothing",
    "done 99.9 --dry-run",
];

const DAYS: &[&str] = &["2023-03-15", "2023-09-30", "2024-01-31"];

/// A run: where, when, and the arguments.
struct Run<'f> {
    folder: &'f Path,
    day: &'f str,
    args: Vec<&'f str>,
}

pub fn outputs() -> Vec<Value> {
    let generated = write(Recipe { plans: 20, seed: 2, faults: 30 });
    let facts = diff_facts::turned();
    let workspaces = [Workspace::empty().with("cchc.toml", ""), Workspace::minimal(), unnamed(), hostile(), hidden()];
    let mut folders: Vec<PathBuf> =
        ["", "examples/thi-xa-mau", "tests/cmd/base"].map(|at| repository().join(at)).into();
    folders.extend(workspaces.iter().map(|workspace| workspace.path().to_owned()));
    folders.extend([generated.path().to_owned(), facts.path().to_owned()]);
    let mut runs = Vec::new();
    for (number, folder) in folders.iter().enumerate() {
        for (at, report) in REPORTS.iter().enumerate() {
            // Each report on each workspace, on some day, and some in English.
            let days = if folder.ends_with("thi-xa-mau") { DAYS } else { &DAYS[(at + number) % 3..][..1] };
            let lang = if (at + number) % 2 == 0 { "vi" } else { "en" };
            let args: Vec<&str> = report.split(' ').chain(["--lang", lang]).collect();
            runs.extend(days.iter().map(|day| Run { folder, day, args: args.clone() }));
        }
    }
    let mut outputs: Vec<Value> = thread::scope(|scope| {
        let (even, odd): (Vec<_>, Vec<_>) = runs.iter().enumerate().partition(|(at, _)| at % 2 == 0);
        let halves = [even, odd].map(|half| {
            scope.spawn(move || {
                half.into_iter().map(|(_, run)| output(run.folder, run.day, &run.args)).collect::<Vec<_>>()
            })
        });
        halves.into_iter().flat_map(|half| half.join().expect("every output is JSON")).collect()
    });
    outputs.extend(special());
    outputs
}

/// A plan whose folder stands for its id, which is missing.
fn unnamed() -> Workspace {
    let workspace = Workspace::empty().with_folder("examples/minimal/plans/mau", "plans/xã mẫu (2)");
    workspace.with("cchc.toml", "").but("plans/xã mẫu (2)/plan.toml", "id = \"mau\"\n", "")
}

pub fn output(folder: &Path, day: &str, args: &[&str]) -> Value {
    let mut command = cchc();
    let outcome = run(command.arg("-C").arg(folder).args(args).args(["--as-of", day, "--output-format", "json"]));
    assert!((0..=2).contains(&outcome.status), "{args:?}: {}", outcome.all());
    outcome.json()
}
