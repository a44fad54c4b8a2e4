use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::Zero;
use proptest::prelude::*;
use zadel_core::availability::Availability;
use zadel_core::conversion::Observed;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step3_resources::{
    Balance, DealSource, LeadSource, LineSource, NoCapacity, SupplyQuestion, Verdict, WorkingDay, bottleneck, deal_mix,
    deals_likely, end_to_end, headcount_to_add, lead_mix, prove, weigh_supply, whole_leads,
};

fn money(minor: i64) -> Money {
    Money::from_minor(minor).expect("in range")
}

/// Every way to take leads, one by one: the least deficit, then the least cost.
fn best_by_enumeration(need: u64, sources: &[LeadSource], budget: Option<i64>) -> (u64, i64) {
    let Some((first, rest)) = sources.split_first() else { return (need, 0) };
    let price = first.unit_cost.minor();
    let choices = (0..=first.capacity.min(need)).filter_map(|take| {
        let cost = take.cast_signed() * price;
        let left = budget.map(|budget| budget - cost);
        left.is_none_or(|left| 0 <= left).then(|| {
            let (deficit, more) = best_by_enumeration(need - take, rest, left);
            (deficit, cost + more)
        })
    });
    choices.min().expect("taking none is a choice")
}

fn any_source() -> impl Strategy<Value = LeadSource> {
    (0_u64..6, 0_i64..5).prop_map(|(capacity, price)| LeadSource { capacity, unit_cost: money(price) })
}

proptest! {
    #[test]
    fn no_other_mix_misses_fewer_leads_or_costs_less(
        need in 0_u64..12, sources in prop::collection::vec(any_source(), 0..4), budget in prop::option::of(0_i64..20),
    ) {
        let mix = lead_mix(need, &sources, budget.map(money));
        let cost = i64::try_from(mix.cost_minor).expect("small");
        prop_assert_eq!((mix.deficit, cost), best_by_enumeration(need, &sources, budget));
        prop_assert_eq!(mix.take.iter().sum::<u64>() + mix.deficit, need);
    }

    #[test]
    fn a_deal_mix_keeps_its_limits_and_moving_a_lead_saves_nothing(
        deals in 0_u64..20,
        sources in prop::collection::vec((0_u64..30, 1_i64..9, 0_u64..=10), 0..5),
        budget in prop::option::of(0_i64..200),
    ) {
        type Exact = Ratio<BigInt>;
        let source = |(capacity, price, tenths): (u64, i64, u64)| DealSource {
            capacity,
            unit_cost: money(price),
            deals_per_lead: Fraction::new(tenths, 10).expect("not 0"),
        };
        let sources: Vec<DealSource> = sources.into_iter().map(source).collect();
        let mix = deal_mix(deals, &sources, budget.map(money));
        let exact = |n: u64, of: u64| Exact::new(BigInt::from(n), BigInt::from(of));
        let yields = |s: &DealSource| exact(s.deals_per_lead.numerator(), s.deals_per_lead.denominator());
        let brought = sources.iter().zip(&mix.take).fold(Exact::zero(), |sum, (s, take)| sum + yields(s) * take);
        prop_assert_eq!(brought + &mix.deficit, exact(deals, 1));
        if let Some(budget) = budget {
            prop_assert!(mix.cost_minor <= Exact::from_integer(BigInt::from(budget)));
        }
        for (s, take) in sources.iter().zip(&mix.take) {
            prop_assert!(*take <= exact(s.capacity, 1));
        }
        // Nothing is left of a source whose deals are cheaper than those of one that was taken from.
        let cost_per_deal = |s: &DealSource| Exact::from_integer(BigInt::from(s.unit_cost.minor())) / yields(s);
        for (taken, take) in sources.iter().zip(&mix.take).filter(|(_, take)| !take.is_zero()) {
            for (other, left) in sources.iter().zip(&mix.take).filter(|(s, _)| !s.deals_per_lead.is_zero()) {
                prop_assert!(*left == exact(other.capacity, 1) || cost_per_deal(taken) <= cost_per_deal(other), "{take}");
            }
        }
        for (whole, (exact_take, s)) in whole_leads(&mix, &sources).into_iter().zip(mix.take.iter().zip(&sources)) {
            prop_assert!(*exact_take <= exact(whole, 1) && whole <= s.capacity);
        }
    }
}

#[test]
fn the_bottleneck_is_the_smallest_part_of_a_need_and_ties_go_to_the_earlier() {
    let of = |need, supply| Balance { need, supply };
    assert_eq!(bottleneck(&[of(10, 9), of(20, 18), of(0, 0), of(3, 3)]), Some(0));
    assert_eq!(bottleneck(&[of(10, 9), of(u64::MAX, u64::MAX / 2)]), Some(1));
    assert_eq!(bottleneck(&[of(0, 5)]), None);
}

#[test]
fn people_without_a_minute_do_not_help() {
    assert_eq!(headcount_to_add(1, 0), Err(NoCapacity));
    assert_eq!(headcount_to_add(0, 0), Ok(0));
    assert_eq!(headcount_to_add(2001, 1000), Ok(3));
}

