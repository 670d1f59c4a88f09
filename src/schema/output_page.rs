//! The part of docs/json.md that the program writes: the keys of every output, with their shapes and meanings.

use crate::report::{FAILURE, JsonKey, JsonShape, common_keys, json_outputs};
use crate::text::{Both, Lang};
use std::fmt::Write as _;

/// The keys of every output, as Markdown. An object that stands in several places is explained at the first.
#[must_use]
pub fn output_page(lang: Lang) -> String {
    const COMMON: Both = Both { en: "The outermost object", vi: "Đối tượng ngoài cùng" };
    let mut page = Page { lang, text: String::new(), told: Vec::new() };
    page.section(COMMON.get(lang), "", &[common_keys()]);
    for output in json_outputs().iter().filter(|output| output.name != FAILURE) {
        let _ = writeln!(page.text, "\n## {}", output.name);
        for form in &output.forms {
            let when = form.when.get(lang);
            let heading = if when.is_empty() { "`plans[]`".to_owned() } else { format!("`plans[]`, {when}") };
            page.objects(&form.shape, output.name, "plans[]", &heading);
        }
        let feet = output.forms.iter().map(|form| (form.when, &form.foot)).chain([(Both::same(""), &output.foot)]);
        for (when, foot) in feet.filter(|(_, foot)| !foot.is_empty()) {
            const FOOT: Both = Both { en: "behind the plans", vi: "sau các kế hoạch" };
            let when = if when == Both::same("") { String::new() } else { format!(", {}", when.get(lang)) };
            let heading = format!("{}: {}{when}", output.name, FOOT.get(lang));
            page.section(&heading, &format!("{}: ", output.name), std::slice::from_ref(foot));
        }
    }
    page.text
}

struct Page {
    lang: Lang,
    text: String,
    /// Every object that the page explains: its type, and the heading above it.
    told: Vec<(&'static str, String)>,
}

/// Objects that get a section: the heading, the path to them, and the keys of each.
type Section = (String, String, Vec<Vec<JsonKey>>);

impl Page {
    /// The objects of a command at a path, or where they are explained.
    fn objects(&mut self, shape: &JsonShape, command: &str, path: &str, heading: &str) {
        let heading = format!("{command}: {heading}");
        match self.place(shape, &heading) {
            Some(link) => {
                const AS_THERE: Both = Both { en: "as in", vi: "như" };
                let _ = writeln!(self.text, "\n### {heading}\n\n{} {link}", AS_THERE.get(self.lang));
            }
            None => self.section(&heading, &format!("{command}: {path}"), &keys_of(shape)),
        }
    }

    /// A heading, and a table for each object; then the sections of the objects within.
    fn section(&mut self, heading: &str, path: &str, objects: &[Vec<JsonKey>]) {
        let _ = writeln!(self.text, "\n### {heading}");
        let mut below: Vec<Section> = Vec::new();
        for keys in objects {
            const HEADINGS: Both = Both {
                en: "\n| key | value | meaning |\n|---|---|---|\n",
                vi: "\n| khóa | giá trị | ý nghĩa |\n|---|---|---|\n",
            };
            self.text.push_str(HEADINGS.get(self.lang));
            for key in keys {
                let path = inner_path(path, key);
                let objects = keys_of(&key.shape);
                let heading = path
                    .split_once(": ")
                    .map_or_else(|| format!("`{path}`"), |(command, path)| format!("{command}: `{path}`"));
                let link = if objects.is_empty() { None } else { self.place(&key.shape, &heading) };
                let shape = self.words(&key.shape, link.as_deref());
                let _ = writeln!(self.text, "| `{}` | {shape} | {} |", key.name, key.meaning.get(self.lang));
                if !objects.is_empty() && link.is_none() {
                    below.push((heading, path, objects));
                }
            }
        }
        for (heading, path, objects) in below {
            self.section(&heading, &path, &objects);
        }
    }

