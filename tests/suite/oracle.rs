//! The harness of the second implementations (`oracle_states`, `oracle_targets`, `oracle_scores`): workspaces are drawn
//! from seeds, the program runs over each, and what it prints is compared with what the oracle answers.
//!
//! Few workspaces are tried by default, so that a run takes seconds. More, or one alone, with a table of the draws:
//!
//! ```sh
//! CCHC_ORACLE_WORKSPACES=20000 cargo test --test suite oracle_states::the_program -- --nocapture
//! CCHC_ORACLE_SEED=17 CCHC_ORACLE_WORKSPACES=1 cargo test --test suite oracle_targets::the_program
//! ```
//!
//! `CCHC_ORACLE_SHOWN` says how many differences are shown; a run ends when it has found so many. `CCHC_ORACLE_PROGRAM`
//! is the path of another build of the program, for example a fast one.

mod compare;
mod rng;
mod slip;
mod tally;

pub use compare::{by_id, compare, errors};
pub use rng::Rng;
pub use slip::Slip;
pub use tally::Tally;

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::{env, io};

/// So many workspaces are tried at the same time and in any order, before the differences are counted.
const AT_ONCE: u64 = 50;

/// No more differences than this are shown by default.
const SHOWN: u64 = 10;

/// Every difference between what a command prints for a workspace and what the oracle answers.
pub type Differences<W> = fn(workspace: &W, printed: &Value) -> Vec<String>;

/// A second implementation.
pub trait Oracle {
    /// The thing that it draws from a seed.
    type Workspace: 'static;

    /// How many workspaces are tried by default.
    const WORKSPACES: u64;

    /// The things that a run must draw: tables of the tally with the names that each must hold, at least 200 times in
    /// so many workspaces, and in that proportion in a shorter run. The program must have them by now (`on.rs`).
    const MUST_DRAW: &[(&str, &[&str])];

    /// The number of workspaces in which each of these things must be drawn 200 times.
    const DRAWN_IN: u64 = 20_000;

    /// The commands that are run, each with how its answer is compared.
    const COMMANDS: &[(&[&str], Differences<Self::Workspace>)];

    fn draw(seed: u64) -> Self::Workspace;

    fn count(workspace: &Self::Workspace, tally: &mut Tally);

    fn write(workspace: &Self::Workspace, folder: &Path) -> io::Result<()>;

    /// The day from which the program looks.
    fn as_of(workspace: &Self::Workspace) -> String;
}

/// Tries as many workspaces as the environment asks for.
pub fn hold<O: Oracle>() {
    let first = number_from_env("CCHC_ORACLE_SEED", 0);
    let last = first + number_from_env("CCHC_ORACLE_WORKSPACES", O::WORKSPACES);
    let shown = usize::try_from(number_from_env("CCHC_ORACLE_SHOWN", SHOWN)).expect("a small number");
    let (mut tally, mut differences, mut seed) = (Tally::default(), Vec::new(), first);
    while seed < last && differences.len() < shown {
        let next = last.min(seed + AT_ONCE);
        for (drawn, found) in (seed..next).into_par_iter().map(try_seed::<O>).collect::<Vec<_>>() {
            tally.add_all(drawn);
            differences.extend(found);
        }
        seed = next;
    }
    eprintln!("{tally}");
    if first == 0 && seed == last && last >= O::WORKSPACES {
        assert_drawn::<O>(&tally, last);
    }
    let found = differences.len();
    differences.truncate(shown);
    assert!(
        differences.is_empty(),
        "{found} differences in {} workspaces, the first of them:\n\n{}\n",
        seed - first,
        differences.join("\n\n")
    );
}

/// Fails unless each slip makes a difference in one of the workspaces, and the oracle without a slip makes none. The
/// oracle with a slip stands for a program with that fault. `printed` gives what a right program prints.
pub fn expect_slips_to_show<W: Clone + Sync, P: Send + Sync>(
    workspaces: &[W],
    slips: &[Slip],
    printed: impl Fn(&W) -> P + Sync + Send,
    slipped: impl Fn(&W, Slip) -> W + Sync,
    differences: impl Fn(&W, &P) -> Vec<String> + Sync,
) {
    let right: Vec<P> = workspaces.par_iter().map(printed).collect();
    for (workspace, printed) in workspaces.iter().zip(&right).take(5) {
        assert_eq!(differences(workspace, printed), Vec::<String>::new());
    }
    let is_hidden = |slip: &&Slip| {
        let mut all = workspaces.iter().zip(&right);
        all.all(|(workspace, printed)| differences(&slipped(workspace, **slip), printed).is_empty())
    };
    let hidden: Vec<&Slip> = slips.par_iter().filter(is_hidden).collect();
    assert!(hidden.is_empty(), "nothing shows {hidden:?}");
}

/// Everything that must be drawn was, often enough for so many workspaces.
fn assert_drawn<O: Oracle>(tally: &Tally, workspaces: u64) {
    let least = (workspaces * 200).div_ceil(O::DRAWN_IN);
    for (table, names) in O::MUST_DRAW {
        for name in *names {
            let count = tally.count(table, name);
            assert!(count >= least, "{table}, {name}: drawn {count} times in {workspaces} workspaces, not {least}");
        }
    }
}

/// A number from the environment, or the default where it is not set.
fn number_from_env(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} must be a whole number, not {text:?}")),
        Err(_) => default,
    }
}

/// Draws a workspace and finds the differences. Where there is one, the folder is kept to look at.
fn try_seed<O: Oracle>(seed: u64) -> (Tally, Vec<String>) {
    let workspace = O::draw(seed);
    let mut tally = Tally::default();
    O::count(&workspace, &mut tally);
    let dir = tempfile::tempdir().expect("a temporary folder");
    O::write(&workspace, dir.path()).expect("the workspace can be written");
    let mut found = Vec::new();
    for (args, differences) in O::COMMANDS {
        let faults = match printed(dir.path(), &O::as_of(&workspace), args) {
            Ok(printed) => differences(&workspace, &printed),
            Err(why) => vec![why],
        };
        let place = format!("seed {seed}, as of {}, {}, {}", O::as_of(&workspace), dir.path().display(), args[0]);
        found.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
    }
    if !found.is_empty() {
        let _kept = dir.keep();
    }
    (tally, found)
}

/// The JSON that a command prints. Its `ok` says whether it found something, and so must its exit status.
pub fn printed(folder: &Path, as_of: &str, args: &[&str]) -> Result<Value, String> {
    let program = env::var_os("CCHC_ORACLE_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_cchc").into());
    let mut command = Command::new(program);
    command.arg("-C").arg(folder).args(args).args(["--as-of", as_of, "--output-format", "json", "--lang", "en"]);
    for name in ["CCHC_AS_OF", "CCHC_LANG"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the program can be started");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let printed: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{}, stdout is not JSON: {error}\n{stderr}", output.status))?;
    if output.status.code() == Some(i32::from(printed["ok"] != true)) {
        return Ok(printed);
    }
    Err(format!("{}, and ok is {}\n{}\n{stderr}", output.status, printed["ok"], errors(&printed).join("\n")))
}
