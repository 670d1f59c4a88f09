//! Decisions that changed the plan after it was issued (điều chỉnh, bổ sung).

use crate::keys::{Entity, Form, Keep, NameKind, Shape, ValueReader, table};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::{Day, Text};

table! {
    /// A decision that changed the plan.
    pub struct Amendment: "an [[amendment]]", "[[amendment]]" {
        pub number: At<Text> = required "number", "number and symbol of the decision", "số, ký hiệu quyết định";
        pub date: Option<At<Day>> = optional "date", "its date", "ngày ban hành";
        pub about: Text = required "about", "what it is about", "trích yếu";
        pub adds: Vec<At<Text>> as Vec<At<ItemName>> = optional "adds", "tasks and targets that it adds", "nhiệm vụ, chỉ tiêu bổ sung";
        pub changes: Vec<At<Text>> as Vec<At<ItemName>> = optional "changes", "tasks and targets that it changes", "nhiệm vụ, chỉ tiêu điều chỉnh";
        pub drops: Vec<At<Text>> as Vec<At<ItemName>> = optional "drops", "tasks and targets that it drops", "nhiệm vụ, chỉ tiêu dừng";
    }
}

/// The id of a task or a target.
#[derive(Clone, Debug)]
struct ItemName(Text);

impl Shape for ItemName {
    const EXPECTED: Both = Text::EXPECTED;

    fn form() -> Form {
        Form::Name(NameKind::Declared(Entity::Item))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        Text::read(node, reader).map(Self)
    }
}

impl Keep<Text> for ItemName {
    fn keep(self) -> Text {
        self.0
    }
}
