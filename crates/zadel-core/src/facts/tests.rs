//! Facts of one deal, told in any order, corrected and booked late.

mod news;
mod said;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::cube::{Cell, Metric, ObjectKind, Total, cells};
use super::deal::{Deal, Path, Reading};
use super::fact::{Fact, FactKind, Nature, in_force};
use super::ids::{PersonId, ReasonId, StageId};
use super::seen::{Action, DealKind};
use super::{Moment, Outcome, Stage, StageMeaning, Week};
use crate::money::Money;

const MEETING: u32 = 2;
const THINKING: u32 = 3;

fn reading() -> Reading {
    let stage = |id| StageId::new(id).expect("above 0");
    Reading::new(BTreeMap::from([
        (stage(1), StageMeaning::Stage(Stage::Qualified)),
        (stage(MEETING), StageMeaning::Stage(Stage::Meeting)),
        (stage(THINKING), StageMeaning::Open),
        (stage(4), StageMeaning::Stage(Stage::Won)),
        (stage(5), StageMeaning::Lost),
    ]))
}

fn day_of(n: u32) -> Date {
    date(2026, 1, 5).saturating_add(jiff::Span::new().days(i64::from(n)))
}

/// On the n-th day after Monday, 5 January 2026.
fn fact(kind: FactKind, n: u32) -> Fact {
    let at = Moment::from_millis(1_767_571_200_000).plus_days(n);
    Fact::new(kind, at, Week::of(day_of(n)))
}

fn created(n: u32, person: u32) -> Fact {
    Fact { person: PersonId::new(person), ..fact(FactKind::Created, n) }
}

fn stage(n: u32, id: u32) -> Fact {
    Fact { stage: StageId::new(id), ..fact(FactKind::Stage, n) }
}

fn amount(n: u32, minor: i64) -> Fact {
    Fact { amount: Money::from_minor(minor).ok(), ..fact(FactKind::Amount, n) }
}

fn folded(facts: &[Fact]) -> Deal {
    Deal::of(DealKind::Deal, in_force(facts), &reading())
}

fn counted(facts: &[Fact]) -> Vec<Cell> {
    cells(ObjectKind::Deal(DealKind::Deal), facts, &reading(), Nature::New)
}

fn total(cells: &[Cell], metric: Metric, week: u32) -> Total {
    let week = Week::of(day_of(week * 7));
    let of = cells.iter().filter(|cell| cell.week == week && cell.key.metric == metric);
    of.fold(Total::default(), |sum, cell| Total {
        n: sum.n + cell.total.n,
        amount_minor: sum.amount_minor + cell.total.amount_minor,
    })
}

#[test]
fn a_skipped_stage_counts_as_passed_and_a_step_back_takes_nothing_back() {
    let deal = folded(&[created(0, 1), stage(3, MEETING), stage(5, 1), stage(6, THINKING)]);
    let passed: Vec<bool> = Stage::ALL.into_iter().map(|stage| deal.reached(stage).is_some()).collect();
    assert_eq!(passed, [true, true, true, false, false, false]);
    assert_eq!(deal.reached(Stage::Qualified).map(|reached| reached.at), Some(fact(FactKind::Stage, 3).at));
    assert_eq!(deal.outcome, Outcome::Open);
}

#[test]
fn a_lost_deal_stays_as_far_as_it_came_and_one_that_was_only_seen_lost_has_no_path() {
    let lost = folded(&[created(0, 1), stage(3, MEETING), fact(FactKind::Lost, 9)]);
    assert!(lost.reached(Stage::Meeting).is_some() && lost.path == Path::Known);
    let only_lost = folded(&[created(0, 1), fact(FactKind::Lost, 9)]);
    assert_eq!((only_lost.path, only_lost.reached(Stage::Qualified)), (Path::Unknown, None));
}

#[test]
fn who_was_responsible_at_the_time_keeps_the_fact() {
    let handed_over = Fact { person: PersonId::new(2), ..fact(FactKind::Person, 4) };
    let deal = folded(&[created(0, 1), stage(3, MEETING), handed_over, fact(FactKind::Won, 8)]);
    let by = |stage| deal.reached(stage).and_then(|reached| reached.by).map(PersonId::get);
    assert_eq!((by(Stage::Meeting), by(Stage::Won)), (Some(1), Some(2)));
}

