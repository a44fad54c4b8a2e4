use serde_json::Value;
use zadel_core::availability::Availability;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::share::Share;
use zadel_core::step3_resources::{DealSource, LeadSource, WorkingDay, capacity, deal_mix, lead_mix};
use zadel_stats::counts::Counts;
use zadel_stats::sums::{Part, chance_of_sum};

use super::{cases, fraction, list, small, smalls, whole, wholes};

fn money(value: &Value) -> Money {
    Money::from_minor(whole(value)).expect("in range")
}

fn budget(input: &Value) -> Option<Money> {
    (!input["budget"].is_null()).then(|| money(&input["budget"]))
}

fn share(bp: &Value) -> Share {
    u16::try_from(whole(bp)).ok().and_then(|bp| Share::from_bp(bp).ok()).expect("a share")
}

#[test]
fn resources_agree_with_the_oracle() {
    for case in cases(include_str!("resources.json")) {
        let (input, expected, id) = (&case["input"], &case["expected"], &case["id"]);
        match case["op"].as_str().expect("an operation") {
            "capacity" => {
                let day = WorkingDay {
                    minutes: small(&input["minutes_per_day"]),
                    selling: Fraction::new(whole(&input["selling_bp"]), 10_000).expect("not 0"),
                };
                let rep = |rep: &Value| Availability {
                    capacity: Share::WHOLE,
                    ramp: list(&rep["ramp_bp"]).iter().map(share).collect(),
                    absent_days: smalls(&rep["absent"]),
                };
                let minutes = |value: &Value| capacity(&smalls(&input["days"]), &rep(value), day);
                let got: Vec<u64> = list(&input["reps"]).iter().map(minutes).collect();
                assert_eq!(got, wholes(expected), "{id}");
            }
            "lead_mix" => {
                let source =
                    |s: &Value| LeadSource { capacity: whole(&s["capacity"]), unit_cost: money(&s["unit_cost"]) };
                let sources: Vec<LeadSource> = list(&input["sources"]).iter().map(source).collect();
                let mix = lead_mix(whole(&input["need"]), &sources, budget(input));
                assert_eq!(mix.take, wholes(&expected["take"]), "{id}");
                assert_eq!(mix.cost_minor, u128::from(whole(&expected["cost"])), "{id}");
                assert_eq!(mix.deficit, whole(&expected["deficit"]), "{id}");
            }
            "deal_mix" => {
                let source = |s: &Value| DealSource {
                    capacity: whole(&s["capacity"]),
                    unit_cost: money(&s["unit_cost"]),
                    deals_per_lead: fraction(&s["deals_per_lead"]),
                };
                let sources: Vec<DealSource> = list(&input["sources"]).iter().map(source).collect();
                let mix = deal_mix(whole(&input["deals"]), &sources, budget(input));
                let got: Vec<String> = mix.take.iter().map(|x| format!("{}/{}", x.numer(), x.denom())).collect();
                let take: Vec<&str> = list(&expected["take"]).iter().map(|x| x.as_str().expect("a fraction")).collect();
                assert_eq!(got, take, "{id}");
                assert_eq!(format!("{}/{}", mix.cost_minor.numer(), mix.cost_minor.denom()), expected["cost"], "{id}");
                assert_eq!(format!("{}/{}", mix.deficit.numer(), mix.deficit.denom()), expected["deficit"], "{id}");
            }
            "prob_meets" => {
                let part = |item: &Value| Part {
                    worth: u128::from(whole(&item[0])),
                    counts: Counts::one_with(item[1].as_f64().expect("a probability")),
                };
                let parts: Vec<Part> = list(&input["items"]).iter().map(part).collect();
                let chance = chance_of_sum(&parts, u128::from(whole(&input["share"])));
                assert!((chance.probability - expected.as_f64().expect("a chance")).abs() < 1e-6, "{id}");
            }
            other => panic!("unknown operation {other}"),
        }
    }
}
