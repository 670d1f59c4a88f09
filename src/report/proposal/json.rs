//! An import in JSON.

use super::rows::{ColumnRead, Proposal, Remark, RemarkKind, TableRead};
use crate::report::PlanEdits;
use crate::report::json_values::{AtLeast, Id, InLang, Text};
use crate::report::object::object;
use crate::text::{Lang, Raw};

/// A plan as an imported file changes it.
pub(crate) struct PlanProposal<'p> {
    pub(super) file: &'p Raw,
    pub(super) plan: &'p PlanEdits,
    pub(super) proposal: &'p Proposal,
    pub(super) written: bool,
    pub(super) lang: Lang,
}

impl PlanProposal<'_> {
    fn remarks(&self, kind: RemarkKind) -> Vec<InLang<'_, Remark>> {
        let of_kind = self.proposal.remarks.iter().filter(|remark| remark.kind == kind);
        of_kind.map(|remark| InLang(remark, self.lang)).collect()
    }
}

object! { PlanProposal<'_>, import => {
    ..import.plan.label.or_folder();
    "file": import.file, en: "the imported file, as it was named", vi: "tệp được nhập, như đã nêu";
    "written": import.written, en: "whether the files hold the plan now", vi: "tệp đã được ghi";
    "tables": import.proposal.read.iter().collect::<Vec<_>>(), en: "the tables that were read", vi: "các bảng đã đọc";
    "cells": import.proposal.cells.all,
        en: "how many cells with content, or paragraphs of a written plan, the file has below the heads",
        vi: "số ô có nội dung (hoặc đoạn của bản kế hoạch) dưới tiêu đề cột";
    "read": import.proposal.cells.read, en: "how many of them are in values", vi: "số ô, đoạn đã vào giá trị";
    "in_comments": import.proposal.cells.in_comments, en: "how many of them are in comments alone",
        vi: "số ô, đoạn chỉ giữ trong chú thích";
    "passed_over": import.proposal.cells.passed_over,
        en: "how many of them belong to tasks that the plan has, whose comments are not written again",
        vi: "số ô thuộc nhiệm vụ đã có trong kế hoạch, không ghi lại chú thích";
    "not_in_file": Id(&import.proposal.absent), en: "ids of tasks in the plan that the file does not have",
        vi: "mã các nhiệm vụ có trong kế hoạch mà tệp không có";
    "assumed": import.remarks(RemarkKind::Assumed), en: "the things that were taken for what the file does not say in so many words",
        vi: "những chỗ tự hiểu";
    "asked": import.remarks(RemarkKind::Asked), en: "the things that a person must answer", vi: "những chỗ cần người trả lời";
    "unread": import.remarks(RemarkKind::Unread), en: "the things that are not in the plan", vi: "những chỗ không đọc";
    "changes": import.plan.edits, en: "the values that differ, file by file", vi: "các giá trị thay đổi, theo từng tệp";
} }

object! { &TableRead, table => {
    "number": AtLeast::<1, _>(table.number), en: "the number of the table in the file, from 1", vi: "số thứ tự bảng trong tệp, từ 1";
    "sheet": table.sheet, en: "the sheet of a workbook", vi: "trang tính của tệp Excel";
    "title": table.title, en: "the title above it", vi: "tên bảng ghi phía trên";
    "rows": table.rows, en: "how many rows it has below its head", vi: "số dòng dưới tiêu đề cột";
    "columns": table.columns.iter().collect::<Vec<_>>(), en: "its columns", vi: "các cột";
} }

object! { &ColumnRead, column => {
    "number": AtLeast::<1, _>(column.number), en: "the column, from 1", vi: "cột, từ 1";
    "head": column.head, en: "its head", vi: "tiêu đề cột";
    "as": column.taken_as.map(Text), en: "the word for what it holds; `null` where it is kept as comments",
        vi: "loại nội dung; `null` khi chỉ giữ trong chú thích";
} }

object! { InLang<'_, Remark>, InLang(remark, lang) => {
    "table": AtLeast::<1, _>(remark.spot.table), en: "the table, from 1; `null` in a written plan", vi: "bảng, từ 1; `null` khi là bản kế hoạch";
    "row": AtLeast::<1, _>(remark.spot.row), en: "the row, or the paragraph or line of a written plan, from 1",
        vi: "dòng của bảng, hoặc đoạn, dòng của bản kế hoạch, từ 1";
    "column": AtLeast::<1, _>(remark.spot.column), en: "the column, from 1", vi: "cột, từ 1";
    "text": remark.text, en: "the words as they stand", vi: "nguyên văn";
    "as": remark.taken_as, en: "the value that they were taken as; `null` where nothing was taken", vi: "hiểu là; `null` khi không lấy";
    "why": remark.says.words(usize::MAX, *lang), en: "the assumption, question or reason, in the language of `lang`",
        vi: "điều tự hiểu, câu hỏi hoặc lý do, theo ngôn ngữ `lang`";
} }
