//! Rules about the office's papers: papers/, forms/ and `[paper]`.

use super::context::{Check, Context};
use super::evidence::{Folders, inside};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Basis, Letterhead};
use crate::source::{At, FilePath, Files, Kind, Sources};
use crate::text::Both;
use crate::value::{Text, nearest_of};

rules! { pub(super) FAMILY: Family<Check>;
    NARRATIVE_WITHOUT_AREA = "E801" "narrative-without-area" Error by narratives:
        en "the paper on {period} has a text for area `{id}`, and the plan has no such area",
        vi "báo cáo kỳ {period} có lời văn cho lĩnh vực `{id}`, kế hoạch không có lĩnh vực này",
        help en "the text would be left out; name an area of plan.toml",
        help vi "đoạn này sẽ bị bỏ sót; ghi mã một lĩnh vực có trong plan.toml";

    MISSING_PAPER = "E802" "missing-paper" Note by missing_papers:
        en "the report on {period} was due on {due}, and papers/{period}.toml is not there",
        vi "báo cáo kỳ {period} hạn {due} chưa có tệp papers/{period}.toml",
        help en "its number, its day and its texts stand there; `cchc paper report` makes the rest",
        help vi "tệp này ghi số, ngày và lời văn của báo cáo; phần còn lại do `cchc paper report` tính";

    UNFINISHED_TEXT = "E803" "unfinished-text" Note by unfinished_texts:
        en "the text still has `{found}` where something is to be written",
        vi "lời văn còn `{found}` ở chỗ phải viết",
        help en "write it, or delete the place; no paper is made before",
        help vi "viết vào đó hoặc xóa đi; chưa xong thì chưa làm được văn bản";

    TEMPLATE_MISSING = "E804" "template-missing" Warning by templates:
        en "the template `{path}` {fault}",
        vi "mẫu `{path}` {fault}",
        help en "give the path of a .docx from the folder of cchc.toml",
        help vi "ghi đường dẫn tệp .docx tính từ thư mục có cchc.toml";
}

fn narratives(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for paper in &plan.papers {
        for (id, _) in &paper.file.areas {
            let typed = id.value.as_str();
            if plan.areas.named(typed).is_some() || plan.areas.may_have_held(typed) {
                continue;
            }
            let finding = Finding::new(&NARRATIVE_WITHOUT_AREA, id.place).text("id", typed);
            let finding = finding.text("period", &*paper.period.name).item(&*paper.period.name).field("areas");
            let known = plan.areas.iter().map(|area| area.id.value.as_str());
            sink.push(finding.did_you_mean_id(typed, nearest_of(typed, known)));
        }
    }
}

/// Only from the first paper on: an office that writes its reports elsewhere owes no file. A plan whose own deliveries
/// are placeholders owes nobody a report.
fn missing_papers(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    let Some(first) = plan.papers.iter().map(|paper| paper.period.due).min() else { return };
    if !plan.papers.whole || !plan.periods_known || plan.issued.is_none() || plan.basis == Basis::Illustrative {
        return;
    }
    let owed = plan.reports().into_iter().filter(|report| first <= report.due && report.due.day < view.as_of);
    for report in owed.filter(|report| plan.papers.iter().all(|paper| paper.period.name != report.name)) {
        let finding = Finding::new(&MISSING_PAPER, Sources::start(plan.id.place.file));
        sink.push(finding.text("period", &*report.name).day("due", report.due.day).item(&*report.name));
    }
}

fn unfinished_texts(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for paper in &plan.papers {
        unfinished(paper.file.texts().into_iter(), &paper.period.name).for_each(|finding| sink.push(finding));
    }
}

/// Those of these texts of a paper in which something is still to be written.
pub(crate) fn unfinished<'t>(texts: impl Iterator<Item = &'t At<Text>>, paper: &str) -> impl Iterator<Item = Finding> {
    let open = texts.filter_map(|text| Some((open_place(text.value.as_str())?, text.place)));
    open.map(move |(found, place)| Finding::new(&UNFINISHED_TEXT, place).text("found", found).item(paper))
}

