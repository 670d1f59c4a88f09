//! The formats of reports, with their words.

/// A format of reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people: tables, or findings with their lines.
    Text,
    /// One line for each finding.
    Concise,
    /// One JSON object.
    Json,
    /// A table for spreadsheets.
    Csv,
    /// Tables and lists for a comment.
    Markdown,
    /// Annotations of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
}

impl Format {
    /// The formats of a report whose remarks a server shows at their places. The first is the default.
    pub const ALL: [Self; 9] = [
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
    /// The formats of a report of tables. The first is the default.
    pub(crate) const TABLES: [Self; 4] = [Self::Text, Self::Json, Self::Csv, Self::Markdown];
    /// The formats of an edit. The first is the default.
    pub(crate) const EDITS: [Self; 2] = [Self::Text, Self::Json];

    /// The word of options.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
        }
    }

    /// The format of a word; `full` is another word for `text`.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let word = if word == "full" { "text" } else { word };
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// Whether the format itself holds the errors of plans that cannot be computed; else stderr shows them.
    pub(crate) const fn names_errors(self) -> bool {
        match self {
            Self::Json | Self::Github | Self::Gitlab | Self::Sarif | Self::Junit => true,
            Self::Text | Self::Concise | Self::Csv | Self::Markdown => false,
        }
    }

    /// Whether the format is for people: with `--quiet` it is empty if all is well.
    pub(crate) const fn is_for_people(self) -> bool {
        match self {
            Self::Text | Self::Concise | Self::Markdown => true,
            Self::Csv | Self::Json | Self::Github | Self::Gitlab | Self::Sarif | Self::Junit => false,
        }
    }
}
