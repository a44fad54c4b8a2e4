//! A forecast of a period, whatever the goal: made once for the same facts, and asked for each goal anew.

use jiff::civil::Date;
use zadel_core::facts::Stage;
use zadel_core::facts::ids::LineId;
use zadel_core::forecast::band::Band;
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{KnownDeal, came_within};
use zadel_core::forecast::earlier::{Earlier, earlier};
use zadel_core::forecast::pipeline::{Drawing, Which, quantiles_of};
use zadel_core::forecast::published::{Published, forecast};
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::window::{MOST_DAYS, Window};
use zadel_store::FeedId;

use super::known_deals::{KnownDeals, Rep, place_of};
use super::n_threads;
use super::of_plan::DealsPart;
use crate::step1_goal::CountedBy;

/// Weeks, or steps of several, of which a fan has no more: a line through more of them looks the same.
const MOST_STEPS: i32 = 13;
/// Deals that may be taken out to see what becomes of the goal.
const MOST_DEALS: usize = 10;
const WEEK_DAYS: i32 = 7;
const SUNDAY: usize = 6;
/// How long before a period its chance is told.
const DAYS_BEFORE: i32 = 28;
/// Weeks of which the chance is told, or steps of several.
const MOST_EARLIER: usize = 26;

/// What a period brings: what it has brought, and what it may.
///
/// # Units
/// Minor units of money.
#[derive(Debug)]
pub(crate) struct Made {
    /// Of its draws.
    pub(super) seed: i64,
    /// The day of the last that is known.
    pub(super) today: Date,
    /// On which days money counts.
    pub(super) counted: CountedBy,
    /// What is sold, if it is one thing alone.
    pub(super) line: Option<LineId>,
    pub(super) came_minor: i64,
    /// What came in within the period and is for no deal as far as anybody has said: it is in no number of this.
    pub(super) untied_minor: i64,
    /// What it had brought by the ends of weeks that are over, and by today.
    pub(super) came_by: Vec<(Date, i64)>,
    /// What is still to come within the period; none once it is over, and while it ends further ahead than a forecast reaches.
    pub(super) ahead: Option<Ahead>,
    /// The last day that a forecast reaches, if the period ends later.
    pub(super) reaches: Option<Date>,
    /// Deals that are known, and of them those that ended.
    pub(super) n_deals: usize,
    pub(super) n_ended: usize,
    /// What each has won, and may win yet; those of whom nothing is to be told are left out.
    pub(super) reps: Vec<OfRep>,
    /// What was to be expected at the ends of earlier weeks, made again.
    pub(super) earlier: Vec<Earlier>,
}

/// What is still to come.
#[derive(Debug)]
pub(super) struct Ahead {
    pub(super) published: Published,
    /// Of deals with a contract: won and not paid yet where payments count, or open with a contract.
    pub(super) signed: DealsPart,
    /// Of the other open ones.
    pub(super) open: DealsPart,
    /// Of those that are not there yet.
    pub(super) new: Band,
    /// What will have come by the ends of weeks, the last of them the period's.
    pub(super) fan: Vec<(Date, Band)>,
    /// The deals from which most is expected, the most first.
    pub(super) largest: Vec<LargeDeal>,
}

/// What one rep has won and may win yet.
#[derive(Debug)]
pub(super) struct OfRep {
    pub(super) rep: Rep,
    /// As deals say whose they are.
    pub(super) place: u32,
    pub(super) came_minor: i64,
    /// The same day by day.
    pub(super) came: Vec<(Date, i64)>,
    /// None once the period is over.
    pub(super) to_come: Option<Band>,
}

/// A deal from which much is expected: open, or won and not paid yet where payments count.
#[derive(Debug)]
pub(super) struct LargeDeal {
    pub(super) feed: FeedId,
    pub(super) object: String,
    /// What it brings within the period, each draw that brings nothing included.
    pub(super) expected_minor: i64,
    /// The chance that it brings something within the period.
    pub(super) chance: f64,
    /// What would come in each of the pipeline's draws without it.
    pub(super) sums_without: Vec<i64>,
}

impl Made {
    /// Keeps a processor busy for a while: to be done in a turn.
    pub(super) fn of(
        known: &KnownDeals,
        (first, last): (Date, Date),
        assumed: &Assumptions,
        seed: i64,
        remade: &mut Remade,
    ) -> Self {
        let (today, deals) = (known.today, known.as_of_whole_days());
        let whole = Window { after: Day::of(first).plus(-1), until: Day::of(last) };
        let left = whole.rest(today);
        // The same facts give the same bits, whoever asks and whenever.
        let drawing = Drawing::published(seed.unsigned_abs(), n_threads());
        let is_beyond = left.is_beyond(today);
        let ahead =
            (left.after < left.until && !is_beyond).then(|| Ahead::of(known, &deals, left, drawing, assumed, remade));
        let origins = weeks_before(known, whole);
        let so_far = whole.so_far(known.last);
        let reps = reps(known, so_far, ahead.as_ref());
        Self {
            seed,
            today: known.last.date(),
            counted: known.counted,
            line: known.line,
            came_minor: came_within(&known.deals, so_far, None),
            untied_minor: known.untied_within(so_far),
            came_by: came_by(known, whole),
            ahead,
            reaches: is_beyond.then(|| today.plus(MOST_DAYS).date()),
            n_deals: known.deals.len(),
            n_ended: known.deals.iter().filter(|deal| deal.end.is_some()).count(),
            reps,
            earlier: earlier(&deals, today, (whole, &origins), drawing, assumed, remade),
        }
    }
}

