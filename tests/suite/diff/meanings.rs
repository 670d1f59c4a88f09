//! The meaning of each kind of change, from the cases in `changes.txt`.

use super::Meaning;
use crate::scratch::AS_OF;
use crate::{files_below, path_below, repository, text_of};
use cchc::app::{PlanState, Selection, compare};
use cchc::report::{ChangeRow, Stage, plan_difference};
use cchc::source::Memory;
use cchc::text::Raw;
use cchc::value::Day;
use std::fmt::Write as _;

/// One change of the smallest workspace and its meaning.
#[derive(Default)]
struct Case {
    file: String,
    from: String,
    to: String,
    means: Vec<Meaning>,
}

/// The cases of `changes.txt`, which says how they are written.
fn cases() -> Vec<Case> {
    let blocks = include_str!("changes.txt").split("\n\n");
    let all: Vec<Case> = blocks.map(case).filter(|case| !case.file.is_empty()).collect();
    let files = ["\nplans/mau/", "\nscoring/"].map(|start| include_str!("changes.txt").matches(start).count());
    assert_eq!(all.len(), files.iter().sum::<usize>());
    all
}

fn case(block: &str) -> Case {
    let mut case = Case::default();
    for line in block.lines() {
        let (mark, rest) = line.split_at(1);
        match mark {
            "#" => {}
            "-" => case.from.extend([rest, "\n"]),
            "+" => case.to.extend([rest, "\n"]),
            "=" => {
                let parts: Vec<&str> = rest.split('|').map(str::trim).collect();
                let [kind, item, field, marks] = parts[..] else { panic!("{line} has not four parts") };
                let marks = marks.split_whitespace().map(str::to_owned).collect();
                case.means.push((kind.to_owned(), item.to_owned(), field.to_owned(), marks));
            }
            _ => line.clone_into(&mut case.file),
        }
    }
    // A text that is replaced may end inside a line; one that goes takes its line with it.
    if !case.to.is_empty() {
        case.from.pop();
        case.to.pop();
    }
    case
}

/// The smallest workspace in memory.
fn in_memory() -> Memory {
    let root = repository().join("examples/minimal");
    let mut memory = Memory::default();
    for file in files_below(&root) {
        let path = path_below(&root, &file);
        let text = base_text(&path);
        memory.put(&path, text);
    }
    memory.put(ISSUES_FILE, ISSUES);
    memory.put(SET_FILE, SET);
    memory.put(SCORES_FILE, SCORES);
    memory
}

/// A file of the example, with money, sections and difficulties. The example has none.
fn base_text(path: &str) -> String {
    let text = || text_of(&repository().join("examples/minimal").join(path));
    match path {
        ISSUES_FILE => ISSUES.to_owned(),
        SET_FILE => SET.to_owned(),
        SCORES_FILE => SCORES.to_owned(),
        "plans/mau/plan.toml" => text() + FUND + GROUPS,
        "plans/mau/tasks.toml" => text() + MONEY,
        _ => text(),
    }
}

const ISSUES_FILE: &str = "plans/mau/issues.toml";
const ISSUES: &str = "[[issue]]\nid = \"kk-1\"\nraised = 2023-02-01\ntext = \"Thiếu máy quét\"\n\
    resolved = { on = 2023-02-11, how = \"Mua máy\" }\n\n\
    [[issue]]\nraised = 2023-03-01\nby = \"van-phong-thong-ke\"\ntasks = [\"1.1\"]\ntext = \"Thiếu người\"\n\
    proposal = \"Thêm một người\"\n";

const SET_FILE: &str = "scoring/bo.toml";
const SET: &str = "id = \"bo\"\ntitle = \"Bộ tiêu chí\"\nlevel = \"commune\"\nfrom = 2023-01-01\nto = 2023-12-31\n\
    maximum = 3\n[[criterion]]\nid = \"1\"\ntitle = \"Kế hoạch\"\nmax = 2\nfigure = { task = \"1.1\" }\n\
    rule = { by-date = [[2023-01-31, 2], [2023-02-28, 1]] }\n[[criterion]]\nid = \"2\"\ntitle = \"Sáng kiến\"\n\
    max = 1\nfigure = { manual = true }\n";
const SCORES_FILE: &str = "plans/mau/scores/bo.toml";
const SCORES: &str =
    "[scores]\n1 = { self = 2, evidence = [\"08/KH-UBND\"] }\n2 = { self = 1, evidence = [\"09/QĐ-UBND\"] }\n";

