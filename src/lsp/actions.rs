//! Changes that an editor offers at a place: repairs of findings there, an output or a delivery for the task there.
//! They come from the last check; the edit of one is worked out, and proved, when a person chooses it.

use super::position::Document;
use super::sections::{item_at, sections};
use super::wire::{field_at, put};
use super::workspaces::AskedFile;
use crate::app::{self, DeclaredName, KeptCheck, NewDelivery, NewText, OpenDelivery, Standing};
use crate::app::{likely_outputs, offered_repair};
use crate::calc::State;
use crate::diag::LocatedFinding;
use crate::keys::Entity;
use crate::model::FileKind;
use crate::text::{Both, Lang};
use crate::value::{Cell, Day, Message};
use serde_json::{Value, json};
use std::ops::Range;

const QUICK_FIX: &str = "quickfix";
const FIX_ALL: &str = "source.fixAll";
const REWRITE: &str = "refactor.rewrite";

/// A change that can be chosen.
#[derive(Debug)]
pub(super) struct Action {
    pub title: String,
    /// By the words of the protocol.
    pub kind: &'static str,
    is_preferred: bool,
    /// The finding that it mends.
    finding: Option<LocatedFinding>,
    work: Work,
}

#[derive(Debug)]
enum Work {
    /// Mends the finding.
    Repair,
    /// Mends all findings of the plan that can be mended; without one, those of the files that all plans share.
    AllRepairs {
        plan: Option<usize>,
    },
    /// Adds an output.
    Output {
        plan: usize,
        task: String,
        output: String,
    },
    Deliver {
        plan: usize,
        delivery: NewDelivery,
    },
}

/// So many repairs are tried for one question; those of further findings are offered where these are mended.
const MOST_TRIED: usize = 40;

/// The actions at a range of a file, of the kinds that the editor asks for. Each was tried, and stands.
pub(super) fn actions(asked: &AskedFile<'_>, params: &Value, lang: Lang) -> Vec<Action> {
    let Some(check) = &asked.workspace.check else { return Vec::new() };
    let bytes = asked.text.bytes(field_at(params, "/range"));
    let only: Option<Vec<&str>> =
        field_at(params, "/context/only").as_array().map(|only| only.iter().filter_map(Value::as_str).collect());
    // A kind that is asked for means those below it, too.
    let is_below =
        |kind: &str, asked: &str| kind.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let is_wanted = |kind: &str| only.as_ref().is_none_or(|only| only.iter().any(|asked| is_below(kind, asked)));
    let plan = check.plan_of(&asked.path);
    let mut actions = Vec::new();
    if is_wanted(QUICK_FIX) {
        for finding in findings(asked, check, plan, &bytes) {
            actions.extend(repair(finding, &asked.text.text, lang));
            if let Some(plan) = plan {
                actions.extend(outputs(asked, finding, plan, lang));
            }
        }
    }
    actions.truncate(MOST_TRIED);
    if is_wanted(FIX_ALL) {
        actions.extend(all_repairs(check, plan, lang));
    }
    actions.retain(|action| action.stands(asked, lang));
    if let Some(plan) = plan.filter(|_| is_wanted(REWRITE)) {
        actions.extend(deliveries(asked, check, plan, &bytes, lang));
    }
    actions
}

impl Action {
    /// The texts that it gives to files.
    ///
    /// # Errors
    /// When it does not stand, with the reason.
    pub(super) fn made(&self, asked: &AskedFile<'_>, lang: Lang) -> Result<Vec<NewText>, String> {
        let workspace = asked.workspace;
        let Some(check) = &workspace.check else { return Ok(Vec::new()) };
        let files = workspace.files();
        let made = match (&self.work, &self.finding) {
            (Work::Repair, Some(finding)) => {
                app::repaired(&files, check, finding).map_err(|error| error.to_string())?
            }
            (Work::Repair, None) => Ok(Vec::new()),
            (Work::AllRepairs { plan }, _) => {
                Ok(app::all_repaired(&files, check, *plan).map_err(|error| error.to_string())?)
            }
            (Work::Output { plan, task, output }, _) => app::with_output(&files, check, *plan, (task, output)),
            (Work::Deliver { plan, delivery }, _) => app::delivered(&files, check, *plan, delivery),
        };
        made.map_err(|failure| failure.on_one_line(lang))
    }

