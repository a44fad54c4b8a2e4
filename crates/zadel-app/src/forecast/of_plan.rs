//! What a plan's period will bring, by the facts, and whether that is enough.

use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use zadel_core::facts::ids::LineId;
use zadel_core::forecast::band::Band;
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::published::{MODEL, Published};
use zadel_core::forecast::remade::Remade;
use zadel_core::money::Money;
use zadel_store::deal_list::find_deal;
use zadel_store::deals::{LastFact, Reach};
use zadel_store::{CompanyId, FeedId, PlanId, Scope};

use super::assumed::assumed;
use super::by_line::LineKey;
use super::by_team::{TeamForecast, of_teams};
use super::known_deals::{KnownDeals, Rep};
use super::made::{Ahead, Made};
use super::made_once::{made_before, made_once};
use super::path::{EarlierChance, path};
use super::subject::Subject;
use super::weekly::seed_of;
use crate::by_facts::FactRows;
use crate::facts::{ReadFrom, own_people, scope};
use crate::plans::open_plan;
use crate::rights::Right;
use crate::step1_goal::{CountedBy, needed};
use crate::step2_decomposition::Decomposed;
use crate::{App, Refused, Who};

/// What a plan's period will bring.
///
/// # Units
/// Minor units of money.
#[derive(Debug)]
pub struct PlanForecast {
    /// How far the facts reach.
    pub last: LastFact,
    /// All of this day is known.
    pub today: Date,
    /// The first and the last day of the period.
    pub period: (Date, Date),
    /// What the period is to bring, in money of sales; none while it is open.
    pub needed_minor: Option<i64>,
    /// How much of that is missing; below 0 if more has come.
    pub left_minor: Option<i64>,
    /// On which days money counts: if it is to be payments, and too little is known of those, on those of winning.
    pub counted: CountedBy,
    /// What the goal is to be counted by.
    pub wanted: CountedBy,
    /// What is sold, if the plan is about one thing of the facts alone.
    pub line: Option<LineId>,
    /// What it has brought so far.
    pub came_minor: i64,
    /// What came in within it and is for no deal as far as anybody has said: it is in no other number.
    pub untied_minor: i64,
    /// What it had brought by the ends of its weeks that are over, the last of them today or its end.
    pub came_by: Vec<(Date, i64)>,
    /// What the plan is to have brought by the ends of its weeks; none while it is open.
    pub plan_by: Vec<(Date, i64)>,
    /// The chance to bring what is needed; none while that is open, and while the period ends further ahead than a forecast reaches.
    pub chance: Option<f64>,
    /// The last day that a forecast reaches, if the period ends later.
    pub reaches: Option<Date>,
    /// What is still to come; none once the period is over, and while it ends further ahead than a forecast reaches.
    pub to_come: Option<ToCome>,
    /// The chance as it was at the ends of earlier weeks, the oldest first; none while the goal is open.
    pub path: Vec<EarlierChance>,
    /// Who has brought how much and may bring yet, the most first; whoever sees only his own is told his own.
    pub reps: Vec<RepForecast>,
    /// The teams, those above before those below; none where there are no teams.
    pub teams: Vec<TeamForecast>,
    /// Deals that are known.
    pub n_deals: usize,
    /// Those of them that ended.
    pub n_ended: usize,
}

/// What is still to come.
#[derive(Debug)]
pub struct ToCome {
    /// Of deals with a contract, by the pipeline alone: won and not paid yet where payments count, or open with a contract.
    pub signed: DealsPart,
    /// Of the other open ones.
    pub open: DealsPart,
    /// Of deals that are not there yet, by the pipeline alone.
    pub new: Band,
    /// What the pipeline model says of all of it.
    pub pipeline: Band,
    /// What the trend of won money says; none of fewer than five weeks.
    pub trend: Option<Band>,
    /// By how much more comes on average than of both by the pipeline: what the trend and the record of earlier forecasts change.
    pub correction_minor: i64,
    /// What the period will have brought in all by the ends of weeks.
    pub fan: Vec<Step>,
    /// Which goals the period reaches with which chance.
    pub goals: [GoalOf; 4],
    /// What the numbers were made of.
    pub made_of: MadeOf,
    /// What would become of the chance without the largest deals that are there.
    pub largest: Vec<DealEffect>,
}

