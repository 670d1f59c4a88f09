//! What `cchc init` says of what it wrote.

use crate::app::init::Written;
use crate::cli::command::init::place::Place;
use crate::cli::command::init::request::Made;
use crate::report::{Block, Doc};
use crate::text::{Both, Raw};
use crate::value::Cell;

/// What was made, or in a dry run would be, and what to do next.
pub(super) fn told(place: &Place, made: &Made, written: &Written, named: &str, dry_run: bool) -> Doc {
    const MADE: Both = Both { en: "✓ {id}: {count} files in {folder}", vi: "✓ {id}: {count} tệp trong {folder}" };
    const KEPT: Both = Both { en: "  kept as it was: {file}", vi: "  giữ nguyên: {file}" };
    const CARRIED: Both = Both {
        en: "Carried over from {from}; dates moved by {years}; dropped tasks left out: {left}; legal bases to check: {renew}",
        vi: "Chuyển từ {from}; thời hạn dời {years}; bỏ nhiệm vụ đã dừng: {left}; căn cứ cần rà soát: {renew}",
    };
    const YEAR: Both = Both { en: "1 year", vi: "1 năm" };
    const YEARS: Both = Both { en: "{n} years", vi: "{n} năm" };
    const SAME_DAY: Both = Both {
        en: "Look at task {task}: two of its due days are now {day}, and count once",
        vi: "Xem lại nhiệm vụ {task}: hai thời hạn nay trùng ngày {day}, chỉ tính một lần",
    };
    const WOULD_MAKE: Both =
        Both { en: "would make {id}: {count} files in {folder}", vi: "sẽ tạo {id}: {count} tệp trong {folder}" };
    const NEXT: Both = Both {
        en: "Next: change the plan's files, then `cchc -C {folder} validate` and `cchc -C {folder} status`",
        vi: "Tiếp theo: sửa các tệp của kế hoạch, rồi `cchc -C {folder} validate` và `cchc -C {folder} status`",
    };
    const CI: Both = Both {
        en: "For CI, set CCHC_REPOSITORY in .github/workflows/cchc.yml or .gitlab-ci.yml",
        vi: "Để chạy CI, ghi CCHC_REPOSITORY trong .github/workflows/cchc.yml hoặc .gitlab-ci.yml",
    };
    let text = |text: &str| Cell::Text(Raw::new(text));
    // Inside a workspace the folder is the plan's, wherever the name pointed.
    let folder = place.inside.as_ref().map_or(named, |(_, folder)| folder.as_str());
    let mut lines = vec![Cell::phrase(
        if dry_run { WOULD_MAKE } else { MADE },
        vec![("id", text(&made.id)), ("count", Cell::Count(written.new.len())), ("folder", text(folder))],
    )];
    let file = |name: &String| Cell::Joined(vec![Cell::Word(Both::same(" ")), text(name)], " ");
    lines.extend(written.new.iter().map(file));
    lines.extend(written.kept.iter().map(|name| Cell::phrase(KEPT, vec![("file", text(name))])));
    if let Some((from, years, carried)) = &made.carried {
        let years = match years {
            1 => Cell::Word(YEAR),
            _ => Cell::phrase(YEARS, vec![("n", text(&years.to_string()))]),
        };
        let args = vec![
            ("from", text(from)),
            ("years", years),
            ("left", Cell::Count(carried.left_out)),
            ("renew", Cell::Count(carried.to_renew)),
        ];
        lines.push(Cell::phrase(CARRIED, args));
        for (task, day) in &carried.same_days {
            lines.push(Cell::phrase(SAME_DAY, vec![("task", text(task)), ("day", Cell::Day(*day))]));
        }
    }
    if place.inside.is_none() && !dry_run {
        lines.push(Cell::Word(CI));
        lines.push(Cell::phrase(NEXT, vec![("folder", text(named))]));
    }
    Doc { blocks: lines.into_iter().map(Block::Line).collect() }
}
