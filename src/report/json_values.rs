//! Values with a narrower shape in JSON than their types tell. They cost nothing: each is written as the value inside.

use super::json_shape::{Json, JsonShape};
use crate::text::{Lang, Raw};
use crate::value::{Exact, WordEnum};
use serde::{Serialize, Serializer};

/// A text of this program or of a file that is not one of a few words.
#[derive(Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct Text<'t>(pub &'t str);

impl Json for Text<'_> {
    fn shape() -> JsonShape {
        JsonShape::Text
    }
}

/// Text that is an id, or a list of ids.
#[derive(Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct Id<T>(pub T);

impl<T: Json> Json for Id<T> {
    fn shape() -> JsonShape {
        T::shape().with_ends(&|end| if end == JsonShape::Text { JsonShape::Id } else { end })
    }
}

/// A whole number that is `LEAST` or more.
#[derive(Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct AtLeast<const LEAST: i64, T>(pub T);

impl<const LEAST: i64, T: Json> Json for AtLeast<LEAST, T> {
    fn shape() -> JsonShape {
        let bounded = JsonShape::Whole { least: Some(LEAST) };
        T::shape().with_ends(&|end| if matches!(end, JsonShape::Whole { .. }) { bounded.clone() } else { end })
    }
}

/// A number of things.
pub(crate) struct Count(pub i128);

impl Json for Count {
    fn shape() -> JsonShape {
        JsonShape::Whole { least: None }
    }
}

impl Serialize for Count {
    /// Like every other number of a file.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Exact::from(self.0).serialize(serializer)
    }
}

/// A word of this program.
#[derive(Clone, Copy)]
pub(crate) struct Word<W>(pub W);

/// A value that is written as one of a few words.
pub(crate) trait JsonWord {
    /// Every word.
    fn words() -> Vec<&'static str>;

    /// The word of this value.
    fn word(&self) -> &'static str;
}

/// An object with a number of things under each of these words.
pub(crate) fn counts_of<W: JsonWord>() -> JsonShape {
    JsonShape::Entries { words: Some(W::words()), value: Box::new(usize::shape()) }
}

impl<E: WordEnum> JsonWord for E {
    fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(JsonWord::word).collect()
    }

    fn word(&self) -> &'static str {
        WordEnum::word(*self)
    }
}

impl<W: JsonWord> Json for Word<W> {
    fn shape() -> JsonShape {
        JsonShape::Words(W::words())
    }
}

impl<W: JsonWord> Serialize for Word<W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

/// A value in the language of the run, for values with words of this program.
#[derive(Clone, Copy)]
pub(crate) struct InLang<'v, T: ?Sized>(pub &'v T, pub Lang);

pub(crate) fn each_in<T>(values: &[T], lang: Lang) -> Vec<InLang<'_, T>> {
    values.iter().map(|value| InLang(value, lang)).collect()
}

/// A text; `null` where it is empty.
pub(crate) fn filled(text: &Raw) -> Option<&Raw> {
    Some(text).filter(|text| !text.as_str().is_empty())
}
