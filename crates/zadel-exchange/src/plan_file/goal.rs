//! The table `[goal]`.

use zadel_core::calendar::Period;
use zadel_core::money::Money;
use zadel_core::step1_goal::{Basis, Goal, GoalError, Margin, Measure, Vat};

use super::Context;
use super::node::{Node, Table};
use super::problem::{Kind, Problem, Rule};

/// The goal, and the margin that lines have where they name none.
pub(super) struct ReadGoal {
    pub(super) goal: Goal,
    pub(super) margin: Option<Margin>,
    pub(super) vat: Option<Vat>,
}

pub(super) fn read(table: &Table<'_>, context: &Context) -> Result<ReadGoal, Problem> {
    const KEYS: &[&str] =
        &["measure", "basis", "vat", "amount", "minimum", "stretch", "from", "to", "margin", "markup", "fixed_costs"];
    const VATS: &[&str] = &["included", "excluded"];
    const MEASURES: &[&str] = &["revenue", "gross_profit", "net_profit"];
    const BASES: &[&str] = &["payments", "contracts", "shipments"];
    table.allow_only(KEYS)?;
    let measure = table.get("measure").map_or(Ok(Measure::Revenue), |node| {
        node.one_of(MEASURES, &[Measure::Revenue, Measure::GrossProfit, Measure::NetProfit])
    })?;
    let basis = table.get("basis").map_or(Ok(Basis::Payments), |node| {
        node.one_of(BASES, &[Basis::Payments, Basis::Contracts, Basis::Shipments])
    })?;
    let vat = table.get("vat").map(|node| node.one_of(VATS, &[Vat::Included, Vat::Excluded])).transpose()?;
    let money = |key: &str| table.get(key).map(|node| node.money(context.currency)).transpose();
    let (amount, minimum, stretch) = (money("amount")?, money("minimum")?, money("stretch")?);
    let (from, to) = (table.require("from")?.date()?, table.require("to")?);
    let period = Period::new(from, to.date()?).map_err(|_| to.out_of(Rule::DatesInOrder))?;
    let margin = margin(table)?;
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
    Ok(ReadGoal { goal, margin, vat })
}

/// What part of a price is profit: as such, or by what was put on the cost.
pub(super) fn margin(table: &Table<'_>) -> Result<Option<Margin>, Problem> {
    match (table.get("margin"), table.get("markup")) {
        (Some(_), Some(markup)) => Err(Kind::BothMarginAndMarkup.at(table.path.clone(), markup.span)),
        (Some(margin), None) => margin.fraction_as(Rule::UpToWhole, Margin::new).map(Some),
        (None, Some(markup)) => markup.fraction_as(Rule::Markup, Margin::from_markup).map(Some),
        (None, None) => Ok(None),
    }
}

/// A problem with a value that is there, because only what is there can be out of range.
fn at_key(table: &Table<'_>, key: &str, problem: impl Fn(Node<'_>) -> Problem) -> Problem {
    table.get(key).map_or_else(|| table.missing(key), problem)
}
