//! Carrying a plan into another year: what was planned comes along, what was done and reported does not. The
//! files are edited as text, so that the office's comments and its way of writing stay.

use super::days::{AskedDays, PlanDays, later};
use crate::edit::{Edit, Fault, Step, apply_removing_comments};
use crate::model::Op;
use crate::parse::Plain;
use crate::source::{FilePath, Files};
use crate::store::NewFile;
use crate::text::{Both, Lang, fold};
use crate::value::{Day, Stretch};

/// The move of a plan into another year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move<'m> {
    /// Its id so far.
    pub old_id: &'m str,
    /// Its new id.
    pub id: &'m str,
    /// The year of its first day so far.
    pub old_year: i32,
    /// The year to which it goes.
    pub year: i32,
    /// The days that an option tells.
    pub asked: AskedDays,
    /// The days of the new plan.
    pub days: PlanDays,
    /// Whether these are other days of the year than those of the old plan: then the title says so.
    pub is_part: bool,
    /// Whether it comes from before 1 July 2025, since when communes have other offices.
    pub has_new_offices: bool,
    /// The body that it belongs to from now on, if another.
    pub unit: Option<&'m str>,
    /// The level of that body, if another.
    pub level: Option<&'m str>,
    /// The language of the comment that says where it comes from.
    pub lang: Lang,
    /// Whether the new plan stands beside the old one, for the same unit: then its targets start from the last figures
    /// of the old one.
    pub is_beside: bool,
}

/// A plan in another year.
#[derive(Clone, Debug)]
pub(crate) struct CarriedPlan {
    /// Its files, by their paths in its folder.
    pub files: Vec<NewFile>,
    /// How many tasks were left out, since they had been dropped.
    pub left_out: usize,
    /// How many legal bases are to be checked.
    pub to_renew: usize,
    /// Due days of which two became one, by the id of their task: an occurrence is lost.
    pub same_days: Vec<(String, Day)>,
    /// Whether it comes from before 1 July 2025, since when communes have other offices.
    pub has_new_offices: bool,
}

/// Why a plan cannot be carried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum CarryFault {
    /// A file is gone, or cannot be read.
    Unread(FilePath),
    /// A file is written in a way that cannot be edited.
    Unedited(FilePath, Fault),
}

/// The files of the plan in `folder`, moved. Its files must be free of errors.
///
/// # Errors
/// When one of them cannot be read or edited.
pub(super) fn carry(files: &dyn Files, folder: &FilePath, plan: &Move<'_>) -> Result<CarriedPlan, CarryFault> {
    let mut carried = CarriedPlan {
        files: Vec::new(),
        left_out: 0,
        to_renew: 0,
        same_days: Vec::new(),
        has_new_offices: plan.has_new_offices,
    };
    let has = |path: &FilePath| files.kind(path).is_ok();
    for name in ["plan.toml", "assignees.toml", "tasks.toml", "indicators.toml"] {
        if has(&folder.join(name)) {
            carried.take(files, folder, name, plan)?;
        }
    }
    for inside in ["tasks", "forms"] {
        let below = files.list(&folder.join(inside)).unwrap_or_default();
        for entry in below.iter().filter(|entry| crate::source::is_plan_file(&entry.name)) {
            carried.take(files, folder, &format!("{inside}/{}", entry.name), plan)?;
        }
    }
    Ok(carried)
}

impl CarriedPlan {
    fn take(&mut self, files: &dyn Files, folder: &FilePath, name: &str, plan: &Move<'_>) -> Result<(), CarryFault> {
        let path = folder.join(name);
        let bytes = files.read(&path).map_err(|_| CarryFault::Unread(path.clone()))?;
        let text = String::from_utf8(bytes).map_err(|_| CarryFault::Unread(path.clone()))?;
        let data = Plain::parse(&text).ok_or_else(|| CarryFault::Unread(path.clone()))?;
        let edits = match name {
            "plan.toml" => {
                self.to_renew += elements(&data, "legal-basis").len();
                head(&data, plan)
            }
            "assignees.toml" | "indicators.toml" => Vec::new(),
            form if form.starts_with("forms/") => Vec::new(),
            _ => {
                self.left_out += elements(&data, "task").iter().filter(|task| task.get("dropped").is_some()).count();
                let kept = elements(&data, "task").iter().filter(|task| task.get("dropped").is_none());
                self.same_days.extend(kept.flat_map(|task| same_days(task, plan)));
                tasks(&data, plan)
            }
        };
        let text = apply_removing_comments(&text, &edits).map_err(|fault| CarryFault::Unedited(path, fault))?;
        let text = if name == "plan.toml" { with_origin(&text, plan) } else { text };
        self.files.push((name.to_owned(), text));
        Ok(())
    }
}

