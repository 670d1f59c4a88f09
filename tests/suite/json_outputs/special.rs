//! Outputs with what plans seldom have.

use super::super::assignment::{faulty, official, workspace};
use super::super::scratch::Scratch;
use super::super::{Workspace, copy_folder, repository};
use super::cases::output;
use serde_json::Value;
use std::fs;

const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const VALUES: &str = "plans/mau/values/2023-Q1.toml";
const FUND: &str = "[[fund]]\nid = \"thuong-xuyen\"\ntitle = \"Chi thường xuyên\"\n";
const GROUP: &str = "[[target-group]]\nid = \"nhom\"\ntitle = \"Về TTHC\"\n";
const SET: &str = "id = \"bo\"\ntitle = \"Bộ\"\nlevel = \"commune\"\nfrom = 2023-01-01\nto = 2023-12-31\nmaximum = 2\n\
    [[criterion]]\nid = \"1\"\ntitle = \"Một\"\nmax = 2\nfigure = { manual = true }\n";
const INDICATORS: &str = "plans/mau/indicators.toml";

pub fn special() -> Vec<Value> {
    let targets = [targets(), steps(), amended(), sections()].concat();
    [
        assignments(),
        difficulties(),
        funding(),
        scores(),
        targets,
        rankings(),
        edits(),
        repairs(),
        quarters(),
        groups(),
        settings(),
        differences(),
        papers(),
        imports(),
        figures(),
        forms(),
        pairs(),
    ]
    .concat()
}

/// A plan in whose place another stands.
fn pairs() -> Vec<Value> {
    let scratch = Scratch::minimal("");
    copy_folder(&scratch.file("plans/mau"), &scratch.file("plans/hai"));
    scratch.replace("plans/hai/plan.toml", "id = \"mau\"", "replaces = \"mau\"\nid = \"hai\"");
    scratch.replace("plans/hai/plan.toml", "date = 2023-01-16", "date = 2023-03-01");
    fs::write(scratch.file("form.csv"), "").expect("a form");
    fs::write(scratch.file("annex.csv"), "Nhiệm vụ;Chủ trì;Thời hạn\n").expect("an annex");
    let commands = [
        "validate",
        "validate --fix",
        "status",
        "check-targets",
        "assign",
        "assign --suggest",
        "ci",
        "difficulties",
        "funding",
        "score",
        "done",
        "record",
        "record --from form.csv -p mau",
        "import annex.csv --into mau",
        "paper annex --table tasks --from 2023-01-01 --to 2023-02-01 -p mau",
    ];
    let edits =
        ["done 1.1 --on 2023-02-20 -p mau --dry-run", "record so-tin-bai --count 7 --period 2023-Q1 -p mau --dry-run"];
    let assigned = ["assign 1.1 --lead tu-phap-ho-tich -p mau --dry-run"];
    let commands = [&commands[..], &edits[..], &assigned[..]].concat();
    of(&scratch, "2023-03-31", &commands)
}

/// Last figures that are a class, and nothing of nothing.
fn figures() -> Vec<Value> {
    let class =
        "\n[[indicator]]\nid = \"xep-loai\"\ntitle = \"Xếp loại\"\nmeasure = \"class\"\nclasses = [\"Khá\", \"Tốt\"]\n";
    let workspace = Workspace::minimal();
    workspace.write(INDICATORS, workspace.text(INDICATORS) + class);
    let values = "reported-on = 2023-03-17\n\n[values]\nxep-loai = { class = \"Tốt\" }\nty-le-so-hoa = { numerator = 0, denominator = 0 }\n";
    of(&workspace.with(VALUES, values), "2023-06-10", &["record"])
}

