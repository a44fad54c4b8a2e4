//! The article's plan, the first example of everything: 1,000,000 roubles in December 2026.

use jiff::civil::date;

use super::plan::{Action, Clients, Line, Link, Plan, Stage, Target};
use crate::calendar::Period;
use crate::conversion::Conversion;
use crate::evidence::Evidence;
use crate::fraction::Fraction;
use crate::money::{Currency, Money};
use crate::step1_goal::Goal;

/// 1,000,000 = 3 new deals x 200,000 + 4 repeat sales x 100,000; 3 deals take 10 meetings, which take 20 leads.
///
/// Pinned are the goal, the checks, the conversions 1/2 and 3/10 and the 4 repeat sales; the rest is to be solved for.
/// Names are in English; what a person reads about it comes from the locales.
#[must_use]
pub fn plan() -> Plan {
    let fits = "in range";
    let rub = |units| Currency::RUB.whole(units).expect(fits);
    let conversion = |n, of| Conversion::new(Fraction::new(n, of).expect(fits)).expect(fits);
    let stage = |name: &str, n, of, action: (&str, u64, u32)| Stage {
        name: name.to_owned(),
        count: None,
        link: Link::Conversion(Some(conversion(n, of))),
        evidence: Evidence::default(),
        actions: vec![Action { name: action.0.to_owned(), per_item: Fraction::whole(action.1), minutes: action.2 }],
    };
    let line = |name: &str, clients, deals, check: Money, stages| Line {
        name: name.to_owned(),
        clients,
        weight: Fraction::ONE,
        target: Target::Free,
        deals,
        check: Some(check),
        stages,
        expert: None,
    };
    let december = Period::new(date(2026, 12, 1), date(2026, 12, 31)).expect(fits);
    let stages = vec![stage("Leads", 1, 2, ("Call", 5, 12)), stage("Meetings", 3, 10, ("Meeting", 1, 90))];
    let lines = vec![
        line("New clients", Clients::New, None, rub(200_000), stages),
        line("Regular clients", Clients::Repeat, Some(4), rub(100_000), Vec::new()),
    ];
    Plan::new(Goal::revenue(rub(1_000_000), december), lines).expect(fits)
}
