//! The parts of a plan that lists find by an id.

use super::{Area, Assignee, Indicator, Reported, Target, Task};
use crate::value::Identified;

/// Lets lists find these by the id in this field.
macro_rules! identified {
    ($($item:ty, $($field:ident).+;)*) => {
        $(impl Identified for $item {
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
    Reported, indicator.value;
    Target, id.value;
    Task, id.value;
}
