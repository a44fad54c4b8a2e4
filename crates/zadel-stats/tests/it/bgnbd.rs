//! BG/NBD and gamma-gamma against `lifetimes` and the published fits of CDNOW's customers.

use std::collections::BTreeMap;

use serde_json::Value;
use zadel_stats::bgnbd::{Customer, Params, expected_purchases, fit, log_likelihood, probability_alive};
use zadel_stats::gamma_gamma::{self, Spending, expected_average};

use crate::data::{numbers, shared};

/// Inputs and outputs of the vectors whose names begin so.
fn vectors(beginning: &str) -> Vec<(String, Value, Value)> {
    let file: Value = serde_json::from_str(include_str!("bgnbd.json")).expect("the file is JSON");
    let all = file["vectors"].as_array().expect("a list of vectors").clone();
    let parts = |vector: Value| {
        let name = vector["id"].as_str().expect("a name").to_owned();
        (name, vector["input"].clone(), vector["output"].clone())
    };
    let chosen: Vec<_> = all.into_iter().map(parts).filter(|(name, ..)| name.starts_with(beginning)).collect();
    assert!(!chosen.is_empty(), "{beginning}");
    chosen
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
fn whole(value: f64) -> u32 {
    value as u32
}

#[track_caller]
fn assert_near(name: &str, found: f64, expected: &Value, tolerance: f64) {
    let expected = number(expected);
    assert!((found - expected).abs() <= tolerance * expected.abs().max(1.0), "{name}: {found}, not {expected}");
}

#[test]
fn predictions_are_those_of_the_vectors() {
    for (name, input, output) in vectors("pred") {
        let [r, alpha, a, b] = ["r", "alpha", "a", "b"].map(|key| number(&input["params"][key]));
        let params = Params::new(r, alpha, a, b).expect("all above 0");
        let frequency = whole(number(&input["frequency"]));
        let customer =
            Customer::new(frequency, number(&input["recency"]), number(&input["T"])).expect("a client who can be");
        let expected = expected_purchases(&params, &customer, number(&input["t"]));
        assert_near(&name, expected, &output["expected_purchases"], 1e-10);
        assert_near(&name, probability_alive(&params, &customer), &output["prob_alive"], 1e-10);
        assert_near(&name, log_likelihood(&params, &customer), &output["loglik"], 1e-10);
    }
}

#[test]
fn averages_are_those_of_the_vectors() {
    for (name, input, output) in vectors("gg_pred") {
        let [p, q, v] = ["p", "q", "v"].map(|key| number(&input[key]));
        let params = gamma_gamma::Params::new(p, q, v).expect("q is above 1");
        let seen = Spending::new(whole(number(&input["frequency"])), number(&input["monetary"]));
        assert_near(&name, expected_average(&params, seen), &output["expected_avg_value"], 1e-10);
    }
}

fn published_customers() -> Option<Vec<Customer>> {
    let customer = |line: &str| {
        let fields = numbers(line, |c| c == ',');
        Customer::new(whole(fields[1]), fields[2], fields[3]).expect("a client who can be")
    };
    let text = shared("cdnow/cdnow_customers_summary.csv")?;
    Some(text.lines().skip(1).map(customer).collect())
}

#[test]
fn the_fit_of_the_published_customers_is_the_published_fit() {
    let Some(customers) = published_customers() else { return };
    let fit = fit(&customers).expect("half of them came back");
    for (name, _, output) in vectors("fit_cdnow") {
        let found = fit.params();
        for (key, found) in [("r", found.r()), ("alpha", found.alpha()), ("a", found.a()), ("b", found.b())] {
            assert_near(&name, found, &output["params"][key], 1e-3);
        }
        assert_eq!(Some(fit.n_customers() as u64), output["n_customers"].as_u64());
    }
    // The paper: LL = -9582.4.
    assert!((fit.log_likelihood() + 9_582.4).abs() < 0.05, "{}", fit.log_likelihood());
}

/// Days on which each customer bought, with what he spent on each.
fn days_of_purchase(text: &str) -> Vec<BTreeMap<u32, f64>> {
    let mut by_customer: BTreeMap<u32, BTreeMap<u32, f64>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let fields = numbers(line, char::is_whitespace);
        *by_customer.entry(whole(fields[0])).or_default().entry(whole(fields[2])).or_insert(0.0) += fields[4];
    }
    by_customer.into_values().collect()
}

/// The end of the 39 weeks that the paper learns from.
const LAST_DAY: u32 = 19_970_930;

/// What a customer spent on returns until then, as the note takes it.
fn spending_of(days: &BTreeMap<u32, f64>) -> Option<Spending> {
    let spent: Vec<f64> = days.range(..=LAST_DAY).skip(1).map(|(_, spent)| *spent).collect();
    let n_returns = u32::try_from(spent.len()).expect("few days");
    Spending::new(n_returns, spent.iter().sum::<f64>() / f64::from(n_returns.max(1)))
}

#[test]
fn the_fit_of_what_the_published_customers_spent_is_that_of_the_vector() {
    let Some(text) = shared("cdnow/CDNOW_sample.txt") else { return };
    let spending: Vec<Spending> = days_of_purchase(&text).iter().filter_map(spending_of).collect();
    let fit = gamma_gamma::fit(&spending).expect("hundreds came back");
    for (name, input, output) in vectors("gg_fit_cdnow") {
        assert_eq!(Some(fit.n_clients() as u64), input["n"].as_u64());
        let found = fit.params();
        for (key, found) in [("p", found.p()), ("q", found.q()), ("v", found.v())] {
            assert_near(&name, found, &output["params"][key], 1e-3);
        }
    }
}

/// The 39 weeks after those learned from. They hold a Christmas, of which the model knows nothing, and still it is far
/// nearer than "everybody goes on as before".
#[test]
fn the_next_weeks_of_the_published_customers_are_forecast_within_an_eighth() {
    let (Some(customers), Some(text)) = (published_customers(), shared("cdnow/CDNOW_sample.txt")) else { return };
    let later = |days: &BTreeMap<u32, f64>| u32::try_from(days.range(LAST_DAY + 1..).count()).expect("few days");
    let actual: f64 = days_of_purchase(&text).iter().map(|days| f64::from(later(days))).sum();
    let params = fit(&customers).expect("half of them came back").params();
    let expected: f64 = customers.iter().map(|customer| expected_purchases(&params, customer, 39.0)).sum();
    let as_before = |customer: &Customer| f64::from(customer.frequency()) / customer.age() * 39.0;
    let as_before: f64 = customers.iter().map(as_before).sum();
    println!("{actual} came, {expected:.0} were expected, {as_before:.0} at the same rate as before");
    assert!((expected / actual - 1.0).abs() < 0.125 && (expected - actual).abs() < (as_before - actual).abs() / 2.0);
}
