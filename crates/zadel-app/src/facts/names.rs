//! Names as numbers: the ledger says who by a number, and the dictionary says what the number is called.

use std::collections::BTreeMap;

use zadel_core::facts::StageMeaning;
use zadel_core::facts::deal::Reading;
use zadel_core::facts::ids::{ClientId, StageId};
use zadel_core::facts::seen::SeenClient;
use zadel_exchange::import::plain_tax_number;
use zadel_exchange::target_sheet::folded;
use zadel_store::deals::TrackRow;
use zadel_store::ledger::{ClientRow, NameRow};
use zadel_store::staff::EmployeeRow;
use zadel_store::{CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::people::certain;
use crate::facts::rows::numbered;

/// Longer names are cut: nobody reads on.
const MOST_CHARACTERS: usize = 200;

/// What something is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// Somebody who sells.
    Person,
    /// Where leads come from.
    Source,
    /// What is sold.
    Line,
    /// Why deals are lost.
    Reason,
    /// A stage of a CRM.
    Stage,
}

impl NameKind {
    /// The word in the database and on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Source => "source",
            Self::Line => "line",
            Self::Reason => "reason",
            Self::Stage => "stage",
        }
    }
}

/// All names of a company, and those that are new.
pub(super) struct Names {
    /// By kind, feed, pipeline, and the name as it is compared.
    ids: BTreeMap<NameKind, BTreeMap<(i64, String, String), u32>>,
    new: Vec<NameRow>,
    /// What names were compared as: folding a name takes longer than finding it.
    recent: BTreeMap<NameKind, BTreeMap<String, u32>>,
    stages: BTreeMap<StageId, (FeedId, StageMeaning)>,
    changed: Vec<(StageId, StageMeaning)>,
}

const KINDS: [NameKind; 5] = [NameKind::Person, NameKind::Source, NameKind::Line, NameKind::Reason, NameKind::Stage];

impl Names {
    pub(super) fn of(rows: Vec<NameRow>) -> Result<Self, Refused> {
        let mut names = Self {
            ids: KINDS.map(|kind| (kind, BTreeMap::new())).into(),
            new: Vec::new(),
            recent: KINDS.map(|kind| (kind, BTreeMap::new())).into(),
            stages: BTreeMap::new(),
            changed: Vec::new(),
        };
        for row in rows {
            let kind = KINDS.into_iter().find(|kind| kind.code() == row.kind).ok_or(Refused::Broken("names"))?;
            let id = u32::try_from(row.id).map_err(|_| Refused::Broken("names"))?;
            if let (NameKind::Stage, Some(stage)) = (kind, StageId::new(id)) {
                let meaning = row.meaning.as_deref().unwrap_or("open").parse().map_err(|_| Refused::Broken("names"))?;
                names.stages.insert(stage, (row.feed, meaning));
            }
            names.ids_of(kind).insert((row.feed.get(), row.pipeline, compared(&row.name)), id);
        }
        Ok(names)
    }

    fn ids_of(&mut self, kind: NameKind) -> &mut BTreeMap<(i64, String, String), u32> {
        self.ids.entry(kind).or_default()
    }

    /// The number of a name that every feed means alike; a new one if it is new.
    pub(super) fn id(&mut self, kind: NameKind, name: &str) -> u32 {
        if let Some(id) = self.recent.get(&kind).and_then(|recent| recent.get(name)) {
            return *id;
        }
        let id = self.find_or_add(kind, FeedId::new(0), "", name, None);
        self.recent.entry(kind).or_default().insert(name.to_owned(), id);
        id
    }

    /// The number of a feed's stage, with what it stands for from now on.
    pub(super) fn stage(&mut self, feed: FeedId, pipeline: &str, name: &str, meaning: StageMeaning) -> Option<StageId> {
        let id = StageId::new(self.find_or_add(NameKind::Stage, feed, pipeline, name, Some(meaning)))?;
        let before = self.stages.insert(id, (feed, meaning));
        if before.is_some_and(|(_, before)| before != meaning) {
            self.changed.push((id, meaning));
        }
        Some(id)
    }

    fn find_or_add(
        &mut self,
        kind: NameKind,
        feed: FeedId,
        pipeline: &str,
        name: &str,
        meaning: Option<StageMeaning>,
    ) -> u32 {
        let key = (feed.get(), pipeline.to_owned(), compared(name));
        let ids = self.ids_of(kind);
        if let Some(id) = ids.get(&key) {
            return *id;
        }
        let id = u32::try_from(ids.len()).unwrap_or(u32::MAX - 1) + 1;
        ids.insert(key, id);
        self.new.push(NameRow {
            kind: kind.code().to_owned(),
            id: i64::from(id),
            feed,
            pipeline: pipeline.to_owned(),
            name: shown(name),
            meaning: meaning.map(|meaning| meaning.code().to_owned()),
            employee: None,
            employee_name: None,
            member: None,
        });
        id
    }

    /// Stages whose meaning is another now: every deal of their feed must be computed again.
    pub(super) fn has_changed_meanings(&self) -> bool {
        !self.changed.is_empty()
    }

