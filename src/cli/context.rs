//! The things that every command needs: where, which plans, from which day, in which language, onto what.

use super::options::{CommonOptions, OptionGroup as _, SingleValue as _, TypedDay};
use super::output;
use super::sealed_file::refuse_sealed_ending;
use super::slashes::with_slashes;
use super::watch::FileWatch;
use super::{environment::Environment, environment::Stream};
use crate::app::{self, Root, Selection, SharedFiles};
use crate::diag::{Failure, LocatedFinding};
use crate::model::Settings;
use crate::report::{Doc, Remark, Site};
use crate::source::{Disk, Files};
use crate::store::{self, refuse_kept};
use crate::text::{Both, Lang, shell_word};
use crate::value::{Day, Numbers};
use crate::write::{Screen, findings::full};
use anyhow::Result;
use clap::{ArgMatches, Command};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The options of every command, read.
#[derive(Debug)]
pub(super) struct Context {
    /// The language of output.
    pub lang: Lang,
    /// Whether only failures are printed.
    pub quiet: bool,
    folder: PathBuf,
    plans: Vec<String>,
    as_of: Option<TypedDay>,
    /// The file for the result; `None` for standard output.
    output: Option<PathBuf>,
    force: bool,
    colour: Option<bool>,
    width: usize,
    /// The folder as the caller named it.
    named: Option<String>,
    jobs: Option<NonZeroUsize>,
    /// The root of a workspace and its shared files, where they were read already.
    shared: Option<(PathBuf, Arc<SharedFiles>)>,
    /// Makes the command line with every command.
    pub whole_command: fn(Lang, usize) -> Command,
}

/// An opened workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    /// Its files.
    pub files: Disk,
    /// The folder of its root.
    pub root: PathBuf,
    /// Where it lies.
    pub site: Site,
    /// cchc.toml.
    pub settings: Settings,
    pub shared: Arc<SharedFiles>,
}

impl Workspace {
    /// The workspace over these of its files.
    pub(super) fn over<'w>(&self, files: &'w dyn Files) -> app::Workspace<'w> {
        app::Workspace { files, shared: Arc::clone(&self.shared) }
    }
}

impl Context {
    /// Reads the options that every command has; `writes` says whether this one writes files by itself. Faults are
    /// told in `lang`, which is also the language of output: it was found by the same rule.
    pub(super) fn new(
        environment: &Environment,
        matches: &ArgMatches,
        lang: Lang,
        writes: bool,
        whole_command: fn(Lang, usize) -> Command,
    ) -> Result<Self> {
        let options = CommonOptions::read(matches)?;
        if let Some(word) = Environment::variable("CCHC_LANG").filter(|word| Lang::from_code(word).is_none()) {
            const SAYS: Both = Both {
                en: "CCHC_LANG is `{word}`; it takes vi or en",
                vi: "CCHC_LANG là `{word}`; chỉ nhận vi hoặc en",
            };
            return Err(Failure::new(SAYS).arg("word", word).into());
        }
        let given = |name| matches.try_contains_id(name).unwrap_or(false);
        if options.force && !(writes || given("output") || given("report") || given("to") || given("page")) {
            const SAYS: Both = Both {
                en: "`--force` goes with `--output` or `--report` here",
                vi: "ở đây `--force` dùng cùng với `--output` hoặc `--report`",
            };
            return Err(Failure::new(SAYS).into());
        }
        let named = options.directory.map(with_slashes);
        let output = options.output.filter(|file| file != "-").map(|file| below(named.as_deref(), &file));
        // An edit must not be made before its report is refused.
        output.as_deref().map(refuse_kept).transpose()?;
        let as_of = options.as_of.or_else(|| Environment::variable("CCHC_AS_OF"));
        Ok(Self {
            lang: options.lang.unwrap_or(lang),
            quiet: options.quiet,
            folder: environment.folder.join(named.as_deref().unwrap_or_default()),
            plans: options.plan,
            as_of: as_of.as_deref().map(TypedDay::parse).transpose()?,
            output,
            force: options.force,
            colour: match options.color.as_deref() {
                Some("always") => Some(true),
                Some("never") => Some(false),
                Some(_) | None => None,
            },
            width: Environment::width(),
            named,
            jobs: options.jobs.as_deref().map(parse_jobs).transpose()?,
            shared: environment.shared.get().cloned(),
            whole_command,
        })
    }

    /// The folder to work in.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file or folder to be written, as it can be found from where the program was started: it is named from the
    /// folder to work in.
    pub(super) fn target(&self, file: &str) -> PathBuf {
        below(self.named.as_deref(), file)
    }

