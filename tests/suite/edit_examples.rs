//! Edits as a careful person would make them, case by case.

use cchc::edit::{Edit, Fault, Step, apply};
use cchc::parse::Plain;

/// The path of a case, as `task.0.done`.
fn path(path: &str) -> Vec<Step> {
    let step = |step: &str| step.parse().map_or_else(|_| Step::Key(step.to_owned()), Step::Index);
    path.split('.').map(step).collect()
}

fn text(text: &str) -> Plain {
    Plain::Text(text.to_owned())
}

fn entry(on: &str, evidence: &str) -> Plain {
    Plain::Table(vec![("on".to_owned(), Plain::Date(on.to_owned())), ("evidence".to_owned(), Plain::texts([evidence]))])
}

const ORDER: [&str; 8] = ["id", "title", "lead", "support", "due", "started", "done", "dropped"];

/// Makes the edit with LF and with CRLF, and with a byte order mark.
fn check(before: &str, edit: &Edit, after: &str) {
    let edit = edit.clone().in_order(ORDER);
    let made = apply(before, std::slice::from_ref(&edit)).unwrap_or_else(|fault| panic!("{fault:?}:\n{before}"));
    assert!(made == after, "\n--- before\n{before}\n--- made\n{made}\n--- meant\n{after}\n---");
    let (crlf, meant) = (before.replace('\n', "\r\n"), after.replace('\n', "\r\n"));
    assert_eq!(apply(&crlf, std::slice::from_ref(&edit)).as_deref(), Ok(meant.as_str()), "with CRLF");
    let marked = apply(&format!("\u{FEFF}{before}"), std::slice::from_ref(&edit));
    assert_eq!(marked, Ok(format!("\u{FEFF}{after}")), "with a byte order mark");
}

#[test]
fn a_value_is_replaced_and_nothing_around_it() {
    let set = Edit::set(path("task.0.lead"), text("b"));
    check("[[task]]\nlead='a'  # theo QĐ 12\nid = \"1\"\n", &set, "[[task]]\nlead='b'  # theo QĐ 12\nid = \"1\"\n");
    check("task = [\n  { id = \"1\", lead = \"a\" }, # x\n]", &set, "task = [\n  { id = \"1\", lead = \"b\" }, # x\n]");
}

#[test]
fn a_new_key_goes_where_the_format_has_it() {
    let set = Edit::set(path("task.0.lead"), text("b"));
    check(
        "[[task]]\nid = \"1\"\ntitle = \"t\" # c\n# on due\ndue = 1\n",
        &set,
        "[[task]]\nid = \"1\"\ntitle = \"t\" # c\nlead = \"b\"\n# on due\ndue = 1\n",
    );
    check("[[task]]\n  due = 1\n", &set, "[[task]]\n  lead = \"b\"\n  due = 1\n");
    check("[[task]]\nid    = 1\ntitle = 2", &set, "[[task]]\nid    = 1\ntitle = 2\nlead  = \"b\"");
    check("[[task]]\nid=1\n\n[[task]]\nid=2\n", &set, "[[task]]\nid=1\nlead=\"b\"\n\n[[task]]\nid=2\n");
    check("task = [{id = 1, due = 2}]\n", &set, "task = [{id = 1, lead = \"b\", due = 2}]\n");
    check("task = [{ due = 2 }]\n", &set, "task = [{ lead = \"b\", due = 2 }]\n");
    check("[[task]]\n", &set, "[[task]]\nlead = \"b\"\n");
    check(
        "[[task]]\nid = 1\n\n[task.dropped]\non = 2\n",
        &set,
        "[[task]]\nid = 1\nlead = \"b\"\n\n[task.dropped]\non = 2\n",
    );
    let dotted = Edit::set(path("values.x.b"), text("v"));
    check("values.x.a = 1\nvalues.y.a = 2\n", &dotted, "values.x.a = 1\nvalues.x.b = \"v\"\nvalues.y.a = 2\n");
    check("values = { x.a = 1, y = 2 }\n", &dotted, "values = { x.a = 1, x.b = \"v\", y = 2 }\n");
}

