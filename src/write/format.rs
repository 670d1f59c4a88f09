//! The formats of reports, with their words and what commands must know of each.

use super::seal::{Seal, TextSeal};
use crate::value::word_enum;
use std::path::Path;

word_enum! {
    /// A format of reports. The first is the default.
    pub enum Format {
        /// For people: tables, or findings with their lines.
        Text = "text",
        /// Findings, one line each.
        Concise = "concise",
        /// One object.
        Json = "json",
        /// A table for spreadsheets.
        Csv = "csv",
        /// Tables and lists for a comment.
        Markdown = "markdown",
        /// Annotations of GitHub Actions.
        Github = "github",
        /// A code quality report of GitLab.
        Gitlab = "gitlab",
        /// SARIF 2.1.0.
        Sarif = "sarif",
        /// JUnit XML.
        Junit = "junit",
        /// An Excel workbook.
        Xlsx = "xlsx",
        /// A Word document.
        Docx = "docx",
        /// A web page.
        Html = "html",
        /// A calendar (iCalendar).
        Ics = "ics",
    }
}

impl Format {
    /// The formats of a report of tables.
    #[cfg(feature = "office")]
    pub const TABLES: [Self; 5] = [Self::Text, Self::Json, Self::Csv, Self::Markdown, Self::Xlsx];
    /// The formats of a report of tables.
    #[cfg(not(feature = "office"))]
    pub const TABLES: [Self; 4] = [Self::Text, Self::Json, Self::Csv, Self::Markdown];
    /// The formats of a report of findings.
    pub const FINDINGS: [Self; 9] = [
        Self::Text,
        Self::Concise,
        Self::Json,
        Self::Csv,
        Self::Markdown,
        Self::Github,
        Self::Gitlab,
        Self::Sarif,
        Self::Junit,
    ];
    /// The formats of a report of tables that also has findings.
    #[cfg(not(feature = "office"))]
    pub const TABLES_WITH_FINDINGS: [Self; 9] = Self::FINDINGS;
    /// The formats of a report of tables that also has findings.
    #[cfg(feature = "office")]
    pub const TABLES_WITH_FINDINGS: [Self; 10] = {
        let [a, b, c, d, e, f, g, h, i] = Self::FINDINGS;
        [a, b, c, d, e, f, g, h, i, Self::Xlsx]
    };
    /// The formats of a paper. A workbook is for annexes alone.
    #[cfg(feature = "office")]
    pub const PAPERS: [Self; 5] = [Self::Text, Self::Json, Self::Markdown, Self::Xlsx, Self::Docx];
    /// The formats of a web page.
    #[cfg(feature = "office")]
    pub const WEB_PAGES: [Self; 1] = [Self::Html];
    /// The formats of a calendar.
    pub const CALENDARS: [Self; 1] = [Self::Ics];
    /// The formats of an edit.
    pub const EDITS: [Self; 2] = [Self::Text, Self::Json];

    /// The format that an option names; `full` is another word for `text`.
    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::from_word(if word == "full" { "text" } else { word })
    }

    /// The format that the ending of a file names.
    pub(crate) fn of_ending(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "md" => Some(Self::Markdown),
            word => Self::from_word(word),
        }
    }

    /// Whether the format itself holds the errors of plans that cannot be computed; else stderr shows them.
    pub(crate) const fn names_errors(self) -> bool {
        match self {
            Self::Json | Self::Github | Self::Gitlab | Self::Sarif | Self::Junit => true,
            Self::Text
            | Self::Concise
            | Self::Csv
            | Self::Markdown
            | Self::Xlsx
            | Self::Docx
            | Self::Html
            | Self::Ics => false,
        }
    }

    /// Whether the format is for a file alone, as a terminal cannot show it.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Xlsx | Self::Docx | Self::Html => true,
            Self::Text
            | Self::Concise
            | Self::Json
            | Self::Csv
            | Self::Markdown
            | Self::Github
            | Self::Gitlab
            | Self::Sarif
            | Self::Junit
            | Self::Ics => false,
        }
    }

    /// The seal of a file of this format, by which an edited one is known; none where the format has no room for it.
    pub(crate) const fn seal(self) -> Option<Seal> {
        match self {
            Self::Xlsx | Self::Docx => Some(Seal::Package),
            Self::Html => Some(Seal::Text(TextSeal::Page)),
            Self::Ics => Some(Seal::Text(TextSeal::Calendar)),
            Self::Text
            | Self::Concise
            | Self::Json
            | Self::Csv
            | Self::Markdown
            | Self::Github
            | Self::Gitlab
            | Self::Sarif
            | Self::Junit => None,
        }
    }

    /// Whether the format is for people: with `--quiet` it is empty if all is well.
    pub(crate) const fn is_for_people(self) -> bool {
        match self {
            Self::Text | Self::Concise | Self::Markdown => true,
            Self::Csv
            | Self::Json
            | Self::Github
            | Self::Gitlab
            | Self::Sarif
            | Self::Junit
            | Self::Xlsx
            | Self::Docx
            | Self::Html
            | Self::Ics => false,
        }
    }

    /// Whether the format shows documents alone, so that many plans may forget the rows that a document only counts.
    pub(crate) const fn is_document(self) -> bool {
        match self {
            Self::Text | Self::Markdown => true,
            Self::Concise
            | Self::Json
            | Self::Csv
            | Self::Github
            | Self::Gitlab
            | Self::Sarif
            | Self::Junit
            | Self::Xlsx
            | Self::Docx
            | Self::Html
            | Self::Ics => false,
        }
    }
}
