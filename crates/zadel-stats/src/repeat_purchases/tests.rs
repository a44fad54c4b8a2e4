use proptest::prelude::*;

use super::*;
use crate::bgnbd::tests::{clients_of, history};
use crate::bgnbd::{expected_purchases, fit, purchases_within};
use crate::counts::Counts;

fn params(r: f64, alpha: f64, a: f64, b: f64) -> bgnbd::Params {
    bgnbd::Params::new(r, alpha, a, b).expect("within range")
}

fn spending() -> gamma_gamma::Params {
    gamma_gamma::Params::new(6.0, 4.0, 15.0).expect("q is above 1")
}

fn drawing(n_draws: u32, n_threads: usize) -> Drawing {
    Drawing { n_draws, seed: 77, n_threads: NonZeroUsize::new(n_threads).expect("some thread") }
}

fn base(truth: &bgnbd::Params, n: u64) -> Vec<Client> {
    let with_spending = |purchases: Customer| {
        let mean = 10.0 + f64::from(purchases.frequency());
        Client { purchases, spending: Spending::new(purchases.frequency(), mean) }
    };
    clients_of(truth, n, 40.0, 3).into_iter().map(with_spending).collect()
}

/// The second method: the clients' exact distributions, one after the other.
#[test]
fn draws_have_the_distribution_that_the_clients_exact_ones_add_up_to() {
    let truth = params(0.6, 5.0, 0.9, 3.0);
    let clients = base(&truth, 60);
    let exact = clients.iter().fold(Counts::certain(0), |sum, client| {
        let of_client = purchases_within(&truth, &client.purchases, 20.0).expect("narrow");
        sum.plus(&of_client).without_light_tails()
    });
    let n_draws = 20_000;
    let totals = forecast(&clients, Buying::Known(truth), Paying::Known(spending()), 20.0, drawing(n_draws, 2));
    let reached =
        |k: u64| totals.n_purchases.iter().filter(|n| k <= **n).fold(0.0, |n, _| n + 1.0) / f64::from(n_draws);
    for k in 0..200 {
        // Beyond this a distance is one chance in a million (Kolmogorov and Smirnov).
        assert!((reached(k) - exact.at_least(k)).abs() < 2.7 / f64::from(n_draws).sqrt(), "{k}");
    }
    let expected: f64 = clients.iter().map(|client| expected_purchases(&truth, &client.purchases, 20.0)).sum();
    assert!((exact.mean() - expected).abs() < 1e-9);
}

#[test]
fn money_is_on_average_what_is_expected_of_each_client() {
    let truth = params(0.6, 5.0, 0.9, 3.0);
    let clients = base(&truth, 200);
    let totals = forecast(&clients, Buying::Known(truth), Paying::Known(spending()), 20.0, drawing(20_000, 2));
    let of_client = |client: &Client| {
        let average = gamma_gamma::expected_average(&spending(), client.spending);
        average * expected_purchases(&truth, &client.purchases, 20.0)
    };
    let expected: f64 = clients.iter().map(of_client).sum();
    assert!((totals.mean_money() / expected - 1.0).abs() < 0.005, "{} {expected}", totals.mean_money());
}

#[test]
fn the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
    let truth = params(0.6, 5.0, 0.9, 3.0);
    let clients = base(&truth, 100);
    let fit = fit(&clients.iter().map(|client| client.purchases).collect::<Vec<_>>()).expect("some came back");
    let on = |n_threads| {
        let totals = forecast(&clients, Buying::Learned(&fit), Paying::Known(spending()), 9.0, drawing(101, n_threads));
        totals.draws.iter().map(|total| (total.n_purchases, total.money.to_bits())).collect::<Vec<_>>()
    };
    let alone = on(1);
    assert_eq!(alone.len(), 101);
    assert_eq!(alone, on(2));
    assert_eq!(alone, on(8));
}

#[test]
fn what_was_learned_from_few_clients_is_less_sure_than_what_is_known() {
    let clients = base(&params(0.6, 5.0, 0.9, 3.0), 60);
    let fit = fit(&clients.iter().map(|client| client.purchases).collect::<Vec<_>>()).expect("some came back");
    let width = |buying| {
        let totals = forecast(&clients, buying, Paying::Known(spending()), 20.0, drawing(4000, 2));
        totals.purchases_quantile(0.9) - totals.purchases_quantile(0.1)
    };
    assert!(width(Buying::Known(fit.params())) < width(Buying::Learned(&fit)));
}