#[test]
fn a_list_grows_in_its_own_style() {
    let add = Edit::append(path("task.0.support"), text("c"));
    let with = |list: &str| format!("[[task]]\nid = 1\nsupport = {list} # hỗ trợ\ndue = 1\n");
    for (before, after) in [
        ("[]", "[\"c\"]"),
        ("[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]"),
        ("[\"a\", \"b\",]", "[\"a\", \"b\", \"c\",]"),
        ("[ \"a\" ]", "[ \"a\", \"c\" ]"),
        ("['a']", "['a', 'c']"),
        ("[\n  \"a\",\n  \"b\",\n]", "[\n  \"a\",\n  \"b\",\n  \"c\",\n]"),
        ("[\n  \"a\",\n  \"b\"\n]", "[\n  \"a\",\n  \"b\",\n  \"c\"\n]"),
        ("[\n  \"a\", # one\n  \"b\" # two\n  # end\n]", "[\n  \"a\", # one\n  \"b\", # two\n  \"c\"\n  # end\n]"),
        ("[\n  \"a\",\n  \"b\", # two\n]", "[\n  \"a\",\n  \"b\", # two\n  \"c\",\n]"),
        ("[\n  \"a\",\n  \"b\"]", "[\n  \"a\",\n  \"b\",\n  \"c\"]"),
        ("[ # none yet\n]", "[ # none yet\n    \"c\",\n]"),
        ("[\n]", "[\n    \"c\",\n]"),
    ] {
        check(&with(before), &add, &with(after));
    }
    check("[[task]]\nid = 1\ndue = 1\n", &add, "[[task]]\nid = 1\nsupport = [\"c\"]\ndue = 1\n");
}

#[test]
fn a_list_that_no_longer_fits_gets_lines() {
    let add = Edit::append(path("task.0.done"), entry("2023-10-12", "80/BC-UBND"));
    let first = "{ on = 2023-04-12, for = 2023-04-14, evidence = [\"19/BC-UBND\"] }";
    let second = "{ on = 2023-10-12, evidence = [\"80/BC-UBND\"] }";
    check(
        &format!("[[task]]\nid = \"1.5\"\ndone = [{first}] # x\n"),
        &add,
        &format!("[[task]]\nid = \"1.5\"\ndone = [\n    {first},\n    {second},\n] # x\n"),
    );
}

/// Two people's entries meet in one line where a list stands on one.
#[test]
fn a_list_of_tables_gets_a_line_for_each_with_its_second() {
    let with = |list: &str| format!("[[task]]\nid = 1\ndone = {list} # x\ndue = 1\n");
    let put = |at| Edit::insert(path("task.0.done"), at, entry("2023-02-02", "b"));
    let new = "{ on = 2023-02-02, evidence = [\"b\"] }";
    for (at, before, after) in [
        (0, "[]", format!("[{new}]")),
        (0, "[{ on = 1 }]", format!("[\n    {new},\n    {{ on = 1 }},\n]")),
        (1, "[{ on = 1 }]", format!("[\n    {{ on = 1 }},\n    {new},\n]")),
        (1, "[{ on = 1 }, { on = 2 },]", format!("[\n    {{ on = 1 }},\n    {new},\n    {{ on = 2 }},\n]")),
        (0, "[\n  { on = 1 }\n]", format!("[\n  {new},\n  {{ on = 1 }}\n]")),
        (0, "[ # all\n  # first\n  { on = 1 },\n]", format!("[ # all\n  {new},\n  # first\n  {{ on = 1 }},\n]")),
        (1, "[\n  { on = 1 }, # a\n  # b\n  { on = 2 },\n]", {
            format!("[\n  {{ on = 1 }}, # a\n  {new},\n  # b\n  {{ on = 2 }},\n]")
        }),
        (1, "[\n  { on = 1 },\n  { on = 2 }]", format!("[\n  {{ on = 1 }},\n  {new},\n  {{ on = 2 }}]")),
    ] {
        check(&with(before), &put(at), &with(&after));
    }
    check("[[task]]\nid = 1\n", &put(0), &format!("[[task]]\nid = 1\ndone = [{new}]\n"));
    let before = "[[task]]\nid = 1\n\n# first\n[[task.done]]\non = 1\n\n[[task.done]]\non = 2\n";
    let header = "[[task.done]]\non = 2023-02-02\nevidence = [\"b\"]\n";
    let first = format!("[[task]]\nid = 1\n\n{header}\n# first\n[[task.done]]\non = 1\n\n[[task.done]]\non = 2\n");
    check(before, &put(0), &first);
    let second = format!("[[task]]\nid = 1\n\n# first\n[[task.done]]\non = 1\n\n{header}\n[[task.done]]\non = 2\n");
    check(before, &put(1), &second);
    let too_far = apply("a = [1]\n", &[Edit::insert(path("a"), 2, text("b"))]);
    assert_eq!(too_far, Err(Fault::NoSuchPlace));
}