/// The first lines say where the plan comes from; what a program reads from the first line stays there.
fn with_origin(text: &str, plan: &Move<'_>) -> String {
    const SAYS: Both = Both {
        en: "# Carried over from {id} of {old}: dates are moved, what was done and reported is left out.\n# Still to be checked: the legal bases (renew), the bounds of the targets, the numbers that the text announces.\n",
        vi: "# Chuyển từ kế hoạch {id} năm {old}: đã dời các thời hạn, không giữ kết quả và số liệu.\n# Cần rà soát: căn cứ (renew), mức của các chỉ tiêu, các con số nêu trong văn bản.\n",
    };
    const OFFICES: Both = Both {
        en: "# And the assignees: since 1 July 2025 a commune has offices and a public service centre.\n",
        vi: "# Và người được giao: từ 01/07/2025 cấp xã có các phòng và Trung tâm Phục vụ hành chính công.\n",
    };
    let offices = if plan.has_new_offices { OFFICES.get(plan.lang) } else { "" };
    let says = format!("{}{offices}", SAYS.get(plan.lang));
    let says = crate::text::fill(&says, |hole| match hole {
        "id" => plan.old_id.to_owned(),
        _ => plan.old_year.to_string(),
    });
    let says = if text.contains("\r\n") { says.replace('\n', "\r\n") } else { says };
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let rest = text.get(mark..).unwrap_or_default();
    let first = if rest.starts_with("#:") { rest.find('\n').map_or(rest.len(), |at| at + 1) } else { 0 };
    let (before, behind) = text.split_at(mark + first);
    format!("{before}{says}{behind}")
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

/// The tables or values of a list.
fn elements<'p>(data: &'p Plain, name: &str) -> &'p [Plain] {
    data.get(name).and_then(Plain::elements).unwrap_or_default()
}

/// The edits of plan.toml. Edits go from the end to the start, so that the numbers of elements stay true.
fn head(data: &Plain, plan: &Move<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, solution) in elements(data, "solution").iter().enumerate().rev() {
        edits.extend(in_year(solution, "text", &[key("solution"), Step::Index(at)], plan));
    }
    for (at, target) in elements(data, "target").iter().enumerate().rev() {
        let table = [key("target"), Step::Index(at)];
        edits.extend(without(target, &["was"], &table));
        edits.extend(baseline(target, &table, plan));
        edits.extend(moved(target, "by", &table, plan));
        edits.extend(in_year(target, "text", &table, plan));
    }
    for (at, area) in elements(data, "area").iter().enumerate().rev() {
        edits.extend(without(area, &["declared-tasks"], &[key("area"), Step::Index(at)]));
    }
    for (at, group) in elements(data, "target-group").iter().enumerate().rev() {
        edits.extend(in_year(group, "title", &[key("target-group"), Step::Index(at)], plan));
    }
    for (at, fund) in elements(data, "fund").iter().enumerate().rev() {
        edits.extend(in_year(fund, "title", &[key("fund"), Step::Index(at)], plan));
    }
    let contents = data.get("funding").map(|funding| elements(funding, "content")).unwrap_or_default();
    for (at, content) in contents.iter().enumerate().rev() {
        edits.extend(in_year(content, "title", &[key("funding"), key("content"), Step::Index(at)], plan));
    }
    for (at, period) in elements(data, "report-period").iter().enumerate().rev() {
        let table = [key("report-period"), Step::Index(at)];
        edits.extend(["from", "to", "due"].iter().filter_map(|name| moved(period, name, &table, plan)));
        if let Some(name) = period.get("name").and_then(Plain::as_text)
            && let Some(rest) = name.strip_prefix(&plan.old_year.to_string())
        {
            let name = Plain::Text(format!("{}{rest}", plan.year));
            edits.push(Edit::set([&table[..], &[key("name")]].concat(), name));
        }
    }
    for at in (0..elements(data, "legal-basis").len()).rev() {
        let renew = vec![key("legal-basis"), Step::Index(at), key("renew")];
        edits.push(Edit::set(renew, Plain::Bool(true)).in_order(["number", "date", "issuer", "about", "renew"]));
    }
    // How it was issued, what the text announced, what its deliveries were, and the plans that stood beside it in
    // that year.
    edits.extend(without(data, &["issued", "declares", "basis", "parent", "within", "replaces", "values-from"], &[]));
    for (name, asked) in [("start", plan.asked.start), ("end", plan.asked.end)] {
        let asked = asked.map(|day| Edit::set(vec![key(name)], Plain::Date(day.to_string())));
        edits.extend(asked.or_else(|| moved(data, name, &[], plan)));
    }
    edits.extend(title(data, plan));
    edits.push(Edit::set(vec![key("id")], Plain::Text(plan.id.to_owned())));
    for (name, value) in [("unit", plan.unit), ("level", plan.level)] {
        edits.extend(value.map(|value| Edit::set(vec![key(name)], Plain::Text(value.to_owned()))));
    }
    edits
}

