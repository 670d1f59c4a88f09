//! `[paper]`: what stands on every paper of an office. plan.toml overrides cchc.toml, key by key.

use crate::keys::table;
use crate::source::At;
use crate::value::{Text, word_enum};

word_enum! {
    /// A kind of paper.
    pub enum PaperKind {
        /// The report on a period.
        Report = "report" { en: "the report on a period", vi: "báo cáo định kỳ" },
        /// The plan itself.
        Plan = "plan" { en: "the plan itself, with its annexes", vi: "bản thân kế hoạch, kèm phụ lục" },
        /// Late and due tasks, for each person.
        Reminder = "reminder" { en: "late and due tasks, for each person", vi: "đôn đốc: việc trễ, việc sắp đến hạn của từng người" },
        /// Public facts for the loudspeaker.
        Bulletin = "bulletin" { en: "public facts, for the loudspeaker", vi: "bản tin truyền thanh, chỉ nội dung công khai" },
        /// A table of the plan by itself.
        Annex = "annex" { en: "a table of the plan by itself", vi: "phụ lục: một bảng của kế hoạch" },
    }
}

table! {
    /// The words on every paper of an office.
    #[derive(Default)]
    pub struct Letterhead: "[paper]", "[paper]" {
        pub superior: Option<At<Text>> = optional "superior", "the body above, over the issuer's name; a committee has none", "cơ quan chủ quản, ghi trên tên cơ quan ban hành; UBND thì không có";
        pub issuer: Option<At<Vec<At<Text>>>> = optional "issuer", "the issuing body, line by line; default from `unit`", "tên cơ quan ban hành, từng dòng; mặc định lấy từ `unit`";
        pub short: Option<At<Text>> = optional "short", "its short form in the symbol of a paper; default UBND", "chữ viết tắt trong ký hiệu văn bản; mặc định UBND";
        pub place: Option<At<Text>> = optional "place", "the place before the date; default from `unit`", "địa danh trước ngày tháng; mặc định lấy từ `unit`";
        pub drafting_unit: Option<At<Text>> = optional "drafting-unit", "who drafts, behind \"Lưu: VT\"", "bộ phận soạn thảo, sau \"Lưu: VT\"";
        pub to: Option<At<Vec<At<Text>>>> = optional "to", "to whom reports go (kính gửi)", "nơi kính gửi báo cáo";
        pub templates: Templates = optional "templates", "templates of the office's own (.docx), inside the workspace", "mẫu riêng của cơ quan (.docx), trong không gian làm việc";
    }
}

table! {
    /// The templates of an office, by kind of paper.
    #[derive(Default)]
    pub struct Templates: "[paper.templates]", "[paper.templates]" {
        pub report: Option<At<Text>> = optional "report", "of the report", "của báo cáo";
        pub plan: Option<At<Text>> = optional "plan", "of the plan", "của kế hoạch";
        pub reminder: Option<At<Text>> = optional "reminder", "of the reminder", "của văn bản đôn đốc";
        pub bulletin: Option<At<Text>> = optional "bulletin", "of the bulletin", "của bản tin";
        pub annex: Option<At<Text>> = optional "annex", "of the annex", "của phụ lục";
    }
}

impl Templates {
    /// The template of a kind.
    pub(crate) const fn of(&self, kind: PaperKind) -> Option<&At<Text>> {
        match kind {
            PaperKind::Report => self.report.as_ref(),
            PaperKind::Plan => self.plan.as_ref(),
            PaperKind::Reminder => self.reminder.as_ref(),
            PaperKind::Bulletin => self.bulletin.as_ref(),
            PaperKind::Annex => self.annex.as_ref(),
        }
    }
}

impl Letterhead {
    /// The templates that it names, with their kinds.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &At<Text>> {
        PaperKind::ALL.into_iter().filter_map(|kind| self.templates.of(kind))
    }

    /// Every text, for checks of what is still to be written.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &At<Text>> {
        let single = [&self.superior, &self.short, &self.place, &self.drafting_unit].into_iter().flatten();
        let lists = [&self.issuer, &self.to].into_iter().flatten().flat_map(|list| &list.value);
        single.chain(lists)
    }

    /// This one, with the keys of `general` that it lacks.
    pub(crate) fn over(&self, general: &Self) -> Self {
        let (own, general) = (self.clone(), general.clone());
        let (mine, theirs) = (own.templates, general.templates);
        Self {
            superior: own.superior.or(general.superior),
            issuer: own.issuer.or(general.issuer),
            short: own.short.or(general.short),
            place: own.place.or(general.place),
            drafting_unit: own.drafting_unit.or(general.drafting_unit),
            to: own.to.or(general.to),
            templates: Templates {
                report: mine.report.or(theirs.report),
                plan: mine.plan.or(theirs.plan),
                reminder: mine.reminder.or(theirs.reminder),
                bulletin: mine.bulletin.or(theirs.bulletin),
                annex: mine.annex.or(theirs.annex),
            },
        }
    }
}