#[test]
fn tables_below_headers_get_headers() {
    let add = Edit::append(path("task.1.done"), entry("2023-10-12", "80/BC"));
    let head = "[[task]]\nid = \"1\"\n\n  [[task.done]]\n  on = 2023-01-01\n\n";
    let new = "  [[task.done]]\n  on = 2023-10-12\n  evidence = [\"80/BC\"]\n";
    check(
        &format!("{head}[[task]]\nid = \"2\"\n\n# next\n[[task]]\nid = \"3\"\n"),
        &add,
        &format!("{head}[[task]]\nid = \"2\"\n\n{new}\n# next\n[[task]]\nid = \"3\"\n"),
    );
    check(
        &format!("{head}[[task]]\nid = \"2\"\n\n  [[task.done]]\n  on = 2023-02-02"),
        &add,
        &format!("{head}[[task]]\nid = \"2\"\n\n  [[task.done]]\n  on = 2023-02-02\n\n{}", new.trim_end()),
    );
    let value = Edit::set(path("values.b"), Plain::Table(vec![("count".to_owned(), Plain::Number("2".to_owned()))]));
    check("[values.a]\ncount = 1\n", &value, "[values.a]\ncount = 1\n\n[values.b]\ncount = 2\n");
    check("[values]\na = { count = 1 }\n", &value, "[values]\na = { count = 1 }\nb = { count = 2 }\n");
    let values = Edit::set(path("values"), Plain::Table(vec![("a".to_owned(), Plain::Number("2".to_owned()))]));
    check("x = 1 # c\n", &values, "x = 1 # c\n\n[values]\na = 2\n");
}

#[test]
fn a_removed_entry_leaves_no_trace_and_comments_stay() {
    let list = Edit::remove(path("task.0.support.1"));
    let with = |list: &str| format!("[[task]]\nsupport = {list} # hỗ trợ\n");
    for (before, after) in [
        ("[\"a\", \"b\", \"c\"]", "[\"a\", \"c\"]"),
        ("[\"a\", \"b\"]", "[\"a\"]"),
        ("[\"a\", \"b\",]", "[\"a\",]"),
        ("[ \"a\", \"b\" ]", "[ \"a\" ]"),
        ("[\n  \"a\",\n  \"b\",\n]", "[\n  \"a\",\n]"),
        ("[\n  \"a\", # one\n  \"b\"\n]", "[\n  \"a\" # one\n]"),
        ("[\n  \"a\", # one\n  \"b\", # two\n  \"c\"\n]", "[\n  \"a\", # one\n  # two\n  \"c\"\n]"),
        ("[\n  \"a\", \"b\",\n  \"c\"\n]", "[\n  \"a\",\n  \"c\"\n]"),
    ] {
        check(&with(before), &list, &with(after));
    }
    let key = Edit::remove(path("task.0.lead"));
    check("[[task]]\nid = 1\nlead = \"a\"\ndue = 1\n", &key, "[[task]]\nid = 1\ndue = 1\n");
    check("[[task]]\nid = 1\nlead = \"a\"", &key, "[[task]]\nid = 1");
    check("[[task]]\nid = 1\nlead = \"a\" # QĐ 12\ndue = 1\n", &key, "[[task]]\nid = 1\n# QĐ 12\ndue = 1\n");
    check("task = [{ id = 1, lead = \"a\" }]\n", &key, "task = [{ id = 1 }]\n");
    let table = Edit::remove(path("task.0.done.1"));
    check(
        "[[task]]\n\n[[task.done]]\non = 1\n\n[[task.done]]\non = 2\n\n[[task]]\n",
        &table,
        "[[task]]\n\n[[task.done]]\non = 1\n\n[[task]]\n",
    );
}

#[test]
fn an_impossible_edit_says_so() {
    let set = Edit::set(path("task.0.lead"), text("b"));
    assert_eq!(apply("[[task]\n", std::slice::from_ref(&set)), Err(Fault::Unreadable));
    assert_eq!(apply("[[other]]\n", std::slice::from_ref(&set)), Err(Fault::NoSuchPlace));
    let spread = Edit::set(path("a.b"), text("x"));
    assert_eq!(apply("a.b.c = 1\na.b.d = 2\n", &[spread]), Err(Fault::Unusual));
}

#[test]
fn a_value_with_comments_inside_is_not_replaced() {
    let set = Edit::set(path("x"), text("b"));
    for commented in ["x = [ # a\n]\n", "x = [[1, # a\n2]]\n", "x = { a = [1, # a\n2] }\n", "x = {\n # a\n b = 1 }\n"] {
        assert_eq!(apply(commented, std::slice::from_ref(&set)), Err(Fault::Commented), "{commented}");
    }
    let element = Edit::set(path("x.0"), text("b"));
    assert_eq!(apply("x = [[1, # a\n2], 3]\n", std::slice::from_ref(&element)), Err(Fault::Commented));
    check("x = [ # a\n  1,\n]\n", &element, "x = [ # a\n  \"b\",\n]\n");
    check("# a\nx = ['#', \"#\"] # b\n", &set, "# a\nx = \"b\" # b\n");
}

