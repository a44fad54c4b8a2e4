//! Who else has a plan open.
//!
//! Every window says of itself that it is there: when it opens a plan, from time to time while it has it open, and whenever it
//! hears of a window that it did not know, so that whoever comes learns who is there. Nobody keeps a list for all: each window
//! knows what it was told, and forgets whom it has not heard of for long, such as those of an instance that broke down.

use std::collections::BTreeMap;

use zadel_store::{Millis, PlanId};

use crate::live::{Look, Told};
use crate::{App, Refused, Who};

/// How often a window says that it is still there.
pub const AGAIN_SECONDS: u64 = 30;
/// After which time, in milliseconds, a window that said nothing is taken for closed: two of its messages were lost.
const LOST_MS: i64 = 75_000;

/// Somebody else who has the plan open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Present {
    /// What the person is called.
    pub name: String,
    /// Who it is.
    pub member: i64,
}

/// One window with a plan open, and what it knows of the others.
#[derive(Debug)]
pub struct Seat {
    own: Look,
    others: BTreeMap<u64, (Present, Millis)>,
}

/// What a window does about what it heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing is new.
    Nothing,
    /// It shows others than before, or fewer.
    Others,
    /// As [`Heard::Others`]; and it says of itself that it is there, because somebody came.
    Newcomer,
}

impl Seat {
    /// A window of somebody.
    #[must_use]
    pub fn new(app: &App, who: &Who, plan: PlanId) -> Self {
        let mut window = [0; 8];
        (app.entropy)(&mut window);
        let window = u64::from_le_bytes(window);
        let own = Look {
            company: who.company.get(),
            plan: plan.get(),
            member: who.member.get(),
            name: who.name.clone(),
            window,
            is_open: true,
        };
        Self { own, others: BTreeMap::new() }
    }

    /// Says of the window that it is there.
    ///
    /// # Errors
    /// [`Refused::Store`].
    pub async fn say(&self, app: &App) -> Result<(), Refused> {
        app.tell_all(Told::Look(self.own.clone())).await
    }

    /// Says of the window that it is closed.
    ///
    /// # Errors
    /// [`Refused::Store`].
    pub async fn leave(&self, app: &App) -> Result<(), Refused> {
        app.tell_all(Told::Look(Look { is_open: false, ..self.own.clone() })).await
    }

    /// What a window says of itself now.
    pub fn hear(&mut self, app: &App, look: &Look) -> Heard {
        self.hear_at(look, app.now())
    }

    /// Forgets those who have said nothing for long; true if there are any.
    pub fn forget_lost(&mut self, app: &App) -> bool {
        self.forget_lost_at(app.now())
    }

    fn hear_at(&mut self, look: &Look, now: Millis) -> Heard {
        let is_elsewhere = (look.company, look.plan) != (self.own.company, self.own.plan);
        if is_elsewhere || look.window == self.own.window {
            return Heard::Nothing;
        }
        if !look.is_open {
            return if self.others.remove(&look.window).is_some() { Heard::Others } else { Heard::Nothing };
        }
        let present = Present { name: look.name.clone(), member: look.member };
        match self.others.insert(look.window, (present, now)) {
            Some((before, _)) if before.name == look.name => Heard::Nothing,
            Some(_) => Heard::Others,
            None => Heard::Newcomer,
        }
    }

    fn forget_lost_at(&mut self, now: Millis) -> bool {
        let before = self.others.len();
        self.others.retain(|_, (_, at)| now.get() - at.get() < LOST_MS);
        self.others.len() < before
    }

    /// Everybody else, by name: each person once, oneself in another window not at all.
    #[must_use]
    pub fn others(&self) -> Vec<Present> {
        let mut others: Vec<Present> = self.others.values().map(|(present, _)| present.clone()).collect();
        others.retain(|present| present.member != self.own.member);
        others.sort();
        others.dedup_by_key(|present| present.member);
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(member: i64, window: u64, is_open: bool) -> Look {
        Look { company: 1, plan: 1, member, name: format!("member {member}"), window, is_open }
    }

    fn seat() -> Seat {
        Seat { own: look(1, 10, true), others: BTreeMap::new() }
    }

    fn members(seat: &Seat) -> Vec<i64> {
        seat.others().iter().map(|present| present.member).collect()
    }

    #[test]
    fn whoever_comes_is_answered_once() {
        let mut seat = seat();
        assert_eq!(seat.hear_at(&look(2, 20, true), Millis::new(0)), Heard::Newcomer);
        assert_eq!(seat.hear_at(&look(2, 20, true), Millis::new(1)), Heard::Nothing);
        assert_eq!(members(&seat), [2]);
    }

    #[test]
    fn a_person_is_there_until_the_last_window_is_closed() {
        let mut seat = seat();
        for window in [20, 21] {
            seat.hear_at(&look(2, window, true), Millis::new(0));
        }
        assert_eq!(seat.hear_at(&look(2, 20, false), Millis::new(1)), Heard::Others);
        assert_eq!(members(&seat), [2]);
        seat.hear_at(&look(2, 21, false), Millis::new(2));
        assert_eq!(members(&seat), [0; 0]);
        assert_eq!(seat.hear_at(&look(2, 21, false), Millis::new(3)), Heard::Nothing);
    }

    #[test]
    fn oneself_another_plan_and_another_company_are_not_shown() {
        let mut seat = seat();
        assert_eq!(seat.hear_at(&look(1, 10, true), Millis::new(0)), Heard::Nothing);
        // In another window of one's own: it has to learn who is there, and is nobody else.
        assert_eq!(seat.hear_at(&look(1, 11, true), Millis::new(0)), Heard::Newcomer);
        assert_eq!(seat.hear_at(&Look { plan: 2, ..look(2, 20, true) }, Millis::new(0)), Heard::Nothing);
        assert_eq!(seat.hear_at(&Look { company: 2, ..look(2, 20, true) }, Millis::new(0)), Heard::Nothing);
        assert_eq!(members(&seat), [0; 0]);
    }

    #[test]
    fn whoever_says_nothing_for_long_is_forgotten() {
        let mut seat = seat();
        seat.hear_at(&look(2, 20, true), Millis::new(0));
        seat.hear_at(&look(3, 30, true), Millis::new(40_000));
        assert!(!seat.forget_lost_at(Millis::new(74_999)));
        assert!(seat.forget_lost_at(Millis::new(75_000)));
        assert_eq!(members(&seat), [3]);
    }
}
