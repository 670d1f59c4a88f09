//! The parts of the plan that belong to the paper: where it rests, how it was issued and signed.

use crate::keys::{Form, Reading, Shape, Text, keys};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::Day;
use crate::value::word_enum;

keys! {
    /// The keys of a legal basis.
    pub legal_basis_keys: "a [[legal-basis]]", "[[legal-basis]]";
    required NUMBER: Text = "number", "number and symbol of the document", "số, ký hiệu văn bản";
    optional DATE: Day = "date", "its date", "ngày ban hành";
    optional ISSUER: Text = "issuer", "who issued it", "cơ quan ban hành";
    required ABOUT: Text = "about", "what it is about", "trích yếu";
    optional RENEW: bool = "renew", "carried over from an earlier plan; to be checked", "lấy từ kế hoạch trước; cần rà soát";
}

keys! {
    /// The keys of how the plan was issued.
    pub issued_keys: "[issued]", "[issued]";
    required KIND: IssuedKind = "kind", "a plan (KH) or a decision (QĐ)", "kế hoạch (KH) hoặc quyết định (QĐ)";
    optional NUMBER: Text = "number", "number and symbol", "số, ký hiệu";
    optional DATE: Day = "date", "the date of issue", "ngày ban hành";
    optional PLACE: Text = "place", "the place of issue", "nơi ban hành";
}

keys! {
    /// The keys of the counts that the text announces.
    pub declares_keys: "[declares]", "[declares]";
    optional AREAS: u32 = "areas", "how many areas", "số lĩnh vực";
    optional TASKS: u32 = "tasks", "how many tasks", "số nhiệm vụ";
    optional PRIORITY_FIELDS: u32 = "priority-fields", "how many priority fields", "số lĩnh vực trọng tâm";
}

keys! {
    /// The keys of a solution.
    pub solution_keys: "a [[solution]]", "[[solution]]";
    required NUMBER: u32 = "number", "its number in the text", "số thứ tự trong văn bản";
    required TEXT: Text = "text", "what it says", "nội dung";
}

keys! {
    /// The keys of the funding.
    pub funding_keys: "[funding]", "[funding]";
    optional SOURCE: Text = "source", "where the money comes from", "nguồn kinh phí";
    optional RULES: Vec<At<Text>> = "rules", "the documents that govern it", "văn bản quy định";
}

keys! {
    /// The keys of the signature.
    pub signature_keys: "[signature]", "[signature]";
    optional CAPACITY: Text = "capacity", "in whose name it is signed", "thẩm quyền ký";
    optional POST: Text = "post", "the signer's post", "chức vụ người ký";
    optional NAME: Text = "name", "the signer's name", "họ tên người ký";
    optional RECIPIENTS: Vec<At<Text>> = "recipients", "who receives it (nơi nhận)", "nơi nhận";
}

word_enum! {
    /// What kind of document the plan is.
    pub enum IssuedKind {
        /// A plan.
        Plan = "KH",
        /// A decision.
        Decision = "QĐ",
    }
}

/// A document on which the plan rests.
#[derive(Clone, Debug)]
pub struct LegalBasis {
    /// Number and symbol.
    pub number: At<Text>,
    /// Its date.
    pub date: Option<At<Day>>,
    /// Who issued it.
    pub issuer: Option<Text>,
    /// What it is about.
    pub about: Text,
    /// Whether it was carried over from an earlier plan and is still to be checked.
    pub renew: bool,
}

/// How the plan was issued.
#[derive(Clone, Debug)]
pub struct Issued {
    /// What kind of document it is.
    pub kind: IssuedKind,
    /// Number and symbol, where the text at hand has them.
    pub number: Option<At<Text>>,
    /// The date of issue, likewise.
    pub date: Option<At<Day>>,
    /// The place of issue.
    pub place: Option<Text>,
    /// Whether nothing was wrong in it, so that what is absent was left out.
    pub sound: bool,
}

