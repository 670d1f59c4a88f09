//! The declaration of a table: its keys, the struct that holds what they say, and the reader, all in one.

use super::Shape;
use crate::source::At;

/// How a field of a struct holds what its key says: with its place or without, and as an option where the key may be
/// left out.
pub(crate) trait Field: Sized {
    /// The type that the key's value is read as.
    type Value: Shape;
    /// The field; `None` where there is nothing to hold.
    fn of(value: Option<At<Self::Value>>) -> Option<Self>;
}

impl<T: Shape> Field for T {
    type Value = T;
    fn of(value: Option<At<T>>) -> Option<Self> {
        value.map(|at| at.value)
    }
}

impl<T: Shape> Field for At<T> {
    type Value = T;
    fn of(value: Option<Self>) -> Option<Self> {
        value
    }
}

impl<T: Shape> Field for Option<T> {
    type Value = T;
    fn of(value: Option<At<T>>) -> Option<Self> {
        Some(value.map(|at| at.value))
    }
}

impl<T: Shape> Field for Option<At<T>> {
    type Value = T;
    fn of(value: Self) -> Option<Self> {
        Some(value)
    }
}

/// A value that is read as one type and kept as another.
pub(crate) trait Keep<T> {
    /// The value as it is kept.
    fn keep(self) -> T;
}

impl<S: Keep<T>, T> Keep<Vec<At<T>>> for Vec<At<S>> {
    fn keep(self) -> Vec<At<T>> {
        self.into_iter().map(|at| at.map(Keep::keep)).collect()
    }
}

/// Declares a table: a struct, and on one line for each key its field, whether it must be there, its name, and what it
/// is for in both languages.
///
/// ```ignore
/// table! {
///     /// Somebody who holds a post for a time.
///     pub struct Holder: "a holder", "người giữ chức danh" {
///         pub name: Text = required "name", "the person's name", "họ tên";
///         pub from: Option<At<Day>> = optional "from", "first day in the post", "từ ngày";
///         pub aliases: Vec<At<Text>> = optional "aliases", "other names in use", "các tên gọi khác";
///         pub paid: Option<At<Exact>> as NotNegative = optional "paid", "the salary in đồng", "lương, đồng";
///         pub by: At<Day> = optional "by", "the day", "ngày" else At::new(Day::default(), Place::NOWHERE);
///         let note: Text = optional "note", "a remark", "ghi chú";
///     }
///     with table {
///         /// Where it stands.
///         pub place: Place = table.place();
///     }
/// }
/// ```
///
/// - The key must be there if it is `required`, and may be left out if it is `optional`. A rule of its own says that an
///   `expected` key is absent.
/// - The type of the field says how the value is held (see [`Field`]). Without its key, a field that is not an option
///   stands at `else`, or at its default; a `required` one without `else` leaves no struct.
/// - `as` names the type that the value is read as, where it is kept as another (see [`Keep`]).
/// - `let` is a key that is read and has no field.
/// - `with` has the fields that stand under no key. There every key is a variable, an `Option<At<…>>`, and `table` is
///   the [`TableReader`](crate::keys::TableReader). It is also the place to report what does not hold between keys.
/// - `called "…", "…"` behind the titles says what a value of this shape is called where it differs from the title.
/// - `total` behind the titles: no key leaves no struct, so that `from_keys` gives the struct itself.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $vis:vis struct $name:ident: $title:literal, $title_vi:literal
        $(called $called:literal, $called_vi:literal)? $(, $total:ident)? {
            $(
                $(let $local:ident:)? $($(#[$field_doc:meta])* pub $field:ident:)? $type:ty $(as $shape:ty)?
                    = $need:ident $key:literal, $en:literal, $vi:literal $(else $fallback:expr)?;
            )*
        }
        $(with $table:ident {
            $($(#[$computed_doc:meta])* pub $computed:ident: $computed_type:ty = $value:expr;)*
        })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        $vis struct $name {
            $($($(#[$field_doc])* #[doc = $en] pub $field: $type,)?)*
            $($($(#[$computed_doc])* pub $computed: $computed_type,)*)?
        }

        impl $name {
            /// Every key of the table, in the order of the format.
            pub const KEYS: $crate::keys::Keys = $crate::keys::Keys {
                title: $crate::text::Both { en: $title, vi: $title_vi },
                all: &[$(
                    $crate::keys::Key::<$crate::keys::table!(@shape $type $(as $shape)?)>::$need(
                        $key, $crate::text::Both { en: $en, vi: $vi }
                    ).info
                ),*],
            };

            /// Reads every key of a table.
            #[allow(unused_variables, reason = "not every table looks at its reader or at a key without a field")]
            pub(crate) fn from_keys(reader: &mut $crate::keys::TableReader<'_, '_, '_>) -> $crate::keys::table!(@made $($total)?) {
                $(
                    let $($local)? $($field)? = $crate::keys::table!(@keep [$type $(as $shape)?] reader.get(&const {
                        $crate::keys::Key::<$crate::keys::table!(@shape $type $(as $shape)?)>::$need(
                            $key, $crate::text::Both { en: $en, vi: $vi }
                        )
                    }));
                )*
                $(
                    let $table = reader;
                    $(let $computed: $computed_type = $value;)*
                )?
                $(
                    $crate::keys::table!(
                        @field [$($local)?] $need $($local)? $($field)?: $type $(, else $fallback)?
                    );
                )*
                let made = Self { $($($field,)?)* $($($computed,)*)? };
                $crate::keys::table!(@wrap $($total)? made)
            }
        }

        impl $crate::keys::Shape for $name {
            const EXPECTED: $crate::text::Both =
                [$($crate::text::Both { en: $called, vi: $called_vi },)? Self::KEYS.title][0];

            fn form() -> $crate::keys::Form {
                $crate::keys::Form::Table(Self::KEYS)
            }

            fn read(node: $crate::parse::Node<'_>, reader: &mut $crate::keys::ValueReader<'_>) -> Option<Self> {
                if !node.is_table() {
                    reader.wrong_type(node, Self::EXPECTED);
                    return None;
                }
                Some(reader.table(node, Self::KEYS, |table| Self::from_keys(table).into())?.value)
            }
        }
    };
    (@shape $type:ty) => { <$type as $crate::keys::Field>::Value };
    (@shape $type:ty as $shape:ty) => { $shape };
    (@keep [$type:ty] $value:expr) => { $value };
    (@keep [$type:ty as $shape:ty] $value:expr) => {
        $value.map(|at| at.map(<$shape as $crate::keys::Keep<<$type as $crate::keys::Field>::Value>>::keep))
    };
    (@made) => { Option<Self> };
    (@made total) => { Self };
    (@wrap $made:ident) => { Some($made) };
    (@wrap total $made:ident) => { $made };
    (@field [$local:ident] $need:ident $value:ident: $type:ty) => {};
    (@field [] $need:ident $value:ident: $type:ty, else $fallback:expr) => {
        let $value: $type = match $crate::keys::Field::of($value) { Some(value) => value, None => $fallback };
    };
    (@field [] required $value:ident: $type:ty) => { let $value: $type = $crate::keys::Field::of($value)?; };
    (@field [] $need:ident $value:ident: $type:ty) => {
        let $value: $type = $crate::keys::Field::of($value).unwrap_or_default();
    };
}
pub(crate) use table;
