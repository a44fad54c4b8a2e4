//! A row of a table of actions: calls, meetings, offers.

use std::borrow::Cow;

use zadel_core::facts::seen::{Action, SeenAction};

use super::cells::Cells;
use super::deal::Columns;
use super::names::Named;
use crate::import::reject::RejectCode;
use crate::import::{Field, ImportMap};
use crate::typed;

/// The action of a row, and nothing if the row says that nothing was done.
pub(super) fn read(cells: &mut Cells<'_>, columns: &mut Columns<'_>, map: &ImportMap) -> Option<SeenAction> {
    let id = cells.own_id().into_owned();
    let action = action(cells, columns, map);
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let person = cells.name(Field::Person, &mut columns.people);
    if person == Named::Missing && cells.has(Field::Person) {
        cells.reject(Field::Person, RejectCode::MissingPerson);
    }
    let deal = cells.reference(Field::Deal).map(Cow::into_owned);
    let client = cells.client();
    let n = count(cells);
    if !cells.rejects.is_empty() {
        return None;
    }
    let (at, action, n) = (at?.at, action?, n?);
    let person = columns.people.get(person).map(str::to_owned);
    let made = || {
        let whom = client.as_ref().map_or("", |client| &client.name);
        let deal = deal.as_deref().unwrap_or_default();
        format!("{at}|{}|{}|{deal}|{whom}", action.code(), person.as_deref().unwrap_or_default())
    };
    let id = if id.is_empty() { made() } else { id };
    (0 < n).then_some(SeenAction { id, action, at, person, deal, client, n })
}

fn action(cells: &mut Cells<'_>, columns: &Columns<'_>, map: &ImportMap) -> Option<Action> {
    let action = if cells.has(Field::Action) {
        let name = cells.text(Field::Action).unwrap_or_default();
        columns.action(&name)
    } else {
        map.action
    };
    if action.is_none() {
        cells.reject(Field::Action, RejectCode::UnknownAction);
    }
    action
}

/// 1 unless the table counts.
fn count(cells: &mut Cells<'_>) -> Option<u32> {
    let Some(text) = cells.text(Field::Count) else { return Some(1) };
    let count = typed::count(&text).ok();
    if count.is_none() {
        cells.reject(Field::Count, RejectCode::BadCount);
    }
    count
}