const FUND: &str = "\n[[fund]]\nid = \"thuong-xuyen\"\ntitle = \"Chi thường xuyên\"\nallotted = 20_000_000\n\n\
    [[funding.content]]\nid = \"tuyen-truyen\"\ntitle = \"Chi tuyên truyền\"\n";
const GROUPS: &str = "\n[[target-group]]\nid = \"chung\"\ntitle = \"Mục tiêu chung\"\n\n\
    [[target-group]]\nid = \"tthc\"\ntitle = \"Về thủ tục\"\n\n\
    [[target]]\nid = \"loi\"\nqualitative = true\ngroup = \"chung\"\n";
const MONEY: &str = "cost = 5_000_000\nfund = \"thuong-xuyen\"\ncontent = \"tuyen-truyen\"\nspent = [\n\
    { on = 2023-05-04, amount = 1_200_000, evidence = [\"15/PC\"] },\n\
    { on = 2023-06-05, amount = 300_000, evidence = [\"16/PC\"] },\n]\n";

/// The same with the change of a case.
fn changed(case: &Case) -> Memory {
    let text = base_text(&case.file);
    assert_eq!(text.matches(&case.from).count(), 1, "{:?} in {}", case.from, case.file);
    let mut memory = in_memory();
    memory.put(&case.file, text.replace(&case.from, &case.to));
    memory
}

/// The changes between two states of the smallest workspace.
fn told(base: &Memory, head: &Memory) -> Vec<Meaning> {
    let day = Day::parse(AS_OF).expect("a day");
    let work = |base: Option<PlanState<'_>>, head: Option<PlanState<'_>>| {
        let (before, now) = (base.expect("it is there"), head.expect("it is there"));
        let (old, new) = (|place| before.sources.locate(place), |place| now.sources.locate(place));
        let before = Stage { plan: before.plan, locate: &old };
        let now = Stage { plan: now.plan, locate: &new };
        plan_difference(Some(before), Some(now), day).expect("a plan")
    };
    let compared = compare(base, head, &Selection::all(), day, work).expect("it can be compared");
    let row = |row: &ChangeRow| {
        let change = &row.change;
        let item = change.topic.id().map_or("", Raw::as_str).to_owned();
        let marks = change.marks.iter().map(|mark| mark.word().to_owned()).collect();
        (change.kind.word().to_owned(), item, change.field.unwrap_or_default().to_owned(), marks)
    };
    compared.plans.iter().flat_map(|plan| &plan.changes).map(row).collect()
}

#[test]
fn each_change_is_named_by_its_meaning() {
    let base = in_memory();
    let mut faults = String::new();
    for case in cases() {
        let found = told(&base, &changed(&case));
        if found != case.means {
            let _ = writeln!(faults, "{} to {}:\n  {found:?}", case.from, case.to);
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// A change that loosens one way tightens the other way. Both directions show the same changes.
#[test]
fn the_other_direction_says_the_opposite() {
    let base = in_memory();
    for case in cases() {
        let head = changed(&case);
        let (there, back) = (told(&base, &head), told(&head, &base));
        let opposite = |kind: &str| {
            let turned = match kind {
                "target-loosened" => "target-tightened",
                "target-tightened" => "target-loosened",
                "value-withdrawn" => "value-reported",
                "delivery-withdrawn" => "delivery-recorded",
                "delivery-recorded" => "delivery-withdrawn",
                "task-dropped" => "task-resumed",
                "task-removed" => "task-added",
                "target-removed" => "target-added",
                "area-added" => "area-removed",
                "issue-raised" => "issue-removed",
                "issue-removed" => "issue-raised",
                "issue-resolved" => "issue-changed",
                "score-withdrawn" => "score-changed",
                "target-group-added" => "target-group-removed",
                "target-group-removed" => "target-group-added",
                "fund-added" => "fund-removed",
                "fund-removed" => "fund-added",
                "content-added" => "content-removed",
                "content-removed" => "content-added",
                "spending-recorded" => "spending-withdrawn",
                "spending-withdrawn" => "spending-recorded",
                other => other,
            };
            turned.to_owned()
        };
        let mut kinds: Vec<String> = there.iter().map(|(kind, ..)| opposite(kind)).collect();
        let mut others: Vec<String> = back.into_iter().map(|(kind, ..)| kind).collect();
        kinds.sort_unstable();
        others.sort_unstable();
        assert_eq!(kinds, others, "{}", case.to);
    }
}
