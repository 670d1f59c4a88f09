//! Where the files of `cchc init` go: into a workspace of their own, or into one that is there.

use crate::app::{self, Root, Selection, Unsound};
use crate::app::{init::NewFile, init::workspace_files};
use crate::cli::command::init::request::Made;
use crate::cli::context::Context;
use crate::cli::output::unslashed;
use crate::diag::Failure;
use crate::diag::{Level, LocatedFinding};
use crate::model::FileKind;
use crate::schema::{SCHEMAS, json_schema, schema_file, with_schema};
use crate::source::{Disk, FilePath, Files as _, Memory};
use crate::text::{Both, Lang};
use crate::value::Day;
use anyhow::Result;
use std::path::{Component, Path, PathBuf};

/// Where the new files go.
pub(super) struct Place {
    /// The new folder.
    pub target: PathBuf,
    /// The workspace that is there already, and the plan's folder in it.
    pub inside: Option<(PathBuf, FilePath)>,
}

impl Place {
    pub(super) fn of(context: &Context, named: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{folder}` is no name for a new folder",
            vi: "`{folder}` không dùng làm thư mục mới được",
        };
        const LINK: Both = Both {
            en: "the way to `{folder}` leads through a link; nothing is written there",
            vi: "đường dẫn `{folder}` đi qua một liên kết; không ghi vào đó",
        };
        let no_name = || Failure::new(SAYS).arg("folder", named);
        let written = unslashed(&context.folder().join(named));
        let target = absolute(&written).filter(|_| !named.is_empty()).ok_or_else(no_name)?;
        if is_led_away(&written) {
            return Err(Failure::new(LINK).arg("folder", named).into());
        }
        let above = target.ancestors().skip(1).find(|folder| folder.is_dir());
        // A folder that holds a plan is no place for others; one with plans/ is.
        let root = above.and_then(|above| Root::find(above).ok()).map(|root| root.folder);
        let root = root.filter(|root| root.join("cchc.toml").exists() || root.join("plans").is_dir());
        let Some(root) = root.filter(|_| !target.join("cchc.toml").exists()) else {
            return Ok(Self { target, inside: None });
        };
        let below = target
            .strip_prefix(&root)
            .ok()
            .and_then(|below| below.iter().map(|part| part.to_str().map(str::to_owned)).collect::<Option<Vec<_>>>());
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
    ///
    /// # Errors
    /// When a schema cannot be written as JSON, which does not happen.
    pub(super) fn files(&self, plan: Vec<NewFile>, made: &Made, lang: Lang) -> Result<Vec<NewFile>> {
        if let Some((root, folder)) = &self.inside {
            // Where the workspace has no schemas, an editor would only look for them in vain.
            let has_schemas = root.join(SCHEMAS).join(schema_file(FileKind::Plan)).is_file();
            let named = |(name, content): NewFile| {
                let content = if has_schemas { with_schema(&folder.join(&name), &content) } else { content };
                (name, content)
            };
            return Ok(plan.into_iter().map(named).collect());
        }
        let mut files = workspace_files(made.year, lang);
        for (name, content) in &made.shared {
            files.retain(|(known, _)| known != name);
            files.push((name.clone(), content.clone()));
        }
        files.extend(plan.into_iter().map(|(name, content)| (format!("plans/{}/{name}", made.id), content)));
        for (name, content) in &mut files {
            *content = with_schema(&FilePath::new(name), content);
        }
        for kind in FileKind::ALL {
            files.push((format!("{SCHEMAS}/{}", schema_file(kind)), json_schema(kind)?));
        }
        Ok(files)
    }

    /// The errors that the plan would have where it goes; warnings that the workspace raised to errors are to be
    /// seen to afterwards.
    pub(super) fn check(&self, files: &[NewFile], made: &Made) -> Result<Vec<LocatedFinding>> {
        let day = Day::new(made.year, 1, 1).unwrap_or_default();
        let mut memory = Memory::default();
        for (name, content) in files {
            let path =
                self.inside.as_ref().map_or_else(|| name.clone(), |(_, folder)| folder.join(name).as_str().to_owned());
            memory.put(&path, content.as_str());
        }
        if let Some((root, _)) = &self.inside {
            let disk = Disk::new(root)?;
            for name in ["cchc.toml", "indicators.toml"] {
                if let Ok(content) = disk.read(&FilePath::new(name)) {
                    memory.put(name, content);
                }
            }
            let ids = app::run(&disk, &Selection::all(), day, Unsound::Use, |plan, _, _, _| {
                plan.id.value.as_str().to_owned()
            })?;
            if ids.plans.iter().any(|id| id.eq_ignore_ascii_case(&made.id)) {
                const TAKEN: Both = Both { en: "there is a plan `{id}` already", vi: "đã có kế hoạch `{id}`" };
                const HELP: Both = Both { en: "give another one with --id", vi: "đặt mã khác bằng --id" };
                return Err(Failure::new(TAKEN).arg("id", &*made.id).help(HELP).into());
            }
        }
        let checked = app::check(&memory, &Selection::all(), day)?;
        Ok(checked.findings.into_iter().filter(|finding| finding.rule().level == Level::Error).collect())
    }

    /// Whether a plan stands where the new one is to go.
    pub(super) fn holds_plan(&self, files: &[NewFile]) -> bool {
        let plan = files.iter().find(|(name, _)| name.ends_with("plan.toml"));
        plan.is_some_and(|(name, _)| self.target.join(name).symlink_metadata().is_ok())
    }
}

/// Whether a folder is a link, or a link on the way to it leaves the workspace that it stands in: who put it there may not
/// be who writes.
fn is_led_away(written: &Path) -> bool {
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let leaves = |link: &Path| {
        let root = link.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
        let root = root.and_then(|folder| Root::find(&folder).ok()).map(|root| root.folder);
        root.is_some_and(|root| !std::fs::canonicalize(link).is_ok_and(|end| end.starts_with(root)))
    };
    is_link(written) || written.ancestors().any(|part| is_link(part) && leaves(part))
}

/// The path without `.`, `..` and links, as far as there is something; the rest may not lead upwards.
pub(super) fn absolute(path: &Path) -> Option<PathBuf> {
    let there = path.ancestors().find(|above| above.exists())?;
    let rest = path.strip_prefix(there).ok()?;
    let plain = rest.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let base = std::fs::canonicalize(there).ok()?;
    plain.then(|| {
        rest.components().filter(|part| matches!(part, Component::Normal(_))).fold(base, |path, part| path.join(part))
    })
}