/// The largest goal that is reached with a chance.
///
/// # Units
/// Minor units of money, of the whole period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoalOf {
    /// From 0 to 1.
    pub chance: f64,
    /// How much.
    pub sum_minor: i64,
}

/// What a forecast was made of: whoever has the same facts, model and seed makes the same one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MadeOf {
    /// The version of the model.
    pub model: u32,
    /// The seed of its draws.
    pub seed: i64,
    /// How many times the period was drawn.
    pub n_draws: usize,
    /// In how many of these it brings what is needed; none while the goal is open.
    pub n_reached: Option<usize>,
    /// New deals that are to be expected in an average week.
    pub arrivals_a_week: f64,
    /// Sales that are known, and what they brought on average, in minor units.
    pub n_sales: usize,
    /// See `n_sales`.
    pub mean_sale_minor: i64,
    /// How much is believed of the trend, from 0 to 1, beside the deals.
    pub trend_weight: f64,
    /// By how much the range was widened, as earlier forecasts missed.
    pub spread: f64,
    /// From how many earlier months and quarters that was learned.
    pub n_windows: u32,
}

/// Some of the deals that are there.
#[derive(Clone, Copy, Debug)]
pub struct DealsPart {
    /// How many.
    pub n: usize,
    /// What comes of them.
    pub band: Band,
}

/// What one rep has brought and may bring yet.
#[derive(Debug)]
pub struct RepForecast {
    /// As the facts call him; deals without a name are nobody's.
    pub name: Option<String>,
    /// What he has brought of the period.
    pub came_minor: i64,
    /// What is still to come from him; none once the period is over.
    pub to_come: Option<Band>,
}

/// What has come by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: Date,
    /// How much.
    pub band: Band,
}

/// A deal that is there, and what would become of the goal without it.
#[derive(Debug)]
pub struct DealEffect {
    /// Whose.
    pub feed: FeedId,
    /// Which.
    pub object: String,
    /// What it is called.
    pub title: Option<String>,
    /// Who buys.
    pub client: Option<String>,
    /// Its sum.
    pub amount_minor: Option<i64>,
    /// The chance that it brings something within the period.
    pub chance: f64,
    /// What is to be expected of it, each case in which it brings nothing included.
    pub expected_minor: i64,
    /// The chance of the goal without it; none while the goal is open.
    pub goal_chance_without: Option<f64>,
}

/// Of these chances the goals are told.
const GOAL_CHANCES: [f64; 4] = [0.9, 0.8, 0.7, 0.5];

/// What is asked of the facts: the same whatever the goal is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Asked {
    subject: Subject,
    period: (Date, Date),
    assumed: AssumedBits,
}

/// Which assumptions.
type AssumedBits = ([u64; 4], Option<i64>);

/// What a company is divided into: lines of a plan, or its reps if there are none.
pub(crate) type Divided = (Subject, Vec<LineKey>);

impl Asked {
    pub(super) fn new(subject: Subject, period: (Date, Date), assumed: &Assumptions) -> Self {
        Self { subject, period, assumed: assumed.bits() }
    }
}

