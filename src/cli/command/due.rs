//! `cchc due`: another due day for a task.

use crate::app::{self, MovedDue};
use crate::cli::command::due_options::DueOptions;
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay};
use anyhow::Result;

command! {
    "due", en: "cchc due TASK DAY…", vi: "cchc due NHIỆM_VỤ NGÀY…";
    about
        en: "Move the due day of a task; the former one stays known",
        vi: "Đổi thời hạn của nhiệm vụ; thời hạn cũ vẫn được lưu";
    examples
        en: "cchc due 3.2 2023-09-30 --decision 60/QĐ-UBND\ncchc due 3.2 30/9/2023 15/12/2023                several days\ncchc due 7.1 \"quý IV\" --on 2023-07-03            holds from 3 July on\ncchc due 1.8 monthly\ncchc due 6.1 --after \"được giao dự toán\" --days 30\ncchc due 6.1 --event 2023-02-20                  its event has come",
        vi: "cchc due 3.2 2023-09-30 --decision 60/QĐ-UBND\ncchc due 3.2 30/9/2023 15/12/2023                nhiều ngày\ncchc due 7.1 \"quý IV\" --on 2023-07-03            áp dụng từ 03/07\ncchc due 1.8 monthly\ncchc due 6.1 --after \"được giao dự toán\" --days 30\ncchc due 6.1 --event 2023-02-20                  sự kiện đã xảy ra";

    task: String = "TASK", en: "The task, by its id", vi: "Nhiệm vụ, theo mã".display_order(1);
    day: Vec<String> = "DAY",
        en: "When it is due: a day, several days, a period (2023-Q3, \"quý III\") or a word such as monthly",
        vi: "Thời hạn: một hoặc nhiều ngày, một kỳ (2023-Q3, \"quý III\") hoặc một từ như monthly"
        .num_args(0..).value_delimiter(None).display_order(2);
    event: DueOptions;
    on: Option<TypedDay> = "--on DATE",
        en: "The first day on which this holds; default the day of --as-of",
        vi: "Ngày đầu áp dụng; mặc định ngày của --as-of";
    decision: Option<String> = "--decision NUMBER",
        en: "By which decision; its [[amendment]] names the task", vi: "Theo quyết định nào; [[amendment]] của nó sẽ nêu nhiệm vụ";
    about: Option<String> = "--about TEXT",
        en: "The subject of the decision; writes its [[amendment]] where there is none",
        vi: "Trích yếu quyết định; chưa có [[amendment]] thì tạo"
        .requires("decision");
    edit: EditOptions;
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let command = (NAME, options.format.is_json());
    edit::make(context, command, &options.edit, None, |base| {
        let Options { task, day, event, on, decision, about, .. } = options.clone();
        let due = event.with(day, base, context)?;
        let on = edit::day_or_as_of(on, base)?;
        app::move_due(base, &MovedDue { task, due, on, decision, about })
    })
}
