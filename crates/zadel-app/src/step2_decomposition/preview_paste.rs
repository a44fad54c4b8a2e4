//! Looking ahead at many cells at once: what each would become, and which of them cannot be.

use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_store::PlanId;

use super::edit_plan::{self, Edit};
use crate::plans::{Meaning, read_plan, understood};
use crate::step1_goal::parts_as_sums;
use crate::{App, Refused, Who};

/// What would become of a plan into which cells are pasted. Nothing is saved.
pub struct PastePreview {
    /// The version of the plan that was looked at.
    pub version: i64,
    /// What would become of each cell, in the order in which they were given.
    pub cells: Vec<PastedCell>,
    /// What the plan would say with all good cells together; nothing if it still could not be read, and no cell was found that is to
    /// blame.
    pub meaning: Option<Meaning>,
}

/// One cell of a paste.
#[derive(Debug)]
pub struct PastedCell {
    /// What stands there, as it would be typed; nothing for an empty place.
    pub before: Option<String>,
    /// What would stand there, likewise; what stands there now if the cell is refused.
    pub after: Option<String>,
    /// Why it cannot be: it cannot be read, leads nowhere, or the plan with it could not be read.
    pub refused: Option<Refused>,
}

/// Rounds of looking for cells that spoil the plan, one a round. A cell that cannot be read needs none.
const MOST_ROUNDS: usize = 100;

/// What would become of each cell? A bad one spoils nothing but itself: the others are weighed without it.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn preview_paste(app: &App, who: &Who, plan: PlanId, cells: &[Edit]) -> Result<PastePreview, Refused> {
    let stored = read_plan(app, who, plan).await?;
    let cells = parts_as_sums(app, &stored.document, cells)?;
    let mut paste = Paste { original: &stored.document, cells: &cells, refused: cells.iter().map(|_| None).collect() };
    paste.read_alone();
    let meaning = paste.weigh(app);
    let document = paste.document(cells.len());
    let cells = paste.cells.iter().zip(paste.refused).map(|(cell, refused)| {
        let place = value_place(&cell.path);
        let text = |document: &PlanDocument| place.as_ref().and_then(|place| document.text_at(place));
        PastedCell { before: text(&stored.document), after: text(&document), refused }
    });
    Ok(PastePreview { version: stored.row.brief.version, cells: cells.collect(), meaning })
}

/// The cells, and what is wrong with each so far.
struct Paste<'a> {
    original: &'a PlanDocument,
    cells: &'a [Edit],
    refused: Vec<Option<Refused>>,
}

impl Paste<'_> {
    /// Refuses what cannot be read wherever it stands.
    fn read_alone(&mut self) {
        let mut document = self.original.clone();
        for (cell, refused) in self.cells.iter().zip(&mut self.refused) {
            *refused = set(&mut document, cell).err();
        }
    }

    /// Refuses, one after another, cells with which the plan could not be read.
    fn weigh(&mut self, app: &App) -> Option<Meaning> {
        for _ in 0..MOST_ROUNDS {
            let refused = match understood(app, &self.document(self.cells.len())) {
                Ok(meaning) => return Some(meaning),
                Err(refused) => refused,
            };
            let spoiler = self.named_by(&refused).or_else(|| self.spoiler(app))?;
            self.refused[spoiler] = Some(refused);
        }
        None
    }

    /// The cell that a problem names by its place.
    fn named_by(&self, refused: &Refused) -> Option<usize> {
        let Refused::Plan { problem, .. } = refused else { return None };
        (0..self.cells.len()).rev().find(|&at| self.refused[at].is_none() && self.cells[at].path == problem.path)
    }

    /// A cell with which the plan cannot be read, while it can with those before it; `None` if it could not be read before either.
    fn spoiler(&self, app: &App) -> Option<usize> {
        let is_sound = |n_cells| understood(app, &self.document(n_cells)).is_ok();
        let (mut sound, mut unsound) = (0, self.cells.len());
        if !is_sound(sound) {
            return None;
        }
        while sound + 1 < unsound {
            let middle = usize::midpoint(sound, unsound);
            if is_sound(middle) { sound = middle } else { unsound = middle }
        }
        Some(sound).filter(|&at| self.refused[at].is_none())
    }

    /// The plan with the good ones of the first cells.
    fn document(&self, n_cells: usize) -> PlanDocument {
        let mut document = self.original.clone();
        for (cell, _) in self.cells.iter().zip(&self.refused).take(n_cells).filter(|(_, refused)| refused.is_none()) {
            // What could be read by itself can be read again.
            let _ = set(&mut document, cell);
        }
        let typed: Vec<String> = self.cells.iter().map(|cell| cell.path.clone()).collect();
        document.settle_targets_and_months(&typed);
        document
    }
}

fn set(document: &mut PlanDocument, cell: &Edit) -> Result<(), Refused> {
    let place = value_place(&cell.path).ok_or_else(|| Refused::UnknownPath(cell.path.clone()))?;
    edit_plan::set(document, &place, cell).map(drop)
}

/// A cell is a single value: lines and lists do not come from a rectangle of texts.
fn value_place(path: &str) -> Option<Place> {
    path.parse().ok().filter(Place::is_value)
}
