//! Ways of selling: the list, one of them with its versions, and those of a plan.

pub(crate) mod change;
pub(crate) mod create;
pub(crate) mod list;
pub(crate) mod of_plan;
pub(crate) mod offer;
pub(crate) mod open;
pub(crate) mod versions;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::rights::Right;
use zadel_app::technologies::{self, Counted, Draft};

use crate::wire::moment;

/// A way of selling as somebody wrote it down. A mistyped key is refused: what it holds would be lost.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TechnologyForm {
    /// At most 200 characters; of those in use, no two have the same.
    name: String,
    /// Whom it is for; at most 2,000 characters.
    #[serde(default)]
    segment: String,
    /// At most 30, in their order.
    #[serde(default)]
    steps: Vec<TechnologyStep>,
    /// What it has proven, as somebody types it: `9 of 64, 22.11.2026`. Empty for nothing.
    #[serde(default)]
    proof: String,
    /// The counts that stood beside other steps are true of these too; otherwise they stay with the version they are of.
    #[serde(default)]
    proves_new_steps: bool,
}

/// One step of the way to a deal.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TechnologyStep {
    /// What is done; at most 200 characters.
    name: String,
    /// What is said; at most 10,000 characters.
    #[serde(default)]
    script: String,
    /// What it takes; at most 2,000 characters.
    #[serde(default)]
    materials: String,
    /// By what one knows that it is done; at most 2,000 characters.
    #[serde(default)]
    criterion: String,
}

/// Deals of leads, up to a day.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TechnologyProof {
    won: u32,
    leads: u32,
    /// The last day that was counted, if it is known.
    to: Option<String>,
}

/// A way of selling, as it is now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Technology {
    id: i64,
    name: String,
    /// For `If-Match`; every change makes the next one.
    pub(crate) version: i64,
    /// Is it offered to plans? One that was put away stays where it is named.
    offered: bool,
    segment: String,
    steps: Vec<TechnologyStep>,
    proof: Option<TechnologyProof>,
    changed_at: String,
    changed_by: String,
    /// May whoever asks change it?
    may_edit: bool,
}

impl From<TechnologyForm> for Draft {
    fn from(form: TechnologyForm) -> Self {
        let step = |step: TechnologyStep| technologies::Step {
            name: step.name,
            script: step.script,
            materials: step.materials,
            criterion: step.criterion,
        };
        Self {
            name: form.name,
            segment: form.segment,
            steps: form.steps.into_iter().map(step).collect(),
            proof: form.proof,
            proves_new_steps: form.proves_new_steps,
        }
    }
}

impl From<technologies::Step> for TechnologyStep {
    fn from(step: technologies::Step) -> Self {
        Self { name: step.name, script: step.script, materials: step.materials, criterion: step.criterion }
    }
}

impl From<Counted> for TechnologyProof {
    fn from(counted: Counted) -> Self {
        Self { won: counted.won, leads: counted.leads, to: counted.to.map(|day| day.to_string()) }
    }
}

impl Technology {
    fn of(technology: technologies::Technology, who: &Who) -> Self {
        let technologies::Technology { row, content } = technology;
        Self {
            id: row.technology.get(),
            name: row.name,
            version: row.version,
            offered: row.put_away_at.is_none(),
            segment: content.segment,
            steps: content.steps.into_iter().map(TechnologyStep::from).collect(),
            proof: content.proof.map(TechnologyProof::from),
            changed_at: moment(row.changed_at.get()),
            changed_by: row.changed_by_name,
            may_edit: who.may(Right::EditPlans).is_ok(),
        }
    }
}
