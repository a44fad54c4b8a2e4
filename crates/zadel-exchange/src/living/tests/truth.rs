//! What is measured is what the company was made with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use zadel_core::facts::Stage;

use super::*;
use crate::living::draws::float;

/// So many that what is measured is close to what is true.
static COMPANIES: LazyLock<Vec<Company>> = LazyLock::new(|| (100..124).map(demo).collect());

fn truth() -> &'static Truth {
    &COMPANIES[0].truth
}

/// Older leads have come to whatever they come to.
const OLD_ENOUGH: Date = date(2026, 3, 31);

/// How far a count is from what was expected, in its standard deviations.
#[derive(Clone, Copy, Default)]
struct Score {
    n: f64,
    observed: f64,
    expected: f64,
    variance: f64,
}

impl Score {
    fn add(&mut self, happened: bool, p: f64) {
        self.n += 1.0;
        self.observed += f64::from(u8::from(happened));
        self.expected += p;
        self.variance += p * (1.0 - p);
    }

    fn z(&self) -> f64 {
        (self.observed - self.expected) / self.variance.sqrt()
    }
}

fn met(deal: &Deal) -> bool {
    deal.events.iter().any(|event| event.what == What::Stage(Stage::Meeting))
}

fn won(deal: &Deal) -> bool {
    deal.events.iter().any(|event| event.what == What::Won)
}

/// Leads that are old enough, of all seeds.
fn old_leads(company: &Company) -> impl Iterator<Item = (&Deal, usize)> {
    let old = company.deals.iter().filter(|deal| deal.sale == Sale::First && deal.events[0].at.date() <= OLD_ENOUGH);
    old.map(|deal| (deal, deal.events[0].person))
}

#[test]
fn conversions_are_those_of_people_and_sources() {
    let mut worst = 0.0_f64;
    let (mut meetings, mut deals) = (Score::default(), Score::default());
    let mut squares = [0.0; 2];
    let mut n = 0;
    for company in COMPANIES.iter() {
        let truth = &company.truth;
        let groups = company.people.len().max(truth.sources.len());
        let mut by = vec![[Score::default(); 4]; groups];
        for (deal, person) in old_leads(company) {
            let p = truth.chance_of_meeting(person, deal.source);
            meetings.add(met(deal), p);
            by[person][0].add(met(deal), p);
            by[deal.source][1].add(met(deal), p);
            if met(deal) {
                let p = truth.chance_of_deal(person, deal.source, deal.prospect);
                deals.add(won(deal), p);
                by[person][2].add(won(deal), p);
                by[deal.source][3].add(won(deal), p);
            }
        }
        for scores in by {
            for (place, score) in scores.iter().enumerate().filter(|(_, score)| 3.0 < score.variance) {
                worst = worst.max(score.z().abs());
                squares[place / 2] += score.z() * score.z();
                n += 1;
            }
        }
    }
    assert!(meetings.z().abs() < 3.5 && deals.z().abs() < 3.5, "{} {}", meetings.z(), deals.z());
    // Some hundred standardised deviations: their mean square is 1, and none is out of the world.
    let mean_square = (squares[0] + squares[1]) / f64::from(n);
    assert!((0.8..1.2).contains(&mean_square) && worst < 5.0, "{mean_square} {worst} of {n}");
    // The company as a whole sells as the article does.
    let base = truth();
    assert!((meetings.expected / meetings.n - base.lead_to_meeting).abs() < 0.02, "{}", meetings.expected / meetings.n);
    assert!((deals.expected / deals.n - base.meeting_to_deal).abs() < 0.02, "{}", deals.expected / deals.n);
}

#[test]
fn leads_and_costs_are_those_of_the_sources() {
    let n_companies = float(COMPANIES.len());
    let mut counts = vec![(0.0, 0.0, 0.0, 0.0); 5];
    for company in COMPANIES.iter() {
        for (source, count) in counts.iter_mut().enumerate() {
            let truth = &company.truth.sources[source];
            let own = |deal: &&Deal| deal.sale == Sale::First && deal.source == source;
            count.0 += float(company.deals.iter().filter(own).count());
            count.1 += truth.n_expected;
            let spent = company.spend.iter().filter(|spend| spend.source == source);
            count.2 += spent.map(|spend| roubles_of(spend.amount)).sum::<f64>();
            count.3 += truth.cost_per_lead * truth.n_expected;
        }
    }
    for (observed, expected, spent, planned) in counts {
        assert!((observed - expected).abs() < 4.0 * f64::sqrt(expected), "{observed} {expected}");
        assert!((spent / planned - 1.0).abs() < 0.01, "{spent} {planned}");
        assert!(20.0 * n_companies < expected);
    }
}

