//! What people wrote, so that each of it is found and can be taken back.

use zadel_core::facts::Week;
use zadel_store::BatchId;
use zadel_store::batches::WrittenRow;

use crate::facts::objects;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What people wrote before a number, newest first. Whoever may bring facts sees everybody's, the others their own: what each of them may
/// take back.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_written(
    app: &App,
    who: &Who,
    before: Option<BatchId>,
    limit: u32,
) -> Result<Vec<WrittenRow>, Refused> {
    who.may(Right::WriteFacts)?;
    let own = who.may(Right::BringFacts).err().map(|_| who.member);
    Ok(zadel_store::batches::list_written(&app.db, who.company, own, before, limit).await?)
}

/// The week of which numbers were written.
#[must_use]
pub fn week_of(row: &WrittenRow) -> Option<Week> {
    objects::week_of(row.object.as_deref()?)
}
