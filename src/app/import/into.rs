//! A proposal into a plan that is there: tables that it does not have yet, and changes of those that it has.

use super::compare::{is_same, same_in, subject, told_anew, told_otherwise};
use super::duties::leave_duties;
use super::known::known_again;
use super::written::table_text;
use crate::app::draft::{EditBase, Field, FileEdit, Work};
use crate::app::task_at::{TaskAt, names};
use crate::diag::Failure;
use crate::edit::{Edit, Step, written};
use crate::model::Task;
use crate::parse::Plain;
use crate::report::{ImportRemark, ImportRemarkKind, ListName, Proposal, ProposedTable, Spot, ToldOtherwise};
use crate::source::FilePath;
use crate::text::{Both, Raw};
use crate::value::Message;
use std::collections::{BTreeMap, BTreeSet};

/// Keys of a task that an annex tells again. Its other keys are those of the first time.
const TOLD_AGAIN: [&str; 7] = ["title", "output", "lead", "support", "due", "cost", "fund"];

/// The edits that bring a proposal into a plan. A table that the plan has otherwise is a remark of the proposal.
///
/// # Errors
/// When a task that is there cannot be edited.
pub(crate) fn import_into(base: EditBase<'_>, proposal: &mut Proposal) -> Result<Vec<FileEdit>, Failure> {
    known_again(base, &mut proposal.tables);
    // A written plan has no table.
    if proposal.read.is_empty() {
        leave_duties(base, proposal);
    }
    let tables = std::mem::take(&mut proposal.tables);
    let (tasks, others): (Vec<_>, Vec<_>) = tables.iter().partition(|table| table.list == ListName::Task);
    let mut edits = Vec::new();
    let mut new: BTreeMap<FilePath, Vec<&ProposedTable>> = BTreeMap::new();
    let known_ids: Vec<&str> = tasks.iter().filter_map(|table| table.text_of("id")).collect();
    let known_ids = known_ids.into_iter().filter(|id| base.plan.tasks.named(id).is_some());
    let known = TaskAt::find_all(base, known_ids)?;
    let known: BTreeMap<String, TaskAt<'_>> =
        known.into_iter().map(|at| (at.task.id.value.as_str().to_ascii_lowercase(), at)).collect();
    for table in tasks {
        let id = table.text_of("id").unwrap_or_default();
        match known.get(&id.to_ascii_lowercase()) {
            Some(at) => {
                edits.extend(changes(at, table, &mut proposal.changes));
                answered(at, table, proposal);
            }
            None => new.entry(task_file(base, table)).or_default().push(table),
        }
    }
    if !proposal.read.is_empty() {
        let told: BTreeSet<&str> = known.values().map(|at| at.task.id.value.as_str()).collect();
        let absent = base.plan.standing(base.as_of).map(|task| task.id.value.as_str());
        proposal.absent = absent.filter(|id| !told.contains(id)).map(Raw::new).collect();
    }
    let plan_file = base.plan.folder.join("plan.toml");
    let mut data: BTreeMap<FilePath, Plain> = BTreeMap::new();
    for table in others {
        let file = base.plan.folder.join(table.list.file());
        let data = data.entry(file.clone()).or_insert_with(|| data_of(base, &file));
        match same_in(data, table) {
            Some((path, own)) => {
                proposal.remarks.extend(told_otherwise(own, table));
                edits.extend(told_anew(&file, &path, own, table));
            }
            None => new.entry(file).or_default().push(table),
        }
    }
    head((&plan_file, &data_of(base, &plan_file)), proposal, &mut edits);
    edits.extend(new.into_iter().map(|(file, mut tables)| {
        tables.sort_by_key(|table| table.list);
        added(base, file, &tables)
    }));
    proposal.tables = tables;
    Ok(edits)
}

/// Keys at the top of plan.toml that it does not have yet.
fn head((file, data): (&FilePath, &Plain), proposal: &mut Proposal, edits: &mut Vec<FileEdit>) {
    const OTHER: Both = Both {
        en: "plan.toml says `{key}` already; it stays as it is",
        vi: "plan.toml đã ghi `{key}`; giữ nguyên",
    };
    let mut remarks = Vec::new();
    for entry in &proposal.plan {
        let Some(value) = &entry.value else { continue };
        match data.get(entry.key) {
            Some(own) if is_same(own, value) => {}
            Some(_) => {
                let remark = ImportRemark::new(ImportRemarkKind::Unread, Spot::default(), &written(value), OTHER);
                remarks.push(remark.arg("key", entry.key));
            }
            None => {
                let path = vec![Step::Key(entry.key.to_owned())];
                let keys = names(crate::model::FileKind::Plan.keys());
                edits.push(FileEdit {
                    path: file.clone(),
                    work: Work::Edit(vec![Edit::set(path.clone(), value.clone()).in_order(keys)]),
                    fields: vec![Field { subject: None, is_new: true, name: entry.key.to_owned(), path }],
                });
            }
        }
    }
    proposal.remarks.extend(remarks);
}