#[test]
fn a_won_deal_counts_with_its_sum_in_the_week_of_the_win_and_a_later_sum_in_its_own_week() {
    let facts = [created(0, 1), amount(1, 20_000_000), fact(FactKind::Won, 8), amount(15, 18_000_000)];
    let cells = counted(&facts);
    assert_eq!(total(&cells, Metric::Reached(Stage::Lead), 0), Total { n: 1, amount_minor: 0 });
    assert_eq!(total(&cells, Metric::Reached(Stage::Won), 1), Total { n: 1, amount_minor: 20_000_000 });
    assert_eq!(total(&cells, Metric::Reached(Stage::Won), 2), Total { n: 0, amount_minor: -2_000_000 });
}

#[test]
fn a_correction_in_an_open_week_leaves_no_trace_in_the_sums() {
    let wrong = Fact { person: PersonId::new(1), ..fact(FactKind::Won, 8) };
    let back = Fact { turn: 1, ..wrong.clone() };
    assert_eq!(counted(&[created(0, 1), wrong, back]), counted(&[created(0, 1)]));
}

#[test]
fn a_closed_week_keeps_its_sum_and_the_correction_counts_in_the_week_it_was_booked() {
    let won = Fact { amount: Money::from_minor(10_000).ok(), ..fact(FactKind::Won, 8) };
    let back = Fact { turn: 1, week: Week::of(day_of(21)), ..won.clone() };
    let cells = counted(&[created(0, 1), won, back]);
    assert_eq!(total(&cells, Metric::Reached(Stage::Won), 1), Total { n: 1, amount_minor: 10_000 });
    assert_eq!(total(&cells, Metric::Reached(Stage::Won), 3), Total { n: -1, amount_minor: -10_000 });
}

#[test]
fn a_payment_and_a_call_are_neither_the_sum_nor_the_owner_of_their_deal() {
    let paid = Fact { amount: Money::from_minor(50_000).ok(), ..fact(FactKind::Paid, 3) };
    let call = Fact { person: PersonId::new(2), ..fact(FactKind::Done(Action::Call), 4) };
    let deal = folded(&[created(0, 1), amount(1, 200_000), paid, call]);
    assert_eq!((deal.amount.map(Money::minor), deal.person), (Some(200_000), PersonId::new(1)));
}

#[test]
fn weeks_have_numbers_that_can_be_read_back() {
    for number in [202_001, 202_053, 202_653] {
        assert_eq!(Week::from_number(number).map(Week::number), Some(number));
    }
    assert_eq!([202_153, 202_600, 0].map(Week::from_number), [None; 3]);
    assert_eq!(Week::of(date(2026, 12, 28)).next().number(), 202_701);
}

fn any_kind() -> impl Strategy<Value = FactKind> {
    use FactKind::{Amount, Created, Expected, Lost, Person, Reopened, Stage, Won};
    let of_deals = vec![Created, Stage, Stage, Stage, Amount, Person, Expected, Won, Lost, Reopened];
    prop_oneof![4 => prop::sample::select(of_deals), 1 => other_kind()]
}

/// Those of which no deal is made.
fn other_kind() -> impl Strategy<Value = FactKind> {
    let done = Action::ALL.into_iter().map(FactKind::Done);
    let counted = Stage::ALL.into_iter().map(FactKind::Counted);
    let others = [FactKind::Paid, FactKind::Invoiced, FactKind::Spent].into_iter().chain(done).chain(counted);
    prop::sample::select(others.collect::<Vec<_>>())
}

prop_compose! {
    fn any_fact_of(kinds: BoxedStrategy<FactKind>)(
        kind in kinds, n in 0_u32..70, late in 0_u32..30, turn in 0_u32..3,
        person in 0_u32..3, stage in 0_u32..7, minor in prop::option::of(0_i64..1_000),
    ) -> Fact {
        Fact {
            turn,
            week: Week::of(day_of(n + late)),
            person: PersonId::new(person),
            stage: if kind == FactKind::Stage { StageId::new(stage) } else { None },
            amount: minor.and_then(|minor| Money::from_minor(minor).ok()),
            day: (kind == FactKind::Expected).then(|| day_of(n * 2)),
            ..fact(kind, n)
        }
    }
}

fn any_fact() -> impl Strategy<Value = Fact> {
    any_fact_of(any_kind().boxed())
}

