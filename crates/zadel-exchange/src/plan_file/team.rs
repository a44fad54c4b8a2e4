//! The tables `[[team]]` and `[[rep]]`: who sells, and who belongs to whom.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::availability::Availability;
use zadel_core::calendar::{Month, Period, WorkCalendar};
use zadel_core::money::Money;
use zadel_core::share::Share;
use zadel_core::step1_goal::SetMonths;

use super::Context;
use super::line::unique_name;
use super::node::{Node, Table};
use super::problem::{Kind, Problem, Rule};
use super::supply::tables;

/// Some people, and what they are to bring together.
#[derive(Debug)]
pub struct Team {
    /// What it is called; unique.
    pub name: String,
    /// The team above, by its index. No team stands above itself.
    pub parent: Option<usize>,
    /// The part of the goal that was set by hand.
    pub target: Option<Money>,
    /// The months that were set by hand, in the period or not.
    pub months: Months,
}

/// Sums by month. Together with each other they are never more than money can be.
pub type Months = BTreeMap<Month, Money>;

/// Somebody who sells.
#[derive(Debug)]
pub struct Rep {
    /// What it is called; unique.
    pub name: String,
    /// The team, by its index.
    pub team: Option<usize>,
    /// The part of the goal that was set by hand.
    pub target: Option<Money>,
    /// The months that were set by hand, in the period or not.
    pub months: Months,
    /// The part of a full rep: a half for a part-time job.
    pub capacity: Share,
    /// The part of that in the first weeks of the period; afterwards all of it.
    pub ramp: Vec<Share>,
    absences: Vec<Period>,
}

impl Rep {
    /// How much of the rep is there in each week.
    #[must_use]
    pub fn availability(&self, weeks: &[Period], calendar: &WorkCalendar) -> Availability {
        let is_absent = |day: &Date| self.absences.iter().any(|absence| absence.contains(*day));
        let absent_days = |week: &Period| {
            // Most people are there in most weeks: no day of those is looked at.
            let touches = |absence: &Period| absence.from() <= week.to() && week.from() <= absence.to();
            if !self.absences.iter().any(touches) {
                return 0;
            }
            let n = week.days().filter(|day| calendar.is_worked(*day) && is_absent(day)).count();
            u32::try_from(n).expect("a week has seven days")
        };
        Availability {
            capacity: self.capacity,
            ramp: self.ramp.clone(),
            absent_days: weeks.iter().map(absent_days).collect(),
        }
    }

    /// The days away, as they were written.
    #[must_use]
    pub fn absences(&self) -> &[Period] {
        &self.absences
    }
}

/// A team or somebody who sells, by the index in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamOrRep {
    /// One of the teams.
    Team(usize),
    /// One of the people.
    Rep(usize),
}

/// Everybody as a tree is written down: each team with all below it, then who is in no team; beside each, how many teams are
/// above. Teams hold eight levels at most.
#[must_use]
pub fn in_tree_order(teams: &[Team], reps: &[Rep]) -> Vec<(u32, TeamOrRep)> {
    let mut order = Vec::with_capacity(teams.len() + reps.len());
    add_below(&mut order, None, 0, teams, reps);
    order
}

fn add_below(order: &mut Vec<(u32, TeamOrRep)>, above: Option<usize>, depth: u32, teams: &[Team], reps: &[Rep]) {
    for (i, _) in teams.iter().enumerate().filter(|(_, team)| team.parent == above) {
        order.push((depth, TeamOrRep::Team(i)));
        add_below(order, Some(i), depth + 1, teams, reps);
    }
    let own = reps.iter().enumerate().filter(|(_, rep)| rep.team == above);
    order.extend(own.map(|(i, _)| (depth, TeamOrRep::Rep(i))));
}

