//! `cchc schema`: the JSON Schemas by which editors know the files, and programs the JSON of commands.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::SingleValue;
use crate::cli::output;
use crate::cli::slashes::shown;
use crate::diag::Failure;
use crate::model::FileKind;
use crate::schema::{json_schema, output_names, output_schema, output_schema_file, schema_file};
use crate::store::{OutputFiles, is_ours, save_folder};
use crate::text::{Both, Lang, Raw, Spool, fill};
use anyhow::Result;
use std::fmt::Write as _;
use std::path::Path;

command! {
    "schema", en: "cchc schema [KIND | --outputs [COMMAND]]", vi: "cchc schema [LOẠI | --outputs [LỆNH]]";
    about
        en: "Print the JSON Schema of a kind of file or of a command's JSON, or write them all",
        vi: "In lược đồ JSON của một loại tệp hoặc của kết quả JSON, hoặc ghi tất cả";
    examples
        en: "cchc schema                           the kinds of files\ncchc schema tasks                     the schema of tasks.toml\ncchc schema --to schemas              write every schema into this folder\ncchc schema --outputs                 the commands with JSON\ncchc schema --outputs status          the schema of what `status --output-format json` prints\ncchc schema --outputs --to schemas    write the schemas of all commands",
        vi: "cchc schema                           các loại tệp\ncchc schema tasks                     lược đồ của tasks.toml\ncchc schema --to schemas              ghi mọi lược đồ vào thư mục này\ncchc schema --outputs                 các lệnh có kết quả JSON\ncchc schema --outputs status          lược đồ của kết quả `status --output-format json`\ncchc schema --outputs --to schemas    ghi lược đồ của mọi lệnh";

    name: Option<String> = "KIND", en: "Kind of file, such as plan or tasks; with --outputs a command",
        vi: "Loại tệp, ví dụ plan hoặc tasks; với --outputs là tên lệnh"
        .conflicts_with("to");
    outputs: bool = "--outputs",
        en: "The schemas of what commands print with --output-format json",
        vi: "Lược đồ của kết quả mà các lệnh in bằng --output-format json";
    to: Option<String> = "--to DIR",
        en: "Write every schema into this folder; the first line of a plan file names one by `#:schema`",
        vi: "Ghi mọi lược đồ vào thư mục này; dòng đầu của tệp kế hoạch chỉ đến bằng `#:schema`";
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let Options { name, outputs, to } = options;
    match (name, to) {
        (Some(name), _) if *outputs => context.hand_over(&schema_of_output(name)?)?,
        (Some(name), _) => context.hand_over(&json_schema(FileKind::parse(name)?)?)?,
        (None, Some(folder)) if *outputs => write_outputs(context, folder)?,
        (None, Some(folder)) => write_kinds(context, folder)?,
        (None, None) if *outputs => context.hand_over(&output_list(context.lang))?,
        (None, None) => context.hand_over(&list(context.lang))?,
    }
    Ok(Exit::Clean)
}

impl SingleValue for FileKind {
    fn parse(word: &str) -> Result<Self> {
        const SAYS: Both = Both { en: "there is no kind of file `{name}`", vi: "không có loại tệp `{name}`" };
        let kind = Self::from_word(word.strip_suffix(".toml").unwrap_or(word));
        Ok(kind.ok_or_else(|| Failure::unknown(SAYS, word, Self::ALL.map(Self::word)))?)
    }
}

fn schema_of_output(name: &str) -> Result<String> {
    const SAYS: Both = Both {
        en: "there is no command `{name}` that prints JSON",
        vi: "không có lệnh `{name}` in kết quả JSON",
    };
    Ok(output_schema(name)?.ok_or_else(|| Failure::unknown(SAYS, name, output_names()))?)
}

fn list(lang: Lang) -> String {
    let mut list = String::new();
    for kind in FileKind::ALL {
        let _ = writeln!(list, "{:<12}{}", kind.word(), kind.title().get(lang));
    }
    list
}

fn output_list(lang: Lang) -> String {
    const COMMAND: Both = Both {
        en: "the output of `{command} --output-format json`",
        vi: "kết quả của `{command} --output-format json`",
    };
    const FAILURE: Both = Both {
        en: "the JSON of every command that cannot do its work",
        vi: "kết quả JSON của mọi lệnh khi không thực hiện được",
    };
    let mut list = String::new();
    for name in output_names() {
        let about = if name == crate::report::FAILURE { FAILURE } else { COMMAND };
        let _ = writeln!(list, "{name:<15}{}", fill(about.get(lang), |_| name.to_owned()));
    }
    list
}

fn write_kinds(context: &Context, folder: &str) -> Result<()> {
    const WRITTEN: Both = Both {
        en: "✓ {count} schemas are in {folder}; name one on the first line of a file, relative to it:\n  #:schema {example}\n",
        vi: "✓ đã ghi {count} lược đồ vào {folder}; dòng đầu của tệp chỉ đến lược đồ, tính từ chỗ của tệp:\n  #:schema {example}\n",
    };
    let schema = |kind| Ok((schema_file(kind), Spool::of(json_schema(kind)?.as_bytes())));
    let files = FileKind::ALL.into_iter().map(schema).collect::<Result<Vec<_>>>()?;
    write_all(context, &context.target_folder(folder)?, &files, WRITTEN)
}

fn write_outputs(context: &Context, folder: &str) -> Result<()> {
    const WRITTEN: Both =
        Both { en: "✓ {count} schemas are in {folder}\n", vi: "✓ đã ghi {count} lược đồ vào {folder}\n" };
    let schema = |name| Ok((output_schema_file(name), Spool::of(schema_of_output(name)?.as_bytes())));
    let files = output_names().into_iter().map(schema).collect::<Result<Vec<_>>>()?;
    write_all(context, &context.target_folder(folder)?, &files, WRITTEN)
}

fn write_all(context: &Context, folder: &Path, files: &[(String, Spool)], written: Both) -> Result<()> {
    let possible: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let ours = |name: &String| is_ours(&folder.join(name));
    let earlier = || possible.iter().filter(|name| ours(name)).cloned().collect();
    save_folder(
        folder,
        &OutputFiles { contents: files, earlier: &earlier, possible: &possible },
        context.may_overwrite(),
    )?;
    if !context.quiet {
        let words = fill(written.get(context.lang), |hole| match hole {
            "count" => files.len().to_string(),
            "folder" => Raw::new(shown(folder)).terminal().to_string(),
            _ => format!("../../schemas/{}", schema_file(FileKind::Plan)),
        });
        output::complain(&words);
    }
    Ok(())
}
