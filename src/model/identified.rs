//! The parts of a plan that lists find by an id.

use super::{Area, Assignee, Indicator, ReportedValue, Target, Task};
use crate::value::HasId;

/// Lets lists find these by the id in this field.
macro_rules! identified {
    ($($item:ty, $($field:ident).+;)*) => {
        $(impl HasId for $item {
            fn id(&self) -> &str {
                self.$($field).+.as_str()
            }
        })*
    };
}
identified! {
    Area, id.value;
    Assignee, id.value;
    Indicator, id.value;
    ReportedValue, indicator.value;
    Target, id.value;
    Task, id.value;
}
