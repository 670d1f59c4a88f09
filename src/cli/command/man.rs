//! `cchc man`: the manual pages of every command, for packages.

use crate::cli::context::Context;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::slashes::shown;
use crate::store::{OutputFiles, is_ours, save_folder};
use crate::text::{Both, Lang, Raw, Spool, fill};
use anyhow::Result;
use clap::Command;
use clap_mangen::Man;
use roff::{Roff, roman};

const PROGRAM: &str = env!("CARGO_PKG_NAME");
const VERSION: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

command! {
    "man", en: "cchc man --to DIR", vi: "cchc man --to THƯ-MỤC";
    about
        en: "Write the manual pages of every command (roff)",
        vi: "Ghi trang hướng dẫn của mọi lệnh (roff)";
    examples
        en: "cchc man --to man                     cchc.1 and a page for each command\ncchc man --to man/vi --lang vi        the same in Vietnamese\nman man/cchc-status.1                 read one",
        vi: "cchc man --to man                     cchc.1 và mỗi lệnh một trang\ncchc man --to man/en --lang en        bằng tiếng Anh\nman man/cchc-status.1                 đọc một trang";

    to: String = "--to DIR",
        en: "Write the pages into this folder; pages of an earlier run are replaced",
        vi: "Ghi các trang vào thư mục này; trang của lần chạy trước được thay";
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const WRITTEN: Both = Both {
        en: "✓ {count} manual pages are in {folder}\n",
        vi: "✓ đã ghi {count} trang hướng dẫn vào {folder}\n",
    };
    let pages = pages((context.whole_command)(context.lang, Environment::width()), context.lang)?;
    let folder = context.target_folder(&options.to)?;
    let possible: Vec<String> = pages.iter().map(|(name, _)| name.clone()).collect();
    let earlier = || possible.iter().filter(|name| is_ours(&folder.join(name))).cloned().collect();
    let files = OutputFiles { contents: &pages, earlier: &earlier, possible: &possible };
    save_folder(&folder, &files, context.may_overwrite())?;
    if !context.quiet {
        output::complain(&fill(WRITTEN.get(context.lang), |hole| match hole {
            "count" => pages.len().to_string(),
            _ => Raw::new(shown(&folder)).terminal().to_string(),
        }));
    }
    Ok(Exit::Clean)
}

/// The page of the program and of each command, under the names of their files.
fn pages(mut command: Command, lang: Lang) -> Result<Vec<(String, Spool)>> {
    command.build();
    let commands = command.get_subcommands().cloned().map(|command| page(command, lang)).collect::<Vec<_>>();
    std::iter::once(page(command, lang)).chain(commands).collect()
}

/// The sections of a page, in the order that readers of manuals expect.
fn page(command: Command, lang: Lang) -> Result<(String, Spool)> {
    const NAME: Both = Both { en: "NAME", vi: "TÊN" };
    const SYNOPSIS: Both = Both { en: "SYNOPSIS", vi: "CÁCH DÙNG" };
    const EXAMPLES: Both = Both { en: "EXAMPLES", vi: "VÍ DỤ" };
    const COMMANDS: Both = Both { en: "COMMANDS", vi: "LỆNH" };
    let mut examples = Roff::new();
    examples.control("SH", [EXAMPLES.get(lang)]).control("nf", []);
    examples.text([roman(command.get_after_help().map(ToString::to_string).unwrap_or_default())]).control("fi", []);
    let name = command.get_display_name().unwrap_or(PROGRAM).to_owned();
    let has_commands = command.has_subcommands();
    let man =
        Man::new(command.subcommand_help_heading(COMMANDS.get(lang))).title(&name).source(VERSION).manual(PROGRAM);

    let mut page = format!(".\\\" written by `cchc man --lang {}`\n", lang.code()).into_bytes();
    man.render_title(&mut page)?;
    let mut opening = Vec::new();
    man.render_name_section(&mut opening)?;
    man.render_synopsis_section(&mut opening)?;
    // The crate writes these two headings in English.
    let opening = String::from_utf8(opening)?.replacen(".SH NAME", &format!(".SH {}", NAME.get(lang)), 1);
    page.extend(opening.replacen(".SH SYNOPSIS", &format!(".SH \"{}\"", SYNOPSIS.get(lang)), 1).into_bytes());
    examples.to_writer(&mut page)?;
    if has_commands {
        man.render_subcommands_section(&mut page)?;
    }
    man.render_options_section(&mut page)?;
    Ok((format!("{name}.1"), Spool::of(&page)))
}
