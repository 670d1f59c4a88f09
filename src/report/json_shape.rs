//! The shapes of values in JSON, for the published schemas and the page on JSON. A shape follows from the type that is
//! written, so the compiler keeps the two together.

use crate::text::{Both, Raw};
use crate::value::{Day, Exact, WrittenDue};
use serde::Serialize;
use std::marker::PhantomData;

/// The shape of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum JsonShape {
    /// `null`.
    Null,
    /// Any text.
    Text,
    /// The id of something that a plan declares.
    Id,
    /// A text of this regular expression, which JSON Schema understands.
    Pattern(&'static str),
    /// One of these words.
    Words(Vec<&'static str>),
    /// A day, such as `2023-09-30`.
    Day,
    /// `true` or `false`.
    Flag,
    /// `true` or `false`, and always this one.
    Always(bool),
    /// A whole number.
    Whole {
        /// The least that it can be, if there is a bound.
        least: Option<i64>,
    },
    /// A number with at most six decimals.
    Number,
    /// A value as a plan file writes it: a text, a number, a flag, a list or an object.
    Plain,
    /// A list of values of this shape.
    List(Box<Self>),
    /// A list that is always empty.
    Nothing,
    /// An object of declared keys.
    Object {
        /// The type that is written, which tells equal objects.
        name: &'static str,
        /// Its keys, in the order in which they are written.
        keys: Vec<JsonKey>,
        /// Keys by which another form of the same object differs, and which this one never has.
        absent: Vec<&'static str>,
    },
    /// An object whose keys are names, with such values. `words` has all the names, where they are words of this
    /// program.
    Entries {
        /// Every name, where they are known.
        words: Option<Vec<&'static str>>,
        /// The shape of the values.
        value: Box<Self>,
    },
    /// One of these.
    OneOf(Vec<Self>),
}

/// A key of an object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JsonKey {
    /// As JSON has it.
    pub name: &'static str,
    /// Its meaning, without a sign at the end.
    pub meaning: Both,
    /// The shape of its value.
    pub shape: JsonShape,
}

/// A value that is written as JSON of one shape.
///
/// `str` does not have one: a text of ours may be a word, and then its shape must tell all the words.
pub trait Json: Serialize {
    /// The shape of every value of this type.
    fn shape() -> JsonShape;
}

impl JsonShape {
    pub(crate) fn or_null(self) -> Self {
        let mut shapes = if let Self::OneOf(shapes) = self { shapes } else { vec![self] };
        if !shapes.contains(&Self::Null) {
            shapes.push(Self::Null);
        }
        Self::OneOf(shapes)
    }

    /// An object that is told from a form of it that has more keys.
    pub(super) fn without_keys_of(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Object { name, keys, .. }, Self::Object { keys: more, .. }) => {
                let own: Vec<&str> = keys.iter().map(|key| key.name).collect();
                let absent = more.iter().map(|key| key.name).filter(|name| !own.contains(name)).collect();
                Self::Object { name, keys, absent }
            }
            (shape, _) => shape,
        }
    }

    /// The same with other ends: every shape inside that is not a list or a choice.
    pub(super) fn with_ends(self, end: &impl Fn(Self) -> Self) -> Self {
        if let Self::List(inner) = self {
            Self::List(Box::new(inner.with_ends(end)))
        } else if let Self::OneOf(shapes) = self {
            Self::OneOf(shapes.into_iter().map(|shape| shape.with_ends(end)).collect())
        } else {
            end(self)
        }
    }
}

/// A key whose value the function gives. Only the type of the value counts: nobody calls the function.
pub(crate) fn key<'t, T, V, F>(name: &'static str, meaning: Both, _: F) -> JsonKey
where
    T: ?Sized + 't,
    V: Json,
    F: Fn(&'t T) -> PhantomData<V>,
{
    JsonKey { name, meaning, shape: V::shape() }
}

/// The type of a value.
pub(crate) const fn type_of<V: ?Sized>(_: &V) -> PhantomData<V> {
    PhantomData
}

macro_rules! shapes {
    ($($type:ty: $shape:expr;)+) => {$(
        impl Json for $type {
            fn shape() -> JsonShape {
                $shape
            }
        }
    )+};
}

shapes! {
    (): JsonShape::Null;
    bool: JsonShape::Flag;
    usize: JsonShape::Whole { least: Some(0) };
    u32: JsonShape::Whole { least: Some(0) };
    i64: JsonShape::Whole { least: None };
    String: JsonShape::Text;
    Raw: JsonShape::Text;
    Day: JsonShape::Day;
    WrittenDue: JsonShape::Text;
    Exact: JsonShape::Number;
}

impl<T: Json> Json for Option<T> {
    fn shape() -> JsonShape {
        T::shape().or_null()
    }
}

impl<T: Json> Json for [T] {
    fn shape() -> JsonShape {
        JsonShape::List(Box::new(T::shape()))
    }
}

impl<T: Json> Json for Vec<T> {
    fn shape() -> JsonShape {
        <[T]>::shape()
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn shape() -> JsonShape {
        T::shape()
    }
}
