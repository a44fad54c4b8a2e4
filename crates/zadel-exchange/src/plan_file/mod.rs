//! The plan file, version 1: from bytes to a plan, or to the first thing that is wrong and its place.
//!
//! Problems are reported one at a time, in a fixed order: syntax, top level, goal, lines in file order, then what supplies
//! the plan. `docs/plan-file.md` describes the format.

mod facts;
mod goal;
mod line;
pub(crate) mod node;
pub mod problem;
mod scenario;
mod supply;
mod team;
pub(crate) mod toml_syntax;

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use jiff::civil::Date;
use zadel_core::calendar::WorkCalendar;
use zadel_core::money::Currency;
use zadel_core::season::Season;
use zadel_core::step1_goal::{Goal, Margin, Vat};
use zadel_core::step2_decomposition::schedule::Lag;
use zadel_core::step2_decomposition::{Line, Plan, Variable};

pub use facts::{LevelFacts, LineFacts, SalesFacts, usual_level};
use node::Table;
use problem::Rule;
pub use problem::{Kind, Problem};
pub use scenario::{Scenario, ScenarioEdit};
pub use supply::{Debt, MONTHS, Promise, Promised, Source, Supply};
pub use team::{Months, Rep, Team, TeamOrRep, in_tree_order};

/// A plan file that holds together.
#[derive(Debug)]
pub struct PlanFile {
    /// The currency of every amount.
    pub currency: Currency,
    /// The day the plan is looked at, if it says so.
    pub as_of: Option<Date>,
    /// Goal and lines.
    pub plan: Plan,
    /// Are the sums with value added tax? `None` if nobody said.
    pub vat: Option<Vat>,
    /// The margin of lines that name none of their own.
    pub margin: Option<Margin>,
    /// The lags of each line's stages, where the file gives them.
    pub lags: Vec<Vec<Option<Lag>>>,
    /// The way of selling of each line, by its name in the company; whether there is one of that name, the plan does not know.
    pub technologies: Vec<Option<String>>,
    /// What of the company's facts each line is about.
    pub facts: Vec<LineFacts>,
    /// Which days are worked.
    pub calendar: WorkCalendar,
    /// Does the file name a country or days off, or are holidays simply not counted?
    pub has_calendar: bool,
    /// What a day of each month brings.
    pub season: Season,
    /// People, sources and money.
    pub supply: Supply,
    /// Other numbers that the plan could have.
    pub scenarios: Vec<Scenario>,
    goal_place: Range<usize>,
    places: Vec<LinePlace>,
}

/// Where a line and its stages stand in the file.
#[derive(Debug)]
struct LinePlace {
    line: Range<usize>,
    stages: Vec<Range<usize>>,
}

impl PlanFile {
    /// Where a number of the plan stands, or would stand.
    #[must_use]
    pub fn place_of(&self, variable: Variable) -> Range<usize> {
        match variable {
            Variable::Goal => self.goal_place.clone(),
            Variable::Amount(i) | Variable::Share(i) | Variable::Deals(i) | Variable::Check(i) => {
                self.places[i].line.clone()
            }
            Variable::Count(i, j) | Variable::Conversion(i, j) | Variable::Rate(i, j) => {
                self.places[i].stages[j].clone()
            }
        }
    }
}

/// Reads the bytes of a plan file, or says why it can't.
///
/// Larger files are refused before they are read whole: the largest plan takes some hundred kilobytes.
///
/// # Errors
/// A [`Problem`] without a place.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    const MOST_MEGABYTES: u64 = 2;
    let unreadable = |error: std::io::Error| Kind::Unreadable { reason: error.kind() }.at("", 0..0);
    let mut bytes = Vec::new();
    let limit = MOST_MEGABYTES << 20;
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if usize::try_from(limit).is_ok_and(|limit| limit < bytes.len()) {
        return Err(Kind::TooLarge { most_megabytes: MOST_MEGABYTES }.at("", 0..0));
    }
    Ok(bytes)
}

/// The text of a plan file, up to the first byte that is no UTF-8, and the problem there if there is one.
///
/// # Errors
/// Stand beside the text: what could be decoded is shown with the problem.
pub fn decode(bytes: &[u8]) -> (&str, Result<(), Problem>) {
    let (text, end) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let sound = std::str::from_utf8(&bytes[..error.valid_up_to()]).expect("valid up to there");
            (sound, Some(error.valid_up_to()))
        }
    };
    let problem = end.map_or(Ok(()), |end| Err(Kind::NotUtf8.at("", end..end)));
    // Windows editors put it in front of a file; TOML knows no such character.
    match text.strip_prefix('\u{feff}') {
        Some(rest) if problem.is_ok() => (rest, problem),
        _ => (text, problem),
    }
}

