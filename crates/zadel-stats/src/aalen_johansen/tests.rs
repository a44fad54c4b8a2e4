use proptest::prelude::*;

use super::Outcome::{Cause, Censored};
use super::*;

fn watched(age: u32, outcome: Outcome) -> Record {
    Record::from_start(f64::from(age), outcome).expect("a finite age")
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![Just(Censored), (0_u8..3).prop_map(Cause)]
}

/// Whole ages, so that many are the same; a third of the items come late.
fn any_record() -> impl Strategy<Value = Record> {
    (0_u32..12, 1_u32..20, any_outcome(), 0..3).prop_map(|(entered, length, outcome, late)| {
        let exited = f64::from(entered + length);
        if late == 0 {
            Record::from_age(f64::from(entered), exited, outcome).expect("it ends after it began")
        } else {
            Record::from_start(exited - 1.0, outcome).expect("a finite age")
        }
    })
}

fn any_records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(any_record(), 1..60)
}

/// Remission times of 21 children treated with 6-mercaptopurine, in weeks, the starred ones censored (Freireich et al.,
/// Blood 21, 1963): the standard example of Kaplan and Meier's curve. By hand, with Y at risk:
/// ```text
///  6: Y 21, d 3   S = 18/21                 = 0.857   var/S² sum = 3/(21*18)           SE 0.0764
///  7: Y 17, d 1   S = 18/21 * 16/17         = 0.807   + 1/(17*16)                      SE 0.0869
/// 10: Y 15, d 1   S = ... * 14/15           = 0.753   + 1/(15*14)                      SE 0.0963
/// 13: Y 12, 16: Y 11, 22: Y 7, 23: Y 6      S = 0.690, 0.627, 0.538, 0.448             SE 0.1068, 0.1141, 0.1282, 0.1346
/// ```
#[test]
fn with_one_cause_it_is_the_published_curve_of_kaplan_and_meier() {
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    let ended = ended.into_iter().map(|age| watched(age, Cause(0)));
    let records: Vec<Record> = ended.chain(censored.into_iter().map(|age| watched(age, Censored))).collect();
    let curves = incidence(&records);
    let published = [
        (6.0, 21, 0.857, 0.0764),
        (7.0, 17, 0.807, 0.0869),
        (10.0, 15, 0.753, 0.0963),
        (13.0, 12, 0.690, 0.1068),
        (16.0, 11, 0.627, 0.1141),
        (22.0, 7, 0.538, 0.1282),
        (23.0, 6, 0.448, 0.1346),
    ];
    assert_eq!(curves.steps().len(), published.len());
    for (step, (age, n_at_risk, open, error)) in curves.steps().iter().zip(published) {
        assert_eq!((step.age.to_bits(), step.n_at_risk), (f64::to_bits(age), n_at_risk));
        assert!((step.open.value - open).abs() < 5e-4 && (step.open.variance.sqrt() - error).abs() < 5e-5, "{step:?}");
        let ended = curves.at(0, age);
        assert!((ended.value - (1.0 - step.open.value)).abs() < 1e-15);
        assert!((ended.variance - step.open.variance).abs() < 1e-15);
    }
}

/// Eight items, two causes, one late, by hand:
/// ```text
/// age  at risk                       comes    S before  F_0                      F_1              S after
///  1   7 (the late one enters at 1)  0        1         1/7                                       6/7
///  2   7                             1        6/7       1/7                      6/49             36/49
///  3   6, then one is censored       0        36/49     1/7 + 6/49 = 13/49       6/49             30/49
///  5   4                             0, 1     30/49     13/49 + 15/98 = 41/98    12/98 + 15/98    15/49
///  8   2                             0        15/49     41/98 + 15/98 = 4/7      27/98            15/98
/// ```
/// The variance of `F_0` by its closed form (Marubini and Valsecchi, "Analysing Survival Data", 1995, chapter 10), at age 2:
/// ```text
/// age 1: (F_0(2) - F_0(1))² d / (Y (Y-d)) + S(0)² d_0 (Y-d_0) / Y³ - 2 (...) = 0 + 6/343 - 0
/// ```
#[test]
fn two_causes_with_a_late_entry_are_as_by_hand() {
    let late = Record::from_age(1.0, 5.0, Cause(1)).expect("it ends after it began");
    let ends =
        [(1, Cause(0)), (2, Cause(1)), (3, Cause(0)), (3, Censored), (5, Cause(0)), (8, Cause(0)), (9, Censored)];
    let mut records: Vec<Record> = ends.map(|(age, outcome)| watched(age, outcome)).to_vec();
    records.push(late);
    let curves = incidence(&records);
    let by_hand = [
        (1.0, 7, 1.0 / 7.0, 0.0, 6.0 / 7.0),
        (2.0, 7, 1.0 / 7.0, 6.0 / 49.0, 36.0 / 49.0),
        (3.0, 6, 13.0 / 49.0, 6.0 / 49.0, 30.0 / 49.0),
        (5.0, 4, 41.0 / 98.0, 27.0 / 98.0, 15.0 / 49.0),
        (8.0, 2, 4.0 / 7.0, 27.0 / 98.0, 15.0 / 98.0),
    ];
    assert_eq!(curves.steps().len(), by_hand.len());
    for (step, (age, n_at_risk, first, second, open)) in curves.steps().iter().zip(by_hand) {
        assert_eq!((step.age.to_bits(), step.n_at_risk), (f64::to_bits(age), n_at_risk));
        let found = [curves.at(0, age).value, curves.at(1, age).value, step.open.value];
        assert!(found.iter().zip([first, second, open]).all(|(found, hand)| (found - hand).abs() < 1e-14), "{found:?}");
    }
    assert!((curves.at(0, 2.0).variance - 6.0 / 343.0).abs() < 1e-15);
    assert_eq!(
        (curves.quantile(0, 0.25), curves.quantile(0, 4.0 / 7.0), curves.quantile(0, 0.6)),
        (Some(3.0), Some(8.0), None)
    );
}

