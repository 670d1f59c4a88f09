//! Two tables of an export: plans and their areas.

use super::plan_on_day::PlanOnDay;
use super::schema::{TO_PLAN, Table};
use crate::model::{Area, Basis, Level, Plan};
use crate::report::fields::{Datum, Field, Kind, PLAN, field, words};
use crate::text::{Both, Raw};
use crate::value::AssigneeId;

pub(super) static PLANS: Table = Table {
    name: "plans",
    doc: Both { en: "one row per plan", vi: "mỗi dòng một kế hoạch" },
    fields: &[
        PLAN,
        field("title", Kind::Text, "its title", "tên kế hoạch"),
        field("unit", Kind::Text, "the body that it belongs to", "cơ quan của kế hoạch"),
        field("level", Kind::Word(words::<Level>), "the level of that body", "cấp hành chính"),
        field("locality", Kind::Text, "where it lies", "địa bàn"),
        field("parent", Kind::Text, "id of the plan above", "mã kế hoạch cấp trên"),
        field("starts_on", Kind::Day, "its first day", "ngày đầu"),
        field("ends_on", Kind::Day, "its last day", "ngày cuối"),
        field(
            "basis",
            Kind::Word(words::<Basis>),
            "what its deliveries and progress are",
            "căn cứ của kết quả, tiến độ",
        ),
        field("draft", Kind::Flag, "whether it is not issued yet", "còn là dự thảo hay không"),
        field("number", Kind::Text, "number and symbol under which it was issued", "số, ký hiệu ban hành"),
        field("issued_on", Kind::Day, "its date of issue", "ngày ban hành"),
        field("folder", Kind::Text, "its folder in the workspace", "thư mục trong không gian làm việc"),
        field(
            "as_of",
            Kind::Day,
            "the day from which all tables look; of a replaced plan the day before",
            "ngày tính của mọi bảng; với kế hoạch đã bị thay thế là ngày liền trước",
        ),
        field("within", Kind::Text, "id of the unit's longer plan", "mã kế hoạch dài hạn của đơn vị"),
        field("replaces", Kind::Text, "id of the plan whose place it takes", "mã kế hoạch được thay thế"),
        field(
            "values_from",
            Kind::Text,
            "ids of the plans whose values it reads too",
            "mã các kế hoạch đọc chung số liệu",
        ),
        field("replaced_by", Kind::Text, "id of the plan that stands in its place", "mã kế hoạch đã thay thế nó"),
        field("replaced_on", Kind::Day, "the day from which that plan stands", "ngày kế hoạch đó có hiệu lực thay thế"),
    ],
    key: &["plan"],
    links: &[],
};

pub(super) static AREAS: Table = Table {
    name: "areas",
    doc: Both { en: "one row per area of a plan", vi: "mỗi dòng một lĩnh vực của kế hoạch" },
    fields: AREA_FIELDS,
    key: &["plan", "area"],
    links: &[TO_PLAN],
};

pub(super) static TARGET_GROUPS: Table = Table {
    name: "target_groups",
    doc: Both {
        en: "one row per section of a plan's list of targets", vi: "mỗi dòng một nhóm chỉ tiêu của kế hoạch"
    },
    fields: &[
        PLAN,
        field("target_group", Kind::Text, "id of the section", "mã nhóm chỉ tiêu"),
        field("title", Kind::Text, "its heading", "tên nhóm chỉ tiêu"),
    ],
    key: &["plan", "target_group"],
    links: &[TO_PLAN],
};

pub(super) fn target_groups(PlanOnDay { plan, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let groups = plan.target_groups.iter();
    groups.map(|group| vec![id(plan), Datum::Text(group.id.value.raw()), Datum::text(&group.title)]).collect()
}

const AREA_FIELDS: &[Field] = &[
    PLAN,
    field("area", Kind::Text, "id of the area", "mã lĩnh vực"),
    field("title", Kind::Text, "its name", "tên lĩnh vực"),
    field("lead", Kind::Text, "id of who answers for it", "mã người phụ trách"),
    field("declared_tasks", Kind::Whole, "how many tasks the text announces", "số nhiệm vụ mà văn bản nêu"),
];

pub(super) fn id(plan: &Plan) -> Datum {
    Datum::Text(plan.id.value.raw())
}

/// An assignee's id as its own entry spells it: references may differ in case.
pub(super) fn assignee(plan: &Plan, id: &AssigneeId) -> Raw {
    plan.assignee(id).map_or_else(|| id.raw(), |one| one.id.value.raw())
}

pub(super) fn plans(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let issued = plan.issued.as_ref().map(|issued| &issued.value);
    vec![vec![
        id(plan),
        Datum::text(&plan.title),
        Datum::text(&plan.unit),
        Datum::Word(plan.level.word()),
        Datum::of(plan.locality.as_ref(), Datum::text),
        Datum::of(plan.parent.as_ref(), |parent| Datum::Text(parent.value.raw())),
        Datum::Day(plan.start.value),
        Datum::Day(plan.end.value),
        Datum::Word(plan.basis.word()),
        Datum::Flag(plan.is_draft(view.as_of)),
        Datum::of(issued.and_then(|issued| issued.number.as_ref()), |number| Datum::text(&number.value)),
        Datum::of(issued.and_then(|issued| issued.date), |date| Datum::Day(date.value)),
        Datum::Text(Raw::new(plan.folder.as_str())),
        Datum::Day(view.as_of),
        Datum::of(plan.within.as_ref(), |id| Datum::Text(id.value.raw())),
        Datum::of(plan.replaces.as_ref(), |id| Datum::Text(id.value.raw())),
        Datum::joined(plan.values_from.iter().map(|id| id.value.raw()), " "),
        Datum::of(view.replacement, |known| Datum::Text(known.by.raw())),
        Datum::of(view.replacement, |known| Datum::Day(known.on)),
    ]]
}

pub(super) fn areas(PlanOnDay { plan, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let row = |area: &Area| {
        vec![
            id(plan),
            Datum::Text(area.id.value.raw()),
            Datum::text(&area.title),
            Datum::of(area.lead.as_ref(), |lead| Datum::Text(assignee(plan, &lead.value))),
            Datum::of(area.declared_tasks, |declared| Datum::whole(declared.value)),
        ]
    };
    plan.areas.iter().map(|area| row(area)).collect()
}