/// Forms that are taken, and refused for each of their parts.
fn forms() -> Vec<Value> {
    let head =
        "STT,Chỉ số,Số liệu cần điền,Đơn vị,Kỳ gần nhất,SỐ LIỆU,\"Văn bản, minh chứng\",Ghi chú,Mã dòng (không sửa)\n";
    let workspace = Workspace::minimal()
        .with("good.csv", format!("{head}1,,,,,9,,,mau/2023-H1/so-tin-bai/count\n"))
        .with("bad.csv", format!("{head}1,,,,,chín,,,mau/2023-H1/so-tin-bai/count\nLập biểu,,,,,,,,\n"))
        .with("other.csv", "a,b\n");
    let made = workspace.run(&["record", "--form", "quarter.xlsx", "--period", "2023-Q3", "--as-of", "2023-06-10"]);
    assert_eq!(made.status, 0, "{}", made.all());
    let commands =
        ["record --from good.csv", "record --from bad.csv", "record --from other.csv", "record --from quarter.xlsx"];
    of(&workspace, "2023-06-10", &commands)
}

/// Imports with every kind of remark, into a new plan and into one that is there, and figures.
fn imports() -> Vec<Value> {
    let annex = "Nhiệm vụ;Chủ trì;Phối hợp;Thời hạn;Khác\nRà soát văn bản;Phòng Tư pháp;;Quý II;a\nHọp;;;khi nào rảnh;\nTổng cộng;;;2 việc;\n";
    let titled = format!("PHỤ LỤC NHIỆM VỤ NĂM 2023;;;;\n{annex}");
    let sheets = fs::read(repository().join("tests/files/import/sheets.xlsx")).expect("a workbook");
    let workspace = Workspace::minimal()
        .with("annex.csv", annex)
        .with("titled.csv", titled)
        .with("sheets.xlsx", sheets)
        .with("figures.csv", "Chỉ số;Kết quả;Lạ\nso-tin-bai;9;x\nkhong-co;1;\n");
    let commands = [
        "import annex.csv --id moi --year 2023 --unit UBND",
        "import titled.csv --into mau",
        "import sheets.xlsx --id moi --year 2023",
        "import figures.csv --values 2023-H1 --into mau --write",
        "import annex.csv --into mau --write",
        "import absent.csv --into mau",
    ];
    of(&workspace, "2023-06-10", &commands)
}

fn of(workspace: &Workspace, day: &str, commands: &[&str]) -> Vec<Value> {
    commands.iter().map(|command| output(workspace.path(), day, &command.split(' ').collect::<Vec<_>>())).collect()
}

/// Every kind of gap, and candidates who cannot lead.
fn assignments() -> Vec<Value> {
    let [full, free] = [official("full", ", max-leads = 1"), official("free", ", max-leads = 1")];
    let hindered = workspace(
        &["id = \"1\", title = \"Một\", lead = \"full\""],
        &[&full, &free],
        &[
            "id = \"1.1\", title = \"Một\", output = \"x\", lead = \"full\", due = 2023-06-01",
            "id = \"1.2\", title = \"Hai\", output = \"x\", due = 2023-06-01",
            "id = \"1.3\", title = \"Ba\", output = \"x\", lead = \"free\", due = 2023-06-01",
        ],
    );
    [of(&faulty(), "2023-09-30", &["assign", "ci"]), of(&hindered, "2023-09-30", &["assign --suggest"])].concat()
}

/// Resolved by a decision, resolved without one, and a finding of oversight.
fn difficulties() -> Vec<Value> {
    let issues = r#"
[[issue]]
id = "kk-1"
raised = 2023-02-01
text = "Thiếu máy quét"
resolved = { on = 2023-02-11, how = "Mua máy" }
[[issue]]
raised = 2023-03-01
kind = "oversight"
by = "tu-phap-ho-tich"
tasks = ["1.1"]
text = "Thiếu người"
proposal = "Thêm một người"
resolved = { on = 2023-06-13, how = "Điều một người", decision = "44/QĐ-UBND" }
"#;
    of(&Workspace::minimal().with("plans/mau/issues.toml", issues), "2023-09-30", &["difficulties"])
}

