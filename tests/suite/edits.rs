//! The commands that edit plan files, as people use them.

mod files;

use super::{Outcome, Workspace, cchc, run, text_of};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn tasks(folder: &Workspace) -> PathBuf {
    folder.file("plans/long-an-2023/tasks.toml")
}

/// Runs an edit on the last day of September 2023.
fn edit(folder: &Path, args: &[&str]) -> Outcome {
    run(cchc().env("CCHC_AS_OF", "2023-09-30").arg("-C").arg(folder).args(args))
}

/// The lines that an edit takes from a text and adds to it.
fn changed(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let diff = similar::TextDiff::from_lines(before, after);
    let lines = |wanted| {
        let changes = diff.iter_all_changes().filter(move |change| change.tag() == wanted);
        changes.map(|change| change.value().trim_end_matches(['\r', '\n']).to_owned()).collect()
    };
    (lines(similar::ChangeTag::Delete), lines(similar::ChangeTag::Insert))
}

/// Makes an edit of the tasks of Long An, with LF and with CRLF, and gives back the lines that changed.
fn lines(args: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut all = Vec::new();
    for crlf in [false, true] {
        let folder = Workspace::long_an();
        let file = tasks(&folder);
        if crlf {
            fs::write(&file, format!("\u{FEFF}{}", text_of(&file).replace('\n', "\r\n"))).expect("a file");
        }
        let before = text_of(&file);
        let outcome = edit(folder.path(), args);
        assert_eq!(outcome.status, 0, "{args:?}\n{}", outcome.all());
        let after = text_of(&file);
        assert_eq!(after.contains('\r'), crlf);
        assert_eq!(after.replace("\r\n", "").contains('\n'), !crlf, "one kind of line break");
        all.push(changed(&before, &after));
        assert!(outcome.stdout.contains("+++ plans/long-an-2023/tasks.toml"), "{}", outcome.stdout);
    }
    assert_eq!(all[0], all[1], "the same lines with LF and with CRLF");
    all.remove(0)
}

