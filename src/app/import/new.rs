//! A new plan out of a proposal: its files are made in memory and checked, then written.

use super::written::{entries_text, table_text};
use super::{ImportFile, import_kind, is_left_to_a_person};
use crate::app::init::{AskedDays, Destination, NewFolder, NewPlan, PlanDays, files, looked_at, put};
use crate::diag::{Failure, Level as Gravity, LocatedFinding};
use crate::import::ImportWish;
use crate::model::Level;
use crate::parse::Plain;
use crate::report::{
    EditedFile, FieldEdit, ImportRemark, ImportRemarkKind, ListName, PlanEdits, Proposal, ProposedEntry, ProposedTable,
    Spot,
};
use crate::source::FilePath;
use crate::store::NewFile;
use crate::text::{Both, Lang, Raw, fold};
use crate::value::Day;
use anyhow::Result;
use std::path::Path;

/// A request for a new plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewImport<'i> {
    /// The folder to work in.
    pub here: &'i Path,
    /// The id of the plan, and the name of its folder.
    pub id: &'i str,
    pub unit: Option<&'i str>,
    pub level: Option<Level>,
    /// Its first and its last day.
    pub days: (Day, Day),
    /// Whether a title of the file tells these days.
    pub has_said_days: bool,
    /// The day to look from.
    pub as_of: Day,
    /// The path of the file that is imported.
    pub file: &'i str,
    /// The language of comments.
    pub lang: Lang,
}

/// A plan that was imported and is not written yet.
#[derive(Debug)]
pub(crate) struct ImportedPlan {
    /// Its files, and the values in them.
    pub plan: PlanEdits,
    /// How many further files a new workspace gets.
    pub others: usize,
    pub findings: Vec<LocatedFinding>,
    /// The errors that keep it from being written.
    pub errors: Vec<LocatedFinding>,
    destination: Destination,
    all: Vec<NewFile>,
    id: String,
}

impl ImportedPlan {
    /// Writes all files, those of a new workspace too.
    ///
    /// # Errors
    /// When one cannot be written: then none is there.
    pub(crate) fn write(&self) -> Result<()> {
        put(&self.destination, &self.all, NewFolder { named: &self.id, dry_run: false, keep: false }).map(drop)
    }
}

/// Makes the plan. Its head is completed from the request; what the file does not say is a remark of the proposal.
///
/// # Errors
/// When the folder cannot be made, or holds a plan.
pub(crate) fn import_new(request: &NewImport<'_>, proposal: &mut Proposal) -> Result<ImportedPlan> {
    let destination = Destination::of(request.here, request.id)?;
    complete(request, proposal);
    let (start, end) = request.days;
    let plan = NewPlan {
        id: request.id.to_owned(),
        days: PlanDays { start, end },
        files: plan_files(request, proposal),
        shared: Vec::new(),
        carried: None,
    };
    let all = files(&destination, &plan, request.lang)?;
    let look = looked_at((&destination, request.as_of), &all, &plan, None)?;
    let is_error = |finding: &&LocatedFinding| finding.rule().level == Gravity::Error;
    let errors: Vec<LocatedFinding> =
        look.findings.iter().filter(is_error).filter(|error| !is_left_to_a_person(error)).cloned().collect();
    // Nothing that can be seen before is left to the writing.
    put(&destination, &all, NewFolder { named: request.id, dry_run: true, keep: false })?;
    let in_plan = format!("plans/{}/", request.id);
    let is_own = |name: &str| destination.inside.is_some() || name.starts_with(&in_plan);
    let path = |name: &str| match &destination.inside {
        Some((_, folder)) => folder.join(name),
        None => FilePath::new(request.id).join(name),
    };
    let own = all.iter().filter(|(name, _)| is_own(name));
    let shown = |(name, text): &NewFile| EditedFile {
        path: Raw::new(path(name).as_str()),
        before: None,
        after: Raw::new(&**text),
    };
    let shown: Vec<EditedFile> = own.map(shown).collect();
    let others = all.len() - shown.len();
    let below = if destination.inside.is_some() { String::new() } else { in_plan };
    let edits = edits(proposal, |name| Raw::new(path(&format!("{below}{name}")).as_str()));
    let plan = PlanEdits { label: look.label.ok_or_else(unreadable)?, edits, files: shown };
    let (findings, id) = (look.findings, request.id.to_owned());
    Ok(ImportedPlan { plan, others, findings, errors, destination, all, id })
}