    /// The folder that `--to` names, as it can be found from where the program was started.
    pub(super) fn target_folder(&self, named: &str) -> Result<PathBuf> {
        const SAYS: Both = Both {
            en: "`--to -` names standard output; several files need a folder",
            vi: "`--to -` chỉ đến đầu ra chuẩn; nhiều tệp thì cần một thư mục",
        };
        const HELP: Both = Both { en: "a folder of that name is ./-", vi: "thư mục mang tên đó viết là ./-" };
        const NO_FOLDER: Both =
            Both { en: "the folder to write into has no name", vi: "chưa nêu tên thư mục ghi vào" };
        if named == "-" {
            return Err(Failure::new(SAYS).help(HELP).into());
        }
        if named.is_empty() {
            return Err(Failure::new(NO_FOLDER).into());
        }
        let folder = self.target(named);
        store::refuse_device(&folder)?;
        Ok(folder)
    }

    /// The same, which holds no plans and lies among none, as it is published or handed on.
    pub(super) fn own_folder(&self, named: &str) -> Result<PathBuf> {
        let folder = self.target_folder(named)?;
        store::refuse_among_plans(&folder, &self.open()?.root)?;
        Ok(folder)
    }

    /// The file for the result; `None` for standard output.
    pub(super) fn output(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// Opens the workspace around the folder.
    pub(super) fn open(&self) -> Result<Workspace> {
        let shown = self.named.clone().unwrap_or_else(|| ".".to_owned());
        let folder = std::fs::canonicalize(&self.folder).ok().filter(|folder| folder.is_dir()).ok_or_else(|| {
            const SAYS: Both = Both { en: "there is no folder `{folder}`", vi: "không có thư mục `{folder}`" };
            Failure::new(SAYS).arg("folder", &*shown)
        })?;
        let root = Root::find(&folder).map_err(|_| {
            const SAYS: Both = Both {
                en: "`{folder}` is not a workspace: it has no cchc.toml here or above, no plan.toml and no folder plans/",
                vi: "`{folder}` không phải không gian làm việc: không có cchc.toml ở đây hoặc phía trên, không có plan.toml và thư mục plans/",
            };
            const HELP: Both = Both {
                en: "go to the plans' folder (`cd …`), name it with -C, or begin one with `cchc init`",
                vi: "chuyển đến thư mục kế hoạch (`cd …`), chỉ ra bằng -C, hoặc bắt đầu bằng `cchc init`",
            };
            const BELOW: Both = Both {
                en: "go to the folder of the plan: `cd {below}`",
                vi: "chuyển vào thư mục của kế hoạch: `cd {below}`",
            };
            let failure = Failure::new(SAYS).arg("folder", &*shown);
            match workspace_below(&folder) {
                Some(below) => failure.arg("below", shell_word(&below_in(&shown, &below))).help(BELOW),
                None => failure.help(HELP),
            }
        })?;
        let below = folder.strip_prefix(&root.folder).map(slashed).unwrap_or_default();
        let named = self.named.as_deref().filter(|named| *named != ".");
        let site = Site {
            shown: Self::shown(&below, &shown),
            prefix: root.in_repository(),
            named: named.map(|named| format!("{}/", named.trim_end_matches('/'))).unwrap_or_default(),
            below,
        };
        let files = Disk::new(&root.folder)?;
        let read = self.shared.as_ref().filter(|(folder, _)| *folder == root.folder);
        let shared = read.map_or_else(|| Arc::new(SharedFiles::read(&files)), |(_, shared)| Arc::clone(shared));
        let settings = shared.settings().clone();
        Ok(Workspace { files, root: root.folder, site, settings, shared })
    }

    /// The root as it can be found from where the program was started, if that is the folder `below` in it.
    fn shown(below: &str, shown: &str) -> String {
        let above = below.split('/').filter(|part| !part.is_empty()).count();
        let up = vec![".."; above].join("/");
        match (shown, up.as_str()) {
            (shown, "") => shown.to_owned(),
            (".", up) => up.to_owned(),
            (shown, up) => format!("{}/{up}", shown.trim_end_matches('/')),
        }
    }

    /// The files of a workspace; how many plans of it were read shows on a terminal when that takes long.
    pub(super) fn watched<'w>(&self, workspace: &'w Workspace) -> FileWatch<'w> {
        FileWatch::new(&workspace.files, self.lang, self.quiet)
    }

    /// The plans that are asked for. A path is one from where the program was started.
    pub(super) fn selection(&self, workspace: &Workspace) -> Selection {
        self.selection_of(workspace, &self.plans)
    }

    /// The plans that these names mean.
    pub(super) fn selection_of(&self, workspace: &Workspace, names: &[String]) -> Selection {
        let from_root = |name: &String| {
            let path = std::fs::canonicalize(self.folder.join(name)).ok()?;
            let below = path.strip_prefix(&workspace.root).ok()?;
            let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
            Some(parts?.join("/"))
        };
        let names = names.iter().map(|name| from_root(name).unwrap_or_else(|| name.clone())).collect();
        Selection::of(names).at_a_time(self.jobs)
    }

    /// The day to look from: as told, else today where the workspace is.
    pub(super) fn as_of(&self, settings: &Settings) -> Result<Day> {
        Ok(self.as_of.unwrap_or(TypedDay::Today).day(settings)?)
    }

    /// The width, language, colour and bars of results.
    pub(super) fn stdout_screen(&self) -> Screen {
        let colour = self.output.is_none() && self.colour.unwrap_or_else(|| Environment::wants_colour(Stream::Out));
        let bars = if self.output.is_none() { Environment::bar_signs() } else { None };
        Screen { width: self.width, lang: self.lang, colour, bars }
    }

    /// Whether files that cchc did not write may be replaced.
    pub(super) const fn may_overwrite(&self) -> bool {
        self.force
    }

    /// Whether results go to a terminal.
    pub(super) fn is_on_screen(&self) -> bool {
        self.output.is_none() && Environment::is_terminal(Stream::Out)
    }

    /// The width, language and colour of messages.
    fn stderr_screen(&self) -> Screen {
        let colour = self.colour.unwrap_or_else(|| Environment::wants_colour(Stream::Err));
        Screen { width: self.width, lang: self.lang, colour, bars: None }
    }

    /// Tells on stderr which errors keep plans from being shown.
    pub(super) fn complain_of(&self, errors: &[LocatedFinding]) {
        if !errors.is_empty() {
            output::complain(&full(&Remark::of_all(errors, self.lang), self.stderr_screen()));
        }
    }

    /// Tells on stderr how many plans are not shown.
    pub(super) fn complain_of_unshown(&self, unshown: usize) {
        const SEVERAL: Both = Both {
            en: "{count} plans with errors are not shown; `cchc validate` names every fault",
            vi: "{count} kế hoạch có lỗi nên không hiển thị; `cchc validate` chỉ ra từng lỗi",
        };
        const ONE: Both = Both {
            en: "1 plan with errors is not shown; `cchc validate` names every fault",
            vi: "1 kế hoạch có lỗi nên không hiển thị; `cchc validate` chỉ ra từng lỗi",
        };
        if unshown > 0 {
            let says = if unshown == 1 { ONE } else { SEVERAL };
            output::complain(&Failure::new(says).arg("count", unshown.to_string()).words(self.lang));
        }
    }

    /// Hands the result over: to the file that was named, else to stdout.
    ///
    /// # Errors
    /// When the file has an ending of Word or Excel, or cannot be written.
    pub(super) fn hand_over(&self, text: &str) -> Result<()> {
        self.hand_over_bytes(text.as_bytes())
    }

    /// The same of a document of a command that has no report.
    pub(super) fn hand_over_doc(&self, doc: Doc) -> Result<()> {
        let mut page = Vec::new();
        crate::write::write_document(doc, self.stdout_screen(), &mut page)?;
        self.hand_over_bytes(&page)
    }

    fn hand_over_bytes(&self, text: &[u8]) -> Result<()> {
        let Some(path) = &self.output else { return output::print(|out| out.write_all(text)) };
        refuse_sealed_ending(path)?;
        store::save(path, text, self.force)
    }

    /// Makes sure that there are plans, and that every name given for one means one of the `known`: no name does of
    /// `unmatched`.
    pub(super) fn expect_names<'k>(
        unmatched: &[String],
        known: impl Iterator<Item = &'k str>,
        is_empty: bool,
    ) -> Result<()> {
        if let Some(name) = unmatched.first() {
            return Err(Failure::no_such_plan(name, known).into());
        }
        if is_empty {
            return Err(Failure::no_plan().into());
        }
        Ok(())
    }
}

