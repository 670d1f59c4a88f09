//! Measures times as ratios of one run: the programs run in turn, and each ratio is the median of the ratios of pairs.
//!
//!     cargo bench --bench ratios -- [--plans N] [--runs R] [--gate] [--against COMMAND]
//!
//! cchc is compared with a program that does nothing, with a plain read of the same files, and with a parse by `toml`
//! and serde. The benchmark starts itself again to do only that. docs/performance.md explains the rows.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a tool for measuring, not shipped: what stops it shall be seen"
)]

mod other;
mod workspace;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use workspace::Recipe;

/// Before the third report is due: a sound plan has no finding on that day.
const AS_OF: [&str; 2] = ["--as-of", "2023-08-31"];

/// A row of the table: what, the goal, and above which ratio a gated run fails. A gate leaves room for noise.
struct Row {
    name: String,
    goal: &'static str,
    ratio: f64,
    gate: Option<f64>,
}

struct Asked {
    plans: u64,
    runs: usize,
    gate: bool,
    against: Option<String>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let Some(work) = args.first().and_then(|name| other::named(name)) {
        work(&args[1..]);
        return ExitCode::SUCCESS;
    }
    let mut asked = Asked { plans: 150, runs: 7, gate: false, against: None };
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--plans" => asked.plans = rest.next().expect("a number").parse().expect("a number"),
            "--runs" => asked.runs = rest.next().expect("a number").parse().expect("a number"),
            "--gate" => asked.gate = true,
            "--against" => asked.against = Some(rest.next().expect("a command").clone()),
            other => panic!("what is {other}?"),
        }
    }
    let rows = measure(&asked);
    println!("\n{:<66} {:>9} {:>8}", "work", "goal", "measured");
    let mut failed = false;
    for Row { name, goal, ratio, gate } in rows {
        let over = asked.gate && gate.is_some_and(|gate| ratio > gate);
        failed |= over;
        println!("{name:<66} {goal:>9} {ratio:>8.2}{}", if over { "  too slow" } else { "" });
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn measure(asked: &Asked) -> Vec<Row> {
    let (clean, faulty) = (made(asked.plans, 0), made(asked.plans, 100));
    let (clean, faulty) = (clean.path(), faulty.path());
    let one = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rows = Vec::new();
    let mut row = |name: String, goal, gate, one: &dyn Fn() -> Command, two: &dyn Fn() -> Command| {
        let ratio = ratio(asked.runs, one, two);
        println!("{name}: {ratio:.2}");
        rows.push(Row { name, goal, ratio, gate });
    };
    let plans = asked.plans;

    let nothing = || other("nothing", &[]);
    row("status, one plan / an empty program".to_owned(), "1.5", Some(5.0), &|| cchc(one, "status", 1), &nothing);
    for command in ["validate", "status", "check-targets"] {
        for jobs in [1, 2] {
            row(
                format!("{command}, {plans} plans / a plain read, {jobs} thread(s) each"),
                if command == "validate" { "3" } else { "" },
                None,
                &|| cchc(clean, command, jobs),
                &|| other("read", &[clean.to_str().unwrap(), &jobs.to_string()]),
            );
        }
        row(
            format!("{command}, {plans} plans / parsing with toml and serde, 1 thread each"),
            "",
            Some(3.0),
            &|| cchc(clean, command, 1),
            &|| other("parse", &[clean.to_str().unwrap(), "1"]),
        );
    }
    // Wall time says this of a machine with two processors to spare; elsewhere it says what the machine was busy with.
    row(
        format!("validate, {plans} plans, 2 threads / 1 thread"),
        "0.60",
        None,
        &|| cchc(clean, "validate", 2),
        &|| cchc(clean, "validate", 1),
    );
    row(
        format!("validate, {plans} plans, all faulty / all clean"),
        "1.3",
        Some(3.0),
        &|| cchc(faulty, "validate", 1),
        &|| cchc(clean, "validate", 1),
    );
    if let Some(against) = &asked.against {
        let mut words = against.split_whitespace();
        let program = words.next().expect("a command").to_owned();
        let words: Vec<String> = words.map(str::to_owned).collect();
        row(format!("validate, {plans} plans / {against}"), "0.05", None, &|| cchc(clean, "validate", 1), &|| {
            let mut command = Command::new(&program);
            command.args(&words).arg(clean);
            command
        });
    }
    for command in ["validate", "status", "check-targets"] {
        match peak(cchc(clean, command, 2)) {
            Some(mebibytes) => {
                println!("{command}, {plans} plans, 2 threads: peak memory {mebibytes:.0} MiB (goal 64)");
            }
            None => println!("{command}: this system does not say how much memory it takes"),
        }
    }
    rows
}

/// A workspace of so many plans.
fn made(plans: u64, faults: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in (Recipe { plans, seed: 1, faults }).files() {
        let path: PathBuf = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn cchc(folder: &Path, command: &str, jobs: usize) -> Command {
    let mut cchc = Command::new(env!("CARGO_BIN_EXE_cchc"));
    cchc.arg("-C").arg(folder).arg(command).args(AS_OF).args(["--jobs", &jobs.to_string()]);
    cchc
}

/// This program, started to do something else.
fn other(work: &str, args: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(work).args(args);
    command
}

/// The median of the ratios of pairs, after one pair that does not count.
fn ratio(runs: usize, one: &dyn Fn() -> Command, two: &dyn Fn() -> Command) -> f64 {
    let pair = |_| time(one()).as_secs_f64() / time(two()).as_secs_f64();
    pair(0);
    let mut ratios: Vec<f64> = (0..runs.max(1)).map(pair).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

fn time(mut command: Command) -> Duration {
    let start = Instant::now();
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let elapsed = start.elapsed();
    assert!(matches!(status.as_ref().map(std::process::ExitStatus::code), Ok(Some(0 | 1))), "{command:?}: {status:?}");
    elapsed
}

/// The most memory that a run takes, in MiB, as Linux counts it.
fn peak(mut command: Command) -> Option<f64> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let file = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().ok()?.is_none() {
        let status = fs::read_to_string(&file).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).or(most);
        std::thread::sleep(Duration::from_millis(2));
    }
    most.map(|kibibytes| kibibytes / 1024.0)
}