    /// Whether it can be done, and changes something.
    fn stands(&self, asked: &AskedFile<'_>, lang: Lang) -> bool {
        self.made(asked, lang).is_ok_and(|files| !files.is_empty())
    }

    /// The facts that tell it from others of its title: the finding, the task and the delivery that it is about. As one
    /// text, which every editor gives back as it came: Neovim drops what is null in an object.
    pub(super) fn facts(&self) -> String {
        let finding = self.finding.as_ref().map(|finding| {
            let bytes = finding.at.bytes();
            json!([finding.rule().code, bytes.start, bytes.end, finding.item(), finding.field()])
        });
        let work = match &self.work {
            Work::Repair | Work::AllRepairs { .. } => Value::Null,
            Work::Output { task, output, .. } => json!([task, output]),
            Work::Deliver { delivery: NewDelivery { task, on, occurrence, member, .. }, .. } => {
                json!([task, on.to_string(), occurrence, member])
            }
        };
        json!([finding, work]).to_string()
    }

    /// The action as the editor reads it, without its edit. `diagnostics` are those that it was asked with.
    pub(super) fn message(&self, diagnostics: &Value, text: &Document) -> Value {
        let own = self.finding.as_ref().map(|finding| (finding.rule().code, text.range(finding.at.bytes())));
        let is_own = |one: &&Value| {
            own.as_ref().is_some_and(|(code, range)| field_at(one, "/code") == code && field_at(one, "/range") == range)
        };
        let mended: Vec<&Value> = diagnostics.as_array().into_iter().flatten().filter(is_own).collect();
        let mut message = json!({ "title": self.title, "kind": self.kind });
        if self.is_preferred {
            put(&mut message, "isPreferred", true);
        }
        if !mended.is_empty() {
            put(&mut message, "diagnostics", json!(mended));
        }
        message
    }
}

/// The findings of a file that touch a range.
fn findings<'c, T: Send>(
    asked: &'c AskedFile<'_>,
    check: &'c KeptCheck<T>,
    plan: Option<usize>,
    bytes: &'c Range<usize>,
) -> impl Iterator<Item = &'c LocatedFinding> {
    let all = plan.map_or_else(|| check.common_findings().iter().collect(), |plan| check.findings(plan));
    all.into_iter().filter(move |finding| {
        let at = finding.at.bytes();
        finding.at.file == asked.path && at.start <= bytes.end && bytes.start <= at.end
    })
}

fn repair(finding: &LocatedFinding, text: &str, lang: Lang) -> Option<Action> {
    const WRITE: Both = Both { en: "Write `{after}` for `{before}`", vi: "Sửa `{before}` thành `{after}`" };
    const TAKE_AWAY: Both = Both { en: "Take `{before}` away", vi: "Bỏ `{before}`" };
    const COMPOSE: Both =
        Both { en: "Compose the letters of the file", vi: "Chuyển chữ trong tệp về dạng dựng sẵn" };
    let offer = offered_repair(finding, text)?;
    let says = if offer.is_composition {
        COMPOSE
    } else if offer.after.as_str().is_empty() {
        TAKE_AWAY
    } else {
        WRITE
    };
    let args = vec![("before", Cell::Text(offer.before)), ("after", Cell::Text(offer.after))];
    Some(Action {
        title: Message { says, args }.words(MOST_COLUMNS, lang),
        kind: QUICK_FIX,
        is_preferred: offer.is_sure,
        finding: Some(finding.clone()),
        work: Work::Repair,
    })
}

/// A text of a file in a title has no more columns.
const MOST_COLUMNS: usize = 40;

fn all_repairs<T: Send>(check: &KeptCheck<T>, plan: Option<usize>, lang: Lang) -> Option<Action> {
    const OF_PLAN: Both = Both {
        en: "Make every safe repair of this plan, like `cchc validate --fix`",
        vi: "Sửa mọi lỗi chắc chắn của kế hoạch, như `cchc validate --fix`",
    };
    const OF_ALL: Both = Both {
        en: "Make every safe repair of the files that all plans share, like `cchc validate --fix`",
        vi: "Sửa mọi lỗi chắc chắn của các tệp dùng chung, như `cchc validate --fix`",
    };
    let can_mend = |finding: &LocatedFinding| finding.repair().is_some();
    let (says, can_mend) = match plan {
        Some(plan) => (OF_PLAN, check.findings(plan).into_iter().any(can_mend)),
        None => (OF_ALL, check.common_findings().iter().any(can_mend)),
    };
    let title = says.get(lang).to_owned();
    let action = Action { title, kind: FIX_ALL, is_preferred: false, finding: None, work: Work::AllRepairs { plan } };
    can_mend.then_some(action)
}

