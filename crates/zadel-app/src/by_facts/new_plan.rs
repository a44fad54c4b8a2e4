//! A new plan begins with what the facts say: its levels are the stages of the company's funnel, and its numbers theirs.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use zadel_core::facts::Stage;
use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_texts::Texts;

use super::{FactRows, Facts, PlanRead};
use crate::plans::meaning_on;
use crate::step2_decomposition::{Edit, LevelSaid};
use crate::{App, Refused, Who};

const BROKEN: Refused = Refused::Broken("blank");

/// A blank plan, filled with what the facts say; as it was, if there are none.
pub(crate) async fn filled(app: &App, who: &Who, texts: &Texts, blank: PlanDocument) -> Result<PlanDocument, Refused> {
    let Some(rows) = FactRows::read(app, who.company).await? else { return Ok(blank) };
    let names = Stage::ALL.map(|stage| (stage, texts.say(name_of(stage)))).into();
    let today = app.today();
    app.files.take("new_plan", move || fill(&rows.understood()?, &names, &blank, today)).await?
}

fn fill(
    facts: &Facts,
    names: &BTreeMap<Stage, String>,
    blank: &PlanDocument,
    today: Date,
) -> Result<PlanDocument, Refused> {
    let mut stages: Vec<Stage> = facts.told.stages().into_iter().filter(|stage| *stage < Stage::Won).collect();
    loop {
        let mut document = with_levels(blank.clone(), &stages, names)?;
        let meaning = meaning_on(&document, today)?;
        let lines = facts.lines(&PlanRead::of(&document, &meaning, today));
        let first = lines.first().and_then(|line| line.levels.first());
        let hidden = lines.first().and_then(|line| line.levels.iter().position(LevelSaid::is_hidden));
        if let Some(at) = hidden.filter(|_| 1 < stages.len()) {
            // From end to end nothing is hidden: with fewer levels the plan rests on what is known.
            stages.remove(if at + 1 < stages.len() { at + 1 } else { at });
            continue;
        }
        if 1 < stages.len() && first.is_some_and(|level| level.take.is_empty()) {
            // Where leads are kept apart, nothing tells which deal one became: the plan begins where the facts can count.
            stages.remove(0);
            continue;
        }
        for line in lines {
            for Edit { path, typed } in line.levels.into_iter().flat_map(|level| level.take).chain(line.take_check) {
                let place: Place = path.parse().map_err(|_| BROKEN)?;
                document.set(&place, typed.as_deref()).map_err(|_| BROKEN)?;
            }
        }
        return Ok(document);
    }
}

/// The line of new clients with these levels.
fn with_levels(
    mut document: PlanDocument,
    stages: &[Stage],
    names: &BTreeMap<Stage, String>,
) -> Result<PlanDocument, Refused> {
    let level = |stage: &Stage| json!({ "name": names[stage], "funnel": stage.code() });
    let levels: Value = stages.iter().map(level).collect();
    let place: Place = "line[0].stage".parse().map_err(|_| BROKEN)?;
    document.set(&place, Some(&levels.to_string())).map_err(|_| BROKEN)?;
    Ok(document)
}

fn name_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Lead => "demo-leads",
        Stage::Qualified => "level-qualified",
        Stage::Meeting => "demo-meetings",
        Stage::Quote => "level-quotes",
        Stage::Contract | Stage::Won => "level-contracts",
    }
}
