//! The sentence that says why no ranks were computed.

use crate::calc::NoRank;
use crate::text::{Both, Raw};
use crate::value::Cell;

pub(crate) fn refusal(why: &NoRank) -> Cell {
    const NO_POOL: Both = Both {
        en: "No ranks: the plan names no plan above, so its pool is unknown.",
        vi: "Không xếp hạng: kế hoạch không ghi kế hoạch cấp trên, không biết xếp giữa những đơn vị nào.",
    };
    const ALONE: Both = Both {
        en: "No ranks: there is no other plan under the same parent.",
        vi: "Không xếp hạng: không có kế hoạch nào khác cùng cấp trên.",
    };
    const ALONE_THEN: Both = Both {
        en: "No ranks: at the end of {period} there is only one unit.",
        vi: "Không xếp hạng: cuối kỳ {period} chỉ có một đơn vị.",
    };
    const MAXIMA: Both = Both {
        en: "No ranks: the units measure the score on different maxima.",
        vi: "Không xếp hạng: các đơn vị chấm theo điểm tối đa khác nhau.",
    };
    const NO_SCORE: Both =
        Both { en: "No ranks: nobody has a score yet.", vi: "Không xếp hạng: chưa đơn vị nào có điểm." };
    const WITHOUT: Both = Both {
        en: "No ranks: without a usable score for {period}: {units}.",
        vi: "Không xếp hạng: chưa có điểm dùng được của kỳ {period}: {units}.",
    };
    match why {
        NoRank::NoPool => Cell::Word(NO_POOL),
        NoRank::Alone => Cell::Word(ALONE),
        NoRank::Maxima(_) => Cell::Word(MAXIMA),
        NoRank::ScoresMissing { period: None, .. } => Cell::Word(NO_SCORE),
        NoRank::ScoresMissing { period: Some(period), without } if without.is_empty() => {
            Cell::phrase(ALONE_THEN, vec![("period", Cell::Text(Raw::new(&**period)))])
        }
        NoRank::ScoresMissing { period: Some(period), without } => {
            let units = Cell::Joined(without.iter().cloned().map(Cell::Text).collect(), ", ");
            Cell::phrase(WITHOUT, vec![("period", Cell::Text(Raw::new(&**period))), ("units", units)])
        }
    }
}