/// The files of the plan that a file of an office makes: their names in its folder, and their content. Nothing is read
/// or written beside the bytes. The days are those that the titles tell, else the year 2023.
///
/// # Errors
/// When the file cannot be read, or holds no plan.
pub fn imported_files(bytes: &[u8], name: &str, as_text: bool, lang: Lang) -> Result<Vec<(String, String)>, Failure> {
    let file = ImportFile::read(bytes, name, as_text)?;
    let said = file.said_days();
    let days = said.or_else(|| Some((Day::new(2023, 1, 1)?, Day::new(2023, 12, 31)?))).unwrap_or_default();
    let wish = ImportWish {
        days,
        before_is_same_day: false,
        has_new_posts: false,
        kind: import_kind(name),
        table: None,
        map: &[],
        into: None,
    };
    let mut proposal = file.propose(&wish)?;
    let request = NewImport {
        here: Path::new("."),
        id: "mau",
        unit: None,
        level: None,
        days,
        has_said_days: said.is_some(),
        as_of: days.0,
        file: name,
        lang,
    };
    complete(&request, &mut proposal);
    Ok(plan_files(&request, &proposal))
}

fn unreadable() -> Failure {
    const SAYS: Both = Both {
        en: "the plan that the file makes cannot be read",
        vi: "không đọc được kế hoạch lập từ tệp",
    };
    Failure::new(SAYS)
}

/// The values of the new files.
fn edits(proposal: &Proposal, path: impl Fn(&str) -> Raw) -> Vec<FieldEdit> {
    let edit = |list: Option<ListName>, id: Option<&str>, entry: &ProposedEntry| FieldEdit {
        file: path(list.map_or("plan.toml", ListName::file)),
        task: id.filter(|_| list == Some(ListName::Task)).map(Raw::new),
        item: id.map(Raw::new),
        field: Raw::new(entry.key),
        before: None,
        after: entry.value.clone(),
    };
    let has_value = |entry: &&ProposedEntry| entry.value.is_some();
    let head = proposal.plan.iter().filter(has_value).map(|entry| edit(None, None, entry));
    let of_table = |table: &ProposedTable| {
        let id = table.text_of("id");
        table.entries.iter().filter(has_value).map(|entry| edit(Some(table.list), id, entry)).collect::<Vec<_>>()
    };
    head.chain(proposal.tables.iter().flat_map(of_table)).collect()
}

/// Puts the keys of plan.toml in their order. The needed ones come from the request, from the file, or are asked.
fn complete(request: &NewImport<'_>, proposal: &mut Proposal) {
    const NO_UNIT: Both = Both {
        en: "the body whose plan it is: the file does not name it; write it into plan.toml, or give --unit",
        vi: "kế hoạch của cơ quan nào: tệp không nêu; ghi vào plan.toml, hoặc nêu bằng --unit",
    };
    const NO_TITLE: Both = Both {
        en: "the plan's title, made of its time: the file does not say it",
        vi: "tên kế hoạch, đặt theo thời gian: tệp không nêu",
    };
    const DAYS: Both = Both {
        en: "the time of the plan, by the titles of the file; --year says another",
        vi: "thời gian của kế hoạch, theo tên trong tệp; nêu năm khác bằng --year",
    };
    const LEVEL: Both = Both { en: "the level of the body, by its name", vi: "cấp của cơ quan, theo tên gọi" };
    let said = |proposal: &Proposal, key: &str| {
        let entry = proposal.plan.iter().find(|entry| entry.key == key);
        entry.and_then(|entry| entry.value.as_ref()?.as_text().map(str::to_owned))
    };
    let (start, end) = request.days;
    let unit = request.unit.map(crate::import::clean).or_else(|| said(proposal, "unit"));
    let mut remark = |kind, text: &str, says, taken: &str| {
        proposal.remarks.push(ImportRemark::new(kind, Spot::default(), text, says).taken_as(taken));
    };
    let level = request.level.or_else(|| unit.as_deref().and_then(level_of)).unwrap_or(Level::Commune);
    if request.level.is_none() {
        remark(ImportRemarkKind::Assumed, unit.as_deref().unwrap_or_default(), LEVEL, level.word());
    }
    if request.has_said_days {
        let days = request.days;
        remark(ImportRemarkKind::Assumed, "", DAYS, &format!("{} – {}", days.0, days.1));
    }
    let named = unit.clone().unwrap_or_default();
    if unit.is_none() {
        remark(ImportRemarkKind::Asked, "", NO_UNIT, UNKNOWN_UNIT);
    }
    let title = said(proposal, "title").unwrap_or_else(|| {
        let time = PlanDays { start, end }.in_title();
        let of = unit.as_ref().map(|unit| format!(" của {unit}")).unwrap_or_default();
        let title = format!("Kế hoạch cải cách hành chính {time}{of}");
        proposal
            .remarks
            .push(ImportRemark::new(ImportRemarkKind::Assumed, Spot::default(), "", NO_TITLE).taken_as(&title));
        title
    });
    let day = |day: Day| Plain::Date(day.to_string());
    let mut head = vec![
        ProposedEntry::text("id", request.id),
        ProposedEntry::text("title", title),
        if unit.is_some() { ProposedEntry::text("unit", named) } else { asked_unit(request.lang) },
        ProposedEntry::text("level", level.word()),
    ];
    let rest = std::mem::take(&mut proposal.plan);
    let (locality, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|entry| entry.key == "locality");
    head.extend(locality);
    head.extend([ProposedEntry::new("start", day(start)), ProposedEntry::new("end", day(end))]);
    let is_new = |entry: &ProposedEntry| head.iter().all(|known| known.key != entry.key);
    let rest: Vec<ProposedEntry> = rest.into_iter().filter(is_new).collect();
    head.extend(rest);
    proposal.plan = head;
}

