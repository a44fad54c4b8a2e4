//! What everybody is to bring in each month of the period.

use zadel_core::availability::Availability;
use zadel_core::calendar::{Month, Period};
use zadel_core::money::{Money, MoneyOutOfRange};
use zadel_core::share::Share;
use zadel_core::step1_goal::{Grain, HandedDown, MonthOfPeriod, by_month};
use zadel_core::step2_decomposition::Variable;
use zadel_exchange::plan_document::PLANNED_BY_MONTH;
use zadel_exchange::plan_file::{Months, PlanFile, Problem, Rep, TeamOrRep, in_tree_order};

use crate::step2_decomposition::overflow;

/// Everybody's part of the goal by month.
#[derive(Debug, Default)]
pub struct MonthlyTargets {
    /// The months that the period touches; none if it is a single one, or more than anybody reads.
    pub months: Vec<Month>,
    /// Of each unit, teams first, then people, each in the order of the plan.
    pub units: Vec<Vec<UnitMonth>>,
    /// All together, by month.
    pub sums: Vec<MonthSum>,
}

/// A month of a team or a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitMonth {
    /// What is to come in it: set by hand, or what is left by working time and season.
    pub amount: Money,
    /// Was it set by hand?
    pub is_set: bool,
    /// What those directly below are to bring in it together, less the amount, in minor units; 0 with nobody below.
    pub mismatch: i64,
}

/// A month of all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthSum {
    /// What those directly under the company are to bring.
    pub amount: Money,
    /// What everybody with nobody below is to bring, less the amount: 0 if the month adds up down to the last one.
    pub mismatch: i64,
}

/// Spreads what was handed down over the months of the period.
///
/// A team of which no month was set by hand, and whose people take all of it, has their sums: rounded on its own, it would
/// differ from them by a kopeck.
///
/// # Errors
/// The [`Problem`] of sums that leave their range.
pub fn spread_by_month(file: &PlanFile, handed: &HandedDown) -> Result<MonthlyTargets, Problem> {
    let months: Vec<Month> = file.plan.goal().period.months().take(PLANNED_BY_MONTH.end() + 1).collect();
    if !PLANNED_BY_MONTH.contains(&months.len()) {
        return Ok(MonthlyTargets::default());
    }
    let overflow = || overflow(file, Variable::Goal);
    let grain = Grain::whole(file.currency);
    let family = Family::of(file);
    let times = working_times(file, &months, &family);
    let mut units: Vec<Vec<UnitMonth>> = vec![Vec::new(); family.above.len()];
    // Who is below comes before who is above.
    for unit in family.top_down.iter().rev().copied() {
        let part = handed.parts[unit];
        let set = months_of(file, unit);
        let sums = sums_of(&family.below[unit], &units, months.len()).map_err(|_| overflow())?;
        let has_own = months.iter().any(|month| set.contains_key(month));
        let follows = !family.below[unit].is_empty() && !has_own && part.mismatch == 0;
        let amounts = if follows {
            sums.clone()
        } else {
            by_month(part.amount, &month_parts(file, &months, set, &times[unit]), grain).map_err(|_| overflow())?
        };
        let month = |(i, month): (usize, &Month)| UnitMonth {
            amount: amounts[i],
            is_set: set.contains_key(month),
            mismatch: if family.below[unit].is_empty() { 0 } else { sums[i].minor() - amounts[i].minor() },
        };
        units[unit] = months.iter().enumerate().map(month).collect();
    }
    let top = sums_of(&family.top, &units, months.len()).map_err(|_| overflow())?;
    let bottom: Vec<usize> = (0..units.len()).filter(|unit| family.below[*unit].is_empty()).collect();
    let bottom = sums_of(&bottom, &units, months.len()).map_err(|_| overflow())?;
    let sum = |(top, bottom): (Money, Money)| MonthSum { amount: top, mismatch: bottom.minor() - top.minor() };
    Ok(MonthlyTargets { months, units, sums: top.into_iter().zip(bottom).map(sum).collect() })
}

fn sums_of(of: &[usize], units: &[Vec<UnitMonth>], n_months: usize) -> Result<Vec<Money>, MoneyOutOfRange> {
    let sum = |month: usize| of.iter().map(|unit| i128::from(units[*unit][month].amount.minor())).sum::<i128>();
    (0..n_months).map(|month| Money::from_minor(sum(month))).collect()
}

