//! Reading ids.

use super::form::{Entity, Form, NameKind};
use super::value_reader::{Shape, ValueReader};
use crate::diag::{Finding, Repair};
use crate::parse::Node;
use crate::parse::rules::UNQUOTED_ID;
use crate::text::Both;
use crate::value::{
    AreaId, AssigneeId, ContentId, CriterionId, DifficultyId, FormId, FundId, IndicatorId, PlanId, ScoringSetId,
    TargetGroupId, TargetId, TaskId, id_fault,
};

const EXPECTED: Both = Both { en: "an id in quotes", vi: "mã trong dấu nháy" };

pub(crate) fn read_id<'n>(node: Node<'n>, reader: &mut ValueReader<'_>) -> Option<&'n str> {
    if node.is_number() {
        let written = reader.written(node);
        let finding = Finding::new(&UNQUOTED_ID, reader.place(node)).text("found", written);
        reader.push(finding.repair(Repair::Text(format!("\"{written}\"").into())));
        return None;
    }
    let Some(id) = node.as_text() else {
        reader.wrong_type(node, EXPECTED);
        return None;
    };
    if let Some(fault) = id_fault(id) {
        reader.bad_id(node, id, fault);
        return None;
    }
    Some(id)
}

macro_rules! id_shapes {
    ($($name:ident names $entity:ident;)+) => {$(
        impl Shape for $name {
            const EXPECTED: Both = EXPECTED;

            fn form() -> Form {
                Form::Name(NameKind::Declared(Entity::$entity))
            }

            fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
                read_id(node, reader).map(Self::from)
            }
        }
    )+};
}

id_shapes! {
    PlanId names Plan;
    AreaId names Area;
    TaskId names Task;
    TargetId names Target;
    IndicatorId names Indicator;
    AssigneeId names Assignee;
    FundId names Fund;
    ContentId names Content;
    TargetGroupId names TargetGroup;
    DifficultyId names Difficulty;
    FormId names Form;
    ScoringSetId names ScoringSet;
    CriterionId names Criterion;
}
