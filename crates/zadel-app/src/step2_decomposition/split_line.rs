//! A line of a plan among teams and people, week by week.

use zadel_core::calendar::Period;
use zadel_exchange::plan_file::{PlanFile, TeamOrRep, in_tree_order};
use zadel_store::PlanId;

use super::{Decomposed, decompose_plan};
use crate::answer::{RepShare, split_line_among_reps};
use crate::plans::read_plan;
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
    let refused = |problem| Refused::Plan { problem, position: None };
    let stored = read_plan(app, who, plan).await?;
    let file = stored.document.plan_on(app.today()).map_err(refused)?;
    let of = file.plan.lines().get(line).ok_or(Refused::NotFound)?;
    let stages: Vec<String> = of.stages.iter().map(|stage| stage.name.clone()).collect();
    let Decomposed::Solved(plan) = decompose_plan(&file).map_err(refused)? else {
        return Ok(LineSplit { weeks: Vec::new(), stages, units: Vec::new() });
    };
    let shares = split_line_among_reps(&file, &plan, line).map_err(refused)?;
    Ok(LineSplit { weeks: plan.weeks, stages, units: units(&file, &shares) })
}

/// People with their own items, teams with those of everybody below.
fn units(file: &PlanFile, shares: &[RepShare]) -> Vec<SplitUnit> {
    let (teams, reps) = (&file.supply.teams, &file.supply.reps);
    let unit = |(depth, unit)| match unit {
        TeamOrRep::Team(i) => SplitUnit { name: teams[i].name.clone(), depth, is_team: true, levels: Vec::new() },
        TeamOrRep::Rep(i) => {
            SplitUnit { name: reps[i].name.clone(), depth, is_team: false, levels: levels(shares.get(i)) }
        }
    };
    let mut units: Vec<SplitUnit> = in_tree_order(teams, reps).into_iter().map(unit).collect();
    // From the last to the first: what is below a team stands behind it, and is summed before it.
    for at in (0..units.len()).rev() {
        let Some((team, behind)) = units[at..].split_first_mut().filter(|(unit, _)| unit.is_team) else { continue };
        let below =
            behind.iter().take_while(|unit| team.depth < unit.depth).filter(|unit| unit.depth == team.depth + 1);
        for unit in below {
            add(&mut team.levels, &unit.levels);
        }
    }
    units
}

/// Items of each stage, then deals; none where nobody works in the period.
fn levels(share: Option<&RepShare>) -> Vec<Vec<u64>> {
    share.map_or_else(Vec::new, |share| share.stages.iter().chain(std::iter::once(&share.deals)).cloned().collect())
}

/// Cell by cell.
fn add(sum: &mut Vec<Vec<u64>>, levels: &[Vec<u64>]) {
    if sum.is_empty() {
        sum.extend_from_slice(levels);
        return;
    }
    for (into, from) in sum.iter_mut().zip(levels) {
        for (cell, more) in into.iter_mut().zip(from) {
            *cell += more;
        }
    }
}
