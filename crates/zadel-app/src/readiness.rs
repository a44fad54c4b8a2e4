//! "Does the team have a plan?": how far each of the eight steps has come.

use zadel_core::step2_decomposition::Link;
use zadel_core::step3_resources::{Resource, SupplyAnswer};
use zadel_exchange::plan_file::{Debt, PlanFile};

use crate::plans::Meaning;
use crate::step2_decomposition::Decomposed;

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is missing.
    Done,
    /// Something is there, and something is missing.
    Part,
    /// What is there cannot hold, or nothing is there at all.
    Lacking,
    /// An earlier step has to come first.
    Waiting,
}

/// The states of the eight steps, in order.
///
/// # Rules
/// 1. goal: there is an amount, given or found.
/// 2. decomposition: the plan is whole.
/// 3. resources: every lead is promised, every promise has an owner and a day, and the team's time suffices.
/// 4. to 8. wait: these rooms are not there yet.
#[must_use]
pub fn readiness(meaning: &Meaning) -> [StepState; 8] {
    let decomposition = match &meaning.decomposed {
        Decomposed::Solved(_) => StepState::Done,
        Decomposed::Underdetermined(_) => StepState::Part,
        Decomposed::Conflict(_) => StepState::Lacking,
    };
    let has_goal = match &meaning.decomposed {
        Decomposed::Solved(_) => true,
        Decomposed::Underdetermined(open) => open.decomposition.goal.is_some(),
        Decomposed::Conflict(_) => meaning.file.plan.goal().amount.is_some(),
    };
    let goal = if has_goal { StepState::Done } else { StepState::Lacking };
    let resources = meaning.supply.as_ref().map_or(StepState::Waiting, |supply| supplied(&meaning.file, supply));
    let mut states = [StepState::Waiting; 8];
    [states[0], states[1], states[2]] = [goal, decomposition, resources];
    states
}

fn supplied(file: &PlanFile, supply: &SupplyAnswer) -> StepState {
    let has_leads = |line: &zadel_core::step2_decomposition::Line| {
        matches!(line.stages.first().map(|stage| stage.link), Some(Link::Conversion(_)))
    };
    let promised = |line: usize| -> u64 {
        let own = file.supply.sources.iter().filter(|source| source.line == line);
        own.map(|source| u64::from(source.promised.unwrap_or(0))).sum()
    };
    let lines = file.plan.lines().iter().zip(&supply.leads).enumerate().filter(|(_, (line, _))| has_leads(line));
    let leads_are_promised = lines.clone().all(|(i, (_, need))| *need <= promised(i));
    let is_owed = |debt: &Debt| debt.owner.is_some() && debt.due.is_some();
    let promising = file.supply.sources.iter().filter(|source| 0 < source.promised.unwrap_or(0));
    let debts: Vec<&Debt> =
        promising.map(|source| &source.debt).chain(file.supply.promises.iter().map(|promise| &promise.debt)).collect();
    let time_suffices =
        supply.balances.iter().all(|(resource, balance)| *resource != Resource::Time || balance.deficit() == 0);
    if leads_are_promised && time_suffices && debts.iter().all(|debt| is_owed(debt)) {
        StepState::Done
    } else if debts.is_empty() {
        StepState::Lacking
    } else {
        StepState::Part
    }
}
