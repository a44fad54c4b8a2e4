//! The article in one walk-through, step 1 to step 3: 1,000,000 roubles by the end of December 2026.

use jiff::civil::date;
use zadel_core::availability::Availability;
use zadel_core::calendar::{Period, WorkCalendar};
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money};
use zadel_core::split::{Weights, children, cumulative, largest_remainder};
use zadel_core::step1_goal::{Goal, Grain, Margin, cascade, revenue_for};
use zadel_core::step2_decomposition::schedule::{Lag, ScheduledStage, schedule};
use zadel_core::step2_decomposition::{Outcome, article, chances, solve};
use zadel_core::step3_resources::{Balance, LeadSource, WorkingDay, bottleneck, capacity, headcount_to_add, lead_mix};

fn rub(units: i128) -> Money {
    Currency::RUB.whole(units).expect("in range")
}

fn fraction(text: &str) -> Fraction {
    text.parse().expect("a fraction")
}

#[test]
fn the_article_from_the_goal_to_the_resources() {
    // Step 1. The goal is a million of revenue; as a profit at half it would be the same million.
    let december = Period::new(date(2026, 12, 1), date(2026, 12, 31)).expect("in order");
    let goal = Goal::revenue(rub(1_000_000), december);
    assert_eq!(goal.requirement(), Ok(Some(rub(1_000_000))));
    let half = Margin::from_markup(fraction("1")).expect("a mark-up of 100 % is a margin of 50 %");
    assert_eq!(revenue_for(rub(500_000), half.fraction()), Ok(rub(1_000_000)));
    let teams =
        cascade(rub(1_000_000), &[(Some(rub(600_000)), 0), (None, 1)], Grain::whole(Currency::RUB)).expect("a cascade");
    assert_eq!((teams.parts, teams.mismatch), (vec![rub(600_000), rub(400_000)], 0));

    // Step 2. It is 3 new deals and 4 repeat sales; 3 deals take 10 meetings, which take 20 leads.
    let plan = article::plan();
    assert_eq!(plan.goal(), &goal);
    let Ok(Outcome::Solved(solved)) = solve(&plan) else { panic!("the article has a solution") };
    let [new, repeat] = &solved.decomposition.lines[..] else { panic!("the article has two lines") };
    assert_eq!((new.target, new.deals, new.surplus), (Some(rub(600_000)), Some(3), Some(Money::ZERO)));
    assert_eq!((new.stages[1].count, new.stages[0].count), (Some(10), Some(20)));
    assert_eq!((repeat.amount, repeat.deals), (Some(rub(400_000)), Some(4)));
    assert_eq!((solved.totals.result, solved.totals.surplus), (rub(1_000_000), Money::ZERO));
    assert_eq!(solved.shares_bp, [6000, 4000]);

    // It is a coin flip, and leads for 7, 8 and 9 cases of 10 are known.
    let chance = chances(&plan, &solved);
    let new_deals = chance.lines[0].as_ref().expect("20 leads");
    assert!((new_deals.target - 0.595_104).abs() < 1e-6 && (new_deals.mean - 3.0).abs() < 1e-9);
    assert_eq!(new_deals.counts, Some([Some(18), Some(24), Some(28), Some(34)]));
    let whole = chance.whole.expect("two lines");
    assert!((whole.goal - 0.595_104).abs() < 1e-6, "the repeat sales are assumed certain, and it is said so");
    assert_eq!(whole.certain_lines, [1]);

    // Week by week and rep by rep, the parts sum to the whole.
    let days = WorkCalendar::default().working_days_by_week(december);
    assert_eq!(days, [4, 5, 5, 5, 4]);
    let weeks = Weights::from_whole(days.iter().map(|day| u64::from(*day)).collect()).expect("small");
    let leads = cumulative(20, &weeks).expect("working days");
    assert_eq!((leads.iter().sum::<i64>(), &leads[..]), (20, &[4, 4, 5, 4, 3][..]));
    let reps = Weights::from_whole(vec![1, 1, 1]).expect("small");
    assert_eq!(largest_remainder(20, &reps), Ok(vec![7, 7, 6]));
    let by_rep = children(&[4, 4, 5, 4, 3], &vec![vec![Fraction::ONE; 5]; 3]).expect("weights");
    assert_eq!((0..5).map(|week| by_rep.iter().map(|rep| rep[week]).sum()).collect::<Vec<u64>>(), [4, 4, 5, 4, 3]);

    // A deal takes a week after its meeting, so the first week's deal must be in hand already.
    let lag =
        |shares: &[&str]| Lag::new(&shares.iter().map(|share| fraction(share)).collect::<Vec<_>>()).expect("a lag");
    let stages = [
        ScheduledStage { conversion: fraction("3/10"), lag: lag(&["0", "1"]) },
        ScheduledStage { conversion: fraction("1/2"), lag: lag(&["1/2", "1/2"]) },
    ];
    let due = schedule(&[1, 1, 1, 0, 0], &stages).expect("a schedule");
    assert_eq!((due[0].total, due[1].total), (7, 14));
    assert_eq!((due[0].groundwork[0].to_string(), due[1].last_useful), ("1".to_owned(), [Some(4), Some(3), Some(3)]));

    // Step 3. 20 leads are needed and 18 promised: the cheapest are taken first, and 2 are missing.
    let minutes: u64 = solved.decomposition.lines[0].stages.iter().filter_map(|stage| stage.actions[0].minutes).sum();
    assert_eq!(minutes, 100 * 12 + 10 * 90);
    let day = WorkingDay { minutes: 480, selling: fraction("65%") };
    let supply = capacity(&days, &Availability::full(), day);
    assert_eq!(supply, 23 * 480 * 65 / 100);
    let mix = lead_mix(
        20,
        &[LeadSource { capacity: 12, unit_cost: rub(1_500) }, LeadSource { capacity: 6, unit_cost: rub(0) }],
        None,
    );
    assert_eq!((mix.take, mix.cost_minor, mix.deficit), (vec![12, 6], 12 * 150_000, 2));
    let balances = [Balance { need: 20, supply: 18 }, Balance { need: minutes, supply }];
    assert_eq!((bottleneck(&balances), balances[0].deficit(), balances[1].deficit()), (Some(0), 2, 0));
    assert_eq!(headcount_to_add(balances[1].deficit(), supply), Ok(0));
}
