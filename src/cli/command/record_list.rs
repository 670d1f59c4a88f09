//! `cchc record` without an indicator: the figures that are still to be reported, by who brings them.

use crate::app;
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_people};
use crate::cli::options::Names;
use crate::cli::outputs::{OutputOptions, Outputs, Tables};
use crate::diag::Failure;
use crate::report::OwedReport;
use anyhow::Result;

pub(super) fn run(
    (context, command): (&Context, &'static str),
    period: Option<&str>,
    people: &Names,
    options: &OutputOptions<Tables>,
) -> Result<Exit> {
    let outputs = Outputs::read(context, options)?;
    let how = How::usual(outputs.main().names_errors());
    let (ran, plans, findings) = Computation::gathered(context, how, |plan, view, _, _| {
        let meant = Meant::people(plan, people, view.as_of);
        (app::owed(plan, view, period, meant.ids(people).as_ref()), meant)
    })?;
    let (plans, meant): (Vec<_>, Vec<Meant>) = plans.into_iter().unzip();
    expect_people(people, meant.iter(), ran.scene.as_of)?;
    let plans = with_period(plans)?;
    let exit = ran.exit(false);
    let (head, findings) = (ran.head(context, command, exit), concerning(findings, |_| false));
    outputs.deliver(context, &OwedReport { head, plans, findings })?;
    Ok(exit)
}

/// The plans that have the period.
///
/// # Errors
/// When none of them has it.
pub(super) fn with_period<T>(plans: Vec<Result<T, Failure>>) -> Result<Vec<T>, Failure> {
    let mut refusal = None;
    let mut known = Vec::with_capacity(plans.len());
    for plan in plans {
        match plan {
            Ok(plan) => known.push(plan),
            Err(failure) => refusal = refusal.or(Some(failure)),
        }
    }
    match refusal {
        Some(failure) if known.is_empty() => Err(failure),
        Some(_) | None => Ok(known),
    }
}
