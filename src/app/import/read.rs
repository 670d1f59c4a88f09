//! From the bytes of a file to a proposal.

use crate::diag::Failure;
use crate::grid::{self, Grid, GridRefusal, GridValue, Paragraph};
use crate::import::{ImportKind, ImportWish, ProposalSource, propose_tables, propose_text};
use crate::report::{ImportRemark, ImportRemarkKind, Proposal, Spot};
use crate::text::{Both, Raw, is_hidden};
use crate::value::Day;

/// A file to be imported.
#[derive(Clone, Debug)]
pub(crate) struct ImportFile {
    /// As the caller named it.
    pub name: Raw,
    content: Content,
}

/// The content of a file.
#[derive(Clone, Debug)]
enum Content {
    Tables(Vec<Grid>),
    Text(Vec<Paragraph>),
}

impl ImportFile {
    /// Reads a file; `as_text` says that its running text is meant, not its tables.
    ///
    /// # Errors
    /// When it cannot be read, or holds no such thing.
    pub(crate) fn read(bytes: &[u8], name: &str, as_text: bool) -> Result<Self, Failure> {
        if has_macros(bytes, name) {
            const MACROS: Both = Both {
                en: "`{file}` has macros; save it as .docx or .xlsx, which have none",
                vi: "`{file}` có macro; hãy lưu lại thành .docx hoặc .xlsx, là loại không có macro",
            };
            return Err(Failure::new(MACROS).text("file", name));
        }
        let kind = kind_of(name);
        let content = if as_text || kind == ImportKind::Text {
            Content::Text(grid::paragraphs(bytes, name).map_err(|why| unread(name, &why))?)
        } else {
            Content::Tables(grid::read(bytes, name).map_err(|why| unread(name, &why))?)
        };
        Ok(Self { name: Raw::new(name), content })
    }

    /// The tables of the file; none of running text.
    pub(crate) fn tables(&self) -> &[Grid] {
        match &self.content {
            Content::Tables(grids) => grids,
            Content::Text(_) => &[],
        }
    }

    /// The days of the plan, as far as the titles in the file tell them.
    pub(crate) fn said_days(&self) -> Option<(Day, Day)> {
        crate::import::said_days(self.source())
    }

    /// The body whose plan it is, as far as the titles in the file tell it.
    pub(crate) fn said_unit(&self) -> Option<String> {
        crate::import::said_unit(self.source())
    }

    fn source(&self) -> ProposalSource<'_> {
        match &self.content {
            Content::Tables(grids) => ProposalSource::Tables(grids),
            Content::Text(paragraphs) => ProposalSource::Text(paragraphs),
        }
    }

    /// Reads the file into a proposal.
    ///
    /// # Errors
    /// When it holds no table of a plan.
    pub(crate) fn propose(&self, wish: &ImportWish<'_>) -> Result<Proposal, Failure> {
        const NO_TABLE: Both = Both {
            en: "`{file}` has no table of tasks or targets: a head row must name the tasks, and their deadlines or leads",
            vi: "`{file}` không có bảng nhiệm vụ hay chỉ tiêu: dòng tiêu đề phải có cột nhiệm vụ, và cột thời hạn hoặc chủ trì",
        };
        const HELP: Both = Both {
            en: "name the columns, such as --map 2=title --map 5=due, or read a written plan with --text",
            vi: "chỉ ra các cột, ví dụ --map 2=title --map 5=due; bản kế hoạch bằng lời thì thêm --text",
        };
        const OTHER_TABLES: Both = Both {
            en: "the tables of tasks or targets in it are: {tables}",
            vi: "các bảng nhiệm vụ, chỉ tiêu trong tệp là: {tables}",
        };
        let mut proposal = match &self.content {
            Content::Tables(grids) => {
                let proposal = propose_tables(grids, wish);
                if proposal.read.is_empty() {
                    let others = propose_tables(grids, &ImportWish { table: None, ..*wish }).read;
                    let numbers: Vec<String> = others.iter().map(|table| table.number.to_string()).collect();
                    let failure = Failure::new(NO_TABLE).text("file", self.name.as_str());
                    return Err(match (wish.table, numbers.is_empty()) {
                        (Some(_), false) => failure.text("tables", numbers.join(", ")).help(OTHER_TABLES),
                        (Some(_) | None, _) => failure.help(HELP),
                    });
                }
                expect_columns(&proposal, wish.map)?;
                proposal
            }
            Content::Text(paragraphs) => propose_text(paragraphs, wish),
        };
        proposal.remarks.extend(self.hidden());
        proposal.remarks.sort_by(|one, other| one.spot.cmp(&other.spot));
        Ok(proposal)
    }
}

