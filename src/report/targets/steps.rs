//! The steps that lead to a verdict, so that nobody has to trust it blindly.

use super::document::{amount_counts, beside_bound, counts, figure, shortfall, target_title};
use super::document::{unrecorded, value_cell, verdict};
use super::rows::{PlanTargets, Source, TargetRow};
use crate::calc::{Amount, Unit, Value, Verdict};
use crate::model::{Asked, Figure};
use crate::report::ranking::refusal::refusal;
use crate::report::{Block, Doc};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Exact};

/// Each target of a plan step by step, under the plan's title.
pub(crate) fn plan_steps(plan: &PlanTargets, as_of: Day) -> Doc {
    let mut doc = Doc::default();
    let as_of = plan.label.day(as_of);
    doc.title(plan.label.heading(), Cell::Day(as_of));
    for row in &plan.targets {
        steps(&mut doc, plan, row, as_of);
    }
    doc
}

fn steps(doc: &mut Doc, plan: &PlanTargets, row: &TargetRow, as_of: Day) {
    const ASKED: Both = Both { en: "Asked: {bound} by {by}", vi: "Yêu cầu: {bound} đến {by}" };
    const FORECAST: Both = Both {
        en: "Where it leads: {forecast} on {by} (Theil–Sen line through the values so far)",
        vi: "Dự báo: {forecast} vào {by} (đường Theil–Sen qua các số liệu đã có)",
    };
    const MISSING: Both = Both { en: "Missing: {shortfall}", vi: "Còn thiếu: {shortfall}" };
    const TOO_MUCH: Both = Both { en: "Too much by: {shortfall}", vi: "Vượt quá: {shortfall}" };
    const VERDICT: Both = Both { en: "Verdict: {verdict}, because {why}", vi: "Kết quả: {verdict}, vì {why}" };
    let standing = &row.standing;
    let heading = target_title(row).with_id(&row.id);
    doc.heading(heading);
    if let Some((id, title)) = &row.section.heading {
        const SECTION: Both = Both { en: "Section: {section}", vi: "Mục: {section}" };
        doc.line(Cell::phrase(SECTION, vec![("section", Cell::Text(title.clone()).with_id(id))]));
    }
    let mut line = |template, args| doc.push(Block::Line(Cell::phrase(template, args)));
    let by = || ("by", Cell::Day(standing.by));
    if let Some(bound) = row.bound_cell() {
        line(ASKED, vec![("bound", bound), by()]);
        in_force(row, &mut line);
    }
    if let Some(kind) = row.periods {
        const PERIODS: Both = Both { en: "Its own periods: {scheme}", vi: "Kỳ số liệu riêng: {scheme}" };
        line(PERIODS, vec![("scheme", Cell::Word(Both::same(kind.word())))]);
    }
    if let Some((id, title)) = &row.reporter {
        const BY: Both = Both { en: "Reported by: {who}", vi: "Người cung cấp số liệu: {who}" };
        line(BY, vec![("who", Cell::Text(title.clone()).with_id(id))]);
    }
    baseline(plan, row, &mut line);
    for source in &row.sources {
        reported(source, &mut line);
    }
    ranked(row, &mut line);
    for (kind, tasks) in &row.gaps {
        const GAP: Both = Both { en: "Gap: {kind} — {tasks}", vi: "Thiếu sót: {kind} — {tasks}" };
        let tasks = Cell::Joined(tasks.iter().cloned().map(Cell::Text).collect(), ", ");
        line(GAP, vec![("kind", Cell::Word(kind.title())), ("tasks", tasks)]);
    }
    if let Some(value) = &standing.value {
        together(row, value, &mut line);
        expectation(plan, row, value, &mut line);
    }
    if let Some((amount, unit)) = &standing.shortfall {
        let counted = row.counted.clone().filter(|_| *unit == Unit::Count).map_or(Cell::Empty, Cell::Text);
        let missing = Cell::Joined(vec![shortfall(row, amount, *unit), counted], " ");
        line(if row.is_upper() { TOO_MUCH } else { MISSING }, vec![("shortfall", missing)]);
    }
    if let Some(forecast) = &standing.forecast {
        line(FORECAST, vec![("forecast", beside_bound(row, forecast)), by()]);
    }
    let why =
        Cell::phrase(why(row, as_of), vec![by(), ("day", Cell::Day(as_of)), ("r", percent(plan.at_risk_percent))]);
    line(VERDICT, vec![("verdict", verdict(standing)), ("why", why)]);
}

