//! Evidence that is a file: it is there, inside the plan's folder, whatever stands on the way.

use super::{Workspace, replace};
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn files_are_found_through_links_inside_and_no_others() {
    let workspace = Workspace::minimal();
    let plan = workspace.file("plans/mau");
    let outside = workspace.path().parent().expect("a folder above").join(format!("cchc-{}.pdf", std::process::id()));
    fs::create_dir_all(plan.join("giay-to/sub.pdf")).expect("a folder");
    for file in [&plan.join("giay-to/a.pdf"), &plan.join("b.pdf"), &outside] {
        fs::write(file, "").expect("a file");
    }
    symlink("a.pdf", plan.join("giay-to/link.pdf")).expect("a link");
    symlink(&outside, plan.join("giay-to/out.pdf")).expect("a link");
    symlink("nowhere.pdf", plan.join("giay-to/lost.pdf")).expect("a link");
    symlink("giay-to", plan.join("door")).expect("a link");
    symlink("/", plan.join("away")).expect("a link");
    let good = ["b.pdf", "giay-to/a.pdf", "./giay-to//a.pdf", "giay-to/link.pdf", "door/a.pdf", "giay-to/../b.pdf"];
    let missing =
        ["c.pdf", "giay-to/sub.pdf", "giay-to/lost.pdf", "none/a.pdf", "b.pdf/a.pdf", "door/x.pdf", "giay-to/A.pdf"];
    let away = ["giay-to/out.pdf", "away/etc.pdf", "../../../a.pdf", "/etc/a.pdf", "giay-to/../../a.pdf"];
    let list = [&good[..], &missing, &away].concat().iter().map(|path| format!("\"{path}\"")).collect::<Vec<_>>();
    replace(&plan.join("tasks.toml"), "[\"12/BC-UBND\"]", &format!("[{}]", list.join(", ")));
    let json = workspace.run(&["validate", "--as-of", "2023-03-31", "--output-format", "json"]).json();
    let of = |code: &str| -> Vec<String> {
        let findings = json["findings"].as_array().expect("findings");
        let of_code = findings.iter().filter(|finding| finding["code"] == code);
        of_code.map(|finding| finding["args"]["path"].as_str().expect("a path").to_owned()).collect()
    };
    fs::remove_file(outside).expect("it was there");
    assert_eq!(of("E502"), missing);
    assert_eq!(of("E503"), away);
}

/// A Mac writes the accents of a name apart from its letters: the file stands there under the name that was written.
#[test]
fn a_name_is_the_same_however_its_accents_are_written() {
    let (together, apart) = ("Báo cáo.pdf", "Ba\u{301}o ca\u{301}o.pdf");
    for (on_disk, written) in [(apart, together), (together, apart), (apart, apart), (together, together)] {
        for folder in ["", "Hồ sơ/", "Ho\u{302}\u{300} so\u{31b}/"] {
            let workspace = Workspace::minimal();
            let plan = workspace.file("plans/mau");
            fs::create_dir_all(plan.join(folder)).expect("a folder");
            fs::write(plan.join(folder).join(on_disk), "").expect("a file");
            replace(&plan.join("tasks.toml"), "[\"12/BC-UBND\"]", &format!("[\"{folder}{written}\"]"));
            let outcome = workspace.run(&["validate", "--as-of", "2023-03-31", "--output-format", "json"]);
            let text = outcome.stdout;
            assert!(!text.contains("E502"), "{folder}{on_disk} for {written}: {text}");
        }
    }
    // A name with other letters is another.
    let workspace = Workspace::minimal();
    workspace.write("plans/mau/Bao cao.pdf", "");
    workspace.replace("plans/mau/tasks.toml", "[\"12/BC-UBND\"]", &format!("[\"{together}\"]"));
    let outcome = workspace.run(&["validate", "--as-of", "2023-03-31", "--output-format", "json"]);
    assert!(outcome.stdout.contains("E502"), "{}", outcome.all());
}
