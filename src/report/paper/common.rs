//! The fields that every paper has: letterhead, number and date, signature, recipients.

use super::facts::Facts;
use super::fields::{FieldValue, Fields};
use super::wording::{self, GAP, capitals, dated, dated_blank, line, list};
use crate::model::{IssuanceKind, PaperKind, Plan};
use crate::text::Raw;
use crate::value::Text;

/// The fields of every paper.
pub(super) fn common(facts: &Facts<'_>) -> Fields {
    let (plan, request) = (facts.plan, facts.request);
    let to = recipients_of(facts);
    let numbered = Numbered::of(facts);
    let place = place(facts);
    let [tasks, targets, statistics] = facts.annexes.numbers();
    let issuer = issuer(facts);
    let rule = rule_under(issuer.last().map_or("", String::as_str));
    let several = if to.len() > 1 { list(to.clone()) } else { Vec::new() };
    let only = if let [only] = to.as_slice() { Some(only.clone()) } else { None };
    let unit = facts.unit.name.clone();
    let attached = format!("(Kèm theo {} {} của {unit})", numbered.named(), numbered.date);
    Fields::default()
        .with("draft", request.draft)
        .with("superior", facts.head.superior.as_ref().map(|at| capitals(&line(at.value.raw()))))
        .with("issuer", issuer)
        .with("issuer-rule", rule)
        .with("issuer-name", unit.clone())
        .with("number", numbered.number.clone())
        .with("symbol", numbered.symbol.clone())
        .with("place", place.clone())
        .with("place-and-date", format!("{place}, {}", numbered.date))
        .with("date", numbered.date)
        .with("kind", capitals(numbered.kind_name))
        .with("kind-name", numbered.kind_name)
        .with("subject", subject(facts))
        .with("to", list(to.clone()))
        .with("to-one", only)
        .with("to-many", several)
        .with("legal-bases", list(legal_bases(plan)))
        .with("plan", plan_fields(facts))
        .with("period", period_fields(facts))
        .with("as-of", wording::day(facts.day()))
        .with("signature", signature(plan))
        .with("recipients", list(receivers(facts, !to.is_empty())))
        .with("attached", attached)
        .with("annexes", Fields::default().with("tasks", tasks).with("targets", targets).with("statistics", statistics))
}

fn plan_fields(facts: &Facts<'_>) -> Fields {
    let plan = facts.plan;
    Fields::default()
        .with("id", plan.id.value.as_str())
        .with("title", line(plan.title.raw()))
        .with("unit", facts.unit.name.clone())
        .with("locality", plan.locality.as_ref().map(|text| line(text.raw())))
        .with("start", wording::day(plan.start.value))
        .with("end", wording::day(plan.end.value))
        .with("number", issued_as(plan))
        .with("reference", reference(plan))
}

/// The plan in a sentence: its title as that of a plan, with number and date.
fn reference(plan: &Plan) -> String {
    let title = line(plan.title.raw());
    let named = if without_kind(&title).is_some() { title } else { format!("Kế hoạch {}", lower_first(&title)) };
    let issued = plan.issued.as_ref().map(|issued| &issued.value);
    let number = issued.and_then(|issued| issued.number.as_ref()).map(|at| line(at.value.raw()));
    let date = issued.and_then(|issued| issued.date).map(|date| wording::day(date.value));
    match (number, date) {
        (Some(number), Some(date)) => format!("{named} (số {number} ngày {date})"),
        (Some(number), None) => format!("{named} (số {number})"),
        (None, _) => named,
    }
}

/// A title without the word for a plan before it.
fn without_kind(title: &str) -> Option<&str> {
    const KIND: &str = "Kế hoạch ";
    let begin = title.get(..KIND.len())?;
    (begin.to_lowercase() == KIND.to_lowercase()).then(|| title.get(KIND.len()..)).flatten()
}

/// "Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2023".
fn issued_as(plan: &Plan) -> Option<String> {
    let issued = &plan.issued.as_ref()?.value;
    let number = line(issued.number.as_ref()?.value.raw());
    let kind = kind_name(issued.kind);
    Some(match issued.date {
        Some(date) => format!("{kind} số {number} {}", dated(date.value)),
        None => format!("{kind} số {number}"),
    })
}

