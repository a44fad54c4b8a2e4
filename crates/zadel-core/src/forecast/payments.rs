//! From won to paid: when the money of a won deal comes, in how many parts, and whether it ever does.

use zadel_stats::stream::Stream;

use super::amounts::{float, pick, whole};
use super::day::Day;
use super::deal::{How, KnownDeal};
use super::hazard::{DrawnHazard, Hazard, History, Open, Prior, learn};
use super::rhythm::Season;
use super::span::Span;
use super::window::Ahead;

/// What a history has taught about payments.
#[derive(Clone, Debug, PartialEq)]
pub struct Payments {
    /// The chance of a day that a won deal that is not paid in full yet is paid for, by days since it was won. Debts that nobody will
    /// ever pay are those of the late days.
    hazard: Hazard,
    /// Won deals that were paid for on the day on which they were won, and all.
    at_once: (f64, f64),
    /// Which part of what was left came with a payment, by its [`Turn`].
    parts: [Vec<f64>; 3],
    owing: Vec<Owing>,
}

/// A won deal that is not paid in full today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owing {
    /// Its place in the history.
    pub(super) place: u64,
    /// Whose it is.
    pub(super) rep: u32,
    /// The day on which it was won, counted from today: 0 or below.
    pub(super) won: i32,
    pub(super) left: Left,
}

/// What is to be paid for a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// With what it was won.
    pub(super) of: i64,
    /// What of that has not come yet.
    pub(super) minor: i64,
}

/// Whoever pays at once pays all more often than whoever pays first a month later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// The first payment, on the day of winning.
    AtOnce,
    /// The first one, later.
    First,
    /// What comes after it.
    Further,
}

/// One draw of the chances.
#[derive(Clone, Debug)]
pub(super) struct DrawnPayments<'a> {
    hazard: DrawnHazard,
    at_once: f64,
    parts: &'a [Vec<f64>; 3],
}

/// Before anything is seen, a payment is waited for so long; that counts as one payment, and that all comes at once, as one too.
const WAIT_DAYS: f64 = 30.0;
/// What is less than this part of a deal is rounding, or a bank's fee, and no debt.
const NO_DEBT: i64 = 100;
/// Nobody pays in more parts.
const MOST_PARTS: usize = 24;

impl Payments {
    /// Learns from the deals whose payments are told; nothing where there are none of those, because money counts on the day of winning.
    ///
    /// # Formula
    /// ```text
    /// paid for on the day of winning ~ Bernoulli(q),   q ~ Beta(n' + 1/2, n - n' + 1/2)
    /// payments later ~ Poisson(h_age rhythm shock) a day until it is paid,   age: days since it was won
    /// each brings a part of what is left, as one of those in the same turn did that were seen
    /// ```
    /// Payments before a deal is won count as made on that day, and what goes back makes the deal so much smaller. Deals that were won before the first payment that is told are not
    /// looked at: what was paid for them is not known.
    #[must_use]
    pub fn learn(deals: &[KnownDeal], span: Span, weights: Vec<f64>, season: Season) -> Option<Self> {
        let told = || deals.iter().zip(0_u64..).filter_map(|(deal, place)| Some((deal, place, deal.paid.as_ref()?)));
        told().next()?;
        let first = told().flat_map(|(.., paid)| paid).map(|(on, _)| *on).min().unwrap_or(span.today);
        let (mut stays, mut parts, mut owing) = (Vec::new(), [vec![1.0], vec![1.0], vec![1.0]], Vec::new());
        let mut at_once = (0.0, 0.0);
        for (deal, place, paid) in told() {
            let Some((won, of)) = deal.won().filter(|(won, of)| first <= *won && *won <= span.today && 0 < *of) else {
                continue;
            };
            at_once.1 += 1.0;
            let mut left = Left { of, minor: of };
            let mut course = Open { rep: 0, began: won, from: won.plus(1), last: span.today };
            for (on, minor) in by_day(paid, won) {
                if left.is_debt() && 0 < minor {
                    parts[left.turn(on == won) as usize].push((float(minor) / float(left.minor)).min(1.0));
                    if on == won {
                        at_once.0 += 1.0;
                    } else {
                        stays.extend(Open { last: on, ..course }.cut(Some(How::Won), span));
                        course.from = on.plus(1);
                    }
                }
                left = left.after(minor);
            }
            if left.is_debt() {
                stays.extend(course.cut(None, span));
                owing.push(Owing { place, rep: deal.rep, won: span.today.days_until(won), left });
            }
        }
        let history = History::of_stays(stays, span, weights);
        let prior = Prior { daily: 1.0 / WAIT_DAYS, n_ends: 1.0 };
        Some(Self { hazard: learn(&history, How::Won, season, prior), at_once, parts, owing })
    }

    pub(super) fn owing(&self) -> &[Owing] {
        &self.owing
    }

    pub(super) fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> DrawnPayments<'_> {
        let (n_at_once, n) = self.at_once;
        let (yes, no) = (stream.gamma(n_at_once + 0.5), stream.gamma(n - n_at_once + 0.5));
        let at_once = yes / (yes + no).max(f64::MIN_POSITIVE);
        DrawnPayments { hazard: self.hazard.draw(today, n_days, stream), at_once, parts: &self.parts }
    }
}

/// Payments in order, those of a day together; the ones before `won` count on it.
fn by_day(paid: &[(Day, i64)], won: Day) -> Vec<(Day, i64)> {
    let mut paid: Vec<(Day, i64)> = paid.iter().map(|(on, minor)| (won.max(*on), *minor)).collect();
    paid.sort_unstable();
    paid.dedup_by(|next, first| {
        let is_same = next.0 == first.0;
        if is_same {
            first.1 = first.1.saturating_add(next.1);
        }
        is_same
    });
    paid
}

impl Left {
    /// What is left once so much has come, or gone back.
    fn after(self, minor: i64) -> Self {
        if minor < 0 {
            let of = self.of.saturating_add(minor).max(0);
            return Self { of, minor: self.minor.min(of) };
        }
        Self { minor: self.minor.saturating_sub(minor), ..self }
    }

    fn turn(self, is_at_once: bool) -> Turn {
        match (self.minor < self.of, is_at_once) {
            (true, _) => Turn::Further,
            (false, true) => Turn::AtOnce,
            (false, false) => Turn::First,
        }
    }

    fn is_debt(self) -> bool {
        self.of < self.minor.saturating_mul(NO_DEBT)
    }
}

impl DrawnPayments<'_> {
    /// What of a deal that was or will be won on a day comes within a window.
    pub(super) fn within(&self, won: i32, mut left: Left, ahead: Ahead, stream: &mut Stream) -> i64 {
        let mut sum = 0_i64;
        let mut next = Some(won).filter(|won| 0 < *won && stream.uniform() < self.at_once);
        let mut after = won.max(0);
        for _ in 0..MOST_PARTS {
            if !left.is_debt() {
                break;
            }
            let on = next.take().or_else(|| self.hazard.next((won, after), ahead.until, stream));
            let Some(on) = on else { break };
            let part = pick(&self.parts[left.turn(on == won) as usize], stream).copied().unwrap_or(1.0);
            let minor = whole(float(left.minor) * part).min(left.minor);
            if ahead.after < on {
                sum = sum.saturating_add(minor);
            }
            left.minor -= minor;
            after = on;
        }
        sum
    }
}
