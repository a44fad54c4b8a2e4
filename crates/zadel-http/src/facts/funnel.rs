//! `GET /api/v1/funnel`: what the facts say of conversions, sales and losses.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::{self, FirstResponse, FunnelAnswer, FunnelOf, Named, ResponseAnswer};
use zadel_core::conversion::Observed;
use zadel_core::evidence::{AverageSale, ENOUGH};
use zadel_core::facts::Nature;
use zadel_core::facts::cohort::{Bounds, Dimension, HorizonIs, Leg, StageConversion};
use zadel_core::facts::sales::{Amounts, Sales};
use zadel_core::money::Money;

use super::deals::{FactsView, day};
use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Query;

/// Which part of the facts.
#[derive(Deserialize)]
pub(crate) struct Asked {
    from: Option<String>,
    to: Option<String>,
    person: Option<i64>,
    source: Option<i64>,
    line: Option<i64>,
    nature: Option<String>,
}

/// What the facts say of the funnel.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Funnel)]
pub(crate) struct FunnelView {
    /// The first day on which a stage was entered that counts; null without facts.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// The stages of the company's funnel, in order.
    stages: Vec<FunnelStageView>,
    /// From each stage to the next.
    legs: Vec<LegView>,
    /// From the first stage to the last; null with fewer than two.
    end_to_end: Option<LegView>,
    sales: SalesView,
    /// End to end by person, source and line.
    by: Vec<DimensionView>,
    /// Why deals were lost, the most frequent first.
    reasons: Vec<ReasonView>,
    /// How soon the leads that came within the days got their first answer; null if no action with a time of day tells it.
    response: Option<ResponseView>,
    /// Of fewer it is too early to judge.
    n_enough: u32,
    facts: Option<FactsView>,
}

/// How soon leads got their first answer, in working time: 9 to 18, on the days of the company's calendar.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelResponse)]
struct ResponseView {
    total: AnsweredView,
    /// By who had the lead when it came.
    by_person: Vec<PersonAnsweredView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelAnswered)]
struct AnsweredView {
    /// Leads that came, by the clock.
    n: u32,
    /// Those that their owner has not answered yet.
    n_unanswered: u32,
    /// Working minutes within which half of all are answered; null if that is not known yet, or never comes.
    median_minutes: Option<u64>,
    /// Leads that had a working hour, and those of them that were answered within it.
    had_hour: u32,
    within_hour: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelPersonAnswered)]
struct PersonAnsweredView {
    /// 0: nobody's.
    id: i64,
    name: Option<String>,
    answered: AnsweredView,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelStage)]
struct FunnelStageView {
    /// `lead`, `qualified`, `meeting`, `quote`, `contract`, `won`.
    stage: &'static str,
    /// How many entered it for the first time within the days.
    entered: u32,
    /// How many open deals stand in it now.
    now: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelLeg)]
struct LegView {
    from: &'static str,
    to: &'static str,
    conversion: ConversionView,
}

/// A conversion as counts: of a cohort that has had its time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StageConversion)]
pub(crate) struct ConversionView {
    passed: u32,
    entered: u32,
    /// Days that an item had to pass.
    horizon_days: u32,
    /// Where they are from: `measured`, or why not.
    horizon_is: &'static str,
    /// The share; null of nobody.
    share: Option<f64>,
    /// Its 95 % interval (Jeffreys).
    interval: Option<IntervalView>,
    /// Where it lies in 8 cases of 10.
    likely: Option<IntervalView>,
    /// Entered too late to have had their time; not failed.
    n_unripe: u32,
    /// Only seen lost: nobody knows which stages they passed.
    n_path_unknown: u32,
    /// Leads that nothing links to the deal they became.
    n_unlinked: u32,
    /// Of so few it is too early to judge.
    is_few: bool,
    /// Between what the share lies whatever those passed; null if all paths are known.
    bounds: Option<IntervalView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ShareInterval)]
pub(crate) struct IntervalView {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// What was won and lost within the days. Minor units.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelSales)]
pub(crate) struct SalesView {
    n_won: u32,
    /// Won with a sum: what average and median are of.
    n_with_amount: u32,
    n_lost: u32,
    /// Won of clients who had bought before.
    n_repeat: u32,
    won: Option<i64>,
    average: Option<i64>,
    /// The 95 % interval of the average; null of fewer than two.
    average_low: Option<i64>,
    average_high: Option<i64>,
    median: Option<i64>,
    p10: Option<i64>,
    p90: Option<i64>,
    /// Sales with a sum to clients who had bought before.
    n_repeat_with_amount: u32,
    /// Their average.
    average_repeat: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelDimension)]
struct DimensionView {
    /// `person`, `source`, `line` or `nature`.
    dimension: &'static str,
    slices: Vec<SliceView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FunnelSlice)]
struct SliceView {
    /// 0: those of whom nobody says it.
    id: i64,
    /// Null: the same.
    name: Option<String>,
    conversion: ConversionView,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LossReason)]
struct ReasonView {
    /// 0: nobody says why.
    id: i64,
    /// Null: the same.
    reason: Option<String>,
    n: u32,
}

