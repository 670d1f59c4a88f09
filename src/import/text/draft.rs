//! The proposal while it grows.

use super::blocks::Block;
use crate::import::ImportWish;
use crate::parse::Plain;
use crate::report::proposal::{ListName, Proposal, ProposedEntry, ProposedTable, Remark, RemarkKind, Spot};
use crate::text::{Both, Raw, slug};
use crate::value::{Day, id_fault};
use std::collections::{BTreeMap, BTreeSet};

/// The most characters of an id that is made of a name.
const MOST_OF_ID: usize = 40;
/// The most characters of a phrase in a remark.
const MOST_OF_PHRASE: usize = 120;

/// The proposal while it grows.
pub(super) struct Draft<'w> {
    pub(super) wish: &'w ImportWish<'w>,
    pub(super) proposal: Proposal,
    ids: BTreeSet<(ListName, String)>,
    /// The last number behind each stem of an id.
    numbers: BTreeMap<(ListName, String), usize>,
}

/// The place of a paragraph.
pub(super) fn spot(block: &Block) -> Spot {
    Spot { row: Some(block.lines.0), ..Spot::default() }
}

impl<'w> Draft<'w> {
    pub(super) fn new(wish: &'w ImportWish<'w>) -> Self {
        let mut ids = BTreeSet::new();
        if let Some(plan) = wish.into {
            let mut hold = |list, id: &str| {
                ids.insert((list, id.to_ascii_lowercase()));
            };
            plan.targets.iter().for_each(|it| hold(ListName::Target, it.id.value.as_str()));
            plan.target_groups.iter().for_each(|it| hold(ListName::TargetGroup, it.id.value.as_str()));
            plan.assignees.iter().for_each(|it| hold(ListName::Assignee, it.id.value.as_str()));
            plan.tasks.iter().for_each(|it| hold(ListName::Task, it.id.value.as_str()));
            plan.areas.iter().for_each(|it| hold(ListName::Area, it.id.value.as_str()));
            let indicators = plan.indicators.iter().chain(plan.shared.iter());
            indicators.for_each(|it| hold(ListName::Indicator, it.id.value.as_str()));
        }
        Self { wish, proposal: Proposal::default(), ids, numbers: BTreeMap::new() }
    }

    /// Counts a paragraph whose content is in a value.
    pub(super) const fn took(&mut self) {
        self.proposal.cells.read += 1;
    }

    /// Counts a paragraph whose content is in a comment.
    pub(super) const fn commented(&mut self) {
        self.proposal.cells.in_comments += 1;
    }

    pub(super) fn table(&mut self, list: ListName, entries: Vec<ProposedEntry>, block: &Block) {
        self.proposal.tables.push(ProposedTable::new(list, entries, spot(block)));
    }

    /// Adds keys to the table of a list that has one alone.
    pub(super) fn add_to(&mut self, list: ListName, entries: Vec<ProposedEntry>, block: &Block) {
        if let Some(table) = self.proposal.tables.iter_mut().find(|table| table.list == list) {
            let new = entries.into_iter().filter(|entry| table.value_of(entry.key).is_none()).collect::<Vec<_>>();
            table.entries.extend(new);
        } else if !entries.is_empty() {
            self.table(list, entries, block);
        }
    }

    /// A remark on words of a paragraph.
    pub(super) fn remark(kind: RemarkKind, block: &Block, text: &str, says: Both) -> Remark {
        Remark::new(kind, spot(block), Raw::new(text).beginning(MOST_OF_PHRASE).as_str(), says)
    }

    pub(super) fn push(&mut self, remark: Remark) {
        self.proposal.remarks.push(remark);
    }

    pub(super) fn assumed(&mut self, block: &Block, text: &str, says: Both, taken_as: &str) {
        self.push(Self::remark(RemarkKind::Assumed, block, text, says).taken_as(taken_as));
    }

    pub(super) fn asked(&mut self, block: &Block, text: &str, says: Both) {
        self.push(Self::remark(RemarkKind::Asked, block, text, says));
    }

    pub(super) fn unread(&mut self, block: &Block) {
        const SAYS: Both =
            Both { en: "a plan file has no place for it", vi: "tệp kế hoạch không có chỗ cho đoạn này" };
        self.push(Self::remark(RemarkKind::Unread, block, &block.text, SAYS));
    }

    /// Tells a paragraph that no plan has.
    pub(super) fn too_long(&mut self, block: &Block) {
        const SAYS: Both = Both {
            en: "the paragraph is too long to be one of a plan, and was not read",
            vi: "đoạn quá dài so với một đoạn của kế hoạch nên không đọc",
        };
        self.push(Self::remark(RemarkKind::Unread, block, &block.text, SAYS));
    }

    /// An id of a name that no other entry of the list has.
    pub(super) fn id(&mut self, list: ListName, name: &str) -> String {
        let stem = short_slug(name, MOST_OF_ID);
        let stem = if id_fault(&stem).is_some() { format!("muc-{stem}") } else { stem };
        let stem = stem.trim_end_matches('-').to_owned();
        let mut id = stem.clone();
        while !self.take(list, &id) {
            // Each stem goes on where it stopped, so that thousands of one name take no longer.
            let number = self.numbers.entry((list, stem.clone())).or_insert(1);
            *number += 1;
            id = format!("{stem}-{number}");
        }
        id
    }

    /// The proposal, its tables in the order of the file.
    pub(super) fn finish(mut self) -> Proposal {
        self.proposal.tables.sort_by_key(|table| table.spot.row);
        self.proposal.remarks.sort_by_key(|remark| (remark.spot.row, remark.kind));
        self.proposal
    }

    /// Takes an id, unless another entry has it.
    pub(super) fn take(&mut self, list: ListName, id: &str) -> bool {
        self.ids.insert((list, id.to_ascii_lowercase()))
    }
}

/// Words without a meaning of their own, which no id needs.
const FILLERS: [&str; 20] = [
    "được", "có", "tại", "của", "các", "và", "trong", "trên", "cho", "theo", "về", "với", "những", "là", "việc", "từ",
    "đến", "phải", "sự", "để",
];

/// The letters of an id for a name, at most so many and only whole words.
pub(super) fn short_slug(name: &str, most: usize) -> String {
    let is_filler = |word: &&str| FILLERS.contains(&&*word.to_lowercase());
    let kept: Vec<&str> = name.split(' ').filter(|word| !is_filler(word)).collect();
    let slug = slug(&kept.join(" "));
    let mut short = String::new();
    for word in slug.split('-') {
        if short.is_empty() {
            short.push_str(word.get(..most).unwrap_or(word));
        } else if short.len() + 1 + word.len() <= most {
            short.push('-');
            short.push_str(word);
        } else {
            break;
        }
    }
    short
}

pub(super) fn number_entry(key: &'static str, number: &impl ToString) -> ProposedEntry {
    ProposedEntry::new(key, Plain::Number(number.to_string()))
}

pub(super) fn day_entry(key: &'static str, day: Day) -> ProposedEntry {
    ProposedEntry::new(key, Plain::Date(day.to_string()))
}
