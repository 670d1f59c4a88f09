//! The content of a phrase, and the reasons for a question.

use super::spoken::SpokenDue;
use crate::text::Both;
use crate::value::Day;

/// The plan against which a phrase without all its parts is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DeadlineFrame {
    /// The first day of the plan.
    pub(crate) start: Day,
    /// The last day of the plan.
    pub(crate) end: Day,
    /// Whether "trước 15/11" is that day, and not the one before.
    pub(crate) before_is_same_day: bool,
}

impl DeadlineFrame {
    /// The year of a phrase without one, where the plan has only this one.
    pub(super) fn year(&self) -> Option<i32> {
        (self.start.year() == self.end.year()).then(|| self.start.year())
    }

    /// A year of the phrase, or else of the plan.
    pub(super) fn year_or(&self, year: Option<i32>) -> Result<i32, Both> {
        year.or_else(|| self.year()).ok_or(NO_YEAR)
    }
}

/// A due day, and what was assumed for it.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) due: SpokenDue,
    pub(super) assumed: Option<Both>,
}

impl Taken {
    pub(super) const fn said(due: SpokenDue) -> Self {
        Self { due, assumed: None }
    }

    /// The same, with this sentence where none was assumed yet.
    pub(super) fn assumed(self, why: Both) -> Self {
        Self { assumed: self.assumed.or(Some(why)), ..self }
    }
}

/// The meaning of a phrase of a known form, or why a person must say.
pub(super) type Answer = Result<Taken, Both>;

/// Days as a phrase lists them.
pub(super) fn several(days: Vec<Day>) -> Answer {
    if days.len() > MOST_DAYS {
        return Err(TOO_MANY);
    }
    let is_twice = (1..days.len()).any(|at| days.get(at).is_some_and(|day| days.iter().take(at).any(|one| one == day)));
    if is_twice { Err(TWICE) } else { Ok(Taken::said(SpokenDue::Days(days))) }
}

/// More days than these are a misreading.
pub(super) const MOST_DAYS: usize = 120;

pub(super) const EMPTY: Both = Both { en: "it is empty", vi: "để trống" };
pub(super) const UNKNOWN: Both =
    Both { en: "no deadline is known by these words", vi: "không rõ những chữ này chỉ thời hạn nào" };
pub(super) const NO_YEAR: Both = Both {
    en: "the year is missing, and the plan has several",
    vi: "thiếu năm, mà kế hoạch gồm nhiều năm",
};
pub(super) const SHORT_YEAR: Both = Both { en: "the year needs four digits", vi: "năm phải có bốn chữ số" };
pub(super) const NO_DAY: Both = Both { en: "the calendar has no such day", vi: "lịch không có ngày này" };
pub(super) const NO_PERIOD: Both =
    Both { en: "the calendar has no such month or quarter", vi: "lịch không có tháng hoặc quý này" };
pub(super) const BEFORE_PERIOD: Both = Both {
    en: "a due day is known before a day, not before a month, quarter or year: write the day",
    vi: "chỉ rõ hạn khi ghi trước một ngày, không phải trước một tháng, quý hoặc năm: hãy ghi ngày",
};
pub(super) const BACKWARDS: Both = Both { en: "it ends before it begins", vi: "kết thúc trước khi bắt đầu" };
pub(super) const NONE_IN_PLAN: Both =
    Both { en: "the time of the plan has no such day", vi: "thời gian của kế hoạch không có ngày này" };
pub(super) const TOO_MANY: Both = Both { en: "these are more than 120 days", vi: "như vậy là hơn 120 ngày" };
pub(super) const TWICE: Both = Both { en: "a day stands twice in it", vi: "một ngày được ghi hai lần" };
pub(super) const FROM_DAY: Both = Both {
    en: "it counts from a day: write the day to which it comes",
    vi: "hạn tính từ một ngày: hãy ghi ngày đến hạn",
};
pub(super) const LONG_TERM: Both =
    Both { en: "a term has at most 3660 days", vi: "thời hạn tối đa là 3660 ngày" };

