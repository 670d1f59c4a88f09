//! `cchc status`: where the tasks of a plan stand on a day.

use super::arguments::described;
use super::context::Context;
use super::{Exit, Failure};
use crate::app::{self, Unsound};
use crate::calc::{State, View};
use crate::diag::LocatedFinding;
use crate::format::json::{Output, PlanStatusJson};
use crate::format::write_doc;
use crate::syntax::nearest;
use crate::text::{Both, Lang};
use crate::view::{Filter, Grouping, StatusOptions, plan_status, status_doc};
use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Show where the tasks stand: done, late, due soon, overdue",
        vi: "Cho biết nhiệm vụ đến đâu: xong, trễ, sắp đến hạn, quá hạn",
    };
    const EXAMPLES: Both = Both {
        en: "cchc status --as-of 2023-09-30                  areas, overdue tasks, tasks due soon\ncchc status --assignee tu-phap-ho-tich --tasks  one person's tasks\ncchc status --state overdue,due-soon --tasks    whom to urge\ncchc status --due-within 30d --tasks            what comes next\ncchc status --by assignee                       who leads how much\ncchc status --fail-on-state overdue             for a CI job",
        vi: "cchc status --as-of 2023-09-30                  lĩnh vực, việc quá hạn, sắp đến hạn\ncchc status --assignee tu-phap-ho-tich --tasks  nhiệm vụ của một người\ncchc status --state overdue,due-soon --tasks    cần đôn đốc ai\ncchc status --due-within 30d --tasks            sắp tới có gì\ncchc status --by assignee                       ai chủ trì bao nhiêu\ncchc status --fail-on-state overdue             cho CI",
    };
    let option = |name, value, help: Both| Arg::new(name).long(name).value_name(value).help(help.get(lang));
    let several = |arg: Arg| arg.action(ArgAction::Append).value_delimiter(',');
    let command = Command::new("status")
        .arg(
            option(
                "by",
                "WHAT",
                Both { en: "Count by area, assignee, month or plan", vi: "Đếm theo area, assignee, month hoặc plan" },
            )
            .value_parser(Grouping::WORDS.map(|(word, _)| word))
            .hide_possible_values(true),
        )
        .arg(several(option(
            "area",
            "ID",
            Both { en: "Only tasks of this area (id or title)", vi: "Chỉ nhiệm vụ của lĩnh vực này (mã hoặc tên)" },
        )))
        .arg(several(option(
            "assignee",
            "ID",
            Both {
                en: "Only tasks in which this assignee has a role (id, title or alias)",
                vi: "Chỉ nhiệm vụ mà người này có vai trò (mã, chức danh hoặc tên khác)",
            },
        )))
        .arg(several(option(
            "state",
            "STATE",
            Both {
                en: "Only tasks in these states: done, done-late, in-progress, due-soon, overdue, not-started, waiting, on-demand, dropped",
                vi: "Chỉ nhiệm vụ ở các trạng thái này: done, done-late, in-progress, due-soon, overdue, not-started, waiting, on-demand, dropped",
            },
        )))
        .arg(option(
            "due-within",
            "DAYS",
            Both {
                en: "Only open tasks due within so many days, such as 30d; overdue ones too",
                vi: "Chỉ nhiệm vụ chưa xong có hạn trong số ngày này, ví dụ 30d; kể cả quá hạn",
            },
        ))
        .arg(
            option("tasks", "", Both { en: "List every task", vi: "Liệt kê từng nhiệm vụ" })
                .action(ArgAction::SetTrue),
        )
        .arg(several(option(
            "fail-on-state",
            "STATE",
            Both { en: "Exit 1 when a task is in one of these states", vi: "Trả về 1 khi có nhiệm vụ ở trạng thái này" },
        )))
        .arg(
            option("output-format", "FORMAT", Both { en: "text (default) or json", vi: "text (mặc định) hoặc json" })
                .value_parser(["text", "json"])
                .hide_possible_values(true)
                .default_value("text")
                .hide_default_value(true),
        );
    described(command, lang, ABOUT, EXAMPLES, Both::same("cchc status"))
}

