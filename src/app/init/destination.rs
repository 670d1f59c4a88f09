//! Where the files of `cchc init` go: into a workspace of their own, or into one that is there.

use crate::app::Root;
use crate::diag::Failure;
use crate::source::FilePath;
use crate::store::{refuse_device, unslashed};
use crate::text::Both;
use anyhow::Result;
use std::path::{Component, Path, PathBuf};

/// Where the new files go.
#[derive(Clone, Debug)]
pub(crate) struct Destination {
    /// The new folder.
    pub target: PathBuf,
    /// The workspace that is there already, and the plan's folder in it.
    pub inside: Option<(PathBuf, FilePath)>,
}

impl Destination {
    /// The folder that is `named` from the folder `here`.
    pub(in crate::app) fn of(here: &Path, named: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{folder}` cannot be the name of a new folder",
            vi: "`{folder}` không dùng làm thư mục mới được",
        };
        const LINK: Both = Both {
            en: "the path `{folder}` leads through a link; cchc does not write there",
            vi: "đường dẫn `{folder}` đi qua một liên kết; cchc không ghi vào đó",
        };
        let no_name = || Failure::new(SAYS).arg("folder", named);
        refuse_device(Path::new(named))?;
        let written = unslashed(&here.join(named));
        let target = absolute(&written).filter(|_| !named.is_empty()).ok_or_else(no_name)?;
        if is_led_away(&written) {
            return Err(Failure::new(LINK).arg("folder", named).into());
        }
        let above = target.ancestors().skip(1).find(|folder| folder.is_dir());
        // A folder that holds a plan takes no others; one with plans/ does.
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
        // A hidden folder is not a plan.
        if parts.len() < 2 || parts.iter().any(|part| part.starts_with('.')) {
            return Err(no_name().into());
        }
        let folder = FilePath::new(&parts.join("/"));
        Ok(Self { target: root.join(folder.as_str()), inside: Some((root, folder)) })
    }
}

/// Whether a folder is a link, or a link on the way to it leaves the workspace in which the link stands. Somebody else
/// may have put the link there.
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
