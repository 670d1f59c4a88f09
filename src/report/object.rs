//! The frozen JSON of reports: one line for each key, in the order in which keys are written.

use crate::text::{Lang, Raw};

/// Declares how a type stands in JSON: an object of these keys. Within a major version keys are added, never changed or
/// taken away; an absent thing is `null`, never a missing key.
///
/// ```ignore
/// object! { DueRow, row => { "task": row.task, "due": row.due } }
/// ```
macro_rules! object {
    ($type:ty, $this:pat => { $($key:literal: $value:expr),* $(,)? }) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let $this = self;
                let mut object = serializer.serialize_map(None)?;
                $(object.serialize_entry($key, &$value)?;)*
                object.end()
            }
        }
    };
}
pub(crate) use object;

/// A value in the language of the run, for values with words of this program.
#[derive(Clone, Copy)]
pub(crate) struct InLang<'v, T: ?Sized>(pub &'v T, pub Lang);

pub(crate) fn each_in<T>(values: &[T], lang: Lang) -> Vec<InLang<'_, T>> {
    values.iter().map(|value| InLang(value, lang)).collect()
}

/// An id; `null` where it is empty.
pub(crate) fn id(id: &Raw) -> Option<&Raw> {
    Some(id).filter(|id| !id.as_str().is_empty())
}
