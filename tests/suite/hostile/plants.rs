//! How the bad files of `files.rs` come into a copy of the minimal workspace.

use super::cases::{ASSIGNEES, ISSUES, PLAN, TASKS, edit, put};
use std::fs;
use std::path::Path;

pub const VALUES: &str = "plans/mau/values/2023-Q1.toml";
const INDICATORS: &str = "plans/mau/indicators.toml";

pub fn elements(most: usize) -> String {
    format!("a = [{}]\n", "1,".repeat(most))
}

pub fn keys_twice(most: usize) -> String {
    format!("x = {{{}}}\n", "a = 1, ".repeat(most))
}

fn each(count: usize, one: &dyn Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

pub fn long_title(root: &Path) {
    edit(root, TASKS, "title = \"Số hóa", &format!("title = \"{}", "x".repeat(1_000_000)));
}

pub fn unknown_tables(root: &Path) {
    let headers: Vec<String> = (0..10_000).map(|number| format!("[t{number}]\n")).collect();
    put(root, ISSUES, headers.concat());
}

pub fn one_id_twice(root: &Path) {
    let person = "\n[[assignee]]\nid = \"Tu-Phap-Ho-Tich\"\ntitle = \"Người khác\"\nkind = \"official\"\n";
    more(root, ASSIGNEES, person);
}

pub fn of_which_circle(root: &Path) {
    edit(root, PLAN, "id = \"so-hoa\"", "id = \"so-hoa\"\nof-which = \"tuyen-truyen\"");
    edit(root, PLAN, "id = \"tuyen-truyen\"", "id = \"tuyen-truyen\"\nof-which = \"so-hoa\"");
}

pub fn of_which_chain(root: &Path, most: usize) {
    let part = |number: usize| {
        let above = if number == 0 { "so-hoa".to_owned() } else { format!("t{}", number - 1) };
        format!(
            "\n[[target]]\nid = \"t{number}\"\nindicator = \"ty-le-so-hoa\"\nat-least = 55\nof-which = \"{above}\"\n"
        )
    };
    more(root, PLAN, &each(most, &part));
}

pub fn targets_of_their_own(root: &Path) {
    let each = |one: &dyn Fn(usize) -> String| each(8_000, one);
    let more = |file: &str, text: String| more(root, file, &text);
    more(PLAN, each(&|number| format!("\n[[target]]\nid = \"t{number}\"\nindicator = \"i{number}\"\nat-least = 1\n")));
    more(
        INDICATORS,
        each(&|number| {
            format!(
                "\n[[indicator]]\nid = \"i{number}\"\ntitle = \"{number}\"\nmeasure = \"count\"\naccumulate = \"sum\"\n"
            )
        }),
    );
    more(VALUES, each(&|number| format!("i{number} = {{ count = 1 }}\n")));
    let serves = |more: &str| format!("serves = [{more}\"tuyen-truyen\"]");
    edit(root, TASKS, &serves(""), &serves(&each(&|number| format!("\"t{number}\", "))));
}

pub fn tasks_without_lead(root: &Path) {
    let task = |number: usize| {
        format!("\n[[task]]\nid = \"1.{}\"\ntitle = \"t{number}\"\noutput = \"o\"\ndue = 2023-12-01\n", number + 3)
    };
    more(root, TASKS, &each(1_000, &task));
}

#[cfg(target_os = "linux")]
pub fn unwritten(root: &Path, folder: &str, name: &[u8]) {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = root.join("plans/mau").join(folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(std::ffi::OsStr::from_bytes(name)), "a = 1\n").expect("it can be written");
}

#[cfg(target_os = "linux")]
pub fn plan_in_an_odd_folder(root: &Path, below: &str) {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = root.join("plans").join(std::ffi::OsStr::from_bytes(b"m\xff")).join(below);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("plan.toml"), "id = \"m\"\n").expect("it can be written");
}

pub fn in_a_circle(root: &Path, most: usize) {
    plans(root, most, |number| format!("p{}", (number + 1) % most));
}

pub fn under_none(root: &Path, most: usize) {
    plans(root, most, |number| format!("unit-{number}"));
}

pub fn many_names(root: &Path, people: usize, names: usize) {
    let person =
        |number: usize| format!("\n[[assignee]]\nid = \"x{number}\"\ntitle = \"X {number}\"\nkind = \"official\"\n");
    more(root, ASSIGNEES, &each(people, &person));
    let names = each(names, &|number| format!("\"x{}\", ", number % people));
    edit(root, TASKS, "support = [\"van-phong-thong-ke\"]", &format!("support = [{names}]"));
}

