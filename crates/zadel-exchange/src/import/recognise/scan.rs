//! One look through the rows: samples, names with their counts, and what tells days and sums apart.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use zadel_core::facts::FactKind;

use super::doubt::Doubts;
use super::head::Head;
use super::{Count, Distinct, Guess, TakenFor};
use crate::import::Field;
use crate::import::reader::{hashed, text_of, trimmed};
use crate::import::value::{SumOf, sum_in_text};
use crate::import::{DateOrder, Unit};
use crate::table::{Cell, Row, TableError, Tables};

/// What a look through the rows found.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) n_rows: u64,
    pub(super) is_whole: bool,
    /// Of every column up to three.
    pub(super) samples: Vec<Vec<String>>,
    pub(super) people: Counts,
    pub(super) sources: Counts,
    pub(super) lines: Counts,
    pub(super) loss_reasons: Counts,
    pub(super) actions: Counts,
    pub(super) currencies: Counts,
    pub(super) stages: BTreeMap<(String, String), u64>,
    pub(super) is_stages_capped: bool,
    pub(super) days: Days,
    pub(super) sums: Sums,
    /// Reasons to ask.
    pub(super) doubts: Doubts,
    /// Of what an id could be made, in eight bytes each.
    pub(super) made_ids: Vec<u64>,
}

/// What the days show of their order.
#[derive(Default)]
pub(super) struct Days {
    /// A day that begins with more than 12.
    pub(super) day_first: Option<String>,
    /// A day whose second number is more than 12.
    pub(super) month_first: Option<String>,
    /// Days that can be read in both ways and are not divided by points.
    pub(super) unclear: Vec<String>,
    /// Days divided by points that can be read in both ways.
    pub(super) with_points: Vec<String>,
}

/// What the sums show of their unit and currency.
#[derive(Default)]
pub(super) struct Sums {
    pub(super) n: u64,
    /// Above 0 and below a thousand.
    pub(super) n_small: u64,
    pub(super) small: Vec<String>,
    pub(super) currencies: BTreeMap<zadel_core::money::Currency, u64>,
}

/// Values with their counts, up to a number of them.
#[derive(Default)]
pub(super) struct Counts {
    counts: BTreeMap<String, u64>,
    is_capped: bool,
}

const MOST_SAMPLES: usize = 3;
/// Samples are looked for in the first rows only.
const ROWS_OF_SAMPLES: u64 = 2_000;
const MOST_CHARACTERS: usize = 80;

/// Of what an id is made where there is none, as far as the file has it.
pub(super) const PARTS_OF_ID: [Field; 4] = [Field::Title, Field::Client, Field::Contact, Field::Created];

pub(super) fn scan<R: Read + Seek>(tables: &mut Tables<R>, head: &Head) -> Result<Scan, TableError> {
    let mut scan = Scan { is_whole: true, samples: vec![Vec::new(); head.headers.len()], ..Scan::default() };
    let n_sheets = tables.sheets().len();
    if n_sheets <= head.sheet || head.profile == super::Profile::Statement {
        return Ok(scan);
    }
    let places = Places::of(head);
    let mut rows = tables.rows(head.sheet)?;
    while let Some(row) = rows.next_row()? {
        if row.line <= head.line || row.is_blank() {
            continue;
        }
        if Guess::MOST_ROWS <= scan.n_rows {
            scan.is_whole = false;
            break;
        }
        scan.n_rows += 1;
        scan.look_at(row, head, &places);
    }
    Ok(scan)
}

/// Where the fields stand that are looked at.
struct Places {
    of: BTreeMap<Field, usize>,
    moments: Vec<usize>,
    parts_of_id: Vec<usize>,
}

impl Places {
    fn of(head: &Head) -> Self {
        let fields = head.taken.iter().enumerate().filter_map(|(place, (taken, _))| match taken {
            TakenFor::Field(field) => Some((*field, place)),
            _ => None,
        });
        let of: BTreeMap<Field, usize> = fields.collect();
        let dates = head.taken.iter().enumerate().filter(|(_, (taken, _))| matches!(taken, TakenFor::DateOf(_)));
        let moments = of.iter().filter(|(field, _)| field.is_moment()).map(|(_, place)| *place);
        let moments = moments.chain(dates.map(|(place, _)| place)).collect();
        let parts_of_id = PARTS_OF_ID.iter().filter_map(|field| of.get(field).copied()).collect();
        Self { moments, parts_of_id: if of.contains_key(&Field::Id) { Vec::new() } else { parts_of_id }, of }
    }
}

