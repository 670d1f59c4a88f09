//! Links between the pages of this repository lead to files and headings that are there, and no page stands alone.

use super::{files_below, repository, text_of};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// Every page of Markdown for readers, by its path.
fn pages() -> Vec<PathBuf> {
    let roots = ["README.md", "README.vi.md", "CONTRIBUTING.md"].map(PathBuf::from);
    let files = files_below(&repository().join("docs")).into_iter();
    let files = files.filter_map(|file| Some(file.strip_prefix(repository()).ok()?.to_path_buf()));
    roots.into_iter().chain(files.filter(|file| file.extension().is_some_and(|end| end == "md"))).collect()
}

/// The lines of a page outside its blocks of code, each without its spans of code.
fn prose(text: &str) -> Vec<String> {
    let mut in_block = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block && !line.starts_with("    ") {
            lines.push(line.split('`').step_by(2).collect());
        }
    }
    lines
}

/// The targets of the links of a page.
fn targets(text: &str) -> Vec<String> {
    let text = prose(text).join("\n");
    let ends = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    ends.map(|(target, _)| target.to_owned()).collect()
}

/// The anchors of a page, as a server makes them from its headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut in_block = false;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        in_block ^= line.trim_start().starts_with("```");
        let heading = line.trim_start_matches('#');
        if in_block || heading.len() == line.len() || !heading.starts_with(' ') {
            continue;
        }
        let letters = heading.trim().to_lowercase();
        let letters = letters.chars().filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
        let anchor = letters.collect::<String>().replace(' ', "-");
        let times = seen.entry(anchor.clone()).or_default();
        anchors.insert(if *times == 0 { anchor } else { format!("{anchor}-{times}") });
        *times += 1;
    }
    anchors
}

/// A path without `..`, so that it can be compared.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut faults = Vec::new();
    let mut count = 0;
    for page in pages() {
        for target in targets(&text_of(&repository().join(&page))) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (path, anchor) =
                target.split_once('#').map_or((target.as_str(), None), |(path, anchor)| (path, Some(anchor)));
            let file = if path.is_empty() { page.clone() } else { plain(&page.parent().expect("a folder").join(path)) };
            let at = repository().join(&file);
            if !at.exists() {
                faults.push(format!("{}: there is no {}", page.display(), file.display()));
            } else if let Some(anchor) = anchor.filter(|anchor| !anchors(&text_of(&at)).contains(*anchor)) {
                faults.push(format!("{}: {} has no heading for #{anchor}", page.display(), file.display()));
            }
        }
    }
    assert!(count > 200 && faults.is_empty(), "{count} links\n{}", faults.join("\n"));
}

/// The index of the guide leads to every page of its language that people write.
#[test]
fn the_index_names_every_page() {
    for (index, end, other) in [("docs/guide/README.md", ".md", ".vi.md"), ("docs/guide/README.vi.md", ".vi.md", ".md")]
    {
        let folder = Path::new("docs/guide");
        let named: BTreeSet<PathBuf> =
            targets(&text_of(&repository().join(index))).iter().map(|target| plain(&folder.join(target))).collect();
        let wanted = pages().into_iter().filter(|page| {
            let name = page.to_string_lossy().replace('\\', "/");
            let is_vietnamese = name.ends_with(".vi.md");
            let has_other = repository().join(name.replace(".vi.md", ".md").replace(".md", other)).exists();
            let is_ours = is_vietnamese == (end == ".vi.md") || !has_other;
            name.starts_with("docs/") && !name.starts_with("docs/rules/") && name != index && is_ours
        });
        let missing: Vec<PathBuf> = wanted.filter(|page| !named.contains(page)).collect();
        assert!(missing.is_empty(), "{index} does not name {missing:?}");
    }
}

#[test]
fn anchors_are_those_of_servers() {
    let text = "# A `b`, c\n## Cài đặt\n## Cài đặt\n```\n# not one\n```\n#no\n";
    let expected = ["a-b-c", "cài-đặt", "cài-đặt-1"].map(str::to_owned);
    assert_eq!(anchors(text), expected.into());
    assert_eq!(targets("[a](b.md#c), `[d](e)`\n    [f](g)\n"), ["b.md#c"]);
}
