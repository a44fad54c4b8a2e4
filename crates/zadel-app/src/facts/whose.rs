//! Whose rows somebody sees. The only place that knows. Why: docs/decisions/0038.

use zadel_core::facts::ids::PersonId;

use crate::{App, Refused, Who};

/// The names in the facts that are this person's own, by number: those of the employee whose account it is. None if the account is no
/// employee's, or if no name is that employee's.
///
/// # Errors
/// [`Refused::Store`].
pub async fn own_people(app: &App, who: &Who) -> Result<Vec<PersonId>, Refused> {
    let person = |id: i64| u32::try_from(id).ok().and_then(PersonId::new).ok_or(Refused::Broken("names"));
    let own = zadel_store::ledger::list_people_of_member(&app.db, who.company, who.member).await?;
    own.into_iter().map(person).collect()
}
