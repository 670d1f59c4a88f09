//! The one place that reads the clock, the environment and the terminal.

#![allow(clippy::disallowed_methods, reason = "everything else gets these as arguments")]

use crate::app::{Root, SharedFiles};
use crate::source::Disk;
use crate::text::Lang;
use crate::value::Day;
use crate::write::BarSigns;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The surroundings of the process.
#[derive(Debug)]
pub(super) struct Environment {
    /// The arguments, the program's name first.
    pub args: Vec<OsString>,
    /// The folder where it was started.
    pub folder: PathBuf,
    /// The root of the workspace and its shared files, once they were read for the language.
    pub shared: OnceCell<(PathBuf, Arc<SharedFiles>)>,
}

/// Where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;
/// Nothing can be laid out in less.
const LEAST_WIDTH: usize = 20;
/// No terminal is wider; what is claimed beyond would only be filled with blanks.
const MOST_WIDTH: usize = 1000;

impl Environment {
    /// Reads the process's surroundings.
    pub(super) fn read() -> Self {
        Self {
            args: std::env::args_os().collect(),
            folder: std::env::current_dir().unwrap_or_default(),
            shared: OnceCell::new(),
        }
    }

    /// The same with other arguments.
    pub(super) fn with_args(&self, args: Vec<OsString>) -> Self {
        Self { args, folder: self.folder.clone(), shared: OnceCell::new() }
    }

    /// A variable that is set and not empty. Bytes that are not UTF-8 are replaced, which is a slip like any other.
    pub(super) fn variable(name: &str) -> Option<String> {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
    }

    /// How wide output is, in columns.
    pub(super) fn width() -> usize {
        let stated = Self::variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
        let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        stated.or_else(seen).unwrap_or(DEFAULT_WIDTH).clamp(LEAST_WIDTH, MOST_WIDTH)
    }

    /// Whether a stream is a terminal.
    pub(super) fn is_terminal(stream: Stream) -> bool {
        match stream {
            Stream::Out => std::io::stdout().is_terminal(),
            Stream::Err => std::io::stderr().is_terminal(),
        }
    }

