//! The rules that a plan must keep to be understood: ids, references, forms. Nothing is computed from a plan that
//! breaks one of them.

use crate::diag::{Family, rules};

rules! { pub RULES: Family;
    DUPLICATE_ID = "E101" "duplicate-id" Error:
        en "the {kind} id `{id}` is given twice",
        vi "mã {kind} `{id}` bị trùng",
        help en "ids are unique in a plan, without regard to case",
        help vi "mã không được trùng trong một kế hoạch, kể cả khi khác chữ hoa";

    UNKNOWN_AREA = "E102" "unknown-area" Error:
        en "there is no area `{id}`",
        vi "không có lĩnh vực `{id}`";

    UNKNOWN_ASSIGNEE = "E103" "unknown-assignee" Error:
        en "there is no assignee `{id}` in assignees.toml",
        vi "không có người được giao `{id}` trong assignees.toml";

    UNKNOWN_INDICATOR = "E104" "unknown-indicator" Error:
        en "there is no indicator `{id}`",
        vi "không có chỉ số `{id}`",
        help en "define it in indicators.toml",
        help vi "định nghĩa chỉ số trong indicators.toml";

    UNKNOWN_TARGET = "E105" "unknown-target" Error:
        en "there is no target `{id}`",
        vi "không có chỉ tiêu `{id}`";

    UNKNOWN_TASK = "E106" "unknown-task" Error:
        en "there is no task `{id}`",
        vi "không có nhiệm vụ `{id}`";

    UNKNOWN_ITEM = "E107" "unknown-item" Error:
        en "there is no task or target `{id}`",
        vi "không có nhiệm vụ hay chỉ tiêu `{id}`";

    CYCLE = "E108" "cycle" Error:
        en "targets lie under each other in a circle: {ids}",
        vi "các chỉ tiêu nằm vòng quanh trong nhau: {ids}";

    AMBIGUOUS_ITEM = "E605" "ambiguous-item" Error:
        en "`{id}` is the id of a task and of a target: nobody knows which of them {amendment} means",
        vi "`{id}` vừa là mã nhiệm vụ vừa là mã chỉ tiêu: không rõ {amendment} nói đến mục nào",
        help en "give one of the two another id",
        help vi "đổi mã của một trong hai";

    UNKNOWN_FUND = "E122" "unknown-fund" Error:
        en "plan.toml has no fund `{id}`",
        vi "không có nguồn kinh phí `{id}` trong plan.toml",
        help en "list it there as a [[fund]] with `id` and `title`",
        help vi "khai báo [[fund]] trong tệp đó, gồm `id` và `title`";

    UNKNOWN_CONTENT = "E135" "unknown-content" Error:
        en "plan.toml has no content of spending `{id}`",
        vi "không có nội dung chi `{id}` trong plan.toml",
        help en "list it there as a [[funding.content]] with `id` and `title`",
        help vi "khai báo [[funding.content]] trong tệp đó, gồm `id` và `title`";

    UNKNOWN_TARGET_GROUP = "E130" "unknown-target-group" Error:
        en "plan.toml has no target group `{id}`",
        vi "không có nhóm chỉ tiêu `{id}` trong plan.toml",
        help en "list it there as a [[target-group]] with `id` and `title`",
        help vi "khai báo [[target-group]] trong tệp đó, gồm `id` và `title`";

    PLAN_DATES = "E115" "plan-dates" Error:
        en "the plan ends on {end}, before it starts on {start}",
        vi "kế hoạch kết thúc {end}, trước ngày bắt đầu {start}";

    NO_DUE = "E202" "no-due" Error:
        en "task {task} has no `due`",
        vi "nhiệm vụ {task} không có thời hạn `due`",
        help en "give a date, `every-report`, `continuous`, `on-demand` …",
        help vi "ghi một ngày, `every-report`, `continuous`, `on-demand` …";

    GROUP_IN_GROUP = "E414" "group-in-group" Error:
        en "group {group} has the group {member} among its members",
        vi "nhóm {group} có thành viên {member} cũng là nhóm",
        help en "name the members of that group themselves",
        help vi "ghi thẳng các thành viên của nhóm đó";

    GROUP_WITHOUT_MEMBERS = "E415" "group-without-members" Error:
        en "group {group} has no members, so nobody can deliver for it",
        vi "nhóm {group} không có thành viên nên không ai nộp kết quả được",
        help en "name the assignees that it stands for: `members = [\"thon-1\", \"thon-2\"]`",
        help vi "ghi những ai thuộc nhóm: `members = [\"thon-1\", \"thon-2\"]`";

    MEMBERS_WITHOUT_GROUP = "E416" "members-without-group" Error:
        en "{assignee} has members, but it is not a group",
        vi "{assignee} có `members` nhưng không phải là nhóm",
        help en "write `kind = \"group\"`, or take `members` away",
        help vi "ghi `kind = \"group\"`, hoặc bỏ `members`";

    BOUND_COUNT = "E301" "bound-count" Error in [Targets]:
        en "target `{target}` {fault}",
        vi "chỉ tiêu `{target}` {fault}",
        help en "give exactly one bound (at-least, at-most, rank-within, done, rise-by …) or qualitative = true",
        help vi "ghi đúng một mức (at-least, at-most, rank-within, done, rise-by …) hoặc qualitative = true";

    TWO_SECTIONS = "E331" "two-sections" Error in [Targets]:
        en "target `{target}` names a group and an area: nobody knows under which to show it",
        vi "chỉ tiêu `{target}` vừa ghi nhóm vừa ghi lĩnh vực: không rõ thuộc mục nào",
        help en "keep `group` or `area`",
        help vi "chỉ giữ `group` hoặc `area`";

    PERIOD_NAME = "E308" "period-name" Error in [Targets]:
        en "`{file}` is not named after a period of the plan",
        vi "tên tệp `{file}` không phải là một kỳ báo cáo của kế hoạch",
        help en "name it like 2023-Q1.toml, 2023-H1.toml, 2023-Q3.toml, 2023.toml",
        help vi "đặt tên như 2023-Q1.toml, 2023-H1.toml, 2023-Q3.toml, 2023.toml";

    VALUE_OUTSIDE_PERIODS = "E334" "value-outside-periods" Error in [Targets]:
        en "`{indicator}` counts by the periods of `{scheme}`, which has no {period}",
        vi "`{indicator}` tính theo kỳ của `{scheme}`, không có kỳ {period}",
        help en "its reports are {known}",
        help vi "các kỳ báo cáo của chỉ số: {known}";

    VALUE_SHAPE = "E310" "value-shape" Error in [Targets]:
        en "`{indicator}` is a {measure}: its value needs {expected}, and nothing else",
        vi "`{indicator}` là {measure}: số liệu cần {expected}, không thêm gì khác";

    UNKNOWN_CLASS = "E342" "unknown-class" Error in [Targets]:
        en "`{indicator}` has no class `{class}`; its classes are {classes}",
        vi "`{indicator}` không có mức `{class}`; các mức là {classes}";

    RESERVED_INDICATOR = "E321" "reserved-indicator" Error in [Targets]:
        en "`{id}` is computed by cchc and cannot be defined or reported",
        vi "`{id}` do cchc tự tính, không được định nghĩa hay báo cáo";

    UNKNOWN_CRITERION = "E710" "unknown-criterion" Error in [Scores]:
        en "set {set} has no criterion `{id}`",
        vi "bộ tiêu chí {set} không có tiêu chí `{id}`",
        help en "write the id as the set has it, in quotes: \"1.1\"",
        help vi "ghi đúng mã như trong bộ tiêu chí, trong dấu nháy: \"1.1\"";

    CRITERION_CIRCLE = "E713" "criterion-circle" Error in [Scores]:
        en "criterion {criterion} lies under itself",
        vi "tiêu chí {criterion} nằm trong chính nó",
        help en "correct `part-of`: the group of a group may not be one of its parts",
        help vi "sửa `part-of`: tiêu chí nhóm không được nằm trong tiêu chí con của nó";

    CRITERION_SOURCE = "E714" "criterion-source" Error in [Scores]:
        en "criterion {criterion} {fault}",
        vi "tiêu chí {criterion} {fault}";

    POINTS_ABOVE_MAX = "E715" "points-above-max" Error in [Scores]:
        en "criterion {criterion} can give {points} points, more than its maximum of {max}",
        vi "tiêu chí {criterion} có thể cho {points} điểm, quá điểm tối đa {max}",
        help en "correct the points of the rule, or `max`",
        help vi "sửa điểm trong quy tắc, hoặc sửa `max`";
}
