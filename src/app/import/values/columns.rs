//! The columns of a table of figures, and its rows.

use crate::app::forms::cell_text;
use crate::grid::{Grid, GridCell, GridRow};
use crate::import::clean;
use crate::report::{ImportRemark, ImportRemarkKind, Spot};
use crate::text::{Raw, fold};
use crate::value::Message;

/// The content of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Held {
    /// The id of an indicator, or a code of the office.
    Code,
    Name,
    /// A whole figure.
    Figure,
    Numerator,
    Denominator,
    /// How many were ranked.
    Pool,
    Evidence,
    Note,
}

impl Held {
    /// The heads by which a column is known, folded when they are compared. The first that fits counts.
    const HEADS: [(Held, &'static [&'static str]); 8] = [
        (Held::Code, &["mã", "mã chỉ số", "mã số", "id"]),
        (
            Held::Name,
            &[
                "chỉ số",
                "tên chỉ số",
                "chỉ tiêu",
                "tên chỉ tiêu",
                "tiêu chí",
                "tiêu chí thống kê",
                "nội dung",
                "chỉ tiêu, chỉ số",
                "nội dung chỉ tiêu",
                "tên tiêu chí",
            ],
        ),
        (Held::Numerator, &["tử số", "số đạt", "số thực hiện", "số lượng đạt", "đã đạt", "đã thực hiện"]),
        (Held::Denominator, &["mẫu số", "tổng số", "tổng", "trên tổng số"]),
        (Held::Pool, &["tổng số đơn vị", "số đơn vị xếp hạng", "tổng số đơn vị được xếp hạng"]),
        (
            Held::Figure,
            &[
                "kết quả",
                "số liệu",
                "giá trị",
                "thực hiện",
                "trong kỳ",
                "kết quả thực hiện",
                "kết quả đạt được",
                "kết quả trong kỳ",
                "số liệu trong kỳ",
                "thực hiện trong kỳ",
                "tỷ lệ",
                "kết quả (%)",
                "tỷ lệ (%)",
            ],
        ),
        (Held::Evidence, &["văn bản", "số văn bản", "minh chứng", "tài liệu kiểm chứng", "nguồn", "nguồn số liệu"]),
        (Held::Note, &["ghi chú"]),
    ];

    fn of(head: &str) -> Option<Self> {
        let head = fold(head);
        let found = Self::HEADS.iter().find(|(_, words)| words.iter().any(|word| fold(word) == head));
        found.map(|(held, _)| *held)
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Code => "id",
            Self::Name => "title",
            Self::Figure => "value",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Pool => "of",
            Self::Evidence => "evidence",
            Self::Note => "note",
        }
    }
}

/// The head row, by its place among the rows, and what each column holds.
pub(super) fn heads(grid: &Grid) -> Option<(usize, Vec<Option<Held>>)> {
    const MOST_TITLES: usize = 30;
    grid.rows.iter().take(MOST_TITLES).enumerate().find_map(|(at, row)| {
        let mut columns: Vec<Option<Held>> = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let held = Held::of(&clean(&cell_text(cell))).filter(|held| !columns.contains(&Some(*held)));
            columns.push(held);
        }
        let has = |held: Held| columns.contains(&Some(held));
        let has_figures = has(Held::Figure) || has(Held::Numerator) && has(Held::Denominator);
        ((has(Held::Code) || has(Held::Name)) && has_figures).then_some((at, columns))
    })
}

/// A row below the head.
pub(super) struct FigureRow<'r> {
    pub row: &'r GridRow,
    pub columns: &'r [Option<Held>],
    pub spot: Spot,
}

impl FigureRow<'_> {
    fn at(&self, held: Held) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(held))
    }

    pub(super) fn cell(&self, held: Held) -> Option<&GridCell> {
        self.row.cells.get(self.at(held)?)
    }

    pub(super) fn text(&self, held: Held) -> String {
        self.cell(held).map(|cell| clean(&cell_text(cell))).unwrap_or_default()
    }

    pub(super) fn asked(&self, held: Held, says: Message) -> Box<ImportRemark> {
        let spot = Spot { column: self.at(held).map(|at| at + 1), ..self.spot.clone() };
        let text = Raw::new(self.text(held));
        Box::new(ImportRemark { kind: ImportRemarkKind::Asked, spot, text, says, taken_as: None })
    }
}
