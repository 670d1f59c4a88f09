//! Those to whom tasks can be given.

use super::AssigneeId;
use crate::keys::{Form, Reading, Shape, Text, keys};
use crate::parse::Node;
use crate::source::At;
use crate::text::{Both, fold};
use crate::value::Day;
use crate::value::List;
use crate::value::word_enum;

keys! {
    /// The keys of an assignee.
    pub assignee_keys: "an [[assignee]]", "[[assignee]]";
    required ID: AssigneeId = "id", "the assignee's id", "mã người được giao";
    required TITLE: Text = "title", "the post or body as the plan names it", "chức danh hoặc cơ quan như trong kế hoạch";
    required KIND: AssigneeKind = "kind", "what sort of assignee it is", "loại người được giao";
    optional ALIASES: Vec<At<Text>> = "aliases", "other names in use", "các tên gọi khác";
    optional HOLDERS: List<Holder> = "holders", "who holds the post, and when", "ai giữ chức danh, từ khi nào";
    optional MAX_LEADS: u32 = "max-leads", "how many tasks it can lead; more is an overload", "chủ trì tối đa bao nhiêu nhiệm vụ; nhiều hơn là quá tải";
}

keys! {
    /// The keys of the holder of a post.
    pub holder_keys: "a holder", "người giữ chức danh";
    required NAME: Text = "name", "the person's name", "họ tên";
    optional FROM: Day = "from", "first day in the post", "từ ngày";
    optional UNTIL: Day = "until", "last day in the post", "đến ngày";
}

word_enum! {
    /// What sort of assignee it is.
    pub enum AssigneeKind {
        /// An official (công chức).
        Official = "official",
        /// A cadre (cán bộ).
        Cadre = "cadre",
        /// A part-time worker (người hoạt động không chuyên trách).
        PartTime = "part-time",
        /// An office or department.
        Unit = "unit",
        /// A body that the committee asks, but does not command.
        External = "external",
    }
}

/// Somebody to whom tasks can be given.
#[derive(Clone, Debug)]
pub struct Assignee {
    /// Its id, to which tasks refer.
    pub id: At<AssigneeId>,
    /// The post or body.
    pub title: Text,
    /// What sort it is.
    pub kind: AssigneeKind,
    /// Other names in use.
    pub aliases: Vec<At<Text>>,
    /// Who holds the post, and when; empty when that is not kept.
    pub holders: List<Holder>,
    /// How many tasks it can lead.
    pub max_leads: Option<At<u32>>,
}

/// Somebody who holds a post for a time.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The person's name.
    pub name: Text,
    /// First day in the post; open when not given.
    pub from: Option<At<Day>>,
    /// Last day in the post; open when not given.
    pub until: Option<At<Day>>,
}

impl Assignee {
    /// Whether a person could mean this assignee by `name` on a day: its id, title, an alias, or who holds the post then.
    #[must_use]
    pub fn answers_to(&self, name: &str, on: Day) -> bool {
        let name_folded = fold(name);
        self.id.value.is(name)
            || std::iter::once(&self.title)
                .chain(self.aliases.iter().map(|alias| &alias.value))
                .chain(self.holders_on(on).map(|holder| &holder.name))
                .any(|known| fold(known.as_str()) == name_folded)
    }

    /// Whether a person of this name holds the post on any day.
    #[must_use]
    pub fn was_ever_held_by(&self, name: &str) -> bool {
        let name = fold(name);
        self.holders.iter().any(|holder| fold(holder.name.as_str()) == name)
    }

    /// Who holds the post on a day, where holders are kept.
    #[must_use]
    pub fn holder_on(&self, day: Day) -> Option<&Holder> {
        self.holders_on(day).next()
    }

    /// All who are said to hold the post on a day: more than one where the times of holders overlap.
    pub fn holders_on(&self, day: Day) -> impl Iterator<Item = &Holder> {
        self.holders.iter().map(|item| &item.value).filter(move |holder| holder.covers(day))
    }
}

impl Holder {
    /// Whether the last day comes before the first: a fault, and no day at all.
    #[must_use]
    pub fn is_backwards(&self) -> bool {
        self.from.zip(self.until).is_some_and(|(from, until)| until.value < from.value)
    }

    /// Whether the person holds the post on a day.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.value <= day) && self.until.is_none_or(|until| day <= until.value)
    }
}

impl Shape for Assignee {
    const EXPECTED: Both = assignee_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(assignee_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let assignee = reading.table(node, assignee_keys::KEYS, |table| {
            let (id, title) = (table.get(&assignee_keys::ID), table.get(&assignee_keys::TITLE));
            let kind = table.get(&assignee_keys::KIND);
            let aliases = table.get(&assignee_keys::ALIASES).map(|at| at.value).unwrap_or_default();
            let holders = table.get(&assignee_keys::HOLDERS).map(|at| at.value).unwrap_or_default();
            let max_leads = table.get(&assignee_keys::MAX_LEADS);
            Some(Self { id: id?, title: title?.value, kind: kind?.value, aliases, holders, max_leads })
        });
        assignee.map(|item| item.value)
    }
}

impl Shape for Holder {
    const EXPECTED: Both = holder_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(holder_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let holder = reading.table(node, holder_keys::KEYS, |table| {
            let name = table.get(&holder_keys::NAME);
            let (from, until) = (table.get(&holder_keys::FROM), table.get(&holder_keys::UNTIL));
            Some(Self { name: name?.value, from, until })
        });
        holder.map(|item| item.value)
    }
}
