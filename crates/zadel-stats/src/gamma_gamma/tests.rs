use proptest::prelude::*;

use super::*;
use crate::few::few;

fn spent(n_purchases: u32, mean_value: f64) -> Spending {
    Spending::new(n_purchases, mean_value).expect("a purchase of some money")
}

fn any_client() -> impl Strategy<Value = Spending> {
    (1_u32..50, -5.0..9.0).prop_map(|(n, ln_mean)| spent(n, f64::exp(ln_mean)))
}

fn extreme_client() -> impl Strategy<Value = Spending> {
    let value = prop_oneof![Just(VALUES.0), Just(VALUES.1), Just(1.0), -30.0..30.0].prop_map(f64::abs);
    (prop_oneof![Just(u32::MAX), 1_u32..4], value.prop_filter("above 0", |value| VALUES.0 <= *value))
        .prop_map(|(n, value)| spent(n, value))
}

/// Averages drawn from the model itself.
fn clients_of(truth: &Params, n: u64, seed: u64) -> Vec<Spending> {
    let client = |number| {
        let mut stream = Stream::new(seed, number);
        let rate = stream.gamma(truth.q) / truth.v;
        let n_purchases = 1 + u32::try_from(stream.poisson(2.0)).expect("a small number");
        let total: f64 = (0..n_purchases).map(|_| stream.gamma(truth.p) / rate).sum();
        spent(n_purchases, total / f64::from(n_purchases))
    };
    (0..n).map(client).collect()
}

/// The formula of the note, word for word: the second method.
fn by_the_note([p, q, v]: [f64; 3], client: Spending) -> f64 {
    let (x, mean) = (f64::from(client.n_purchases), client.mean_value);
    ln_gamma(p * x + q) - ln_gamma(p * x) - ln_gamma(q) + q * v.ln() + (p * x - 1.0) * mean.ln() + p * x * x.ln()
        - (p * x + q) * (v + x * mean).ln()
}

proptest! {
    #[test]
    fn what_is_expected_lies_between_his_own_average_and_that_of_all(
        (p, above, v) in (-5.0..5.0, -3.0..5.0, -5.0..9.0), client in any_client(),
    ) {
        let params = Params::new(f64::exp(p), 1.0 + f64::exp(above), f64::exp(v)).expect("within range");
        let (all, expected) = (expected_average(&params, None), expected_average(&params, Some(client)));
        let (low, high) = (all.min(client.mean_value), all.max(client.mean_value));
        prop_assert!(low * (1.0 - 1e-12) <= expected && expected <= high * (1.0 + 1e-12));
    }

    #[test]
    fn the_height_is_that_of_the_note_and_slopes_are_those_of_its_differences(
        at in prop::array::uniform3(-3.0..3.0), clients in prop::collection::vec(any_client(), 1..20),
    ) {
        let sample = Sample::of(&clients);
        let (height, slope) = sample.height(&at);
        let [p, above, v] = at.map(f64::exp);
        let unit = sample.ln_unit.exp();
        let note: f64 = clients.iter().map(|client| by_the_note([p, 1.0 + above, v * unit], *client)).sum();
        let own = (height - sample.ln_unit) * sample.n_clients;
        prop_assert!((own - note).abs() < 1e-8 * (1.0 + note.abs()), "{own} {note}");
        for i in 0..3 {
            let moved = |by: f64| { let mut point = at; point[i] += by; sample.height(&point).0 };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            prop_assert!((difference - slope[i]).abs() < 1e-6 * (1.0 + slope[i].abs() + height.abs()), "{i}");
        }
    }
}

#[test]
fn whoever_the_clients_are_a_fit_ends_in_numbers() {
    few(128, &prop::collection::vec(prop_oneof![any_client(), extreme_client()], 0..30), |clients| {
        if let Ok(fit) = fit(&clients) {
            prop_assert!(fit.log_likelihood().is_finite());
            prop_assert!(fit.log_errors().iter().all(|error| error.is_finite() && *error <= 2.0 + 1e-9));
            let drawn = fit.draw(&mut Stream::new(1, 1));
            prop_assert!(expected_average(&drawn, clients.first().copied()).is_finite());
        }
        Ok(())
    });
}

#[test]
fn parameters_of_many_drawn_clients_are_recovered_within_their_errors() {
    let truth = Params::new(6.0, 3.5, 15_000.0).expect("within range");
    let fit = fit(&clients_of(&truth, 4000, 5)).expect("thousands bought");
    let found = fit.params();
    let pairs = [(found.p, truth.p), (found.q - 1.0, truth.q - 1.0), (found.v, truth.v)];
    for ((found, truth), error) in pairs.into_iter().zip(fit.log_errors()) {
        assert!(error < 0.3 && (found / truth).ln().abs() < 3.5 * error, "{found} {truth} {error}");
    }
}

#[test]
fn no_step_from_the_likeliest_parameters_leads_up() {
    let clients = clients_of(&Params::new(2.0, 4.0, 900.0).expect("within range"), 150, 9);
    let fit = fit(&clients).expect("all bought");
    let mut stream = Stream::new(9, u64::MAX);
    for _ in 0..1000 {
        let size = 10.0_f64.powf(-4.0 * stream.uniform());
        let mut moved = |value: f64| value * (size * stream.normal()).exp();
        let (p, above, v) = (moved(fit.params.p), moved(fit.params.q - 1.0), moved(fit.params.v));
        let height: f64 = clients.iter().map(|client| by_the_note([p, 1.0 + above, v], *client)).sum();
        assert!(height <= fit.log_likelihood() + 1e-8 * height.abs());
    }
}

#[test]
fn clients_who_all_spend_the_same_are_expected_to_go_on() {
    let fit = fit(&[spent(3, 200.0); 12]).expect("nothing keeps the search from ending");
    assert!((expected_average(&fit.params(), None) - 200.0).abs() < 1.0, "{fit:?}");
}

#[test]
fn what_cannot_be_learned_from_is_named() {
    assert_eq!(fit(&[spent(1, 5.0); 2]), Err(FitError::TooFew { n_clients: 2, n_needed: 3 }));
    assert_eq!(Spending::new(0, 5.0), None);
    assert_eq!(Spending::new(2, 0.0), None);
    assert_eq!(Spending::new(2, f64::NAN), None);
    assert_eq!(Params::new(1.0, 1.0, 1.0), None);
}
