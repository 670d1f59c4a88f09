//! `cchc paper`: the office's report, plan, reminder, bulletin and annex, from the plan and a Word template.

use super::paper_template::{self, PaperTemplate};
use crate::app::{PaperContent, PaperStop, PaperWish, paper};
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_areas, expect_people};
use crate::cli::options::{Names, TypedDay};
use crate::cli::output;
use crate::cli::outputs::{OutputOptions, Outputs, Papers};
use crate::diag::{Failure, LocatedFinding};
use crate::model::PaperKind;
use crate::report::paper::{AnnexTable, FieldValue, Fields, LackingKey, LackingRow, MadePaper, PaperReport, chat};
use crate::report::{Block, Doc, Filter};
use crate::text::{Both, Raw};
use crate::value::Cell;
use crate::write::Format;
use crate::write::docx::MarkFault;
use anyhow::Result;

command! {
    "paper", en: "cchc paper KIND -o FILE.docx", vi: "cchc paper LOẠI -o TỆP.docx";
    about
        en: "Make the office's paper as a Word file: report, plan, reminder, bulletin, annex",
        vi: "Tạo văn bản của cơ quan thành tệp Word: báo cáo, kế hoạch, đôn đốc, bản tin, phụ lục";
    examples
        en: "cchc paper report -o bao-cao.docx                        the report on the last period\ncchc paper report --period 2023-Q3 --draft               a draft, as text\ncchc paper plan -o ke-hoach.docx                         the plan itself\ncchc paper reminder --assignee tu-phap-ho-tich           a paragraph for a chat\ncchc paper annex --table tasks -o phu-luc.docx           one table\ncchc paper annex --table tasks -o phu-luc.xlsx           … for Excel\ncchc paper report --print-template > bao-cao-mau.docx    the layout, to be changed\ncchc paper report --fields                               what a template may name\ncchc paper report --template mau.docx --check            the faults of a template",
        vi: "cchc paper report -o bao-cao.docx                        báo cáo kỳ gần nhất\ncchc paper report --period 2023-Q3 --draft               bản nháp, dạng chữ\ncchc paper plan -o ke-hoach.docx                         bản thân kế hoạch\ncchc paper reminder --assignee tu-phap-ho-tich           một đoạn để nhắn tin\ncchc paper annex --table tasks -o phu-luc.docx           một bảng\ncchc paper annex --table tasks -o phu-luc.xlsx           … cho Excel\ncchc paper report --print-template > bao-cao-mau.docx    mẫu, để sửa theo ý cơ quan\ncchc paper report --fields                               mẫu được dùng những tên nào\ncchc paper report --template mau.docx --check            lỗi của một mẫu";

    kind: Option<PaperKind> = "KIND",
        en: "report (on a period), plan, reminder (what is late or due, for each person), bulletin (for the loudspeaker), annex (one table)",
        vi: "report (báo cáo một kỳ), plan (kế hoạch), reminder (đôn đốc từng người), bulletin (bản tin truyền thanh), annex (một phụ lục)";
    period: Option<String> = "--period PERIOD",
        en: "The period, such as 2023-Q3 or \"quý III\"; default the last one that has ended",
        vi: "Kỳ, ví dụ 2023-Q3 hoặc \"quý III\"; mặc định kỳ đã kết thúc gần nhất";
    from: Option<TypedDay> = "--from DATE",
        en: "The first day, in place of a period", vi: "Từ ngày, thay cho kỳ".requires("to").conflicts_with("period");
    to: Option<TypedDay> = "--to DATE",
        en: "The last day, in place of a period", vi: "Đến ngày, thay cho kỳ".requires("from");
    table: Option<AnnexTable> = "--table TABLE",
        en: "The table of an annex: tasks, targets, statistics, funding or score",
        vi: "Bảng của phụ lục: tasks (nhiệm vụ), targets (chỉ tiêu), statistics (thống kê), funding (kinh phí) hoặc score (tự chấm điểm)";
    area: Names = "--area ID",
        en: "Only tasks of this area (reminder and annex; id or title)",
        vi: "Chỉ nhiệm vụ của lĩnh vực này (reminder và annex; mã hoặc tên)";
    assignee: Names = "--assignee ID",
        en: "Only this person (reminder and annex; id, title or alias)",
        vi: "Chỉ người này (reminder và annex; mã, chức danh hoặc tên khác)";
    draft: bool = "--draft",
        en: "Make a draft: every page says so, and figures may be illustrative",
        vi: "Tạo bản nháp: mọi trang đều ghi rõ, số liệu được phép là minh họa";
    template: Option<String> = "--template FILE",
        en: "Fill this .docx; default that of [paper.templates], else the shipped one",
        vi: "Điền vào mẫu .docx này; mặc định mẫu ở [paper.templates], không có thì mẫu sẵn có";
    print_template: bool = "--print-template",
        en: "Give the template out, to change it in Word", vi: "Xuất mẫu ra để sửa trong Word"
        .conflicts_with_all(["fields", "check", "template", "output-format", "report", "draft", "period", "from", "table", "area", "assignee"]);
    fields: bool = "--fields",
        en: "List every name that the template may use, with its value here",
        vi: "Liệt kê mọi tên mà mẫu được dùng, kèm giá trị ở đây"
        .conflicts_with_all(["check", "template", "output-format", "report"]);
    check: bool = "--check",
        en: "Only name the faults of the template; exit 1 where there are some",
        vi: "Chỉ nêu lỗi của mẫu; có lỗi thì trả về 1"
        .conflicts_with_all(["output-format", "report", "draft", "period", "from", "table", "area", "assignee"]);
    outputs: OutputOptions<Papers>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let kind = options.kind.ok_or_else(unnamed)?;
    refuse_odd(kind, options)?;
    if options.print_template {
        return paper_template::give_out(context, kind);
    }
    if options.check {
        return paper_template::check(context, kind, options.template.as_deref());
    }
    let outputs = Outputs::read(context, &options.outputs)?;
    refuse_odd_workbook(kind, options, &outputs)?;
    let (ran, mut plans, findings) = contents(context, kind, options, &outputs)?;
    if plans.len() > 1 {
        return Err(several(&plans).into());
    }
    let run = PaperRun { context, outputs: &outputs, ran: &ran, findings };
    let Some(made) = plans.pop() else { return run.without(Hindrance::default(), ran.exit(false)) };
    let paper_content = match made.content {
        Ok(paper_content) => paper_content,
        Err(PaperStop::Failure(failure)) => return Err(failure.into()),
        Err(PaperStop::Illustrative(files)) => return Err(illustrative(&files).into()),
        Err(PaperStop::Lacking { file, keys }) => return run.without(lacking(context, &file, &keys), Exit::Found),
        Err(PaperStop::Unfinished(texts)) => return run.without(unfinished(texts), Exit::Found),
    };
    if options.fields {
        context.hand_over_doc(paper_template::field_list(kind, &paper_content.fields))?;
        return Ok(ran.exit(false));
    }
    if kind == PaperKind::Annex && has_nothing(&paper_content, &ANNEX_LISTS) {
        const NOTHING: Both =
            Both { en: "the plan has nothing for this table", vi: "kế hoạch không có gì cho bảng này" };
        return Err(Failure::new(NOTHING).into());
    }
    // Good news need no letter.
    if kind == PaperKind::Reminder && has_nothing(&paper_content, &["people"]) && outputs.needs_whole() {
        const NOBODY: Both = Both {
            en: "Nothing is late or due soon: nobody is to be reminded, and no file was written.",
            vi: "Không có việc quá hạn hay sắp đến hạn: không cần đôn đốc ai, chưa ghi tệp nào.",
        };
        output::complain(&format!("{}\n", NOBODY.get(context.lang)));
        return Ok(run.ran.exit(false));
    }
    // A workbook has no template.
    if outputs.all(|format| format == Format::Xlsx) {
        return run.with(made_paper(kind, paper_content, Doc::default(), Vec::new()));
    }
    let template = PaperTemplate::find(context, kind, options.template.as_deref(), paper_content.template.as_ref())?;
    if options.draft && !template.can_say_draft() {
        return Err(template.hides_draft().into());
    }
    match template.fill(&paper_content)? {
        Err(faults) => run.without(template_faults(context, &template, &faults), Exit::Found),
        Ok(filled) => {
            // A reminder as text is for a chat, not for a letter.
            let fields = &paper_content.fields;
            let doc = if kind == PaperKind::Reminder { chat(fields) } else { drafted(filled.doc, fields) };
            run.with(made_paper(kind, paper_content, doc, filled.file))
        }
    }
}

