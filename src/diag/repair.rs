//! The repair of a fault that can have been meant in one way only.

use smol_str::SmolStr;

/// The change that mends a fault. A rule gives one only where nobody can have meant anything else: then a program may
/// make it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Repair {
    /// This text stands for all that the finding marks, as TOML writes it.
    Text(SmolStr),
    /// A name stands for the one that the finding marks. The quotes stay.
    Name { typed: SmolStr, meant: SmolStr },
    /// Every letter of the file is composed.
    Composition,
}
