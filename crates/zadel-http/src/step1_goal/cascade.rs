//! Step 1, the goal: who gets which part of it.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::step1_goal::{MonthlyTargets, UnitMonth};
use zadel_core::calendar::Month;
use zadel_core::step1_goal::HandedDown;
use zadel_exchange::plan_file::{PlanFile, TeamOrRep, in_tree_order};

use crate::step2_decomposition::number::{Entry, Numbers};

/// Teams and people, with the goal handed down to them as soon as it is known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cascade)]
pub(crate) struct CascadeView {
    /// Each team with everybody below it, then who is in no team.
    units: Vec<UnitView>,
    /// What those directly under the company are to bring together, less the goal, in minor units.
    mismatch: i64,
    /// What everybody with nobody below is to bring together, less the goal.
    mismatch_below: i64,
    /// The months that the period touches, with what comes in them together; none of a single month, or of more than 24.
    months: Vec<MonthView>,
}

/// A calendar month of all together.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CascadeMonth)]
struct MonthView {
    /// `2026-10`.
    month: String,
    /// What those directly under the company are to bring.
    amount: i64,
    /// What everybody with nobody below is to bring, less the amount.
    mismatch: i64,
}

/// A team or a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CascadeUnit)]
struct UnitView {
    kind: UnitKind,
    name: String,
    /// How many teams are above it.
    depth: u32,
    /// What it is to bring: set by hand, or what is left by weight; nothing while the goal is not known.
    amount: Option<i64>,
    is_set: bool,
    /// Is there nobody who could bring it: away all the period, or a team without anybody?
    has_no_time: bool,
    target: Entry,
    entries: UnitEntries,
    /// Is every month of the period set, so that the amount is their sum?
    is_sum_of_months: bool,
    /// By how much the months that are set exceed the target; the amount is their sum then.
    months_above_target: i64,
    /// What those directly below are to bring together, less the amount.
    mismatch: i64,
    /// In the order of the months of the cascade.
    months: Vec<UnitMonthView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CascadeUnitEntries)]
struct UnitEntries {
    name: Entry,
    /// The team above, by its name.
    above: Entry,
}

/// A month of a team or a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CascadeUnitMonth)]
struct UnitMonthView {
    /// What is to come in it: set by hand, or what is left by working time.
    amount: i64,
    is_set: bool,
    entry: Entry,
    /// What those directly below are to bring in it together, less the amount.
    mismatch: i64,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CascadeUnitKind)]
enum UnitKind {
    Team,
    Rep,
}

impl CascadeView {
    /// `None` if nobody is named.
    pub(crate) fn of(
        numbers: &Numbers<'_>,
        file: &PlanFile,
        handed: Option<&HandedDown>,
        by_month: &MonthlyTargets,
        without_time: &[bool],
    ) -> Option<Self> {
        let (teams, reps) = (&file.supply.teams, &file.supply.reps);
        if teams.is_empty() && reps.is_empty() {
            return None;
        }
        let unit = |(depth, unit)| {
            // Parts stand in the order of the plan, teams before people.
            let (kind, path, part, name, target, months) = match unit {
                TeamOrRep::Team(i) => {
                    let team = &teams[i];
                    (UnitKind::Team, format!("team[{i}]"), i, &team.name, team.target, &team.months)
                }
                TeamOrRep::Rep(i) => {
                    let rep = &reps[i];
                    (UnitKind::Rep, format!("rep[{i}]"), teams.len() + i, &rep.name, rep.target, &rep.months)
                }
            };
            let above = if matches!(kind, UnitKind::Team) { "parent" } else { "team" };
            let handed = handed.map(|handed| handed.parts[part]);
            let amount = handed.map(|part| part.amount.minor());
            let is_set = |month| months.contains_key(&month);
            UnitView {
                kind,
                name: name.clone(),
                depth,
                amount,
                is_set: target.is_some(),
                has_no_time: without_time[part],
                target: numbers.entry(format!("{path}.target")),
                entries: UnitEntries {
                    name: numbers.entry(format!("{path}.name")),
                    above: numbers.entry(format!("{path}.{above}")),
                },
                is_sum_of_months: file.plan.goal().period.months().all(is_set),
                months_above_target: amount.zip(target).map_or(0, |(amount, target)| amount - target.minor()),
                mismatch: handed.map_or(0, |part| part.mismatch),
                months: by_month.units.get(part).map_or_else(Vec::new, |of| months_view(numbers, &path, by_month, of)),
            }
        };
        let sums = by_month.months.iter().zip(&by_month.sums);
        let months = sums.map(|(month, sum)| MonthView {
            month: month.to_string(),
            amount: sum.amount.minor(),
            mismatch: sum.mismatch,
        });
        Some(Self {
            units: in_tree_order(teams, reps).into_iter().map(unit).collect(),
            mismatch: handed.map_or(0, |handed| handed.mismatch),
            mismatch_below: handed.map_or(0, |handed| handed.mismatch_below),
            months: months.collect(),
        })
    }
}

fn months_view(numbers: &Numbers<'_>, path: &str, by_month: &MonthlyTargets, of: &[UnitMonth]) -> Vec<UnitMonthView> {
    let view = |(month, of): (&Month, &UnitMonth)| UnitMonthView {
        amount: of.amount.minor(),
        is_set: of.is_set,
        entry: numbers.entry(format!("{path}.months.{month}")),
        mismatch: of.mismatch,
    };
    by_month.months.iter().zip(of).map(view).collect()
}
