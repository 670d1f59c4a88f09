//! `cchc progress`: recording how far a task is.

use crate::app::{self, NewProgress};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay, Whole};
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;

command! {
    "progress", en: "cchc progress TASK", vi: "cchc progress NHIỆM_VỤ";
    about
        en: "Record how far a task is",
        vi: "Ghi tiến độ của nhiệm vụ";
    examples
        en: "cchc progress 7.6 --percent 60 --on 2023-10-15      60 % on that day\ncchc progress 7.6 --percent 60 --dry-run             only show the change\ncchc progress 7.6 --undo                             take the last entry back",
        vi: "cchc progress 7.6 --percent 60 --on 2023-10-15      60 % vào ngày đó\ncchc progress 7.6 --percent 60 --dry-run             chỉ xem thay đổi\ncchc progress 7.6 --undo                             bỏ mục ghi cuối";

    task: String = "TASK", en: "The task, by its id", vi: "Nhiệm vụ, theo mã";
    percent: Option<Whole> = "--percent NUMBER",
        en: "How far it is, a whole number from 0 to 100",
        vi: "Đã được bao nhiêu, số nguyên từ 0 đến 100"
        .allow_negative_numbers(true).required_unless_present("undo");
    on: Option<TypedDay> = "--on DATE",
        en: "The day; default the day of --as-of",
        vi: "Ngày; mặc định ngày của --as-of";
    note: Option<String> = "--note TEXT", en: "A remark", vi: "Ghi chú";
    undo: bool = "--undo",
        en: "Take the last entry back (or that of --on)",
        vi: "Bỏ mục ghi cuối (hoặc mục của --on)"
        .conflicts_with_all(["percent", "note"]);
    edit: EditOptions;
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const NONE: Both = Both { en: "`--percent` is missing", vi: "thiếu `--percent`" };
    let Options { task, on, note, edit, .. } = options.clone();
    let command = (NAME, options.format.is_json());
    if options.undo {
        return edit::make(context, command, &edit, None, |base| {
            let on = on.map(|on| on.day(base.settings)).transpose()?;
            app::undo_progress(base, &task, on)
        });
    }
    let Some(Whole(percent)) = options.percent.clone() else { return Err(Failure::new(NONE).into()) };
    edit::make(context, command, &edit, None, |base| {
        let on = edit::day_or_as_of(on, base)?;
        app::advance(base, &NewProgress { task, on, percent, note })
    })
}
