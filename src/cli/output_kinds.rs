//! The kinds of reports that commands have, each with its formats.

use crate::write::Format;

/// The formats of a kind of report. The first is the default.
pub(super) trait Formats: Copy + std::fmt::Debug {
    const ALL: &'static [Format];
}

/// The reports of findings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Findings;

impl Formats for Findings {
    const ALL: &'static [Format] = &Format::FINDINGS;
}

/// The reports that are tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables;

impl Formats for Tables {
    const ALL: &'static [Format] = &Format::TABLES;
}

/// The tables whose remarks a server shows at their places.
#[derive(Clone, Copy, Debug)]
pub(super) struct TablesWithFindings;

impl Formats for TablesWithFindings {
    const ALL: &'static [Format] = &Format::TABLES_WITH_FINDINGS;
}

/// The papers of an office.
#[cfg(feature = "office")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Papers;

#[cfg(feature = "office")]
impl Formats for Papers {
    const ALL: &'static [Format] = &Format::PAPERS;
}

/// The calendars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendars;

impl Formats for Calendars {
    const ALL: &'static [Format] = &Format::CALENDARS;
}

/// The web pages.
#[cfg(feature = "office")]
#[derive(Clone, Copy, Debug)]
pub(super) struct WebPages;

#[cfg(feature = "office")]
impl Formats for WebPages {
    const ALL: &'static [Format] = &Format::WEB_PAGES;
}
