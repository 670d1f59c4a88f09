//! `cchc export`: the plans as tidy tables, for databases and spreadsheets.

use crate::cli::computed::{Computation, How};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::CsvOptions;
use crate::cli::slashes::shown;
use crate::report::{Datum, ExportTable, export_rows, export_tables};
use crate::store::{OutputFiles, is_ours, save_folder};
use crate::text::{Both, Lang, Spool};
use crate::write::{ExportForm, PackageHead, data_package};
use anyhow::Result;
use serde_json::Value;
use std::io::Write as _;
use std::path::Path;

/// The file that names the others.
const PACKAGE: &str = "datapackage.json";

command! {
    "export", en: "cchc export --to DIR", vi: "cchc export --to DIR";
    about
        en: "Write the plans as tidy tables (CSV or JSON Lines) with a table schema, for other programs",
        vi: "Xuất các kế hoạch thành bảng dữ liệu (CSV hoặc JSON Lines) kèm mô tả cột, cho chương trình khác";
    examples
        en: "cchc export --to tables                          CSV files and datapackage.json in tables/\ncchc export --to tables --output-format jsonl    one JSON object per line\ncchc export --to tables -p 'xa-*'                some of the plans",
        vi: "cchc export --to bang                            các tệp CSV và datapackage.json trong bang/\ncchc export --to bang --output-format jsonl      mỗi dòng một đối tượng JSON\ncchc export --to bang -p 'xa-*'                  một số kế hoạch";

    to: String = "--to DIR",
        en: "The folder to write into; files of an earlier export are replaced, others never without --force",
        vi: "Thư mục ghi vào; tệp của lần xuất trước được thay, tệp khác thì không, trừ khi có --force";
    form: Option<ExportForm> = "--output-format FORMAT", en: "csv (default) or jsonl", vi: "csv (mặc định) hoặc jsonl";
    csv: CsvOptions;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let form = match options.form {
        Some(ExportForm::Csv(_)) | None => ExportForm::Csv(options.csv.form(true)?),
        Some(ExportForm::JsonLines) => {
            options.csv.form(false)?;
            ExportForm::JsonLines
        }
    };
    let mut files: Vec<TableFile> = export_tables().map(|table| TableFile::new(form, table)).collect();
    let mut plans = 0;
    let ran = Computation::in_parts(
        context,
        How::usual(false),
        |plan, view, settings, _| {
            let written = |(table, rows): (&ExportTable, Vec<Vec<Datum>>)| Ok((form.rows(table, &rows)?, rows.len()));
            export_tables()
                .zip(export_rows(plan, view, settings))
                .map(written)
                .collect::<Result<Vec<(String, usize)>>>()
        },
        |_, part| {
            plans += part.plans.len();
            for of_plan in part.plans {
                for (file, (text, rows)) in files.iter_mut().zip(of_plan?) {
                    file.text.write_all(text.as_bytes())?;
                    file.rows += rows;
                }
            }
            Ok(())
        },
    )?;
    let left_out = ran.summaries.iter().zip(&ran.taken).filter(|(plan, taken)| **taken && !plan.sound);
    let left_out: Vec<String> = left_out.map(|(plan, _)| plan.folder.as_str().to_owned()).collect();
    let tables: Vec<(&ExportTable, usize)> = files.iter().map(|file| (file.table, file.rows)).collect();
    let head = PackageHead { as_of: ran.scene.as_of, lang: context.lang, form, left_out: &left_out };
    let package = Spool::of(data_package(head, &tables)?.as_bytes());
    let files = files.into_iter().map(|file| (form.file(file.table), file.text));
    let files: Vec<(String, Spool)> = std::iter::once((PACKAGE.to_owned(), package)).chain(files).collect();
    let folder = context.target_folder(&options.to)?;
    let possible = possible_files();
    let earlier = || earlier(&folder, &possible);
    save_folder(
        &folder,
        &OutputFiles { contents: &files, earlier: &earlier, possible: &possible },
        context.may_overwrite(),
    )?;

    let exit = ran.exit(false);
    if !context.quiet {
        let to = shown(&folder);
        context.hand_over(&said(plans, &tables, ran.is_whole(), &to, context.lang))?;
    }
    Ok(exit)
}

/// A table on its way to its file.
struct TableFile {
    table: &'static ExportTable,
    text: Spool,
    rows: usize,
}

impl TableFile {
    fn new(form: ExportForm, table: &'static ExportTable) -> Self {
        Self { table, text: Spool::of(form.head(table).as_bytes()), rows: 0 }
    }
}

/// The files of an earlier export that the package in a folder names; none where it is not ours. Only names that an
/// export can have count: a package may come from anywhere.
fn earlier(folder: &Path, possible: &[String]) -> Vec<String> {
    let package = folder.join(PACKAGE);
    if !is_ours(&package) {
        return Vec::new();
    }
    let read = std::fs::read(&package).unwrap_or_default();
    let package: Value = serde_json::from_slice(&read).unwrap_or_default();
    let lists = ["resources", "empty_resources"].into_iter().filter_map(|list| package.get(list)?.as_array());
    let resources = lists.flatten();
    let named: Vec<&str> = resources.filter_map(|resource| resource.get("path")?.as_str()).collect();
    possible.iter().filter(|name| *name == PACKAGE || named.contains(&name.as_str())).cloned().collect()
}

/// The names of all files that an export can have; it touches no others.
fn possible_files() -> Vec<String> {
    let tables = ExportForm::ALL.into_iter().flat_map(|form| export_tables().map(move |table| form.file(table)));
    tables.chain([PACKAGE.to_owned()]).collect()
}

/// One line on the files that were written.
fn said(plans: usize, tables: &[(&ExportTable, usize)], is_whole: bool, to: &str, lang: Lang) -> String {
    const ONE: Both = Both {
        en: "1 plan, {rows} rows in {tables} tables: {to}",
        vi: "1 kế hoạch, {rows} dòng trong {tables} bảng: {to}",
    };
    const SEVERAL: Both = Both {
        en: "{plans} plans, {rows} rows in {tables} tables: {to}",
        vi: "{plans} kế hoạch, {rows} dòng trong {tables} bảng: {to}",
    };
    let count = |count: usize| crate::value::count(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let says = if plans == 1 { ONE } else { SEVERAL };
    let line = crate::text::fill(says.get(lang), |hole| match hole {
        "plans" => count(plans),
        "rows" => count(tables.iter().map(|(_, rows)| rows).sum()),
        "tables" => count(tables.len()),
        _ => crate::text::Raw::new(to).terminal().to_string(),
    });
    // Without those that are left out it is not what was asked for.
    format!("{}{line}\n", if is_whole { "✓ " } else { "" })
}
