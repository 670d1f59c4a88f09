//! New files from the templates of this repository. One template serves both languages: a comment that begins
//! with `#vi` or `#en` is there in that language only.

use super::{days::PlanDays, offices::Offices};
use crate::edit::escaped;
use crate::model::{END, Level};
use crate::store::NewFile;
use crate::text::{Lang, slug};
use crate::value::Day;

/// A template of templates/.
macro_rules! template {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/", $name))
    };
}

/// A file of this repository, from its root.
macro_rules! repository_file {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path))
    };
}

/// An example of examples/ci/, which is what a new workspace gets.
macro_rules! ci_example {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ci/", $name))
    };
}

/// The values that fill the holes of the templates.
#[derive(Clone, Copy, Debug)]
pub(super) struct TemplateValues<'f> {
    /// The id of the plan, in which no character is wrong.
    pub id: &'f str,
    /// The body that it belongs to; any text.
    pub unit: &'f str,
    /// The level of that body.
    pub level: Level,
    /// Its days.
    pub days: PlanDays,
    /// The language of its comments.
    pub lang: Lang,
}

impl TemplateValues<'_> {
    fn offices(&self) -> Offices {
        Offices::of(self.level, self.unit, self.days)
    }
}

/// The files of a new plan, by their paths in its folder.
#[must_use]
pub(super) fn fresh_plan(values: &TemplateValues<'_>) -> Vec<NewFile> {
    let assignees = match values.offices() {
        Offices::Commune(_) => template!("assignees.commune.toml"),
        Offices::Officials => template!("assignees.officials.toml"),
        Offices::Other => template!("assignees.toml"),
    };
    let templates = [
        ("plan.toml", template!("plan.toml")),
        ("assignees.toml", assignees),
        ("tasks.toml", template!("tasks.toml")),
        ("indicators.toml", template!("indicators.toml")),
    ];
    let (report, _) = first_report(values.days);
    let paper = (format!("papers/{report}.toml"), filled(template!("papers.toml"), values));
    let files = templates.into_iter().map(|(name, template)| (name.to_owned(), filled(template, values)));
    files.chain([paper]).collect()
}

/// The files beside the plans that go with a new plan in a workspace of its own: a set of criteria by which it scores
/// itself.
#[must_use]
pub(super) fn fresh_shared(values: &TemplateValues<'_>) -> Vec<NewFile> {
    let name = format!("scoring/mau-{:04}.toml", values.days.start.year());
    vec![(name, filled(template!("scoring.toml"), values))]
}

/// The name of the first report, and the day on which it is sent.
fn first_report(days: PlanDays) -> (String, Day) {
    days.first_report().unwrap_or_else(|| (END.to_owned(), days.end))
}

/// The files around the plans of a new workspace, by their paths from its root.
#[must_use]
pub(super) fn workspace_files(days: PlanDays, lang: Lang) -> Vec<NewFile> {
    let values = TemplateValues { id: "", unit: "", level: Level::Commune, days, lang };
    let ci = |example: &str| ci_file(example, lang, env!("CARGO_PKG_REPOSITORY"));
    vec![
        ("cchc.toml".to_owned(), filled(template!("cchc.toml"), &values)),
        (".editorconfig".to_owned(), filled(template!("editorconfig"), &values)),
        (".gitattributes".to_owned(), filled(template!("gitattributes"), &values)),
        (".gitignore".to_owned(), filled(template!("gitignore"), &values)),
        (".github/workflows/cchc.yml".to_owned(), ci(ci_example!("github-workflow.yml"))),
        (".github/actions/cchc/action.yml".to_owned(), repository_file!("action.yml").to_owned()),
        (".gitlab-ci.yml".to_owned(), ci(ci_example!("gitlab-ci.yml"))),
        (".gitlab/cchc.yml".to_owned(), repository_file!("templates/cchc/template.yml").to_owned()),
    ]
}

/// A CI file. Its comments name the address of the program, where it has one.
fn ci_file(example: &str, lang: Lang, repository: &str) -> String {
    let said = |key: &str, file: &str| file.replace(&format!("{key}: vi\n"), &format!("{key}: {}\n", lang.code()));
    let file = said("      language", &said("CCHC_LANG", example));
    if repository.is_empty() { file } else { format!("# {repository} has the program and its wheels.\n{file}") }
}

/// Words before the name of a place that do not belong to an id.
const BEFORE_A_NAME: [&str; 12] = [
    "uy-ban-nhan-dan-",
    "ubnd-",
    "xa-",
    "phuong-",
    "thi-tran-",
    "dac-khu-",
    "huyen-",
    "quan-",
    "thi-xa-",
    "thanh-pho-",
    "tinh-",
    "bo-",
];

