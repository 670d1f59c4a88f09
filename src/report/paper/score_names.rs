//! The names of templates for the sheet on which a body scores itself.

use super::fields::FieldName;

pub(super) const SCORE_SETS: FieldName = FieldName::list(
    "score-sets",
    "the sheets of points, one for each set of criteria",
    "các bảng tự chấm điểm, mỗi bộ tiêu chí một bảng",
    &[
        FieldName::text("title", "its title", "tên"),
        FieldName::text("title-capitals", "its title in capitals", "tên bộ tiêu chí, chữ in hoa"),
        FieldName::text("decision", "the decision that gives the set", "quyết định ban hành"),
        FieldName::text("again", "there from the second sheet on", "có từ bảng thứ hai trở đi"),
        FieldName::text("maximum", "the maximum of the set", "điểm tối đa của bộ tiêu chí"),
        FieldName::text("self", "the total of the self-scores", "tổng điểm tự chấm"),
        FieldName::text("appraised", "the total after appraisal", "tổng điểm thẩm định"),
        FieldName::text("bonus", "points beside the maximum", "điểm thưởng ngoài tổng tối đa"),
        FieldName::text("class", "the class of the total", "xếp loại"),
        FieldName::list("rows", "the rows", "các dòng", SCORE_ROWS),
    ],
);

const SCORE_ROWS: &[FieldName] = &[
    FieldName::text("number", "its number", "số thứ tự"),
    FieldName::text("title", "its title", "tên"),
    FieldName::text("maximum", "the most points", "điểm tối đa"),
    FieldName::text("self", "the self-score", "điểm tự chấm"),
    FieldName::text("evidence", "document numbers and files", "tài liệu kiểm chứng"),
    FieldName::text("explanation", "how the points come about", "giải trình"),
    FieldName::text("appraised", "the points after appraisal", "điểm thẩm định"),
    FieldName::text("opinion", "what the appraisal says", "ý kiến thẩm định"),
];
