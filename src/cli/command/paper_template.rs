//! The template of a paper: where it comes from, its faults, its names, and filling it.

use crate::app::PaperContent;
use crate::cli::computed::{Computation, How};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::given_file::read_given;
use crate::cli::output;
use crate::diag::Failure;
use crate::model::{Letterhead, PaperKind};
use crate::report::paper::{FieldKind, FieldName, FieldValue, Fields, document, field_names, shipped};
use crate::report::{Column, Doc, Row};
use crate::source::{self, FilePath, Files as _};
use crate::store;
use crate::text::{Both, Raw};
use crate::value::Cell;
use crate::write::docx::{FillFault, FillOptions, MOST_PARAGRAPHS, MarkFault, Refusal, Template, blocks};
use anyhow::Result;
use std::collections::BTreeSet;

/// A template that could be read.
pub(super) struct PaperTemplate {
    kind: PaperKind,
    template: Template,
    /// Its file; none for a shipped one.
    file: Option<String>,
}

/// A paper, as a file and as a document.
pub(super) struct FilledPaper {
    pub file: Vec<u8>,
    pub doc: Doc,
}

impl PaperTemplate {
    /// The template that the command line names, else the one of the workspace, else the shipped one.
    pub(super) fn find(context: &Context, kind: PaperKind, given: Option<&str>, own: Option<&Raw>) -> Result<Self> {
        let (bytes, file) = match (given, own) {
            (Some(file), _) => (read_given(context, file, || unread(file))?, file.to_owned()),
            (None, Some(path)) => {
                let workspace = context.open()?;
                let read = workspace.files.read(&FilePath::new(path.as_str()));
                (read.map_err(|why| unread(path.as_str()).phrase("why", reason(&why)))?, path.as_str().to_owned())
            }
            (None, None) => return Self::shipped(kind),
        };
        let template = Template::read(&bytes).map_err(|refusal| refused(&file, &refusal))?;
        Ok(Self { kind, template, file: Some(file) })
    }

    fn shipped(kind: PaperKind) -> Result<Self> {
        let template = Template::from_parts(shipped(kind)).map_err(|refusal| refused(kind.word(), &refusal))?;
        Ok(Self { kind, template, file: None })
    }

    /// Fills it, or gives the faults of its marks.
    pub(super) fn fill(&self, content: &PaperContent) -> Result<Result<FilledPaper, Vec<MarkFault>>> {
        const LIMIT: Both = Both {
            en: "the paper would have more than {count} paragraphs or 128 MiB",
            vi: "văn bản sẽ dài quá {count} đoạn hoặc 128 MiB",
        };
        const PACKING: Both =
            Both { en: "the paper could not be packed: {why}", vi: "không nén được văn bản: {why}" };
        let moment = format!("{}T00:00:00Z", content.day);
        let title = content.fields.get("subject").and_then(FieldValue::as_text);
        let options = FillOptions { title, moment: Some(&moment) };
        match self.template.fill(field_names(self.kind), &content.fields, &options) {
            Ok(file) => {
                let blocks = blocks(&file).map_err(|refusal| refused(self.kind.word(), &refusal))?;
                Ok(Ok(FilledPaper { doc: document(blocks), file }))
            }
            Err(FillFault::Marks(faults)) => Ok(Err(faults)),
            Err(FillFault::TooManyParagraphs | FillFault::TooLarge) => {
                Err(Failure::new(LIMIT).count("count", MOST_PARAGRAPHS as u64).into())
            }
            Err(FillFault::Packing(why)) => Err(Failure::new(PACKING).text("why", why).into()),
        }
    }

    /// The faults of its marks, one line each.
    pub(super) fn told(&self, context: &Context, faults: &[MarkFault]) -> String {
        const AT: Both = Both::same("{file}: {fault}");
        let line = |fault: &MarkFault| {
            Failure::new(AT).text("file", self.name()).arg("fault", fault.words()).words(context.lang)
        };
        faults.iter().map(line).collect()
    }

    /// Whether it has a place for the words of a draft.
    pub(super) fn can_say_draft(&self) -> bool {
        self.template.names("draft")
    }

    /// The refusal of a template in which nobody would see that the paper is a draft.
    pub(super) fn hides_draft(&self) -> Failure {
        const SAYS: Both = Both {
            en: "`{file}` has no {mark}: nobody would see that the paper is a draft",
            vi: "`{file}` không có {mark}: không ai thấy đây là bản nháp",
        };
        const HELP: Both = Both {
            en: "put {mark} into the footers of the template",
            vi: "đặt {mark} vào chân trang của mẫu",
        };
        Failure::new(SAYS).text("file", self.name()).text("mark", "{{draft}}").help(HELP)
    }

    fn name(&self) -> &str {
        self.file.as_deref().unwrap_or_else(|| self.kind.word())
    }
}

/// Why a template of the workspace cannot be read.
const fn reason(why: &source::Refusal) -> Both {
    match why {
        source::Refusal::Absent | source::Refusal::Nowhere => {
            Both { en: "there is no such file", vi: "không có tệp này" }
        }
        source::Refusal::TooLarge => Both { en: "it has more than 4 MiB", vi: "tệp lớn hơn 4 MiB" },
        source::Refusal::IsFolder => Both { en: "it is a folder", vi: "đây là thư mục" },
        source::Refusal::Outside => {
            Both { en: "it leaves the workspace", vi: "tệp ở ngoài không gian làm việc" }
        }
        source::Refusal::IsSpecial
        | source::Refusal::OddName
        | source::Refusal::LinkedFolder
        | source::Refusal::TooDeep
        | source::Refusal::Unfetched
        | source::Refusal::System(_) => {
            Both { en: "the system refused to read it", vi: "hệ thống không cho đọc" }
        }
    }
}

