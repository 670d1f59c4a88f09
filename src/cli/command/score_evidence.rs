//! `cchc score --evidence DIR`: the evidence files of a plan, named by the criteria that they prove, with a list of all
//! documents.

use crate::calc::{View, plan_on, score_sheet, scoring_sets};
use crate::cli::computed::{Computation, How};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::diag::Failure;
use crate::model::{Plan, is_evidence_file};
use crate::source::{FilePath, Files as _, Kind};
use crate::store::{OutputFiles, save_folder};
use crate::text::{Both, Spool, fill};
use anyhow::Result;
use std::collections::BTreeSet;

/// The list of all documents, by which an earlier run is known as well.
const INDEX: &str = "danh-muc-kiem-chung.csv";
/// Its first line.
/// The titles of its columns.
const HEAD: Both = Both { en: "set,criterion,document,file", vi: "bộ tiêu chí,tiêu chí,tài liệu,tệp" };

/// A document that proves the points of a criterion.
struct Document {
    set: String,
    criterion: String,
    text: String,
    folder: FilePath,
}

pub(super) fn run(context: &Context, wanted: impl Fn(&Plan) -> Option<Vec<String>> + Sync, to: &str) -> Result<Exit> {
    const ONE: Both = Both {
        en: "the evidence of one plan at a time: name it with -p",
        vi: "mỗi lần chỉ gom tài liệu của một kế hoạch: nêu kế hoạch bằng -p",
    };
    let folder = context.target_folder(to)?;
    let (ran, mut plans, _) = Computation::gathered(context, How::usual(false), |plan, view, _, _| {
        documents(plan, view, wanted(plan).as_deref())
    })?;
    if plans.len() > 1 {
        return Err(Failure::new(ONE).into());
    }
    let documents = plans.pop().unwrap_or_default();
    let workspace = context.open()?;
    let mut index = format!("\u{FEFF}{}\r\n", HEAD.get(context.lang));
    let mut files: Vec<(String, Spool)> = Vec::new();
    let (mut names, mut missing) = (BTreeSet::new(), 0_usize);
    for document in &documents {
        let path = file_below(document);
        let is_file = path.as_ref().is_some_and(|path| workspace.files.kind(path) == Ok(Kind::File));
        let copied = path.filter(|_| is_file).and_then(|path| {
            let bytes = std::fs::read(workspace.root.join(path.as_str())).ok()?;
            let name = copy_name(document, path.name(), &mut names);
            files.push((name.clone(), Spool::of(&bytes)));
            Some(name)
        });
        missing += usize::from(copied.is_none() && is_evidence_file(&document.text));
        let cells = [&document.set, &document.criterion, &document.text, &copied.unwrap_or_default()];
        index += &(cells.map(|cell| csv_cell(cell)).join(",") + "\r\n");
    }
    let copied = files.len();
    files.insert(0, (INDEX.to_owned(), Spool::of(index.as_bytes())));
    let possible: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let earlier = || earlier(&folder, &possible);
    let written = OutputFiles { contents: &files, earlier: &earlier, possible: &possible };
    save_folder(&folder, &written, context.may_overwrite())?;
    if !context.quiet {
        context.hand_over(&said(documents.len(), copied, missing, to, context))?;
    }
    Ok(ran.exit(missing > 0))
}

fn documents(plan: &Plan, view: View<'_>, wanted: Option<&[String]>) -> Vec<Document> {
    let plan = &*plan_on(plan, view.as_of);
    let sets = scoring_sets(plan, view.as_of);
    let is_wanted = |id: &str| wanted.is_none_or(|ids| ids.iter().any(|one| one.eq_ignore_ascii_case(id)));
    let mut all = Vec::new();
    for set in sets.into_iter().filter(|set| set.sound && is_wanted(set.id.value.as_str())) {
        for line in score_sheet(plan, set, view).lines {
            let id = line.criterion.id.value.as_str();
            all.extend(line.proofs.into_iter().map(|proof| Document {
                set: set.id.value.as_str().to_owned(),
                criterion: id.to_owned(),
                text: proof.text,
                folder: proof.folder,
            }));
        }
    }
    all
}

/// The path of an evidence file; `None` for a document number, and for a path that leaves the plan's folder.
fn file_below(document: &Document) -> Option<FilePath> {
    let text = document.text.trim();
    if !is_evidence_file(text) || text.starts_with('/') || text.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.into_iter().fold(document.folder.clone(), |path, part| path.join(part)))
}

/// The name of a copy: the criterion, then the file's own name; a number where two would be one.
fn copy_name(document: &Document, own: &str, names: &mut BTreeSet<String>) -> String {
    let base = format!("{} {own}", document.criterion);
    let numbered = (2..).map(|number| format!("{} {number} {own}", document.criterion));
    let mut all = std::iter::once(base).chain(numbered);
    all.find(|name| names.insert(name.to_lowercase())).unwrap_or_default()
}

/// A cell of a list that Excel opens: never a formula, in quotes where it needs them.
fn csv_cell(text: &str) -> String {
    let safe: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let is_formula = safe.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if is_formula { format!("'{safe}") } else { safe };
    if safe.contains(['"', ',', '\n']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// The files of an earlier run that this one writes anew: those that its list names, where it is ours. A list may come
/// from anywhere, so nothing else goes.
fn earlier(folder: &std::path::Path, possible: &[String]) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(INDEX)).unwrap_or_default();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or_default();
    let Some(rows) = [HEAD.en, HEAD.vi].into_iter().find_map(|head| text.strip_prefix(head)) else { return Vec::new() };
    let named = rows.lines().filter_map(|row| row.rsplit_once(',')).map(|(_, file)| file.trim());
    let named: BTreeSet<&str> = named.map(|file| file.trim_matches('"')).collect();
    possible.iter().filter(|name| *name == INDEX || named.contains(name.as_str())).cloned().collect()
}

fn said(documents: usize, copied: usize, missing: usize, to: &str, context: &Context) -> String {
    const SAYS: Both = Both {
        en: "{documents} documents, {copied} of them files: {to}/{index}",
        vi: "{documents} tài liệu, trong đó {copied} tệp: {to}/{index}",
    };
    const MISSING: Both = Both { en: "; files that are not there: {missing}", vi: "; thiếu {missing} tệp" };
    let words = |hole: &str| match hole {
        "documents" => documents.to_string(),
        "copied" => copied.to_string(),
        "missing" => missing.to_string(),
        "index" => INDEX.to_owned(),
        _ => crate::text::Raw::new(to).terminal().to_string(),
    };
    let missing = if missing > 0 { fill(MISSING.get(context.lang), words) } else { String::new() };
    format!("{}{missing}\n", fill(SAYS.get(context.lang), words))
}
