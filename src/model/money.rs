//! Money: the funds of a plan, the contents of spending, and what its tasks have spent.

use super::whole::NotNegative;
use crate::keys::{Form, Keep as _, Shape, ValueReader, table};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::{ContentId, Day, Exact, FundId, Item, List, Text};

table! {
    /// A fund that pays for tasks.
    pub struct Fund: "a [[fund]]", "[[fund]]" {
        pub id: At<FundId> = required "id", "the fund's id", "mã nguồn kinh phí";
        pub title: Text = required "title", "its name", "tên nguồn kinh phí";
        pub allotted: Option<At<Exact>> as NotNegative = optional "allotted", "the sum for the time of the plan, in đồng", "số được giao trong thời gian kế hoạch, đồng";
    }
}

table! {
    /// A content of spending (nội dung chi), as article 3 of 26/2019/TT-BTC lists them.
    pub struct SpendingContent: "a [[funding.content]]", "[[funding.content]]" {
        pub id: At<ContentId> = required "id", "the id of the content of spending", "mã nội dung chi";
        pub title: Text = required "title", "its name", "tên nội dung chi";
    }
}

/// The money that a task has spent.
#[derive(Clone, Debug)]
pub enum Spent {
    /// A sum of no day, in đồng. Nobody can tell what it was on an earlier day.
    Sum(i64),
    /// One sum for each day.
    Dated(List<Spending>),
}

table! {
    /// A sum that was spent on a day.
    pub struct Spending: "an entry of `spent`", "mục `spent`" {
        pub on: At<Day> = required "on", "the day on which it was spent", "ngày chi";
        pub amount: At<i64> as NotNegative = required "amount", "the sum in đồng", "số tiền, đồng";
        pub evidence: Option<At<Vec<At<String>>>> = optional "evidence", "document numbers, or files of the plan's folder", "số văn bản hoặc tệp trong thư mục kế hoạch";
    }
}

impl Spent {
    /// The sums with their days; none where there is only a sum of no day.
    pub(crate) fn entries(&self) -> &[Item<Spending>] {
        match self {
            Self::Sum(_) => &[],
            Self::Dated(spendings) => spendings,
        }
    }
}

impl Shape for Spent {
    const EXPECTED: Both = Both {
        en: "a whole number, 0 or more, or a list of tables { on = …, amount = … }",
        vi: "số nguyên, từ 0 trở lên, hoặc danh sách bảng { on = …, amount = … }",
    };

    fn form() -> Form {
        Form::OneOf(vec![NotNegative::form(), List::<Spending>::form()])
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if node.as_list().is_some() {
            return List::read(node, reader).map(Self::Dated);
        }
        if node.is_table() || node.is_datetime() {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        }
        NotNegative::read(node, reader).map(|sum| Self::Sum(sum.keep()))
    }
}
