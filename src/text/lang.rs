//! The two languages of every message.

/// A language in which the program speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// English.
    En,
    /// Vietnamese.
    Vi,
}

impl Lang {
    /// Every language, the default one first.
    pub const ALL: [Self; 2] = [Self::En, Self::Vi];

    /// The language named by its code, `vi` or `en`.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The two-letter code that options, files and JSON use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Vi => "vi",
        }
    }
}

/// One text in both languages. There is no way to write one and leave out the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Both {
    /// In English.
    pub en: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
}

impl Both {
    /// The text in one language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Vi => self.vi,
        }
    }

    /// A text that is the same in both languages, such as a key of the format.
    pub(crate) const fn same(text: &'static str) -> Self {
        Self { en: text, vi: text }
    }
}
