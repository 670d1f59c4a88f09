//! Filling in the points that a body gives itself, from those that follow from its plan.

use super::draft::{EditBase, Field, FileEdit, Work};
use super::task_at::table;
use crate::calc::{ScoreSheet, plan_on, score_sheet, scores_plan, scoring_sets};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::model::PlanScores;
use crate::parse::Plain;
use crate::text::Both;

const SCORES: &str = "scores";
const SELF: &str = "self";
/// The decimals of an official sheet.
const DECIMALS: u32 = 2;

/// The edits that write `self` for each criterion whose points follow from the plan and where it is empty. `wanted` has
/// the ids of the sets, where not all that score the plan are meant.
///
/// # Errors
/// When the plan has errors, or no set scores it.
pub(crate) fn fill_scores(base: EditBase<'_>, wanted: Option<&[String]>) -> Result<Vec<FileEdit>, Failure> {
    const UNSOUND: Both = Both {
        en: "the plan has errors; no points follow from it",
        vi: "kế hoạch đang có lỗi nên chưa tính điểm được",
    };
    const VALIDATE: Both =
        Both { en: "`cchc validate` names every fault", vi: "`cchc validate` chỉ ra từng lỗi" };
    const NO_SET: Both = Both {
        en: "no set of criteria scores the plan {plan}",
        vi: "không có bộ tiêu chí nào chấm kế hoạch {plan}",
    };
    const BEGINS: Both = Both {
        en: "a set scores the plans of its level that begin within its days; for another plan, make scores/<set>.toml first",
        vi: "bộ tiêu chí chấm các kế hoạch cùng cấp bắt đầu trong thời gian của nó; kế hoạch khác thì tạo scores/<mã>.toml trước",
    };
    if !base.sound {
        return Err(Failure::new(UNSOUND).help(VALIDATE));
    }
    let view = base.view();
    let plan = &*plan_on(base.plan, view.as_of);
    let sets = match wanted {
        None => scoring_sets(plan, view.as_of),
        Some(ids) => {
            let is_wanted = |id: &str| ids.iter().any(|wanted| wanted.eq_ignore_ascii_case(id));
            let all = plan.scoring_sets.iter();
            all.filter(|set| scores_plan(plan, set) && is_wanted(set.id.value.as_str())).collect()
        }
    };
    let sound: Vec<_> = sets.into_iter().filter(|set| set.sound).collect();
    if sound.is_empty() {
        return Err(Failure::new(NO_SET).arg("plan", plan.id.value.as_str()).help(BEGINS));
    }
    let mut edits = Vec::new();
    for set in sound {
        let sheet = score_sheet(plan, set, view);
        let file = base.plan.scores.named(set.id.value.as_str()).map(|scores| &scores.value);
        edits.extend(of_sheet(base, &sheet, file));
    }
    Ok(edits)
}

/// The edit of the file of a set; `None` where nothing is to be filled in.
fn of_sheet(base: EditBase<'_>, sheet: &ScoreSheet<'_>, file: Option<&PlanScores>) -> Option<FileEdit> {
    // The points of a criterion that a person scores follow from `yes` alone, and without it there are none.
    let open = sheet.lines.iter().filter(|line| !line.is_group && line.own.is_none() && line.not_applicable.is_none());
    let filled: Vec<(String, Plain)> = open
        .filter_map(|line| {
            let points = line.computed.as_ref()?.decimal(DECIMALS);
            // The file spells the id as its own entry does.
            let id = line.entry.map_or(&line.criterion.id.value, |entry| &entry.criterion.value);
            Some((id.as_str().to_owned(), Plain::Number(points)))
        })
        .collect();
    if filled.is_empty() {
        return None;
    }
    let fields = filled.iter().map(|(id, _)| Field {
        subject: None,
        is_new: false,
        name: format!("{SCORES}.{id}.{SELF}"),
        path: at(id),
    });
    let fields = fields.collect();
    let order: Vec<String> = sheet.lines.iter().map(|line| line.criterion.id.value.as_str().to_owned()).collect();
    if let Some(file) = file {
        let data = Plain::parse(base.sources.text(file.set.place.file)).unwrap_or(Plain::Table(Vec::new()));
        let edits = filled.iter().map(|(id, points)| edit(&data, id, points, &order)).collect();
        let path = base.sources.path(file.set.place.file).clone();
        return Some(FileEdit { path, work: Work::Edit(edits), fields });
    }
    let path = base.plan.folder.join(SCORES).join(&format!("{}.toml", sheet.set.id.value.as_str()));
    let entries = filled.into_iter().map(|(id, points)| (id, table([(SELF, Some(points))])));
    let text = base.new_file(&path, &[(SCORES.to_owned(), Plain::Table(entries.collect()))]);
    Some(FileEdit { path, work: Work::Create(text), fields })
}

fn at(id: &str) -> Vec<Step> {
    [SCORES, id, SELF].map(|key| Step::Key(key.to_owned())).into()
}

/// Sets the points of an entry, or makes the entry among those of the set.
fn edit(data: &Plain, id: &str, points: &Plain, order: &[String]) -> Edit {
    const KEYS: [&str; 7] = [SELF, "appraised", "opinion", "evidence", "yes", "not-applicable", "why"];
    let has_entry = data.get(SCORES).and_then(|scores| scores.get(id)).is_some();
    if has_entry {
        return Edit::set(at(id), points.clone()).in_order(KEYS);
    }
    let path = vec![Step::Key(SCORES.to_owned()), Step::Key(id.to_owned())];
    Edit::set(path, table([(SELF, Some(points.clone()))])).in_order(order.iter().cloned())
}
