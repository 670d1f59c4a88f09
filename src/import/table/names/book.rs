//! The assignees of a plan and of a file, by all their names.

use super::key::{key, without_commune};
use super::kinds::kind_of;
use super::offices::{BY_KEY, Office, WHOLE_KEYS};
use super::roles::{NameRole, role_name};
use super::split::split;
use crate::import::table::ids::FreshIds;
use crate::import::table::words::{bare, bare_outside_brackets};
use crate::import::{ImportWish, clean, lines_of};
use crate::model::AssigneeKind;
use crate::parse::Plain;
use crate::report::proposal::{ListName, Proposal, ProposedEntry, ProposedTable, Remark, RemarkKind, Spot};
use crate::text::{Both, Raw, fold, slug};
use crate::value::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// Those whom a cell names, by id.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub(in super::super) struct Names {
    pub(in super::super) leads: Vec<String>,
    pub(in super::super) support: Vec<String>,
    pub(in super::super) oversee: Vec<String>,
    /// Those who command, in words.
    pub(in super::super) commands: Vec<String>,
}

/// A cell with names.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct CellNames<'c> {
    pub(in super::super) text: &'c str,
    /// The role of those for whom the cell says none.
    pub(in super::super) role: NameRole,
    pub(in super::super) spot: &'c Spot,
}

/// A known assignee.
#[derive(Clone, Debug)]
struct Known {
    title: String,
    /// The place of its table in the proposal, where it is new.
    proposed: Option<usize>,
}

/// All assignees so far.
pub(in super::super) struct NameBook {
    has_new_posts: bool,
    /// Ids by the keys of names.
    by_key: BTreeMap<String, String>,
    known: BTreeMap<String, Known>,
    ids: FreshIds,
    /// Names that stand alone in a cell.
    alone: BTreeSet<String>,
    /// Names about which a remark was made.
    told: BTreeSet<String>,
    /// The names of new assignees by kind, and other names of assignees by id; each with the first place.
    new: BTreeMap<&'static str, (Spot, Vec<String>)>,
    same: BTreeMap<String, (Spot, Vec<String>)>,
    read: BTreeMap<(NameRole, String), Names>,
}

impl NameBook {
    /// The assignees of the plan into which a file goes.
    pub(in super::super) fn of(wish: &ImportWish<'_>) -> Self {
        let mut book = Self {
            has_new_posts: wish.has_new_posts,
            by_key: BTreeMap::new(),
            known: BTreeMap::new(),
            ids: FreshIds::default(),
            alone: BTreeSet::new(),
            told: BTreeSet::new(),
            new: BTreeMap::new(),
            same: BTreeMap::new(),
            read: BTreeMap::new(),
        };
        for assignee in wish.into.into_iter().flat_map(|plan| plan.assignees.iter()) {
            let id = assignee.id.value.as_str();
            let aliases = assignee.aliases.iter().map(|alias| alias.value.as_str());
            let holders = assignee.holders.iter().map(|holder| holder.name.as_str());
            let names = std::iter::once(assignee.title.as_str()).chain(aliases).chain(holders);
            for name in names.map(key).filter(|key| !key.is_empty()) {
                book.by_key.entry(name).or_insert_with(|| id.to_owned());
            }
            book.ids.claim(id);
            book.known.insert(id.to_owned(), Known { title: assignee.title.as_str().to_owned(), proposed: None });
        }
        book
    }

    /// Learns a name that stands alone in its cell, so that it is found whole in others.
    pub(in super::super) fn learn(&mut self, cell: &str) {
        let [name] = lines_of(cell).try_into().unwrap_or_default();
        let has_and = bare(&name).split(' ').any(|word| word == fold("và"));
        if !name.is_empty() && !has_and && !name.contains([',', ';', '&', '/']) && name.len() <= 120 {
            self.alone.insert(key(role_name(&name).name));
        }
    }

