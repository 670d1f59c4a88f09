//! The period that a paper is about: the one that was asked for, else the last that has ended.

use super::wish::PaperWish;
use crate::app::naming;
use crate::diag::Failure;
use crate::model::{PaperKind, Period, Plan};
use crate::text::Both;
use crate::value::{Day, DueDay};
use smol_str::SmolStr;

/// The period that a paper is about.
pub(super) fn period(plan: &Plan, as_of: Day, wish: &PaperWish) -> Result<Period, Failure> {
    const NONE_ENDED: Both = Both {
        en: "no report period of this plan has ended by {day}",
        vi: "đến {day} chưa kỳ báo cáo nào của kế hoạch kết thúc",
    };
    const NAME_ONE: Both = Both {
        en: "name one with --period, or the days with --from and --to",
        vi: "nêu kỳ bằng --period, hoặc nêu ngày bằng --from và --to",
    };
    const NOT_OVER: Both =
        Both { en: "the period {period} goes on until {day}", vi: "kỳ {period} đến {day} mới kết thúc" };
    const AS_DRAFT: Both =
        Both { en: "before its end, `--draft` makes a draft", vi: "chưa hết kỳ thì `--draft` tạo bản nháp" };
    const OUTSIDE: Both = Both {
        en: "the period lies outside the plan, which goes from {start} to {end}",
        vi: "kỳ nằm ngoài thời gian kế hoạch, từ {start} đến {end}",
    };
    const BACKWARDS: Both = Both { en: "--to {to} is before --from {from}", vi: "--to {to} trước --from {from}" };
    let stretch = |from: Day, to: Day| Period { name: SmolStr::default(), from, to, due: DueDay::fixed(to) };
    match wish.kind {
        PaperKind::Plan => return Ok(stretch(plan.start.value, plan.end.value)),
        PaperKind::Reminder => return Ok(stretch(plan.start.value.min(as_of), as_of)),
        PaperKind::Report | PaperKind::Bulletin | PaperKind::Annex => {}
    }
    let period = match (&wish.period, wish.days) {
        (_, Some((from, to))) if to < from => {
            return Err(Failure::new(BACKWARDS).day("from", from).day("to", to));
        }
        (_, Some((from, to))) => stretch(from, to),
        (Some(name), None) => {
            let name = naming::period(plan, name)?;
            plan.period(&name).ok_or_else(|| Failure::new(NONE_ENDED).day("day", as_of))?
        }
        (None, None) => {
            let ended = plan.all_reports().into_iter().filter(|period| period.to <= as_of);
            let last = ended.max_by_key(|period| (period.to, period.from));
            // Names need no period.
            let last = last.or_else(|| wish.only_fields.then(|| stretch(plan.start.value, plan.end.value)));
            last.ok_or_else(|| Failure::new(NONE_ENDED).day("day", as_of).help(NAME_ONE))?
        }
    };
    if period.to < plan.start.value || plan.end.value < period.from {
        let (start, end) = (plan.start.value, plan.end.value);
        return Err(Failure::new(OUTSIDE).day("start", start).day("end", end));
    }
    if period.to > as_of && !wish.is_draft && !wish.only_fields {
        let name = if period.name.is_empty() { "--from … --to" } else { &*period.name };
        return Err(Failure::new(NOT_OVER).text("period", name).day("day", period.to).help(AS_DRAFT));
    }
    Ok(period)
}
