//! The JSON Schemas in schemas/ are those of the program, and every shipped file names its own. `validate` refuses a
//! wrong file at the same key as its schema (.ci/check-schemas tries the same files with a checker of others).

use super::{Workspace, cchc, cchc_in, files_below, path_below, repository, run, text_of};
use cchc::model::FileKind;
use cchc::schema::{json_schema, schema_file};
use cchc::source::FilePath;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn schema(kind: FileKind) -> Value {
    serde_json::from_str(&json_schema(kind).expect("it is written")).expect("it is JSON")
}

#[test]
fn the_shipped_schemas_are_those_of_the_program() {
    for kind in FileKind::ALL {
        let shipped = repository().join("schemas").join(schema_file(kind));
        let printed = run(cchc().args(["schema", kind.word()]));
        assert_eq!(printed.status, 0, "{}", printed.all());
        assert!(text_of(&shipped) == printed.stdout, "{}: run `just reference`", shipped.display());
    }
    // The folder below has the schemas of outputs (json_outputs.rs).
    let files = fs::read_dir(repository().join("schemas")).expect("a folder").flatten();
    assert_eq!(files.filter(|entry| entry.path().is_file()).count(), FileKind::ALL.len());
}

#[test]
fn every_shipped_file_names_its_schema_on_the_first_line() {
    let mut tried = 0;
    for root in ["plans", "examples"] {
        for file in
            files_below(&repository().join(root)).iter().filter(|file| file.extension().is_some_and(|e| e == "toml"))
        {
            let text = text_of(file);
            let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema "));
            let named = named.unwrap_or_else(|| panic!("{} names no schema", file.display()));
            let folder = file.parent().expect("a folder");
            let schema =
                folder.join(named).canonicalize().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let kind = kind_of(file);
            assert_eq!(
                schema.file_name().and_then(|name| name.to_str()),
                Some(&*schema_file(kind)),
                "{}",
                file.display()
            );
            tried += 1;
        }
    }
    assert!(tried > 10, "only {tried} files");
}

/// The kind of a shipped file. The root of an example is the folder of its cchc.toml.
fn kind_of(file: &Path) -> FileKind {
    let root = file.ancestors().find(|folder| folder.join("cchc.toml").exists()).expect("a workspace");
    FileKind::of(&FilePath::new(&path_below(root, file))).unwrap_or_else(|| panic!("{} is of no kind", file.display()))
}

/// Every object schema of a schema, with the path to it.
fn objects<'s>(schema: &'s Value, path: &str, found: &mut Vec<(String, &'s Value)>) {
    if schema["type"] == "object" {
        found.push((path.to_owned(), schema));
    }
    match schema {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| objects(value, &format!("{path}/{name}"), found));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, path, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn schemas_are_closed_and_explain_every_key_in_both_languages() {
    for kind in FileKind::ALL {
        let schema = schema(kind);
        let mut found = Vec::new();
        objects(&schema, kind.word(), &mut found);
        assert!(!found.is_empty());
        for (path, object) in found {
            assert_eq!(object["additionalProperties"], false, "{path}");
            for (key, property) in object["properties"].as_object().into_iter().flatten() {
                let doc = property["description"].as_str().unwrap_or_default();
                let (vi, en) = doc.split_once("\n\n").unwrap_or((doc, doc));
                assert!(!vi.is_empty() && !en.is_empty(), "{path}/{key} is not described");
            }
        }
    }
    let target = &schema(FileKind::Plan)["properties"]["target"]["items"]["properties"];
    assert!(target["at-least"].is_object() && target["rise-by"].is_object());
}

#[test]
fn validate_refuses_at_the_same_key_as_a_schema() {
    let files = files_below(&repository().join("tests/wrong"));
    assert!(files.len() >= 20, "only {} wrong files", files.len());
    for file in files {
        let text = text_of(&file);
        let key = text.lines().nth(1).and_then(|line| line.strip_prefix("# refused: ")).expect("the key is named");
        let kind = file.parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("a kind");
        let workspace = Workspace::minimal();
        let place = match FileKind::from_word(kind).expect("a kind") {
            FileKind::Settings => "cchc.toml".to_owned(),
            FileKind::Values => "plans/mau/values/2023-Q1.toml".to_owned(),
            FileKind::Papers => "plans/mau/papers/2023-Q1.toml".to_owned(),
            FileKind::Forms => "plans/mau/forms/bieu.toml".to_owned(),
            FileKind::Scoring => "scoring/bo.toml".to_owned(),
            FileKind::Scores => "plans/mau/scores/bo.toml".to_owned(),
            FileKind::Plan
            | FileKind::Assignees
            | FileKind::Tasks
            | FileKind::Indicators
            | FileKind::Issues
            | FileKind::Amendments => format!("plans/mau/{kind}.toml"),
        };
        let there = workspace.path().join(&place);
        fs::create_dir_all(there.parent().expect("a folder")).expect("the folder can be made");
        fs::write(there, &text).expect("the file can be written");
        let outcome = workspace.run(&["validate", "--output-format", "json"]);
        assert_eq!(outcome.status, 1, "{}: {}", file.display(), outcome.all());
        let json = outcome.json();
        let named = |finding: &Value| {
            let args = &finding["args"];
            [&args["key"], &args["name"], &finding["field"]].into_iter().find_map(Value::as_str).map(str::to_owned)
        };
        let is_it = |finding: &&Value| {
            finding["level"] == "error" && finding["file"] == place && named(finding).as_deref() == Some(key)
        };
        assert!(json["findings"].as_array().expect("a list").iter().any(|f| is_it(&f)), "{}: {json}", file.display());
    }
}

#[test]
fn schemas_are_written_into_a_folder_and_written_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for _ in 0..2 {
        let outcome = cchc_in(folder.path(), &["schema", "--to", "schemas", "--lang", "en"]);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert!(outcome.stderr.contains("12 schemas"), "{}", outcome.stderr);
    }
    let file = folder.path().join("schemas").join(schema_file(FileKind::Tasks));
    assert_eq!(text_of(&file), json_schema(FileKind::Tasks).expect("it is written"));
    fs::write(&file, "{}").expect("the file can be written");
    assert_eq!(cchc_in(folder.path(), &["schema", "--to", "schemas"]).status, 2, "what others wrote stays");
    assert_eq!(cchc_in(folder.path(), &["schema", "--to", "schemas", "--force"]).status, 0);
    assert_eq!(text_of(&file), json_schema(FileKind::Tasks).expect("it is written"));
    assert_eq!(cchc_in(folder.path(), &["schema", "taks"]).status, 2);
}

#[test]
fn the_files_of_a_new_workspace_name_their_schemas() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = ["init", "mới", "--unit", "UBND xã Mẫu", "--year", "2026", "--level", "commune"];
    assert_eq!(cchc_in(folder.path(), &made).status, 0);
    let root = folder.path().join("mới");
    assert_eq!(
        cchc_in(&root, &["init", "plans/hai-2026", "--unit", "UBND xã Hai", "--year", "2026", "--level", "commune"])
            .status,
        0
    );
    let mut tried = 0;
    for file in files_below(&root).iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
        let text = text_of(file);
        let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).unwrap_or_default();
        let schema = file.parent().expect("a folder").join(named);
        assert_eq!(text_of(&schema), json_schema(kind_of(file)).expect("it is written"), "{}", file.display());
        tried += 1;
    }
    assert_eq!(tried, 12);
}
