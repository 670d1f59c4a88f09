//! In which formats a command gives its result, and where each of them goes.

use super::context::Context;
use super::environment::Environment;
use super::options::{CsvOptions, OneOf as _, OptionGroup, arg};
use super::output::{self, Printer};
pub(super) use super::output_kinds::{Calendars, Findings, Formats, Tables, TablesWithFindings};
#[cfg(feature = "office")]
pub(super) use super::output_kinds::{Papers, WebPages};
use super::sealed_file::{may_replace, refuse_sealed_ending};
use super::slashes::shown;
use crate::diag::Failure;
use crate::report::Report;
use crate::store::{ResultFile, append_summary, folder_of, refuse_kept};
use crate::text::{Both, Lang, Spool};
use crate::write::{CsvForm, Format, Output, Screen, write};
use anyhow::Result;
use clap::{Arg, ArgMatches};
use std::collections::BTreeSet;
use std::io::{self, Write};
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
    csv: CsvForm,
}

/// `--output-format` and `--report`, and how CSV is written.
#[derive(Clone, Debug)]
pub(super) struct OutputOptions<F: Formats> {
    main: Option<Format>,
    reports: Vec<String>,
    csv: CsvOptions,
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
        let csv = if F::ALL.contains(&Format::Csv) { CsvOptions::args(lang) } else { Vec::new() };
        [vec![main, report], csv].concat()
    }

    fn read(matches: &ArgMatches) -> Result<Self> {
        let main = matches.get_one::<String>("output-format").and_then(|word| Format::named(word));
        let reports = matches.get_many("report").unwrap_or_default().cloned().collect();
        let has_csv = F::ALL.contains(&Format::Csv);
        let csv = if has_csv { CsvOptions::read(matches)? } else { CsvOptions::absent() };
        Ok(Self { main, reports, csv, formats: PhantomData })
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
        self.csv.form(false)?;
        if self.reports.is_empty() && Format::EDITS.contains(&format) {
            return Ok(format);
        }
        Err(Failure::new(ONLY_TEXT).into())
    }
}

#[cfg(feature = "office")]
impl<F: Formats> OutputOptions<F> {
    /// The CSV of a form, which is a file of its own.
    ///
    /// # Errors
    /// When another output is asked for beside it, or an option for CSV where the form is none.
    pub(super) fn csv_of_form(&self, context: &Context, is_csv: bool) -> Result<CsvForm> {
        const ALONE: Both = Both {
            en: "a form is a file of its own: leave out --output, --output-format and --report",
            vi: "phiếu là tệp riêng: bỏ --output, --output-format và --report",
        };
        if self.main.is_some() || !self.reports.is_empty() || context.output().is_some() {
            return Err(Failure::new(ALONE).into());
        }
        self.csv.for_tables(is_csv)
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
        const ENDING: Both = Both {
            en: "the ending of `{path}` does not say what to write",
            vi: "đuôi của `{path}` không cho biết phải ghi dạng gì",
        };
        const ENDING_HELP: Both = Both {
            en: "write .docx, .md, .json or .txt (an annex also .xlsx), or give --output-format",
            vi: "dùng đuôi .docx, .md, .json hoặc .txt (phụ lục thêm .xlsx), hoặc ghi --output-format",
        };
        const FOR_A_FILE_HELP: Both =
            Both { en: "name the file: --output FILE.{format}", vi: "ghi tên tệp: --output TỆP.{format}" };
        const ONLY_ICS: Both = Both { en: "write .ics", vi: "dùng đuôi .ics" };
        const ONLY_HTML: Both = Both { en: "write .html", vi: "dùng đuôi .html" };
        let known = |format: &Format| F::ALL.contains(format);
        let by_ending = context.output().map(|path| (path, Format::of_ending(path).filter(known)));
        if let (None, Some((path, None))) = (options.main, &by_ending) {
            let help = [(Format::Docx, ENDING_HELP), (Format::Ics, ONLY_ICS), (Format::Html, ONLY_HTML)]
                .into_iter()
                .find(|(one, _)| known(one));
            if let Some((_, help)) = help {
                return Err(Failure::new(ENDING).arg("path", shown(path)).help(help).into());
            }
            refuse_sealed_ending(path)?;
        }
        let main = options.main.or_else(|| by_ending?.1).or_else(|| F::ALL.first().copied()).unwrap_or(Format::Text);
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
            return Err(Failure::new(TWICE).arg("path", shown(path)).into());
        }
        let is_csv = |format: &Format| *format == Format::Csv;
        let csv = options.csv.form(is_csv(&main) || reports.iter().any(|(format, _)| is_csv(format)))?;
        Ok(Self { main, reports, csv })
    }

    /// The format of stdout.
    pub(super) const fn main(&self) -> Format {
        self.main
    }

    /// Whether each is of such a format.
    pub(super) fn all(&self, is_such: impl Fn(Format) -> bool) -> bool {
        self.reports.iter().map(|(format, _)| *format).chain([self.main]).all(is_such)
    }

    /// Whether one is of this format.
    pub(super) fn has(&self, format: Format) -> bool {
        !self.all(|other| other != format)
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
        let mut delivery = self.begin(context)?;
        delivery.part(report)?;
        delivery.close(report)
    }

    /// Begins to write a report, part by part, in each format that was asked for. Every file is made sure of first:
    /// that it cannot be written must not go unsaid behind a long page. With `--quiet`, a format for people prints
    /// nothing where all is well.
    pub(super) fn begin<'c>(&self, context: &'c Context) -> Result<Delivery<'c>> {
        let screen = context.stdout_screen();
        let plain = Screen { colour: false, bars: None, ..screen };
        let mut pages = Vec::new();
        let mut page = |format, screen, destination| {
            pages.push(Page { output: Output::new(format, screen, self.csv), destination });
        };
        for (format, path) in &self.reports {
            let force = may_replace(context.may_overwrite(), *format, path)?;
            page(*format, plain, Destination::File(ResultFile::begin(path, force)?));
        }
        if self.main == Format::Github
            && let Some(path) = Environment::variable("GITHUB_STEP_SUMMARY")
        {
            let path = PathBuf::from(path);
            // It is made sure of before the page is printed.
            append_summary(&path, &[])?;
            page(Format::Markdown, plain, Destination::Summary(path, Vec::new()));
        }
        let is_quiet = context.quiet && self.main.is_for_people();
        let main = match (context.output(), is_quiet) {
            (Some(path), false) => {
                Destination::File(ResultFile::begin(path, may_replace(context.may_overwrite(), self.main, path)?)?)
            }
            (None, false) => Destination::Printed(Printer::new()),
            (path, true) => Destination::Waiting(path.map(Path::to_owned), Spool::default()),
        };
        page(self.main, screen, main);
        Ok(Delivery { context, pages })
    }
}

