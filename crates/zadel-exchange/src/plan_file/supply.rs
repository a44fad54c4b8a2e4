//! What supplies the plan: `[calendar]`, `[season]`, `[resources]`, `[[rep]]` and `[[source]]`. All of it is optional.

use jiff::civil::Date;
use zadel_core::calendar::{Period, WorkCalendar, russia};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::season::Season;
use zadel_core::step2_decomposition::Line;
use zadel_core::step3_resources::WorkingDay;

use super::Context;
use super::line::unique_name;
use super::node::{Node, Table};
use super::problem::{Problem, Rule};
use super::team::{Rep, Team, read_reps, read_teams};

/// People, sources and money.
#[derive(Debug)]
pub struct Supply {
    /// Who belongs together.
    pub teams: Vec<Team>,
    /// Who sells.
    pub reps: Vec<Rep>,
    /// Where leads come from.
    pub sources: Vec<Source>,
    /// How much of a day goes into selling.
    pub working_day: WorkingDay,
    /// Money for leads; without it, what they cost is only added up.
    pub budget: Option<Money>,
    /// What the company owes the plan beside leads.
    pub promises: Vec<Promise>,
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
    /// Leads that somebody promised.
    pub promised: Option<u32>,
    /// Who, and by when.
    pub debt: Debt,
}

/// Something else that the plan needs from the company: money, time, people, goods.
#[derive(Debug)]
pub struct Promise {
    /// What, in words; unique.
    pub name: String,
    /// Of which kind.
    pub resource: Promised,
    /// Who, and by when.
    pub debt: Debt,
}

/// What kind of thing was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Promised {
    Money,
    Time,
    People,
    Stock,
    Technology,
    Other,
}

/// Who owes it by when. A promise without both is a wish.
#[derive(Debug, Default)]
pub struct Debt {
    /// Who answers for it.
    pub owner: Option<String>,
    /// The day by which it is to be there.
    pub due: Option<Date>,
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

/// The keys of `[season]`, January first.
pub const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What a day of each month brings; a month that is not named is an ordinary one.
pub(super) fn read_season(root: &Table<'_>) -> Result<Season, Problem> {
    let Some(node) = root.get("season") else { return Ok(Season::EVEN) };
    let table = node.table()?;
    table.allow_only(&MONTHS)?;
    let mut percent = Season::EVEN.percent();
    for (month, key) in percent.iter_mut().zip(MONTHS) {
        if let Some(node) = table.get(key) {
            *month = node.fraction_as(Rule::Season, whole_percent)?;
        }
    }
    Season::new(percent).map_err(|_| node.out_of(Rule::Season))
}

fn whole_percent(part: Fraction) -> Result<u16, ()> {
    let percent = u128::from(part.numerator()) * 100;
    let is_whole = percent % u128::from(part.denominator()) == 0;
    let percent = u16::try_from(percent / u128::from(part.denominator())).map_err(|_| ())?;
    if is_whole && percent <= Season::MOST_PERCENT { Ok(percent) } else { Err(()) }
}

pub(super) fn read(root: &Table<'_>, context: &Context, period: Period, lines: &[Line]) -> Result<Supply, Problem> {
    let selling = Fraction::new(SELLING_PERCENT, 100).expect("100 is not 0");
    let mut supply = Supply {
        teams: Vec::new(),
        reps: Vec::new(),
        sources: Vec::new(),
        promises: Vec::new(),
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
    supply.teams = read_teams(root, context, period)?;
    supply.reps = read_reps(root, context, period, &supply.teams)?;
    supply.sources = tables(root, "source", 200)?.iter().try_fold(Vec::new(), |mut sources, table| {
        sources.push(source(table, context, lines, &sources)?);
        Ok(sources)
    })?;
    supply.promises = tables(root, "promise", 200)?.iter().try_fold(Vec::new(), |mut promises, table| {
        promises.push(promise(table, &promises)?);
        Ok(promises)
    })?;
    Ok(supply)
}

pub(super) fn tables<'a>(root: &Table<'a>, key: &str, most: usize) -> Result<Vec<Table<'a>>, Problem> {
    root.get(key).map_or(Ok(Vec::new()), |node| node.list(most)?.iter().map(Node::table).collect())
}

fn up_to_whole(part: Fraction) -> Result<Fraction, ()> {
    if part.is_zero() || Fraction::ONE < part { Err(()) } else { Ok(part) }
}

fn source(table: &Table<'_>, context: &Context, lines: &[Line], earlier: &[Source]) -> Result<Source, Problem> {
    table.allow_only(&["name", "line", "leads", "price", "promised", "owner", "due"])?;
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
    let promised = table.get("promised").map(|node| node.whole(Rule::Count)).transpose()?;
    Ok(Source { name, line, leads, price, promised, debt: debt(table)? })
}

fn promise(table: &Table<'_>, earlier: &[Promise]) -> Result<Promise, Problem> {
    const WORDS: &[&str] = &["money", "time", "people", "stock", "technology", "other"];
    const KINDS: &[Promised] =
        &[Promised::Money, Promised::Time, Promised::People, Promised::Stock, Promised::Technology, Promised::Other];
    table.allow_only(&["name", "resource", "owner", "due"])?;
    let name = unique_name(table, earlier.iter().map(|promise| promise.name.as_str()))?;
    let resource = table.get("resource").map_or(Ok(Promised::Other), |node| node.one_of(WORDS, KINDS))?;
    Ok(Promise { name, resource, debt: debt(table)? })
}

fn debt(table: &Table<'_>) -> Result<Debt, Problem> {
    let owner = table.get("owner").map(|node| node.name()).transpose()?;
    let due = table.get("due").map(|node| node.date()).transpose()?;
    Ok(Debt { owner, due })
}
