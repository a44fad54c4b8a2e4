use num_bigint::BigInt;
use num_traits::Zero;
use proptest::prelude::*;
use zadel_core::fraction::Fraction;
use zadel_core::step2_decomposition::schedule::{Exact, Lag, ScheduleError, ScheduledStage, schedule};

fn any_lag() -> impl Strategy<Value = Lag> {
    prop::collection::vec(0_u64..6, 1..6).prop_filter_map("some share", |parts| {
        let whole: u64 = parts.iter().sum();
        let shares: Option<Vec<Fraction>> = parts.iter().map(|part| Fraction::new(*part, whole)).collect();
        Lag::new(&shares?).ok()
    })
}

fn any_stage() -> impl Strategy<Value = ScheduledStage> {
    ((1_u64..=12).prop_flat_map(|of| (1..=of, Just(of))), any_lag())
        .prop_map(|((n, of), lag)| ScheduledStage { conversion: Fraction::new(n, of).expect("not 0"), lag })
}

proptest! {
    /// What is expected and what is in hand are together never behind what is needed.
    #[test]
    fn a_schedule_is_never_behind_its_demand(
        deals in prop::collection::vec(0_u32..6, 1..16), stages in prop::collection::vec(any_stage(), 1..4),
    ) {
        let schedules = schedule(&deals, &stages).expect("small");
        let mut demand: Vec<Exact> = deals.iter().map(|n| Exact::from_integer(BigInt::from(*n))).collect();
        for plan in &schedules {
            let (mut needed, mut there) = (Exact::zero(), Exact::zero());
            for (week, due) in demand.iter().enumerate() {
                needed += due;
                there += &plan.expected[week] + &plan.groundwork[week];
                prop_assert!(needed <= there, "week {}", week + 1);
            }
            prop_assert_eq!(plan.weekly.iter().sum::<u64>(), plan.total);
            let exact: Exact = plan.exact.iter().sum();
            let total = Exact::from_integer(BigInt::from(plan.total));
            prop_assert!(exact <= total && total < exact + Exact::from_integer(BigInt::from(1)));
            demand.clone_from(&plan.exact);
        }
        for pair in schedules.windows(2) {
            prop_assert!(pair[1].last_useful[0] <= pair[0].last_useful[0], "a lead is due no later than its meeting");
        }
    }

    /// In the steady state of a constant lag the expectation is exactly the plan.
    #[test]
    fn a_constant_lag_needs_no_top_up(n in 1_u32..9, weeks in 0_usize..4, length in 5_usize..20) {
        let mut shares = vec![Fraction::ZERO; weeks];
        shares.push(Fraction::ONE);
        let stage = ScheduledStage { conversion: Fraction::ONE, lag: Lag::new(&shares).expect("a lag") };
        let plan = &schedule(&vec![n; length], &[stage]).expect("small")[0];
        prop_assert!(plan.top_up.iter().all(Zero::is_zero));
        let expected = Exact::from_integer(BigInt::from(n));
        prop_assert!(plan.expected[weeks..].iter().all(|x| *x == expected));
        prop_assert_eq!(plan.last_useful[0], u32::try_from(length - weeks).ok());
    }
}

#[test]
fn a_lag_that_does_not_sum_to_one_is_none() {
    let lag =
        |shares: &[&str]| Lag::new(&shares.iter().map(|share| share.parse().expect("a share")).collect::<Vec<_>>());
    for bad in [&["1/2"][..], &["1/2", "2/3"], &[], &["0"]] {
        assert_eq!(lag(bad), Err(ScheduleError::BadLag));
    }
    assert_eq!(Lag::new(&vec![Fraction::new(1, 106).expect("not 0"); 106]), Err(ScheduleError::BadLag));
    assert!(lag(&["1/3", "0", "2/3"]).is_ok());
}

#[test]
fn nothing_can_be_scheduled_through_a_stage_that_nothing_passes() {
    let stage = ScheduledStage { conversion: Fraction::ZERO, lag: Lag::none() };
    assert_eq!(schedule(&[1], &[stage]), Err(ScheduleError::NothingPasses(0)));
}

#[test]
fn more_items_than_can_be_counted_are_an_error() {
    let tiny = ScheduledStage { conversion: Fraction::new(1, 9_999_999_999).expect("not 0"), lag: Lag::none() };
    assert_eq!(schedule(&[u32::MAX], &[tiny.clone(), tiny]), Err(ScheduleError::Overflow(0)));
}
