use proptest::prelude::*;
use zadel_core::conversion::{Conversion, PurchaseRate};
use zadel_core::count::passing;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::share::Share;
use zadel_core::step2_decomposition::{
    Line, Link, Outcome, Plan, SolveError, Solved, Target, Value, Variable, chances, solve,
};

use super::plans::{any_plan, money, rebuilt};

/// The plan with one number pinned to a value, or freed.
fn with(plan: &Plan, variable: Variable, value: Option<Value>) -> Plan {
    let as_money = |value: Option<Value>| match value {
        Some(Value::Money(money)) => Some(money),
        _ => None,
    };
    let as_count = |value: Option<Value>| match value {
        Some(Value::Count(count)) => Some(count),
        _ => None,
    };
    let as_fraction = |value: Option<Value>| match value {
        Some(Value::Fraction(fraction)) => Some(fraction),
        _ => None,
    };
    rebuilt(plan, |goal, lines| match variable {
        Variable::Goal => goal.amount = as_money(value),
        Variable::Amount(i) => lines[i].target = as_money(value).map_or(Target::Free, Target::Amount),
        Variable::Share(i) => {
            lines[i].target = match value {
                Some(Value::Share(share)) => Target::Share(share),
                _ => Target::Free,
            };
        }
        Variable::Deals(i) => lines[i].deals = as_count(value),
        Variable::Check(i) => lines[i].check = as_money(value),
        Variable::Count(i, j) => lines[i].stages[j].count = as_count(value),
        Variable::Conversion(i, j) => {
            let conversion = as_fraction(value).map(|share| Conversion::new(share).expect("a share"));
            lines[i].stages[j].link = Link::Conversion(conversion);
        }
        Variable::Rate(i, j) => {
            let rate = as_fraction(value).map(|rate| PurchaseRate::new(rate).expect("a rate"));
            lines[i].stages[j].link = Link::Rate(rate);
        }
    })
}

fn pinned(plan: &Plan) -> Vec<Variable> {
    let mut pinned = Vec::new();
    pinned.extend(plan.goal().amount.map(|_| Variable::Goal));
    for (i, line) in plan.lines().iter().enumerate() {
        match line.target {
            Target::Free => {}
            Target::Amount(_) => pinned.push(Variable::Amount(i)),
            Target::Share(_) => pinned.push(Variable::Share(i)),
        }
        pinned.extend(line.deals.map(|_| Variable::Deals(i)));
        pinned.extend(line.check.map(|_| Variable::Check(i)));
        for (j, stage) in line.stages.iter().enumerate() {
            pinned.extend(stage.count.map(|_| Variable::Count(i, j)));
            match stage.link {
                Link::Conversion(Some(_)) => pinned.push(Variable::Conversion(i, j)),
                Link::Rate(Some(_)) => pinned.push(Variable::Rate(i, j)),
                _ => {}
            }
        }
    }
    pinned
}

fn is_conflict(plan: &Plan) -> bool {
    matches!(solve(plan), Ok(Outcome::Conflict(_)))
}

/// Every link holds, every pin holds, and the goal is reached.
fn assert_holds(plan: &Plan, solved: &Solved) {
    let decomposition = &solved.decomposition;
    for (line, result) in plan.lines().iter().zip(&decomposition.lines) {
        let mut counts: Vec<u128> =
            result.stages.iter().map(|stage| u128::from(stage.count.expect("solved"))).collect();
        counts.push(u128::from(result.deals.expect("solved")));
        for (pair, stage) in counts.windows(2).zip(&result.stages) {
            assert!(pair[1] <= passing(pair[0], stage.link.expect("solved")), "a stage passes what it can");
        }
        assert!(result.target <= result.amount, "the target is brought");
        for (stage, result) in line.stages.iter().zip(&result.stages) {
            assert!(stage.count.is_none() || stage.count == result.count, "a pinned count holds");
            assert!(stage.link.pinned().is_none() || stage.link.pinned() == result.link, "a pinned link holds");
            assert_eq!(result.slack, Some(result.count.expect("solved") - result.needed.expect("solved")));
        }
        assert!(line.deals.is_none() || line.deals == result.deals, "pinned deals hold");
        assert!(line.check.is_none() || line.check == result.check, "a pinned check holds");
        assert!(
            !matches!(line.target, Target::Amount(amount) if Some(amount) != result.target),
            "a pinned amount holds"
        );
    }
    assert!(Money::ZERO <= solved.totals.surplus, "the goal is reached");
    assert!(plan.goal().amount.is_none() || plan.goal().amount == decomposition.goal, "a pinned goal holds");
}

