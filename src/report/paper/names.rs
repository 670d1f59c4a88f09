//! Every name that a template may use, by kind of paper.

use super::fields::{FieldKind, FieldName};
use super::table_names::{ID, LEAD, NUMBER, TABLES, TITLE};
use crate::model::PaperKind;
use std::sync::LazyLock;

/// The names of each kind, with the group `any` over its lists.
macro_rules! names {
    ($kind:ident; $($name:ident: $($part:ident),+;)+) => {
        match $kind {$(
            PaperKind::$name => {
                static ANY: LazyLock<Vec<FieldName>> = LazyLock::new(|| lists(&[$($part),+].concat()));
                static ALL: LazyLock<Vec<FieldName>> = LazyLock::new(|| with_any([$($part),+].concat(), &ANY));
                &ALL
            }
        )+}
    };
}

/// The names of a kind of paper.
#[must_use]
pub fn field_names(kind: PaperKind) -> &'static [FieldName] {
    names! { kind;
        Report: COMMON, REPORT, TABLES;
        Plan: COMMON, PLAN, TABLES;
        Reminder: COMMON, REMINDER;
        Bulletin: COMMON, BULLETIN;
        Annex: COMMON, TABLES;
    }
}

/// A text for each list: a block over the list itself repeats, and words before the list must stand once.
fn lists(names: &[FieldName]) -> Vec<FieldName> {
    let lists = names.iter().filter(|name| name.kind.repeats());
    lists.map(|list| FieldName { kind: FieldKind::Text, ..*list }).collect()
}

fn with_any(mut names: Vec<FieldName>, any: &'static [FieldName]) -> Vec<FieldName> {
    let about = "there where a list is not empty: {{#any.next}} stands once, {{#next}} for each item";
    names.push(FieldName::group(
        "any",
        about,
        "có khi danh sách không rỗng: {{#any.next}} chỉ một lần, {{#next}} lặp từng mục",
        any,
    ));
    names
}

const END: FieldName =
    FieldName::text("end", "the sign behind an item: ; and behind the last .", "dấu sau mỗi mục: ; và sau mục cuối .");
const TEXT: FieldName = FieldName::text("text", "the sentence without its last sign", "câu, chưa có dấu cuối");
const SENTENCES: &[FieldName] = &[TEXT, END];

const COMMON: &[FieldName] = &[
    FieldName::text("draft", "the words of a draft; none otherwise", "dòng chữ của bản nháp; bản chính thức không có"),
    FieldName::text("superior", "the body above, in capitals", "cơ quan chủ quản, chữ in hoa"),
    FieldName::texts(
        "issuer",
        "the issuing body, line by line, in capitals",
        "cơ quan ban hành, từng dòng, chữ in hoa",
    ),
    FieldName::text(
        "issuer-rule",
        "no-break spaces of a third to half the length of its last line, to be underlined",
        "khoảng trắng dài bằng 1/3 đến 1/2 dòng cuối, để gạch chân",
    ),
    FieldName::text("issuer-name", "the issuing body in running text", "tên cơ quan ban hành trong câu"),
    FieldName::text("number", "the number of the paper, or a gap", "số văn bản, hoặc chỗ trống"),
    FieldName::text("symbol", "the symbol behind the number: BC-UBND", "ký hiệu sau số: BC-UBND"),
    FieldName::text("place", "the place", "địa danh"),
    FieldName::text("date", "the date in words, or a gap", "ngày tháng năm, hoặc chỗ trống"),
    FieldName::text("place-and-date", "both in one line", "địa danh và ngày tháng trên một dòng"),
    FieldName::text("kind", "the kind of paper, in capitals", "tên loại văn bản, chữ in hoa"),
    FieldName::text("kind-name", "the kind of paper in running text", "tên loại văn bản trong câu"),
    FieldName::text("subject", "what the paper is about", "trích yếu"),
    FieldName::list("to", "to whom it goes", "nơi kính gửi", SENTENCES),
    FieldName::text("to-one", "to whom it goes, where it is one", "nơi kính gửi, khi chỉ có một"),
    FieldName::list("to-many", "to whom it goes, where they are several", "nơi kính gửi, khi có nhiều", SENTENCES),
    FieldName::list("legal-bases", "the documents on which it rests", "các căn cứ", SENTENCES),
    FieldName::group(
        "plan",
        "the plan",
        "kế hoạch",
        &[
            ID,
            TITLE,
            FieldName::text("unit", "the body that it belongs to", "cơ quan của kế hoạch"),
            FieldName::text("locality", "where it lies", "địa bàn"),
            FieldName::text("start", "its first day", "ngày đầu"),
            FieldName::text("end", "its last day", "ngày cuối"),
            FieldName::text("number", "its kind, number and date, if issued", "loại, số và ngày, nếu đã ban hành"),
            FieldName::text(
                "reference",
                "the plan in a sentence, with number and date",
                "kế hoạch trong câu, kèm số và ngày",
            ),
        ],
    ),
    FieldName::group(
        "period",
        "the period of the paper",
        "kỳ của văn bản",
        &[
            FieldName::text("name", "its name: 2023-Q3", "tên kỳ: 2023-Q3"),
            FieldName::text("title", "its title: quý III năm 2023", "tên đầy đủ: quý III năm 2023"),
            FieldName::text("title-capitals", "the same in capitals", "tên đầy đủ, chữ in hoa"),
            FieldName::text("from", "its first day", "ngày đầu"),
            FieldName::text("to", "its last day", "ngày cuối"),
        ],
    ),
    FieldName::text("as-of", "the day of which the paper speaks", "ngày mà văn bản tính đến"),
    FieldName::group(
        "signature",
        "the signature",
        "chữ ký",
        &[
            FieldName::text("capacity", "in whose name it is signed", "thẩm quyền ký"),
            FieldName::text("post", "the signer's post, in capitals", "chức vụ người ký, chữ in hoa"),
            FieldName::text("name", "the signer's name", "họ tên người ký"),
        ],
    ),
    FieldName::list("recipients", "who receives it", "nơi nhận", SENTENCES),
    FieldName::text("attached", "the line under the title of an annex", "dòng \"Kèm theo\" dưới tên phụ lục"),
    FieldName::group(
        "annexes",
        "the numbers of the annexes, with a blank before them",
        "số của các phụ lục, có dấu cách phía trước",
        &[
            FieldName::text("tasks", "of the tasks", "của nhiệm vụ"),
            FieldName::text("targets", "of the targets", "của chỉ tiêu"),
            FieldName::text("statistics", "of the first statistics annex", "của biểu thống kê đầu tiên"),
        ],
    ),
];