fn unread(file: &str) -> Failure {
    const SAYS: Both =
        Both { en: "the template `{file}` cannot be read: {why}", vi: "không đọc được mẫu `{file}`: {why}" };
    Failure::new(SAYS).text("file", file)
}

fn refused(file: &str, refusal: &Refusal) -> Failure {
    const SAYS: Both = Both {
        en: "`{file}` is not taken as a template: {why}",
        vi: "không dùng `{file}` làm mẫu được: {why}",
    };
    Failure::new(SAYS).text("file", file).arg("why", refusal.words())
}

/// Gives the shipped template out.
pub(super) fn give_out(context: &Context, kind: PaperKind) -> Result<Exit> {
    const FOR_A_FILE: Both = Both {
        en: "a template is a Word file, which a terminal cannot show",
        vi: "mẫu là tệp Word, màn hình không hiển thị được",
    };
    const HELP: Both = Both { en: "name the file: --output FILE.docx", vi: "ghi tên tệp: --output TỆP.docx" };
    const PACKING: Both =
        Both { en: "the template could not be packed: {why}", vi: "không nén được mẫu: {why}" };
    if context.is_on_screen() {
        return Err(Failure::new(FOR_A_FILE).help(HELP).into());
    }
    let bytes = PaperTemplate::shipped(kind)?.template.bytes().map_err(|why| Failure::new(PACKING).text("why", why))?;
    match context.output() {
        Some(path) => store::save(path, &bytes, context.may_overwrite())?,
        None => output::print(|out| out.write_all(&bytes))?,
    }
    Ok(Exit::Clean)
}

/// Names the faults of a template, or of each that the workspace names.
pub(super) fn check(context: &Context, kind: PaperKind, given: Option<&str>) -> Result<Exit> {
    const NONE: Both = Both { en: "✓ {file}: no faults", vi: "✓ {file}: không có lỗi" };
    let own = if given.is_some() { Vec::new() } else { own_templates(context, kind)? };
    let asked: Vec<Option<&Raw>> = if own.is_empty() { vec![None] } else { own.iter().map(Some).collect() };
    let (mut doc, mut exit) = (Doc::default(), Exit::Clean);
    for own in asked {
        let told = match PaperTemplate::find(context, kind, given, own) {
            Ok(template) => {
                let faults = template.template.faults(field_names(kind));
                if faults.is_empty() {
                    doc.line(Cell::phrase(NONE, vec![("file", Cell::from(template.name()))]));
                }
                template.told(context, &faults)
            }
            Err(error) => error.downcast::<Failure>()?.words(context.lang),
        };
        if !told.is_empty() {
            output::complain(&told);
            exit = Exit::Found;
        }
    }
    context.hand_over_doc(doc)?;
    Ok(exit)
}

/// The templates of a kind that the workspace and its plans name. A plan with errors names none that can be known.
fn own_templates(context: &Context, kind: PaperKind) -> Result<Vec<Raw>> {
    let of = |head: &Letterhead| head.templates.of(kind).map(|path| path.value.raw().clone());
    let general = of(&context.open()?.settings.paper);
    let (_, plans, _) = Computation::gathered(context, How::usual(false), |plan, _, settings, _| {
        of(&plan.paper.over(&settings.paper))
    })?;
    let named: BTreeSet<Raw> = general.into_iter().chain(plans.into_iter().flatten()).collect();
    Ok(named.into_iter().collect())
}

/// Every name that a template may use, with its meaning and its value.
pub(super) fn field_list(kind: PaperKind, fields: &Fields) -> Doc {
    let columns = vec![Column::mark("Name", "Tên"), Column::text("Means", "Ý nghĩa"), Column::text("Here", "Ở đây")];
    let mut rows = Vec::new();
    list(field_names(kind), "", Some(fields), &mut rows);
    let mut doc = Doc::default();
    doc.table(columns, rows);
    doc
}

fn list(names: &[FieldName], before: &str, fields: Option<&Fields>, rows: &mut Vec<Row>) {
    const COUNT: Both = Both { en: "a list of {count}", vi: "danh sách {count} mục" };
    const NONE: Both = Both { en: "none", vi: "không có" };
    for name in names {
        let value = fields.and_then(|fields| fields.get(name.name));
        let here = match value {
            Some(FieldValue::Text(text)) => Cell::from(text.replace('\n', " ¶ ")),
            Some(FieldValue::List(items)) => Cell::phrase(COUNT, vec![("count", Cell::Count(items.len()))]),
            Some(FieldValue::Texts(texts)) => Cell::from(texts.join(" ¶ ")),
            Some(FieldValue::Group(_)) => Cell::Empty,
            Some(FieldValue::Absent) | None => Cell::Word(NONE),
        };
        let shown = format!("{before}{}", name.name);
        rows.push(Row::from(vec![Cell::from(shown.clone()), Cell::Word(name.about), here]));
        match (name.kind, value) {
            (FieldKind::Text | FieldKind::Texts, _) => {}
            (FieldKind::Group(inner), Some(FieldValue::Group(fields))) => {
                list(inner, &format!("{shown}."), Some(fields), rows);
            }
            (FieldKind::List(inner), Some(FieldValue::List(items))) => {
                list(inner, &format!("{shown} › "), items.first(), rows);
            }
            (FieldKind::Group(inner), _) => list(inner, &format!("{shown}."), None, rows),
            (FieldKind::List(inner), _) => list(inner, &format!("{shown} › "), None, rows),
        }
    }
}
