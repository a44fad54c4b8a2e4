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
/// A percentage of what is not known stays what it is, and is refused as no sum.
///
/// # Errors
/// [`Refused::Value`] for more than all of it.
pub(crate) fn parts_as_sums<'e>(
    app: &App,
    document: &PlanDocument,
    edits: &'e [Edit],
) -> Result<Cow<'e, [Edit]>, Refused> {
    let is_part = |edit: &Edit| edit.path.ends_with("].target") && percentage(edit).is_some();
    if !edits.iter().any(is_part) {
        return Ok(Cow::Borrowed(edits));
    }
    let more_than_all = |edit: &&Edit| is_part(edit) && percentage(edit).is_some_and(|part| Fraction::ONE < part);
    if let Some(edit) = edits.iter().find(more_than_all) {
        let typed = edit.typed.clone().unwrap_or_default();
        return Err(Refused::Value { path: edit.path.clone(), typed, error: SetError::MoreThanAll });
    }
    let meaning = understood(app, document)?;
    let as_sum = |edit: &Edit| Edit { typed: sum_of(&meaning, edit).or_else(|| edit.typed.clone()), ..edit.clone() };
    Ok(edits.iter().map(as_sum).collect())
}

fn percentage(edit: &Edit) -> Option<Fraction> {
    let typed = edit.typed.as_deref().filter(|typed| typed.trim_end().ends_with('%'))?;
    typed::fraction(typed, Bare::Percent).ok()?.parse().ok()
}

fn sum_of(meaning: &Meaning, edit: &Edit) -> Option<String> {
    let part = percentage(edit)?;
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
