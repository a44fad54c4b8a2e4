//! Where the columns of a map stand in a file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use zadel_core::facts::Stage;

use crate::import::{Column, Field, ImportMap, plain_name};
use crate::table::{Cell, Row};
use crate::target_sheet::column_letters;

/// The columns of a map, by their places.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// By field; several only for an id.
    places: [Vec<usize>; Field::N],
    /// By stage, in order.
    pub(super) stage_dates: Vec<(Stage, usize)>,
    /// As they stand in the file.
    headers: Vec<String>,
    /// Cells beyond are too many.
    n_columns: usize,
}

impl Layout {
    /// The places below a row of headers, or the columns that it does not have.
    pub(super) fn below(row: Row<'_>, map: &ImportMap) -> Result<Self, Vec<Column>> {
        let headers: Vec<String> = (0..row.len()).map(|column| text_of(row.cell(column)).trim().to_owned()).collect();
        let n_columns = headers.iter().rposition(|header| !header.is_empty()).map_or(0, |last| last + 1);
        Self::of(map, headers, n_columns)
    }

    /// The places in a file without headers.
    pub(super) fn without_headers(map: &ImportMap) -> Result<Self, Vec<Column>> {
        Self::of(map, Vec::new(), usize::MAX)
    }

    fn of(map: &ImportMap, headers: Vec<String>, n_columns: usize) -> Result<Self, Vec<Column>> {
        let plain: Vec<String> = headers.iter().map(|header| plain_name(header)).collect();
        let mut missing = Vec::new();
        let mut place = |column: &Column| {
            let found = place_of(column, &headers, &plain).filter(|place| *place < n_columns);
            if found.is_none() {
                missing.push(column.clone());
            }
            found
        };
        let mut places = [const { Vec::new() }; Field::N];
        for (field, column) in &map.columns {
            let parts =
                if let Column::Several(parts) = column { parts.as_slice() } else { std::slice::from_ref(column) };
            places[*field as usize] = parts.iter().filter_map(&mut place).collect();
        }
        let dates: BTreeMap<Stage, usize> =
            map.dates_of_stages.iter().filter_map(|(stage, column)| Some((*stage, place(column)?))).collect();
        if missing.is_empty() {
            Ok(Self { places, stage_dates: dates.into_iter().collect(), headers, n_columns })
        } else {
            Err(missing)
        }
    }

    pub(super) fn has(&self, field: Field) -> bool {
        !self.places[field as usize].is_empty()
    }

    pub(super) fn cell<'a>(&self, row: Row<'a>, field: Field) -> Cell<'a> {
        self.places[field as usize].first().map_or(Cell::Empty, |place| row.cell(*place))
    }

    /// What a column is called in a report.
    pub(super) fn name_of(&self, place: usize) -> String {
        let header = self.headers.get(place).filter(|header| !header.is_empty());
        header.cloned().unwrap_or_else(|| column_letters(place))
    }

    pub(super) fn name_of_field(&self, field: Field) -> Option<String> {
        self.places[field as usize].first().map(|place| self.name_of(*place))
    }

    /// The first cell beyond the headers in which something stands.
    pub(super) fn cell_too_many<'a>(&self, row: Row<'a>) -> Option<Cow<'a, str>> {
        let beyond = self.n_columns..row.len();
        beyond.map(|place| text_of(row.cell(place))).find(|text| !text.trim().is_empty())
    }

    pub(super) fn has_parts_of_id(&self) -> bool {
        1 < self.places[Field::Id as usize].len()
    }

    /// The id, put together if it has several parts, which are texts that may have line breaks. Nothing stands in it if nothing stands in
    /// any.
    pub(super) fn id<'a>(&self, row: Row<'a>) -> Cow<'a, str> {
        match self.places[Field::Id as usize].as_slice() {
            [] => Cow::Borrowed(""),
            [place] => trimmed(text_of(row.cell(*place))),
            places => {
                let parts: Vec<Cow<'_, str>> = places.iter().map(|place| trimmed(text_of(row.cell(*place)))).collect();
                if parts.iter().all(|part| part.is_empty()) {
                    return Cow::Borrowed("");
                }
                Cow::Owned(parts.join("|").chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
            }
        }
    }
}

fn place_of(column: &Column, headers: &[String], plain: &[String]) -> Option<usize> {
    let nth_of = |headers: &[String], header: &str, nth| {
        headers.iter().enumerate().filter(|(_, own)| *own == header).nth(nth).map(|(place, _)| place)
    };
    match column {
        Column::At(place) => Some(*place),
        Column::Named { header, n } => {
            let nth = usize::try_from(*n).ok()?.checked_sub(1)?;
            // As it is written first: two headers can differ in nothing but signs.
            nth_of(headers, header.trim(), nth).or_else(|| nth_of(plain, &plain_name(header), nth))
        }
        Column::Several(_) => None,
    }
}

/// A cell as a text: a number without its point where it is whole, a moment as ISO writes it.
pub(in crate::import) fn text_of(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Fault(text) => Cow::Borrowed(text),
        Cell::Number(number) | Cell::Percent(number) => Cow::Owned(number.to_string()),
        Cell::Moment(moment) => Cow::Owned(moment.to_string()),
        Cell::Truth(truth) => Cow::Borrowed(if truth { "true" } else { "false" }),
    }
}

pub(in crate::import) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// A text in eight bytes: two ids that share them are not expected before there are a billion.
pub(in crate::import) fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// A whole row in eight bytes.
pub(in crate::import) fn hashed_row(row: Row<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    let last = (0..row.len()).rposition(|place| row.cell(place) != Cell::Empty).map_or(0, |last| last + 1);
    (0..last).for_each(|place| text_of(row.cell(place)).hash(&mut hasher));
    hasher.finish()
}
