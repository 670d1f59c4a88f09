//! `cchc add task`.

use crate::app::{self, NewTask};
use crate::cli::command::decided::DecisionOptions;
use crate::cli::command::due_options::DueOptions;
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, Whole};
use anyhow::Result;

command! {
    "task", en: "cchc add task --id ID --title TEXT --due DAY", vi: "cchc add task --id MÃ --title NỘI_DUNG --due NGÀY";
    about
        en: "Add a task, behind those of its area that come before it",
        vi: "Thêm nhiệm vụ, đứng sau các nhiệm vụ cùng lĩnh vực có mã nhỏ hơn";
    examples
        en: "cchc add task --id 7.7 --title \"…\" --product \"…\" --lead tu-phap-ho-tich --due 2023-09-30\ncchc add task --id 3.8 --title \"…\" --due \"quý IV\" --serves so-hoa --dry-run\ncchc add task --id 1.12 --title \"…\" --after \"có văn bản hướng dẫn\" --working-days 10\ncchc add task --id 7.7 --title \"…\" --due monthly --decision 60/QĐ-UBND --about \"Điều chỉnh kế hoạch\"",
        vi: "cchc add task --id 7.7 --title \"…\" --product \"…\" --lead tu-phap-ho-tich --due 2023-09-30\ncchc add task --id 3.8 --title \"…\" --due \"quý IV\" --serves so-hoa --dry-run\ncchc add task --id 1.12 --title \"…\" --after \"có văn bản hướng dẫn\" --working-days 10\ncchc add task --id 7.7 --title \"…\" --due monthly --decision 60/QĐ-UBND --about \"Điều chỉnh kế hoạch\"";

    id: Option<String> = "--id ID", en: "Its id, such as 7.7", vi: "Mã, ví dụ 7.7";
    title: Option<String> = "--title TEXT", en: "The work to be done", vi: "Nội dung nhiệm vụ";
    area: Option<String> = "--area AREA",
        en: "Its area (id or title); default: the id up to its first dot",
        vi: "Lĩnh vực (mã hoặc tên); mặc định là phần mã trước dấu chấm đầu tiên";
    product: Option<String> = "--product TEXT", en: "The result (key output)", vi: "Sản phẩm (khóa output)";
    lead: Option<String> = "--lead ID",
        en: "The lead (id, title or alias)", vi: "Người chủ trì (mã, chức danh hoặc tên khác)";
    support: Vec<String> = "--support ID", en: "These support", vi: "Người phối hợp";
    oversee: Vec<String> = "--oversee ID", en: "These oversee", vi: "Người giám sát";
    due: Vec<String> = "--due DAY",
        en: "When it is due: a day, several days, a period (2023-Q3, \"quý III\") or a word such as monthly",
        vi: "Thời hạn: một hoặc nhiều ngày, một kỳ (2023-Q3, \"quý III\") hoặc một từ như monthly";
    event: DueOptions;
    serves: Vec<String> = "--serves TARGET", en: "The targets that it moves", vi: "Các chỉ tiêu mà nhiệm vụ phục vụ";
    source: Option<String> = "--source TEXT", en: "Where the written plan says so", vi: "Vị trí trong văn bản";
    provisional: bool = "--provisional",
        en: "Not in the text at hand; to be confirmed", vi: "Chưa có trong văn bản; cần xác nhận";
    cost: Option<Whole> = "--cost NUMBER", en: "Estimated cost in đồng", vi: "Dự toán, đồng";
    fund: Option<String> = "--fund FUND", en: "The fund that pays for it", vi: "Nguồn kinh phí";
    content: Option<String> = "--content CONTENT", en: "The content of its spending", vi: "Nội dung chi";
    decision: DecisionOptions;
    edit: EditOptions;
    format: TextOrJson;
}

/// Makes the edit for the command of this name.
pub(in crate::cli) fn run(context: &Context, name: &'static str, options: &Options) -> Result<Exit> {
    let command = (name, options.format.is_json());
    edit::make(context, command, &options.edit, None, |base| {
        let own = options.clone();
        let decision = own.decision.read(base)?;
        let new = NewTask {
            id: own.id,
            title: own.title,
            area: own.area,
            output: own.product,
            lead: own.lead,
            support: own.support,
            oversee: own.oversee,
            due: own.event.with(own.due, base, context)?,
            serves: own.serves,
            source: own.source,
            is_provisional: own.provisional,
            cost: own.cost.map(|Whole(cost)| cost),
            fund: own.fund,
            content: own.content,
            decision,
        };
        app::add_task(base, &new)
    })
}
