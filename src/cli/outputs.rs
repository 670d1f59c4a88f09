//! In which formats a command gives its result, and where each of them goes.

use super::context::Context;
use super::environment::Environment;
use super::options::{OneOf as _, OptionGroup, arg};
use super::output::{self, Printer};
use crate::diag::Failure;
use crate::report::Report;
use crate::store::{append_summary, folder_of, refuse_kept, save};
use crate::text::{Both, Lang, Spool};
use crate::write::{Format, Output, Screen, write};
use anyhow::Result;
use clap::{Arg, ArgMatches};
use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

/// Where a file is, however its folder is written.
fn place(path: &Path) -> PathBuf {
    match (folder_of(path).canonicalize(), path.file_name()) {
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

/// The formats of a kind of report. The first is the default.
pub(super) trait Formats: Copy + std::fmt::Debug {
    const ALL: &'static [Format];
}

/// The reports of findings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Findings;

impl Formats for Findings {
    const ALL: &'static [Format] = &Format::FINDINGS;
}

/// The reports that are tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables;

impl Formats for Tables {
    const ALL: &'static [Format] = &Format::TABLES;
}

/// The tables whose remarks a server shows at their places.
#[derive(Clone, Copy, Debug)]
pub(super) struct TablesWithFindings;

impl Formats for TablesWithFindings {
    const ALL: &'static [Format] = &Format::TABLES_WITH_FINDINGS;
}

/// `--output-format` and `--report`.
#[derive(Clone, Debug)]
pub(super) struct OutputOptions<F: Formats> {
    main: Option<Format>,
    reports: Vec<String>,
    formats: PhantomData<F>,
}

impl<F: Formats> OptionGroup for OutputOptions<F> {
    fn args(lang: Lang) -> Vec<Arg> {
        let words: Vec<&'static str> = F::ALL.iter().map(|format| format.word()).collect();
        // For findings, `full` is another word for `text`; the library's own list would name it.
        let full: &[&str] = if F::ALL.contains(&Format::Concise) { &["full"] } else { &[] };
        let main = arg::<Option<String>>("", "--output-format FORMAT")
            .one_of(&[full, words.as_slice()].concat())
            .help(words.join(", "));
        let help = Both {
            en: "Write the result into this file too, in this format (repeatable); - is refused, as standard output has the result",
            vi: "Ghi thêm kết quả vào tệp này, theo định dạng này (lặp lại được); không nhận -, vì đầu ra chuẩn đã in kết quả",
        };
        let report = arg::<Vec<String>>("", "--report FORMAT=FILE").value_delimiter(None).help(help.get(lang));
        vec![main, report]
    }

    fn read(matches: &ArgMatches) -> Result<Self> {
        let main = matches.get_one::<String>("output-format").and_then(|word| Format::named(word));
        let reports = matches.get_many("report").unwrap_or_default().cloned().collect();
        Ok(Self { main, reports, formats: PhantomData })
    }
}

impl<F: Formats> OutputOptions<F> {
    /// The format of an edit, which is told as text or JSON alone.
    pub(super) fn of_an_edit(&self) -> Result<Format> {
        const ONLY_TEXT: Both = Both {
            en: "an edit prints text or json only, without --report",
            vi: "thay đổi chỉ hiển thị dạng text hoặc json, không dùng --report",
        };
        let format = self.main.unwrap_or(Format::Text);
        if self.reports.is_empty() && Format::EDITS.contains(&format) {
            return Ok(format);
        }
        Err(Failure::new(ONLY_TEXT).into())
    }
}

impl Outputs {
    /// Reads the formats and the files that the options name.
    ///
    /// # Errors
    /// When a report is not written FORMAT=FILE, the format is none, a plan is read from the file, or a terminal cannot
    /// show the format.
    pub(super) fn read<F: Formats>(context: &Context, options: &OutputOptions<F>) -> Result<Self> {
        const FORM: Both =
            Both { en: "`{report}` is not of the form FORMAT=FILE", vi: "`{report}` không phải dạng FORMAT=FILE" };
        const HELP: Both = Both { en: "such as --report sarif=cchc.sarif", vi: "ví dụ --report sarif=cchc.sarif" };
        const NO_FORMAT: Both = Both {
            en: "there is no format `{name}` here; one of: {known}",
            vi: "ở đây không có định dạng `{name}`; chỉ có: {known}",
        };
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
        const FOR_A_FILE: Both = Both {
            en: "`{format}` is for a file; a terminal cannot show it",
            vi: "định dạng `{format}` dành cho tệp; màn hình không hiển thị được",
        };
        const FOR_A_FILE_HELP: Both =
            Both { en: "name the file: --output FILE.{format}", vi: "ghi tên tệp: --output TỆP.{format}" };
        let main = options.main.unwrap_or(Format::Text);
        if main.is_binary() && context.is_on_screen() {
            return Err(Failure::new(FOR_A_FILE).arg("format", main.word()).help(FOR_A_FILE_HELP).into());
        }
        let report = |report: &String| -> Result<(Format, PathBuf)> {
            let Some((word, path)) = report.split_once('=').filter(|(_, path)| !path.is_empty()) else {
                return Err(Failure::new(FORM).arg("report", &**report).help(HELP).into());
            };
            let format = Format::named(word).filter(|format| F::ALL.contains(format)).ok_or_else(|| {
                let known: Vec<&'static str> = F::ALL.iter().map(|format| format.word()).collect();
                Failure::unknown(NO_FORMAT, word, known.iter().copied()).arg("known", known.join(", "))
            })?;
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
        Ok(Self { main, reports })
    }

    /// The format of stdout.
    pub(super) const fn main(&self) -> Format {
        self.main
    }

    /// Whether each is of such a format.
    pub(super) fn all(&self, is_such: impl Fn(Format) -> bool) -> bool {
        self.reports.iter().map(|(format, _)| *format).chain([self.main]).all(is_such)
    }

    /// Whether one of them cannot be written in parts.
    pub(super) fn needs_whole(&self) -> bool {
        !self.all(|format| !format.is_binary())
    }

    /// Makes this the format of stdout, unless `--output-format` gives one.
    pub(super) fn default_to<F: Formats>(&mut self, format: Format, options: &OutputOptions<F>) {
        if options.main.is_none() {
            self.main = format;
        }
    }

    /// Adds an output into `file`, unless `--report` gives a file of this format.
    pub(super) fn add_file_unless_given(&mut self, format: Format, file: PathBuf) {
        if !self.reports.iter().any(|(other, _)| *other == format) {
            self.reports.push((format, file));
        }
    }

    /// Writes a report in each format that was asked for.
    pub(super) fn deliver(&self, context: &Context, report: &impl Report) -> Result<()> {
        let mut delivery = self.begin(context);
        delivery.part(report)?;
        delivery.close(report)
    }

    /// Begins to write a report, part by part, in each format that was asked for. The files come first: a file that
    /// cannot be written must not go unsaid behind a long page. With `--quiet`, a format for people prints nothing
    /// where all is well.
    pub(super) fn begin<'c>(&self, context: &'c Context) -> Delivery<'c> {
        let screen = context.stdout_screen();
        let plain = Screen { colour: false, ..screen };
        let files = self.reports.iter().map(|(format, path)| (*format, Destination::File(path.clone())));
        let is_github = self.main == Format::Github;
        let summary = Environment::variable("GITHUB_STEP_SUMMARY").filter(|_| is_github);
        let summary = summary.map(|path| (Format::Markdown, Destination::Summary(PathBuf::from(path))));
        let mut pages: Vec<Page> =
            files.chain(summary).map(|(format, destination)| Page::waiting(format, plain, destination)).collect();
        let is_quiet = context.quiet && self.main.is_for_people();
        pages.push(match context.output() {
            Some(path) => Page::waiting(self.main, screen, Destination::File(path.to_owned())),
            None if pages.is_empty() && !is_quiet => Page {
                output: Output::new(self.main, screen),
                destination: Destination::Printed(Printer::new()),
                waiting: Spool::default(),
            },
            None => Page::waiting(self.main, screen, Destination::Printed(Printer::new())),
        });
        Delivery { context, pages, is_quiet }
    }
}

/// A report on its way to where it was asked for.
pub(super) struct Delivery<'c> {
    context: &'c Context,
    /// The last is the main one.
    pages: Vec<Page>,
    /// Whether the main page is left out where all is well.
    is_quiet: bool,
}