impl ImportFile {
    /// A remark for each text with characters that cannot be seen. No plan file takes them.
    fn hidden(&self) -> Vec<ImportRemark> {
        const HIDDEN: Both = Both {
            en: "characters that cannot be seen are left out",
            vi: "bỏ các ký tự không nhìn thấy được",
        };
        // Word puts a soft hyphen where a word may be parted; it means nothing.
        let is_seen = |text: &str| !text.chars().any(|c| is_hidden(c) && !c.is_whitespace() && c != '\u{AD}');
        let remark = |spot, text: &str| ImportRemark::new(ImportRemarkKind::Assumed, spot, text, HIDDEN);
        match &self.content {
            Content::Tables(grids) => grids
                .iter()
                .flat_map(|grid| grid.rows.iter().map(move |row| (grid, row)))
                .flat_map(|(grid, row)| row.cells.iter().enumerate().map(move |cell| (grid, row, cell)))
                .filter_map(|(grid, row, (at, cell))| {
                    let GridValue::Text(text) = &cell.value else { return None };
                    let sheet = (!grid.name.is_empty()).then(|| Raw::new(&*grid.name));
                    let (row, column) = (Some(row.number), Some(at + 1));
                    let spot = Spot { table: Some(grid.number), sheet, row, column };
                    (!is_seen(text)).then(|| remark(spot, text))
                })
                .collect(),
            Content::Text(paragraphs) => {
                let unseen = paragraphs.iter().filter(|paragraph| !is_seen(&paragraph.text));
                let spot = |number| Spot { row: Some(number), ..Spot::default() };
                unseen.map(|paragraph| remark(spot(paragraph.number), &paragraph.text)).collect()
            }
        }
    }
}

/// Refuses a column that `--map` names and no table has.
fn expect_columns(proposal: &Proposal, map: &[(usize, Option<&'static str>)]) -> Result<(), Failure> {
    const NO_COLUMN: Both = Both {
        en: "--map names column {column}, but no table has it: the widest has {count}",
        vi: "--map nêu cột {column}, nhưng không bảng nào có: bảng rộng nhất có {count} cột",
    };
    let columns = || proposal.read.iter().flat_map(|table| &table.columns).map(|column| column.number);
    let most = columns().max().unwrap_or_default();
    match map.iter().find(|(column, _)| *column > most) {
        Some((column, _)) => {
            Err(Failure::new(NO_COLUMN).text("column", column.to_string()).text("count", most.to_string()))
        }
        None => Ok(()),
    }
}

/// Whether a package holds macros, or its ending says so. The names in a package are not compressed.
fn has_macros(bytes: &[u8], name: &str) -> bool {
    const ENDINGS: [&str; 4] = ["docm", "dotm", "xlsm", "xltm"];
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_packed = bytes.starts_with(b"PK");
    ENDINGS.contains(&ending.as_str()) || is_packed && memchr::memmem::find(bytes, b"vbaProject.bin").is_some()
}

/// The kind of a file by its ending; its content is checked when it is read.
pub(crate) fn kind_of(name: &str) -> ImportKind {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "docx" => ImportKind::Word,
        "csv" | "tsv" => ImportKind::Csv,
        "txt" | "md" => ImportKind::Text,
        _ => ImportKind::Excel,
    }
}

fn unread(name: &str, why: &GridRefusal) -> Failure {
    const UNREAD: Both = Both { en: "`{file}` cannot be read: {why}", vi: "không đọc được `{file}`: {why}" };
    Failure::new(UNREAD).text("file", name).arg("why", why.words())
}
