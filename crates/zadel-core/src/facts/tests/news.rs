//! Exports of one deal, one after another.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use crate::facts::Booking;
use crate::facts::deal::{Deal, Reading};
use crate::facts::fact::{Fact, FactKind, Nature, in_force};
use crate::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
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
        // Columns of their own, and stages of other pipelines.
        (stage(5), StageMeaning::Stage(Stage::Meeting)),
        (stage(6), StageMeaning::Stage(Stage::Quote)),
        (stage(7), StageMeaning::Lost),
        (stage(8), StageMeaning::Stage(Stage::Won)),
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
        original: None,
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
    let turns: Vec<(FactKind, u32)> = facts.iter().skip(2).map(|fact| (fact.kind, fact.turn)).collect();
    let expected = [(FactKind::Created, 1), (FactKind::Created, 2), (FactKind::Person, 0), (FactKind::Amount, 0)];
    assert_eq!(turns, expected);
    let deal = folded(&facts);
    assert_eq!((deal.source, deal.created_by), (SourceId::new(2), PersonId::new(1)));
    assert_eq!((deal.person, deal.amount.map(Money::minor)), (PersonId::new(2), Some(15_000)));
}

/// 100 dollars without a rate, then with one, then with another; then 200 of them.
#[test]
fn a_sum_in_another_currency_is_converted_once() {
    let dollars = |sum: &str, minor: Option<i64>, changed| State {
        amount: minor.and_then(|minor| Money::from_minor(minor).ok()),
        original: Some(sum.parse().expect("a sum")),
        ..open(1, changed)
    };
    let exports = [
        dollars("100 USD", None, 5),
        dollars("100 USD", Some(900_000), 15),
        dollars("100 USD", Some(950_000), 25),
        dollars("200 USD", Some(1_900_000), 35),
    ];
    let told = |n: usize| {
        let deal = folded(&after(&exports[..n]));
        (deal.amount.map(Money::minor), deal.original.map(|sum| sum.to_string()))
    };
    assert_eq!(told(1), (None, Some("100 USD".to_owned())));
    assert_eq!(told(2), (Some(900_000), Some("100 USD".to_owned())));
    assert_eq!(told(3), told(2));
    assert_eq!(told(4), (Some(1_900_000), Some("200 USD".to_owned())));
    let roubles = folded(&after(&[exports[0].clone(), open(1, 15)]));
    assert_eq!((roubles.amount, roubles.original), (open(1, 15).amount, None));
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

/// Export after export of what a log had begun to tell.
fn after_log(log: &[Fact], states: &[State]) -> Vec<Fact> {
    let mut known = log.to_vec();
    for (state, day) in states.iter().zip((10..).step_by(10)) {
        let new = news(&known, state, &reading(), &Export { day, open_from: 0 });
        known.extend(new);
    }
    known
}

#[test]
fn an_end_that_a_stage_told_gets_its_reason_and_its_day() {
    let log = [
        Fact::new(FactKind::Created, at(0), week(0)),
        Fact { stage: StageId::new(4), ..Fact::new(FactKind::Stage, at(5), week(5)) },
    ];
    let told = State { amount: None, person: None, ..lost(5) };
    assert_eq!(folded(&after_log(&log, std::slice::from_ref(&told))).reason, ReasonId::new(1));
    let corrected = State { closed: Some(at(8)), ..told.clone() };
    let deal = folded(&after_log(&log, &[told, corrected]));
    assert_eq!((deal.outcome, deal.closed, deal.reason), (Outcome::Lost, Some(at(8)), ReasonId::new(1)));
    let won_on = [log[0].clone(), Fact { stage: StageId::new(3), ..log[1].clone() }];
    for day in [3, 8] {
        assert_eq!(folded(&after_log(&won_on, &[won(day)])).closed, Some(at(day)), "day {day}");
    }
}

#[test]
fn another_day_in_the_column_of_a_stage_takes_the_one_before_back() {
    let met =
        |day| State { stage_dates: StageId::new(5).map(|stage| (stage, at(day))).into_iter().collect(), ..open(1, 1) };
    let reached = |days: &[u32]| {
        let states: Vec<State> = days.iter().map(|day| met(*day)).collect();
        folded(&after(&states)).reached(Stage::Meeting).map(|reached| reached.at)
    };
    assert_eq!(reached(&[3]), Some(at(3)));
    assert_eq!(reached(&[3, 15]), Some(at(15)));
    // Put off to a day that is not there yet: it was not held.
    assert_eq!(reached(&[9, 90]), None);
    assert_eq!(reached(&[3, 15, 3]), Some(at(3)));
}

/// A table that moves the beginning behind its own time of the last change: whoever has the deal now keeps it.
#[test]
fn a_change_before_the_beginning_counts_from_the_beginning() {
    let won = |created: u32, changed: Option<u32>, person: u32| State {
        outcome: Outcome::Won,
        closed: Some(at(created)),
        changed: changed.map(at),
        person: PersonId::new(person),
        ..State::unsaid(DealKind::Deal, at(created))
    };
    let facts = after_log(&[], &[won(4, None, 1), won(6, Some(5), 2)]);
    assert_eq!(folded(&facts).person, PersonId::new(2));
}

type Ends = (Option<u32>, u32, Option<u32>, u32);
type Names = (u32, i64, u32, Option<u32>, u32, u32, u32);
type Dates = (Option<u32>, Option<u32>, Option<u32>, Option<u32>);

fn any_state() -> impl Strategy<Value = State> {
    let stage = prop::sample::select(vec![None, Some(1), Some(2), Some(3), Some(4), Some(7), Some(8)]);
    let ends = (stage, 0_u32..4, prop::option::of(0_u32..3), 0_u32..3);
    let names = (0_u32..3, 0_i64..3, 0_u32..3, prop::option::of(0_u32..9), 0_u32..3, 0_u32..3, 0_u32..4);
    let day = || prop::option::of(0_u32..60);
    (0_u32..40, ends, names, (day(), day(), day(), day()))
        .prop_map(|(day, ends, names, dates)| state(day, ends, names, dates))
}

fn state(day: u32, (stage, end, reason, created): Ends, names: Names, dates: Dates) -> State {
    let (person, minor, source, expected, line, client, title) = names;
    let (changed, since, meeting, quote) = dates;
    let (outcome, closed) = match end {
        0 => (Outcome::Won, Some(at(day.max(created)))),
        1 => (Outcome::Lost, Some(at(day.max(created)))),
        _ => (Outcome::Open, None),
    };
    let dated = [(5, meeting), (6, quote)].into_iter();
    State {
        kind: DealKind::Deal,
        created: at(created),
        changed: changed.map(at),
        stage_since: since.map(at),
        stage: stage.and_then(StageId::new),
        stage_dates: dated.filter_map(|(stage, day)| Some((StageId::new(stage)?, at(day?)))).collect(),
        outcome,
        closed,
        reason: reason.and_then(ReasonId::new).filter(|_| outcome == Outcome::Lost),
        expected: expected.map(|day| date(2026, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day)))),
        person: PersonId::new(person),
        // A sum of the company's, one that was converted, and one in a currency without a rate.
        amount: Money::from_minor(minor * 100).ok().filter(|_| minor < 2),
        original: ["", "5 USD", "7 EUR"][usize::try_from(minor).expect("few")].parse().ok(),
        source: SourceId::new(source),
        line: LineId::new(line),
        client: ClientId::new(client),
        nature: [None, Some(Nature::New), Some(Nature::Repeat), None][title as usize],
        title: (title != 0).then(|| title.to_string().into()),
    }
}