/// Outputs for a task that names none.
fn outputs(asked: &AskedFile<'_>, finding: &LocatedFinding, plan: usize, lang: Lang) -> Vec<Action> {
    const ADD: Both = Both { en: "Add `output = \"{output}\"`", vi: "Thêm `output = \"{output}\"`" };
    // The rule about tasks without an output.
    if finding.rule().name != "no-output" {
        return Vec::new();
    }
    let Some(task) = finding.item() else { return Vec::new() };
    let known = asked.workspace.find(Entity::Task, task, &asked.path);
    let title = known.map(|known| known.title.as_str()).unwrap_or_default();
    let action = |output: &str| Action {
        title: crate::text::fill(ADD.get(lang), |_| output.to_owned()),
        kind: QUICK_FIX,
        is_preferred: false,
        finding: Some(finding.clone()),
        work: Work::Output { plan, task: task.to_owned(), output: output.to_owned() },
    };
    likely_outputs(title).into_iter().map(action).collect()
}

/// Deliveries of the task in which a range begins, today: one for each that the task still waits for.
fn deliveries<T: Send>(
    asked: &AskedFile<'_>,
    check: &KeptCheck<T>,
    plan: usize,
    bytes: &Range<usize>,
    lang: Lang,
) -> Vec<Action> {
    if FileKind::of(&asked.path) != Some(FileKind::Tasks) {
        return Vec::new();
    }
    let found = sections(FileKind::Tasks, &asked.text.text);
    let Some(id) = item_at(&found, "task", bytes.start).and_then(|task| task.id.clone()) else { return Vec::new() };
    let Some(task) = asked.workspace.find(Entity::Task, &id, &asked.path).filter(|task| is_open(task)) else {
        return Vec::new();
    };
    let all = task.open.iter().map(|open| delivery(task, check.as_of(), open, plan, lang));
    let mut all = all.peekable();
    // All differ in names alone: where the first can be recorded, so can each other one.
    let stands = all.peek().is_some_and(|first| first.stands(asked, lang));
    if stands { all.collect() } else { Vec::new() }
}

fn delivery(
    task: &DeclaredName,
    on: Day,
    OpenDelivery { occurrence, member }: &OpenDelivery,
    plan: usize,
    lang: Lang,
) -> Action {
    const RECORD: Both = Both {
        en: "Record that task {task}{for}{by} was delivered on {on}",
        vi: "Ghi nhiệm vụ {task}{for}{by} có kết quả nộp ngày {on}",
    };
    const FOR: Both = Both { en: " for {name}", vi: " kỳ {name}" };
    const BY: Both = Both { en: " by {name}", vi: " của {name}" };
    let part = |says: Both, name: &Option<String>| {
        name.as_ref().map_or(Cell::Empty, |name| Cell::phrase(says, vec![("name", Cell::from(name.as_str()))]))
    };
    let args = vec![
        ("task", Cell::from(task.id.as_str())),
        ("for", part(FOR, occurrence)),
        ("by", part(BY, member)),
        ("on", Cell::Day(on)),
    ];
    let delivery = NewDelivery {
        task: task.id.clone(),
        on,
        occurrence: occurrence.clone(),
        member: member.clone(),
        evidence: Vec::new(),
        note: None,
    };
    Action {
        title: Message { says: RECORD, args }.words(MOST_COLUMNS, lang),
        kind: REWRITE,
        is_preferred: false,
        finding: None,
        work: Work::Deliver { plan, delivery },
    }
}

/// Whether something may be delivered for a task yet.
fn is_open(task: &DeclaredName) -> bool {
    match task.standing {
        Some(Standing::Task(state)) => match state {
            State::Done | State::DoneLate | State::Dropped => false,
            State::InProgress
            | State::DueSoon
            | State::Overdue
            | State::NotStarted
            | State::Waiting
            | State::OnDemand => true,
        },
        Some(Standing::Target(_)) | None => false,
    }
}
