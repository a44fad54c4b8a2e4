//! Plans whose numbers rest on the facts follow them: their counts are made again whenever facts come or go.
//!
//! Only the counts. What is planned stays as people agreed on it; how well it is supported is what may change.

use jiff::civil::Date;
use tracing::error;
use zadel_exchange::plan_file::{LineFacts, PlanFile};
use zadel_store::PlanId;

use super::{FactRows, Facts, PlanRead};
use crate::plans::{Meaning, StoredPlan, read_plan, understood};
use crate::rights::{Right, may};
use crate::step2_decomposition::{Edit, LineSaid, PlanRequest, edit_plan};
use crate::{App, Refused, Who};

/// Counts again what drafts rest on.
///
/// The facts are in by now, whatever becomes of this: what cannot be counted is told to whoever keeps the server, and the next
/// change of facts counts it again.
pub(crate) async fn count_again(app: &App, who: &Who) {
    // A program that may bring facts need not be allowed to edit plans: what follows from the facts is the person's edit.
    if let Err(refused) = count_drafts(app, &who.person()).await {
        error!(company = who.company.get(), %refused, "plans_not_counted");
    }
}

async fn count_drafts(app: &App, who: &Who) -> Result<(), Refused> {
    if !may(who.role, Right::EditPlans) {
        return Ok(());
    }
    let following = following(app, who).await?;
    if following.is_empty() {
        return Ok(());
    }
    let Some(rows) = FactRows::read(app, who.company).await? else { return Ok(()) };
    let today = app.today();
    let count = move || {
        let facts = rows.understood()?;
        let edits = |(stored, meaning): (StoredPlan, Meaning)| {
            let edits = edits_of(&facts, &stored, &meaning, today);
            (stored.row.brief.plan, stored.row.brief.version, edits)
        };
        Ok::<Vec<(PlanId, i64, Vec<Edit>)>, Refused>(following.into_iter().map(edits).collect())
    };
    let counted = app.files.take("count_again", count).await??;
    for (plan, seen_version, edits) in counted.into_iter().filter(|(.., edits)| !edits.is_empty()) {
        let request = PlanRequest { seen_version, edits: &edits, expects: &[], key: None };
        match edit_plan(app, who, plan, request).await {
            // Somebody was faster. What he wrote stands, and the next change of facts counts it.
            Ok(_) | Err(Refused::VersionConflict { .. }) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(())
}

/// Drafts with numbers that rest on the facts.
async fn following(app: &App, who: &Who) -> Result<Vec<(StoredPlan, Meaning)>, Refused> {
    let plans = zadel_store::plans::list_plans(&app.db, who.company, None, u32::MAX).await?;
    let mut following = Vec::new();
    for plan in plans.into_iter().filter(|plan| plan.status == "draft") {
        let stored = read_plan(app, who, plan.plan).await?;
        let meaning = understood(app, &stored.document)?;
        if follows(&meaning.file) {
            following.push((stored, meaning));
        }
    }
    Ok(following)
}

fn follows(file: &PlanFile) -> bool {
    file.facts.iter().any(|line| follows_sales(line) || line.levels.iter().any(|level| level.follows))
}

fn follows_sales(line: &LineFacts) -> bool {
    line.sales.is_some_and(|sales| sales.follows)
}

fn edits_of(facts: &Facts, stored: &StoredPlan, meaning: &Meaning, today: Date) -> Vec<Edit> {
    let said = facts.lines(&PlanRead::of(&stored.document, meaning, today));
    let lines = meaning.file.facts.iter().zip(said);
    let of_line = |(line, said): (&LineFacts, LineSaid)| {
        let levels = line.levels.iter().zip(said.levels).filter(|(level, _)| level.follows);
        let sales = said.rest_check.filter(|_| follows_sales(line));
        levels.filter_map(|(_, said)| said.rest).chain(sales).collect::<Vec<_>>()
    };
    lines.flat_map(of_line).collect()
}
