//! `cchc validate`: every finding of every file in one run.

use super::validate_fix;
use crate::app::Treatment;
use crate::cli::computed::{Computation, How};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::outputs::{Delivery, Findings, OutputOptions, Outputs};
use crate::diag::{Failure, Level, LocatedFinding};
use crate::model::FailOn;
use crate::report::{FindingsReport, Head, PlanCounts, RunSize};
use crate::text::Both;
use crate::value::words;
use crate::write::Format;
use anyhow::Result;

command! {
    "validate", en: "cchc validate", vi: "cchc validate";
    about
        en: "Check every file of the plans; name every fault at its place",
        vi: "Kiểm tra mọi tệp của kế hoạch; chỉ ra từng lỗi đúng chỗ";
    examples
        en: "cchc validate                              every plan of the workspace\ncchc validate -p long-an-2023              one plan\ncchc validate --fail-on warning            warnings fail too\ncchc validate --output-format concise      one line per finding\ncchc validate --fix                        show the safe repairs\ncchc validate --fix --write                write them",
        vi: "cchc validate                              mọi kế hoạch\ncchc validate -p long-an-2023              một kế hoạch\ncchc validate --fail-on warning            cảnh báo cũng tính là không đạt\ncchc validate --output-format concise      mỗi phát hiện một dòng\ncchc validate --fix                        xem các chỗ sửa chắc chắn\ncchc validate --fix --write                ghi các chỗ sửa đó vào tệp";

    fix: bool = "--fix",
        en: "Show the repairs that can mean one thing only, and the findings that remain",
        vi: "Xem các chỗ sửa được chắc chắn, và những phát hiện còn lại";
    write: bool = "--write", en: "Write these repairs into the files", vi: "Ghi các chỗ sửa đó vào tệp".requires("fix");
    fail_on: Option<FailOn> = "--fail-on LEVEL",
        en: "Exit 1 from this level on: error (default), warning or never",
        vi: "Trả về 1 từ mức này: error (mặc định), warning hoặc never";
    outputs: OutputOptions<Findings>;
}

/// The formats that show repairs which are not written.
const SHOWS_REPAIRS: [Format; 3] = [Format::Text, Format::Json, Format::Markdown];

const NOT_WRITTEN: Both = Both {
    en: "repairs that are not written are shown as text, markdown or json; --write writes them",
    vi: "chỗ sửa chưa ghi chỉ hiển thị dạng text, markdown hoặc json; --write để ghi",
};

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    let failing: Option<Level> = match options.fail_on {
        Some(FailOn::Never) => None,
        Some(FailOn::Warning) => Some(Level::Warning),
        Some(FailOn::Error) | None => Some(Level::Error),
    };
    // These formats list the findings of the files as they are on the disk.
    if options.fix && !options.write && !outputs.all(|format| SHOWS_REPAIRS.contains(&format)) {
        return Err(Failure::new(NOT_WRITTEN).into());
    }
    let delivery = outputs.begin(context)?;
    let (exit, size) = if options.fix {
        validate_fix::run((context, NAME), delivery, failing, options.write)?
    } else {
        find(context, delivery, failing)?
    };
    // A list of findings that another program reads holds nothing else.
    if outputs.main() == Format::Concise && !context.quiet {
        output::complain(&format!("{}\n", words(&size.summary(), context.lang)));
    }
    Ok(exit)
}

/// Finds every fault, and tells how much was looked at.
fn find(context: &Context, mut delivery: Delivery<'_>, failing: Option<Level>) -> Result<(Exit, RunSize)> {
    let mut size = RunSize::default();
    let report = |head: Head, size: RunSize, counts: Vec<PlanCounts>, findings: Vec<LocatedFinding>| FindingsReport {
        head,
        counts,
        size,
        findings,
        failing,
        quiet: context.quiet,
    };
    let how = How { treatment: Treatment::CHECK, ..How::usual(true) };
    let ran = Computation::in_parts(
        context,
        how,
        |plan, view, _, _| PlanCounts::of(plan, view),
        |scene, part| {
            size.add(&part.plans, &part.findings);
            delivery.part(&report(scene.head(context, NAME, Exit::Clean), size, part.plans, part.findings))
        },
    )?;
    let exit = if failing.is_some_and(|level| size.at_least(level) > 0) { Exit::Found } else { Exit::Clean };
    delivery.close(&report(ran.head(context, NAME, exit), size, Vec::new(), Vec::new()))?;
    Ok((exit, size))
}
