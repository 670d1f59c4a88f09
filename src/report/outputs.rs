//! The JSON of every command, key by key, for the published schemas and the page on JSON.

use super::edits::json::{EditWithTargets, PlainEdit};
use super::json_shape::{Json, JsonKey, JsonShape};
use super::json_values::{InLang, Text};
use super::object::{NoKeys, Object};
use super::outermost::{Closing, Never, Opening};
use super::{
    AssignmentReport, CiReport, DifferenceReport, DifficultiesReport, DueReport, FindingsReport, FundingReport,
};
use super::{RankingReport, RepairsReport, Report, StatusReport, TargetsReport};
use crate::diag::LocatedFinding;
use crate::text::Both;
use crate::value::Day;

/// The JSON of a command.
#[derive(Clone, Debug)]
pub struct JsonOutput {
    /// The command, or [`FAILURE`].
    pub name: &'static str,
    /// The plans. All plans of one output have the same form.
    pub forms: Vec<PlanForm>,
    /// The keys between the plans and the last keys.
    pub foot: Vec<JsonKey>,
}

/// The name of the output of any command that could not do its work, also where the command is not known.
pub const FAILURE: &str = "failure";

/// A form of the plans of a command.
#[derive(Clone, Debug)]
pub struct PlanForm {
    /// When the plans have this form; empty where the command has only one.
    pub when: Both,
    /// The shape of a plan.
    pub shape: JsonShape,
    /// The keys behind the plans that only this form of the output has.
    pub foot: Vec<JsonKey>,
}

/// Every command with JSON, in the order of the help, and a failure.
#[must_use]
pub fn json_outputs() -> Vec<JsonOutput> {
    const LISTED: Both = Both { en: "without a task", vi: "khi không nêu nhiệm vụ" };
    const SHOWN: Both = Both {
        en: "without a task and without `--write`",
        vi: "khi không nêu nhiệm vụ và không có `--write`",
    };
    const EDITED: Both = Both { en: "an edit", vi: "khi sửa tệp" };
    const SCORED: Both = Both { en: "without `--fill`", vi: "khi không có `--fill`" };
    const OWED: Both = Both { en: "without an indicator", vi: "khi không nêu chỉ số" };
    const JUDGED: Both = Both { en: "where the plan has no errors", vi: "khi kế hoạch không có lỗi" };
    const UNSOUND: Both = Both { en: "where the plan has errors", vi: "khi kế hoạch còn lỗi" };
    let plain = |when, shape| PlanForm { when, shape, foot: Vec::new() };
    let edit = |when| plain(when, PlainEdit::shape());
    let judged = plain(JUDGED, EditWithTargets::shape());
    let unsound = plain(UNSOUND, PlainEdit::shape().without_keys_of(&judged.shape));
    let edits = |name, forms| JsonOutput { name, forms, foot: NoKeys::keys() };
    let record = edits("record", [vec![plain(OWED, super::PlanOwed::shape()), judged, unsound], forms()].concat());
    let or_edit = |output: JsonOutput, when| {
        let shown = output.forms.into_iter().map(|form| PlanForm { when, ..form });
        JsonOutput { forms: shown.chain([edit(EDITED)]).collect(), ..output }
    };
    let mut all = vec![
        validate(),
        of(StatusReport::plans, StatusReport::foot, "status"),
        of(TargetsReport::plans, TargetsReport::foot, "check-targets"),
        of(RankingReport::plans, RankingReport::foot, "rank"),
        or_edit(of(AssignmentReport::plans, AssignmentReport::foot, "assign"), SHOWN),
        or_edit(of(DueReport::plans, DueReport::foot, "done"), LISTED),
        edits("progress", vec![edit(Both::same(""))]),
        record,
        edits("add", vec![edit(Both::same(""))]),
        edits("drop", vec![edit(Both::same(""))]),
        edits("due", vec![edit(Both::same(""))]),
        edits("raise", vec![edit(Both::same(""))]),
        edits("resolve", vec![edit(Both::same(""))]),
        edits("amend", vec![edit(Both::same(""))]),
        of(CiReport::plans, CiReport::foot, "ci"),
        of(DifferenceReport::plans, DifferenceReport::foot, "diff"),
        of(DifficultiesReport::plans, DifficultiesReport::foot, "difficulties"),
        of(FundingReport::plans, FundingReport::foot, "funding"),
        or_edit(of(super::ScoreReport::plans, super::ScoreReport::foot, "score"), SCORED),
    ];
    #[cfg(feature = "office")]
    all.push(of(super::paper::PaperReport::plans, super::paper::PaperReport::foot, "paper"));
    #[cfg(feature = "office")]
    all.push(of(super::ImportReport::plans, super::ImportReport::foot, "import"));
    all.push(edits(FAILURE, Vec::new()));
    all
}