/// What a plan's period will bring, and the version of the plan of which that is said; nothing without facts.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_plan_forecast(app: &App, who: &Who, plan: PlanId) -> Result<(i64, Option<PlanForecast>), Refused> {
    who.may(Right::ReadFacts)?;
    let open = open_plan(app, who, plan).await?;
    let version = open.row.brief.version;
    let Some(reach) = zadel_store::deals::find_last_fact(&app.db, who.company).await? else {
        return Ok((version, None));
    };
    let goal = open.meaning.file.plan.goal();
    let period = (goal.period.from(), goal.period.to());
    let subject = Subject::of(&open.meaning.file);
    let assumed = assumed(&open.meaning.file, &open.meaning.decomposed);
    let Some(made) = made_of(app, who, &reach, subject.clone(), period, assumed).await? else {
        return Ok((version, None));
    };
    let needed_minor = needed(&open.meaning.file, &open.meaning.decomposed).map(Money::minor);
    let left = needed_minor.map(|needed| needed - made.came_minor);
    let to_come = match &made.ahead {
        Some(ahead) => Some(ToCome::of(app, who, &made, ahead, left).await?),
        None => None,
    };
    let path = match needed_minor {
        Some(needed) => path(app, who.company, &subject, period, &made, needed).await?,
        None => Vec::new(),
    };
    let forecast = PlanForecast {
        last: reach.last,
        today: made.today,
        period,
        needed_minor,
        left_minor: left,
        counted: made.counted,
        wanted: subject.wanted,
        line: made.line,
        came_minor: made.came_minor,
        untied_minor: made.untied_minor,
        came_by: made.came_by.clone(),
        plan_by: plan_by(&open.meaning.decomposed),
        chance: left.and_then(|left| made.chance(left)),
        reaches: made.reaches,
        to_come,
        path,
        reps: of_reps(app, who, &made).await?,
        teams: of_teams(app, who, &made).await?,
        n_deals: made.n_deals,
        n_ended: made.n_ended,
    };
    Ok((version, Some(forecast)))
}

/// What a plan is to have brought by the end of each of its weeks.
fn plan_by(decomposed: &Decomposed) -> Vec<(Date, i64)> {
    let Decomposed::Solved(plan) = decomposed else { return Vec::new() };
    let lines = plan.weekly.as_deref().unwrap_or_default();
    let of_week = |week: usize| {
        let amounts = lines.iter().filter_map(|line| line.amount_minor.get(week));
        amounts.fold(0_i64, |sum, minor| sum.saturating_add_unsigned(*minor))
    };
    let sums = (0..plan.weeks.len()).scan(0_i64, |sum, week| {
        *sum = sum.saturating_add(of_week(week));
        Some(*sum)
    });
    if lines.is_empty() { Vec::new() } else { plan.weeks.iter().map(|week| week.to()).zip(sums).collect() }
}

/// All facts are read for it, so it is kept until the facts are others.
async fn made_of(
    app: &App,
    who: &Who,
    reach: &Reach,
    subject: Subject,
    period: (Date, Date),
    assumed: Assumptions,
) -> Result<Option<Arc<Made>>, Refused> {
    let asked = Asked::new(subject, period, &assumed);
    let from = ReadFrom::of(reach);
    let (company, before) = (who.company, Arc::clone(&app.forecasts));
    if let Some(made) = made_before(&before, company, &asked, &from)? {
        return Ok(Some(made));
    }
    let Some(facts) = FactRows::read(app, who.company).await? else { return Ok(None) };
    let remade = remade_of(app, who.company, (asked.subject.clone(), Vec::new()))?;
    let (subject, seed) = (asked.subject.clone(), seed_of(who.company));
    let work = move || {
        made_once(&before, company, (asked, from), &remade, |remade| {
            let known = KnownDeals::of(&facts.understood()?, &subject);
            Ok(Arc::new(Made::of(&known, period, &assumed, seed, remade)))
        })
    };
    app.files.take("forecast", work).await?.map(Some)
}

/// The forecasts of past weeks that were made again; of the same ones none is made twice.
pub(super) fn remade_of(app: &App, company: CompanyId, divided: Divided) -> Result<Arc<Mutex<Remade>>, Refused> {
    let mut all = app.remade.lock().map_err(|_| Refused::Broken("forecasts"))?;
    if let Some(remade) = all.find(company, divided.clone(), &()) {
        return Ok(remade);
    }
    let remade = Arc::new(Mutex::new(Remade::default()));
    all.keep(company, divided, (), Arc::clone(&remade), 1);
    Ok(remade)
}

