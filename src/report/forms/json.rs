//! The change that forms make, in JSON.

use super::rows::{FormCounts, RefusedRow};
use crate::report::PlanEdits;
use crate::report::json_values::{AtLeast, InLang, each_in};
use crate::report::object::object;
use crate::text::Lang;

/// A plan with the figures of forms.
pub(crate) struct PlanForms<'f> {
    pub(super) plan: &'f PlanEdits,
    pub(super) written: bool,
    pub(super) counts: FormCounts,
    pub(super) refused: &'f [RefusedRow],
    pub(super) lang: Lang,
}

object! { PlanForms<'_>, forms => {
    ..forms.plan.label.or_folder();
    "written": forms.written, en: "whether the files hold the figures now", vi: "tệp đã được ghi";
    "figures": forms.counts.figures, en: "how many figures are new", vi: "số số liệu mới";
    "known": forms.counts.known, en: "how many figures the plan has already", vi: "số số liệu đã có sẵn, giống nhau";
    "empty": forms.counts.empty, en: "how many figures are not filled in", vi: "số số liệu còn để trống";
    "formulas": forms.counts.formulas, en: "how many cells hold a formula, whose last value was taken",
        vi: "số ô có công thức, đã lấy giá trị tính lần cuối";
    "refused": each_in(forms.refused, forms.lang), en: "the rows that cannot be taken; while there is one, nothing is written",
        vi: "các dòng không nhận được; còn một dòng thì chưa ghi gì";
    "changes": forms.plan.edits, en: "the values that differ, file by file", vi: "các giá trị thay đổi, theo từng tệp";
} }

object! { InLang<'_, RefusedRow>, InLang(row, lang) => {
    "file": row.place.file, en: "the file, as it was named", vi: "tệp, như đã nêu";
    "sheet": row.place.sheet, en: "the sheet of a workbook", vi: "trang tính của tệp Excel";
    "row": AtLeast::<1, _>(row.place.row.and_then(|row| i64::try_from(row).ok())),
        en: "the row, from 1; `null` for the whole file", vi: "dòng, từ 1; `null` khi là cả tệp";
    "code": row.code, en: "the code in the row", vi: "mã dòng";
    "why": row.why.words(usize::MAX, *lang), en: "the reason, in the language of `lang`",
        vi: "lý do, theo ngôn ngữ `lang`";
} }
