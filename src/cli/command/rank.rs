//! `cchc rank`: who stands where among the plans with the same parent.

use crate::app::Treatment;
use crate::calc::{PlanSummary, Pool};
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::outputs::{OutputOptions, Outputs, Tables};
use crate::diag::{Failure, Group};
use crate::report::{Ranking, RankingReport, RankingScore, ranking};
use crate::text::{Both, fold};
use crate::value::SpokenPeriod;
use anyhow::Result;
use std::collections::BTreeSet;

command! {
    "rank", en: "cchc rank INDICATOR", vi: "cchc rank CHỈ-SỐ";
    about
        en: "Rank the plans with the same parent by a score; equal scores share the better place",
        vi: "Xếp hạng các kế hoạch cùng cấp trên theo điểm; bằng điểm thì cùng hạng tốt hơn";
    examples
        en: "cchc rank xep-hang-par-index                    by the latest period that all have reported\ncchc rank xep-hang-par-index --period 2023-H1   by another one; who is missing is named\ncchc rank diem-par-index -p an-binh-2023        the pool of one plan",
        vi: "cchc rank xep-hang-par-index                    theo kỳ gần nhất mà mọi đơn vị đều có điểm\ncchc rank xep-hang-par-index --period 2023-H1   theo kỳ khác; đơn vị chưa có điểm được nêu tên\ncchc rank diem-par-index -p an-binh-2023        các đơn vị cùng cấp trên với một kế hoạch";

    indicator: String = "INDICATOR",
        en: "A score, or a rank that is computed from one (rank-of)",
        vi: "Một chỉ số điểm, hoặc chỉ số hạng tính từ điểm (rank-of)";
    period: Option<String> = "--period PERIOD",
        en: "By the scores of this period, such as 2023-H1; exit 1 when one is missing",
        vi: "Theo điểm của kỳ này, ví dụ 2023-H1; trả về 1 khi còn thiếu điểm";
    outputs: OutputOptions<Tables>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let outputs = Outputs::read(context, &options.outputs)?;
    let how = How { treatment: Treatment::POOLS, ..How::usual(outputs.main().names_errors()) };
    let (ran, _, findings) = Computation::gathered(context, how, |_, _, _, _| ())?;
    let by = find(&ran.summaries, &options.indicator)?;
    let parents: BTreeSet<String> = ran
        .summaries
        .iter()
        .zip(&ran.taken)
        .filter(|(_, taken)| **taken)
        .filter_map(|(plan, _)| plan.parent.as_ref())
        .map(|(parent, _)| parent.as_str().to_ascii_lowercase())
        .collect();
    let is_asked = |pool: &&Pool| parents.contains(&pool.parent.as_str().to_ascii_lowercase());
    let pools: Vec<&Pool> = ran.ranks.pools_of(&by.score).filter(is_asked).collect();
    if pools.is_empty() {
        const SAYS: Both = Both {
            en: "there is nobody to rank: no plan here names a `parent`",
            vi: "không có ai để xếp hạng: không kế hoạch nào ở đây ghi `parent`",
        };
        return Err(Failure::new(SAYS).into());
    }
    let period = options.period.as_deref().map(|period| find_period(&pools, period)).transpose()?;
    let rankings: Vec<Ranking> = pools.into_iter().map(|pool| ranking(pool, &ran.summaries, &by, period)).collect();
    let exit = ran.exit(rankings.iter().any(|ranking| ranking.refused.is_some()));
    let head = ran.head(context, NAME, exit);
    let findings = concerning(findings, |finding| finding.rule().is_in(Group::Ranks));
    outputs.deliver(context, &RankingReport { head, rankings, findings })?;
    Ok(exit)
}

/// The score of a name: its own, or the one from which a rank is computed.
fn find(plans: &[PlanSummary], name: &str) -> Result<RankingScore> {
    const SAYS: Both = Both {
        en: "there is no score `{name}`, and no rank of this name that is computed from one",
        vi: "không có chỉ số điểm `{name}`, cũng không có chỉ số hạng tên đó tính từ điểm",
    };
    let scores = || plans.iter().flat_map(|plan| &plan.scores);
    let ranks = || plans.iter().flat_map(|plan| &plan.ranks);
    if let Some(rank) = ranks().find(|rank| rank.indicator.is(name)) {
        let (title, score) = (rank.title.clone(), rank.score.clone());
        return Ok(RankingScore { title, score, rank: Some(rank.indicator.clone()) });
    }
    if let Some(score) = scores().find(|score| score.indicator.is(name)) {
        return Ok(RankingScore { title: score.title.clone(), score: score.indicator.clone(), rank: None });
    }
    let title = fold(name);
    let called =
        ranks().map(|rank| (&rank.title, &rank.indicator)).chain(scores().map(|one| (&one.title, &one.indicator)));
    let called: BTreeSet<&str> =
        called.filter(|(own, _)| fold(own.as_str()) == title).map(|(_, id)| id.as_str()).collect();
    let called: Vec<&str> = called.into_iter().collect();
    match called.as_slice() {
        [one] if *one != name => return find(plans, one),
        [] | [_] => {}
        several => return Err(Failure::several(name, several.iter().copied()).into()),
    }
    let known = ranks().map(|rank| rank.indicator.as_str()).chain(scores().map(|score| score.indicator.as_str()));
    Err(Failure::unknown(SAYS, name, known).into())
}

/// The period of a name, in which somebody must have a score.
fn find_period<'p>(pools: &[&'p Pool], period: &str) -> Result<&'p str> {
    const SAYS: Both = Both {
        en: "nobody has a known score for the period `{name}`",
        vi: "chưa đơn vị nào có điểm kỳ `{name}`",
    };
    let known: Vec<&str> = pools.iter().flat_map(|pool| pool.periods()).map(|period| period.name.as_str()).collect();
    if let Some(known) = known.iter().find(|known| **known == period) {
        return Ok(known);
    }
    let spoken = SpokenPeriod::read(period).map(|period| period.among(known.iter().copied()));
    match spoken.as_deref() {
        Some([one]) => Ok(one),
        Some(several @ [_, _, ..]) => Err(Failure::several(period, several.iter().copied()).into()),
        Some([]) | None => Err(Failure::unknown(SAYS, period, known).into()),
    }
}
