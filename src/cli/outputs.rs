//! In which formats a command gives its result, and where each of them goes.

use super::context::Context;
use super::environment::Environment;
use super::kept::refuse_kept;
use super::options::{OneOf as _, OptionGroup, arg};
use super::output;
use crate::diag::Failure;
use crate::text::{Both, Lang};
use crate::write::Paper;
use anyhow::Result;
use clap::{Arg, ArgMatches};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A format of results.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// For people: tables, or findings with their lines.
    Text,
    /// Findings, one line each.
    Concise,
    /// One object.
    Json,
    /// A table for spreadsheets.
    Csv,
    /// Tables and lists for a comment.
    Markdown,
    /// Annotations of GitHub Actions, and the step summary.
    Github,
    /// A code quality report.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
}

impl Format {
    /// Every format, the default one first.
    const ALL: [Self; 9] = [
        Self::Text,
        Self::Concise,
        Self::Json,
        Self::Csv,
        Self::Markdown,
        Self::Github,
        Self::Gitlab,
        Self::Sarif,
        Self::Junit,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// Whether it says itself what keeps a plan from being computed; else stderr does.
    pub(super) const fn tells_errors(self) -> bool {
        match self {
            Self::Json | Self::Github | Self::Gitlab | Self::Sarif | Self::Junit => true,
            Self::Text | Self::Concise | Self::Csv | Self::Markdown => false,
        }
    }

    /// Whether it is for people, who want nothing where all is well and they asked for quiet.
    pub(super) const fn is_for_people(self) -> bool {
        match self {
            Self::Text | Self::Concise | Self::Markdown => true,
            Self::Csv | Self::Json | Self::Github | Self::Gitlab | Self::Sarif | Self::Junit => false,
        }
    }
}

/// Where a file is, however its folder is written.
fn place(path: &Path) -> PathBuf {
    match (output::folder_of(path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        (Ok(_) | Err(_), _) => path.to_owned(),
    }
}

/// The outputs of a run: one to stdout (or to `--output`), and further ones into files.
#[derive(Clone, Debug)]
pub(super) struct Outputs {
    main: Format,
    reports: Vec<(Format, PathBuf)>,
}

/// `--output-format` and `--report`.
#[derive(Clone, Debug)]
pub(super) struct OutputOptions {
    main: Option<Format>,
    reports: Vec<String>,
}

impl OptionGroup for OutputOptions {
    fn args(lang: Lang) -> Vec<Arg> {
        let words = Format::ALL.map(Format::word);
        // The library's own list would name `full`, which is another word for `text`.
        let main = arg::<Option<String>>("", "--output-format FORMAT")
            .one_of(&[&["full"], words.as_slice()].concat())
            .help(words.join(", "));
        let help = Both {
            en: "Write the result into this file too, in this format (repeatable); - is refused, as standard output has the result",
            vi: "Ghi thêm kết quả vào tệp này, theo định dạng này (lặp lại được); không nhận -, vì đầu ra chuẩn đã in kết quả",
        };
        let report = arg::<Vec<String>>("", "--report FORMAT=FILE").value_delimiter(None).help(help.get(lang));
        vec![main, report]
    }

    fn read(matches: &ArgMatches) -> Result<Self> {
        let main = matches.get_one::<String>("output-format").map(|word| Format::of(word).unwrap_or(Format::Text));
        Ok(Self { main, reports: matches.get_many("report").unwrap_or_default().cloned().collect() })
    }
}

impl Outputs {
    /// What the options ask for.
    ///
    /// # Errors
    /// When a report is not written FORMAT=FILE, the format is none, or a plan is read from the file.
    pub(super) fn read(context: &Context, options: &OutputOptions) -> Result<Self> {
        const FORM: Both =
            Both { en: "`{report}` is no FORMAT=FILE", vi: "`{report}` không phải dạng FORMAT=FILE" };
        const HELP: Both = Both { en: "such as --report sarif=cchc.sarif", vi: "ví dụ --report sarif=cchc.sarif" };
        const NO_FORMAT: Both = Both { en: "there is no format `{name}`", vi: "không có định dạng `{name}`" };
        const TWICE: Both =
            Both { en: "two outputs would be written into `{path}`", vi: "hai kết quả cùng ghi vào `{path}`" };
        const STANDARD: Both = Both {
            en: "`{report}` names standard output, where the result itself goes",
            vi: "`{report}` chỉ đến đầu ra chuẩn, là nơi in kết quả chính",
        };
        const STANDARD_HELP: Both = Both {
            en: "use --output-format for standard output; a file of that name is ./-",
            vi: "dùng --output-format cho đầu ra chuẩn; tệp mang tên đó viết là ./-",
        };
        let report = |report: &String| -> Result<(Format, PathBuf)> {
            let Some((word, path)) = report.split_once('=').filter(|(_, path)| !path.is_empty()) else {
                return Err(Failure::new(FORM).arg("report", &**report).help(HELP).into());
            };
            let format =
                Format::of(word).ok_or_else(|| Failure::unknown(NO_FORMAT, word, Format::ALL.map(Format::word)))?;
            if path == "-" {
                return Err(Failure::new(STANDARD).arg("report", &**report).help(STANDARD_HELP).into());
            }
            let path = context.target(path);
            refuse_kept(&path)?;
            Ok((format, path))
        };
        let reports = options.reports.iter().map(report).collect::<Result<Vec<_>>>()?;
        let mut taken = BTreeSet::new();
        let files = context.output().into_iter().chain(reports.iter().map(|(_, path)| path.as_path()));
        if let Some(path) = files.into_iter().find(|path| !taken.insert(place(path))) {
            return Err(Failure::new(TWICE).arg("path", path.display().to_string()).into());
        }
        Ok(Self { main: options.main.unwrap_or(Format::Text), reports })
    }

    /// The format of stdout.
    pub(super) const fn main(&self) -> Format {
        self.main
    }

    /// Whether each is of such a format.
    pub(super) fn all(&self, is_such: impl Fn(Format) -> bool) -> bool {
        self.reports.iter().map(|(format, _)| *format).chain([self.main]).all(is_such)
    }

    /// Whether there are others than that of stdout.
    pub(super) const fn has_reports(&self) -> bool {
        !self.reports.is_empty()
    }

    /// Another format on stdout, where none was asked for.
    pub(super) fn prefer(&mut self, format: Format, options: &OutputOptions) {
        if options.main.is_none() {
            self.main = format;
        }
    }

    /// A further output into `file`, where none of this format was asked for.
    pub(super) fn report_unless_asked(&mut self, format: Format, file: PathBuf) {
        if !self.reports.iter().any(|(other, _)| *other == format) {
            self.reports.push((format, file));
        }
    }

    /// Writes each output by `page`. The files come first: what cannot be written must not go unsaid behind a long
    /// page. Nothing is printed where all `is_well`, quiet was asked for, and the format is for people.
    pub(super) fn deliver(
        &self,
        context: &Context,
        is_well: bool,
        page: &dyn Fn(Format, Paper) -> Result<String>,
    ) -> Result<()> {
        for (format, path) in &self.reports {
            let paper = Paper { colour: false, ..context.paper() };
            output::save(path, &page(*format, paper)?, context.may_overwrite())?;
        }
        if context.quiet && is_well && self.main.is_for_people() {
            return Ok(());
        }
        if self.main == Format::Github
            && let Some(path) = Environment::variable("GITHUB_STEP_SUMMARY")
        {
            let paper = Paper { colour: false, ..context.paper() };
            if let Some(left_out) = output::append_summary(&PathBuf::from(path), &page(Format::Markdown, paper)?)? {
                output::complain(&left_out.warning(context.lang));
            }
        }
        context.hand_over(&page(self.main, context.paper())?)
    }
}