    /// How a feed's stages are to be read.
    pub(super) fn reading(&self, feed: FeedId) -> Reading {
        let own = self.stages.iter().filter(|(_, (of, _))| *of == feed);
        Reading::new(own.map(|(stage, (_, meaning))| (*stage, *meaning)).collect())
    }

    /// Ties new names of people to those employees whose they are without doubt; gives the names that were tied.
    pub(super) fn recognise(&mut self, employees: &[EmployeeRow]) -> Vec<NameRow> {
        let mut tied = Vec::new();
        for name in self.new.iter_mut().filter(|name| name.kind == NameKind::Person.code()) {
            name.employee = certain(&name.name, employees);
            if name.employee.is_some() {
                tied.push(name.clone());
            }
        }
        tied
    }

    pub(super) fn has_new_people(&self) -> bool {
        self.new.iter().any(|name| name.kind == NameKind::Person.code())
    }

    pub(super) async fn save(&mut self, tx: &mut Tx, company: CompanyId) -> Result<(), Refused> {
        zadel_store::ledger::add_names(tx, company, &std::mem::take(&mut self.new)).await?;
        for (stage, meaning) in std::mem::take(&mut self.changed) {
            zadel_store::ledger::set_meaning(tx, company, i64::from(stage.get()), meaning.code()).await?;
        }
        Ok(())
    }
}

/// Which of an employee's names stands for him: the first. Names of nobody stand for themselves.
pub(super) struct FirstNames(BTreeMap<i64, i64>);

impl FirstNames {
    pub(super) fn of(names: &[NameRow]) -> Self {
        let (mut first, mut others) = (BTreeMap::new(), BTreeMap::new());
        // They come by number.
        for name in names.iter().filter(|name| name.kind == NameKind::Person.code()) {
            let Some(employee) = name.employee else { continue };
            let first = *first.entry(employee).or_insert(name.id);
            if first != name.id {
                others.insert(name.id, first);
            }
        }
        Self(others)
    }

    /// Does this name stand for whoever it is?
    pub(super) fn is(&self, id: i64) -> bool {
        !self.0.contains_key(&id)
    }

    /// The first of the names of whoever has this one.
    pub(super) fn of_same(&self, id: i64) -> i64 {
        self.0.get(&id).copied().unwrap_or(id)
    }

    /// Says of a deal only by first names whose it is and was.
    pub(super) fn put(&self, row: &mut TrackRow) {
        let reached = &mut row.reached;
        let by = [
            &mut reached.lead_by,
            &mut reached.qualified_by,
            &mut reached.meeting_by,
            &mut reached.quote_by,
            &mut reached.contract_by,
            &mut reached.won_by,
        ];
        for person in by.into_iter().chain([&mut row.person_id, &mut row.created_by]) {
            if let Some(first) = person.and_then(|id| self.0.get(&id)) {
                *person = Some(*first);
            }
        }
    }
}

/// As it is compared: in small letters, with single spaces.
pub(super) fn compared(name: &str) -> String {
    small(&shown(name))
}

/// The number of a name that every feed means alike, if it is known.
pub(super) fn find_name(rows: &[NameRow], kind: NameKind, name: &str) -> Option<u32> {
    let name = compared(name);
    let row = rows.iter().find(|row| row.kind == kind.code() && compared(&row.name) == name)?;
    u32::try_from(row.id).ok()
}

/// In small letters, with ё as е: many write neither the one nor the other as they should.
pub(super) fn small(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == '\u{451}' { '\u{435}' } else { c }).collect()
}

/// As it is kept: with single spaces, and not endless.
fn shown(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.chars().take(MOST_CHARACTERS).collect()
}

/// All clients of a company, and those that are new.
pub(super) struct Clients {
    by_key: BTreeMap<String, u32>,
    names: BTreeMap<u32, String>,
    tax_numbers: BTreeMap<u32, String>,
    /// Without the zeros in front, which spreadsheets lose.
    by_tax_number: BTreeMap<String, u32>,
    /// Whoever has a name, whether his tax number is known or not.
    by_name: BTreeMap<String, Vec<u32>>,
    new: Vec<ClientRow>,
    /// Those who were known without a tax number, and have one now.
    numbered: BTreeMap<i64, String>,
}

impl Clients {
    pub(super) fn of(rows: Vec<ClientRow>) -> Result<Self, Refused> {
        let mut clients = Self {
            by_key: BTreeMap::new(),
            names: BTreeMap::new(),
            tax_numbers: BTreeMap::new(),
            by_tax_number: BTreeMap::new(),
            by_name: BTreeMap::new(),
            new: Vec::new(),
            numbered: BTreeMap::new(),
        };
        for row in rows {
            let id = u32::try_from(row.id).map_err(|_| Refused::Broken("clients"))?;
            clients.by_key.insert(row.key, id);
            clients.by_name.entry(folded(&row.name)).or_default().push(id);
            clients.names.insert(id, row.name);
            clients.add_tax_number(id, row.tax_number);
        }
        Ok(clients)
    }

