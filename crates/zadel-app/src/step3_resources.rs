//! What the plan needs, what was promised of it, and who owes it.

use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{Decomposition, Line, Link};
use zadel_core::step3_resources::{Balance, Resource, SupplyAnswer, cost_per_deal};
use zadel_exchange::plan_file::{Debt, PlanFile, Source};

/// Leads of one line, or of all lines together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeadsNeed {
    /// What the plan takes.
    pub need: u64,
    /// What somebody promised that can be counted on, whatever the plan takes.
    pub promised: u64,
    /// What the sources can give at most.
    pub limit: u64,
    /// What is best taken from them, by price.
    pub take: u64,
    /// What nobody has promised yet.
    pub unpromised: u64,
    /// What no source can give.
    pub missing: u64,
}

/// Lines that begin with leads, and not with clients who buy at a rate, by their index.
pub fn lines_with_leads(file: &PlanFile) -> impl Iterator<Item = (usize, &Line)> {
    let begins_with_leads =
        |line: &Line| matches!(line.stages.first().map(|stage| stage.link), Some(Link::Conversion(_)));
    file.plan.lines().iter().enumerate().filter(move |(_, line)| begins_with_leads(line))
}

/// What a line's sources promise and can give, whether the plan is whole or not; need and take of a plan that is.
#[must_use]
pub fn leads_of(file: &PlanFile, supply: Option<&SupplyAnswer>, line: usize) -> LeadsNeed {
    let need = supply.map_or(0, |supply| supply.leads[line]);
    let mut leads = LeadsNeed { need, ..LeadsNeed::default() };
    for (at, source) in file.supply.sources.iter().enumerate().filter(|(_, source)| source.line == line) {
        leads.promised += u64::from(counted_on(file, source));
        leads.limit += u64::from(source.leads);
        leads.take += supply.map_or(0, |supply| supply.take[at]);
    }
    leads.unpromised = need.saturating_sub(leads.promised);
    leads.missing = need.saturating_sub(leads.take);
    leads
}

/// What of a promise of leads counts: no more than the source can give, and nothing that is due after the period.
fn counted_on(file: &PlanFile, source: &Source) -> u32 {
    if is_late(file, &source.debt) { 0 } else { source.promised.unwrap_or(0).min(source.leads) }
}

fn is_late(file: &PlanFile, debt: &Debt) -> bool {
    debt.due.is_some_and(|due| file.plan.goal().period.to() < due)
}

/// What speaks against a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The source cannot give so many leads.
    AboveLimit,
    /// Its day has passed. It may have been kept: it counts.
    Past,
    /// It is due after the period.
    Late,
}

/// What speaks against the day of a promise.
pub fn doubts(file: &PlanFile, debt: &Debt) -> impl Iterator<Item = Doubt> {
    let is_past = debt.due.zip(file.as_of).is_some_and(|(due, today)| due < today);
    let doubts = [(is_past, Doubt::Past), (is_late(file, debt), Doubt::Late)];
    doubts.into_iter().filter_map(|(is_so, doubt)| is_so.then_some(doubt))
}

/// What speaks against the leads that a source promised.
pub fn doubts_of_leads(file: &PlanFile, source: &Source) -> impl Iterator<Item = Doubt> {
    let above = source.promised.is_some_and(|promised| source.leads < promised).then_some(Doubt::AboveLimit);
    above.into_iter().chain(doubts(file, &source.debt))
}

/// All lines together. What one line was promised beyond its need helps no other.
#[must_use]
pub fn all_leads(file: &PlanFile, supply: &SupplyAnswer) -> LeadsNeed {
    lines_with_leads(file).map(|(line, _)| leads_of(file, Some(supply), line)).fold(LeadsNeed::default(), |sum, one| {
        LeadsNeed {
            need: sum.need.saturating_add(one.need),
            promised: sum.promised + one.promised,
            limit: sum.limit + one.limit,
            take: sum.take + one.take,
            unpromised: sum.unpromised.saturating_add(one.unpromised),
            missing: sum.missing.saturating_add(one.missing),
        }
    })
}

/// What was promised: leads of sources, and everything else.
pub fn debts(file: &PlanFile) -> impl Iterator<Item = &Debt> {
    let promising = file.supply.sources.iter().filter(|source| 0 < source.promised.unwrap_or(0));
    promising.map(|source| &source.debt).chain(file.supply.promises.iter().map(|promise| &promise.debt))
}

/// Promises that nobody answers for, or that have no day: so far they are wishes.
#[must_use]
pub fn n_wishes(file: &PlanFile) -> usize {
    debts(file).filter(|debt| debt.owner.is_none() || debt.due.is_none()).count()
}

/// The team's time, if anybody is named.
#[must_use]
pub fn time_of(supply: &SupplyAnswer) -> Option<Balance> {
    supply.balances.iter().find(|(resource, _)| *resource == Resource::Time).map(|(_, balance)| *balance)
}

/// The leads of one deal at a source's price; `None` while a conversion is open, or if it is more than money can be.
#[must_use]
pub fn cost_of_deal(source: &Source, decomposition: &Decomposition) -> Option<Money> {
    let stages = &decomposition.lines.get(source.line)?.stages;
    let links: Vec<Fraction> = stages.iter().map(|stage| stage.link).collect::<Option<_>>()?;
    cost_per_deal(source.price, &links)
}