async fn of_reps(app: &App, who: &Who, made: &Made) -> Result<Vec<RepForecast>, Refused> {
    let own = match scope(who) {
        Scope::All => None,
        Scope::Own(_) => Some(own_people(app, who).await?),
    };
    let is_seen = |rep: &Rep| own.as_ref().is_none_or(|own| rep.person.is_some_and(|person| own.contains(&person)));
    let seen = made.reps.iter().filter(|of| is_seen(&of.rep));
    let mut reps: Vec<RepForecast> = seen
        .map(|of| RepForecast { name: of.rep.name.clone(), came_minor: of.came_minor, to_come: of.to_come })
        .collect();
    reps.sort_by_key(|of| std::cmp::Reverse(of.came_minor.saturating_add(of.to_come.map_or(0, |band| band.mean))));
    Ok(reps)
}

impl Made {
    /// The chance that so much more comes.
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    fn chance(&self, left_minor: i64) -> Option<f64> {
        match &self.ahead {
            Some(ahead) => Some(ahead.published.tree.chance(left_minor as f64)),
            None if left_minor <= 0 => Some(1.0),
            None if self.reaches.is_some() => None,
            None => Some(0.0),
        }
    }
}

impl ToCome {
    async fn of(app: &App, who: &Who, made: &Made, ahead: &Ahead, left: Option<i64>) -> Result<Self, Refused> {
        let published = &ahead.published;
        let mut largest = Vec::with_capacity(ahead.largest.len());
        for deal in &ahead.largest {
            // Whoever sees only his own deals is told of no other.
            let Some(named) = find_deal(&app.db, who.company, scope(who), deal.feed, &deal.object).await? else {
                continue;
            };
            #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
            let without = |left: i64| published.tree.chance_of(&deal.sums_without, left as f64);
            largest.push(DealEffect {
                feed: deal.feed,
                object: deal.object.clone(),
                title: named.title,
                client: named.client,
                amount_minor: named.amount_minor,
                chance: deal.chance,
                expected_minor: deal.expected_minor,
                goal_chance_without: left.map(without),
            });
        }
        let step = |(day, band): &(Date, Band)| Step { day: *day, band: band.plus(made.came_minor) };
        let (all, pipeline) = (Band::of(&published.company), Band::of(&published.said.company.pipeline));
        let parts = [ahead.signed.band, ahead.open.band, ahead.new];
        Ok(Self {
            signed: ahead.signed,
            open: ahead.open,
            new: ahead.new,
            pipeline,
            correction_minor: parts.into_iter().fold(all.mean, |rest, part| rest.saturating_sub(part.mean)),
            trend: published.said.company.series.as_ref().map(Band::of),
            made_of: MadeOf::of(published, made.seed, left),
            goals: GOAL_CHANCES.map(|chance| GoalOf {
                chance,
                sum_minor: made.came_minor.saturating_add(whole(published.company.at(1.0 - chance))),
            }),
            fan: ahead.fan.iter().map(step).collect(),
            largest,
        })
    }
}

impl MadeOf {
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    fn of(published: &Published, seed: i64, left: Option<i64>) -> Self {
        let pool = &published.pools[0];
        Self {
            model: MODEL,
            seed,
            n_draws: published.sums().len(),
            n_reached: left.map(|left| published.tree.n_reached(left as f64)),
            arrivals_a_week: published.arrivals_a_week(),
            n_sales: published.n_sums(),
            mean_sale_minor: published.mean_sale_minor(),
            trend_weight: if published.said.company.series.is_some() { pool.series_weight } else { 0.0 },
            spread: pool.spread,
            n_windows: pool.n_windows,
        }
    }
}

/// The nearest whole number of minor units.
#[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest whole number that there is")]
fn whole(minor: f64) -> i64 {
    minor.round() as i64
}
