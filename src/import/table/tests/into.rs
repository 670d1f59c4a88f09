//! Tables that go into a plan that is there.

use super::kit::{list, plan_of, propose_all, table, values, wish};
use crate::import::ImportWish;
use crate::model::Plan;
use crate::report::proposal::ListName;

const PLAN: &str = r#"
id = "p"
title = "P"
unit = "UBND xã"
level = "commune"
start = 2026-01-01
end = 2026-12-31
[[area]]
id = "tc"
title = "Cải cách thể chế"
[[area]]
id = "1"
title = "Thủ tục"
[[fund]]
id = "ns"
title = "Ngân sách xã"
"#;
const ASSIGNEES: &str = r#"
[[assignee]]
id = "vp"
title = "Văn phòng HĐND và UBND"
kind = "unit"
aliases = ["Văn phòng"]
[[assignee]]
id = "ca"
title = "Công an"
kind = "external"
"#;
const TASKS: &str = r#"
[[task]]
id = "tc.1"
title = "Rà soát văn bản hoà giải"
lead = "vp"
due = "2026-Q2"
[[task]]
id = "tc.7"
title = "Báo cáo định kỳ"
lead = "vp"
due = "2026-Q2"
[[task]]
id = "1.1"
title = "Báo cáo định kỳ"
lead = "vp"
due = "2026-Q2"
"#;

fn plan() -> Plan {
    plan_of([("plan.toml", PLAN), ("assignees.toml", ASSIGNEES), ("tasks.toml", TASKS)])
}

#[test]
fn tasks_areas_people_and_funds_of_the_plan_are_found() {
    let plan = plan();
    let grid = table(
        "STT|Nhiệm vụ|Chủ trì|Phối hợp|Thời hạn|Nguồn kinh phí\nI|CẢI CÁCH THỂ CHẾ||||\n1|Rà soát văn bản hòa giải|VP HĐND&UBND|Công an xã|30/9/2026|ngân sách xã\n2|Soạn báo cáo mới|Văn phòng|Trạm Y tế|30/9/2026|\n3|Báo cáo định kỳ|vp|Công an|30/9/2026|\nII|Thủ tục||||\n1|Báo cáo định kỳ|Văn phòng|Công an|30/9/2026|\n2|Soạn báo cáo khác|Văn phòng|Công an|30/9/2026|\nIII|Tài chính công||||\n1|Báo cáo quyết toán|Văn phòng|Công an|30/9/2026|",
    );
    let proposal = propose_all(&[grid], &ImportWish { into: Some(&plan), ..wish() });
    assert_eq!(values(&proposal, ListName::Task, "id"), ["tc.1", "tc.2", "tc.7", "1.1", "1.2", "2.1"]);
    assert_eq!(list(&proposal, ListName::Area), ["2 title=Tài chính công"]);
    assert_eq!(values(&proposal, ListName::Task, "lead")[..2], ["vp", "vp"]);
    assert_eq!(values(&proposal, ListName::Task, "support")[..2], ["[ca]", "[tram-y-te]"]);
    assert_eq!(values(&proposal, ListName::Task, "fund")[0], "ns");
    assert_eq!(list(&proposal, ListName::Fund), Vec::<String>::new());
}
