//! Bringing in a sheet of targets: what it says, beside what the plan says.

use std::collections::BTreeMap;

use zadel_core::calendar::Month;
use zadel_core::money::{Currency, Money};
use zadel_exchange::plan_file::{Months, PlanFile};
use zadel_exchange::target_sheet::{
    CellFault, Fault, ReadFor, RowKind, SheetError, TargetRow, TargetSheet, folded, read,
};
use zadel_store::PlanId;

use crate::plans::read_plan;
use crate::rights::Right;
use crate::step2_decomposition::{Edit, MOST_EDITS};
use crate::{App, Refused, Who};

/// Twice the people of the largest plan. Each is looked for among all of them.
const MOST_ROWS: usize = 2_400;

/// A sheet of targets as it would come into a plan. Nothing is saved.
#[derive(Debug)]
pub struct ReadTargetSheet {
    /// What was understood of it.
    pub sheet: TargetSheet,
    /// The version of the plan that it was compared with.
    pub version: i64,
    /// Which of the sheet's months touch the plan's period, in the order of its columns.
    pub in_period: Vec<bool>,
    /// One for each row of the sheet.
    pub rows: Vec<MatchedRow>,
}

/// A row of the sheet beside the plan.
#[derive(Debug)]
pub struct MatchedRow {
    /// Whom it is about.
    pub matched: Matched,
    /// What stands in the plan now, by month.
    pub before: Vec<Option<Money>>,
    /// What brings the row in: a sum a month of somebody whom the plan has; the item, of somebody whom it does not have.
    pub edits: Vec<Edit>,
    /// Does it look like what the plan should have? Not a team that is not there, and not a total that is called like a person.
    pub is_suggested: bool,
    /// A target that would go, because then every month of the period is set.
    pub target_gone: Option<Money>,
}

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// A team of the plan, by its name there.
    Team(String),
    /// Somebody of the plan, by the name there.
    Rep(String),
    /// The plan has no such team.
    NewTeam,
    /// The plan has nobody of that name.
    NewRep,
    /// The plan has several who could be meant.
    Several(Vec<String>),
}

/// Reads a file for a plan and finds its people there.
///
/// # Errors
/// [`Refused::Sheet`] says what the file is instead; [`Refused::Plan`] for a plan that cannot be read; [`Refused::Forbidden`],
/// [`Refused::NotFound`]; [`Refused::Store`], also where too many files are read at once.
pub async fn read_target_sheet(
    app: &App,
    who: &Who,
    plan: PlanId,
    bytes: Vec<u8>,
    sheet: Option<String>,
) -> Result<ReadTargetSheet, Refused> {
    who.may(Right::EditPlans)?;
    let stored = read_plan(app, who, plan).await?;
    let file = stored.document.plan_on(app.today()).map_err(|problem| Refused::Plan { problem, position: None })?;
    let (currency, period) = (file.currency, file.plan.goal().period);
    // A large workbook takes a while, and so do many names; others are answered meanwhile.
    let work = move || {
        let mut sheet = read(&bytes, ReadFor { currency, period, sheet: sheet.as_deref() })?;
        if MOST_ROWS < sheet.rows.len() {
            return Err(SheetError::TooLarge);
        }
        let rows = matched_rows(&mut sheet, &file);
        Ok((sheet, rows))
    };
    let (sheet, rows) = app.files.take("target_sheet", work).await?.map_err(Refused::Sheet)?;
    let n_edits: usize = rows.iter().map(|row| row.edits.len()).sum();
    if MOST_EDITS < n_edits {
        return Err(Refused::Sheet(SheetError::TooLarge));
    }
    let in_period = sheet.months.iter().map(|month| month.month.days().common(period).is_some()).collect();
    Ok(ReadTargetSheet { version: stored.row.brief.version, in_period, rows, sheet })
}

/// The rows beside the plan.
fn matched_rows(sheet: &mut TargetSheet, file: &PlanFile) -> Vec<MatchedRow> {
    let matches = without_doubles(sheet, file);
    sheet.rows.iter().zip(matches).map(|(row, matched)| matched_row(row, matched, sheet, file)).collect()
}

/// Whom each row is about; a second one about the same person or team becomes a fault of the sheet.
fn without_doubles(sheet: &mut TargetSheet, file: &PlanFile) -> Vec<Matched> {
    let mut taken: BTreeMap<Matched, usize> = BTreeMap::new();
    let mut matches = Vec::new();
    for row in std::mem::take(&mut sheet.rows) {
        let matched = matched(&row, file);
        if let Some(earlier) = taken.get(&matched) {
            let why = Fault::Twice { row: *earlier };
            sheet.faults.push(CellFault { row: row.row, column: sheet.name_column, value: row.name, why });
            continue;
        }
        if matches!(matched, Matched::Team(_) | Matched::Rep(_)) {
            taken.insert(matched.clone(), row.row);
        }
        sheet.rows.push(row);
        matches.push(matched);
    }
    sheet.faults.sort_by_key(|fault| (fault.row, fault.column));
    matches
}

