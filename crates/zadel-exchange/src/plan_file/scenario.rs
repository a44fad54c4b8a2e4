//! The tables `[[scenario]]`: other numbers that the plan could have, kept beside it until one set of them becomes the plan.

use super::line::unique_name;
use super::node::Table;
use super::problem::{Problem, Rule};
use super::supply::tables;
use crate::plan_document::Place;

/// Other numbers that the plan could have.
#[derive(Debug)]
pub struct Scenario {
    /// What it is called; unique.
    pub name: String,
    /// What would be different, in order.
    pub edits: Vec<ScenarioEdit>,
}

/// One number that would be different.
///
/// # Invariants
/// The path is that of a value: what lines and stages there are is the same in every scenario, so that they can be compared.
/// Whether something stands there in this plan is asked when they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioEdit {
    /// Where, by the paths of the plan document.
    pub path: String,
    /// As somebody typed it; `None` leaves the number to be solved for.
    pub value: Option<String>,
}

const MOST_SCENARIOS: usize = 10;
const MOST_EDITS: usize = 100;

pub(super) fn read_scenarios(root: &Table<'_>) -> Result<Vec<Scenario>, Problem> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    for table in tables(root, "scenario", MOST_SCENARIOS)? {
        table.allow_only(&["name", "edits"])?;
        let name = unique_name(&table, scenarios.iter().map(|scenario| scenario.name.as_str()))?;
        let edits = tables(&table, "edits", MOST_EDITS)?.iter().map(edit).collect::<Result<_, _>>()?;
        scenarios.push(Scenario { name, edits });
    }
    Ok(scenarios)
}

fn edit(table: &Table<'_>) -> Result<ScenarioEdit, Problem> {
    table.allow_only(&["path", "value"])?;
    let node = table.require("path")?;
    let path = node.name()?;
    let is_number = path.parse::<Place>().is_ok_and(|place| place.is_value() && !place.is_in_scenario());
    if !is_number {
        return Err(node.out_of(Rule::Place { path }));
    }
    let value = table.get("value").map(|node| node.name()).transpose()?;
    Ok(ScenarioEdit { path, value })
}
