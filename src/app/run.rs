//! Reading and checking the plans of a workspace: by several threads, part by part, in one order.

use super::finding_order::FindingOrder;
use super::selection::NamedPlan;
use super::windows::{Judged, Windows};
use super::{Selection, Workspace, folders::plans_of, threads::on_each, threads::on_roomy_stacks};
use super::{reading::Beside, reading::Beyond, reading::Loaded, reading::Reader, reading::Unsound, reading::located};
use crate::calc::{Baselines, PlanSummary, Ranks, View};
use crate::diag::{LocatedFinding, Sink};
use crate::model::{Plan, Settings};
use crate::source::{FilePath, Sources};
use crate::value::Day;

/// Each thread holds so many plans in memory, where a workspace has many. More would leave the processor's cache.
const MOST_OF_A_THREAD: usize = 16;

/// A workspace of so many plans is read at once. To read plan.toml of each first would cost more than it brings.
const FEW: usize = 256;

/// A run over the plans of a selection: which plans there are is known, and none was read whole.
pub struct Run<'w> {
    workspace: Workspace<'w>,
    as_of: Day,
    folders: Vec<FilePath>,
    /// The summary of each plan by its plan.toml; `None` where all are read at once.
    heads: Option<Vec<PlanSummary>>,
    taken: Vec<bool>,
    threads: usize,
    /// The most plans in memory at once.
    window: usize,
    /// The findings of the shared files, and of the search for plans.
    common: Vec<LocatedFinding>,
    /// Names of the selection that mean no plan.
    pub unmatched: Vec<String>,
    /// How many folders could not be looked into: they may hold plans.
    pub unlisted: usize,
}

/// The results of a run for some plans. All parts together have the order of the whole.
#[derive(Debug)]
pub struct Part<T> {
    /// The results of the work, one for each plan that it got, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// Findings, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// How many plans have errors, so that nothing was computed for them.
    pub unreadable: usize,
}

/// The facts that are known behind the last part of a run.
#[derive(Debug)]
pub struct RunEnd {
    /// A summary of every plan of the workspace, in the order of the folders. Those that were neither asked for nor
    /// needed show what their plan.toml says, and no figures.
    pub summaries: Vec<PlanSummary>,
    /// Which of them were asked for.
    pub taken: Vec<bool>,
    /// The ranks that are computed from scores. All of them stand only where the treatment keeps figures.
    pub ranks: Ranks,
}

/// How a run treats plans.
#[derive(Clone, Copy, Debug)]
pub struct Treatment {
    /// Plans that have errors.
    pub unsound: Unsound,
    /// How much is read of plans that are not asked for.
    pub beyond: Beyond,
    /// Whether the summaries keep the targets and scores of every plan to the end.
    pub keeps_figures: bool,
}

impl Treatment {
    /// The treatment by a command that computes nothing from a plan with errors.
    pub const COMPUTE: Self = Self { unsound: Unsound::LeaveOut, beyond: Beyond::AsAsked, keeps_figures: false };
    /// The treatment by a command that looks at every plan.
    pub const CHECK: Self = Self { unsound: Unsound::Use, ..Self::COMPUTE };
    /// The treatment by a command that compares plans. The summaries keep their figures.
    pub const COMPARE: Self = Self { keeps_figures: true, ..Self::COMPUTE };
    /// The treatment by a command that looks at pools as a whole.
    pub const POOLS: Self = Self { beyond: Beyond::Pools, ..Self::COMPARE };
}

impl<'w> Run<'w> {
    /// Finds the plans of a selection.
    ///
    /// # Errors
    /// When the threads for reading cannot be made.
    pub fn open(workspace: impl Into<Workspace<'w>>, selection: &Selection, as_of: Day) -> anyhow::Result<Self> {
        Self::open_in_windows(workspace.into(), selection, as_of, FEW, MOST_OF_A_THREAD)
    }

