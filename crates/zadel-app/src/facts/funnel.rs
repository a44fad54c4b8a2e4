//! What the facts say of the funnel: how many pass from stage to stage, what a sale brings, why deals are lost.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::cohort::{
    Dimension, Funnel, FunnelQuestion, Horizon, Leg, Question, Slice, StageConversion, breakdown, funnel,
};
use zadel_core::facts::ids::{LineId, PersonId, SourceId};
use zadel_core::facts::sales::{Sales, sales};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::{Filter, Which, Window};
use zadel_core::facts::{Nature, Outcome};
use zadel_store::Scope;
use zadel_store::deals::LastFact;

use crate::facts::first_response::{Answers, ByOwner, FirstResponse};
use crate::facts::rows::numbered;
use crate::facts::told::{Told, read_told};
use crate::facts::whose::{People, scope};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Which part of the facts.
#[derive(Clone, Copy, Debug, Default)]
pub struct FunnelOf {
    /// The first day on which a stage was entered; none: a year before the last.
    pub from: Option<Date>,
    /// The last day; none: as far as the facts reach.
    pub to: Option<Date>,
    /// Whose.
    pub person: Option<i64>,
    /// From which source.
    pub source: Option<i64>,
    /// Of which line.
    pub line: Option<i64>,
    /// Of first deals or of later ones.
    pub nature: Option<Nature>,
}

/// What the facts say.
#[derive(Debug)]
pub struct FunnelAnswer {
    /// The days that were looked at, both included.
    pub days: (Date, Date),
    /// Stage by stage, and from end to end.
    pub funnel: Funnel,
    /// What was won and lost within the days.
    pub sales: Sales,
    /// From end to end by person, source and line.
    pub by: Vec<Parts>,
    /// Why deals were lost within the days, the most frequent first; no name of those of which nobody says it.
    pub reasons: Vec<(Named, u32)>,
    /// How soon the leads that came within the days were answered; none if nothing tells it.
    pub response: Option<ResponseAnswer>,
    /// How far the facts reach.
    pub last: LastFact,
}

/// How soon leads were answered, of everybody and by owner.
#[derive(Debug)]
pub struct ResponseAnswer {
    /// Of everybody.
    pub total: FirstResponse,
    /// Of each owner whose numbers whoever asks may see.
    pub by_person: Vec<(Named, FirstResponse)>,
}

/// The conversion from end to end in parts.
#[derive(Debug)]
pub struct Parts {
    /// By what.
    pub dimension: Dimension,
    /// What it is a part of, and the counts.
    pub parts: Vec<(Named, StageConversion)>,
}

/// A person, a source, a line or a reason; 0 and no name where nobody says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The name.
    pub name: Option<String>,
    /// The number, by which it can be asked for.
    pub id: i64,
}

/// The funnel of a company; none, if it has no facts. Whoever sees only his own rows sees the company's numbers, and by person his own.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_funnel(app: &App, who: &Who, of: FunnelOf) -> Result<Option<FunnelAnswer>, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(rows) = read_told(app, who.company).await? else { return Ok(None) };
    let scope = scope(who);
    let answers = Answers::read(app, who, &rows, rows.days(of.from, of.to)).await?;
    // A hundred thousand deals keep a processor busy for a while.
    app.files.take("funnel", move || answer(&rows.understood()?, &answers, of, scope)).await?.map(Some)
}

fn answer(told: &Told, answers: &Answers, of: FunnelOf, scope: Scope) -> Result<FunnelAnswer, Refused> {
    let people = People::among(scope, &told.names);
    // The company's numbers are everybody's, somebody's are his own.
    if of.person.is_some_and(|person| !people.has_number(person)) {
        return Err(Refused::Forbidden);
    }
    let of = FunnelOf { person: of.person.map(|id| told.first_names.of_same(id)), ..of };
    let days = told.days(of.from, of.to);
    let (window, filter) = (told.window(days), filter_of(&of)?);
    let question = FunnelQuestion { stages: told.stages(), window, as_of: told.as_of, filter };
    let funnel = funnel(&told.tracks, &question);
    let by = funnel.end_to_end.map_or_else(Vec::new, |(leg, _)| slices(told, leg, &question, &people));
    Ok(FunnelAnswer {
        days,
        funnel,
        sales: sales(&told.tracks, window, &filter),
        by,
        reasons: reasons(told, window, &filter),
        response: answers.of(told, window, &filter)?.map(|answered| response(told, answered, &people)),
        last: told.last,
    })
}

