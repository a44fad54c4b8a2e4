//! Plans whose numbers rest on the facts follow them: their counts are made again whenever facts come or go.
//!
//! Only the counts. What is planned stays as people agreed on it; how well it is supported is what may change.

use jiff::civil::Date;
use tracing::error;
use zadel_core::evidence::EvidenceOf;
use zadel_exchange::plan_document::PlanDocument;
use zadel_exchange::plan_file::{LineFacts, PlanFile};
use zadel_exchange::typed::BY_FACTS;
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
    let rows = FactRows::read(app, who.company).await?;
    let today = app.today();
    let count = move || {
        let facts = rows.map(FactRows::understood).transpose()?;
        let edits = |(stored, meaning): (StoredPlan, Meaning)| {
            let edits = edits_of(facts.as_ref(), &stored, &meaning, today);
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
    file.facts.iter().any(|line| line.follows_sales || line.levels.iter().any(|level| level.follows))
}

fn edits_of(facts: Option<&Facts>, stored: &StoredPlan, meaning: &Meaning, today: Date) -> Vec<Edit> {
    let said = facts.map(|facts| facts.lines(&PlanRead::of(&stored.document, meaning, today))).unwrap_or_default();
    let mut said = said.into_iter();
    let lines = meaning.file.facts.iter().enumerate();
    lines.flat_map(|(at, line)| edits_of_line(at, line, said.next(), (&stored.document, meaning))).collect()
}

fn edits_of_line(
    at: usize,
    line: &LineFacts,
    said: Option<LineSaid>,
    (document, meaning): (&PlanDocument, &Meaning),
) -> Vec<Edit> {
    let (said_levels, average, rest_check) =
        said.map_or_else(Default::default, |said| (said.levels, said.average, said.rest_check));
    let mut said_levels = said_levels.into_iter();
    let mut edits = Vec::new();
    for (j, level) in line.levels.iter().enumerate() {
        let said = said_levels.next().unwrap_or_default();
        if !level.follows {
            continue;
        }
        if said.is_counted() {
            edits.extend(said.rest);
        } else {
            let of = meaning.file.plan.lines().get(at).and_then(|line| Some(line.stages.get(j)?.link.evidence_of()));
            edits.extend(of.into_iter().flat_map(|of| lost(document, &format!("line[{at}].stage[{j}]"), of)));
        }
    }
    if line.follows_sales {
        let lost = || Edit { path: format!("line[{at}].sales"), typed: Some(format!("0, {BY_FACTS}")) };
        edits.extend(if average.is_some() { rest_check } else { lost().if_new(document) });
    }
    edits
}

/// What the facts counted and do not any more is no evidence. The number stays as people agreed on it, also where the counts stood in for
/// it, and follows again as soon as there is something to count.
fn lost(document: &PlanDocument, stage: &str, of: EvidenceOf) -> Vec<Edit> {
    let counts = Edit { path: format!("{stage}.observed"), typed: Some(format!("0/0, {BY_FACTS}")) };
    let Some(counts) = counts.if_new(document) else { return Vec::new() };
    let key = match of {
        EvidenceOf::Conversion => "conversion",
        EvidenceOf::PurchaseRate => "rate",
    };
    let path = format!("{stage}.{key}");
    let planned = path.parse().ok().and_then(|place| document.text_at(&place));
    planned.map(|planned| Edit { path, typed: Some(planned) }).into_iter().chain([counts]).collect()
}
