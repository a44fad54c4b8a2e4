//! Whose facts somebody may write: whoever brings facts, everybody's; whoever sells, the own ones.

use zadel_core::facts::ids::PersonId;
use zadel_store::EmployeeId;
use zadel_store::payments::PayableDeal;

use crate::facts::rows::numbered;
use crate::facts::whose::own_people;
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What somebody writes with.
pub(super) struct Pen(Option<Own>);

struct Own {
    /// The names in the facts that are this person's.
    people: Vec<PersonId>,
    /// What the employee is called, under whom there may be no facts yet.
    name: String,
    employee: EmployeeId,
}

impl Pen {
    /// Of somebody who may write at all.
    ///
    /// # Errors
    /// [`Refused::Forbidden`]; [`Refused::Field`] with [`FieldError::NoEmployee`] if the account is no employee's: nobody knows then
    /// whose facts they would be.
    pub(super) async fn of(app: &App, who: &Who) -> Result<Self, Refused> {
        who.may(Right::WriteFacts)?;
        if who.may(Right::BringFacts).is_ok() {
            return Ok(Self(None));
        }
        let employees = zadel_store::staff::list_employees(&app.db, who.company).await?;
        let own = employees.into_iter().find(|row| row.member == Some(who.member));
        let own = own.ok_or(Refused::Field { path: "person", code: FieldError::NoEmployee })?;
        let people = own_people(app, who).await?;
        Ok(Self(Some(Own { people, name: own.name, employee: own.employee })))
    }

    /// Under which name a new fact stands that names nobody: the own one, of whoever writes only own facts.
    pub(super) fn name(&self, said: Option<String>) -> Option<String> {
        said.or_else(|| self.0.as_ref().map(|own| own.name.clone()))
    }

    /// The employee that a name must be tied to, if it is the own one and stands in no fact yet.
    pub(super) fn employee(&self, person: PersonId) -> Option<EmployeeId> {
        self.0.as_ref().filter(|own| !own.people.contains(&person)).map(|own| own.employee)
    }

    /// Refuses a name that is somebody else's.
    ///
    /// # Errors
    /// [`Refused::Forbidden`].
    pub(super) fn writes_for(&self, name: &str, person: PersonId) -> Result<(), Refused> {
        let Some(own) = &self.0 else { return Ok(()) };
        let is_own = own.people.contains(&person) || name == own.name;
        if is_own { Ok(()) } else { Err(Refused::Forbidden) }
    }

    /// Refuses a deal that somebody else has now, as if there were none.
    ///
    /// # Errors
    /// [`Refused::NotFound`].
    pub(super) fn writes_about(&self, deal: &PayableDeal) -> Result<(), Refused> {
        let Some(own) = &self.0 else { return Ok(()) };
        let person = numbered(deal.person_id, PersonId::new)?;
        if person.is_some_and(|person| own.people.contains(&person)) { Ok(()) } else { Err(Refused::NotFound) }
    }

    /// Does it write everybody's?
    pub(super) fn is_anybodys(&self) -> bool {
        self.0.is_none()
    }
}
