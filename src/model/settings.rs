//! What cchc.toml says for the whole workspace.

use super::{period::ReportPeriod, period::SchemeKind};
use crate::diag::{Setting, Sink};
use crate::keys::{FileReport, Form, Keys, Named, Reading, Shape, Text, keys, read_file};
use crate::parse::Node;
use crate::source::{At, FilePath, Files, Sources};
use crate::text::{Both, Lang};
use crate::value::Day;
use crate::value::List;
use crate::value::word_enum;

keys! {
    /// The keys of cchc.toml.
    pub settings_keys: "cchc.toml", "cchc.toml";
    optional LANG: Lang = "lang", "the language of output; default from the locale", "ngôn ngữ; mặc định theo hệ thống";
    optional UTC_OFFSET: Offset = "utc-offset", "which day is today without --as-of; default +07:00", "múi giờ để tính hôm nay; mặc định +07:00";
    optional DUE_SOON_DAYS: u32 = "due-soon-days", "how many days before its due day a task is due soon; default 14", "còn bao nhiêu ngày thì coi là sắp đến hạn; mặc định 14";
    optional AT_RISK_PERCENT: u32 = "at-risk-percent", "how far behind is at risk, in percent; default 10", "chậm bao nhiêu phần trăm là có nguy cơ; mặc định 10";
    optional REPORT_PERIODS: SchemeKind = "report-periods", "how period names map to dates; default bnv-581", "cách tính kỳ báo cáo; mặc định bnv-581";
    optional REPORT_PERIOD: List<ReportPeriod> = "report-period", "periods of one's own", "kỳ báo cáo tự đặt";
    optional HOLIDAYS: Vec<At<Day>> = "holidays", "days that are no working days", "ngày nghỉ lễ";
    optional LINTS: LintTable = "lints", "levels of warnings and notes, by rule", "mức của cảnh báo và lưu ý, theo quy tắc";
    optional CI: CiSettings = "ci", "what `cchc ci` fails on", "khi nào `cchc ci` báo lỗi";
}

keys! {
    /// The keys of [ci].
    pub ci_keys: "[ci]", "[ci]";
    optional FAIL_ON: FailOn = "fail-on", "from which level findings fail", "từ mức nào thì báo lỗi";
    optional FAIL_ON_VERDICT: Vec<At<VerdictName>> = "fail-on-verdict", "the verdicts that fail", "kết quả chỉ tiêu nào thì báo lỗi";
    optional FAIL_ON_STATE: Vec<At<StateName>> = "fail-on-state", "the task states that fail", "trạng thái nhiệm vụ nào thì báo lỗi";
    optional FAIL_ON_GAPS: bool = "fail-on-gaps", "whether gaps in the assignment fail", "thiếu sót phân công có báo lỗi không";
}

word_enum! {
    /// From which level findings fail a run.
    pub enum FailOn {
        /// Errors only.
        Error = "error",
        /// Errors and warnings.
        Warning = "warning",
        /// Nothing.
        Never = "never",
    }
}

word_enum! {
    /// What `[lints]` may say of a rule.
    pub enum LintWord {
        /// Not shown.
        Allow = "allow",
        /// A warning.
        Warn = "warn",
        /// An error.
        Deny = "deny",
    }
}

/// One entry of `[lints]`.
#[derive(Clone, Debug)]
pub struct LintSetting {
    /// The rule's name as it was written.
    pub name: At<String>,
    /// The level asked for.
    pub setting: Setting,
}

/// What `cchc ci` fails on.
#[derive(Clone, Debug, Default)]
pub struct CiSettings {
    /// From which level findings fail.
    pub fail_on: Option<FailOn>,
    /// The verdicts that fail.
    pub fail_on_verdict: Option<Vec<At<Text>>>,
    /// The task states that fail.
    pub fail_on_state: Option<Vec<At<Text>>>,
    /// Whether gaps in the assignment fail.
    pub fail_on_gaps: Option<bool>,
}

/// What holds for every plan of the workspace.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of output, if it is set.
    pub lang: Option<Lang>,
    /// Minutes that local time is ahead of UTC.
    pub utc_offset_minutes: i32,
    /// How many days before its due day a task is due soon.
    pub due_soon_days: u32,
    /// How far behind what is expected is at risk, in percent.
    pub at_risk_percent: u32,
    /// How period names map to dates.
    pub scheme: SchemeKind,
    /// Periods of the workspace's own.
    pub report_periods: List<ReportPeriod>,
    /// Days that are no working days.
    pub holidays: Vec<Day>,
    /// Levels of rules.
    pub lints: Vec<LintSetting>,
    /// What `cchc ci` fails on.
    pub ci: CiSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            // Vietnam is seven hours ahead all year.
            utc_offset_minutes: 7 * 60,
            due_soon_days: 14,
            at_risk_percent: 10,
            scheme: SchemeKind::Bnv581,
            report_periods: List::default(),
            holidays: Vec::new(),
            lints: Vec::new(),
            ci: CiSettings::default(),
        }
    }
}

