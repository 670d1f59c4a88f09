//! The content of an imported file as a proposal, and the remarks on it: assumptions, questions, unread cells.

use crate::parse::Plain;
use crate::text::{Both, Raw};
use crate::value::{Cell, Message};

/// The place of something in an imported file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) struct Spot {
    /// The number of the table, from 1; `None` in a written plan.
    pub(crate) table: Option<usize>,
    /// The name of the sheet of a workbook.
    pub(crate) sheet: Option<Raw>,
    /// The row of the table, or the paragraph or line of a written plan, from 1.
    pub(crate) row: Option<usize>,
    /// The column, from 1.
    pub(crate) column: Option<usize>,
}

/// The kind of a remark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum RemarkKind {
    /// Something was taken for something that the file does not say in so many words.
    Assumed,
    /// A person must answer.
    Asked,
    /// It is not in the plan, nor in a comment of it.
    Unread,
}

/// A remark on something in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    pub(crate) spot: Spot,
    /// The words as they stand in the file.
    pub(crate) text: Raw,
    /// The assumption, the question, or the reason for not reading it.
    pub(crate) says: Message,
    /// The value that it was taken as, as a plan file writes it; `None` where nothing was taken.
    pub(crate) taken_as: Option<Raw>,
}

/// A table of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TableRead {
    pub(crate) number: usize,
    /// The sheet of a workbook.
    pub(crate) sheet: Option<Raw>,
    /// The title above it.
    pub(crate) title: Option<Raw>,
    /// The rows with content, below the head.
    pub(crate) rows: usize,
    /// The columns with what each was taken as: `(3, "Sản phẩm", Some("output"))`.
    pub(crate) columns: Vec<ColumnRead>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ColumnRead {
    /// From 1.
    pub(crate) number: usize,
    /// Its head as it stands.
    pub(crate) head: Raw,
    /// The word for what it holds; `None` where it is kept as comments.
    pub(crate) taken_as: Option<&'static str>,
}

/// How many cells were read, of how many.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct CellCounts {
    /// Cells with content, below the heads; of a written plan its paragraphs.
    pub(crate) all: usize,
    /// Those whose content is in a value of the plan.
    pub(crate) read: usize,
    /// Those whose content is in a comment alone.
    pub(crate) in_comments: usize,
    /// Those of tasks that the plan has: their comments are not written again.
    pub(crate) passed_over: usize,
}

/// The content of an imported file, as it would stand in plan files.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Proposal {
    /// Keys at the top of plan.toml that the file says: `unit`, `title`, `locality`.
    pub(crate) plan: Vec<ProposedEntry>,
    /// Tables in the order of the file, of all lists.
    pub(crate) tables: Vec<ProposedTable>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) read: Vec<TableRead>,
    pub(crate) cells: CellCounts,
    /// The values of tasks in the plan that the file tells otherwise.
    pub(crate) changes: Vec<ToldOtherwise>,
    /// The ids of tasks in the plan that the file does not have.
    pub(crate) absent: Vec<Raw>,
}

/// A value of a task in the plan that the file tells otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ToldOtherwise {
    pub(crate) task: Raw,
    pub(crate) key: &'static str,
    /// As the plan file writes it; `None` where the key is absent.
    pub(crate) before: Option<Raw>,
    pub(crate) after: Raw,
}

/// A table of a plan file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ProposedTable {
    pub(crate) list: ListName,
    pub(crate) entries: Vec<ProposedEntry>,
    /// Lines of comments above it.
    pub(crate) comments: Vec<String>,
    pub(crate) spot: Spot,
}

/// A key of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ProposedEntry {
    pub(crate) key: &'static str,
    /// `None` where the key is left out for a person; then its comment is a line of its own.
    pub(crate) value: Option<Plain>,
    /// The comment behind it.
    pub(crate) comment: Option<String>,
}

/// The tables of plan files that an import can bring.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum ListName {
    Issued,
    Declares,
    LegalBasis,
    Area,
    TargetGroup,
    Target,
    Solution,
    Funding,
    Fund,
    Signature,
    Indicator,
    Assignee,
    Task,
}

impl ListName {
    /// The key of the list in its file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Declares => "declares",
            Self::LegalBasis => "legal-basis",
            Self::Area => "area",
            Self::TargetGroup => "target-group",
            Self::Target => "target",
            Self::Solution => "solution",
            Self::Funding => "funding",
            Self::Fund => "fund",
            Self::Signature => "signature",
            Self::Indicator => "indicator",
            Self::Assignee => "assignee",
            Self::Task => "task",
        }
    }

    /// The file of the plan's folder in which it stands.
    pub(crate) const fn file(self) -> &'static str {
        match self {
            Self::Assignee => "assignees.toml",
            Self::Indicator => "indicators.toml",
            Self::Task => "tasks.toml",
            Self::Issued
            | Self::Declares
            | Self::LegalBasis
            | Self::Area
            | Self::TargetGroup
            | Self::Target
            | Self::Solution
            | Self::Funding
            | Self::Fund
            | Self::Signature => "plan.toml",
        }
    }

    /// Whether a plan has one such table, and not a list.
    pub(crate) const fn is_single(self) -> bool {
        match self {
            Self::Issued | Self::Declares | Self::Funding | Self::Signature => true,
            Self::LegalBasis
            | Self::Area
            | Self::TargetGroup
            | Self::Target
            | Self::Solution
            | Self::Fund
            | Self::Indicator
            | Self::Assignee
            | Self::Task => false,
        }
    }
}

impl ProposedEntry {
    pub(crate) const fn new(key: &'static str, value: Plain) -> Self {
        Self { key, value: Some(value), comment: None }
    }

    pub(crate) fn text(key: &'static str, value: impl Into<String>) -> Self {
        Self::new(key, Plain::Text(value.into()))
    }

    /// The same with a comment behind it.
    pub(crate) fn with_comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    /// A key that a person must write; the comment says from what.
    pub(crate) fn left_out(key: &'static str, comment: impl Into<String>) -> Self {
        Self { key, value: None, comment: Some(comment.into()) }
    }
}

impl ProposedTable {
    pub(crate) const fn new(list: ListName, entries: Vec<ProposedEntry>, spot: Spot) -> Self {
        Self { list, entries, comments: Vec::new(), spot }
    }

    /// The text of a key.
    pub(crate) fn text_of(&self, key: &str) -> Option<&str> {
        self.value_of(key).and_then(Plain::as_text)
    }

    pub(crate) fn value_of(&self, key: &str) -> Option<&Plain> {
        self.entries.iter().find(|entry| entry.key == key)?.value.as_ref()
    }
}

impl Remark {
    pub(crate) fn new(kind: RemarkKind, spot: Spot, text: &str, says: Both) -> Self {
        Self { kind, spot, text: Raw::new(text), says: Message { says, args: Vec::new() }, taken_as: None }
    }

    /// The same with a value for a hole of its sentence.
    pub(crate) fn arg(mut self, name: &'static str, value: impl Into<Cell>) -> Self {
        self.says.args.push((name, value.into()));
        self
    }

    /// The same with what the words were taken as.
    pub(crate) fn taken_as(mut self, value: &str) -> Self {
        self.taken_as = Some(Raw::new(value));
        self
    }
}
