//! The types whose values are words of the command line.

use super::declare::values;
use super::{Field, SingleValue};
use crate::calc::diff::Mark;
use crate::calc::{State, Verdict};
use crate::diag::Failure;
use crate::model::{Accumulate, AssigneeKind, Basis, DifficultyKind, FailOn, Level, Measure, Pace};
use crate::report::{FundingBy, Grouping};
use crate::text::{Both, Lang, fold, slug};
use crate::write::ExportForm;
#[cfg(feature = "office")]
use crate::{model::PaperKind, report::paper::AnnexTable};
use anyhow::Result;
use clap::{Arg, ArgMatches};

/// A type whose values are written as words.
pub(in crate::cli) trait Word: Copy {
    /// Says that there is no such word.
    const UNKNOWN: Both;
    fn all() -> Vec<(&'static str, Self)>;

    /// The words for people, which are taken too where the type has some.
    fn title(self) -> Option<Both> {
        None
    }

    /// The word that a person means by a word or a title, with or without the marks of Vietnamese letters.
    fn meant(typed: &str) -> Option<(&'static str, Self)> {
        let all = Self::all();
        let by_word = || all.iter().find(|(known, _)| *known == typed);
        let by_title = |fold: fn(&str) -> String| {
            let is_meant = |title: Both| [title.vi, title.en].into_iter().any(|title| fold(title) == fold(typed));
            let mut meant = all.iter().filter(move |(_, one)| one.title().is_some_and(is_meant));
            // Without the marks, two titles may look alike.
            meant.next().filter(|_| meant.next().is_none())
        };
        by_word().or_else(|| by_title(fold)).or_else(|| by_title(slug)).copied()
    }

    fn find(word: &str) -> Result<Self> {
        let known = || Self::all().into_iter().map(|(known, _)| known);
        let found = Self::meant(word).map(|(_, meant)| meant);
        found.ok_or_else(|| Failure::unknown(Self::UNKNOWN, word, known()).into())
    }
}

macro_rules! words {
    ($($type:ident $(($title:ident))? $(= $all:expr)?, en: $en:literal, vi: $vi:literal;)*) => {
        $(impl Word for $type {
            const UNKNOWN: Both = Both { en: $en, vi: $vi };
            fn all() -> Vec<(&'static str, Self)> {
                words!(@all $type $(, $all)?).to_vec()
            }
            $(fn title(self) -> Option<Both> {
                Some($type::$title(self))
            })?
        })*
    };
    (@all $type:ident) => { $type::ALL.map(|one| (one.word(), one)) };
    (@all $type:ident, $all:expr) => { $all };
}

words! {
    State (title), en: "there is no state `{name}`", vi: "không có trạng thái `{name}`";
    Verdict (title), en: "there is no verdict `{name}`", vi: "không có kết quả `{name}`";
    Mark (title), en: "there is no mark `{name}`", vi: "không có dấu `{name}`";
    // The library refuses any other word of these before they are read.
    Basis, en: "`{name}`", vi: "`{name}`";
    FailOn, en: "`{name}`", vi: "`{name}`";
    Level (title), en: "`{name}`", vi: "`{name}`";
    AssigneeKind (title), en: "`{name}`", vi: "`{name}`";
    DifficultyKind, en: "`{name}`", vi: "`{name}`";
    Measure, en: "`{name}`", vi: "`{name}`";
    Accumulate, en: "`{name}`", vi: "`{name}`";
    Pace, en: "`{name}`", vi: "`{name}`";
    Lang = [("vi", Lang::Vi), ("en", Lang::En)], en: "`{name}`", vi: "`{name}`";
    FundingBy (title), en: "`{name}`", vi: "`{name}`";
    Grouping = Grouping::WORDS, en: "`{name}`", vi: "`{name}`";
    ExportForm = ExportForm::ALL.map(|form| (form.ending(), form)), en: "`{name}`", vi: "`{name}`";
}

#[cfg(feature = "office")]
words! {
    PaperKind, en: "`{name}`", vi: "`{name}`";
    AnnexTable, en: "`{name}`", vi: "`{name}`";
}

impl<W: Word> SingleValue for W {
    fn words() -> Vec<&'static str> {
        W::all().iter().map(|(word, _)| *word).collect()
    }

    fn word(text: &str) -> Option<&'static str> {
        W::meant(text).map(|(word, _)| word)
    }

    fn parse(text: &str) -> Result<Self> {
        W::find(text)
    }
}

/// Several words; `none` stands for no word.
impl<W: Word> Field for Vec<W> {
    fn shape(arg: Arg) -> Arg {
        <Vec<String> as Field>::shape(arg)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        values(matches, id).filter(|word| *word != "none").map(W::find).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Word as _;
    use crate::calc::{State, Verdict};
    use crate::model::AssigneeKind;

    #[test]
    fn a_word_is_taken_by_its_title_too() {
        for typed in ["overdue", "quá hạn", "Quá hạn", "qua han", "QUÁ HẠN"] {
            assert_eq!(State::meant(typed).map(|(_, state)| state), Some(State::Overdue), "{typed}");
        }
        assert_eq!(AssigneeKind::meant("công chức"), Some(("official", AssigneeKind::Official)));
        assert_eq!(State::meant("quá"), None);
    }

    #[test]
    fn each_title_means_its_own_word() {
        for state in State::ALL {
            assert_eq!(State::meant(state.title().vi).map(|(_, meant)| meant), Some(state));
        }
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::meant(verdict.title().vi).map(|(_, meant)| meant), Some(verdict));
        }
    }
}