/// A path in the folder that `-C` names. Messages name it with `/`.
fn below(folder: Option<&str>, path: &str) -> PathBuf {
    let joined = Path::new(folder.unwrap_or_default()).join(path);
    joined.into_os_string().into_string().map_or_else(PathBuf::from, |joined| with_slashes(joined).into())
}

/// A path in a workspace, with `/`.
/// A folder below the one that the program was given, as it is reached from where the program was started.
fn below_in(shown: &str, below: &str) -> String {
    if shown == "." { below.to_owned() } else { format!("{}/{below}", shown.trim_end_matches('/')) }
}

/// The first folder right below that is a workspace, by its name.
fn workspace_below(folder: &Path) -> Option<String> {
    let folders = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let workspaces = folders.filter(|below| below.path().join("cchc.toml").is_file());
    workspaces.filter_map(|below| below.file_name().into_string().ok()).min()
}

fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// How many plans are read at a time.
fn parse_jobs(text: &str) -> Result<NonZeroUsize> {
    const SAYS: Both = Both {
        en: "`{text}` is not a number of jobs: write 1 or more",
        vi: "`{text}` không phải là số việc làm cùng lúc: ghi số từ 1 trở lên",
    };
    text.parse().map_err(|_| Failure::new(SAYS).arg("text", text).readings(&Numbers::Whole.readings(text)).into())
}
