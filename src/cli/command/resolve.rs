//! `cchc resolve`: a difficulty that is solved.

use crate::app::{self, NewResolution};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay};
use anyhow::Result;

command! {
    "resolve", en: "cchc resolve ID --how TEXT", vi: "cchc resolve MÃ --how CÁCH";
    about
        en: "Record how a difficulty was resolved",
        vi: "Ghi nhận khó khăn, vướng mắc đã được giải quyết thế nào";
    examples
        en: "cchc difficulties --open                                     what is open, with ids\ncchc resolve kk-1 --how \"Đã cấp máy quét\" --decision 44/QĐ-UBND\ncchc resolve kk-1 --how \"…\" --on 2023-06-01 --dry-run",
        vi: "cchc difficulties --open                                     những việc còn vướng, kèm mã\ncchc resolve kk-1 --how \"Đã cấp máy quét\" --decision 44/QĐ-UBND\ncchc resolve kk-1 --how \"…\" --on 2023-06-01 --dry-run";

    issue: String = "ID", en: "The difficulty, by its id or its words", vi: "Khó khăn, theo mã hoặc nội dung";
    how: Option<String> = "--how TEXT", en: "The way in which it was resolved", vi: "Cách giải quyết";
    decision: Option<String> = "--decision NUMBER", en: "By which decision", vi: "Theo quyết định nào";
    on: Option<TypedDay> = "--on DATE",
        en: "The day; default the day of --as-of", vi: "Ngày; mặc định ngày của --as-of";
    edit: EditOptions;
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let command = (NAME, options.format.is_json());
    edit::make(context, command, &options.edit, None, |base| {
        let Options { issue: id, how, decision, on, .. } = options.clone();
        let on = edit::day_or_as_of(on, base)?;
        app::resolve(base, &NewResolution { id, how, decision, on })
    })
}
