//! The changes of plans, in JSON.

use super::fact_json::FactJson;
use super::rows::{ChangeRow, PlanDifference};
use crate::calc::diff::{Mark, Topic};
use crate::report::json_shape::{Json, JsonShape};
use crate::report::json_values::{JsonWord, Text, Word, counts_of};
use crate::report::object::object;
use crate::text::{Lang, Raw};
use serde::{Serialize, Serializer};

/// The two states that every plan is compared between.
#[derive(Clone, Debug)]
pub struct States {
    /// The name and the commit of BASE.
    pub base: (String, String),
    /// The name and the commit of HEAD; `None` for the files on the disk.
    pub head: Option<(String, String)>,
}

/// The changes of a plan between two states.
pub(crate) struct PlanComparison<'d>(pub &'d PlanDifference, pub &'d States, pub Lang);

object! { PlanComparison<'_>, PlanComparison(plan, states, lang) => {
    ..plan.label.without_others();
    "base": plan.base.as_ref().map(|folder| State(Some(&states.base), folder)),
        en: "the plan before; `null` where it is new", vi: "kế hoạch trước đó; `null` khi mới có";
    "head": plan.head.as_ref().map(|folder| State(states.head.as_ref(), folder)),
        en: "the plan now; `null` where it is gone", vi: "kế hoạch hiện nay; `null` khi không còn";
    "counts": MarkCounts(plan), en: "number of changes with each mark", vi: "số thay đổi theo từng dấu";
    "changes": plan.changes.iter().map(|row| Change(row, &plan.label.id, *lang)).collect::<Vec<_>>(),
        en: "the changes, the weightiest kinds first", vi: "các thay đổi, loại quan trọng trước";
    "not_compared": plan.not_compared.iter().map(|topic| Item(topic, &plan.label.id)).collect::<Vec<_>>(),
        en: "the items that were not compared, as they have faults", vi: "các mục không so được vì có lỗi";
} }

/// A revision as the user named it, with its commit and the plan's folder. Both names are `null` for the files on the
/// disk.
struct State<'d>(Option<&'d (String, String)>, &'d Raw);

object! { State<'_>, State(named, folder) => {
    "revision": named.map(|(name, _)| name), en: "the revision as the user named it; `null` for the files on the disk",
        vi: "phiên bản như người dùng ghi; `null` với tệp trên đĩa";
    "commit": named.map(|(_, commit)| commit), en: "its commit", vi: "mã commit";
    "folder": folder, en: "folder of the plan", vi: "thư mục kế hoạch";
} }

/// How many changes bear each mark.
struct MarkCounts<'d>(&'d PlanDifference);

impl Serialize for MarkCounts<'_> {
    /// Every mark, sorted by its word.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut counted = Mark::ALL.map(|mark| (mark.word(), self.0.count(mark)));
        counted.sort_unstable();
        serializer.collect_map(counted)
    }
}

impl Json for MarkCounts<'_> {
    fn shape() -> JsonShape {
        counts_of::<Mark>()
    }
}

/// A topic of a plan; the plan itself is a topic, too.
struct Item<'d>(&'d Topic, &'d Raw);

impl<'d> Item<'d> {
    fn id(&self) -> &'d Raw {
        self.0.id().unwrap_or(self.1)
    }
}

object! { Item<'_>, item => {
    "item_kind": Word(item.0), en: "the kind of item", vi: "loại mục";
    "item": item.id(), en: "its id; for a value that of the indicator, for an amendment its number",
        vi: "mã; với số liệu là mã chỉ số, với quyết định điều chỉnh là số văn bản";
    "period": item.0.period(), en: "its period, for a report or a value", vi: "kỳ, với báo cáo hoặc số liệu";
} }

/// A change in the plan of this id.
struct Change<'d>(&'d ChangeRow, &'d Raw, Lang);

object! { Change<'_>, Change(row, plan, lang) => {
    "kind": Word(row.change.kind), en: "the kind of change", vi: "loại thay đổi";
    "message": Text(row.change.kind.title().get(*lang)), en: "the same in the language of `lang`",
        vi: "như trên, theo ngôn ngữ `lang`";
    ..Item(&row.change.topic, plan);
    "title": row.title, en: "title of the item", vi: "tên mục";
    "field": row.change.field.map(Text), en: "the key that changed, where it is one",
        vi: "khóa thay đổi, nếu là một khóa";
    "before": FactJson(&row.change.before), en: "the value before, as a plan file writes it",
        vi: "giá trị trước, như trong tệp";
    "after": FactJson(&row.change.after), en: "the value now, in the same form", vi: "giá trị hiện nay, cùng dạng";
    "marks": row.change.marks.iter().map(|mark| Word(*mark)).collect::<Vec<_>>(), en: "warnings about the change",
        vi: "các dấu cảnh báo về thay đổi";
    "amendment": row.change.amendment, en: "number of the amending decision that names it",
        vi: "số quyết định điều chỉnh nêu thay đổi này";
    "side": Word(row.change.side), en: "the state that the place is in: `base` where the item is gone",
        vi: "chỗ ghi dưới đây thuộc bên nào: `base` khi mục không còn";
    "file": Text(row.at.file.as_str()), en: "the file, from the root of the workspace",
        vi: "tệp, tính từ gốc không gian làm việc";
    "start": row.at.start, en: "the first place", vi: "chỗ bắt đầu";
    "end": row.at.end, en: "the place behind the last character", vi: "chỗ ngay sau ký tự cuối";
} }

impl JsonWord for &Topic {
    fn words() -> Vec<&'static str> {
        Topic::WORDS.to_vec()
    }

    fn word(&self) -> &'static str {
        Topic::word(self)
    }
}
