//! How far the reading has come, on the terminal of whoever waits longer than half a second; never in a log.

use super::environment::Environment;
use super::output;
use crate::source::{Entry, FilePath, Files, Kind, Refusal};
use crate::text::{Both, Lang, fill};
use crate::value::count;
use std::fmt;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

/// Nobody who waits less long wants to know.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long one line stands before the next is written.
const STEP: Duration = Duration::from_millis(200);

/// The files of a workspace, with a count of the plans that were read from them.
pub(super) struct FileWatch<'f> {
    files: &'f dyn Files,
    lang: Lang,
    elapsed: Box<dyn Fn() -> Duration + Sync + 'f>,
    show: Box<dyn Fn(&str) + Sync + 'f>,
    found: AtomicUsize,
    read: AtomicUsize,
    /// When a line was last written, in milliseconds; 0 for never.
    written: AtomicU64,
}

impl<'f> FileWatch<'f> {
    /// Watches over these files; silent where messages go to no terminal, or none are wanted.
    pub(super) fn new(files: &'f dyn Files, lang: Lang, quiet: bool) -> Self {
        let is_seen = !quiet && Environment::redraws_lines();
        let elapsed: Box<dyn Fn() -> Duration + Sync> =
            if is_seen { Box::new(Environment::stopwatch()) } else { Box::new(|| Duration::ZERO) };
        Self::with(files, lang, elapsed, Box::new(output::show_progress))
    }

    fn with(
        files: &'f dyn Files,
        lang: Lang,
        elapsed: Box<dyn Fn() -> Duration + Sync + 'f>,
        show: Box<dyn Fn(&str) + Sync + 'f>,
    ) -> Self {
        Self { files, lang, elapsed, show, found: 0.into(), read: 0.into(), written: 0.into() }
    }

    fn step(&self) {
        const READ: Both = Both { en: "{read} of {found} plans", vi: "{read}/{found} kế hoạch" };
        let read = self.read.fetch_add(1, Ordering::Relaxed) + 1;
        let elapsed = (self.elapsed)();
        let now = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let last = self.written.load(Ordering::Relaxed);
        let is_due = elapsed >= PATIENCE && Duration::from_millis(now.saturating_sub(last)) >= STEP;
        // One of two threads writes.
        if is_due && self.written.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            let found = self.found.load(Ordering::Relaxed);
            let number = |number: usize| count(i64::try_from(number).unwrap_or(i64::MAX), self.lang);
            // Plans that are ranked are read twice.
            let line = fill(READ.get(self.lang), |hole| number(if hole == "read" { read.min(found) } else { found }));
            (self.show)(&line);
        }
    }
}

impl fmt::Debug for FileWatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileWatch").field("found", &self.found).field("read", &self.read).finish_non_exhaustive()
    }
}

impl Drop for FileWatch<'_> {
    fn drop(&mut self) {
        output::clear_progress();
    }
}

impl Files for FileWatch<'_> {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        let entries = self.files.list(folder)?;
        // Each folder is listed once before any plan is read, and again with its plan.
        if self.read.load(Ordering::Relaxed) == 0 {
            let plans = entries.iter().filter(|entry| entry.name == "plan.toml").count();
            self.found.fetch_add(plans, Ordering::Relaxed);
        }
        Ok(entries)
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        if file.name() == "plan.toml" {
            self.step();
        }
        self.files.read(file)
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        self.files.resolved(path)
    }
}

#[cfg(test)]
mod tests {
    use super::FileWatch;
    use crate::source::{FilePath, Files as _, Memory};
    use crate::text::Lang;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    #[test]
    fn whoever_waits_half_a_second_sees_how_far_it_is() {
        let mut files = Memory::default();
        (0..1200).for_each(|number| files.put(&format!("plans/p{number}/plan.toml"), ""));
        let (clock, shown) = (AtomicU64::new(0), Mutex::new(Vec::new()));
        let elapsed = || Duration::from_millis(clock.load(Ordering::Relaxed));
        let show = |line: &str| shown.lock().expect("no thread panicked").push(line.to_owned());
        let watch = FileWatch::with(&files, Lang::Vi, Box::new(elapsed), Box::new(show));
        let folders: Vec<FilePath> = (0..1200).map(|number| FilePath::new(&format!("plans/p{number}"))).collect();
        for folder in &folders {
            watch.list(folder).expect("a folder");
        }
        for (number, at) in (0..1200).zip([0, 499, 500, 550, 699, 700, 701].into_iter().chain(std::iter::repeat(899))) {
            clock.store(at, Ordering::Relaxed);
            watch.read(&folders.get(number).expect("a folder").join("plan.toml")).expect("a file");
        }
        clock.store(900, Ordering::Relaxed);
        watch.read(&FilePath::new("plans/p0/tasks.toml")).expect_err("no such file");
        watch.read(&FilePath::new("plans/p0/plan.toml")).expect("a file");
        drop(watch);
        let shown = shown.into_inner().expect("no thread panicked");
        assert_eq!(shown, ["3/1.200 kế hoạch", "6/1.200 kế hoạch", "1.200/1.200 kế hoạch"]);
    }
}
