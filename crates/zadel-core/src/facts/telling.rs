//! Facts as they are told one after another: each in its turn, and a correction as a reversal with what is true instead.

use crate::facts::fact::{Fact, FactKind, in_force};
use crate::facts::{Moment, Week};

/// When a table was made, and in which week a moment counts.
pub trait Booking {
    /// When the table was made: what happened before, and nobody says when, happened at the latest then.
    fn now(&self) -> Moment;
    /// The week of a moment in the company's time zone, or the first open one.
    fn week(&self, at: Moment) -> Week;
}

/// Facts as they are told one after another.
pub(super) struct Telling<'a, B> {
    pub(super) known: &'a [Fact],
    pub(super) new: Vec<Fact>,
    pub(super) booking: &'a B,
    /// When what changed has changed.
    pub(super) at: Moment,
}

impl<'a, B: Booking> Telling<'a, B> {
    pub(super) fn new(known: &'a [Fact], booking: &'a B, at: Moment) -> Self {
        Self { known, new: Vec::new(), booking, at }
    }

    pub(super) fn fact(&self, kind: FactKind, at: Moment) -> Fact {
        Fact::new(kind, at, self.booking.week(at))
    }

    /// Tells a fact: as a correction, if its place is taken by another.
    pub(super) fn tell(&mut self, fact: Fact) {
        let same = |other: &&Fact| other.key() == fact.key();
        let last = self.known.iter().chain(&self.new).filter(same).max_by_key(|other| other.turn).cloned();
        let Some(last) = last else { return self.new.push(fact) };
        if last.is_reversal() {
            return self.new.push(Fact { turn: last.turn + 1, ..fact });
        }
        if (Fact { turn: last.turn, week: last.week, ..fact.clone() }) != last {
            self.take_back(&last);
            self.new.push(Fact { turn: last.turn + 2, ..fact });
        }
    }

    pub(super) fn take_back(&mut self, fact: &Fact) {
        let week = self.booking.week(fact.at).max(fact.week);
        self.new.push(Fact { turn: fact.turn + 1, week, ..fact.clone() });
    }

    pub(super) fn in_force(&self, kind: FactKind) -> Option<Fact> {
        in_force(self.known).into_iter().rfind(|fact| fact.kind == kind).cloned()
    }
}
