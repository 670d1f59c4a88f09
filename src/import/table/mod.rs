//! Tables of annexes: heads, rows and cells, as areas, tasks, assignees, funds, targets and indicators.

mod areas;
mod bound;
mod columns;
mod due;
mod fields;
mod figure;
mod groups;
mod head;
mod ids;
mod ledger;
mod lines;
mod money;
mod names;
mod number;
mod reader;
mod targets;
mod tasks;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod view;
mod words;

use crate::grid::Grid;
use crate::import::{ImportWish, clean};
use crate::report::paper::AnnexColumn;
use crate::report::proposal::{ColumnRead, Proposal, Remark, RemarkKind, Spot, TableRead};
use crate::text::{Both, Raw};
use areas::{AreaBook, TaskIds};
use columns::TableKind;
use head::{TableHead, find_head};
use ids::TitleIds;
use names::NameBook;
use reader::{Reader, Shared};
use text::text_of;
use titles::{label_of, title_of};
use view::{TableView, own_cells};

/// The content of the tables of a file.
pub(crate) fn propose_tables(grids: &[Grid], wish: &ImportWish<'_>) -> Proposal {
    let mut proposal = Proposal::default();
    let mut found: Vec<(&Grid, TableHead, Option<String>)> = Vec::new();
    for grid in grids.iter().filter(|grid| wish.table.is_none_or(|only| only == grid.number)) {
        match find_head(grid, wish.map) {
            Some(head) => {
                let title = title_of(grid, &head);
                found.push((grid, head, title));
            }
            None => proposal.remarks.extend(other_table(grid, wish)),
        }
    }
    let mut shared = Shared {
        wish,
        names: NameBook::of(wish),
        areas: AreaBook::of(wish),
        tasks: TaskIds::of(wish, grids),
        funds: TitleIds::of(known(wish, |plan| {
            plan.funds.iter().map(|it| (it.id.value.as_str(), it.title.as_str())).collect()
        })),
        targets: TitleIds::of(known(wish, |plan| {
            plan.targets.iter().map(|it| (it.id.value.as_str(), it.id.value.as_str())).collect()
        })),
        indicators: TitleIds::of(known(wish, |plan| {
            let all = plan.shared.iter().chain(plan.indicators.iter());
            all.map(|it| (it.id.value.as_str(), it.title.as_str())).collect()
        })),
    };
    let has_several = found.len() > 1;
    for (at, (grid, head, title)) in found.into_iter().enumerate() {
        let label = label_of(title.as_deref(), at, has_several);
        let table = TableView::new(grid, head, label);
        proposal.read.push(table_read(&table, title.as_deref()));
        let kind = table.head.kind;
        let reader = Reader::new(&table, &mut shared, &mut proposal);
        match kind {
            TableKind::Tasks => tasks::read_tasks(reader, title.as_deref()),
            TableKind::Targets => targets::read_targets(reader),
        }
    }
    shared.names.tell_all(&mut proposal);
    // Those of one row stay in the order in which they were found.
    proposal.remarks.sort_by_key(|remark| (remark.spot.table, remark.spot.row));
    proposal
}

/// Ids and titles that the plan has.
fn known<'w>(
    wish: &ImportWish<'w>,
    list: impl Fn(&'w crate::model::Plan) -> Vec<(&'w str, &'w str)>,
) -> Vec<(&'w str, &'w str)> {
    wish.into.map(list).unwrap_or_default()
}

fn table_read(table: &TableView<'_>, title: Option<&str>) -> TableRead {
    let column = |head: &columns::HeadColumn| ColumnRead {
        number: head.number,
        head: Raw::new(head.head()),
        taken_as: head.taken.filter(|taken| !is_of_results(*taken)).map(AnnexColumn::word),
    };
    let has_content = |row: &&crate::grid::GridRow| own_cells(row).next().is_some();
    let rows = table.rows().iter().filter(has_content).filter(|row| !table.head.is_repeated_by(row)).count();
    TableRead {
        number: table.grid.number,
        sheet: (!table.grid.name.is_empty()).then(|| Raw::new(table.grid.name.as_str())),
        title: title.map(Raw::new),
        rows,
        columns: table.head.columns.iter().map(column).collect(),
    }
}

/// Whether a column says what came of a task. Its cells are kept as comments.
const fn is_of_results(column: AnnexColumn) -> bool {
    matches!(column, AnnexColumn::State | AnnexColumn::Verdict | AnnexColumn::Spent | AnnexColumn::Rest)
}

/// Says that a table is not one of tasks or targets. The names at the top and the end of a letter are tables too.
fn other_table(grid: &Grid, wish: &ImportWish<'_>) -> Option<Remark> {
    const SAYS: Both = Both {
        en: "no row names the columns of tasks or targets; name them with --map",
        vi: "không có dòng tiêu đề cột của nhiệm vụ hay chỉ tiêu; hãy chỉ rõ bằng --map",
    };
    const OF_LETTERS: [&str; 5] = ["cộng hòa xã hội chủ nghĩa", "nơi nhận", "kính gửi", "độc lập tự do", "tm ủy ban"];
    let cells = || grid.rows.iter().flat_map(own_cells).map(|(_, cell)| clean(&text_of(cell)));
    let text: Vec<String> = cells().take(12).collect();
    let is_of_letter = || {
        let bare = words::bare(&text.join(" "));
        OF_LETTERS.iter().any(|words| words::holds(&bare, &words::bare(words)))
    };
    let row = grid.rows.first()?;
    if wish.table.is_none() && is_of_letter() {
        return None;
    }
    let sheet = (!grid.name.is_empty()).then(|| Raw::new(grid.name.as_str()));
    let spot = Spot { table: Some(grid.number), sheet, row: Some(row.number), column: None };
    Some(Remark::new(RemarkKind::Unread, spot, &text.join(ledger::BETWEEN), SAYS))
}