/// The edits of a file of tasks.
fn tasks(data: &Plain, plan: &Move<'_>) -> Vec<Edit> {
    let all = elements(data, "task");
    if !all.is_empty() && all.iter().all(|task| task.get("dropped").is_some()) {
        return vec![Edit::remove(vec![key("task")])];
    }
    let mut edits = Vec::new();
    for (at, task) in all.iter().enumerate().rev() {
        let table = [key("task"), Step::Index(at)];
        if task.get("dropped").is_some() {
            edits.push(Edit::remove(table.to_vec()));
            continue;
        }
        edits.extend(without(task, &["started", "done", "progress", "spent", "was"], &table));
        edits.extend(["title", "output"].iter().filter_map(|name| in_year(task, name, &table, plan)));
        let due = [&table[..], &[key("due")]].concat();
        match task.get("due") {
            Some(Plain::Date(_)) => edits.extend(moved(task, "due", &table, plan)),
            Some(Plain::List(days)) => {
                for (at, day) in days.iter().enumerate().rev() {
                    if let Some(day) = day_of(day).and_then(|day| in_other_year(day, plan)) {
                        edits.push(Edit::set([&due[..], &[Step::Index(at)]].concat(), day));
                    }
                }
            }
            // The event of the old year is not that of the new one.
            Some(event @ Plain::Table(_)) => {
                edits.extend(without(event, &["event"], &due));
                edits.extend(in_year(event, "after", &due, plan));
            }
            Some(Plain::Text(text)) => {
                let moved = Stretch::parse(text).and_then(|stretch| stretch.years_later(plan.year - plan.old_year));
                edits.extend(moved.map(|stretch| Edit::set(due, Plain::Text(stretch.to_string()))));
            }
            Some(Plain::Bool(_) | Plain::Number(_)) | None => {}
        }
    }
    edits
}

/// A target that had a baseline starts from the last figure of the old plan. In another workspace a figure of the old
/// year goes, but for a step, which needs one: the office has to put the new one there.
fn baseline(target: &Plain, table: &[Step], plan: &Move<'_>) -> Option<Edit> {
    let path = || [table, &[key("baseline")]].concat();
    let is_step = Op::ALL.iter().any(|op| op.is_step() && target.get(op.word()).is_some());
    target.get("baseline")?;
    if plan.is_beside {
        let last = Plain::Table(vec![("plan".to_owned(), Plain::Text(plan.old_id.to_owned()))]);
        return Some(Edit::set(path(), last));
    }
    (!is_step).then(|| Edit::remove(path()))
}

/// Takes away those of these keys that are there.
fn without(table: &Plain, names: &[&str], above: &[Step]) -> Vec<Edit> {
    let there = names.iter().filter(|name| table.get(name).is_some());
    there.map(|name| Edit::remove([above, &[key(name)]].concat())).collect()
}

/// Moves the date of a key.
fn moved(table: &Plain, name: &str, above: &[Step], plan: &Move<'_>) -> Option<Edit> {
    let day = in_other_year(day_of(table.get(name)?)?, plan)?;
    Some(Edit::set([above, &[key(name)]].concat(), day))
}

fn day_of(value: &Plain) -> Option<Day> {
    if let Plain::Date(text) = value { Day::parse(text) } else { None }
}

fn in_other_year(day: Day, plan: &Move<'_>) -> Option<Plain> {
    moved_day(day, plan).map(|day| Plain::Date(day.to_string()))
}

fn moved_day(day: Day, plan: &Move<'_>) -> Option<Day> {
    later(day, plan.year - plan.old_year)
}

