//! The teams and people of a plan beside those of the company.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use zadel_core::calendar::Period;
use zadel_core::share::Share;
use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_exchange::plan_file::{PlanFile, Rep};
use zadel_store::TeamId;

use super::presence::{Presence, clipped, joined, presence, trimmed};
use super::{DifferenceKind, Roster};
use crate::Refused;
use crate::staff::fields::part_text;
use crate::staff::{Staff, Team};
use crate::step2_decomposition::Edit;

/// A table of the plan document.
type Table = Map<String, Value>;

/// Compares teams and people, and writes the lists of both anew where they differ.
pub(super) fn compare(
    roster: &mut Roster,
    staff: &Staff,
    document: &PlanDocument,
    file: &PlanFile,
) -> Result<(), Refused> {
    let period = file.plan.goal().period;
    let there: Vec<(String, Presence)> = present(staff, period);
    let teams = Teams::of(staff, there.iter().filter_map(|(_, there)| there.team));
    let before = tables(document, "team")?;
    let after = compare_teams(roster, &teams, &before);
    put(roster, "team", &before, &after);
    let before = tables(document, "rep")?;
    let after = compare_reps(roster, &there, &teams, file, &before);
    put(roster, "rep", &before, &after);
    Ok(())
}

/// Who is there in the period, by number. Names are unique in a plan: of two who came one after the other, the second is told
/// from the first.
fn present(staff: &Staff, period: Period) -> Vec<(String, Presence)> {
    let mut names = BTreeSet::new();
    let there = staff.employees.iter().filter_map(|employee| Some((&employee.name, presence(employee, period)?)));
    there.map(|(name, there)| (unique(&mut names, name), there)).collect()
}

/// The name, with a number behind it if it is taken.
fn unique(names: &mut BTreeSet<String>, name: &str) -> String {
    let numbered = (2..).map(|n| format!("{name} ({n})"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !names.contains(name));
    let free = free.expect("numbers do not end");
    names.insert(free.clone());
    free
}

/// The teams that somebody is in, with those above them, in order of the tree; each with its name in the plan and that of the
/// team above.
struct Teams {
    names: BTreeMap<TeamId, String>,
    in_order: Vec<(String, Option<String>)>,
}

impl Teams {
    fn of(staff: &Staff, used: impl Iterator<Item = TeamId>) -> Self {
        let needed: BTreeSet<TeamId> = used.flat_map(|team| staff.upwards(team).map(|team| team.id)).collect();
        let mut taken = BTreeSet::new();
        let order: Vec<&Team> = staff.teams_in_tree_order().into_iter().map(|(_, team)| team).collect();
        let order = order.into_iter().filter(|team| needed.contains(&team.id));
        let named: Vec<(&Team, String)> = order.map(|team| (team, unique(&mut taken, &team.name))).collect();
        let names: BTreeMap<TeamId, String> = named.iter().map(|(team, name)| (team.id, name.clone())).collect();
        let above = |team: &Team| team.parent.and_then(|parent| names.get(&parent).cloned());
        let in_order = named.iter().map(|(team, name)| (name.clone(), above(team))).collect();
        Self { names, in_order }
    }

    fn name(&self, team: Option<TeamId>) -> Option<&str> {
        self.names.get(&team?).map(String::as_str)
    }
}

fn compare_teams(roster: &mut Roster, teams: &Teams, before: &[Table]) -> Vec<Table> {
    let mut after = Vec::with_capacity(teams.in_order.len());
    for table in before {
        let name = name_of(table);
        let Some((_, parent)) = teams.in_order.iter().find(|(own, _)| own == name) else {
            roster.tell(DifferenceKind::TeamLeaves, name.to_owned(), None, None);
            continue;
        };
        let mut table = table.clone();
        let (was, is) = set_text(&mut table, "parent", parent.as_deref());
        if was != is {
            roster.tell(DifferenceKind::TeamMoves, name_of(&table).to_owned(), was, is);
        }
        after.push(table);
    }
    for (name, parent) in &teams.in_order {
        if before.iter().any(|table| name_of(table) == name) {
            continue;
        }
        let mut table = Map::from_iter([("name".to_owned(), Value::from(name.as_str()))]);
        set_text(&mut table, "parent", parent.as_deref());
        roster.tell(DifferenceKind::TeamJoins, name.clone(), None, parent.clone());
        after.push(table);
    }
    after
}

fn compare_reps(
    roster: &mut Roster,
    there: &[(String, Presence)],
    teams: &Teams,
    file: &PlanFile,
    before: &[Table],
) -> Vec<Table> {
    let by_name: BTreeMap<&str, &Presence> = there.iter().map(|(name, there)| (name.as_str(), there)).collect();
    let mut after = Vec::with_capacity(there.len());
    for (table, rep) in before.iter().zip(&file.supply.reps) {
        match by_name.get(rep.name.as_str()) {
            Some(there) => after.push(compare_rep(roster, there, teams, rep, file.plan.goal().period, table.clone())),
            None => roster.tell(DifferenceKind::Leaves, rep.name.clone(), None, None),
        }
    }
    let known: BTreeSet<&str> = file.supply.reps.iter().map(|rep| rep.name.as_str()).collect();
    for (name, there) in there.iter().filter(|(name, _)| !known.contains(name.as_str())) {
        let mut table = Map::from_iter([("name".to_owned(), Value::from(name.as_str()))]);
        let team = teams.name(there.team);
        set_text(&mut table, "team", team);
        set_value(&mut table, "capacity", capacity_value(there.capacity));
        set_value(&mut table, "ramp", ramp_value(&there.ramp));
        set_value(&mut table, "absent", away_value(&there.away));
        roster.tell(DifferenceKind::Joins, name.clone(), None, team.map(str::to_owned));
        after.push(table);
    }
    after
}

/// Only what means something else is written anew.
fn compare_rep(
    roster: &mut Roster,
    there: &Presence,
    teams: &Teams,
    rep: &Rep,
    period: Period,
    mut table: Table,
) -> Table {
    let name = || rep.name.clone();
    let (was, is) = set_text(&mut table, "team", teams.name(there.team));
    if was != is {
        roster.tell(DifferenceKind::Moves, name(), was, is);
    }
    if rep.capacity != there.capacity {
        let texts = [rep.capacity, there.capacity].map(|part| Some(part_text(part)));
        let [was, is] = texts;
        roster.tell(DifferenceKind::Hours, name(), was, is);
        set_value(&mut table, "capacity", capacity_value(there.capacity));
    }
    let was = trimmed(rep.ramp.iter().copied().take(period.weeks().len()).collect());
    if was != there.ramp {
        roster.tell(DifferenceKind::Ramp, name(), ramp_text(&was), ramp_text(&there.ramp));
        set_value(&mut table, "ramp", ramp_value(&there.ramp));
    }
    let was = joined(rep.absences().iter().filter_map(|away| clipped(away.from(), away.to(), period)).collect());
    if was != there.away {
        roster.tell(DifferenceKind::Absences, name(), away_text(&was), away_text(&there.away));
        set_value(&mut table, "absent", away_value(&there.away));
    }
    table
}

fn tables(document: &PlanDocument, list: &str) -> Result<Vec<Table>, Refused> {
    let place: Place = list.parse().map_err(|_| Refused::Broken("roster"))?;
    let Some(text) = document.text_at(&place) else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|_| Refused::Broken("plan_document"))
}

