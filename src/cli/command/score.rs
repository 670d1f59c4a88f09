//! `cchc score`: how many points the plan has by the sets of criteria, and which can still be won.

use crate::app;
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::Names;
use crate::cli::outputs::{OutputOptions, Outputs, TablesWithFindings};
use crate::diag::{Failure, Group, Level};
use crate::model::{FailOn, Plan};
use crate::report::{PlanScoring, ScoreReport, plan_scoring, ranked};
use crate::text::Both;
use crate::write::Format;
use anyhow::Result;

command! {
    "score", en: "cchc score", vi: "cchc score";
    about
        en: "Score the plan by its set of criteria: points, evidence, class, and what can still be won",
        vi: "Tự chấm điểm theo bộ tiêu chí: điểm, tài liệu kiểm chứng, xếp loại, điểm còn đạt thêm được";
    examples
        en: "cchc score                                the sheet of a plan; of several a row each\ncchc score -p long-an-2025                one plan of many\ncchc score --set tinh-mau-2025            by this set alone, also one that was replaced\ncchc score --as-of 2025-12-31             as it stands on that day\ncchc score --fill                         the self-scores that follow from the plan (--write writes them)\ncchc score --evidence kiem-chung          the evidence files by criterion, with a list\ncchc score --output-format csv -o d.csv   for a spreadsheet",
        vi: "cchc score                                bảng điểm của một kế hoạch; nhiều kế hoạch thì mỗi dòng một\ncchc score -p long-an-2025                một trong nhiều kế hoạch\ncchc score --set tinh-mau-2025            chỉ theo bộ tiêu chí này, kể cả bộ đã thay\ncchc score --as-of 2025-12-31             tính đến ngày đó\ncchc score --fill                         điểm tự chấm tính từ kế hoạch (--write thì ghi)\ncchc score --evidence kiem-chung          tệp kiểm chứng theo tiêu chí, kèm danh mục\ncchc score --output-format csv -o d.csv   cho bảng tính";

    set: Names = "--set ID",
        en: "Only this set of criteria (id or title; repeatable)",
        vi: "Chỉ bộ tiêu chí này (mã hoặc tên; lặp lại được)";
    fill: bool = "--fill",
        en: "Write the points that follow from the plan as self-scores where these are empty: shown, and with --write made",
        vi: "Ghi điểm tính từ kế hoạch vào điểm tự chấm còn trống: chỉ xem, kèm --write thì ghi"
        .conflicts_with_all(["evidence", "fail-on"]);
    write: bool = "--write", en: "Write what --fill shows", vi: "Ghi những gì --fill đưa ra"
        .requires("fill");
    evidence: Option<String> = "--evidence FOLDER",
        en: "Copy the evidence files of one plan into this folder, named by criterion, with a list of all documents",
        vi: "Gom tệp kiểm chứng của một kế hoạch vào thư mục này, đặt tên theo tiêu chí, kèm danh mục tài liệu";
    fail_on: Option<FailOn> = "--fail-on LEVEL",
        en: "Exit 1 on findings about scores: error (default), warning, never",
        vi: "Trả về 1 khi có phát hiện về điểm từ mức: error (mặc định), warning, never";
    outputs: OutputOptions<TablesWithFindings>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    if options.fill {
        return fill(context, options);
    }
    if let Some(folder) = &options.evidence {
        return super::score_evidence::run(context, |plan| wanted_sets(&options.set, &known_sets(plan)), folder);
    }
    let outputs = Outputs::read(context, &options.outputs)?;
    let failing = match options.fail_on.unwrap_or(FailOn::Error) {
        FailOn::Error => Some(Level::Error),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Never => None,
    };
    let how = How::usual(outputs.main().names_errors());
    let (ran, scored, findings) = Computation::gathered(context, how, |plan, view, _, _| {
        let known = known_sets(plan);
        let wanted = wanted_sets(&options.set, &known);
        (plan_scoring(plan, view, wanted.as_deref()), known)
    })?;
    let (mut plans, known): (Vec<PlanScoring>, Vec<KnownSets>) = scored.into_iter().unzip();
    expect_sets(&options.set, &known)?;
    if plans.len() > 1 {
        ranked(&mut plans);
    }
    let findings = concerning(findings, |finding| finding.rule().is_in(Group::Scores));
    let fails =
        findings.iter().any(|one| one.rule().is_in(Group::Scores) && failing.is_some_and(|level| one.level() >= level));
    // A set with faults gives no points, though the plan itself can be computed.
    let is_whole = ran.is_whole() && plans.iter().all(|plan| plan.faulty.is_empty());
    let exit = Exit::of(is_whole, fails);
    let head = ran.head(context, NAME, exit);
    outputs.deliver(context, &ScoreReport { head, plans, failing, findings })?;
    Ok(exit)
}

/// Fills in the self-scores that follow from the plan.
fn fill(context: &Context, options: &Options) -> Result<Exit> {
    let is_json = options.outputs.of_an_edit()? == Format::Json;
    let how = EditOptions { dry_run: !options.write, force: false };
    edit::make(context, (NAME, is_json), &how, None, |base| {
        let known = known_sets(base.plan);
        expect_sets(&options.set, std::slice::from_ref(&known)).map_err(|error| match error.downcast::<Failure>() {
            Ok(failure) => failure,
            Err(other) => Failure::new(Both::same("{why}")).text("why", other.to_string()),
        })?;
        app::fill_scores(base, wanted_sets(&options.set, &known).as_deref())
    })
}

/// The ids of all sets of the workspace, each with its title.
type KnownSets = Vec<(String, String)>;

fn known_sets(plan: &Plan) -> KnownSets {
    let sets = plan.scoring_sets.iter();
    sets.map(|set| (set.id.value.as_str().to_owned(), set.title.as_str().to_owned())).collect()
}

/// The ids that the names mean; `None` where none is given.
fn wanted_sets(names: &Names, known: &KnownSets) -> Option<Vec<String>> {
    if names.is_empty() {
        return None;
    }
    let ids = |name: &str| called(name, known);
    Some(names.meant(|name| !ids(name).is_empty()).unwrap_or_default().iter().flat_map(|name| ids(name)).collect())
}

fn called(name: &str, known: &KnownSets) -> Vec<String> {
    let name = crate::text::fold(name);
    let is_called = |(id, title): &&(String, String)| crate::text::fold(id) == name || crate::text::fold(title) == name;
    known.iter().filter(is_called).map(|(id, _)| id.clone()).collect()
}

/// A name that means no set, or several, is a slip.
fn expect_sets(names: &Names, known: &[KnownSets]) -> Result<()> {
    const NO_SET: Both = Both { en: "there is no scoring set `{name}`", vi: "không có bộ tiêu chí `{name}`" };
    let Some(known) = known.first().filter(|_| !names.is_empty()) else { return Ok(()) };
    let meant = names.meant(|name| !called(name, known).is_empty());
    let meant = meant.map_err(|name| Failure::unknown(NO_SET, &name, known.iter().map(|(id, _)| id.as_str())))?;
    for name in meant {
        let called = called(&name, known);
        if called.len() > 1 {
            return Err(Failure::several(&name, called.iter().map(String::as_str)).into());
        }
    }
    Ok(())
}
