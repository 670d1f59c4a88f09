//! Workspaces generated from a seed, for benchmarks and tests. They have every kind of file, in the words of Vietnamese
//! offices. The recipe says how many plans there are, and which share of them has faults. The same recipe gives the
//! same bytes everywhere. The plan of a number does not depend on how many plans there are.

mod draw;
mod faults;
mod texts;

use draw::Draw;
use std::fmt::Write as _;
use texts::{AREAS, ASSIGNEES, DIFFICULTIES, ENDS, NAMES, OBJECTS, OUTPUTS, VERBS};

/// The first of so many plans belongs to a district, the others to the communes below it.
const POOL: u64 = 15;
/// As many tasks as the plan of xã Long An has.
const TASKS: u64 = 34;

/// The size of a generated workspace.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// How many plans.
    pub plans: u64,
    /// The seed of the random numbers that choose figures and words.
    pub seed: u64,
    /// How many of a hundred plans have faults.
    pub faults: u64,
}

/// A file: its path in the workspace, and its text.
pub type File = (String, String);

impl Recipe {
    /// The files that the plans share.
    pub fn shared() -> Vec<File> {
        let settings = "lang = \"vi\"\nreport-periods = \"bnv-581\"\ndue-soon-days = 14\nholidays = [2023-01-02, 2023-04-29, 2023-05-01, 2023-09-04]\n\n[lints]\nnumbering-gap = \"allow\"\n";
        vec![("cchc.toml".to_owned(), settings.to_owned()), ("indicators.toml".to_owned(), INDICATORS.to_owned())]
    }

    /// The files of one plan, from 0.
    pub fn plan(&self, number: u64) -> Vec<File> {
        let mut draw = Draw::new(self.seed, number);
        let plan = Plan::new(number, &mut draw);
        let mut files = vec![
            ("plan.toml", plan.plan(&mut draw)),
            ("assignees.toml", assignees()),
            ("issues.toml", difficulties(&mut draw)),
            ("values/2023-Q1.toml", values(&mut draw, "2023-03-17", 40)),
            ("values/2023-H1.toml", values(&mut draw, "2023-06-19", 70)),
        ];
        let tasks = tasks(&mut draw);
        // One plan in seven keeps its tasks in a folder, a file for each half of its areas.
        if number % 7 == 3 {
            let (first, second) = tasks.split_at(tasks.len() / 2);
            files.extend([("tasks/phan-1.toml", first.concat()), ("tasks/phan-2.toml", second.concat())]);
        } else {
            files.push(("tasks.toml", tasks.concat()));
        }
        if number % 5 == 1 {
            files.push(("indicators.toml", OWN_INDICATOR.to_owned()));
        }
        if number % 4 == 2 {
            files.push(("amendments.toml", AMENDMENT.to_owned()));
        }
        // Drawn apart, so that the rest of a plan is the same with faults and without.
        let mut luck = Draw::new(self.seed ^ 0xFA17, number);
        if luck.percent(self.faults) {
            faults::spoil(&mut files, &mut luck);
        }
        files.into_iter().map(|(name, text)| (format!("{}/{name}", plan.folder), text)).collect()
    }

    /// Every file of the workspace, plan by plan.
    pub fn files(self) -> impl Iterator<Item = File> {
        Self::shared().into_iter().chain((0..self.plans).flat_map(move |number| self.plan(number)))
    }
}

/// Facts that several files of a plan state.
struct Plan {
    folder: String,
    id: String,
    parent: Option<String>,
    level: &'static str,
    unit: String,
    locality: String,
}

impl Plan {
    fn new(number: u64, draw: &mut Draw) -> Self {
        let (district, within) = (number / POOL, number % POOL);
        let name = format!("{} {}", draw.of(&NAMES), draw.of(&NAMES));
        let above = format!("huyen-{district:04}-2023");
        let locality = format!("huyện {district:04}, tỉnh {:02}", district % 63);
        let province = format!("plans/tinh-{:02}/huyen-{district:04}", district % 63);
        if within == 0 {
            let unit = format!("Ủy ban nhân dân huyện {name}");
            let folder = format!("{province}/cap-huyen");
            return Self { folder, id: above, parent: None, level: "district", unit, locality };
        }
        Self {
            folder: format!("{province}/xa-{number:06}"),
            id: format!("xa-{number:06}-2023"),
            parent: Some(above),
            level: "commune",
            unit: format!("Ủy ban nhân dân xã {name} {number}"),
            locality,
        }
    }