const fn kind_name(kind: IssuanceKind) -> &'static str {
    match kind {
        IssuanceKind::Plan => "Kế hoạch",
        IssuanceKind::Decision => "Quyết định",
    }
}

fn period_fields(facts: &Facts<'_>) -> Fields {
    let period = &facts.request.period;
    let title = wording::period_title(period);
    Fields::default()
        .with("name", Some(period.name.as_str()).filter(|name| !name.is_empty()))
        .with("title-capitals", capitals(&title))
        .with("title", title)
        .with("from", wording::day(period.from))
        .with("to", wording::day(period.to))
}

/// Number, symbol and date of a paper.
struct Numbered {
    kind_name: &'static str,
    number: String,
    symbol: String,
    date: String,
}

impl Numbered {
    fn of(facts: &Facts<'_>) -> Self {
        let (plan, short) = (facts.plan, short(facts));
        let gap = || GAP.to_owned();
        match facts.request.kind {
            PaperKind::Plan => {
                let issued = plan.issued.as_ref().map(|issued| &issued.value);
                let kind = issued.map_or(IssuanceKind::Plan, |issued| issued.kind);
                let number = issued.and_then(|issued| issued.number.as_ref()).map(|at| line(at.value.raw()));
                let (number, symbol) = match number.as_deref().and_then(|number| number.split_once('/')) {
                    Some((number, symbol)) => (padded(number), symbol.to_owned()),
                    None => (number.unwrap_or_else(gap), format!("{}-{short}", kind.word())),
                };
                let date = issued.and_then(|issued| issued.date);
                let date = date.map_or_else(|| dated_blank(facts.day()), |date| dated(date.value));
                Self { kind_name: kind_name(kind), number, symbol, date }
            }
            PaperKind::Report | PaperKind::Annex => Self::written(facts, "Báo cáo", format!("BC-{short}")),
            PaperKind::Reminder => {
                let symbol = facts.head.drafting_unit.as_ref().map(|at| line(at.value.raw()));
                let symbol = symbol.map_or_else(|| short.clone(), |unit| format!("{short}-{unit}"));
                Self { kind_name: "Công văn", number: gap(), symbol, date: dated_blank(facts.day()) }
            }
            PaperKind::Bulletin => {
                Self { kind_name: "Bản tin", number: gap(), symbol: short, date: dated(facts.day()) }
            }
        }
    }

    /// Those of the file of the period.
    fn written(facts: &Facts<'_>, kind_name: &'static str, symbol: String) -> Self {
        let number = facts.written.and_then(|written| written.number);
        let number = number.map_or_else(|| GAP.to_owned(), |number| format!("{:02}", number.value));
        let date = facts.written.and_then(|written| written.date);
        // A report is signed when it is due.
        let date = date.map_or_else(|| dated_blank(facts.request.period.due.day), |date| dated(date.value));
        Self { kind_name, number, symbol, date }
    }

    fn named(&self) -> String {
        format!("{} số {}/{}", self.kind_name, self.number, self.symbol)
    }
}

/// A number below ten has a zero.
fn padded(number: &str) -> String {
    let is_digit = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_digit { format!("0{number}") } else { number.to_owned() }
}

/// The short form of the issuer in symbols.
fn short(facts: &Facts<'_>) -> String {
    facts.head.short.as_ref().map_or_else(|| "UBND".to_owned(), |at| line(at.value.raw()))
}

/// The lines of the issuer in capitals.
fn issuer(facts: &Facts<'_>) -> Vec<String> {
    let own = facts.head.issuer.as_ref().map(|lines| lines.value.iter().map(|at| capitals(&line(at.value.raw()))));
    own.map_or_else(|| facts.unit.lines(), Iterator::collect)
}

fn place(facts: &Facts<'_>) -> String {
    let written = facts.head.place.as_ref().map(|at| line(at.value.raw()));
    written.or_else(|| facts.unit.place()).unwrap_or_default()
}

