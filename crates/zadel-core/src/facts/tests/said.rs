//! What people say of a deal, one after another.

use proptest::prelude::*;

use super::{MEETING, counted, folded, reading};
use crate::facts::cube::Metric;
use crate::facts::deal::Deal;
use crate::facts::fact::{Fact, FactKind, in_force};
use crate::facts::ids::{ClientId, PersonId, ReasonId, SourceId, StageId};
use crate::facts::said::{Change, Said, said, taken_back, told_again};
use crate::facts::seen::DealKind;
use crate::facts::{Booking, Moment, Outcome, Stage, Week};
use crate::money::Money;

/// Somebody writes on a Monday, and nothing is closed.
struct Desk;

fn at(day: u32) -> Moment {
    Moment::from_millis(1_767_571_200_000).plus_days(day)
}

impl Booking for Desk {
    fn now(&self) -> Moment {
        at(700)
    }

    fn week(&self, at: Moment) -> Week {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days of these tests")]
        let day = self::at(0).days_until(at).floor().max(0.0) as u32;
        Week::of(super::day_of(day))
    }
}

fn on(day: u32) -> Said {
    Said::new(DealKind::Deal, at(day))
}

fn rub(minor: i64) -> Change<Money> {
    Change::Set(Money::from_minor(minor).expect("within bounds"))
}

fn person(id: u32) -> Change<PersonId> {
    PersonId::new(id).map_or(Change::Keep, Change::Set)
}

fn born() -> Said {
    Said {
        created: Some(at(1)),
        title: Change::Set("Racking".into()),
        client: ClientId::new(7).map_or(Change::Keep, Change::Set),
        source: SourceId::new(3).map_or(Change::Keep, Change::Set),
        person: person(1),
        amount: rub(20_000_000),
        ..on(1)
    }
}

fn after(all: &[Said]) -> Vec<Fact> {
    after_log(&[], all)
}

/// What people said after what a log had told.
fn after_log(log: &[Fact], all: &[Said]) -> Vec<Fact> {
    let mut known = log.to_vec();
    for one in all {
        let new = said(&known, one, &reading(), &Desk);
        known.extend(new);
    }
    known
}

#[test]
fn a_deal_is_told_as_it_began_and_goes_on_by_what_is_said() {
    let meeting = Said { stage: StageId::new(MEETING), ..on(8) };
    let won = Said { outcome: Some(Outcome::Won), amount: rub(18_000_000), ..on(20) };
    let facts = after(&[born(), meeting, won]);
    let deal = folded(&facts);
    assert_eq!(
        (deal.title.as_deref(), deal.client, deal.source),
        (Some("Racking"), ClientId::new(7), SourceId::new(3))
    );
    assert_eq!(deal.reached(Stage::Meeting).map(|reached| reached.at), Some(at(8)));
    assert_eq!((deal.outcome, deal.closed), (Outcome::Won, Some(at(20))));
    assert_eq!(deal.amount.map(Money::minor), Some(18_000_000));
}

#[test]
fn a_correction_of_how_it_began_takes_back_and_tells_again() {
    let facts = after(&[born(), Said { source: Change::Forget, created: Some(at(3)), ..on(9) }]);
    let turns: Vec<(FactKind, u32)> = facts.iter().map(|fact| (fact.kind, fact.turn)).collect();
    assert_eq!(turns, [(FactKind::Created, 0), (FactKind::Created, 1), (FactKind::Created, 0)]);
    let deal = folded(&facts);
    assert_eq!((deal.source, deal.created, deal.created_by), (None, Some(at(3)), PersonId::new(1)));
}

#[test]
fn a_stage_of_last_week_is_entered_then_and_moves_nothing_that_came_later() {
    let quote = Said { stage: StageId::new(MEETING), ..on(10) };
    let won = Said { outcome: Some(Outcome::Won), ..on(12) };
    let deal = folded(&after(&[born(), won, Said { at: at(5), ..quote }]));
    assert_eq!((deal.outcome, deal.closed), (Outcome::Won, Some(at(12))));
    assert_eq!(deal.reached(Stage::Meeting).map(|reached| reached.at), Some(at(5)));
}

