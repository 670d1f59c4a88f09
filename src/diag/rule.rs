//! A rule: what can be wrong, under a code that is never reused.

use super::Level;
use crate::text::Both;

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// `E` and three digits: 0xx files, 1xx plan, 2xx tasks, 3xx targets, 4xx assignment,
    /// 5xx evidence, 6xx changes, 7xx scores, 8xx papers. The letter says nothing about the level.
    pub code: &'static str,
    /// The name used in `[lints]`; reads well after "allow".
    pub name: &'static str,
    /// How much it matters unless `[lints]` says otherwise.
    pub level: Level,
    /// The message, with holes for the facts.
    pub says: Both,
    /// The advice, where there is one thing to do.
    pub help: Option<Both>,
    /// The page that `cchc explain` prints, as it stands in docs/rules/.
    pub page: &'static str,
    pub(crate) groups: &'static [Group],
}

/// Rules that a command shows together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Group {
    /// Targets, their indicators and values: `check-targets`.
    Targets,
    /// Targets beside those of the plan above: `check-targets --against-parent`.
    AgainstParent,
    /// Computed ranks: `rank`.
    Ranks,
    /// The assignment of tasks: `assign`.
    Assignment,
    /// Gaps of the assignment, for which `ci` can fail.
    Gaps,
    /// Self-scoring: sets of criteria, and points.
    Scores,
}

impl Rule {
    pub(crate) fn is_in(&self, group: Group) -> bool {
        self.groups.contains(&group)
    }
}

impl PartialEq for Rule {
    /// Rules are the same when their codes are: a code is given once and never reused.
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// The rules that one file declares, and its checks. Rules that reading applies have no check (`Infallible`).
#[derive(Debug)]
pub struct Family<Check: 'static = std::convert::Infallible> {
    /// In the order of the file.
    pub rules: &'static [&'static Rule],
    pub(crate) checks: &'static [Check],
}

/// Declares the rules of a family:
///
/// ```text
/// rules! { pub(super) FAMILY: Family<Check>;
///     NO_OUTPUT = "E201" "no-output" Warning in [Assignment] by no_output:
///         en "task {task} names no output",
///         vi "nhiệm vụ {task} không ghi sản phẩm",
///         help en "name its output: `output = …`",
///         help vi "ghi sản phẩm của nhiệm vụ: `output = …`";
/// }
/// ```
///
/// `in` names the groups, `by` the check that pushes the rule. The check above, or the reading of a
/// file, pushes a rule without `by`. The page is docs/rules/no-output.md. Checks run in the order of their rules.
macro_rules! rules {
    ($vis:vis $family:ident: $type:ty; $(
        $rule:ident = $code:literal $name:literal $level:ident $(in [$($group:ident),+])? $(by $check:ident)?:
            en $en:literal,
            vi $vi:literal
            $(, help en $help_en:literal, help vi $help_vi:literal)?;
    )+) => {
        $(
            pub(crate) static $rule: $crate::diag::Rule = $crate::diag::Rule {
                code: $code,
                name: $name,
                level: $crate::diag::Level::$level,
                says: $crate::text::Both { en: $en, vi: $vi },
                help: $crate::diag::advice!($($help_en, $help_vi)?),
                page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules/", $name, ".md")),
                groups: &[$($($crate::diag::Group::$group),+)?],
            };
        )+

        /// The rules that this file declares.
        $vis static $family: $type =
            $crate::diag::Family { rules: &[$(&$rule),+], checks: &[$($($check,)?)+] };
    };
}

/// The advice of a rule, where it gives any.
macro_rules! advice {
    () => {
        None
    };
    ($en:literal, $vi:literal) => {
        Some($crate::text::Both { en: $en, vi: $vi })
    };
}

pub(crate) use {advice, rules};
