//! The table `[goal]`.

use zadel_core::calendar::Period;
use zadel_core::money::Money;
use zadel_core::step1_goal::{Basis, Goal, GoalError, Margin, Measure};

use super::Context;
use super::node::{Node, Table};
use super::problem::{Problem, Rule};

/// The goal, and the margin that lines have where they name none.
pub(super) struct ReadGoal {
    pub(super) goal: Goal,
    pub(super) margin: Option<Margin>,
}

pub(super) fn read(table: &Table<'_>, context: &Context) -> Result<ReadGoal, Problem> {
    const KEYS: &[&str] = &["measure", "basis", "amount", "minimum", "stretch", "from", "to", "margin", "fixed_costs"];
    const MEASURES: &[&str] = &["revenue", "gross_profit", "net_profit"];
    const BASES: &[&str] = &["payments", "contracts", "shipments"];
    table.allow_only(KEYS)?;
    let measure = table.get("measure").map_or(Ok(Measure::Revenue), |node| {
        node.one_of(MEASURES, &[Measure::Revenue, Measure::GrossProfit, Measure::NetProfit])
    })?;
    let basis = table.get("basis").map_or(Ok(Basis::Payments), |node| {
        node.one_of(BASES, &[Basis::Payments, Basis::Contracts, Basis::Shipments])
    })?;
    let money = |key: &str| table.get(key).map(|node| node.money(context.currency)).transpose();
    let (amount, minimum, stretch) = (money("amount")?, money("minimum")?, money("stretch")?);
    let (from, to) = (table.require("from")?.date()?, table.require("to")?);
    let period = Period::new(from, to.date()?).map_err(|_| to.out_of(Rule::DatesInOrder))?;
    let margin = table.get("margin").map(|node| node.fraction_as(Rule::UpToWhole, Margin::new)).transpose()?;
    let fixed_costs = match (money("fixed_costs")?, measure) {
        (None, Measure::NetProfit) => return Err(table.missing("fixed_costs")),
        (fixed_costs, _) => fixed_costs.unwrap_or(Money::ZERO),
    };
    let goal = Goal { measure, basis, amount, minimum, stretch, period, fixed_costs };
    goal.check().map_err(|error| {
        let (key, rule) = match error {
            GoalError::Amount => ("amount", Rule::Money(context.currency)),
            GoalError::Minimum => ("minimum", Rule::MinimumAboveGoal),
            GoalError::Stretch => ("stretch", Rule::StretchBelowGoal),
            GoalError::FixedCosts => ("fixed_costs", Rule::FixedCostsWithoutNetProfit),
        };
        at_key(table, key, |node| node.out_of(rule.clone()))
    })?;
    Ok(ReadGoal { goal, margin })
}

/// A problem with a value that is there, because only what is there can be out of range.
fn at_key(table: &Table<'_>, key: &str, problem: impl Fn(Node<'_>) -> Problem) -> Problem {
    table.get(key).map_or_else(|| table.missing(key), problem)
}
