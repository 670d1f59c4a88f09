//! A section of the list of targets (nhóm chỉ tiêu).

use crate::keys::table;
use crate::source::At;
use crate::value::{TargetGroupId, Text};

table! {
    /// A section of the list of targets.
    pub struct TargetGroup: "a [[target-group]]", "[[target-group]]" {
        pub id: At<TargetGroupId> = required "id", "the section's id", "mã nhóm chỉ tiêu";
        pub title: Text = required "title", "its heading", "tên nhóm chỉ tiêu";
    }
}
