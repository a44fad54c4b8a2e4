//! What the stage of an open deal says of its chance.

use super::calibration::{company, is_deep};
use super::{deal, drawing};
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pipeline::win_chances;
use crate::forecast::simulator::Company;
use crate::forecast::window::Window;

/// Chances of open deals, window after window: minus the logarithms of what was said of what came; wins; wins that were to be expected.
#[derive(Debug, Default)]
struct Score {
    loss: f64,
    won: f64,
    expected: f64,
}

impl Score {
    fn of(company: &Company, n_days: i32) -> Self {
        let mut score = Self::default();
        let mut today = company.first.plus(240);
        while today.plus(n_days) < company.last {
            let window = Window { after: today, until: today.plus(n_days) };
            let pipelines = Forecaster::learn(&company.deals, today, &Assumptions::default()).pipelines;
            let known: Vec<_> = company.deals.iter().filter(|deal| deal.opened <= today).collect();
            for (place, chance) in win_chances(&pipelines[0], window, drawing(40, 1)) {
                let deal = known[usize::try_from(place).expect("few")];
                let is_won = deal.won().is_some_and(|(on, _)| on <= window.until);
                let chance = chance.clamp(1e-6, 1.0 - 1e-6);
                score.loss -= if is_won { chance.ln() } else { (1.0 - chance).ln() };
                score.won += f64::from(u8::from(is_won));
                score.expected += chance;
            }
            today = window.until;
        }
        score
    }
}

/// Stages are kept by every second company, and tell much in some and next to nothing in others.
#[test]
fn chances_that_know_stages_are_nearer_to_what_comes() {
    let n_companies = if is_deep() { 240 } else { 40 };
    for n_days in [14, 40] {
        let (mut ratios, mut n, mut won, mut expected) = (0.0, 0.0, 0.0, 0.0);
        for with in (0..n_companies).map(|number| company(2_027, number)) {
            if with.truth.stages.marks.is_empty() {
                continue;
            }
            let mut without = with.clone();
            without.deals.iter_mut().for_each(|deal| deal.stages.clear());
            let (with, without) = (Score::of(&with, n_days), Score::of(&without, n_days));
            ratios += (with.loss / without.loss).ln();
            n += 1.0;
            won += with.won;
            expected += with.expected;
        }
        let ratio = f64::exp(ratios / n);
        println!(
            "{n_days} days, {n} companies: {ratio:.3} of the loss without stages; {won} won, {expected:.0} expected"
        );
        assert!(ratio < 0.98, "{n_days} days: {ratio}");
        assert!((expected / won - 1.0).abs() < 0.1, "{n_days} days: {expected} expected, {won} came");
    }
}

/// In stage 1 a deal is won with 4 % a day, in stage 0 with 1 %; each stays where it is.
#[test]
fn chances_of_stages_are_found_again() {
    const TODAY: Day = Day(19_800);
    let mut stream = zadel_stats::stream::Stream::new(5, 0);
    let mut deals = Vec::new();
    for day in TODAY.0 - 500..=TODAY.0 {
        for stage in [0, 1, 0, 1] {
            let daily = if stage == 0 { 0.01 } else { 0.04 };
            let won = (0..=TODAY.0 - day).find(|_| stream.uniform() < daily);
            let mut one = deal(day, 0, won.map(|age| (age, How::Won)), 100_000);
            one.stages = vec![(one.opened, stage)];
            deals.push(one);
        }
    }
    let pipelines = Forecaster::learn(&deals, TODAY, &Assumptions::default()).pipelines;
    for n_days in [7, 30, 60] {
        let window = Window { after: TODAY, until: TODAY.plus(n_days) };
        for (stage, daily) in [(0, 0.01_f64), (1, 0.04)] {
            let chances = win_chances(&pipelines[0], window, drawing(60, 1));
            let of_stage: Vec<f64> = chances
                .iter()
                .filter(|(place, _)| deals[usize::try_from(*place).expect("few")].stages[0].1 == stage)
                .map(|(_, chance)| *chance)
                .collect();
            let found = of_stage.iter().sum::<f64>() / f64::from(u32::try_from(of_stage.len()).expect("few"));
            let truth = 1.0 - (1.0 - daily).powi(n_days);
            assert!((found / truth - 1.0).abs() < 0.15, "stage {stage}, {n_days} days: {found}, not {truth}");
        }
    }
}

/// A first export tells where open deals are, and of the others only how they ended: of stages it says nothing.
#[test]
fn stages_that_are_told_of_open_deals_alone_change_no_chance() {
    let mut company = company(2_027, 4);
    let today = company.first.plus(300);
    let known =
        |company: &Company| -> Vec<KnownDeal> { company.deals.iter().filter_map(|deal| deal.as_of(today)).collect() };
    assert!(known(&company).iter().any(|deal| deal.end.is_none() && !deal.stages.is_empty()));
    let chances = |deals: &[KnownDeal]| {
        let pipelines = Forecaster::learn(deals, today, &Assumptions::default()).pipelines;
        win_chances(&pipelines[0], Window { after: today, until: today.plus(30) }, drawing(10, 1))
    };
    let mut of_open = known(&company);
    for deal in &mut of_open {
        let is_open = deal.end.is_none();
        deal.stages.retain(|_| is_open);
        deal.stages.iter_mut().for_each(|(on, _)| *on = deal.opened);
    }
    assert_ne!(chances(&known(&company)), chances(&of_open), "whole histories say something");
    company.deals.iter_mut().for_each(|deal| deal.stages.clear());
    assert_eq!(chances(&of_open), chances(&known(&company)));
}
