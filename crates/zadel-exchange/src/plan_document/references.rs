//! Items that name others: who is renamed is renamed everywhere, who is gone is named no more, and scenarios follow numbers
//! that move.

use serde_json::Value;

use super::place::{Place, Step, Target};
use super::shape::PlaceKind;
use super::{Change, PlanDocument};

/// `key` of each item of `list` names an item of `named`.
struct Reference {
    named: &'static str,
    list: &'static str,
    key: &'static str,
    kind: PlaceKind,
    /// What becomes of who names an item that is taken out.
    left_behind: LeftBehind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LeftBehind {
    /// It is nothing without it.
    Goes,
    /// It names nobody from now on.
    Stays,
}

const REFERENCES: [Reference; 3] = [
    Reference { named: "line", list: "source", key: "line", kind: PlaceKind::Name, left_behind: LeftBehind::Goes },
    Reference {
        named: "team",
        list: "team",
        key: "parent",
        kind: PlaceKind::OptionalName,
        left_behind: LeftBehind::Stays,
    },
    Reference {
        named: "team",
        list: "rep",
        key: "team",
        kind: PlaceKind::OptionalName,
        left_behind: LeftBehind::Stays,
    },
];

impl PlanDocument {
    /// After a name was changed: everybody who used it follows.
    pub(super) fn rename_references(&mut self, place: &Place, change: &Change) -> Vec<Change> {
        let ([Step::Item(named, _)], Target::Value("name", _)) = (place.parents.as_slice(), place.target) else {
            return Vec::new();
        };
        let (Some(before), Some(after)) = (&change.before, &change.after) else { return Vec::new() };
        let of_named = REFERENCES.iter().filter(|reference| reference.named == *named);
        let places: Vec<Place> =
            of_named.flat_map(|reference| self.users(reference, before)).map(|(_, place)| place).collect();
        places.iter().filter_map(|place| self.put(place, Some(after.as_str().into()))).collect()
    }

    /// Before an item is taken out: nobody names it any more.
    pub(super) fn remove_references(&mut self, place: &Place) -> Vec<Change> {
        let ([], Target::Item(named, index)) = (place.parents.as_slice(), place.target) else { return Vec::new() };
        let name = Place::value_of_item(named, index, "name", PlaceKind::Name);
        let Some(name) = self.text_at(&name) else { return Vec::new() };
        let mut changes = Vec::new();
        for reference in REFERENCES.iter().filter(|reference| reference.named == named) {
            // From the last to the first: what is taken out moves only those behind it.
            for (index, place) in self.users(reference, &name).into_iter().rev() {
                match reference.left_behind {
                    LeftBehind::Stays => changes.extend(self.put(&place, None)),
                    LeftBehind::Goes => {
                        let item = Place::item(reference.list, index);
                        changes.extend(self.set(&item, None).unwrap_or_default());
                    }
                }
            }
        }
        changes
    }

    /// Before an item comes or goes: numbers of scenarios that stand behind it move with it, and those of an item that is taken
    /// out go. Before and not after, because turned round these changes come last, when the others have their old places again.
    pub(super) fn move_scenarios(&mut self, coming: &Change) -> Vec<Change> {
        let mut changes = Vec::new();
        for (at, path) in self.scenario_paths() {
            let Some(moved) = coming.moved(&path) else {
                changes.extend(self.set(&Place::edit_of_scenario(at), None).unwrap_or_default());
                continue;
            };
            if moved != path {
                changes.extend(self.put(&Place::path_of_scenario_edit(at), Some(moved.into())));
            }
        }
        changes
    }

    /// The paths that scenarios name, the last first: what is taken out moves only those behind it.
    fn scenario_paths(&self) -> Vec<((usize, usize), String)> {
        let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
        let scenarios = list(self.root.get("scenario")).into_iter().enumerate();
        let mut paths: Vec<((usize, usize), String)> = scenarios
            .flat_map(|(i, scenario)| {
                let edits = list(scenario.get("edits")).into_iter().enumerate();
                edits.filter_map(move |(j, edit)| Some(((i, j), edit.get("path")?.as_str()?.to_owned())))
            })
            .collect();
        paths.reverse();
        paths
    }

    /// Who names it, with the place of the name.
    fn users(&self, reference: &Reference, name: &str) -> Vec<(usize, Place)> {
        let items = self.root.get(reference.list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let uses = |item: &Value| item.get(reference.key).and_then(Value::as_str) == Some(name);
        let place = |index| Place::value_of_item(reference.list, index, reference.key, reference.kind);
        items.iter().enumerate().filter(|(_, item)| uses(item)).map(|(index, _)| (index, place(index))).collect()
    }
}