    /// Whether a terminal has signs such as ●: its characters are those of Unicode, and it is not the bare console of
    /// Linux, whose font lacks them. Every font of Windows has most of them ([`BasicSigns`](super::signs::BasicSigns)).
    pub(super) fn shows_signs() -> bool {
        if cfg!(windows) {
            return true;
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(Self::variable).unwrap_or_default();
        let locale = locale.to_ascii_lowercase();
        (locale.contains("utf-8") || locale.contains("utf8"))
            && Self::variable("TERM").is_none_or(|term| term != "linux")
    }

    /// Whether a stream shows only the signs that every font of Windows has: it is a console, and not a window of
    /// Windows Terminal or an editor, which take what one font lacks from another.
    pub(super) fn has_basic_signs(stream: Stream) -> bool {
        cfg!(windows)
            && Self::is_terminal(stream)
            && ["WT_SESSION", "TERM_PROGRAM", "TERM", "ConEmuPID"]
                .into_iter()
                .all(|name| Self::variable(name).is_none())
    }

    /// Whether the terminal takes codes for colours and for writing a line over. Older consoles of Windows print them
    /// as text; newer ones take them when they are asked to.
    fn takes_codes() -> bool {
        #[cfg(windows)]
        return Self::variable("TERM").is_some() || anstyle_query::windows::enable_ansi_colors().unwrap_or_default();
        #[cfg(not(windows))]
        true
    }

    /// Whether a stream is a terminal that wants colours, unless an option says otherwise.
    pub(super) fn wants_colour(stream: Stream) -> bool {
        let terminal = Self::is_terminal(stream);
        if Self::variable("NO_COLOR").is_some() {
            return false;
        }
        let forced = Self::variable("CLICOLOR_FORCE").is_some_and(|force| force != "0");
        let refused = Self::variable("CLICOLOR").is_some_and(|colour| colour == "0");
        forced
            || !refused && terminal && Self::variable("TERM").is_none_or(|term| term != "dumb") && Self::takes_codes()
    }

    /// The signs for bars in results, where they go to a terminal. One that is dumb often reads the lines out.
    pub(super) fn bar_signs() -> Option<BarSigns> {
        if !Self::is_terminal(Stream::Out) || Self::variable("TERM").is_some_and(|term| term == "dumb") {
            return None;
        }
        let has_blocks = Self::shows_signs() && !Self::has_basic_signs(Stream::Out);
        Some(if has_blocks { BarSigns::Blocks } else { BarSigns::Ascii })
    }

    /// Whether messages go to a terminal that can write a line over. One that is dumb shows the codes for it as text.
    pub(super) fn redraws_lines() -> bool {
        let is_able = || Self::variable("TERM").is_none_or(|term| term != "dumb") && Self::takes_codes();
        Self::is_terminal(Stream::Err) && is_able()
    }

    /// The server that runs the job, by the variable that it sets.
    pub(super) fn server() -> Option<Server> {
        let is_set = |name| Self::variable(name).is_some_and(|value| value == "true");
        match (is_set("GITHUB_ACTIONS"), is_set("GITLAB_CI")) {
            (true, _) => Some(Server::Github),
            (false, true) => Some(Server::Gitlab),
            (false, false) => None,
        }
    }

    /// The day it is so many minutes ahead of UTC.
    pub(super) fn today(offset_minutes: i32) -> Option<Day> {
        let now = chrono::Utc::now().naive_utc();
        let local = now.checked_add_signed(chrono::TimeDelta::try_minutes(i64::from(offset_minutes))?)?;
        Some(Day::from_date(local.date()))
    }

    /// Tells how long it has been since now.
    pub(super) fn stopwatch() -> impl Fn() -> Duration + Sync {
        let start = Instant::now();
        move || start.elapsed()
    }

    /// The language for help and for faults of the command line: `--lang`, `CCHC_LANG`, cchc.toml, the
    /// locale, English.
    pub(super) fn lang_before_parsing(&self) -> Lang {
        let option = self.option("--lang", None).as_deref().and_then(Lang::from_code);
        let variable = || Self::variable("CCHC_LANG").as_deref().and_then(Lang::from_code);
        let file = || {
            let folder = self.folder.join(self.option("--directory", Some("-C")).unwrap_or_default());
            let root = Root::find(&std::fs::canonicalize(folder).ok()?).ok()?;
            let shared = Arc::new(SharedFiles::read(&Disk::new(&root.folder).ok()?));
            self.shared.get_or_init(|| (root.folder, shared)).1.settings().lang
        };
        option.or_else(variable).or_else(file).unwrap_or_else(Self::locale)
    }

    /// The language of the locale; on Windows, where no such variable is set, the one in which it speaks to the user.
    fn locale() -> Lang {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(Self::variable);
        #[cfg(windows)]
        let locale = locale.or_else(sys_locale::get_locale);
        if locale.is_some_and(|locale| locale.starts_with("vi")) { Lang::Vi } else { Lang::En }
    }

    /// The value of an option before the command line is parsed, so that its faults can be told in the
    /// right language.
    pub(super) fn option(&self, long: &str, short: Option<&str>) -> Option<String> {
        let mut args = self.args.iter().filter_map(|arg| arg.to_str());
        let mut found = None;
        while let Some(arg) = args.next() {
            if arg == long || Some(arg) == short {
                found = args.next().map(str::to_owned);
            } else if let Some(value) = arg.strip_prefix(long).and_then(|rest| rest.strip_prefix('=')) {
                found = Some(value.to_owned());
            }
        }
        found
    }
}

/// A server that runs CI jobs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Server {
    /// GitHub Actions.
    Github,
    /// GitLab CI/CD.
    Gitlab,
}

/// An output stream of the process.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stream {
    /// Results.
    Out,
    /// Messages.
    Err,
}