fn made_paper(kind: PaperKind, content: PaperContent, doc: Doc, file: Vec<u8>) -> MadePaper {
    let PaperContent { label, period, day, fields, sheets, .. } = content;
    MadePaper { label, kind, period, day, fields, doc, file, sheets }
}

/// A run of the command, up to its result.
struct PaperRun<'r> {
    context: &'r Context,
    outputs: &'r Outputs,
    ran: &'r Computation,
    findings: Vec<LocatedFinding>,
}

/// The reasons why no paper is made: as JSON, and in words for stderr.
#[derive(Default)]
struct Hindrance {
    unfinished: Vec<LocatedFinding>,
    lacking: Vec<LackingRow>,
    template_faults: Vec<String>,
    words: String,
}

impl PaperRun<'_> {
    fn report(self, plans: Vec<MadePaper>, hindrance: Hindrance, exit: Exit) -> Result<Exit> {
        let findings = concerning(self.findings, |_| false).into_iter().chain(hindrance.unfinished).collect();
        let head = self.ran.head(self.context, NAME, exit);
        let Hindrance { lacking, template_faults, .. } = hindrance;
        self.outputs.deliver(self.context, &PaperReport { head, plans, findings, lacking, template_faults })?;
        Ok(exit)
    }

    fn with(self, paper: MadePaper) -> Result<Exit> {
        let exit = self.ran.exit(false);
        self.report(vec![paper], Hindrance::default(), exit)
    }

    /// Without a paper there is no file, and JSON says why.
    fn without(self, hindrance: Hindrance, exit: Exit) -> Result<Exit> {
        if self.outputs.main() != Format::Json {
            output::complain(&hindrance.words);
            self.context.complain_of(&hindrance.unfinished);
        }
        if self.outputs.all(|format| !format.is_binary()) {
            return self.report(Vec::new(), hindrance, exit);
        }
        Ok(exit)
    }
}