pub fn on_one_line(root: &Path, most: usize) {
    let title = "x".repeat(380);
    let task = |number: usize| {
        format!("{{id = \"1.{}\", title = \"t {number}{title}\", output = \"o\", due = 2023-02-28}}, ", number + 1)
    };
    put(root, TASKS, format!("task = [{}]\n", each(most, &task)));
}

pub fn strangers(root: &Path) {
    many_names(root, 15_000, 0);
    edit(root, TASKS, "support = []", &format!("support = [{}]", each(80_000, &|number| format!("\"y{number}\", "))));
}

pub fn rules_that_are_none(root: &Path) {
    put(root, "cchc.toml", format!("[lints]\n{}", each(45_000, &|number| format!("rule-{number} = \"deny\"\n"))));
}

fn more(root: &Path, file: &str, text: &str) {
    let file = root.join(file);
    fs::write(&file, fs::read_to_string(&file).unwrap_or_default() + text).expect("it can be written");
}

/// Plans with the same parent, of which nothing is asked; above them many targets.
pub fn below_many_targets(root: &Path, most: usize, targets: usize) {
    plans(root, most, |_| "mau".to_owned());
    let target = |number: usize| format!("\n[[target]]\nid = \"t{number}\"\nindicator = \"i{number}\"\nat-least = 5\n");
    let indicator = |number: usize| {
        format!("\n[[indicator]]\nid = \"i{number}\"\ntitle = \"I\"\nmeasure = \"count\"\naccumulate = \"sum\"\n")
    };
    more(root, PLAN, &each(targets, &target));
    more(root, INDICATORS, &each(targets, &indicator));
}

/// Plans that are ranked by a score that each counts up to another maximum.
pub fn own_maxima(root: &Path, most: usize) {
    plans(root, most, |_| "mau".to_owned());
    for number in 0..most {
        more(
            root,
            &format!("plans/p{number}/plan.toml"),
            "[[target]]\nid = \"r\"\nindicator = \"r\"\nrank-within = 3\n",
        );
        let score =
            format!("[[indicator]]\nid = \"s\"\ntitle = \"S\"\nmeasure = \"score\"\nmaximum = {}\n", 100 + number);
        let rank = "[[indicator]]\nid = \"r\"\ntitle = \"R\"\nmeasure = \"rank\"\nrank-of = \"s\"\n";
        more(root, &format!("plans/p{number}/indicators.toml"), &(score + rank));
    }
}

fn plans(root: &Path, most: usize, parent: impl Fn(usize) -> String) {
    for number in 0..most {
        let folder = root.join(format!("plans/p{number}"));
        fs::create_dir(&folder).expect("a folder");
        let above = parent(number);
        let plan = format!(
            "id = \"p{number}\"\ntitle = \"P\"\nunit = \"U {number}\"\nlevel = \"commune\"\nstart = 2023-01-01\nend = 2023-12-31\nparent = \"{above}\"\n"
        );
        fs::write(folder.join("plan.toml"), plan).expect("it can be written");
        fs::write(folder.join("tasks.toml"), "").expect("it can be written");
        fs::write(folder.join("assignees.toml"), "assignee = []\n").expect("it can be written");
    }
}

#[cfg(unix)]
pub fn link(root: &Path, to: &str, from: &str) {
    std::os::unix::fs::symlink(to, root.join(from)).expect("a link can be made");
}

#[cfg(unix)]
pub fn into_git(root: &Path, name: &str) {
    fs::create_dir(root.join(name)).expect("a folder");
    fs::write(root.join(name).join("config"), super::cases::SECRET).expect("it can be written");
    link(root, &format!("../../{name}/config"), ISSUES);
}

#[cfg(unix)]
pub fn values_elsewhere(root: &Path) {
    let outside = root.parent().expect("a folder above").join("figures");
    fs::create_dir(&outside).expect("a folder");
    fs::write(outside.join("2023-Q1.toml"), super::cases::SECRET).expect("it can be written");
    fs::remove_dir_all(root.join("plans/mau/values")).expect("it was there");
    link(root, outside.to_str().expect("text"), "plans/mau/values");
}

#[cfg(unix)]
pub fn socket(root: &Path) {
    // The name stays when the listener goes.
    std::os::unix::net::UnixListener::bind(root.join(ISSUES)).expect("a socket can be made");
}
