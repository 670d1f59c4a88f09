//! Decisions that changed the plan after it was issued (điều chỉnh, bổ sung).

use crate::keys::{Entity, Form, Named, Reading, Shape, Text, keys};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::Day;

keys! {
    /// The keys of an amendment.
    pub amendment_keys: "an [[amendment]]", "[[amendment]]";
    required NUMBER: Text = "number", "number and symbol of the decision", "số, ký hiệu quyết định";
    optional DATE: Day = "date", "its date", "ngày ban hành";
    required ABOUT: Text = "about", "what it is about", "trích yếu";
    optional ADDS: Vec<At<ItemName>> = "adds", "tasks and targets that it adds", "nhiệm vụ, chỉ tiêu bổ sung";
    optional CHANGES: Vec<At<ItemName>> = "changes", "tasks and targets that it changes", "nhiệm vụ, chỉ tiêu điều chỉnh";
    optional DROPS: Vec<At<ItemName>> = "drops", "tasks and targets that it drops", "nhiệm vụ, chỉ tiêu dừng";
}

/// A decision that changed the plan.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// Number and symbol.
    pub number: At<Text>,
    /// Its date.
    pub date: Option<At<Day>>,
    /// What it is about.
    pub about: Text,
    /// Ids of tasks and targets that it adds.
    pub adds: Vec<At<Text>>,
    /// Ids of those that it changes.
    pub changes: Vec<At<Text>>,
    /// Ids of those that it drops.
    pub drops: Vec<At<Text>>,
}

impl Shape for Amendment {
    const EXPECTED: Both = amendment_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(amendment_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let amendment = reading.table(node, amendment_keys::KEYS, |table| {
            let (number, date) = (table.get(&amendment_keys::NUMBER), table.get(&amendment_keys::DATE));
            let about = table.get(&amendment_keys::ABOUT);
            let adds = names(table.get(&amendment_keys::ADDS));
            let changes = names(table.get(&amendment_keys::CHANGES));
            let drops = names(table.get(&amendment_keys::DROPS));
            Some(Self { number: number?, date, about: about?.value, adds, changes, drops })
        });
        amendment.map(|item| item.value)
    }
}

/// The id of a task or a target.
#[derive(Clone, Debug)]
struct ItemName(Text);

impl Shape for ItemName {
    const EXPECTED: Both = Text::EXPECTED;

    fn form() -> Form {
        Form::Name(Named::Declared(Entity::Item))
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        Text::read(node, reading).map(Self)
    }
}

fn names(list: Option<At<Vec<At<ItemName>>>>) -> Vec<At<Text>> {
    list.map(|at| at.value).unwrap_or_default().into_iter().map(|at| at.map(|name| name.0)).collect()
}
