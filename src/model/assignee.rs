//! Those to whom tasks can be given.

use crate::keys::table;
use crate::source::At;
use crate::text::fold;
use crate::value::{AssigneeId, Day, List, Text, word_enum};

word_enum! {
    /// A sort of assignee.
    pub enum AssigneeKind {
        /// An official (công chức).
        Official = "official" { en: "official", vi: "công chức" },
        /// A cadre (cán bộ).
        Cadre = "cadre" { en: "cadre", vi: "cán bộ" },
        /// A part-time worker (người hoạt động không chuyên trách).
        PartTime = "part-time" { en: "part-time worker", vi: "không chuyên trách" },
        /// An office or department.
        Unit = "unit" { en: "unit", vi: "đơn vị" },
        /// A body that the committee asks, but does not command.
        External = "external" { en: "external body", vi: "cơ quan ngoài" },
        /// Several assignees, each of which delivers for itself ("các thôn", "các phòng, ban").
        Group = "group" { en: "group", vi: "nhóm" },
    }
}

table! {
    /// Somebody to whom tasks can be given.
    pub struct Assignee: "an [[assignee]]", "[[assignee]]" {
        pub id: At<AssigneeId> = required "id", "the assignee's id", "mã người được giao";
        pub title: Text = required "title", "the post or body as the plan names it", "chức danh hoặc cơ quan như trong kế hoạch";
        pub kind: AssigneeKind = required "kind", "what sort of assignee it is", "loại người được giao";
        pub members: Option<At<Vec<At<AssigneeId>>>> = optional "members", "of a group: the assignees that it stands for, each of which delivers", "nhóm gồm những ai; mỗi thành viên nộp kết quả riêng";
        pub aliases: Vec<At<Text>> = optional "aliases", "other names in use", "các tên gọi khác";
        pub holders: List<Holder> = optional "holders", "the holders of the post, with their days", "ai giữ chức danh, từ khi nào";
        pub max_leads: Option<At<u32>> = optional "max-leads", "how many tasks it can lead; more is an overload", "chủ trì tối đa bao nhiêu nhiệm vụ; nhiều hơn là quá tải";
    }
}

table! {
    /// Somebody who holds a post for a time.
    pub struct Holder: "a holder", "người giữ chức danh" {
        pub name: Text = required "name", "the person's name", "họ tên";
        pub from: Option<At<Day>> = optional "from", "first day in the post", "từ ngày";
        pub until: Option<At<Day>> = optional "until", "last day in the post", "đến ngày";
    }
}

impl Assignee {
    /// Whether a person could mean this assignee by `name` on a day: by its id, its title, an alias, or the name of the
    /// holder on that day.
    pub(crate) fn answers_to(&self, name: &str, on: Day) -> bool {
        let name_folded = fold(name);
        self.id.value.is(name)
            || std::iter::once(&self.title)
                .chain(self.aliases.iter().map(|alias| &alias.value))
                .chain(self.holders_on(on).map(|holder| &holder.name))
                .any(|known| fold(known.as_str()) == name_folded)
    }

    /// The members of a group, as they are written; none for others.
    pub(crate) fn members(&self) -> &[At<AssigneeId>] {
        let members = self.members.as_ref().filter(|_| self.kind == AssigneeKind::Group);
        members.map_or(&[], |members| &members.value)
    }

    /// The holder of the post on a day, where holders are kept.
    pub(crate) fn holder_on(&self, day: Day) -> Option<&Holder> {
        self.holders_on(day).next()
    }

    /// All holders of the post on a day: more than one where their times overlap.
    pub(crate) fn holders_on(&self, day: Day) -> impl Iterator<Item = &Holder> {
        self.holders.iter().map(|item| &item.value).filter(move |holder| holder.covers(day))
    }
}

impl Holder {
    /// Whether the last day comes before the first: then it covers no day.
    pub(crate) fn is_backwards(&self) -> bool {
        self.from.zip(self.until).is_some_and(|(from, until)| until.value < from.value)
    }

    /// Whether the person holds the post on a day.
    pub fn covers(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.value <= day) && self.until.is_none_or(|until| day <= until.value)
    }
}
