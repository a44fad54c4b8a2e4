//! What a forecast knows of a deal.

use super::day::Day;
use super::window::Window;

/// A deal as it is known on a day, small enough that a hundred thousand fit in memory.
///
/// # Units
/// Sums in minor units; days are whole.
///
/// # Invariants
/// None that whoever makes it must keep: a deal that closed before it was opened counts as closed on the day it was opened, a
/// sum below 0 as none, and stages in any order as sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KnownDeal {
    /// The day on which it was opened.
    pub opened: Day,
    /// How it ended, and when; none while it is open.
    pub end: Option<End>,
    /// The sum it was won with.
    pub won_minor: Option<i64>,
    /// The sum that is known of it while it is open: in the CRM, or the list price of what is sold.
    pub quoted_minor: Option<i64>,
    /// Whose it is: a place in a list of reps.
    pub rep: u32,
    /// What is sold: a place in a list of lines.
    pub line: Option<u32>,
    /// First entries into stages: when, and the stage's place in the order in which a sale passes them.
    pub stages: Vec<(Day, u32)>,
    /// What was paid for it and when, below 0 if it went back, where money counts on the days on which it comes. Without that its money
    /// counts on the day on which it is won. Of one history all deals have it, or none.
    pub paid: Option<Vec<(Day, i64)>>,
}

/// The end of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// The day.
    pub on: Day,
    /// Won or lost.
    pub how: How,
}

/// How a deal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It is won.
    Won,
    /// It is lost.
    Lost,
}

impl KnownDeal {
    /// The day of its end, never before it was opened.
    #[must_use]
    pub fn closed(&self) -> Option<Day> {
        self.end.map(|end| end.on.max(self.opened))
    }

    /// The money won with it and the day; nothing unless it is won.
    #[must_use]
    pub fn won(&self) -> Option<(Day, i64)> {
        let end = self.end.filter(|end| end.how == How::Won)?;
        Some((end.on.max(self.opened), self.won_minor.unwrap_or(0).max(0)))
    }

    /// Its money, by the days on which it counts.
    pub fn money(&self) -> impl Iterator<Item = (Day, i64)> {
        let won = if self.paid.is_some() { None } else { self.won() };
        self.paid.as_deref().unwrap_or_default().iter().copied().chain(won)
    }

    /// What was known of it at the end of a day; nothing of one that was opened later.
    ///
    /// The sum it was won with is known from its end on, never before.
    #[must_use]
    pub fn as_of(&self, day: Day) -> Option<Self> {
        if day < self.opened {
            return None;
        }
        let is_closed = self.closed().is_some_and(|closed| closed <= day);
        Some(Self {
            end: self.end.filter(|_| is_closed),
            won_minor: self.won_minor.filter(|_| is_closed),
            stages: self.stages.iter().copied().filter(|(on, _)| *on <= day).collect(),
            paid: self.paid.as_ref().map(|paid| paid.iter().copied().filter(|(on, _)| *on <= day).collect()),
            ..self.clone()
        })
    }
}

impl KnownDeal {
    /// The same with nothing later than a day: what is dated later counts as of that day.
    #[must_use]
    pub fn until(mut self, day: Day) -> Self {
        self.opened = self.opened.min(day);
        self.end = self.end.map(|end| End { on: end.on.min(day), ..end });
        self.stages.iter_mut().for_each(|(on, _)| *on = (*on).min(day));
        self.paid.iter_mut().flatten().for_each(|(on, _)| *on = (*on).min(day));
        self
    }
}

/// The last day on which anything is told of deals.
#[must_use]
pub fn last_told(deals: &[KnownDeal]) -> Option<Day> {
    deals.iter().flat_map(|deal| [Some(deal.opened), deal.closed()]).flatten().max()
}

/// Without the sums of open deals, for days before the one on which they were told: of those that were won meanwhile none is told, and
/// whoever knew which still have one would know what came.
#[must_use]
pub fn unquoted(deals: &[KnownDeal]) -> Vec<KnownDeal> {
    deals.iter().map(|deal| KnownDeal { quoted_minor: None, ..deal.clone() }).collect()
}

/// The money that came within a window: of everybody, or of one rep.
#[must_use]
pub fn came_within(deals: &[KnownDeal], window: Window, rep: Option<u32>) -> i64 {
    let of_rep = deals.iter().filter(|deal| rep.is_none_or(|rep| deal.rep == rep));
    let came = of_rep.flat_map(KnownDeal::money).filter(|(on, _)| window.holds(*on));
    came.fold(0_i64, |sum, (_, minor)| sum.saturating_add(minor))
}
