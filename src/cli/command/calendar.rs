//! `cchc calendar`: what is still to be delivered, for a calendar program.

use super::edit::complain_of_paths;
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_areas, expect_people};
use crate::cli::options::{Days, Names};
use crate::cli::output;
use crate::cli::outputs::{Calendars, OutputOptions, Outputs};
use crate::cli::sealed_file::may_replace;
use crate::cli::slashes::shown;
use crate::diag::Failure;
use crate::model::Plan;
use crate::report::{Calendar, CalendarReport, Filter, LeftOut, PlanCalendar, plan_calendar};
use crate::store::{self, ResultFile};
use crate::text::{Both, Raw};
use crate::value::{Cell, Message, words};
use crate::write::{Format, ics};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

command! {
    "calendar", en: "cchc calendar -o FILE.ics", vi: "cchc calendar -o TỆP.ics";
    about
        en: "Make a calendar file (.ics) of what is still to be delivered and reported",
        vi: "Tạo tệp lịch (.ics) gồm các việc còn phải hoàn thành, báo cáo còn phải gửi";
    examples
        en: "cchc calendar -o plan.ics                              every due day of the plan\ncchc calendar -o plan.ics --remind 1w,1d               … with reminders a week and a day before\ncchc calendar --assignee tu-phap-ho-tich -o one.ics    one person's due days\ncchc calendar --to calendars                           a file for each person",
        vi: "cchc calendar -o ke-hoach.ics                          mọi hạn của kế hoạch\ncchc calendar -o ke-hoach.ics --remind 1w,1d           … nhắc trước một tuần và một ngày\ncchc calendar --assignee tu-phap-ho-tich -o mot.ics    hạn của một người\ncchc calendar --to lich                                mỗi người một tệp";

    assignee: Names = "--assignee ID",
        en: "Only tasks in which this assignee has a role, and reports with its figures (id, title or alias)",
        vi: "Chỉ nhiệm vụ mà người này có vai trò và báo cáo cần số liệu của người này (mã, chức danh hoặc tên khác)";
    area: Names = "--area ID",
        en: "Only tasks of this area, without reports (id or title)",
        vi: "Chỉ nhiệm vụ của lĩnh vực này, không gồm báo cáo (mã hoặc tên)";
    remind: Vec<Days> = "--remind DAYS",
        en: "Remind so long before each due day, such as 3d or 1w (repeatable)",
        vi: "Nhắc trước mỗi hạn chừng này, ví dụ 3d hoặc 1w (lặp lại được)";
    to: Option<String> = "--to DIR",
        en: "Write a file for each assignee into this folder, also for those who have nothing left to deliver",
        vi: "Ghi vào thư mục này mỗi người một tệp, kể cả người không còn việc phải làm"
        .conflicts_with_all(["output-format", "report"]);
    outputs: OutputOptions<Calendars>;
}

/// No reminder comes earlier.
const MOST_DAYS: u32 = 366;

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let remind = reminders(&options.remind)?;
    if let Some(folder) = &options.to {
        return run_for_each(context, options, folder, &remind);
    }
    let outputs = Outputs::read(context, &options.outputs)?;
    let (ran, plans, findings) = Computation::gathered(context, How::usual(false), |plan, view, _, _| {
        let named = (Meant::areas(plan, &options.area), Meant::people(plan, &options.assignee, view.as_of));
        (plan_calendar(plan, view, &filter(options, &named)), named)
    })?;
    let (plans, named): (Vec<PlanCalendar>, Vec<(Meant, Meant)>) = plans.into_iter().unzip();
    expect_areas(&options.area, named.iter().map(|(areas, _)| areas))?;
    expect_people(&options.assignee, named.iter().map(|(_, people)| people), ran.scene.as_of)?;
    if plans.is_empty() {
        return Ok(without_plan(context, &ran));
    }
    let exit = ran.exit(false);
    let (head, findings) = (ran.head(context, NAME, exit), concerning(findings, |_| false));
    let calendar = Calendar::of(&plans, None, (head.as_of, context.lang), &remind);
    let report = CalendarReport { head, plans, calendar, findings };
    outputs.deliver(context, &report)?;
    complain_of_left_out(context, &report.plans);
    Ok(exit)
}

