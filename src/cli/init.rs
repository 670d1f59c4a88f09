//! `cchc init`: a first workspace, a new plan, or a plan carried into a new year.

use super::arguments::described;
use super::context::Context;
use super::options::{choice, flag, option, text};
use super::{Exit, Failure};
use crate::app::init::{
    CarriedPlan, CarryFault, Fresh, Move, NewFile, WriteFault, Written, carry, fresh_plan, id_for, workspace_files, write,
};
use crate::app::{self, Root, Selection, Unsound};
use crate::diag::{Level, LocatedFinding};
use crate::format::write_doc;
use crate::scalar::Day;
use crate::source::{Disk, FilePath, Files as _, Memory};
use crate::text::{Both, Lang, Raw};
use crate::view::{Block, Cell, Doc};
use anyhow::Result;
use clap::{Arg, ArgMatches, Command};
use std::path::{Component, Path, PathBuf};

pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Begin a workspace or a plan, or carry a plan into a new year",
        vi: "Tạo không gian làm việc hoặc kế hoạch mới, hoặc chuyển kế hoạch sang năm mới",
    };
    const EXAMPLES: Both = Both {
        en: "cchc init cchc-long-an --unit \"Ủy ban nhân dân xã Long An\" --year 2026   a workspace with a first plan\ncchc init long-an-2027 --from long-an-2026                              the plan of last year, in its workspace\ncchc init plans/moi-2026 --unit \"Ủy ban nhân dân xã Mới\" --year 2026    another plan beside the others",
        vi: "cchc init cchc-long-an --unit \"Ủy ban nhân dân xã Long An\" --year 2026   không gian làm việc với kế hoạch đầu tiên\ncchc init long-an-2027 --from long-an-2026                              chuyển kế hoạch năm trước, cùng không gian\ncchc init plans/moi-2026 --unit \"Ủy ban nhân dân xã Mới\" --year 2026    thêm một kế hoạch",
    };
    let folder = Both {
        en: "The new folder: a workspace, or inside one a plan (below plans/)",
        vi: "Thư mục mới: không gian làm việc, hoặc kế hoạch (trong plans/) nếu đã ở trong một không gian",
    };
    let command = Command::new("init")
        .arg(Arg::new("folder").value_name("FOLDER").required(true).help(folder.get(lang)))
        .arg(option(lang, "unit", "NAME", Both { en: "The body whose plan it is", vi: "Cơ quan của kế hoạch" }))
        .arg(option(
            lang,
            "year",
            "YEAR",
            Both {
                en: "The plan's year; with --from the year after by default",
                vi: "Năm của kế hoạch; khi có --from thì mặc định là năm kế tiếp",
            },
        ))
        .arg(option(
            lang,
            "from",
            "PLAN",
            Both {
                en: "Carry over this plan (id, or folder): areas, tasks, roles, targets and assignees without deliveries, progress and values; dates are moved by whole years",
                vi: "Chuyển từ kế hoạch này (mã hoặc thư mục): lĩnh vực, nhiệm vụ, phân công, chỉ tiêu, không kèm kết quả, tiến độ, số liệu; thời hạn dời theo số năm",
            },
        ))
        .arg(choice(
            lang,
            "level",
            "LEVEL",
            Both {
                en: "commune (default), district, province or ministry",
                vi: "commune (xã, mặc định), district (huyện), province (tỉnh) hoặc ministry (bộ)",
            },
            ["commune", "district", "province", "ministry"],
        ))
        .arg(option(
            lang,
            "id",
            "ID",
            Both {
                en: "The plan's id; by default the body's name and the year",
                vi: "Mã kế hoạch; mặc định theo tên cơ quan và năm",
            },
        ))
        .arg(flag(
            lang,
            "force",
            Both {
                en: "Add what is missing to a folder that is not empty; nothing is overwritten",
                vi: "Bổ sung tệp còn thiếu vào thư mục không trống; không ghi đè",
            },
        ));
    described(command, lang, ABOUT, EXAMPLES, Both::same("cchc init FOLDER"))
}

