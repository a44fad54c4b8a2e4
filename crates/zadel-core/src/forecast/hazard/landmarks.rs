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
/// Landmarks that count for less are left out.
const LEAST_WEIGHT: f64 = 1.0 / 16.0;
/// Stages are told of won deals if so many of them were seen on their way for each open one that is; of fewer won deals nothing is known.
const AS_MANY: f64 = 0.9;
const FEWEST: usize = 5;
const STEP_DAYS: i32 = 28;
/// Stages behind so many count as the last of these.
pub(super) const MOST_STAGES: usize = 8;

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
    reached.map_or(0, place_of_stage)
}

/// The place of a stage, by its place in the order in which a sale passes them.
#[must_use]
pub fn place_of_stage(stage: u32) -> usize {
    usize::try_from(stage).unwrap_or(usize::MAX).saturating_add(1).min(MOST_STAGES)
}

/// The landmarks of a history, weekly and back from today, from the day on from which stages are told of all deals; none if all deals
/// are in one stage.
///
/// `weights` are those of the days of the span: what counts for next to nothing is left out.
#[must_use]
pub fn landmarks(deals: &[KnownDeal], span: Span, weights: &[f64]) -> Vec<Landmark> {
    let Some(told) = told_from(deals, span) else { return Vec::new() };
    let mut landmarks = Vec::new();
    for deal in deals.iter().filter(|deal| deal.opened < span.today) {
        let closed = deal.closed().filter(|closed| *closed <= span.today);
        let last = closed.unwrap_or(span.today);
        let end = deal.end.filter(|_| closed.is_some()).map(|end| end.how);
        let first = deal.opened.max(told);
        let mut at = first.plus(first.days_until(span.today).rem_euclid(WEEK_DAYS));
        while at < last {
            if LEAST_WEIGHT <= weights[span.place(at)] {
                let stage = place_of(deal, at);
                landmarks.push(Landmark { rep: deal.rep, stage, opened: deal.opened, at, last, end });
            }
            at = at.plus(WEEK_DAYS);
        }
    }
    let first = landmarks.first().map(|landmark| landmark.stage);
    if landmarks.iter().all(|landmark| Some(landmark.stage) == first) { Vec::new() } else { landmarks }
}

/// From when on the stages of deals that end are told as those of open ones are.
///
/// A first export tells in which stage an open deal is, and of one that has ended that it has. Whoever took such days for history would
/// find that nobody who reaches a late stage ever wins. Won deals have passed more stages than open ones, so from then on at least as
/// many of them must have been seen behind the first stage before their end.
fn told_from(deals: &[KnownDeal], span: Span) -> Option<Day> {
    let is_long = |deal: &&KnownDeal| {
        WEEK_DAYS < deal.opened.days_until(deal.closed().filter(|on| *on <= span.today).unwrap_or(span.today))
    };
    let lowest = deals.iter().flat_map(|deal| &deal.stages).map(|(_, stage)| *stage).min()?;
    let is_seen = |deal: &KnownDeal| {
        let until = deal.closed().unwrap_or(span.today.plus(1));
        deal.stages.iter().any(|(on, stage)| *on < until && lowest < *stage)
    };
    let share = |of: &[&KnownDeal]| {
        let n_seen = of.iter().filter(|deal| is_seen(deal)).count();
        counted(n_seen) / counted(of.len()).max(1.0)
    };
    let long = || deals.iter().filter(is_long);
    let open: Vec<&KnownDeal> = long().filter(|deal| deal.closed().is_none_or(|on| span.today < on)).collect();
    let won: Vec<&KnownDeal> = long().filter(|deal| deal.won().is_some_and(|(on, _)| on <= span.today)).collect();
    let least = share(&open) * AS_MANY;
    let mut from = span.first;
    while from < span.today {
        let since: Vec<&KnownDeal> =
            won.iter().copied().filter(|deal| deal.closed().is_some_and(|on| from < on)).collect();
        if since.len() < FEWEST {
            return None;
        }
        if 0.0 < share(&since) && least <= share(&since) {
            return Some(from);
        }
        from = from.plus(STEP_DAYS);
    }
    None
}

fn counted(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
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
