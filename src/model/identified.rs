//! The parts of a plan that lists find by an id, and that people also call by other names.

use super::{Area, Assignee, Fund, Indicator, ReportedValue, SpendingContent, Target, TargetGroup, Task};
use crate::value::{HasId, Text};

/// Lets lists find these by the id in this field, or by these names.
macro_rules! identified {
    ($($item:ty, $($field:ident).+, $this:pat => $titles:expr;)*) => {
        $(impl HasId for $item {
            fn id(&self) -> &str {
                self.$($field).+.as_str()
            }

            fn titles(&self) -> Vec<&str> {
                let $this = self;
                $titles
            }
        })*
    };
}
identified! {
    Area, id.value, area => vec![area.title.as_str()];
    Assignee, id.value, one =>
        [one.title.as_str()].into_iter().chain(one.aliases.iter().map(|alias| alias.value.as_str())).collect();
    Fund, id.value, fund => vec![fund.title.as_str()];
    SpendingContent, id.value, content => vec![content.title.as_str()];
    Indicator, id.value, indicator => vec![indicator.title.as_str()];
    ReportedValue, indicator.value, _ => Vec::new();
    TargetGroup, id.value, group => vec![group.title.as_str()];
    Target, id.value, target => target.text.iter().map(Text::as_str).collect();
    Task, id.value, task => vec![task.title.as_str()];
}
