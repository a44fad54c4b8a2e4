//! What each line of a plan will bring: the same model, with the plan's lines in place of reps.

use std::sync::Arc;

use jiff::civil::Date;
use zadel_core::facts::Nature;
use zadel_core::facts::track::Track;
use zadel_core::forecast::Quantiles;
use zadel_core::forecast::band::Band;
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{KnownDeal, came_within};
use zadel_core::forecast::pipeline::Drawing;
use zadel_core::forecast::published::forecast;
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::tree;
use zadel_core::forecast::window::Window;
use zadel_core::money::Money;
use zadel_core::step1_goal::Measure;
use zadel_core::step2_decomposition::LineResult;
use zadel_exchange::plan_file::PlanFile;
use zadel_store::{PlanId, Scope};

use super::assumed::assumed;
use super::known_deals::KnownDeals;
use super::made_once::{made_before, made_once};
use super::n_threads;
use super::of_plan::{Asked, remade_of};
use super::subject::Subject;
use super::weekly::seed_of;
use crate::by_facts::{FactRows, Facts, OfLine};
use crate::facts::{ReadFrom, scope};
use crate::plans::open_plan;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What some lines of a plan will bring together.
///
/// # Units
/// Minor units of money.
#[derive(Debug)]
pub struct LineForecast {
    /// Which lines, by their places in the plan: several, if nothing in the facts tells them apart; none: deals that belong to no line.
    pub lines: Vec<usize>,
    /// What they are to bring, in money of sales; none while it is open, and of deals that belong to no line.
    pub needed_minor: Option<i64>,
    /// What they have brought so far.
    pub came_minor: i64,
    /// What is still to come; none once the period is over.
    pub to_come: Option<Band>,
    /// The chance to bring what is needed; none while that is open, and while the period ends further ahead than a forecast reaches.
    pub chance: Option<f64>,
}

/// What tells a line's deals: whose money it is, and what is sold, as facts call it.
pub(crate) type LineKey = (Nature, Option<String>);

/// What is asked of the facts: the same whatever each line is to bring.
pub(crate) type AskedLines = (Asked, Vec<LineKey>);

/// What some deals bring, whatever is wanted of them.
#[derive(Debug)]
pub(crate) struct MadeLine {
    /// None: deals of no line.
    key: Option<LineKey>,
    came_minor: i64,
    /// What is still to come, and of how many draws; none once the period is over, and while it ends further ahead than a forecast reaches.
    to_come: Option<(Quantiles, usize)>,
    is_beyond: bool,
}

/// What each line of a plan will bring, in the plan's order, and the version of the plan of which that is said; nothing without facts, and for whoever
/// sees only the own deals.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_line_forecasts(app: &App, who: &Who, plan: PlanId) -> Result<(i64, Vec<LineForecast>), Refused> {
    who.may(Right::ReadFacts)?;
    let open = open_plan(app, who, plan).await?;
    let version = open.row.brief.version;
    if scope(who) != Scope::All {
        return Ok((version, Vec::new()));
    }
    let (file, decomposed) = (&open.meaning.file, &open.meaning.decomposed);
    let made = made_of(app, who, file, assumed(file, decomposed)).await?;
    let keys = keys(file);
    let is_revenue = file.plan.goal().measure == Measure::Revenue;
    // Facts know what was sold for, and not what was left of it.
    let wanted = |line: &LineResult| if is_revenue { line.target } else { line.amount };
    let needed = |line: usize| decomposed.lines().get(line).and_then(wanted).map(Money::minor);
    let of_made = |made: &MadeLine| {
        let lines: Vec<usize> = made.key.iter().flat_map(|key| places(&keys, key)).collect();
        let needed_minor: Option<i64> = lines.iter().map(|line| needed(*line)).sum::<Option<i64>>();
        let needed_minor = needed_minor.filter(|_| !lines.is_empty());
        LineForecast {
            needed_minor,
            came_minor: made.came_minor,
            to_come: made.to_come.as_ref().map(|(quantiles, _)| Band::of(quantiles)),
            chance: needed_minor.and_then(|needed| made.chance(needed)),
            lines,
        }
    };
    let mut lines: Vec<LineForecast> = made.iter().map(of_made).collect();
    lines.sort_by_key(|line| line.lines.first().copied().unwrap_or(usize::MAX));
    Ok((version, lines))
}

fn keys(file: &PlanFile) -> Vec<LineKey> {
    let lines = file.plan.lines().iter().zip(&file.facts);
    lines.map(|(line, facts)| (OfLine::nature(line), facts.line.clone())).collect()
}

