//! Ids: short ASCII names, equal without regard to case.

use crate::diag::Finding;
use crate::keys::{Entity, Form, Named, Reading, Shape};
use crate::parse::Node;
use crate::parse::rules::UNQUOTED_ID;
use crate::text::{Both, Raw};
use std::fmt;

/// The most characters of an id.
const MOST_CHARACTERS: usize = 64;

/// Names that Windows keeps for devices, whatever follows a dot: no file can be called so.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Those of which there are nine each.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

fn is_device(id: &str) -> bool {
    let end = id.bytes().position(|byte| byte == b'.').unwrap_or(id.len());
    let (name, number) = id.as_bytes().split_at(end.min(3));
    let is_one_of = |names: &[&str]| names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name));
    match number.get(..end.saturating_sub(3)) {
        Some([]) => is_one_of(&DEVICES),
        Some([b'1'..=b'9']) => is_one_of(&NUMBERED_DEVICES),
        Some(_) | None => false,
    }
}

fn fault_of(id: &str) -> Option<Both> {
    if id.is_empty() {
        Some(Both { en: "it is empty", vi: "để trống" })
    } else if id.len() > MOST_CHARACTERS {
        Some(Both { en: "it is longer than 64 characters", vi: "dài hơn 64 ký tự" })
    } else if !id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')) {
        Some(Both { en: "it holds another character", vi: "có ký tự không được phép" })
    } else if !id.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        Some(Both {
            en: "it does not begin with a letter or digit", vi: "không bắt đầu bằng chữ hoặc số"
        })
    } else if is_device(id) {
        Some(Both { en: "Windows keeps this name for a device", vi: "Windows dành tên này cho thiết bị" })
    } else {
        None
    }
}

pub(super) fn read_id(node: Node<'_>, reading: &mut Reading<'_>) -> Option<String> {
    const EXPECTED: Both = Both { en: "an id in quotes", vi: "mã trong dấu nháy" };
    if node.is_number() {
        let finding = Finding::new(&UNQUOTED_ID, reading.place(node)).text("found", reading.written(node));
        reading.push(finding);
        return None;
    }
    let Some(id) = node.as_text() else {
        reading.wrong_type(node, EXPECTED);
        return None;
    };
    if let Some(fault) = fault_of(id) {
        reading.bad_id(node, id, fault);
        return None;
    }
    Some(id.to_owned())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident names $named:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as it is written; ASCII without hidden characters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The id on its way to a sink.
            #[must_use]
            pub fn raw(&self) -> Raw {
                Raw::new(&*self.0)
            }

            /// Whether it is the same id: case does not matter.
            #[must_use]
            pub fn is(&self, other: &str) -> bool {
                self.0.eq_ignore_ascii_case(other)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Shape for $name {
            const EXPECTED: Both = Both { en: "an id in quotes", vi: "mã trong dấu nháy" };
            fn form() -> Form {
                Form::Name(Named::Declared(Entity::$named))
            }
            fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
                read_id(node, reading).map(Self)
            }
        }
    };
}

id!(
    /// The id of a plan, unique in the workspace.
    PlanId names Plan
);
id!(
    /// The id of an area.
    AreaId names Area
);
id!(
    /// The id of a task.
    TaskId names Task
);
id!(
    /// The id of a target.
    TargetId names Target
);
id!(
    /// The id of an indicator.
    IndicatorId names Indicator
);
id!(
    /// The id of an assignee.
    AssigneeId names Assignee
);

/// Ids that stand in for one that was not given.
macro_rules! made {
    ($($name:ident),*) => {$(
        impl $name {
            /// An id that was made from another one.
            #[must_use]
            pub(in crate::model) fn made(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    )*};
}
made!(PlanId, AreaId, IndicatorId);

#[cfg(test)]
mod tests {
    use super::fault_of;

    #[test]
    fn what_may_be_an_id() {
        for good in ["1.10", "so-hoa", "A_b", "0", "com", "com10", "conx", "com.1", "co", "x.con"] {
            assert_eq!(fault_of(good), None, "{good}");
        }
        for bad in ["", ".a", "-a", "a b", "số", "con", "NUL.1", "lpt9", &"a".repeat(65)] {
            assert!(fault_of(bad).is_some(), "{bad}");
        }
    }
}
