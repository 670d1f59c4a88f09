//! Difficulties and proposals that were raised (khó khăn, vướng mắc, kiến nghị).

use crate::keys::table;
use crate::source::At;
use crate::value::{AssigneeId, Day, DifficultyId, TaskId, Text, word_enum};

word_enum! {
    /// Where a difficulty comes from.
    pub enum DifficultyKind {
        /// Those who do the work met it.
        Difficulty = "difficulty",
        /// The council, the Fatherland Front or citizens found it (giám sát).
        Oversight = "oversight",
    }
}

table! {
    /// A difficulty that was raised.
    pub struct Difficulty: "an [[issue]]", "[[issue]]" {
        pub id: Option<At<DifficultyId>> = optional "id", "its id, by which commands name it", "mã, để các lệnh nêu đến";
        pub raised: At<Day> = required "raised", "the day on which it was raised", "ngày nêu";
        pub by: Option<At<AssigneeId>> = optional "by", "who raised it", "người nêu";
        pub tasks: Vec<At<TaskId>> = optional "tasks", "the tasks that it concerns", "các nhiệm vụ liên quan";
        pub kind: DifficultyKind = optional "kind", "where it comes from; oversight: found by the council, the Fatherland Front or citizens; default difficulty", "nguồn; oversight: do HĐND, MTTQ hoặc người dân giám sát phát hiện; mặc định difficulty" else DifficultyKind::Difficulty;
        pub text: Text = required "text", "what the difficulty is", "nội dung khó khăn, vướng mắc";
        pub proposal: Option<Text> = optional "proposal", "what is proposed", "kiến nghị";
        pub resolved: Option<Resolution> = optional "resolved", "how it was resolved", "đã giải quyết thế nào";
    }
}

table! {
    /// How a difficulty was resolved.
    pub struct Resolution: "a table { on = …, how = … }", "bảng { on = …, how = … }" {
        pub on: At<Day> = required "on", "on which day", "ngày";
        pub how: Text = required "how", "in what way", "cách giải quyết";
        pub decision: Option<Text> = optional "decision", "by which decision", "theo quyết định nào";
    }
}

impl Difficulty {
    /// Its id, for findings; empty where it has none.
    pub(crate) fn name(&self) -> &str {
        self.id.as_ref().map_or("", |id| id.value.as_str())
    }
}
