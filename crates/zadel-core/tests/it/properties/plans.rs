//! Random plans: small numbers, so that zeros, slack, equalities and conflicts are common.

use jiff::civil::date;
use proptest::prelude::*;
use zadel_core::calendar::Period;
use zadel_core::conversion::{Conversion, Observed, PurchaseRate};
use zadel_core::evidence::Evidence;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::share::Share;
use zadel_core::step1_goal::{Goal, Measure};
use zadel_core::step2_decomposition::{Clients, Line, Link, Plan, Stage, Target};

pub(super) fn money(minor: i64) -> Money {
    Money::from_minor(minor).expect("in range")
}

fn any_conversion() -> impl Strategy<Value = Conversion> {
    (1_u64..=12)
        .prop_flat_map(|entered| (1..=entered, Just(entered)))
        .prop_map(|(passed, entered)| Conversion::new(Fraction::new(passed, entered).expect("not 0")).expect("a share"))
}

fn any_rate() -> impl Strategy<Value = PurchaseRate> {
    (1_u64..=9, 1_u64..=4).prop_map(|(n, of)| PurchaseRate::new(Fraction::new(n, of).expect("not 0")).expect("a rate"))
}

fn any_stage(link: impl Strategy<Value = Link>, n_most: u32) -> impl Strategy<Value = Stage> {
    let observed = prop::option::of((0_u32..=9, 0_u32..=20)).prop_map(|counts| {
        counts.map(|(passed, more)| Observed::passing(passed, passed + more + 1).expect("at least one entered"))
    });
    (prop::option::weighted(0.3, 0..=n_most), link, observed).prop_map(|(count, link, observed)| Stage {
        name: String::new(),
        count,
        link,
        evidence: Evidence { observed, age_days: Some(10), expert: None },
        actions: Vec::new(),
    })
}

fn any_target() -> impl Strategy<Value = Target> {
    prop_oneof![
        6 => Just(Target::Free),
        2 => (0_i64..=400).prop_map(|minor| Target::Amount(money(minor))),
        2 => (0_u16..=20).prop_map(|n| Target::Share(Share::from_bp(n * 500).expect("at most the whole"))),
    ]
}

fn any_line() -> impl Strategy<Value = Line> {
    let conversion = || prop::option::weighted(0.8, any_conversion()).prop_map(Link::Conversion);
    let rate = prop::option::weighted(0.7, any_rate()).prop_map(Link::Rate);
    let stages = prop_oneof![
        4 => prop::collection::vec(any_stage(conversion(), 40), 0..=3),
        1 => prop::collection::vec(any_stage(rate, 12), 1),
    ];
    let weight = prop_oneof![Just((1, 1)), Just((2, 5)), Just((1, 3)), Just((91, 200))];
    let pins = (prop::option::weighted(0.25, 0_u32..=12), prop::option::weighted(0.8, 1_i64..=60));
    (weight, any_target(), pins, stages).prop_map(|((n, of), target, (deals, check), mut stages)| {
        stages.iter_mut().enumerate().for_each(|(j, stage)| stage.name = format!("stage {j}"));
        Line {
            name: String::new(),
            clients: Clients::Repeat,
            weight: Fraction::new(n, of).expect("not 0"),
            target,
            deals,
            check: check.map(money),
            stages,
            expert: None,
        }
    })
}

/// A plan of one to three lines, its goal pinned more often than not.
pub(super) fn any_plan() -> impl Strategy<Value = Plan> {
    let goal = (prop::option::weighted(0.7, 0_i64..=600), 0_i64..=100);
    (goal, prop::collection::vec(any_line(), 1..=3)).prop_map(|((amount, fixed_costs), mut lines)| {
        lines.iter_mut().enumerate().for_each(|(i, line)| line.name = format!("line {i}"));
        let period = Period::new(date(2027, 1, 1), date(2027, 3, 31)).expect("in order");
        let goal = Goal {
            measure: Measure::NetProfit,
            amount: amount.map(money),
            fixed_costs: money(fixed_costs),
            ..Goal::revenue(Money::ZERO, period)
        };
        Plan::new(goal, lines).expect("a plan")
    })
}

/// The same plan with another goal and other lines.
pub(super) fn rebuilt(plan: &Plan, change: impl FnOnce(&mut Goal, &mut Vec<Line>)) -> Plan {
    let (mut goal, mut lines) = (plan.goal().clone(), plan.lines().to_vec());
    change(&mut goal, &mut lines);
    Plan::new(goal, lines).expect("a plan")
}
