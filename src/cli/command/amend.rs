//! `cchc amend`: the amendment that names what changed since an earlier version of the plan.

use super::diff::revisions;
use crate::app::{self, NewAmendment};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{TextOrJson, TypedDay};
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;

command! {
    "amend", en: "cchc amend NUMBER --date DATE --about TEXT", vi: "cchc amend SỐ --date NGÀY --about TRÍCH_YẾU";
    about
        en: "Write the amendment that names what changed since BASE, and the former bounds and due days",
        vi: "Ghi quyết định điều chỉnh: nêu mọi thay đổi so với BASE, kèm mức và thời hạn cũ";
    examples
        en: "cchc amend 60/QĐ-UBND --date 2023-07-03 --about \"Điều chỉnh kế hoạch\"            against the last commit\ncchc amend 60/QĐ-UBND --date 2023-07-03 --about \"…\" --base main            against another version\ncchc amend 60/QĐ-UBND --date 2023-07-03 --about \"…\" --dry-run              only show it\ncchc diff HEAD --fail-on unamended                                         nothing is left",
        vi: "cchc amend 60/QĐ-UBND --date 2023-07-03 --about \"Điều chỉnh kế hoạch\"            so với commit gần nhất\ncchc amend 60/QĐ-UBND --date 2023-07-03 --about \"…\" --base main            so với phiên bản khác\ncchc amend 60/QĐ-UBND --date 2023-07-03 --about \"…\" --dry-run              chỉ xem\ncchc diff HEAD --fail-on unamended                                         không còn gì thiếu";

    number: String = "NUMBER", en: "Number and symbol of the decision", vi: "Số, ký hiệu quyết định";
    date: Option<TypedDay> = "--date DATE", en: "Its day: from then on the changes hold", vi: "Ngày quyết định: từ ngày này thay đổi có hiệu lực";
    about: Option<String> = "--about TEXT", en: "Its subject", vi: "Trích yếu";
    base: Option<String> = "--base REVISION",
        en: "The version before the changes: a branch, tag or commit; default HEAD",
        vi: "Phiên bản trước khi thay đổi: nhánh, thẻ hoặc commit; mặc định HEAD";
    edit: EditOptions;
    format: TextOrJson;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const NOT_THERE: Both = Both {
        en: "version `{base}` has no plan `{plan}`: there is nothing that could have changed",
        vi: "phiên bản `{base}` không có kế hoạch `{plan}` nên không có gì để so sánh",
    };
    let command = (NAME, options.format.is_json());
    let Options { number, about, base: named, .. } = options.clone();
    let named = named.unwrap_or_else(|| "HEAD".to_owned());
    let workspace = context.open()?;
    let (earlier, _) = revisions(&workspace, &named, None, false)?;
    edit::make(context, command, &options.edit, None, |base| {
        let date = options.date.map(|date| date.day(base.settings)).transpose()?;
        let id = base.plan.id.value.as_str();
        let not_there = || Failure::new(NOT_THERE).text("base", &*named).arg("plan", id);
        let (before, sources) = app::plan_in(&earlier, id, &base.plan.folder).ok_or_else(not_there)?;
        app::amend(base, (&before, &sources), &NewAmendment { number, date, about })
    })
}
