//! The keys of the format, each declared once.

use super::{Form, Shape};
use crate::text::Both;
use std::marker::PhantomData;

/// Whether a key must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// It must.
    Required,
    /// It must; a rule of its own says so when it does not.
    Expected,
    /// It may be left out.
    Optional,
    /// It is kept for a later version.
    Reserved,
}

/// What is declared of a key: the source of the reader, of "did you mean", of the JSON
/// Schemas, of the editor's help and of the reference.
#[derive(Clone, Copy, Debug)]
pub struct KeyInfo {
    /// As written in files, kebab-case.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What it is for.
    pub doc: Both,
    /// What its value looks like, in words.
    pub expected: Both,
    /// What its value looks like, for programs.
    pub form: fn() -> Form,
}

/// A key whose value is read as a `T`.
#[derive(Debug)]
pub struct Key<T> {
    /// What is declared of it.
    pub info: KeyInfo,
    shape: PhantomData<fn() -> T>,
}

impl<T: Shape> Key<T> {
    /// A key that must be there.
    #[must_use]
    pub const fn required(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Required, doc)
    }

    /// A key that must be there, and whose absence has a rule of its own.
    #[must_use]
    pub const fn expected(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Expected, doc)
    }

    /// A key that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Optional, doc)
    }

    /// A key that is kept for a later version.
    #[must_use]
    pub const fn reserved(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Reserved, doc)
    }

    const fn new(name: &'static str, need: Need, doc: Both) -> Self {
        Self { info: KeyInfo { name, need, doc, expected: T::EXPECTED, form: T::form }, shape: PhantomData }
    }
}

/// The keys of one kind of table.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The table in messages: `a [[task]]`.
    pub title: Both,
    /// Every key that it may hold, in the order of the format.
    pub all: &'static [KeyInfo],
}

/// Declares the keys of one kind of table as a module of constants.
macro_rules! keys {
    ($(#[$doc:meta])* $vis:vis $module:ident: $en_title:literal, $vi_title:literal;
     $($need:ident $name:ident: $shape:ty = $key:literal, $en:literal, $vi:literal;)*) => {
        $(#[$doc])*
        $vis mod $module {
            #[allow(unused_imports, reason = "each table uses the shapes that it needs")]
            use super::*;
            use $crate::keys::{Key, Keys};
            use $crate::text::Both;
            $(pub(super) const $name: Key<$shape> = Key::$need($key, Both { en: $en, vi: $vi });)*
            /// Every key of this table.
            pub const KEYS: Keys =
                Keys { title: Both { en: $en_title, vi: $vi_title }, all: &[$($name.info),*] };
        }
    };
}
pub(crate) use keys;
