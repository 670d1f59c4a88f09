//! `cchc schema`: the JSON Schemas by which editors know the files.

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::SingleValue;
use crate::cli::output;
use crate::diag::Failure;
use crate::model::FileKind;
use crate::schema::{json_schema, schema_file};
use crate::store::{OutputFiles, is_ours, save_folder};
use crate::text::{Both, Lang, Spool};
use anyhow::Result;
use std::fmt::Write as _;

command! {
    "schema", en: "cchc schema [KIND]", vi: "cchc schema [LOẠI]";
    about
        en: "Print the JSON Schema of a kind of file, or write them all for editors",
        vi: "In lược đồ JSON của một loại tệp, hoặc ghi tất cả cho trình soạn thảo";
    examples
        en: "cchc schema                    the kinds of files\ncchc schema tasks              the schema of tasks.toml\ncchc schema --to schemas       write every schema into this folder",
        vi: "cchc schema                    các loại tệp\ncchc schema tasks              lược đồ của tasks.toml\ncchc schema --to schemas       ghi mọi lược đồ vào thư mục này";

    kind: Option<FileKind> = "KIND", en: "Kind of file, such as plan or tasks", vi: "Loại tệp, ví dụ plan hoặc tasks"
        .conflicts_with("to");
    to: Option<String> = "--to DIR",
        en: "Write every schema into this folder; the first line of a plan file names one by `#:schema`",
        vi: "Ghi mọi lược đồ vào thư mục này; dòng đầu của tệp kế hoạch chỉ đến bằng `#:schema`";
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    match (options.kind, &options.to) {
        (Some(kind), _) => context.hand_over(&json_schema(kind)?)?,
        (None, Some(folder)) => write_all(context, folder)?,
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

fn list(lang: Lang) -> String {
    let mut list = String::new();
    for kind in FileKind::ALL {
        let _ = writeln!(list, "{:<12}{}", kind.word(), kind.title().get(lang));
    }
    list
}

fn write_all(context: &Context, named: &str) -> Result<()> {
    let folder = context.target_folder(named)?;
    let schema = |kind| Ok((schema_file(kind), Spool::of(json_schema(kind)?.as_bytes())));
    let files = FileKind::ALL.into_iter().map(schema).collect::<Result<Vec<(String, Spool)>>>()?;
    let possible: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let ours = |name: &String| is_ours(&folder.join(name));
    let earlier = || possible.iter().filter(|name| ours(name)).cloned().collect();
    save_folder(
        &folder,
        &OutputFiles { contents: &files, earlier: &earlier, possible: &possible },
        context.may_overwrite(),
    )?;
    if !context.quiet {
        const WRITTEN: Both = Both {
            en: "✓ {count} schemas are in {folder}; name one on the first line of a file, relative to it:\n  #:schema {example}\n",
            vi: "✓ đã ghi {count} lược đồ vào {folder}; dòng đầu của tệp chỉ đến lược đồ, tính từ chỗ của tệp:\n  #:schema {example}\n",
        };
        let words = crate::text::fill(WRITTEN.get(context.lang), |hole| match hole {
            "count" => FileKind::ALL.len().to_string(),
            "folder" => crate::text::Raw::new(folder.display().to_string()).terminal().to_string(),
            _ => format!("../../schemas/{}", schema_file(FileKind::Plan)),
        });
        output::complain(&words);
    }
    Ok(())
}