/// No-break spaces that an underline makes a line, of a third to half the length of the text above it: the decree says
/// so. In Times New Roman a space is a quarter of the height, and bold capitals are about 0.72 of it.
fn rule_under(text: &str) -> String {
    const TENTHS: usize = 4;
    const FEWEST: usize = 6;
    let quarters: usize = text.chars().map(|letter| if letter == ' ' { 10 } else { 29 }).sum();
    "\u{a0}".repeat((quarters * TENTHS / 100).max(FEWEST))
}

fn subject(facts: &Facts<'_>) -> String {
    let period = wording::period_title(&facts.request.period);
    let title = line(facts.plan.title.raw());
    match facts.request.kind {
        PaperKind::Report => format!("Kết quả công tác cải cách hành chính {period}"),
        PaperKind::Annex => format!("Tình hình thực hiện {title}"),
        PaperKind::Plan if is_decision(facts.plan) => format!("Về việc ban hành {title}"),
        PaperKind::Plan => without_kind(&title).map_or_else(|| title.clone(), wording::begun),
        PaperKind::Reminder => format!("đôn đốc thực hiện {title}"),
        PaperKind::Bulletin => format!("Kết quả cải cách hành chính {period}"),
    }
}

/// How many articles the decision has. The last says who carries it out, and to them it goes first.
pub(super) const ARTICLES: usize = 3;

/// Whether a decision issues the plan.
pub(super) fn is_decision(plan: &Plan) -> bool {
    plan.issued.as_ref().is_some_and(|issued| issued.value.kind == IssuanceKind::Decision)
}

/// Those to whom the paper goes.
fn recipients_of(facts: &Facts<'_>) -> Vec<String> {
    let texts = |all: &[crate::source::At<Text>]| all.iter().map(|at| line(at.value.raw())).collect::<Vec<_>>();
    match facts.request.kind {
        PaperKind::Report => {
            let own = facts.written.map(|written| texts(&written.to)).filter(|to| !to.is_empty());
            own.unwrap_or_else(|| facts.head.to.as_ref().map(|to| texts(&to.value)).unwrap_or_default())
        }
        PaperKind::Reminder => super::reminder::addressees(facts),
        PaperKind::Plan | PaperKind::Bulletin | PaperKind::Annex => Vec::new(),
    }
}

/// Those who receive a copy; the last line names the archive.
fn receivers(facts: &Facts<'_>, goes_somewhere: bool) -> Vec<String> {
    const ARCHIVE: &str = "Lưu:";
    let signature = facts.plan.signature.as_ref();
    let all: Vec<String> =
        signature.map(|it| it.recipients.iter()).into_iter().flatten().map(|at| line(at.value.raw())).collect();
    let to = recipients_of(facts);
    let others = all.iter().filter(|one| !one.starts_with(ARCHIVE) && !to.contains(one)).cloned();
    let decides = facts.request.kind == PaperKind::Plan && is_decision(facts.plan);
    let first = if decides {
        Some(format!("Như Điều {ARTICLES}"))
    } else {
        goes_somewhere.then(|| "Như trên".to_owned())
    };
    let drafting = facts.head.drafting_unit.as_ref().map(|at| line(at.value.raw()));
    let archive = match drafting {
        Some(unit) => format!("{ARCHIVE} VT, {unit}"),
        None => all.iter().find(|one| one.starts_with(ARCHIVE)).cloned().unwrap_or_else(|| format!("{ARCHIVE} VT")),
    };
    first.into_iter().chain(others).chain([archive]).collect()
}

fn legal_bases(plan: &Plan) -> Vec<String> {
    let one = |basis: &crate::model::LegalBasis| {
        let number = line(basis.number.value.raw());
        let date = basis.date.map(|date| format!(" {}", dated(date.value))).unwrap_or_default();
        let issuer = basis.issuer.as_ref().map(|by| format!(" của {}", line(by.raw()))).unwrap_or_default();
        let about = line(basis.about.raw());
        format!("Căn cứ {}{date}{issuer} {}", document(&number), about_words(&about))
    };
    plan.legal_basis.iter().map(|basis| one(basis)).collect()
}