pub(super) fn read_teams(root: &Table<'_>, context: &Context, period: Period) -> Result<Vec<Team>, Problem> {
    const MOST: usize = 200;
    let read = tables(root, "team", MOST)?;
    let mut teams: Vec<Team> = Vec::with_capacity(read.len());
    for table in &read {
        table.allow_only(&["name", "parent", "target", "months"])?;
        let name = unique_name(table, teams.iter().map(|team| team.name.as_str()))?;
        let (target, months) = asked(table, context, period)?;
        teams.push(Team { name, parent: None, target, months });
    }
    for (i, table) in read.iter().enumerate() {
        teams[i].parent = named_team(table, "parent", &teams)?;
    }
    refuse_circles(&read, &teams)?;
    Ok(teams)
}

/// Eight levels are more than any sales department has; a team above itself has no end of them.
fn refuse_circles(read: &[Table<'_>], teams: &[Team]) -> Result<(), Problem> {
    const MOST_ABOVE: usize = 7;
    let n_above = |team: &Team| std::iter::successors(team.parent, |at| teams[*at].parent).take(MOST_ABOVE + 1).count();
    let circle = teams.iter().zip(read).find(|(team, _)| MOST_ABOVE < n_above(team));
    match circle.and_then(|(_, table)| table.get("parent")) {
        Some(parent) => Err(parent.out_of(Rule::TeamTooDeep)),
        None => Ok(()),
    }
}

fn named_team(table: &Table<'_>, key: &str, teams: &[Team]) -> Result<Option<usize>, Problem> {
    let Some(node) = table.get(key) else { return Ok(None) };
    let name = node.name()?;
    let team = teams.iter().position(|team| team.name == name);
    team.map(Some).ok_or_else(|| node.out_of(Rule::UnknownTeam { name }))
}

/// What is asked of somebody: for the period as a whole, and by month.
fn asked(table: &Table<'_>, context: &Context, period: Period) -> Result<(Option<Money>, Months), Problem> {
    let target = table.get("target").map(|node| Ok((node.clone(), node.money(context.currency)?))).transpose()?;
    let months = table.get("months").map_or(Ok(Months::new()), |node| months(&node, context))?;
    let of_period = period.months().map(|month| months.get(&month).copied());
    let are_all = SetMonths::of(of_period).is_ok_and(|set| set.are_all);
    match target {
        Some((node, _)) if are_all => Err(node.problem(Kind::TargetBesideMonths)),
        target => Ok((target.map(|(_, target)| target), months)),
    }
}

fn months(node: &Node<'_>, context: &Context) -> Result<Months, Problem> {
    /// Twenty years: a plan is for ten, and may be moved.
    const MOST: usize = 240;
    let entries = node.table()?.entries();
    if MOST < entries.len() {
        return Err(node.problem(Kind::TooMany { most: MOST }));
    }
    let mut months = Months::new();
    for (key, sum) in entries {
        let month = key.parse().map_err(|_| sum.problem(Kind::BadMonth { text: key }))?;
        months.insert(month, sum.money(context.currency)?);
    }
    SetMonths::of(months.values().copied().map(Some)).map_err(|_| node.out_of(Rule::Money(context.currency)))?;
    Ok(months)
}

pub(super) fn read_reps(
    root: &Table<'_>,
    context: &Context,
    period: Period,
    teams: &[Team],
) -> Result<Vec<Rep>, Problem> {
    const MOST: usize = 1000;
    let mut names = std::collections::BTreeSet::new();
    let mut reps = Vec::new();
    for table in &tables(root, "rep", MOST)? {
        let rep = rep(table, context, period, teams)?;
        // Looked up in a set, because a thousand names are compared: who is twice is told by the rule for all names.
        if !names.insert(rep.name.clone()) {
            unique_name(table, std::iter::once(rep.name.as_str()))?;
        }
        reps.push(rep);
    }
    Ok(reps)
}

fn rep(table: &Table<'_>, context: &Context, period: Period, teams: &[Team]) -> Result<Rep, Problem> {
    const MOST: usize = 600;
    table.allow_only(&["name", "team", "target", "months", "capacity", "ramp", "absent"])?;
    let name = unique_name(table, std::iter::empty())?;
    let team = named_team(table, "team", teams)?;
    let (target, months) = asked(table, context, period)?;
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
    Ok(Rep { name, team, target, months, capacity, ramp, absences })
}