/// What a log told of a deal within its first days.
fn any_log() -> impl Strategy<Value = Vec<Fact>> {
    let kind = prop::sample::select(vec![
        FactKind::Created,
        FactKind::Stage,
        FactKind::Stage,
        FactKind::Amount,
        FactKind::Person,
        FactKind::Expected,
        FactKind::Won,
        FactKind::Lost,
        FactKind::Reopened,
    ]);
    let told = any_fact_of(kind.boxed()).prop_map(|fact| {
        let day = fact.at.whole_days_until(Moment::LAST).unwrap_or_default() % 9;
        let reason = if fact.kind == FactKind::Lost { ReasonId::new(3) } else { None };
        Fact { turn: 0, reason, at: self::fact(fact.kind, day).at, week: Week::of(day_of(day)), ..fact }
    });
    prop::collection::vec(told, 0..5).prop_map(|mut facts| {
        facts.sort_by_key(Fact::key);
        facts.dedup_by_key(|fact| fact.key());
        facts
    })
}

/// No two facts of one key and turn, as the ledger keeps them.
fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    prop::collection::vec(any_fact(), 0..12).prop_map(|mut facts| {
        facts.sort_by_key(|fact| (fact.key(), fact.turn));
        facts.dedup_by_key(|fact| (fact.key(), fact.turn));
        facts
    })
}

proptest! {
    /// Whatever the weeks in which facts were booked, all weeks together are what holds in the end.
    #[test]
    fn all_weeks_together_are_what_holds(facts in any_facts()) {
        let booked_at_once: Vec<Fact> =
            facts.iter().map(|fact| Fact { week: Week::of(day_of(0)), ..fact.clone() }).collect();
        for metric in Metric::all() {
            let sum = |cells: &[Cell]| cells.iter().filter(|cell| cell.key.metric == metric)
                .fold((0, 0), |(n, amount), cell| (n + cell.total.n, amount + cell.total.amount_minor));
            prop_assert_eq!(sum(&counted(&facts)), sum(&counted(&booked_at_once)));
        }
    }

    /// A fact that is booked later leaves every earlier week as it was.
    #[test]
    fn no_later_fact_changes_an_earlier_week(facts in any_facts(), late in any_fact()) {
        let week = facts.iter().map(|fact| fact.week).max().map_or(late.week, Week::next);
        let is_new = facts.iter().all(|fact| (fact.key(), fact.turn) != (late.key(), late.turn));
        prop_assume!(is_new);
        let more = [facts.clone(), vec![Fact { week, ..late }]].concat();
        let earlier: Vec<Cell> = counted(&more).into_iter().filter(|cell| cell.week < week).collect();
        prop_assert_eq!(earlier, counted(&facts));
    }

    /// The order in which facts come to the ledger does not matter.
    #[test]
    fn the_order_of_telling_does_not_matter(facts in any_facts().prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let (told, shuffled) = facts;
        prop_assert_eq!(folded(&told), folded(&shuffled));
        prop_assert_eq!(counted(&told), counted(&shuffled));
    }

    /// What was paid for a deal and done about it makes it neither larger nor somebody else's.
    #[test]
    fn what_happens_beside_a_deal_is_no_part_of_it(
        facts in any_facts(), others in prop::collection::vec(any_fact_of(other_kind().boxed()), 0..6),
    ) {
        let deal = folded(&[facts.clone(), others.clone()].concat());
        prop_assert_eq!(deal, folded(&facts));
        let n_deal: Vec<Cell> = counted(&facts);
        let all: i64 = counted(&[facts, others].concat()).iter().map(|cell| cell.total.amount_minor).sum();
        prop_assert_eq!(all, n_deal.iter().map(|cell| cell.total.amount_minor).sum::<i64>());
    }

    /// A funnel never widens: whoever reached a stage reached those before it, no later.
    #[test]
    fn a_funnel_never_widens(facts in any_facts()) {
        let deal = folded(&facts);
        for pair in Stage::ALL.windows(2) {
            if let Some(further) = deal.reached(pair[1]) {
                let before = deal.reached(pair[0]).expect("reached before");
                prop_assert!(before.at <= further.at);
            }
        }
        prop_assert_eq!(deal.outcome == Outcome::Won, deal.reached(Stage::Won).is_some());
    }
}
