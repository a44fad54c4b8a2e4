//! Counts of lists of deals, kept as long as the facts are the same: a page of a list is fifty rows, its count is all of them.

use std::collections::BTreeMap;

use zadel_store::CompanyId;
use zadel_store::deal_list::{DealCount, DealFilter};
use zadel_store::deals::FactsVersion;

/// Lists that are kept, of all companies: some hundred kilobytes.
const MOST: usize = 1_000;

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    of: BTreeMap<(CompanyId, DealFilter), (FactsVersion, DealCount)>,
}

impl Counted {
    /// How many there are, if it was counted of the same facts.
    pub(super) fn find(&self, company: CompanyId, facts: FactsVersion, filter: &DealFilter) -> Option<DealCount> {
        let (of, count) = self.of.get(&(company, filter.clone()))?;
        (*of == facts).then_some(*count)
    }

    /// Keeps a count of facts that were read before it, never after: others may have come in between.
    pub(super) fn keep(&mut self, company: CompanyId, facts: FactsVersion, filter: DealFilter, count: DealCount) {
        if MOST <= self.of.len() {
            // Whoever comes back counts once more.
            self.of.clear();
        }
        self.of.insert((company, filter), (facts, count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_holds_for_its_company_its_list_and_its_facts() {
        let facts = FactsVersion { last_batch: Some(3), n_withdrawn: 1 };
        let (company, count) = (CompanyId::new(1), DealCount { n: 5, n_leads: 0, n_with_amount: 4, amount_minor: 300 });
        let mut counted = Counted::default();
        counted.keep(company, facts, DealFilter::default(), count);
        let found = |company, facts, filter: &DealFilter| counted.find(company, facts, filter);
        assert_eq!(found(company, facts, &DealFilter::default()), Some(count));
        assert_eq!(found(CompanyId::new(2), facts, &DealFilter::default()), None);
        assert_eq!(found(company, FactsVersion { n_withdrawn: 2, ..facts }, &DealFilter::default()), None);
        assert_eq!(found(company, FactsVersion { last_batch: Some(4), ..facts }, &DealFilter::default()), None);
        let won = DealFilter { outcome: Some("won".to_owned()), ..DealFilter::default() };
        assert_eq!(found(company, facts, &won), None);
    }

    #[test]
    fn it_never_keeps_more_than_it_may() {
        let mut counted = Counted::default();
        for client in 0..3 * i64::try_from(MOST).unwrap_or(0) {
            let filter = DealFilter { client: Some(client), ..DealFilter::default() };
            counted.keep(CompanyId::new(1), FactsVersion::default(), filter, DealCount::default());
        }
        assert!(counted.of.len() <= MOST);
    }
}
