//! The keys that a plan must have before a paper can be made of it.

use super::facts::{PaperRequest, written};
use super::unit::Unit;
use crate::model::{Letterhead, PaperKind, Plan};
use crate::text::Both;

/// A key that is not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LackingKey {
    /// The table and the key, for programs.
    pub key: &'static str,
    /// The header of the table.
    pub table: &'static str,
    /// The line below it, with an example.
    pub line: &'static str,
    pub about: Both,
}

/// The keys that a paper needs and that neither the plan nor the workspace has.
pub(crate) fn lacking(plan: &Plan, head: &Letterhead, request: &PaperRequest) -> Vec<LackingKey> {
    const SHORT: LackingKey = LackingKey {
        key: "[paper] short",
        table: "[paper]",
        line: "short = \"SNV\"",
        about: Both {
            en: "the short form of the body, for the symbol of the paper",
            vi: "chữ viết tắt của cơ quan, để ghi ký hiệu",
        },
    };
    const PLACE: LackingKey = LackingKey {
        key: "[paper] place",
        table: "[paper]",
        line: "place = \"Long An\"",
        about: Both { en: "the place before the date", vi: "địa danh trước ngày tháng" },
    };
    const TO: LackingKey = LackingKey {
        key: "[paper] to",
        table: "[paper]",
        line: "to = [\"Sở Nội vụ\"]",
        about: Both { en: "the addressees of the report", vi: "nơi kính gửi báo cáo" },
    };
    const POST: LackingKey = LackingKey {
        key: "[signature] post",
        table: "[signature]",
        line: "post = \"CHỦ TỊCH\"",
        about: Both { en: "the signer's post", vi: "chức vụ người ký" },
    };
    let unit = Unit::of(plan.unit.raw());
    let written = written(plan, request);
    let (has_symbol, has_signature, has_to) = match request.kind {
        PaperKind::Report => (true, true, true),
        PaperKind::Plan | PaperKind::Reminder => (true, true, false),
        PaperKind::Annex => (true, false, false),
        PaperKind::Bulletin => (false, false, false),
    };
    let to =
        head.to.as_ref().is_some_and(|to| !to.value.is_empty()) || written.is_some_and(|paper| !paper.to.is_empty());
    let post = plan.signature.as_ref().is_some_and(|signature| signature.post.is_some());
    let checks = [
        (has_symbol && head.short.is_none() && !unit.is_committee(), SHORT),
        (head.place.is_none() && unit.place().is_none(), PLACE),
        (has_to && !to, TO),
        (has_signature && !post, POST),
    ];
    checks.into_iter().filter(|(is_lacking, _)| *is_lacking).map(|(_, key)| key).collect()
}
