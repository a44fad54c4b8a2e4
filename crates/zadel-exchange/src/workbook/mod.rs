//! A plan to take away: a workbook with live formulas, or its first sheet as a table in text.
//!
//! ```text
//! PlanBook + Words -> sheets -> bytes (.xlsx)
//!                        `---> the plan's sheet -> bytes (.csv)
//! ```
//! Pinned numbers are cells to type into; what follows from them is a formula with the solver's own arithmetic. A text of a
//! person never becomes one: it is written as a text, and guarded where a format knows no texts.
//! `docs/decisions/0022-workbook.md` says which numbers are formulas, and how exact they are.

mod chances;
mod grounds;
mod people;
mod plan;
mod resources;
mod sheet;
mod table;
mod weeks;
mod words;
mod xlsx;

use zadel_core::availability::Availability;
use zadel_core::calendar::Period;
use zadel_core::step1_goal::HandedDown;
use zadel_core::step2_decomposition::{ConflictingPin, PlanChance, Solved, Underdetermined, WeeklyLine};
use zadel_core::step3_resources::SupplyAnswer;

use crate::plan_file::PlanFile;
use plan::Places;
pub use sheet::{Cell, Content, Look, Role, Sheet, Value, Zeros};
pub use words::{Typed, Word, Words, Years};
use xlsx::Book;

/// A plan, and what was worked out from it.
pub struct PlanBook<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it says.
    pub file: &'a PlanFile,
    /// What came of it.
    pub found: Found<'a>,
    /// Who gets which part of the goal; nothing while there is nobody, or no goal.
    pub handed_down: Option<&'a HandedDown>,
}

/// What came of a plan.
pub enum Found<'a> {
    /// It is whole.
    Solved(Whole<'a>),
    /// Some numbers are open.
    Open(&'a Underdetermined),
    /// Some numbers cannot all be true.
    Conflict(&'a [ConflictingPin]),
}

/// A plan that is whole, with who does what when.
pub struct Whole<'a> {
    /// Goal and lines.
    pub solved: &'a Solved,
    /// Of each line and of the whole plan.
    pub chance: &'a PlanChance,
    /// Of the period.
    pub weeks: &'a [Period],
    /// In each week.
    pub working_days: &'a [u32],
    /// Who is there when.
    pub reps: &'a [Availability],
    /// The lines by week; `None` if nobody works in the period.
    pub weekly: Option<&'a [WeeklyLine]>,
    /// What each rep does for each line; no lines if there are no weeks, nobody in them if nobody was named.
    pub split: Vec<Vec<RepWork>>,
    /// Whether the resources suffice.
    pub supply: &'a SupplyAnswer,
}

/// What one rep does for a line in the whole period.
pub struct RepWork {
    /// Items of each stage, top to bottom.
    pub stages: Vec<u64>,
    /// Deals.
    pub deals: u64,
    /// Minutes of work.
    pub minutes: u64,
}

/// A plan that is no workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too_large")]
pub struct NoWorkbook;

/// The sheets of a plan: the plan, and of one that is whole chances, weeks, people and resources; at last what it rests on.
#[must_use]
pub fn sheets(book: &PlanBook<'_>, words: &dyn Words) -> Vec<Sheet> {
    let places = Places::of(book.file);
    let mut sheets = vec![plan::sheet(book, &places, words)];
    if let Found::Solved(whole) = &book.found {
        sheets.push(chances::sheet(book, whole, words));
        if let Some(weekly) = whole.weekly {
            sheets.push(weeks::sheet(book, whole, weekly, &places, words));
        }
    }
    if !book.file.supply.reps.is_empty() || !book.file.supply.teams.is_empty() {
        sheets.push(people::sheet(book, &places, words));
    }
    if !book.file.supply.sources.is_empty() || !book.file.supply.promises.is_empty() {
        sheets.push(resources::sheet(book, words));
    }
    sheets.push(grounds::sheet(book, &places, words));
    sheets
}

/// The bytes of a workbook of these sheets (Office Open XML).
///
/// # Errors
/// [`NoWorkbook`] if there are more rows or columns than a workbook can have.
pub fn workbook(book: &PlanBook<'_>, sheets: &[Sheet], words: &dyn Words) -> Result<Vec<u8>, NoWorkbook> {
    let of = Book { title: book.name, day: book.file.as_of, currency: book.file.currency };
    xlsx::write(sheets, &of, words).map_err(|_| NoWorkbook)
}

/// The bytes of the plan's sheet as text (RFC 4180, UTF-8 with its mark), as spreadsheets of the language read it.
#[must_use]
pub fn table(book: &PlanBook<'_>, words: &dyn Words) -> Vec<u8> {
    let mut sheet = plan::sheet(book, &Places::of(book.file), words);
    sheet.rows.remove(plan::HOW_TO as usize);
    table::write(&sheet, book.file.currency, words)
}

/// The title of a sheet and a sentence under it; then nothing.
fn begin(name: &'static str, note: String, words: &dyn Words) -> Sheet {
    let name = words.say(name);
    let mut sheet = Sheet::new(name.clone());
    sheet.push([Cell::text(name).role(Role::Title)]);
    sheet.push([Cell::text(note).role(Role::Note)]);
    sheet.skip();
    sheet
}