#[test]
fn why_a_deal_was_lost_is_said_later() {
    let lost = Said { outcome: Some(Outcome::Lost), ..on(12) };
    let reason = Said { reason: ReasonId::new(4).map_or(Change::Keep, Change::Set), ..on(15) };
    let deal = folded(&after(&[born(), lost, reason]));
    assert_eq!((deal.outcome, deal.closed, deal.reason), (Outcome::Lost, Some(at(12)), ReasonId::new(4)));
}

#[test]
fn why_a_deal_was_lost_that_its_stage_ended_is_said_with_the_loss_or_after_it() {
    let reason = ReasonId::new(4).map_or(Change::Keep, Change::Set);
    let lost_by_stage = [super::stage(3, MEETING), super::stage(12, 5)];
    for outcome in [None, Some(Outcome::Lost)] {
        let deal = folded(&after_log(&lost_by_stage, &[Said { outcome, reason: reason.clone(), ..on(12) }]));
        assert_eq!((deal.outcome, deal.closed, deal.reason), (Outcome::Lost, Some(at(12)), ReasonId::new(4)));
    }
    let at_once = Said { stage: StageId::new(5), reason, ..on(12) };
    assert_eq!(folded(&after(&[born(), at_once])).reason, ReasonId::new(4));
}

#[test]
fn a_beginning_that_no_log_told_is_not_made_up() {
    let known = vec![super::stage(3, MEETING)];
    let won = said(&known, &Said { outcome: Some(Outcome::Won), ..on(9) }, &reading(), &Desk);
    assert_eq!(won.iter().map(|fact| fact.kind).collect::<Vec<_>>(), [FactKind::Won]);
    let named = said(&known, &Said { title: Change::Set("Racking".into()), ..on(9) }, &reading(), &Desk);
    assert_eq!(named.iter().map(|fact| (fact.kind, fact.at)).collect::<Vec<_>>(), [(FactKind::Created, known[0].at)]);
}

#[test]
fn a_win_that_was_none_is_taken_back() {
    let mut facts = after(&[born(), Said { outcome: Some(Outcome::Won), ..on(12) }]);
    let back = taken_back(&facts, |fact| fact.kind == FactKind::Won, &Desk);
    assert_eq!(back.len(), 1);
    facts.extend(back);
    assert_eq!(folded(&facts).outcome, Outcome::Open);
    assert!(taken_back(&facts, |fact| fact.kind == FactKind::Won, &Desk).is_empty());
    let won = counted(&facts)
        .iter()
        .filter(|cell| cell.key.metric == Metric::Reached(Stage::Won))
        .map(|cell| cell.total.n)
        .sum::<i64>();
    assert_eq!(won, 0);
}