pub(super) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let named = text(options, "folder").unwrap_or_default();
    let place = Place::of(context, named)?;
    let year = text(options, "year").map(year_of).transpose()?;
    let source = text(options, "from").map(|from| Source::find(context, &place, from)).transpose()?;
    let request = Request {
        unit: text(options, "unit"),
        level: text(options, "level"),
        id: text(options, "id"),
        year,
        named,
        lang: context.lang,
    };
    let made = match source {
        Some(Found::Plan(source)) => request.carried(&source)?,
        Some(Found::Faulty(errors)) => {
            context.complain_of(&errors, 0);
            return Err(Failure::new(SOURCE_FAULTY).into());
        }
        None => request.fresh()?,
    };
    let files = place.files(made.plan.clone(), &made, context.lang);
    let errors = place.check(&files, &made)?;
    if !errors.is_empty() {
        context.complain_of(&errors, 0);
        return Err(Failure::new(NOT_VALID).into());
    }
    let force = options.get_flag("force");
    if force && place.holds_plan(&files) {
        return Err(Failure::new(PLAN_THERE).arg("folder", named).into());
    }
    let written = write(&place.target, &files, force).map_err(|fault| refused(&fault, named))?;
    if !context.quiet {
        context.hand_over(&write_doc(&told(&place, &made, &written, named), context.paper()))?;
    }
    Ok(Exit::Clean)
}

const SOURCE_FAULTY: Both = Both {
    en: "a plan with errors is not carried over; nothing was written",
    vi: "không chuyển kế hoạch đang có lỗi; chưa ghi gì",
};
const NOT_VALID: Both = Both {
    en: "what was asked for would not be valid; nothing was written",
    vi: "nội dung yêu cầu không hợp lệ; chưa ghi gì",
};
const PLAN_THERE: Both = Both {
    en: "`{folder}` holds a plan already; --force adds files, but not to a plan",
    vi: "`{folder}` đã có kế hoạch; --force chỉ bổ sung tệp, không trộn vào kế hoạch",
};

/// What was asked for.
struct Request<'r> {
    unit: Option<&'r str>,
    level: Option<&'r str>,
    id: Option<&'r str>,
    year: Option<i32>,
    named: &'r str,
    lang: Lang,
}

/// A plan that is to be written.
struct Made {
    id: String,
    year: i32,
    plan: Vec<NewFile>,
    /// What the workspace that it comes from shares, where it goes into one of its own.
    shared: Vec<NewFile>,
    /// Where it comes from, and what became of it.
    carried: Option<(String, i32, CarriedPlan)>,
}

impl Request<'_> {
    fn fresh(&self) -> Result<Made> {
        const NO_UNIT: Both = Both { en: "`--unit` is missing", vi: "thiếu `--unit`" };
        const UNIT_HELP: Both = Both {
            en: "name the body, such as --unit \"Ủy ban nhân dân xã Long An\", or a plan to carry over with --from",
            vi: "ghi tên cơ quan, ví dụ --unit \"Ủy ban nhân dân xã Long An\", hoặc chuyển từ kế hoạch cũ bằng --from",
        };
        const NO_YEAR: Both = Both { en: "`--year` is missing", vi: "thiếu `--year`" };
        const YEAR_HELP: Both = Both { en: "such as --year 2026", vi: "ví dụ --year 2026" };
        let unit = self.unit.ok_or_else(|| Failure::new(NO_UNIT).help(UNIT_HELP))?;
        let year = self.year.ok_or_else(|| Failure::new(NO_YEAR).help(YEAR_HELP))?;
        let id = self.id.map_or_else(|| id_for(unit, year, self.named), str::to_owned);
        let level = self.level.unwrap_or("commune");
        let plan = fresh_plan(&Fresh { id: &id, unit, level, year, lang: self.lang });
        Ok(Made { id, year, plan, shared: Vec::new(), carried: None })
    }

    fn carried(&self, source: &Source) -> Result<Made> {
        const LAST_YEAR: Both = Both {
            en: "the plan would go beyond the year 2100",
            vi: "kế hoạch sẽ vượt quá năm 2100",
        };
        let year = self.year.unwrap_or(source.first_year + 1);
        let years = year - source.first_year;
        if source.last_year + years > Day::LAST_YEAR {
            return Err(Failure::new(LAST_YEAR).into());
        }
        let id = self.id.map_or_else(|| source.id_in(year, self.unit), str::to_owned);
        let plan = Move {
            old_id: &source.id,
            id: &id,
            old_year: source.first_year,
            year,
            unit: self.unit,
            level: self.level,
            lang: self.lang,
        };
        let carried = carry(&source.files, &source.folder, &plan).map_err(|fault| {
            const UNREAD: Both = Both { en: "`{file}` cannot be read", vi: "không đọc được `{file}`" };
            match fault {
                CarryFault::Unread(file) => Failure::new(UNREAD).arg("file", file.as_str()),
                CarryFault::Unedited(file, fault) => {
                    let says = fault.says().get(self.lang);
                    Failure::new(Both::same("`{file}`: {why}")).arg("file", file.as_str()).arg("why", says)
                }
            }
        })?;
        let plan = carried.files.clone();
        Ok(Made { id, year, plan, shared: source.shared(), carried: Some((source.id.clone(), years, carried)) })
    }
}

