//! The line of headers, and what the rows below it are.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use super::{Profile, Sureness, TakenFor};
use crate::import::dictionary::{field_of, is_of_product, is_personal, profile_of, stage_dated};
use crate::import::reader::text_of;
use crate::import::value::{Reading, read_moment};
use crate::import::{Field, MOST_LINES_ABOVE, RowsOf, STATEMENT_MARK, plain_name};
use crate::table::{Cell, Row, TableError, Tables};

/// The headers of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) sheet: usize,
    /// 0 if there are none.
    pub(super) line: u64,
    pub(super) headers: Vec<String>,
    pub(super) profile: Profile,
    /// What the rows are, if that is known.
    pub(super) of: Option<RowsOf>,
    /// Beside each header.
    pub(super) taken: Vec<(TakenFor, Sureness)>,
    /// Other columns that could have been taken for the same.
    pub(super) equal: BTreeMap<Field, Vec<usize>>,
    score: usize,
}

/// The best line of every sheet.
pub(super) fn heads<R: Read + Seek>(tables: &mut Tables<R>) -> Result<Vec<Head>, TableError> {
    let mut heads = Vec::new();
    for sheet in 0..tables.sheets().len() {
        let mut rows = tables.rows(sheet)?;
        let mut best: Option<Head> = None;
        let mut first: Option<Head> = None;
        for _ in 0..MOST_LINES_ABOVE {
            let Some(row) = rows.next_row()? else { break };
            if row.is_blank() {
                continue;
            }
            let head = of_row(sheet, row);
            if first.is_none() {
                first = Some(Head { line: if looks_like_values(row) { 0 } else { row.line }, ..head.clone() });
            }
            if head.profile == Profile::Statement || best.as_ref().is_none_or(|best| best.score < head.score) {
                best = Some(head);
            }
        }
        heads.extend(best.filter(|best| 0 < best.score).or(first));
    }
    Ok(heads)
}

/// The best of the sheets, and the numbers of the others that hold the same kind of rows.
pub(super) fn best(heads: &[Head]) -> (Head, Vec<usize>) {
    let best = heads.iter().rev().max_by_key(|head| head.score).cloned();
    let best = best.unwrap_or_else(|| Head::new(0, 0, Vec::new()));
    let is_other = |head: &&Head| head.sheet != best.sheet && head.of.is_some() && head.of == best.of;
    let others = heads.iter().filter(is_other).map(|head| head.sheet).collect();
    (best, others)
}

impl Head {
    fn new(sheet: usize, line: u64, headers: Vec<String>) -> Self {
        let taken = vec![(TakenFor::Nothing, Sureness::Unknown); headers.len()];
        Self { sheet, line, headers, profile: Profile::Unknown, of: None, taken, equal: BTreeMap::new(), score: 0 }
    }

    /// The column that was taken for a field.
    pub(super) fn place_of(&self, field: Field) -> Option<usize> {
        self.taken.iter().position(|(taken, _)| *taken == TakenFor::Field(field))
    }

    /// Takes a column for something else, after a look at what stands in it.
    pub(super) fn take(&mut self, place: usize, field: Field) {
        self.taken[place] = (TakenFor::Field(field), Sureness::Likely);
    }
}

/// A row as headers of whatever its cells fit best.
fn of_row(sheet: usize, row: Row<'_>) -> Head {
    let headers: Vec<String> = (0..row.len()).map(|place| text_of(row.cell(place)).trim().to_owned()).collect();
    let mut head = Head::new(sheet, row.line, headers);
    if head.headers.first().is_some_and(|first| first.starts_with(STATEMENT_MARK)) {
        return Head { profile: Profile::Statement, of: Some(RowsOf::Statement), score: usize::MAX, ..head };
    }
    let plain: Vec<String> = head.headers.iter().map(|header| plain_name(header)).collect();
    if let Some((code, of)) = profile_of(&plain) {
        head.profile = Profile::OF_CRM.iter().find(|(own, _)| *own == code).map_or(Profile::Unknown, |(_, own)| *own);
        fill(&mut head, &plain, of);
        head.score += 1_000;
        return head;
    }
    let best = RowsOf::TABLES.into_iter().rev().max_by_key(|of| score(&plain, *of));
    if let Some(of) = best.filter(|of| 0 < score(&plain, *of)) {
        head.profile = Profile::Table(of);
        fill(&mut head, &plain, of);
    }
    head
}

