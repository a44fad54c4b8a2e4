//! Somebody at work on a deal: one thing after the other, at hours at which he works.

use jiff::civil::Date;
use zadel_core::facts::seen::Action;
use zadel_core::money::{Currency, Money};

use super::days::{At, DAY, EVENING, MORNING, day_of, start_of};
use super::deal::{Event, What};
use super::draws::{Draws, whole};
use super::world::World;

/// A deal in somebody's hands.
///
/// # Invariants
/// `now` only grows. Nothing is noted that lies behind the last day that is known.
pub(super) struct Desk<'w> {
    world: &'w World,
    pub(super) draws: Draws,
    pub(super) person: usize,
    pub(super) now: At,
    /// The day on which the deal is expected to close.
    expected: Option<usize>,
    n_moves_left: u32,
    pub(super) events: Vec<Event>,
    pub(super) acts: Vec<Act>,
}

/// Something that somebody did.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act {
    pub(super) at: At,
    pub(super) action: Action,
    pub(super) person: usize,
}

impl<'w> Desk<'w> {
    pub(super) fn new(world: &'w World, draws: Draws, person: usize, now: At) -> Self {
        let mut desk =
            Self { world, draws, person, now, expected: None, n_moves_left: 0, events: Vec::new(), acts: Vec::new() };
        desk.note(What::Created);
        desk
    }

    /// What happens now.
    pub(super) fn note(&mut self, what: What) {
        if self.world.is_past(self.now) {
            let at = self.world.days.moment(self.now);
            self.events.push(Event { at, person: self.person, what });
        }
    }

    /// A minute later, the same work.
    pub(super) fn also_note(&mut self, what: What) {
        self.now += self.draws.between(20, 100);
        self.note(what);
    }

    pub(super) fn act(&mut self, action: Action) {
        if self.world.is_past(self.now) {
            self.acts.push(Act { at: self.now, action, person: self.person });
        }
    }

    /// The first call: so many working minutes after the lead came in.
    pub(super) fn respond(&mut self) {
        const SIGMA: f64 = 1.1;
        let truth = &self.world.truth;
        let median = truth.first_response_minutes * truth.people[self.person].response;
        // The mean of a log-normal number is so many times its median.
        let minutes = self.draws.about(median * (SIGMA * SIGMA / 2.0).exp(), SIGMA);
        let mut left = whole(minutes * 60.0).max(60);
        let mut next = self.opening(self.now);
        // What does not fit into a day goes on in the next one; whoever leaves in between leaves it to his successor.
        while let Some(at) = next {
            if at % DAY + left <= EVENING {
                self.now = at + left;
                return self.act(Action::Call);
            }
            left -= EVENING - at % DAY;
            next = self.opening(start_of(day_of(at) + 1));
        }
    }

    /// The next second at which the person is at his place.
    fn opening(&self, at: At) -> Option<At> {
        let worker = &self.world.people[self.person];
        let (day, second) = (day_of(at), at % DAY);
        if second <= EVENING && worker.is_there(&self.world.days, day) {
            return Some(start_of(day) + second.max(MORNING));
        }
        let last = worker.leaves.unwrap_or(usize::MAX);
        let mut later = self.world.days.worked_from(day + 1).take_while(|day| *day <= last);
        later.find(|day| worker.is_there(&self.world.days, *day)).map(|day| start_of(day) + MORNING)
    }

    /// About so many days pass, with calls in between.
    pub(super) fn go(&mut self, days: f64, mean_calls: f64) {
        let (from, to) = (self.now, self.now + whole(days * 86_400.0).max(60));
        let n_calls = self.draws.times(mean_calls);
        let mut calls: Vec<At> = (0..n_calls).map(|_| self.draws.between(from, to)).collect();
        calls.sort_unstable();
        for call in calls {
            self.go_to(call);
            self.act(Action::Call);
        }
        self.go_to(to);
    }

    /// Goes on not before a moment, and puts the expected day off whenever it passes.
    fn go_to(&mut self, at: At) {
        while let Some(expected) = self.expected.filter(|day| start_of(*day) < at && 0 < self.n_moves_left) {
            self.n_moves_left -= 1;
            self.step_to(start_of(expected).max(self.now));
            let more = self.draws.between(4, 21);
            self.expect_on(day_of(self.now) + usize::try_from(more).unwrap_or(0));
        }
        self.step_to(at);
    }

    fn step_to(&mut self, at: At) {
        let not_before = at.max(self.now + 60);
        loop {
            if let Some(at) = self.world.working_moment(self.person, not_before.max(self.now), &mut self.draws) {
                self.now = at;
                return;
            }
            self.hand_over();
        }
    }

    /// The first promise of a day, which will be moved up to so often.
    pub(super) fn expect(&mut self, days: f64) {
        const CHANCES_OF_MOVES: [f64; 5] = [0.25, 0.3, 0.2, 0.13, 0.12];
        self.n_moves_left = u32::try_from(self.draws.weighted(&CHANCES_OF_MOVES)).unwrap_or(0);
        let day = day_of(self.now) + usize::try_from(whole(days).max(1)).unwrap_or(1);
        self.now += self.draws.between(20, 100);
        self.expect_on(day);
    }

    fn expect_on(&mut self, day: usize) {
        let day = self.world.days.worked_from(day).next().unwrap_or(day);
        self.expected = Some(day);
        let date: Date = self.world.days.date(day);
        self.note(What::Expected(date));
    }

    pub(super) fn note_amount(&mut self, roubles: i64) {
        let money = Currency::RUB.whole(i128::from(roubles)).unwrap_or(Money::MAX);
        self.also_note(What::Amount(money));
    }

    /// Somebody else takes over on the first working day after the person left.
    fn hand_over(&mut self) {
        let left = self.world.people[self.person].leaves.unwrap_or(day_of(self.now));
        let (successor, day) = self.world.successor(self.person, left + 1, &mut self.draws);
        self.now = self.now.max(start_of(day) + self.draws.between(MORNING, MORNING + 3_600));
        self.person = successor;
        self.note(What::Person);
    }

    /// Gives the deal to a colleague of the team who is there.
    pub(super) fn pass_on(&mut self) {
        let (colleague, day) = self.world.successor(self.person, day_of(self.now), &mut self.draws);
        if day == day_of(self.now) {
            self.now += self.draws.between(20, 100);
            self.person = colleague;
            self.note(What::Person);
        }
    }

    /// Nothing more is done, but whoever leaves hands over what he has.
    pub(super) fn rest(&mut self) {
        while self.world.people[self.person].leaves.is_some_and(|last| last < self.world.days.today) {
            self.hand_over();
        }
    }
}