pub(super) const LAST_OF_RANGE: Both = Both { en: "taken as its last day", vi: "lấy ngày cuối" };
pub(super) const BEYOND_PLAN: Both = Both {
    en: "the plan ends earlier: taken as continuous",
    vi: "kế hoạch kết thúc sớm hơn: coi là thường xuyên",
};
pub(super) const THIS_YEAR: Both = Both {
    en: "the plan has one year: taken as this day of it",
    vi: "kế hoạch chỉ có một năm: lấy ngày này của năm đó",
};
pub(super) const SHORT_MONTHS: Both = Both {
    en: "in shorter months taken as their last day",
    vi: "tháng không có ngày này thì lấy ngày cuối tháng",
};
pub(super) const REPORTS: Both =
    Both { en: "taken as the reports of the plan", vi: "coi là theo các kỳ báo cáo của kế hoạch" };
pub(super) const ON_DEMAND: Both = Both {
    en: "taken as on demand, which is never late",
    vi: "coi là khi có yêu cầu, không bao giờ trễ hạn",
};
pub(super) const SECOND_TERM: Both = Both {
    en: "all words behind it are taken as the event; a second deadline stands among them",
    vi: "coi mọi chữ phía sau là sự kiện; trong đó có một thời hạn khác",
};
pub(super) const LISTED: Both = Both {
    en: "taken as the days of its parts, a month or quarter as its last day",
    vi: "lấy ngày của từng phần; tháng, quý thì lấy ngày cuối",
};
pub(super) const LABELED: Both =
    Both { en: "the words before it are left out", vi: "bỏ qua những chữ đứng trước" };
pub(super) const LINES: Both = Both { en: "its lines are taken as a list", vi: "coi các dòng là một danh sách" };
pub(super) const TIMES: Both =
    Both { en: "taken as how often it comes at least", vi: "lấy theo khoảng cách giữa các lần" };
pub(super) const ASIDE: Both =
    Both { en: "the words in brackets are left out", vi: "bỏ qua những chữ trong ngoặc" };
pub(super) const NARROWER: Both =
    Both { en: "taken as the narrower one in brackets", vi: "lấy thời hạn hẹp hơn ghi trong ngoặc" };
pub(super) const NEXT_MONTH: Both = Both {
    en: "taken as this day of each month of the plan but the first; the one after its end is left out",
    vi: "lấy ngày này của mỗi tháng trong kế hoạch, trừ tháng đầu; bỏ ngày sau khi kế hoạch kết thúc",
};
pub(super) const NEXT_QUARTER: Both = Both {
    en: "taken as these days within the plan; the one after its end is left out",
    vi: "lấy những ngày này trong kế hoạch; bỏ ngày sau khi kế hoạch kết thúc",
};
pub(super) const REPORT_DAY: Both = Both {
    en: "taken as the reports of the plan, without the day of the month",
    vi: "coi là theo các kỳ báo cáo của kế hoạch, bỏ qua ngày trong tháng",
};
pub(super) const FRIDAYS: Both =
    Both { en: "taken as weekly, which is counted on Fridays", vi: "coi là hằng tuần, tính vào thứ Sáu" };
pub(super) const EVENT: Both = Both { en: "taken as after an event", vi: "coi là sau một sự kiện" };
pub(super) const EVENT_TERM: Both = Both {
    en: "taken as after an event; the days at its end are the term",
    vi: "coi là sau một sự kiện; số ngày ở cuối là thời hạn",
};
pub(super) const PERIOD_BEFORE: Both = Both { en: "taken as the period before it", vi: "lấy kỳ liền trước" };
pub(super) const NO_END: Both = Both {
    en: "it says no end: taken as continuous until the plan ends",
    vi: "không ghi ngày kết thúc: coi là thường xuyên cho đến hết kế hoạch",
};
pub(super) const THIS_CENTURY: Both = Both {
    en: "the year of two digits is taken as that of the plan",
    vi: "năm ghi hai chữ số được hiểu là năm của kế hoạch",
};