proptest! {
    /// All lines and sources together against every way to take leads: fewest missing, then cheapest.
    #[test]
    fn the_supply_of_all_lines_misses_the_fewest_leads_at_the_least_cost(
        leads in prop::collection::vec(0_u64..6, 1..3),
        sources in prop::collection::vec((0_usize..2, any_source()), 0..4),
        budget in prop::option::of(0_i64..20),
    ) {
        let sources: Vec<LineSource> =
            sources.into_iter().map(|(line, source)| LineSource { line: line % leads.len(), source }).collect();
        let day = WorkingDay { minutes: 480, selling: Fraction::ONE };
        let question = SupplyQuestion {
            leads: leads.clone(),
            sources: sources.clone(),
            budget: budget.map(money),
            minutes_by_week: Vec::new(),
            minutes_by_rep: Vec::new(),
            reps: &[],
            working_days: &[],
            day,
        };
        let answer = weigh_supply(&question);
        let taken: u64 = answer.take.iter().sum();
        let cost = i64::try_from(answer.cost_minor).expect("small");
        let best = best_supply(&leads, &sources, budget);
        prop_assert_eq!((leads.iter().sum::<u64>() - taken, cost), best);
    }

    /// A week's work that fits into every week fits into the period.
    #[test]
    fn weeks_that_are_not_tight_make_a_period_that_is_not(
        days in prop::collection::vec(0_u32..6, 1..6), minutes in prop::collection::vec(0_u64..3000, 6), absent in 0_u32..6,
    ) {
        let rep = Availability { absent_days: vec![absent], ..Availability::full() };
        let question = SupplyQuestion {
            leads: Vec::new(),
            sources: Vec::new(),
            budget: None,
            minutes_by_week: minutes[..days.len()].to_vec(),
            minutes_by_rep: vec![minutes[..days.len()].iter().sum()],
            reps: &[rep],
            working_days: &days,
            day: WorkingDay { minutes: 480, selling: Fraction::ONE },
        };
        let answer = weigh_supply(&question);
        let (_, time) = answer.balances[0];
        prop_assert_eq!(time, answer.reps[0]);
        prop_assert!(!answer.tight_weeks.is_empty() || time.deficit() == 0);
        for (week, balance) in &answer.tight_weeks {
            let there = if *week == 0 { days[0].saturating_sub(absent) } else { days[*week] };
            prop_assert_eq!(balance.supply, u64::from(there) * 480);
        }
    }
}

/// Every way to take leads, one source after another.
fn best_supply(left: &[u64], sources: &[LineSource], budget: Option<i64>) -> (u64, i64) {
    let Some((first, rest)) = sources.split_first() else { return (left.iter().sum(), 0) };
    let price = first.source.unit_cost.minor();
    let choices = (0..=first.source.capacity.min(left[first.line])).filter_map(|take| {
        let cost = take.cast_signed() * price;
        let money_left = budget.map(|budget| budget - cost);
        money_left.is_none_or(|money| 0 <= money).then(|| {
            let mut left = left.to_vec();
            left[first.line] -= take;
            let (deficit, more) = best_supply(&left, rest, money_left);
            (deficit, cost + more)
        })
    });
    choices.min().expect("taking none is a choice")
}

fn counted(deals: u32, leads: u32) -> Observed {
    Observed::passing(deals.min(leads), leads).expect("not more than all")
}

fn share() -> impl Strategy<Value = Fraction> {
    (1_u64..=1000, 1_u64..=1000).prop_map(|(a, b)| Fraction::new(a.min(b), a.max(b)).expect("not 0"))
}

proptest! {
    /// The same share of twice as many leads says the same more loudly: a verdict once reached is not taken back.
    #[test]
    fn more_of_the_same_counts_unproves_and_acquits_nothing(
        planned in share(), deals in 0_u32..60, leads in 1_u32..400, times in 2_u32..6, age_days in prop::option::of(0_u32..900),
    ) {
        let verdict = |times: u32| prove(planned, Some(counted(deals.min(leads) * times, leads * times)), age_days).verdict;
        let observed = Fraction::new(u64::from(deals.min(leads)), u64::from(leads)).expect("not 0");
        // A plan just above what was seen can pass as a fact while the interval is wide enough to hold it.
        if verdict(1) == Verdict::Proven && planned <= observed {
            prop_assert_eq!(verdict(times), Verdict::Proven);
        }
        if verdict(1) == Verdict::Refuted {
            prop_assert_eq!(verdict(times), Verdict::Refuted);
        }
    }

    #[test]
    fn whoever_expects_less_is_refuted_by_nothing_that_proved_more(
        a in share(), b in share(), deals in 0_u32..200, leads in 1_u32..600,
    ) {
        let (less, more) = (a.min(b), a.max(b));
        let verdict = |planned| prove(planned, Some(counted(deals, leads)), Some(0)).verdict;
        prop_assert!(verdict(more) != Verdict::Proven || verdict(less) == Verdict::Proven);
        prop_assert!(verdict(less) != Verdict::Refuted || verdict(more) == Verdict::Refuted);
        prop_assert_ne!(prove(a, None, None).verdict, Verdict::Proven);
    }

    #[test]
    fn the_way_to_a_deal_is_the_product_of_its_stages(links in prop::collection::vec(share(), 0..10)) {
        let exact: f64 = links.iter().map(|link| link.to_f64()).product();
        let found = end_to_end(&links).to_f64();
        prop_assert!((found - exact).abs() < 1e-14, "{} {}", found, exact);
    }

    #[test]
    fn likely_deals_are_in_order_and_no_more_than_leads(leads in 0_u32..300, deals in 0_u32..50, seen in 1_u32..200) {
        let (low, high) = deals_likely(leads, counted(deals, seen)).expect("few leads");
        prop_assert!(low <= high && high <= u64::from(leads));
    }
}