/// An empty calendar would take every due day out of the calendars of those who read it.
fn without_plan(context: &Context, ran: &Computation) -> Exit {
    const NO_PLAN: Both = Both {
        en: "no plan can be read, so no calendar was written",
        vi: "không đọc được kế hoạch nào nên chưa ghi lịch",
    };
    output::complain(&Failure::new(NO_PLAN).words(context.lang));
    ran.exit(false)
}

/// A file for each assignee. Groups have none: their members have.
fn run_for_each(context: &Context, options: &Options, folder: &str, remind: &[u32]) -> Result<Exit> {
    const NO_FOLDER: Both = Both { en: "`--to` names no folder", vi: "`--to` chưa nêu thư mục" };
    const ALONE: Both = Both {
        en: "`--to` writes a file for each assignee: leave out --output",
        vi: "`--to` ghi mỗi người một tệp: bỏ --output",
    };
    if folder.is_empty() {
        return Err(Failure::new(NO_FOLDER).into());
    }
    if context.output().is_some() {
        return Err(Failure::new(ALONE).into());
    }
    let folder = context.own_folder(folder)?;
    let (ran, plans, _) = Computation::gathered(context, How::usual(false), |plan, view, _, _| {
        let named = (Meant::areas(plan, &options.area), Meant::people(plan, &options.assignee, view.as_of));
        let common = filter(options, &named);
        let each = people(plan, common.assignees.as_ref()).into_iter().map(|(id, title)| {
            let assignees = Some(BTreeSet::from([id.clone()]));
            (id, title, plan_calendar(plan, view, &Filter { assignees, ..common.clone() }))
        });
        (plan.id.value.raw(), each.collect::<Vec<_>>(), plan_calendar(plan, view, &common), named)
    })?;
    let as_of = ran.scene.as_of;
    expect_areas(&options.area, plans.iter().map(|(.., named)| &named.0))?;
    expect_people(&options.assignee, plans.iter().map(|(.., named)| &named.1), as_of)?;
    if plans.is_empty() {
        return Ok(without_plan(context, &ran));
    }
    let is_one = plans.len() == 1;
    let (mut files, mut whole) = (Vec::new(), Vec::new());
    for (plan, each, all, _) in plans {
        // Those of several plans lie in a folder for each plan.
        let folder = if is_one { folder.clone() } else { folder.join(plan.as_str()) };
        for (id, title, one) in each {
            let calendar = Calendar::of(&[one], Some(&title), (as_of, context.lang), remind);
            files.push((folder.join(format!("{}.ics", id.as_str())), ics::calendar(&calendar)));
        }
        whole.push(all);
    }
    save(context, &folder, &files)?;
    complain_of_left_out(context, &whole);
    Ok(ran.exit(false))
}

/// Every assignee who is asked for, with its title.
fn people(plan: &Plan, asked: Option<&BTreeSet<Raw>>) -> Vec<(Raw, Raw)> {
    let all = plan.assignees.iter().filter(|one| one.members().is_empty());
    let all = all.map(|one| (one.id.value.raw(), one.title.raw().clone()));
    all.filter(|(id, _)| asked.is_none_or(|asked| asked.contains(id))).collect()
}

fn filter(options: &Options, (areas, people): &(Meant, Meant)) -> Filter {
    let (areas, assignees) = (areas.ids(&options.area), people.ids(&options.assignee));
    Filter { areas, assignees, ..Filter::default() }
}