/// The due days of a task that are several in the old year and one in the new.
fn same_days(task: &Plain, plan: &Move<'_>) -> Vec<(String, Day)> {
    let id = task.get("id").and_then(Plain::as_text).unwrap_or_default();
    let mut days: Vec<Day> = elements(task, "due").iter().filter_map(day_of).collect();
    days.sort_unstable();
    days.dedup();
    let moved: Vec<Day> = days.into_iter().filter_map(|day| moved_day(day, plan)).collect();
    let same =
        moved.windows(2).filter_map(|pair| if let [one, other] = pair { (one == other).then_some(*one) } else { None });
    same.map(|day| (id.to_owned(), day)).collect()
}

/// The title of the plan with its new time.
fn title(data: &Plain, plan: &Move<'_>) -> Option<Edit> {
    if !plan.is_part {
        return in_year(data, "title", &[], plan);
    }
    let text = data.get("title")?.as_text()?;
    let moved = with_time(text, plan.old_year, |_| plan.days.in_title());
    (moved != text).then(|| Edit::set(vec![key("title")], Plain::Text(moved)))
}

/// Puts the new year into a text that says "năm" and the old one.
fn in_year(table: &Plain, name: &str, above: &[Step], plan: &Move<'_>) -> Option<Edit> {
    let text = table.get(name)?.as_text()?;
    let moved = with_year(text, plan);
    (moved != text).then(|| Edit::set([above, &[key(name)]].concat(), Plain::Text(moved)))
}

fn with_year(text: &str, plan: &Move<'_>) -> String {
    with_time(text, plan.old_year, |before| format!("{before}{}", plan.year))
}

/// The text with another time for each "năm" before this year. `time` gets that word with the blank behind it.
fn with_time(text: &str, year: i32, time: impl Fn(&str) -> String) -> String {
    let old = year.to_string();
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(&old) {
        moved.push_str(before);
        let words = moved.trim_end();
        let word = words.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let stands_alone = moved.ends_with(char::is_whitespace) && !behind.starts_with(|c: char| c.is_alphanumeric());
        if stands_alone && fold(word) == fold("năm") {
            let before = moved.split_off(words.len() - word.len());
            moved.push_str(&time(&before));
        } else {
            moved.push_str(&old);
        }
        rest = behind;
    }
    moved + rest
}

#[cfg(test)]
mod tests {
    use super::{Move, in_other_year, with_year};
    use crate::app::init::days::{AskedDays, PlanDays};
    use crate::parse::Plain;
    use crate::text::Lang;
    use crate::value::Day;

    fn two_years_later() -> Move<'static> {
        Move {
            old_id: "a",
            id: "b",
            old_year: 2024,
            year: 2026,
            asked: AskedDays { year: None, start: None, end: None },
            days: PlanDays { start: Day::default(), end: Day::default() },
            is_part: false,
            has_new_offices: false,
            unit: None,
            level: None,
            lang: Lang::Vi,
            is_beside: false,
        }
    }

    #[test]
    fn only_the_year_of_the_plan_is_moved() {
        assert_eq!(with_year("Kế hoạch CCHC năm 2024", &two_years_later()), "Kế hoạch CCHC năm 2026");
        assert_eq!(with_year("NĂM 2024, năm 2024.", &two_years_later()), "NĂM 2026, năm 2026.");
        for same in ["giai đoạn 2024 - 2028", "26/2024/TT-BTC", "năm 20245", "năm 2023", "2024"] {
            assert_eq!(with_year(same, &two_years_later()), same);
        }
    }

    #[test]
    fn the_blank_before_a_year_stays() {
        assert_eq!(with_year("năm\u{a0}2024", &two_years_later()), "năm\u{a0}2026");
    }

    #[test]
    fn the_last_of_february_stays_one() {
        let day = |year, month, day| Day::new(year, month, day).expect("a day");
        assert_eq!(in_other_year(day(2024, 2, 29), &two_years_later()), Some(Plain::Date("2026-02-28".to_owned())));
        let to_leap_year = Move { old_year: 2023, year: 2024, ..two_years_later() };
        assert_eq!(in_other_year(day(2023, 2, 28), &to_leap_year), Some(Plain::Date("2024-02-29".to_owned())));
        assert_eq!(in_other_year(day(2023, 2, 27), &to_leap_year), Some(Plain::Date("2024-02-27".to_owned())));
        assert_eq!(in_other_year(day(2025, 1, 31), &two_years_later()), Some(Plain::Date("2027-01-31".to_owned())));
    }
}