/// One output of a report.
struct Page {
    output: Output,
    destination: Destination,
    waiting: Spool,
}

enum Destination {
    File(PathBuf),
    /// The step summary of GitHub.
    Summary(PathBuf),
    /// Standard output.
    Printed(Printer),
}

impl Page {
    fn waiting(format: Format, screen: Screen, destination: Destination) -> Self {
        Self { output: Output::new(format, screen), destination, waiting: Spool::default() }
    }
}

impl Delivery<'_> {
    /// Writes a part of the report.
    pub(super) fn part(&mut self, report: &impl Report) -> Result<()> {
        let prints_at_once = self.pages.len() == 1 && !self.is_quiet;
        for Page { output, destination, waiting } in &mut self.pages {
            match destination {
                Destination::Printed(printer) if prints_at_once => {
                    printer.print(|out| output.part(report, out))?;
                }
                Destination::File(_) | Destination::Summary(_) | Destination::Printed(_) => {
                    output.part(report, waiting)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the rest, and hands all over.
    pub(super) fn close(self, report: &impl Report) -> Result<()> {
        let Self { context, pages, is_quiet } = self;
        for Page { output, destination, mut waiting } in pages {
            match destination {
                Destination::File(path) => {
                    output.close(report, &mut waiting)?;
                    save(&path, &waiting, context.may_overwrite())?;
                }
                Destination::Summary(path) => {
                    output.close(report, &mut waiting)?;
                    let mut page = Vec::new();
                    waiting.write_into(&mut page)?;
                    if let Some(left_out) = append_summary(&path, &page)? {
                        output::complain(&left_out.warning(context.lang));
                    }
                }
                Destination::Printed(_) if is_quiet && report.head().ok => {}
                Destination::Printed(mut printer) => {
                    printer.print(|out| waiting.write_into(out).and_then(|()| output.close(report, out)))?;
                    printer.flush()?;
                }
            }
        }
        Ok(())
    }
}

/// Hands a report over: to the file that `--output` names, else to stdout.
pub(super) fn hand_over(context: &Context, report: &impl Report, format: Format) -> Result<()> {
    let screen = context.stdout_screen();
    let Some(path) = context.output() else { return output::print(|out| write(report, format, screen, out)) };
    let mut page = Spool::default();
    write(report, format, screen, &mut page)?;
    save(path, &page, context.may_overwrite())
}