/// The reminders, the earliest first, each once.
fn reminders(asked: &[Days]) -> Result<Vec<u32>> {
    const TOO_EARLY: Both = Both {
        en: "a reminder comes at most {most} days before the due day, not {days}",
        vi: "chỉ nhắc trước hạn tối đa {most} ngày, không phải {days}",
    };
    let mut remind: Vec<u32> = asked.iter().map(|days| days.0).collect();
    remind.sort_unstable_by(|one, other| other.cmp(one));
    remind.dedup();
    match remind.first().filter(|days| **days > MOST_DAYS) {
        Some(days) => {
            let failure = Failure::new(TOO_EARLY).arg("most", MOST_DAYS.to_string());
            Err(failure.arg("days", days.to_string()).into())
        }
        None => Ok(remind),
    }
}

/// Writes the files. Every one is made sure of before the first is written.
fn save(context: &Context, folder: &Path, files: &[(PathBuf, String)]) -> Result<()> {
    const NOBODY: Both = Both {
        en: "No file was written: the plan has no assignee.",
        vi: "Chưa ghi tệp nào: kế hoạch không có người được giao việc.",
    };
    const WRITTEN: Both = Both {
        en: "✓ {count} calendar files are in {folder}\n",
        vi: "✓ đã ghi {count} tệp lịch vào {folder}\n",
    };
    for (path, _) in files {
        store::make_folder(path.parent().unwrap_or(folder))?;
    }
    let begin = |(path, _): &(PathBuf, String)| {
        ResultFile::begin(path, may_replace(context.may_overwrite(), Format::Ics, path)?)
    };
    let mut open_files = files.iter().map(begin).collect::<Result<Vec<_>>>()?;
    for (file, (_, text)) in open_files.iter_mut().zip(files) {
        file.write(|out| out.write_all(text.as_bytes()))?;
    }
    open_files.into_iter().try_for_each(ResultFile::finish)?;
    match files {
        _ if context.quiet => {}
        [] => output::complain(&format!("{}\n", NOBODY.get(context.lang))),
        [(path, _)] => complain_of_paths(&[shown(path)], context.lang),
        files => {
            let folder = Cell::from(shown(folder));
            let args = vec![("count", Cell::Count(files.len())), ("folder", folder)];
            output::complain(&words(&Cell::Phrase(Message { says: WRITTEN, args }), context.lang));
        }
    }
    Ok(())
}

/// Tells that nothing is due, and how many tasks have no day.
fn complain_of_left_out(context: &Context, plans: &[PlanCalendar]) {
    const NOTHING: Both = Both {
        en: "The calendar is empty: nothing with a due day is still to be delivered.",
        vi: "Lịch trống: không còn việc nào có thời hạn phải hoàn thành.",
    };
    const TASKS: Both = Both {
        en: "Not in the calendar, as they have no due day: {parts}.",
        vi: "Không có trong lịch vì không có ngày đến hạn: {parts}.",
    };
    const CONTINUOUS: Both = Both { en: "{count} continuous", vi: "{count} việc thường xuyên" };
    const WAITING: Both = Both { en: "{count} waiting for an event", vi: "{count} việc chờ phát sinh" };
    const ON_DEMAND: Both = Both { en: "{count} on demand", vi: "{count} việc làm khi có yêu cầu" };
    if context.quiet {
        return;
    }
    if plans.iter().all(|plan| plan.events.is_empty()) {
        output::complain(&format!("{}\n", NOTHING.get(context.lang)));
    }
    let left_out = plans.iter().map(|plan| plan.left_out).fold(LeftOut::default(), LeftOut::and);
    let LeftOut { continuous, waiting, on_demand } = left_out;
    let parts = [(continuous, CONTINUOUS), (waiting, WAITING), (on_demand, ON_DEMAND)];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<Cell> = parts.map(|(count, says)| Cell::phrase(says, vec![("count", Cell::Count(count))])).collect();
    if !parts.is_empty() {
        let sentence = Cell::phrase(TASKS, vec![("parts", Cell::Joined(parts, ", "))]);
        output::complain(&format!("{}\n", words(&sentence, context.lang)));
    }
}
