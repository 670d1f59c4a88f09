//! `cchc difficulties`: what hinders the plan, for how long, and how it was resolved.

use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::outputs::{OutputOptions, Outputs, Tables};
use crate::report::{DifficultiesReport, Unresolved, plan_difficulties};
use anyhow::Result;

command! {
    "difficulties", en: "cchc difficulties", vi: "cchc difficulties";
    about
        en: "List difficulties and proposals: unresolved or resolved, for how long, which tasks they concern",
        vi: "Liệt kê khó khăn, vướng mắc, kiến nghị: đã giải quyết hay chưa, bao lâu, liên quan nhiệm vụ nào";
    examples
        en: "cchc difficulties                              all of them, the unresolved ones first\ncchc difficulties --open                       only what waits for somebody\ncchc difficulties --output-format csv          for a spreadsheet",
        vi: "cchc difficulties                              tất cả, chưa giải quyết nêu trước\ncchc difficulties --open                       chỉ những việc còn chờ giải quyết\ncchc difficulties --output-format csv          cho bảng tính";

    open: bool = "--open",
        en: "Only difficulties that are unresolved",
        vi: "Chỉ khó khăn, vướng mắc chưa giải quyết";
    outputs: OutputOptions<Tables>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    let which = if options.open { Unresolved::Only } else { Unresolved::AndResolved };
    let how = How::usual(outputs.main().names_errors());
    let (ran, plans, findings) =
        Computation::gathered(context, how, |plan, view, _, _| plan_difficulties(plan, view, which))?;
    let exit = ran.exit(false);
    let (head, findings) = (ran.head(context, NAME, exit), concerning(findings, |_| false));
    outputs.deliver(context, &DifficultiesReport { head, plans, findings })?;
    Ok(exit)
}
