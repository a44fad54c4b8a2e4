//! A grid as a sheet of targets: the row of months, the column of names, and what stands where they meet.

use std::collections::{BTreeMap, BTreeSet};

use zadel_core::calendar::Month;
use zadel_core::money::Money;

use super::grid::{Cell, Grid};
use super::header::{Head, head_of, unit_in, with_years, words_of, year_in};
use super::sums::{Sum, sum_of};
use super::vocabulary::{NAMES, TEAMS, TOTALS};
use super::{
    CellFault, ColumnLeftOut, Fault, LeftOutColumn, LeftOutRow, MonthColumn, ReadFor, RowKind, RowLeftOut, SheetError,
    TargetRow, TargetSheet,
};
use crate::name::read_name;

/// Twenty years, twice as long as a plan.
const MOST_MONTHS: usize = 240;

pub(super) fn recognise(grid: &Grid, read_for: ReadFor<'_>) -> Result<TargetSheet, SheetError> {
    let header_row = header_row(grid)?;
    let header = Header::of(grid, header_row, read_for);
    if MOST_MONTHS < header.months.len() {
        return Err(SheetError::TooLarge);
    }
    let people = Columns::of(grid, header_row, &header)?;
    let mut sheet = TargetSheet {
        sheet: None,
        sheets: Vec::new(),
        header_row,
        name_column: people.name,
        year_is_guessed: header.year_is_guessed,
        left_out_columns: left_out_columns(grid, header_row, &header, &people),
        months: header.months,
        rows: Vec::new(),
        left_out_rows: Vec::new(),
        faults: Vec::new(),
    };
    let mut seen = BTreeMap::new();
    for row in header_row + 1..grid.n_rows() {
        read_row(&mut sheet, &mut seen, grid, row, &people, read_for);
    }
    mark_sums(&mut sheet.rows);
    Ok(sheet)
}

/// The row with the most months, the first of equals; titles may stand above it.
fn header_row(grid: &Grid) -> Result<usize, SheetError> {
    const LOOKED_AT: usize = 100;
    let rows = 0..grid.n_rows().min(LOOKED_AT);
    let n_of = |row: usize, kind: fn(&Head) -> bool| grid.row(row).iter().map(head_of).filter(kind).count();
    let n_months = |row: usize| n_of(row, |head| matches!(head, Head::Month(..)));
    let best = rows.clone().rev().max_by_key(|row| n_months(*row)).filter(|row| 0 < n_months(*row));
    best.ok_or_else(|| {
        let has_quarters = rows.clone().any(|row| 0 < n_of(row, |head| matches!(head, Head::Quarter)));
        if has_quarters { SheetError::OnlyQuarters } else { SheetError::NoMonths }
    })
}

struct Header {
    months: Vec<MonthColumn>,
    /// Of months that stand further to the left already.
    twice: BTreeSet<usize>,
    year_is_guessed: bool,
}

impl Header {
    fn of(grid: &Grid, row: usize, read_for: ReadFor<'_>) -> Self {
        let cells = grid.row(row);
        let mut heads = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            if let Head::Month(number, year) = head_of(cell) {
                heads.push((column, number, year.or_else(|| year_above(grid, row, column))));
            }
        }
        let said_above = (0..row).rev().flat_map(|row| grid.row(row)).find_map(year_in);
        let year_is_guessed = said_above.is_none() && heads.first().is_some_and(|(.., year)| year.is_none());
        let numbers: Vec<(i8, Option<i16>)> = heads.iter().map(|(_, number, year)| (*number, *year)).collect();
        let period = read_for.period;
        let inside = |month: Month| month.days().common(period).is_some();
        let years = period.from().year().saturating_sub(1)..=period.to().year();
        let dated = with_years(&numbers, said_above, inside, years);
        // What the whole sheet counts in stands above it, or over the names.
        let above = (0..row).flat_map(|row| grid.row(row)).chain(cells.iter().filter(|cell| !is_month(cell)));
        let of_sheet = above.filter_map(Cell::text).find_map(unit_in).unwrap_or(1);
        let (mut months, mut twice) = (Vec::<MonthColumn>::new(), BTreeSet::new());
        for ((column, ..), month) in heads.into_iter().zip(dated) {
            if months.iter().any(|earlier| earlier.month == month) {
                twice.insert(column);
                continue;
            }
            let header = cells[column].shown();
            let unit = unit_in(&header).unwrap_or(of_sheet);
            months.push(MonthColumn { column, header, month, unit });
        }
        Self { months, twice, year_is_guessed }
    }

    fn has(&self, column: usize) -> bool {
        self.months.iter().any(|month| month.column == column)
    }
}

