//! One line as a chain: stages, deals, money, and the links between them.
//!
//! ```text
//! n_0 --k_0--> n_1 --k_1--> ... n_{m-1} --k_{m-1}--> d --c--> A
//! ```
//! A check is a link like any other: what 1 deal "passes on" is money. So a level's index is its stage, the deals follow,
//! and the money stands below them; link `l` leads from level `l` to level `l + 1`.

use crate::count::{entering, passing};
use crate::fraction::Fraction;

use super::plan::{Line, Link, Target};

/// How much there can be; `None` is without limit.
pub(super) type Supply = Option<u128>;

/// The pins of one line.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// What the line is to bring.
    pub(super) target: Target,
    /// Pinned counts of the stages, then of the deals.
    pub(super) levels: Vec<Option<u128>>,
    /// Pinned conversions or rates, then the check.
    pub(super) links: Vec<Option<Fraction>>,
    /// Whether a free link lets through at most what enters (a conversion), or anything (a rate, a check).
    conversions: Vec<bool>,
}

/// A level's supply: as the levels above give it, and after its own pin.
#[derive(Clone, Copy, Debug)]
pub(super) struct LevelSupply {
    pub(super) from_above: Supply,
    pub(super) here: Supply,
}

impl Chain {
    pub(super) fn of(line: &Line) -> Self {
        let counts = line.stages.iter().map(|stage| stage.count);
        let levels = counts.chain([line.deals]).map(|count| count.map(u128::from)).collect();
        let check = line.check.map(|check| Fraction::whole(check.minor().unsigned_abs()));
        let links = line.stages.iter().map(|stage| stage.link.pinned()).chain([check]).collect();
        let conversions = line.stages.iter().map(|stage| matches!(stage.link, Link::Conversion(_)));
        Self { target: line.target, levels, links, conversions: conversions.chain([false]).collect() }
    }

    /// The index of the money, one below the deals.
    pub(super) fn money(&self) -> usize {
        self.levels.len()
    }

    /// Supply of every level from above, the money's last.
    ///
    /// A pinned level supplies what is pinned, no matter what stands above. A free conversion counts as 1 and a free rate
    /// or check as anything, except that nothing comes of nothing.
    pub(super) fn supplies(&self) -> Vec<LevelSupply> {
        let mut supplies = Vec::with_capacity(self.levels.len() + 1);
        let mut from_above = None;
        for (level, pinned) in self.levels.iter().enumerate() {
            let here = pinned.or(from_above);
            supplies.push(LevelSupply { from_above, here });
            from_above = match self.links[level] {
                Some(link) => here.map(|n| passing(n, link)),
                None if self.conversions[level] => here,
                None => here.filter(|n| *n == 0),
            };
        }
        supplies.push(LevelSupply { from_above, here: from_above });
        supplies
    }

    /// What every level must have for the levels below it, given what is needed of the money; its own pin aside.
    pub(super) fn needs(&self, money_needed: u128) -> Vec<u128> {
        let mut needs = vec![money_needed; self.levels.len() + 1];
        for level in (0..self.levels.len()).rev() {
            let below = self.levels.get(level + 1).copied().flatten().unwrap_or(needs[level + 1]);
            needs[level] = match self.links[level] {
                Some(link) => entering(below, link),
                None if self.conversions[level] => below,
                None => below.min(1),
            };
        }
        needs
    }

    /// The money that the pins alone bring, if going up from the money every link is pinned until the first pinned level.
    pub(super) fn closed_by_supply(&self) -> Option<u128> {
        let source = (0..self.levels.len())
            .rev()
            .take_while(|level| self.links[*level].is_some())
            .find_map(|level| self.levels[level].map(|n| (level, n)))?;
        let (level, n) = source;
        Some(self.links[level..].iter().flatten().fold(n, |n, link| passing(n, *link)))
    }
}