/// "về cải cách hành chính …": a subject that begins with a verb of its own needs no "về".
fn about_words(about: &str) -> String {
    const VERBS: [&str; 10] = [
        "ban hành",
        "phê duyệt",
        "triển khai",
        "thực hiện",
        "tăng cường",
        "sửa đổi",
        "bổ sung",
        "thành lập",
        "công bố",
        "giao",
    ];
    let begins = about.to_lowercase();
    if begins.starts_with("về ") || begins.starts_with("quy định ") || begins.starts_with("hướng dẫn ") {
        return lower_first(about);
    }
    let of = if VERBS.iter().any(|verb| begins.starts_with(verb)) { "về việc" } else { "về" };
    format!("{of} {}", lower_first(about))
}

/// The first letter small, unless the word is an abbreviation.
pub(super) fn lower_first(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let is_abbreviation = first.chars().count() > 1 && first.chars().all(|letter| !letter.is_lowercase());
    let mut letters = text.chars();
    match letters.next() {
        Some(letter) if !is_abbreviation => letter.to_lowercase().chain(letters).collect(),
        Some(_) | None => text.to_owned(),
    }
}

/// A document in a sentence: "Kế hoạch số 40/KH-UBND". Other words than a number stand as they are.
pub(super) fn document(number: &str) -> String {
    let is_number = number.starts_with(|letter: char| letter.is_ascii_digit());
    if is_number { format!("{}số {number}", document_kind(number)) } else { number.to_owned() }
}

/// The kind of document that a symbol names, with a blank behind it: "Kế hoạch " of 40/KH-UBND.
fn document_kind(number: &str) -> &'static str {
    const KINDS: [(&str, &str); 11] = [
        ("KH", "Kế hoạch "),
        ("QĐ", "Quyết định "),
        ("NQ", "Nghị quyết "),
        ("NĐ", "Nghị định "),
        ("TT", "Thông tư "),
        ("CT", "Chỉ thị "),
        ("BC", "Báo cáo "),
        ("HD", "Hướng dẫn "),
        ("CTr", "Chương trình "),
        ("TB", "Thông báo "),
        ("QH", "Luật "),
    ];
    let symbol = number.rsplit('/').next().unwrap_or_default();
    let kind = symbol.split('-').next().unwrap_or_default();
    let known = KINDS.iter().find(|(short, _)| *short == kind || *short == "QH" && kind.starts_with("QH"));
    known.map_or("Văn bản ", |(_, kind)| kind)
}

/// Each line of a text as a paragraph.
fn paragraphs_by_line(text: &Raw) -> String {
    let lines = text.as_str().lines().map(|text| line(&Raw::new(text))).filter(|text| !text.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn signature(plan: &Plan) -> Fields {
    let signature = plan.signature.as_ref();
    let text = |part: Option<&Text>| part.map(|text| line(text.raw()));
    // A deputy who signs for a committee needs two lines.
    let capital = |part: Option<&Text>| part.map(|text| capitals(&paragraphs_by_line(text.raw())));
    Fields::default()
        .with("capacity", capital(signature.and_then(|one| one.capacity.as_ref())))
        .with("post", capital(signature.and_then(|one| one.post.as_ref())))
        .with("name", FieldValue::from(text(signature.and_then(|one| one.name.as_ref()))))
}

#[cfg(test)]
mod tests {
    use super::{about_words, document_kind};

    #[test]
    fn a_symbol_names_the_kind_of_document() {
        for (number, kind) in [
            ("40/KH-UBND", "Kế hoạch "),
            ("26/2019/TT-BTC", "Thông tư "),
            ("72/2025/QH15", "Luật "),
            ("30/2020/NĐ-CP", "Nghị định "),
            ("12", "Văn bản "),
        ] {
            assert_eq!(document_kind(number), kind, "{number}");
        }
    }

    #[test]
    fn a_subject_reads_on_in_the_sentence() {
        assert_eq!(about_words("Cải cách hành chính năm 2023"), "về cải cách hành chính năm 2023");
        assert_eq!(about_words("Về công tác văn thư"), "về công tác văn thư");
        assert_eq!(about_words("Ban hành Kế hoạch"), "về việc ban hành Kế hoạch");
        assert_eq!(about_words("CCHC năm 2023"), "về CCHC năm 2023");
    }
}