    /// Finds the plans of a selection. A workspace of more than `few` plans is read in windows.
    fn open_in_windows(
        workspace: Workspace<'w>,
        selection: &Selection,
        as_of: Day,
        few: usize,
        most_of_a_thread: usize,
    ) -> anyhow::Result<Self> {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let folders = plans_of(workspace.files, selection, &mut sources, &mut sink);
        let unlisted = sink.faults();
        let mut common = workspace.shared.findings.clone();
        common.extend(located(sink, &sources, None));
        let threads = selection.threads(folders.len());
        let (taken, unmatched) = (vec![true; folders.len()], Vec::new());
        let window = threads.saturating_mul(most_of_a_thread);
        let mut run =
            Self { workspace, as_of, folders, heads: None, taken, threads, window, common, unmatched, unlisted };
        if selection.is_all() && run.folders.len() <= few {
            return Ok(run);
        }
        let reader = run.reader();
        let read = |folder: &FilePath| {
            if selection.is_all() { reader.name(folder) } else { reader.head(folder, |plan| selection.takes(plan)) }
        };
        let mut heads = on_each(threads, &run.folders, read)?;
        let known: Vec<NamedPlan<'_>> = heads.iter().map(NamedPlan::from).collect();
        let settled = selection.settled(&known)?;
        let unmatched = settled.unmatched(&known).into_iter().map(str::to_owned).collect();
        let taken: Vec<bool> = known.iter().map(|plan| settled.takes(*plan)).collect();
        // A plan that was only possibly meant was read as one that is meant, which reads less of it.
        let is_doubted: Vec<bool> =
            known.iter().zip(&taken).map(|(plan, taken)| !taken && selection.takes(*plan)).collect();
        for ((head, folder), _) in heads.iter_mut().zip(&run.folders).zip(is_doubted).filter(|(_, doubted)| *doubted) {
            *head = reader.head(folder, |_| false);
        }
        (run.unmatched, run.taken) = (unmatched, taken);
        run.heads = Some(heads);
        Ok(run)
    }

