//! Writes a workspace that is made up from a seed:
//!
//!     cargo run --release --example generate -- --plans 150 --seed 1 --faults 10 FOLDER
//!
//! docs/performance.md says what it holds.
#![allow(clippy::print_stderr, clippy::indexing_slicing, missing_docs, reason = "a tool for measuring, not shipped")]

mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;
use workspace::Recipe;

const USAGE: &str = "usage: generate [--plans N] [--seed S] [--faults PERCENT] FOLDER";

fn main() -> ExitCode {
    let Some((recipe, folder)) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some()) {
        eprintln!("{} is not empty", folder.display());
        return ExitCode::from(2);
    }
    let (mut count, mut bytes) = (0u64, 0usize);
    for (path, text) in recipe.files() {
        let path = folder.join(path);
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = made.and_then(|()| std::fs::write(&path, &text)) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::from(2);
        }
        count += 1;
        bytes += text.len();
    }
    eprintln!("{} plans, {count} files, {bytes} bytes", recipe.plans);
    ExitCode::SUCCESS
}

fn read(mut args: impl Iterator<Item = String>) -> Option<(Recipe, PathBuf)> {
    let mut recipe = Recipe { plans: 150, seed: 1, faults: 0 };
    let mut folder = None;
    while let Some(arg) = args.next() {
        let number = |arg: Option<String>| arg.and_then(|arg| arg.parse().ok());
        match arg.as_str() {
            "--plans" => recipe.plans = number(args.next())?,
            "--seed" => recipe.seed = number(args.next())?,
            "--faults" => recipe.faults = number(args.next()).filter(|percent| *percent <= 100)?,
            path if !path.starts_with('-') && folder.is_none() => folder = Some(PathBuf::from(path)),
            _ => return None,
        }
    }
    Some((recipe, folder?))
}
