//! The parts of the plan that belong to the paper: its legal basis, its issue and its signature.

use super::{lists::unread, money::SpendingContent};
use crate::keys::table;
use crate::source::At;
use crate::value::{Day, List, Text, word_enum};

word_enum! {
    /// A kind of document that a plan can be.
    pub enum IssuanceKind {
        Plan = "KH",
        Decision = "QĐ",
    }
}

table! {
    /// A document on which the plan rests.
    pub struct LegalBasis: "a [[legal-basis]]", "[[legal-basis]]" {
        pub number: At<Text> = required "number", "number and symbol of the document", "số, ký hiệu văn bản";
        pub date: Option<At<Day>> = optional "date", "its date", "ngày ban hành";
        pub issuer: Option<Text> = optional "issuer", "who issued it", "cơ quan ban hành";
        pub about: Text = required "about", "what it is about", "trích yếu";
        pub renew: bool = optional "renew", "carried over from an earlier plan; to be checked", "lấy từ kế hoạch trước; cần rà soát";
    }
}

table! {
    /// How the plan was issued.
    pub struct Issuance: "[issued]", "[issued]" {
        pub kind: IssuanceKind = required "kind", "a plan (KH) or a decision (QĐ)", "kế hoạch (KH) hoặc quyết định (QĐ)";
        pub number: Option<At<Text>> = optional "number", "number and symbol", "số, ký hiệu";
        pub date: Option<At<Day>> = optional "date", "the date of issue", "ngày ban hành";
        pub place: Option<Text> = optional "place", "the place of issue", "nơi ban hành";
    }
    with table {
        /// Whether it has no fault: an absent key was left out then.
        pub sound: bool = table.is_sound();
    }
}

table! {
    /// Counts that the text announces.
    #[derive(Default)]
    pub struct DeclaredCounts: "[declares]", "[declares]" {
        pub areas: Option<At<u32>> = optional "areas", "how many areas", "số lĩnh vực";
        pub tasks: Option<At<u32>> = optional "tasks", "how many tasks", "số nhiệm vụ";
        pub priority_fields: Option<At<u32>> = optional "priority-fields", "how many priority fields", "số lĩnh vực trọng tâm";
    }
}

table! {
    /// A solution (giải pháp).
    pub struct Solution: "a [[solution]]", "[[solution]]" {
        pub number: At<u32> = required "number", "its number in the text", "số thứ tự trong văn bản";
        pub text: Text = required "text", "what it says", "nội dung";
    }
}

table! {
    /// The sources of the money, and for what it is spent.
    pub struct Funding: "[funding]", "[funding]" {
        pub source: Option<Text> = optional "source", "where the money comes from", "nguồn kinh phí";
        pub rules: Vec<At<Text>> = optional "rules", "the documents that govern it", "văn bản quy định";
        pub contents: List<SpendingContent> = optional "content", "the contents of spending, which tasks name", "các nội dung chi, để nhiệm vụ nêu" else unread(table, "content");
    }
    with table {}
}

impl Funding {
    /// That of a plan whose file does not have it, with the contents that may be lost.
    pub(super) const fn absent(contents: List<SpendingContent>) -> Self {
        Self { source: None, rules: Vec::new(), contents }
    }
}

table! {
    /// The signer, and those who receive the plan.
    pub struct Signature: "[signature]", "[signature]" {
        pub capacity: Option<Text> = optional "capacity", "in whose name it is signed", "thẩm quyền ký";
        pub post: Option<Text> = optional "post", "the signer's post", "chức vụ người ký";
        pub name: Option<Text> = optional "name", "the signer's name", "họ tên người ký";
        pub recipients: Vec<At<Text>> = optional "recipients", "who receives it (nơi nhận)", "nơi nhận";
    }
}
