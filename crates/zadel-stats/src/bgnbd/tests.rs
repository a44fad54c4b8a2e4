use proptest::prelude::*;

use super::likelihood::{Rising, Times, when};
use super::outlook::Present;
use super::*;
use crate::counts::Counts;
use crate::few::few;

fn params(r: f64, alpha: f64, a: f64, b: f64) -> Params {
    Params::new(r, alpha, a, b).expect("all within range")
}

fn client(frequency: u32, recency: f64, age: f64) -> Customer {
    Customer::new(frequency, recency, age).expect("a client who can be")
}

/// From a thousandth to a thousand, evenly in the logarithm.
fn any_size() -> impl Strategy<Value = f64> {
    (-7.0..7.0).prop_map(f64::exp)
}

fn any_params() -> impl Strategy<Value = Params> {
    (any_size(), any_size(), any_size(), any_size()).prop_map(|(r, alpha, a, b)| params(r, alpha, a, b))
}

fn any_client() -> impl Strategy<Value = Customer> {
    (0_u32..60, 0.0..=1.0, any_size()).prop_map(|(frequency, share, age)| client(frequency, share * age, age))
}

/// Anything that a type lets in, its corners included.
fn extreme() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1e-30), Just(1e30), Just(1.0), (-69.0..69.0).prop_map(f64::exp)]
}

fn extreme_client() -> impl Strategy<Value = Customer> {
    let time = || prop_oneof![Just(0.0), Just(LONGEST), Just(f64::MIN_POSITIVE), 0.0..LONGEST, 0.0..100.0];
    (prop_oneof![Just(u32::MAX), 0_u32..3, any::<u32>()], time(), time())
        .prop_map(|(frequency, one, other)| client(frequency, f64::min(one, other), f64::max(one, other)))
}

proptest! {
    #[test]
    fn whatever_is_asked_the_answer_is_a_number(
        (r, alpha, a, b) in (extreme(), extreme(), extreme(), extreme()),
        customer in extreme_client(),
        horizon in prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), 0.0..1e16, 0.0..10.0],
    ) {
        let params = params(r, alpha, a, b);
        prop_assert!(!log_likelihood(&params, &customer).is_nan());
        let alive = probability_alive(&params, &customer);
        prop_assert!((0.0..=1.0).contains(&alive));
        let expected = expected_purchases(&params, &customer, horizon);
        prop_assert!(expected.is_finite() && 0.0 <= expected, "{expected}");
    }

    /// Two methods that share nothing but the parameters: a sum over purchases, an integral over the chance to leave.
    #[test]
    fn the_terms_and_the_integral_agree(params in any_params(), customer in any_client(), horizon in any_size()) {
        let there = Present::of(&params, &customer, horizon);
        if there.is_short() {
            let (terms, integral) = (there.by_terms(), there.by_integral());
            prop_assert!((terms - integral).abs() <= 1e-10 * terms, "{terms} {integral}");
        }
    }

    /// A third: the table of all numbers of purchases.
    #[test]
    fn the_average_is_that_of_the_distribution(params in any_params(), customer in any_client(), horizon in any_size()) {
        if let Some(counts) = purchases_within(&params, &customer, horizon) {
            prop_assert!((counts.masses().iter().sum::<f64>() - 1.0).abs() < 1e-9);
            let expected = expected_purchases(&params, &customer, horizon);
            // A tail of 1e-14 is cut off, however far it reaches.
            let reach = horizon / (params.alpha + customer.age);
            let cut = 1e-13 * 100.0 * (1.0 + reach) * (1.0 + params.r + f64::from(customer.frequency));
            prop_assert!((counts.mean() - expected).abs() <= 1e-9 * expected + cut, "{} {expected}", counts.mean());
        }
    }

    #[test]
    fn more_time_brings_more_purchases_and_none_brings_none(
        params in any_params(), customer in any_client(), horizon in any_size(), longer in 1.0..50.0,
    ) {
        let within = |horizon: f64| expected_purchases(&params, &customer, horizon);
        prop_assert_eq!(within(0.0).to_bits(), 0.0_f64.to_bits());
        prop_assert!(within(horizon) <= within(horizon * longer) * (1.0 + 1e-9));
    }

    #[test]
    fn the_longer_the_silence_the_less_likely_somebody_is_there(
        params in any_params(), frequency in 1_u32..40, recency in any_size(), silence in any_size(),
    ) {
        let alive = |age: f64| probability_alive(&params, &client(frequency, recency, age));
        prop_assert!(alive(recency + silence) <= alive(recency));
    }

    /// Days or weeks: only alpha has a unit.
    #[test]
    fn the_unit_of_time_changes_nothing(params in any_params(), customer in any_client(), horizon in any_size()) {
        let in_days = Params::new(params.r, params.alpha * 7.0, params.a, params.b).expect("within range");
        let days = client(customer.frequency, customer.recency * 7.0, customer.age * 7.0);
        let (one, other) = (expected_purchases(&params, &customer, horizon), expected_purchases(&in_days, &days, horizon * 7.0));
        prop_assert!((one - other).abs() <= 1e-9 * one);
    }

    #[test]
    fn slopes_of_the_likelihood_are_those_of_its_differences(params in any_params(), customer in any_client()) {
        let at = [params.r, params.alpha, params.a, params.b].map(f64::ln);
        let height = |at: &[f64; 4]| when(at.map(f64::exp), &Times::of(&customer)).0;
        let slope = when(at.map(f64::exp), &Times::of(&customer)).1;
        for i in 0..4 {
            let moved = |by: f64| { let mut point = at; point[i] += by; height(&point) };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            let size = 1.0 + slope[i].abs() + 1e-3 * height(&at).abs();
            prop_assert!((difference - slope[i]).abs() < 1e-6 * size, "{i}: {difference} {}", slope[i]);
        }
    }
}

