/// What the plan takes of one resource, and what there is of it, in the resource's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// What the plan takes.
    pub need: u64,
    /// What there is.
    pub supply: u64,
}

impl Balance {
    /// What is missing; 0 if nothing is.
    #[must_use]
    pub fn deficit(self) -> u64 {
        self.need.saturating_sub(self.supply)
    }
}

/// The narrowest resource: the one of which the smallest part of the need is there. Ties go to the earlier.
///
/// # Formula
/// ```text
/// argmin supply / need over resources with need > 0
/// ```
/// `None` if nothing is needed of any.
#[must_use]
pub fn bottleneck(resources: &[Balance]) -> Option<usize> {
    let needed = resources.iter().enumerate().filter(|(_, resource)| 0 < resource.need);
    let narrower = |a: &Balance, b: &Balance| {
        (u128::from(a.supply) * u128::from(b.need)).cmp(&(u128::from(b.supply) * u128::from(a.need)))
    };
    // `min_by` keeps the first of equals.
    needed.min_by(|(_, a), (_, b)| narrower(a, b)).map(|(i, _)| i)
}
