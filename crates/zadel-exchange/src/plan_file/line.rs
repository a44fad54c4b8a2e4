//! The tables `[[line]]` and `[[line.stage]]`.

use zadel_core::conversion::{Conversion, ConversionError, Observed, PurchaseRate};
use zadel_core::evidence::{Evidence, EvidenceOf};
use zadel_core::fraction::Fraction;
use zadel_core::share::Share;
use zadel_core::step1_goal::{Margin, Measure};
use zadel_core::step2_decomposition::schedule::Lag;
use zadel_core::step2_decomposition::{Action, Clients, Line, LineError, Link, Stage, Target};

use super::facts::{LineFacts, is_by_facts, read_level, read_sales};
use super::goal::ReadGoal;
use super::node::{Node, Table};
use super::problem::{Kind, Problem, Rule};
use super::{Context, LinePlace};

/// The lines read so far.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) read: Vec<Line>,
    pub(super) lags: Vec<Vec<Option<Lag>>>,
    pub(super) places: Vec<LinePlace>,
    pub(super) technologies: Vec<Option<String>>,
    pub(super) facts: Vec<LineFacts>,
}

impl Lines {
    pub(super) fn add(&mut self, table: &Table<'_>, context: &Context, goal: &ReadGoal) -> Result<(), Problem> {
        const KEYS: &[&str] = &[
            "name",
            "clients",
            "technology",
            "facts_line",
            "expert",
            "margin",
            "markup",
            "amount",
            "share",
            "deals",
            "check",
            "sales",
            "stage",
        ];
        table.allow_only(KEYS)?;
        let name = unique_name(table, self.read.iter().map(|line| line.name.as_str()))?;
        let clients = table.require("clients")?.one_of(&["new", "repeat"], &[Clients::New, Clients::Repeat])?;
        let technology = table.get("technology").map(|node| node.name()).transpose()?;
        let expert = table.get("expert").map(|node| node.name()).transpose()?;
        let weight = weight(table, goal)?;
        let target = target(table, context)?;
        let deals = table.get("deals").map(|node| node.whole(Rule::Count)).transpose()?;
        let check = table.get("check").map(|node| check(&node, context)).transpose()?;
        let stage_tables = match table.get("stage") {
            Some(stages) => stages.list(Line::MOST_STAGES)?,
            None => Vec::new(),
        };
        let (mut stages, mut lags) = (Vec::new(), Vec::new());
        let facts_line = table.get("facts_line").map(|node| node.name()).transpose()?;
        let mut facts = LineFacts { line: facts_line, ..LineFacts::default() };
        if let Some(node) = table.get("sales") {
            (facts.sales, facts.follows_sales) = read_sales(&node, context)?;
        }
        for node in &stage_tables {
            let stage_table = node.table()?;
            let (stage, lag) = read_stage(&stage_table, context, &stages)?;
            facts.levels.push(read_level(&stage_table, &stage.name)?);
            stages.push(stage);
            lags.push(lag);
        }
        let line = Line { name, clients, weight, target, deals, check, stages, expert };
        if let Err(LineError::RateNotAlone(j)) = line.check() {
            return Err(Kind::RateStageNotAlone.at(table.path.clone(), stage_tables[j].span.clone()));
        }
        self.read.push(line);
        self.lags.push(lags);
        self.technologies.push(technology);
        self.facts.push(facts);
        let stages = stage_tables.into_iter().map(|node| node.span).collect();
        self.places.push(LinePlace { line: table.span.clone(), stages });
        Ok(())
    }
}

pub(super) fn unique_name<'n>(
    table: &Table<'_>,
    mut earlier: impl Iterator<Item = &'n str>,
) -> Result<String, Problem> {
    let node = table.require("name")?;
    let name = node.name()?;
    if earlier.any(|other| other == name) { Err(node.problem(Kind::DuplicateName { name })) } else { Ok(name) }
}