fn percent(percent: u32) -> Cell {
    Cell::Percent(percent as usize)
}

type Line<'l> = dyn FnMut(Both, Vec<(&'static str, Cell)>) + 'l;

fn reported(source: &Source, line: &mut Line<'_>) {
    const REPORTED: Both = Both {
        en: "Reported for {period} ({from} to {to}): {figure} — {file}:{line}",
        vi: "Báo cáo kỳ {period} ({from} đến {to}): {figure} — {file}:{line}",
    };
    let period = &source.part.period;
    line(
        REPORTED,
        vec![
            ("period", Cell::Text(Raw::new(&*period.name))),
            ("from", Cell::Day(period.from)),
            ("to", Cell::Day(period.to)),
            ("figure", stated(&source.part.figure)),
            ("file", Cell::Text(source.file.clone())),
            ("line", Cell::Count(source.line as usize)),
        ],
    );
}

/// How long the bound is in force, where another one follows.
fn in_force(row: &TargetRow, line: &mut Line<'_>) {
    const UNTIL: Both = Both { en: "This bound is in force until {until}", vi: "Mức này áp dụng đến {until}" };
    const DECIDED: Both = Both {
        en: "This bound is in force until {until}; {decision} changes it",
        vi: "Mức này áp dụng đến {until}, sau đó điều chỉnh theo {decision}",
    };
    let Some(force) = &row.in_force else {
        if let Some(warning) = unrecorded(row) {
            line(Both::same("{warning}"), vec![("warning", warning)]);
        }
        return;
    };
    let until = ("until", Cell::Day(force.until));
    match &force.decision {
        Some(decision) => line(DECIDED, vec![until, ("decision", Cell::Text(decision.clone()))]),
        None => line(UNTIL, vec![until]),
    }
}

/// How a place was found, or why the reported one stands.
fn ranked(row: &TargetRow, line: &mut Line<'_>) {
    const PLACE: Both = Both {
        en: "Ranked by {score} for {period}, known for all since {day}: {points} points, place {rank} of {of}",
        vi: "Xếp hạng theo {score} kỳ {period}, đủ điểm của mọi đơn vị từ {day}: {points} điểm, hạng {rank}/{of}",
    };
    const STANDS: Both = Both {
        en: "{why} A reported rank stands.",
        vi: "{why} Thứ hạng được báo cáo (nếu có) giữ nguyên.",
    };
    match &row.standing.ranked {
        None => {}
        Some(Err(why)) => line(STANDS, vec![("why", refusal(why))]),
        Some(Ok(place)) => line(
            PLACE,
            vec![
                ("score", row.score.clone().map_or(Cell::Empty, Cell::Text)),
                ("period", Cell::Text(Raw::new(&*place.period.name))),
                ("day", Cell::Day(place.known_on)),
                ("points", Cell::Number(place.score.clone(), 18)),
                ("rank", Cell::Count(place.rank)),
                ("of", Cell::Count(place.of)),
            ],
        ),
    }
}

fn stated(figure: &Figure) -> Cell {
    let whole = |count: i64| Cell::Number(Exact::from(count), 0);
    match figure {
        Figure::Ratio { numerator, denominator, .. } => {
            Cell::Joined(vec![whole(numerator.value), whole(denominator.value)], "/")
        }
        Figure::Percent(percent) => {
            Cell::Joined(vec![Cell::Number(percent.value.clone(), 18), Cell::Word(Both::same("%"))], " ")
        }
        Figure::Count(count) => whole(count.value),
        Figure::Amount(number) | Figure::Score(number) => Cell::Number(number.value.clone(), 18),
        Figure::Rank { rank, of } => {
            let of = of.map_or(Cell::Empty, |of| whole(of.value));
            Cell::Joined(vec![whole(rank.value), of], "/")
        }
        Figure::Done(on) => Cell::Day(on.value),
        Figure::Class(class, _) => Cell::Text(class.raw().clone()),
    }
}