#[test]
fn told_again_is_told_in_the_next_turns() {
    let fact = Fact::new(FactKind::Paid, at(1), Desk.week(at(1)));
    let mut facts = told_again(&[], fact.clone(), &Desk);
    facts.extend(told_again(&facts.clone(), Fact { n: 2, ..fact.clone() }, &Desk));
    facts.extend(taken_back(&facts.clone(), |_| true, &Desk));
    facts.extend(told_again(&facts.clone(), Fact { n: 3, ..fact }, &Desk));
    assert_eq!(facts.iter().map(|fact| fact.turn).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    assert_eq!(in_force(&facts).iter().map(|fact| fact.n).collect::<Vec<_>>(), [3]);
}

fn change<T: Clone + std::fmt::Debug + 'static>(
    of: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Change<T>> {
    prop_oneof![2 => Just(Change::Keep), 2 => of.prop_map(Change::Set), 1 => Just(Change::Forget)]
}

prop_compose! {
    fn any_said()(
        day in 2_u32..400,
        who in change((1_u32..4).prop_map(|id| PersonId::new(id).expect("above 0"))),
        source in change((1_u32..4).prop_map(|id| SourceId::new(id).expect("above 0"))),
        minor in change((0_i64..5).prop_map(|n| Money::from_minor(n * 1_000).expect("small"))),
        expected in change((0_u32..90).prop_map(super::day_of)),
        stage in prop::option::of((1_u32..6).prop_map(|id| StageId::new(id).expect("above 0"))),
        outcome in prop::option::of(prop_oneof![Just(Outcome::Open), Just(Outcome::Won), Just(Outcome::Lost)]),
        reason in change((1_u32..4).prop_map(|id| ReasonId::new(id).expect("above 0"))),
    ) -> Said {
        Said { person: who, source, amount: minor, expected, stage, outcome, reason, ..on(day) }
    }
}

proptest! {
    /// What is said last of a property is so, whatever was said or told by a log before it and of whichever day.
    #[test]
    fn what_is_said_is_so(log in super::any_log(), before in prop::collection::vec(any_said(), 0..6), last in any_said()) {
        let mut all = vec![born()];
        all.extend(before);
        // What happened since is not undone by what is said of a day before it: the last is of the last day.
        all.push(Said { at: at(500), ..last.clone() });
        let deal = folded(&after_log(&log, &all));
        let was = folded(&after_log(&log, &all[..all.len() - 1]));
        prop_assert_eq!(deal.source, last.source.after(was.source));
        prop_assert_eq!(deal.person, last.person.after(was.person));
        prop_assert_eq!(deal.amount, last.amount.after(was.amount));
        prop_assert_eq!(deal.expected, last.expected.after(was.expected));
        prop_assert!(last.stage.is_none() || deal.stage == last.stage);
        match last.outcome {
            Some(outcome @ (Outcome::Won | Outcome::Lost)) => {
                prop_assert_eq!((deal.outcome, deal.closed), (outcome, Some(at(500))));
            }
            Some(Outcome::Open) if last.stage.is_none() => prop_assert_eq!((deal.outcome, deal.closed), (Outcome::Open, None)),
            _ => {}
        }
        let reason = if deal.outcome == Outcome::Lost { last.reason.after(was.reason) } else { None };
        prop_assert_eq!(deal.reason, reason);
    }

    /// Said twice, it is told once; and nothing said tells nothing.
    #[test]
    fn said_twice_is_told_once(before in prop::collection::vec(any_said(), 0..6)) {
        let mut all = vec![born()];
        all.extend(before);
        let known = after(&all);
        prop_assert_eq!(said(&known, &on(600), &reading(), &Desk), Vec::new());
        let forgetful = Said { source: Change::Forget, amount: Change::Forget, expected: Change::Forget, person: Change::Forget, ..on(600) };
        let mut once = known.clone();
        once.extend(said(&known, &forgetful, &reading(), &Desk));
        let deal = folded(&once);
        prop_assert_eq!((deal.source, deal.amount, deal.expected, deal.person), (None, None, None, None));
        prop_assert_eq!(said(&once, &forgetful, &reading(), &Desk), Vec::new());
    }

    /// The cube stays the sum of what holds.
    #[test]
    fn cells_add_up_to_what_holds(all in prop::collection::vec(any_said(), 0..6)) {
        let mut told = vec![born()];
        told.extend(all);
        let facts = after(&told);
        let deal: Deal = folded(&facts);
        let n = |metric| counted(&facts).iter().filter(|cell| cell.key.metric == metric).map(|cell| cell.total.n).sum::<i64>();
        for stage in Stage::ALL {
            prop_assert_eq!(n(Metric::Reached(stage)), i64::from(deal.reached(stage).is_some()));
        }
        prop_assert_eq!(n(Metric::Lost), i64::from(deal.outcome == Outcome::Lost));
    }
}