fn is_month(cell: &Cell) -> bool {
    matches!(head_of(cell), Head::Month(..))
}

/// A year that stands alone in the row above, over this column or merged over columns from further left.
fn year_above(grid: &Grid, row: usize, column: usize) -> Option<i16> {
    let above = grid.row(row.checked_sub(1)?);
    let cell = above.get(..=column).unwrap_or(above).iter().rev().find(|cell| **cell != Cell::Empty)?;
    year_in(cell).filter(|_| words_of(&cell.shown()).len() <= 2)
}

/// Where names stand, and the teams beside them.
struct Columns {
    name: usize,
    team: Option<usize>,
}

impl Columns {
    fn of(grid: &Grid, header_row: usize, header: &Header) -> Result<Self, SheetError> {
        let first = header.months.first().map_or(0, |month| month.column);
        let n_columns = (header_row..grid.n_rows()).map(|row| grid.row(row).len()).max().unwrap_or(0);
        let names_in = |column: usize| -> usize {
            let texts = (header_row + 1..grid.n_rows()).filter_map(|row| grid.at(row, column).text());
            let names = texts.filter(|text| text.chars().any(char::is_alphabetic));
            names.collect::<BTreeSet<_>>().len()
        };
        let says = |column: usize, known: &[&str]| {
            words_of(&grid.at(header_row, column).shown()).iter().any(|word| known.contains(&word.as_str()))
        };
        let candidates: Vec<usize> =
            (0..n_columns).filter(|column| !header.has(*column) && 0 < names_in(*column)).collect();
        let team = candidates.iter().copied().find(|column| says(*column, &TEAMS));
        let named = candidates.iter().copied().find(|column| says(*column, &NAMES));
        // Nobody named it: the column before the months with the most different names, of equals the nearest.
        let before = candidates.iter().copied().filter(|column| *column < first && Some(*column) != team);
        let name = named.or_else(|| before.max_by_key(|column| names_in(*column))).or(team);
        let name = name.ok_or(SheetError::NoNames)?;
        Ok(Self { name, team: team.filter(|team| *team != name) })
    }
}

fn left_out_columns(grid: &Grid, header_row: usize, header: &Header, people: &Columns) -> Vec<LeftOutColumn> {
    let cells = grid.row(header_row).iter().enumerate();
    let others = cells.filter(|(column, cell)| {
        **cell != Cell::Empty && !header.has(*column) && *column != people.name && Some(*column) != people.team
    });
    let left_out = |(column, cell): (usize, &Cell)| {
        let why = match head_of(cell) {
            _ if header.twice.contains(&column) => ColumnLeftOut::Twice,
            Head::Quarter => ColumnLeftOut::Quarter,
            Head::Total => ColumnLeftOut::Total,
            Head::Month(..) | Head::Other => ColumnLeftOut::Other,
        };
        LeftOutColumn { column, header: cell.shown(), why }
    };
    others.map(left_out).collect()
}

