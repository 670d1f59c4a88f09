//! The frozen JSON of reports: one declaration for each key, in the order in which keys are written.

use super::json_shape::JsonKey;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A writer that takes keys with their values.
pub trait Keys {
    /// Why a key could not be written.
    type Error;

    /// Writes a key.
    ///
    /// # Errors
    /// When it cannot be written.
    fn key(&mut self, key: &'static str, value: &impl Serialize) -> Result<(), Self::Error>;
}

/// A value that is an object of declared keys.
pub trait Object {
    /// Its keys, in the order in which they are written.
    fn keys() -> Vec<JsonKey>;

    /// Writes its keys.
    ///
    /// # Errors
    /// When one cannot be written.
    fn write<K: Keys>(&self, keys: &mut K) -> Result<(), K::Error>;
}

/// Declares how a type stands in JSON: an object of these keys, each with its meaning. The shape of a value follows
/// from its type. The keys of another object can stand between them. Within a major version keys are added, never
/// changed or taken away; an absent thing is `null`, never a missing key.
///
/// ```ignore
/// object! { DueRow, row => {
///     "task": Id(&row.task), en: "id of the task", vi: "mã nhiệm vụ";
///     "due": row.due, en: "its due day", vi: "hạn";
///     ..Counts(row);
/// } }
/// ```
macro_rules! object {
    ($(where $($param:ident: $bound:path),+;)? $type:ty, $this:pat => {
        $($($key:literal: $value:expr, en: $en:literal, vi: $vi:literal)? $(.. $part:expr)?;)*
    }) => {
        impl $(<$($param: $bound),+>)? $crate::report::object::Object for $type {
            #[allow(unused_variables, reason = "most values need only some parts of the pattern")]
            fn keys() -> Vec<$crate::report::json_shape::JsonKey> {
                use $crate::report::json_shape::{key, type_of};
                let mut keys = Vec::new();
                $(
                    $(keys.push(key::<Self, _, _>($key, $crate::text::Both { en: $en, vi: $vi }, |this| {
                        let $this = this;
                        type_of(&$value)
                    }));)?
                    $(keys.extend($crate::report::object::keys_of::<Self, _, _>(|this| {
                        let $this = this;
                        type_of(&$part)
                    }));)?
                )*
                keys
            }

            fn write<K: $crate::report::object::Keys>(&self, keys: &mut K) -> Result<(), K::Error> {
                let $this = self;
                $(
                    $(keys.key($key, &$value)?;)?
                    $($crate::report::object::Object::write(&$part, keys)?;)?
                )*
                Ok(())
            }
        }

        impl $(<$($param: $bound),+>)? $crate::report::json_shape::Json for $type {
            fn shape() -> $crate::report::json_shape::JsonShape {
                let keys = <Self as $crate::report::object::Object>::keys();
                $crate::report::json_shape::JsonShape::Object { name: std::any::type_name::<Self>(), keys, absent: Vec::new() }
            }
        }

        impl $(<$($param: $bound),+>)? serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::report::object::serialize(self, serializer)
            }
        }
    };
}
pub(crate) use object;

/// The keys of the object that the function gives. Nobody calls the function.
pub(crate) fn keys_of<'t, T, O, F>(_: F) -> Vec<JsonKey>
where
    T: ?Sized + 't,
    O: Object,
    F: Fn(&'t T) -> std::marker::PhantomData<O>,
{
    O::keys()
}

pub(crate) fn serialize<O: Object, S: Serializer>(object: &O, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = Members(serializer.serialize_map(None)?);
    object.write(&mut members)?;
    members.0.end()
}

/// The members of an object of serde.
struct Members<M>(M);

impl<M: SerializeMap> Keys for Members<M> {
    type Error = M::Error;

    fn key(&mut self, key: &'static str, value: &impl Serialize) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }
}

/// An object without keys.
pub struct NoKeys;

impl Object for NoKeys {
    fn keys() -> Vec<JsonKey> {
        Vec::new()
    }

    fn write<K: Keys>(&self, _: &mut K) -> Result<(), K::Error> {
        Ok(())
    }
}
