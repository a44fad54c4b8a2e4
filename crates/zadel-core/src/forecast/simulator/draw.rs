//! What happens to a company, day by day.

use zadel_stats::stream::Stream;

use super::{Company, Truth};
use crate::forecast::day::Day;
use crate::forecast::deal::{End, How, KnownDeal};

/// A company by chance with a history of `n_days` that begins on `first`; the same seed and number give the same one.
#[must_use]
pub fn simulate(seed: u64, number: u64, first: Day, n_days: i32) -> Company {
    let mut stream = Stream::new(seed, number);
    // Stages have chance of their own: a company is the same whether it keeps them or not.
    let mut of_stages = Stream::new(seed, OF_STAGES | number);
    let truth = Truth::random(&mut stream, &mut of_stages);
    // The company is older than its history: deals are open when that begins.
    let began = first.plus(-OLDER_DAYS);
    let course = Course::draw(&truth, began, OLDER_DAYS + n_days, &mut stream);
    let mut deals = Vec::new();
    for ahead in 0..OLDER_DAYS + n_days {
        let day = began.plus(ahead);
        for rep in 0..truth.shares.len() {
            for _ in 0..stream.poisson(course.arrivals(&truth, rep, day, ahead)) {
                let until = first.plus(n_days - 1);
                deals.push(deal(&truth, &course, rep, (day, until), [&mut stream, &mut of_stages]));
            }
        }
    }
    let last = first.plus(n_days - 1);
    let is_known = |deal: &KnownDeal| {
        if truth.is_cut_off { deal.closed().is_none_or(|closed| first <= closed) } else { first <= deal.opened }
    };
    deals.retain(is_known);
    Company { truth, deals, first, last }
}

/// Streams of stages are far from those of companies.
const OF_STAGES: u64 = 1 << 63;
/// What deals that nobody will ever close go of their way at most.
const FARTHEST_OF_OPEN: f64 = 0.7;
/// How old a company is when its history begins.
const OLDER_DAYS: i32 = 240;

/// What all share, by month and week.
struct Course {
    began: Day,
    wins: Vec<f64>,
    arrivals: Vec<f64>,
    level: Vec<f64>,
    reps: Vec<Vec<f64>>,
}

impl Course {
    fn draw(truth: &Truth, began: Day, n_days: i32, stream: &mut Stream) -> Self {
        let n_months = usize::try_from(n_days / 28 + 3).unwrap_or(0);
        // Of mean 1.
        let mut shock = |deviation: f64| (deviation * stream.normal() - deviation * deviation / 2.0).exp();
        let wins = (0..n_months).map(|_| shock(truth.shocks.0)).collect();
        let arrivals = (0..n_months).map(|_| shock(truth.shocks.1)).collect();
        let mut walk = |steps: usize, deviation: f64| {
            let mut sum = 0.0_f64;
            (0..steps)
                .map(|_| {
                    // Drawn back to where it was, or a company would grow without end.
                    sum = 0.99 * sum + deviation * stream.normal();
                    sum.exp()
                })
                .collect::<Vec<f64>>()
        };
        let level = walk(usize::try_from(n_days / 7 + 2).unwrap_or(0), truth.drift);
        let reps = truth.shares.iter().map(|_| walk(n_months, truth.rep_drift)).collect();
        Self { began, wins, arrivals, level, reps }
    }

    fn month(&self, day: Day) -> usize {
        usize::try_from(day.month() - self.began.month()).unwrap_or(0)
    }

    fn arrivals(&self, truth: &Truth, rep: usize, day: Day, ahead: i32) -> f64 {
        let month = self.month(day);
        let week = usize::try_from(ahead / 7).unwrap_or(0);
        let of_company = truth.arrivals * self.arrivals[month] * self.level[week];
        of_company * truth.shares[rep] * self.reps[rep][month] * at_work(truth, day)
    }

    /// How fast deals are won on a day.
    fn speed(&self, truth: &Truth, day: Day) -> f64 {
        self.wins[self.month(day)] * truth.season[day.month_of_quarter()] * at_work(truth, day)
    }
}

fn at_work(truth: &Truth, day: Day) -> f64 {
    match (truth.has_weekends, day.weekday()) {
        (false, _) => 1.0,
        (true, 5 | 6) => 0.0,
        (true, _) => 1.4,
    }
}

/// A deal and what becomes of it by the last day.
fn deal(
    truth: &Truth,
    course: &Course,
    rep: usize,
    (opened, last): (Day, Day),
    [stream, of_stages]: [&mut Stream; 2],
) -> KnownDeal {
    let (mean, deviation) = truth.sale;
    let sale = (mean + truth.rep_sale[rep] + deviation * stream.normal()).exp();
    #[expect(clippy::cast_possible_truncation, reason = "far below 2^53")]
    let minor = (sale * 100.0).round() as i64;
    let is_closing = stream.uniform() <= truth.closing;
    // Two clocks run, and the first to ring ends the deal. Each is due when its own time has passed: that of winning runs faster in
    // good months. Those of a deal that nobody will ever close do not ring; how far it seems to come is for its stages to tell.
    let odds = truth.winning / (1.0 - truth.winning) * truth.rep_factors[rep];
    let weibull =
        |(shape, scale): (f64, f64), share: f64, uniform: f64| scale * (-uniform.ln() / share).powf(1.0 / shape);
    let share = odds / (1.0 + odds);
    let chance = if is_closing { &mut *stream } else { &mut *of_stages };
    let due_won = weibull(truth.until_won, share, chance.uniform());
    let due_lost = weibull(truth.until_lost, 1.0 - share, chance.uniform());
    let mut deal = KnownDeal { opened, rep: u32::try_from(rep).unwrap_or(0), ..KnownDeal::default() };
    let mut marks = truth.stages.of_deal(of_stages);
    let (mut won, mut lost) = (0.0, 0.0);
    for day in (opened.0..=last.0).map(Day) {
        won += course.speed(truth, day);
        lost += at_work(truth, day);
        let how = match (due_won <= won, due_lost <= lost) {
            _ if !is_closing => None,
            (true, false) => Some(How::Won),
            (false, true) => Some(How::Lost),
            (true, true) => Some(if stream.uniform() < share { How::Won } else { How::Lost }),
            (false, false) => None,
        };
        if let Some(how) = how {
            deal.end = Some(End { on: day, how });
            deal.won_minor = (how == How::Won).then_some(minor);
            break;
        }
        let part = won / due_won;
        marks.pass(day, if is_closing { part } else { part.min(FARTHEST_OF_OPEN) });
    }
    deal.stages = marks.entered();
    deal
}
