//! Whose rows somebody sees. The only place that knows. Why: docs/decisions/0038.

use std::collections::BTreeSet;

use zadel_core::facts::ids::PersonId;
use zadel_store::ledger::NameRow;
use zadel_store::{FeedId, MemberId, Scope};

use crate::facts::names::NameKind;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Whose rows this person sees, for statements.
pub(crate) fn scope(who: &Who) -> Scope {
    if who.may(Right::ReadAllFacts).is_ok() { Scope::All } else { Scope::Own(who.member) }
}

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

/// Whose rows this person sees, told to him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// Everybody's.
    All,
    /// His own.
    Own,
    /// Only his own, and nobody has said yet which employee's account this is.
    NoEmployee,
    /// Only his own, and none of the names in the facts is tied to him yet.
    NoName,
}

/// Whose rows this person sees.
///
/// # Errors
/// [`Refused::Store`].
pub(super) async fn sees(app: &App, who: &Who) -> Result<Sees, Refused> {
    let Scope::Own(member) = scope(who) else { return Ok(Sees::All) };
    if !own_people(app, who).await?.is_empty() {
        return Ok(Sees::Own);
    }
    let employees = zadel_store::staff::list_employees(&app.db, who.company).await?;
    let is_employee = employees.iter().any(|employee| employee.member == Some(member));
    Ok(if is_employee { Sees::NoName } else { Sees::NoEmployee })
}

/// The people whose numbers somebody sees by name.
pub(super) struct People(Option<BTreeSet<PersonId>>);

impl People {
    pub(super) fn among(scope: Scope, names: &[NameRow]) -> Self {
        let own = match scope {
            Scope::All => return Self(None),
            Scope::Own(member) => own_names(member, names),
        };
        Self(Some(own.filter_map(|id| u32::try_from(id).ok().and_then(PersonId::new)).collect()))
    }

    /// Is this one of them? Nobody is, for those who see only their own.
    pub(super) fn has(&self, person: Option<PersonId>) -> bool {
        self.0.as_ref().is_none_or(|own| person.is_some_and(|person| own.contains(&person)))
    }

    /// The same by a number, of which 0 is nobody.
    pub(super) fn has_number(&self, id: i64) -> bool {
        self.has(u32::try_from(id).ok().and_then(PersonId::new))
    }
}

fn own_names(member: MemberId, names: &[NameRow]) -> impl Iterator<Item = i64> {
    let own = names.iter().filter(move |name| name.kind == NameKind::Person.code() && name.member == Some(member));
    own.map(|name| name.id)
}

/// Which deals, clients and papers are somebody's, where rows are put together in memory.
pub(super) struct Rows(Option<OwnRows>);

struct OwnRows {
    deals: BTreeSet<(String, FeedId)>,
    clients: BTreeSet<i64>,
}

impl Rows {
    pub(super) async fn of(app: &App, who: &Who) -> Result<Self, Refused> {
        let Scope::Own(member) = scope(who) else { return Ok(Self(None)) };
        let (mut deals, mut clients) = (BTreeSet::new(), BTreeSet::new());
        for deal in zadel_store::deal_list::list_own_deals(&app.db, who.company, member).await? {
            clients.extend(deal.client);
            deals.insert((deal.object, deal.feed));
        }
        Ok(Self(Some(OwnRows { deals, clients })))
    }

    /// A client is his who has a deal with him.
    pub(super) fn has_client(&self, client: i64) -> bool {
        self.0.as_ref().is_none_or(|own| own.clients.contains(&client))
    }

    /// A deal is his for which he is responsible, or that he led through a stage.
    pub(super) fn has_deal(&self, feed: FeedId, object: &str) -> bool {
        self.has_paper(Some((Some(feed), object)), None)
    }

    /// A paper is his whose deal it is for; one that names no deal is theirs who have a deal with its client. Where only the deal's number
    /// is known and not its feed, it may be any feed's.
    pub(super) fn has_paper(&self, deal: Option<(Option<FeedId>, &str)>, client: Option<i64>) -> bool {
        let Some(own) = &self.0 else { return true };
        match deal {
            Some((Some(feed), object)) => own.deals.contains(&(object.to_owned(), feed)),
            Some((None, object)) => {
                let mut behind = own.deals.range((object.to_owned(), FeedId::new(i64::MIN))..);
                behind.next().is_some_and(|(first, _)| first == object)
            }
            None => client.is_some_and(|client| own.clients.contains(&client)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_his_whose_deal_or_client_it_is() {
        let (own, feed, other) = ("deal:7", FeedId::new(2), FeedId::new(3));
        let rows = OwnRows { deals: [(own.to_owned(), feed)].into(), clients: [5].into() };
        let rows = Rows(Some(rows));
        assert!(rows.has_paper(Some((Some(feed), own)), None), "his deal");
        assert!(!rows.has_paper(Some((Some(other), own)), Some(5)), "another feed's deal of that number");
        assert!(rows.has_paper(Some((None, own)), None), "a number that is his");
        assert!(!rows.has_paper(Some((None, "deal:70")), Some(5)), "a number that only begins like it");
        assert!(!rows.has_paper(Some((None, "deal:6")), Some(5)), "a number before it");
        assert!(rows.has_paper(None, Some(5)), "his client");
        assert!(!rows.has_paper(None, Some(6)) && !rows.has_paper(None, None), "somebody else's, and nobody's");
        assert!(Rows(None).has_paper(None, None), "whoever sees everything");
    }
}
