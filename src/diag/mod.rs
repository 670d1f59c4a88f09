//! What the program has to say about files: rules, findings and the sink that takes them in.

mod arg;
mod finding;
mod level;
mod page;
mod rule;
mod sink;

pub use arg::{Arg, Args};
pub use finding::{Finding, LocatedFinding, LocatedNote, Note};
pub use level::Level;
pub use page::{Example, ExampleKind, Page};
pub use rule::{Rule, rule_page};
pub use sink::{Lints, MOST_FINDINGS, MOST_SUGGESTED, Setting, Sink};