#[test]
fn sums_are_those_of_new_key_and_repeat_sales() {
    let mut sums: [Vec<f64>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let yesterday = TODAY.yesterday().expect("within the calendar");
    for company in COMPANIES.iter() {
        for deal in company.deals.iter().filter(|deal| won(deal)) {
            let amount = deal.standing(yesterday).and_then(|standing| standing.amount).expect("a sum of a sale");
            let kind = match (deal.sale, deal.prospect) {
                (Sale::First, Prospect::Usual) => 0,
                (Sale::First, Prospect::Key) => 1,
                _ => 2,
            };
            sums[kind].push(roubles_of(amount));
        }
    }
    let truth = truth();
    for (sums, truth) in sums.iter().zip([truth.new_sale, truth.key_sale, truth.repeat_sale]) {
        let mean = sums.iter().sum::<f64>() / float(sums.len());
        let spread = truth.mean * (truth.sigma.powi(2).exp() - 1.0).sqrt() / float(sums.len()).sqrt();
        assert!((mean - truth.mean).abs() < 4.0 * spread, "{mean} {truth:?} {}", sums.len());
    }
    // The article: a new sale is about 200,000, large ones included, and a repeat one about 100,000.
    let all = [&sums[0][..], &sums[1][..]].concat();
    let mean = all.iter().sum::<f64>() / float(all.len());
    assert!((180_000.0..220_000.0).contains(&mean), "{mean}");
}

#[test]
fn what_is_never_paid_and_who_comes_back_is_as_it_was_made() {
    let (mut unpaid, mut back) = (Score::default(), Score::default());
    for company in COMPANIES.iter() {
        let paid: BTreeSet<usize> = company.payments.iter().map(|payment| payment.invoice).collect();
        let old = company.invoices.iter().enumerate().filter(|(_, invoice)| invoice.at.date() <= OLD_ENOUGH);
        for (n, _) in old {
            unpaid.add(!paid.contains(&n), company.truth.never_paid);
        }
        let repeats: BTreeSet<usize> =
            company.deals.iter().filter(|deal| deal.sale == Sale::Repeat).map(|deal| deal.client).collect();
        for (deal, _) in old_leads(company).filter(|(deal, _)| won(deal)) {
            let won_on = deal.events.iter().find(|event| event.what == What::Won).map(|event| event.at.date());
            if won_on.is_some_and(|day| day <= date(2026, 1, 31)) {
                back.add(repeats.contains(&deal.client), company.truth.regular.share);
            }
        }
    }
    assert!(unpaid.z().abs() < 4.0, "{}", unpaid.z());
    // Ten months do not bring everybody back.
    assert!(-6.0 < back.z() && back.z() < 4.0, "{} {} {}", back.observed, back.expected, back.z());
}

#[test]
fn a_first_call_comes_as_fast_as_people_are() {
    let mut minutes: Vec<f64> = Vec::new();
    for company in COMPANIES.iter() {
        let mut first = BTreeMap::new();
        for doing in &company.actions {
            first.entry(doing.deal).or_insert(doing);
        }
        for (n, deal) in company.deals.iter().enumerate().filter(|(_, deal)| deal.sale == Sale::First) {
            let (created, Some(call)) = (deal.events[0], first.get(&n)) else { continue };
            // Within one morning no night has to be taken out.
            if created.at.hour() == 10 && call.at.date() == created.at.date() && call.person == created.person {
                let factor = company.truth.people[call.person].response;
                let seconds = call.at.duration_since(created.at).as_secs();
                minutes.push(f64::from(i32::try_from(seconds).expect("a day")) / 60.0 / factor);
            }
        }
    }
    minutes.sort_unstable_by(f64::total_cmp);
    let median = minutes[minutes.len() / 2];
    assert!((28.0..37.0).contains(&median), "{median} of {}", minutes.len());
}

fn roubles_of(money: Money) -> f64 {
    float(usize::try_from(money.minor() / 100).expect("not below zero"))
}

/// The article's line is sold by one team, and sells in a month what the article plans.
#[test]
fn one_line_sells_as_the_article_does() {
    let yesterday = TODAY.yesterday().expect("within the calendar");
    let (mut meetings, mut deals) = (Score::default(), Score::default());
    let (mut n_leads, mut n_repeat, mut sums) = (0.0, 0.0, [(0.0, 0.0); 2]);
    for company in COMPANIES.iter() {
        let own = |deal: &&Deal| deal.product == Truth::ARTICLE_LINE && deal.sale != Sale::Before;
        for deal in company.deals.iter().filter(own) {
            let team = |event: &Event| company.people[event.person].team;
            assert!(deal.events.iter().all(|event| team(event) == company.truth.article_team), "{deal:?}");
            let (is_first, is_won) = (deal.sale == Sale::First, won(deal));
            n_leads += f64::from(u8::from(is_first));
            n_repeat += f64::from(u8::from(!is_first && is_won));
            if is_won {
                let amount = deal.standing(yesterday).and_then(|standing| standing.amount).expect("a sum of a sale");
                let sum = &mut sums[usize::from(!is_first)];
                *sum = (sum.0 + roubles_of(amount), sum.1 + 1.0);
            }
        }
        let old = old_leads(company).filter(|(deal, _)| deal.product == Truth::ARTICLE_LINE);
        for (deal, _) in old {
            meetings.add(met(deal), 0.5);
            if met(deal) {
                deals.add(won(deal), 0.3);
            }
        }
    }
    let n_months = 18.0 * float(COMPANIES.len());
    assert!((19.0..21.5).contains(&(n_leads / n_months)), "{} leads a month", n_leads / n_months);
    assert!((3.4..4.6).contains(&(n_repeat / n_months)), "{} repeat sales a month", n_repeat / n_months);
    let (meeting, deal) = (meetings.observed / meetings.n, deals.observed / deals.n);
    assert!((0.48..0.52).contains(&meeting) && (0.27..0.33).contains(&deal), "{meeting} {deal}");
    let [first, repeat] = sums.map(|(sum, n)| sum / n);
    assert!((180_000.0..220_000.0).contains(&first) && (94_000.0..106_000.0).contains(&repeat), "{first} {repeat}");
}