#[test]
fn text_is_quoted_so_that_it_is_the_same_text_again() {
    let set = |value: &str| Edit::set(path("a"), text(value));
    for (value, written) in [
        ("Đề án 06", "\"Đề án 06\""),
        ("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\""),
        ("a\nb\tc\r", "\"a\\nb\\tc\\r\""),
        ("\u{1b}[2J\u{7f}\u{9b}", "\"\\u001B[2J\\u007F\\u009B\""),
        ("it's", "\"it's\""),
    ] {
        check("a = \"x\"\n", &set(value), &format!("a = {written}\n"));
    }
    // Where single quotes are the habit, they stay wherever they can stand.
    check("a = 'x'\n", &set("a \\ \"b\""), "a = 'a \\ \"b\"'\n");
    check("a = 'x'\n", &set("it's"), "a = \"it's\"\n");
    check("a = 'x'\n", &set("a\nb"), "a = \"a\\nb\"\n");
    check("b = 'x'\nc = 'y'\nd = \"z\"\n", &set("v"), "b = 'x'\nc = 'y'\nd = \"z\"\na = 'v'\n");
    check("b = 'x'\nc = \"y\"\n", &set("v"), "b = 'x'\nc = \"y\"\na = \"v\"\n");
    for (name, written) in
        [("2023-Q1_x", "2023-Q1_x"), ("Đề án", "\"Đề án\""), ("a.b", "\"a.b\""), ("", "\"\""), ("a\"", "\"a\\\"\"")]
    {
        let set = Edit::set(vec![Step::Key("t".to_owned()), Step::Key(name.to_owned())], text("v"));
        check("[t]\n", &set, &format!("[t]\n{written} = \"v\"\n"));
    }
}

#[test]
fn the_first_key_of_a_file_stands_below_its_opening_comments() {
    let set = Edit::set(path("id"), text("x"));
    // Nothing shows there how lines end.
    for (before, after) in [("", "id = \"x\"\n"), ("# Kế hoạch", "# Kế hoạch\nid = \"x\"")] {
        assert_eq!(apply(before, std::slice::from_ref(&set)).as_deref(), Ok(after));
    }
    check("# Kế hoạch\n", &set, "# Kế hoạch\nid = \"x\"\n");
    check("# Kế hoạch\n# xã\n[a]\nb = 1\n", &set, "# Kế hoạch\n# xã\nid = \"x\"\n\n[a]\nb = 1\n");
    check("# Kế hoạch\n\n[a]\nb = 1\n", &set, "# Kế hoạch\nid = \"x\"\n\n[a]\nb = 1\n");
    check("[a]\nb = 1\n", &set, "id = \"x\"\n\n[a]\nb = 1\n");
}

#[test]
fn equals_signs_stay_in_line() {
    let set = Edit::set(path("task.0.lead"), text("b"));
    check("[[task]]\nid    = 1\ntitle = 2\n", &set, "[[task]]\nid    = 1\ntitle = 2\nlead  = \"b\"\n");
    // Longer than the column: a blank remains. Not lined up: one blank.
    let support = Edit::set(path("task.0.support"), text("b"));
    check("[[task]]\nid    = 1\ntitle = 2\n", &support, "[[task]]\nid    = 1\ntitle = 2\nsupport = \"b\"\n");
    check("[[task]]\nid   = 1\ntitle = 2\n", &set, "[[task]]\nid   = 1\ntitle = 2\nlead = \"b\"\n");
    check("[[task]]\nid = 1\ntitle   = 2\n", &set, "[[task]]\nid = 1\ntitle   = 2\nlead = \"b\"\n");
    check("[[task]]\nid=1\ntitle=2\n", &set, "[[task]]\nid=1\ntitle=2\nlead=\"b\"\n");
    check("[[task]]\nid =1\n", &set, "[[task]]\nid =1\nlead =\"b\"\n");
    check("[[task]]\nid =   1\n", &set, "[[task]]\nid =   1\nlead = \"b\"\n");
    check("[[task]]\nđề = 1\n".replace("đề", "\"đề\"").as_str(), &set, "[[task]]\n\"đề\" = 1\nlead = \"b\"\n");
}

