//! How deals stood, as a snapshot keeps them: all that a forecast of them is made of.

use serde::{Deserialize, Serialize};
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{End, How, KnownDeal};

use super::known_deals::{KnownDeals, Rep};
use super::packed::{pack, unpack};
use crate::Refused;

const WHAT: &str = "snapshot";

/// The deals of a snapshot.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Snapshot {
    /// Numbers of the names of people, by the places that deals say; 0 is nobody.
    reps: Vec<i64>,
    deals: Vec<DealCells>,
    /// Where money counts on the days on which it comes: what was paid for each of the deals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paid: Option<Vec<Vec<(i32, i64)>>>,
}

/// Opened; closed, and whether it was won; the sum it was won with; the sum quoted; rep and line by their places; entries into stages.
type DealCells = (i32, Option<(i32, bool)>, Option<i64>, Option<i64>, u32, Option<u32>, Vec<(i32, u32)>);

impl Snapshot {
    /// What was known at the end of a day.
    ///
    /// What is quoted is known as it is now. If that is more than a day later it is left out: deals that were won meanwhile have no quote any more, and
    /// whoever knew which still have one would know what came.
    pub(super) fn of(known: &KnownDeals, origin: Day) -> Self {
        let is_quoted = known.today <= origin.plus(1);
        let as_it_was = |deal: &KnownDeal| {
            let deal = deal.as_of(origin)?;
            Some(KnownDeal { quoted_minor: deal.quoted_minor.filter(|_| is_quoted), ..deal })
        };
        let number = |rep: &Rep| rep.person.map_or(0, |person| i64::from(person.get()));
        let deals: Vec<KnownDeal> = known.deals.iter().filter_map(as_it_was).collect();
        let paid = |deal: &KnownDeal| Some(deal.paid.as_ref()?.iter().map(|(on, minor)| (on.0, *minor)).collect());
        Self {
            reps: known.reps.iter().map(number).collect(),
            paid: deals.iter().map(paid).collect(),
            deals: deals.into_iter().map(cells).collect(),
        }
    }

    pub(super) fn deals(&self) -> Vec<KnownDeal> {
        let mut deals: Vec<KnownDeal> = self.deals.iter().map(deal).collect();
        for (deal, paid) in deals.iter_mut().zip(self.paid.iter().flatten()) {
            deal.paid = Some(paid.iter().map(|(on, minor)| (Day(*on), *minor)).collect());
        }
        deals
    }

    /// # Errors
    /// [`Refused::Broken`].
    pub(super) fn packed(&self) -> Result<String, Refused> {
        pack(WHAT, self)
    }

    /// # Errors
    /// [`Refused::Broken`].
    pub(super) fn unpacked(packed: &str) -> Result<Self, Refused> {
        unpack(WHAT, packed)
    }
}

fn cells(deal: KnownDeal) -> DealCells {
    let end = deal.end.map(|end| (end.on.0, end.how == How::Won));
    let stages = deal.stages.into_iter().map(|(on, stage)| (on.0, stage)).collect();
    (deal.opened.0, end, deal.won_minor, deal.quoted_minor, deal.rep, deal.line, stages)
}

fn deal((opened, end, won_minor, quoted_minor, rep, line, stages): &DealCells) -> KnownDeal {
    let how = |is_won| if is_won { How::Won } else { How::Lost };
    KnownDeal {
        opened: Day(*opened),
        end: end.map(|(on, is_won)| End { on: Day(on), how: how(is_won) }),
        won_minor: *won_minor,
        quoted_minor: *quoted_minor,
        rep: *rep,
        line: *line,
        stages: stages.iter().map(|(on, stage)| (Day(*on), *stage)).collect(),
        paid: None,
    }
}
