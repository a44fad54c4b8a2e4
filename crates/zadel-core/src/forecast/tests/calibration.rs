//! Companies of which the truth is known: how often an interval holds what came.
//!
//! With 100,000 cases a property (`cargo xtask test --deep`) there are 240 companies of each of two seeds and more than 4,000 windows,
//! otherwise enough to see a mistake.

use std::num::NonZeroUsize;

use zadel_stats::quantiles::Pit;

use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::came_within;
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pipeline::{Drawing, win_chances};
use crate::forecast::published::forecast;
use crate::forecast::remade::Remade;
use crate::forecast::simulator::{Company, simulate, with_payments};
use crate::forecast::window::Window;

/// Days of history before the first window.
const WARM: [i32; 4] = [120, 240, 400, 700];
/// With the first no constant was ever set; how ages borrow was looked at with the second (0044).
const SEEDS: [u64; 2] = [7, 31];
/// Companies of each seed in a deep run.
const DEEP: u64 = 240;

pub(super) fn company(seed: u64, number: u64) -> Company {
    let turn = usize::try_from(number).expect("small");
    let first = Day(19_000 + i32::try_from(number % 28).expect("small") * 13);
    simulate(seed, number, first, WARM[turn % 4] + 400)
}

pub(super) fn is_deep() -> bool {
    std::env::var("PROPTEST_CASES").is_ok_and(|cases| 100_000 <= cases.parse().unwrap_or(0))
}

/// Windows of a company that follow one another, each beginning on the day on which the one before ends.
fn windows(number: u64, company: &Company) -> impl Iterator<Item = Window> {
    const LENGTHS: [i32; 7] = [30, 20, 45, 12, 60, 25, 91];
    let turn = usize::try_from(number).expect("small");
    let last = company.last;
    let mut lengths = LENGTHS.iter().cycle().skip(turn % 7);
    let mut today = company.first.plus(WARM[turn % 4]);
    std::iter::from_fn(move || {
        let until = today.plus(*lengths.next()?).min(last);
        let window = Window { after: today, until };
        today = until;
        (window.after.plus(5) < last).then_some(window)
    })
}

/// Each of so many companies, half of them of either seed and on a thread of its own; in a deep run, of all.
fn of_companies<T: Send>(few: u64, of: impl Fn(u64, u64, Company) -> Vec<T> + Sync) -> Vec<T> {
    let n = if is_deep() { DEEP } else { few / 2 };
    let of_seed = |seed: u64| -> Vec<T> { (0..n).flat_map(|number| of(seed, number, company(seed, number))).collect() };
    std::thread::scope(|scope| {
        let both = SEEDS.map(|seed| scope.spawn(move || of_seed(seed)));
        both.into_iter().flat_map(|one| one.join().expect("a forecast is made")).collect()
    })
}

fn drawing(number: u64) -> Drawing {
    Drawing { n_worlds: 100, n_outcomes: 10, seed: number, n_threads: NonZeroUsize::MIN }
}

#[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
fn came(company: &Company, window: Window, rep: Option<u32>) -> f64 {
    came_within(&company.deals, window, rep) as f64
}

/// How often intervals held what came, and whether all places are equally frequent.
fn hold(whose: &str, pits: &[Pit], slack: impl Fn(f64, f64) -> f64) {
    let chi_square = within(whose, pits, slack);
    // The 99.9 % point of chi-square with 9 degrees of freedom.
    assert!(chi_square < 27.88, "{whose}: {chi_square}");
}

/// How often intervals held what came; gives how uneven its places are.
fn within(whose: &str, pits: &[Pit], slack: impl Fn(f64, f64) -> f64) -> f64 {
    let n = f64::from(u32::try_from(pits.len()).expect("few"));
    let share = |low, high| pits.iter().map(|pit| pit.share_within(low, high)).sum::<f64>() / n;
    let (within_80, within_95) = (share(0.1, 0.9), share(0.025, 0.975));
    let bins = (0..10_u32).map(|bin| share(f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0));
    let chi_square: f64 = bins.map(|part| n * (part - 0.1).powi(2) / 0.1).sum();
    println!("{whose}: {n} windows, {within_80:.3} in 80 %, {within_95:.3} in 95 %, chi-square {chi_square:.1} of 9");
    for (level, held) in [(0.8, within_80), (0.95, within_95)] {
        assert!((held - level).abs() < slack(level, n), "{whose}: {held} in {level}");
    }
    chi_square
}

