//! Another id in the place of one, wherever it is named. Only these bytes change, and nothing is said against the
//! result that was not said before.

use super::guards::{check_areas, kinds};
use super::names::{FileWithIds, NamedThing, NamingFiles};
use super::places::IdPlace;
use super::proof::prove;
use super::renamed_file::RenamedFile;
use crate::app::KeptCheck;
use crate::diag::{Failure, Level};
use crate::keys::Entity;
use crate::source::{FilePath, Files};
use crate::text::Both;
use crate::value::id_fault;

/// Refuses things whose ids are also the names of files, or parts of other ids.
///
/// # Errors
/// When its id can only be changed by hand.
pub(crate) fn check_can_rename(thing: &NamedThing) -> Result<(), Failure> {
    const OF_FILE: Both = Both {
        en: "`{id}` is also the name of a file: change both by hand",
        vi: "`{id}` cũng là tên tệp: phải tự đổi cả hai",
    };
    const OF_SET: Both = Both {
        en: "`{id}` stands in a set of criteria that an authority numbered: change it by hand",
        vi: "`{id}` thuộc bộ tiêu chí do cấp trên đánh số: phải tự đổi",
    };
    const NO_ID: Both = Both { en: "`{id}` cannot be renamed", vi: "không đổi được `{id}`" };
    let says = match thing.entity {
        Entity::Form | Entity::ScoringSet => OF_FILE,
        Entity::Criterion => OF_SET,
        Entity::Item | Entity::Period => NO_ID,
        Entity::Plan
        | Entity::Area
        | Entity::Task
        | Entity::Target
        | Entity::Indicator
        | Entity::Assignee
        | Entity::Fund
        | Entity::Content
        | Entity::TargetGroup
        | Entity::Difficulty => return Ok(()),
    };
    Err(Failure::new(says).arg("id", thing.id.as_str()))
}

/// Puts another id in the place of that of a thing, in all files that name it. Where several are declared under the id,
/// only the one whose declaration stands at this byte of a file gets the other.
///
/// # Errors
/// The outer one when the threads for reading cannot be made. The inner one when the id cannot be one, is taken, would
/// change what something else means, or stands perhaps in a file that cannot be read to its end.
pub(crate) fn rename<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    (thing, at): (&NamedThing, (&FilePath, usize)),
    new: &str,
) -> anyhow::Result<Result<Vec<RenamedFile>, Failure>> {
    if thing.id == new {
        return Ok(Ok(Vec::new()));
    }
    let found = thing.files(files, check, &[&thing.id, new])?;
    let (renamed, least) = match renamed(check, (thing, at), new, &found) {
        Ok(renamed) => renamed,
        Err(failure) => return Ok(Err(failure)),
    };
    Ok(prove(files, check, &renamed, least)?.map(|()| renamed))
}

/// The files with the new id, and the level from which a new finding speaks against them.
fn renamed<T: Send>(
    check: &KeptCheck<T>,
    (thing, at): (&NamedThing, (&FilePath, usize)),
    new: &str,
    found: &NamingFiles,
) -> Result<(Vec<RenamedFile>, Level), Failure> {
    const NO_ID: Both = Both { en: "`{new}` cannot be an id: {why}", vi: "`{new}` không thể là mã: {why}" };
    const FOR_ALL: Both = Both {
        en: "`{file}` names `{id}` for every plan, so it cannot be changed in one",
        vi: "`{file}` nêu `{id}` cho mọi kế hoạch nên không đổi riêng một kế hoạch được",
    };
    const ELSEWHERE: Both = Both {
        en: "plan `{plan}` has an indicator `{id}` too, and the figures of both are read together",
        vi: "kế hoạch `{plan}` cũng có chỉ số `{id}`, số liệu hai kế hoạch được xem cùng nhau",
    };
    const UNREAD: Both = Both {
        en: "`{file}` has a fault and cannot be read to its end, so `{id}` may stand there unseen; mend it first",
        vi: "`{file}` có lỗi, không đọc được trọn vẹn nên có thể còn `{id}` ở đó; hãy sửa trước",
    };
    check_can_rename(thing)?;
    if let Some(why) = id_fault(new) {
        return Err(Failure::new(NO_ID).arg("new", new).phrase("why", why));
    }
    if let Some(file) = found.unread.first() {
        return Err(Failure::new(UNREAD).arg("file", file.as_str()).arg("id", thing.id.as_str()));
    }
    let is_of_one_plan = check.folder(0).is_some_and(|folder| folder.depth() == 0);
    let is_of_all = thing.is_of_all(is_of_one_plan);
    if thing.entity == Entity::Indicator
        && !is_of_all
        && let Some(plan) = check.plan_beside(&thing.folder, &thing.id)
    {
        return Err(Failure::new(ELSEWHERE).arg("plan", plan).arg("id", thing.id.as_str()));
    }
    let mut renamed = Vec::new();
    for (_, files) in &found.plans {
        let kinds = kinds(thing, files, &found.shared)?;
        check_free(thing, &kinds, new, files)?;
        check_areas(thing, new, files)?;
        renamed.extend(files.iter().filter_map(|file| in_file(file, thing, &kinds, new)));
    }
    check_free(thing, &[thing.entity], new, &found.shared)?;
    if let Some(renamed) = of_several((thing, at), new, found)? {
        // Nothing names the thing under its new id yet, and a warning may say so.
        return Ok((vec![renamed], Level::Error));
    }
    let shared = found.shared.iter().filter_map(|file| in_file(file, thing, &[thing.entity], new));
    for file in shared {
        if !is_of_all && check.count() > 1 {
            return Err(Failure::new(FOR_ALL).arg("file", file.path.as_str()).arg("id", thing.id.as_str()));
        }
        renamed.push(file);
    }
    renamed.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((renamed, Level::Warning))
}