fn year_of(text: &str) -> Result<i32> {
    const SAYS: Both = Both { en: "`{text}` is no year from 2000 to 2100", vi: "`{text}` không phải năm từ 2000 đến 2100" };
    let year = text.parse().ok().filter(|year| text.len() == 4 && (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(year));
    year.ok_or_else(|| Failure::new(SAYS).arg("text", text).into())
}

/// Where the new files go.
struct Place {
    /// The new folder.
    target: PathBuf,
    /// The workspace that is there already, and the plan's folder in it.
    inside: Option<(PathBuf, FilePath)>,
}

impl Place {
    fn of(context: &Context, named: &str) -> Result<Self> {
        const SAYS: Both = Both { en: "`{folder}` is no name for a new folder", vi: "`{folder}` không dùng làm thư mục mới được" };
        let no_name = || Failure::new(SAYS).arg("folder", named);
        let target = absolute(&context.folder().join(named)).filter(|_| !named.is_empty()).ok_or_else(no_name)?;
        let above = target.ancestors().skip(1).find(|folder| folder.is_dir());
        // A folder that holds a plan is no place for others; one with plans/ is.
        let root = above.and_then(|above| Root::find(above).ok()).map(|root| root.folder);
        let root = root.filter(|root| root.join("cchc.toml").exists() || root.join("plans").is_dir());
        let Some(root) = root.filter(|_| !target.join("cchc.toml").exists()) else {
            return Ok(Self { target, inside: None });
        };
        let below = target.strip_prefix(&root).ok().and_then(|below| {
            below.iter().map(|part| part.to_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
        });
        let mut parts = below.ok_or_else(no_name)?;
        if parts.first().is_none_or(|first| first != "plans") {
            parts.insert(0, "plans".to_owned());
        }
        // Hidden folders are no plans.
        if parts.len() < 2 || parts.iter().any(|part| part.starts_with('.')) {
            return Err(no_name().into());
        }
        let folder = FilePath::new(&parts.join("/"));
        Ok(Self { target: root.join(folder.as_str()), inside: Some((root, folder)) })
    }

    /// Every file to be written, by its path below the new folder.
    fn files(&self, plan: Vec<NewFile>, made: &Made, lang: Lang) -> Vec<NewFile> {
        if self.inside.is_some() {
            return plan;
        }
        let mut files = workspace_files(made.year, lang);
        for (name, content) in &made.shared {
            files.retain(|(known, _)| known != name);
            files.push((name.clone(), content.clone()));
        }
        files.extend(plan.into_iter().map(|(name, content)| (format!("plans/{}/{name}", made.id), content)));
        files
    }

    /// The errors that the plan would have where it goes.
    fn check(&self, files: &[NewFile], made: &Made) -> Result<Vec<LocatedFinding>> {
        let day = Day::new(made.year, 1, 1).unwrap_or_default();
        let mut memory = Memory::default();
        for (name, content) in files {
            let path = self.inside.as_ref().map_or_else(|| name.clone(), |(_, folder)| folder.join(name).as_str().to_owned());
            memory.put(&path, content.as_str());
        }
        if let Some((root, _)) = &self.inside {
            let disk = Disk::new(root)?;
            for name in ["cchc.toml", "indicators.toml"] {
                if let Ok(content) = disk.read(&FilePath::new(name)) {
                    memory.put(name, content);
                }
            }
            let ids = app::run(&disk, &Selection::all(), day, Unsound::Use, |plan, _, _| plan.id.value.as_str().to_owned())?;
            if ids.plans.iter().any(|id| id.eq_ignore_ascii_case(&made.id)) {
                const TAKEN: Both = Both { en: "there is a plan `{id}` already", vi: "đã có kế hoạch `{id}`" };
                const HELP: Both = Both { en: "give another one with --id", vi: "đặt mã khác bằng --id" };
                return Err(Failure::new(TAKEN).arg("id", &*made.id).help(HELP).into());
            }
        }
        let checked = app::check(&memory, &Selection::all(), day)?;
        Ok(checked.findings.into_iter().filter(|finding| finding.level() == Level::Error).collect())
    }

    /// Whether a plan stands where the new one is to go.
    fn holds_plan(&self, files: &[NewFile]) -> bool {
        let plan = files.iter().find(|(name, _)| name.ends_with("plan.toml"));
        plan.is_some_and(|(name, _)| self.target.join(name).symlink_metadata().is_ok())
    }
}

/// The path without `.`, `..` and links, as far as there is something; the rest may not lead upwards.
fn absolute(path: &Path) -> Option<PathBuf> {
    let there = path.ancestors().find(|above| above.exists())?;
    let rest = path.strip_prefix(there).ok()?;
    let plain = rest.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let base = std::fs::canonicalize(there).ok()?;
    plain.then(|| rest.components().filter(|part| matches!(part, Component::Normal(_))).fold(base, |path, part| path.join(part)))
}

/// The plan to carry over.
struct Source {
    files: Disk,
    folder: FilePath,
    id: String,
    first_year: i32,
    last_year: i32,
    unit: String,
}

/// What is found under the name of a plan.
enum Found {
    Plan(Box<Source>),
    /// It has these errors.
    Faulty(Vec<LocatedFinding>),
}

impl Source {
    /// The plan of this name in the workspace of the new one, in that of the current folder, or at this path.
    fn find(context: &Context, place: &Place, name: &str) -> Result<Found> {
        const NONE: Both = Both { en: "there is no plan `{name}` to carry over", vi: "không có kế hoạch `{name}` để chuyển" };
        const HELP: Both = Both {
            en: "give its id in this workspace, or the folder that holds its plan.toml",
            vi: "ghi mã trong không gian làm việc này, hoặc thư mục chứa plan.toml của nó",
        };
        const SEVERAL: Both = Both { en: "`{name}` means several plans", vi: "`{name}` chỉ nhiều kế hoạch" };
        let here = std::fs::canonicalize(context.folder()).ok();
        let roots = [place.inside.as_ref().map(|(root, _)| root.clone()), here.and_then(|here| Some(Root::find(&here).ok()?.folder))];
        let by_id = roots.into_iter().flatten().map(|root| (root, name.to_owned()));
        let folder = absolute(&context.folder().join(name)).filter(|folder| folder.join("plan.toml").is_file());
        let by_path = folder.and_then(|folder| {
            let root = Root::find(&folder).ok()?.folder;
            let below = folder.strip_prefix(&root).ok()?.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?;
            Some((root, below.join("/")))
        });
        for (root, name) in by_path.into_iter().chain(by_id) {
            let files = Disk::new(&root)?;
            // A workspace of one plan needs no name for it.
            let selection = if name.is_empty() { Selection::all() } else { Selection::of(vec![name.clone()]) };
            let day = Day::new(Day::FIRST_YEAR, 1, 1).unwrap_or_default();
            let ran = app::run(&files, &selection, day, Unsound::LeaveOut, |plan, _, _| {
                (plan.folder.clone(), plan.id.value.as_str().to_owned(), plan.start.value, plan.end.value, plan.unit.as_str().to_owned())
            })?;
            if ran.unreadable > 0 {
                return Ok(Found::Faulty(ran.errors().cloned().collect()));
            }
            match ran.plans.as_slice() {
                [] => {}
                [(folder, id, start, end, unit)] => {
                    let (folder, id, unit) = (folder.clone(), id.clone(), unit.clone());
                    let (first_year, last_year) = (start.year(), end.year());
                    return Ok(Found::Plan(Box::new(Self { files, folder, id, first_year, last_year, unit })));
                }
                [_, _, ..] => return Err(Failure::new(SEVERAL).arg("name", name).into()),
            }
        }
        Err(Failure::new(NONE).arg("name", name).help(HELP).into())
    }

    /// Its id for another year: the same with that year, where it names its own.
    fn id_in(&self, year: i32, unit: Option<&str>) -> String {
        let own = self.first_year.to_string();
        if unit.is_none() && self.id.contains(&own) {
            self.id.replace(&own, &year.to_string())
        } else {
            id_for(unit.unwrap_or(&self.unit), year, &self.id)
        }
    }

    /// What its workspace shares.
    fn shared(&self) -> Vec<NewFile> {
        let read = |name: &str| String::from_utf8(self.files.read(&FilePath::new(name)).ok()?).ok();
        ["cchc.toml", "indicators.toml"].into_iter().filter_map(|name| Some((name.to_owned(), read(name)?))).collect()
    }
}

fn refused(fault: &WriteFault, named: &str) -> Failure {
    const NOT_EMPTY: Both = Both { en: "`{folder}` is not empty", vi: "thư mục `{folder}` không trống" };
    const HELP: Both = Both {
        en: "name a new folder, or add what is missing with --force; nothing is overwritten",
        vi: "đặt tên thư mục mới, hoặc bổ sung tệp còn thiếu bằng --force; không ghi đè",
    };
    const NOT_FOLDER: Both = Both { en: "`{folder}` is no folder", vi: "`{folder}` không phải thư mục" };
    const SYSTEM: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    match fault {
        WriteFault::NotEmpty => Failure::new(NOT_EMPTY).arg("folder", named).help(HELP),
        WriteFault::NotFolder => Failure::new(NOT_FOLDER).arg("folder", named),
        WriteFault::System(path, kind) => {
            let why = std::io::Error::from(*kind).to_string();
            Failure::new(SYSTEM).arg("path", path.display().to_string()).arg("why", why)
        }
    }
}

/// What was made, and what to do next.
fn told(place: &Place, made: &Made, written: &Written, named: &str) -> Doc {
    const MADE: Both = Both { en: "✓ {id}: {count} files in {folder}", vi: "✓ {id}: {count} tệp trong {folder}" };
    const KEPT: Both = Both { en: "  kept as it was: {file}", vi: "  giữ nguyên: {file}" };
    const CARRIED: Both = Both {
        en: "Carried over from {from}; dates moved by {years} years; dropped tasks left out: {left}; legal bases to check: {renew}",
        vi: "Chuyển từ {from}; thời hạn dời {years} năm; bỏ nhiệm vụ đã dừng: {left}; căn cứ cần rà soát: {renew}",
    };
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
    let mut lines = vec![Cell::Phrase(
        MADE,
        vec![("id", text(&made.id)), ("count", Cell::Count(written.new.len())), ("folder", text(folder))],
    )];
    let file = |name: &String| Cell::Joined(vec![Cell::Word(Both::same(" ")), text(name)], " ");
    lines.extend(written.new.iter().map(file));
    lines.extend(written.kept.iter().map(|name| Cell::Phrase(KEPT, vec![("file", text(name))])));
    if let Some((from, years, carried)) = &made.carried {
        let years = text(&years.to_string());
        let args = vec![
            ("from", text(from)),
            ("years", years),
            ("left", Cell::Count(carried.left_out)),
            ("renew", Cell::Count(carried.to_renew)),
        ];
        lines.push(Cell::Phrase(CARRIED, args));
    }
    if place.inside.is_none() {
        lines.push(Cell::Word(CI));
        lines.push(Cell::Phrase(NEXT, vec![("folder", text(named))]));
    }
    Doc { blocks: lines.into_iter().map(Block::Line).collect() }
}