    /// Those whom a cell names.
    pub(in super::super) fn read(&mut self, cell: CellNames<'_>, proposal: &mut Proposal) -> Names {
        const LISTED: Both = Both {
            en: "the words before the colon belong to each name",
            vi: "chữ trước dấu hai chấm được ghép vào từng tên",
        };
        let place = (cell.role, cell.text.to_owned());
        if let Some(known) = self.read.get(&place) {
            return known.clone();
        }
        let pieces = split(cell.text, |key| self.is_known(key));
        // Each with its role, and whether words behind it may still change that.
        let mut found: Vec<(String, NameRole, bool)> = Vec::new();
        let mut role = cell.role;
        for piece in &pieces {
            let named = role_name(&piece.name);
            role = named.before.unwrap_or(role);
            if named.name.chars().any(char::is_alphanumeric) {
                found.push((named.name.to_owned(), role, named.before.is_none()));
            }
            if let Some(behind) = named.behind {
                for (_, role, is_open) in found.iter_mut().rev().take_while(|(_, _, is_open)| *is_open) {
                    (*role, *is_open) = (behind, false);
                }
            }
        }
        let of_list: Vec<&str> = pieces.iter().filter(|it| it.is_of_list).map(|it| role_name(&it.name).name).collect();
        if !of_list.is_empty() {
            let said = Remark::new(RemarkKind::Assumed, cell.spot.clone(), &clean(cell.text), LISTED);
            proposal.remarks.push(said.taken_as(&of_list.join("; ")));
        }
        let mut names = Names::default();
        for (name, role, _) in found {
            let list = match role {
                NameRole::Lead => &mut names.leads,
                NameRole::Support => &mut names.support,
                NameRole::Oversee => &mut names.oversee,
                NameRole::Command => {
                    names.commands.push(name);
                    continue;
                }
            };
            let id = self.id_of(&name, cell.spot, proposal);
            if !list.contains(&id) {
                list.push(id);
            }
        }
        self.read.insert(place, names.clone());
        names
    }

    fn is_known(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
            || self.alone.contains(key)
            || BY_KEY.contains_key(key)
            || WHOLE_KEYS.iter().any(|known| known == key)
    }

    /// The id of a name; a new one is proposed.
    fn id_of(&mut self, name: &str, spot: &Spot, proposal: &mut Proposal) -> String {
        let whole = key(name);
        let outside = key(&bare_outside_brackets(name));
        let found = [whole.as_str(), outside.as_str()]
            .into_iter()
            .flat_map(|key| [Some(key), without_commune(key)])
            .flatten()
            .find_map(|key| self.by_key.get(key));
        if let Some(id) = found.cloned() {
            self.tell_same(name, &id, spot, proposal);
            return id;
        }
        let office = [Some(whole.as_str()), without_commune(&whole)];
        let office = office.into_iter().flatten().find_map(|key| BY_KEY.get(key)).filter(|_| self.has_new_posts);
        let id = match office {
            Some(office) if self.known.contains_key(office.id) => {
                let id = office.id.to_owned();
                self.tell_same(name, &id, spot, proposal);
                id
            }
            Some(office) => self.propose(name, Some(office), spot, proposal),
            None => self.propose(name, None, spot, proposal),
        };
        for key in [Some(whole.as_str()), without_commune(&whole)].into_iter().flatten() {
            self.by_key.entry(key.to_owned()).or_insert_with(|| id.clone());
        }
        id
    }

