//! The points that a plan's body gave itself by a set, and those of the level above: `scores/<set id>.toml`.

use crate::keys::{Entity, Form, Keys, NameKind, Shape, UngroupedNumber, ValueReader, table};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{CriterionId, Exact, HasId, IndexedList, ScoringSetId, Text};

/// The points of a plan by a set.
#[derive(Clone, Debug)]
pub struct PlanScores {
    /// The set that the file's name says, with the place where the file begins.
    pub set: At<ScoringSetId>,
    /// The entries, in the order of the file.
    pub entries: IndexedList<ScoreEntry>,
    /// Whether the file has no fault.
    pub sound: bool,
}

table! {
    /// A file of scores/.
    pub struct ScoresFile: "a file of scores", "tệp điểm", total {
        let note: Text = optional "note", "a remark", "ghi chú";
        let scores: EntryTable = optional "scores", "the points, by criterion", "điểm theo tiêu chí";
    }
    with table {
        pub entries: Vec<ScoreEntry> = scores.map(|at| at.value.0).unwrap_or_default();
    }
}

table! {
    struct EntryKeys: "a score", "mục điểm" called "a table such as { self = 1 }", "bảng, ví dụ { self = 1 }" {
        pub own: Option<At<Exact>> as UngroupedNumber = optional "self", "the points that the body gives itself", "điểm tự chấm";
        pub appraised: Option<At<Exact>> as UngroupedNumber = optional "appraised", "the points after appraisal by the level above", "điểm cấp trên thẩm định";
        pub opinion: Option<Text> = optional "opinion", "what the appraisal says", "ý kiến thẩm định";
        pub evidence: Option<At<Vec<At<String>>>> = optional "evidence", "document numbers, or files of the plan's folder", "số văn bản hoặc tệp trong thư mục kế hoạch";
        pub yes: Option<bool> = optional "yes", "for a yes-no criterion that a person judges", "với tiêu chí có/không do người chấm: có đạt không";
        pub not_applicable: Option<At<bool>> = optional "not-applicable", "that the criterion does not apply", "tiêu chí không phát sinh";
        pub why: Option<Text> = optional "why", "why it does not apply, or how the points come about", "lý do không phát sinh, hoặc giải trình điểm";
    }
    with table {
        pub place: Place = table.place();
    }
}

/// The points of one criterion.
#[derive(Clone, Debug)]
pub struct ScoreEntry {
    pub criterion: At<CriterionId>,
    /// The points that the body gives itself.
    pub own: Option<At<Exact>>,
    /// The points after appraisal.
    pub appraised: Option<At<Exact>>,
    /// The words of the appraisal.
    pub opinion: Option<Text>,
    /// Document numbers, or files of the plan's folder.
    pub evidence: Option<At<Vec<At<String>>>>,
    /// The answer of a person to a yes-no criterion.
    pub yes: Option<bool>,
    /// Whether it was said that the criterion does or does not apply.
    pub not_applicable: Option<At<bool>>,
    /// Why it does not apply, or how the points come about.
    pub why: Option<Text>,
    /// Where the entry stands.
    pub place: Place,
}

impl PlanScores {
    /// The entry of a criterion.
    pub(crate) fn entry(&self, id: &CriterionId) -> Option<&ScoreEntry> {
        self.entries.named(id.as_str())
    }
}

impl ScoreEntry {
    fn new(criterion: At<CriterionId>, keys: EntryKeys) -> Self {
        let EntryKeys { own, appraised, opinion, evidence, yes, not_applicable, why, place } = keys;
        Self { criterion, own, appraised, opinion, evidence, yes, not_applicable, why, place }
    }
}

impl HasId for ScoreEntry {
    fn id(&self) -> &str {
        self.criterion.value.as_str()
    }

    fn titles(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl HasId for PlanScores {
    fn id(&self) -> &str {
        self.set.value.as_str()
    }

    fn titles(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// The table `[scores]`. Its reader is written by hand, since its keys are ids of criteria and `table!` declares only
/// tables whose keys are known.
#[derive(Clone, Debug, Default)]
struct EntryTable(Vec<ScoreEntry>);

impl Shape for EntryTable {
    const EXPECTED: Both = Both { en: "a table of points by criterion", vi: "bảng điểm theo tiêu chí" };

    fn form() -> Form {
        Form::Entries(NameKind::Declared(Entity::Criterion), Box::new(EntryKeys::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        const KEYS: Keys = Keys { title: EntryTable::EXPECTED, all: &[] };
        let table = reader.table(node, KEYS, |table| {
            let entries = table.entries(|id, node, reader| {
                let keys = reader.value::<EntryKeys>(node)?.value;
                Some(ScoreEntry::new(At::new(CriterionId::from(id.value), id.place), keys))
            });
            Some(Self(entries))
        });
        table.map(|item| item.value)
    }
}