/// What the facts say of conversions, sales and losses. Without `from` and `to`, of the last year.
#[utoipa::path(get, path = "/api/v1/funnel", tag = "facts",
    params(
        ("from" = Option<String>, Query, description = "The first day, `2026-01-01`"),
        ("to" = Option<String>, Query, description = "The last day"),
        ("person" = Option<i64>, Query, description = "0: of whom nobody says it"),
        ("source" = Option<i64>, Query, description = "0: of which nobody says it"),
        ("line" = Option<i64>, Query, description = "0: of which nobody says it"),
        ("nature" = Option<String>, Query, description = "`new` or `repeat`"),
    ),
    responses(
        (status = 200, body = FunnelView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn show_funnel(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Json<FunnelView>, Problem> {
    let nature = asked.nature.as_deref().map(str::parse::<Nature>).transpose();
    let nature = nature.map_err(|_| Cause::BadQuery("nature".to_owned()))?;
    let (from, to) = (day("from", asked.from.as_deref())?, day("to", asked.to.as_deref())?);
    let Asked { person, source, line, .. } = asked;
    let answer = facts::show_funnel(&server.app, &who, FunnelOf { from, to, person, source, line, nature }).await?;
    Ok(Json(answer.map_or_else(FunnelView::nothing, FunnelView::of)))
}

impl FunnelView {
    fn nothing() -> Self {
        Self {
            from: None,
            to: None,
            stages: Vec::new(),
            legs: Vec::new(),
            end_to_end: None,
            sales: SalesView::of(&Sales::default()),
            by: Vec::new(),
            reasons: Vec::new(),
            response: None,
            n_enough: ENOUGH,
            facts: None,
        }
    }

    fn of(answer: FunnelAnswer) -> Self {
        let funnel = answer.funnel;
        let stage = |(stage, entered): (&zadel_core::facts::Stage, &u32)| FunnelStageView {
            stage: stage.code(),
            entered: *entered,
            now: funnel.now.get(stage).copied().unwrap_or(0),
        };
        let dimension = |dimension| match dimension {
            Dimension::Person => "person",
            Dimension::Source => "source",
            Dimension::Line => "line",
            Dimension::Nature => "nature",
        };
        let by = answer.by.into_iter().map(|parts| DimensionView {
            dimension: dimension(parts.dimension),
            slices: parts
                .parts
                .into_iter()
                .map(|(of, counts)| SliceView { id: of.id, name: of.name, conversion: ConversionView::of(&counts) })
                .collect(),
        });
        Self {
            from: Some(answer.days.0.to_string()),
            to: Some(answer.days.1.to_string()),
            stages: funnel.entered.iter().map(stage).collect(),
            legs: funnel.legs.iter().map(LegView::of).collect(),
            end_to_end: funnel.end_to_end.as_ref().map(LegView::of),
            sales: SalesView::of(&answer.sales),
            by: by.collect(),
            reasons: answer.reasons.into_iter().map(|(of, n)| ReasonView { id: of.id, reason: of.name, n }).collect(),
            response: answer.response.map(ResponseView::of),
            n_enough: ENOUGH,
            facts: Some(answer.last.into()),
        }
    }
}

impl ResponseView {
    fn of(answer: ResponseAnswer) -> Self {
        let person = |(of, answered): (Named, FirstResponse)| PersonAnsweredView {
            id: of.id,
            name: of.name,
            answered: AnsweredView::of(&answered),
        };
        Self { total: AnsweredView::of(&answer.total), by_person: answer.by_person.into_iter().map(person).collect() }
    }
}

impl AnsweredView {
    fn of(answered: &FirstResponse) -> Self {
        let within = answered.within_hour;
        Self {
            n: answered.n,
            n_unanswered: answered.n_unanswered,
            median_minutes: answered.median_minutes,
            had_hour: within.map_or(0, Observed::entered),
            within_hour: within.map_or(0, Observed::passed),
        }
    }
}

impl LegView {
    fn of((leg, conversion): &(Leg, StageConversion)) -> Self {
        Self { from: leg.from().code(), to: leg.to().code(), conversion: ConversionView::of(conversion) }
    }
}

impl ConversionView {
    pub(crate) fn of(counts: &StageConversion) -> Self {
        let horizon_is = match counts.horizon_is {
            HorizonIs::Given => "given",
            HorizonIs::Measured => "measured",
            HorizonIs::Capped => "capped",
            HorizonIs::Shortened => "shortened",
            HorizonIs::NobodyPassed => "nobody_passed",
        };
        let share = |observed: Observed| f64::from(observed.passed()) / f64::from(observed.entered());
        let bounds = counts.bounds().filter(|_| 0 < counts.n_path_unknown);
        Self {
            passed: counts.passed,
            entered: counts.entered,
            horizon_days: counts.horizon_days,
            horizon_is,
            share: counts.observed().map(share),
            interval: counts.interval().map(|interval| IntervalView { low: interval.low, high: interval.high }),
            likely: counts.likely().map(|interval| IntervalView { low: interval.low, high: interval.high }),
            n_unripe: counts.n_unripe,
            n_path_unknown: counts.n_path_unknown,
            n_unlinked: counts.n_unlinked,
            is_few: counts.entered < ENOUGH,
            bounds: bounds.map(|Bounds { low, high }| IntervalView { low: share(low), high: share(high) }),
        }
    }
}

impl SalesView {
    pub(crate) fn of(sales: &Sales) -> Self {
        let minor = |money: Option<Money>| money.map(Money::minor);
        let of = |amounts: &Amounts| minor(amounts.average());
        let evidence = sales.won.evidence();
        Self {
            n_won: sales.n_won,
            n_with_amount: sales.won.n(),
            n_lost: sales.n_lost,
            n_repeat: sales.n_repeat,
            won: i64::try_from(sales.won.total_minor()).ok(),
            average: of(&sales.won),
            average_low: minor(evidence.map(AverageSale::low)),
            average_high: minor(evidence.map(AverageSale::high)),
            median: minor(sales.won.median()),
            p10: minor(sales.won.p10()),
            p90: minor(sales.won.p90()),
            n_repeat_with_amount: sales.repeat.n(),
            average_repeat: of(&sales.repeat),
        }
    }
}
