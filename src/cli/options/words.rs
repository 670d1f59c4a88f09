//! The types whose values are words of the command line.

use super::declare::values;
use super::{Field, SingleValue};
use crate::calc::diff::Mark;
use crate::calc::{State, Verdict};
use crate::diag::Failure;
use crate::model::{Accumulate, AssigneeKind, Basis, DifficultyKind, FailOn, Level, Measure, Pace};
use crate::report::Grouping;
use crate::text::{Both, Lang};
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

    fn find(word: &str) -> Result<Self> {
        let all = Self::all();
        let found = all.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant);
        found.ok_or_else(|| Failure::unknown(Self::UNKNOWN, word, all.iter().map(|(known, _)| *known)).into())
    }
}

macro_rules! words {
    ($($type:ident $(= $all:expr)?, en: $en:literal, vi: $vi:literal;)*) => {
        $(impl Word for $type {
            const UNKNOWN: Both = Both { en: $en, vi: $vi };
            fn all() -> Vec<(&'static str, Self)> {
                words!(@all $type $(, $all)?).to_vec()
            }
        })*
    };
    (@all $type:ident) => { $type::ALL.map(|one| (one.word(), one)) };
    (@all $type:ident, $all:expr) => { $all };
}

words! {
    State, en: "there is no state `{name}`", vi: "không có trạng thái `{name}`";
    Verdict, en: "there is no verdict `{name}`", vi: "không có kết quả `{name}`";
    Mark, en: "there is no mark `{name}`", vi: "không có dấu `{name}`";
    // The library refuses any other word of these before they are read.
    Basis, en: "`{name}`", vi: "`{name}`";
    FailOn, en: "`{name}`", vi: "`{name}`";
    Level, en: "`{name}`", vi: "`{name}`";
    AssigneeKind, en: "`{name}`", vi: "`{name}`";
    DifficultyKind, en: "`{name}`", vi: "`{name}`";
    Measure, en: "`{name}`", vi: "`{name}`";
    Accumulate, en: "`{name}`", vi: "`{name}`";
    Pace, en: "`{name}`", vi: "`{name}`";
    Lang = [("vi", Lang::Vi), ("en", Lang::En)], en: "`{name}`", vi: "`{name}`";
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