fn matched_row(row: &TargetRow, matched: Matched, sheet: &TargetSheet, file: &PlanFile) -> MatchedRow {
    let none = || vec![None; sheet.months.len()];
    let (teams, reps) = (&file.supply.teams, &file.supply.reps);
    let is_suggested = match &matched {
        Matched::Team(_) | Matched::Rep(_) => true,
        Matched::NewRep => row.adds_up.is_none(),
        Matched::NewTeam | Matched::Several(_) => false,
    };
    let found = match &matched {
        Matched::Team(name) => teams
            .iter()
            .position(|team| team.name == *name)
            .map(|i| (format!("team[{i}]"), &teams[i].months, teams[i].target)),
        Matched::Rep(name) => reps
            .iter()
            .position(|rep| rep.name == *name)
            .map(|i| (format!("rep[{i}]"), &reps[i].months, reps[i].target)),
        Matched::Several(_) => {
            return MatchedRow { matched, before: none(), edits: Vec::new(), is_suggested, target_gone: None };
        }
        Matched::NewTeam | Matched::NewRep => None,
    };
    let Some((path, months, target)) = found else {
        let edits = vec![new_item(row, sheet, file, matched == Matched::NewTeam)];
        return MatchedRow { matched, before: none(), edits, is_suggested, target_gone: None };
    };
    let before: Vec<Option<Money>> = sheet.months.iter().map(|month| months.get(&month.month).copied()).collect();
    let edits = edits_of(row, sheet, &path, &before, file.currency);
    let target_gone = target.filter(|_| would_be_all(row, sheet, file, months));
    MatchedRow { matched, before, edits, is_suggested, target_gone }
}

/// Where the plan has it. A team is a team only if it calls itself so or the plan does.
fn matched(row: &TargetRow, file: &PlanFile) -> Matched {
    let (teams, reps) = (&file.supply.teams, &file.supply.reps);
    let asked = folded(&row.name);
    let exact_rep = reps.iter().find(|rep| rep.name == row.name);
    let exact_team = teams.iter().find(|team| team.name == row.name);
    if let Some(rep) = exact_rep.filter(|_| row.kind == RowKind::Person || exact_team.is_none()) {
        return Matched::Rep(rep.name.clone());
    }
    if let Some(team) = exact_team {
        return Matched::Team(team.name.clone());
    }
    // "Отдел Север" is the team "Север".
    let is_team = |name: &str| {
        let name = folded(name);
        name == asked || (row.kind == RowKind::Team && without_kind(&row.name) == name)
    };
    let like_teams: Vec<&str> = teams.iter().map(|team| team.name.as_str()).filter(|name| is_team(name)).collect();
    let like_reps: Vec<&str> = reps.iter().map(|rep| rep.name.as_str()).filter(|name| folded(name) == asked).collect();
    match (like_reps.as_slice(), like_teams.as_slice(), row.kind) {
        ([rep], [], _) => Matched::Rep((*rep).to_owned()),
        ([], [team], _) => Matched::Team((*team).to_owned()),
        ([], [], RowKind::Team) => Matched::NewTeam,
        ([], [], RowKind::Person) => Matched::NewRep,
        (reps, teams, _) => Matched::Several(reps.iter().chain(teams).map(|name| (*name).to_owned()).collect()),
    }
}

/// The name without the word in front that says it is a team.
fn without_kind(name: &str) -> String {
    let name = name.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    folded(name.trim_matches(['«', '»', '"', ' ']))
}

fn edits_of(
    row: &TargetRow,
    sheet: &TargetSheet,
    path: &str,
    before: &[Option<Money>],
    currency: Currency,
) -> Vec<Edit> {
    let sums = sheet.months.iter().zip(&row.sums).zip(before);
    let changed =
        sums.filter_map(|((month, sum), before)| Some((month.month, sum.filter(|sum| Some(*sum) != *before)?)));
    let edit = |(month, sum): (Month, Money)| Edit {
        path: format!("{path}.months.{month}"),
        typed: Some(currency.written(sum)),
    };
    changed.map(edit).collect()
}

/// Somebody new, behind all others. All of them name the same place: sent from the last to the first, they stand as in the sheet.
fn new_item(row: &TargetRow, sheet: &TargetSheet, file: &PlanFile, is_team: bool) -> Edit {
    let sums = sheet.months.iter().zip(&row.sums).filter_map(|(month, sum)| Some((month.month, (*sum)?)));
    let months: serde_json::Map<String, serde_json::Value> =
        sums.map(|(month, sum)| (month.to_string(), file.currency.written(sum).into())).collect();
    let mut item = serde_json::json!({ "name": row.name, "months": months });
    let asked = row.team.as_deref().map(folded);
    let team = file.supply.teams.iter().find(|team| Some(folded(&team.name)) == asked);
    if let Some(team) = team.filter(|_| !is_team) {
        item["team"] = team.name.as_str().into();
    }
    let path =
        if is_team { format!("team[{}]", file.supply.teams.len()) } else { format!("rep[{}]", file.supply.reps.len()) };
    Edit { path, typed: Some(item.to_string()) }
}

/// With the sheet's sums, is every month of the period set?
fn would_be_all(row: &TargetRow, sheet: &TargetSheet, file: &PlanFile, months: &Months) -> bool {
    let comes =
        |month: Month| sheet.months.iter().zip(&row.sums).any(|(column, sum)| column.month == month && sum.is_some());
    file.plan.goal().period.months().all(|month| months.contains_key(&month) || comes(month))
}
