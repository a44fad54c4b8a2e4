//! What supplies the plan: `[calendar]`, `[resources]`, `[[rep]]` and `[[source]]`. All of it is optional.

use jiff::civil::Date;
use zadel_core::calendar::{Period, WorkCalendar};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::Line;
use zadel_core::step3_resources::WorkingDay;

use super::Context;
use super::document::{Node, Table};
use super::line::unique_name;
use super::problem::{Problem, Rule};

/// People, sources and money.
#[derive(Debug)]
pub(crate) struct Supply {
    pub(crate) reps: Vec<Rep>,
    pub(crate) sources: Vec<Source>,
    pub(crate) working_day: WorkingDay,
    /// Money for leads; without it, what they cost is only added up.
    pub(crate) budget: Option<Money>,
}

/// Somebody who sells.
#[derive(Debug)]
pub(crate) struct Rep {
    pub(crate) name: String,
    /// The part of a full rep: a half for a part-time job.
    pub(crate) capacity: Fraction,
    /// The part of that in the first weeks of the period; afterwards all of it.
    pub(crate) ramp: Vec<Fraction>,
    pub(crate) absences: Vec<Period>,
}

/// Where leads come from.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    /// The line it supplies, by its index.
    pub(crate) line: usize,
    /// Leads it can give in the period.
    pub(crate) leads: u32,
    /// Price of one lead.
    pub(crate) price: Money,
}

/// A share of a day when no file says otherwise: the rest goes into reports, travel and meetings of the team.
const SELLING_PERCENT: u64 = 65;
const MINUTES_OF_A_DAY: u32 = 480;

pub(super) fn read_calendar(root: &Table<'_>) -> Result<WorkCalendar, Problem> {
    const MOST: usize = 4000;
    let Some(node) = root.get("calendar") else { return Ok(WorkCalendar::default()) };
    let table = node.table()?;
    table.only(&["days_off", "days_on"])?;
    let dates = |key: &str| -> Result<Vec<Date>, Problem> {
        table.get(key).map_or(Ok(Vec::new()), |node| node.list(MOST)?.iter().map(Node::date).collect())
    };
    Ok(WorkCalendar::new(dates("days_off")?, dates("days_on")?))
}

pub(super) fn read(root: &Table<'_>, context: &Context, lines: &[Line]) -> Result<Supply, Problem> {
    let selling = Fraction::new(SELLING_PERCENT, 100).expect("100 is not 0");
    let mut supply = Supply {
        reps: Vec::new(),
        sources: Vec::new(),
        working_day: WorkingDay { minutes: MINUTES_OF_A_DAY, selling },
        budget: None,
    };
    if let Some(node) = root.get("resources") {
        let table = node.table()?;
        table.only(&["minutes_per_day", "selling_share", "budget"])?;
        if let Some(minutes) = table.get("minutes_per_day") {
            supply.working_day.minutes = minutes.whole(Rule::Minutes)?;
            if 24 * 60 < supply.working_day.minutes {
                return Err(minutes.out_of(Rule::Minutes));
            }
        }
        if let Some(share) = table.get("selling_share") {
            supply.working_day.selling = share.fraction_as(Rule::UpToWhole, up_to_whole)?;
        }
        supply.budget = table.get("budget").map(|node| node.money(context.currency)).transpose()?;
    }
    supply.reps = tables(root, "rep", 1000)?.iter().try_fold(Vec::new(), |mut reps, table| {
        reps.push(rep(table, &reps)?);
        Ok(reps)
    })?;
    supply.sources = tables(root, "source", 200)?.iter().try_fold(Vec::new(), |mut sources, table| {
        sources.push(source(table, context, lines, &sources)?);
        Ok(sources)
    })?;
    Ok(supply)
}

fn tables<'a>(root: &Table<'a>, key: &str, most: usize) -> Result<Vec<Table<'a>>, Problem> {
    root.get(key).map_or(Ok(Vec::new()), |node| node.list(most)?.iter().map(Node::table).collect())
}

fn up_to_whole(part: Fraction) -> Result<Fraction, ()> {
    if part.is_zero() || Fraction::ONE < part { Err(()) } else { Ok(part) }
}

fn rep(table: &Table<'_>, earlier: &[Rep]) -> Result<Rep, Problem> {
    const MOST: usize = 600;
    table.only(&["name", "capacity", "ramp", "absent"])?;
    let name = unique_name(table, earlier.iter().map(|rep| rep.name.as_str()))?;
    let part = |node: &Node<'_>| node.fraction_as(Rule::UpToWhole, up_to_whole);
    let capacity = table.get("capacity").map_or(Ok(Fraction::ONE), |node| part(&node))?;
    let ramp = table.get("ramp").map_or(Ok(Vec::new()), |node| node.list(MOST)?.iter().map(part).collect())?;
    let absence = |node: &Node<'_>| {
        let table = node.table()?;
        table.only(&["from", "to"])?;
        let (from, to) = (table.require("from")?.date()?, table.require("to")?);
        Period::new(from, to.date()?).map_err(|_| to.out_of(Rule::DatesInOrder))
    };
    let absences = table.get("absent").map_or(Ok(Vec::new()), |node| node.list(MOST)?.iter().map(absence).collect())?;
    Ok(Rep { name, capacity, ramp, absences })
}

fn source(table: &Table<'_>, context: &Context, lines: &[Line], earlier: &[Source]) -> Result<Source, Problem> {
    table.only(&["name", "line", "leads", "price"])?;
    let name = unique_name(table, earlier.iter().map(|source| source.name.as_str()))?;
    let node = table.require("line")?;
    let line_name = node.name()?;
    let line = lines.iter().position(|line| line.name == line_name);
    let line = line.ok_or_else(|| node.out_of(Rule::UnknownLine { name: line_name.clone() }))?;
    if lines[line].stages.is_empty() {
        return Err(node.out_of(Rule::LineWithoutLeads { name: line_name }));
    }
    let leads = table.require("leads")?.whole(Rule::Count)?;
    let price = table.get("price").map_or(Ok(Money::ZERO), |node| node.money(context.currency))?;
    Ok(Source { name, line, leads, price })
}
