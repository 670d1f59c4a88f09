//! `cchc validate`: every finding of every file in one run.

use crate::app::{Run, Treatment};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::outputs::{Findings, OutputOptions, Outputs};
use crate::diag::Level;
use crate::model::FailOn;
use crate::report::{FindingsReport, Head, PlanCounts};
use crate::write::Format;
use anyhow::Result;

command! {
    "validate", en: "cchc validate", vi: "cchc validate";
    about
        en: "Check every file of the plans; name every fault at its place",
        vi: "Kiểm tra mọi tệp của kế hoạch; chỉ ra từng lỗi đúng chỗ";
    examples
        en: "cchc validate                              every plan of the workspace\ncchc validate -p long-an-2023              one plan\ncchc validate --fail-on warning            warnings fail too\ncchc validate --output-format concise      one line per finding",
        vi: "cchc validate                              mọi kế hoạch\ncchc validate -p long-an-2023              một kế hoạch\ncchc validate --fail-on warning            cảnh báo cũng tính là không đạt\ncchc validate --output-format concise      mỗi phát hiện một dòng";

    fail_on: Option<FailOn> = "--fail-on LEVEL",
        en: "Exit 1 from this level on: error (default), warning or never",
        vi: "Trả về 1 từ mức này: error (mặc định), warning hoặc never";
    outputs: OutputOptions<Findings>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let watched = context.watched(&workspace);
    let run = Run::open(workspace.over(&watched), &context.selection(&workspace), as_of)?;
    Context::expect_names(&run.unmatched, run.is_empty())?;
    let (mut counts, mut findings) = (Vec::new(), Vec::new());
    run.parts(
        Treatment::CHECK,
        |plan, _, _, _| PlanCounts::of(plan),
        |part| {
            counts.extend(part.plans);
            findings.extend(part.findings);
            Ok(())
        },
    )?;

    let failing: Option<Level> = match options.fail_on {
        Some(FailOn::Never) => None,
        Some(FailOn::Warning) => Some(Level::Warning),
        Some(FailOn::Error) | None => Some(Level::Error),
    };
    let found = findings.iter().any(|finding| failing.is_some_and(|level| finding.level() >= level));
    drop(watched);
    let (workspace, prefix) = (workspace.shown, workspace.prefix);
    let head = Head { command: "validate", as_of, lang: context.lang, workspace, prefix, ok: !found };
    let report = FindingsReport { head, counts, findings, failing, quiet: context.quiet };
    outputs.deliver(context, &report)?;
    // A list of findings that another program reads holds nothing else.
    if outputs.main() == Format::Concise && !context.quiet {
        output::complain(&format!("{}\n", report.summary_line()));
    }
    Ok(if found { Exit::Found } else { Exit::Clean })
}
