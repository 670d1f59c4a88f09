//! More bad files: each way in which a plan has broken a program, or could.

use super::cases::{Case, ISSUES, PLAN, TASKS, edit, put};
use super::plants::{
    VALUES, below_many_targets, elements, in_a_circle, keys_twice, long_title, many_names, of_which_chain,
    of_which_circle, on_one_line, one_id_twice, own_maxima, rules_that_are_none, strangers, targets_of_their_own,
    tasks_without_lead, under_none, unknown_tables,
};
#[cfg(unix)]
use super::plants::{into_git, link, socket, values_elsewhere};
#[cfg(target_os = "linux")]
use super::plants::{plan_in_an_odd_folder, unwritten};
use std::fs;

/// One fault in one file.
macro_rules! case {
    ($name:literal, $plant:expr, $codes:expr, $status:literal) => {
        Case { name: $name, plant: $plant, codes: &$codes, status: $status }
    };
}

/// Every further case.
pub const MORE: &[Case] = &[
    case!("TCVN3", |root| put(root, ISSUES, b"[[issue]]\ntext = \"K\xd5 ho\xb9ch c\xb6i c\xb8ch\"\n"), ["E002"], 1),
    case!("VNI", |root| put(root, ISSUES, b"# Ke\xe1 hoa\xefch\n"), ["E002"], 1),
    case!("a spreadsheet", |root| put(root, ISSUES, b"PK\x03\x04\x14\0\x06\0\x08\0\x1b[2J"), ["E002"], 1),
    case!("the old Office", |root| put(root, ISSUES, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ["E002"], 1),
    case!("PDF", |root| put(root, ISSUES, "%PDF-1.7\n"), ["E002"], 1),
    case!("binary", |root| put(root, ISSUES, b"\x7fELF\0\x01\xff\xfe"), ["E002"], 1),
    case!("UTF-16, the other way", |root| put(root, ISSUES, b"\xFE\xFF\x00a\x00=\x001"), ["E002"], 1),
    case!("half a letter at the end", |root| put(root, ISSUES, b"# Ch\xe1\xba"), ["E002"], 1),
    case!(
        "conflict markers inside a text",
        |root| put(root, ISSUES, "[[issue]]\ntext = \"\"\"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n\"\"\"\n"),
        ["E003"],
        1
    ),
    case!(
        "a conflict between branches with bad names",
        |root| put(
            root,
            ISSUES,
            "<<<<<<< \u{1b}[2J\u{202e}\n[[issue]]\nid = \"\u{7}\"\n=======\n\u{9b}31m\n>>>>>>> ##[x]\n"
        ),
        ["E003"],
        1
    ),
    case!("the middle of a conflict", |root| put(root, ISSUES, "[[issue]]\n=======\n"), ["E003"], 1),
    case!("only the end of a conflict", |root| put(root, ISSUES, ">>>>>>> \u{1b}[2Jx\n"), ["E003"], 1),
    case!("17 headers deep", |root| put(root, ISSUES, format!("[{}a]\n", "a.".repeat(17))), ["E009"], 1),
    case!("2 KB of braces", |root| put(root, ISSUES, "a = {".to_owned() + &"a = {".repeat(400)), ["E009"], 1),
    case!("a text without end", |root| put(root, ISSUES, "a = \"\"\"\n[[issue]]\n"), ["E001"], 1),
    case!("a bracket without end", |root| put(root, ISSUES, "a = [1,\n[[issue]]\nb = 2\n"), ["E001", "E004"], 1),
    case!(
        "NUL",
        |root| put(root, ISSUES, "[[issue]]\ntext = \"a\0b\" # and much more that is text\n"),
        ["E005", "E010"],
        1
    ),
    case!("direction turned in a comment", |root| put(root, ISSUES, "# a\u{202e}b\n"), ["E010"], 1),
    case!("a C1 control", |root| put(root, ISSUES, "# a\u{9b}31m\n"), ["E010"], 1),
    case!("letters that are not there", |root| put(root, ISSUES, "# a\u{e0041}\u{200b}\n"), ["E010"], 1),
    case!("a byte order mark in the middle", |root| put(root, ISSUES, "# a\n\u{FEFF}\n"), ["E010"], 1),
    case!("letters in parts", |root| edit(root, TASKS, "Số hóa", "So\u{302}\u{301} ho\u{301}a"), ["E011"], 0),
    case!("lines of an old Mac", |root| put(root, ISSUES, "[[issue]]\rtext = \"a\"\r"), ["E001"], 1),
    case!("a file is missing", |root| fs::remove_file(root.join(TASKS)).expect("it was there"), ["E014"], 1),
    case!("a file of another name", |root| put(root, "plans/mau/task.toml", "a = \u{1b}\n"), ["E015"], 0),
    case!("a word that is none", |root| edit(root, PLAN, "level = \"commune\"", "level = \"\\u0007x\""), ["E016"], 1),
    case!(
        "a step from a plan that is not there",
        |root| {
            let step = "rise-by = 5\nbaseline = { plan = \"khong-co\" }";
            edit(root, PLAN, "at-least = 55", step);
        },
        ["E344"],
        1
    ),
    case!("a rule that is none", |root| put(root, "cchc.toml", "[lints]\n\"\\u001b[2J\" = \"deny\"\n"), ["E021"], 1),
    case!(
        "settings that are none",
        |root| put(root, "cchc.toml", "lang = \"::error::\"\nutc-offset = \"+99\"\n"),
        ["E016"],
        1
    ),
    case!("a date far off", |root| edit(root, PLAN, "end = 2023-12-31", "end = 9999-12-31"), ["E007"], 1),
    case!(
        "a date with a time",
        |root| edit(root, TASKS, "due = 2023-01-31", "due = 2023-01-31T07:00:00Z"),
        ["E007"],
        1
    ),
    case!("no digits", |root| edit(root, PLAN, "at-least = 55", "at-least = 0x"), ["E020"], 1),
    case!("digits of another script", |root| edit(root, PLAN, "at-least = 55", "at-least = 5\u{665}"), ["E001"], 1),
    case!("a very small number", |root| edit(root, PLAN, "at-least = 55", "at-least = 1e-300"), ["E020"], 1),
    case!(
        "a very long exponent",
        |root| edit(root, PLAN, "at-least = 55", "at-least = 1e99999999999999999999"),
        ["E020"],
        1
    ),
    case!("less than nothing", |root| edit(root, VALUES, "count = 6", "count = -9223372036854775808"), ["E020"], 1),
    case!("an id that is a device", |root| edit(root, PLAN, "id = \"mau\"", "id = \"CON.x\""), ["E017"], 1),
    case!(
        "an id of 65 letters",
        |root| edit(root, PLAN, "id = \"mau\"", &format!("id = \"{}\"", "a".repeat(65))),
        ["E017"],
        1
    ),
    case!("an id that leads out", |root| edit(root, PLAN, "id = \"mau\"", "id = \"../../x\""), ["E017"], 1),
    case!("one id in two cases", one_id_twice, ["E101"], 1),
    case!("parts in a circle", of_which_circle, ["E108"], 1),
    case!(
        "a plan above itself",
        |root| edit(root, PLAN, "id = \"mau\"", "id = \"mau\"\nparent = \"mau\""),
        ["E117"],
        1
    ),
    #[cfg(unix)]
    case!("a link to the environment", |root| link(root, "/proc/self/environ", ISSUES), ["E013"], 1),
    #[cfg(unix)]
    case!("a link to endless zeros", |root| link(root, "/dev/zero", ISSUES), ["E013"], 1),
    #[cfg(unix)]
    case!("a link to itself", |root| link(root, "issues.toml", ISSUES), ["E012"], 1),
    #[cfg(unix)]
    case!("a link into .git", |root| into_git(root, ".git"), ["E013"], 1),
    #[cfg(unix)]
    case!("a link into .git where capitals are the same", |root| into_git(root, ".Git"), ["E013"], 1),
    #[cfg(unix)]
    case!("a folder of figures elsewhere", values_elsewhere, ["E013"], 1),
    #[cfg(unix)]
    case!("a folder of plans that is the root", |root| link(root, "..", "plans/vong"), [], 0),
    #[cfg(unix)]
    case!("a socket", socket, ["E012"], 1),
    case!("12,000 control characters", |root| put(root, ISSUES, "\u{1b}".repeat(12_000)), ["E008", "E010"], 1),
    case!(
        "a line of 3,000 wrong elements",
        |root| put(root, "cchc.toml", format!("holidays = [{}]\n", "1, ".repeat(3_000))),
        ["E006"],
        1
    ),
    case!("8,000 keys twice on one line", |root| put(root, ISSUES, keys_twice(8_000)), ["E001"], 1),
    case!(
        "a title of 20 KB without blanks",
        |root| edit(root, TASKS, "title = \"Số hóa", &format!("title = \"{}", "x".repeat(20_000))),
        [],
        0
    ),
    case!("100 tasks on one line", |root| on_one_line(root, 100), ["E109", "E306", "E401", "E410"], 0),
    #[cfg(target_os = "linux")]
    case!("a file of tasks whose name is not UTF-8", |root| unwritten(root, "tasks", b"x\xff.toml"), ["E012"], 1),
    #[cfg(target_os = "linux")]
    case!(
        "a file of figures whose name is not UTF-8",
        |root| unwritten(root, "values", b"2023-Q2\xff.toml"),
        ["E012"],
        1
    ),
    #[cfg(target_os = "linux")]
    case!("a document whose name is not UTF-8", |root| unwritten(root, "tasks", b"B\xb8o c\xb8o.pdf"), [], 0),
    #[cfg(target_os = "linux")]
    case!("a plan whose folder is not UTF-8", |root| plan_in_an_odd_folder(root, ""), ["E012"], 1),
    #[cfg(target_os = "linux")]
    case!("a plan below a folder that is not UTF-8", |root| plan_in_an_odd_folder(root, "a/b"), ["E012"], 1),
    case!("1,000 tasks that nobody leads", tasks_without_lead, ["E109", "E401"], 0),
    case!("a chain of 100 parts", |root| of_which_chain(root, 100), ["E306"], 0),
    case!("100 plans above each other", |root| in_a_circle(root, 100), ["E117", "E209"], 1),
    case!(
        "a plan below one of 300 targets",
        |root| below_many_targets(root, 1, 300),
        ["E008", "E209", "E306", "E323"],
        1
    ),
    case!("30 plans, each with a maximum of its own", |root| own_maxima(root, 30), ["E209", "E323", "E327"], 0),
    case!("300 plans under others that are none", |root| under_none(root, 300), ["E116", "E209"], 1),
];

/// Cases that are as large as may be, or larger. An unoptimised program takes its time for them, so only the long form
/// has them.
pub const LARGE: &[Case] = &[
    case!("5 MiB", |root| put(root, ISSUES, "#".repeat(5 * 1024 * 1024)), ["E008"], 1),
    case!("4 MiB of elements", |root| put(root, ISSUES, elements(2 * 1024 * 1024 - 8)), ["E008"], 1),
    case!("as many elements as may be", |root| put(root, ISSUES, elements(99_990)), ["E004"], 1),
    case!("4 MiB of one word", |root| put(root, ISSUES, format!("# {}\n", "x".repeat(4_100_000))), [], 0),
    case!("a title of 1 MB without blanks", long_title, [], 0),
    case!(
        "a value of 1 MB that is none",
        |root| put(root, ISSUES, format!("x = {}\n", "A".repeat(1 << 20))),
        ["E001", "E004"],
        1
    ),
    case!(
        "a faulty line of 1 MB with control characters",
        |root| put(root, ISSUES, format!("x = = {}\n", "\u{1b}[2J".repeat(1 << 14))),
        ["E008", "E010"],
        1
    ),
    case!("10,000 faulty lines", |root| put(root, ISSUES, "a 1\n".repeat(10_000)), ["E001"], 1),
    case!("4 MiB of control characters", |root| put(root, ISSUES, "\u{1b}".repeat(4_000_000)), ["E008", "E010"], 1),
    case!("500,000 conflicts", |root| put(root, ISSUES, "<<<<<<<\n".repeat(500_000)), ["E003", "E008"], 1),
    case!("2 million faulty lines", |root| put(root, ISSUES, "a\n".repeat(2_000_000)), ["E008"], 1),
    case!(
        "a line of 90,000 wrong elements",
        |root| put(root, "cchc.toml", format!("holidays = [{}]\n", "1, ".repeat(90_000))),
        ["E006", "E008"],
        1
    ),
    case!("90,000 empty tables", |root| put(root, ISSUES, "[[issue]]\n".repeat(90_000)), ["E005", "E008"], 1),
    case!("400,000 empty tables", |root| put(root, ISSUES, "[[issue]]\n".repeat(400_000)), ["E008"], 1),
    case!(
        "90,000 unknown people",
        |root| edit(
            root,
            TASKS,
            "support = [\"van-phong-thong-ke\"]",
            &format!("support = [{}]", "\"x\", ".repeat(90_000))
        ),
        ["E008", "E103"],
        1
    ),
    case!("10,000 tables that nobody knows", unknown_tables, ["E004"], 1),
    case!(
        "10,000 keys twice",
        |root| put(root, ISSUES, "[[issue]]\na = 1\na = 2\n".repeat(5_000)),
        ["E001", "E004"],
        1
    ),
    case!("45,000 keys twice on one line", |root| put(root, ISSUES, keys_twice(45_000)), ["E001"], 1),
    case!("4 MiB of brackets", |root| put(root, ISSUES, format!("a = {}", "[".repeat(4_000_000))), ["E009"], 1),
    case!("a chain of 3,000 parts", |root| of_which_chain(root, 3_000), ["E306"], 0),
    case!("a chain of 16,000 parts", |root| of_which_chain(root, 16_000), ["E008", "E306"], 1),
    case!("8,000 targets, each of its own indicator, all served by one task", targets_of_their_own, [], 0),
    case!("2,000 plans above each other", |root| in_a_circle(root, 2_000), ["E117", "E209"], 1),
    case!("4,000 plans under others that are none", |root| under_none(root, 4_000), ["E116", "E209"], 1),
    case!(
        "200 plans below one of 2,000 targets",
        |root| below_many_targets(root, 200, 2_000),
        ["E008", "E209", "E306", "E323"],
        1
    ),
    case!("1,000 plans, each with a maximum of its own", |root| own_maxima(root, 1_000), ["E209", "E323", "E327"], 0),
    case!("75,000 names of 15,000 people in one role", |root| many_names(root, 15_000, 75_000), ["E008", "E413"], 1),
    case!("15,000 people, and 80,000 names that are not theirs", strangers, ["E008", "E103", "E410"], 1),
    case!("6,000 tasks on one line of 2.6 MB", |root| on_one_line(root, 6_000), ["E109", "E306", "E401", "E410"], 0),
    case!("45,000 rules that are none", rules_that_are_none, ["E008", "E021"], 1),
];
