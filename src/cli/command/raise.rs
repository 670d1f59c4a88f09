//! `cchc raise`: a difficulty that somebody meets.

use crate::app::{self, NewDifficulty};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay};
use crate::model::DifficultyKind;
use anyhow::Result;

command! {
    "raise", en: "cchc raise TEXT", vi: "cchc raise NỘI_DUNG";
    about
        en: "Raise a difficulty, with what is proposed",
        vi: "Nêu khó khăn, vướng mắc, kèm kiến nghị";
    examples
        en: "cchc raise \"Thiếu máy quét\" --by tu-phap-ho-tich --tasks 3.2,3.4\ncchc raise \"Thiếu máy quét\" --by tu-phap-ho-tich --proposal \"Trang bị một máy quét\"\ncchc raise \"Niêm yết chưa đủ\" --kind oversight --by mttq-doan-the",
        vi: "cchc raise \"Thiếu máy quét\" --by tu-phap-ho-tich --tasks 3.2,3.4\ncchc raise \"Thiếu máy quét\" --by tu-phap-ho-tich --proposal \"Trang bị một máy quét\"\ncchc raise \"Niêm yết chưa đủ\" --kind oversight --by mttq-doan-the";

    text: String = "TEXT", en: "The difficulty in words", vi: "Nội dung khó khăn, vướng mắc";
    by: Option<String> = "--by ID",
        en: "The person who raises it (id, title or alias)", vi: "Người nêu (mã, chức danh hoặc tên khác)";
    tasks: Vec<String> = "--tasks TASK", en: "The tasks that it concerns", vi: "Các nhiệm vụ liên quan";
    proposal: Option<String> = "--proposal TEXT", en: "The proposal", vi: "Kiến nghị";
    kind: Option<DifficultyKind> = "--kind KIND",
        en: "difficulty (default), or oversight: found by the council, the Fatherland Front or citizens",
        vi: "difficulty (mặc định), hoặc oversight: do HĐND, MTTQ hoặc người dân giám sát phát hiện";
    id: Option<String> = "--id ID", en: "Its id; default the next number, such as kk-3", vi: "Mã; mặc định số kế tiếp, ví dụ kk-3";
    on: Option<TypedDay> = "--on DATE",
        en: "The day; default the day of --as-of", vi: "Ngày nêu; mặc định ngày của --as-of";
    edit: EditOptions;
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let command = (NAME, options.format.is_json());
    edit::make(context, command, &options.edit, None, |base| {
        let Options { text, by, tasks, proposal, kind, id, on, .. } = options.clone();
        let on = edit::day_or_as_of(on, base)?;
        app::raise(base, &NewDifficulty { text, by, tasks, proposal, kind, id, on })
    })
}