/// With all links and no count pinned, every count is the smallest that brings the line's target.
fn assert_one_fewer_is_too_few(line: &Line, result: &zadel_core::step2_decomposition::LineResult) {
    let all_links = line.check.is_some() && line.stages.iter().all(|stage| stage.link.pinned().is_some());
    let no_counts = line.deals.is_none() && line.stages.iter().all(|stage| stage.count.is_none());
    if !all_links || !no_counts {
        return;
    }
    let mut links: Vec<Fraction> = line.stages.iter().filter_map(|stage| stage.link.pinned()).collect();
    links.extend(line.check.map(|check| Fraction::whole(check.minor().unsigned_abs())));
    let mut counts: Vec<u128> = result.stages.iter().filter_map(|stage| stage.count).map(u128::from).collect();
    counts.extend(result.deals.map(u128::from));
    let target = u128::from(result.target.expect("solved").minor().unsigned_abs());
    for (level, count) in counts.iter().enumerate().filter(|(_, count)| 0 < **count) {
        let brings = |n: u128| links[level..].iter().fold(n, |n, link| passing(n, *link));
        assert!(target <= brings(*count) && brings(count - 1) < target, "level {level}");
    }
}

proptest! {
    #[test]
    fn a_solved_plan_holds_every_pin_and_reaches_the_goal(plan in any_plan()) {
        match solve(&plan) {
            Ok(Outcome::Solved(solved)) => {
                assert_holds(&plan, &solved);
                for (line, result) in plan.lines().iter().zip(&solved.decomposition.lines) {
                    assert_one_fewer_is_too_few(line, result);
                }
                let sum: u32 = solved.shares_bp.iter().map(|share| u32::from(*share)).sum();
                let grades = solved.grades_bp;
                let expected = if solved.totals.target == Money::ZERO { 0 } else { 10_000 };
                prop_assert_eq!(sum, expected);
                prop_assert_eq!(u32::from(grades.fact) + u32::from(grades.estimate) + u32::from(grades.fantasy), expected);
            }
            Ok(Outcome::Underdetermined(open)) => prop_assert!(0 < open.n_missing),
            Ok(Outcome::Conflict(set)) => prop_assert!(!set.is_empty()),
            Err(error) => prop_assert_eq!(error, SolveError::ShareWithoutBase),
        }
    }

    /// A goal solved from the leads, pinned to what came out, is the same plan; a unit more is a conflict.
    #[test]
    fn a_goal_found_from_the_pins_is_the_largest_they_support(plan in any_plan()) {
        if let Ok(Outcome::Solved(solved)) = solve(&rebuilt(&plan, |goal, _| goal.amount = None)) {
            let goal = solved.decomposition.goal.expect("solved");
            prop_assume!(Money::ZERO <= goal);
            let pinned = with(&plan, Variable::Goal, Some(Value::Money(goal)));
            let Ok(Outcome::Solved(again)) = solve(&pinned) else { panic!("what the pins support fits them") };
            prop_assert_eq!(&again.decomposition.lines, &solved.decomposition.lines);
            prop_assume!(!plan.lines().iter().all(|line| line.target == Target::Share(Share::from_bp(0).expect("nothing"))));
            // Shares round up to whole kopecks, so a goal can be beyond the smooth line by a unit for each, and what they
            // leave of the goal makes that larger; one more step is out of reach in any case.
            let shares = plan.lines().iter().filter_map(|line| match line.target {
                Target::Share(share) => Some(i64::from(share.bp())),
                _ => None,
            });
            let (n_shares, sum) = shares.fold((0, 0), |(n, sum), bp| (n + 1, sum + bp));
            let beyond = if sum < 10_000 { n_shares * 10_000 / (10_000 - sum) + 2 } else { 10_001 };
            let more = money(goal.minor() + beyond);
            prop_assert!(is_conflict(&with(&plan, Variable::Goal, Some(Value::Money(more)))), "more is out of reach");
        }
    }

    #[test]
    fn a_conflict_is_smallest_and_its_nearest_values_do(plan in any_plan()) {
        let Ok(Outcome::Conflict(set)) = solve(&plan) else { return Ok(()) };
        let mut alone = plan.clone();
        for variable in pinned(&plan) {
            if !set.iter().any(|conflicting| conflicting.pin == variable) {
                alone = with(&alone, variable, None);
            }
        }
        prop_assert!(is_conflict(&alone), "the set alone is in conflict");
        for conflicting in &set {
            prop_assert!(!is_conflict(&with(&alone, conflicting.pin, None)), "without any one of it, it is not");
            for (plan, nearest) in [(&plan, conflicting.nearest), (&alone, conflicting.nearest_in_set)] {
                let Some(nearest) = nearest else { continue };
                if matches!(nearest, Value::Fraction(rate) if Fraction::whole(1000) < rate) {
                    // Shown without a cap, because it says how far off the plan is; no plan can be given it.
                    continue;
                }
                prop_assert!(!is_conflict(&with(plan, conflicting.pin, Some(nearest))));
                if let Some(nearer) = one_step_back(nearest, conflicting.value) {
                    prop_assert!(is_conflict(&with(plan, conflicting.pin, Some(nearer))), "nothing nearer does");
                }
            }
        }
    }

    /// What is enough stays enough: freeing a pin never makes a plan impossible.
    #[test]
    fn freeing_a_pin_never_makes_a_conflict(plan in any_plan(), which in any::<prop::sample::Index>()) {
        let pins = pinned(&plan);
        prop_assume!(!pins.is_empty());
        if !is_conflict(&plan) {
            prop_assert!(!is_conflict(&with(&plan, pins[which.index(pins.len())], None)));
        }
    }

    /// A candidate pinned to any value that fits brings the plan exactly one number closer.
    #[test]
    fn a_candidate_is_one_number_closer(plan in any_plan(), which in any::<prop::sample::Index>(), large in any::<bool>()) {
        let Ok(Outcome::Underdetermined(open)) = solve(&plan) else { return Ok(()) };
        prop_assume!(!open.candidates.is_empty());
        let candidate = open.candidates[which.index(open.candidates.len())];
        let count = if large { 1_000_000 } else { 0 };
        let value = match candidate {
            Variable::Goal | Variable::Amount(_) => Value::Money(Money::ZERO),
            Variable::Check(_) => Value::Money(money(if large { 1_000_000 } else { 1 })),
            Variable::Share(_) => Value::Share(Share::from_bp(0).expect("nothing")),
            Variable::Deals(_) | Variable::Count(..) => Value::Count(count),
            Variable::Conversion(..) | Variable::Rate(..) => Value::Fraction(Fraction::ONE),
        };
        match solve(&with(&plan, candidate, Some(value))) {
            Ok(Outcome::Underdetermined(closer)) => prop_assert_eq!(closer.n_missing + 1, open.n_missing),
            Ok(Outcome::Solved(_)) => prop_assert_eq!(open.n_missing, 1),
            // By place only: this value does not fit, so it says nothing.
            Ok(Outcome::Conflict(_)) | Err(_) => return Err(TestCaseError::reject("a value that does not fit")),
        }
    }

    /// More leads never lower the chance, a higher goal never raises it.
    #[test]
    fn the_chance_grows_with_leads_and_falls_with_the_goal(
        leads in 1_u32..60, more in 0_u32..20, goal in 1_i64..40, higher in 0_i64..20, passed in 1_u64..=10,
    ) {
        let chance = |leads: u32, goal: i64| {
            let mut plan = zadel_core::step2_decomposition::article::plan();
            plan = rebuilt(&plan, |of, lines| {
                of.amount = Some(money(goal * 10_000_000));
                lines[0].stages[0].count = Some(leads);
                lines[0].stages[1].link = Link::Conversion(
                    Conversion::new(Fraction::new(passed, 10).expect("not 0")).ok());
                lines[0].target = Target::Amount(money(1));
                lines[1].target = Target::Amount(money(goal * 10_000_000));
                lines[1].deals = None;
            });
            match solve(&plan) {
                Ok(Outcome::Solved(solved)) => chances(&plan, &solved).lines[0].as_ref().map(|line| line.target),
                _ => None,
            }
        };
        if let (Some(here), Some(more)) = (chance(leads, goal), chance(leads + more, goal)) {
            prop_assert!(here <= more + 1e-12);
        }
        let whole = |goal: i64| {
            let plan = rebuilt(&zadel_core::step2_decomposition::article::plan(), |of, lines| {
                of.amount = None;
                of.minimum = Some(money(goal * 5_000_000));
                lines[0].stages[0].count = Some(leads);
            });
            let Ok(Outcome::Solved(solved)) = solve(&plan) else { panic!("leads give a goal") };
            chances(&plan, &solved).whole.expect("few leads").minimum.expect("asked for")
        };
        prop_assert!(whole(goal + higher) <= whole(goal) + 1e-12);
    }

    /// Where all other lines are certain, the goal is reached exactly when the one that is not brings what it owes.
    #[test]
    fn what_the_only_uncertain_line_owes_is_what_the_whole_plan_waits_for(leads in 1_u32..120, goal in 5_i64..40) {
        let plan = rebuilt(&zadel_core::step2_decomposition::article::plan(), |of, lines| {
            of.amount = Some(money(goal * 10_000_000));
            lines[0].stages[0].count = Some(leads);
        });
        if let Ok(Outcome::Solved(solved)) = solve(&plan) {
            let chance = chances(&plan, &solved);
            let line = chance.lines[0].as_ref().expect("few leads");
            prop_assert!(line.for_goal.deals <= solved.decomposition.lines[0].deals_needed.expect("solved"));
            let whole = chance.whole.expect("few leads").goal;
            prop_assert!((line.for_goal.target - whole).abs() < 1e-12, "{} {}", line.for_goal.target, whole);
        }
    }

    /// Any numbers within the stated ranges: an answer or a typed error, never a panic, never a wrapped number.
    #[test]
    fn the_edges_of_every_range_are_answered(
        plan in any_plan(),
        goal in 0_i64..=Money::MAX.minor(),
        fixed_costs in 0_i64..=Money::MAX.minor(),
        check in 1_i64..=Money::MAX.minor(),
        count in any::<u32>(),
        (numerator, denominator) in (1_u64..=9_999_999_999, 1_u64..=9_999_999_999),
        which in any::<prop::sample::Index>(),
    ) {
        let share = Fraction::new(numerator.min(denominator), numerator.max(denominator)).expect("not 0");
        let extreme = rebuilt(&plan, |of, lines| {
            of.amount = of.amount.map(|_| money(goal));
            of.fixed_costs = money(fixed_costs);
            let line = which.index(lines.len());
            let line = &mut lines[line];
            line.weight = share;
            line.check = line.check.map(|_| money(check));
            line.deals = line.deals.map(|_| count);
            for stage in &mut line.stages {
                stage.count = stage.count.map(|_| count);
                if let Link::Conversion(Some(_)) = stage.link {
                    stage.link = Link::Conversion(Conversion::new(share).ok());
                }
            }
        });
        if let Ok(Outcome::Solved(solved)) = solve(&extreme) {
            assert_holds(&extreme, &solved);
            let small = solved.decomposition.lines.iter().all(|line| line.stages.iter().all(|stage| stage.count < Some(2_000)));
            if small {
                let chance = chances(&extreme, &solved);
                prop_assert!(chance.whole.is_none_or(|whole| (0.0..=1.0).contains(&whole.goal)));
            }
        }
    }
}

/// The neighbour of a value on the way back to another; `None` where values have no neighbours or it is there already.
fn one_step_back(value: Value, towards: Value) -> Option<Value> {
    let step = |from: i64, to: i64| (from != to).then(|| from + (to - from).signum());
    match (value, towards) {
        (Value::Money(from), Value::Money(to)) => {
            step(from.minor(), to.minor()).map(|minor| Value::Money(money(minor)))
        }
        (Value::Count(from), Value::Count(to)) => {
            step(i64::from(from), i64::from(to)).and_then(|n| u32::try_from(n).ok()).map(Value::Count)
        }
        (Value::Share(from), Value::Share(to)) => step(i64::from(from.bp()), i64::from(to.bp()))
            .and_then(|bp| u16::try_from(bp).ok())
            .and_then(|bp| Share::from_bp(bp).ok())
            .map(Value::Share),
        _ => None,
    }
}
