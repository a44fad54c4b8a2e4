//! A line of a plan among teams and people, week by week.

use zadel_core::calendar::Period;
use zadel_exchange::plan_file::PlanFile;
use zadel_store::PlanId;

use super::Decomposed;
use crate::answer::{RepShare, split_among_reps};
use crate::plans::open_plan;
use crate::{App, Refused, Who};

/// Who does how much of one line, week by week.
pub struct LineSplit {
    /// Of the period.
    pub weeks: Vec<Period>,
    /// The stages' names, top to bottom; deals come after them.
    pub stages: Vec<String>,
    /// Each team with everybody below it, then who is in no team. Nobody, if nobody is named or the plan is not whole.
    pub units: Vec<SplitUnit>,
}

/// A team, as the sum of its people, or one of them.
pub struct SplitUnit {
    /// What it is called.
    pub name: String,
    /// How many teams are above it.
    pub depth: u32,
    /// Is it a team?
    pub is_team: bool,
    /// Items by week: of each stage, top to bottom, then deals.
    pub levels: Vec<Vec<u64>>,
}

/// One line of a plan, split.
///
/// # Errors
/// [`Refused::NotFound`] if there is no such plan or line, [`Refused::Forbidden`], [`Refused::Store`].
pub async fn split_line(app: &App, who: &Who, plan: PlanId, line: usize) -> Result<LineSplit, Refused> {
    let open = open_plan(app, who, plan).await?;
    let file = &open.meaning.file;
    let of = file.plan.lines().get(line).ok_or(Refused::NotFound)?;
    let stages: Vec<String> = of.stages.iter().map(|stage| stage.name.clone()).collect();
    let Decomposed::Solved(plan) = &open.meaning.decomposed else {
        return Ok(LineSplit { weeks: Vec::new(), stages, units: Vec::new() });
    };
    let refused = |problem| Refused::Plan { problem, position: None };
    let shares = split_among_reps(file, plan).map_err(refused)?.into_iter().nth(line).unwrap_or_default();
    let mut units = Vec::new();
    add_below(&mut units, None, 0, file, &shares);
    Ok(LineSplit { weeks: plan.weeks.clone(), stages, units })
}

/// Teams hold eight levels at most: whoever reads a plan has made sure of it.
fn add_below(units: &mut Vec<SplitUnit>, above: Option<usize>, depth: u32, file: &PlanFile, shares: &[RepShare]) {
    let (teams, reps) = (&file.supply.teams, &file.supply.reps);
    for (i, team) in teams.iter().enumerate().filter(|(_, team)| team.parent == above) {
        let at = units.len();
        units.push(SplitUnit { name: team.name.clone(), depth, is_team: true, levels: Vec::new() });
        add_below(units, Some(i), depth + 1, file, shares);
        let below = units[at + 1..].iter().filter(|unit| unit.depth == depth + 1);
        let sum = below.fold(None, |sum: Option<Vec<Vec<u64>>>, unit| Some(added(sum, &unit.levels)));
        units[at].levels = sum.unwrap_or_default();
    }
    for (rep, share) in reps.iter().zip(shares).filter(|(rep, _)| rep.team == above) {
        let levels = share.stages.iter().chain(std::iter::once(&share.deals)).cloned().collect();
        units.push(SplitUnit { name: rep.name.clone(), depth, is_team: false, levels });
    }
}

/// Cell by cell; a team without people adds nothing.
fn added(sum: Option<Vec<Vec<u64>>>, levels: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let Some(mut sum) = sum.filter(|sum| !sum.is_empty()) else { return levels.to_vec() };
    for (into, from) in sum.iter_mut().zip(levels) {
        for (cell, more) in into.iter_mut().zip(from) {
            *cell += more;
        }
    }
    sum
}