/// The file with another id for one of several things that are declared under the same; `None` where there is one.
/// Nobody can tell which of them the other places mean, so these stay.
fn of_several(
    (thing, (path, byte)): (&NamedThing, (&FilePath, usize)),
    new: &str,
    found: &NamingFiles,
) -> Result<Option<RenamedFile>, Failure> {
    const SEVERAL: Both = Both {
        en: "`{id}` is declared more than once: change it where one of them is declared",
        vi: "mã `{id}` được khai báo nhiều lần: hãy đổi tại chỗ khai báo",
    };
    let is_shared = thing.folder.depth() == 0;
    let is_own = |folder: Option<&FilePath>| {
        thing.entity == Entity::Plan || folder.map_or(is_shared, |folder| *folder == thing.folder)
    };
    let files = || found.all().filter(|(folder, _)| is_own(*folder)).map(|(_, file)| file);
    let declared = |file| -> Vec<&IdPlace> { thing.places(file).filter(|place| place.declares).collect() };
    if files().map(|file| declared(file).len()).sum::<usize>() < 2 {
        return Ok(None);
    }
    let is_here = |place: &&&IdPlace| (place.bytes.start..=place.bytes.end).contains(&byte);
    let here = files().filter(|file| file.path == *path);
    let mut here = here.filter_map(|file| Some((file, *declared(file).iter().find(is_here)?)));
    let Some((file, place)) = here.next() else {
        return Err(Failure::new(SEVERAL).arg("id", thing.id.as_str()));
    };
    let patches = vec![(place.bytes.clone(), written(&file.text, place, new))];
    Ok(Some(RenamedFile { path: file.path.clone(), before: file.text.clone(), patches }))
}

/// Refuses an id that something in these files has or names already.
fn check_free(thing: &NamedThing, kinds: &[Entity], new: &str, files: &[FileWithIds]) -> Result<(), Failure> {
    const TAKEN: Both = Both {
        en: "`{new}` is taken: `{file}` names something so already",
        vi: "mã `{new}` đã dùng trong `{file}`",
    };
    const TWO: Both = Both {
        en: "`{file}` names `{id}`, which is a task and a target",
        vi: "`{file}` nêu `{id}`, vừa là nhiệm vụ vừa là chỉ tiêu",
    };
    const OF_ITEMS: [Entity; 2] = [Entity::Task, Entity::Target];
    let is_item = OF_ITEMS.contains(&thing.entity);
    let all = || files.iter().flat_map(|file| file.ids.ids.iter().map(move |place| (file, place)));
    // A name in other letters is the same id.
    if !thing.id.eq_ignore_ascii_case(new) {
        let is_of_kind = |place: &IdPlace| kinds.iter().any(|kind| place.is(*kind, new));
        let is_other_item =
            |place: &IdPlace| is_item && place.declares && OF_ITEMS.iter().any(|kind| place.is(*kind, new));
        if let Some((file, _)) = all().find(|(_, place)| is_of_kind(place) || is_other_item(place)) {
            return Err(Failure::new(TAKEN).arg("new", new).arg("file", file.path.as_str()));
        }
    }
    let both = OF_ITEMS.iter().all(|kind| all().any(|(_, place)| place.declares && place.is(*kind, &thing.id)));
    if is_item && both && !OF_ITEMS.iter().all(|kind| kinds.contains(kind)) {
        let named = all().find(|(_, place)| place.entity == Entity::Item && place.is(thing.entity, &thing.id));
        if let Some((file, _)) = named {
            return Err(Failure::new(TWO).arg("id", thing.id.as_str()).arg("file", file.path.as_str()));
        }
    }
    Ok(())
}

/// A file with the new id; `None` where the old one does not stand.
fn in_file(file: &FileWithIds, thing: &NamedThing, kinds: &[Entity], new: &str) -> Option<RenamedFile> {
    let is_meant = |place: &&IdPlace| kinds.iter().any(|kind| place.is(*kind, &thing.id));
    let replaced = |place: &IdPlace| (place.bytes.clone(), written(&file.text, place, new));
    let patches: Vec<_> = file.ids.ids.iter().filter(is_meant).map(replaced).collect();
    let (path, before) = (file.path.clone(), file.text.clone());
    (!patches.is_empty()).then_some(RenamedFile { path, before, patches })
}

/// An id in the quotes of another. A key without quotes gets some where it needs them.
fn written(text: &str, place: &IdPlace, new: &str) -> String {
    let old = text.get(place.bytes.clone()).unwrap_or_default();
    if place.is_quoted {
        // An id with escapes gets plain letters.
        return if old.contains(&place.id) { old.replacen(&place.id, new, 1) } else { format!("\"{new}\"") };
    }
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if new.chars().all(is_bare) { new.to_owned() } else { format!("\"{new}\"") }
}
