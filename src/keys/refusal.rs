//! Files that cannot be read, and why.

use crate::diag::{Finding, Rule, Sink};
use crate::parse::{rules::OUTSIDE_WORKSPACE, rules::TOO_LARGE, rules::UNREADABLE_FILE};
use crate::source::{FilePath, Place, Refusal, Sources};
use crate::text::Both;

/// Reports a file that should be there and is not, or a folder that cannot be looked into.
pub(crate) fn report_refused(path: &FilePath, why: &Refusal, sources: &mut Sources, sink: &mut Sink) {
    let file = sources.add(path.clone(), String::new());
    sink.push(refused(path, why, Sources::start(file)));
}

pub(super) fn refused(path: &FilePath, why: &Refusal, place: Place) -> Finding {
    let rule: &'static Rule = match why {
        Refusal::Outside => &OUTSIDE_WORKSPACE,
        Refusal::TooLarge => &TOO_LARGE,
        Refusal::Absent
        | Refusal::IsFolder
        | Refusal::IsSpecial
        | Refusal::OddName
        | Refusal::LinkedFolder
        | Refusal::TooDeep
        | Refusal::Unfetched
        | Refusal::Nowhere
        | Refusal::System(_) => &UNREADABLE_FILE,
    };
    let reason = match why {
        Refusal::Absent => Both { en: "nothing is there", vi: "không có gì ở đó" },
        Refusal::IsFolder => Both { en: "it is a folder", vi: "đây là thư mục" },
        Refusal::IsSpecial => Both { en: "it is a pipe or a device", vi: "đây là ống dẫn hoặc thiết bị" },
        Refusal::System(std::io::ErrorKind::PermissionDenied) => {
            Both { en: "permission denied", vi: "không có quyền đọc" }
        }
        Refusal::System(std::io::ErrorKind::NotADirectory) => {
            Both { en: "it is not a folder", vi: "đây không phải thư mục" }
        }
        Refusal::Nowhere => Both { en: "the link leads nowhere", vi: "liên kết không dẫn đến đâu" },
        Refusal::OddName => Both { en: "its name is not UTF-8", vi: "tên không phải UTF-8" },
        Refusal::LinkedFolder => Both {
            en: "it is a link; put the plan's folder itself there",
            vi: "đây là liên kết; hãy đặt chính thư mục kế hoạch vào đây",
        },
        Refusal::TooDeep => Both {
            en: "a plan lies at most 16 folders below plans/",
            vi: "kế hoạch chỉ được nằm sâu tối đa 16 thư mục trong plans/",
        },
        Refusal::Unfetched => Both {
            en: "this partial clone of the repository lacks it (clone without `--filter`)",
            vi: "bản sao một phần của kho git không có tệp này (hãy clone không có `--filter`)",
        },
        Refusal::Outside | Refusal::TooLarge | Refusal::System(_) => {
            Both { en: "the system refused to read it", vi: "hệ thống không cho đọc" }
        }
    };
    let limit = Both { en: "more than 4 MiB", vi: "hơn 4 MiB" };
    Finding::new(rule, place).text("file", path.as_str()).phrase("why", reason).phrase("limit", limit)
}
