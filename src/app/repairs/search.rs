//! Finds the repairs that stand: all at once where nothing speaks against it, else half by half down to single ones. A
//! repair stands with those that it uncovers, or not at all.

use super::candidate::Candidate;
use super::proof::{PlanNumber, Proof};
use super::taken_places::TakenPlaces;
use super::texts::Texts;
use crate::app::KeptCheck;
use crate::diag::{LocatedFinding, Repair, Rule};
use crate::parse::{
    rules::CONFLICT_MARKER, rules::ENCODING, rules::OUTSIDE_WORKSPACE, rules::TOO_DEEP, rules::TOO_LARGE,
    rules::UNREADABLE_FILE,
};
use crate::report::{EditedFile, LeftRepair, RepairRow};
use crate::source::{FilePath, Files, Overlay, Place, Sources, Span};
use crate::store::Rewrite;
use crate::text::Raw;
use crate::value::Day;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Files are read again for trials so often, all together, that half by half every bad repair of a usual workspace is
/// found. Files made for it could make that take hours: then some repairs are left untried.
const MOST_TIMES: usize = 24;

/// So many bytes may be read in any case.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// A trial costs no less, however short its files are: it compares all plans.
const LEAST_BYTES: usize = 64 * 1024;

/// So many steps a repair may take with those that it uncovers.
const MOST_STEPS: usize = 16;

/// The files that may be repaired.
#[derive(Clone, Debug)]
pub(crate) struct RepairScope {
    /// The folders of plans.
    pub folders: BTreeSet<FilePath>,
    /// Whether the files that all plans share may be, too.
    pub shared: bool,
}

/// The repairs that stand.
#[derive(Debug, Default)]
pub(crate) struct Repairs {
    pub rows: Vec<RepairRow>,
    /// Repairs that would bring an error or a warning.
    pub left: Vec<LeftRepair>,
    pub edited: Vec<EditedFile>,
    /// The files to be written, each with the folder whose lock guards it.
    pub rewrites: Vec<(FilePath, Rewrite)>,
}

impl Repairs {
    /// The files as they are with the repairs.
    pub(crate) fn over<'f>(&self, files: &'f dyn Files) -> Overlay<'f> {
        let mut overlay = Overlay::new(files);
        for (_, Rewrite { path, after, .. }) in &self.rewrites {
            overlay.put(path.clone(), after.clone());
        }
        overlay
    }
}

/// Finds the repairs of the files in scope, and leaves them as they are.
pub(crate) fn find_repairs(files: &dyn Files, scope: &RepairScope, as_of: Day) -> anyhow::Result<Repairs> {
    search(files, scope, Proof::new(files, as_of)?, None)
}

/// The same by a check that an editor keeps of these files. With `only`, this finding alone is mended, and what that
/// uncovers; its suggestion counts as a repair, since a person chose it.
pub(crate) fn find_repairs_from(
    files: &dyn Files,
    scope: &RepairScope,
    check: KeptCheck<()>,
    only: Option<&LocatedFinding>,
) -> anyhow::Result<Repairs> {
    search(files, scope, Proof::from(check), only)
}

fn search(
    files: &dyn Files,
    scope: &RepairScope,
    proof: Proof,
    only: Option<&LocatedFinding>,
) -> anyhow::Result<Repairs> {
    let mut search = Search {
        files,
        scope,
        only,
        proof,
        texts: Texts::default(),
        made: Vec::new(),
        refused: Vec::new(),
        refused_places: BTreeSet::new(),
        bytes_left: MOST_BYTES,
    };
    search.run()?;
    Ok(search.repairs())
}

struct Search<'s> {
    files: &'s dyn Files,
    scope: &'s RepairScope,
    /// The only finding to be mended.
    only: Option<&'s LocatedFinding>,
    proof: Proof,
    texts: Texts,
    made: Vec<Step>,
    /// Those that do not stand as things are, with the first finding that speaks against each.
    refused: Vec<(Step, Option<LocatedFinding>)>,
    refused_places: BTreeSet<RefusedPlace>,
    bytes_left: usize,
}

