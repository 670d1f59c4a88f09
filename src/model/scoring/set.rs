//! A set of criteria: `scoring/<id>.toml` at the root of the workspace. One set serves many plans.

use super::{figure_source::FigureSource, points::Points, points_rule::PointsRule};
use crate::keys::{TableReader, table};
use crate::model::level::Level;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{CriterionId, Day, Exact, HasId, IndicatorId, List, ScoringSetId, Text, word_enum};

word_enum! {
    /// The points of a criterion that does not apply to a body.
    pub enum NotApplicable {
        /// Its points leave the maximum, and the others are scaled up.
        Rescale = "rescale",
        /// It gets all its points.
        Full = "full",
        /// It gets none.
        Zero = "zero",
    }
}

table! {
    /// A set of criteria. One with a faulty key stays in the workspace, so that all its faults are told; nothing is
    /// computed by it.
    pub struct ScoringSet: "a scoring set", "bộ tiêu chí chấm điểm" {
        pub id: At<ScoringSetId> = required "id", "the set's id; the points of a plan stand in scores/<id>.toml", "mã bộ tiêu chí; điểm của kế hoạch ghi trong scores/<mã>.toml";
        pub title: Text = required "title", "its title", "tên bộ tiêu chí" else Text::from(id.value.as_str());
        pub decision: Option<SetDecision> = optional "decision", "the decision that gives it", "quyết định ban hành";
        pub replaces: Option<At<ScoringSetId>> = optional "replaces", "the set whose place it takes", "bộ tiêu chí được thay thế";
        pub level: Level = required "level", "the level of the bodies that it scores", "chấm cho cấp nào" else Level::Commune;
        pub from: At<Day> = required "from", "the first day of the figures, deliveries and reports that count", "ngày đầu của số liệu, kết quả, báo cáo được tính" else At::new(Day::default(), place);
        pub to: At<Day> = required "to", "the last of these days", "ngày cuối của số liệu, kết quả, báo cáo được tính" else At::new(Day::default(), place);
        pub maximum: At<Exact> as Points = required "maximum", "the most points, without bonuses from outside", "tổng điểm tối đa, không kể điểm thưởng ngoài" else At::new(Exact::from(0), place);
        pub not_applicable: NotApplicable = optional "not-applicable", "the points of a criterion that does not apply: rescale (default), full or zero", "điểm của tiêu chí không phát sinh: rescale (mặc định: loại khỏi tổng, quy đổi phần còn lại), full (cho đủ điểm) hoặc zero (0 điểm)" else NotApplicable::Rescale;
        pub classes: Vec<At<ScoreClass>> = optional "classes", "the classes by total, the best first", "xếp loại theo tổng điểm, cao nhất trước";
        let note: Text = optional "note", "a remark", "ghi chú";
        pub criteria: List<Criterion> = required "criterion", "the criteria, in the order of the decision", "các tiêu chí, theo thứ tự của quyết định" else List::lost();
    }
    with table {
        /// Where its file begins.
        pub place: Place = {
            report_disorder(from, to, classes.as_ref(), table);
            table.place()
        };
    }
}

/// Reports days that end before they begin, and classes that no total reaches because a lower one stands before them.
fn report_disorder(
    from: Option<At<Day>>,
    to: Option<At<Day>>,
    classes: Option<&At<Vec<At<ScoreClass>>>>,
    table: &mut TableReader<'_, '_, '_>,
) {
    const LATER: Both = Both { en: "a day not before `from`", vi: "ngày không sớm hơn `from`" };
    const LOWER: Both =
        Both { en: "fewer points than the class before it", vi: "thấp hơn mức xếp loại đứng trước" };
    if let (Some(from), Some(to)) = (from, to)
        && to.value < from.value
    {
        table.reader().contradiction("to", to.place, LATER);
    }
    for pair in classes.iter().flat_map(|classes| classes.value.windows(2)) {
        if let [one, next] = pair
            && next.value.at_least.value >= one.value.at_least.value
        {
            table.reader().contradiction("at-least", next.value.at_least.place, LOWER);
        }
    }
}

table! {
    /// The decision that gives a set.
    pub struct SetDecision: "`decision`", "`decision`" called "a table { number = …, date = … }", "bảng { number = …, date = … }" {
        pub number: Text = required "number", "number and symbol", "số, ký hiệu";
        pub date: Option<At<Day>> = optional "date", "its date", "ngày ban hành";
        pub issuer: Option<Text> = optional "issuer", "who issued it", "cơ quan ban hành";
    }
}

table! {
    /// A class of totals.
    pub struct ScoreClass: "a class", "mức xếp loại" called "a table { at-least = …, title = … }", "bảng { at-least = …, title = … }" {
        pub at_least: At<Exact> as Points = required "at-least", "from how many points on", "từ bao nhiêu điểm";
        pub title: Text = required "title", "its name", "tên mức";
    }
}

table! {
    /// A criterion, or a group of them.
    pub struct Criterion: "a [[criterion]]", "[[criterion]]" {
        pub id: At<CriterionId> = required "id", "the criterion's id", "mã tiêu chí";
        pub title: Text = required "title", "what is scored", "nội dung tiêu chí" else Text::from(id.value.as_str());
        /// A criterion with faulty points stays in the set, so that its other faults are told.
        pub max: At<Exact> as Points = required "max", "the most points", "điểm tối đa" else At::new(Exact::from(0), place);
        pub part_of: Option<At<CriterionId>> = optional "part-of", "the group of which it is a part; default: the id up to its last dot", "thuộc tiêu chí nào; mặc định là phần mã trước dấu chấm cuối";
        pub figure: Option<At<FigureSource>> = optional "figure", "the source of its figure; a group has none", "nguồn số liệu; tiêu chí nhóm không có";
        pub rule: Option<At<PointsRule>> = optional "rule", "how the figure gives points", "cách tính điểm từ số liệu";
        pub times: Option<At<IndicatorId>> = optional "times", "an indicator from 0 to 1 (or 0 to 100 %) by which the points are multiplied", "chỉ số hệ số từ 0 đến 1 (hoặc 0 đến 100 %), nhân với điểm";
        pub not_applicable: Option<NotApplicable> = optional "not-applicable", "in place of the set's", "thay cho của bộ tiêu chí";
        pub evidence_asked: Option<Text> = optional "evidence-asked", "the documents that the set asks to see", "tài liệu kiểm chứng phải có";
        let note: Text = optional "note", "a remark", "ghi chú";
    }
    with table {
        pub place: Place = table.place();
    }
}

impl Criterion {
    /// Whether its points are a bonus that stands beside the maximum.
    pub(crate) fn is_outside(&self) -> bool {
        self.rule.as_ref().is_some_and(|rule| rule.value.is_outside())
    }
}

impl ScoringSet {
    /// The title of the best class that a total reaches.
    pub(crate) fn class_of(&self, total: &Exact) -> Option<&Text> {
        self.classes.iter().map(|class| &class.value).find(|class| *total >= class.at_least.value).map(|one| &one.title)
    }
}

impl HasId for ScoringSet {
    fn id(&self) -> &str {
        self.id.value.as_str()
    }

    fn titles(&self) -> Vec<&str> {
        vec![self.title.as_str()]
    }
}

impl HasId for Criterion {
    fn id(&self) -> &str {
        self.id.value.as_str()
    }

    fn titles(&self) -> Vec<&str> {
        vec![self.title.as_str()]
    }
}