    fn plan(&self, draw: &mut Draw) -> String {
        let Self { id, unit, level, locality, .. } = self;
        let body = unit.trim_start_matches("Ủy ban nhân dân ");
        let mut text = format!(
            "# Kế hoạch được sinh tự động để đo tốc độ; không phải của một đơn vị có thật.\nid = \"{id}\"\ntitle = \"Kế hoạch cải cách hành chính {body} năm 2023\"\nunit = \"{unit}\"\nlevel = \"{level}\"\nlocality = \"{locality}\"\nstart = 2023-01-01\nend = 2023-12-31\n"
        );
        if let Some(parent) = &self.parent {
            let _ = writeln!(text, "parent = \"{parent}\"");
        }
        let number = draw.between(5, 60);
        let _ = writeln!(
            text,
            "priority-fields = [\"Cải cách thể chế\", \"Cải cách thủ tục hành chính\"]\n\n[issued]\nkind = \"KH\"\nnumber = \"{number}/KH-UBND\"\ndate = 2023-01-{:02}\n\n[declares]\nareas = {}\ntasks = {TASKS}\npriority-fields = 2\n",
            draw.between(10, 28),
            AREAS.len()
        );
        for law in 0..4 {
            let _ = writeln!(
                text,
                "[[legal-basis]]\nnumber = \"{}/KH-UBND\"\ndate = 2022-12-{:02}\nissuer = \"Ủy ban nhân dân tỉnh\"\nabout = \"{} {} năm 2023\"\n",
                draw.between(1, 300) + law * 300,
                draw.between(1, 30),
                draw.of(&VERBS),
                draw.of(&OBJECTS)
            );
        }
        for (index, (title, tasks)) in AREAS.iter().zip(tasks_by_area()).enumerate() {
            let (lead, ..) = ASSIGNEES[index % 5];
            let _ = writeln!(
                text,
                "[[area]]\nid = \"{}\"\ntitle = \"{title}\"\ndeclared-tasks = {tasks}\nlead = \"{lead}\"\n",
                index + 1
            );
        }
        text.push_str(TARGETS);
        for number in 1..=8 {
            let _ = writeln!(
                text,
                "[[solution]]\nnumber = {number}\ntext = \"{} {} {}.\"\n",
                draw.of(&VERBS),
                draw.of(&OBJECTS),
                draw.of(&ENDS)
            );
        }
        text.push_str("[funding]\nsource = \"Ngân sách nhà nước theo phân cấp hiện hành\"\nrules = [\"26/2019/TT-BTC\"]\n\n[signature]\ncapacity = \"KT. CHỦ TỊCH\"\npost = \"PHÓ CHỦ TỊCH\"\nname = \"Nguyễn Văn A\"\nrecipients = [\"Phòng Nội vụ huyện\", \"Lưu: VT\"]\n");
        text
    }
}

/// How many tasks each area has.
fn tasks_by_area() -> impl Iterator<Item = u64> {
    let areas = AREAS.len() as u64;
    (0..areas).map(move |area| TASKS / areas + u64::from(area < TASKS % areas))
}

fn assignees() -> String {
    let one = |(id, title, kind, alias): &(&str, &str, &str, &str)| {
        format!("[[assignee]]\nid = \"{id}\"\ntitle = \"{title}\"\nkind = \"{kind}\"\naliases = [\"{alias}\"]\n\n")
    };
    ASSIGNEES.iter().map(one).collect()
}

/// The texts of the tasks, in their order.
fn tasks(draw: &mut Draw) -> Vec<String> {
    let mut tasks = Vec::new();
    for (area, count) in tasks_by_area().enumerate() {
        for number in 1..=count {
            tasks.push(task(area, number, draw));
        }
    }
    tasks
}

