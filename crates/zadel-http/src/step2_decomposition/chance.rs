//! How likely a line and the whole plan are.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_core::step2_decomposition::{LineChance, WholeChance};
use zadel_exchange::plan_file::PlanFile;

use super::names::ChanceModel;

/// The chance of one line.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LineChance)]
pub(crate) struct LineChanceView {
    model: ChanceModel,
    /// Of at least the deals needed.
    chance: f64,
    mean: f64,
    standard_deviation: f64,
    counts: Option<CountsView>,
    for_goal: GoalChanceView,
}

/// What the line must bring for the plan's goal if every other line brings what is planned of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalChance)]
pub(crate) struct GoalChanceView {
    deals: u32,
    /// Of at least these deals.
    chance: f64,
    counts: Option<CountsView>,
}

/// Items at the top for a chance of 50, 70, 80, 90 %; null above 10,000.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Counts)]
pub(crate) struct CountsView {
    #[serde(rename = "50")]
    half: Option<u32>,
    #[serde(rename = "70")]
    seventy: Option<u32>,
    #[serde(rename = "80")]
    eighty: Option<u32>,
    #[serde(rename = "90")]
    ninety: Option<u32>,
}

/// The chance of the whole plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanChance)]
pub(crate) struct WholeChanceView {
    goal: f64,
    minimum: Option<f64>,
    stretch: Option<f64>,
    /// Lines that were taken as certain.
    certain_lines: Vec<String>,
    is_lower_bound: bool,
}

impl LineChanceView {
    pub(super) fn of(chance: &LineChance) -> Self {
        Self {
            model: chance.model.into(),
            chance: chance.target,
            mean: chance.mean,
            standard_deviation: chance.standard_deviation,
            counts: chance.counts.map(CountsView::of),
            for_goal: GoalChanceView {
                deals: chance.for_goal.deals,
                chance: chance.for_goal.target,
                counts: chance.for_goal.counts.map(CountsView::of),
            },
        }
    }
}

impl CountsView {
    fn of([half, seventy, eighty, ninety]: [Option<u32>; 4]) -> Self {
        Self { half, seventy, eighty, ninety }
    }
}

impl WholeChanceView {
    pub(super) fn of(whole: &WholeChance, file: &PlanFile) -> Self {
        let name = |line: &usize| file.plan.lines()[*line].name.clone();
        Self {
            goal: whole.goal,
            minimum: whole.minimum,
            stretch: whole.stretch,
            certain_lines: whole.certain_lines.iter().map(name).collect(),
            is_lower_bound: whole.is_lower_bound,
        }
    }
}