impl Scan {
    fn look_at(&mut self, row: Row<'_>, head: &Head, places: &Places) {
        if self.n_rows <= ROWS_OF_SAMPLES {
            self.add_samples(row, head);
        }
        let text = |field: Field| {
            let text = places.of.get(&field).map(|place| trimmed(text_of(row.cell(*place))));
            text.filter(|text| !text.is_empty())
        };
        let counted = [
            (&mut self.people, Field::Person),
            (&mut self.sources, Field::Source),
            (&mut self.lines, Field::Line),
            (&mut self.loss_reasons, Field::LossReason),
            (&mut self.actions, Field::Action),
            (&mut self.currencies, Field::Currency),
        ];
        for (counts, field) in counted {
            if let Some(name) = text(field) {
                counts.add(&name);
            }
        }
        // What stands beside a loss in a log is its reason, if reasons have no column of their own.
        let is_lost = text(Field::Kind).is_some_and(|kind| kind == FactKind::Lost.code());
        if let Some(reason) = text(Field::Stage).filter(|_| is_lost && !places.of.contains_key(&Field::LossReason)) {
            self.loss_reasons.add(&reason);
        } else if let Some(stage) = text(Field::Stage) {
            self.add_stage(&text(Field::Pipeline).unwrap_or_default(), &stage);
        }
        self.doubts.look_at(row, head, |field| places.of.get(&field).copied());
        if !places.parts_of_id.is_empty() {
            let parts = places.parts_of_id.iter().map(|place| trimmed(text_of(row.cell(*place))));
            self.made_ids.push(hashed(&parts.collect::<Vec<_>>().join("|")));
        }
        for place in &places.moments {
            if let Cell::Text(text) = row.cell(*place) {
                self.days.look_at(text.trim());
            }
        }
        if let Some(sum) = text(Field::Amount) {
            self.sums.look_at(&sum);
        }
    }

    fn add_samples(&mut self, row: Row<'_>, head: &Head) {
        for (place, samples) in self.samples.iter_mut().enumerate() {
            if samples.len() == MOST_SAMPLES || head.taken[place].0 == TakenFor::Personal {
                continue;
            }
            let text: String = text_of(row.cell(place)).trim().chars().take(MOST_CHARACTERS).collect();
            if !text.is_empty() && !samples.contains(&text) {
                samples.push(text);
            }
        }
    }

    fn add_stage(&mut self, pipeline: &str, stage: &str) {
        let key = (cut(pipeline).to_owned(), cut(stage).to_owned());
        let is_full = Guess::MOST_VALUES <= self.stages.len();
        match self.stages.get_mut(&key) {
            Some(n) => *n += 1,
            None if is_full => self.is_stages_capped = true,
            None => drop(self.stages.insert(key, 1)),
        }
    }
}

/// As much of it as a name can have: what is longer is none, and is rejected when it is read.
fn cut(name: &str) -> &str {
    name.char_indices().nth(crate::name::MOST_CHARACTERS).map_or(name, |(end, _)| &name[..end])
}

impl Counts {
    fn add(&mut self, name: &str) {
        let name = cut(name);
        let is_full = Guess::MOST_VALUES <= self.counts.len();
        match self.counts.get_mut(name) {
            Some(n) => *n += 1,
            None if is_full => self.is_capped = true,
            None => drop(self.counts.insert(name.to_owned(), 1)),
        }
    }

    pub(super) fn counted(&self) -> impl Iterator<Item = (&str, u64)> {
        self.counts.iter().map(|(name, n)| (name.as_str(), *n))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.counts.keys().map(String::as_str)
    }

    pub(super) fn told(self) -> Distinct<Count> {
        let mut values: Vec<Count> = self.counts.into_iter().map(|(name, n)| Count { name, n }).collect();
        values.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
        Distinct { values, is_capped: self.is_capped }
    }
}

impl Days {
    /// The numbers in front, if the year is not.
    fn look_at(&mut self, text: &str) {
        let mut numbers = text.split(['.', '/', '-']);
        let number = |text: Option<&str>| text.filter(|text| text.len() <= 2).and_then(|text| text.parse::<u8>().ok());
        let (Some(first), Some(second)) = (number(numbers.next()), number(numbers.next())) else { return };
        let example = || text.chars().take(MOST_CHARACTERS).collect::<String>();
        if 12 < first {
            self.day_first.get_or_insert_with(example);
        } else if 12 < second {
            self.month_first.get_or_insert_with(example);
        } else if first != second {
            let examples = if text.contains('.') { &mut self.with_points } else { &mut self.unclear };
            if examples.len() < MOST_SAMPLES && !examples.contains(&example()) {
                examples.push(example());
            }
        }
    }

    /// The order that the days themselves show.
    pub(super) fn order(&self) -> Option<DateOrder> {
        match (&self.day_first, &self.month_first) {
            (Some(_), None) => Some(DateOrder::Dmy),
            (None, Some(_)) => Some(DateOrder::Mdy),
            _ => None,
        }
    }
}

impl Sums {
    fn look_at(&mut self, text: &str) {
        /// In minor units.
        const THOUSAND: i64 = 100_000;
        let Ok(Some(sum)) = sum_in_text(text, SumOf { currency: None, unit: Unit::One }) else { return };
        self.n += u64::from(sum.money.minor() != 0);
        if (1..THOUSAND).contains(&sum.money.minor()) {
            self.n_small += 1;
            if self.small.len() < MOST_SAMPLES {
                self.small.push(text.chars().take(MOST_CHARACTERS).collect());
            }
        }
        if let Some(currency) = sum.currency {
            *self.currencies.entry(currency).or_default() += 1;
        }
    }
}