#[test]
fn blanks_in_brackets_follow_the_file() {
    let add = Edit::append(path("x"), Plain::Number("3".to_owned()));
    for (before, after) in [
        ("x = [1,2]\n", "x = [1,2,3]\n"),
        ("x = [1, 2]\n", "x = [1, 2, 3]\n"),
        ("x = []\ny = [ 1 ]\n", "x = [ 3 ]\ny = [ 1 ]\n"),
        ("x = []\ny = [1]\n", "x = [3]\ny = [1]\n"),
        ("x = []\ny = [ 1 ]\nz = [1]\n", "x = [3]\ny = [ 1 ]\nz = [1]\n"),
        ("x = []\ny = [ 1 ]\nz = [1]\nw = [ 2 ]\n", "x = [ 3 ]\ny = [ 1 ]\nz = [1]\nw = [ 2 ]\n"),
        ("x = [\n]\ny = [\n  1,\n]\n", "x = [\n  3,\n]\ny = [\n  1,\n]\n"),
        ("x = [\n]\ny = [\n\t1,\n]\n", "x = [\n\t3,\n]\ny = [\n\t1,\n]\n"),
        ("x = [\n  # none\n]\n", "x = [\n  # none\n  3,\n]\n"),
        ("x = [ # none\n  # yet\n]\n", "x = [ # none\n  # yet\n  3,\n]\n"),
    ] {
        check(before, &add, after);
    }
    let only = Edit::remove(path("x.0"));
    check("x = [ 3 ]\n", &only, "x = []\n");
    check("x = [ 3, # why\n]\n", &only, "x = [  # why\n]\n");
    let pair = Edit::set(path("t.b"), Plain::Number("2".to_owned()));
    for (before, after) in [
        ("t = {}\n", "t = { b = 2 }\n"),
        ("t = {}\nu = {a = 1}\n", "t = {b = 2}\nu = {a = 1}\n"),
        ("t = {}\nu = {a = 1}\nv = { a = 1 }\n", "t = { b = 2 }\nu = {a = 1}\nv = { a = 1 }\n"),
        ("t = {a = 1}\n", "t = {a = 1, b = 2}\n"),
    ] {
        check(before, &pair, after);
    }
}

#[test]
fn comments_in_a_list_are_seen_and_those_around_it_are_not() {
    use cchc::edit::has_comments_between_elements;
    for (text, expected) in [
        ("x = [ # a\n 1 ]\n", true),
        ("x = [1, # a\n 2 ]\n", true),
        ("x = [1, 2 # a\n]\n", true),
        ("x = [1, 2] # a\n", false),
        ("# a\nx = [1, 2]\n", false),
        ("x = ['#', \"#\"]\n", false),
        ("x = [\n  1,\n]\n", false),
        ("y = [ # a\n]\n", false),
        ("x = [", false),
    ] {
        assert_eq!(has_comments_between_elements(text, &path("x")), expected, "{text}");
    }
}

/// Once no test noticed which lists the edit breaks into lines.
#[test]
fn only_a_list_on_one_line_of_its_own_is_broken_into_lines() {
    let x = |count: usize| format!("\"{}\"", "x".repeat(count));
    let add = |at: &str| Edit::append(path(at), text(&"y".repeat(30)));
    let new = format!("\"{}\"", "y".repeat(30));
    check(
        &format!("a = [\n  {},\n  {},\n]\n", x(40), x(40)),
        &add("a"),
        &format!("a = [\n  {},\n  {},\n  {new},\n]\n", x(40), x(40)),
    );
    let one = x(80);
    check(&format!("a = [{one}]\n"), &add("a"), &format!("a = [\n    {one},\n    {new},\n]\n"));
    check(&format!("b = {{ a = [{one}] }}\n"), &add("b.a"), &format!("b = {{ a = [{one}, {new}] }}\n"));
}

/// Once no test noticed a change at the start or the end of a file.
#[test]
fn a_table_at_an_end_of_a_file_leaves_the_end_as_it_was() {
    let set = Edit::set(path("t"), Plain::Table(vec![("x".to_owned(), Plain::Bool(true))]));
    assert_eq!(apply("", std::slice::from_ref(&set)).as_deref(), Ok("[t]\nx = true\n"));
    assert_eq!(apply("a = 1", std::slice::from_ref(&set)).as_deref(), Ok("a = 1\n\n[t]\nx = true"));
    assert_eq!(apply("a = 1\n", std::slice::from_ref(&set)).as_deref(), Ok("a = 1\n\n[t]\nx = true\n"));
    let remove = Edit::remove(path("t"));
    assert_eq!(apply("\n\n[t]\nx = 1\n\n[u]\n", std::slice::from_ref(&remove)).as_deref(), Ok("\n\n\n[u]\n"));
}