/// In worlds drawn from the model, the interval learned from half of the time holds what the other half brought.
fn covered(n_clients: u64, truth: &bgnbd::Params, n_worlds: u64) -> (f64, f64) {
    let (mut in_80, mut in_95, mut n) = (0.0, 0.0, 0.0);
    for world in 0..n_worlds {
        let seed = 1000 + world;
        let known = clients_of(truth, n_clients, 30.0, seed);
        let Ok(fit) = fit(&known) else { continue };
        // The same stream of each client, watched for longer.
        let later: u64 =
            (0..n_clients).map(|i| u64::from(history(truth, 45.0, &mut Stream::new(seed, i)).frequency())).sum();
        let until_now: u64 = known.iter().map(|client| u64::from(client.frequency())).sum();
        let actual = later - until_now;
        let clients: Vec<Client> = known.into_iter().map(|purchases| Client { purchases, spending: None }).collect();
        let totals = forecast(&clients, Buying::Learned(&fit), Paying::Known(spending()), 15.0, drawing(400, 2));
        // What lies at an end of the interval of whole numbers is split as a fair coin would, by its distribution's rank.
        let below = totals.n_purchases.partition_point(|n| *n < actual);
        let up_to = totals.n_purchases.partition_point(|n| *n <= actual);
        let rank = f64::from(u32::try_from(below + up_to).expect("few draws")) / 800.0;
        n += 1.0;
        in_80 += if (0.1..=0.9).contains(&rank) { 1.0 } else { 0.0 };
        in_95 += if (0.025..=0.975).contains(&rank) { 1.0 } else { 0.0 };
    }
    (in_80 / n, in_95 / n)
}

#[test]
fn intervals_hold_what_comes_as_often_as_they_say() {
    let small = (25, params(0.8, 6.0, 0.5, 3.0));
    let middle = (60, params(0.6, 5.0, 0.9, 3.0));
    let large = (300, params(0.3, 4.0, 0.8, 2.4));
    for (n_clients, truth) in [small, middle, large] {
        let (in_80, in_95) = covered(n_clients, &truth, 300);
        // Three standard errors of 300 worlds.
        assert!((0.73..0.87).contains(&in_80), "{n_clients} clients: {in_80} of 0.8");
        assert!((0.912..0.988).contains(&in_95), "{n_clients} clients: {in_95} of 0.95");
    }
}

proptest! {
    #[test]
    fn whatever_is_asked_the_answer_is_a_number(
        logs in prop::array::uniform4(-69.0..69.0), (p, above, v) in (-69.0..69.0, -20.0..69.0, -69.0..69.0),
        frequency: u32, recency in 0.0..1e15, more in 0.0..1e15, horizon: f64,
    ) {
        let [r, alpha, a, b] = logs.map(f64::exp);
        let paying = gamma_gamma::Params::new(f64::exp(p), 1.0 + f64::exp(above), f64::exp(v)).expect("within range");
        let purchases = Customer::new(frequency, recency, f64::min(recency + more, 1e15)).expect("a client who can be");
        let clients = [Client { purchases, spending: Spending::new(frequency, 7.0) }; 2];
        let totals = forecast(&clients, Buying::Known(params(r, alpha, a, b)), Paying::Known(paying), horizon, drawing(3, 1));
        prop_assert!(totals.mean_money().is_finite() && 0.0 <= totals.mean_money());
        prop_assert!(totals.purchases_quantile(0.5) <= totals.purchases_quantile(1.0));
    }
}

#[test]
fn of_no_draw_there_is_nothing_and_of_no_client_neither() {
    let known = Buying::Known(params(1.0, 1.0, 1.0, 1.0));
    let none = forecast(&[], known, Paying::Known(spending()), 9.0, drawing(0, 4));
    assert_eq!((none.purchases_quantile(0.5), none.money_quantile(0.5), none.mean_purchases()), (0, 0.0, 0.0));
    let nobody = forecast(&[], known, Paying::Known(spending()), 9.0, drawing(5, 4));
    assert_eq!((nobody.purchases_quantile(0.9), nobody.mean_money()), (0, 0.0));
}
