use proptest::prelude::*;

use super::*;
use crate::split::cumulative;

fn conversion(passed: u64, entered: u64) -> Conversion {
    Conversion::new(Fraction::new(passed, entered).expect("not 0")).expect("a share")
}

fn any_conversion() -> impl Strategy<Value = Conversion> {
    (1_u64..30).prop_flat_map(|entered| (1..=entered).prop_map(move |passed| conversion(passed, entered)))
}

fn any_spec() -> impl Strategy<Value = LiveSpec> {
    (1_usize..4, 1_usize..6, 0_usize..4, 1_usize..4).prop_flat_map(|(n_kinds, n_weeks, n_stages, n_teams)| {
        let chain =
            (1_i64..1000, prop::collection::vec(any_conversion(), n_stages)).prop_map(|(check, conversions)| {
                LiveChain { check: Money::from_minor(check).expect("small"), conversions }
            });
        let rep =
            (0..n_teams, 0_u64..5, prop::collection::vec(0_u32..500, n_weeks), prop::collection::vec(chain, n_kinds))
                .prop_map(|(team, weight, mut weeks, chains)| {
                    weeks[0] += 1;
                    LiveRep { team, weight, weeks, chains }
                });
        (0_i64..1_000_000, prop::collection::vec(1_u64..10, n_kinds), prop::collection::vec(rep, 1..6)).prop_map(
            move |(goal, kinds, mut reps)| {
                reps[0].weight += 1;
                LiveSpec { goal: Money::from_minor(goal).expect("small"), kinds, n_weeks, n_teams, reps }
            },
        )
    })
}

/// The same plan by the slow functions that each rule is defined by.
fn assert_is_defined_by_the_rules(plan: &LivePlan) {
    let spec = plan.spec();
    let by_kind = largest_remainder(spec.goal.minor(), &Weights::from_whole(spec.kinds.clone()).expect("small"));
    let reps = Weights::from_whole(spec.reps.iter().map(|rep| rep.weight).collect()).expect("small");
    for (kind, goal) in by_kind.expect("weights").into_iter().enumerate() {
        let shares = largest_remainder(goal, &reps).expect("weights");
        for (i, (rep, share)) in spec.reps.iter().zip(shares).enumerate() {
            let chain = &rep.chains[kind];
            let share = share.unsigned_abs();
            let mut below = u128::from(share.div_ceil(chain.check.minor().unsigned_abs()));
            let mut levels = vec![u128::from(share), below];
            for conversion in chain.conversions.iter().rev() {
                below = entering(below, conversion.fraction());
                levels.push(below);
            }
            let weeks = Weights::from_whole(rep.weeks.iter().map(|w| u64::from(*w)).collect()).expect("small");
            for (level, expected) in levels.into_iter().rev().enumerate() {
                assert_eq!(u128::from(plan.total(i, kind, level)), expected);
                let split = cumulative(i64::try_from(expected).expect("small"), &weeks).expect("weights");
                let split: Vec<u64> = split.into_iter().map(i64::unsigned_abs).collect();
                assert_eq!(plan.weeks(i, kind, level), split);
            }
        }
    }
}

fn assert_children_sum_to_parents(plan: &LivePlan) {
    let spec = plan.spec();
    for kind in 0..spec.kinds.len() {
        for level in 0..=plan.money_level() {
            for week in 0..spec.n_weeks {
                let team_sum = |team: usize| -> u64 {
                    let members = spec.reps.iter().enumerate().filter(|(_, rep)| rep.team == team);
                    members.map(|(i, _)| plan.weeks(i, kind, level)[week]).sum()
                };
                for team in 0..spec.n_teams {
                    assert_eq!(plan.team_weeks(team, kind, level)[week], team_sum(team));
                }
                assert_eq!(plan.company_weeks(kind, level)[week], (0..spec.n_teams).map(team_sum).sum::<u64>());
            }
        }
    }
    let money = (0..spec.kinds.len()).flat_map(|kind| plan.company_weeks(kind, plan.money_level()));
    assert_eq!(money.sum::<u64>(), spec.goal.minor().unsigned_abs());
}

proptest! {
    #[test]
    fn every_node_is_the_sum_of_its_children_after_any_edits(
        spec in any_spec(),
        goals in prop::collection::vec(0_i64..1_000_000, 0..3),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..4, any_conversion()), 0..5),
    ) {
        let mut plan = LivePlan::new(spec).expect("in range");
        for goal in goals {
            plan.set_goal(Money::from_minor(goal).expect("small")).expect("in range");
        }
        for (rep, kind, stage, conversion) in edits {
            let (rep, kind) = (rep.index(plan.spec().reps.len()), kind.index(plan.spec().kinds.len()));
            let exists = stage < plan.spec().reps[rep].chains[kind].conversions.len();
            prop_assert_eq!(plan.set_conversion(rep, kind, stage, conversion).is_ok(), exists);
        }
        assert_is_defined_by_the_rules(&plan);
        assert_children_sum_to_parents(&plan);
    }

    /// The quotient by multiplication, at the edge of its range.
    #[test]
    fn weeks_of_the_largest_weights_are_the_cumulative_split(
        weights in prop::collection::vec(0_u32..200_000, 1..10), total in 0_u64..=9_007_199_254_740_991,
    ) {
        let splitter = WeekSplitter::new(&weights).expect("below the largest sum");
        let mut weeks = vec![0; weights.len()];
        let whole = Weights::from_whole(weights.iter().map(|w| u64::from(*w)).collect()).expect("small");
        prop_assume!(0 < whole.total());
        splitter.split(total, &mut weeks);
        let expected = cumulative(i64::try_from(total).expect("53 bits"), &whole).expect("weights");
        prop_assert_eq!(weeks, expected.into_iter().map(i64::unsigned_abs).collect::<Vec<_>>());
    }
}

#[test]
fn a_refused_edit_changes_nothing() {
    let chain = LiveChain { check: Money::from_minor(1).expect("small"), conversions: vec![conversion(1, 1)] };
    let rep = LiveRep { team: 0, weight: 1, weeks: vec![5], chains: vec![chain] };
    let goal = Money::from_minor(4_000_000_000_i64).expect("in range");
    let mut plan =
        LivePlan::new(LiveSpec { goal, kinds: vec![1], n_weeks: 1, n_teams: 1, reps: vec![rep] }).expect("fits");
    assert_eq!(plan.set_conversion(0, 0, 0, conversion(1, 2)), Err(LiveError::Overflow(0)));
    assert_eq!(plan.set_goal(Money::MAX), Err(LiveError::Overflow(0)));
    assert_eq!(plan.set_goal(Money::from_minor(-1).expect("in range")), Err(LiveError::Goal));
    assert_is_defined_by_the_rules(&plan);
}

#[test]
fn a_rep_who_is_never_there_gets_no_share_or_an_error() {
    let chain =
        || vec![LiveChain { check: Money::from_minor(100).expect("small"), conversions: vec![conversion(1, 2)] }];
    let rep = |weight, weeks| LiveRep { team: 0, weight, weeks, chains: chain() };
    let goal = Money::from_minor(10_000).expect("in range");
    let spec = |weight| LiveSpec {
        goal,
        kinds: vec![1],
        n_weeks: 2,
        n_teams: 1,
        reps: vec![rep(1, vec![5, 5]), rep(weight, vec![0, 0])],
    };
    assert!(LivePlan::new(spec(0)).is_ok());
    assert_eq!(LivePlan::new(spec(1)).err(), Some(LiveError::NeverThere(1)));
}
