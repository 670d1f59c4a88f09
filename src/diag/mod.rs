//! What the program has to say: rules, findings and the sink that takes them in, and failures of the work itself.

mod diagnostic;
mod failure;
mod finding;
mod level;
mod page;
mod rule;
mod sink;
mod system;

pub use failure::Failure;
pub use finding::{Finding, LocatedFinding};
pub use level::Level;
pub use page::{Example, ExampleKind, Page};
pub use rule::{Family, Rule};
pub(crate) use rule::{Group, advice, rules};
pub use sink::{Lints, MOST_FINDINGS, MOST_SUGGESTED, Setting, Sink};