    fn add_tax_number(&mut self, id: u32, number: Option<String>) {
        let Some(number) = number else { return };
        self.by_tax_number.entry(plain_tax_number(&number).to_owned()).or_insert(id);
        self.tax_numbers.insert(id, number);
    }

    /// The client's number; a new one if nobody knows the client. `None` for a client without a name.
    pub(super) fn id(&mut self, client: &SeenClient) -> Option<ClientId> {
        let key = match &client.tax_number {
            Some(number) => number.clone(),
            None => folded(&client.name),
        };
        if key.is_empty() {
            return None;
        }
        if let Some(id) = self.find(client) {
            self.learn_tax_number(id, client.tax_number.as_ref());
            return Some(id);
        }
        let id = u32::try_from(self.by_key.len()).unwrap_or(u32::MAX - 1) + 1;
        let name = shown(&client.name);
        self.new.push(ClientRow {
            id: i64::from(id),
            key: key.clone(),
            name: name.clone(),
            tax_number: client.tax_number.clone(),
        });
        self.by_key.insert(key, id);
        self.by_name.entry(folded(&name)).or_default().push(id);
        self.names.insert(id, name);
        self.add_tax_number(id, client.tax_number.clone());
        ClientId::new(id)
    }

    fn learn_tax_number(&mut self, id: ClientId, number: Option<&String>) {
        let Some(number) = number.filter(|_| !self.tax_numbers.contains_key(&id.get())) else { return };
        self.numbered.insert(i64::from(id.get()), number.clone());
        self.add_tax_number(id.get(), Some(number.clone()));
    }

    /// All of them with their names, by number.
    pub(super) fn named(&self) -> impl Iterator<Item = (u32, &str)> {
        self.names.iter().map(|(id, name)| (*id, name.as_str()))
    }

    pub(super) fn tax_number(&self, client: ClientId) -> Option<&str> {
        self.tax_numbers.get(&client.get()).map(String::as_str)
    }

    /// The client, if it is known: by the tax number; or by the name, where that is one client's only, and no other number is known of
    /// him. Files that have numbers and files that have none tell of the same clients.
    pub(super) fn find(&self, client: &SeenClient) -> Option<ClientId> {
        let folded = folded(&client.name);
        // Without a name somebody is nobody's namesake.
        let name = || self.by_name.get(&folded).filter(|_| !folded.is_empty()).map_or(&[][..], Vec::as_slice);
        let id = match &client.tax_number {
            Some(number) => {
                self.by_tax_number.get(plain_tax_number(number)).or_else(|| self.by_key.get(number)).or_else(|| {
                    let nameless: Vec<&u32> = name().iter().filter(|id| !self.tax_numbers.contains_key(id)).collect();
                    if let [only] = nameless[..] { Some(only) } else { None }
                })
            }
            None => self.by_key.get(&folded).or(if let [only] = name() { Some(only) } else { None }),
        };
        id.copied().and_then(ClientId::new)
    }

    pub(super) fn name(&self, client: ClientId) -> &str {
        self.names.get(&client.get()).map_or("", String::as_str)
    }

    pub(super) async fn save(&mut self, tx: &mut Tx, company: CompanyId) -> Result<(), Refused> {
        let mut new = std::mem::take(&mut self.new);
        let mut numbered = std::mem::take(&mut self.numbered);
        // Who is new himself is written with his number.
        for row in &mut new {
            if let Some(number) = numbered.remove(&row.id) {
                row.tax_number = Some(number);
            }
        }
        zadel_store::ledger::add_clients(tx, company, &new).await?;
        Ok(zadel_store::ledger::number_clients(tx, company, &numbered).await?)
    }
}

/// The client of a stored number.
pub(super) fn client_of(id: i64) -> Result<Option<ClientId>, Refused> {
    numbered(Some(id), ClientId::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, number: Option<&str>) -> SeenClient {
        SeenClient { name: name.into(), tax_number: number.map(Into::into) }
    }

    #[test]
    fn files_with_and_without_tax_numbers_tell_of_the_same_clients() {
        let mut clients = Clients::of(Vec::new()).expect("nobody");
        let store = clients.id(&seen("ООО \"Склад\"", None));
        assert_eq!(clients.id(&seen("Склад ООО", Some("7701234567"))), store, "he has a number now");
        assert_eq!(clients.id(&seen("ООО Склад", None)), store);
        // Of two with one name nobody can tell without a number.
        let other = clients.id(&seen("ООО Склад", Some("7809876543")));
        assert_ne!(other, store);
        assert_eq!(clients.id(&seen("ООО Склад", Some("7701234567"))), store);
        let light = clients.id(&seen("ООО Свет", Some("5001112233")));
        assert_eq!(clients.id(&seen("ООО Свет", None)), light, "one of that name is known");
        // Who has a number only is nobody's namesake.
        clients.id(&seen("", Some("6601112233"))).expect("a number is enough");
        assert_eq!(clients.find(&seen("", None)), None);
    }
}