/// Counts that the text announces.
#[derive(Clone, Debug, Default)]
pub struct Declares {
    /// How many areas.
    pub areas: Option<At<u32>>,
    /// How many tasks.
    pub tasks: Option<At<u32>>,
    /// How many priority fields.
    pub priority_fields: Option<At<u32>>,
}

/// A solution (giải pháp).
#[derive(Clone, Debug)]
pub struct Solution {
    /// Its number in the text.
    pub number: At<u32>,
    /// What it says.
    pub text: Text,
}

/// Where the money comes from.
#[derive(Clone, Debug)]
pub struct Funding {
    /// The source.
    pub source: Option<Text>,
    /// The documents that govern it.
    pub rules: Vec<At<Text>>,
}

/// Who signed, and who receives it.
#[derive(Clone, Debug)]
pub struct Signature {
    /// In whose name it is signed.
    pub capacity: Option<Text>,
    /// The signer's post.
    pub post: Option<Text>,
    /// The signer's name.
    pub name: Option<Text>,
    /// Who receives it.
    pub recipients: Vec<At<Text>>,
}

impl Shape for LegalBasis {
    const EXPECTED: Both = legal_basis_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(legal_basis_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let basis = reading.table(node, legal_basis_keys::KEYS, |table| {
            let (number, date) = (table.get(&legal_basis_keys::NUMBER), table.get(&legal_basis_keys::DATE));
            let issuer = table.get(&legal_basis_keys::ISSUER).map(|at| at.value);
            let about = table.get(&legal_basis_keys::ABOUT);
            let renew = table.get(&legal_basis_keys::RENEW).is_some_and(|at| at.value);
            Some(Self { number: number?, date, issuer, about: about?.value, renew })
        });
        basis.map(|item| item.value)
    }
}

impl Shape for Issued {
    const EXPECTED: Both = issued_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(issued_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let issued = reading.table(node, issued_keys::KEYS, |table| {
            let (kind, number) = (table.get(&issued_keys::KIND), table.get(&issued_keys::NUMBER));
            let (date, place) = (table.get(&issued_keys::DATE), table.get(&issued_keys::PLACE).map(|at| at.value));
            Some(Self { kind: kind?.value, number, date, place, sound: true })
        });
        issued.map(|item| Self { sound: item.sound, ..item.value })
    }
}

impl Shape for Declares {
    const EXPECTED: Both = declares_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(declares_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let declares = reading.table(node, declares_keys::KEYS, |table| {
            let (areas, tasks) = (table.get(&declares_keys::AREAS), table.get(&declares_keys::TASKS));
            Some(Self { areas, tasks, priority_fields: table.get(&declares_keys::PRIORITY_FIELDS) })
        });
        declares.map(|item| item.value)
    }
}

impl Shape for Solution {
    const EXPECTED: Both = solution_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(solution_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let solution = reading.table(node, solution_keys::KEYS, |table| {
            let (number, text) = (table.get(&solution_keys::NUMBER), table.get(&solution_keys::TEXT));
            Some(Self { number: number?, text: text?.value })
        });
        solution.map(|item| item.value)
    }
}

impl Shape for Funding {
    const EXPECTED: Both = funding_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(funding_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let funding = reading.table(node, funding_keys::KEYS, |table| {
            let source = table.get(&funding_keys::SOURCE).map(|at| at.value);
            Some(Self { source, rules: table.get(&funding_keys::RULES).map(|at| at.value).unwrap_or_default() })
        });
        funding.map(|item| item.value)
    }
}

impl Shape for Signature {
    const EXPECTED: Both = signature_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(signature_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let signature = reading.table(node, signature_keys::KEYS, |table| {
            let capacity = table.get(&signature_keys::CAPACITY).map(|at| at.value);
            let post = table.get(&signature_keys::POST).map(|at| at.value);
            let name = table.get(&signature_keys::NAME).map(|at| at.value);
            let recipients = table.get(&signature_keys::RECIPIENTS).map(|at| at.value).unwrap_or_default();
            Some(Self { capacity, post, name, recipients })
        });
        signature.map(|item| item.value)
    }
}