fn month_parts(file: &PlanFile, months: &[Month], set: &Months, times: &[u64]) -> Vec<MonthOfPeriod> {
    let period = file.plan.goal().period;
    let part = |(month, working_time): (&Month, &u64)| MonthOfPeriod {
        set: set.get(month).copied(),
        working_time: *working_time,
        n_days: month.days().common(period).map_or(0, |days| u32::try_from(days.days().count()).unwrap_or(0)),
    };
    months.iter().zip(times).map(part).collect()
}

/// Who stands above whom; teams first, then people.
struct Family {
    above: Vec<Option<usize>>,
    below: Vec<Vec<usize>>,
    top: Vec<usize>,
    top_down: Vec<usize>,
}

impl Family {
    fn of(file: &PlanFile) -> Self {
        let (teams, reps) = (&file.supply.teams, &file.supply.reps);
        let above: Vec<Option<usize>> =
            teams.iter().map(|team| team.parent).chain(reps.iter().map(|rep| rep.team)).collect();
        let (mut below, mut top) = (vec![Vec::new(); above.len()], Vec::new());
        for (unit, parent) in above.iter().enumerate() {
            parent.map_or(&mut top, |parent: usize| &mut below[parent]).push(unit);
        }
        let index = |(_, unit)| match unit {
            TeamOrRep::Team(i) => i,
            TeamOrRep::Rep(i) => teams.len() + i,
        };
        Self { below, top, top_down: in_tree_order(teams, reps).into_iter().map(index).collect(), above }
    }
}

/// The months set by hand of a unit: teams first, then people.
fn months_of(file: &PlanFile, unit: usize) -> &Months {
    let teams = &file.supply.teams;
    teams.get(unit).map_or_else(|| &file.supply.reps[unit - teams.len()].months, |team| &team.months)
}

/// What everybody can bring in each month, as the season weighs parts of a day; a team brings what its people do.
fn working_times(file: &PlanFile, months: &[Month], family: &Family) -> Vec<Vec<u64>> {
    let pieces = pieces(file, months);
    let mut times = vec![vec![0_u64; months.len()]; file.supply.teams.len()];
    times.extend(file.supply.reps.iter().map(|rep| working_time(file, rep, &pieces, months.len())));
    for unit in family.top_down.iter().rev().copied() {
        if let Some(above) = family.above[unit] {
            let own = times[unit].clone();
            times[above].iter_mut().zip(own).for_each(|(sum, time)| *sum = sum.saturating_add(time));
        }
    }
    times
}

/// The part of a week that lies in one month: a ramp goes by weeks, a target by months.
struct Piece {
    week: usize,
    month: usize,
    days: Period,
    working_days: u32,
    /// What a day of the month brings, in percent of an ordinary one.
    season: u64,
}

fn pieces(file: &PlanFile, months: &[Month]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (week, days) in file.plan.goal().period.weeks().into_iter().enumerate() {
        let touched = [Month::of(days.from()), Month::of(days.to())];
        for (month, of) in months.iter().enumerate().filter(|(_, month)| touched.contains(month)) {
            let Some(days) = of.days().common(days) else { continue };
            let season = u64::from(file.season.percent_in(*of));
            pieces.push(Piece { week, month, days, working_days: file.calendar.n_working_days(days), season });
        }
    }
    pieces
}

fn working_time(file: &PlanFile, rep: &Rep, pieces: &[Piece], n_months: usize) -> Vec<u64> {
    let days: Vec<Period> = pieces.iter().map(|piece| piece.days).collect();
    let ramp = pieces.iter().map(|piece| rep.ramp.get(piece.week).copied().unwrap_or(Share::WHOLE)).collect();
    let there = Availability { ramp, ..rep.availability(&days, &file.calendar) };
    let mut times = vec![0_u64; n_months];
    for (i, piece) in pieces.iter().enumerate() {
        let time = there.day_parts(i, piece.working_days).saturating_mul(piece.season);
        times[piece.month] = times[piece.month].saturating_add(time);
    }
    times
}
