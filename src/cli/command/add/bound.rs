//! The bound of a target, as options: one for each key of the format.

use crate::cli::options::{OptionGroup, arg, parse_number};
use crate::model::Op;
use crate::parse::Plain;
use crate::text::{Both, Lang};
use crate::value::Numbers;
use anyhow::Result;
use clap::{Arg, ArgMatches};

/// The keys of a bound with what is given for them, in the order of the format.
#[derive(Clone, Debug)]
pub(in crate::cli) struct BoundOptions(pub Vec<(&'static str, Plain)>);

const QUALITATIVE: &str = "qualitative";
const OF: &str = "of";

/// The options that take a value.
const VALUES: [(&str, Both); 11] = [
    ("--at-least NUMBER", Both { en: "The figure is this or more (tối thiểu)", vi: "Tối thiểu, từ … trở lên" }),
    ("--more-than NUMBER", Both { en: "The figure is more than this (vượt)", vi: "Vượt, trên, cao hơn" }),
    ("--at-most NUMBER", Both { en: "The figure is this or less (tối đa)", vi: "Tối đa, không quá" }),
    ("--less-than NUMBER", Both { en: "The figure is less than this (dưới)", vi: "Dưới" }),
    ("--rank-within NUMBER", Both { en: "The rank is this or better (trong nhóm)", vi: "Trong nhóm, top" }),
    ("--of NUMBER", Both { en: "… of how many", vi: "… trong tổng số bao nhiêu đơn vị" }),
    ("--class-at-least CLASS", Both { en: "The class is this or a better one", vi: "Xếp loại từ mức này trở lên" }),
    ("--rise-by NUMBER", Both { en: "So many points or places above the baseline", vi: "Tăng bấy nhiêu điểm, bậc" }),
    ("--fall-by NUMBER", Both { en: "So many points below the baseline", vi: "Giảm bấy nhiêu điểm" }),
    ("--rise-by-percent NUMBER", Both { en: "So many percent above the baseline", vi: "Tăng bấy nhiêu phần trăm" }),
    ("--fall-by-percent NUMBER", Both { en: "So many percent below the baseline", vi: "Giảm bấy nhiêu phần trăm" }),
];

/// The options that are given or not.
const SWITCHES: [(&str, Both); 3] = [
    ("--done", Both { en: "It is done (được ban hành)", vi: "Đã hoàn thành (được ban hành)" }),
    ("--better-than-baseline", Both { en: "Strictly better than the baseline", vi: "Tốt hơn mức xuất phát" }),
    ("--qualitative", Both { en: "Shown, never scored", vi: "Chỉ nêu, không chấm" }),
];

impl OptionGroup for BoundOptions {
    fn args(lang: Lang) -> Vec<Arg> {
        let value = |(line, help): (&'static str, Both)| arg::<Option<String>>("", line).help(help.get(lang));
        let switch = |(line, help): (&'static str, Both)| arg::<bool>("", line).help(help.get(lang));
        VALUES.map(value).into_iter().chain(SWITCHES.map(switch)).collect()
    }

    fn read(matches: &ArgMatches) -> Result<Self> {
        let mut given = Vec::new();
        if matches.get_flag(QUALITATIVE) {
            given.push((QUALITATIVE, Plain::Bool(true)));
        }
        for op in Op::ALL {
            let key = op.word();
            let value = match op {
                Op::Done | Op::BetterThanBaseline => matches.get_flag(key).then_some(Plain::Bool(true)),
                Op::ClassAtLeast => matches.get_one::<String>(key).map(|class| Plain::Text(class.trim().to_owned())),
                Op::RankWithin => number(matches, key, Numbers::Whole)?,
                Op::RiseByPercent | Op::FallByPercent => number(matches, key, Numbers::Percent)?,
                Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::RiseBy | Op::FallBy => {
                    number(matches, key, Numbers::UngroupedNumber)?
                }
            };
            given.extend(value.map(|value| (key, value)));
        }
        given.extend(number(matches, OF, Numbers::Whole)?.map(|of| (OF, of)));
        Ok(Self(given))
    }
}

fn number(matches: &ArgMatches, key: &str, numbers: Numbers) -> Result<Option<Plain>> {
    let typed = matches.get_one::<String>(key);
    let number = typed.map(|typed| parse_number(typed.trim(), numbers)).transpose()?;
    Ok(number.map(|number| Plain::Number(number.decimal(18))))
}
