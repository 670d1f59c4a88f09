//! An area of the plan (lĩnh vực).

use super::{AreaId, AssigneeId};
use crate::keys::{Form, Reading, Shape, Text, keys};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;

keys! {
    /// The keys of an area.
    pub area_keys: "an [[area]]", "[[area]]";
    required ID: AreaId = "id", "the area's id", "mã lĩnh vực";
    required TITLE: Text = "title", "the area's name as the plan writes it", "tên lĩnh vực như trong kế hoạch";
    optional DECLARED_TASKS: u32 = "declared-tasks", "how many tasks the text announces for it", "số nhiệm vụ mà văn bản nêu";
    optional LEAD: AssigneeId = "lead", "who answers for the area", "người phụ trách lĩnh vực";
}

/// An area of the plan.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its id, to which tasks refer.
    pub id: At<AreaId>,
    /// Its name.
    pub title: Text,
    /// How many tasks the text announces for it.
    pub declared_tasks: Option<At<u32>>,
    /// Who answers for it.
    pub lead: Option<At<AssigneeId>>,
}

impl Shape for Area {
    const EXPECTED: Both = area_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(area_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let area = reading.table(node, area_keys::KEYS, |table| {
            let (id, title) = (table.get(&area_keys::ID), table.get(&area_keys::TITLE));
            let (declared_tasks, lead) = (table.get(&area_keys::DECLARED_TASKS), table.get(&area_keys::LEAD));
            let id = id?;
            // An area whose title is faulty is still one to which tasks may belong.
            let title = title.map_or_else(|| Text::from(id.value.as_str()), |title| title.value);
            Some(Self { id, title, declared_tasks, lead })
        });
        area.map(|item| item.value)
    }
}