pub(super) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let strings = |name: &str| -> Vec<String> {
        options.get_many::<String>(name).unwrap_or_default().map(|text| text.trim().to_owned()).collect()
    };
    let filter = Filter {
        areas: strings("area"),
        assignees: strings("assignee"),
        states: states(&strings("state"))?,
        due_within: options.get_one::<String>("due-within").map(|text| days(text)).transpose()?,
    };
    let failing = states(&strings("fail-on-state"))?;
    let by = options.get_one::<String>("by");
    let by = by.and_then(|word| Grouping::WORDS.iter().find(|(known, _)| known == word)).map(|(_, by)| *by);

    let workspace = context.open()?;
    let as_of = context.as_of(&workspace.settings)?;
    let ran =
        app::run(&workspace.files, &context.selection(&workspace), as_of, Unsound::LeaveOut, |plan, settings, _| {
            let view = View { as_of, due_soon_days: settings.due_soon_days, holidays: &settings.holidays };
            let known = Known {
                areas: plan
                    .areas
                    .iter()
                    .flat_map(|area| [area.id.value.as_str().to_owned(), area.title.as_str().to_owned()])
                    .collect(),
                assignees: plan.assignees.iter().map(|one| one.id.value.as_str().to_owned()).collect(),
                answered: filter
                    .assignees
                    .iter()
                    .map(|name| plan.assignees.iter().any(|one| one.answers_to(name)))
                    .collect(),
            };
            (plan_status(plan, view, settings.at_risk_percent, &filter), known)
        })?;
    Context::expect_plans(&ran)?;
    let errors: Vec<LocatedFinding> = ran.errors().cloned().collect();
    let unreadable = ran.unreadable;
    let (plans, known): (Vec<_>, Vec<_>) = ran.plans.into_iter().unzip();
    let is_json = options.get_one::<String>("output-format").is_some_and(|format| format == "json");
    // What could not be read may be just what is asked for: its faults come first.
    if !is_json {
        context.complain_of(&errors, unreadable);
    }
    if !plans.is_empty() {
        check_names(&filter, &known)?;
    }

    let found = plans.iter().flat_map(|plan| &plan.tasks).any(|task| failing.contains(&task.status.state));
    let exit = if unreadable > 0 {
        Exit::Failed
    } else if found {
        Exit::Found
    } else {
        Exit::Clean
    };
    if is_json {
        let head = context.run("status", as_of, &workspace.shown, exit == Exit::Clean);
        let plans = plans.iter().map(PlanStatusJson::from).collect();
        context.hand_over(&Output::new(head, plans, &errors).write()?)?;
        return Ok(exit);
    }
    if !plans.is_empty() && (!context.quiet || exit != Exit::Clean) {
        let doc = status_doc(&plans, as_of, StatusOptions { by, tasks: options.get_flag("tasks") });
        context.hand_over(&write_doc(&doc, context.paper()))?;
    }
    Ok(exit)
}

/// The names that a filter can use.
struct Known {
    areas: Vec<String>,
    assignees: Vec<String>,
    /// For each name of an assignee in the filter, whether somebody answers to it.
    answered: Vec<bool>,
}

/// A filter that can never take anything is a slip, not an empty result.
fn check_names(filter: &Filter, known: &[Known]) -> Result<()> {
    const NO_AREA: Both = Both { en: "there is no area `{name}`", vi: "không có lĩnh vực `{name}`" };
    const NO_ASSIGNEE: Both =
        Both { en: "there is no assignee `{name}`", vi: "không có người được giao `{name}`" };
    let same = |a: &str, b: &str| crate::text::fold(a) == crate::text::fold(b);
    for name in &filter.areas {
        let mut areas = known.iter().flat_map(|plan| &plan.areas);
        if !areas.any(|area| same(area, name)) {
            return Err(unknown(NO_AREA, name, known.iter().flat_map(|plan| &plan.areas)).into());
        }
    }
    for (index, name) in filter.assignees.iter().enumerate() {
        if !known.iter().any(|plan| plan.answered.get(index).is_some_and(|answered| *answered)) {
            return Err(unknown(NO_ASSIGNEE, name, known.iter().flat_map(|plan| &plan.assignees)).into());
        }
    }
    Ok(())
}

fn unknown<'k>(says: Both, name: &str, known: impl Iterator<Item = &'k String>) -> Failure {
    const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };
    let failure = Failure::new(says).arg("name", name);
    match nearest(name, known.map(String::as_str)) {
        Some(suggestion) => failure.arg("suggestion", suggestion).help(DID_YOU_MEAN),
        None => failure,
    }
}

fn states(words: &[String]) -> Result<Vec<State>> {
    const SAYS: Both = Both { en: "there is no state `{name}`", vi: "không có trạng thái `{name}`" };
    let known: Vec<String> = State::ALL.iter().map(|state| state.word().to_owned()).collect();
    let read = |word: &String| State::parse(word).ok_or_else(|| unknown(SAYS, word, known.iter()).into());
    words.iter().filter(|word| *word != "none").map(read).collect()
}

/// A number of days: `30` or `30d`.
fn days(text: &str) -> Result<u32> {
    const SAYS: Both = Both { en: "`{text}` is no number of days", vi: "`{text}` không phải là số ngày" };
    const HELP: Both = Both { en: "write it like 30d", vi: "viết như 30d" };
    let number = text.strip_suffix('d').unwrap_or(text).parse();
    number.map_err(|_| Failure::new(SAYS).arg("text", text).help(HELP).into())
}