fn read_row(
    sheet: &mut TargetSheet,
    seen: &mut BTreeMap<String, usize>,
    grid: &Grid,
    row: usize,
    people: &Columns,
    read_for: ReadFor<'_>,
) {
    let cells: Vec<&Cell> = sheet.months.iter().map(|month| grid.at(row, month.column)).collect();
    let name_cell = grid.at(row, people.name);
    let has_sums = cells.iter().any(|cell| **cell != Cell::Empty);
    if *name_cell == Cell::Empty && !has_sums {
        return;
    }
    let mut at_name = |why| {
        sheet.faults.push(CellFault { row, column: people.name, value: name_cell.shown(), why });
    };
    if *name_cell == Cell::Empty {
        // Teams stand in a column of their own: a row with a team and no name is the team's.
        return match people.team.and_then(|team| grid.at(row, team).text()) {
            Some(team) if is_total(team) => {
                sheet.left_out_rows.push(LeftOutRow { row, name: team.to_owned(), why: RowLeftOut::Total });
            }
            _ => at_name(Fault::NoName),
        };
    }
    let shown = name_cell.shown();
    let name = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_total(&name) || !has_sums {
        let why = if is_total(&name) { RowLeftOut::Total } else { RowLeftOut::NoSums };
        return sheet.left_out_rows.push(LeftOutRow { row, name, why });
    }
    let is_name = name_cell.text().is_some() && name.chars().any(char::is_alphabetic);
    if !is_name || read_name(&name).is_none() {
        return at_name(Fault::BadName);
    }
    if let Some(earlier) = seen.get(&folded(&name)) {
        return at_name(Fault::Twice { row: *earlier });
    }
    seen.insert(folded(&name), row);
    let kind = if words_of(&name).first().is_some_and(|word| TEAMS.contains(&word.as_str())) {
        RowKind::Team
    } else {
        RowKind::Person
    };
    let mut sums: Vec<Option<Sum>> = Vec::new();
    for (month, cell) in sheet.months.iter().zip(cells) {
        sums.push(sum_of(cell, month.unit, read_for.currency).unwrap_or_else(|why| {
            let (column, value) = (month.column, cell.shown());
            sheet.faults.push(CellFault { row, column, value, why: Fault::Sum(why) });
            None
        }));
    }
    let team = people.team.and_then(|team| grid.at(row, team).text()).map(str::to_owned);
    sheet.rows.push(TargetRow {
        row,
        name,
        kind,
        team,
        n_rounded: sums.iter().flatten().filter(|sum| sum.is_rounded).count(),
        sums: sums.into_iter().map(|sum| sum.map(|sum| sum.amount)).collect(),
        adds_up: None,
    });
}

fn is_total(name: &str) -> bool {
    words_of(name).first().is_some_and(|word| TOTALS.contains(&word.as_str()))
}

/// A name as it is compared: in small letters, its words in one order, so that first and last names may change places.
#[must_use]
pub fn folded(name: &str) -> String {
    let mut words = words_of(name);
    words.sort_unstable();
    words.join(" ")
}

/// Marks rows that have the sums of the rows below them, as a team's do that is called like anybody.
fn mark_sums(rows: &mut [TargetRow]) {
    /// Two people can have the same numbers; two rows that add up to a third seldom do so by chance.
    const LEAST: usize = 2;
    const MOST: usize = 200;
    for i in 0..rows.len() {
        let target: Vec<i64> = minor_sums(&rows[i]);
        if target.iter().all(|sum| *sum == 0) {
            continue;
        }
        let mut running = vec![0_i64; target.len()];
        let mut found = None;
        for (n, below) in rows[i + 1..].iter().take(MOST).enumerate() {
            for (sum, more) in running.iter_mut().zip(minor_sums(below)) {
                *sum = sum.saturating_add(more);
            }
            if running == target && LEAST <= n + 1 {
                found = Some((rows[i + 1].row, below.row));
                break;
            }
            if running.iter().zip(&target).any(|(running, target)| target < running) {
                break;
            }
        }
        rows[i].adds_up = found;
    }
}

fn minor_sums(row: &TargetRow) -> Vec<i64> {
    row.sums.iter().map(|sum| sum.map_or(0, Money::minor)).collect()
}