/// Reads cchc.toml. Without one, or where it is faulty, the defaults stand.
pub fn load_settings(files: &dyn Files, sources: &mut Sources, sink: &mut Sink) -> Settings {
    let path = FilePath::new("cchc.toml");
    let report = read_file(files, &path, settings_keys::KEYS, sources, sink, |table| {
        let default = Settings::default();
        let lang = table.get(&settings_keys::LANG).map(|at| at.value);
        let utc_offset = table.get(&settings_keys::UTC_OFFSET).map(|at| at.value.0);
        let due_soon_days = table.get(&settings_keys::DUE_SOON_DAYS).map(|at| at.value);
        let at_risk_percent = table.get(&settings_keys::AT_RISK_PERCENT).map(|at| at.value);
        let scheme = table.get(&settings_keys::REPORT_PERIODS).map(|at| at.value);
        let report_periods = table.get(&settings_keys::REPORT_PERIOD).map(|at| at.value);
        let holidays = table.get(&settings_keys::HOLIDAYS).map(|at| at.value).unwrap_or_default();
        let lints = table.get(&settings_keys::LINTS).map(|at| at.value.0).unwrap_or_default();
        let ci = table.get(&settings_keys::CI).map(|at| at.value).unwrap_or_default();
        Some(Settings {
            lang,
            utc_offset_minutes: utc_offset.unwrap_or(default.utc_offset_minutes),
            due_soon_days: due_soon_days.unwrap_or(default.due_soon_days),
            at_risk_percent: at_risk_percent.unwrap_or(default.at_risk_percent),
            scheme: scheme.unwrap_or(default.scheme),
            report_periods: report_periods.unwrap_or_default(),
            holidays: holidays.into_iter().map(|at| at.value).collect(),
            lints,
            ci,
        })
    });
    match report {
        FileReport::Read { value: Some(settings), .. } => settings,
        FileReport::Read { value: None, .. } | FileReport::Absent | FileReport::Refused => Settings::default(),
    }
}

/// A difference from UTC, in minutes.
#[derive(Clone, Copy, Debug)]
struct Offset(i32);

impl Shape for Offset {
    const EXPECTED: Both = Both { en: "a time difference such as \"+07:00\"", vi: "múi giờ, ví dụ \"+07:00\"" };

    fn form() -> Form {
        Form::Pattern("^[+-](0[0-9]|1[0-4]):[0-5][0-9]$")
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let text = Text::read(node, reading)?;
        let offset = parse_offset(text.as_str());
        if offset.is_none() {
            reading.wrong_value(node, Self::EXPECTED, text.as_str(), None);
        }
        offset
    }
}

fn parse_offset(text: &str) -> Option<Offset> {
    let &[sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i32::from(byte - b'0'));
    let (hours, minutes) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
    // No place on earth is further from UTC than 14 hours.
    let total = (hours <= 14 && minutes < 60).then_some(hours * 60 + minutes)?;
    Some(Offset(if sign == b'-' { -total } else { total }))
}

/// The table of lints: its keys are names of rules.
#[derive(Clone, Debug)]
struct LintTable(Vec<LintSetting>);

impl Shape for LintTable {
    const EXPECTED: Both = Both { en: "a table of levels by rule", vi: "bảng mức theo quy tắc" };

    fn form() -> Form {
        Form::Entries(Named::Rule, Box::new(LintWord::form()))
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        const KEYS: Keys = Keys { title: LintTable::EXPECTED, all: &[] };
        let table = reading.table(node, KEYS, |table| {
            let lints = table.entries(|name, node, reading| {
                let setting = match reading.value::<LintWord>(node)?.value {
                    LintWord::Allow => Setting::Allow,
                    LintWord::Warn => Setting::Warn,
                    LintWord::Deny => Setting::Deny,
                };
                Some(LintSetting { name: At::new(name.value.to_owned(), name.place), setting })
            });
            Some(Self(lints))
        });
        table.map(|item| item.value)
    }
}

impl Shape for CiSettings {
    const EXPECTED: Both = ci_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(ci_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let ci = reading.table(node, ci_keys::KEYS, |table| {
            let fail_on = table.get(&ci_keys::FAIL_ON).map(|at| at.value);
            let fail_on_verdict = table.get(&ci_keys::FAIL_ON_VERDICT).map(|at| texts(at, |name| name.0));
            let fail_on_state = table.get(&ci_keys::FAIL_ON_STATE).map(|at| texts(at, |name| name.0));
            let fail_on_gaps = table.get(&ci_keys::FAIL_ON_GAPS).map(|at| at.value);
            Some(Self { fail_on, fail_on_verdict, fail_on_state, fail_on_gaps })
        });
        ci.map(|item| item.value)
    }
}

/// The word of a verdict or a state. Which there are is known where they are computed, and checked there.
macro_rules! word_of {
    ($(#[$doc:meta])* $name:ident, $named:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        struct $name(Text);

        impl Shape for $name {
            const EXPECTED: Both = Text::EXPECTED;

            fn form() -> Form {
                Form::Name(Named::$named)
            }

            fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
                Text::read(node, reading).map(Self)
            }
        }
    };
}
word_of!(
    /// The word of a verdict.
    VerdictName,
    Verdict
);
word_of!(
    /// The word of a state.
    StateName,
    State
);

fn texts<T>(list: At<Vec<At<T>>>, text: impl Fn(T) -> Text) -> Vec<At<Text>> {
    list.value.into_iter().map(|at| at.map(&text)).collect()
}