const AREA: &[FieldName] = &[
    NUMBER,
    ID,
    TITLE,
    FieldName::text("narrative", "what the office wrote about it", "lời văn của cơ quan"),
    FieldName::text("summary", "how many tasks are in which state", "số nhiệm vụ theo tình trạng"),
    FieldName::list("items", "what was delivered in the period", "kết quả đã nộp trong kỳ", SENTENCES),
    FieldName::list(
        "figures",
        "the targets of the area with their values",
        "chỉ tiêu của lĩnh vực kèm số liệu",
        SENTENCES,
    ),
];
const TASK_ITEM: &[FieldName] = &[
    ID,
    TITLE,
    LEAD,
    FieldName::text("due", "its due day", "thời hạn"),
    FieldName::text("days-late", "how many days late; none while it is in time", "số ngày trễ; còn hạn thì không có"),
    TEXT,
    END,
];
const TARGET_ITEM: &[FieldName] = &[
    ID,
    TITLE,
    FieldName::text("bound", "what is asked for", "mức yêu cầu"),
    FieldName::text("value", "the value to date", "số liệu đến nay"),
    FieldName::text("verdict", "the verdict", "kết quả"),
    TEXT,
    END,
];

const REPORT: &[FieldName] = &[
    FieldName::list("steering", "the areas of part I", "các lĩnh vực thuộc phần I", AREA),
    FieldName::list("areas", "the areas of part II", "các lĩnh vực thuộc phần II", AREA),
    FieldName::text("achieved", "what the office wrote about what was achieved", "lời văn về kết quả đạt được"),
    FieldName::text("targets-summary", "how many targets have which verdict", "số chỉ tiêu theo kết quả"),
    FieldName::list("attained", "the targets that are attained", "các chỉ tiêu đạt", TARGET_ITEM),
    FieldName::text("limits", "what the office wrote about limits", "lời văn về tồn tại, hạn chế"),
    FieldName::list("overdue", "the tasks that are overdue", "các nhiệm vụ quá hạn", TASK_ITEM),
    FieldName::list(
        "missed",
        "the targets that are missed, out of reach or off track",
        "các chỉ tiêu không đạt, không thể đạt hoặc chậm",
        TARGET_ITEM,
    ),
    FieldName::text("causes", "what the office wrote about causes", "lời văn về nguyên nhân"),
    FieldName::list(
        "difficulties",
        "the unresolved difficulties, where no causes are written",
        "khó khăn chưa giải quyết, khi không có lời văn về nguyên nhân",
        SENTENCES,
    ),
    FieldName::list(
        "oversight",
        "what council, Fatherland Front and citizens found",
        "nội dung HĐND, MTTQ và người dân giám sát phát hiện",
        SENTENCES,
    ),
    FieldName::text("next-title", "the next period; none behind the last", "kỳ tới; sau kỳ cuối thì không có"),
    FieldName::text("next-title-capitals", "the same in capitals", "kỳ tới, chữ in hoa"),
    FieldName::text("directions", "what the office wrote about the next period", "phương hướng kỳ tới"),
    FieldName::list("next", "the tasks that are due in the next period", "nhiệm vụ đến hạn kỳ tới", TASK_ITEM),
    FieldName::list("proposals", "the proposals", "kiến nghị", SENTENCES),
];

