//! Exports of one deal, one after another.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use crate::facts::Booking;
use crate::facts::deal::{Deal, Reading};
use crate::facts::fact::{Fact, FactKind, in_force};
use crate::facts::ids::{PersonId, ReasonId, SourceId, StageId};
use crate::facts::news::{State, news};
use crate::facts::seen::DealKind;
use crate::facts::{Moment, Outcome, Stage, StageMeaning, Week};
use crate::money::Money;

/// An export made on the n-th day after Monday, 5 January 2026, when weeks before the given one were closed.
struct Export {
    day: u32,
    open_from: u32,
}

fn at(day: u32) -> Moment {
    Moment::from_millis(1_767_571_200_000).plus_days(day)
}

fn week(day: u32) -> Week {
    Week::of(date(2026, 1, 5).saturating_add(jiff::Span::new().days(i64::from(day))))
}

impl Booking for Export {
    fn now(&self) -> Moment {
        at(self.day)
    }

    fn week(&self, at: Moment) -> Week {
        let days = self::at(0).days_until(at).floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days of these tests")]
        week((days.max(0.0) as u32).max(self.open_from))
    }
}

fn reading() -> Reading {
    let stage = |id| StageId::new(id).expect("above 0");
    Reading::new(BTreeMap::from([
        (stage(1), StageMeaning::Stage(Stage::Lead)),
        (stage(2), StageMeaning::Stage(Stage::Meeting)),
        (stage(3), StageMeaning::Stage(Stage::Won)),
        (stage(4), StageMeaning::Lost),
    ]))
}

fn open(stage: u32, changed: u32) -> State {
    State {
        kind: DealKind::Deal,
        created: at(0),
        changed: Some(at(changed)),
        stage_since: None,
        stage: StageId::new(stage),
        stage_dates: Vec::new(),
        outcome: Outcome::Open,
        closed: None,
        reason: None,
        expected: None,
        person: PersonId::new(1),
        amount: Money::from_minor(10_000).ok(),
        source: SourceId::new(1),
        line: None,
        client: None,
        nature: None,
        title: None,
    }
}

fn won(closed: u32) -> State {
    State { outcome: Outcome::Won, closed: Some(at(closed)), ..open(3, closed) }
}

fn lost(closed: u32) -> State {
    State { outcome: Outcome::Lost, closed: Some(at(closed)), reason: ReasonId::new(1), ..open(4, closed) }
}

/// What is known after these exports, the n-th made on day 10 * n.
fn after(states: &[State]) -> Vec<Fact> {
    let mut known = Vec::new();
    for (state, day) in states.iter().zip((10..).step_by(10)) {
        let new = news(&known, state, &reading(), &Export { day, open_from: 0 });
        known.extend(new);
    }
    known
}

fn folded(facts: &[Fact]) -> Deal {
    Deal::of(DealKind::Deal, in_force(facts), &reading())
}

fn kinds(facts: &[Fact]) -> Vec<FactKind> {
    facts.iter().map(|fact| fact.kind).collect()
}

#[test]
fn the_same_export_again_tells_nothing() {
    for state in [open(1, 5), won(5), lost(5)] {
        let once = after(std::slice::from_ref(&state));
        assert_eq!(after(&[state.clone(), state.clone(), state]), once);
    }
}

#[test]
fn two_exports_make_a_history() {
    let facts = after(&[open(1, 2), open(2, 15), won(25)]);
    assert_eq!(kinds(&facts), [FactKind::Created, FactKind::Stage, FactKind::Stage, FactKind::Won]);
    let deal = folded(&facts);
    assert_eq!(deal.reached(Stage::Meeting).map(|reached| reached.at), Some(at(15)));
    assert_eq!((deal.outcome, deal.closed), (Outcome::Won, Some(at(25))));
}

#[test]
fn a_change_that_nobody_dates_happened_at_the_latest_when_the_table_was_made() {
    let moved = State { changed: None, ..open(2, 0) };
    let deal = folded(&after(&[State { changed: None, ..open(1, 0) }, moved]));
    assert_eq!(deal.reached(Stage::Meeting).map(|reached| reached.at), Some(at(20)));
}