/// The unit of a plan whose file names none.
const UNKNOWN_UNIT: &str = "…";

fn asked_unit(lang: Lang) -> ProposedEntry {
    const ASKED: Both = Both { en: "which body? The file does not name it", vi: "cơ quan nào? Tệp không nêu" };
    ProposedEntry::text("unit", UNKNOWN_UNIT).with_comment(ASKED.get(lang))
}

/// The level that the name of a body says.
fn level_of(unit: &str) -> Option<Level> {
    const WORDS: [(&str, Level); 10] = [
        ("xã", Level::Commune),
        ("phường", Level::Commune),
        ("đặc khu", Level::Commune),
        ("thị trấn", Level::Commune),
        ("huyện", Level::District),
        ("quận", Level::District),
        ("thị xã", Level::District),
        ("tỉnh", Level::Province),
        ("thành phố", Level::Province),
        ("bộ", Level::Ministry),
    ];
    let unit = format!(" {} ", fold(unit));
    let found = WORDS.iter().filter_map(|(word, level)| Some((unit.find(&format!(" {} ", fold(word)))?, word, *level)));
    // In "thị xã Tân Châu" the longer of two words counts.
    let found = found.min_by_key(|(at, word, _)| (at + word.len(), std::cmp::Reverse(word.len())));
    found.map(|(.., level)| level)
}

/// The files of the plan's folder.
fn plan_files(request: &NewImport<'_>, proposal: &Proposal) -> Vec<NewFile> {
    const MADE: Both = Both {
        en: "# Made from {file} by `cchc import`. Comments keep the words of the file.",
        vi: "# Lập từ {file} bằng `cchc import`. Chú thích giữ nguyên văn của tệp.",
    };
    let file = request.file.rsplit(['/', '\\']).next().map(crate::import::clean).unwrap_or_default();
    let made = crate::text::fill(MADE.get(request.lang), |_| file.clone());
    let text = |file: &str| {
        let mut tables: Vec<&ProposedTable> =
            proposal.tables.iter().filter(|table| table.list.file() == file).collect();
        tables.sort_by_key(|table| table.list);
        tables.iter().flat_map(|table| ["\n".to_owned(), table_text(table)]).collect::<String>()
    };
    let plan = format!("{made}\n{}{}", entries_text(&proposal.plan), text("plan.toml"));
    let others = ["assignees.toml", "tasks.toml", "indicators.toml"];
    // A plan has the first two, even with nothing in them.
    let others = others.into_iter().map(|name| (name, text(name)));
    let others = others.filter(|(name, text)| !text.is_empty() || *name != "indicators.toml");
    let none = |name: &str| if name == "tasks.toml" { "task = []\n" } else { "assignee = []\n" };
    let or_none = |(name, text): (&str, String)| if text.is_empty() { none(name).to_owned() } else { text };
    let others = others.map(|(name, text)| (name.to_owned(), format!("{made}\n{}", or_none((name, text)))));
    std::iter::once(("plan.toml".to_owned(), plan)).chain(others).collect()
}

/// The days of a new plan: those of the options, else those that the file says.
///
/// # Errors
/// When neither tells the year, or the days of the options contradict each other.
pub(crate) fn import_days(asked: AskedDays, said: Option<(Day, Day)>) -> Result<(Day, Day), Failure> {
    match (asked.year(), said) {
        (None, Some(days)) => Ok(days),
        (Some(_), _) | (None, None) => asked.days().map(|days| (days.start, days.end)),
    }
}

#[cfg(test)]
mod tests {
    use super::level_of;
    use crate::model::Level;

    #[test]
    fn the_name_of_a_body_tells_its_level() {
        for (unit, level) in [
            ("Ủy ban nhân dân xã Long An", Some(Level::Commune)),
            ("UBND thị xã Tân Châu", Some(Level::District)),
            ("UBND phường Phú Xã, thành phố Thái Nguyên", Some(Level::Commune)),
            ("UBND tỉnh An Giang", Some(Level::Province)),
            ("Bộ Xây dựng", Some(Level::Ministry)),
            ("Sở Nội vụ", None),
        ] {
            assert_eq!(level_of(unit), level, "{unit}");
        }
    }
}