/// A fund with an allotment and one without, a content, a task that names none of them, and one that is dropped.
fn funding() -> Vec<Value> {
    let funds = "[[fund]]\nid = \"ho-tro\"\ntitle = \"Hỗ trợ\"\nallotted = 9_000_000\n\
        [[funding.content]]\nid = \"tuyen-truyen\"\ntitle = \"Chi tuyên truyền\"\n";
    let task =
        |id: &str, money: &str| format!("\n[[task]]\nid = \"{id}\"\ntitle = \"Một việc\"\ndue = 2023-12-01\n{money}\n");
    let tasks = [
        task("2.7", "cost = 4_000_000\nspent = [{ on = 2023-05-04, amount = 1_200_000 }]\nfund = \"ho-tro\""),
        task("2.8", "cost = 500_000\ncontent = \"tuyen-truyen\""),
        task("2.10", "spent = 700"),
        task("2.9", "cost = 1_000\nspent = 600\ndropped = { on = 2023-06-01, why = \"Trùng\" }"),
    ];
    let workspace = Workspace::minimal();
    let plan = workspace.text(PLAN) + "\n" + FUND + funds;
    let tasks = workspace.text(TASKS) + &tasks.concat();
    of(&workspace.with(PLAN, plan).with(TASKS, tasks), "2023-09-30", &["funding", "validate"])
}

/// Criteria that do not apply, appraised ones, a bonus beside the maximum, an unknown source, a set that is replaced.
fn scores() -> Vec<Value> {
    let set = r#"
id = "bo"
title = "Bộ tiêu chí"
level = "commune"
from = 2023-01-01
to = 2023-12-31
maximum = 9
not-applicable = "zero"
classes = [{ at-least = 0, title = "Đạt" }]
criterion = [
  { id = "1", title = "Nhóm", max = 6 },
  { id = "1.1", title = "Ngày", max = 2, figure = { task = "1.1" }, rule = { by-date = [[2023-01-31, 2]] } },
  { id = "1.2", title = "Số hóa", max = 2, figure = { indicator = "ty-le-so-hoa" }, rule = { capped = 80 }, not-applicable = "full" },
  { id = "1.3", title = "Hạng", max = 2, figure = { indicator = "khong-co" }, rule = { steps = [[3, 2]], down = true } },
  { id = "2", title = "Tự chấm", max = 3, figure = { manual = true }, not-applicable = "rescale", evidence-asked = "Ảnh" },
  { id = "4", title = "Cộng", max = 1, figure = { sum = ["so-tin-bai", "khong-so"] }, rule = { capped = 9 } },
  { id = "3", title = "Thưởng", max = 2, figure = { indicator = "so-tin-bai" }, rule = { bonus = { each = 1, cap = 2, outside = true } } },
]
"#;
    let points = r#"
[scores]
"1.1" = { self = 1, appraised = 0.5, opinion = "Chậm" }
"1.2" = { not-applicable = true, why = "Không có hồ sơ" }
2 = { not-applicable = true }
"#;
    let indicator =
        "[[indicator]]\nid = \"khong-so\"\ntitle = \"Chưa có\"\nmeasure = \"count\"\naccumulate = \"sum\"\n";
    let workspace = Workspace::minimal()
        .with("indicators.toml", indicator)
        .with("scoring/bo.toml", set)
        .with("plans/mau/scores/bo.toml", points);
    let all = of(&workspace, "2023-09-30", &["score", "score --fill", "score --set bo", "score --set x", "ci"]);
    // Before the first report no indicator has a value.
    let early = of(&workspace, "2023-03-01", &["score"]);
    let one = |entry: &str| {
        let workspace = Workspace::minimal().with("scoring/bo.toml", SET);
        let workspace = workspace.with("plans/mau/scores/bo.toml", format!("[scores]\n1 = {entry}\n"));
        of(&workspace, "2023-09-30", &["score"])
    };
    [all, early, one("{ self = 1, appraised = 2 }"), one("{ not-applicable = true }")].concat()
}

