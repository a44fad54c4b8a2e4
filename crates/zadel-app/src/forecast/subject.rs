//! What a forecast is about: what is sold, and on which day its money counts.

use zadel_core::step1_goal::Basis;
use zadel_exchange::plan_file::PlanFile;

use crate::by_facts::Sold;
use crate::step1_goal::CountedBy;

/// What is forecast.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    pub(super) sold: Sold,
    /// By which days money is to count. Where payments are not known, and for shipments, sales stand in for them.
    pub(super) wanted: CountedBy,
}

impl Subject {
    /// All that the company sells, counted as the newest of its plans does; by wins if there is none.
    pub(super) fn of_company(newest: Option<&PlanFile>) -> Self {
        Self { sold: Sold::anything(), wanted: newest.map_or(CountedBy::Sales, |file| Self::of(file).wanted) }
    }

    /// What a plan is about.
    pub(super) fn of(file: &PlanFile) -> Self {
        let wanted = match file.plan.goal().basis {
            Basis::Payments => CountedBy::Payments,
            Basis::Contracts => CountedBy::Contracts,
            Basis::Shipments => CountedBy::Shipments,
        };
        Self { sold: Sold::of(&file.facts), wanted }
    }

    /// As it is stored: one text for the same things.
    pub(super) fn text(&self) -> String {
        let sold = self.sold.text();
        match self.wanted {
            // Nothing tells of shipments: it is the same forecast.
            CountedBy::Sales | CountedBy::Shipments => sold,
            by => format!("{sold} {}", by.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_text_of_its_own() {
        let by = [CountedBy::Sales, CountedBy::Shipments, CountedBy::Contracts, CountedBy::Payments];
        let texts = by.map(|wanted| Subject { sold: Sold::anything(), wanted }.text());
        assert_eq!(texts, ["null", "null", "null contracts", "null payments"]);
    }
}
