//! An area of the plan (lĩnh vực).

use crate::keys::table;
use crate::source::At;
use crate::value::{AreaId, AssigneeId, Text, word_enum};

word_enum! {
    /// A part of the report, for areas that do not stand among the results.
    pub enum ReportPart {
        /// Part I: steering (chỉ đạo, điều hành).
        Steering = "steering",
    }
}

table! {
    /// An area of the plan.
    pub struct Area: "an [[area]]", "[[area]]" {
        pub id: At<AreaId> = required "id", "the area's id", "mã lĩnh vực";
        /// An area whose title is faulty is still one to which tasks may belong: its id stands for it.
        pub title: Text = required "title", "the area's name as the plan writes it", "tên lĩnh vực như trong kế hoạch" else Text::from(id.value.as_str());
        pub declared_tasks: Option<At<u32>> = optional "declared-tasks", "how many tasks the text announces for it", "số nhiệm vụ mà văn bản nêu";
        pub lead: Option<At<AssigneeId>> = optional "lead", "who answers for the area", "người phụ trách lĩnh vực";
        pub section: Option<ReportPart> = optional "section", "steering: it stands in part I of the report", "steering: đưa vào phần I (chỉ đạo, điều hành) của báo cáo";
    }
}