/// The second method: every quantity at every age by counting all records anew, and the variance in closed form
/// (Marubini and Valsecchi 1995, chapter 10), which needs that not all at risk end at once.
#[expect(clippy::cast_precision_loss, reason = "few records")]
fn by_counting(records: &[Record], cause: u8, until: f64) -> (f64, f64) {
    let mut ages: Vec<f64> = records.iter().map(|record| record.exited).filter(|age| *age <= until).collect();
    ages.sort_by(f64::total_cmp);
    ages.dedup();
    let count = |is: &dyn Fn(&Record) -> bool| records.iter().filter(|record| is(record)).count() as f64;
    let (mut open, mut share) = (1.0, 0.0);
    let mut steps = Vec::new();
    for age in ages {
        let at_risk = count(&|record| record.entered.is_none_or(|entered| entered < age) && age <= record.exited);
        let ended_at = |record: &Record| record.exited.to_bits() == age.to_bits();
        let d = count(&|record| ended_at(record) && record.outcome != Censored);
        let d_k = count(&|record| ended_at(record) && record.outcome == Cause(cause));
        share += open * d_k / at_risk;
        steps.push((at_risk, d, d_k, open, share));
        open *= 1.0 - d / at_risk;
    }
    let variance = steps.into_iter().map(|(y, d, d_k, before, so_far)| {
        let later = share - so_far;
        let all = if d < y { later * later * d / (y * (y - d)) } else { 0.0 };
        all + before * before * (y - d_k) * d_k / (y * y * y) - 2.0 * later * before * d_k / (y * y)
    });
    (share, variance.sum())
}

proptest! {
    #[test]
    fn curves_and_variances_are_those_of_counting_anew(records in any_records(), cause in 0_u8..3, age in 0_u32..32) {
        let found = incidence(&records).at(cause, f64::from(age));
        let (value, variance) = by_counting(&records, cause, f64::from(age));
        prop_assert!((found.value - value).abs() < 1e-12, "{} {value}", found.value);
        prop_assert!((found.variance - variance).abs() < 1e-12, "{} {variance}", found.variance);
    }

    #[test]
    fn shares_of_all_causes_and_what_is_open_sum_to_one(records in any_records(), age in 0_u32..32) {
        let (curves, age) = (incidence(&records), f64::from(age));
        let sum: f64 = (0..3).map(|cause| curves.at(cause, age).value).sum();
        prop_assert!((sum + curves.open_at(age).value - 1.0).abs() < 1e-12);
        for cause in 0..3 {
            prop_assert!(curves.curve(cause).is_sorted_by(|one, next| one.value <= next.value));
            prop_assert!(curves.curve(cause).iter().all(|share| 0.0 <= share.variance && share.variance.is_finite()));
        }
    }

    /// Without censoring, counts and binomial variances.
    #[test]
    fn with_all_outcomes_known_it_counts(ends in prop::collection::vec((0_u32..9, 0_u8..3), 1..80), age in 0_u32..9) {
        let records: Vec<Record> = ends.iter().map(|(age, cause)| watched(*age, Cause(*cause))).collect();
        let curves = incidence(&records);
        let n = f64::from(u32::try_from(ends.len()).expect("few"));
        for cause in 0..3 {
            let came = ends.iter().filter(|(at, which)| *at <= age && *which == cause).count();
            let share = f64::from(u32::try_from(came).expect("few")) / n;
            let found = curves.at(cause, f64::from(age));
            prop_assert!((found.value - share).abs() < 1e-13);
            prop_assert!((found.variance - share * (1.0 - share) / n).abs() < 1e-13);
        }
    }

    #[test]
    fn a_quantile_is_the_first_age_that_reaches_its_share(records in any_records(), p in 0.01_f64..1.0) {
        let curves = incidence(&records);
        match curves.quantile(0, p) {
            Some(age) => {
                prop_assert!(p <= curves.at(0, age).value + 1e-11);
                prop_assert!(curves.at(0, age - 0.5).value < p);
            }
            None => prop_assert!(curves.ever(0).value < p),
        }
    }

    #[test]
    fn the_order_of_records_changes_no_bit(records in any_records()) {
        let mut turned = records.clone();
        turned.reverse();
        prop_assert_eq!(incidence(&records), incidence(&turned));
    }
}

#[test]
fn nothing_watched_is_nothing_seen() {
    let curves = incidence(&[]);
    assert!(curves.steps().is_empty() && curves.curve(0).is_empty());
    assert_eq!((curves.ever(0).value, curves.open_at(9.0).value, curves.quantile(0, 0.1)), (0.0, 1.0, None));
}

#[test]
fn a_record_that_cannot_be_is_refused() {
    assert_eq!(Record::from_age(2.0, 2.0, Censored), None);
    assert_eq!(Record::from_age(f64::NAN, 2.0, Censored), None);
    assert_eq!(Record::from_start(f64::INFINITY, Censored), None);
}

#[test]
fn what_ends_on_its_first_day_is_seen_if_it_was_watched_from_the_start() {
    let curves = incidence(&[watched(0, Cause(0)), watched(3, Censored)]);
    assert!((curves.at(0, 0.0).value - 0.5).abs() < 1e-15);
}