fn put(roster: &mut Roster, list: &str, before: &[Table], after: &[Table]) {
    if before == after {
        return;
    }
    let text = serde_json::to_string(after).expect("maps with text keys are JSON");
    let typed = Some(text).filter(|_| !after.is_empty());
    roster.edits.push(Edit { path: list.to_owned(), typed });
}

fn name_of(table: &Table) -> &str {
    table.get("name").and_then(Value::as_str).unwrap_or_default()
}

/// What stood there, and what stands there now.
fn set_text(table: &mut Table, key: &str, text: Option<&str>) -> (Option<String>, Option<String>) {
    let before = table.get(key).and_then(Value::as_str).map(str::to_owned);
    set_value(table, key, text.map(Value::from));
    (before, text.map(str::to_owned))
}

fn set_value(table: &mut Table, key: &str, value: Option<Value>) {
    match value {
        Some(value) => drop(table.insert(key.to_owned(), value)),
        None => drop(table.remove(key)),
    }
}

/// Nothing is written for what is so anyway.
fn capacity_value(capacity: Share) -> Option<Value> {
    (capacity != Share::WHOLE).then(|| part_text(capacity).into())
}

fn ramp_value(ramp: &[Share]) -> Option<Value> {
    (!ramp.is_empty()).then(|| ramp.iter().copied().map(part_text).collect())
}

fn away_value(away: &[Period]) -> Option<Value> {
    let table = |away: &Period| json!({ "from": away.from().to_string(), "to": away.to().to_string() });
    (!away.is_empty()).then(|| away.iter().map(table).collect())
}

fn ramp_text(ramp: &[Share]) -> Option<String> {
    let parts: Vec<String> = ramp.iter().copied().map(part_text).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `2026-12-01/2026-12-04`, as ISO 8601 writes it.
fn away_text(away: &[Period]) -> Option<String> {
    let texts: Vec<String> = away.iter().map(|away| format!("{}/{}", away.from(), away.to())).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}
