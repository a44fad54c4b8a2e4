//! Months set by hand, and the target that follows from them.

use serde_json::Value;
use zadel_core::calendar::{Month, Period};

use super::place::Place;
use super::shape::PlaceKind;
use super::{Change, PlanDocument};

impl PlanDocument {
    /// Where every month of the period is set, their sum is the target: one that was set before goes, unless it is one of
    /// those that were typed just now. That one is for the person to take back.
    ///
    /// To be asked after all edits of a request: between them, the period may be another than it is to be.
    pub fn drop_targets_beside_months(&mut self, typed: &[String]) -> Vec<Change> {
        let Some(period) = self.period() else { return Vec::new() };
        let months: Vec<String> = period.months().map(|month: Month| month.to_string()).collect();
        let is_whole = |item: &Value| {
            let set = item.get("months").and_then(Value::as_object);
            let has = |month: &String| set.is_some_and(|set| set.get(month).is_some_and(|sum| !sum.is_null()));
            item.get("target").is_some() && months.iter().all(has)
        };
        let places: Vec<Place> = ["team", "rep"]
            .into_iter()
            .flat_map(|list| {
                let items = self.root.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                let whole = items.iter().enumerate().filter(|(_, item)| is_whole(item));
                whole.map(move |(i, _)| Place::value_of_item(list, i, "target", PlaceKind::Money))
            })
            .filter(|place| !typed.contains(&place.to_string()))
            .collect();
        places.iter().filter_map(|place| self.put(place, None)).collect()
    }

    /// The plan's period, if it has a readable one.
    fn period(&self) -> Option<Period> {
        let goal = self.root.get("goal")?;
        let day = |key: &str| goal.get(key)?.as_str()?.parse().ok();
        Period::new(day("from")?, day("to")?).ok()
    }
}