/// The id of a body's plan: `long-an-2026` for the committee of xã Long An; from `otherwise` where
/// the body's name holds no letter that an id can have.
#[must_use]
pub(super) fn id_for(unit: &str, years: &str, otherwise: &str) -> String {
    let mut name = slug(unit);
    while let Some(rest) = BEFORE_A_NAME.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest.to_owned();
    }
    if name.is_empty() {
        name = slug(otherwise);
    }
    // Ids have at most 64 characters, and the years take up to ten.
    name.truncate(if years.len() > 4 { 50 } else { 56 });
    let name = if name.is_empty() { "ke-hoach" } else { name.trim_end_matches('-') };
    if name.ends_with(years) { name.to_owned() } else { format!("{name}-{years}") }
}

/// A template in one language with its holes filled. Texts stand inside quotes there.
fn filled(template: &str, values: &TemplateValues<'_>) -> String {
    let mut text = String::with_capacity(template.len());
    for line in template.lines() {
        let tagged =
            Lang::ALL.into_iter().find_map(|lang| Some((lang, line.strip_prefix(&format!("#{} ", lang.code()))?)));
        match tagged {
            Some((lang, comment)) if lang == values.lang => text.extend(["# ", comment, "\n"]),
            Some(_) => {}
            None => text.extend([line, "\n"]),
        }
    }
    let days = values.days;
    let (report, sent) = first_report(days);
    let offices = values.offices();
    let economy = if let Offices::Commune(kind) = offices { kind.economy() } else { "" };
    let like = |month, day| days.day_like(month, day).to_string();
    let holes = [
        ("@id@", values.id.to_owned()),
        ("@level@", values.level.word().to_owned()),
        ("@year@", format!("{:04}", days.start.year())),
        ("@time@", days.in_title()),
        ("@start@", days.start.to_string()),
        ("@end@", days.end.to_string()),
        ("@soon@", like(2, 28)),
        ("@sooner@", like(1, 31)),
        ("@middle@", like(2, 14)),
        ("@issue@", like(1, 16)),
        ("@basis@", like(1, 9)),
        ("@first@", like(4, 15)),
        ("@days@", days.two_days()),
        ("@report@", report),
        ("@sent@", sent.to_string()),
        ("@reform@", offices.reform().to_owned()),
        ("@procedures@", offices.procedures().to_owned()),
        ("@support@", offices.support().to_owned()),
        ("@economy@", economy.to_owned()),
        ("@lang@", values.lang.code().to_owned()),
        // The last, so that nothing in it is taken for a hole. The reader refuses hidden characters, escaped ones too.
        ("@unit@", escaped(values.unit)),
    ];
    holes.into_iter().fold(text, |text, (hole, value)| text.replace(hole, &value))
}

#[cfg(test)]
mod tests {
    use super::{TemplateValues, ci_file, filled, id_for};
    use crate::app::init::days::PlanDays;
    use crate::model::Level;
    use crate::text::Lang;
    use crate::value::Day;

    #[test]
    fn a_ci_file_names_the_address_where_the_project_has_one() {
        let example = "# one\nCCHC_LANG: vi\n";
        assert_eq!(ci_file(example, Lang::En, ""), "# one\nCCHC_LANG: en\n");
        let with = "# https://localhost/cchc has the program and its wheels.\n# one\nCCHC_LANG: vi\n";
        assert_eq!(ci_file(example, Lang::Vi, "https://localhost/cchc"), with);
    }

    fn of_2026() -> PlanDays {
        let day = |month, day| Day::new(2026, month, day).expect("a day");
        PlanDays { start: day(1, 1), end: day(12, 31) }
    }

    #[test]
    fn an_id_is_the_name_of_the_place_and_the_year() {
        assert_eq!(id_for("Ủy ban nhân dân xã Long An", "2026", "x"), "long-an-2026");
        assert_eq!(id_for("UBND tỉnh Đồng Tháp", "2026", "x"), "dong-thap-2026");
        assert_eq!(id_for("…", "2026", "Kế hoạch 2026"), "ke-hoach-2026");
        assert_eq!(id_for("", "2026", ""), "ke-hoach-2026");
        assert_eq!(id_for(&"dài ".repeat(40), "2026", "").len(), 60);
        assert_eq!(id_for(&"dài ".repeat(40), "2026-2030", "").len(), 60);
    }

    #[test]
    fn a_template_speaks_one_language_and_text_cannot_leave_its_quotes() {
        let template = "#vi một\n#en one\n# both\nunit = \"@unit@\" # @year@\n";
        let unit = "a\"\nb = \\ @year@";
        let values = TemplateValues { id: "a", unit, level: Level::Commune, days: of_2026(), lang: Lang::Vi };
        let expected = "# một\n# both\nunit = \"a\\\"\\nb = \\\\ @year@\" # 2026\n";
        assert_eq!(filled(template, &values), expected);
    }
}