/// The figure from which a step counts, and where it stands. For a pace alone, the line of the pace tells it.
fn baseline(plan: &PlanTargets, row: &TargetRow, line: &mut Line<'_>) {
    const STATED: Both = Both {
        en: "Baseline: {figure} on {day} — {file}:{line}",
        vi: "Mức xuất phát: {figure} ngày {day} — {file}:{line}",
    };
    const LAST: Both = Both {
        en: "Baseline: {figure}, the last figure of {plan}, through {day} — {file}:{line}",
        vi: "Mức xuất phát: {figure}, số liệu cuối của {plan}, đến {day} — {file}:{line}",
    };
    const NONE: Both = Both {
        en: "Baseline: {plan} has no final figure for this: none, or a sum that lacks a report — {file}:{line}",
        vi: "Mức xuất phát: {plan} không có số liệu cuối: chưa có số liệu, hoặc số cộng còn thiếu kỳ — {file}:{line}",
    };
    const SOURCE: Both =
        Both { en: "Source of the baseline: {source}", vi: "Nguồn của mức xuất phát: {source}" };
    let Some(given) = &row.baseline else { return };
    let is_step = row.asked.as_ref().is_some_and(|asked| asked.step().is_some());
    if !is_step && given.plan.is_none() {
        return;
    }
    let named = given.plan.clone().map_or(Cell::Empty, Cell::Text);
    let mut args = vec![
        ("file", Cell::Text(Raw::new(given.at.file.as_str()))),
        ("line", Cell::Count(given.at.start.line as usize)),
        ("plan", named),
    ];
    let template = match &row.standing.baseline {
        None => NONE,
        Some(known) => {
            args.push(("figure", amount_cell(row, &known.amount)));
            args.push(("day", Cell::Day(known.on.unwrap_or(plan.start))));
            if known.plan.is_some() { LAST } else { STATED }
        }
    };
    line(template, args);
    if let Some(source) = given.source.clone() {
        line(SOURCE, vec![("source", Cell::Text(source))]);
    }
}

/// A figure with its counts.
fn amount_cell(row: &TargetRow, amount: &Amount) -> Cell {
    let counts = amount_counts(amount);
    match (amount, amount.figure()) {
        (Amount::Rank(_, Some(_)), _) | (_, None) => counts,
        (Amount::Ratio(..), Some(number)) => Cell::Joined(vec![counts, beside_bound(row, &number)], " = "),
        (
            Amount::Percent(_)
            | Amount::Count(_)
            | Amount::Amount(_)
            | Amount::Score(_)
            | Amount::Rank(_, None)
            | Amount::Done(_)
            | Amount::Class(..),
            Some(number),
        ) => beside_bound(row, &number),
    }
}

fn together(row: &TargetRow, value: &Value, line: &mut Line<'_>) {
    const VALUE: Both =
        Both { en: "Value to date, through {through}: {value}", vi: "Số liệu đến {through}: {value}" };
    const COUNTED: Both = Both {
        en: "Value to date, through {through}: {counts} = {value}",
        vi: "Số liệu đến {through}: {counts} = {value}",
    };
    const PARTIAL: Both = Both {
        en: "It is partial: the periods reported do not cover everything from the plan's start",
        vi: "Số liệu chưa đủ: các kỳ đã báo cáo không phủ hết từ đầu kế hoạch",
    };
    const STALE: Both = Both {
        en: "It is old: a later report was due, and there is no value for this in it",
        vi: "Số liệu cũ: kỳ sau đã đến hạn báo cáo mà không có số liệu này",
    };
    let through = ("through", Cell::Day(value.through));
    let shown = ("value", value_cell(row, value));
    if matches!(value.amount, Amount::Ratio(..)) {
        line(COUNTED, vec![through, ("counts", counts(value)), shown]);
    } else {
        line(VALUE, vec![through, shown]);
    }
    if value.partial {
        line(PARTIAL, Vec::new());
    }
    if value.stale {
        line(STALE, Vec::new());
    }
}

fn expectation(plan: &PlanTargets, row: &TargetRow, value: &Value, line: &mut Line<'_>) {
    const LEVEL: Both = Both {
        en: "Expected on {through}: {expected}, the bound at all times",
        vi: "Kỳ vọng vào {through}: {expected}, bằng mức yêu cầu suốt kỳ",
    };
    const LINEAR: Both = Both {
        en: "Expected on {through}: {expected}, on the straight line from {first} on {start} to the bound on {by}",
        vi: "Kỳ vọng vào {through}: {expected}, trên đường thẳng từ {first} ngày {start} đến mức yêu cầu ngày {by}",
    };
    let Some(expected) = &row.standing.expected else { return };
    let start = row.baseline.as_ref().and_then(|baseline| baseline.start.clone());
    let (first, start) = start.unwrap_or_else(|| (Exact::from(0), None));
    let template = if row.is_linear() { LINEAR } else { LEVEL };
    line(
        template,
        vec![
            ("through", Cell::Day(value.through)),
            ("expected", beside_bound(row, expected)),
            ("first", figure(row, &first, 2)),
            ("start", Cell::Day(start.unwrap_or(plan.start))),
            ("by", Cell::Day(row.standing.by)),
        ],
    );
}