/// What is asked of many windows, and of few as chance would have it.
fn of_independent(level: f64, n: f64) -> f64 {
    if is_deep() { if level < 0.9 { 0.02 } else { 0.01 } } else { 3.5 * (level * (1.0 - level) / n).sqrt() }
}

/// Places of what came in what the pipeline said.
fn of_pipeline(few: u64, prepared: impl Fn(u64, u64, Company) -> Company + Sync) -> Vec<Pit> {
    of_companies(few, |seed, number, company| {
        let company = prepared(seed, number, company);
        let place = |window: Window| {
            let forecaster = Forecaster::learn(&company.deals, window.after, &Assumptions::default());
            let said = forecaster.forecast(window.until, drawing(number)).said;
            said.company.pipeline.pit(came(&company, window, None))
        };
        windows(number, &company).map(place).collect()
    })
}

#[test]
fn intervals_of_the_pipeline_hold_what_comes_as_often_as_they_say() {
    let pits = of_pipeline(24, |_, _, company| company);
    assert!(!is_deep() || 4_000 <= pits.len(), "{} windows", pits.len());
    hold("won, pipeline, company", &pits, of_independent);
}

#[test]
fn intervals_of_what_is_paid_hold_what_comes_as_often_as_they_say() {
    let pits = of_pipeline(24, |seed, number, company| with_payments(company, seed, number));
    hold("paid, pipeline, company", &pits, of_independent);
}

/// Wins of deals that are open, beside the chances that were told: what is open and what is not there yet must not stand in for one another.
#[test]
fn of_open_deals_as_many_are_won_as_was_said() {
    let counts = of_companies(24, |_, number, company| {
        let count = |window: Window| {
            let known = company.deals.iter().filter(|deal| deal.as_of(window.after).is_some());
            let won: Vec<bool> = known.map(|deal| deal.won().is_some_and(|(on, _)| on <= window.until)).collect();
            let [pipeline, _] = Forecaster::learn(&company.deals, window.after, &Assumptions::default()).pipelines;
            let said = win_chances(&pipeline, window, Drawing { n_worlds: 30, ..drawing(number) });
            let n_won = said.iter().filter(|(place, _)| won[usize::try_from(*place).expect("few")]).count();
            (said.iter().map(|(_, chance)| chance).sum::<f64>(), f64::from(u32::try_from(n_won).expect("few")))
        };
        windows(number, &company).map(count).collect()
    });
    let (said, won) = counts.iter().fold((0.0, 0.0), |(said, won), one| (said + one.0, won + one.1));
    println!("won, open: {won} of {said:.0} that were said");
    // Companies have good years and bad ones, and of 24 that evens out less.
    let slack = if is_deep() { 0.05 } else { 0.2 };
    assert!((won / said - 1.0).abs() < slack, "{won}, and {said} were said");
}

/// What is published: both models, weighed and recalibrated by the record of the year before.
#[test]
fn intervals_that_are_published_hold_what_comes_as_often_as_they_say() {
    let of_units = of_companies(8, |_, number, company| {
        let mut remade = Remade::default();
        let places = |window: Window| {
            let assumed = Assumptions::default();
            let published = forecast(&company.deals, window.after, window, drawing(number), &assumed, &mut remade);
            let reps = published.reps.iter().map(|(rep, said)| said.pit(came(&company, window, Some(*rep))));
            (published.company.pit(came(&company, window, None)), reps.collect::<Vec<Pit>>())
        };
        windows(number, &company).map(places).collect()
    });
    let (companies, reps): (Vec<Pit>, Vec<Vec<Pit>>) = of_units.into_iter().unzip();
    hold("won, published, company", &companies, of_independent);
    // Reps of one company share its window: there are fewer independent ones than there are, and of their places nothing can be tested.
    let n_windows = f64::from(u32::try_from(companies.len()).expect("few"));
    within("won, published, reps", &reps.concat(), |level, _| of_independent(level, n_windows));
}
