//! `cchc assign`: who answers for what, and what is wrong with that.

use crate::cli::command::assign_edit::{self, AssignmentEdit};
use crate::cli::computed::Computed;
use crate::cli::context::Context;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::{outputs::Format, outputs::OutputOptions, outputs::Outputs};
use crate::cli::{people::People, people::expect_people};
use crate::diag::{Group, LocatedFinding};
use crate::report::json::PlanAssignmentJson;
use crate::report::{Block, Cell, Doc, Marks, assignment_doc, lists_doc, plan_assignment, suggestions_doc};
use crate::report::{Remark, assignment_cases};
use crate::text::{Both, Lang};
use crate::write::{Paper, assignment_csv, github, gitlab, junit, markdown_with, sarif, suggestions_csv, write_doc};
use crate::write::{findings::brief, findings::concise};
use anyhow::Result;

command! {
    "assign", en: "cchc assign [TASK]...", vi: "cchc assign [NHIỆM_VỤ]...";
    about
        en: "Show who answers for what, the load and the gaps; with a task, give it to people",
        vi: "Bảng phân công, khối lượng việc và thiếu sót; kèm mã nhiệm vụ thì giao việc";
    examples
        en: "cchc assign                                 the load, the matrix of tasks and people, the gaps\ncchc assign --by assignee                   a list for each person\ncchc assign --assignee tu-phap-ho-tich      one person's list\ncchc assign --suggest                       who could lead what nobody leads, and why\ncchc assign --suggest --write               … and write that\ncchc assign 3.2 4.1 --lead tu-phap-ho-tich  give tasks to somebody\ncchc assign 1.6 --add-support VP-TK         one more to support it\ncchc assign --output-format csv -o a.csv    for a spreadsheet",
        vi: "cchc assign                                 khối lượng, bảng phân công, thiếu sót\ncchc assign --by assignee                   danh sách việc của từng người\ncchc assign --assignee tu-phap-ho-tich      danh sách của một người\ncchc assign --suggest                       ai có thể nhận việc chưa có chủ trì, vì sao\ncchc assign --suggest --write               … và ghi vào tệp\ncchc assign 3.2 4.1 --lead tu-phap-ho-tich  giao việc cho một người\ncchc assign 1.6 --add-support VP-TK         thêm người phối hợp\ncchc assign --output-format csv -o a.csv    cho bảng tính";

    by: Option<String> = "--by WHAT",
        en: "area (default): a matrix; assignee: a list for each person",
        vi: "area (mặc định): bảng phân công; assignee: danh sách của từng người"
        .one_of(&["area", "assignee"]);
    assignee: Vec<String> = "--assignee ID",
        en: "Only the list of this person (id, title, alias or holder)",
        vi: "Chỉ danh sách của người này (mã, chức danh, tên khác hoặc họ tên)";
    suggest: bool = "--suggest",
        en: "Propose leads for the tasks that nobody leads; --write writes them",
        vi: "Đề xuất người chủ trì cho nhiệm vụ chưa có; --write để ghi vào tệp"
        .conflicts_with_all(["by", "assignee"]);
    letters: bool = "--letters",
        en: "Letters in place of ● ○ ◇ ■ in the matrix",
        vi: "Dùng chữ cái thay cho ● ○ ◇ ■ trong bảng";
    fail_on: Option<String> = "--fail-on WHAT",
        en: "Exit 1 on gaps (default) or never",
        vi: "Trả về 1 khi có thiếu sót: gaps (mặc định) hoặc never"
        .one_of(&["gaps", "never"]);
    edit: AssignmentEdit;
    outputs: OutputOptions;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let (suggest, wanted) = (options.suggest, &options.assignee);
    if options.edit.is_asked() {
        return assign_edit::run(context, &options.edit, suggest, &options.outputs);
    }
    let outputs = Outputs::read(context, &options.outputs)?;
    let mut ran = Computed::run(context, outputs.main().tells_errors(), |plan, view, _, sources| {
        let assignment = plan_assignment(plan, view, suggest, &|place| sources.locate(place));
        (assignment, People::of(plan, wanted, view.as_of))
    })?;
    let (mut plans, named): (Vec<_>, Vec<_>) = std::mem::take(&mut ran.plans).into_iter().unzip();
    expect_people(wanted, named.iter(), ran.as_of)?;

    let may_fail = options.fail_on.as_deref() != Some("never");
    let exit = ran.exit(may_fail && plans.iter().any(|plan| !plan.gaps.is_empty()));
    // The gaps are those of the whole plan, whoever asks.
    if !wanted.is_empty() {
        plans.iter_mut().zip(&named).for_each(|(plan, named)| plan.keep(&named.ids()));
    }
    let is_list = !wanted.is_empty() || options.by.as_deref() == Some("assignee");
    let doc = if suggest {
        suggestions_doc(&plans, ran.as_of)
    } else if is_list {
        lists_doc(&plans, ran.as_of, wanted.is_empty())
    } else {
        assignment_doc(&plans, ran.as_of, marks(context, options))
    };
    let (lang, ids) = (context.lang, plans.iter().map(|plan| plan.id.as_str().to_owned()).collect::<Vec<_>>());
    // A list or a proposal is for one purpose; what else is to be looked at stands under the matrix.
    let others = if suggest || is_list { Vec::new() } else { beyond_gaps(&ran.findings, lang) };
    let json = || plans.iter().map(PlanAssignmentJson::from).collect::<Vec<_>>();
    let remarks = || ran.remarks(lang, is_about_assignment);
    outputs.deliver(context, exit == Exit::Clean, &|format, paper| {
        Ok(match format {
            Format::Text => page(&doc, &others, paper),
            Format::Markdown => markdown_with(&[with_heading(doc.clone(), &others)], &others, lang),
            Format::Csv if suggest => suggestions_csv(&json())?,
            Format::Csv => assignment_csv(&json())?,
            Format::Json => ran.json(context, ("assign", exit), json(), is_about_assignment)?,
            Format::Concise => concise(&remarks(), lang),
            Format::Github => github(&remarks(), &ran.prefix, lang),
            Format::Gitlab => gitlab(&remarks(), &ran.prefix)?,
            Format::Sarif => sarif(&remarks(), &ids, &ran.prefix, lang)?,
            Format::Junit => {
                let mut cases = ran.error_cases(lang);
                cases.extend(assignment_cases(&plans, may_fail, lang));
                junit("assign", &cases)
            }
        })
    })?;
    Ok(exit)
}

fn is_about_assignment(finding: &LocatedFinding) -> bool {
    finding.rule().is_in(Group::Assignment)
}

/// The findings about assignment that are no gaps: those stand in a list of their own.
fn beyond_gaps(findings: &[LocatedFinding], lang: Lang) -> Vec<Remark> {
    let others = findings.iter().filter(|finding| is_about_assignment(finding) && !finding.rule().is_in(Group::Gaps));
    others.map(|finding| Remark::of(finding, lang)).collect()
}

/// The report, with a heading for what stands behind it, if anything does.
fn with_heading(mut doc: Doc, remarks: &[Remark]) -> Doc {
    const ALSO: Both = Both { en: "Also worth a look", vi: "Cần xem thêm" };
    if !remarks.is_empty() {
        doc.blocks.push(Block::Heading(Cell::Word(ALSO)));
    }
    doc
}

fn page(doc: &Doc, remarks: &[Remark], paper: Paper) -> String {
    write_doc(&with_heading(doc.clone(), remarks), paper) + &brief(remarks, paper)
}

fn marks(context: &Context, options: &Options) -> Marks {
    let letters = options.letters || (context.is_on_screen() && !Environment::shows_signs());
    if letters { Marks::Letters } else { Marks::Signs }
}
