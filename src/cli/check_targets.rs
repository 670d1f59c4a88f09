//! `cchc check-targets`: what was asked, what is, how much is missing, where it leads.

use super::arguments::described;
use super::context::Context;
use super::{Exit, Failure};
use crate::app::{self, Unsound};
use crate::calc::{Verdict, View};
use crate::diag::LocatedFinding;
use crate::format::json::{Output, PlanTargetsJson};
use crate::format::{markdown, targets_csv, write_doc};
use crate::scalar::Day;
use crate::syntax::nearest;
use crate::text::{Both, Lang, Raw};
use crate::view::{Block, Cell, Doc, PlanTargets, plan_targets, steps_doc, targets_doc};
use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Check each target: value, what is missing, pace, forecast and verdict",
        vi: "Kiểm tra từng chỉ tiêu: số liệu, còn thiếu, tiến độ, dự báo và kết quả",
    };
    const EXAMPLES: Both = Both {
        en: "cchc check-targets --as-of 2023-09-30             every target\ncchc check-targets --target so-hoa -v             how one was judged, step by step\ncchc check-targets --fail-on-verdict missed       for a CI job (the default)\ncchc check-targets --output-format csv -o t.csv   for a spreadsheet",
        vi: "cchc check-targets --as-of 2023-09-30             mọi chỉ tiêu\ncchc check-targets --target so-hoa -v             một chỉ tiêu được tính thế nào, từng bước\ncchc check-targets --fail-on-verdict missed       cho CI (mặc định)\ncchc check-targets --output-format csv -o t.csv   cho bảng tính",
    };
    let option = |name, value, help: Both| Arg::new(name).long(name).value_name(value).help(help.get(lang));
    let command = Command::new("check-targets")
        .arg(
            option("target", "ID", Both { en: "Only this target (repeatable)", vi: "Chỉ chỉ tiêu này (lặp lại được)" })
                .action(ArgAction::Append)
                .value_delimiter(','),
        )
        .arg(
            option(
                "verbose",
                "",
                Both { en: "Explain each target step by step", vi: "Giải thích từng chỉ tiêu, từng bước" },
            )
            .short('v')
            .action(ArgAction::SetTrue),
        )
        .arg(
            option(
                "fail-on-verdict",
                "VERDICT",
                Both {
                    en: "Exit 1 on these verdicts (default missed; none): attained, on-track, at-risk, off-track, missed, awaiting-data, no-data, not-applicable, not-measurable",
                    vi: "Trả về 1 khi có kết quả này (mặc định missed; none): attained, on-track, at-risk, off-track, missed, awaiting-data, no-data, not-applicable, not-measurable",
                },
            )
            .action(ArgAction::Append)
            .value_delimiter(','),
        )
        .arg(
            option(
                "output-format",
                "FORMAT",
                Both { en: "text (default), json, csv or markdown", vi: "text (mặc định), json, csv hoặc markdown" },
            )
            .value_parser(["text", "json", "csv", "markdown"])
            .hide_possible_values(true)
            .default_value("text")
            .hide_default_value(true),
        );
    described(command, lang, ABOUT, EXAMPLES, Both::same("cchc check-targets"))
}

