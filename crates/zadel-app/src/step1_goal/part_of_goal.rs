//! A share of the goal as it is thought of: "30 %" of what is handed down.

use std::borrow::Cow;

use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step1_goal::Grain;
use zadel_exchange::plan_document::{PlanDocument, SetError};
use zadel_exchange::typed::{self, Bare};

use super::goal_amount;
use crate::plans::{Meaning, understood};
use crate::step2_decomposition::Edit;
use crate::{App, Refused};

/// Edits in which a percentage at the target of a team or a person is the sum that it is of what stands above.
///
/// A percentage of what is not known, or of more than all, stays what it is: where it is set, [`why_no_sum`] says why it cannot be.
///
/// # Errors
/// If the plan cannot be read.
pub(crate) fn parts_as_sums<'e>(
    app: &App,
    document: &PlanDocument,
    edits: &'e [Edit],
) -> Result<Cow<'e, [Edit]>, Refused> {
    if !edits.iter().any(|edit| percentage(edit).is_some()) {
        return Ok(Cow::Borrowed(edits));
    }
    let meaning = understood(app, document)?;
    let as_sum = |edit: &Edit| Edit { typed: sum_of(&meaning, edit).or_else(|| edit.typed.clone()), ..edit.clone() };
    Ok(edits.iter().map(as_sum).collect())
}

/// Why an edit was not set: a percentage of more than all is told as that.
pub(crate) fn why_no_sum(edit: &Edit, error: SetError) -> SetError {
    if percentage(edit).is_some_and(|part| Fraction::ONE < part) { SetError::MoreThanAll } else { error }
}

/// A percentage at the target of a team or a person.
fn percentage(edit: &Edit) -> Option<Fraction> {
    let typed = edit.typed.as_deref().filter(|typed| typed.trim_end().ends_with('%'))?;
    let is_target = edit.path.ends_with("].target");
    is_target.then(|| typed::fraction(typed, Bare::Percent).ok()?.parse().ok()).flatten()
}

fn sum_of(meaning: &Meaning, edit: &Edit) -> Option<String> {
    let part = percentage(edit).filter(|part| *part <= Fraction::ONE)?;
    let currency = meaning.file.currency;
    let sum = Grain::whole(currency).part(above(meaning, &edit.path)?, part).ok()?;
    Some(currency.written(sum))
}

/// What is handed down to somebody and those beside: the amount of the team above, or the goal.
fn above(meaning: &Meaning, path: &str) -> Option<Money> {
    let (list, index) = path.strip_suffix("].target")?.split_once('[')?;
    let index: usize = index.parse().ok()?;
    let supply = &meaning.file.supply;
    let parent = match list {
        "team" => supply.teams.get(index)?.parent,
        "rep" => supply.reps.get(index)?.team,
        _ => return None,
    };
    match parent {
        Some(team) => Some(meaning.handed_down.as_ref()?.parts.get(team)?.amount),
        None => goal_amount(&meaning.file, &meaning.decomposed),
    }
}
