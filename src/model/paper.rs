//! The parts of the plan that belong to the paper: where it rests, how it was issued and signed.

use crate::keys::table;
use crate::source::At;
use crate::value::{Day, Text, word_enum};

word_enum! {
    /// What kind of document the plan is.
    pub enum IssuanceKind {
        /// A plan.
        Plan = "KH",
        /// A decision.
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
        /// Whether nothing is wrong in it, so that an absent key was left out.
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
    /// Where the money comes from.
    pub struct Funding: "[funding]", "[funding]" {
        pub source: Option<Text> = optional "source", "where the money comes from", "nguồn kinh phí";
        pub rules: Vec<At<Text>> = optional "rules", "the documents that govern it", "văn bản quy định";
    }
}

table! {
    /// Who signed, and who receives it.
    pub struct Signature: "[signature]", "[signature]" {
        pub capacity: Option<Text> = optional "capacity", "in whose name it is signed", "thẩm quyền ký";
        pub post: Option<Text> = optional "post", "the signer's post", "chức vụ người ký";
        pub name: Option<Text> = optional "name", "the signer's name", "họ tên người ký";
        pub recipients: Vec<At<Text>> = optional "recipients", "who receives it (nơi nhận)", "nơi nhận";
    }
}
