//! Enums whose variants are written as words: in files, in options, in machine formats.

use crate::text::Lang;

/// An enum of [`word_enum!`], for code that takes any of them.
pub trait WordEnum: Copy + PartialEq + 'static {
    /// Every variant, in the order of the declaration.
    const ALL: &'static [Self];
    /// The words as a sentence lists them: "`vi`, `en`".
    const LISTED: &'static str;

    /// The word of files, options and machine formats.
    fn word(self) -> &'static str;
}

/// `text` may not use `value`, so it cannot use the macro.
impl WordEnum for Lang {
    const ALL: &'static [Self] = &[Self::Vi, Self::En];
    const LISTED: &'static str = "`vi`, `en`";

    fn word(self) -> &'static str {
        self.code()
    }
}

/// Declares an enum with its words and, for people, a title of each variant in both languages:
///
/// ```ignore
/// word_enum! {
///     /// How urgent it is.
///     pub enum Urgency {
///         /// It can wait.
///         Low = "low" { en: "can wait", vi: "chưa gấp" },
///         /// It cannot.
///         High = "high" { en: "urgent", vi: "gấp" },
///     }
/// }
/// assert_eq!(Urgency::ALL, [Urgency::Low, Urgency::High]);
/// assert_eq!(Urgency::High.word(), "high");
/// assert_eq!(Urgency::High.title().vi, "gấp");
/// assert_eq!(Urgency::from_word("low"), Some(Urgency::Low));
/// assert_eq!(Urgency::LISTED, "`low`, `high`");
/// ```
///
/// All variants have titles, or none has. Where a sentence lists the words in another order than the variants have,
/// `enum Urgency listed "…"` gives that list.
macro_rules! word_enum {
    ($(#[$doc:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal { en: $en:expr, vi: $vi:expr $(,)? },)+
    }) => {
        $crate::value::word_enum! { $(#[$doc])* $vis enum $name { $($(#[$variant_doc])* $variant = $word,)+ } }

        impl $name {
            /// The words for people.
            pub const fn title(self) -> $crate::text::Both {
                match self { $(Self::$variant => $crate::text::Both { en: $en, vi: $vi },)+ }
            }
        }
    };
    ($(#[$doc:meta])* $vis:vis enum $name:ident $(listed $listed:literal)? {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        $vis enum $name { $($(#[$variant_doc])* $variant,)+ }

        #[allow(dead_code, reason = "not every enum is listed, and not every one is read")]
        impl $name {
            /// Every variant, in the order of the declaration.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word of files, options and machine formats.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The variant of this word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::value::WordEnum for $name {
            const ALL: &'static [Self] = &Self::ALL;
            // The list begins behind the first comma and its blank.
            const LISTED: &'static str = [$($listed,)? concat!($(", `", $word, "`"),+).split_at(2).1][0];

            fn word(self) -> &'static str {
                self.word()
            }
        }
    };
}
pub(crate) use word_enum;
