use proptest::prelude::*;
use zadel_core::availability::Availability;
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money};
use zadel_core::share::Share;
use zadel_core::split::Weights;
use zadel_core::step1_goal::{Grain, Margin, cascade, revenue_for};
use zadel_core::step2_decomposition::schedule::Lag;
use zadel_core::step2_decomposition::{
    Action, Lagged, Outcome, WeeklyStage, article, by_rep, minutes_by_part, solve, week_weights, weekly_line,
};

fn any_rep() -> impl Strategy<Value = Availability> {
    let share = || (1_u16..=20).prop_map(|n| Share::from_bp(n * 500).expect("at most the whole"));
    (share(), prop::collection::vec(share(), 0..4), prop::collection::vec(0_u32..6, 0..8))
        .prop_map(|(capacity, ramp, absent_days)| Availability { capacity, ramp, absent_days })
}

proptest! {
    /// Reps sum to weeks, weeks to the plan, and nobody has anything to do in a week in which nobody is there.
    #[test]
    fn reps_sum_to_weeks_and_weeks_to_the_plan(
        reps in prop::collection::vec(any_rep(), 0..5),
        days in prop::collection::vec(0_u32..=5, 1..8),
        lags in prop::option::of((1_u64..4, 1_u64..4)),
    ) {
        let plan = article::plan();
        let Ok(Outcome::Solved(solved)) = solve(&plan) else { panic!("the article has a solution") };
        let weights = week_weights(&reps, &days).expect("small");
        prop_assume!(0 < weights.total());
        let lag = lags.map(|(now, later)| {
            let share = |n| Fraction::new(n, now + later).expect("not 0");
            Lag::new(&[share(now), share(later)]).expect("a lag")
        });
        let (line, result) = (&plan.lines()[0], &solved.decomposition.lines[0]);
        let weekly = weekly_line(line, result, &weights, &[lag.clone(), lag.clone()]).expect("few items");
        prop_assert_eq!(weekly.deals.iter().sum::<u64>(), 3);
        prop_assert_eq!(weekly.amount_minor.iter().sum::<u64>(), 60_000_000);
        for (j, stage) in weekly.stages.iter().enumerate() {
            let total: u64 = stage.weekly.iter().sum();
            let planned = u64::from(result.stages[j].count.expect("solved"));
            // With lags a period begins what its own deals take: less by what is in hand, more by what is topped up.
            prop_assert!(lag.is_some() || total == planned);
            let work = line.stages[j].actions[0].work_for(total).expect("little").minutes;
            prop_assert_eq!(Some(stage.minutes.iter().sum::<u64>()), work);
            for (week, n) in stage.weekly.iter().enumerate() {
                prop_assert!(*n == 0 || 0 < weights.parts()[week], "nobody is there in week {}", week + 1);
            }
            if !reps.is_empty() {
                let table = by_rep(&stage.weekly, &reps, &days).expect("somebody is there when something is due");
                for (week, n) in stage.weekly.iter().enumerate() {
                    prop_assert_eq!(table.iter().map(|rep| rep[week]).sum::<u64>(), *n);
                }
                for (rep, weeks) in reps.iter().zip(&table) {
                    for (week, n) in weeks.iter().enumerate() {
                        prop_assert!(*n == 0 || 0 < rep.day_parts(week, days[week]), "a rep who is away has nothing to do");
                    }
                }
            }
        }
    }

    #[test]
    fn work_is_rounded_once_and_its_parts_sum_to_it(
        items in prop::collection::vec(0_u64..1000, 1..9), numerator in 1_u64..9, denominator in 1_u64..9, minutes in 0_u32..90,
    ) {
        let per_item = Fraction::new(numerator, denominator).expect("not 0");
        let action = Action { name: "Call".to_owned(), per_item, minutes };
        let mut stage = article::plan().lines()[0].stages[0].clone();
        stage.actions = vec![action.clone(), action];
        let n_items: u64 = items.iter().sum();
        let count = (n_items * numerator).div_ceil(denominator);
        let parts = minutes_by_part(&stage, &items).expect("little");
        prop_assert_eq!(parts.iter().sum::<u64>(), 2 * count * u64::from(minutes));
        for (part, n) in parts.iter().zip(&items) {
            prop_assert!(0 < *n || *part == 0);
        }
    }

    #[test]
    fn a_cascade_hands_out_what_is_left_and_says_what_does_not_fit(
        goal in 0_i64..1000, children in prop::collection::vec((prop::option::of(0_i64..600), 1_u64..9), 1..6), is_whole: bool,
    ) {
        let money = |minor: i64| Money::from_minor(minor).expect("small");
        let children: Vec<(Option<Money>, u64)> =
            children.into_iter().map(|(part, weight)| (part.map(money), weight)).collect();
        // In whole units, what can be handed down so is; either way nothing is lost.
        let grain = if is_whole { Grain::whole(Currency::RUB) } else { Grain::MINOR };
        let shared = cascade(money(goal), &children, grain).expect("weights above 0");
        let sum: i64 = shared.parts.iter().map(|part| part.minor()).sum();
        prop_assert_eq!(shared.mismatch, sum - goal);
        let set: i64 = children.iter().filter_map(|(part, _)| *part).map(Money::minor).sum();
        let somebody_shares = children.iter().any(|(part, _)| part.is_none());
        prop_assert_eq!(shared.mismatch == 0, set == goal || (somebody_shares && set <= goal));
        let in_rubles = |minor: i64| minor % 100 == 0;
        let are_whole = in_rubles(goal) && children.iter().all(|(part, _)| part.is_none_or(|part| in_rubles(part.minor())));
        prop_assert!(!is_whole || !are_whole || shared.parts.iter().all(|part| in_rubles(part.minor())));
        for ((part, _), given) in children.iter().zip(&shared.parts) {
            prop_assert!(part.is_none_or(|part| part == *given), "a part set by hand stays");
        }
    }

    /// The smallest revenue whose profit is enough, whether from the margin or from the mark-up.
    #[test]
    fn a_revenue_is_the_smallest_that_earns_the_profit(profit in 0_i64..1_000_000, numerator in 1_u64..200, denominator in 1_u64..100) {
        let markup = Fraction::new(numerator, denominator).expect("not 0");
        let margin = Margin::from_markup(markup).expect("above 0").fraction();
        let revenue = revenue_for(Money::from_minor(profit).expect("small"), margin).expect("small").minor().unsigned_abs();
        let earns = |revenue: u64| revenue * margin.numerator() / margin.denominator();
        prop_assert!(profit.unsigned_abs() <= earns(revenue));
        prop_assert!(revenue == 0 || earns(revenue - 1) < profit.unsigned_abs());
    }
}