fn filter_of(of: &FunnelOf) -> Result<Filter, Refused> {
    fn only<T>(id: Option<i64>, new: impl Fn(u32) -> Option<T>) -> Result<Which<Option<T>>, Refused> {
        // The number 0 asks for those of whom nobody says it.
        Ok(match id {
            None => Which::All,
            Some(0) => Which::Only(None),
            Some(id) => Which::Only(numbered(Some(id), new)?),
        })
    }
    Ok(Filter {
        person: only(of.person, PersonId::new)?,
        source: only(of.source, SourceId::new)?,
        line: only(of.line, LineId::new)?,
        nature: of.nature.map_or(Which::All, Which::Only),
    })
}

fn slices(told: &Told, leg: Leg, question: &FunnelQuestion, people: &People) -> Vec<Parts> {
    let FunnelQuestion { window, as_of, filter, .. } = *question;
    let asked = Question { leg, window, as_of, filter, horizon: Horizon::Measured };
    let names: BTreeMap<(&str, i64), &str> =
        told.names.iter().map(|name| ((name.kind.as_str(), name.id), name.called())).collect();
    let name = |slice: Slice| {
        let (kind, id) = match slice {
            Slice::Person(id) => ("person", id.map(PersonId::get)),
            Slice::Source(id) => ("source", id.map(SourceId::get)),
            Slice::Line(id) => ("line", id.map(LineId::get)),
            Slice::Nature(_) => ("", None),
        };
        let id = id.map_or(0, i64::from);
        Named { name: names.get(&(kind, id)).map(|name| (*name).to_owned()), id }
    };
    let of = |dimension| {
        let slices = breakdown(&told.tracks, &asked, dimension).slices.into_iter();
        let seen =
            slices.filter(|(slice, _)| if let Slice::Person(person) = slice { people.has(*person) } else { true });
        Parts { dimension, parts: seen.map(|(slice, counts)| (name(slice), counts)).collect() }
    };
    [Dimension::Person, Dimension::Source, Dimension::Line].map(of).into()
}

fn response(told: &Told, answered: ByOwner, people: &People) -> ResponseAnswer {
    let person = |id: i64| u32::try_from(id).ok().and_then(PersonId::new);
    let seen = answered.owners.into_iter().filter(|(id, _)| people.has(person(*id)));
    let named = |(id, of)| (Named { name: name_of(told, "person", id), id }, of);
    ResponseAnswer { total: answered.total, by_person: seen.map(named).collect() }
}

fn name_of(told: &Told, kind: &str, id: i64) -> Option<String> {
    told.names.iter().find(|name| name.kind == kind && name.id == id).map(|name| name.called().to_owned())
}

fn reasons(told: &Told, window: Window, filter: &Filter) -> Vec<(Named, u32)> {
    let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
    for (row, track) in told.rows.iter().zip(&told.tracks) {
        let is_lost = (track.kind(), track.outcome()) == (DealKind::Deal, Outcome::Lost)
            && track.closed().is_some_and(|at| window.contains(at));
        if is_lost && filter.takes_as_it_stands(track) {
            *counts.entry(row.reason_id.unwrap_or(0)).or_default() += 1;
        }
    }
    let named = counts.into_iter().map(|(id, n)| (Named { name: name_of(told, "reason", id), id }, n));
    let mut reasons: Vec<(Named, u32)> = named.collect();
    reasons.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    reasons
}