    /// A link to the place that explains the object in this shape. Without one, this is the place.
    fn place(&mut self, shape: &JsonShape, heading: &str) -> Option<String> {
        let name = object_name(shape)?;
        if let Some((_, heading)) = self.told.iter().find(|(told, _)| *told == name) {
            return Some(format!("[{heading}](#{})", anchor(heading)));
        }
        self.told.push((name, heading.to_owned()));
        None
    }

    /// The shape in words. `link` leads to the object in it.
    fn words(&self, shape: &JsonShape, link: Option<&str>) -> String {
        let lang = self.lang;
        let say = |en: &'static str, vi: &'static str| Both { en, vi }.get(lang).to_owned();
        match shape {
            JsonShape::Null => "`null`".to_owned(),
            JsonShape::Text | JsonShape::Pattern(_) => say("text", "chữ"),
            JsonShape::Id => say("id", "mã"),
            JsonShape::Words(words) => listed(words),
            JsonShape::Day => say("day", "ngày"),
            JsonShape::Flag => say("`true` or `false`", "`true` hoặc `false`"),
            JsonShape::Always(flag) => format!("`{flag}`"),
            JsonShape::Whole { least: None } => say("whole number", "số nguyên"),
            JsonShape::Whole { least: Some(least) } => {
                format!("{} {least}", say("whole number from", "số nguyên từ"))
            }
            JsonShape::Number => say("number", "số"),
            JsonShape::Plain => say("any value", "giá trị bất kỳ"),
            JsonShape::Nothing => say("empty list", "danh sách rỗng"),
            JsonShape::List(inner) => format!("{}: {}", say("list", "danh sách"), self.words(inner, link)),
            JsonShape::Object { .. } => {
                let there = link.map_or_else(String::new, |link| format!(": {link}"));
                format!("{}{there}", say("object", "đối tượng"))
            }
            JsonShape::Entries { words, value } => {
                let names = words.as_ref().map_or_else(|| say("name", "tên"), |words| listed(words));
                format!("{}: {names} → {}", say("object", "đối tượng"), self.words(value, link))
            }
            JsonShape::OneOf(shapes) => {
                let mut all: Vec<String> = shapes.iter().map(|shape| self.words(shape, link)).collect();
                // Many objects are one kind of value for a reader.
                all.dedup();
                all.join(&say(" or ", " hoặc "))
            }
        }
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn inner_path(path: &str, key: &JsonKey) -> String {
    let parted = if path.is_empty() || path.ends_with(": ") { "" } else { "." };
    let is_list = matches!(&key.shape, JsonShape::List(_))
        || matches!(&key.shape, JsonShape::OneOf(shapes) if matches!(shapes.first(), Some(JsonShape::List(_))));
    format!("{path}{parted}{}{}", key.name, if is_list { "[]" } else { "" })
}

/// The objects in a shape, below lists and choices: the type of each and its keys.
fn objects_of(shape: &JsonShape) -> Vec<(&'static str, &[JsonKey])> {
    match shape {
        JsonShape::Object { name, keys, .. } => vec![(*name, keys.as_slice())],
        JsonShape::List(inner) => objects_of(inner),
        JsonShape::OneOf(shapes) => shapes.iter().flat_map(objects_of).collect(),
        JsonShape::Null
        | JsonShape::Text
        | JsonShape::Id
        | JsonShape::Pattern(_)
        | JsonShape::Words(_)
        | JsonShape::Day
        | JsonShape::Flag
        | JsonShape::Always(_)
        | JsonShape::Whole { .. }
        | JsonShape::Number
        | JsonShape::Plain
        | JsonShape::Nothing
        | JsonShape::Entries { .. } => Vec::new(),
    }
}

/// The keys of each object in a shape that has some.
fn keys_of(shape: &JsonShape) -> Vec<Vec<JsonKey>> {
    objects_of(shape).into_iter().filter(|(_, keys)| !keys.is_empty()).map(|(_, keys)| keys.to_vec()).collect()
}

/// The type of the first object in a shape.
fn object_name(shape: &JsonShape) -> Option<&'static str> {
    objects_of(shape).first().map(|(name, _)| *name)
}

/// The anchor that servers give to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}
