//! The kinds of files, and which file is of which kind.

use super::scoring::{ScoresFile, ScoringSet};
use super::{load::AmendmentsFile, load::AssigneesFile, load::FormsFile, load::IndicatorsFile, load::IssuesFile};
use super::{load::TasksFile, periodic_paper::PaperFile, plan::PlanFile, settings::Settings, value::ValuesFile};
use crate::keys::Keys;
use crate::source::{FilePath, is_plan_file};
use crate::value::word_enum;

word_enum! {
    /// A kind of file, by its name and folder.
    pub enum FileKind {
        /// cchc.toml.
        Settings = "cchc" {
            en: "cchc.toml: marks the root of a workspace; what holds for all its plans",
            vi: "cchc.toml: đánh dấu thư mục gốc; thiết lập chung cho mọi kế hoạch",
        },
        /// plan.toml.
        Plan = "plan" {
            en: "plan.toml: the plan with its areas, targets, solutions, funding and signature",
            vi: "plan.toml: kế hoạch gồm những gì: lĩnh vực, chỉ tiêu, giải pháp, kinh phí, người ký",
        },
        /// assignees.toml.
        Assignees = "assignees" {
            en: "assignees.toml: the people and bodies to whom tasks can be given",
            vi: "assignees.toml: những người có thể được giao việc",
        },
        /// tasks.toml, and the files in tasks/.
        Tasks = "tasks" {
            en: "tasks.toml, or files in tasks/: the tasks of the plan",
            vi: "tasks.toml, hoặc các tệp trong tasks/: nhiệm vụ của kế hoạch",
        },
        /// indicators.toml.
        Indicators = "indicators" {
            en: "indicators.toml, of a plan or of the workspace: the measures and how each is counted",
            vi: "indicators.toml, của kế hoạch hoặc của cả không gian làm việc: đo cái gì, đo thế nào",
        },
        /// The files in values/.
        Values = "values" {
            en: "values/<period>.toml: the figures reported for one period",
            vi: "values/<kỳ>.toml: số liệu đã báo cáo của một kỳ",
        },
        /// The files in papers/.
        Papers = "papers" {
            en: "papers/<period>.toml: the texts that an office writes in a periodic report",
            vi: "papers/<kỳ>.toml: phần lời văn của báo cáo một kỳ",
        },
        /// The files in forms/.
        Forms = "forms" {
            en: "forms/<id>.toml, of a plan or of the workspace: statistics annexes with fixed row codes",
            vi: "forms/<mã>.toml, của kế hoạch hoặc của cả không gian làm việc: biểu thống kê có mã dòng cố định",
        },
        /// The files in scoring/.
        Scoring = "scoring" {
            en: "scoring/<id>.toml, of the workspace: a set of criteria by which bodies score themselves",
            vi: "scoring/<mã>.toml, của cả không gian làm việc: một bộ tiêu chí tự chấm điểm",
        },
        /// The files in scores/.
        Scores = "scores" {
            en: "scores/<set>.toml: the points that the plan's body gives itself by a set of criteria",
            vi: "scores/<bộ tiêu chí>.toml: điểm mà cơ quan của kế hoạch tự chấm theo một bộ tiêu chí",
        },
        /// issues.toml.
        Issues = "issues" {
            en: "issues.toml: difficulties and proposals",
            vi: "issues.toml: khó khăn, vướng mắc, kiến nghị",
        },
        /// amendments.toml.
        Amendments = "amendments" {
            en: "amendments.toml: decisions that changed the plan after it was issued",
            vi: "amendments.toml: các quyết định điều chỉnh kế hoạch sau khi ban hành",
        },
    }
}

impl FileKind {
    /// The keys of the file.
    pub(crate) const fn keys(self) -> Keys {
        match self {
            Self::Settings => Settings::KEYS,
            Self::Plan => PlanFile::KEYS,
            Self::Assignees => AssigneesFile::KEYS,
            Self::Tasks => TasksFile::KEYS,
            Self::Indicators => IndicatorsFile::KEYS,
            Self::Values => ValuesFile::KEYS,
            Self::Papers => PaperFile::KEYS,
            Self::Forms => FormsFile::KEYS,
            Self::Scoring => ScoringSet::KEYS,
            Self::Scores => ScoresFile::KEYS,
            Self::Issues => IssuesFile::KEYS,
            Self::Amendments => AmendmentsFile::KEYS,
        }
    }

    /// Whether its files stand in a folder of this name and have names of their own.
    const fn is_folder(self) -> bool {
        match self {
            Self::Values | Self::Papers | Self::Forms | Self::Scoring | Self::Scores => true,
            Self::Settings
            | Self::Plan
            | Self::Assignees
            | Self::Tasks
            | Self::Indicators
            | Self::Issues
            | Self::Amendments => false,
        }
    }

    /// The kind of a file, by where it stands in the workspace; `None` for files that are not read.
    #[must_use]
    pub fn of(path: &FilePath) -> Option<Self> {
        let mut parts = path.as_str().rsplit('/');
        let name = parts.next().filter(|name| is_plan_file(name))?;
        match (parts.next(), name) {
            (Some("tasks"), _) => Some(Self::Tasks),
            (Some("values"), _) => Some(Self::Values),
            (Some("papers"), _) => Some(Self::Papers),
            (Some("forms"), _) => Some(Self::Forms),
            (Some("scores"), _) => Some(Self::Scores),
            (Some("scoring"), _) if parts.next().is_none() => Some(Self::Scoring),
            (None, "cchc.toml") => Some(Self::Settings),
            (_, "cchc.toml") => None,
            (_, name) => Self::from_word(name.strip_suffix(".toml")?).filter(|kind| !kind.is_folder()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FileKind;
    use crate::source::FilePath;

    #[test]
    fn a_file_is_known_by_where_it_stands() {
        let of = |path: &str| FileKind::of(&FilePath::new(path));
        assert_eq!(of("cchc.toml"), Some(FileKind::Settings));
        assert_eq!(of("plan.toml"), Some(FileKind::Plan));
        assert_eq!(of("plans/a/tasks/1.toml"), Some(FileKind::Tasks));
        assert_eq!(of("plans/a/values/2023-Q1.toml"), Some(FileKind::Values));
        assert_eq!(of("plans/a/papers/2023-Q1.toml"), Some(FileKind::Papers));
        assert_eq!(of("forms/bieu-1.toml"), Some(FileKind::Forms));
        assert_eq!(of("scoring/tinh-mau-2025.toml"), Some(FileKind::Scoring));
        assert_eq!(of("plans/a/scores/tinh-mau-2025.toml"), Some(FileKind::Scores));
        for none in [
            "plans/a/values.toml",
            "papers.toml",
            "forms.toml",
            "scoring.toml",
            "plans/a/scoring/x.toml",
            "scores.toml",
            "plans/cchc.toml",
            "plans/a/tasks.toml.bak",
            "Cargo.toml",
            ".plan.toml",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
