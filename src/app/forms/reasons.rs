//! Why a row of a form cannot be taken, in words.

use crate::text::Both;
use crate::value::{Cell, Day, Exact, Message};

fn says(says: Both, args: Vec<(&'static str, Cell)>) -> Message {
    Message { says, args }
}

fn text(text: &str) -> Cell {
    Cell::from(text)
}

pub(super) fn no_form() -> Message {
    const SAYS: Both = Both {
        en: "this is not a form of `cchc record --form`: no table has its head row",
        vi: "đây không phải phiếu của `cchc record --form`: không bảng nào có dòng tiêu đề của phiếu",
    };
    says(SAYS, Vec::new())
}

pub(super) fn without_head() -> Message {
    const SAYS: Both = Both {
        en: "rows of a form stand here without the head of the form above them",
        vi: "ở đây có dòng của phiếu mà không có dòng tiêu đề của phiếu ở trên",
    };
    says(SAYS, Vec::new())
}

/// `at` is the place of the column, from 0.
pub(super) fn changed_head(at: usize, title: &str, found: &str) -> Message {
    const SAYS: Both = Both {
        en: "the head was changed: column {column} is “{found}”, not “{title}”",
        vi: "dòng tiêu đề đã bị sửa: cột {column} là “{found}”, phải là “{title}”",
    };
    const NONE: Both = Both {
        en: "the head was changed: column {column} has no title; it is “{title}”",
        vi: "dòng tiêu đề đã bị sửa: cột {column} không có tên, phải là “{title}”",
    };
    let letter = u8::try_from(at).ok().and_then(|at| b'A'.checked_add(at)).map_or('?', char::from);
    let args = vec![("column", Cell::from(letter.to_string())), ("found", text(found)), ("title", text(title))];
    says(if found.is_empty() { NONE } else { SAYS }, args)
}

pub(super) fn without_code(begins: &str) -> Message {
    const SAYS: Both = Both {
        en: "this row belongs to no form: it has no code (“{begins}”)",
        vi: "dòng này không thuộc phiếu: không có mã dòng (“{begins}”)",
    };
    says(SAYS, vec![("begins", text(begins))])
}

pub(super) fn odd_code(code: &str) -> Message {
    const SAYS: Both =
        Both { en: "`{code}` is not a code of a form", vi: "`{code}` không phải mã dòng của phiếu" };
    says(SAYS, vec![("code", text(code))])
}

pub(super) fn other_plan(plan: &str, own: &str) -> Message {
    const SAYS: Both = Both {
        en: "this row is for the plan `{plan}`, not for `{own}`",
        vi: "dòng này của kế hoạch `{plan}`, không phải `{own}`",
    };
    says(SAYS, vec![("plan", text(plan)), ("own", text(own))])
}

pub(super) fn no_indicator(name: &str) -> Message {
    const SAYS: Both =
        Both { en: "the plan has no indicator `{name}`", vi: "kế hoạch không có chỉ số `{name}`" };
    says(SAYS, vec![("name", text(name))])
}

pub(super) fn no_part(part: &str, indicator: &str) -> Message {
    const SAYS: Both = Both {
        en: "a figure of `{indicator}` has no part `{part}`",
        vi: "số liệu của `{indicator}` không có phần `{part}`",
    };
    says(SAYS, vec![("part", text(part)), ("indicator", text(indicator))])
}

pub(super) fn other_period(period: &str, asked: &str) -> Message {
    const SAYS: Both = Both {
        en: "this row is for {period}, and the figures of {asked} are asked for; `--period {period}` takes it",
        vi: "dòng này của kỳ {period}, đang nhận số liệu kỳ {asked}; thêm `--period {period}` để nhận",
    };
    says(SAYS, vec![("period", text(period)), ("asked", text(asked))])
}

pub(super) fn no_period(period: &str, indicator: &str) -> Message {
    const SAYS: Both = Both {
        en: "`{indicator}` has no figure for {period}",
        vi: "`{indicator}` không có số liệu kỳ {period}",
    };
    says(SAYS, vec![("period", text(period)), ("indicator", text(indicator))])
}

pub(super) fn twice(place: Cell) -> Message {
    const SAYS: Both = Both {
        en: "this figure stands twice; the other is in {place}",
        vi: "số liệu này có hai lần; lần kia ở {place}",
    };
    says(SAYS, vec![("place", place)])
}

pub(super) fn lacking_part(asked: &str) -> Message {
    const SAYS: Both = Both {
        en: "one half of this figure is filled in, and this half is not: {asked}",
        vi: "số liệu này mới điền một nửa, còn thiếu: {asked}",
    };
    says(SAYS, vec![("asked", text(asked))])
}

pub(super) fn no_row(part: &str) -> Message {
    const SAYS: Both = Both {
        en: "a row of this figure is missing in the form: the one whose code ends in `/{part}`",
        vi: "phiếu thiếu một dòng của số liệu này: dòng có mã kết thúc bằng `/{part}`",
    };
    says(SAYS, vec![("part", text(part))])
}

pub(super) fn words_alone() -> Message {
    const SAYS: Both = Both {
        en: "evidence or a remark stands here without a figure",
        vi: "có văn bản hoặc ghi chú mà không có số liệu",
    };
    says(SAYS, Vec::new())
}

pub(super) fn reported_otherwise(old: Cell, period: &str, new: Cell) -> Message {
    const SAYS: Both = Both {
        en: "{period} has the figure {old} already, and the form says {new}; to correct it, use `cchc record` with the indicator",
        vi: "kỳ {period} đã có số liệu {old}, phiếu ghi {new}; muốn sửa thì dùng `cchc record` kèm chỉ số",
    };
    says(SAYS, vec![("old", old), ("period", text(period)), ("new", new)])
}

pub(super) fn known_with_other_words(period: &str) -> Message {
    const SAYS: Both = Both {
        en: "{period} has this figure already, with other documents or another remark; `cchc record` with the indicator changes them",
        vi: "kỳ {period} đã có số liệu này, với văn bản hoặc ghi chú khác; muốn sửa thì dùng `cchc record` kèm chỉ số",
    };
    says(SAYS, vec![("period", text(period))])
}

pub(super) fn other_unit(found: &str, unit: &str) -> Message {
    const SAYS: Both = Both {
        en: "the unit was changed: “{found}”, not “{unit}”",
        vi: "đơn vị đã bị sửa: “{found}”, phải là “{unit}”",
    };
    says(SAYS, vec![("found", text(found)), ("unit", text(unit))])
}

pub(super) fn hidden_letter(found: &str) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” holds characters that cannot be seen; type it again",
        vi: "“{found}” có ký tự không nhìn thấy; hãy gõ lại",
    };
    says(SAYS, vec![("found", text(found))])
}