fn places<'k>(keys: &'k [LineKey], key: &'k LineKey) -> impl Iterator<Item = usize> + 'k {
    keys.iter().enumerate().filter(move |(_, other)| *other == key).map(|(place, _)| place)
}

/// All facts are read for it, so it is kept until the facts are others.
async fn made_of(app: &App, who: &Who, file: &PlanFile, assumed: Assumptions) -> Result<Arc<[MadeLine]>, Refused> {
    let Some(reach) = zadel_store::deals::find_last_fact(&app.db, who.company).await? else { return Ok(Arc::new([])) };
    let goal = file.plan.goal();
    let period = (goal.period.from(), goal.period.to());
    let (subject, mut keys) = (Subject::of(file), keys(file));
    keys.sort();
    keys.dedup();
    let asked = (Asked::new(subject.clone(), period, &assumed), keys.clone());
    let from = ReadFrom::of(&reach);
    let (company, before) = (who.company, Arc::clone(&app.line_forecasts));
    if let Some(made) = made_before(&before, company, &asked, &from)? {
        return Ok(made);
    }
    let Some(facts) = FactRows::read(app, who.company).await? else { return Ok(Arc::new([])) };
    let remade = remade_of(app, who.company, (subject.clone(), keys.clone()))?;
    let seed = seed_of(who.company);
    let work = move || {
        made_once(&before, company, (asked, from), &remade, |remade| {
            let (known, groups) = divided(&facts.understood()?, &subject, &keys);
            Ok(make(&known, groups, period, &assumed, seed, remade).into())
        })
    };
    app.files.take("forecast", work).await?
}

/// The deals with their lines in place of their reps, and which line each place is; behind the last one are deals of no line.
fn divided(facts: &Facts, subject: &Subject, keys: &[LineKey]) -> (KnownDeals, Vec<LineKey>) {
    let mut known = KnownDeals::of(facts, subject);
    // What names the thing sold goes before what takes anything: that is the rest then.
    let mut groups = keys.to_vec();
    groups.sort_by_key(|(_, sold)| sold.is_none());
    let lines: Vec<_> =
        groups.iter().map(|(nature, sold)| OfLine::of_key(&facts.told, *nature, sold.as_deref())).collect();
    let group = |track: &Track| lines.iter().position(|line| line.takes(track)).unwrap_or(lines.len());
    for (deal, track) in known.deals.iter_mut().zip(&known.tracks) {
        let group = facts.told.tracks.get(*track).map_or(lines.len(), group);
        // What is sold is the same in a group, or as good as.
        *deal = KnownDeal { rep: u32::try_from(group).unwrap_or(u32::MAX), line: None, ..std::mem::take(deal) };
    }
    (known, groups)
}

fn make(
    known: &KnownDeals,
    groups: Vec<LineKey>,
    (first, last): (Date, Date),
    assumed: &Assumptions,
    seed: i64,
    remade: &mut Remade,
) -> Vec<MadeLine> {
    let whole = Window { after: Day::of(first).plus(-1), until: Day::of(last) };
    let (left, deals) = (whole.rest(known.today), known.as_of_whole_days());
    let drawing = Drawing::published(seed.unsigned_abs(), n_threads());
    let is_beyond = left.is_beyond(known.today);
    let is_ahead = left.after < left.until && !is_beyond;
    let published = is_ahead.then(|| forecast(&deals, known.today, left, drawing, assumed, remade));
    // Of a line without a deal nothing is known but what is assumed.
    let unseen = || forecast(&[], known.today, left, drawing, assumed, &mut Remade::default()).company;
    let of_place = |(place, key): (u32, Option<LineKey>)| {
        let came_minor = came_within(&known.deals, whole.so_far(known.last), Some(place));
        let to_come = published
            .as_ref()
            .map(|published| (published.reps.get(&place).cloned().unwrap_or_else(unseen), published.sums().len()));
        MadeLine { key, came_minor, to_come, is_beyond }
    };
    let n_groups = groups.len();
    let mut made: Vec<MadeLine> = (0_u32..).zip(groups.into_iter().map(Some).chain([None])).map(of_place).collect();
    let has_others = known.deals.iter().any(|deal| usize::try_from(deal.rep).is_ok_and(|rep| n_groups <= rep));
    made.retain(|line| line.key.is_some() || has_others);
    made
}

impl MadeLine {
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    fn chance(&self, needed_minor: i64) -> Option<f64> {
        let left = needed_minor.saturating_sub(self.came_minor);
        match &self.to_come {
            Some((quantiles, n_draws)) => Some(tree::chance(quantiles, *n_draws, left as f64)),
            None if left <= 0 => Some(1.0),
            None if self.is_beyond => None,
            None => Some(0.0),
        }
    }
}