/// A client who never came back and whose rate is known: Poisson. Nobody leaves, nobody differs.
#[test]
fn without_doubt_and_without_leaving_purchases_are_poisson() {
    let sure = params(1e12, 1e12, 1e-12, 1.0);
    let counts = purchases_within(&sure, &client(0, 0.0, 5.0), 3.0).expect("narrow");
    let poisson = crate::purchases::purchases_of(1, crate::purchases::BuyingRate::Known(3.0)).expect("narrow");
    let near = |(one, other): (&f64, &f64)| (one - other).abs() < 1e-9;
    assert!(counts.masses().iter().zip(poisson.masses()).all(near));
}

#[test]
fn a_horizon_of_nothing_is_certainly_without_purchases() {
    let counts = purchases_within(&params(0.2, 4.0, 0.8, 2.4), &client(3, 5.0, 9.0), 0.0);
    assert_eq!(counts, Some(Counts::certain(0)));
}

#[test]
fn a_product_of_many_factors_agrees_with_its_first_ones_multiplied_out() {
    for z in [1e-6, 0.243, 7.5, 1e5] {
        let factors = || (0..300).map(|k| z + f64::from(k));
        let rising = Rising::of(z, 300);
        let (ln, slope) = (factors().map(f64::ln).sum::<f64>(), factors().map(f64::recip).sum::<f64>());
        assert!((rising.ln - ln).abs() < 1e-8 * ln.abs() && (rising.slope - slope).abs() < 1e-9 * slope, "{z}");
    }
}

#[test]
fn a_client_that_cannot_be_is_refused() {
    assert_eq!(Customer::new(1, 5.0, 4.0), Err(CustomerError::RecencyBeyondAge));
    assert_eq!(Customer::new(1, f64::NAN, 4.0), Err(CustomerError::NotATime));
    assert_eq!(Customer::new(1, 1.0, f64::INFINITY), Err(CustomerError::NotATime));
    assert_eq!(Params::new(0.0, 1.0, 1.0, 1.0), None);
    assert_eq!(Params::new(1.0, f64::NAN, 1.0, 1.0), None);
}

/// Clients drawn from the model itself.
pub(crate) fn clients_of(truth: &Params, n: u64, age: f64, seed: u64) -> Vec<Customer> {
    (0..n).map(|number| history(truth, age, &mut Stream::new(seed, number))).collect()
}

pub(crate) fn history(truth: &Params, age: f64, stream: &mut Stream) -> Customer {
    let rate = stream.gamma(truth.r) / truth.alpha;
    let leaves = stream.beta(truth.a, truth.b);
    let (mut frequency, mut recency) = (0, 0.0);
    loop {
        let next = recency - stream.uniform().ln() / rate;
        if age < next {
            return client(frequency, recency, age);
        }
        (frequency, recency) = (frequency + 1, next);
        if stream.uniform() < leaves {
            return client(frequency, recency, age);
        }
    }
}

