//! Contents of spending in an editor.

use super::super::{Workspace, text_of};
use super::client::Client;
use super::{place, tasks};

#[test]
fn contents_of_spending_are_offered_and_told() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::start(&folder);
    let plan = folder.join("plans/mau/plan.toml");
    let contents = "[[funding.content]]\nid = \"tuyen-truyen\"\ntitle = \"Chi tuyên truyền\"\n";
    let text = format!("{}\n{contents}\n[[funding.]]\n", text_of(&plan));
    client.open(&plan, &text);
    assert_eq!(client.labels(&plan, place(&text, "[[funding.]]", 10)), ["content"]);
    let text = format!("{}\n{contents}", text_of(&plan));
    client.change(&plan, &text);
    let path = tasks(&folder);
    let task = format!("{}content = \"tuyen-truyen\"\n", text_of(&path));
    client.open(&path, &task);
    assert_eq!(client.labels(&path, place(&task, "content = \"", 11)), ["tuyen-truyen"]);
    let hover = client.at("hover", &path, place(&task, "content = \"tuyen", 13));
    assert!(hover["contents"]["value"].as_str().is_some_and(|says| says.contains("Chi tuyên truyền")), "{hover}");
}
