//! What each team will bring: the sum of what those bring who are in it, draw by draw.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::forecast::Quantiles;
use zadel_core::forecast::band::Band;
use zadel_store::staff::{StaffRows, TeamRow};
use zadel_store::{CompanyId, EmployeeId, Scope, TeamId};

use super::made::{Made, OfRep};
use crate::facts::scope;
use crate::{App, Refused, Who};

/// What a team and those below it have brought and may bring yet.
///
/// # Units
/// Minor units of money.
#[derive(Debug)]
pub struct TeamForecast {
    /// What it is called; none: whoever is in no team.
    pub name: Option<String>,
    /// How many teams stand above it.
    pub depth: usize,
    /// What its people brought while they were in it.
    pub came_minor: i64,
    /// What is still to come from those who are in it; none once the period is over.
    pub to_come: Option<Band>,
}

/// No chain of teams is longer.
const MOST_DEPTH: usize = 20;

/// The teams that bring something, those above before those below; none where there are no teams, and for whoever sees only the own deals.
pub(super) async fn of_teams(app: &App, who: &Who, made: &Made) -> Result<Vec<TeamForecast>, Refused> {
    if scope(who) != Scope::All {
        return Ok(Vec::new());
    }
    let roster = Roster::read(app, who.company).await?;
    if roster.teams.is_empty() {
        return Ok(Vec::new());
    }
    let mut sums: BTreeMap<Option<TeamId>, Sums> = BTreeMap::new();
    for rep in &made.reps {
        let employee = rep.rep.person.and_then(|person| roster.employees.get(&i64::from(person.get()))).copied();
        for (day, minor) in &rep.came {
            for team in roster.with_those_above(employee, *day) {
                let sum = &mut sums.entry(team).or_default().came_minor;
                *sum = sum.saturating_add(*minor);
            }
        }
        for team in roster.with_those_above(employee, made.today) {
            sums.entry(team).or_default().add(made, rep);
        }
    }
    let in_order = roster.in_order();
    let of_team = |(team, depth): (Option<TeamId>, usize)| {
        let sums = sums.remove(&team)?;
        let name = team.and_then(|team| roster.teams.get(&team)).map(|row| row.name.clone());
        Some(TeamForecast { name, depth, came_minor: sums.came_minor, to_come: sums.band(made) })
    };
    Ok(in_order.into_iter().filter_map(of_team).collect())
}

/// What some reps bring together.
#[derive(Default)]
struct Sums {
    came_minor: i64,
    draws: Vec<f64>,
}

impl Sums {
    fn add(&mut self, made: &Made, rep: &OfRep) {
        let Some(draws) = made.ahead.as_ref().and_then(|ahead| ahead.published.tree.reps.get(&rep.place)) else {
            return;
        };
        self.draws.resize(draws.len(), 0.0);
        self.draws.iter_mut().zip(draws).for_each(|(sum, minor)| *sum += minor);
    }

    fn band(mut self, made: &Made) -> Option<Band> {
        made.ahead.as_ref()?;
        Some(Band::of(&Quantiles::of_draws(&mut self.draws).unwrap_or_else(|| Quantiles::certain(0.0))))
    }
}

/// Who is whose, and who was in which team when.
struct Roster {
    teams: BTreeMap<TeamId, TeamRow>,
    /// Whose the names in the facts are.
    employees: BTreeMap<i64, EmployeeId>,
    /// From which day on somebody is in which team, in order.
    placements: BTreeMap<EmployeeId, Vec<(Date, Option<TeamId>)>>,
}

impl Roster {
    async fn read(app: &App, company: CompanyId) -> Result<Self, Refused> {
        let StaffRows { teams, placements: rows, .. } = zadel_store::staff::read_staff(&app.db, company).await?;
        let people = zadel_store::ledger::list_people(&app.db, company).await?;
        let mut placements: BTreeMap<EmployeeId, Vec<(Date, Option<TeamId>)>> = BTreeMap::new();
        for row in rows {
            let from = row.from_day.parse().map_err(|_| Refused::Broken("placements"))?;
            placements.entry(row.employee).or_default().push((from, row.team));
        }
        placements.values_mut().for_each(|rows| rows.sort_unstable());
        Ok(Self {
            teams: teams.into_iter().map(|row| (row.team, row)).collect(),
            employees: people.into_iter().filter_map(|row| Some((row.id, row.employee?))).collect(),
            placements,
        })
    }

    /// The team of somebody on a day and all above it; of somebody in none, none.
    fn with_those_above(&self, employee: Option<EmployeeId>, day: Date) -> Vec<Option<TeamId>> {
        let placed = employee.and_then(|employee| self.placements.get(&employee)).into_iter().flatten();
        let team = placed.take_while(|(from, _)| *from <= day).last().and_then(|(_, team)| *team);
        if team.is_none() { vec![None] } else { self.chain(team).map(Some).collect() }
    }

    fn chain(&self, team: Option<TeamId>) -> impl Iterator<Item = TeamId> {
        let above = |team: &TeamId| self.teams.get(team).and_then(|row| row.parent);
        std::iter::successors(team, above).take(MOST_DEPTH)
    }

    /// Teams by name, each before those below it, and how many stand above; behind them whoever is in none.
    fn in_order(&self) -> Vec<(Option<TeamId>, usize)> {
        let names = |team: TeamId| {
            let mut names: Vec<(&str, TeamId)> =
                self.chain(Some(team)).filter_map(|team| Some((self.teams.get(&team)?.name.as_str(), team))).collect();
            names.reverse();
            names
        };
        let mut teams: Vec<_> = self.teams.keys().map(|team| (names(*team), *team)).collect();
        teams.sort();
        let teams = teams.into_iter().map(|(names, team)| (Some(team), names.len().saturating_sub(1)));
        teams.chain([(None, 0)]).collect()
    }
}