/// How much of the line's money counts: all of a revenue, the margin of a profit.
fn weight(table: &Table<'_>, goal: &ReadGoal) -> Result<Fraction, Problem> {
    let own = super::goal::margin(table)?;
    if goal.goal.measure == Measure::Revenue {
        return Ok(Fraction::ONE);
    }
    own.or(goal.margin).map(Margin::fraction).ok_or_else(|| table.problem(Kind::MarginRequired))
}

fn target(table: &Table<'_>, context: &Context) -> Result<Target, Problem> {
    match (table.get("amount"), table.get("share")) {
        (Some(_), Some(share)) => Err(Kind::BothAmountAndShare.at(table.path.clone(), share.span)),
        (Some(amount), None) => amount.money(context.currency).map(Target::Amount),
        (None, Some(share)) => share.fraction_as(Rule::Share, Share::try_from).map(Target::Share),
        (None, None) => Ok(Target::Free),
    }
}

fn check(node: &Node<'_>, context: &Context) -> Result<zadel_core::money::Money, Problem> {
    let check = node.money(context.currency)?;
    if check.minor() < 1 { Err(node.out_of(Rule::Check)) } else { Ok(check) }
}

fn read_stage(table: &Table<'_>, context: &Context, earlier: &[Stage]) -> Result<(Stage, Option<Lag>), Problem> {
    let of = kind(table)?;
    table.allow_only(match of {
        EvidenceOf::Conversion => {
            &["name", "kind", "funnel", "count", "conversion", "observed", "expert", "actions", "lag"]
        }
        // Purchases happen throughout the period: there is nothing to lag behind.
        EvidenceOf::PurchaseRate => &["name", "kind", "funnel", "count", "rate", "observed", "expert", "actions"],
    })?;
    let name = unique_name(table, earlier.iter().map(|stage| stage.name.as_str()))?;
    let count = table.get("count").map(|node| node.whole(Rule::Count)).transpose()?;
    let value = table.get(match of {
        EvidenceOf::Conversion => "conversion",
        EvidenceOf::PurchaseRate => "rate",
    });
    // The value's form is looked at before the evidence, its absence after it: the evidence can stand in for it.
    let pinned = value.as_ref().map(|node| pinned_link(node, of)).transpose()?;
    let evidence = evidence(table, context, of)?;
    let link = match (pinned, evidence.observed) {
        (Some(link), _) => link,
        (None, Some(observed)) => link_from(observed, of).map_err(|error| observed_problem(table, of, error))?,
        (None, None) => free(of),
    };
    let actions = table.get("actions").map_or(Ok(Vec::new()), |node| actions(&node))?;
    let lag = table.get("lag").map(|node| lag(&node)).transpose()?;
    Ok((Stage { name, count, link, evidence, actions }, lag))
}

/// A stage is a rate if it says so or has one.
fn kind(table: &Table<'_>) -> Result<EvidenceOf, Problem> {
    let both = [EvidenceOf::Conversion, EvidenceOf::PurchaseRate];
    match table.get("kind") {
        Some(kind) => kind.one_of(&["conversion", "rate"], &both),
        None if table.get("rate").is_some() => Ok(EvidenceOf::PurchaseRate),
        None => Ok(EvidenceOf::Conversion),
    }
}

fn free(of: EvidenceOf) -> Link {
    match of {
        EvidenceOf::Conversion => Link::Conversion(None),
        EvidenceOf::PurchaseRate => Link::Rate(None),
    }
}

fn pinned_link(node: &Node<'_>, of: EvidenceOf) -> Result<Link, Problem> {
    if node.text().is_ok_and(|text| text == "?") {
        return Ok(free(of));
    }
    match of {
        EvidenceOf::Conversion => {
            node.fraction_as(Rule::UpToWhole, Conversion::new).map(|value| Link::Conversion(Some(value)))
        }
        EvidenceOf::PurchaseRate => {
            node.fraction_as(Rule::Rate, PurchaseRate::new).map(|value| Link::Rate(Some(value)))
        }
    }
}

