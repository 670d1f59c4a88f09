//! Why git could not give what was asked for, in words.

use crate::diag::Failure;
use crate::source::GitFault;
use crate::text::{Both, shell_word};

/// The failure of a run that asked for the revision `name`.
pub(super) fn failure(fault: &GitFault, name: &str) -> Failure {
    let (says, help) = message_and_help(fault, name);
    let failure = Failure::new(says).arg("name", name).arg("word", shell_word(name));
    let failure = match fault {
        GitFault::Failed(why) => failure.arg("why", &**why),
        GitFault::Moved(folders) | GitFault::Elsewhere(folders) => {
            let named =
                folders.iter().map(|folder| if folder.is_empty() { "`.`".to_owned() } else { format!("`{folder}`") });
            failure.arg("folders", named.collect::<Vec<String>>().join(", "))
        }
        GitFault::NoProgram
        | GitFault::NoRepository
        | GitFault::NotTrusted
        | GitFault::NoWorkTree
        | GitFault::NoRevision { .. }
        | GitFault::OptionLike
        | GitFault::NoMergeBase { .. }
        | GitFault::Unfetched
        | GitFault::Sparse
        | GitFault::TooMuch => failure,
    };
    match help {
        Some(help) => failure.help(help),
        None => failure,
    }
}

/// Helps where a clone lacks history.
const SHALLOW: Both = Both {
    en: "this clone holds only a part of the history: fetch the rest (`git fetch --unshallow`; in GitHub Actions `fetch-depth: 0`, in GitLab `GIT_DEPTH: 0`)",
    vi: "bản sao này chỉ có một phần lịch sử: hãy tải phần còn lại (`git fetch --unshallow`; GitHub Actions đặt `fetch-depth: 0`, GitLab đặt `GIT_DEPTH: 0`)",
};

/// Helps where the workspaces of a revision are gone, and none of their plans is found again.
const KEEP_IDS: Both = Both {
    en: "a plan is known by its `id`: keep the ids when a workspace is moved, and change them in a commit of its own",
    vi: "kế hoạch được nhận ra theo `id`: khi chuyển thư mục hãy giữ nguyên mã, đổi mã trong một commit riêng",
};

/// Helps where plans came from other workspaces.
const MOVE_ALONE: Both = Both {
    en: "move plans from one workspace to another in a commit of its own, and compare from that commit on",
    vi: "hãy chuyển kế hoạch giữa các không gian làm việc trong một commit riêng rồi so sánh từ commit đó",
};

/// Helps where one name stands for two revisions.
const TWO_NAMES: Both = Both {
    en: "write the two apart, as in `cchc diff BASE HEAD`; for `...` use --merge-base",
    vi: "viết riêng hai phiên bản, như `cchc diff BASE HEAD`; thay cho `...` dùng --merge-base",
};

fn message_and_help(fault: &GitFault, name: &str) -> (Both, Option<Both>) {
    match fault {
        GitFault::NoProgram => (
            Both { en: "there is no program `git` on the path", vi: "không tìm thấy chương trình `git`" },
            Some(Both {
                en: "`cchc diff` reads revisions through it", vi: "`cchc diff` đọc các phiên bản qua git"
            }),
        ),
        GitFault::NoRepository => (
            Both {
                en: "the workspace is in no git repository, so there is no revision to compare with",
                vi: "không gian làm việc không nằm trong kho git nào nên không có phiên bản để so sánh",
            },
            Some(Both {
                en: "`git init`, then commit the plans", vi: "dùng `git init` rồi commit các kế hoạch"
            }),
        ),
        GitFault::NotTrusted => (
            Both {
                en: "the repository belongs to another user, and git refuses to read it",
                vi: "kho git thuộc người dùng khác nên git từ chối đọc",
            },
            Some(Both {
                en: "if you trust it: `git config --global --add safe.directory PATH`",
                vi: "nếu tin cậy kho này: `git config --global --add safe.directory ĐƯỜNG_DẪN`",
            }),
        ),
        GitFault::NoWorkTree => (
            Both {
                en: "the workspace lies in the inside of a git repository, not among its files",
                vi: "không gian làm việc nằm bên trong thư mục của git, không phải giữa các tệp của kho",
            },
            None,
        ),
        GitFault::NoRevision { shallow: true } => (NO_REVISION, Some(SHALLOW)),
        // Git's own way to name two.
        GitFault::NoRevision { shallow: false } if name.contains("..") => (NO_REVISION, Some(TWO_NAMES)),
        GitFault::NoRevision { shallow: false } => (
            NO_REVISION,
            Some(Both {
                en: "`git branch --all` and `git tag` list the names; one of another repository must be fetched first",
                vi: "`git branch --all` và `git tag` liệt kê các tên; tên ở kho khác thì phải `git fetch` trước",
            }),
        ),
        GitFault::OptionLike => (
            Both {
                en: "`{name}` is not the name of a revision: it begins like an option",
                vi: "`{name}` không phải là tên phiên bản: bắt đầu như một tùy chọn",
            },
            Some(Both { en: "see `cchc diff --help`", vi: "xem `cchc diff --help`" }),
        ),
        GitFault::NoMergeBase { shallow } => (
            Both {
                en: "`{name}` and the other revision have no commit in common",
                vi: "`{name}` và phiên bản kia không có commit chung",
            },
            shallow.then_some(SHALLOW),
        ),
        GitFault::Unfetched => (
            Both {
                en: "this is a partial clone, and it lacks files of `{name}`",
                vi: "đây là bản sao một phần của kho git, thiếu tệp của `{name}`",
            },
            Some(Both {
                en: "clone without `--filter`, or fetch the missing files: `git fetch --refetch --no-filter`",
                vi: "clone không có `--filter`, hoặc tải phần còn thiếu: `git fetch --refetch --no-filter`",
            }),
        ),
        GitFault::Sparse => (
            Both {
                en: "a sparse checkout left plan files out, so the files on the disk are not the whole workspace",
                vi: "sparse checkout đã bỏ bớt tệp kế hoạch nên tệp trên đĩa không phải toàn bộ không gian làm việc",
            },
            Some(Both {
                en: "`git sparse-checkout disable` brings them back; or compare two revisions: `cchc diff {word} HEAD`",
                vi: "`git sparse-checkout disable` để lấy lại; hoặc so hai phiên bản: `cchc diff {word} HEAD`",
            }),
        ),
        GitFault::Moved(_) => (
            Both {
                en: "no plan of this workspace stands in `{name}`, and the workspaces that stood there are gone: {folders}",
                vi: "`{name}` không có kế hoạch nào của không gian làm việc này, còn các không gian từng ở đó đã mất: {folders}",
            },
            Some(KEEP_IDS),
        ),
        GitFault::Elsewhere(_) => (
            Both {
                en: "plans of this workspace stood elsewhere in `{name}`, so cchc cannot compare them: {folders}",
                vi: "ở `{name}`, kế hoạch của không gian làm việc này nằm nơi khác nên không so sánh được: {folders}",
            },
            Some(MOVE_ALONE),
        ),
        GitFault::TooMuch => (
            Both {
                en: "git took too long, or listed too many files", vi: "git chạy quá lâu hoặc có quá nhiều tệp"
            },
            None,
        ),
        GitFault::Failed(_) => {
            (Both { en: "git cannot read `{name}`: {why}", vi: "git không đọc được `{name}`: {why}" }, None)
        }
    }
}

const NO_REVISION: Both = Both {
    en: "there is no revision `{name}` in this repository",
    vi: "kho git này không có phiên bản `{name}`",
};
