//! Joint draws of what everybody brings.

use zadel_stats::quantiles::Quantiles;

/// Money of each rep in each draw, in minor units.
///
/// # Invariants
/// Every rep has as many draws; the company's draw is the sum of the reps', draw by draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draws {
    /// By rep, then by draw.
    by_rep: Vec<Vec<i64>>,
}

impl Draws {
    /// Of each rep's draws.
    #[must_use]
    pub(in crate::forecast) fn new(by_rep: Vec<Vec<i64>>) -> Self {
        Self { by_rep }
    }

    /// Puts the draws of another model behind these; a rep of whom one model knows nothing brings nothing in it.
    pub(in crate::forecast) fn append(&mut self, other: Self) {
        let n = self.by_rep.first().map_or(0, Vec::len);
        let n_more = other.by_rep.first().map_or(0, Vec::len);
        let n_reps = self.by_rep.len().max(other.by_rep.len());
        self.by_rep.resize_with(n_reps, || vec![0; n]);
        let mut others = other.by_rep;
        others.resize_with(n_reps, || vec![0; n_more]);
        self.by_rep.iter_mut().zip(others).for_each(|(draws, more)| draws.extend(more));
    }

    /// The draws of a rep; none of one who is not there.
    #[must_use]
    pub fn rep(&self, rep: u32) -> &[i64] {
        usize::try_from(rep).ok().and_then(|rep| self.by_rep.get(rep)).map_or(&[], Vec::as_slice)
    }

    /// The draws of the company: the sums of those of the reps.
    #[must_use]
    pub fn company(&self) -> Vec<i64> {
        let n = self.by_rep.first().map_or(0, Vec::len);
        let mut sums = vec![0_i64; n];
        for draws in &self.by_rep {
            sums.iter_mut().zip(draws).for_each(|(sum, minor)| *sum = sum.saturating_add(*minor));
        }
        sums
    }

    /// How many reps there are.
    #[must_use]
    pub fn n_reps(&self) -> usize {
        self.by_rep.len()
    }
}

/// The quantiles of draws in minor units; of none, nothing for certain.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53, or rounded")]
pub fn quantiles_of(minor: &[i64]) -> Quantiles {
    let mut draws: Vec<f64> = minor.iter().map(|minor| *minor as f64).collect();
    Quantiles::of_draws(&mut draws).unwrap_or_else(|| Quantiles::certain(0.0))
}
