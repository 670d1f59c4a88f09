//! Workspaces out of bytes: a small sound one, some of whose files are replaced.
//!
//! An input is text in sections: `#@tasks`, then the content of tasks.toml. So people can read and mend a found input.
//! The text before the first section is tasks.toml.

use cchc::app::Selection;
use cchc::source::Memory;
use cchc::text::{Lang, code_of};
use cchc::value::Day;
use std::num::NonZeroUsize;
use std::sync::OnceLock;

/// The sections of an input, and the files that they replace.
const FILES: [(&str, &str); 16] = [
    ("tasks", "plans/mau/tasks.toml"),
    ("plan", "plans/mau/plan.toml"),
    ("values", "plans/mau/values/2023-Q1.toml"),
    ("later", "plans/mau/values/2023-H1.toml"),
    ("indicators", "plans/mau/indicators.toml"),
    ("assignees", "plans/mau/assignees.toml"),
    ("issues", "plans/mau/issues.toml"),
    ("amendments", "plans/mau/amendments.toml"),
    ("papers", "plans/mau/papers/2023-H1.toml"),
    ("forms", "plans/mau/forms/bieu.toml"),
    ("scoring", "scoring/bo.toml"),
    ("scores", "plans/mau/scores/bo.toml"),
    ("settings", "cchc.toml"),
    ("shared", "indicators.toml"),
    ("above", "plans/tren/plan.toml"),
    ("more", "plans/mau/tasks/them.toml"),
];

const SOUND: [(&str, &str); 6] = [
    ("tasks", include_str!("../../examples/minimal/plans/mau/tasks.toml")),
    ("plan", include_str!("../../examples/minimal/plans/mau/plan.toml")),
    ("values", include_str!("../../examples/minimal/plans/mau/values/2023-Q1.toml")),
    ("indicators", include_str!("../../examples/minimal/plans/mau/indicators.toml")),
    ("assignees", include_str!("../../examples/minimal/plans/mau/assignees.toml")),
    ("settings", include_str!("../../examples/minimal/cchc.toml")),
];

/// Files that use more of the format than the small workspace; `~1` and `~2` stand in every text.
const RICH: [(&str, &str); 13] = [
    ("tasks", include_str!("../seeds/tasks.toml")),
    ("plan", include_str!("../seeds/plan.toml")),
    ("later", include_str!("../seeds/values.toml")),
    ("shared", include_str!("../seeds/indicators.toml")),
    ("assignees", include_str!("../seeds/assignees.toml")),
    ("issues", include_str!("../seeds/issues.toml")),
    ("amendments", include_str!("../seeds/amendments.toml")),
    ("papers", include_str!("../seeds/papers.toml")),
    ("forms", include_str!("../seeds/forms.toml")),
    ("scoring", include_str!("../seeds/scoring.toml")),
    ("scores", include_str!("../seeds/scores.toml")),
    ("settings", include_str!("../seeds/settings.toml")),
    ("above", include_str!("../seeds/above.toml")),
];

fn path_of(name: &[u8]) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, path)| *path)
}

/// The workspace that an input means, and how it is to be looked at.
pub struct Case {
    pub files: Memory,
    pub lang: Lang,
    pub as_of: Day,
    pub width: usize,
    /// Which of several outputs are tried: all of them in each run would be slow.
    choice: u64,
}

impl Case {
    /// A number below `of`, another one for each step.
    pub fn pick(&self, step: u64, of: usize) -> usize {
        let of = u64::try_from(of).expect("a small number");
        usize::try_from(self.choice / step % of).expect("below a small number")
    }
}

/// The small workspace as it is.
pub fn sound() -> &'static Memory {
    static SOUND_ONE: OnceLock<Memory> = OnceLock::new();
    SOUND_ONE.get_or_init(|| {
        let mut memory = Memory::default();
        for (name, text) in SOUND {
            memory.put(path_of(name.as_bytes()).expect("a file of a plan"), text);
        }
        memory
    })
}

/// Reads an input.
pub fn case(bytes: &[u8]) -> Case {
    let mut files = sound().clone();
    for (path, content) in sections(bytes) {
        put(&mut files, path, content);
    }
    case_of(files, bytes)
}

/// A workspace with two texts in every field that takes text.
pub fn planted(one: &str, two: &str) -> Memory {
    let mut files = Memory::default();
    for (path, content) in planted_files(one, two) {
        put(&mut files, path, content.into_bytes());
    }
    files
}

/// Its files.
pub fn planted_files(one: &str, two: &str) -> impl Iterator<Item = (&'static str, String)> {
    let (one, two) = (quoted(one), quoted(two));
    let path = |name: &str| path_of(name.as_bytes()).expect("a file of a plan");
    RICH.iter().map(move |(name, text)| (path(name), text.replace("~1", &one).replace("~2", &two)))
}

/// A text as it stands between the quotes of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.extend(["\\u", &code_of(c)[2..]]),
            c => quoted.push(c),
        }
    }
    quoted
}

fn put(files: &mut Memory, path: &str, content: Vec<u8>) {
    files.put(path, content);
    // A plan has these; what stands in them is another matter.
    if path == "plans/tren/plan.toml" {
        files.put("plans/tren/tasks.toml", "");
        files.put("plans/tren/assignees.toml", SOUND[4].1);
    }
}

/// How a workspace is to be looked at.
pub fn case_of(files: Memory, bytes: &[u8]) -> Case {
    // Nothing is drawn: the same input is the same case.
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let hash = hash ^ (hash >> 29);
    Case {
        files,
        lang: if hash & 1 == 0 { Lang::En } else { Lang::Vi },
        as_of: Day::new(2023, 1 + u32::try_from((hash >> 1) & 0xff).unwrap_or(0) % 12, 15).expect("a day"),
        width: 20 + usize::try_from((hash >> 9) & 0x7f).unwrap_or(0),
        choice: hash >> 16,
    }
}

fn sections(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut found: Vec<(&'static str, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let named = line.strip_prefix(b"#@").and_then(|name| path_of(name.trim_ascii()));
        match (named, found.last_mut()) {
            (Some(path), _) => found.push((path, Vec::new())),
            (None, Some((_, content))) => content.extend_from_slice(line),
            (None, None) => found.push((FILES[0].1, line.to_vec())),
        }
    }
    found
}

/// Single files, as inputs for the reader.
pub fn files() -> Vec<Vec<u8>> {
    SOUND.iter().chain(&RICH).map(|(_, text)| text.as_bytes().to_vec()).collect()
}

/// Inputs of one section or several.
pub fn bundles() -> Vec<Vec<u8>> {
    let section = |(name, text): &(&str, &str)| format!("#@{name}\n{text}").into_bytes();
    let mut bundles: Vec<Vec<u8>> = SOUND.iter().chain(&RICH).map(section).collect();
    bundles.push(RICH.iter().flat_map(section).collect());
    bundles.push(SOUND[..4].iter().flat_map(section).collect());
    bundles
}

/// Every plan, without threads.
pub fn one_at_a_time() -> Selection {
    Selection::all().at_a_time(Some(NonZeroUsize::MIN))
}
