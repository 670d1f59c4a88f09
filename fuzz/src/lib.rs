//! Properties of cchc that must hold for all bytes, one function for each part of the program. libFuzzer runs them for
//! hours (`fuzz/run`). `cargo test` runs them for seconds: tests/suite/fuzzing.rs includes this file. A function panics
//! where a property does not hold.

pub mod edit;
pub mod harmless;
pub mod imports;
pub mod numbers;
pub mod office;
pub mod reader;
pub mod reports;
pub mod sinks;
pub mod templates;
pub mod untouched;
pub mod validate;
pub mod workspace;

/// One part of the program, with what must hold of it and examples of its inputs.
pub struct Target {
    /// The name of the binary, and of the folder of its inputs.
    pub name: &'static str,
    /// Tries one input.
    pub run: fn(&[u8]),
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// Every part.
pub const TARGETS: [Target; 8] = [
    Target { name: "reader", run: reader::run, seeds: workspace::files },
    Target { name: "validate", run: validate::run, seeds: workspace::bundles },
    Target { name: "edit", run: edit::run, seeds: edit::seeds },
    Target { name: "sinks", run: sinks::run, seeds: sinks::seeds },
    Target { name: "reports", run: reports::run, seeds: workspace::bundles },
    Target { name: "imports", run: imports::run, seeds: imports::seeds },
    Target { name: "templates", run: templates::run, seeds: templates::seeds },
    Target { name: "numbers", run: numbers::run, seeds: numbers::seeds },
];

/// Writes the inputs with which a part begins into the folder that `CCHC_FUZZ_SEEDS` names, if it does.
pub fn plant(name: &str) {
    let Some(folder) = std::env::var_os("CCHC_FUZZ_SEEDS").map(std::path::PathBuf::from) else { return };
    let target = TARGETS.iter().find(|target| target.name == name).expect("a part");
    for (number, seed) in (target.seeds)().into_iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{number}")), seed).expect("a file in the folder");
    }
}
