//! Forecasts that several ask for at the same time are made once.

use std::sync::{Arc, Mutex, PoisonError};

use zadel_core::forecast::remade::Remade;
use zadel_store::CompanyId;

use crate::Refused;
use crate::facts::{Kept, ReadFrom};

/// What was made, for as long as the facts stay the same.
pub(crate) type MadeBefore<Asked, Answer> = Arc<Mutex<Kept<Asked, ReadFrom, Answer>>>;

/// What is there already.
///
/// # Errors
/// [`Refused::Broken`].
pub(super) fn made_before<Asked: Clone + Ord, Answer: Clone>(
    made: &MadeBefore<Asked, Answer>,
    company: CompanyId,
    asked: &Asked,
    from: &ReadFrom,
) -> Result<Option<Answer>, Refused> {
    let mut made = made.lock().map_err(|_| Refused::Broken("forecasts"))?;
    Ok(made.find(company, asked.clone(), from))
}

/// Makes it, unless somebody else has meanwhile: whoever asks at the same time waits for the past weeks, and finds it made. What is in these is
/// whole, whatever became of somebody before.
///
/// # Errors
/// [`Refused::Broken`], and those of making it.
pub(super) fn made_once<Asked: Clone + Ord, Answer: Clone>(
    made: &MadeBefore<Asked, Answer>,
    company: CompanyId,
    (asked, from): (Asked, ReadFrom),
    remade: &Mutex<Remade>,
    make: impl FnOnce(&mut Remade) -> Result<Answer, Refused>,
) -> Result<Answer, Refused> {
    let mut remade = remade.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = made_before(made, company, &asked, &from)? {
        return Ok(found);
    }
    let answer = make(&mut remade)?;
    let mut made = made.lock().map_err(|_| Refused::Broken("forecasts"))?;
    made.keep(company, asked, from, answer.clone(), 1);
    Ok(answer)
}
