//! `cchc drop`: a task or a target that is not to be done any more.

use crate::app::{self, Drop, Droppable};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay};
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;

command! {
    "drop", en: "cchc drop [task|target] ID --why TEXT", vi: "cchc drop [task|target] MÃ --why LÝ_DO";
    about
        en: "Drop a task or a target from a day on; an amendment names it",
        vi: "Dừng nhiệm vụ hoặc bỏ chỉ tiêu từ một ngày; quyết định điều chỉnh sẽ nêu";
    examples
        en: "cchc drop task 3.2 --why \"the law has changed\" --decision 60/QĐ-UBND\ncchc drop target so-hoa --why \"measured by the province from now on\" --decision 60/QĐ-UBND --on 2023-07-03\ncchc drop task 3.2 --why \"…\" --dry-run                only show the change",
        vi: "cchc drop task 3.2 --why \"quy định đã thay đổi\" --decision 60/QĐ-UBND\ncchc drop target so-hoa --why \"tỉnh tổng hợp từ nay\" --decision 60/QĐ-UBND --on 2023-07-03\ncchc drop task 3.2 --why \"…\" --dry-run                chỉ xem thay đổi";

    // A word alone is an id.
    item: String = "KIND", en: "task or target; may be left out where only one of both has the id",
        vi: "task (nhiệm vụ) hoặc target (chỉ tiêu); bỏ được khi chỉ một loại có mã đó"
        .display_order(1);
    named: Option<String> = "ID", en: "Its id", vi: "Mã".display_order(2);
    why: Option<String> = "--why TEXT", en: "The reason", vi: "Lý do";
    on: Option<TypedDay> = "--on DATE",
        en: "The first day without it; default the day of the decision, else of --as-of",
        vi: "Từ ngày; mặc định là ngày của quyết định, chưa có thì ngày của --as-of";
    decision: Option<String> = "--decision NUMBER",
        en: "By which decision; its [[amendment]] names what is dropped, and is written where there is none",
        vi: "Theo quyết định nào; [[amendment]] của nó sẽ nêu mục bị bỏ, chưa có thì được tạo";
    about: Option<String> = "--about TEXT",
        en: "The subject of the decision; default the reason", vi: "Trích yếu quyết định; mặc định là lý do"
        .requires("decision");
    edit: EditOptions;
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let command = (NAME, options.format.is_json());
    let named = |word: &str| Droppable::ALL.into_iter().find(|kind| kind.word() == word);
    edit::make(context, command, &options.edit, None, |base| {
        let Options { item: kind, named: id, why, on, decision, about, .. } = options.clone();
        let (kind, id) = match (named(&kind), id) {
            (known, Some(id)) => (Some(known.map_or_else(|| unknown(&kind), Ok)?), id),
            (_, None) => (None, kind),
        };
        let on = on.map(|on| on.day(base.settings)).transpose()?;
        app::drop_item(base, &Drop { kind, id, on, why, decision, about })
    })
}

fn unknown(kind: &str) -> Result<Droppable, Failure> {
    const SAYS: Both =
        Both { en: "`{name}` is nothing that can be dropped", vi: "`{name}` không phải loại có thể bỏ" };
    Err(Failure::unknown(SAYS, kind, Droppable::ALL.iter().map(|kind| kind.word())))
}