fn task(area: usize, number: u64, draw: &mut Draw) -> String {
    let (lead, support) = (ASSIGNEES[area % 5].0, ASSIGNEES[(area + 1) % 5].0);
    let more = if number == 2 { ", \"dai-truyen-thanh\", \"cong-an-xa\"" } else { "" };
    // The numbers keep two tasks from being one duty.
    let place = area * 6 + usize::try_from(number).unwrap_or_default();
    let mut text = format!(
        "[[task]]\nid = \"{}.{number}\"\ntitle = \"{} {} {}\"\noutput = \"{}\"\nlead = \"{lead}\"\nsupport = [\"{support}\"{more}]\n",
        area + 1,
        VERBS[place % VERBS.len()],
        OBJECTS[(place / 2) % OBJECTS.len()],
        draw.of(&ENDS),
        draw.of(&OUTPUTS)
    );
    if draw.percent(30) {
        text.push_str("oversee = [\"mttq-doan-the\"]\n");
    }
    if number == 1 {
        text.push_str("serves = [\"thanh-toan\", \"ho-so-mang\", \"tin-bai\", \"par-index\", \"diem-par-index\", \"phan-cong-ro-rang\", \"so-hoa\"]\n");
    } else if draw.percent(25) {
        text.push_str("serves = [\"so-hoa\"]\n");
    }
    let paper = draw.between(1, 200);
    let due = match draw.below(8) {
        0 => "due = \"continuous\"\n".to_owned(),
        1 => "due = \"on-demand\"\n".to_owned(),
        2 => format!(
            "due = \"every-report\"\ndone = [\n    {{ on = 2023-03-17, for = \"2023-Q1\", evidence = [\"{paper}/BC-UBND\"] }},\n    {{ on = 2023-06-19, for = \"2023-H1\", evidence = [\"{}/BC-UBND\"] }},\n]\n",
            paper + 40
        ),
        3 => format!(
            "due = [2023-03-15, 2023-09-15]\ndone = [{{ on = 2023-03-14, for = 2023-03-15, evidence = [\"{paper}/BC-UBND\"] }}]\n"
        ),
        4 => "due = { days = 22, after = \"khi có hướng dẫn của cấp trên\", event = 2023-04-03 }\n".to_owned(),
        5 => format!(
            "due = 2023-{}\nstarted = 2023-02-01\ndone = [{{ on = 2023-05-{:02}, evidence = [\"{paper}/BC-UBND\"] }}]\n",
            draw.of(&["04-28", "05-30", "06-30"]),
            draw.between(2, 28)
        ),
        _ => {
            let (month, day) = working_day(draw.between(7, 12), draw.between(10, 30));
            let progress = (draw.between(5, 40), draw.between(45, 90));
            format!(
                "due = 2023-{month:02}-{day:02}\nstarted = 2023-02-13\nprogress = [{{ on = 2023-05-01, percent = {} }}, {{ on = 2023-08-15, percent = {} }}]\n",
                progress.0, progress.1
            )
        }
    };
    text.push_str(&due);
    if draw.percent(20) {
        let _ = writeln!(text, "cost = {}_000_000", draw.between(2, 40));
        // Money that was spent for nothing has a warning.
        if due.contains("done = ") {
            text.push_str("spent = 1_000_000\n");
        }
    }
    let _ = writeln!(text, "source = \"VI.{}\"\n", area + 1);
    text
}

/// This day of the second half of 2023, or the Friday before it.
fn working_day(month: u64, day: u64) -> (u64, u64) {
    // 2 July was a Sunday; behind it come months of 31, 31, 30, 31 and 30 days.
    let before = [0, 31, 62, 92, 123, 153].get(usize::try_from(month).unwrap_or_default().saturating_sub(7));
    let weekday = (before.unwrap_or(&0) + day + 5) % 7;
    (month, day - if weekday == 0 { 2 } else { u64::from(weekday == 6) })
}

fn values(draw: &mut Draw, reported: &str, about: u64) -> String {
    let mut counts = || {
        let of = draw.between(200, 2000);
        format!("{{ numerator = {}, denominator = {of} }}", of * (about + draw.below(20)) / 100)
    };
    let (paid, online, digitised) = (counts(), counts(), counts());
    format!(
        "reported-by = \"van-phong-thong-ke\"\nreported-on = {reported}\nevidence = [\"{}/BC-UBND\"]\n\n[values]\nty-le-thanh-toan-truc-tuyen = {paid}\nty-le-ho-so-mang = {online}\nty-le-so-hoa = {digitised}\nso-tin-bai = {{ count = {} }}\nxep-hang-par-index = {{ rank = {}, of = 14 }}\ndiem-par-index = {{ score = {}.{} }}\n",
        draw.between(10, 99),
        draw.between(4, 30),
        draw.between(1, 14),
        draw.between(60, 95),
        draw.between(1, 9)
    )
}

fn difficulties(draw: &mut Draw) -> String {
    let mut text = String::new();
    for month in 0..2 {
        let _ = writeln!(
            text,
            "[[issue]]\nraised = 2023-0{}-12\nby = \"tai-chinh-ke-toan\"\ntasks = [\"6.{}\"]\ntext = \"{}\"\nproposal = \"{} {}\"\n",
            month + 4,
            month + 1,
            draw.of(&DIFFICULTIES),
            draw.of(&VERBS),
            draw.of(&OBJECTS)
        );
    }
    text
}

const TARGETS: &str = include_str!("targets.toml");
const INDICATORS: &str = include_str!("indicators.toml");
const OWN_INDICATOR: &str = "[[indicator]]\nid = \"so-cuoc-kiem-tra\"\ntitle = \"Số cuộc kiểm tra kỷ luật, kỷ cương hành chính\"\nmeasure = \"count\"\nunit = \"cuộc\"\naccumulate = \"sum\"\n";
const AMENDMENT: &str = "[[amendment]]\nnumber = \"60/QĐ-UBND\"\ndate = 2023-07-03\nabout = \"Điều chỉnh mức phấn đấu về số hóa kết quả giải quyết thủ tục hành chính\"\nchanges = [\"so-hoa\"]\n";