    fn propose(&mut self, name: &str, office: Option<&Office>, spot: &Spot, proposal: &mut Proposal) -> String {
        const MEMBERS: Both = Both {
            en: "who belongs to this group? Write the ids into `members`, or kind = \"unit\" if it delivers as one body",
            vi: "nhóm này gồm những ai? Hãy ghi mã từng thành viên vào `members`; nếu nộp chung một kết quả thì ghi kind = \"unit\"",
        };
        let kind = office.map_or_else(|| kind_of(&key(name)).word(), |office| office.kind);
        let title = office.map_or(name, |office| office.title);
        let id = self.ids.fresh(&office.map_or_else(|| slug(name), |office| office.id.to_owned()), "nguoi-duoc-giao");
        let mut entries = vec![
            ProposedEntry::text("id", id.as_str()),
            ProposedEntry::text("title", title),
            ProposedEntry::text("kind", kind),
        ];
        let is_group = kind == AssigneeKind::Group.word();
        if is_group {
            entries.push(ProposedEntry::left_out("members", "ghi mã từng thành viên của nhóm"));
        }
        let proposed = Some(proposal.tables.len());
        proposal.tables.push(ProposedTable::new(ListName::Assignee, entries, spot.clone()));
        // The kind of an office that is known is not an assumption, and the question about a group says its kind.
        if office.is_none() && !is_group {
            let (_, names) = self.new.entry(kind).or_insert_with(|| (spot.clone(), Vec::new()));
            names.push(name.to_owned());
        }
        if is_group {
            proposal.remarks.push(Remark::new(RemarkKind::Asked, spot.clone(), name, MEMBERS));
        }
        self.known.insert(id.clone(), Known { title: title.to_owned(), proposed });
        if office.is_some() {
            self.tell_same(name, &id, spot, proposal);
        }
        id
    }

    /// Says what was assumed about names: once for each kind of new assignees, and once for each assignee.
    pub(in super::super) fn tell_all(self, proposal: &mut Proposal) {
        const NEW: Both = Both {
            en: "new assignees; their kind was taken from their names",
            vi: "người được giao mới; loại lấy theo tên gọi",
        };
        const SAME: Both = Both { en: "taken as {title}", vi: "hiểu là {title}" };
        for (kind, (spot, names)) in self.new {
            for names in in_lines(&names) {
                proposal.remarks.push(Remark::new(RemarkKind::Assumed, spot.clone(), &names, NEW).taken_as(kind));
            }
        }
        for (id, (spot, names)) in self.same {
            let title = self.known.get(&id).map(|known| known.title.as_str()).unwrap_or_default();
            for names in in_lines(&names) {
                let remark = Remark::new(RemarkKind::Assumed, spot.clone(), &names, SAME).taken_as(&id);
                proposal.remarks.push(remark.arg("title", Cell::Text(Raw::new(title))));
            }
        }
    }

    /// Notes that other words than the title mean somebody, and keeps these words of a new assignee.
    fn tell_same(&mut self, name: &str, id: &str, spot: &Spot, proposal: &mut Proposal) {
        let folded = fold(name);
        let Some(known) = self.known.get(id).filter(|known| fold(&known.title) != folded) else { return };
        if !self.told.insert(folded) {
            return;
        }
        let (_, names) = self.same.entry(id.to_owned()).or_insert_with(|| (spot.clone(), Vec::new()));
        names.push(name.to_owned());
        let table = known.proposed.and_then(|at| proposal.tables.get_mut(at));
        if let Some(table) = table {
            add_alias(table, name);
        }
    }
}

/// Names joined, as many in a line as a report shows whole.
fn in_lines(names: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(last) if last.chars().count() + name.chars().count() < MOST_SHOWN => {
                last.push_str("; ");
                last.push_str(name);
            }
            Some(_) | None => lines.push(name.clone()),
        }
    }
    lines
}

/// A report shows so many characters of a text.
const MOST_SHOWN: usize = 190;

fn add_alias(table: &mut ProposedTable, name: &str) {
    let text = Plain::Text(name.to_owned());
    match table.entries.iter_mut().find(|entry| entry.key == "aliases") {
        Some(ProposedEntry { value: Some(Plain::List(aliases)), .. }) => aliases.push(text),
        Some(_) => {}
        None => table.entries.push(ProposedEntry::new("aliases", Plain::List(vec![text]))),
    }
}
