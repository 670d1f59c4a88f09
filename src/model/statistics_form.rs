//! Statistics annexes with fixed row codes, which differ by province and year: `forms/<id>.toml`.

use crate::keys::table;
use crate::source::At;
use crate::value::{FormId, IndicatorId, List, Text};

table! {
    /// A statistics annex.
    pub struct StatisticsForm: "a [[form]]", "[[form]]" {
        pub id: At<FormId> = required "id", "the form's id", "mã biểu";
        pub title: Text = required "title", "its title", "tên biểu";
        pub rows: List<FormRow> = required "rows", "its rows", "các dòng" else List::lost();
    }
}

table! {
    /// A row of a statistics annex.
    pub struct FormRow: "a row of a form", "dòng của biểu" {
        pub code: At<Text> = required "code", "the row's code, such as 1.1", "mã dòng, ví dụ 1.1";
        pub title: Text = required "title", "what it counts", "nội dung";
        pub unit: Option<Text> = optional "unit", "the unit", "đơn vị tính";
        pub indicator: Option<At<IndicatorId>> = optional "indicator", "the indicator that fills it; without one, a heading", "chỉ số lấy số liệu; không có thì là dòng tiêu đề";
    }
}
