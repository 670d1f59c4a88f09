//! Rankings, in JSON.

use super::rows::{RankedUnit, Ranking};
use crate::calc::NoRank;
use crate::report::json_values::{AtLeast, Id, JsonWord, Word};
use crate::report::object::object;
use crate::text::Raw;

/// A unit in its ranking.
pub(crate) struct UnitRank<'r>(pub &'r Ranking, pub &'r RankedUnit);

object! { UnitRank<'_>, UnitRank(ranking, row) => {
    "id": Id(&row.label.id), en: "id of the unit's plan", vi: "mã kế hoạch của đơn vị";
    "unit": row.label.plain_body(), en: "the body", vi: "đơn vị";
    "state": Word(row.label.state()), en: "how its plan stands on `as_of`",
        vi: "tình trạng kế hoạch của đơn vị vào ngày `as_of`";
    "parent": Id(&ranking.parent), en: "id of the plan above, which makes the pool", vi: "mã kế hoạch cấp trên";
    "score": Id(&ranking.score), en: "id of the score", vi: "mã chỉ số điểm";
    "period": ranking.period, en: "the period of the scores", vi: "kỳ của điểm";
    "rank": AtLeast::<1, _>(row.rank), en: "the place, 1 is the best", vi: "thứ hạng, 1 là cao nhất";
    "of": ranking.rows.len(), en: "number of units in the pool", vi: "số đơn vị được xếp";
    "points": row.score, en: "the points", vi: "số điểm";
    "known_on": row.known_on, en: "the day from which the points are known", vi: "ngày có điểm";
    "basis": row.basis.map(Word), en: "how sure the points are", vi: "căn cứ số liệu của điểm";
    "within": AtLeast::<1, _>(row.within), en: "the rank that the plan asks for", vi: "thứ hạng mà kế hoạch yêu cầu";
    "places_short": row.places_short, en: "places that lack to `within`", vi: "số bậc còn thiếu để đạt `within`";
    "points_short": row.points_short, en: "points that lack to the last unit within that rank",
        vi: "số điểm còn thiếu so với đơn vị cuối cùng trong thứ hạng đó";
} }

object! { Ranking, ranking => {
    "maximum": ranking.maximum, en: "the highest possible score, where the units agree",
        vi: "điểm tối đa, khi các đơn vị thống nhất";
    "of": ranking.rows.len(), en: "number of units in the pool", vi: "số đơn vị được xếp";
    "parent": Id(&ranking.parent), en: "id of the plan above", vi: "mã kế hoạch cấp trên";
    "period": ranking.period, en: "the period of the scores", vi: "kỳ của điểm";
    "refused": ranking.refused.as_ref().map(Word), en: "the reason for which no rank was computed",
        vi: "lý do không xếp hạng";
    "score": Id(&ranking.score), en: "id of the score", vi: "mã chỉ số điểm";
    "title": ranking.title, en: "title of the indicator that the user named", vi: "tên chỉ số được hỏi";
    "without": Id(ranking.rows.iter().filter(|row| row.score.is_none()).map(|row| &row.label.id).collect::<Vec<&Raw>>()),
        en: "ids of the plans without a score", vi: "mã các kế hoạch chưa có điểm";
} }

/// The rankings behind the units.
pub(super) struct Foot<'r>(pub &'r [Ranking]);

object! { Foot<'_>, Foot(rankings) => {
    "rankings": rankings, en: "each pool as a whole", vi: "từng nhóm xếp hạng";
} }

impl JsonWord for &NoRank {
    fn words() -> Vec<&'static str> {
        NoRank::WORDS.to_vec()
    }

    fn word(&self) -> &'static str {
        NoRank::word(self)
    }
}