/// A template with a fault.
fn papers() -> Vec<Value> {
    let template = super::super::docx::kit::docx("<w:p><w:r><w:t>{{draft}}{{khong-co}}</w:t></w:r></w:p>");
    let workspace = Workspace::minimal().with("mau.docx", template);
    of(&workspace, "2023-09-30", &["paper bulletin --draft --template mau.docx"])
}

/// A milestone, and a ratio of nothing.
fn targets() -> Vec<Value> {
    let workspace = Workspace::minimal();
    let milestone = "\n[[indicator]]\nid = \"de-an\"\ntitle = \"Đề án\"\nmeasure = \"milestone\"\n";
    let target = "\n[[target]]\nid = \"de-an\"\nindicator = \"de-an\"\ndone = true\n";
    workspace.write(INDICATORS, workspace.text(INDICATORS) + milestone);
    workspace.write(PLAN, workspace.text(PLAN) + target);
    let nothing = workspace.but(VALUES, "numerator = 412, denominator = 1020", "numerator = 0, denominator = 0");
    let below = nothing.text(PLAN).replace("id = \"mau\"", "id = \"duoi\"\nparent = \"mau\"");
    copy_folder(&nothing.file("plans/mau"), &nothing.file("plans/duoi"));
    nothing.write("plans/duoi/plan.toml", below);
    of(&nothing, "2023-03-31", &["check-targets", "check-targets --against-parent"])
}

/// Targets that count from a baseline of each form, and a class.
fn steps() -> Vec<Value> {
    let workspace = Workspace::minimal();
    let ranked = "\n[[indicator]]\nid = \"hang\"\ntitle = \"Hạng\"\nmeasure = \"rank\"\n";
    let class = "\n[[indicator]]\nid = \"loai\"\ntitle = \"Loại\"\nmeasure = \"class\"\nclasses = [\"Khá\", \"Tốt\"]\n";
    let targets = r#"
[[target]]
id = "tang"
indicator = "ty-le-so-hoa"
rise-by = 5
baseline = { numerator = 30, denominator = 90, on = 2022-12-31 }
[[target]]
id = "tot-hon"
indicator = "ty-le-so-hoa"
better-than-baseline = true
baseline = { plan = "cu" }
[[target]]
id = "khong-so"
indicator = "so-tin-bai"
fall-by-percent = 5
baseline = { plan = "cu" }
[[target]]
id = "hang"
rise-by = 2
baseline = { rank = 5, of = 14 }
[[target]]
id = "loai"
class-at-least = "Tốt"
"#;
    workspace.write(INDICATORS, workspace.text(INDICATORS) + ranked + class);
    let old = workspace.text(PLAN).replace("id = \"mau\"", "id = \"cu\"");
    workspace.write(PLAN, workspace.text(PLAN) + targets);
    copy_folder(&workspace.file("plans/mau"), &workspace.file("plans/cu"));
    workspace.write("plans/cu/plan.toml", old);
    let values = "hang = { rank = 4, of = 14 }\nloai = { class = \"Khá\" }\n";
    workspace.write(VALUES, workspace.text(VALUES) + values);
    of(&workspace, "2023-09-30", &["check-targets", "check-targets -p mau"])
}

/// Units that cannot be ranked, for different reasons.
fn rankings() -> Vec<Value> {
    let rank = &["rank diem-par-index"][..];
    let own = "[[indicator]]\nid = \"diem-par-index\"\ntitle = \"Điểm\"\nmeasure = \"score\"\nmaximum = 120\n";
    let maxima = Workspace::town().with("plans/xa-phuong/an-phu/indicators.toml", own);
    let alone = Workspace::town();
    for unit in fs::read_dir(alone.file("plans/xa-phuong")).expect("a folder").flatten() {
        if unit.file_name() != "an-binh" {
            fs::remove_dir_all(unit.path()).expect("it goes");
        }
    }
    [of(&maxima, "2023-09-30", rank), of(&alone, "2023-09-30", rank)].concat()
}