const PLAN: &[FieldName] = &[
    FieldName::group(
        "parts",
        "the Roman numbers of the parts that the plan has",
        "số La Mã của các phần mà kế hoạch có",
        &[
            FieldName::text("priority-fields", "of the priority fields", "của lĩnh vực trọng tâm"),
            FieldName::text("goals", "of the targets", "của mục tiêu, chỉ tiêu"),
            FieldName::text("areas", "of the tasks", "của nhiệm vụ"),
            FieldName::text("solutions", "of the solutions", "của giải pháp"),
            FieldName::text("funding", "of the funding", "của kinh phí"),
            FieldName::text("assignments", "of the assignments", "của tổ chức thực hiện"),
        ],
    ),
    FieldName::text("decision", "there where a decision (QĐ) issues the plan", "có khi ban hành bằng quyết định"),
    FieldName::text("authority", "who decides, in capitals", "cơ quan quyết định, chữ in hoa"),
    FieldName::list("articles", "the articles of the decision", "các điều của quyết định", &[NUMBER, TEXT]),
    FieldName::list("priority-fields", "the priority fields", "lĩnh vực trọng tâm", SENTENCES),
    FieldName::list(
        "goals",
        "the targets in sentences, section by section",
        "các chỉ tiêu thành câu, theo nhóm",
        &[
            TITLE,
            FieldName::list(
                "targets",
                "the targets of the section",
                "chỉ tiêu của nhóm",
                &[TEXT, END, FieldName::list("parts", "the targets under it", "các chỉ tiêu trong đó", SENTENCES)],
            ),
        ],
    ),
    FieldName::list(
        "areas",
        "the areas",
        "các lĩnh vực",
        &[NUMBER, ID, TITLE, LEAD, FieldName::list("tasks", "its tasks", "các nhiệm vụ", &[ID, TEXT, END])],
    ),
    FieldName::list("solutions", "the solutions", "các giải pháp", &[NUMBER, TEXT]),
    FieldName::text("funding", "where the money comes from", "nguồn kinh phí"),
    FieldName::list("funding-rules", "the documents that govern it", "văn bản quy định về kinh phí", SENTENCES),
    FieldName::list(
        "assignments",
        "who does what",
        "tổ chức thực hiện",
        &[
            TITLE,
            FieldName::list("leads", "what they lead", "việc chủ trì", SENTENCES),
            FieldName::text("supports", "what they support", "việc phối hợp"),
        ],
    ),
];

const REMINDER: &[FieldName] = &[
    FieldName::list(
        "people",
        "each person with what is late or due",
        "từng người, kèm việc trễ và sắp đến hạn",
        &[
            TITLE,
            FieldName::text("holder", "who holds the post", "người giữ chức danh"),
            FieldName::list("overdue", "what is overdue", "việc quá hạn", TASK_ITEM),
            FieldName::list("due-soon", "what is due soon", "việc sắp đến hạn", TASK_ITEM),
            FieldName::text(
                "text",
                "all of it in one paragraph of at most 500 characters",
                "tất cả trong một đoạn không quá 500 ký tự",
            ),
        ],
    ),
    FieldName::text("overdue-count", "how many tasks are overdue", "số nhiệm vụ quá hạn"),
    FieldName::text("due-soon-count", "how many tasks are due soon", "số nhiệm vụ sắp đến hạn"),
    FieldName::text("counts", "both in words, without a zero", "cả hai thành lời, bỏ số không"),
    FieldName::text("reply-by", "the day of the next report", "hạn của báo cáo kế tiếp"),
];

const BULLETIN: &[FieldName] = &[
    FieldName::text("greeting", "the greeting", "lời chào"),
    FieldName::list("facts", "how far the plan is", "tình hình thực hiện", SENTENCES),
    FieldName::list("results", "what was delivered in the period", "kết quả trong kỳ", SENTENCES),
    FieldName::list("services", "the targets with their values", "các chỉ tiêu kèm số liệu", SENTENCES),
    FieldName::text("closing", "the last sentence", "lời kết"),
];
