//! Findings in the order of their files, while plans come in the order of their folders. The two differ where a plan
//! lies inside another's folder, or a name begins like that of its neighbour.

use crate::diag::LocatedFinding;
use crate::source::FilePath;
use std::cmp::Ordering;

/// Findings that wait for those that stand before them.
pub(super) struct FindingOrder<'f> {
    waiting: Vec<LocatedFinding>,
    folders: &'f [FilePath],
    /// For each plan, which of it and those behind it has the first files.
    first_behind: Vec<usize>,
}

impl<'f> FindingOrder<'f> {
    /// With the findings that belong to no plan, for plans in these folders.
    pub(super) fn new(common: Vec<LocatedFinding>, folders: &'f [FilePath]) -> Self {
        let mut first_behind: Vec<usize> = (0..folders.len()).collect();
        for number in (0..folders.len().saturating_sub(1)).rev() {
            let (own, behind) = (folders.get(number), first_behind.get(number + 1).copied().unwrap_or(number));
            if own.zip(folders.get(behind)).is_some_and(|(own, other)| by_files(own, other) == Ordering::Greater)
                && let Some(first) = first_behind.get_mut(number)
            {
                *first = behind;
            }
        }
        Self { waiting: common, folders, first_behind }
    }

    /// Adds findings of plans.
    pub(super) fn add(&mut self, findings: Vec<LocatedFinding>) {
        self.waiting.extend(findings);
    }

    /// Takes the findings before which no finding can come any more; `next` is the next plan, if there is one.
    pub(super) fn take(&mut self, next: Option<usize>) -> Vec<LocatedFinding> {
        self.waiting.sort_by(|a, b| a.order().cmp(&b.order()));
        let first = next.and_then(|next| self.folders.get(*self.first_behind.get(next)?));
        let Some(first) = first else { return std::mem::take(&mut self.waiting) };
        let first = format!("{}/", first.as_str());
        let ready = self.waiting.partition_point(|finding| finding.at.file.as_str() < first.as_str());
        let later = self.waiting.split_off(ready);
        std::mem::replace(&mut self.waiting, later)
    }
}

/// The order of the files in two folders.
fn by_files(a: &FilePath, b: &FilePath) -> Ordering {
    let bytes = |folder: &FilePath| folder.as_str().bytes().chain([b'/']).collect::<Vec<u8>>();
    bytes(a).cmp(&bytes(b))
}

#[cfg(test)]
mod tests {
    use super::FindingOrder;
    use crate::app::reading::located;
    use crate::diag::Sink;
    use crate::keys::report_refused;
    use crate::source::{FilePath, Refusal, Sources};

    #[test]
    fn findings_come_by_file_however_the_folders_lie() {
        let folders = ["plans/a", "plans/a/inside", "plans/a-b", "plans/b"].map(FilePath::new);
        let finding = |path: &str| {
            let (mut sources, mut sink) = (Sources::default(), Sink::default());
            report_refused(&FilePath::new(path), &Refusal::Absent, &mut sources, &mut sink);
            located(sink, &sources, None).remove(0)
        };
        let mut order = FindingOrder::new(vec![finding("plans/z"), finding("cchc.toml")], &folders);
        let mut taken = Vec::new();
        for (number, folder) in folders.iter().enumerate() {
            order.add(vec![finding(&format!("{}/plan.toml", folder.as_str()))]);
            let ready = order.take(Some(number + 1).filter(|next| *next < folders.len()));
            taken.push(ready.into_iter().map(|finding| finding.at.file.as_str().to_owned()).collect::<Vec<_>>());
        }
        // plans/a waits for the plan inside it, and both for plans/a-b.
        let expected: [&[&str]; 4] = [
            &["cchc.toml"],
            &[],
            &["plans/a-b/plan.toml", "plans/a/inside/plan.toml", "plans/a/plan.toml"],
            &["plans/b/plan.toml", "plans/z"],
        ];
        assert_eq!(taken, expected);
    }
}