    /// Whether there is nothing at all, neither plans nor findings.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.common.is_empty()
    }

    /// Whether the run is about so few plans that their results can be in memory together. It does not depend on the
    /// machine, as the parts do.
    #[must_use]
    pub fn is_of_few(&self) -> bool {
        self.count() <= FEW
    }

    /// The ids of all plans of the workspace, where they were asked for by names.
    pub(crate) fn known_ids(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().flatten().map(|plan| plan.id.as_str())
    }

    /// The folders of the plans that the run is about.
    pub(crate) fn taken_folders(&self) -> impl Iterator<Item = &FilePath> {
        self.folders.iter().zip(&self.taken).filter(|(_, taken)| **taken).map(|(folder, _)| folder)
    }

    /// The settings of the workspace.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.workspace.shared.settings()
    }

    /// How many plans the run is about.
    fn count(&self) -> usize {
        self.taken.iter().filter(|taken| **taken).count()
    }

    fn reader(&self) -> Reader<'_> {
        self.workspace.shared.reader(self.workspace.files, self.as_of, self.threads == 1)
    }

    /// Reads and checks each plan, and hands it to `work`. `each` gets the results in parts, of which at least one
    /// comes: only so many plans are in memory at once.
    ///
    /// # Errors
    /// Those of `each`, and when the threads for reading cannot be made.
    pub fn parts<T: Send>(
        mut self,
        treatment: Treatment,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
        each: impl FnMut(Part<T>) -> anyhow::Result<()> + Send,
    ) -> anyhow::Result<RunEnd> {
        let (heads, threads) = (self.heads.take(), self.threads);
        let common = std::mem::take(&mut self.common);
        let (summaries, ranks) = on_roomy_stacks(threads, || self.move_window(heads, common, treatment, &work, each))??;
        Ok(RunEnd { summaries, taken: self.taken, ranks })
    }

    fn move_window<T: Send>(
        &self,
        heads: Option<Vec<PlanSummary>>,
        common: Vec<LocatedFinding>,
        treatment: Treatment,
        work: &(impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync),
        mut each: impl FnMut(Part<T>) -> anyhow::Result<()> + Send,
    ) -> anyhow::Result<(Vec<PlanSummary>, Ranks)> {
        let reader = self.reader();
        let numbers: Vec<usize> =
            (0..self.folders.len()).filter(|number| self.taken.get(*number) == Some(&true)).collect();
        let (mut windows, mut read) = if let Some(heads) = heads {
            (Windows::over(reader, heads, &self.taken, treatment.beyond, false), None)
        } else {
            let (mut loaded, summaries) = self.read_all();
            let mut windows = Windows::over(reader, summaries, &self.taken, treatment.beyond, true);
            windows.read_again(&numbers, &mut loaded);
            (windows, Some(loaded))
        };
        let most = if read.is_some() { numbers.len() } else { self.window };
        let mut order = FindingOrder::new(common, &self.folders);
        let mut rest = numbers.as_slice();
        loop {
            let (window, behind) = rest.split_at_checked(most).unwrap_or((rest, &[]));
            rest = behind;
            let loaded = read.take().unwrap_or_else(|| windows.read(window));
            let judged = windows.judge(window.iter().copied().zip(loaded).collect());
            let mut part = Part { plans: Vec::new(), findings: Vec::new(), unreadable: 0 };
            for (value, findings, is_sound) in self.computed(judged, windows.beyond(), treatment.unsound, work) {
                part.plans.extend(value);
                part.unreadable += usize::from(!is_sound);
                order.add(findings);
            }
            part.findings = order.take(rest.first().copied());
            each(part)?;
            let Some(next) = rest.first() else { return Ok(windows.end()) };
            if !treatment.keeps_figures {
                windows.forget_before(*next);
            }
        }
    }

    /// Reads every plan as one that stands by itself.
    fn read_all(&self) -> (Vec<Loaded>, Vec<PlanSummary>) {
        let reader = self.reader();
        reader.each(self.folders.iter().collect(), |folder| reader.whole(folder, &Beside::ALONE)).into_iter().unzip()
    }

    /// The results of the work on plans, with the findings of each and whether it is sound.
    fn computed<T: Send>(
        &self,
        judged: Vec<Judged>,
        (ranks, baselines): (&Ranks, &Baselines),
        unsound: Unsound,
        work: &(impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync),
    ) -> Vec<(Option<T>, Vec<LocatedFinding>, bool)> {
        let view = View::new(self.as_of, self.settings()).with_baselines(baselines);
        self.reader().each(judged, |one| {
            let Judged { loaded: Loaded { plan, sources, .. }, findings, is_sound, is_ranked, replacement } = one;
            let view = view.replaced(replacement.as_ref());
            let view = if is_ranked { view.with_ranks(ranks) } else { view };
            let is_used = is_sound || unsound == Unsound::Use;
            (is_used.then(|| work(&plan, view, self.settings(), &sources)), findings, is_sound)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, MOST_OF_A_THREAD, Run, Treatment};
    use crate::app::{Selection, Workspace};
    use crate::calc::{Verdict, Verdicts};
    use crate::source::Memory;
    use crate::value::Day;
    use std::fmt::Write as _;

    /// A file of examples/minimal.
    macro_rules! minimal {
        ($name:literal) => {
            include_str!(concat!("../../examples/minimal/plans/mau/", $name))
        };
    }

    const SHARED: &str = "[[indicator]]\nid = \"diem\"\ntitle = \"Điểm\"\nmeasure = \"score\"\nmaximum = 100\n\n\
        [[indicator]]\nid = \"hang\"\ntitle = \"Hạng\"\nmeasure = \"rank\"\nrank-of = \"diem\"\n";

    /// A workspace whose plans name each other forwards, backwards, in a circle, twice and not at all, and rank each
    /// other over the whole list. Some lie in others' folders.
    fn entangled() -> Memory {
        const PARENTS: [&str; 7] = ["p31", "p03", "P05", "p12", "khong-co", "", "p03"];
        let mut files = Memory::default();
        files.put("cchc.toml", "");
        files.put("indicators.toml", SHARED);
        for number in 0..40_usize {
            let inside = number % 9 == 4;
            let folder = if inside { format!("plans/p{:02}/x", number - 1) } else { format!("plans/p{number:02}") };
            let id = if number == 17 { 16 } else { number };
            let parent = match number {
                20 => "p21",
                21 => "p20",
                _ => PARENTS.get(number % PARENTS.len()).copied().unwrap_or_default(),
            };
            let parent = if parent.is_empty() { String::new() } else { format!("parent = \"{parent}\"\n") };
            let mut plan = minimal!("plan.toml").replace("id = \"mau\"", &format!("{parent}id = \"p{id:02}\""));
            plan = plan.replace("xã Mẫu\"\nlevel", &format!("xã {number}\"\nlevel"));
            let bound = 50 + (number * 7) % 40;
            let _ = write!(plan, "\n[[target]]\nid = \"a\"\nindicator = \"diem\"\nat-least = {bound}\n");
            if number % 3 != 0 {
                plan.push_str("\n[[target]]\nid = \"b\"\nindicator = \"hang\"\nrank-within = 3\n");
            }
            if number == 26 {
                plan.push_str("loi = 1\n");
            }
            // Later and earlier plans of one unit: they replace, contain and read each other.
            let beside = match number {
                5 => "values-from = [\"p38\", \"p02\"]\nwithin = \"p38\"\n",
                2 | 38 => "within = \"p05\"\n",
                7 => "replaces = \"P36\"\n",
                33 => "replaces = \"p09\"\n",
                24 => "replaces = \"p25\"\n",
                25 => "replaces = \"p24\"\n",
                14 => "values-from = [\"khong-co\", \"p15\"]\n",
                _ => "",
            };
            plan.insert_str(0, beside);
            if [2, 5, 38].contains(&number) {
                plan = plan.replace(&format!("xã {number}\""), "xã Ba\"");
            }
            if [7, 33].contains(&number) {
                plan = plan.replace("date = 2023-01-16", "date = 2023-07-03");
            }
            files.put(&format!("{folder}/plan.toml"), plan);
            files.put(&format!("{folder}/tasks.toml"), minimal!("tasks.toml"));
            files.put(&format!("{folder}/assignees.toml"), minimal!("assignees.toml"));
            files.put(&format!("{folder}/indicators.toml"), minimal!("indicators.toml"));
            let score = 40 + (number * 11) % 55;
            let values = format!("{}diem = {{ score = {score} }}\n", minimal!("values/2023-Q1.toml"));
            files.put(&format!("{folder}/values/2023-Q1.toml"), values);
        }
        files
    }

    type Seen = (Vec<(String, Vec<usize>)>, Vec<String>, usize, Vec<(String, Option<String>, bool)>);

    /// All that a run tells, and in how many parts.
    fn seen(selection: &Selection, few: usize, most: usize, treatment: Treatment) -> (Seen, usize) {
        let files = entangled();
        let day = Day::new(2023, 9, 30).expect("a day");
        let selection = selection.clone().at_a_time(std::num::NonZeroUsize::new(1));
        let run = Run::open_in_windows(Workspace::from(&files), &selection, day, few, most).expect("a run");
        let (mut plans, mut findings, mut unreadable, mut parts) = (Vec::new(), Vec::new(), 0, 0);
        let verdicts = |plan: &crate::model::Plan, view: crate::calc::View<'_>| {
            let verdicts: Verdicts = crate::calc::verdicts(plan, view, 10);
            Verdict::ALL.map(|verdict| verdicts.of(verdict)).to_vec()
        };
        let end = run.parts(
            treatment,
            |plan, view, _, _| {
                let seen = format!("{} {} {:?}", plan.folder.as_str(), view.as_of, view.replacement);
                (seen, verdicts(plan, view))
            },
            |part| {
                plans.extend(part.plans);
                findings.extend(part.findings.iter().map(|finding| format!("{finding:?}")));
                unreadable += part.unreadable;
                parts += 1;
                Ok(())
            },
        );
        let of = |plan: crate::calc::PlanSummary| {
            (plan.id.as_str().to_owned(), plan.parent.map(|(parent, _)| parent.as_str().to_owned()), plan.sound)
        };
        let summaries = end.expect("it ran").summaries.into_iter().map(of).collect();
        ((plans, findings, unreadable, summaries), parts)
    }

    #[test]
    fn a_run_in_windows_tells_the_same_as_a_run_at_once() {
        for treatment in [Treatment::CHECK, Treatment::COMPUTE, Treatment::COMPARE] {
            let (whole, parts) = seen(&Selection::all(), FEW, MOST_OF_A_THREAD, treatment);
            assert_eq!(parts, 1);
            assert!(whole.1.len() > 40 && whole.2 > 5 && whole.0.len() > 20, "{whole:?}");
            let replaced = whole.0.iter().filter(|(seen, _)| seen.contains("2023-07-02 Some"));
            assert_eq!(replaced.count(), 2, "{:?}", whole.0);
            for most in [1, 2, 3, 7, 39, 40] {
                let (windows, parts) = seen(&Selection::all(), 0, most, treatment);
                assert_eq!(parts, 40_usize.div_ceil(most));
                assert_eq!(windows.0, whole.0, "{most} {treatment:?}");
                assert_eq!(windows.1, whole.1, "{most} {treatment:?}");
                assert_eq!((windows.2, windows.3), (whole.2, whole.3.clone()), "{most} {treatment:?}");
            }
        }
    }

    #[test]
    fn a_selection_in_windows_tells_the_same_as_at_once() {
        for names in [vec!["p03"], vec!["p0*", "p31"], vec!["p2?"], vec!["plans/p03/x", "p16"]] {
            let selection = Selection::of(names.iter().map(|name| (*name).to_owned()).collect());
            let (whole, parts) = seen(&selection, 0, 40, Treatment::COMPUTE);
            assert_eq!(parts, 1);
            let (windows, _) = seen(&selection, 0, 2, Treatment::COMPUTE);
            assert_eq!(windows, whole, "{names:?}");
        }
    }
}
