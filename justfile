# The tasks of a contributor; `just` alone lists them.

[private]
default:
    @just --list

# everything that must hold before a change is taken in, as CI runs it
check:
    bash .ci/run

# the tests; `just test rule_pages` runs those of one module
test *filter:
    cargo test --locked {{ filter }}

# where the plans of this repository stand; `just status --as-of 2023-09-30`
status *options:
    cargo run --quiet --locked -- status {{ options }}

# format the code
fmt:
    cargo fmt

# write docs/reference/ and schemas/ anew
reference:
    cargo run --quiet --locked -- schema --to schemas
    cargo run --quiet --locked -- schema --outputs --to schemas/outputs
    CCHC_WRITE_REFERENCE=1 cargo test --quiet --locked --test suite is_current

# ratios of time against a plain read and others (docs/performance.md)
bench *ARGS:
    cargo bench --locked --bench ratios -- {{ARGS}}

# which lines the tests run; `just coverage --html` shows each (docs/robustness.md)
coverage *ARGS:
    bash .ci/coverage {{ARGS}}

# mutation testing (docs/robustness.md): `just mutants central 0/24`, `just mutants missed`
mutants *ARGS:
    bash .ci/mutants {{ARGS}}

# the long forms of the tests of writing: kills, faults, edits at once, random edits (docs/robustness.md)
long:
    CCHC_LONG=1 cargo test --locked --release --test suite writing -- --nocapture --test-threads=1
    CCHC_PAIRS=200 cargo test --locked --release --test suite two_clerks -- --nocapture
    CCHC_EDIT_FILES=60000 cargo test --locked --release --test suite edit_properties -- --nocapture

# what must hold whatever bytes come, by libFuzzer; `just fuzz short`, `just fuzz long` (docs/robustness.md)
fuzz *ARGS:
    fuzz/run {{ARGS}}
