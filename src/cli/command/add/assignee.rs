//! `cchc add assignee`.

use crate::app::{self, NewAssignee, NewHolder};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay, Whole};
use crate::model::AssigneeKind;
use anyhow::Result;

command! {
    "assignee", en: "cchc add assignee --id ID --title TEXT --kind KIND", vi: "cchc add assignee --id MÃ --title TÊN --kind LOẠI";
    about
        en: "Add somebody to whom tasks can be given",
        vi: "Thêm người hoặc cơ quan được giao nhiệm vụ";
    examples
        en: "cchc add assignee --id dia-chinh --title \"Công chức địa chính – xây dựng\" --kind official\ncchc add assignee --id thon-4 --title \"Thôn 4\" --kind unit\ncchc add assignee --id cac-thon --title \"Các thôn\" --kind group --members thon-1,thon-2,thon-3",
        vi: "cchc add assignee --id dia-chinh --title \"Công chức địa chính – xây dựng\" --kind official\ncchc add assignee --id thon-4 --title \"Thôn 4\" --kind unit\ncchc add assignee --id cac-thon --title \"Các thôn\" --kind group --members thon-1,thon-2,thon-3";

    id: Option<String> = "--id ID", en: "Its id, such as dia-chinh", vi: "Mã, ví dụ dia-chinh";
    title: Option<String> = "--title TEXT",
        en: "The post or body as the plan names it", vi: "Chức danh hoặc cơ quan như trong kế hoạch";
    kind: Option<AssigneeKind> = "--kind KIND",
        en: "official, cadre, part-time, unit, external or group",
        vi: "official (công chức), cadre (cán bộ), part-time (không chuyên trách), unit (đơn vị), external (cơ quan ngoài) hoặc group (nhóm)";
    members: Vec<String> = "--members ID",
        en: "The members of a group", vi: "Nhóm gồm những ai";
    alias: Vec<String> = "--alias NAME", en: "Other names in use", vi: "Các tên gọi khác";
    holder: Option<String> = "--holder NAME", en: "The person who holds the post", vi: "Ai giữ chức danh";
    from: Option<TypedDay> = "--from DATE",
        en: "… since which day", vi: "… từ ngày nào".requires("holder");
    max_leads: Option<Whole> = "--max-leads NUMBER",
        en: "How many tasks it can lead; more is an overload", vi: "Chủ trì tối đa bao nhiêu nhiệm vụ; nhiều hơn là quá tải";
    edit: EditOptions;
    format: TextOrJson;
}

/// Makes the edit for the command of this name.
pub(in crate::cli) fn run(context: &Context, name: &'static str, options: &Options) -> Result<Exit> {
    let command = (name, options.format.is_json());
    edit::make(context, command, &options.edit, None, |base| {
        let own = options.clone();
        let from = own.from.map(|day| day.day(base.settings)).transpose()?;
        let new = NewAssignee {
            id: own.id,
            title: own.title,
            kind: own.kind,
            members: own.members,
            aliases: own.alias,
            holder: own.holder.map(|name| NewHolder { name, from }),
            max_leads: own.max_leads.map(|Whole(most)| most),
        };
        app::add_assignee(base, &new)
    })
}