/// How many fields of such rows the headers have; 0 if they are too few to tell.
fn score(plain: &[String], of: RowsOf) -> usize {
    let mut fields: Vec<(Field, usize)> = plain.iter().filter_map(|header| field_of(of, header)).collect();
    // A surer name first.
    fields.sort_unstable();
    fields.dedup_by_key(|(field, _)| *field);
    let has = |field: &Field| fields.iter().any(|(own, _)| own == field);
    let telling: &[Field] = match of {
        RowsOf::Deals | RowsOf::Leads => &[Field::Stage, Field::Group, Field::Created],
        RowsOf::Events => &[Field::Kind],
        RowsOf::Payments => &[Field::Purpose, Field::Amount],
        RowsOf::Invoices | RowsOf::Spend => &[Field::Amount],
        RowsOf::Actions => &[Field::Person, Field::Action],
        RowsOf::Statement => &[],
    };
    // An id can be made, and a lead's rows are only known by their profile.
    let needed = of.required().iter().filter(|field| !matches!(field, Field::Id));
    let is_enough = needed.clone().all(has) && telling.iter().any(has) && of != RowsOf::Leads;
    let own = fields.iter().filter(|(_, rank)| *rank == 0).count();
    if is_enough && 2 <= fields.len() { 4 * fields.len() + own } else { 0 }
}

/// What each column is taken for: for every field the column with its surest name, of equals the first.
fn fill(head: &mut Head, plain: &[String], of: RowsOf) {
    head.of = Some(of);
    head.score = score(plain, of);
    let is_known = !matches!(head.profile, Profile::Table(_));
    let mut best: BTreeMap<Field, (usize, usize)> = BTreeMap::new();
    for (place, header) in plain.iter().enumerate() {
        let found = field_of(of, header);
        head.taken[place] = if let Some(stage) = stage_dated(header).filter(|_| found.is_none() && is_of_deals(of)) {
            (TakenFor::DateOf(stage), Sureness::Likely)
        } else if is_of_product(header) && is_of_deals(of) {
            (TakenFor::Product, Sureness::Sure)
        } else if found.is_none() && is_personal(header) {
            (TakenFor::Personal, Sureness::Sure)
        } else {
            (TakenFor::Nothing, Sureness::Unknown)
        };
        let Some((field, rank)) = found.filter(|_| head.taken[place].0 == TakenFor::Nothing) else { continue };
        match best.get(&field) {
            Some((other_rank, other)) if *other_rank == rank => {
                head.equal.entry(field).or_insert_with(|| vec![*other]).push(place);
            }
            Some((other_rank, _)) if *other_rank < rank => {}
            _ => drop(best.insert(field, (rank, place))),
        }
    }
    for (field, (rank, place)) in best {
        let sureness = if is_known || rank < 2 { Sureness::Sure } else { Sureness::Likely };
        head.taken[place] = (TakenFor::Field(field), sureness);
        head.equal.entry(field).and_modify(|equal| equal.retain(|other| plain[*other] == plain[place]));
    }
    head.equal.retain(|_, places| 1 < places.len());
}

fn is_of_deals(of: RowsOf) -> bool {
    matches!(of, RowsOf::Deals | RowsOf::Leads)
}

/// Is a row rather one of values than of headers?
fn looks_like_values(row: Row<'_>) -> bool {
    let is_value = |cell| match cell {
        Cell::Number(_) | Cell::Percent(_) | Cell::Moment(_) | Cell::Truth(_) => true,
        Cell::Text(text) => {
            let is_digit = |byte: u8| byte.is_ascii_digit();
            let is_number = text.bytes().any(is_digit)
                && text.trim().bytes().all(|byte| is_digit(byte) || matches!(byte, b'.' | b',' | b' '));
            is_number || read_moment(text, Reading::default()).is_ok()
        }
        Cell::Empty | Cell::Fault(_) => false,
    };
    (0..row.len()).any(|place| is_value(row.cell(place)))
}
