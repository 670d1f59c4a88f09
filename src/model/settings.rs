//! cchc.toml: the settings of the whole workspace.

use super::{letterhead::Letterhead, period::ReportPeriod, period::SchemeKind};
use crate::diag::{Setting, Sink};
use crate::keys::{FileReport, Form, Keep, Keys, NameKind, Shape, ValueReader, read_file, read_nothing, table};
use crate::parse::Node;
use crate::source::{At, FilePath, Files, Place, Sources};
use crate::text::{Both, Lang};
use crate::value::{Day, List, OnRestDay, Text, WorkingDays, word_enum};
use std::sync::Arc;

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
    /// A level that `[lints]` may set for a rule.
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

table! {
    /// The findings and results on which `cchc ci` fails.
    #[derive(Default)]
    #[allow(clippy::struct_field_names, reason = "the fields are named like their keys")]
    pub struct CiSettings: "[ci]", "[ci]" {
        pub fail_on: Option<FailOn> = optional "fail-on", "from which level findings fail", "từ mức nào thì báo lỗi";
        pub fail_on_verdict: Option<Vec<At<Text>>> as Vec<At<VerdictName>> = optional "fail-on-verdict", "the verdicts that fail", "kết quả chỉ tiêu nào thì báo lỗi";
        pub fail_on_state: Option<Vec<At<Text>>> as Vec<At<StateName>> = optional "fail-on-state", "the task states that fail", "trạng thái nhiệm vụ nào thì báo lỗi";
        pub fail_on_gaps: Option<bool> = optional "fail-on-gaps", "whether gaps in the assignment fail", "thiếu sót phân công có báo lỗi không";
        pub fail_on_score_findings: Option<bool> = optional "fail-on-score-findings", "whether warnings about scores fail; default false", "cảnh báo về điểm có báo lỗi không; mặc định false";
    }
}

table! {
    /// The settings for every plan of the workspace.
    pub struct Settings: "cchc.toml", "cchc.toml", total {
        pub lang: Option<Lang> = optional "lang", "the language of output; default from the locale", "ngôn ngữ; mặc định theo hệ thống";
        let utc_offset: Offset = optional "utc-offset", "which day is today without --as-of; default +07:00", "múi giờ để tính hôm nay; mặc định +07:00";
        pub due_soon_days: u32 = optional "due-soon-days", "how many days before its due day a task is due soon; default 14", "còn bao nhiêu ngày thì coi là sắp đến hạn; mặc định 14" else 14;
        pub at_risk_percent: u32 = optional "at-risk-percent", "how far behind is at risk, in percent; default 10", "chậm bao nhiêu phần trăm là có nguy cơ; mặc định 10" else 10;
        pub scheme: SchemeKind = optional "report-periods", "how period names map to dates; default bnv-581", "cách tính kỳ báo cáo; mặc định bnv-581" else SchemeKind::Bnv581;
        pub report_periods: List<ReportPeriod> = optional "report-period", "periods of one's own", "kỳ báo cáo tự đặt";
        let holidays: Vec<At<Day>> = optional "holidays", "days on which nobody works", "ngày nghỉ lễ";
        let work_days: Vec<At<Day>> = optional "work-days", "Saturdays and Sundays that are worked", "thứ bảy, chủ nhật làm bù";
        let on_rest_day: OnRestDay = optional "due-on-rest-day", "the day that counts for a due day on a rest day; default same-day", "hạn trùng ngày nghỉ thì tính ngày nào; mặc định same-day";
        let lints: LintTable = optional "lints", "levels of warnings and notes, by rule", "mức của cảnh báo và lưu ý, theo quy tắc";
        pub paper: Letterhead = optional "paper", "the letterhead of every paper of the office", "những gì có trên mọi văn bản của cơ quan";
        pub ci: CiSettings = optional "ci", "the things on which `cchc ci` fails", "khi nào `cchc ci` báo lỗi";
    }
    with table {
        /// Minutes that local time is ahead of UTC. Vietnam is seven hours ahead all year.
        pub utc_offset_minutes: i32 = utc_offset.map_or(7 * 60, |at| at.value.0);
        /// Days on which people work, and what becomes of a due day on another day.
        pub working_days: Arc<WorkingDays> = {
            let days = |list: Option<At<Vec<At<Day>>>>| list.into_iter().flat_map(|at| at.value).map(|day| day.value);
            // A key with a faulty value has a finding, and nobody needs to be told of the key.
            let faulty = table.has("due-on-rest-day").then_some(OnRestDay::SameDay);
            let on_rest_day = on_rest_day.map(|at| at.value).or(faulty);
            Arc::new(WorkingDays::new(days(holidays), days(work_days), on_rest_day))
        };
        /// Levels of rules.
        pub lints: Vec<LintSetting> = lints.map(|at| at.value.0).unwrap_or_default();
    }
}

impl Default for Settings {
    fn default() -> Self {
        read_nothing(Place::NOWHERE, Self::KEYS, Self::from_keys)
    }
}

/// Reads cchc.toml. Without one, or where it is faulty, the defaults stand.
pub(crate) fn load_settings(files: &dyn Files, sources: &mut Sources, sink: &mut Sink) -> Settings {
    let path = FilePath::new("cchc.toml");
    match read_file(files, &path, Settings::KEYS, sources, sink, |table| Some(Settings::from_keys(table))) {
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

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let text = Text::read(node, reader)?;
        let offset = parse_offset(text.as_str());
        if offset.is_none() {
            reader.wrong_value(node, Self::EXPECTED, text.as_str(), None);
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

/// The table `[lints]`. Its reader is written by hand, since its keys are names of rules and `table!` declares only
/// tables whose keys are known.
#[derive(Clone, Debug)]
struct LintTable(Vec<LintSetting>);

impl Shape for LintTable {
    const EXPECTED: Both = Both { en: "a table of levels by rule", vi: "bảng mức theo quy tắc" };

    fn form() -> Form {
        Form::Entries(NameKind::Rule, Box::new(LintWord::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        const KEYS: Keys = Keys { title: LintTable::EXPECTED, all: &[] };
        let table = reader.table(node, KEYS, |table| {
            let lints = table.entries(|name, node, reader| {
                let setting = match reader.value::<LintWord>(node)?.value {
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

/// The word of a verdict or a state. A rule checks it, since the verdicts and states are declared in calc.
macro_rules! word_of {
    ($(#[$doc:meta])* $name:ident, $named:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        struct $name(Text);

        impl Keep<Text> for $name {
            fn keep(self) -> Text {
                self.0
            }
        }

        impl Shape for $name {
            const EXPECTED: Both = Text::EXPECTED;

            fn form() -> Form {
                Form::Name(NameKind::$named)
            }

            fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
                Text::read(node, reader).map(Self)
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