/// Edits that bring warnings or errors, change what was there, or go into a plan with errors.
fn edits() -> Vec<Value> {
    let after_its_end = &[
        "done 1.1 --on 2023-04-30 --dry-run",
        "progress 1.1 --percent 50 --on 2023-02-20 --dry-run",
        "progress 2.1 --percent 101 --dry-run",
        "record so-tin-bai --count 7 --period 2023-Q1 --reported-on 2023-05-01 --dry-run --force",
        "record so-tin-bai --count 7 --period 2023-H1 --on 2023-05-01 --dry-run",
        "record ty-le-so-hoa --numerator 9 --denominator 3 --period 2023-H1 --dry-run",
    ][..];
    let faulty = Workspace::minimal().but(TASKS, "due = 2023-01-31", "due = 2023-02-31");
    let of_records = [of(&Workspace::minimal(), "2023-03-31", after_its_end), of(&faulty, "2023-03-31", after_its_end)];
    [of_records.concat(), edits_with_findings()].concat()
}

/// Edits of the plan itself that bring a warning.
fn edits_with_findings() -> Vec<Value> {
    let scratch = Scratch::minimal("");
    let issue = "[[issue]]\nid = \"kk-1\"\nraised = 2023-02-01\ntext = \"Thiếu máy\"\n";
    scratch.write("plans/mau/issues.toml", issue);
    // It is due before the amendment that adds it.
    let task =
        "\n[[task]]\nid = \"1.9\"\ntitle = \"x\"\noutput = \"x\"\nlead = \"tu-phap-ho-tich\"\ndue = 2023-02-20\n";
    scratch.write(TASKS, scratch.text(TASKS) + task);
    let commands = [
        "raise x --on 2023-12-31 --dry-run",
        "resolve kk-1 --how x --on 2023-12-31 --dry-run",
        "resolve kk-2 --how x",
        "amend 1/QĐ --date 2023-03-01 --about x --dry-run",
    ];
    of(&scratch, "2023-03-31", &commands)
}

/// Repairs of a plan and of a file that all plans share, and repairs that are left out.
fn repairs() -> Vec<Value> {
    let faulty = Workspace::minimal().but(TASKS, "due = 2023-01-31", "due = 31/01/2023");
    let faulty = faulty.but(TASKS, "id = \"1.2\"", "id = 1.1").with("cchc.toml", "lng = \"vi\"\n");
    of(&faulty, "2023-03-31", &["validate", "validate --fix", "validate --fix --write", "validate --fix"])
}

/// A due day that the file writes as a quarter.
fn quarters() -> Vec<Value> {
    let quarter = Workspace::minimal().but(TASKS, "due = 2023-01-31", "due = \"2023-Q1\"").but(
        TASKS,
        "done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]",
        "",
    );
    // The report of the first quarter is due on a day on which nobody works.
    let moved = quarter.with("cchc.toml", "holidays = [2023-03-20]\ndue-on-rest-day = \"next-working-day\"\n");
    // Money of a fund, which no example has.
    let moved = moved.but(PLAN, "[[target]]\nid = \"so-hoa\"", &format!("{FUND}\n[[target]]\nid = \"so-hoa\""));
    let paid = moved.but(TASKS, "started = 2023-02-01", "spent = 5\nfund = \"thuong-xuyen\"");
    of(&paid, "2023-03-31", &["status", "done"])
}

/// A bound and a due day that an amendment of a later day changes.
fn amended() -> Vec<Value> {
    let amendment = "[[amendment]]\nnumber = \"60/QĐ-UBND\"\ndate = 2023-07-03\nabout = \"Điều chỉnh\"\n\
        changes = [\"so-hoa\", \"1.1\"]\n";
    let was = "was = [{ at-least = 70, until = 2023-07-02, decision = \"60/QĐ-UBND\" }]";
    let workspace = Workspace::minimal()
        .with("plans/mau/amendments.toml", amendment)
        .but(PLAN, "at-least = 55", &format!("at-least = 55\n{was}"))
        .but(TASKS, "due = 2023-01-31", "due = 2023-08-31\nwas = [{ due = 2023-01-31, until = 2023-07-02 }]");
    of(&workspace, "2023-03-31", &["status", "check-targets"])
}