/// A plan's paper, or why there is none.
struct PlanPaper {
    id: Raw,
    content: Result<PaperContent, PaperStop>,
    named: (Meant, Meant),
}

fn contents(
    context: &Context,
    kind: PaperKind,
    options: &Options,
    outputs: &Outputs,
) -> Result<(Computation, Vec<PlanPaper>, Vec<LocatedFinding>)> {
    let (ran, plans, findings) =
        Computation::gathered(context, How::usual(outputs.main().names_errors()), |plan, view, settings, sources| {
            let days = options.from.zip(options.to).map(|(from, to)| Ok((from.day(settings)?, to.day(settings)?)));
            let named = (Meant::areas(plan, &options.area), Meant::people(plan, &options.assignee, view.as_of));
            let (areas, assignees) = (named.0.ids(&options.area), named.1.ids(&options.assignee));
            let wish = |days| PaperWish {
                kind,
                period: options.period.clone(),
                days,
                is_draft: options.draft,
                only_fields: options.fields,
                is_message: kind == PaperKind::Reminder && !outputs.needs_whole(),
                table: options.table,
                filter: Filter { areas, assignees, ..Filter::default() },
            };
            let made = match days.transpose() {
                Ok(days) => paper(plan, view, settings, sources, &wish(days)),
                Err(failure) => Err(PaperStop::Failure(failure)),
            };
            PlanPaper { id: plan.id.value.raw(), content: made, named }
        })?;
    expect_areas(&options.area, plans.iter().map(|plan| &plan.named.0))?;
    expect_people(&options.assignee, plans.iter().map(|plan| &plan.named.1), ran.scene.as_of)?;
    Ok((ran, plans, findings))
}

