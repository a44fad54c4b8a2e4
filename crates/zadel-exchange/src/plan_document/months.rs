//! Months set by hand, and the target that follows from them.

use serde_json::Value;
use zadel_core::calendar::{Month, Period};

use super::place::Place;
use super::shape::PlaceKind;
use super::{Change, PlanDocument};

/// How many months a plan can have to be planned by month: a single one is the target itself, of more nobody keeps track.
pub const PLANNED_BY_MONTH: std::ops::RangeInclusive<usize> = 2..=24;

impl PlanDocument {
    /// Lets go what cannot stand beside what was typed just now: a target whose months are all set, or, where months are not
    /// planned, months beside a target that was typed. What was typed itself is for the person to take back.
    ///
    /// To be asked after all edits of a request: between them, the period may be another than it is to be.
    pub fn settle_targets_and_months(&mut self, typed: &[String]) -> Vec<Change> {
        let Some(period) = self.period() else { return Vec::new() };
        let months: Vec<Month> = period.months().collect();
        let mut places = Vec::new();
        for target in self.targets(|item| is_whole(item, &months)) {
            if !typed.contains(&target.to_string()) {
                places.push(target);
            } else if !PLANNED_BY_MONTH.contains(&months.len()) {
                places.extend(months.iter().map(|month| target.beside(*month)));
            }
        }
        places.iter().filter_map(|place| self.put(place, None)).collect()
    }

    /// Places of the targets of teams and people that are so.
    fn targets(&self, is_so: impl Fn(&Value) -> bool) -> Vec<Place> {
        let list = |key: &str| self.root.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        ["team", "rep"]
            .into_iter()
            .flat_map(|key| list(key).iter().enumerate().filter(|(_, item)| is_so(item)).map(move |(i, _)| (key, i)))
            .map(|(key, i)| Place::value_of_item(key, i, "target", PlaceKind::Money))
            .collect()
    }

    /// The plan's period, if it has a readable one.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        let goal = self.root.get("goal")?;
        let day = |key: &str| goal.get(key)?.as_str()?.parse().ok();
        Period::new(day("from")?, day("to")?).ok()
    }
}

/// Has somebody a target, and every month besides?
fn is_whole(item: &Value, months: &[Month]) -> bool {
    let set = item.get("months").and_then(Value::as_object);
    let has = |month: &Month| set.is_some_and(|set| set.get(&month.to_string()).is_some_and(|sum| !sum.is_null()));
    item.get("target").is_some() && months.iter().all(has)
}