#[test]
fn parameters_of_many_drawn_clients_are_recovered_within_their_errors() {
    let truth = params(0.6, 5.0, 0.9, 3.0);
    let fit = fit(&clients_of(&truth, 6000, 40.0, 11)).expect("thousands came back");
    let found = fit.params();
    let pairs = [(found.r, truth.r), (found.alpha, truth.alpha), (found.a, truth.a), (found.b, truth.b)];
    for ((found, truth), error) in pairs.into_iter().zip(fit.log_errors()) {
        assert!(error < 0.3 && (found / truth).ln().abs() < 3.5 * error, "{found} {truth} {error}");
    }
}

/// The second method: nothing found by many small random steps from the peak is higher.
#[test]
fn no_step_from_the_likeliest_parameters_leads_up() {
    for (seed, n) in [(1, 30), (2, 120), (3, 1000)] {
        let clients = clients_of(&params(0.8, 6.0, 0.5, 2.0), n, 30.0, seed);
        let fit = fit(&clients).expect("some came back");
        let mut stream = Stream::new(seed, u64::MAX);
        for _ in 0..300 {
            let Params { r, alpha, a, b } = fit.params;
            let size = 10.0_f64.powf(-4.0 * stream.uniform());
            let [r, alpha, a, b] = [r, alpha, a, b].map(|value| value * (size * stream.normal()).exp());
            let Some(other) = Params::new(r, alpha, a, b) else { continue };
            let height: f64 = clients.iter().map(|client| log_likelihood(&other, client)).sum();
            assert!(height <= fit.log_likelihood() + 1e-7 * height.abs(), "{other:?}");
        }
    }
}

#[test]
fn the_order_of_the_clients_changes_no_bit() {
    let mut clients = clients_of(&params(0.8, 6.0, 0.5, 2.0), 200, 30.0, 5);
    let forwards = fit(&clients);
    clients.reverse();
    assert_eq!(forwards, fit(&clients));
}

#[test]
fn the_search_ends_for_clients_however_few_they_are() {
    let worlds = [params(0.8, 6.0, 0.5, 2.0), params(0.2, 3.0, 2.0, 0.7), params(9.0, 20.0, 0.1, 9.0)];
    let ends = |seed| {
        let truth = &worlds[usize::try_from(seed % 3).expect("below 3")];
        fit(&clients_of(truth, 4 + seed % 30, 30.0, seed)) != Err(FitError::DidNotConverge)
    };
    assert_eq!((0..600).filter(|seed| !ends(*seed)).collect::<Vec<u64>>(), []);
}

#[test]
fn where_nobody_leaves_the_fit_ends_and_says_what_it_does_not_know() {
    let clients: Vec<Customer> = (0..40).map(|i| client(5 + i % 9, 51.9, 52.0)).collect();
    let fit = fit(&clients).expect("everybody came back");
    assert!(0.999 < probability_alive(&fit.params(), &clients[0]));
    assert!(0.5 < fit.log_errors()[2], "{:?}", fit.log_errors());
}

#[test]
fn what_cannot_be_learned_from_is_named() {
    let never = [client(0, 0.0, 9.0); 5];
    assert_eq!(fit(&never[..3]), Err(FitError::TooFew { n_customers: 3, n_needed: 4 }));
    assert_eq!(fit(&never), Err(FitError::NobodyCameBack));
    assert_eq!(fit(&[client(2, 0.0, 0.0); 5]), Err(FitError::NoTimePassed));
}

#[test]
fn a_penalty_holds_parameters_back() {
    let clients: Vec<Customer> = (0..40).map(|i| client(5 + i % 9, 51.9, 52.0)).collect();
    let free = fit(&clients).expect("everybody came back").params();
    let held = fit_penalised(&clients, Penalty::Squares(0.01)).expect("everybody came back").params();
    assert!(held.r < free.r && held.b < free.b);
    let none = fit_penalised(&clients, Penalty::Squares(f64::NAN)).expect("no penalty").params();
    assert_eq!(none, free);
}

#[test]
fn whoever_the_clients_are_a_fit_ends_in_numbers() {
    few(128, &prop::collection::vec(prop_oneof![any_client(), extreme_client()], 0..30), |clients| {
        if let Ok(fit) = fit(&clients) {
            prop_assert!(fit.log_likelihood().is_finite());
            prop_assert!(fit.log_errors().iter().all(|error| error.is_finite() && *error <= 2.0 + 1e-9));
            let drawn = fit.draw(&mut Stream::new(1, 1));
            prop_assert!(expected_purchases(&drawn, &clients[0], 10.0).is_finite());
        }
        Ok(())
    });
}
