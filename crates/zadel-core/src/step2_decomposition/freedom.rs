//! How many numbers are missing before a plan is determined, and which ones would do.

use super::chain::Chain;
use super::pins::Pins;
use super::plan::Target;
use super::variable::Variable;

impl Pins {
    /// How many more pins the plan needs.
    ///
    /// # Formula
    /// ```text
    /// missing  = coupling + sum over the segments of all chains (free links above the first known level;
    ///                                                            one fewer than that, at least 0, between two known)
    /// coupling = max(0, o - 1) if the goal is pinned, o if it is free, where o counts the open lines;
    ///            1 if goal and lines are free in scale only: every line has a share and none a supply
    /// ```
    /// The money counts as known in every chain: the coupling is what it takes to know it.
    pub(super) fn n_missing(&self) -> usize {
        self.coupling() + self.chains.iter().map(n_missing_links).sum::<usize>()
    }

    /// The numbers of which any one, once pinned, brings the plan one step closer.
    pub(super) fn candidates(&self) -> Vec<Variable> {
        let n_missing = self.n_missing();
        self.free().into_iter().filter(|variable| self.with_any(*variable).n_missing() + 1 == n_missing).collect()
    }

    /// How many numbers are missing between the lines and the goal.
    pub(super) fn coupling(&self) -> usize {
        let n_open = self.open_lines().len();
        let only_shares = self.pinned_shares().len() == self.chains.len();
        let some_supply = || self.chains.iter().any(|chain| chain.closed_by_supply().is_some());
        match self.goal {
            Some(_) => n_open.saturating_sub(1),
            None if n_open == 0 && only_shares && !some_supply() => 1,
            None => n_open,
        }
    }

    /// Lines without a target of their own, by pin or by supply.
    pub(super) fn open_lines(&self) -> Vec<usize> {
        let is_open = |chain: &Chain| chain.target == Target::Free && chain.closed_by_supply().is_none();
        (0..self.chains.len()).filter(|line| is_open(&self.chains[*line])).collect()
    }
}

fn n_missing_links(chain: &Chain) -> usize {
    let mut missing = 0;
    let mut n_free = 0;
    let mut known_above = false;
    // Every link belongs to the segment that ends at the next known level; the money always is one.
    for (level, link) in chain.links.iter().enumerate() {
        if chain.levels[level].is_some() {
            missing += if known_above { usize::saturating_sub(n_free, 1) } else { n_free };
            known_above = true;
            n_free = 0;
        }
        n_free += usize::from(link.is_none());
    }
    missing + if known_above { n_free.saturating_sub(1) } else { n_free }
}