pub(super) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let strings = |name: &str| -> Option<Vec<String>> {
        Some(options.get_many::<String>(name)?.map(|text| text.trim().to_owned()).collect())
    };
    let failing = verdicts(strings("fail-on-verdict"))?;
    let wanted = strings("target").unwrap_or_default();

    let format = options.get_one::<String>("output-format").map_or("text", String::as_str);
    let verbose = options.get_flag("verbose");
    if verbose && format == "csv" {
        const SAYS: Both = Both {
            en: "`-v` explains in text; it does not go with csv",
            vi: "`-v` giải thích bằng chữ; không dùng với csv",
        };
        return Err(Failure::new(SAYS).into());
    }

    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let selection = context.selection(&workspace);
    let ran = app::run(&workspace.files, &selection, as_of, Unsound::LeaveOut, |plan, settings, sources| {
        let view = View { as_of, due_soon_days: settings.due_soon_days, holidays: &settings.holidays };
        plan_targets(plan, view, settings, &|place| {
            let at = sources.locate(place);
            (Raw::new(at.file.as_str()), at.start.line)
        })
    })?;
    Context::expect_plans(&ran)?;
    let errors: Vec<LocatedFinding> = ran.errors().cloned().collect();
    let concerned: Vec<LocatedFinding> =
        ran.findings.iter().filter(|finding| finding.rule().code.starts_with("E3")).cloned().collect();
    let (unreadable, mut plans) = (ran.unreadable, ran.plans);
    // What could not be read may be just what is asked for: its faults come first.
    if format != "json" {
        context.complain_of(&errors, unreadable);
    }
    choose(&mut plans, &wanted)?;

    let found = plans.iter().flat_map(|plan| &plan.targets).any(|row| failing.contains(&row.standing.verdict));
    let exit = match (unreadable > 0, found) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Found,
        (false, false) => Exit::Clean,
    };
    if format == "json" {
        let head = context.run("check-targets", as_of, &workspace.shown, exit == Exit::Clean);
        let plans = plans.iter().map(|plan| PlanTargetsJson::new(plan, context.lang)).collect();
        let findings = if unreadable > 0 { &errors } else { &concerned };
        context.hand_over(&Output::new(head, plans, findings).write()?)?;
        return Ok(exit);
    }
    if !plans.is_empty() && (!context.quiet || exit != Exit::Clean) {
        let doc = if verbose { explained(&plans, as_of) } else { targets_doc(&plans, as_of) };
        context.hand_over(&match format {
            "csv" => {
                targets_csv(&plans.iter().map(|plan| PlanTargetsJson::new(plan, context.lang)).collect::<Vec<_>>())?
            }
            "markdown" => markdown(&doc, context.lang),
            _ => write_doc(&doc, context.paper()),
        })?;
    }
    Ok(exit)
}

/// Each target step by step, under the title of its plan.
fn explained(plans: &[PlanTargets], as_of: Day) -> Doc {
    let mut doc = Doc::default();
    for plan in plans {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), Cell::Day(as_of)));
        doc.blocks.extend(plan.targets.iter().flat_map(|row| steps_doc(plan, row, as_of).blocks));
    }
    doc
}

/// Keeps the targets that are asked for; a name that means none is a slip.
fn choose(plans: &mut Vec<PlanTargets>, wanted: &[String]) -> Result<()> {
    const NO_TARGET: Both = Both { en: "there is no target `{name}`", vi: "không có chỉ tiêu `{name}`" };
    const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };
    if wanted.is_empty() || plans.is_empty() {
        return Ok(());
    }
    for name in wanted {
        let known: Vec<&str> = plans.iter().flat_map(|plan| &plan.targets).map(|row| row.id.as_str()).collect();
        if !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            let failure = Failure::new(NO_TARGET).arg("name", &**name);
            return Err(match nearest(name, known) {
                Some(suggestion) => failure.arg("suggestion", suggestion).help(DID_YOU_MEAN),
                None => failure,
            }
            .into());
        }
    }
    for plan in plans.iter_mut() {
        plan.targets.retain(|row| wanted.iter().any(|name| row.id.as_str().eq_ignore_ascii_case(name)));
    }
    plans.retain(|plan| !plan.targets.is_empty());
    Ok(())
}

fn verdicts(words: Option<Vec<String>>) -> Result<Vec<Verdict>> {
    const SAYS: Both = Both { en: "there is no verdict `{name}`", vi: "không có kết quả `{name}`" };
    let Some(words) = words else { return Ok(vec![Verdict::Missed]) };
    let read = |word: &String| Verdict::parse(word).ok_or_else(|| Failure::new(SAYS).arg("name", &**word).into());
    words.iter().filter(|word| *word != "none").map(read).collect()
}
