//! The heads of the columns of annexes. Our own annexes write the first word; tables of other offices are read by all.

use crate::value::word_enum;

word_enum! {
    /// The content of a column of an annex. Its title is the head that our own annexes write.
    pub(crate) enum AnnexColumn {
        /// The number of the row.
        Number = "number" { en: "number", vi: "STT" },
        /// The task.
        Title = "title" { en: "task", vi: "Nhiệm vụ" },
        /// The output.
        Output = "output" { en: "output", vi: "Sản phẩm" },
        /// The leads.
        Lead = "lead" { en: "lead", vi: "Chủ trì" },
        /// Those who support.
        Support = "support" { en: "support", vi: "Phối hợp" },
        /// Those who oversee.
        Oversee = "oversee" { en: "oversee", vi: "Giám sát" },
        /// When it is due.
        Due = "due" { en: "deadline", vi: "Thời hạn" },
        /// A remark.
        Note = "note" { en: "note", vi: "Ghi chú" },
        /// The estimated cost.
        Cost = "cost" { en: "estimate", vi: "Dự toán" },
        /// The sum that was spent.
        Spent = "spent" { en: "spent", vi: "Đã chi" },
        /// The sum that is left.
        Rest = "rest" { en: "rest", vi: "Còn lại" },
        /// Where the money comes from.
        Fund = "fund" { en: "fund", vi: "Nguồn kinh phí" },
        /// The body to which the output goes.
        SubmitTo = "submit-to" { en: "submitted to", vi: "Cấp trình" },
        /// How far it is, what came of it.
        State = "state" { en: "result", vi: "Kết quả" },
        /// The target.
        Target = "target" { en: "target", vi: "Chỉ tiêu" },
        /// The unit of its figure.
        Unit = "unit" { en: "unit", vi: "Đơn vị tính" },
        /// The figure that it must reach.
        Bound = "bound" { en: "bound", vi: "Mức phải đạt" },
        /// The verdict on it.
        Verdict = "verdict" { en: "verdict", vi: "Đánh giá" },
        /// The code of a row of statistics.
        Code = "code" { en: "code", vi: "Mã" },
        /// A row of statistics.
        Criterion = "criterion" { en: "criterion", vi: "Tiêu chí thống kê" },
        /// Its figure in the period.
        InPeriod = "in-period" { en: "in the period", vi: "Trong kỳ" },
        /// Its figure to date.
        ToDate = "to-date" { en: "to date", vi: "Lũy kế" },
        /// A criterion by which the body scores itself, or its group.
        Scored = "scored" { en: "field, criterion", vi: "Lĩnh vực, tiêu chí, tiêu chí thành phần" },
        /// Its most points.
        Maximum = "maximum" { en: "maximum", vi: "Điểm tối đa" },
        /// The points that the body gives itself.
        SelfScore = "self-score" { en: "self-score", vi: "Điểm tự chấm" },
        /// The documents that prove them.
        Evidence = "evidence" { en: "evidence", vi: "Tài liệu kiểm chứng" },
        /// How they come about.
        Explanation = "explanation" { en: "explanation", vi: "Giải trình" },
        /// The points after appraisal.
        Appraised = "appraised" { en: "appraised", vi: "Điểm thẩm định" },
        /// The words of the appraisal.
        Opinion = "opinion" { en: "opinion", vi: "Ý kiến thẩm định" },
    }
}

/// The heads of our own table of tasks.
pub(super) const TASK_HEADS: [AnnexColumn; 8] = [
    AnnexColumn::Number,
    AnnexColumn::Title,
    AnnexColumn::Output,
    AnnexColumn::Lead,
    AnnexColumn::Support,
    AnnexColumn::Due,
    AnnexColumn::State,
    AnnexColumn::Note,
];

/// The heads of our own table of targets.
pub(super) const TARGET_HEADS: [AnnexColumn; 6] = [
    AnnexColumn::Number,
    AnnexColumn::Target,
    AnnexColumn::Bound,
    AnnexColumn::State,
    AnnexColumn::Verdict,
    AnnexColumn::Note,
];

/// The heads of our own table of statistics.
pub(super) const STATISTICS_HEADS: [AnnexColumn; 5] =
    [AnnexColumn::Code, AnnexColumn::Criterion, AnnexColumn::Unit, AnnexColumn::InPeriod, AnnexColumn::ToDate];

