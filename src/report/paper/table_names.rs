//! The names for the tables of annexes, and those that other lists have too.

use super::fields::FieldName;
use super::score_names::SCORE_SETS;

pub(super) const ID: FieldName = FieldName::text("id", "its id", "mã");
pub(super) const TITLE: FieldName = FieldName::text("title", "its title", "tên");
pub(super) const LEAD: FieldName = FieldName::text("lead", "who leads", "người chủ trì");
pub(super) const NUMBER: FieldName = FieldName::text("number", "its number", "số thứ tự");
const COST: FieldName = FieldName::text("cost", "the estimate in đồng", "dự toán, đồng");
const SPENT: FieldName = FieldName::text("spent", "what was spent, in đồng", "đã chi, đồng");
const REST: FieldName = FieldName::text("rest", "the estimate less what was spent", "dự toán trừ số đã chi");

pub(super) const TABLES: &[FieldName] = &[
    FieldName::group(
        "tables",
        "which tables an annex by itself has",
        "phụ lục riêng có những bảng nào",
        &[
            FieldName::text("tasks", "there where the tasks are asked for", "có khi yêu cầu bảng nhiệm vụ"),
            FieldName::text("targets", "there where the targets are asked for", "có khi yêu cầu bảng chỉ tiêu"),
            FieldName::text("statistics", "there where the statistics are asked for", "có khi yêu cầu biểu thống kê"),
            FieldName::text("funding", "there where the money is asked for", "có khi yêu cầu bảng kinh phí"),
            FieldName::text(
                "score",
                "there where the sheet of points is asked for",
                "có khi yêu cầu bảng tự chấm điểm",
            ),
        ],
    ),
    FieldName::list(
        "task-areas",
        "the table of tasks, area by area",
        "bảng nhiệm vụ, theo lĩnh vực",
        &[
            NUMBER,
            TITLE,
            FieldName::list(
                "tasks",
                "the rows",
                "các dòng",
                &[
                    ID,
                    TITLE,
                    FieldName::text("output", "what comes out of it", "sản phẩm"),
                    LEAD,
                    FieldName::text("support", "who supports", "người phối hợp"),
                    FieldName::text("due", "when it is due", "thời hạn"),
                    FieldName::text("state", "its state", "kết quả"),
                    FieldName::text(
                        "note",
                        "a document number, a share or the days late",
                        "số văn bản, tiến độ hoặc số ngày trễ",
                    ),
                ],
            ),
        ],
    ),
    FieldName::list(
        "target-groups",
        "the table of targets, section by section",
        "bảng chỉ tiêu, theo nhóm",
        &[
            TITLE,
            FieldName::list(
                "targets",
                "the rows",
                "các dòng",
                &[
                    NUMBER,
                    TITLE,
                    FieldName::text("bound", "what is asked for", "mức yêu cầu"),
                    FieldName::text("value", "the value to date", "số liệu đến nay"),
                    FieldName::text("verdict", "the verdict", "kết quả"),
                    LEAD,
                    FieldName::text("by", "the last day for it", "thời hạn"),
                    FieldName::text("note", "the period of the value", "kỳ của số liệu"),
                ],
            ),
        ],
    ),
    FieldName::list(
        "funding-areas",
        "the table of money, area by area",
        "bảng kinh phí, theo lĩnh vực",
        &[
            NUMBER,
            TITLE,
            COST,
            SPENT,
            REST,
            FieldName::list(
                "tasks",
                "the rows",
                "các dòng",
                &[
                    ID,
                    TITLE,
                    LEAD,
                    FieldName::text("fund", "the fund that pays for it", "nguồn kinh phí"),
                    COST,
                    SPENT,
                    REST,
                    FieldName::text("note", "whether it is dropped", "ghi khi dừng thực hiện"),
                ],
            ),
        ],
    ),
    FieldName::group(
        "funding-total",
        "the money of all areas",
        "kinh phí của toàn bộ các lĩnh vực",
        &[COST, SPENT, REST],
    ),
    FieldName::list(
        "statistics",
        "the statistics annexes",
        "các biểu thống kê",
        &[
            FieldName::text(
                "number",
                "the number of the annex, with a blank before it",
                "số phụ lục, có dấu cách phía trước",
            ),
            FieldName::text(
                "id",
                "the form's id; none where every indicator stands in it",
                "mã biểu; không có khi biểu gồm mọi chỉ số",
            ),
            FieldName::text("again", "there from the second annex on", "có từ biểu thứ hai trở đi"),
            TITLE,
            FieldName::text("title-capitals", "its title in capitals", "tên biểu, chữ in hoa"),
            FieldName::list(
                "rows",
                "the rows",
                "các dòng",
                &[
                    FieldName::text("code", "the row's code", "mã dòng"),
                    TITLE,
                    FieldName::text("unit", "the unit", "đơn vị tính"),
                    FieldName::text("value", "the figure of the period", "số trong kỳ"),
                    FieldName::text("to-date", "the figure since the plan's start", "số lũy kế"),
                ],
            ),
        ],
    ),
    SCORE_SETS,
];