/// The first place of a text that is left open: dots, a bracket with nothing but dots in it or without its end, or an
/// ellipsis where a figure belongs.
fn open_place(text: &str) -> Option<&str> {
    let bracket = text.match_indices('[').find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let Some(end) = rest.find(']') else { return Some(rest) };
        let whole = rest.get(..=end)?;
        whole.get(1..end)?.chars().all(is_filler).then_some(whole)
    });
    let only_dots = || (!text.trim().is_empty() && text.chars().all(is_filler)).then(|| text.trim());
    bracket.or_else(only_dots).or_else(|| dots(text)).or_else(|| figure(text))
}

/// An ellipsis before "%" or "/", or behind a word that a number follows.
fn figure(text: &str) -> Option<&str> {
    const BEFORE_A_NUMBER: [&str; 4] = ["số", "ngày", "tháng", "năm"];
    text.match_indices(['…']).find_map(|(at, found)| {
        let behind = text.get(at + found.len()..)?.trim_start();
        let before = text.get(..at)?.split_whitespace().next_back().unwrap_or_default();
        let is_open = behind.starts_with(['%', '/']) || BEFORE_A_NUMBER.contains(&before.to_lowercase().as_str());
        is_open.then_some(found)
    })
}

const fn is_filler(c: char) -> bool {
    matches!(c, '.' | '…' | '_' | ' ' | '\u{a0}')
}

/// A row of dots or low lines that is longer than an ellipsis.
fn dots(text: &str) -> Option<&str> {
    const ELLIPSIS: usize = 3;
    let is_dot = |c: char| matches!(c, '.' | '…' | '_');
    let mut rest = text;
    while let Some(start) = rest.find(is_dot) {
        let from = rest.get(start..)?;
        let end = from.find(|c| !is_dot(c)).unwrap_or(from.len());
        let row = from.get(..end)?;
        let dots: usize = row.chars().map(|c| if c == '…' { ELLIPSIS } else { 1 }).sum();
        if dots > ELLIPSIS {
            return Some(row);
        }
        rest = from.get(end..)?;
    }
    None
}

fn templates(Context { plan, files, .. }: Context<'_>, sink: &mut Sink) {
    template_files(&plan.paper, files, sink);
}

/// Reports each template that is not there.
pub(super) fn template_files(letterhead: &Letterhead, files: &dyn Files, sink: &mut Sink) {
    const OUTSIDE: Both = Both { en: "leaves the workspace", vi: "ra ngoài không gian làm việc" };
    const ENDING: Both = Both { en: "is not a .docx file", vi: "không phải tệp .docx" };
    const ABSENT: Both = Both { en: "is not there", vi: "không có" };
    let mut folders = Folders::of(files);
    for path in letterhead.templates() {
        let text = path.value.as_str();
        let fault = match inside(text) {
            None => Some(OUTSIDE),
            Some(_) if !text.to_lowercase().ends_with(".docx") => Some(ENDING),
            Some(inner) if matches!(folders.kind(&FilePath::root(), &inner), Ok(Kind::File)) => None,
            Some(_) => Some(ABSENT),
        };
        if let Some(fault) = fault {
            sink.push(
                Finding::new(&TEMPLATE_MISSING, path.place).text("path", text).phrase("fault", fault).item("paper"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::open_place;

    #[test]
    fn dots_and_empty_brackets_are_open() {
        for (text, found) in [
            ("Đã tổ chức […] cuộc họp", "[…]"),
            ("số [ ] ngày", "[ ]"),
            ("[...]", "[...]"),
            ("đạt ….", "…."),
            ("đạt .... %", "...."),
            ("ngày ____ tháng", "____"),
            ("…", "…"),
            ("đạt … %", "…"),
            ("số …/BC-UBND", "…"),
            ("ngày … tháng … năm 2023", "…"),
            ("[ghi số", "[ghi số"),
        ] {
            assert_eq!(open_place(text), Some(found), "{text}");
        }
        for done in [
            "Xong.",
            "v.v…",
            "và ...",
            "[1] xem phụ lục",
            "[xem phụ lục …]",
            "a_b",
            "]… xong",
            "Nghị quyết số 76/NQ-CP;",
        ] {
            assert_eq!(open_place(done), None, "{done}");
        }
    }
}
