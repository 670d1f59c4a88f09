//! The offices to which the tasks of a new plan go. Those of communes changed on 1 July 2025.

use super::days::PlanDays;
use crate::model::{Level, has_two_levels};
use crate::text::fold;

/// The offices of a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Offices {
    /// A commune since 1 July 2025 (Decrees 150/2025/NĐ-CP and 118/2025/NĐ-CP).
    Commune(CommuneKind),
    /// The officials of a commune before that.
    Officials,
    /// Another level.
    Other,
}

/// The kind of a commune. It decides the name of one office.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CommuneKind {
    /// Xã.
    Rural,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
}

impl Offices {
    /// The offices of a body that is named so, on the first day of its plan.
    pub(super) fn of(level: Level, unit: &str, days: PlanDays) -> Self {
        match level {
            Level::Commune if has_two_levels(days.start) => Self::Commune(CommuneKind::of(unit)),
            Level::Commune => Self::Officials,
            Level::District | Level::Province | Level::Ministry => Self::Other,
        }
    }

    /// The office for administrative reform: since 1 July 2025 that of home affairs.
    pub(super) const fn reform(self) -> &'static str {
        match self {
            Self::Commune(_) => "van-hoa-xa-hoi",
            Self::Officials => "van-phong-thong-ke",
            Self::Other => "van-phong",
        }
    }

    /// The office for administrative procedures.
    pub(super) const fn procedures(self) -> &'static str {
        match self {
            Self::Commune(_) | Self::Other => "mot-cua",
            Self::Officials => "tu-phap-ho-tich",
        }
    }

    /// The others who support a report, as a list of TOML.
    pub(super) const fn support(self) -> &'static str {
        match self {
            Self::Commune(_) => "[\"van-phong\", \"kinh-te\", \"mot-cua\"]",
            Self::Officials => "[\"tu-phap-ho-tich\"]",
            Self::Other => "[\"mot-cua\"]",
        }
    }
}

impl CommuneKind {
    /// The kind that the name of a body says first: "phường" in "UBND phường Phú Xã". A name that says none is a xã.
    fn of(unit: &str) -> Self {
        const KINDS: [(&str, CommuneKind); 3] =
            [("xã", CommuneKind::Rural), ("phường", CommuneKind::Ward), ("đặc khu", CommuneKind::SpecialZone)];
        let unit = format!(" {} ", fold(unit));
        let said = KINDS.iter().filter_map(|(word, kind)| Some((unit.find(&format!(" {} ", fold(word)))?, *kind)));
        said.min_by_key(|(at, _)| *at).map_or(Self::Rural, |(_, kind)| kind)
    }

    /// The office of finance and planning.
    pub(super) const fn economy(self) -> &'static str {
        match self {
            Self::Rural | Self::SpecialZone => "Phòng Kinh tế",
            Self::Ward => "Phòng Kinh tế, Hạ tầng và Đô thị",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CommuneKind;

    #[test]
    fn the_name_of_a_body_tells_its_kind() {
        for (unit, kind) in [
            ("Ủy ban nhân dân xã Long An", CommuneKind::Rural),
            ("UBND Phường An Bình", CommuneKind::Ward),
            ("UBND xã Phương Độ", CommuneKind::Rural),
            ("UBND PHƯỜNG PHÚ XÃ", CommuneKind::Ward),
            ("Ủy ban nhân dân đặc khu Phú Quốc", CommuneKind::SpecialZone),
            ("UBND Long An", CommuneKind::Rural),
            ("", CommuneKind::Rural),
        ] {
            assert_eq!(CommuneKind::of(unit), kind, "{unit}");
        }
    }
}
