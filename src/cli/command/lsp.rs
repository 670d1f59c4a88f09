//! `cchc lsp`: the language server for editors.

use crate::cli::context::Context;
use crate::cli::{exit::Exit, output};
use crate::diag::Failure;
use crate::lsp::{Session, SessionEnd, serve};
use crate::text::Both;
use anyhow::Result;
use std::io::{self, BufReader, ErrorKind, stdin, stdout};

command! {
    "lsp", en: "cchc lsp", vi: "cchc lsp";
    about
        en: "Serve an editor: findings as one types, help on keys, rules and ids (Language Server Protocol, stdio)",
        vi: "Phục vụ trình soạn thảo: báo lỗi khi đang gõ, giải thích khóa, quy tắc và mã (Language Server Protocol, stdio)";
    examples
        en: "cchc lsp                 what an editor starts for TOML files, see docs/guide/editor.md\ncchc lsp --lang vi       messages in Vietnamese",
        vi: "cchc lsp                 lệnh mà trình soạn thảo chạy cho tệp TOML, xem docs/guide/editor.vi.md\ncchc lsp --lang en       thông báo bằng tiếng Anh";

    _stdio: bool = "--stdio",
        en: "Changes nothing: the server always uses standard input and output. Many editors pass this option",
        vi: "Không đổi gì: máy chủ luôn dùng đầu vào và đầu ra chuẩn. Nhiều trình soạn thảo tự thêm tùy chọn này";
}

pub(in crate::cli) fn run(context: &Context, _: &Options) -> Result<Exit> {
    let session = Session { lang: context.lang, as_of: &|settings| context.as_of(settings).ok() };
    match serve(BufReader::new(stdin()), &mut stdout().lock(), &session) {
        SessionEnd::Proper => Ok(Exit::Clean),
        // As the protocol asks.
        SessionEnd::Abrupt => Ok(Exit::Found),
        SessionEnd::InputFailed(error) => Err(garbled(&error).into()),
        SessionEnd::OutputFailed(error) => Err(output::unwritten(&error).into()),
    }
}

/// That what an editor sends cannot be followed.
fn garbled(error: &io::Error) -> Failure {
    const SAYS: Both = Both {
        en: "the editor does not speak the Language Server Protocol: {why}",
        vi: "dữ liệu từ trình soạn thảo không theo Language Server Protocol: {why}",
    };
    const WHY: [(ErrorKind, Both); 2] = [
        (
            ErrorKind::FileTooLarge,
            Both {
                en: "a message claims to be longer than 64 MiB", vi: "một thông điệp tự nhận dài hơn 64 MiB"
            },
        ),
        (ErrorKind::UnexpectedEof, Both { en: "it ends within a message", vi: "kết thúc giữa một thông điệp" }),
    ];
    let failure = Failure::new(SAYS);
    match WHY.iter().find(|(kind, _)| *kind == error.kind()) {
        Some((_, words)) => failure.phrase("why", *words),
        None => failure.why(error),
    }
}