/// The reason for the verdict: the first that applies.
fn why(row: &TargetRow, as_of: Day) -> Both {
    let milestone = row.asked.as_ref().is_some_and(Asked::is_milestone);
    match row.standing.verdict {
        Verdict::NotMeasurable => {
            Both { en: "the plan gives no figure for it", vi: "kế hoạch không cho con số" }
        }
        Verdict::NoData => {
            Both { en: "no value is known that may decide it", vi: "chưa có số liệu nào để kết luận" }
        }
        Verdict::NotApplicable => Both { en: "there was nothing to count (0/0)", vi: "không phát sinh (0/0)" },
        Verdict::NotComparable if row.standing.bound.is_none() => Both {
            en: "its baseline has no figure to count from",
            vi: "mức xuất phát chưa có số liệu để tính",
        },
        Verdict::NotComparable => Both {
            en: "the rank and the baseline are out of pools of two sizes",
            vi: "thứ hạng và mức xuất phát thuộc hai nhóm có số đơn vị khác nhau",
        },
        Verdict::Attained if row.standing.is_final == Some(false) => Both {
            en: "the bound holds so far; a later figure can change that until {by}",
            vi: "đến nay đạt mức yêu cầu; số liệu sau vẫn có thể làm thay đổi cho đến {by}",
        },
        Verdict::Attained if as_of <= row.standing.by => Both {
            en: "the bound holds, and no later figure can undo it",
            vi: "đã đạt mức yêu cầu, số liệu sau không thể làm thay đổi",
        },
        Verdict::Attained => Both { en: "the bound holds", vi: "đã đạt mức yêu cầu" },
        Verdict::AwaitingData if row.standing.value.as_ref().is_some_and(|value| !value.stale && value.partial) => {
            Both {
                en: "{by} has passed and the figures do not cover all the time that they are to count",
                vi: "đã qua {by} mà số liệu chưa phủ hết thời gian phải tính",
            }
        }
        Verdict::AwaitingData => Both {
            en: "{by} has passed and the figures do not reach the end of the last report before it",
            vi: "đã qua {by} mà số liệu chưa đến hết kỳ báo cáo cuối",
        },
        Verdict::OutOfReach => Both {
            en: "the bound does not hold, and no later figure can mend that",
            vi: "chưa đạt mức yêu cầu và số liệu sau không thể bù lại",
        },
        Verdict::Missed if row.standing.value.as_ref().is_some_and(|value| value.stale) => Both {
            en: "{by} has passed, the bound does not hold, and no later figure can mend that",
            vi: "đã qua {by} mà chưa đạt mức yêu cầu, số liệu sau không thể bù lại",
        },
        Verdict::Missed => Both {
            en: "{by} has passed and the bound does not hold",
            vi: "đã qua {by} mà chưa đạt mức yêu cầu",
        },
        Verdict::OnTrack if milestone => Both { en: "there is time until {by}", vi: "còn thời gian đến {by}" },
        Verdict::AtRisk if milestone && as_of <= row.standing.by => {
            Both { en: "{by} is near and it is not done", vi: "sắp đến {by} mà chưa xong" }
        }
        Verdict::OnTrack => Both {
            en: "the value is as good as expected by then",
            vi: "số liệu đạt mức kỳ vọng đến lúc đó",
        },
        Verdict::AtRisk => Both {
            en: "the value is worse than expected by then, but not by much (at-risk-percent is {r})",
            vi: "số liệu kém mức kỳ vọng nhưng không nhiều (at-risk-percent là {r})",
        },
        Verdict::OffTrack if row.standing.expected.is_none() => {
            Both { en: "nothing to count (0/0) counts as missed here", vi: "0/0 ở đây tính là không đạt" }
        }
        Verdict::OffTrack => {
            Both { en: "the value is much worse than expected by then", vi: "số liệu kém xa mức kỳ vọng" }
        }
    }
}
