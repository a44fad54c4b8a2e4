//! The plan week by week.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_core::calendar::Period;
use zadel_core::step2_decomposition::{WeeklyLine, WeeklyStage};

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Week)]
pub(super) struct WeekView {
    from: String,
    to: String,
    working_days: u32,
}

/// One line by week, with what that is in all.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeeklyLine)]
pub(super) struct WeeklyView {
    deals: Vec<u64>,
    n_deals: u64,
    amount: Vec<u64>,
    total_amount: u64,
    minutes: Vec<u64>,
    total_minutes: u64,
    stages: Vec<WeeklyStageView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeeklyStage)]
struct WeeklyStageView {
    count: Vec<u64>,
    total: u64,
    lagged: Option<LaggedView>,
}

/// What the time between a stage and the next one means.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lagged)]
struct LaggedView {
    /// Items that the line's deals come from, whenever those begin.
    by_conversions: u64,
    /// Items of the next stage that must come from what was begun before the period.
    in_hand: u64,
    /// The last weeks, counted from 1, in which an item still comes through in time in 50, 80 and 90 % of cases.
    last_useful: [Option<u32>; 3],
}

impl WeekView {
    pub(super) fn of(week: Period, working_days: u32) -> Self {
        Self { from: week.from().to_string(), to: week.to().to_string(), working_days }
    }
}

impl WeeklyView {
    pub(super) fn of(line: &WeeklyLine) -> Self {
        let minutes: Vec<u64> =
            (0..line.deals.len()).map(|week| line.stages.iter().map(|stage| stage.minutes[week]).sum()).collect();
        Self {
            deals: line.deals.clone(),
            n_deals: line.deals.iter().sum(),
            amount: line.amount_minor.clone(),
            total_amount: line.amount_minor.iter().sum(),
            total_minutes: minutes.iter().sum(),
            minutes,
            stages: line.stages.iter().map(WeeklyStageView::of).collect(),
        }
    }
}

impl WeeklyStageView {
    fn of(stage: &WeeklyStage) -> Self {
        let lagged = stage.lagged.as_ref();
        Self {
            count: stage.weekly.clone(),
            total: stage.weekly.iter().sum(),
            lagged: lagged.map(|lagged| LaggedView {
                by_conversions: lagged.by_conversions,
                in_hand: lagged.in_hand,
                last_useful: lagged.last_useful,
            }),
        }
    }
}
