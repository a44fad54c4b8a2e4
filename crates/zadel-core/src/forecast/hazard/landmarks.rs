//! How deals stood at the ends of past weeks, to see what a stage says of the time after it.

use super::bins::{N_BINS, bin_of, end_of};
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::span::Span;

/// Lead times, in days after a landmark, within which what a stage says is taken for constant.
pub(super) const N_LEADS: usize = 5;
/// The first day of each.
const STARTS: [i32; N_LEADS] = [1, 8, 15, 29, 57];
/// The last day that is looked at: what is behind it counts like what is before.
const LAST: i32 = 112;
const WEEK_DAYS: i32 = 7;
/// Stages behind so many count as the last of these.
const MOST_STAGES: usize = 12;

/// An open deal at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// Whose it is.
    pub rep: u32,
    /// The stage it had reached, as [`place_of`] counts.
    pub stage: usize,
    /// The day of its opening.
    pub opened: Day,
    /// The week's last day.
    pub at: Day,
    /// The last day on which it was open, as far as is known.
    pub last: Day,
    /// How it ended on that, if it did.
    pub end: Option<How>,
}

/// Days after a landmark that have one lead time and one bin of ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) lead: usize,
    pub(super) bin: usize,
    pub(super) from: Day,
    pub(super) to: Day,
}

/// The lead time of a day after today; the days before are in the first.
pub(super) fn lead_of(ahead: i32) -> usize {
    STARTS.partition_point(|start| *start <= ahead).saturating_sub(1)
}

/// The last day of a lead time; the last one has none.
pub(super) fn last_of(lead: usize) -> Option<i32> {
    STARTS.get(lead + 1).map(|start| start - 1)
}

/// How many landmarks see a day at a lead time.
pub(super) fn n_landmarks(lead: usize) -> f64 {
    f64::from((last_of(lead).unwrap_or(LAST) + 1 - STARTS[lead]) / WEEK_DAYS)
}

/// The place of the furthest stage that a deal had reached by the end of a day: 0 while none is known, then as they are numbered.
#[must_use]
pub fn place_of(deal: &KnownDeal, day: Day) -> usize {
    let reached = deal.stages.iter().filter(|(on, _)| *on <= day).map(|(_, stage)| *stage).max();
    reached.and_then(|stage| usize::try_from(stage).ok()).map_or(0, |stage| stage.saturating_add(1).min(MOST_STAGES))
}

/// The landmarks of a history, weekly and back from today; none if no stage is known of any deal.
#[must_use]
pub fn landmarks(deals: &[KnownDeal], span: Span) -> Vec<Landmark> {
    if deals.iter().all(|deal| deal.stages.is_empty()) {
        return Vec::new();
    }
    let mut landmarks = Vec::with_capacity(deals.len() * 4);
    for deal in deals.iter().filter(|deal| deal.opened < span.today) {
        let closed = deal.closed().filter(|closed| *closed <= span.today);
        let last = closed.unwrap_or(span.today);
        let end = deal.end.filter(|_| closed.is_some()).map(|end| end.how);
        let first = deal.opened.max(span.first);
        let to_week = first.days_until(span.today).rem_euclid(WEEK_DAYS);
        let mut at = first.plus(to_week);
        while at < last {
            landmarks.push(Landmark { rep: deal.rep, stage: place_of(deal, at), opened: deal.opened, at, last, end });
            at = at.plus(WEEK_DAYS);
        }
    }
    landmarks
}

impl Landmark {
    /// The days after it on which the deal was open, cut where lead time or age changes.
    pub(super) fn parts(self) -> impl Iterator<Item = Part> {
        let until = self.last.min(self.at.plus(LAST));
        let mut from = self.at.plus(1);
        std::iter::from_fn(move || {
            if until < from {
                return None;
            }
            let lead = lead_of(self.at.days_until(from));
            let bin = bin_of(self.opened.days_until(from));
            let of_lead = self.at.plus(last_of(lead).unwrap_or(LAST));
            let of_bin = end_of(bin).map_or(until, |age| self.opened.plus(age - 1));
            let to = of_lead.min(of_bin).min(until);
            let part = Part { lead, bin, from, to };
            from = to.plus(1);
            Some(part)
        })
    }
}

/// One number for each lead time and bin of ages.
pub(super) type Cells<T> = [[T; N_BINS]; N_LEADS];