fn reps(known: &KnownDeals, so_far: Window, ahead: Option<&Ahead>) -> Vec<OfRep> {
    let came = |place: u32| {
        let own = known.deals.iter().filter(move |deal| deal.rep == place).flat_map(KnownDeal::money);
        own.filter(|(on, _)| so_far.holds(*on)).map(|(on, minor)| (on.date(), minor)).collect()
    };
    let of = |(place, rep): (u32, &Rep)| OfRep {
        rep: rep.clone(),
        place,
        came: came(place),
        came_minor: came_within(&known.deals, so_far, Some(place)),
        to_come: ahead.and_then(|ahead| ahead.published.reps.get(&place)).map(Band::of),
    };
    let all = (0_u32..).zip(&known.reps).map(of);
    all.filter(|of| of.came_minor != 0 || of.to_come.is_some_and(|band| band.mean != 0)).collect()
}

/// What a period had brought by the end of each week of it, and by today or its end.
fn came_by(known: &KnownDeals, period: Window) -> Vec<(Date, i64)> {
    let end = known.last.min(period.until);
    if end <= period.after {
        return Vec::new();
    }
    let weeks = steps(period.after, end).chain([end]);
    weeks.map(|day| (day.date(), came_within(&known.deals, period.so_far(day), None))).collect()
}

/// The ends of weeks from a month before a period to its end or today; of a long one every so many.
fn weeks_before(known: &KnownDeals, period: Window) -> Vec<Day> {
    let first_end = known.deals.iter().filter_map(KnownDeal::closed).min();
    let Some(first_known) = first_end.map(|day| day.plus(WEEK_DAYS)) else { return Vec::new() };
    let from = period.after.plus(-DAYS_BEFORE).max(first_known);
    let end = known.today.min(period.until);
    let weeks = from.each_week_on(SUNDAY).take_while(|day| *day < end);
    let weeks: Vec<Day> = weeks.filter(|day| !period.is_beyond(*day)).collect();
    let step = weeks.len() / MOST_EARLIER + 1;
    // Counted from the end, so that the last week is always there.
    let skipped = weeks.len().saturating_sub(1) % step;
    weeks.into_iter().skip(skipped).step_by(step).collect()
}

impl Ahead {
    fn of(
        known: &KnownDeals,
        deals: &[KnownDeal],
        window: Window,
        drawing: Drawing,
        assumed: &Assumptions,
        remade: &mut Remade,
    ) -> Self {
        let published = forecast(deals, known.today, window, drawing, assumed, remade);
        let signed = Which::Reached(place_of(Stage::Contract));
        // Each of these is a part of the next, draw by draw.
        let (of_signed, of_known) = (published.of(signed), published.of(Which::Known));
        let rest = |all: &[i64], part: &[i64]| {
            let rest: Vec<i64> = all.iter().zip(part).map(|(all, part)| all - part).collect();
            Band::of(&quantiles_of(&rest))
        };
        let (n_owing, n_signed) = (published.owing().count(), published.n_open(signed));
        let fan = steps(known.last.max(window.after), window.until)
            .map(|day| (day.date(), Band::of(&published.by(day))))
            .chain([(window.until.date(), Band::of(&published.company))])
            .collect();
        Self {
            signed: DealsPart { n: n_owing + n_signed, band: Band::of(&quantiles_of(&of_signed)) },
            open: DealsPart { n: published.n_open(Which::Known) - n_signed, band: rest(&of_known, &of_signed) },
            new: rest(published.sums(), &of_known),
            fan,
            largest: largest(known, &published),
            published,
        }
    }
}

/// Every so many Sundays after a day and before another.
fn steps(after: Day, until: Day) -> impl Iterator<Item = Day> {
    let weeks = after.days_until(until) / WEEK_DAYS;
    let step = usize::try_from(weeks / MOST_STEPS + 1).unwrap_or(1);
    after.plus(1).each_week_on(SUNDAY).step_by(step).take_while(move |day| *day < until)
}

fn largest(known: &KnownDeals, published: &Published) -> Vec<LargeDeal> {
    // Who may bring most is asked first of all; drawing each of a thousand deals would take longer than the forecast.
    let open = (0_u64..).zip(&known.deals).filter(|(_, deal)| deal.end.is_none());
    let open = open.map(|(place, deal)| (place, deal.quoted_minor.unwrap_or(0)));
    let mut deals: Vec<(u64, i64)> = open.chain(published.owing()).collect();
    deals.sort_by_key(|(place, minor)| (std::cmp::Reverse(*minor), *place));
    deals.truncate(MOST_DEALS);
    let large = |(place, _): (u64, i64)| {
        let id = usize::try_from(place).ok().and_then(|place| known.ids.get(place))?;
        let own = published.of_deal(place);
        let n = i64::try_from(own.len()).ok().filter(|n| 0 < *n)?;
        let n_bringing = own.iter().filter(|minor| 0 < **minor).count();
        Some(LargeDeal {
            feed: id.0,
            object: id.1.clone(),
            expected_minor: own.iter().fold(0_i64, |sum, minor| sum.saturating_add(*minor)) / n,
            chance: part(n_bringing, own.len()),
            sums_without: published.sums().iter().zip(&own).map(|(sum, own)| sum.saturating_sub(*own)).collect(),
        })
    };
    let mut largest: Vec<LargeDeal> = deals.into_iter().filter_map(large).collect();
    largest.sort_by_key(|deal| std::cmp::Reverse(deal.expected_minor));
    largest
}

fn part(n: usize, of: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    count(n) / count(of.max(1))
}