#[test]
fn what_is_due_in_the_holidays_is_done_before_them_or_was_in_hand() {
    let plan = article::plan();
    let Ok(Outcome::Solved(solved)) = solve(&plan) else { panic!("the article has a solution") };
    let weights = Weights::from_whole(vec![0, 5, 0, 5]).expect("small");
    let next_week = Lag::new(&[Fraction::ZERO, Fraction::ONE]).expect("a lag");
    let lags = [Some(next_week.clone()), Some(next_week)];
    let weekly = weekly_line(&plan.lines()[0], &solved.decomposition.lines[0], &weights, &lags).expect("few items");
    assert_eq!(weekly.deals, [0, 2, 0, 1]);
    let [leads, meetings] = &weekly.stages[..] else { panic!("two stages") };
    assert_eq!(meetings.weekly, [0, 4, 0, 0], "of week 3, done in week 2");
    assert_eq!(leads.weekly, [0, 7, 0, 0]);
    let lagged = |stage: &WeeklyStage| stage.lagged.clone().expect("it has a lag");
    assert_eq!(
        lagged(meetings),
        Lagged { by_conversions: 10, in_hand: 2, last_useful: [Some(3); 3] },
        "two deals of the first working week"
    );
    assert_eq!(lagged(leads), Lagged { by_conversions: 20, in_hand: 0, last_useful: [Some(2); 3] });
}
