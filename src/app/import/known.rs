//! Things that a plan has already, told once more: a target with the same wording, an indicator, a task, a fund or a
//! group with the same title. They get the id that the plan knows.

use crate::app::draft::EditBase;
use crate::import::clean;
use crate::parse::Plain;
use crate::report::{ListName, ProposedTable};
use crate::text::fold;
use crate::value::Text;
use std::collections::BTreeMap;

/// The keys that name something of a list.
const NAMING: [(&str, ListName); 5] = [
    ("indicator", ListName::Indicator),
    ("of-which", ListName::Target),
    ("group", ListName::TargetGroup),
    ("fund", ListName::Fund),
    ("area", ListName::Area),
];

/// Gives the ids of the plan to what it has already, and to what names it.
pub(super) fn known_again(base: EditBase<'_>, tables: &mut [ProposedTable]) {
    let mut ids: BTreeMap<(ListName, String), String> = BTreeMap::new();
    let mut taken: BTreeMap<(ListName, String), usize> = BTreeMap::new();
    let mut of_plan: BTreeMap<ListName, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for table in tables.iter() {
        let (Some(id), Some(words)) = (table.text_of("id"), words_of(table)) else { continue };
        // Two targets may have one wording: the first is the first, the second the second.
        let before = taken.entry((table.list, words.clone())).or_default();
        let of_list = of_plan.entry(table.list).or_insert_with(|| known(base, table.list));
        if let Some(known) = of_list.get(&words).and_then(|ids| ids.get(*before)) {
            ids.insert((table.list, id.to_owned()), known.clone());
        }
        *before += 1;
    }
    for table in tables {
        let list = table.list;
        for entry in &mut table.entries {
            let named = NAMING.iter().find(|(key, _)| *key == entry.key).map(|(_, named)| *named);
            let named = if entry.key == "id" { Some(list) } else { named };
            if let (Some(named), Some(Plain::Text(id))) = (named, &mut entry.value)
                && let Some(known) = ids.get(&(named, id.clone()))
            {
                id.clone_from(known);
            }
        }
    }
}

/// The words by which a thing is known.
fn words_of(table: &ProposedTable) -> Option<String> {
    let key = if table.list == ListName::Target { "text" } else { "title" };
    table.text_of(key).map(|words| fold(&clean(words)))
}

/// The ids of the things of a list in the plan, by their words.
fn known(base: EditBase<'_>, list: ListName) -> BTreeMap<String, Vec<String>> {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |words: Option<&str>, id: &str| {
        if let Some(words) = words {
            known.entry(fold(&clean(words))).or_default().push(id.to_owned());
        }
    };
    let plan = base.plan;
    match list {
        ListName::Target => {
            plan.targets.iter().for_each(|one| add(one.text.as_ref().map(Text::as_str), one.id.value.as_str()));
        }
        ListName::Indicator => {
            let all = plan.indicators.iter().chain(plan.shared.iter());
            all.for_each(|one| add(Some(one.title.as_str()), one.id.value.as_str()));
        }
        ListName::TargetGroup => {
            plan.target_groups.iter().for_each(|one| add(Some(one.title.as_str()), one.id.value.as_str()));
        }
        ListName::Fund => plan.funds.iter().for_each(|one| add(Some(one.title.as_str()), one.id.value.as_str())),
        ListName::Area => plan.areas.iter().for_each(|one| add(Some(one.title.as_str()), one.id.value.as_str())),
        ListName::Assignee => {
            plan.assignees.iter().for_each(|one| add(Some(one.title.as_str()), one.id.value.as_str()));
        }
        // A title of several tasks names none; who reads a table knows in which area it stands.
        ListName::Task => {
            plan.tasks.iter().for_each(|one| add(Some(one.title.as_str()), one.id.value.as_str()));
            known.retain(|_, ids| ids.len() == 1);
        }
        ListName::Issued
        | ListName::Declares
        | ListName::LegalBasis
        | ListName::Solution
        | ListName::Funding
        | ListName::Signature => {}
    }
    known
}