#[test]
fn another_sum_and_another_person_are_changes_and_another_source_is_a_correction() {
    let changed = State {
        person: PersonId::new(2),
        amount: Money::from_minor(15_000).ok(),
        source: SourceId::new(2),
        ..open(1, 12)
    };
    let facts = after(&[open(1, 2), changed]);
    let turns: Vec<(FactKind, u16)> = facts.iter().skip(2).map(|fact| (fact.kind, fact.turn)).collect();
    let expected = [(FactKind::Created, 1), (FactKind::Created, 2), (FactKind::Person, 0), (FactKind::Amount, 0)];
    assert_eq!(turns, expected);
    let deal = folded(&facts);
    assert_eq!((deal.source, deal.created_by), (SourceId::new(2), PersonId::new(1)));
    assert_eq!((deal.person, deal.amount.map(Money::minor)), (PersonId::new(2), Some(15_000)));
}

#[test]
fn a_table_without_a_column_changes_nothing_of_it() {
    let without = State { source: None, amount: None, person: None, stage: None, ..open(1, 5) };
    assert_eq!(after(&[open(1, 5), without]), after(&[open(1, 5)]));
}

#[test]
fn another_day_of_the_win_is_a_correction_booked_in_an_open_week() {
    let mut known = news(&[], &won(3), &reading(), &Export { day: 10, open_from: 0 });
    let later = news(&known, &won(5), &reading(), &Export { day: 20, open_from: 14 });
    assert_eq!(later.iter().map(|fact| (fact.turn, fact.week)).collect::<Vec<_>>(), [(1, week(14)), (0, week(14))]);
    known.extend(later);
    assert_eq!(folded(&known).closed, Some(at(5)));
}

fn any_state() -> impl Strategy<Value = State> {
    let numbers = (1_u32..5, 0_u32..40, 0_u32..3, 0_i64..3, 1_u32..3, prop::option::of(0_u32..9));
    numbers.prop_map(|(stage, day, person, minor, source, expected)| {
        let (outcome, closed) = match stage {
            3 => (Outcome::Won, Some(at(day))),
            4 => (Outcome::Lost, Some(at(day))),
            _ => (Outcome::Open, None),
        };
        State {
            outcome,
            closed,
            changed: (day % 3 != 0).then(|| at(day)),
            person: PersonId::new(person),
            amount: Money::from_minor(minor * 100).ok(),
            source: SourceId::new(source),
            expected: expected.map(|day| date(2026, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day)))),
            ..open(stage, day)
        }
    })
}

/// Each shows only what had happened when it was made.
fn any_exports() -> impl Strategy<Value = Vec<State>> {
    prop::collection::vec(any_state(), 1..6).prop_map(|states| {
        let made = (10_u32..).step_by(10).map(at);
        let past = |moment: Option<Moment>, made: Moment| moment.map(|moment| moment.min(made));
        let seen = states.into_iter().zip(made);
        seen.map(|(state, made)| State {
            closed: past(state.closed, made),
            changed: past(state.changed, made),
            ..state
        })
        .collect()
    })
}

proptest! {
    /// After any exports the facts add up to what the last one shows, and it tells nothing when it comes again.
    #[test]
    fn facts_add_up_to_the_last_export(states in any_exports()) {
        let facts = after(&states);
        let (deal, last) = (folded(&facts), &states[states.len() - 1]);
        prop_assert_eq!(deal.outcome, last.outcome);
        prop_assert_eq!(deal.closed, last.closed);
        prop_assert_eq!(deal.amount, last.amount);
        prop_assert_eq!(deal.source, last.source);
        prop_assert!(last.person.is_none() || deal.person == last.person);
        prop_assert!(last.expected.is_none() || deal.expected == last.expected);
        prop_assert_eq!(news(&facts, last, &reading(), &Export { day: 90, open_from: 0 }), vec![]);
        let mut keys: Vec<_> = facts.iter().map(|fact| (fact.key(), fact.turn)).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), facts.len(), "no two facts have one key and turn");
    }
}
