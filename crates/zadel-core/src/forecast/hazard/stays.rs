//! Time spent open, cut at the ages where the chance of a day changes.

use super::bins::{bin_of, end_of};
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::span::Span;

/// Days that a deal was open within one bin of ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Whose deal it is.
    pub rep: u32,
    /// The bin of its age.
    pub bin: usize,
    /// The place of the first day in the span.
    pub from: usize,
    /// The place of the last day, included.
    pub to: usize,
    /// How the deal ended on the last day, if it did.
    pub end: Option<How>,
}

/// Days on which something may end.
#[derive(Clone, Copy, Debug)]
pub(in crate::forecast) struct Open {
    /// Whose it is.
    pub(in crate::forecast) rep: u32,
    /// From this day on its age is counted.
    pub(in crate::forecast) began: Day,
    /// The first of the days.
    pub(in crate::forecast) from: Day,
    /// The last.
    pub(in crate::forecast) last: Day,
}

impl Open {
    /// The days that are within a span, cut by age; `end` is how it ended on the last.
    pub(in crate::forecast) fn cut(self, end: Option<How>, span: Span) -> impl Iterator<Item = Stay> {
        let mut from = self.from.max(span.first);
        std::iter::from_fn(move || {
            if self.last < from {
                return None;
            }
            let bin = bin_of(self.began.days_until(from));
            let to = end_of(bin).map_or(self.last, |age| self.began.plus(age - 1)).min(self.last);
            let end = end.filter(|_| to == self.last);
            let stay = Stay { rep: self.rep, bin, from: span.place(from), to: span.place(to), end };
            from = to.plus(1);
            Some(stay)
        })
    }
}

/// The stays of all deals within a span.
#[must_use]
pub fn stays(deals: &[KnownDeal], span: Span) -> Vec<Stay> {
    let mut stays = Vec::with_capacity(deals.len() * 4);
    for deal in deals.iter().filter(|deal| deal.opened <= span.today) {
        let closed = deal.closed().filter(|closed| *closed <= span.today);
        let last = closed.unwrap_or(span.today);
        let open = Open { rep: deal.rep, began: deal.opened, from: deal.opened, last };
        stays.extend(open.cut(deal.end.filter(|_| closed.is_some()).map(|end| end.how), span));
    }
    stays
}