pub(super) fn not_whole(found: &str) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” is not a whole number that is 0 or more",
        vi: "“{found}” không phải số nguyên từ 0 trở lên",
    };
    says(SAYS, vec![("found", text(found))])
}

pub(super) fn no_number(found: &str) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” is not a number that is 0 or more",
        vi: "“{found}” không phải số từ 0 trở lên",
    };
    says(SAYS, vec![("found", text(found))])
}

pub(super) fn two_readings(found: &str, readings: &[Exact]) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” can be read as {readings}; write a comma before decimals, and no point",
        vi: "“{found}” có thể là {readings}; phần thập phân dùng dấu phẩy, hàng nghìn viết liền",
    };
    const OR: Both = Both { en: "{first} or {second}", vi: "{first} hoặc {second}" };
    const DECIMALS: u32 = 18;
    let part = |at: usize| readings.get(at).map_or(Cell::Unknown, |one| Cell::Number(one.clone(), DECIMALS));
    let both = Cell::phrase(OR, vec![("first", part(0)), ("second", part(1))]);
    says(SAYS, vec![("found", text(found)), ("readings", both)])
}

pub(super) fn percent_cell(found: &str) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” is a percentage; write the number without %",
        vi: "“{found}” là phần trăm; hãy ghi số không có dấu %",
    };
    says(SAYS, vec![("found", text(found))])
}

pub(super) fn no_day(found: &str) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” is not a day; write it as 15/9/2023",
        vi: "“{found}” không phải ngày; viết như 15/9/2023",
    };
    says(SAYS, vec![("found", text(found))])
}

pub(super) fn no_class(found: &str, classes: &[String]) -> Message {
    const SAYS: Both = Both {
        en: "“{found}” is not one of the classes: {classes}",
        vi: "“{found}” không phải một trong các mức: {classes}",
    };
    says(SAYS, vec![("found", text(found)), ("classes", Cell::from(classes.join(", ")))])
}

pub(super) fn broken_formula(found: &str) -> Message {
    const SAYS: Both = Both {
        en: "the formula in this cell has no value (“{found}”)",
        vi: "công thức trong ô này không có giá trị (“{found}”)",
    };
    const UNKNOWN: Both = Both {
        en: "the formula in this cell has no value: open the file, save it and send it again",
        vi: "công thức trong ô này chưa có giá trị: mở tệp, lưu lại rồi gửi lại",
    };
    says(if found.is_empty() { UNKNOWN } else { SAYS }, vec![("found", text(found))])
}

pub(super) fn day_for_text(day: Day) -> Message {
    const SAYS: Both = Both {
        en: "the cell for documents holds the day {day}; write the number of the document, such as 12/BC-UBND",
        vi: "ô văn bản đang là ngày {day}; hãy ghi số văn bản, ví dụ 12/BC-UBND",
    };
    says(SAYS, vec![("day", Cell::Day(day))])
}