/// The figures of filled forms.
#[cfg(feature = "office")]
fn forms() -> Vec<PlanForm> {
    const FORMS: Both = Both { en: "with `--from`", vi: "khi có `--from`" };
    vec![PlanForm { when: FORMS, shape: super::forms::json::PlanForms::shape(), foot: Vec::new() }]
}

#[cfg(not(feature = "office"))]
const fn forms() -> Vec<PlanForm> {
    Vec::new()
}

/// The findings, and the repairs that `--fix` makes.
fn validate() -> JsonOutput {
    const FOUND: Both = Both { en: "without `--fix`", vi: "khi không có `--fix`" };
    const MENDED: Both = Both { en: "with `--fix`", vi: "khi có `--fix`" };
    let (found, mended) =
        (of(FindingsReport::plans, FindingsReport::foot, ""), of(RepairsReport::plans, RepairsReport::foot, ""));
    let mended = mended.forms.into_iter().map(|form| PlanForm { when: MENDED, foot: mended.foot.clone(), ..form });
    let mended: Vec<PlanForm> = mended.collect();
    let found = found.forms.into_iter().zip(&mended).map(|(form, more)| PlanForm {
        when: FOUND,
        shape: form.shape.without_keys_of(&more.shape),
        foot: form.foot,
    });
    JsonOutput { name: "validate", forms: found.chain(mended.clone()).collect(), foot: NoKeys::keys() }
}

/// The JSON of a report. Only the types that its methods give count: nobody calls them.
fn of<'r, R: Report + 'r, P: Iterator<Item: Json>, O: Object>(
    _: impl Fn(&'r R) -> P,
    _: impl Fn(&'r R) -> O,
    name: &'static str,
) -> JsonOutput {
    let shape = P::Item::shape();
    JsonOutput { name, forms: vec![PlanForm { when: Both::same(""), shape, foot: Vec::new() }], foot: O::keys() }
}

impl JsonOutput {
    /// The shapes of the whole output: one for each form of the plans, and that of a failure.
    #[must_use]
    pub fn shapes(&self) -> Vec<JsonShape> {
        let done = self.forms.iter().map(|form| {
            let plans = JsonShape::List(Box::new(form.shape.clone()));
            let opening = self.named(Opening::<'_, Day>::keys());
            let closing = Closing::<(), bool>::keys();
            whole(opening, plans, [self.foot.clone(), form.foot.clone(), closing].concat(), finding_list())
        });
        let opening = self.named(Opening::<'_, ()>::keys());
        let failure = whole(opening, JsonShape::Nothing, Closing::<Text<'_>, Never>::keys(), JsonShape::Nothing);
        done.chain([failure]).map(|keys| JsonShape::Object { name: "", keys, absent: Vec::new() }).collect()
    }

    /// The keys with this command as the only value of `command`.
    fn named(&self, mut keys: Vec<JsonKey>) -> Vec<JsonKey> {
        for key in keys.iter_mut().filter(|key| key.name == "command" && self.name != FAILURE) {
            key.shape = JsonShape::Words(vec![self.name]);
        }
        keys
    }
}

/// The keys that every output has, from the first to the last. Each command says what a plan is.
#[must_use]
pub fn common_keys() -> Vec<JsonKey> {
    let plans = JsonShape::List(Box::new(JsonShape::Object { name: "", keys: Vec::new(), absent: Vec::new() }));
    let closing = Closing::<Option<Text<'_>>, bool>::keys();
    whole(Opening::<'_, Option<Day>>::keys(), plans, closing, finding_list())
}

/// All keys of an output.
fn whole(mut keys: Vec<JsonKey>, plans: JsonShape, closing: Vec<JsonKey>, findings: JsonShape) -> Vec<JsonKey> {
    const PLANS: Both =
        Both { en: "the plans; empty in a failure", vi: "các kế hoạch; rỗng khi lệnh thất bại" };
    const FINDINGS: Both = Both {
        en: "the findings that concern the command; empty in a failure",
        vi: "các phát hiện liên quan đến lệnh; rỗng khi lệnh thất bại",
    };
    keys.push(JsonKey { name: "plans", meaning: PLANS, shape: plans });
    keys.extend(closing);
    keys.push(JsonKey { name: "findings", meaning: FINDINGS, shape: findings });
    keys
}

fn finding_list() -> JsonShape {
    <[InLang<'_, LocatedFinding>]>::shape()
}