/// Reads a plan from TOML.
///
/// # Errors
/// The first [`Problem`], with its place.
pub fn read(text: &str) -> Result<PlanFile, Problem> {
    read_root(&Table::of_toml(&parse_toml(text)?), None)
}

/// Reads a plan from JSON of the same shape, as it looks on a day. Dates are texts; nothing has a place but its path.
///
/// # Errors
/// The first [`Problem`].
pub fn read_json(document: &serde_json::Map<String, serde_json::Value>, day: Date) -> Result<PlanFile, Problem> {
    read_root(&Table::of_json(document), Some(day))
}

/// The same plan as JSON, from TOML.
///
/// # Errors
/// The fault in the TOML.
pub fn to_json(text: &str) -> Result<serde_json::Map<String, serde_json::Value>, Problem> {
    Ok(toml_syntax::to_json(parse_toml(text)?.get_ref()))
}

fn parse_toml(text: &str) -> Result<toml::Spanned<toml::de::DeTable<'_>>, Problem> {
    toml_syntax::parse(text).map_err(|(fault, span)| Kind::BadToml(fault).at("", span))
}

fn read_root(root: &Table<'_>, day: Option<Date>) -> Result<PlanFile, Problem> {
    const KEYS: &[&str] = &[
        "format",
        "currency",
        "as_of",
        "goal",
        "line",
        "calendar",
        "season",
        "resources",
        "team",
        "rep",
        "source",
        "promise",
        "scenario",
    ];
    root.allow_only(KEYS)?;
    let format = root.require("format")?;
    if format.whole::<u32>(Rule::Format)? != 1 {
        return Err(format.out_of(Rule::Format));
    }
    let currency = root.require("currency")?;
    let currency = currency.text()?.parse().map_err(|_| currency.out_of(Rule::Currency))?;
    let as_of = root.get("as_of").map(|node| node.date()).transpose()?;
    let as_of = day.or(as_of);
    let goal_table = root.require("goal")?.table()?;
    let lines = match root.get("line") {
        Some(lines) => lines.list(Plan::MOST_LINES)?,
        None => Vec::new(),
    };
    if lines.is_empty() {
        let span = root.get("line").map_or(root.span.clone(), |node| node.span);
        return Err(Kind::NoLines.at("line", span));
    }
    let context = Context { currency, as_of };
    let goal = goal::read(&goal_table, &context)?;
    let (vat, margin) = (goal.vat, goal.margin);
    let mut read_lines = line::Lines::default();
    for node in lines {
        read_lines.add(&node.table()?, &context, &goal)?;
    }
    let calendar = supply::read_calendar(root, goal.goal.period)?;
    let season = supply::read_season(root)?;
    let supply = supply::read(root, &context, goal.goal.period, &read_lines.read)?;
    let scenarios = scenario::read_scenarios(root)?;
    let line::Lines { read: lines, lags, places, technologies, facts } = read_lines;
    refuse_too_many_cells(root, &goal.goal, &lines, &supply)?;
    let plan = Plan::new(goal.goal, lines).expect("every rule of a plan was checked above, at its place");
    let has_calendar = root.get("calendar").is_some();
    Ok(PlanFile {
        currency,
        as_of,
        plan,
        vat,
        margin,
        lags,
        technologies,
        facts,
        calendar,
        has_calendar,
        season,
        supply,
        scenarios,
        goal_place: goal_table.span,
        places,
    })
}

/// Every limit can be kept and the plan still be too large to be of use to anybody: 1,000 reps over ten years.
fn refuse_too_many_cells(root: &Table<'_>, goal: &Goal, lines: &[Line], supply: &Supply) -> Result<(), Problem> {
    const MOST_CELLS: usize = 2_000_000;
    let rows: usize = lines.iter().map(|line| line.stages.len() + 1).sum();
    let cells = supply.reps.len().max(1).saturating_mul(rows).saturating_mul(goal.period.weeks().len());
    let span = ["rep", "line"].into_iter().find_map(|key| root.get(key)).map_or(0..0, |node| node.span);
    if cells <= MOST_CELLS { Ok(()) } else { Err(Kind::TooManyCells.at("rep", span)) }
}

/// What the whole file shares.
struct Context {
    currency: Currency,
    /// The day the plan is looked at: evidence ages up to it.
    as_of: Option<Date>,
}