/// The heads of our own table of money.
pub(super) const FUNDING_HEADS: [AnnexColumn; 8] = [
    AnnexColumn::Number,
    AnnexColumn::Title,
    AnnexColumn::Lead,
    AnnexColumn::Fund,
    AnnexColumn::Cost,
    AnnexColumn::Spent,
    AnnexColumn::Rest,
    AnnexColumn::Note,
];

/// The heads of our own sheet of points.
pub(super) const SCORE_HEADS: [AnnexColumn; 8] = [
    AnnexColumn::Number,
    AnnexColumn::Scored,
    AnnexColumn::Maximum,
    AnnexColumn::SelfScore,
    AnnexColumn::Evidence,
    AnnexColumn::Explanation,
    AnnexColumn::Appraised,
    AnnexColumn::Opinion,
];

impl AnnexColumn {
    /// The head that our own annexes write.
    pub(crate) const fn head(self) -> &'static str {
        self.title().vi
    }

    /// Further words by which tables are read. A head may have more around them, like "Cơ quan chủ trì".
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        self.listed().split(" | ").filter(|word| !word.is_empty())
    }

    const fn listed(self) -> &'static str {
        match self {
            Self::Number => "TT | Số TT | Số thứ tự | Stt.",
            Self::Title => {
                "tên nhiệm vụ | nội dung nhiệm vụ | nội dung công việc | nội dung | nội dung thực hiện | \
                 nội dung triển khai | nội dung hoạt động | nội dung, nhiệm vụ | nội dung, công việc | \
                 nhiệm vụ, nội dung công việc | nhiệm vụ, giải pháp | nhiệm vụ cụ thể | \
                 nhiệm vụ chủ yếu | nhiệm vụ trọng tâm | nhiệm vụ/hoạt động | hoạt động | \
                 hoạt động triển khai | hoạt động chủ yếu | công việc | tên công việc | đầu việc"
            }
            Self::Output => {
                "kết quả/sản phẩm | sản phẩm/kết quả | kết quả, sản phẩm | sản phẩm, kết quả | \
                 sản phẩm đầu ra | sản phẩm dự kiến | kết quả | kết quả đầu ra | kết quả dự kiến | \
                 minh chứng | sản phẩm hoàn thành | sản phẩm, minh chứng | kết quả thực hiện dự kiến"
            }
            Self::Lead => {
                "cơ quan chủ trì | đơn vị chủ trì | cơ quan, đơn vị chủ trì | bộ phận chủ trì | \
                 công chức chủ trì | cán bộ chủ trì | người chủ trì | chủ trì thực hiện | \
                 chủ trì tham mưu | đơn vị chủ trì thực hiện | cơ quan chủ trì thực hiện | \
                 cơ quan chủ trì tham mưu | công chức chủ trì tham mưu | bộ phận chủ trì thực hiện | \
                 đơn vị thực hiện | cơ quan thực hiện | cơ quan, đơn vị thực hiện | bộ phận thực hiện | \
                 người thực hiện | phụ trách | người phụ trách | bộ phận phụ trách | \
                 công chức phụ trách | cán bộ phụ trách | đơn vị phụ trách | phụ trách chính | \
                 chịu trách nhiệm | trách nhiệm thực hiện | phân công thực hiện | \
                 đơn vị chủ trì, phối hợp | chủ trì, phối hợp | công chức thực hiện | \
                 bộ phận, công chức chủ trì | bộ phận, công chức thực hiện | \
                 cơ quan, đơn vị chủ trì, phối hợp | cơ quan, đơn vị, bộ phận chủ trì"
            }
            Self::Support => {
                "cơ quan phối hợp | đơn vị phối hợp | cơ quan, đơn vị phối hợp | lực lượng phối hợp | \
                 bộ phận phối hợp | công chức phối hợp | phối hợp thực hiện | \
                 đơn vị phối hợp thực hiện | cơ quan phối hợp thực hiện | người phối hợp | \
                 cán bộ phối hợp | thành phần phối hợp"
            }
            Self::Oversee => "cơ quan giám sát | đơn vị giám sát | theo dõi, giám sát",
            Self::Due => {
                "thời gian | thời gian hoàn thành | thời gian thực hiện | thời gian trình | \
                 thời hạn hoàn thành | thời hạn thực hiện | thời hạn trình | hạn | hạn hoàn thành | \
                 hạn thực hiện | tiến độ | tiến độ thực hiện | tiến độ hoàn thành | mốc | \
                 mốc thời gian | mốc hoàn thành | thời điểm | thời điểm hoàn thành | ngày hoàn thành | \
                 thời gian, tiến độ | thời gian kết thúc | thời gian dự kiến | \
                 thời gian dự kiến hoàn thành | thời gian triển khai | lộ trình"
            }
            Self::Note => "chú thích",
            Self::Cost => {
                "kinh phí | dự toán kinh phí | kinh phí dự kiến | kinh phí thực hiện | dự kiến kinh phí | \
                 tổng kinh phí | số tiền"
            }
            Self::Spent => "số đã chi | kinh phí đã chi | kinh phí đã sử dụng | đã giải ngân | giải ngân",
            Self::Rest => "kinh phí còn lại | số còn lại",
            Self::Fund => "nguồn | nguồn vốn | nguồn kinh phí thực hiện | kinh phí nguồn",
            Self::SubmitTo => "cấp trình, ban hành | trình | cơ quan trình | cấp ban hành | cấp phê duyệt",
            Self::State => {
                "kết quả thực hiện | tình hình thực hiện | kết quả đạt được | trạng thái | tình trạng | \
                 thời gian bắt đầu | bắt đầu | ngày bắt đầu | thực hiện năm | ước thực hiện | \
                 kết quả năm | đã thực hiện"
            }
            Self::Target => {
                "tên chỉ tiêu | nội dung chỉ tiêu | chỉ tiêu chủ yếu | chỉ tiêu cụ thể | \
                 chỉ tiêu, tiêu chí | mục tiêu, chỉ tiêu | mục tiêu | các chỉ tiêu | danh mục chỉ tiêu"
            }
            Self::Unit => "đvt | đơn vị",
            Self::Bound => {
                "kế hoạch | chỉ tiêu giao | chỉ tiêu kế hoạch | chỉ tiêu được giao | kế hoạch giao | \
                 mức đạt | mục tiêu phải đạt | chỉ tiêu phấn đấu | mức phấn đấu | kế hoạch năm | \
                 chỉ tiêu năm | mục tiêu năm | giao | số giao"
            }
            Self::Verdict
            | Self::Code
            | Self::Criterion
            | Self::InPeriod
            | Self::ToDate
            | Self::Scored
            | Self::Maximum
            | Self::SelfScore
            | Self::Evidence
            | Self::Explanation
            | Self::Appraised
            | Self::Opinion => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnnexColumn, FUNDING_HEADS, SCORE_HEADS, STATISTICS_HEADS, TARGET_HEADS, TASK_HEADS};

    /// The texts of the cells of a row.
    fn cells(row: &str) -> Vec<String> {
        let texts = |cell: &str| -> String {
            let runs = cell.split("<w:t").skip(1).filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"));
            runs.map(|(text, _)| text).collect()
        };
        row.split("<w:tc>").skip(1).map(texts).collect()
    }

    #[test]
    fn word_templates_have_the_same_heads() {
        let known: Vec<&str> = AnnexColumn::ALL.into_iter().map(AnnexColumn::head).collect();
        let all = [&TASK_HEADS[..], &TARGET_HEADS, &STATISTICS_HEADS, &FUNDING_HEADS, &SCORE_HEADS]
            .map(|heads| heads.iter().map(|it| it.head()));
        let mut missing: Vec<Vec<&str>> = all.into_iter().map(Iterator::collect).collect();
        let mut count = 0;
        for layout in ["annex", "plan", "report"] {
            let path = format!("templates/paper/{layout}/word/document.xml");
            let xml = std::fs::read_to_string(path).expect("a layout");
            let rows = xml.split("<w:tr>").skip(1).map(|row| row.split("</w:tr>").next().unwrap_or_default());
            for row in rows.filter(|row| row.contains("tblHeader")) {
                let heads = cells(row);
                assert!(heads.iter().all(|head| known.contains(&head.as_str())), "{layout}: {heads:?}");
                missing.retain(|own| *own != heads);
                count += 1;
            }
        }
        assert_eq!((count, missing), (10, Vec::<Vec<&str>>::new()));
    }
}