/// Options that a kind of paper does not have.
fn refuse_odd(kind: PaperKind, options: &Options) -> Result<()> {
    const NO_PERIOD: Both = Both {
        en: "`{kind}` has no period: leave out --period, --from and --to",
        vi: "`{kind}` không theo kỳ: bỏ --period, --from và --to",
    };
    const NO_FILTER: Both = Both {
        en: "--area and --assignee are for reminder and annex",
        vi: "--area và --assignee chỉ dùng với reminder và annex",
    };
    const ONLY_TASKS: Both = Both {
        en: "--area and --assignee choose tasks: they go with --table tasks or funding",
        vi: "--area và --assignee chọn nhiệm vụ: chỉ dùng với --table tasks hoặc funding",
    };
    const NO_TABLE: Both = Both {
        en: "--table is for annex, and annex needs it: tasks, targets, statistics, funding or score",
        vi: "--table dùng cho annex, và annex phải có --table: tasks, targets, statistics, funding hoặc score",
    };
    let (has_period, has_filter) = match kind {
        PaperKind::Report | PaperKind::Bulletin => (true, false),
        PaperKind::Annex => (true, true),
        PaperKind::Reminder => (false, true),
        PaperKind::Plan => (false, false),
    };
    let asks_period = options.period.is_some() || options.from.is_some();
    let asks_filter = !options.area.is_empty() || !options.assignee.is_empty();
    let is_annex = kind == PaperKind::Annex;
    let is_made = !options.print_template && !options.check && !options.fields;
    let failure = if asks_period && !has_period {
        Failure::new(NO_PERIOD).arg("kind", kind.word())
    } else if asks_filter && !has_filter {
        Failure::new(NO_FILTER)
    } else if asks_filter && options.table.is_some_and(|table| !table.is_of_tasks()) {
        Failure::new(ONLY_TASKS)
    } else if options.table.is_some() != is_annex && (is_made || options.table.is_some()) {
        Failure::new(NO_TABLE)
    } else {
        return Ok(());
    };
    Err(failure.into())
}

/// A workbook is for the tables of an annex, and takes no template.
fn refuse_odd_workbook(kind: PaperKind, options: &Options, outputs: &Outputs) -> Result<()> {
    const ONLY_ANNEX: Both = Both {
        en: "`{kind}` is a Word file; as a workbook (xlsx) there is annex alone",
        vi: "`{kind}` là tệp Word; chỉ annex có dạng bảng tính (xlsx)",
    };
    const ANNEX_HELP: Both = Both {
        en: "name a file that ends in .docx, or make an annex: cchc paper annex --table tasks -o FILE.xlsx",
        vi: "đặt tên tệp có đuôi .docx, hoặc lập phụ lục: cchc paper annex --table tasks -o TỆP.xlsx",
    };
    const NO_TEMPLATE: Both = Both {
        en: "a workbook (xlsx) is not made from a template: the template is a Word file",
        vi: "bảng tính (xlsx) không lập từ mẫu: mẫu là tệp Word",
    };
    const TEMPLATE_HELP: Both = Both {
        en: "leave out --template, or name a file that ends in .docx",
        vi: "bỏ --template, hoặc đặt tên tệp có đuôi .docx",
    };
    if options.fields || !outputs.has(Format::Xlsx) {
        return Ok(());
    }
    let failure = if kind != PaperKind::Annex {
        Failure::new(ONLY_ANNEX).arg("kind", kind.word()).help(ANNEX_HELP)
    } else if options.template.is_some() && !outputs.has(Format::Docx) {
        Failure::new(NO_TEMPLATE).help(TEMPLATE_HELP)
    } else {
        return Ok(());
    };
    Err(failure.into())
}