/// The edits of a task that is there: each key that the file tells otherwise.
fn changes(at: &TaskAt<'_>, table: &ProposedTable, told: &mut Vec<ToldOtherwise>) -> Vec<FileEdit> {
    let changed = table.entries.iter().filter(|entry| TOLD_AGAIN.contains(&entry.key)).filter_map(|entry| {
        let value = entry.value.as_ref()?;
        let own = at.data.get(entry.key);
        if own.is_some_and(|own| is_same(own, value)) {
            return None;
        }
        told.push(ToldOtherwise {
            task: Raw::new(at.task.id.value.as_str()),
            key: entry.key,
            before: own.map(|own| Raw::new(written(own))),
            after: Raw::new(written(value)),
        });
        Some(at.work(entry.key, vec![Edit::set(at.key(entry.key), value.clone())]))
    });
    changed.collect()
}

/// Turns questions that the plan has answered for a task into remarks that its answer stays. Counts the comments that
/// are not written again.
fn answered(at: &TaskAt<'_>, table: &ProposedTable, proposal: &mut Proposal) {
    const KEPT: Both =
        Both { en: "the plan has this answer, which stays", vi: "giữ câu trả lời đã có trong kế hoạch" };
    let left_out: Vec<&str> =
        table.entries.iter().filter(|entry| entry.value.is_none()).map(|entry| entry.key).collect();
    let answers: Vec<String> = left_out.iter().filter_map(|key| Some(written(at.data.get(key)?))).collect();
    if !left_out.is_empty() && answers.len() == left_out.len() {
        let row = &table.spot;
        let is_of_row = |spot: &Spot| (spot.table, &spot.sheet, spot.row) == (row.table, &row.sheet, row.row);
        let asked = proposal.remarks.iter_mut().filter(|remark| remark.kind == ImportRemarkKind::Asked);
        for remark in asked.filter(|remark| is_of_row(&remark.spot)) {
            remark.kind = ImportRemarkKind::Assumed;
            remark.says = Message { says: KEPT, args: Vec::new() };
            remark.taken_as = Some(Raw::new(answers.join(", ")));
        }
    }
    let passed_over = (table.comments.len() + left_out.len()).min(proposal.cells.in_comments);
    proposal.cells.in_comments -= passed_over;
    proposal.cells.passed_over += passed_over;
}

/// The tables behind the end of their file, which is made where there is none.
fn added(base: EditBase<'_>, path: FilePath, tables: &[&ProposedTable]) -> FileEdit {
    let block = tables.iter().map(|table| table_text(table)).collect::<Vec<_>>().join("\n");
    let data = data_of(base, &path);
    let mut counts: BTreeMap<ListName, usize> = BTreeMap::new();
    let mut fields = Vec::new();
    for table in tables {
        let list = table.list.key();
        let there = data.get(list).and_then(Plain::elements).unwrap_or_default().len();
        let number = counts.entry(table.list).or_insert(there);
        let above = [Step::Key(list.to_owned()), Step::Index(*number)];
        let above = if table.list.is_single() { above.get(..1) } else { above.get(..) }.unwrap_or_default();
        fields.extend(table.entries.iter().filter(|entry| entry.value.is_some()).map(|entry| Field {
            subject: subject(table),
            is_new: true,
            name: entry.key.to_owned(),
            path: [above, &[Step::Key(entry.key.to_owned())]].concat(),
        }));
        *number += 1;
    }
    let is_there = base.sources.find(&path).is_some();
    let work = if is_there { Work::Extend(Vec::new(), block) } else { Work::Create(base.new_file_of(&path, &block)) };
    FileEdit { path, work, fields }
}

/// The file of a new task: that of its area where the plan has one for each, else the one of all.
fn task_file(base: EditBase<'_>, table: &ProposedTable) -> FilePath {
    let folder = base.plan.folder.join("tasks");
    let id = table.text_of("id").unwrap_or_default();
    let area = table.text_of("area").or_else(|| id.split('.').next()).unwrap_or_default();
    let is_in_folder =
        |path: &FilePath| path.as_str().strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
    let neighbour = base.plan.tasks.iter().rfind(|task| task.area.value.is(area));
    let neighbour = neighbour.map(|task: &crate::value::Item<Task>| base.sources.path(task.id.place.file).clone());
    match neighbour {
        Some(file) => file,
        None if base.sources.paths().any(is_in_folder) => folder.join(&format!("{area}.toml")),
        None => base.plan.folder.join("tasks.toml"),
    }
}

/// The data of a file; an empty table where it is not there or cannot be read.
fn data_of(base: EditBase<'_>, file: &FilePath) -> Plain {
    let text = base.sources.find(file).map(|id| base.sources.text(id));
    text.and_then(Plain::parse).unwrap_or(Plain::Table(Vec::new()))
}