/// Targets under a section, and under an area; somebody brings the figures of one.
fn sections() -> Vec<Value> {
    let workspace = Workspace::minimal()
        .but(PLAN, "[[target]]\nid = \"so-hoa\"", &format!("{GROUP}\n[[target]]\nid = \"so-hoa\""))
        .but(PLAN, "at-least = 55", "at-least = 55\ngroup = \"nhom\"")
        .but(PLAN, "at-least = 24", "at-least = 24\narea = \"1\"")
        .but(INDICATORS, "measure = \"ratio\"", "measure = \"ratio\"\nreported-by = \"tu-phap-ho-tich\"");
    of(&workspace, "2023-03-31", &["check-targets", "check-targets --area 1"])
}

/// A group that leads, with a member that has not delivered, and another that leads the area.
fn groups() -> Vec<Value> {
    let village = |id: &str| format!("id = \"{id}\", title = \"Thôn {id}\", kind = \"unit\"");
    let group = "id = \"g\", title = \"Các thôn\", kind = \"group\", members = [\"a\", \"b\"]";
    let workspace = workspace(
        &["id = \"1\", title = \"Một\", lead = \"g\""],
        &[&village("a"), &village("b"), group],
        &[
            "id = \"1.1\", title = \"Một\", output = \"x\", lead = \"g\", due = 2023-06-01, done = [{ on = 2023-05-01, by = \"a\", evidence = [\"1/BC\"] }]",
            "id = \"1.2\", title = \"Hai\", output = \"x\", due = 2023-06-01",
        ],
    );
    let shown = of(&workspace, "2023-09-30", &["status", "status --assignee b", "done", "ci", "assign --suggest"]);
    // A member that delivered leaves, and its delivery goes.
    let scratch = Scratch::minimal("");
    let [assignees, tasks] = ["assignees", "tasks"].map(|name| format!("plans/mau/{name}.toml"));
    let members = "[\"tu-phap-ho-tich\", \"van-phong-thong-ke\"]";
    let group = format!("\n[[assignee]]\nid = \"g\"\ntitle = \"Nhóm\"\nkind = \"group\"\nmembers = {members}\n");
    scratch.write(&assignees, scratch.text(&assignees) + &group);
    let done = "done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]";
    scratch.replace(&tasks, done, &done.replace("2023-01-30", "2023-01-30, by = \"tu-phap-ho-tich\""));
    scratch.commit("two");
    scratch.replace(&assignees, members, "[\"van-phong-thong-ke\"]");
    scratch.replace(&tasks, "by = \"tu-phap-ho-tich\"", "by = \"van-phong-thong-ke\"");
    [shown, of(&scratch, "2023-03-31", &["diff HEAD"])].concat()
}

/// A finding that concerns no plan.
fn settings() -> Vec<Value> {
    of(&Workspace::minimal().with("cchc.toml", "khong-co = 1\n"), "2023-03-31", &["validate"])
}