fn unnamed() -> Failure {
    const SAYS: Both = Both { en: "which paper?", vi: "văn bản nào?" };
    const HELP: Both = Both {
        en: "cchc paper report, plan, reminder, bulletin or annex",
        vi: "cchc paper report, plan, reminder, bulletin hoặc annex",
    };
    Failure::new(SAYS).help(HELP)
}

fn several(plans: &[PlanPaper]) -> Failure {
    const SEVERAL: Both = Both {
        en: "a paper is about one plan, and there are {count}",
        vi: "mỗi văn bản về một kế hoạch, ở đây có {count} kế hoạch",
    };
    const NAME_IT: Both = Both { en: "name it with -p: {ids}", vi: "nêu bằng -p: {ids}" };
    const MOST_NAMED: usize = 10;
    let ids: Vec<&str> = plans.iter().take(MOST_NAMED).map(|plan| plan.id.as_str()).collect();
    let more = if plans.len() > MOST_NAMED { ", …" } else { "" };
    let failure = Failure::new(SEVERAL).arg("count", plans.len().to_string());
    failure.arg("ids", format!("{}{more}", ids.join(", "))).help(NAME_IT)
}

fn illustrative(files: &[Raw]) -> Failure {
    const SAYS: Both = Both {
        en: "no official paper may be made of illustrative figures: {files}",
        vi: "không được lập văn bản chính thức từ số liệu minh họa: {files}",
    };
    const DRAFT: Both = Both {
        en: "--draft makes a draft that says so on every page",
        vi: "--draft tạo bản nháp, mọi trang đều ghi rõ",
    };
    Failure::new(SAYS).texts("files", files.iter().map(Raw::as_str)).help(DRAFT)
}

fn lacking(context: &Context, file: &Raw, keys: &[LackingKey]) -> Hindrance {
    const SAYS: Both = Both {
        en: "the plan does not have all that this paper needs",
        vi: "kế hoạch chưa có đủ những gì văn bản này cần",
    };
    const HELP: Both = Both {
        en: "write into {file} in your own words; where a line in [ ] is there already, go on below it:",
        vi: "ghi vào {file}, thay ví dụ bằng lời của cơ quan; dòng trong [ ] đã có thì ghi ngay dưới nó:",
    };
    let row = |key: &LackingKey| LackingRow { key: key.key.to_owned(), about: key.about.get(context.lang).to_owned() };
    let rows: Vec<LackingRow> = keys.iter().map(row).collect();
    let mut words = Failure::new(SAYS).arg("file", Cell::Text(file.clone())).help(HELP).words(context.lang);
    for table in keys.chunk_by(|one, other| one.table == other.table) {
        words.extend(table.first().map(|first| format!("    {}\n", first.table)));
        words.extend(table.iter().map(|key| format!("    {}    # {}\n", key.line, key.about.get(context.lang))));
    }
    Hindrance { lacking: rows, words, ..Hindrance::default() }
}

fn unfinished(texts: Vec<LocatedFinding>) -> Hindrance {
    Hindrance { unfinished: texts, ..Hindrance::default() }
}

fn template_faults(context: &Context, template: &PaperTemplate, faults: &[MarkFault]) -> Hindrance {
    let template_faults = faults.iter().map(|fault| fault.sentence(context.lang)).collect();
    Hindrance { template_faults, words: template.told(context, faults), ..Hindrance::default() }
}

/// The lists of the tables of annexes.
const ANNEX_LISTS: [&str; 5] = ["task-areas", "target-groups", "statistics", "funding-areas", "score-sets"];

/// Whether the lists of these names have no item.
fn has_nothing(content: &PaperContent, names: &[&str]) -> bool {
    names.iter().all(|name| !content.fields.get(name).is_some_and(FieldValue::is_there))
}

/// The document with the words of a draft before it, which in the file stand in the footers.
fn drafted(mut doc: Doc, fields: &Fields) -> Doc {
    if let Some(draft) = fields.get("draft").and_then(FieldValue::as_text) {
        doc.blocks.insert(0, Block::Paragraph(Raw::new(draft)));
    }
    doc
}