/// A report on its way to where it was asked for.
pub(super) struct Delivery<'c> {
    context: &'c Context,
    /// The last is the main one.
    pages: Vec<Page>,
}

/// One output of a report.
struct Page {
    output: Output,
    destination: Destination,
}

enum Destination {
    File(ResultFile),
    /// The step summary of GitHub.
    Summary(PathBuf, Vec<u8>),
    /// Standard output.
    Printed(Printer),
    /// A file or standard output, if not all is well.
    Waiting(Option<PathBuf>, Spool),
}

impl Destination {
    fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        match self {
            Self::File(file) => file.write(write),
            Self::Printed(printer) => printer.print(write),
            Self::Summary(_, page) => Ok(write(page)?),
            Self::Waiting(_, spool) => Ok(write(spool)?),
        }
    }

    fn close(self, context: &Context, ok: bool) -> Result<()> {
        match self {
            Self::File(file) => file.finish(),
            Self::Printed(mut printer) => printer.flush(),
            Self::Summary(path, page) => {
                if let Some(left_out) = append_summary(&path, &page)? {
                    output::complain(&left_out.warning(context.lang));
                }
                Ok(())
            }
            Self::Waiting(..) if ok => Ok(()),
            Self::Waiting(None, spool) => output::print(|out| spool.write_into(out)),
            Self::Waiting(Some(path), spool) => {
                let mut file = ResultFile::begin(&path, context.may_overwrite())?;
                file.write(|out| spool.write_into(out))?;
                file.finish()
            }
        }
    }
}

impl Delivery<'_> {
    /// Writes a part of the report.
    pub(super) fn part(&mut self, report: &impl Report) -> Result<()> {
        self.pages
            .iter_mut()
            .try_for_each(|Page { output, destination }| destination.write(|out| output.part(report, out)))
    }

    /// Writes the rest, and hands all over.
    pub(super) fn close(self, report: &impl Report) -> Result<()> {
        let Self { context, pages } = self;
        for Page { output, mut destination } in pages {
            destination.write(|out| output.close(report, out))?;
            destination.close(context, report.head().ok)?;
        }
        Ok(())
    }
}

/// Hands a report over: to the file that `--output` names, else to stdout.
pub(super) fn hand_over(context: &Context, report: &impl Report, format: Format) -> Result<()> {
    let screen = context.stdout_screen();
    let Some(path) = context.output() else { return output::print(|out| write(report, format, screen, out)) };
    if format == Format::Text {
        refuse_sealed_ending(path)?;
    }
    let mut file = ResultFile::begin(path, context.may_overwrite())?;
    file.write(|out| write(report, format, screen, out))?;
    file.finish()
}
