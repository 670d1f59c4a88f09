//! Messages of the program: rules, findings, the sink that takes them in, and failures of a command.

mod diagnostic;
mod failure;
mod finding;
mod level;
mod page;
mod repair;
mod rule;
mod sink;
mod system;

pub(crate) use failure::Failure;
pub(crate) use finding::LocatedNote;
pub use finding::{Finding, LocatedFinding};
pub use level::Level;
pub use page::{Example, ExampleKind, Page};
pub(crate) use repair::Repair;
pub use rule::{Family, Rule};
pub(crate) use rule::{Group, advice, rules};
pub use sink::{Lints, Setting, Sink};
pub(crate) use sink::{MOST_FINDINGS, MOST_SUGGESTED};
