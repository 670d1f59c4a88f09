//! Every option of every command, in both languages.

use crate::text::{Both, Lang};
use clap::{Arg, ArgAction, Command};

/// The program's command line. Descriptions are wrapped to `width` columns.
pub(super) fn command(lang: Lang, width: usize) -> Command {
    const ABOUT: Both = Both {
        en: "Keeps an administrative-reform plan as TOML files: checks it, and says where every task stands.",
        vi: "Giữ kế hoạch cải cách hành chính dưới dạng tệp TOML: kiểm tra và cho biết từng nhiệm vụ đang ở đâu.",
    };
    const EXAMPLES: Both = Both {
        en: "cchc status                         where the plan stands today\ncchc status --as-of 2023-09-30      … on a given day\ncchc validate                       every fault of every file\ncchc explain unknown-area           what a rule is about",
        vi: "cchc status                         kế hoạch hôm nay đến đâu\ncchc status --as-of 2023-09-30      … vào một ngày cho trước\ncchc validate                       mọi lỗi trong mọi tệp\ncchc explain unknown-area           một quy tắc nói về điều gì",
    };
    let program = Command::new("cchc")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(Both { en: "Print the version", vi: "In phiên bản" }.get(lang)),
        )
        .subcommand_required(true)
        .args(everywhere(lang).into_iter().map(|arg| arg.display_order(LAST)))
        .subcommands(super::command::SUBCOMMANDS.iter().map(|subcommand| (subcommand.options)(lang)));
    finish(described(program, lang, ABOUT, EXAMPLES, Both::same("cchc")), lang, width)
}

/// What every command has stands behind what it has of its own.
const LAST: usize = 1000;

/// Options of every command.
fn everywhere(lang: Lang) -> Vec<Arg> {
    let option =
        |name, value, help: Both| Arg::new(name).long(name).value_name(value).global(true).help(help.get(lang));
    vec![
        option(
            "directory",
            "DIR",
            Both {
                en: "Work as if started in this folder; outputs are named from it too",
                vi: "Làm việc như thể đang ở thư mục này; tệp kết quả cũng tính từ đó",
            },
        )
        .short('C'),
        option(
            "plan",
            "ID|GLOB|PATH",
            Both {
                en: "Only these plans, by id, pattern or folder (repeatable)",
                vi: "Chỉ các kế hoạch này, theo mã, mẫu hoặc thư mục (lặp lại được)",
            },
        )
        .short('p')
        .action(ArgAction::Append),
        option(
            "as-of",
            "DATE",
            Both {
                en: "The day to look from, such as 2023-09-30; default today [env: CCHC_AS_OF]",
                vi: "Tính đến ngày này, ví dụ 2023-09-30; mặc định hôm nay [env: CCHC_AS_OF]",
            },
        ),
        option(
            "lang",
            "vi|en",
            Both {
                en: "Language of the output; default from cchc.toml, then the locale [env: CCHC_LANG]",
                vi: "Ngôn ngữ; mặc định theo cchc.toml, rồi theo hệ thống [env: CCHC_LANG]",
            },
        )
        .value_parser(["vi", "en"])
        .hide_possible_values(true),
        option(
            "output",
            "FILE",
            Both {
                en: "Write the result into this file, whole or not at all; - is standard output",
                vi: "Ghi kết quả vào tệp này, trọn vẹn hoặc không ghi; - là đầu ra chuẩn",
            },
        )
        .short('o'),
        option(
            "force",
            "",
            Both {
                en: "Let --output, --report and --to replace files that cchc did not write; never plan files",
                vi: "Cho --output, --report và --to ghi đè tệp không phải do cchc ghi; không bao giờ ghi đè tệp kế hoạch",
            },
        )
        .action(ArgAction::SetTrue),
        option(
            "jobs",
            "N",
            Both {
                en: "Read so many plans at a time; default one for each processor",
                vi: "Đọc cùng lúc ngần này kế hoạch; mặc định mỗi bộ xử lý một kế hoạch",
            },
        ),
        option("color", "WHEN", Both { en: "Colours: auto, always or never", vi: "Màu: auto, always hoặc never" })
            .value_parser(["auto", "always", "never"])
            .default_value("auto")
            .hide_possible_values(true)
            .hide_default_value(true),
        option(
            "quiet",
            "",
            Both {
                en: "Print only what makes the run fail", vi: "Chỉ in những gì làm lần chạy này không đạt"
            },
        )
        .short('q')
        .action(ArgAction::SetTrue),
    ]
}

/// A command with what it does, examples first, and its usage line.
pub(super) fn described(command: Command, lang: Lang, about: Both, examples: Both, usage: Both) -> Command {
    let heading = Both { en: "Examples:", vi: "Ví dụ:" }.get(lang);
    let lines: Vec<String> = examples.get(lang).lines().map(|line| format!("  {line}")).collect();
    let options = Both { en: "[OPTIONS]", vi: "[TÙY CHỌN]" }.get(lang);
    let rest = if command.has_subcommands() { Both { en: " <COMMAND>", vi: " <LỆNH>" }.get(lang) } else { "" };
    let usage_heading = Both { en: "Usage:", vi: "Cách dùng:" }.get(lang);
    command.about(about.get(lang)).override_usage(format!("{}{rest} {options}", usage.get(lang))).help_template(
        format!(
            "{{about-with-newline}}\n{heading}\n{}\n\n{usage_heading} {{usage}}\n\n{{all-args}}\n",
            lines.join("\n")
        ),
    )
}

/// What holds for a command and all below it: clap's own words in our language.
fn finish(command: Command, lang: Lang, width: usize) -> Command {
    let options = Both { en: "Options", vi: "Tùy chọn" }.get(lang);
    let help = Both { en: "Print this help", vi: "In trợ giúp này" }.get(lang);
    let command = command
        .term_width(width)
        .disable_help_flag(true)
        .subcommand_help_heading(Both { en: "Commands", vi: "Lệnh" }.get(lang))
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help).display_order(LAST + 1))
        .mut_args(|arg| {
            let positional = arg.get_long().is_none() && arg.get_short().is_none();
            let arguments = Both { en: "Arguments", vi: "Tham số" }.get(lang);
            arg.help_heading(if positional { arguments } else { options })
        });
    command.mut_subcommands(|below| finish(below, lang, width))
}