fn texts(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn tasks_are_given_to_people() {
    let lead = "lead = \"van-phong-thong-ke\"";
    assert_eq!(lines(&["assign", "4.2", "--lead", "VP-TK"]), (vec![], texts(&[lead])));
    assert_eq!(
        lines(&["assign", "3.2", "4.1", "--lead", "tu-phap-ho-tich", "--support", "cong-an-xa,TC-KT"]),
        (
            vec![],
            texts(&[
                "support = [\"cong-an-xa\", \"tai-chinh-ke-toan\"]",
                "lead = \"tu-phap-ho-tich\"",
                "support = [\"cong-an-xa\", \"tai-chinh-ke-toan\"]"
            ])
        )
    );
    let both = "support = [\"dai-truyen-thanh\", \"mttq-doan-the\"]";
    let one = "support = [\"dai-truyen-thanh\"]";
    assert_eq!(lines(&["assign", "1.6", "--remove-support", "mttq-doan-the"]), (texts(&[both]), texts(&[one])));
    let three = "support = [\"dai-truyen-thanh\", \"mttq-doan-the\", \"cong-an-xa\"]";
    assert_eq!(lines(&["assign", "1.6", "--add-support", "CAX"]), (texts(&[both]), texts(&[three])));
    assert_eq!(
        lines(&["assign", "1.4", "--unassign", "--remove-oversee", "mttq-doan-the"]),
        (texts(&[lead, "oversee = [\"mttq-doan-the\"]"]), vec![])
    );
    assert_eq!(lines(&["assign", "1.4", "--lead", "tu-phap-ho-tich"]).1, texts(&["lead = \"tu-phap-ho-tich\""]));
}

#[test]
fn nobody_gets_two_roles_unasked() {
    // The new lead no longer supports.
    let support = "support = [\"cong-an-xa\"]";
    assert_eq!(
        lines(&["assign", "7.2", "--lead", "cong-an-xa"]),
        (texts(&["lead = \"van-hoa-xa-hoi\"", support]), texts(&["lead = \"cong-an-xa\""]))
    );
    assert_eq!(
        lines(&["assign", "7.2", "--lead", "cong-an-xa", "--support", "van-hoa-xa-hoi"]),
        (
            texts(&["lead = \"van-hoa-xa-hoi\"", support]),
            texts(&["lead = \"cong-an-xa\"", "support = [\"van-hoa-xa-hoi\"]"])
        )
    );
    let folder = Workspace::long_an();
    let outcome = edit(folder.path(), &["assign", "1.4", "--add-support", "mttq-doan-the", "--lang", "en"]);
    assert_eq!(outcome.status, 2, "who oversees does not support as well: {}", outcome.all());
    assert!(outcome.stderr.contains("two roles"), "{}", outcome.stderr);
    let moved = ["assign", "1.4", "--add-support", "mttq-doan-the", "--remove-oversee", "mttq-doan-the"];
    assert_eq!(edit(folder.path(), &moved).status, 0);
}

#[test]
fn a_list_with_comments_stays_when_its_last_element_goes() {
    let folder = Workspace::long_an();
    let list = "support = [\n  # người thứ nhất\n  \"cong-an-xa\", # chính\n]\n";
    super::replace(&tasks(&folder), "support = [\"cong-an-xa\"]\n", list);
    let outcome = edit(folder.path(), &["assign", "7.2", "--remove-support", "cong-an-xa"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(text_of(&tasks(&folder)).contains("\nsupport = [\n  # người thứ nhất\n  # chính\n]\n"));
    let outcome = edit(folder.path(), &["assign", "7.2", "--add-support", "cong-an-xa"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let list = "\nsupport = [\n  # người thứ nhất\n  # chính\n  \"cong-an-xa\",\n]\n";
    assert!(text_of(&tasks(&folder)).contains(list), "{}", text_of(&tasks(&folder)));
}

#[test]
fn proposals_are_written_when_that_is_asked_for() {
    let folder = Workspace::long_an();
    let before = text_of(&tasks(&folder));
    let proposed =
        edit(folder.path(), &["assign", "--suggest", "--output-format", "json", "--fail-on", "never"]).json();
    assert_eq!(text_of(&tasks(&folder)), before);
    let outcome = edit(folder.path(), &["assign", "--suggest", "--write", "--output-format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let leads = |json: &Value| {
        let changes = json["plans"][0]["changes"].as_array().expect("changes").clone();
        changes.into_iter().filter(|change| change["field"] == "lead").collect::<Vec<_>>()
    };
    let written = leads(&outcome.json());
    assert!(!written.is_empty());
    let text = proposed.to_string();
    for change in &written {
        assert!(text.contains(change["after"].as_str().expect("an id")), "{change}");
    }
    let again = edit(folder.path(), &["assign", "--suggest", "--write", "--lang", "en"]);
    assert_eq!((again.status, again.stdout.as_str()), (0, ""), "{}", again.all());
    assert!(again.stderr.contains("nothing to change"), "{}", again.stderr);
    for args in [
        &["assign", "3.2", "--lead", "VP-TK", "--output-format", "sarif"][..],
        &["assign", "3.2", "--lead", "VP-TK", "--report", "json=x.json"],
        &["assign", "3.2", "--suggest"],
        &["assign", "--write"],
        &["assign", "--dry-run"],
    ] {
        assert_eq!(edit(folder.path(), args).status, 2, "{args:?}");
    }
}

#[test]
fn deliveries_are_recorded_with_the_only_occurrence_that_can_be_meant() {
    let entry = "    { on = 2023-12-18, for = \"2023\", evidence = [\"99/BC-UBND\"] },";
    assert_eq!(lines(&["done", "1.2", "--on", "2023-12-18", "--evidence", "99/BC-UBND"]), (vec![], texts(&[entry])));
    let once = "done = [{ on = 2023-09-28, evidence = [\"75/BC-UBND\"] }]";
    assert_eq!(lines(&["done", "3.2", "--on", "2023-09-28", "--evidence", "75/BC-UBND"]), (vec![], texts(&[once])));
    assert_eq!(
        lines(&["done", "1.5", "--on", "2023-10-12", "--evidence", "80/BC-UBND"]),
        (
            texts(&["done = [{ on = 2023-04-12, for = 2023-04-14, evidence = [\"19/BC-UBND\"] }]"]),
            texts(&[
                "done = [",
                "    { on = 2023-04-12, for = 2023-04-14, evidence = [\"19/BC-UBND\"] },",
                "    { on = 2023-10-12, for = 2023-10-13, evidence = [\"80/BC-UBND\"] },",
                "]"
            ])
        )
    );
    let folder = Workspace::minimal();
    let open = folder.run(&["done", "1.2", "--undo"]);
    assert_eq!(open.status, 0, "{}", open.all());
    let outcome = folder.run(&["done", "1.2", "--on", "2023-06-19", "--lang", "en"]);
    assert_eq!(outcome.status, 2, "two can be meant: {}", outcome.all());
    assert!(outcome.stderr.contains("2023-Q1, 2023-H1"), "{}", outcome.stderr);
}

#[test]
fn an_edit_taken_back_leaves_the_file_as_it_was() {
    let folder = Workspace::long_an();
    let before = text_of(&tasks(&folder));
    for (make, undo) in [
        (&["done", "3.2", "--on", "2023-09-28", "--evidence", "a"][..], &["done", "3.2", "--undo"][..]),
        (&["done", "1.2", "--on", "2023-12-18", "--for", "2023"], &["done", "1.2", "--undo", "--for", "2023"]),
        (&["progress", "7.6", "--percent", "60"], &["progress", "7.6", "--undo"]),
        (&["progress", "8.2", "--percent", "5"], &["progress", "8.2", "--undo"]),
        (&["assign", "4.2", "--lead", "cong-an-xa"], &["assign", "4.2", "--unassign"]),
        (&["assign", "1.6", "--add-oversee", "cong-an-xa"], &["assign", "1.6", "--remove-oversee", "cong-an-xa"]),
    ] {
        let made = edit(folder.path(), make);
        assert_eq!(made.status, 0, "{make:?}\n{}", made.all());
        assert_ne!(text_of(&tasks(&folder)), before, "{make:?}");
        let undone = edit(folder.path(), undo);
        assert_eq!(undone.status, 0, "{undo:?}\n{}", undone.all());
        assert_eq!(text_of(&tasks(&folder)), before, "{undo:?}");
    }
}

/// The place of an entry depends on what it says, so the last place is not that of the last entry.
#[test]
fn the_entry_of_the_last_day_is_taken_back() {
    let folder = Workspace::long_an();
    let run = |args: &[&str]| edit(folder.path(), args);
    for (percent, on) in [("30", "2023-05-02"), ("10", "2023-03-01"), ("20", "2023-04-01")] {
        assert_eq!(run(&["progress", "8.2", "--percent", percent, "--on", on]).status, 0);
    }
    let entry = |on: &str, percent| format!("    {{ on = {on}, percent = {percent} }},\n");
    let days = |all: &[(&str, u32)]| all.iter().map(|(on, percent)| entry(on, *percent)).collect::<String>();
    let first = days(&[("2023-03-01", 10), ("2023-04-01", 20), ("2023-05-02", 30)]);
    assert!(text_of(&tasks(&folder)).contains(&format!("\nprogress = [\n{first}]\n")), "in the order of the days");
    assert_eq!(run(&["progress", "8.2", "--undo", "--on", "2023-03-01"]).status, 0);
    assert_eq!(run(&["progress", "8.2", "--undo"]).status, 0);
    let left = format!("\nprogress = [\n{}]\n", days(&[("2023-04-01", 20)]));
    assert!(text_of(&tasks(&folder)).contains(&left), "{left}");
    assert!(run(&["progress", "8.2", "--undo", "--on", "2023-03-01", "--lang", "en"]).stderr.contains("2023-03-01"));

    let of_day = |name: &str| ["done", "1.2", "--on", "2023-12-18", "--force", "--for", name].map(str::to_owned);
    for name in ["2023-Q1", "2023"] {
        let args = of_day(name);
        assert_eq!(run(&args.iter().map(String::as_str).collect::<Vec<_>>()).status, 0, "{name}");
    }
    let unclear = run(&["done", "1.2", "--undo", "--lang", "en"]);
    assert!(unclear.status == 2 && unclear.stderr.contains("--for"), "{}", unclear.all());
    assert_eq!(run(&["done", "1.2", "--undo", "--for", "2023-Q1"]).status, 0);
    assert_eq!(run(&["done", "1.2", "--undo"]).status, 0, "only one is of that day");
}

#[test]
fn progress_of_one_day_has_one_entry() {
    let folder = Workspace::long_an();
    for percent in ["60", "65"] {
        let outcome = edit(folder.path(), &["progress", "8.2", "--percent", percent, "--on", "2023-09-20"]);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
    }
    assert!(text_of(&tasks(&folder)).contains("\nprogress = [{ on = 2023-09-20, percent = 65 }]\n"));
}

#[test]
fn a_dry_run_only_shows() {
    let folder = Workspace::long_an();
    let before = text_of(&tasks(&folder));
    let args = ["done", "3.2", "--on", "2023-09-28", "--evidence", "75/BC-UBND"];
    let shown = edit(folder.path(), &[&args[..], &["--dry-run"]].concat());
    assert_eq!(shown.status, 0, "{}", shown.all());
    assert_eq!(text_of(&tasks(&folder)), before);
    assert!(!folder.file("plans/long-an-2023/.cchc.lock").exists(), "not even a lock file is made");
    let made = edit(folder.path(), &args);
    assert!(shown.stdout.starts_with(&made.stdout), "{}\n{}", shown.stdout, made.stdout);
    for (lang, says) in [("en", "nothing was written"), ("vi", "chưa ghi gì")] {
        let args = ["progress", "8.2", "--percent", "5", "--dry-run", "--lang", lang];
        assert!(edit(folder.path(), &args).stdout.contains(says));
    }
}

#[test]
fn figures_are_recorded_and_the_verdict_is_told() {
    let folder = Workspace::long_an();
    let file = folder.file("plans/long-an-2023/values/2023-Q3.toml");
    let args = ["record", "ty-le-so-hoa-ket-qua", "--period", "2023-Q3", "--numerator", "700", "--denominator", "1020"];
    let before = text_of(&file);
    let args = [&args[..], &["--evidence", "45/BC-UBND", "--lang", "en"]].concat();
    let outcome = edit(folder.path(), &args);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(outcome.stdout.contains("68.63 % (700/1,020, 2023-Q3)"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("off track → attained"), "{}", outcome.stdout);
    let (gone, new) = changed(&before, &text_of(&file));
    assert_eq!(gone, texts(&["ty-le-so-hoa-ket-qua = { numerator = 361, denominator = 1112 }"]));
    let value = "{ numerator = 700, denominator = 1020, reported-on = 2023-09-30, evidence = [\"45/BC-UBND\"] }";
    assert_eq!(new, [format!("ty-le-so-hoa-ket-qua = {value}")]);
    // The entry does not repeat the day and the evidence that the file states.
    let args = ["record", "xep-hang-sipas", "--period", "2023-Q3", "--rank", "3", "--of", "14", "--reported-on"];
    let outcome = edit(folder.path(), &[&args[..], &["2023-09-18", "--evidence", "70/BC-UBND"]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(text_of(&file).ends_with("\nxep-hang-sipas = { rank = 3, of = 14 }\n"));
}

#[test]
fn a_new_file_of_values_is_made_as_a_person_would() {
    let folder = Workspace::minimal();
    fs::remove_dir_all(folder.file("plans/mau/values")).expect("the folder goes");
    let args = ["record", "ty-le-so-hoa", "--period", "2023-Q1", "--numerator", "5", "--denominator", "10"];
    let args = [&args[..], &["--evidence", "12/BC-UBND", "--reported-by", "van-phong-thong-ke"]].concat();
    let outcome = folder.run(&args);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert_eq!(
        folder.text("plans/mau/values/2023-Q1.toml"),
        "#:schema ../../../../../schemas/values.schema.json\nreported-by = \"van-phong-thong-ke\"\nreported-on = 2023-03-31\nevidence = [\"12/BC-UBND\"]\n\n[values]\n\
         ty-le-so-hoa = { numerator = 5, denominator = 10 }\n"
    );
    assert_eq!(folder.run(&["validate", "-q"]).stdout, "");
}

#[test]
fn an_edit_that_brings_an_error_is_refused() {
    let folder = Workspace::long_an();
    let file = folder.file("plans/long-an-2023/values/2023-Q3.toml");
    let before = text_of(&file);
    let args = ["record", "ty-le-so-hoa-ket-qua", "--period", "2023-Q3", "--numerator", "70", "--denominator", "20"];
    let refused = edit(folder.path(), &args);
    assert_eq!(refused.status, 1, "{}", refused.all());
    assert!(refused.stderr.contains("E311") && refused.stderr.contains("--force"), "{}", refused.stderr);
    assert_eq!(text_of(&file), before);
    let json = edit(folder.path(), &[&args[..], &["--output-format", "json"]].concat());
    assert_eq!(json.status, 1);
    let json = json.json();
    assert_eq!((&json["ok"], &json["plans"][0]["written"]), (&Value::Bool(false), &Value::Bool(false)));
    assert_eq!(json["findings"][0]["code"], "E311");
    let forced = edit(folder.path(), &[&args[..], &["--force"]].concat());
    assert_eq!(forced.status, 0, "{}", forced.all());
    assert!(text_of(&file).contains("numerator = 70, denominator = 20"));
    assert!(!forced.stdout.contains("attained"), "no verdict from a plan with errors: {}", forced.stdout);
    assert_eq!(edit(folder.path(), &["assign", "--suggest", "--write"]).status, 2);
    // An error that was there before keeps nobody from mending something else.
    let other = edit(folder.path(), &["progress", "8.2", "--percent", "5"]);
    assert_eq!(other.status, 0, "{}", other.all());
}

#[test]
fn json_tells_the_changes() {
    let folder = Workspace::long_an();
    let outcome = edit(folder.path(), &["assign", "1.6", "--support", "cong-an-xa", "--output-format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let json = outcome.json();
    assert_eq!((&json["command"], &json["ok"]), (&Value::from("assign"), &Value::Bool(true)));
    let change = &json["plans"][0]["changes"][0];
    assert_eq!(change["file"], "plans/long-an-2023/tasks.toml");
    assert_eq!((&change["task"], &change["field"]), (&Value::from("1.6"), &Value::from("support")));
    assert_eq!(change["before"], serde_json::json!(["dai-truyen-thanh", "mttq-doan-the"]));
    assert_eq!(change["after"], serde_json::json!(["cong-an-xa"]));
    let args = ["record", "ty-le-so-hoa-ket-qua", "--period", "2023-Q3", "--numerator", "700", "--denominator", "1020"];
    let json = edit(folder.path(), &[&args[..], &["--output-format", "json"]].concat()).json();
    let plan = &json["plans"][0];
    assert_eq!(plan["targets_before"]["targets"][0]["verdict"], "off-track");
    assert_eq!(plan["targets"]["targets"][0]["verdict"], "attained");
    assert_eq!(plan["changes"][0]["before"]["numerator"], 361);
}

#[test]
fn slips_are_named_and_nothing_is_written() {
    let folder = Workspace::long_an();
    let before = text_of(&tasks(&folder));
    for (args, says) in [
        (&["assign", "9.1", "--lead", "VP-TK"][..], "`1.1`"),
        (&["assign", "3.2", "--lead", "tu-phap-hotich"], "`tu-phap-ho-tich`"),
        (&["assign", "3.2"], "name a role to change"),
        (&["assign", "--lead", "VP-TK"], "which task"),
        (&["assign", "3.2", "--lead", "VP-TK", "--support", "VP-TK"], "two roles"),
        (&["assign", "3.2", "--remove-support", "cong-an-xa"], "does not support 3.2"),
        (&["done", "3.1", "--on", "2023-09-28", "--for", "2023-09-29"], "no occurrence 2023-09-29"),
        (&["done", "3.2", "--for", "2023-Q1"], "does not recur"),
        (&["done", "4.1"], "has a delivery already"),
        (&["done", "3.1", "--for", "2023-09-30"], "already"),
        (&["done", "5.1"], "dropped"),
        (&["done", "3.2", "--on", "9/28/2023"], "write it like 2023-09-30, 30/9/2023"),
        (&["done", "--on", "2023-09-28"], "needs a task"),
        (&["done", "3.4", "--undo"], "no such entry"),
        (&["progress", "3.2"], "--percent"),
        (&["progress", "3.2", "--percent", "120"], "0 to 100"),
        (&["progress", "3.2", "--percent", "nhiều"], "not a whole number"),
        (&["progress", "3.2", "--percent", "60.5"], "not a whole number"),
        (&["record", "so-hoa", "--period", "2023-Q3"], "write `ty-le-so-hoa-ket-qua`"),
        (&["record", "so-hoe", "--period", "2023-Q3"], "no indicator"),
        (&["record", "ty-le-ho-so-mang", "--period", "2023-Q4", "--numerator", "1"], "no period"),
        (&["record", "ty-le-ho-so-mang", "--period", "2023-Q3"], "no figure"),
        (&["record", "tasks-done", "--period", "2023-Q3", "--count", "1"], "computed by cchc"),
    ] {
        let outcome = edit(folder.path(), &[args, &["--lang", "en"]].concat());
        assert_eq!(outcome.status, 2, "{args:?}\n{}", outcome.all());
        assert!(outcome.stderr.contains(says), "{args:?}: {}", outcome.stderr);
        let vietnamese = edit(folder.path(), &[args, &["--lang", "vi"]].concat());
        assert_ne!(vietnamese.stderr, outcome.stderr, "{args:?}");
    }
    assert_eq!(text_of(&tasks(&folder)), before);
}