/// Each shows only what had happened when it was made, and perhaps what is planned in the columns of stages.
fn any_exports() -> impl Strategy<Value = Vec<State>> {
    prop::collection::vec(any_state(), 1..6).prop_map(|states| {
        let made = (10_u32..).step_by(10).map(at);
        let past = |moment: Option<Moment>, made: Moment| moment.map(|moment| moment.min(made));
        let seen = states.into_iter().zip(made);
        seen.map(|(state, made)| State {
            closed: past(state.closed, made),
            changed: past(state.changed, made),
            stage_since: past(state.stage_since, made),
            ..state
        })
        .collect()
    })
}

/// Nothing that the table tells is otherwise in the facts.
fn is_as_told<T: PartialEq>(told: Option<&T>, found: Option<&T>) -> bool {
    told.is_none() || told == found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_024))]

    /// After any exports, whatever a log told before them, the facts add up to what the last one shows, and it tells nothing when it
    /// comes again.
    #[test]
    fn facts_add_up_to_the_last_export(log in super::any_log(), states in any_exports()) {
        let facts = after_log(&log, &states);
        let (deal, last) = (folded(&facts), &states[states.len() - 1]);
        prop_assert_eq!((deal.outcome, deal.closed), (last.outcome, last.closed));
        prop_assert_eq!((deal.amount, deal.original, deal.created), (last.amount, last.original, Some(last.created)));
        prop_assert!(is_as_told(last.source.as_ref(), deal.source.as_ref()));
        prop_assert!(is_as_told(last.line.as_ref(), deal.line.as_ref()));
        prop_assert!(is_as_told(last.client.as_ref(), deal.client.as_ref()));
        prop_assert!(is_as_told(last.nature.as_ref(), deal.nature.as_ref()));
        prop_assert!(is_as_told(last.title.as_ref(), deal.title.as_ref()));
        prop_assert!(is_as_told(last.person.as_ref(), deal.person.as_ref()));
        prop_assert!(is_as_told(last.expected.as_ref(), deal.expected.as_ref()));
        prop_assert!(is_as_told(last.reason.as_ref(), deal.reason.as_ref()));
        // A stage that contradicts what the table says of the end is not told.
        let is_told = |stage: &&StageId| last.outcome != Outcome::Open || reading().meaning(**stage).outcome() == Outcome::Open;
        prop_assert!(is_as_told(last.stage.as_ref().filter(is_told), deal.stage.as_ref()));
        let made = at(10 * u32::try_from(states.len()).expect("few"));
        for (stage, day) in &last.stage_dates {
            let entered = in_force(&facts).into_iter().filter(|fact| fact.kind == FactKind::Stage && fact.stage == Some(*stage));
            let was = last.closed.map_or(*day, |closed| closed.min(*day)).max(last.created);
            let expected = if made < *day { vec![] } else { vec![was] };
            prop_assert_eq!(entered.map(|fact| fact.at).collect::<Vec<_>>(), expected);
        }
        // What was planned when it was made may have been held until it comes again.
        let held = last.stage_dates.iter().filter(|(_, day)| *day <= made).copied().collect();
        let again = State { stage_dates: held, ..last.clone() };
        prop_assert_eq!(news(&facts, &again, &reading(), &Export { day: 90, open_from: 0 }), vec![]);
        let mut keys: Vec<_> = facts.iter().map(|fact| (fact.key(), fact.turn)).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), facts.len(), "no two facts have one key and turn");
    }
}