/// Plans that come and go, items with faults, and changes of every kind of item.
fn differences() -> Vec<Value> {
    let scratch = Scratch::minimal("");
    copy_folder(&scratch.file("plans/mau"), &scratch.file("plans/hai"));
    scratch.replace("plans/hai/plan.toml", "id = \"mau\"", "id = \"hai\"");
    let more = "hang = { rank = 4 }\n";
    scratch.write(VALUES, scratch.text(VALUES) + more);
    let ranked = "\n[[indicator]]\nid = \"hang\"\ntitle = \"Xếp hạng\"\nmeasure = \"rank\"\n";
    scratch.write(INDICATORS, scratch.text(INDICATORS) + ranked);
    let issue = |id: &str| format!("[[issue]]\nid = \"{id}\"\nraised = 2023-02-01\ntext = \"Thiếu máy\"\n");
    let (one, two) = (issue("kk-1"), issue("kk-2"));
    scratch.write("plans/mau/issues.toml", format!("{one}{two}"));
    let points = "[scores]\n1 = { self = 1, evidence = [\"01/QĐ\"] }\n";
    scratch.write("scoring/bo.toml", SET);
    scratch.write("plans/mau/scores/bo.toml", points);
    scratch.commit("two");
    scratch.replace("plans/mau/scores/bo.toml", "self = 1", "self = 0.5");
    fs::rename(scratch.file("plans/hai"), scratch.file("plans/ba")).expect("a folder can be moved");
    scratch.replace("plans/ba/plan.toml", "id = \"hai\"", "id = \"ba\"");
    scratch.replace(VALUES, "rank = 4", "rank = 3");
    scratch.replace(VALUES, "count = 6", "count = 7");
    scratch.replace(PLAN, "at-least = 55", "at-least = 50\npace = \"linear\"\nbaseline = { value = 40 }");
    scratch.replace(PLAN, "lead = \"tu-phap-ho-tich\"", "lead = \"van-phong-thong-ke\"");
    scratch.replace(PLAN, "[[area]]\nid = \"2\"", "[[area]]\nid = \"3\"\ntitle = \"Ba\"\n\n[[area]]\nid = \"2\"");
    scratch.replace(TASKS, "due = 2023-01-31", "due = [2023-02-28, 2023-05-31]");
    scratch.replace(TASKS, "evidence = [\"08/KH-UBND\"] }]", "evidence = [] }]");
    scratch.replace(TASKS, "support = [\"van-phong-thong-ke\"]", "oversee = [\"van-phong-thong-ke\"]");
    scratch.replace(TASKS, "started = 2023-02-01", "dropped = { on = 2023-03-20, why = \"Chuyển\" }");
    scratch.replace(PLAN, "[[target]]\nid = \"so-hoa\"", &format!("{FUND}\n[[target]]\nid = \"so-hoa\""));
    scratch.replace(PLAN, "[[target]]\nid = \"so-hoa\"", &format!("{GROUP}\n[[target]]\nid = \"so-hoa\""));
    let content = "[[funding.content]]\nid = \"in-an\"\ntitle = \"Chi in ấn\"\n";
    scratch.replace(PLAN, "[[target-group]]\nid = \"nhom\"", &format!("{content}\n[[target-group]]\nid = \"nhom\""));
    let spent = "spent = [{ on = 2023-03-02, amount = 5, evidence = [\"15/PC\"] }]\ndropped = {";
    scratch.replace(TASKS, "dropped = {", spent);
    let how = "resolved = { on = 2023-02-11, how = \"Mua máy\"";
    let resolved = format!("{one}{how}, decision = \"44/QĐ-UBND\" }}\n{two}{how} }}\n");
    scratch.write("plans/mau/issues.toml", resolved);
    let amendment =
        "[[amendment]]\nnumber = \"60/QĐ-UBND\"\ndate = 2023-03-01\nabout = \"Điều chỉnh\"\nchanges = [\"so-hoa\"]\n";
    scratch.write("plans/mau/amendments.toml", amendment);
    let mut outputs = of(&scratch, "2023-03-31", &["diff HEAD", "diff HEAD~1 HEAD"]);
    // Negative figures and half-read values are faults that other commands do not compute from.
    scratch.replace(VALUES, "rank = 3", "rank = -3");
    scratch.replace(VALUES, "count = 7", "count = \"7\"");
    scratch.replace(TASKS, "dropped = {", "dropped = { khac = 1,");
    scratch.replace(PLAN, "at-least = 24", "at-least = \"24\"");
    outputs.extend(of(&scratch, "2023-03-31", &["diff HEAD"]));
    outputs
}
