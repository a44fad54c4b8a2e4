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

/// The stays of all deals within a span.
#[must_use]
pub fn stays(deals: &[KnownDeal], span: Span) -> Vec<Stay> {
    let mut stays = Vec::with_capacity(deals.len() * 4);
    for deal in deals.iter().filter(|deal| deal.opened <= span.today) {
        let closed = deal.closed().filter(|closed| *closed <= span.today);
        let last = closed.unwrap_or(span.today);
        let mut from = deal.opened.max(span.first);
        while from <= last {
            let bin = bin_of(deal.opened.days_until(from));
            let to = end_of(bin).map_or(last, |age| deal.opened.plus(age - 1)).min(last);
            let end = deal.end.filter(|_| closed == Some(to)).map(|end| end.how);
            stays.push(Stay { rep: deal.rep, bin, from: span.place(from), to: span.place(to), end });
            from = Day(to.0 + 1);
        }
    }
    stays
}
