//! Difficulties and proposals that were raised (khó khăn, vướng mắc, kiến nghị).

use super::{AssigneeId, TaskId};
use crate::keys::{Form, Reading, Shape, Text, keys};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::Day;

keys! {
    /// The keys of a difficulty.
    pub issue_keys: "an [[issue]]", "[[issue]]";
    required RAISED: Day = "raised", "the day on which it was raised", "ngày nêu";
    optional BY: AssigneeId = "by", "who raised it", "người nêu";
    optional TASKS: Vec<At<TaskId>> = "tasks", "the tasks that it concerns", "các nhiệm vụ liên quan";
    required TEXT: Text = "text", "what the difficulty is", "nội dung khó khăn, vướng mắc";
    optional PROPOSAL: Text = "proposal", "what is proposed", "kiến nghị";
    optional RESOLVED: Resolution = "resolved", "how it was resolved", "đã giải quyết thế nào";
}

keys! {
    /// The keys of a resolution.
    pub resolved_keys: "a table { on = …, how = … }", "bảng { on = …, how = … }";
    required ON: Day = "on", "on which day", "ngày";
    required HOW: Text = "how", "in what way", "cách giải quyết";
    optional DECISION: Text = "decision", "by which decision", "theo quyết định nào";
}

/// A difficulty that was raised.
#[derive(Clone, Debug)]
pub struct Difficulty {
    /// The day on which it was raised.
    pub raised: At<Day>,
    /// Who raised it.
    pub by: Option<At<AssigneeId>>,
    /// The tasks that it concerns.
    pub tasks: Vec<At<TaskId>>,
    /// What it is.
    pub text: Text,
    /// What is proposed.
    pub proposal: Option<Text>,
    /// How it was resolved, if it was.
    pub resolved: Option<Resolution>,
}

/// How a difficulty was resolved.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// On which day.
    pub on: At<Day>,
    /// In what way.
    pub how: Text,
    /// By which decision.
    pub decision: Option<Text>,
}

impl Shape for Difficulty {
    const EXPECTED: Both = issue_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(issue_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let difficulty = reading.table(node, issue_keys::KEYS, |table| {
            let (raised, by) = (table.get(&issue_keys::RAISED), table.get(&issue_keys::BY));
            let tasks = table.get(&issue_keys::TASKS).map(|at| at.value).unwrap_or_default();
            let (text, proposal) = (table.get(&issue_keys::TEXT), table.get(&issue_keys::PROPOSAL).map(|at| at.value));
            let resolved = table.get(&issue_keys::RESOLVED).map(|at| at.value);
            Some(Self { raised: raised?, by, tasks, text: text?.value, proposal, resolved })
        });
        difficulty.map(|item| item.value)
    }
}

impl Shape for Resolution {
    const EXPECTED: Both = resolved_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(resolved_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let resolution = reading.table(node, resolved_keys::KEYS, |table| {
            let (on, how) = (table.get(&resolved_keys::ON), table.get(&resolved_keys::HOW));
            let decision = table.get(&resolved_keys::DECISION).map(|at| at.value);
            Some(Self { on: on?, how: how?.value, decision })
        });
        resolution.map(|item| item.value)
    }
}
