//! The levels that a workspace asks for.

use super::families::rules;
use crate::diag::{Finding, Level, Lints, Sink};
use crate::model::Settings;
use crate::parse::rules::UNKNOWN_LINT;
use crate::text::Both;
use crate::value::nearest_of;

/// The levels of `[lints]`. A name that no rule has is a fault. So is the name of an error: a wrong plan must not be
/// waved through.
pub(crate) fn levels(settings: &Settings, sink: &mut Sink) -> Lints {
    const NO_RULE: Both = Both { en: "there is no such rule", vi: "không có quy tắc này" };
    const ERROR: Both = Both { en: "errors cannot be relaxed", vi: "không hạ mức lỗi được" };
    let mut lints = Lints::default();
    for setting in &settings.lints {
        let name = setting.name.value.as_str();
        let finding = |fault| Finding::new(&UNKNOWN_LINT, setting.name.place).text("name", name).phrase("fault", fault);
        let finding = |fault| finding(fault).item(name).field("lints");
        match rules().find(|rule| rule.name == name) {
            Some(rule) if rule.level == Level::Error => sink.push(finding(ERROR)),
            Some(rule) => lints.set(rule, setting.setting),
            None => {
                let known = || rules().filter(|rule| rule.level != Level::Error).map(|rule| rule.name);
                let near = sink.suggests().then(|| nearest_of(name, known())).flatten();
                sink.push(finding(NO_RULE).did_you_mean(name, near));
            }
        }
    }
    lints
}
