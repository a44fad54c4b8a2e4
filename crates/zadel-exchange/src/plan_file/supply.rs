//! What supplies the plan: `[calendar]`, `[resources]`, `[[rep]]` and `[[source]]`. All of it is optional.

use jiff::civil::Date;
use zadel_core::availability::Availability;
use zadel_core::calendar::{Period, WorkCalendar, russia};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::share::Share;
use zadel_core::step2_decomposition::Line;
use zadel_core::step3_resources::WorkingDay;

use super::Context;
use super::line::unique_name;
use super::node::{Node, Table};
use super::problem::{Problem, Rule};

/// People, sources and money.
#[derive(Debug)]
pub struct Supply {
    /// Who sells.
    pub reps: Vec<Rep>,
    /// Where leads come from.
    pub sources: Vec<Source>,
    /// How much of a day goes into selling.
    pub working_day: WorkingDay,
    /// Money for leads; without it, what they cost is only added up.
    pub budget: Option<Money>,
}

/// Somebody who sells.
#[derive(Debug)]
pub struct Rep {
    /// What it is called; unique.
    pub name: String,
    /// The part of a full rep: a half for a part-time job.
    capacity: Share,
    /// The part of that in the first weeks of the period; afterwards all of it.
    ramp: Vec<Share>,
    absences: Vec<Period>,
}

impl Rep {
    /// How much of the rep is there in each week.
    #[must_use]
    pub fn availability(&self, weeks: &[Period], calendar: &WorkCalendar) -> Availability {
        let is_absent = |day: &Date| self.absences.iter().any(|absence| absence.contains(*day));
        let absent_days = |week: &Period| {
            let n = week.days().filter(|day| calendar.is_worked(*day) && is_absent(day)).count();
            u32::try_from(n).expect("a week has seven days")
        };
        Availability {
            capacity: self.capacity,
            ramp: self.ramp.clone(),
            absent_days: weeks.iter().map(absent_days).collect(),
        }
    }
}

/// Where leads come from.
#[derive(Debug)]
pub struct Source {
    /// What it is called; unique.
    pub name: String,
    /// The line it supplies, by its index.
    pub line: usize,
    /// Leads it can give in the period.
    pub leads: u32,
    /// Price of one lead.
    pub price: Money,
}

/// A share of a day when no file says otherwise: the rest goes into reports, travel and meetings of the team.
const SELLING_PERCENT: u64 = 65;
const MINUTES_OF_A_DAY: u32 = 480;

/// The calendar of the country, if one is named, and the company's own days on top of it.
pub(super) fn read_calendar(root: &Table<'_>, period: Period) -> Result<WorkCalendar, Problem> {
    const MOST: usize = 4000;
    let Some(node) = root.get("calendar") else { return Ok(WorkCalendar::default()) };
    let table = node.table()?;
    table.allow_only(&["country", "days_off", "days_on"])?;
    let of_country = table.get("country").map_or(Ok(WorkCalendar::default()), |node| match node.text()? {
        "RU" => Ok(russia::work_calendar(period)),
        _ => Err(node.out_of(Rule::Country)),
    })?;
    let dates = |key: &str| -> Result<Vec<Date>, Problem> {
        table.get(key).map_or(Ok(Vec::new()), |node| node.list(MOST)?.iter().map(Node::date).collect())
    };
    Ok(of_country.with_exceptions(dates("days_off")?, dates("days_on")?))
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
        table.allow_only(&["minutes_per_day", "selling_share", "budget"])?;
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
    table.allow_only(&["name", "capacity", "ramp", "absent"])?;
    let name = unique_name(table, earlier.iter().map(|rep| rep.name.as_str()))?;
    let part = |node: &Node<'_>| {
        node.fraction_as(Rule::PartOfRep, |part| Share::try_from(part).ok().filter(|part| 0 < part.bp()).ok_or(()))
    };
    let capacity = table.get("capacity").map_or(Ok(Share::WHOLE), |node| part(&node))?;
    let ramp = table.get("ramp").map_or(Ok(Vec::new()), |node| node.list(MOST)?.iter().map(part).collect())?;
    let absence = |node: &Node<'_>| {
        let table = node.table()?;
        table.allow_only(&["from", "to"])?;
        let (from, to) = (table.require("from")?.date()?, table.require("to")?);
        Period::new(from, to.date()?).map_err(|_| to.out_of(Rule::DatesInOrder))
    };
    let absences = table.get("absent").map_or(Ok(Vec::new()), |node| node.list(MOST)?.iter().map(absence).collect())?;
    Ok(Rep { name, capacity, ramp, absences })
}

fn source(table: &Table<'_>, context: &Context, lines: &[Line], earlier: &[Source]) -> Result<Source, Problem> {
    table.allow_only(&["name", "line", "leads", "price"])?;
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
