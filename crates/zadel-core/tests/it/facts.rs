//! From facts to what a plan takes: conversions with their grade, lags, and the proof of a way of selling.

use jiff::civil::{Date, date};
use zadel_core::conversion::Observed;
use zadel_core::evidence::{EvidenceOf, Grade, grade};
use zadel_core::facts::cohort::{Horizon, Leg, Question, conversion};
use zadel_core::facts::deal::{Deal, Reached, Reading};
use zadel_core::facts::lags::{Between, LagQuestion, lags};
use zadel_core::facts::proof::shown;
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::{Filter, Track, Window};
use zadel_core::facts::{Moment, Nature, Outcome, Stage};
use zadel_core::money::Money;
use zadel_core::step2_decomposition::schedule::Lag;
use zadel_core::step3_resources::{Verdict, end_to_end, prove};

/// Leads of 2026, one after another; the first `n_won` of them were sold for so many roubles, the others lost.
fn leads(n: u32, n_won: u32, roubles: i64) -> Vec<Track> {
    let day = |n: u32| Moment::from_millis(1_767_571_200_000).plus_days(n);
    let lead = |i: u32| {
        let begun = i % 60;
        let entered = |later| Some(Reached { at: day(begun + later), by: None });
        let mut deal = Deal { amount: Money::from_minor(roubles * 100).ok(), ..Deal::default() };
        deal.reached[0] = entered(0);
        (deal.outcome, deal.closed) = (Outcome::Lost, Some(day(begun + 3)));
        if i < n_won {
            deal.reached[1..3].fill(entered(2));
            deal.reached[3..].fill(entered(2 + i % 20));
            (deal.outcome, deal.closed) = (Outcome::Won, Some(day(begun + 2 + i % 20)));
        }
        Track::of(&deal, DealKind::Deal, &Reading::default(), Nature::New)
    };
    (0..n).map(lead).collect()
}

fn question() -> Question {
    Question {
        leg: Leg::new(Stage::Lead, Stage::Won).expect("in order"),
        window: Window::ALL,
        as_of: Moment::from_millis(1_767_571_200_000).plus_days(90),
        filter: Filter::default(),
        horizon: Horizon::Days(30),
    }
}

/// The article's claim, against what three ways of selling have shown.
#[test]
fn twenty_leads_give_three_sales_of_200_000_is_proven_refuted_or_neither() {
    let planned = end_to_end(&["1/2".parse().expect("a half"), "3/10".parse().expect("three tenths")]);
    let size = Money::from_minor(20_000_000).expect("in range");
    let verdict = |n, n_won, roubles| {
        let shown = shown(&leads(n, n_won, roubles), &question(), size);
        let verdict = |observed| prove(planned, observed, shown.age_days()).verdict;
        (verdict(shown.observed()), verdict(shown.observed_of_that_size()))
    };
    assert_eq!(verdict(400, 60, 200_000), (Verdict::Proven, Verdict::Proven));
    assert_eq!(verdict(400, 60, 199_999), (Verdict::Proven, Verdict::Refuted));
    assert_eq!(verdict(64, 9, 200_000), (Verdict::NotProven, Verdict::NotProven));
    assert_eq!(verdict(400, 10, 200_000), (Verdict::Refuted, Verdict::Refuted));
    assert_eq!(verdict(0, 0, 200_000), (Verdict::NotProven, Verdict::NotProven));
}

#[test]
fn the_sums_of_a_cohort_are_those_of_who_passed() {
    let found = shown(&leads(400, 60, 250_000), &question(), Money::ZERO);
    assert_eq!((found.sales.n(), found.n_of_that_size, found.conversion.passed), (60, 60, 60));
    assert_eq!(found.sales.average(), Money::from_minor(25_000_000).ok());
}

#[test]
fn a_cohort_is_evidence_with_a_grade() {
    let found = conversion(&leads(400, 60, 1), &question());
    assert_eq!(found.observed(), Observed::passing(60, 400).ok());
    let graded = grade("3/20".parse().expect("a share"), &found.evidence(), EvidenceOf::Conversion);
    assert_eq!(graded.grade, Grade::Fact);
    let above = grade("1/4".parse().expect("a share"), &found.evidence(), EvidenceOf::Conversion);
    assert_eq!(above.grade, Grade::Fantasy);
}

/// What was measured is a lag that a schedule takes.
#[test]
fn weeks_of_delay_are_the_lag_of_a_plan() {
    let asked = LagQuestion {
        between: Between::FirstEventAndWin,
        window: Window::ALL,
        as_of: question().as_of,
        filter: Filter::default(),
    };
    let day_of = |at: Moment| -> Date {
        let days = jiff::Span::new().days(at.millis().div_euclid(86_400_000));
        date(1970, 1, 1).saturating_add(days)
    };
    let found = lags(&leads(400, 60, 1), &asked, day_of);
    assert_eq!((found.n, found.weeks.iter().sum::<u32>()), (60, 60));
    assert!(1 < found.weeks.len());
    assert!(Lag::new(&found.shares()).is_ok());
}