/// A rule, and a place of a file as it was.
type RefusedPlace = (&'static str, FilePath, usize, usize);

/// A repair as it is told. The places are those of the file as it was.
struct Step {
    rule: &'static Rule,
    file: FilePath,
    range: Range<usize>,
    before: Raw,
    after: Raw,
    places: usize,
    is_composition: bool,
}

/// The outcome of a trial.
enum Trial {
    Stands,
    /// The first finding that speaks against it, if it was tried to its end.
    Falls(Option<Box<LocatedFinding>>),
    /// Too much was tried before.
    Untried,
}

impl Search<'_> {
    fn run(&mut self) -> anyhow::Result<()> {
        let mut is_changed = false;
        let mut candidates = self.candidates();
        let files = candidates.iter().map(Candidate::file).collect();
        self.bytes_left = MOST_BYTES.max(bytes(&self.texts, &files).saturating_mul(MOST_TIMES));
        loop {
            if self.bytes_left == 0 {
                return Ok(());
            }
            if !candidates.is_empty() {
                is_changed |= self.try_parts(&candidates)?;
                self.proof.look_at_accepted(&self.texts.over(self.files))?;
            } else if is_changed && !self.refused.is_empty() {
                // One that did not stand may do so beside the others.
                self.refused.clear();
                self.refused_places.clear();
                is_changed = false;
            } else {
                return Ok(());
            }
            candidates = self.candidates();
        }
    }

    /// The repairs that can be tried together, in the order of their files.
    fn candidates(&mut self) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut taken = TakenPlaces::default();
        // One file may be read under many paths.
        let mut paths: BTreeMap<FilePath, FilePath> = BTreeMap::new();
        for plan in self.proof.plans() {
            for candidate in self.offered(plan) {
                let path = candidate.file();
                let real = self.files.resolved(path).map_or_else(|_| path.clone(), |(real, _)| real);
                let is_first = paths.entry(real).or_insert_with(|| path.clone()) == path;
                if is_first && !self.is_refused(&candidate) && taken.take(&candidate) {
                    candidates.push(candidate);
                }
            }
        }
        candidates
    }

    fn is_refused(&self, candidate: &Candidate) -> bool {
        let range = self.texts.origin(candidate.file(), &candidate.first());
        self.refused_places.contains(&(candidate.rule().code, candidate.file().clone(), range.start, range.end))
    }

    /// The repairs that the findings of a plan offer, of files in scope that can be read.
    fn offered(&mut self, plan: PlanNumber) -> Vec<Candidate> {
        const UNREAD: [&Rule; 6] =
            [&ENCODING, &CONFLICT_MARKER, &TOO_LARGE, &TOO_DEEP, &UNREADABLE_FILE, &OUTSIDE_WORKSPACE];
        if !self.is_in_scope(plan) {
            return Vec::new();
        }
        let findings = self.proof.findings(plan);
        let is_unread = |finding: &&&LocatedFinding| UNREAD.contains(&finding.rule());
        let unread: BTreeSet<&FilePath> = findings.iter().filter(is_unread).map(|finding| &finding.at.file).collect();
        let is_asked = |finding: &LocatedFinding| match self.only {
            Some(only) => finding == only,
            None => finding.repair().is_some(),
        };
        let is_offer = |finding: &&&LocatedFinding| is_asked(finding) && !unread.contains(&finding.at.file);
        let mut offered = Vec::new();
        for finding in findings.iter().filter(is_offer) {
            self.texts.read(&finding.at.file, self.files);
            let text = self.texts.now(&finding.at.file);
            let chosen = |text| Candidate::of(finding, text).or_else(|| Candidate::suggested(finding, text));
            let of_finding = |text| if self.only.is_some() { chosen(text) } else { Candidate::of(finding, text) };
            offered.extend(text.and_then(of_finding));
        }
        offered.sort_by(|a, b| (a.file(), a.first().start).cmp(&(b.file(), b.first().start)));
        offered
    }

    fn is_in_scope(&self, plan: PlanNumber) -> bool {
        if plan.is_some() { self.scope.folders.contains(&self.proof.folder(plan)) } else { self.scope.shared }
    }

    /// Tries these together, then in halves until some stand. Their places are those of the texts now: behind the first
    /// that stand, nothing more is tried.
    fn try_parts(&mut self, candidates: &[Candidate]) -> anyhow::Result<bool> {
        match (self.try_together(candidates)?, candidates) {
            (Trial::Stands, _) => Ok(true),
            (Trial::Untried, _) => Ok(false),
            (Trial::Falls(why), [one]) => {
                let step = step(&self.texts, one);
                self.refused_places.insert((step.rule.code, step.file.clone(), step.range.start, step.range.end));
                self.refused.push((step, why.map(|why| *why)));
                Ok(false)
            }
            (Trial::Falls(_), several) => {
                let (left, right) = several.split_at(several.len() / 2);
                Ok(self.try_parts(left)? || self.try_parts(right)?)
            }
        }
    }

    /// Tries repairs, and with them those that they uncover.
    fn try_together(&mut self, candidates: &[Candidate]) -> anyhow::Result<Trial> {
        let (mut texts, mut made) = (self.texts.clone(), Vec::new());
        let mut all: Vec<Candidate> = Vec::new();
        let mut next = candidates.to_vec();
        for _ in 0..MOST_STEPS {
            made.extend(next.iter().map(|candidate| step(&texts, candidate)));
            if texts.make(&next).is_none() {
                return Ok(Trial::Falls(None));
            }
            all.append(&mut next);
            let mended: Vec<&LocatedFinding> = all.iter().map(|candidate| &candidate.finding).collect();
            let files: BTreeSet<&FilePath> = all.iter().map(Candidate::file).collect();
            if !self.may_read(&texts, &files) {
                return Ok(Trial::Untried);
            }
            let touched = files.into_iter().map(|file| self.proof.plan_of(file)).collect();
            let objections = self.proof.objections((self.files, &texts), &touched, &mended)?;
            if objections.is_empty() {
                self.proof.accept();
                self.texts = texts;
                self.made.append(&mut made);
                return Ok(Trial::Stands);
            }
            let mut taken = TakenPlaces::default();
            for objection in objections {
                let file = &objection.at.file;
                if self.is_in_scope(self.proof.plan_of(file)) {
                    texts.read(file, self.files);
                }
                match texts.now(file).and_then(|text| Candidate::of(&objection, text)) {
                    Some(uncovered) if taken.take(&uncovered) => next.push(uncovered),
                    Some(_) => {}
                    None => return Ok(Trial::Falls(Some(Box::new(objection)))),
                }
            }
        }
        Ok(Trial::Falls(None))
    }

    /// Whether these files may be read for one more trial.
    fn may_read(&mut self, texts: &Texts, files: &BTreeSet<&FilePath>) -> bool {
        let left = self.bytes_left.checked_sub(bytes(texts, files).max(LEAST_BYTES));
        self.bytes_left = left.unwrap_or_default();
        left.is_some()
    }

    fn repairs(self) -> Repairs {
        let Self { texts, mut made, refused, proof, .. } = self;
        made.sort_by(|a, b| (&a.file, a.range.start).cmp(&(&b.file, b.range.start)));
        let mut sources = Sources::default();
        let mut ids = BTreeMap::new();
        let mut row = |step: Step| {
            let text = || texts.before(&step.file).to_owned();
            let file = *ids.entry(step.file.clone()).or_insert_with(|| sources.add(step.file.clone(), text()));
            let at = sources.locate(Place { file, span: Span::new(step.range) });
            let plan = proof.plan_of(&step.file);
            let folder = plan.map(|_| proof.folder(plan));
            let Step { rule, before, after, places, is_composition, .. } = step;
            RepairRow { rule, folder, at, before, after, places, is_composition }
        };
        let mut repairs = Repairs { rows: made.into_iter().map(&mut row).collect(), ..Repairs::default() };
        repairs.left = refused.into_iter().map(|(step, why)| LeftRepair { row: row(step), why }).collect();
        repairs.left.sort_by(|a, b| a.row.order().cmp(&b.row.order()));
        for (path, text) in texts.changed() {
            let raw = |text: &str| Raw::new(text);
            let (before, after) = (Some(raw(&text.before)), raw(&text.now));
            repairs.edited.push(EditedFile { path: raw(path.as_str()), before, after });
            let (before, after) = (Some(text.before.as_bytes().to_vec()), text.now.as_bytes().to_vec());
            let rewrite = Rewrite { path: path.clone(), before, after };
            repairs.rewrites.push((proof.folder(proof.plan_of(path)), rewrite));
        }
        repairs
    }
}

