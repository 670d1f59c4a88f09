//! `cchc funding`: what a plan may spend, what it spent, and what is left.

use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::outputs::{OutputOptions, Outputs, Tables};
use crate::report::{FundingBy, FundingReport, plan_funding};
use anyhow::Result;

command! {
    "funding", en: "cchc funding", vi: "cchc funding";
    about
        en: "Add up the money: estimated, spent and left, by fund, content of spending and area",
        vi: "Cộng kinh phí: dự toán, đã chi, còn lại, theo nguồn, nội dung chi và lĩnh vực";
    examples
        en: "cchc funding                                   by fund, content of spending and area\ncchc funding --as-of 2023-06-30                what was spent by the end of June\ncchc funding --by fund --tasks                 the funds, and every task with money\ncchc funding --by plan                         a row for each plan, and their total\ncchc funding --output-format xlsx -o von.xlsx  for a spreadsheet",
        vi: "cchc funding                                   theo nguồn, nội dung chi và lĩnh vực\ncchc funding --as-of 2023-06-30                đã chi đến hết tháng 6\ncchc funding --by fund --tasks                 các nguồn, và từng nhiệm vụ có kinh phí\ncchc funding --by plan                         mỗi kế hoạch một dòng, và dòng tổng\ncchc funding --output-format xlsx -o von.xlsx  cho bảng tính";

    by: Option<FundingBy> = "--by WHAT",
        en: "Only the sums by fund, content, area or plan",
        vi: "Chỉ cộng theo nguồn (fund), nội dung chi (content), lĩnh vực (area) hoặc kế hoạch (plan)";
    tasks: bool = "--tasks",
        en: "List every task with an estimate or with spending",
        vi: "Liệt kê từng nhiệm vụ có dự toán hoặc đã chi";
    outputs: OutputOptions<Tables>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    let how = How::usual(outputs.main().names_errors());
    let (ran, plans, findings) = Computation::gathered(context, how, |plan, view, _, _| plan_funding(plan, view))?;
    let exit = ran.exit(false);
    let (head, findings) = (ran.head(context, NAME, exit), concerning(findings, |_| false));
    let (by, with_tasks) = (options.by, options.tasks);
    outputs.deliver(context, &FundingReport { head, plans, by, with_tasks, findings })?;
    Ok(exit)
}