/// The value that evidence itself plans with.
fn link_from(observed: Observed, of: EvidenceOf) -> Result<Link, ConversionError> {
    let share = observed.share()?;
    match of {
        EvidenceOf::Conversion => Conversion::new(share).map(|value| Link::Conversion(Some(value))),
        EvidenceOf::PurchaseRate => PurchaseRate::new(share).map(|value| Link::Rate(Some(value))),
    }
}

fn observed_problem(table: &Table<'_>, of: EvidenceOf, error: ConversionError) -> Problem {
    let (key, rule) = match of {
        EvidenceOf::Conversion => ("conversion", Rule::UpToWhole),
        EvidenceOf::PurchaseRate => ("rate", Rule::Rate),
    };
    let kind = match error {
        ConversionError::NothingPassed => Kind::ZeroConversion,
        ConversionError::OutOfRange => Kind::OutOfRange(rule),
    };
    let span = table.get("observed").map_or(table.span.clone(), |node| node.span);
    kind.at(format!("{}.{key}", table.path), span)
}

fn evidence(table: &Table<'_>, context: &Context, of: EvidenceOf) -> Result<Evidence, Problem> {
    let mut evidence = Evidence::default();
    if let Some(node) = table.get("observed") {
        let counts = node.table()?;
        counts.allow_only(&["passed", "entered", "to", "by"])?;
        let passed_node = counts.require("passed")?;
        let passed = passed_node.whole(Rule::Count)?;
        let entered_node = counts.require("entered")?;
        let entered: u32 = entered_node.whole(Rule::Count)?;
        let observed = match of {
            EvidenceOf::Conversion => Observed::passing(passed, entered),
            EvidenceOf::PurchaseRate => Observed::purchases(passed, entered),
        };
        if 0 < entered {
            evidence.observed = Some(observed.map_err(|_| passed_node.out_of(Rule::MorePassedThanEntered))?);
            evidence.age_days = counts.get("to").map(|node| age_days(&node, context)).transpose()?;
        } else if passed != 0 || !is_by_facts(&counts)? {
            // Of nobody only the facts can tell: they counted once, and may again.
            return Err(entered_node.out_of(Rule::NobodyEntered));
        }
    }
    evidence.expert = table.get("expert").map(|node| node.name()).transpose()?;
    Ok(evidence)
}

pub(super) fn age_days(node: &Node<'_>, context: &Context) -> Result<u32, Problem> {
    let observed = node.date()?;
    let Some(as_of) = context.as_of else {
        return Err(Kind::MissingKey { key: "as_of".to_owned() }.at("as_of", node.span.clone()));
    };
    let days = observed.until(as_of).map_or(i32::MAX, |span| span.get_days());
    u32::try_from(days).map_err(|_| node.out_of(Rule::InTheFuture))
}

fn actions(node: &Node<'_>) -> Result<Vec<Action>, Problem> {
    const MOST: usize = 50;
    let read = |node: Node<'_>| {
        let table = node.table()?;
        table.allow_only(&["name", "per", "minutes"])?;
        let name = table.require("name")?.name()?;
        let per_item =
            table.require("per")?.fraction_as(Rule::Positive, |per| if per.is_zero() { Err(()) } else { Ok(per) })?;
        let minutes = table.require("minutes")?.whole(Rule::Minutes)?;
        Ok(Action { name, per_item, minutes })
    };
    node.list(MOST)?.into_iter().map(read).collect()
}

fn lag(node: &Node<'_>) -> Result<Lag, Problem> {
    const MOST: usize = 105;
    let shares: Vec<Fraction> =
        node.list(MOST)?.iter().map(|share| share.fraction(Rule::Lag)).collect::<Result<_, _>>()?;
    Lag::new(&shares).map_err(|_| node.out_of(Rule::Lag))
}