/// How long these files are together.
fn bytes(texts: &Texts, files: &BTreeSet<&FilePath>) -> usize {
    files.iter().filter_map(|file| texts.now(file)).map(str::len).sum()
}

fn step(texts: &Texts, candidate: &Candidate) -> Step {
    let text = texts.now(candidate.file()).unwrap_or_default();
    Step {
        rule: candidate.rule(),
        file: candidate.file().clone(),
        range: texts.origin(candidate.file(), &candidate.first()),
        before: Raw::new(text.get(candidate.first()).unwrap_or_default()),
        after: Raw::new(candidate.patches.first().map_or("", |patch| patch.with.as_str())),
        places: candidate.patches.len(),
        is_composition: candidate.finding.repair() == Some(&Repair::Composition),
    }
}

#[cfg(test)]
mod tests {
    use super::{RepairScope, Repairs, find_repairs};
    use crate::source::{FilePath, Memory};
    use crate::value::Day;

    /// A file of examples/minimal.
    macro_rules! minimal {
        ($name:literal) => {
            include_str!(concat!("../../../examples/minimal/plans/mau/", $name))
        };
    }

    /// The repairs of the example, where `good` is `bad` in its tasks.
    fn repairs(good: &str, bad: &str, shared: bool) -> Repairs {
        let mut files = Memory::default();
        files.put("cchc.toml", "lng = \"vi\"\n");
        let tasks = minimal!("tasks.toml");
        assert!(tasks.contains(good), "{good}");
        for (name, text) in [
            ("plan.toml", minimal!("plan.toml").to_owned()),
            ("tasks.toml", tasks.replacen(good, bad, 1)),
            ("assignees.toml", minimal!("assignees.toml").to_owned()),
            ("indicators.toml", minimal!("indicators.toml").to_owned()),
            ("values/2023-Q1.toml", minimal!("values/2023-Q1.toml").to_owned()),
        ] {
            files.put(&format!("plans/mau/{name}"), text);
        }
        let scope = RepairScope { folders: [FilePath::new("plans/mau")].into(), shared };
        find_repairs(&files, &scope, Day::new(2023, 3, 31).expect("a day")).expect("it is checked")
    }

