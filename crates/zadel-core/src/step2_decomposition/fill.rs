//! Filling in a chain: what is free follows from what is known.

use super::chain::Chain;
use crate::count::{entering, passing};
use crate::fraction::Fraction;

/// A chain with everything that is determined.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    /// Counts of the stages, then of the deals.
    pub(super) levels: Vec<Option<u128>>,
    /// Conversions or rates, then the check.
    pub(super) links: Vec<Option<Fraction>>,
}

/// Fills a chain whose money is to be `target`, if that is known.
///
/// Known levels (pins and the money) cut the chain into segments. In a segment without a free link the counts come from
/// below and are the smallest that do. With one, the counts above it come from above, those below it from below, and the
/// link is exactly what leads from one to the other. With more, what lies between stays open.
pub(super) fn fill(chain: &Chain, target: Option<u128>) -> Filled {
    let mut filled = Filled { levels: chain.levels.clone(), links: chain.links.clone() };
    let money = chain.money();
    let mut known: Vec<usize> = (0..money).filter(|level| chain.levels[*level].is_some()).collect();
    filled.levels.push(target);
    known.extend(target.map(|_| money));
    if let Some(first) = known.first() {
        filled.backward(*first, 0);
    }
    for segment in known.windows(2) {
        filled.between(segment[0], segment[1], money - 1);
    }
    if let Some(last) = known.last() {
        filled.forward(*last, money - 1);
    }
    filled.levels.pop();
    filled
}

impl Filled {
    /// Fills the levels above `from` down to `until`, from below, as far as links are pinned.
    fn backward(&mut self, from: usize, until: usize) {
        for level in (until..from).rev() {
            let (Some(below), Some(link)) = (self.levels[level + 1], self.links[level]) else { return };
            self.levels[level] = Some(entering(below, link));
        }
    }

    /// Fills the levels below `from` up to `until`, from above, as far as links are pinned.
    fn forward(&mut self, from: usize, until: usize) {
        for level in from + 1..=until {
            let (Some(above), Some(link)) = (self.levels[level - 1], self.links[level - 1]) else { return };
            self.levels[level] = Some(passing(above, link));
        }
    }

    fn between(&mut self, upper: usize, lower: usize, check: usize) {
        let free: Vec<usize> = (upper..lower).filter(|level| self.links[*level].is_none()).collect();
        match free[..] {
            [] => self.backward(lower, upper + 1),
            [link] => {
                self.forward(upper, link);
                self.backward(lower, link + 1);
                let (Some(above), Some(below)) = (self.levels[link], self.levels[link + 1]) else { return };
                self.links[link] = link_between(above, below, link == check);
            }
            _ => {}
        }
    }
}

/// What leads exactly from one level to the next; a check is whole minor units, so it rounds up.
///
/// Where nothing is needed below, nothing has to pass. `None` if the fraction leaves 64 bits: then a level does too, and
/// is refused.
fn link_between(above: u128, below: u128, is_check: bool) -> Option<Fraction> {
    if below == 0 {
        return Some(Fraction::ZERO);
    }
    if above == 0 {
        return None;
    }
    let (below, above) = if is_check { (below.div_ceil(above), 1) } else { (below, above) };
    Fraction::new(u64::try_from(below).ok()?, u64::try_from(above).ok()?)
}