    fn shown(repairs: &Repairs) -> Vec<String> {
        let row = |row: &crate::report::RepairRow| format!("{} {}", row.rule.code, row.after.as_str());
        let left = repairs.left.iter().map(|left| format!("left {}", row(&left.row)));
        repairs.rows.iter().map(row).chain(left).collect()
    }

    #[test]
    fn a_repair_stands_with_those_that_it_uncovers_or_not_at_all() {
        let lead = "lead = \"tu-phap-ho-tich\"";
        let found = repairs(lead, "lead = “tu-phap-hotich”", false);
        assert_eq!(shown(&found), ["E001 \"tu-phap-hotich\"", "E103 \"tu-phap-ho-tich\""]);
        assert_eq!(found.rewrites.len(), 1);
        let found = repairs(lead, "lead = “cong-an”", false);
        assert_eq!(shown(&found), ["left E001 \"cong-an\""]);
        assert!(found.rewrites.is_empty() && found.edited.is_empty());
    }

    #[test]
    fn one_bad_repair_does_not_hinder_the_others() {
        let bad = "due = \"continuous\"\nlead = “cong-an”\nstarted = 01/02/2023\nidd = 1\nserves = [“so-hoa”]";
        let good = "lead = \"tu-phap-ho-tich\"\nsupport = [\"van-phong-thong-ke\"]     # phối hợp\n\
            due = \"continuous\"\nserves = [\"so-hoa\"]\nstarted = 2023-02-01";
        let found = repairs(good, bad, true);
        let expected = ["E004 lang", "E007 2023-02-01", "E001 \"so-hoa\"", "left E001 \"cong-an\"", "left E004 id"];
        assert_eq!(shown(&found), expected);
        let files: Vec<&str> = found.rewrites.iter().map(|(folder, _)| folder.as_str()).collect();
        assert_eq!(files, ["", "plans/mau"], "each file with the folder of its lock");
    }
}
